import type { ReactNode } from 'react';
import { baseName } from './bundle-file.ts';
import styles from './configs.module.css';

/** The path of a file as a heading; where there is no room the folders are cut at their start. */
export function FilePath({ path }: { readonly path: string }): ReactNode {
  const name = baseName(path);
  return (
    <h3 className={styles['path']} title={path}>
      <span className={styles['folder']}>
        <bdi>{path.slice(0, -name.length)}</bdi>
      </span>
      <bdi className={styles['name']}>{name}</bdi>
    </h3>
  );
}
