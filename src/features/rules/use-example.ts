import { useEffect, useState } from 'react';
import type { RuleGroup } from '../../core/diagnostics/rule.ts';
import type { RuleExample } from '../../core/rule-pages/example.ts';
import type { RuleExamples } from '../../core/rule-pages/files.ts';

/** One file a group, each loaded when a rule of it is first looked at. */
const files = import.meta.glob<RuleExamples>('./examples/*.json', { import: 'default' });

export interface LoadedExample {
  /** Null while it is not there. */
  readonly example: RuleExample | null;
  readonly error: string | null;
}

const waiting: LoadedExample = { example: null, error: null };

/** The example of a rule, from the generated file of its group. */
export function useExample(group: RuleGroup, id: string): LoadedExample {
  const [loaded, setLoaded] = useState<LoadedExample & { readonly id: string }>();
  useEffect(() => {
    let wanted = true;
    const done = (result: LoadedExample): void => {
      if (wanted) setLoaded({ ...result, id });
    };
    const load = files[`./examples/${group}.json`];
    if (load === undefined) {
      done({ example: null, error: group });
    } else {
      load().then(
        (examples) => {
          const example = examples[id] ?? null;
          done({ example, error: example === null ? id : null });
        },
        (error: unknown) =>
          done({ example: null, error: error instanceof Error ? error.message : String(error) }),
      );
    }
    return () => {
      wanted = false;
    };
  }, [group, id]);
  return loaded?.id === id ? loaded : waiting;
}
