import { describe, expect, it } from 'vitest';
import {
  fileTree,
  folderIds,
  foldersAbove,
  isOpenAtFirst,
  kindTree,
  matchesQuery,
  pathsBelow,
  type FileNode,
} from './file-tree.ts';

const paths = [
  'README.md',
  'checks/verify.sh',
  'hosts/lb-1/etc/haproxy/haproxy.cfg',
  'hosts/lb-1/etc/keepalived/keepalived.conf',
  'hosts/lb-1/install.sh',
  'hosts/master-1/etc/kubernetes/kubeadm/init.yaml',
  'topology.json',
];

/** The tree as indented lines. */
function drawn(nodes: readonly FileNode[], indent = ''): string[] {
  return nodes.flatMap(({ label, children, files }) =>
    children === undefined
      ? [indent + label]
      : [`${indent}${label}/ ${files}`, ...drawn(children, `${indent}  `)],
  );
}

describe('fileTree', () => {
  it('puts folders first and joins folders that lead to one place below a host', () => {
    expect(drawn(fileTree(paths))).toEqual([
      'checks/ 1',
      '  verify.sh',
      'hosts/ 4',
      '  lb-1/ 3',
      '    etc/ 2',
      '      haproxy/ 1',
      '        haproxy.cfg',
      '      keepalived/ 1',
      '        keepalived.conf',
      '    install.sh',
      '  master-1/ 1',
      '    etc/kubernetes/kubeadm/ 1',
      '      init.yaml',
      'README.md',
      'topology.json',
    ]);
  });

  it('keeps a folder of one host apart from hosts', () => {
    expect(drawn(fileTree(['hosts/a/install.sh']))).toEqual([
      'hosts/ 1',
      '  a/ 1',
      '    install.sh',
    ]);
  });

  it('gives every node an id of its own, even where a file is named as a folder', () => {
    const nodes = fileTree(['docs', 'docs/a.md']);
    expect(nodes.map((node) => node.id)).toEqual(['docs/', 'docs']);
  });
});

describe('folders', () => {
  it('lists all, and those above one file', () => {
    const nodes = fileTree(paths);
    expect(folderIds(nodes)).toEqual([
      'checks/',
      'hosts/',
      'hosts/lb-1/',
      'hosts/lb-1/etc/',
      'hosts/lb-1/etc/haproxy/',
      'hosts/lb-1/etc/keepalived/',
      'hosts/master-1/',
      'hosts/master-1/etc/kubernetes/kubeadm/',
    ]);
    expect(foldersAbove(nodes, 'hosts/master-1/etc/kubernetes/kubeadm/init.yaml')).toEqual([
      'hosts/',
      'hosts/master-1/',
      'hosts/master-1/etc/kubernetes/kubeadm/',
    ]);
    expect(foldersAbove(nodes, 'README.md')).toEqual([]);
  });
});

describe('isOpenAtFirst', () => {
  it('lists the hosts closed, and each with its files open', () => {
    expect(folderIds(fileTree(paths)).filter(isOpenAtFirst)).toEqual([
      'hosts/',
      'hosts/lb-1/etc/',
      'hosts/lb-1/etc/haproxy/',
      'hosts/lb-1/etc/keepalived/',
      'hosts/master-1/etc/kubernetes/kubeadm/',
    ]);
  });
});

describe('matchesQuery', () => {
  it('wants every word, in any case and order', () => {
    const path = 'hosts/lb-1/etc/haproxy/haproxy.cfg';
    expect(matchesQuery(path, '')).toBe(true);
    expect(matchesQuery(path, 'HAPROXY lb-1')).toBe(true);
    expect(matchesQuery(path, 'haproxy lb-2')).toBe(false);
  });
});

describe('kindTree', () => {
  const nodes = kindTree(
    [
      'README.md',
      'hosts/a/etc/haproxy/haproxy.cfg',
      'hosts/b/etc/haproxy/haproxy.cfg',
      'tools/hosts',
    ],
    (kind) => kind.toUpperCase(),
  );

  it('puts the files of one kind together, each called by its host and name', () => {
    expect(nodes.map(({ label, files }) => `${label} ${files}`)).toEqual([
      'DOCS 1',
      'HAPROXY 2',
      'TOOLS 1',
    ]);
    expect(nodes[1]?.children?.map(({ label }) => label)).toEqual([
      'a · haproxy.cfg',
      'b · haproxy.cfg',
    ]);
  });

  it('has a folder above each file, and tells what lies below a node', () => {
    expect(foldersAbove(nodes, 'tools/hosts')).toEqual(['kind:tools/']);
    expect(nodes.flatMap(pathsBelow)).toContain('hosts/b/etc/haproxy/haproxy.cfg');
  });
});
