// @vitest-environment jsdom
import { act } from 'react';
import type { ReactElement } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { announce } from './announce.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LiveRegion } from './live-region.tsx';
import { click, mount } from './testing/mount.ts';
import type { Mounted } from './testing/mount.ts';

let page: Mounted;
afterEach(() => page.unmount());

const LABELS = {
  title: 'Stopped',
  text: 'Your design is safe.',
  retry: 'Try again',
  details: 'Details',
  copy: 'Copy',
  copied: 'Copied',
};

it('shows what broke and tries again on demand', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  let broken = true;
  const Part = (): ReactElement => {
    if (broken) throw new Error('no view');
    return <p>fine</p>;
  };
  const onError = vi.fn<(error: Error, stack: string) => void>();
  page = mount(
    <ErrorBoundary
      labels={LABELS}
      onError={onError}
      onRetry={() => {
        broken = false;
      }}
    >
      <Part />
    </ErrorBoundary>,
  );
  expect(page.get('[role=alert]').textContent).toContain('Your design is safe.');
  expect(page.get('pre').textContent).toContain('no view');
  expect(onError).toHaveBeenCalledOnce();
  const retry = page.all('button').find((button) => button.textContent === 'Try again');
  if (!retry) throw new Error('no retry');
  click(retry);
  expect(page.container.textContent).toBe('fine');
  quiet.mockRestore();
});

it('speaks what is announced, also twice in a row', () => {
  page = mount(<LiveRegion />);
  const polite = page.get('[aria-live=polite]');
  act(() => announce('3 problems'));
  const first = polite.textContent;
  act(() => announce('3 problems'));
  expect(first?.trim()).toBe('3 problems');
  expect(polite.textContent?.trim()).toBe('3 problems');
  expect(polite.textContent).not.toBe(first);
  act(() => announce('Not saved', { urgent: true }));
  expect(page.get('[aria-live=assertive]').textContent?.trim()).toBe('Not saved');
  expect(polite.textContent).toBe('');
});
