import { expect, test } from '@jest/globals';
import type { BpfObject } from '../../src/core/object.js';
import type { Outcome } from '../../src/core/outcome.js';
import { RelocationKind } from '../../src/core/spec/relocation-kind.js';
import { predecessorsOf } from '../../src/verdict/guards.js';
import type { PreparedProgram } from '../../src/verdict/prepare.js';
import { judgeCoarsely } from '../../src/verdict/trials.js';
import { generationOf } from '../../src/verdict/verifier/generations.js';
import { flowOf } from '../../src/verdict/walk/flow.js';
import { objectOf } from './fixture.js';
import { assemble, walkText } from './walk/assemble.js';

/** Functions that each call the next one so many times; no two ways through them are the same. */
function nested(calls: number): string {
  const functions = [0, 1, 2, 3, 4, 5, 6].map((depth) => {
    const next = depth === 6 ? 'r0 = 0' : `call f${depth + 1}`;
    return `function f${depth}:\n${`${next}\n`.repeat(calls)}exit`;
  });
  return `r6 = record 0\ncall f0\nif r6 == 0 goto out\nr1 = record 1\nout: exit\n${functions.join('\n')}`;
}

/** Whether a program is guarded by the question of record 0, if record 1 is unresolved. */
function isGuarded(text: string): boolean {
  const { program } = assemble(text);
  const flow = {
    ...{ program, flow: flowOf(program), before: predecessorsOf(program) },
    kconfig: new Set<string>(),
  };
  const prepared: PreparedProgram = {
    ...{ records: [0, 1], sites: Uint32Array.of(0, 1) },
    flow: () => flow,
  };
  const object = {
    ...objectOf('calls'),
    sites: [{ query: 0 }, { query: 1 }],
    queries: [{ kind: RelocationKind.FIELD_EXISTS }, { kind: RelocationKind.FIELD_BYTE_OFFSET }],
  } as unknown as BpfObject;
  const outcomes: Outcome[] = [{ status: 'absent' }, { status: 'unresolved' }];
  const generation = generationOf({ release: '6.1.0' });
  return judgeCoarsely(object, prepared, outcomes, generation, undefined)?.verdict === 'guarded';
}

test('what is too large to be followed is not guarded, though no poison was met', () => {
  const { undecided, steps, poison } = walkText(nested(10));
  expect([undecided, poison.size, steps]).toEqual([true, 0, 800_001]);
  expect(isGuarded(nested(10))).toBe(false);
}, 120_000);

test('what is just large is', () => {
  const { undecided, steps } = walkText(nested(4));
  expect(undecided).toBe(false);
  expect(steps).toBeGreaterThan(5_000);
  expect(isGuarded(nested(4))).toBe(true);
});
