import type { PaletteItem } from '../../store/session-store.ts';

export interface PaletteGroup {
  /** Text key under `groups`. */
  readonly id: 'places' | 'machines' | 'control-plane' | 'endpoints';
  readonly items: readonly PaletteItem[];
  /** Shown once someone asks for more. */
  readonly more?: readonly PaletteItem[];
}

export const paletteGroups: readonly PaletteGroup[] = [
  {
    id: 'control-plane',
    items: [
      { make: 'component', kind: 'load-balancer' },
      { make: 'component', kind: 'control-plane' },
      { make: 'component', kind: 'etcd' },
      { make: 'component', kind: 'worker' },
    ],
  },
  { id: 'machines', items: [{ make: 'host' }] },
  {
    id: 'places',
    items: [
      { make: 'failure-domain', kind: 'region' },
      { make: 'failure-domain', kind: 'zone' },
      { make: 'failure-domain', kind: 'rack' },
    ],
    more: [
      { make: 'failure-domain', kind: 'hypervisor' },
      { make: 'failure-domain', kind: 'power' },
      { make: 'failure-domain', kind: 'switch' },
    ],
  },
  {
    id: 'endpoints',
    items: [
      { make: 'endpoint', kind: 'vip' },
      { make: 'endpoint', kind: 'kube-vip' },
      { make: 'endpoint', kind: 'cloud-lb' },
      { make: 'endpoint', kind: 'dns' },
      { make: 'endpoint', kind: 'direct' },
    ],
  },
];
