import { addComponent } from './add-component.ts';
import { addEndpoint } from './add-endpoint.ts';
import { addFailureDomain } from './add-failure-domain.ts';
import { addHost } from './add-host.ts';
import { batch } from './batch.ts';
import type { CommandType } from './command.ts';
import { connect } from './connect.ts';
import type { CommandDefinition, CommandOf } from './definition.ts';
import { leaveEndpoint } from './leave-endpoint.ts';
import { moveComponent } from './move-component.ts';
import { moveFailureDomain } from './move-failure-domain.ts';
import { moveHost } from './move-host.ts';
import { paste } from './parts/paste.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';
import { addScenario, removeScenario, updateScenario } from './scenarios.ts';
import { reorder } from './reorder.ts';
import { restoreVersion } from './restore-version.ts';
import { setLayout } from './set-layout.ts';
import { updateElement } from './update-element.ts';
import { updateSettings } from './update-settings.ts';

const definitions: { readonly [T in CommandType]: CommandDefinition<T> } = {
  'add-failure-domain': addFailureDomain,
  'add-host': addHost,
  'add-component': addComponent,
  'add-endpoint': addEndpoint,
  connect,
  'leave-endpoint': leaveEndpoint,
  remove,
  rename,
  'update-element': updateElement,
  'update-settings': updateSettings,
  'move-host': moveHost,
  'move-failure-domain': moveFailureDomain,
  'move-component': moveComponent,
  reorder,
  'set-layout': setLayout,
  paste,
  'add-scenario': addScenario,
  'update-scenario': updateScenario,
  'remove-scenario': removeScenario,
  'restore-version': restoreVersion,
  batch,
};

/** What a command does, with the command's own type. */
export function definitionOf<T extends CommandType>(command: CommandOf<T>): CommandDefinition<T> {
  return definitions[command.type as T];
}
