import { describe, expect, it } from 'vitest';
import type { BundleFile } from '../../core/exporters/exporter.ts';
import { baseName, firstFile, octalMode, symbolicMode } from './bundle-file.ts';

function file(path: string, syntax: BundleFile['syntax']): BundleFile {
  return { path, content: '\n', mode: 0o644, syntax };
}

describe('firstFile', () => {
  const readme = file('README.md', 'markdown');
  const install = file('hosts/m-1/install.sh', 'shell');
  const init = file('hosts/m-1/etc/kubernetes/kubeadm/init.yaml', 'yaml');
  const nginx = file('hosts/lb-1/etc/nginx/nginx.conf', 'nginx');

  it('prefers a proxy, then any config of a host, then whatever there is', () => {
    expect(firstFile([readme, install, init, nginx])).toBe(nginx);
    expect(firstFile([readme, install, init])).toBe(init);
    expect(firstFile([readme, install])).toBe(readme);
    expect(firstFile([])).toBeUndefined();
  });
});

describe('modes', () => {
  it('writes permission bits both ways', () => {
    expect([octalMode(0o644), symbolicMode(0o644)]).toEqual(['0644', 'rw-r--r--']);
    expect([octalMode(0o755), symbolicMode(0o755)]).toEqual(['0755', 'rwxr-xr-x']);
    expect([octalMode(0o640), symbolicMode(0o640)]).toEqual(['0640', 'rw-r-----']);
  });
});

describe('baseName', () => {
  it('takes the last name', () => {
    expect(baseName('hosts/a/etc/etcd/etcd.env')).toBe('etcd.env');
    expect(baseName('README.md')).toBe('README.md');
  });
});
