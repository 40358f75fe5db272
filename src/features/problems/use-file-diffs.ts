import { useEffect, useState } from 'react';
import type { FileDiff } from '../../core/bundle/compare-bundles.ts';
import type { Command } from '../../core/commands/command.ts';
import type { Language } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { createFileDiffer } from '../../platform/bundler.ts';

/** Milliseconds that edits are looked at before their files are: who walks down the list passes by. */
const patience = 250;

export interface FileDiffsState {
  /** Null until they have come. */
  readonly files: readonly FileDiff[] | null;
  readonly error: string | null;
}

interface Question {
  readonly topology: Topology;
  readonly commands: readonly Command[];
  readonly language: Language;
}

const waiting: FileDiffsState = { files: null, error: null };

/**
 * What edits would do to the bundle's files, told by a worker, which is ended when nobody looks any
 * more or other edits are looked at.
 */
export function useFileDiffs(
  topology: Topology,
  commands: readonly Command[],
  language: Language,
): FileDiffsState {
  const [answer, setAnswer] = useState<{ to: Question; state: FileDiffsState } | null>(null);
  useEffect(() => {
    const to = { topology, commands, language };
    let end = (): void => undefined;
    const timer = setTimeout(() => {
      const differ = createFileDiffer({
        onStart: () => undefined,
        onResult: (files) => setAnswer({ to, state: { files, error: null } }),
        onError: (error) => setAnswer({ to, state: { files: null, error } }),
      });
      end = () => differ.dispose();
      differ.ask(to);
    }, patience);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [topology, commands, language]);
  const current =
    answer?.to.topology === topology &&
    answer.to.commands === commands &&
    answer.to.language === language;
  return current ? answer.state : waiting;
}
