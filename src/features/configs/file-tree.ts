import { fileKind, fileKinds, type FileKind } from '../../core/bundle/file-kinds.ts';

/** A folder of the bundle, with what lies in it; or a file, where `children` is absent. */
export interface FileNode {
  /** The path in the bundle. */
  readonly id: string;
  readonly label: string;
  readonly children?: readonly FileNode[];
  /** Files at or below this node. */
  readonly files: number;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: { readonly name: string; readonly path: string }[];
}

/** Depth from which a folder with nothing but one folder is shown together with it. */
const joinedFrom = 3;

/**
 * The files as a tree, folders before files, each group in the order given. Below a host's folder
 * (`hosts/<name>`) a chain of folders that lead to one place is one node, `etc/haproxy`.
 */
export function fileTree(paths: readonly string[]): readonly FileNode[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    const names = path.split('/');
    const name = names.pop() ?? path;
    let folder = root;
    for (const part of names) {
      let next = folder.folders.get(part);
      if (next === undefined) {
        next = { folders: new Map(), files: [] };
        folder.folders.set(part, next);
      }
      folder = next;
    }
    folder.files.push({ name, path });
  }
  return nodesOf(root, '', 1);
}

function nodesOf(folder: Folder, prefix: string, depth: number): readonly FileNode[] {
  const folders = Array.from(folder.folders, ([name, inner]): FileNode => {
    let label = name;
    let last = inner;
    for (;;) {
      const [only] = last.folders;
      if (depth < joinedFrom || last.files.length > 0 || last.folders.size !== 1) break;
      if (only === undefined) break;
      label += `/${only[0]}`;
      last = only[1];
    }
    const children = nodesOf(last, `${prefix}${label}/`, depth + 1);
    const files = children.reduce((sum, child) => sum + child.files, 0);
    // The slash keeps a folder's id apart from that of a file of the same path.
    return { id: `${prefix}${label}/`, label, children, files };
  });
  const files = folder.files.map(({ name, path }): FileNode => ({
    id: path,
    label: name,
    files: 1,
  }));
  return [...folders, ...files];
}

/** The ids of all folders. */
export function folderIds(nodes: readonly FileNode[]): string[] {
  return nodes.flatMap(({ id, children }) =>
    children === undefined ? [] : [id, ...folderIds(children)],
  );
}

/** The ids of the folders above a file, outermost first; none for a file that is not there. */
export function foldersAbove(nodes: readonly FileNode[], path: string): string[] {
  for (const { id, children } of nodes) {
    if (children === undefined) continue;
    if (children.some((child) => child.id === path)) return [id];
    const above = foldersAbove(children, path);
    if (above.length > 0) return [id, ...above];
  }
  return [];
}

/** The paths of the files at or below a node. */
export function pathsBelow({ id, children }: FileNode): string[] {
  return children === undefined ? [id] : children.flatMap(pathsBelow);
}

/** The files by what they are for, one folder a kind; a file of a host is called by both names. */
export function kindTree(
  paths: readonly string[],
  labelOf: (kind: FileKind) => string,
): readonly FileNode[] {
  return fileKinds.flatMap((kind): FileNode[] => {
    const children = paths
      .filter((path) => fileKind(path) === kind)
      .map((path): FileNode => ({ id: path, label: nameInKind(path), files: 1 }));
    if (children.length === 0) return [];
    return [{ id: `kind:${kind}/`, label: labelOf(kind), children, files: children.length }];
  });
}

/** The host or tool, and the last name; of a drop-in also the folder that says what it is for. */
function nameInKind(path: string): string {
  const [, owner, name] =
    /^(?:hosts|tools|cloud)\/([^/]+)\/(?:.*\/)?((?:[^/]+\.d\/)?[^/]+)$/.exec(path) ?? [];
  return owner === undefined || name === undefined ? path : `${owner} · ${name}`;
}

/** Whether a path holds every word of a query, in whatever case. */
export function matchesQuery(path: string, query: string): boolean {
  const wanted = path.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => wanted.includes(word));
}

/**
 * Whether a folder stands open before anyone touched it: the list of hosts, and whatever lies inside
 * one host's folder or deeper, so that opening a host shows its files.
 */
export function isOpenAtFirst(folderId: string): boolean {
  return folderId === 'hosts/' || folderId.split('/').length > joinedFrom;
}
