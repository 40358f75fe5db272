import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  findingKey,
  type Diagnostic,
  type Severity,
  type Target,
} from '../../core/diagnostics/diagnostic.ts';
import { parseReference } from '../../core/diagnostics/reference.ts';
import { rules } from '../../core/diagnostics/registry.ts';
import { renderDiagnostic } from '../../core/diagnostics/render.ts';
import type { Rule } from '../../core/diagnostics/rule.ts';
import { waiverOf } from '../../core/diagnostics/waivers.ts';
import {
  markdownDocument,
  markdownHeading,
  markdownLink,
  markdownList,
  markdownText,
} from '../../core/format/markdown.ts';
import { plainText } from '../../core/format/text.ts';
import type { Language, Localized } from '../../core/model/message.ts';
import { toolVersion } from '../../core/model/version.ts';
import { sourcePlaces, type SourceRegion } from '../../core/persistence/source-places.ts';
import { pageFile } from '../../core/rule-pages/page.ts';
import { kindOf, nameOf } from '../names.ts';
import { countBySeverity, type Checked } from './checked.ts';

/** Where the design was read from. */
export interface CheckedSource {
  /** As the user wrote it; undefined for standard input, which is no file. */
  readonly path: string | undefined;
  /** What lines and columns are counted in; undefined inside a zip. */
  readonly text: string | undefined;
}

const texts = {
  why: { en: 'Why', zh: '原因' },
  remedy: { en: 'What to do', zh: '处理方法' },
  sources: { en: 'Sources', zh: '来源' },
} satisfies Record<string, Localized>;

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * The findings as a log of the Static Analysis Results Interchange Format, version 2.1.0. It has
 * every rule, so that a reader knows what was looked for; what the design waives is in it as
 * suppressed. It offers no `fixes`: those are replacements of text, and ours are edits of the design.
 */
export function checkSarif(checked: Checked, source: CheckedSource, language: Language): string {
  const { index, findings, waived } = checked;
  const log = new Log(checked, source, language);
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Quorate',
              version: toolVersion,
              semanticVersion: toolVersion,
              language: language === 'zh' ? 'zh-CN' : 'en-US',
              rules: rules.map((rule) => descriptor(rule, language)),
            },
          },
          language: language === 'zh' ? 'zh-CN' : 'en-US',
          columnKind: 'utf16CodeUnits',
          invocations: [{ executionSuccessful: true }],
          ...(source.path !== undefined && {
            artifacts: [{ location: { uri: uriOf(source.path) }, roles: ['analysisTarget'] }],
          }),
          results: [
            ...findings.map((finding) => log.result(finding)),
            ...waived.map((finding) => ({
              ...log.result(finding),
              suppressions: [log.suppression(finding)],
            })),
          ],
          properties: {
            profile: index.topology.checks.profile,
            counts: countBySeverity(findings),
            waived: waived.length,
          },
        },
      ],
    },
    null,
    2,
  )}\n`;
}

function descriptor({ meta }: Rule, language: Language) {
  const { id, title, docs, severity, raised, since, thresholds = {} } = meta;
  const [group = ''] = id.split('/');
  const rationale = docs.rationale[language];
  const remediation = docs.remediation[language];
  return {
    id,
    name: id
      .split(/[/-]/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: messageText(title[language]) },
    fullDescription: { text: messageText(rationale) },
    defaultConfiguration: { level: levels[severity] },
    help: {
      text: messageText([rationale, remediation, ...docs.references].join(' ')),
      markdown: markdownDocument([
        markdownHeading(2, texts.why[language]),
        markdownText(rationale),
        markdownHeading(2, texts.remedy[language]),
        markdownText(remediation),
        markdownHeading(2, texts.sources[language]),
        markdownList(docs.references.map(reference)),
      ]),
    },
    properties: {
      tags: [group],
      group,
      page: `docs/rules/${pageFile(id, language)}`,
      ...(since !== undefined && { since }),
      ...(raised !== undefined && { raisedBy: raised.by, raisedTo: levels[raised.to] }),
      thresholds: Object.fromEntries(
        Object.entries(thresholds).map(([name, { value, unit, about }]) => [
          name,
          { value, unit, about: about[language] },
        ]),
      ),
    },
  };
}

function reference(text: string): string {
  const { title, address } = parseReference(text);
  return address === undefined ? markdownText(title) : markdownLink(title, address);
}

class Log {
  readonly #checked: Checked;
  readonly #path: string | undefined;
  readonly #language: Language;
  readonly #places: ReturnType<typeof sourcePlaces> | undefined;
  readonly #ruleIndex = new Map(rules.map(({ meta }, position) => [String(meta.id), position]));
  /** How many findings of a key there were so far. */
  readonly #seen = new Map<string, number>();

  constructor(checked: Checked, { path, text }: CheckedSource, language: Language) {
    this.#checked = checked;
    this.#path = path;
    this.#language = language;
    this.#places = text === undefined ? undefined : sourcePlaces(text);
  }

  result(finding: Diagnostic) {
    const { rule, severity, targets, fixable, waiver } = finding;
    const [about, ...others] = targets;
    return {
      ruleId: rule,
      ruleIndex: this.#ruleIndex.get(rule) ?? -1,
      level: levels[severity],
      message: { text: messageText(renderDiagnostic(finding, this.#language).message) },
      locations: [this.#location(about)],
      ...(others.length > 0 && {
        relatedLocations: others.map((target, position) => ({
          id: position + 1,
          ...this.#location(target),
        })),
      }),
      partialFingerprints: this.#fingerprints(finding),
      properties: {
        fixable,
        ...(waiver !== undefined && {
          gradedByItself: levels[waiver.from],
          reason: plainText(waiver.reason),
        }),
      },
    };
  }

  /** The waiver that a finding falls under. It stands in the file itself. */
  suppression(finding: Diagnostic) {
    const { waivers } = this.#checked.index.topology.checks;
    const waiver = waiverOf(waivers, finding);
    const position = waiver === undefined ? -1 : waivers.indexOf(waiver);
    const physical = this.#physical(this.#places?.waiver(position));
    return {
      kind: 'inSource',
      status: 'accepted',
      justification: messageText(waiver?.reason ?? ''),
      ...(physical !== undefined && { location: { physicalLocation: physical } }),
    };
  }

  #location({ kind, id }: Target) {
    const { index } = this.#checked;
    const setting = kind === 'cluster' || kind === 'network';
    const name = plainText(nameOf(index, id)) || id;
    const logicalKind = setting ? kind : kindOf(index, id);
    const physical = this.#physical(this.#places?.element(id));
    return {
      ...(physical !== undefined && { physicalLocation: physical }),
      logicalLocations: [
        { name, kind: logicalKind, fullyQualifiedName: setting ? id : `${logicalKind}:${name}` },
      ],
    };
  }

  /** What is not written in the file is reported at its beginning. */
  #physical(region: SourceRegion | undefined) {
    if (this.#path === undefined) return undefined;
    const artifactLocation = { uri: uriOf(this.#path), index: 0 };
    return this.#places === undefined
      ? { artifactLocation }
      : { artifactLocation, region: region ?? { startLine: 1 } };
  }

  /**
   * The same for the same finding, whatever else is edited: rule, message and id of the element, and
   * a number where several are alike. GitHub compares the fingerprint of that odd name and no other.
   */
  #fingerprints(finding: Diagnostic) {
    const key = findingKey(finding);
    const count = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, count);
    const hash = bytesToHex(sha256(utf8ToBytes(key))).slice(0, 16);
    return { 'quorateFinding/v1': `${hash}:${count}`, primaryLocationLineHash: `${hash}:${count}` };
  }
}

/** A path as a URI: relative as it was given, with slashes, or a `file:` address. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  const parts = process.platform === 'win32' ? path.split(/[\\/]/) : path.split('/');
  return parts.map(encodeURIComponent).join('/');
}

/**
 * Free text as a message: its braces are no placeholders (section 3.11.5 of the standard) and
 * nothing in it is a link (3.11.6).
 */
function messageText(text: string): string {
  return plainText(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}
