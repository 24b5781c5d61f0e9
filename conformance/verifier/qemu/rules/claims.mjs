import { readObject } from '../../../../lib/core/object.js';
import { indexRecords, linkProgram } from '../../../../lib/verdict/link.js';
import { flowOf } from '../../../../lib/verdict/walk/flow.js';
import { walk } from '../../../../lib/verdict/walk/walk.js';

const CALL = 0x85;
const POISON = 195896080;

/**
 * Whether the walk keeps out of the poison that is written into programs.
 *
 * @param {Buffer} bytes an object
 * @returns {{ program: string, isGuarded(rules: object, symbols: Map<string, bigint>): boolean }[]} by
 * what a verifier knows, and which weak symbols its kernel has
 */
export function claimsOf(bytes) {
  const object = readObject(bytes);
  const { functions, constants, externs } = object.code;
  const records = indexRecords(object);
  return functions.flatMap(({ name, section }, index) => {
    if (section === '.text') return [];
    const program = linkProgram(object, index, records);
    const patches = { poisoned: poisonIn(program), values: new Map() };
    const fixed = { program, flow: flowOf(program), constants, kconfig: externs.kconfig, patches };
    const isGuarded = (rules, symbols) => {
      const assume = {
        variable: () => 'initial',
        kconfig: () => undefined,
        symbol: (symbol) => symbols.get(symbol) !== 0n,
      };
      return walk({ ...fixed, rules, assume }, true).poison.size === 0;
    };
    return [{ program: name, isGuarded }];
  });
}

function poisonIn({ opcodes, registers, immediates }) {
  const found = new Set();
  for (const [insn, opcode] of opcodes.entries()) {
    if (opcode === CALL && registers[insn] === 0 && immediates[insn] === POISON) found.add(insn);
  }
  return found;
}
