import { ClipboardCheck } from 'lucide-react';
import { fileSlug } from '../../core/format/slug.ts';
import { message, type Localized } from '../../core/model/message.ts';
import { reviewOf } from '../../platform/bundler.ts';
import { saveFile } from '../../platform/files.ts';
import type { Action } from '../../platform/react/actions.tsx';
import type { Services } from '../services.ts';
import { reasons } from './action-helpers.ts';

const failed: Localized = {
  en: 'The design review could not be written: {error}. The design is unchanged; please report this.',
  zh: '无法生成设计评审：{error}。设计未受影响；请反馈此问题。',
};

export function downloadReview({ language }: Services): Action {
  return {
    id: 'download-review',
    group: 'output',
    icon: ClipboardCheck,
    isEnabled: ({ document }) => document.getState().topology.components.length > 0,
    whyDisabled: () => reasons.noComponents,
    run: async ({ document, session }) => {
      const { topology } = document.getState();
      try {
        const review = await reviewOf(topology, language());
        const name = fileSlug(topology.metadata.name, 'design');
        saveFile(`${name}-review.md`, review, 'text/markdown');
      } catch (error) {
        session.getState().notify('error', message(failed, { error: String(error) }));
      }
    },
  };
}
