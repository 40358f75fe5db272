import { buildDesignBundle } from '../../core/bundle/design-bundle.ts';
import { diffBundles } from '../../core/bundle/compare-bundles.ts';
import { fixAllSafe, type SafeFixes } from '../../core/diagnostics/fix.ts';
import { renderDiagnostic } from '../../core/diagnostics/render.ts';
import { renderMessage, type Language, type Localized } from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import { rewriteDocument, yamlDocument } from '../../core/persistence/rewrite-document.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { CliError } from '../cli-error.ts';
import type { CliEnvironment } from '../command.ts';
import { write, type ReadDesign } from '../files.ts';
import { unifiedDiff, unifiedHunks } from './unified-diff.ts';

const texts = {
  fixed: {
    en: 'Fixed [{rule}]: {label}. It was: {message}',
    zh: '已修复 [{rule}]：{label}。原问题：{message}',
  },
  wouldFix: {
    en: 'Would fix [{rule}]: {label}. It is: {message}',
    zh: '将修复 [{rule}]：{label}。问题：{message}',
  },
  nothing: { en: 'Nothing can be fixed safely.', zh: '没有可安全修复的问题。' },
  wrote: { en: 'Wrote {file}', zh: '已写入 {file}' },
} satisfies Record<string, Localized>;

export interface FixRequest {
  readonly design: ReadDesign;
  /** As the user named it. */
  readonly file: string;
  /** Where the mended design goes; undefined for the file itself. */
  readonly output: string | undefined;
  /** Print what would change and write nothing. */
  readonly dryRun: boolean;
  readonly language: Language;
  readonly environment: CliEnvironment;
}

/** The design after its fixes, and the file it is in now. */
export interface Mended {
  readonly topology: Topology;
  readonly text: string;
  readonly file: string;
}

/**
 * Applies the safe fixes, tells each, and writes the design, in its own format unless the name of the
 * output says another. Throws CliError where it has no place to go.
 */
export async function applyFixes(judged: Topology, request: FixRequest): Promise<Mended> {
  const { design, file, dryRun, language, environment } = request;
  const target = dryRun ? file : targetOf(request);
  const fixes = fixAllSafe(judged);
  tell(fixes, request);
  // The profile that rules were held to for once is no edit of the design.
  const { profile } = design.topology.checks;
  const after = { ...fixes.topology, checks: { ...fixes.topology.checks, profile } };
  const text = written(design, after, target);
  if (dryRun) {
    environment.print(unifiedDiff(file, design.text, text));
    environment.print(bundleDiff(design.topology, after, language));
  } else if (target !== file || text !== design.text) {
    await write(target, text);
    environment.log(renderMessage({ text: texts.wrote, data: { file: target } }, language));
  }
  return { topology: fixes.topology, text, file: target };
}

function targetOf({ design, file, output }: FixRequest): string {
  if (output !== undefined) return output;
  if (design.from === 'file') return file;
  const what = {
    bundle: 'a bundle or picture is not changed',
    link: 'a link is not changed',
    'standard-input': 'standard input has no file',
  }[design.from];
  throw new CliError(`--fix needs -o FILE here: ${what}.`);
}

function tell(
  { resolved, labels }: SafeFixes,
  { dryRun, language, environment }: FixRequest,
): void {
  if (resolved.length === 0) environment.log(texts.nothing[language]);
  for (const [position, finding] of resolved.entries()) {
    const label = labels[position];
    const { message } = renderDiagnostic(finding, language);
    const data = {
      rule: finding.rule,
      label: label === undefined ? '' : renderMessage(label, language),
      message,
    };
    environment.log(renderMessage({ text: dryRun ? texts.wouldFix : texts.fixed, data }, language));
  }
}

function written({ topology, text }: ReadDesign, after: Topology, target: string): string {
  const rewritten = rewriteDocument(text, topology, after);
  const isJson = /^\uFEFF?\s*[{[]/.test(rewritten);
  if (/\.ya?ml$/i.test(target) && isJson) return yamlDocument(after);
  if (/\.json$/i.test(target) && !isJson) return writeDocument(after);
  return rewritten;
}

/** What becomes of the files of the hosts, as one text. */
function bundleDiff(before: Topology, after: Topology, language: Language): string {
  return diffBundles(buildDesignBundle(before, language), buildDesignBundle(after, language))
    .filter(({ path }) => path !== 'topology.json')
    .map(({ path, kind, hunks }) => {
      const name = `bundle/${path}`;
      return unifiedHunks(
        kind === 'added' ? '/dev/null' : name,
        kind === 'removed' ? '/dev/null' : name,
        hunks,
      );
    })
    .join('');
}
