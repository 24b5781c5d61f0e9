import { describe, expect, test } from '@jest/globals';
import { predecessorsOf } from '../../src/verdict/guards.js';
import type { PreparedFlow } from '../../src/verdict/prepare.js';
import { conditionsOf, guardsOf, reachedBy } from '../../src/verdict/reasons.js';
import type { Cause } from '../../src/verdict/verdict.js';
import { NO_ORIGIN, newOrigins } from '../../src/verdict/walk/origins.js';
import { walk } from '../../src/verdict/walk/walk.js';
import { linked, objectOf } from './fixture.js';
import { situationOf } from './walk/assemble.js';

describe('conditions', () => {
  const variable: Cause = { kind: 'variable', name: 'targ', value: 0n };
  const config: Cause = { kind: 'kconfig', name: 'CONFIG_X', value: 1n };
  const symbol: Cause = { kind: 'symbol', name: 'targ', present: false };
  const version: Cause = { kind: 'kconfig', name: 'LINUX_KERNEL_VERSION', value: 1n };
  const record: Cause = { kind: 'relocation', relocation: 1, value: 0n };

  test('are what user space or a configuration may change, each once', () => {
    const guards = [
      { causes: [record, variable, version] },
      { causes: [config, variable, symbol] },
    ];
    expect(conditionsOf(guards)).toEqual([variable, config, symbol]);
    expect(conditionsOf([])).toEqual([]);
  });
});

describe('the way to what is refused', () => {
  const object = objectOf('verdicts');

  /** A walk that came to the poison of a program by a trail of instructions, the first one first. */
  function wayOf(name: string, insns: readonly number[], poison: number) {
    const program = linked(object, name);
    const trail = insns.reduce<{ insn: number; before: undefined } | undefined>(
      (before, insn) => ({ insn, before }) as never,
      undefined,
    );
    const found = { poison: new Map([[poison, trail]]) } as unknown as ReturnType<typeof walk>;
    return reachedBy(object, program, found);
  }

  test('has each line once if one comes after itself', () => {
    const { reached } = wayOf('plain_else', [1, 2, 2], 3);
    const lines = reached?.path.map(({ line }) => line) as number[];
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBeGreaterThan(lines[0] as number);
    expect(object.relocations[reached?.relocation as number]?.program).toBe('plain_else');
  });

  test('has the last lines of a long one', () => {
    const insns = Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 2 : 9));
    const { reached } = wayOf('plain_else', insns, 3);
    expect(reached?.path).toHaveLength(40);
    expect(reached?.path.at(-1)).toEqual(wayOf('plain_else', [], 3).reached?.path[0]);
  });

  test('is none if nothing is', () => {
    const found = { poison: new Map() } as unknown as ReturnType<typeof walk>;
    expect(reachedBy(object, linked(object, 'broken'), found)).toEqual({});
  });
});

test('guards are told up to eight', () => {
  const branches = Array.from(
    { length: 12 },
    (_, i) => `r2 = *(u8 *)(r6 + ${i})\nif r2 == 9 goto l${i}`,
  );
  const dead = Array.from(
    { length: 12 },
    (_, i) => `l${i}: r1 = record ${i}\nif r1 != 0 goto in\nexit`,
  );
  const text = `r6 = r1\n${branches.join('\n')}\nexit\n${dead.join('\n')}\nin: poison\nexit`;
  const situation = situationOf(text);
  const { program } = situation;
  const flow = { program, before: predecessorsOf(program) } as unknown as PreparedFlow;
  const guards = guardsOf(objectOf('calls'), flow, walk(situation), situation.patches);
  expect(guards.map(({ causes }) => causes)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((relocation) => [{ kind: 'relocation', relocation, value: 0n }]),
  );
});

describe('sets of sources', () => {
  test('are the same set if they hold the same', () => {
    const { of, union, sources } = newOrigins();
    const [a, b, c] = [of(3), of(1), of(2)];
    expect(of(3)).toBe(a);
    const ab = union(a, b);
    expect(union(b, a)).toBe(ab);
    expect(sources(ab)).toEqual([1, 3]);
    expect(union(ab, a)).toBe(ab);
    expect(sources(union(ab, c))).toEqual([1, 2, 3]);
    expect(union(union(b, c), a)).toBe(union(ab, c));
    expect([union(a, NO_ORIGIN), union(NO_ORIGIN, a), union(a, a)]).toEqual([a, a, a]);
    expect(sources(NO_ORIGIN)).toEqual([]);
  });

  test('hold sixteen at the most', () => {
    const { of, union, sources } = newOrigins();
    const all = Array.from({ length: 40 }, (_, i) => of(i)).reduce(union);
    expect(sources(all)).toEqual(Array.from({ length: 16 }, (_, i) => i));
  });
});
