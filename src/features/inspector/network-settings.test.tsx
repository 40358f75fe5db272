// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import i18next, { type ResourceKey } from 'i18next';
import type { ReactElement } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import type { CloudLoadBalancer, Topology } from '../../core/model/topology.ts';
import { WorkspaceProvider, type Workspace } from '../../platform/react/workspace.tsx';
import { createDocumentStore } from '../../store/document-store.ts';
import { createPreferencesStore } from '../../store/preferences-store.ts';
import { createSessionStore } from '../../store/session-store.ts';
import { topology, type TopologyBuilder } from '../../testing/topology-builder.ts';
import { click, mount, press, type as enter, type Mounted } from '../../ui/testing/mount.ts';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { CloudFields } from './cloud-fields.tsx';
import { NetworkSettings } from './network-settings.tsx';

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

function show(design: TopologyBuilder, form: (document: Topology) => ReactElement) {
  const workspace: Workspace = {
    document: createDocumentStore('one', design.build()),
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
  return now;
}

const showNetwork = (design: TopologyBuilder) => {
  const now = show(design, () => <NetworkSettings findings={new Map()} />);
  return () => now().network;
};

function button(text: string): HTMLElement {
  const found = page?.all('button').find(({ textContent }) => textContent === text);
  if (found === undefined) throw new Error(`no button ${text}`);
  return found;
}

function field(placeholder: string): HTMLElement {
  return page?.get(`input[placeholder="${placeholder}"]`) ?? document.body;
}

it('puts a firewall around a domain and lists what it allows', () => {
  const network = showNetwork(topology().zones(2).stacked(2));
  click(button('Add firewall'));
  expect(network().firewalls).toEqual([{ failureDomain: 'zone-a', allow: [] }]);
  enter(field('tcp/6443'), 'tcp/2379-2380');
  press(field('tcp/6443'), 'Enter');
  expect(network().firewalls[0]?.allow).toEqual(['tcp/2379-2380']);
});

it('says what is no entry of a firewall, and stores it all the same', () => {
  const network = showNetwork(
    topology()
      .zones(1)
      .with((design) =>
        design.network.firewalls.push({ failureDomain: 'zone-a', allow: ['https'] }),
      ),
  );
  expect(page?.container.textContent).toContain('https is none of tcp/PORT');
  click(page?.get('[aria-label="Remove firewall"]') ?? document.body);
  expect(network().firewalls).toEqual([]);
});

it('offers no firewall while there is no domain to stand around', () => {
  showNetwork(topology().stacked(1));
  expect(page?.container.textContent).toContain('none is drawn yet');
});

it('takes the packet filters off the hosts', () => {
  const network = showNetwork(topology().stacked(1));
  click(page?.get('[role=switch]') ?? document.body);
  expect(network().hostFirewall).toBe(false);
});

it('takes DHCP ranges and DNS servers', () => {
  const network = showNetwork(topology().stacked(1));
  enter(field('10.0.0.100-10.0.0.199'), '10.0.0.50-10.0.0.99');
  press(field('10.0.0.100-10.0.0.199'), 'Enter');
  enter(field('10.0.0.53'), '10.0.0.2');
  press(field('10.0.0.53'), 'Enter');
  expect(network()).toMatchObject({
    dhcpRanges: ['10.0.0.50-10.0.0.99'],
    dnsServers: ['10.0.0.2'],
  });
});

it('says why the hosts file cannot lead masters to themselves', () => {
  const cloudOf = ({ endpoints }: Topology) => endpoints[0] as CloudLoadBalancer;
  show(
    topology()
      .stacked(1)
      .cloudLoadBalancer('azure')
      .with(({ endpoints }) =>
        Object.assign(endpoints[0] ?? {}, { port: 443, selfAccess: 'hosts-file' }),
      ),
    (document) => <CloudFields element={cloudOf(document)} findings={new Map()} />,
  );
  expect(page?.container.textContent).toContain('Needs the port of the API servers.');
});
