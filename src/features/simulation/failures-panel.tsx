import type { ReactElement } from 'react';

export function FailuresPanel(): ReactElement {
  return <div />;
}
