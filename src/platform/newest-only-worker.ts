/** A worker's answer to a request, by the request's number. */
export type WorkerReply<Result> =
  | { readonly ok: true; readonly request: number; readonly result: Result }
  | { readonly ok: false; readonly request: number; readonly error: string };

export interface WorkerRequest<Input> {
  readonly request: number;
  readonly input: Input;
}

export interface WorkerEvents<Result> {
  readonly onStart: () => void;
  readonly onResult: (result: Result) => void;
  readonly onError: (error: string) => void;
}

export interface NewestOnlyWorker<Input> {
  ask(input: Input): void;
  dispose(): void;
}

/**
 * Computes in a worker for the newest input only: while one runs at most the newest other waits,
 * and a result is dropped when something newer was asked for. A worker that dies is replaced with
 * the next request.
 */
export function createNewestOnlyWorker<Input, Result>(
  createWorker: () => Worker,
  events: WorkerEvents<Result>,
): NewestOnlyWorker<Input> {
  let worker: Worker | undefined;
  let running = false;
  let waiting: WorkerRequest<Input> | undefined;
  let newest = 0;

  const send = (request: WorkerRequest<Input>): void => {
    running = true;
    events.onStart();
    try {
      worker ??= start();
      worker.postMessage(request);
    } catch (error) {
      events.onError(String(error));
      finish();
    }
  };
  const finish = (): void => {
    running = false;
    const request = waiting;
    waiting = undefined;
    if (request !== undefined) send(request);
  };
  const start = (): Worker => {
    const started = createWorker();
    started.addEventListener('message', ({ data }: MessageEvent<WorkerReply<Result>>) => {
      if (data.request === newest) {
        if (data.ok) events.onResult(data.result);
        else events.onError(data.error);
      }
      finish();
    });
    started.addEventListener('error', (event) => {
      started.terminate();
      worker = undefined;
      events.onError(event.message || 'the worker could not be started');
      finish();
    });
    return started;
  };

  return {
    ask(input) {
      newest += 1;
      const request = { request: newest, input };
      if (running) waiting = request;
      else send(request);
    },
    dispose() {
      waiting = undefined;
      worker?.terminate();
      worker = undefined;
    },
  };
}

/** Computes once, in a worker that ends with its answer. Rejects with its message if it has none. */
export function askOnce<Input, Result>(createWorker: () => Worker, input: Input): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = createNewestOnlyWorker<Input, Result>(createWorker, {
      onStart: () => undefined,
      onResult: (result) => {
        worker.dispose();
        resolve(result);
      },
      onError: (error) => {
        worker.dispose();
        reject(new Error(error));
      },
    });
    worker.ask(input);
  });
}

/** The worker's side: answers each request with what `compute` returns or throws. */
export function serveRequests<Input, Result>(compute: (input: Input) => Result): void {
  addEventListener('message', ({ data }: MessageEvent<WorkerRequest<Input>>) => {
    let reply: WorkerReply<Result>;
    try {
      reply = { ok: true, request: data.request, result: compute(data.input) };
    } catch (error) {
      reply = { ok: false, request: data.request, error: String(error) };
    }
    postMessage(reply);
  });
}
