import { fill } from '../analysis/compose-message.ts';
import type { Command } from '../commands/command.ts';
import type { Localized, Message } from '../model/message.ts';
import type { Topology, Waiver } from '../model/topology.ts';

const texts = {
  off: { en: 'Waive “{rule}”', zh: '豁免“{rule}”' },
  graded: { en: 'Grade “{rule}” otherwise', zh: '重新评级“{rule}”' },
  takenBack: { en: 'Take back the waiver of “{rule}”', zh: '撤回对“{rule}”的豁免' },
} satisfies Record<string, Localized>;

/**
 * The edit that lets a waiver hold. It takes the place of the one about the same element; one about
 * the whole rule takes the place of all waivers of that rule, so that it holds everywhere.
 */
export function waiveCommand({ checks }: Topology, waiver: Waiver, title: Message): Command {
  const kept = checks.waivers.filter(
    ({ rule, element }) =>
      rule !== waiver.rule || (waiver.element !== undefined && element !== waiver.element),
  );
  const template = waiver.severity === 'off' ? texts.off : texts.graded;
  return setWaivers([...kept, waiver], template, title);
}

/** The edit after which a waiver holds no longer. */
export function takeBackCommand({ checks }: Topology, waiver: Waiver, title: Message): Command {
  const kept = checks.waivers.filter(
    ({ rule, element }) => rule !== waiver.rule || element !== waiver.element,
  );
  return setWaivers(kept, texts.takenBack, title);
}

/** As a batch, so that the undo menu names the rule. */
function setWaivers(waivers: readonly Waiver[], template: Localized, title: Message): Command {
  const label: Message = fill(template, { rule: title });
  return {
    type: 'batch',
    label,
    commands: [{ type: 'update-settings', part: 'checks', patch: { waivers } }],
  };
}
