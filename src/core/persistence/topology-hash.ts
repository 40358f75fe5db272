import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Topology } from '../model/topology.ts';
import { writeDocument } from './write-document.ts';

/** How many hex digits of the hash are shown; enough to tell designs apart, not a signature. */
export const shownHashLength = 12;

/**
 * SHA-256 of the canonical document without its layout and views, in hex: two drawings of one
 * design have one hash.
 */
export function topologyHash(topology: Topology): string {
  return bytesToHex(sha256(utf8ToBytes(writeDocument({ ...topology, layout: {}, views: {} }))));
}

/** The first {@link shownHashLength} digits of {@link topologyHash}. */
export function shortTopologyHash(topology: Topology): string {
  return topologyHash(topology).slice(0, shownHashLength);
}
