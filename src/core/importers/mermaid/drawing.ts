import type { FailureDomainKind } from '../../model/topology.ts';
import type { Flowchart } from '../flowchart.ts';
import type { Correction } from './corrections.ts';
import { expanded, type Expansion } from './expand.ts';
import { outlineOf, type Outline } from './outline.ts';
import { unread, type Reading } from './reading.ts';
import { readingsOf } from './readings.ts';
import type { Role } from './roles.ts';

/** A flowchart as it is read: what each shape stands for, and all of what it abbreviates. */
export interface Drawing {
  /** As in the text. */
  readonly original: Outline;
  /** With a shape for each thing. */
  readonly outline: Outline;
  /** By the ids of the text. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly expansion: Expansion;
}

export function drawingOf(flowchart: Flowchart, corrections: readonly Correction[]): Drawing {
  const original = outlineOf(flowchart);
  const readings = readingsOf(original, corrections);
  const expansion = expanded(original, readings);
  return { original, readings, expansion, outline: outlineOf(expansion.flowchart) };
}

/** The id in the text of a shape of the outline. */
export function originOf({ expansion }: Drawing, id: string): string {
  return expansion.originOf.get(id) ?? id;
}

export function readingOf(drawing: Drawing, id: string): Reading {
  return drawing.readings.get(originOf(drawing, id)) ?? unread;
}

export function roleOf({ expansion }: Drawing, id: string): Role | undefined {
  return expansion.roleOf.get(id);
}

export function domainOf(drawing: Drawing, box: string): FailureDomainKind | undefined {
  return readingOf(drawing, box).domain;
}
