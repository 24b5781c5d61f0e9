import { type FactsTable, newFactsTable } from './facts-table.js';
import { newOutcomeTable, type OutcomeTable } from './outcome-table.js';

/** What the numbers of tailored kernels stand for. */
export interface Tables {
  readonly outcomes: OutcomeTable;
  readonly facts: FactsTable;
}

/** Empty tables. */
export function newTables(): Tables {
  return { outcomes: newOutcomeTable(), facts: newFactsTable() };
}
