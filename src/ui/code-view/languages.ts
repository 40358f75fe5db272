import { yaml } from '@codemirror/lang-yaml';
import { StreamLanguage } from '@codemirror/language';
import { json } from '@codemirror/legacy-modes/mode/javascript';
import { nginx } from '@codemirror/legacy-modes/mode/nginx';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import type { Extension } from '@codemirror/state';
import { haproxy, keepalived, markdown, mermaid } from './stream-modes.ts';
import type { CodeLanguage } from './types.ts';

/** The grammar that colours each language. */
export const LANGUAGES: Readonly<Record<CodeLanguage, Extension>> = {
  yaml: yaml(),
  shell: StreamLanguage.define(shell),
  nginx: StreamLanguage.define(nginx),
  ini: StreamLanguage.define(properties),
  toml: StreamLanguage.define(toml),
  json: StreamLanguage.define(json),
  haproxy,
  keepalived,
  mermaid,
  markdown,
  text: [],
};
