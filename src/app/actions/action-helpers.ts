import { renderMessage, type Language, type Message } from '../../core/model/message.ts';

/** A label's data for the step that undo or redo would take; empty text if there is none. */
export function stepLabel(step: Message | undefined, language: Language): { step: string } {
  return { step: step === undefined ? '' : renderMessage(step, language) };
}
