import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KINDS } from '../../conformance/made-up/case.mjs';
import { recordedCases } from '../../conformance/made-up/recorded-cases.mjs';
import { type Btf, parseBtf } from '../../src/btf/btf.js';
import type { LoaderName } from '../../src/core/loaders/loader.js';
import { tailor } from '../../src/core/tailor.js';
import { FormatError } from '../../src/errors.js';
import {
  expectedAnswer,
  KNOWN_DIFFERENCES,
  type Part,
  printAnswer,
  type RecordAnswers,
  type RecordedKernel,
  readRecorded,
  recordedSizes,
  resolveOn,
} from './recorded.js';

/**
 * Replays what loaders answered when they were asked (`node conformance/record.mjs`): they need Debian,
 * Go and Rust, and this needs nothing. The tailored BTF is asked anew here, so that what is held
 * does not depend on the engine's own proof.
 */
const CASES = recordedCases().flatMap(({ name, text, answers }) => [
  { name, order: 'little', text, path: answers },
  { name, order: 'big', text, path: answers },
]);

const ID_KINDS = ['local_type_id', 'target_type_id'].map((name) => KINDS.indexOf(name));

type Row = ReturnType<typeof readRecorded>['records'][number];

interface Read {
  readonly kernel: RecordedKernel;
  readonly whole: Btf;
  /** Tailored to all records of the case. */
  readonly small: Btf;
  /** The same as libbpf 0.8 can read it, if that is another file. */
  readonly older: Btf | undefined;
}

const BTFS = ['whole', 'small', 'older'] as const;
type Which = (typeof BTFS)[number];

const isRefusal = (answer: string | undefined) => answer === 'ambiguous' || answer === 'invalid';

/** All loaders' answers come at once, and are looked at one by one. */
function remembered<T>(ask: (btf: Btf, part: Part) => T): (btf: Btf, part: Part) => T {
  const known = new WeakMap<Part, WeakMap<Btf, T>>();
  return (btf, part) => {
    const byBtf = known.get(part) ?? new WeakMap<Btf, T>();
    known.set(part, byBtf);
    if (!byBtf.has(btf)) byBtf.set(btf, ask(btf, part));
    return byBtf.get(btf) as T;
  };
}

function isSame(loader: LoaderName, ours: string, theirs: string): boolean {
  if (ours === theirs) return true;
  if (loader === 'libbpf') return false;
  // Of two reasons to refuse a program, another loader may meet either first.
  if (isRefusal(ours) && isRefusal(theirs)) return true;
  // What aya makes of a record is read from an instruction that holds 32 bits.
  return (
    loader === 'aya' && /^\d{11,}$/.test(ours) && String(BigInt(ours) & 0xffff_ffffn) === theirs
  );
}

const sizes = recordedSizes();
/** Names of cases with kernels that are written for libbpf 0.8 otherwise. */
const inOlderFormat = new Set<string>();
const met = new Set<(typeof KNOWN_DIFFERENCES)[number]>();

describe.each(CASES)('$name, $order-endian', ({ name, text, path, order }) => {
  let recorded: ReturnType<typeof readRecorded>;
  let kernels: Read[];

  beforeAll(() => {
    recorded = readRecorded(text, path, order === 'little');
    kernels = recorded.kernels
      .filter(({ refusedBy }) => refusedBy.length === 0)
      .map((kernel) => {
        const whole = parseBtf(kernel.bytes);
        const { bytes } = ask(whole, recorded.whole);
        const older = tailor(whole, recorded.whole.objectSet, 'libbpf-0.8').bytes;
        const isOther = Buffer.compare(older, bytes) !== 0;
        if (isOther) inOlderFormat.add(name);
        return {
          ...{ kernel, whole },
          small: parseBtf(bytes),
          older: isOther ? parseBtf(older) : undefined,
        };
      });
  });

  const ask = remembered(resolveOn);

  /** Where parts get other answers from a kernel than the recorded ones. */
  function differences(
    loader: LoaderName,
    partsOf: (kernel: RecordedKernel) => readonly Part[],
    which: Which,
    expected: (kernel: RecordedKernel, record: number) => string | undefined,
  ): string[] {
    const lines: string[] = [];
    for (const { kernel, [which]: btf } of kernels) {
      if (btf === undefined) continue;
      for (const part of partsOf(kernel)) {
        const { outcomes } = ask(btf, part);
        part.records.forEach((record, i) => {
          const { kind, text: line } = recorded.records[record] as Row;
          const outcome = outcomes[i];
          const answer = loader === 'libbpf' ? outcome : (outcome?.loaders?.[loader] ?? outcome);
          const ours = printAnswer(answer);
          const theirs = expectedAnswer(expected(kernel, record));
          if (theirs === undefined || isSame(loader, ours, theirs)) return;
          // Without an ENUM64, aya may find what libbpf does.
          const isNothing = theirs === 'unresolved' || theirs === 'absent';
          if (which === 'older' && isNothing && ours === printAnswer(outcome)) return;
          // No id is told: it is another one in each BTF.
          if (ID_KINDS.includes(kind) && ours === 'resolved' && /^\d/.test(theirs)) return;
          const place = `${loader}, ${name}, ${kernel.name}, ${line}: ${ours}, not ${theirs}`;
          const known = KNOWN_DIFFERENCES.find(({ where }) => where.test(place));
          if (known) met.add(known);
          else lines.push(`${place} (${which})`);
        });
      }
    }
    return lines;
  }

  test('BTF that libbpf refuses is refused', () => {
    const refused = recorded.kernels.filter(({ refusedBy }) => refusedBy.includes('libbpf'));
    expect(refused.filter(({ bytes }) => isRead(bytes)).map((kernel) => kernel.name)).toEqual([]);
  });

  test('the tailored BTF is as small as it was, and stays as it is', () => {
    for (const { kernel, whole, small } of kernels) {
      const { bytes } = ask(whole, recorded.whole);
      const again = ask(small, recorded.whole).bytes;
      expect(Buffer.compare(again, bytes)).toBe(0);
      expect(sizes.compare(`${name}, ${kernel.name}, ${order}`, bytes.length)).toBe('equal');
    }
  });

  test.each(BTFS)('libbpf’s answers, %s BTF', (which) => {
    const compare = (parts: readonly Part[], of: 'load' | 'libbpf') =>
      differences(
        'libbpf',
        () => parts,
        which,
        ({ records }, record) => records[record]?.[of],
      );
    expect(compare([recorded.whole], 'load')).toEqual([]);
    expect(compare(recorded.alone, 'libbpf')).toEqual([]);
  });

  for (const loader of ['cilium', 'aya'] as const) {
    test.each(BTFS)(`${loader}’s answers, %s BTF`, (which) => {
      const compare = (
        parts: (kernel: RecordedKernel) => readonly Part[],
        of: keyof RecordAnswers,
      ) =>
        differences(loader, parts, which, ({ records }, record) => {
          const answer = records[record]?.[of];
          // What another loader than libbpf refuses need not be refused again on a tailored BTF.
          const isKept = which === 'whole' || !isRefusal(answer);
          return isKept && !isRefused(record) ? answer : undefined;
        });
      expect(compare(() => recorded.alone, loader)).toEqual([]);
      if (loader !== 'cilium') return;
      expect(compare((kernel) => recorded.programs(kernel), 'ciliumProgram')).toEqual([]);
    });
  }

  /** What libbpf refuses on every kernel: what others make of it is told nowhere. */
  function isRefused(record: number): boolean {
    return kernels.every(({ kernel }) => kernel.records[record]?.libbpf === 'invalid');
  }
});

test('known differences that are no more are not named', () => {
  expect(KNOWN_DIFFERENCES.filter((known) => !met.has(known))).toEqual([]);
});

test('some kernels are other files for libbpf 0.8', () => {
  expect([...inOlderFormat]).toEqual(expect.arrayContaining(['accessors', 'types', 'widths']));
});

afterAll(() => sizes.write());

function isRead(bytes: Uint8Array): boolean {
  try {
    parseBtf(bytes);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    return false;
  }
}
