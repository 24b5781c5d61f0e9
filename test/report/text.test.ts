import { describe, expect, test } from '@jest/globals';
import { formatCount, formatSize, plain, shorten } from '../../src/report/text.js';

/** White space as .NET's `TrimStart` takes it away. */
const DOTNET_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
/** What a comparison by culture passes over: a superset of ICU's ignorable characters. */
const WITHOUT_WIDTH = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;

/** Whether the runner would look into a line for a command: `ActionCommand.TryParseV2` and `TryParse`. */
function isCommand(line: string): boolean {
  const seen = line.replace(WITHOUT_WIDTH, '').replace(DOTNET_SPACE, '');
  return seen.startsWith('::') || seen.includes('##[');
}

describe('plain', () => {
  const SPACES = ['', ' ', '\t', '\u00a0', '\u3000', '\u2003', '\u0085', '\ufeff', '\u2028'];
  const HIDDEN = [
    '',
    '\u200b',
    '\u00ad',
    '\u034f',
    '\ufe0f',
    '\u3164',
    '\u0000',
    '\u{e0001}',
    '\u{e0100}',
    '\ud800',
    '\uffff',
  ];
  const ATTACKS = SPACES.flatMap((space) =>
    HIDDEN.flatMap((hidden) => [
      `${space}${hidden}::stop-commands::x`,
      `${hidden}${space}:${hidden}:error::x`,
      `${space}:${hidden}:${hidden}:error::x`,
      `${space}a #${hidden}#${hidden}[error]x`,
      `${space}###${hidden}[add-mask]x`,
      `a\n${space}${hidden}::error::x`,
      `\u001b[0m${space}\u001b[1m::error::x`,
    ]),
  );

  test('leaves no command of a workflow', () => {
    expect(ATTACKS.filter((attack) => isCommand(plain(attack)))).toEqual([]);
    expect(isCommand('  ::error::x') && isCommand('a ##[error]')).toBe(true);
  });

  test('makes one line that it leaves as it is', () => {
    for (const attack of ATTACKS) {
      const line = plain(attack);
      expect(line).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}/u);
      expect(plain(line)).toBe(line);
    }
  });

  test('keeps what people write', () => {
    for (const text of [
      'task_struct.state (byte_off)',
      'a::b',
      'x: ::y',
      '日本語 ünïcode 😀',
      '# [x]',
    ]) {
      expect(plain(text)).toBe(text);
    }
  });
});

test('numbers are written the same everywhere', () => {
  expect(formatCount(1, 'kernel')).toBe('1 kernel');
  expect(formatCount(1_234_567, 'kernel')).toBe('1,234,567 kernels');
  expect([0, 999, 1000, 999_949, 999_950, 1.5e9, 2e13].map(formatSize)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '999.9 kB',
    '1.0 MB',
    '1.5 GB',
    '20.0 TB',
  ]);
});

test('what is too long is cut between characters', () => {
  expect(shorten('😀😀😀', 3)).toBe('😀😀😀');
  expect(shorten('😀😀😀😀', 3)).toBe('😀😀…');
});
