import { describe, expect, it } from 'vitest';
import { takesRelease } from './real-control-plane.ts';

describe('a kubeadm', () => {
  it('takes its own release and those beside it', () => {
    const taken = (kubeadm: string): string[] =>
      ['v1.31.14', 'v1.32.11', 'v1.33.7', 'v1.34.9', 'v1.35.4'].filter((release) =>
        takesRelease(kubeadm, release),
      );
    expect(taken('1.34.4')).toEqual(['v1.33.7', 'v1.34.9', 'v1.35.4']);
    expect(taken('1.31.14')).toEqual(['v1.31.14', 'v1.32.11']);
    expect(taken('of unknown version')).toEqual([]);
  });
});
