import type { Generation } from '../verdict/verifier/generations.js';
import type { KernelFacts } from './facts.js';
import type { Finding, Reach } from './finding.js';
import type { ProgramNeeds } from './needs.js';

export function findingsOn(
  _needs: ProgramNeeds,
  _facts: KernelFacts,
  _generation: Generation,
  _reach: Reach,
): Finding[] {
  return [];
}
