import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { buildBundle } from '../../src/core/exporters/bundle.ts';
import { designs } from './designs.ts';
import { fieldsOfKind, foreignFields } from './kubeadm-fields.ts';

interface Kubernetes {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Every document, as the YAML 1.1 reader of kubeadm would take it. */
function documentsOf(content: string): Kubernetes[] {
  return parseAllDocuments(content, { version: '1.1', uniqueKeys: true }).map((document) => {
    expect(document.errors).toEqual([]);
    expect(document.warnings).toEqual([]);
    return document.toJS() as Kubernetes;
  });
}

function problems(document: Kubernetes): string[] {
  const kind = `${document.apiVersion} ${document.kind}`;
  const fields = fieldsOfKind[kind];
  return fields === undefined
    ? [`${kind} is unknown`]
    : foreignFields(document, fields, document.kind);
}

describe('kubeadm files', () => {
  it.each(designs.map(({ name, build }) => [name, build] as const))(
    'of “%s” hold only what kubeadm v1beta4 knows',
    (_name, build) => {
      const { files } = buildBundle(build(), { language: 'en' });
      const yaml = files.filter(
        ({ path }) =>
          path.includes('/etc/kubernetes/kubeadm/') &&
          /\/(?:init|join|join-worker)\.yaml$/.test(path),
      );
      for (const file of yaml) {
        const documents = documentsOf(file.content);
        expect({ file: file.path, problems: documents.flatMap(problems) }).toEqual({
          file: file.path,
          problems: [],
        });
        expect(documents.map(({ kind }) => kind)).toEqual(
          file.path.endsWith('/init.yaml')
            ? [
                'InitConfiguration',
                'ClusterConfiguration',
                'KubeletConfiguration',
                'KubeProxyConfiguration',
              ]
            : ['JoinConfiguration'],
        );
      }
    },
  );

  it('would be refused with a field of v1beta3 or a wrong type', () => {
    const wrong = {
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'ClusterConfiguration',
      apiServer: { extraArgs: { 'goaway-chance': '0.001' }, timeoutForControlPlane: '4m0s' },
      networking: { podSubnet: ['10.0.0.0/8'] },
    };
    expect(problems(wrong)).toEqual([
      'ClusterConfiguration.apiServer.extraArgs is no list',
      'ClusterConfiguration.apiServer.timeoutForControlPlane is unknown',
      'ClusterConfiguration.networking.podSubnet is no string',
    ]);
  });
});
