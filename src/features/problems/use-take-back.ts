import { useCallback } from 'react';
import { takeBackCommand } from '../../core/diagnostics/waive.ts';
import { waiverOf } from '../../core/diagnostics/waivers.ts';
import { message, type Localized } from '../../core/model/message.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';

/** What the rule of a finding is called. */
export function ruleTitle({ texts }: ExplainedDiagnostic): Localized {
  return { en: texts.en.title, zh: texts.zh.title };
}

/** Takes back the waiver that a finding falls under, as one step. */
export function useTakeBack(): (finding: ExplainedDiagnostic) => void {
  const { document } = useWorkspace();
  const edit = useEdit();
  return useCallback(
    (finding) => {
      const { topology } = document.getState();
      const waiver = waiverOf(topology.checks.waivers, finding);
      if (waiver === undefined) return;
      edit(takeBackCommand(topology, waiver, message(ruleTitle(finding))));
    },
    [document, edit],
  );
}
