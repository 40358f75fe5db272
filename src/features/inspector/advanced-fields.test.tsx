// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import i18next, { type ResourceKey } from 'i18next';
import type { ReactElement } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { LoadBalancer, Topology, VipEndpoint } from '../../core/model/topology.ts';
import { WorkspaceProvider, type Workspace } from '../../platform/react/workspace.tsx';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { topology } from '../../testing/topology-builder.ts';
import { click, mount, type as enter, type Mounted } from '../../ui/testing/mount.ts';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import type { FormProps } from './form.ts';
import { KeepalivedFields } from './keepalived-fields.tsx';
import { LoadBalancerFields } from './load-balancer-fields.tsx';

const en = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'locales/en.json'), 'utf8'),
) as ResourceKey;
void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { inspector: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

let page: Mounted | undefined;
afterEach(() => {
  page?.unmount();
  page = undefined;
});

function open(design: Topology, form: (document: Topology) => ReactElement): () => Topology {
  const workspace: Workspace = {
    document: createDocumentStore('one', design),
    session: createSessionStore(),
    preferences: createPreferencesStore({ read: () => null, write: () => undefined }),
    openDesign: () => undefined,
  };
  const now = (): Topology => workspace.document.getState().topology;
  page = mount(
    <WorkspaceProvider workspace={workspace}>
      <TooltipProvider>{form(now())}</TooltipProvider>
    </WorkspaceProvider>,
  );
  click(page.get('button'));
  return now;
}

function field(label: string): HTMLInputElement {
  const found = page?.all('label').find(({ textContent }) => textContent === label);
  const input = document.getElementById(found?.getAttribute('for') ?? '');
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${label}`);
  return input;
}

const none: FormProps<never>['findings'] = new Map();

describe('the advanced fields of a VIP', () => {
  const vipOf = ({ endpoints }: Topology): VipEndpoint => {
    const vip = endpoints.find(({ kind }) => kind === 'vip');
    if (vip?.kind !== 'vip') throw new Error('no VIP');
    return vip;
  };
  const show = (patch: Partial<VipEndpoint> = {}): (() => VipEndpoint) => {
    const design = topology().stacked(3).loadBalancers(2).vip('10.0.0.100', patch).build();
    const now = open(design, (document) => (
      <KeepalivedFields element={vipOf(document)} findings={none} />
    ));
    return () => vipOf(now());
  };

  it('say what keepalived does where the design says nothing', () => {
    show();
    expect(field('Fails after')).toMatchObject({ value: '', placeholder: '3' });
    expect(field('Runs as')).toMatchObject({ value: '', placeholder: 'root' });
  });

  it('write what differs from that, and nothing for what does not', () => {
    const vip = show({ checkFall: 5 });
    enter(field('Weight'), '-20');
    enter(field('Fails after'), '3');
    expect(vip()).toMatchObject({ checkWeight: -20 });
    expect(vip().checkFall).toBeUndefined();
  });

  it('take no weight that VRRP does not know', () => {
    const vip = show();
    enter(field('Weight'), '-300');
    expect(vip().checkWeight).toBeUndefined();
  });

  it('turn preemption on', () => {
    const vip = show();
    const toggle = page?.all('[role=switch]')[0];
    if (toggle === undefined) throw new Error('no switch');
    click(toggle);
    expect(vip()).toMatchObject({ preempt: true });
  });
});

describe('the advanced fields of a load balancer', () => {
  const balancerOf = ({ components }: Topology): LoadBalancer => {
    const found = components.find(({ kind }) => kind === 'load-balancer');
    if (found?.kind !== 'load-balancer') throw new Error('no load balancer');
    return found;
  };
  const show = (patch: Partial<LoadBalancer> = {}): (() => LoadBalancer) => {
    const design = topology().stacked(3).loadBalancers(1, patch).build();
    const now = open(design, (document) => (
      <LoadBalancerFields element={balancerOf(document)} findings={none} />
    ));
    return () => balancerOf(now());
  };

  it('write what differs from the usual, and nothing for what does not', () => {
    const balancer = show({ fileLimit: 1_024 });
    enter(field('Connections'), '20000');
    enter(field('Open files'), '65536');
    expect(balancer()).toMatchObject({ maxConnections: 20_000 });
    expect(balancer().fileLimit).toBeUndefined();
  });

  it('offer no pace of checks that NGINX does not make', () => {
    show({ software: 'nginx' });
    expect(() => field('Checks every')).toThrow('no field');
    page?.unmount();
    show();
    expect(field('Checks every').placeholder).toBe('2');
  });
});
