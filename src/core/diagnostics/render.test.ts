import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { renderDiagnostic } from './render.ts';
import { runDiagnostics } from './run.ts';

const [finding] = runDiagnostics(
  indexTopology(
    topology()
      .stacked(3)
      .loadBalancers(2)
      .vip('10.0.0.100', { name: '{id} <b>', virtualRouterId: 300 })
      .build(),
  ),
);

describe('renderDiagnostic', () => {
  it('fills the texts of the rule in the language asked for', () => {
    expect(renderDiagnostic(finding!, 'en')).toMatchObject({
      title: 'Virtual router id out of range',
      message: '“{id} <b>” has the virtual router id 300; it must be from 1 to 255.',
    });
    expect(renderDiagnostic(finding!, 'zh')).toMatchObject({
      title: '虚拟路由器 ID 超出范围',
      remediation: '选择 1 到 255 之间、同一网络中没有其他 VRRP 组使用的 ID。',
    });
  });

  it('shows the ids of a finding it has no texts for', () => {
    expect(renderDiagnostic({ ...finding!, rule: 'future/rule' }, 'en')).toEqual({
      title: 'future/rule',
      message: 'range',
      rationale: '',
      remediation: '',
      references: [],
    });
  });
});
