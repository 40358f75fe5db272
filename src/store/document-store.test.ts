import { describe, expect, it } from 'vitest';
import { renderMessage } from '../core/model/message.ts';
import { emptyTopology } from '../core/model/topology.ts';
import { createDocumentStore } from './document-store.ts';

const setUp = () => createDocumentStore('design-1', emptyTopology('test'));

describe('createDocumentStore', () => {
  it('undoes and redoes with the name of the step', () => {
    const store = setUp();
    store.getState().dispatch({ type: 'add-host', name: 'alpha' });
    expect(store.getState().topology.hosts.map((host) => host.name)).toEqual(['alpha']);
    const undone = store.getState().undo();
    expect(undone && renderMessage(undone, 'en')).toContain('alpha');
    expect(store.getState().topology.hosts).toEqual([]);
    store.getState().redo();
    expect(store.getState().topology.hosts).toHaveLength(1);
    expect(store.getState().revision).toBe(3);
  });

  it('changes nothing when a command is refused', () => {
    const store = setUp();
    const before = store.getState();
    const result = before.dispatch({ type: 'rename', id: 'nobody', name: 'x' });
    expect(result.ok).toBe(false);
    expect(store.getState()).toBe(before);
  });

  it('makes one step of edits that share a merge key', () => {
    const store = setUp();
    const { dispatch } = store.getState();
    dispatch({ type: 'add-host', name: 'a' });
    const id = store.getState().topology.hosts[0]?.id ?? '';
    for (const name of ['b', 'bc', 'bcd']) {
      dispatch({ type: 'rename', id, name }, { mergeKey: 'name' });
    }
    expect(store.getState().history.past).toHaveLength(2);
    store.getState().undo();
    expect(store.getState().topology.hosts[0]?.name).toBe('a');
  });

  it('starts another design with a fresh history', () => {
    const store = setUp();
    store.getState().dispatch({ type: 'add-host' });
    store.getState().open('design-2', emptyTopology('other'));
    expect(store.getState().undo()).toBeUndefined();
    expect(store.getState().topology.metadata.name).toBe('other');
  });
});
