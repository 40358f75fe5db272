import { describe, expect, it } from 'vitest';
import {
  askOnce,
  createNewestOnlyWorker,
  type WorkerReply,
  type WorkerRequest,
} from './newest-only-worker.ts';

/** A worker whose replies the test sends; only the message passing of a Worker is stood in for. */
class Puppet extends EventTarget {
  readonly requests: WorkerRequest<string>[] = [];
  terminated = false;
  postMessage(request: WorkerRequest<string>): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  reply(data: WorkerReply<string>): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function setUp() {
  const puppets: Puppet[] = [];
  const seen: string[] = [];
  const worker = createNewestOnlyWorker<string, string>(
    () => {
      const puppet = new Puppet();
      puppets.push(puppet);
      return puppet as unknown as Worker;
    },
    {
      onStart: () => seen.push('start'),
      onResult: (result) => seen.push(result),
      onError: (error) => seen.push(`error ${error}`),
    },
  );
  return { worker, puppets, seen };
}

describe('createNewestOnlyWorker', () => {
  it('skips what was overtaken while it waited and drops the stale result', () => {
    const { worker, puppets, seen } = setUp();
    worker.ask('a');
    worker.ask('b');
    worker.ask('c');
    expect(puppets[0]?.requests.map((request) => request.input)).toEqual(['a']);
    puppets[0]?.reply({ ok: true, request: 1, result: 'A' });
    expect(puppets[0]?.requests.map((request) => request.input)).toEqual(['a', 'c']);
    puppets[0]?.reply({ ok: true, request: 3, result: 'C' });
    expect(seen).toEqual(['start', 'start', 'C']);
  });

  it('reports a failure and goes on', () => {
    const { worker, puppets, seen } = setUp();
    worker.ask('a');
    puppets[0]?.reply({ ok: false, request: 1, error: 'broken' });
    worker.ask('b');
    puppets[0]?.reply({ ok: true, request: 2, result: 'B' });
    expect(seen).toEqual(['start', 'error broken', 'start', 'B']);
  });

  it('replaces a worker that died', () => {
    const { worker, puppets, seen } = setUp();
    worker.ask('a');
    puppets[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    worker.ask('b');
    expect(puppets).toHaveLength(2);
    expect(puppets[0]?.terminated).toBe(true);
    expect(seen).toEqual(['start', 'error out of memory', 'start']);
  });
});

describe('askOnce', () => {
  it.each([
    [{ ok: true, request: 1, result: 'A' } as const, 'A'],
    [{ ok: false, request: 1, error: 'broken' } as const, 'Error: broken'],
  ])('ends its worker with the answer %j', async (reply, expected) => {
    const puppet = new Puppet();
    const answer = askOnce<string, string>(() => puppet as unknown as Worker, 'a');
    expect(puppet.requests.map(({ input }) => input)).toEqual(['a']);
    puppet.reply(reply);
    expect(await answer.catch(String)).toBe(expected);
    expect(puppet.terminated).toBe(true);
  });
});
