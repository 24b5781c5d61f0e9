import { describe, expect, test } from '@jest/globals';
import { NEWEST, type VerifierRules } from '../../../src/verdict/verifier/generations.js';
import { isRefused, type Setting, walkText } from './assemble.js';

/** A program that is refused but for a rule. */
interface RuleCase {
  readonly rule: keyof VerifierRules;
  readonly without: VerifierRules[keyof VerifierRules];
  readonly text: string;
  readonly setting?: Setting;
}

const CONSTANTS: Setting = {
  constants: new Map([[1, { bytes: new Uint8Array([0, 0, 0, 0, 7, 0, 0, 0]), variables: [] }]]),
};

const RULES: readonly RuleCase[] = [
  {
    rule: 'equalityBothWays',
    without: false,
    text: 'r1 = record 0\nif r1 != 0 goto out\npoison\nout: exit',
    setting: { held: [1n] },
  },
  {
    rule: 'everyComparison',
    without: false,
    text: 'r1 = 3\nif r1 > 2 goto out\npoison\nout: exit',
  },
  {
    rule: 'jumps32',
    without: false,
    text: 'w1 = 3\nif w1 == 3 goto out\npoison\nout: exit',
  },
  {
    rule: 'registerComparisons',
    without: false,
    text: 'r1 = 3\nr2 = 3\nif r1 == r2 goto out\npoison\nout: exit',
  },
  {
    rule: 'wideImmediates',
    without: false,
    text: 'r1 = 3 ll\nif r1 == 3 goto out\npoison\nout: exit',
  },
  {
    rule: 'arithmetic',
    without: false,
    text: 'r1 = 3\nr1 -= 3\nif r1 == 0 goto out\npoison\nout: exit',
  },
  {
    rule: 'arithmetic32',
    without: false,
    text: 'w1 = 3\nw1 += 3\nif r1 == 6 goto out\npoison\nout: exit',
  },
  {
    rule: 'wrapping',
    without: false,
    text: 'w1 = 0\nw1 -= 1\nw1 >>= 31\nif r1 == 1 goto out\npoison\nout: exit',
  },
  {
    rule: 'refinements',
    without: false,
    text: 'r1 = *(u16 *)(r1 + 0)\nif r1 != 0 goto out\nif r1 == 0 goto out\npoison\nout: exit',
  },
  {
    rule: 'negativeImmediateStores',
    without: false,
    text: '*(u64 *)(r10 - 8) = -3\nr2 = *(u64 *)(r10 - 8)\nif r2 == -3 goto out\npoison\nout: exit',
  },
  { rule: 'xor', without: false, text: 'r1 = 3\nr1 ^= 3\nif r1 == 0 goto out\npoison\nout: exit' },
  {
    rule: 'arsh',
    without: false,
    text: 'r1 = -4\nr1 s>>= 1\nif r1 == -2 goto out\npoison\nout: exit',
  },
  {
    rule: 'moves32',
    without: false,
    text: 'r1 = 3\nw2 = w1\nif r2 == 3 goto out\npoison\nout: exit',
  },
  {
    rule: 'productsWithUnknown',
    without: false,
    text: 'r1 = *(u8 *)(r1 + 0)\nr1 &= 0\nif r1 == 0 goto out\npoison\nout: exit',
  },
  {
    rule: 'zeroTimesUnknown',
    without: false,
    text: 'r2 = *(u8 *)(r1 + 0)\nr3 = 0\nr3 *= r2\nif r3 == 0 goto out\npoison\nout: exit',
  },
  {
    rule: 'neg',
    without: false,
    text: 'r1 = 3\nr1 = -r1\nif r1 == -3 goto out\npoison\nout: exit',
  },
  {
    rule: 'signExtension',
    without: false,
    text: 'r1 = 255\nr2 = (s8)r1\nif r2 == -1 goto out\npoison\nout: exit',
  },
  { rule: 'div', without: false, text: 'r1 = 6\nr1 /= 2\nif r1 == 3 goto out\npoison\nout: exit' },
  {
    rule: 'scalarSpills',
    without: false,
    text: 'r1 = 3\n*(u64 *)(r10 - 8) = r1\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
  },
  {
    rule: 'smallSpills',
    without: false,
    text: 'r1 = 3\n*(u32 *)(r10 - 8) = r1\nr2 = *(u32 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
  },
  {
    rule: 'immediateStores',
    without: false,
    text: '*(u64 *)(r10 - 8) = 3\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
  },
  {
    rule: 'zeroBytes',
    without: false,
    text: 'r1 = 0\n*(u8 *)(r10 - 5) = r1\nr2 = *(u8 *)(r10 - 5)\nif r2 == 0 goto out\npoison\nout: exit',
  },
  {
    rule: 'narrowFills',
    without: false,
    text: 'r1 = 257\n*(u64 *)(r10 - 8) = r1\nr2 = *(u8 *)(r10 - 8)\nif r2 == 1 goto out\npoison\nout: exit',
  },
  {
    rule: 'narrowReads',
    without: false,
    text: 'r1 = 0\n*(u16 *)(r10 - 6) = r1\nr2 = *(u8 *)(r10 - 5)\nif r2 == 0 goto out\npoison\nout: exit',
  },
  {
    rule: 'readOnlyMaps',
    without: false,
    text: 'r1 = constants 4\nr1 = *(u32 *)(r1 + 0)\nif r1 == 7 goto out\npoison\nout: exit',
    setting: CONSTANTS,
  },
  {
    rule: 'globalFunctions',
    without: 'always',
    text: 'r1 = 0\nif r1 == 0 goto out\ncall leaf\nout: exit\nglobal function leaf:\npoison\nexit',
  },
  {
    rule: 'notNull',
    without: false,
    text: 'r1 = data\nif r1 != 0 goto out\npoison\nout: exit',
  },
  {
    rule: 'zeroRoundLoops',
    without: false,
    text: 'r1 = 0\nr2 = function body\nr3 = 0\nr4 = 0\ncall 181\nexit\nfunction body:\npoison\nexit',
  },
  {
    rule: 'readingHelpersKeepStack',
    without: false,
    // bpf_map_update_elem reads the key.
    text: 'r1 = 3\n*(u64 *)(r10 - 8) = r1\nr1 = map\nr2 = r10\nr2 += -8\nr3 = data\nr4 = 0\ncall 2\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
  },
];

describe('what a verifier knows', () => {
  test('each rule has a program', () => {
    const rules = new Set(Object.keys(NEWEST));
    // A change of byte order is never followed.
    rules.delete('end');
    expect(new Set(RULES.map(({ rule }) => rule))).toEqual(rules);
  });

  test.each(RULES)('$rule', ({ rule, without, text, setting }) => {
    expect(isRefused(text, setting)).toBe(false);
    expect(isRefused(text, { ...setting, rules: { [rule]: without } })).toBe(true);
  });
});

describe('what no verifier knows from constants', () => {
  test.each([
    ['a context is compared with 0', 'if r1 != 0 goto out\npoison\nout: exit'],
    ['the address of a local is', 'r1 = r10\nr1 += -8\nif r1 != 0 goto out\npoison\nout: exit'],
    [
      'two zeros side by side are read as one',
      'r1 = 0\n*(u32 *)(r10 - 8) = r1\n*(u32 *)(r10 - 4) = r1\nr2 = *(u64 *)(r10 - 8)\nif r2 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a constant of one byte is in the middle of a slot',
      'r1 = 1\n*(u8 *)(r10 - 5) = r1\nr2 = *(u8 *)(r10 - 5)\nif r2 == 1 goto out\npoison\nout: exit',
    ],
    [
      'the low byte of a constant is 0',
      'r1 = 256\n*(u8 *)(r10 - 5) = r1\nr2 = *(u8 *)(r10 - 5)\nif r2 == 0 goto out\npoison\nout: exit',
    ],
    [
      'zero bytes stand beside what is stored at the start of the slot',
      'r1 = 0\n*(u32 *)(r10 - 4) = r1\nr2 = *(u8 *)(r10 - 16)\n*(u32 *)(r10 - 8) = r2\nr2 = *(u32 *)(r10 - 4)\nif r2 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a slot is overwritten in part',
      'r1 = 3\n*(u64 *)(r10 - 8) = r1\n*(u8 *)(r10 - 7) = r1\nr2 = *(u8 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
    ],
    [
      'a helper fills the slot',
      'r1 = 3\n*(u64 *)(r10 - 8) = r1\nr1 = r10\nr1 += -8\nr2 = 8\nr3 = 0\ncall 113\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
    ],
    [
      'a slot is changed atomically',
      'r1 = 3\n*(u64 *)(r10 - 8) = r1\nlock *(u64 *)(r10 - 8) += r1\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
    ],
    [
      'a slot may be changed atomically, somewhere',
      'r1 = *(u8 *)(r1 + 0)\nr1 &= 8\nr2 = 3\n*(u64 *)(r10 - 8) = r2\nr3 = r10\nr3 -= r1\nlock *(u64 *)(r3 - 8) += r2\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
    ],
    [
      'an atomic operation fetches what was there',
      'r1 = 3\nr1 = fetch *(u64 *)(r10 - 8) += r1\nif r1 == 3 goto out\npoison\nout: exit',
    ],
    [
      'an atomic comparison leaves what was there in r0',
      'r0 = 3\nr1 = 4\nr0 = cmpxchg *(u64 *)(r10 - 8) r1\nif r0 == 3 goto out\npoison\nout: exit',
    ],
    [
      'the stack is written through an offset that is not known',
      'r1 = *(u8 *)(r1 + 0)\nr1 &= 7\nr2 = 3\n*(u64 *)(r10 - 8) = r2\nr3 = r10\nr3 -= r1\n*(u8 *)(r3 - 8) = r1\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
    ],
    [
      'a global function takes the guard',
      'r1 = 0\ncall leaf\nexit\nglobal function leaf:\nif r1 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a global function returns it',
      'call leaf\nif r0 == 0 goto out\npoison\nout: exit\nglobal function leaf:\nr0 = 0\nexit',
    ],
    [
      'one of two calls passes 1',
      'r1 = 0\ncall leaf\nr1 = 1\ncall leaf\nexit\nfunction leaf:\nif r1 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a load with a sign takes something from elsewhere',
      'r1 = *(s8 *)(r1 + 0)\nif r1 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a pointer goes to another address space',
      'r1 = 0\nr2 = (s1)r1\nif r2 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a jump by a table may lead to it, or to what leads to it',
      'r1 = 0\nif r1 == 0 goto on\nexit\non: gotox r2\nexit\nr3 = 1\npoison\nexit',
    ],
    ['a register is lost in a call', 'r1 = 0\ncall 5\nif r1 == 0 goto out\npoison\nout: exit'],
    [
      'a shift is as wide as the register',
      'r1 = 1\nr2 = 64\nr1 <<= r2\nif r1 == 1 goto out\npoison\nout: exit',
    ],
    [
      'a 32-bit shift is too wide by its upper half',
      'r1 = 4\nr2 = 4294967298 ll\nw1 <<= w2\nif w1 == 16 goto out\npoison\nout: exit',
    ],
    [
      'a function is called later, by a timer',
      'r1 = data\nr2 = function body\ncall 170\nexit\nfunction body:\npoison\nexit',
    ],
    [
      'a callback is one of two',
      'r2 = function one\nr1 = *(u8 *)(r1 + 0)\nif r1 == 0 goto out\nr2 = function two\nout: r1 = 4\nr3 = 0\nr4 = 0\ncall 181\nexit\nfunction one:\nexit\nfunction two:\npoison\nexit',
    ],
  ])('%s', (_, text) => {
    expect(isRefused(text)).toBe(true);
  });
});

describe('what a verifier never comes to', () => {
  test.each([
    [
      'two ways set two variables',
      'r2 = *(u8 *)(r1 + 0)\nif r2 == 9 goto other\nr3 = 0\nr4 = 1\ngoto both\nother: r3 = 1\nr4 = 0\nboth: r3 &= r4\nif r3 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a constant after a counted loop',
      'r1 = 0\nr2 = 0\nagain: r1 += 1\nif r1 != 5 goto again\nif r2 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a static function takes the guard',
      'r1 = record 0\ncall leaf\nexit\nfunction leaf:\nif r1 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a static function returns it',
      'call leaf\nif r0 == 0 goto out\npoison\nout: exit\nfunction leaf:\nr0 = record 0\nexit',
    ],
    [
      "a function sets the caller's variable",
      'r1 = r10\nr1 += -8\ncall set\nr1 = *(u64 *)(r10 - 8)\nif r1 == 0 goto out\npoison\nout: exit\nfunction set:\nr2 = record 0\n*(u64 *)(r1 + 0) = r2\nexit',
    ],
    [
      'a callback reads the guard in its context',
      'r1 = record 0\n*(u64 *)(r10 - 8) = r1\nr1 = 4\nr2 = function body\nr3 = r10\nr3 += -8\nr4 = 0\ncall 181\nexit\nfunction body:\nr1 = *(u64 *)(r2 + 0)\nif r1 == 0 goto out\npoison\nout: r0 = 0\nexit',
    ],
    [
      'what an atomic operation leaves alone',
      'r1 = 3\nr2 = 4\nlock *(u64 *)(r10 - 8) += r1\nr2 = fetch *(u64 *)(r10 - 8) += r2\nr0 = cmpxchg *(u64 *)(r10 - 8) r1\nif r1 == 3 goto out\npoison\nout: exit',
    ],
    [
      'a register saved over a call',
      'r6 = record 0\ncall 5\nif r6 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a scalar that was found to be 0',
      'r1 = *(u16 *)(r1 + 0)\nif r1 != 0 goto out\nif r1 == 0 goto out\npoison\nout: exit',
    ],
    [
      'a helper fills its neighbour',
      'r1 = 3\n*(u64 *)(r10 - 8) = r1\nr1 = r10\nr1 += -16\nr2 = 8\nr3 = 0\ncall 113\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit',
    ],
    [
      'a number of 64 bits',
      'r1 = 81985529216486895 ll\nr1 >>= 32\nif r1 == 19088743 goto out\npoison\nout: exit',
    ],
  ])('%s', (_, text) => {
    expect(isRefused(text)).toBe(false);
  });

  test('what is not reached is told, and the first way to what is', () => {
    const { reached, poison } = walkText(
      'r2 = *(u8 *)(r1 + 0)\nif r2 == 9 goto in\ngoto in\nr2 = 1\nin: poison\nexit',
    );
    expect([...reached]).toEqual([1, 1, 1, 0, 1, 0]);
    expect([...poison.keys()]).toEqual([4]);
    expect(poison.get(4)?.insn).toBe(2);
    expect(poison.get(4)?.before?.insn).toBe(1);
  });

  test('a function returns to each of its calls, though nothing is another', () => {
    expect(isRefused('call leaf\ncall leaf\npoison\nexit\nfunction leaf:\nexit')).toBe(true);
  });

  test('a state that is no other is not followed again', () => {
    const branches = Array.from(
      { length: 40 },
      (_, i) => `r2 = *(u8 *)(r1 + ${i})\nif r2 == 9 goto l${i}\nr3 = 1\nl${i}: r3 = 0`,
    );
    const { steps } = walkText(`${branches.join('\n')}\nexit`);
    expect(steps).toBeLessThan(400);
  });

  test('a loop that is never left ends by joining what is known', () => {
    const text =
      'r6 = r1\nr1 = 0\nagain: r1 += 1\nr2 = *(u8 *)(r6 + 0)\nif r2 != 9 goto again\nexit';
    expect(walkText(text).undecided).toBe(false);
  });
});

describe('a global function that may be a static one', () => {
  const text =
    'r1 = 3\n*(u64 *)(r10 - 16) = r1\nr1 = r10\nr1 += -8\ncall leaf\nr1 = *(u64 *)(r10 - 16)\nif r1 == 3 goto out\npoison\nout: exit\nglobal function leaf:\nr2 = 0\n*(u64 *)(r1 - 8) = r2\nr0 = 0\nexit';

  test.each([
    // On its own it may only write behind the pointer.
    ['always', false],
    ['static', true],
    ['either', true],
  ] as const)('writes below a pointer that it is given: %s', (globalFunctions, isReached) => {
    expect(isRefused(text, { rules: { globalFunctions } })).toBe(isReached);
  });
});

describe('pointers into stacks that are lost from sight', () => {
  test('a store through one of two changes whichever it may be', () => {
    const text =
      'r6 = 3\n*(u64 *)(r10 - 8) = r6\nr3 = data\nr2 = *(u8 *)(r1 + 0)\nif r2 == 9 goto other\nr3 = r10\nr3 += -8\n' +
      `other: r4 = 0\n${'r2 = *(u8 *)(r1 + 0)\n'}*(u64 *)(r3 + 0) = r4\nr2 = *(u64 *)(r10 - 8)\nif r2 == 3 goto out\npoison\nout: exit`;
    // On the way on which r3 points to the stack, the slot is 0.
    expect(isRefused(text)).toBe(true);
  });
});
