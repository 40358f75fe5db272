import { describe, expect, it } from 'vitest';
import type { BundleFile } from '../../core/exporters/exporter.ts';
import { baseName, fileToShow, octalMode, symbolicMode } from './bundle-file.ts';

function file(path: string, syntax: BundleFile['syntax']): BundleFile {
  return { path, content: '\n', mode: 0o644, syntax };
}

describe('fileToShow', () => {
  const readme = file('README.md', 'markdown');
  const install = file('hosts/m-1/install.sh', 'shell');
  const init = file('hosts/m-1/etc/kubernetes/kubeadm/init.yaml', 'yaml');
  const nginx = file('hosts/lb-1/etc/nginx/nginx.conf', 'nginx');
  const renamed = file('hosts/kube-1/etc/kubernetes/kubeadm/init.yaml', 'yaml');
  const old = (): boolean => false;

  it('starts with a proxy, then any config of a host, then whatever there is', () => {
    expect(fileToShow([readme, install, init, nginx], null, old)).toBe(nginx);
    expect(fileToShow([readme, install, init], null, old)).toBe(init);
    expect(fileToShow([readme, install], null, old)).toBe(readme);
    expect(fileToShow([], null, old)).toBeUndefined();
  });

  it('stays with what was chosen', () => {
    expect(fileToShow([readme, nginx], 'README.md', old)).toBe(readme);
  });

  it('follows the file of a host that got another name, and only that', () => {
    const files = [nginx, renamed];
    expect(fileToShow(files, init.path, (path) => path === renamed.path)).toBe(renamed);
    expect(fileToShow(files, init.path, old)).toBe(nginx);
    expect(fileToShow(files, 'hosts/m-1/etc/gone', () => true)).toBe(nginx);
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
