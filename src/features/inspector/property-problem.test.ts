import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../core/model/message.ts';
import { propertyProblem, settingProblem } from './property-problem.ts';

describe('propertyProblem', () => {
  it('refuses what the document cannot hold, and says the bound', () => {
    const problem = propertyProblem('components', 'load-balancer', 'port', 70_000);
    expect(problem && renderMessage(problem, 'en')).toBe('Must be at most 65535.');
    expect(propertyProblem('hosts', undefined, 'name', 'x'.repeat(513))).toBeDefined();
  });

  it('lets pass what only a rule dislikes', () => {
    expect(propertyProblem('hosts', undefined, 'addresses', ['no address'])).toBeUndefined();
    expect(propertyProblem('endpoints', 'vip', 'virtualRouterId', 300)).toBeUndefined();
  });

  it('knows the properties of each kind', () => {
    expect(propertyProblem('endpoints', 'vip', 'prefixLength', 129)).toBeDefined();
    expect(propertyProblem('endpoints', 'cloud-lb', 'port', 0)).toBeDefined();
    expect(propertyProblem('etcdClusters', undefined, 'heartbeatInterval', 1.5)).toBeDefined();
  });
});

describe('settingProblem', () => {
  it('takes releases without a v and nothing else', () => {
    expect(settingProblem('cluster', 'kubernetesVersion', '1.35.0')).toBeUndefined();
    expect(settingProblem('cluster', 'kubernetesVersion', 'v1.35.0')).toBeDefined();
  });
});
