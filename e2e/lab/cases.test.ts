import { describe, expect, it } from 'vitest';
import { casesOf, predict } from './cases.ts';
import { readDesign } from './design.ts';
import { LabError } from './lab-error.ts';
import { negativeControls } from './negative.ts';
import { segmentOf } from './network.ts';

const design = readDesign('stacked-3-zones');
const cases = casesOf(design);
const named = (name: string) => {
  const found = cases.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
};

describe('the kill matrix of three stacked masters', () => {
  it('has every host, every pair, every domain down and isolated, every process', () => {
    const count = (kind: string): number => cases.filter((each) => each.kind === kind).length;
    expect(count('host')).toBe(5);
    expect(count('pair')).toBe(10);
    // All hosts lie in the region, so that it cannot be cut off from any of them.
    expect([count('domain'), count('isolated')]).toEqual([4, 3]);
    // Two load balancers, two programs each, stopped and crashed.
    expect(count('process')).toBe(8);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it('is predicted for clients on both sides of a cut', () => {
    const { outside, inside } = predict(design, named('zone-a isolated'), new Map());
    expect([outside.seen, outside.quorum]).toEqual(['writable', true]);
    expect([inside?.seen, inside?.quorum]).toEqual(['down', false]);
    expect([...(inside?.holders.values() ?? [])]).toEqual(['lb-1']);
  });

  it('is predicted from where the address is', () => {
    const stays = predict(design, named('lb-2'), new Map([['vip-1', ['lb-1']]]));
    const moves = predict(design, named('lb-2'), new Map([['vip-1', ['lb-2']]]));
    expect(stays.outside.recovery).toBeLessThan(1);
    expect(moves.outside.recovery).toBeGreaterThan(3);
  });

  it('knows that two masters are too many to lose', () => {
    expect(predict(design, named('master-1 + master-2'), new Map()).outside).toMatchObject({
      seen: 'down',
      quorum: false,
    });
  });
});

describe('wrong bundles', () => {
  it('differ from the exported one in what they are about, and only there', () => {
    const controls = negativeControls(design, cases);
    expect(controls.map(({ name }) => name)).toEqual([
      'a check weight below the priority gap',
      'back ends that are missing',
    ]);
    const changed = controls.map(({ design: wrong }) =>
      [...wrong.files].flatMap(([file, { text }]) =>
        text === design.files.get(file)?.text ? [] : [file.replace(/^.*\//, '')],
      ),
    );
    expect(changed).toEqual([
      ['keepalived.conf', 'keepalived.conf'],
      ['haproxy.cfg', 'haproxy.cfg'],
    ]);
    const keepalived = controls[0]?.design.files.get('hosts/lb-1/etc/keepalived/keepalived.conf');
    expect(keepalived?.text).toContain('weight -2');
    expect(keepalived?.text).not.toMatch(/^\s*nopreempt/m);
  });
});

describe('the network of the lab', () => {
  it('is the smallest that holds all hosts, with addresses left for clients', () => {
    const { prefixLength, free } = segmentOf(design);
    expect(prefixLength).toBe(24);
    const used = design.site.hosts.flatMap(({ addresses }) => addresses);
    expect(free.filter((address) => used.includes(address))).toEqual([]);
    expect(free[0]).toMatch(/^10\.0\.0\.\d+$/);
  });

  it('grows with hosts that are far apart, and ends where none holds them', () => {
    const moved = (address: string) => {
      const topology = structuredClone(design.topology);
      const [host] = topology.hosts;
      if (host) host.addresses = [address];
      const hosts = design.site.hosts.map((at, n) =>
        n === 0 ? { ...at, addresses: [address] } : at,
      );
      return { ...design, topology, site: { ...design.site, hosts } };
    };
    expect(segmentOf(moved('10.0.3.7')).prefixLength).toBe(22);
    expect(() => segmentOf(moved('192.168.0.1'))).toThrow(LabError);
  });
});

describe('what the lab is given', () => {
  it('is refused with one sentence where it is no design', () => {
    expect(() => readDesign('nowhere/none.json')).toThrow(
      'nowhere/none.json is neither a file that can be read nor the name of a starter.',
    );
  });
});
