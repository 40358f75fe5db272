import { describe, expect, it } from 'vitest';
import {
  controllerLeaseOf,
  goSeconds,
  nodeLossTimers,
  optionValue,
} from './control-plane-timers.ts';
import { emptyTopology, type ProgramOption } from './topology.ts';

const options = (set: Record<string, string>): ProgramOption[] =>
  Object.entries(set).map(([name, value]) => ({ name, value }));

it.each([
  ['40s', 40],
  ['1m30s', 90],
  ['1h0m0.5s', 3600.5],
  ['250ms', 0.25],
  ['0s', undefined],
  ['40', undefined],
  ['', undefined],
  [' 40s', undefined],
  [undefined, undefined],
])('reads the duration %j as %s seconds', (text, expected) => {
  expect(goSeconds(text)).toBe(expected);
});

it('takes the last of several options of one name', () => {
  const twice = [...options({ v: '1' }), ...options({ v: '2' })];
  expect(optionValue(twice, 'v')).toBe('2');
  expect(optionValue(twice, 'w')).toBeUndefined();
});

describe('controllerLeaseOf', () => {
  it('is the default with what the options change', () => {
    expect(controllerLeaseOf(options({ 'leader-elect-lease-duration': '1m' }))).toEqual({
      duration: 60,
      renewDeadline: 10,
      retryPeriod: 2,
    });
  });

  it.each([{ 'leader-elect-lease-duration': '10s' }, { 'leader-elect-retry-period': '10s' }])(
    'is the default where the program would refuse %o',
    (set) => {
      expect(controllerLeaseOf(options(set))).toEqual(controllerLeaseOf([]));
    },
  );
});

describe('nodeLossTimers', () => {
  const { cluster } = emptyTopology('test');

  it('are those of the release', () => {
    expect(nodeLossTimers(cluster)).toEqual({ grace: 50, toleration: 300 });
  });

  it('are those of the options', () => {
    const changed = {
      ...cluster,
      controllerManagerOptions: options({ 'node-monitor-grace-period': '20s' }),
      apiServerOptions: options({ 'default-unreachable-toleration-seconds': '30' }),
    };
    expect(nodeLossTimers(changed)).toEqual({ grace: 20, toleration: 30 });
  });
});
