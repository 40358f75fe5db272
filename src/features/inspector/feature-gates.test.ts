import { expect, it } from 'vitest';
import { parseGates, printGates } from './feature-gates.ts';

it('reads what it prints', () => {
  const gates = { ControlPlaneKubeletLocalMode: false, RootlessControlPlane: true };
  expect(printGates(gates)).toEqual([
    'ControlPlaneKubeletLocalMode=false',
    'RootlessControlPlane=true',
  ]);
  expect(parseGates(printGates(gates))).toEqual(gates);
  expect(printGates(undefined)).toEqual([]);
});

it('takes a name alone, and the last of one name', () => {
  expect(parseGates(['One', ' Two=true ', 'Two=false'])).toEqual({ One: true, Two: false });
});

it.each(['', '1st=true', 'Gate=yes', 'Gate=', 'a b', 'Gate=true,Other=true'])(
  'takes no gate from %j',
  (text) => expect(parseGates(['Good=true', text])).toBeUndefined(),
);
