/**
 * The rules: `node dist-bench/diagnostics.js` prints one line of JSON: what it takes to judge sound
 * designs of 100 and 1,000 hosts and one of 1,000 that breaks rules on every host, and which rules
 * take most of it.
 */
import { computeVerdict } from '../src/core/analysis/compute-verdict.ts';
import { ruleContext } from '../src/core/diagnostics/context.ts';
import { rules } from '../src/core/diagnostics/registry.ts';
import { judge, runRule } from '../src/core/diagnostics/run.ts';
import { indexTopology, type TopologyIndex } from '../src/core/graph/topology-index.ts';
import type { Topology } from '../src/core/model/topology.ts';
import { brokenHosts, manyHosts } from './models.ts';

/** Milliseconds that repeated calls of one kind may take all in all. */
const patience = 2_000;

/** The middle one of up to 50 calls, each with what is made ready for it outside of the time. */
function median<T>(prepare: () => T, work: (prepared: T) => unknown): number {
  const times: number[] = [];
  const until = performance.now() + patience;
  while (times.length < 50 && (times.length < 3 || performance.now() < until)) {
    const prepared = prepare();
    const start = performance.now();
    work(prepared);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function measured(document: Topology) {
  // As an edit leaves it: nothing is remembered from the design before.
  const fresh = (): TopologyIndex => indexTopology(document);
  const { findings } = judge(fresh());
  const slowest = rules
    .map((rule) => ({
      rule: rule.meta.id,
      ms: median(
        () => {
          const index = fresh();
          const verdict = computeVerdict(index);
          return ruleContext(index, { verdict });
        },
        (context) => runRule(rule, context),
      ),
    }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 5);
  return {
    hosts: document.hosts.length,
    findings: findings.length,
    index: median(() => document, indexTopology),
    verdict: median(fresh, (index) => computeVerdict(index)),
    judge: median(fresh, (index) => judge(index)),
    slowest,
  };
}

process.stdout.write(
  `${JSON.stringify({
    rules: rules.length,
    hundred: measured(manyHosts(100)),
    thousand: measured(manyHosts(1000)),
    broken: measured(brokenHosts(1000)),
  })}\n`,
);
