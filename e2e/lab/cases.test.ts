import { describe, expect, it } from 'vitest';
import { casesOf, predict } from './cases.ts';
import { readDesign, whyNotPlayed } from './design.ts';
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
    const { withPrefix, client } = segmentOf(design);
    expect(withPrefix('10.0.0.11')).toBe('10.0.0.11/24');
    expect(client(0)).toEqual(['10.0.0.254/24']);
    expect(client(1)).toEqual(['10.0.0.253/24']);
  });

  it('has a part of each family that hosts have', () => {
    const dual = segmentOf(readDesign('e2e/lab/designs/dual-stack.topology.json'));
    expect(dual.withPrefix('fd00:0:0:10::21')).toBe('fd00:0:0:10::21/64');
    expect(dual.client(0)).toEqual(['10.0.0.254/24', 'fd00::10:ffff:ffff:ffff:fffe/64']);
    const ipv6 = segmentOf(readDesign('e2e/lab/designs/ipv6.topology.json'));
    expect(ipv6.client(0)).toEqual(['fd00::10:ffff:ffff:ffff:fffe/64']);
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
    expect(segmentOf(moved('10.0.3.7')).withPrefix('10.0.3.7')).toBe('10.0.3.7/22');
    expect(() => segmentOf(moved('192.168.0.1'))).toThrow(LabError);
  });
});

describe('a load balancer that no longer reaches the masters', () => {
  const cutOf = (name: string) => {
    const source = readDesign(name);
    const found = casesOf(source).filter(({ kind }) => kind === 'cut');
    return found.map((each) => ({ name: each.name, ...predict(source, each, new Map()).outside }));
  };

  it('is one case a VIP, and keeps the address unless keepalived asks for them', () => {
    const [first, ...more] = cutOf('stacked-3-zones');
    expect(more).toEqual([]);
    expect(first).toMatchObject({ name: 'lb-1 cut from the masters', seen: 'down' });
    expect([...(first?.holders ?? [])].map(([, holder]) => holder)).toEqual(['lb-1']);
  });

  it('gives the address away where keepalived asks for them', () => {
    const [first] = cutOf('e2e/lab/designs/ipv6.topology.json');
    expect(first).toMatchObject({ seen: 'writable' });
    expect([...(first?.holders ?? [])].map(([, holder]) => holder)).toEqual(['lb-2']);
    expect(first?.recovery).toBeCloseTo(16.6, 1);
  });

  it('is no case where load balancers stand on the masters', () => {
    expect(cutOf('lb-on-masters')).toEqual([]);
  });
});

describe('what the lab is given', () => {
  it('is left out, with the reason, where there is nothing to play', () => {
    const why = (name: string) => whyNotPlayed(readDesign(name));
    expect(why('stacked-3-zones')).toBeUndefined();
    expect(why('cloud-3-zones')).toMatch(/^cloud-3-zones: its endpoint .* does not run here\.$/);
    expect(why('seed-load-balanced-masters')).toContain('(no-quorum)');
  });

  it('is refused with one sentence where it is no design', () => {
    expect(() => readDesign('nowhere/none.json')).toThrow(
      'nowhere/none.json is neither a file that can be read nor the name of a starter.',
    );
  });
});
