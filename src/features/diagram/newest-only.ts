export interface NewestOnly<Input> {
  /** Computes for this input; what was asked for before and is not done counts no more. */
  ask(input: Input): void;
  /** Forgets what waits and what is under way. */
  cancel(): void;
}

export interface NewestOnlyEvents<Input, Result> {
  readonly onResult: (result: Result, input: Input) => void;
  readonly onError: (error: unknown, input: Input) => void;
}

/**
 * One computation at a time, on this thread: while one runs, only the newest other waits, and what
 * a computation gives is dropped if something newer was asked for.
 */
export function createNewestOnly<Input, Result>(
  compute: (input: Input) => Promise<Result>,
  { onResult, onError }: NewestOnlyEvents<Input, Result>,
): NewestOnly<Input> {
  let running = false;
  let waiting: { readonly input: Input } | undefined;
  let newest = 0;

  const run = async (input: Input): Promise<void> => {
    running = true;
    const turn = newest;
    try {
      const result = await compute(input);
      if (turn === newest) onResult(result, input);
    } catch (error) {
      if (turn === newest) onError(error, input);
    }
    running = false;
    const next = waiting;
    waiting = undefined;
    if (next !== undefined) void run(next.input);
  };
  return {
    ask(input) {
      newest += 1;
      if (running) waiting = { input };
      else void run(input);
    },
    cancel() {
      newest += 1;
      waiting = undefined;
    },
  };
}
