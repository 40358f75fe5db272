import { StreamLanguage } from '@codemirror/language';
import type { StreamParser, StringStream } from '@codemirror/language';

interface Line {
  /** Whether the first word of the line is still to come. */
  first: boolean;
}

interface Directives {
  name: string;
  comment: RegExp;
  /** Words that open a section or block when they stand first. */
  sections: ReadonlySet<string>;
  /** Words with a fixed meaning anywhere behind the first. */
  constants: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** A language of lines `directive argument…`, as most daemons read. */
function directiveMode({ name, comment, sections, constants }: Directives): StreamParser<Line> {
  return {
    name,
    startState: () => ({ first: true }),
    token(stream, state) {
      if (stream.sol()) state.first = true;
      if (stream.eatSpace()) return null;
      if (stream.match(comment)) {
        stream.skipToEnd();
        return 'comment';
      }
      if (stream.match(/^"(?:[^"\\]|\\.)*"?|^'[^']*'?/)) return 'string';
      if (stream.eat(/[{}]/)) {
        state.first = true;
        return 'bracket';
      }
      const first = state.first;
      state.first = false;
      if (!stream.match(/^(?:\\.|[^\s{}"'])+/)) stream.next();
      const word = stream.current();
      if (first) return sections.has(word) ? 'keyword' : 'propertyName';
      if (
        /^[\d.]+(?:us|ms|[smhdkKMG%])?$|^(?=.*\d)[\d.:a-fA-F]*[.:][\d.:a-fA-F]*(?:\/\d+)?$/.test(
          word,
        )
      ) {
        return 'number';
      }
      return constants.has(word) ? 'atom' : null;
    },
    languageData: { commentTokens: { line: '#' } },
  };
}

export const haproxyMode = directiveMode({
  name: 'haproxy',
  comment: /^#/,
  sections: words(
    'global defaults frontend backend listen peers resolvers userlist mailers cache ring program log-forward',
  ),
  constants: words(
    'tcp http check check-ssl backup ssl verify none required roundrobin leastconn source first local0 local1 log global rise fall inter',
  ),
});

export const keepalivedMode = directiveMode({
  name: 'keepalived',
  comment: /^[#!]/,
  sections: words(
    'global_defs vrrp_instance vrrp_script vrrp_sync_group vrrp_track_file virtual_server virtual_ipaddress unicast_peer track_script track_interface authentication',
  ),
  constants: words('MASTER BACKUP PASS AH dev label user root'),
});

interface Fenced {
  inside: boolean;
}

const MERMAID_WORDS = words(
  'flowchart graph subgraph end direction classDef class style linkStyle click sequenceDiagram stateDiagram stateDiagram-v2 block-beta architecture-beta accTitle accDescr',
);

export const mermaidMode: StreamParser<Fenced> = {
  name: 'mermaid',
  startState: () => ({ inside: false }),
  token(stream, state) {
    if (stream.sol() && stream.match(/^---\s*$/)) {
      state.inside = !state.inside;
      return 'meta';
    }
    if (state.inside) {
      stream.skipToEnd();
      return 'meta';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^%%\{.*/)) return 'meta';
    if (stream.match(/^%%.*/)) return 'comment';
    if (stream.match(/^"[^"]*"?|^\|[^|]*\|?/)) return 'string';
    if (stream.match(/^[<xo]?(?:-{2,}|={2,}|-\.+-?|~{3,})[>xo]?|^:{3}|^&/)) return 'operator';
    if (stream.match(/^#[0-9a-fA-F]{3,8}\b|^\d+(?:\.\d+)?(?:px|em|%)?\b/)) return 'number';
    if (stream.match(/^(?:TB|TD|BT|LR|RL)\b/)) return 'atom';
    if (stream.match(/^[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*/u)) {
      return MERMAID_WORDS.has(stream.current()) ? 'keyword' : 'variableName';
    }
    if (stream.match(/^[[\](){}]+/)) return 'bracket';
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '%%' } },
};

/** Inline Markdown from where the stream stands. */
function inlineMarkdown(stream: StringStream): string | null {
  if (stream.match(/^`[^`]*`/)) return 'monospace';
  if (stream.match(/^(?:\*\*|__)(?=\S).+?(?:\*\*|__)/)) return 'strong';
  if (stream.match(/^!?\[[^\]]*\]\([^)]*\)|^<https?:[^>]*>/)) return 'link';
  stream.next();
  stream.match(/^[^`*_![<]+/);
  return null;
}

export const markdownMode: StreamParser<Fenced> = {
  name: 'markdown',
  startState: () => ({ inside: false }),
  token(stream, state) {
    if (stream.sol() && stream.match(/^\s*(?:```|~~~).*/)) {
      state.inside = !state.inside;
      return 'meta';
    }
    if (state.inside) {
      stream.skipToEnd();
      return 'monospace';
    }
    if (stream.sol()) {
      if (stream.match(/^#{1,6}\s.*/)) return 'heading';
      if (stream.match(/^\s*(?:[-*+]|\d+[.)])\s/)) return 'keyword';
      if (stream.match(/^>.*/)) return 'comment';
      if (stream.match(/^\s*\|?[-:| ]{3,}$/)) return 'comment';
    }
    return inlineMarkdown(stream);
  },
};

export const haproxy = StreamLanguage.define(haproxyMode);
export const keepalived = StreamLanguage.define(keepalivedMode);
export const mermaid = StreamLanguage.define(mermaidMode);
export const markdown = StreamLanguage.define(markdownMode);
