import { markdownDocument, markdownFence, markdownHeading } from '../../format/markdown.ts';
import type { Language, Localized } from '../../model/message.ts';
import type { BundleFile, ExportContext, Exporter } from '../exporter.ts';
import { cloudLoadBalancerStep } from './cloud-steps.ts';
import {
  etcdStep,
  firstMasterStep,
  mastersStep,
  networkStep,
  workersStep,
} from './cluster-steps.ts';
import { backupStep, cleanUpStep, drillStep } from './operation-steps.ts';
import { restoreStep } from './restore-step.ts';
import { cloudStep, dnsStep } from './endpoint-steps.ts';
import { certificatesStep, loadBalancerStep, preflightStep } from './site-steps.ts';
import type { RunbookStep } from './step.ts';

/** `RUNBOOK.md`: the way from bare hosts to a cluster, with the names of this design. */
export const runbookExporter: Exporter = {
  id: 'runbook',
  title: { en: 'Runbook', zh: '操作手册' },
  export: (context, written) => ({
    files: [
      {
        path: 'RUNBOOK.md',
        content: runbook(context, written),
        mode: 0o644,
        syntax: 'markdown',
      },
    ],
    notes: [],
  }),
};

const titles = {
  runbook: { en: 'Runbook', zh: '操作手册' },
  order: {
    en: 'Steps in order. Do not go on before a check passes. Undo takes back its own step only.',
    zh: '请按顺序执行；检查未通过时不要继续。回退只撤销本步骤。',
  },
  step: { en: 'Step', zh: '步骤' },
  colon: { en: ': ', zh: '：' },
  run: { en: 'Do', zh: '执行' },
  check: { en: 'Check', zh: '检查' },
  undo: { en: 'Undo', zh: '回退' },
} as const satisfies Record<string, Localized>;

function runbook(context: ExportContext, written: readonly BundleFile[]): string {
  const { language, header, index } = context;
  const steps = [
    preflightStep,
    certificatesStep,
    loadBalancerStep,
    cloudStep,
    cloudLoadBalancerStep,
    dnsStep,
    etcdStep,
    firstMasterStep,
    networkStep,
    mastersStep,
    workersStep,
    backupStep,
    restoreStep,
    drillStep,
    cleanUpStep,
  ].flatMap((make) => make(context, written) ?? []);
  return markdownDocument([
    `<!-- ${header} -->`,
    markdownHeading(1, `${titles.runbook[language]}: ${index.topology.metadata.name}`),
    titles.order[language],
    ...steps.flatMap((step, number) => printStep(step, number, language)),
  ]);
}

function printStep(step: RunbookStep, number: number, language: Language): string[] {
  const section = (title: Localized, part: RunbookStep['run']): string[] => [
    markdownHeading(3, title[language]),
    ...part.map((item) =>
      'text' in item ? item.text[language] : markdownFence(`${item.commands.join('\n')}\n`, 'sh'),
    ),
  ];
  return [
    markdownHeading(
      2,
      `${titles.step[language]} ${number}${titles.colon[language]}${step.title[language]}`,
    ),
    ...section(titles.run, step.run),
    ...section(titles.check, step.check),
    ...section(titles.undo, step.undo),
  ];
}
