// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { drawView } from '../../core/diagrams/registry.ts';
import type { ViewId } from '../../core/diagrams/view.ts';
import { indexTopology } from '../../core/graph/topology-index.ts';
import { renderMessage } from '../../core/model/message.ts';
import { createDocumentStore, type DocumentStore } from '../../store/document-store.ts';
import { readWithMermaid } from '../../testing/flowchart-reader.ts';
import { topology } from '../../testing/topology-builder.ts';
import { TwoWayText, type CanvasState } from './two-way-text.ts';

const design = topology().zones(3).loadBalancers(2).stacked(3).vip('10.0.0.100').build();

interface Desk {
  readonly store: DocumentStore;
  readonly text: TwoWayText;
  /** Types into the text and waits until it is read. */
  write(change: (text: string) => string): Promise<void>;
  look(view: ViewId): void;
  name(id: string): string | undefined;
}

/** A document, its diagram and the text, joined as the page joins them. */
function desk(): Desk {
  const store = createDocumentStore('one', design);
  let view: ViewId = 'traffic';
  const canvas = (): CanvasState => {
    const { designId, topology: present } = store.getState();
    const diagram = drawView(indexTopology(present), view, { language: 'en' });
    return { designId, topology: present, view, diagram };
  };
  const text = new TwoWayText(canvas(), {
    parse: readWithMermaid,
    current: () => store.getState().topology,
    dispatch: (command) => store.getState().dispatch(command),
  });
  store.subscribe(() => text.canvasIs(canvas()));
  return {
    store,
    text,
    async write(change) {
      text.type(change(text.state().text));
      await text.settle();
    },
    look(next) {
      view = next;
      text.canvasIs(canvas());
    },
    name: (id) => store.getState().topology.components.find((each) => each.id === id)?.name,
  };
}

const rename = { type: 'rename', id: 'lb1', name: 'edge' } as const;
const breakIt = (text: string): string => `${text}m1 --> [[[\n`;

describe('the canvas follows the text', () => {
  it('and leaves the text as it was written', async () => {
    const { text, store, write, name } = desk();
    await write((now) => `%% mine\n${now.replace('m1(master-1)', 'm1( alpha )')}`);
    expect(name('m1')).toBe('alpha');
    expect(text.state()).toMatchObject({ status: 'same', notes: [] });
    expect(text.state().text).toMatch(/^%% mine\n[^]*m1\( alpha \)/);
    expect(store.getState().history.past).toHaveLength(1);
  });

  it('in steps of what changed since the last one', async () => {
    const { store, write } = desk();
    await write((now) => `${now}m4(master-4)\n`);
    await write((now) => now.replace('m4(master-4)', 'm4(beta)'));
    expect(store.getState().history.past.map(({ label }) => renderMessage(label, 'en'))).toEqual([
      'Add master master-4',
      'Rename master-4 to beta (and 1 more in the Mermaid text)',
    ]);
  });

  it('in the direction that it asks for', async () => {
    const { store, write } = desk();
    await write((now) => now.replace('flowchart TD', 'flowchart LR'));
    expect(store.getState().topology.views.traffic).toEqual({ direction: 'LR' });
  });

  it('not while it cannot be read, and is told where', async () => {
    const { store, text, write } = desk();
    await write(breakIt);
    expect(store.getState().topology).toBe(design);
    const lines = text.state().text.split('\n').length;
    expect(text.state()).toMatchObject({ status: 'broken', failure: { line: lines - 1 } });
    await write((now) => now.replace('m1 --> [[[\n', ''));
    expect(text.state()).toMatchObject({ status: 'same', failure: undefined });
  });

  it('as far as it can, and says what it cannot', async () => {
    const { text, write, name } = desk();
    await write((now) => `${now.replace('m1(master-1)', 'm1(alpha)')}thing\n`);
    expect(name('m1')).toBe('alpha');
    expect(text.state().notes).toHaveLength(1);
    await write((now) => now.replace('thing', 'w[worker-9]'));
    expect(text.state().notes).toEqual([]);
  });
});

describe('the text follows the canvas', () => {
  it('with the comments of its writer', async () => {
    const { text, store, write } = desk();
    await write((now) => now.replace('    lb-1', '%% the first\n    lb-1'));
    store.getState().dispatch({ type: 'rename', id: 'lb2', name: 'other' });
    expect(text.state().text).toMatch(/%% the first\n {4}lb-1\n {4}other/);
  });

  it('back and forth as undo and redo go', async () => {
    const { text, store, write, name } = desk();
    const first = text.state().text;
    await write((now) => `${now.replace('m1(master-1)', 'm1(  alpha  )')}%% mine\n`);
    const second = text.state().text;
    store.getState().dispatch(rename);
    expect(text.state().text).toContain('edge');
    store.getState().undo();
    expect(text.state().text).toBe(second);
    store.getState().undo();
    expect(name('m1')).toBe('master-1');
    expect(text.state().text.replace('%% mine\n', '')).toBe(first);
    store.getState().redo();
    expect(text.state().text).toBe(second);
  });

  it('to another view and another design', () => {
    const { text, store, look } = desk();
    look('etcd');
    expect(text.state().text).toContain('quorum');
    text.type('broken [[[');
    store.getState().open('two', topology().stacked(1).build());
    expect(text.state()).toMatchObject({ status: 'same' });
    expect(text.state().text).toContain('master-1');
  });

  it('takes the form that the view gives it when its writer leaves', async () => {
    const { text, write } = desk();
    await write((now) => `${now}%% mine\nfourth(master-4)\n`);
    expect(text.state().text).toContain('fourth(master-4)');
    await text.leave();
    expect(text.state().text).not.toContain('fourth');
    expect(text.state().text).toContain('(master-4)');
    expect(text.state().text).toContain('%% mine');
    const kept = `%% on top\n${text.state().text.replaceAll('    ', '\t')}`;
    await write(() => kept);
    await text.leave();
    expect(text.state().text).toBe(kept);
  });
});

describe('both edited', () => {
  it('come together where the text can be read', async () => {
    const { text, store, name } = desk();
    text.type(text.state().text.replace('m1(master-1)', 'm1(alpha)'));
    store.getState().dispatch(rename);
    await text.settle();
    expect([name('m1'), name('lb1')]).toEqual(['alpha', 'edge']);
    expect(text.state().status).toBe('same');
    expect(text.state().text).toMatch(/edge[^]*m1\(alpha\)/);
  });

  it('are kept until the user takes the canvas', async () => {
    const { text, store, write, name } = desk();
    await write((now) => breakIt(now.replace('m1(master-1)', 'm1(alpha)')));
    store.getState().dispatch(rename);
    expect(text.state().status).toBe('conflict');
    expect(text.state().text).toContain('alpha');
    expect(name('lb1')).toBe('edge');
    text.takeCanvas();
    expect(text.state().status).toBe('same');
    expect(text.state().text).toMatch(/edge[^]*m1\(master-1\)/);
  });

  it('or applies the text on top of the canvas, once it can be read', async () => {
    const { text, store, write, name } = desk();
    await write((now) => breakIt(now.replace('m1(master-1)', 'm1(alpha)')));
    store.getState().dispatch(rename);
    await text.applyText();
    expect(text.state()).toMatchObject({ status: 'conflict', failure: { ok: false } });
    await write((now) => now.replace('m1 --> [[[\n', ''));
    expect(text.state()).toMatchObject({ status: 'conflict', failure: undefined });
    expect(name('m1')).toBe('master-1');
    await text.applyText();
    expect([name('m1'), name('lb1')]).toEqual(['alpha', 'edge']);
    expect(text.state().status).toBe('same');
    expect(text.state().text).toMatch(/edge[^]*m1\(alpha\)/);
  });

  it('are no conflict any more when the canvas goes back', async () => {
    const { text, store, write } = desk();
    await write(breakIt);
    store.getState().dispatch(rename);
    store.getState().undo();
    expect(text.state().status).toBe('broken');
  });

  it('keeps what could not be placed when the canvas moves on', async () => {
    const { text, store, write } = desk();
    await write((now) => `${now}thing\n`);
    store.getState().dispatch(rename);
    expect(text.state().status).toBe('conflict');
    expect(text.state().text).toContain('thing');
  });
});

describe('a hostile text', () => {
  const hostile = [
    'click m1 href "javascript:alert(1)"',
    'click m1 call alert(1)',
    '%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%',
    'm1["<img src=x onerror=alert(1)>"]',
  ];

  it.each(hostile)('runs nothing: %s', async (line) => {
    const { text, store, write } = desk();
    await write((now) => `${now}${line}\n`);
    const drawn = drawView(indexTopology(store.getState().topology), 'traffic', { language: 'en' });
    expect(drawn.text).not.toMatch(/click|javascript|%%\{|<img/);
    expect(['same', 'broken']).toContain(text.state().status);
    expect(document.querySelector('img, script')).toBeNull();
  });

  it('does not hold the page up, however long or deep', async () => {
    const { text, write } = desk();
    const started = performance.now();
    await write(() => `flowchart LR\n${'a'.repeat(300_000)}`);
    expect(text.state().status).toBe('broken');
    await write(() => `flowchart LR\n${'subgraph a\n'.repeat(5_000)}${'end\n'.repeat(5_000)}`);
    expect(text.state().status).toBe('broken');
    await write(() => `flowchart LR\n${'['.repeat(3_900)}`);
    expect(text.state().status).toBe('broken');
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('may name shapes like what every object has', async () => {
    const { text, store, write } = desk();
    await write(
      (now) => `${now}__proto__[worker-1]\nconstructor[worker-2]\ntoString --> valueOf\n`,
    );
    expect(text.state().status).not.toBe('conflict');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const names = store.getState().topology.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['worker-1', 'worker-2']));
  });
});
