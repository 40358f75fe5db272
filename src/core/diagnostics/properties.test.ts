import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBrokenTopology, arbitraryTopology } from '../../testing/arbitrary-topology.ts';
import { indexTopology } from '../graph/topology-index.ts';
import { languages } from '../model/message.ts';
import { parseTopology } from '../model/parse-topology.ts';
import type { Topology } from '../model/topology.ts';
import { applyFix, fixAllSafe, fixFor } from './fix.ts';
import { renderDiagnostic } from './render.ts';
import { runDiagnostics } from './run.ts';

const opens = (topology: Topology): boolean =>
  parseTopology(JSON.parse(JSON.stringify(topology))).ok;

// These judge each design many times over.
const fewer = { numRuns: fc.readConfigureGlobal().numRuns ?? 25 };

describe('the rules', () => {
  it('throw on no document, and name elements that it has', () => {
    const any = fc.oneof(arbitraryTopology(), arbitraryBrokenTopology());
    fc.assert(
      fc.property(any, (topology) => {
        const index = indexTopology(topology);
        for (const diagnostic of runDiagnostics(index)) {
          for (const { kind, id } of diagnostic.targets) {
            expect(kind === 'cluster' || kind === 'network' || index.elements.has(id)).toBe(true);
          }
          for (const language of languages) {
            const { title, message } = renderDiagnostic(diagnostic, language);
            expect(title).not.toBe('');
            expect(message).not.toBe(diagnostic.messageId);
          }
        }
      }),
    );
  });

  it('find the same each time', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        const found = runDiagnostics(indexTopology(topology));
        expect(runDiagnostics(indexTopology(topology))).toEqual(found);
      }),
      fewer,
    );
  });
});

describe('the fixes', () => {
  it('apply to the design they are offered for, and leave one that opens', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        const index = indexTopology(topology);
        for (const diagnostic of runDiagnostics(index)) {
          const fix = fixFor(index, diagnostic);
          expect(fix !== undefined).toBe(diagnostic.fixable);
          if (fix === undefined) continue;
          const fixed = applyFix(topology, fix);
          const outcome =
            fixed === undefined ? 'refused' : opens(fixed) ? 'opens' : 'does not open';
          expect(`${diagnostic.rule}: ${outcome}`).toBe(`${diagnostic.rule}: opens`);
        }
      }),
    );
  });

  it('end, and add no error, when all safe ones are applied', () => {
    const errors = (topology: Topology): number =>
      runDiagnostics(indexTopology(topology)).filter(({ severity }) => severity === 'error').length;
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        const { topology: fixed } = fixAllSafe(topology);
        expect(errors(fixed)).toBeLessThanOrEqual(errors(topology));
        expect(opens(fixed)).toBe(true);
      }),
      fewer,
    );
  });
});
