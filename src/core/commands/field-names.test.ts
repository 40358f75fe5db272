import { describe, expect, it } from 'vitest';
import {
  cloudLoadBalancerSchema,
  clusterSchema,
  controlPlaneSchema,
  etcdClusterSchema,
  failureDomainSchema,
  hostSchema,
  loadBalancerSchema,
  networkSchema,
  vipEndpointSchema,
} from '../model/topology.ts';
import { fieldNames } from './field-names.ts';

const schemas = [
  cloudLoadBalancerSchema,
  clusterSchema,
  controlPlaneSchema,
  etcdClusterSchema,
  failureDomainSchema,
  hostSchema,
  loadBalancerSchema,
  networkSchema,
  vipEndpointSchema,
];
const fields = [...new Set(schemas.flatMap(({ shape }) => Object.keys(shape)))].filter(
  (field) => field !== 'id' && field !== 'kind',
);

describe('the names of properties', () => {
  it.each(fields)('%s has one in both languages', (field) => {
    const { en, zh } = fieldNames([field]);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/[a-z][A-Z](?!iB)/);
  });

  it('are listed, and what is not ours stays as it is', () => {
    expect(fieldNames(['cpus', 'x-own', 'toString'])).toEqual({
      en: 'cores, x-own, toString',
      zh: 'CPU 核数、x-own、toString',
    });
  });
});
