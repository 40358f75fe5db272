/**
 * Property tests try the same cases on every run and end in bounded time. `QUORATE_FC_SEED=random`
 * (or a number) and `QUORATE_FC_RUNS=5000` search further; fast-check prints the seed of a failure.
 */
import fc from 'fast-check';

const seed = process.env['QUORATE_FC_SEED'] ?? '1';
const runs = Number(process.env['QUORATE_FC_RUNS'] ?? '');

fc.configureGlobal({
  ...(seed === 'random' ? {} : { seed: Number(seed) }),
  ...(runs > 0 ? { numRuns: runs } : { interruptAfterTimeLimit: 15_000 }),
});
