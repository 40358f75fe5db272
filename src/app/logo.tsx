import type { ReactNode } from 'react';

/** Three members, two of which agree. */
export function Logo(): ReactNode {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M12 5.5 5.5 17M12 5.5 18.5 17M5.5 17h13"
        stroke="var(--color-accent)"
        strokeWidth="1.6"
        fill="none"
      />
      <circle cx="12" cy="5.5" r="3.6" fill="var(--color-accent)" />
      <circle cx="5.5" cy="17.5" r="3.6" fill="var(--color-accent)" />
      <circle cx="18.5" cy="17.5" r="3.6" fill="var(--color-etcd)" />
    </svg>
  );
}
