import { describe, expect, it, vi } from 'vitest';
import { emptyTopology } from '../core/model/topology.ts';
import type { AnalysisReply, AnalysisRequest } from './analysis-worker.ts';
import { createAnalyst, type AnalystEvents } from './analyst.ts';

/** A worker that says what the test has it say. */
class FakeWorker extends EventTarget {
  readonly asked: AnalysisRequest[] = [];
  ended = false;
  postMessage(message: AnalysisRequest): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  says(data: AnalysisReply): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const events = {
    onProgress: vi.fn<AnalystEvents['onProgress']>(),
    onAnalysis: vi.fn<AnalystEvents['onAnalysis']>(),
    onChanges: vi.fn<AnalystEvents['onChanges']>(),
    onError: vi.fn<AnalystEvents['onError']>(),
  };
  const analyst = createAnalyst(events, () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { workers, events, analyst };
}

const input = { revision: 7, topology: emptyTopology('t') };

describe('createAnalyst', () => {
  it('hands on progress, analysis and changes', () => {
    const { workers, events, analyst } = setUp();
    analyst.ask(input);
    const [worker] = workers;
    worker!.says({ request: 1, type: 'progress', part: 'analysis', share: 0.5 });
    worker!.says({ request: 1, type: 'changes', revision: 7, changes: [] });
    expect(events.onProgress).toHaveBeenCalledWith({ part: 'analysis', share: 0.5 });
    expect(events.onChanges).toHaveBeenCalledWith(7, []);
  });

  it('drops what an older question still brings', () => {
    const { workers, events, analyst } = setUp();
    analyst.ask(input);
    analyst.ask({ ...input, revision: 8 });
    workers[0]!.says({ request: 1, type: 'changes', revision: 7, changes: [] });
    expect(events.onChanges).not.toHaveBeenCalled();
    expect(workers).toHaveLength(1);
  });

  it('ends the worker on cancel and starts another for the next question', () => {
    const { workers, events, analyst } = setUp();
    analyst.ask(input);
    analyst.cancel();
    expect(workers[0]!.ended).toBe(true);
    analyst.ask(input);
    expect(workers).toHaveLength(2);
    workers[1]!.says({ request: 2, type: 'changes', revision: 7, changes: [] });
    expect(events.onChanges).toHaveBeenCalledTimes(1);
  });

  it('does not wait for a worker that has long been busy with an older question', () => {
    const { workers, analyst } = setUp();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    analyst.ask(input);
    clock.mockReturnValue(1_500);
    analyst.ask(input);
    clock.mockRestore();
    expect(workers[0]!.ended).toBe(true);
    expect(workers).toHaveLength(2);
  });

  it('says why a worker died', () => {
    const { workers, events, analyst } = setUp();
    analyst.ask(input);
    const death = Object.assign(new Event('error'), { message: 'out of memory' });
    workers[0]!.dispatchEvent(death);
    expect(events.onError).toHaveBeenCalledWith('out of memory');
    expect(workers[0]!.ended).toBe(true);
  });
});
