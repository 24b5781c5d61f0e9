import { beforeAll, describe, expect, test } from '@jest/globals';
import { KINDS } from '../../conformance/made-up/case.mjs';
import { recordedCases } from '../../conformance/made-up/recorded-cases.mjs';
import { type Btf, parseBtf } from '../../src/btf/btf.js';
import type { Answer, OtherLoader, Outcome } from '../../src/core/outcome.js';
import { FormatError } from '../../src/errors.js';
import {
  describeType,
  type Part,
  printAnswer,
  type RecordAnswers,
  type RecordedKernel,
  readRecorded,
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

const TARGET_TYPE_ID = KINDS.indexOf('target_type_id');
/** Other loaders whose answers the engine tells where they are not libbpf's. */
const TOLD: readonly OtherLoader[] = [];

interface Read {
  readonly kernel: RecordedKernel;
  readonly whole: Btf;
  /** Tailored to all records of the case. */
  readonly small: Btf;
}

/** One loader's answer to a relocation. */
type Reading = (outcome: Outcome | undefined) => Answer | undefined;
const byLibbpf: Reading = (outcome) => outcome;
const by =
  (loader: OtherLoader): Reading =>
  (outcome) =>
    outcome?.loaders?.[loader] ?? outcome;

describe.each(CASES)('$name, $order-endian', ({ text, path, order }) => {
  let recorded: ReturnType<typeof readRecorded>;
  let kernels: Read[];

  beforeAll(() => {
    recorded = readRecorded(text, path, order === 'little');
    kernels = recorded.kernels
      .filter(({ refusedBy }) => refusedBy.length === 0)
      .map((kernel) => {
        const whole = parseBtf(kernel.bytes);
        return { kernel, whole, small: parseBtf(resolveOn(whole, recorded.whole).bytes) };
      });
  });

  /** Where parts get other answers from a kernel than the recorded ones. */
  function differences(
    partsOf: (kernel: RecordedKernel) => readonly Part[],
    which: 'whole' | 'small',
    reading: Reading,
    expected: (answers: RecordAnswers) => string | undefined,
  ): string[] {
    const lines: string[] = [];
    for (const read of kernels) {
      for (const part of partsOf(read.kernel)) {
        const { outcomes } = resolveOn(read[which], part);
        part.records.forEach((record, i) => {
          const { kind, text: line } = recorded.records[
            record
          ] as (typeof recorded.records)[number];
          const asksId = kind === TARGET_TYPE_ID;
          const idsOf = (btf: Btf) => (asksId ? (id: number) => describeType(btf, id) : undefined);
          const ours = printAnswer(reading(outcomes[i]), idsOf(read[which]));
          const answer = expected(read.kernel.records[record] as RecordAnswers) ?? 'no answer';
          const theirs =
            asksId && /^\d/.test(answer) ? describeType(read.whole, Number(answer)) : answer;
          const known =
            asksId && [ours, theirs].includes('resolved') && ![ours, theirs].some(isFailure);
          if (ours !== theirs && !known) {
            lines.push(`${which} ${read.kernel.name}: ${line}: ${ours}, not ${theirs}`);
          }
        });
      }
    }
    return lines;
  }
  const isFailure = (answer: string) =>
    /^(absent|unresolved|ambiguous|invalid|no answer)$/.test(answer);

  test('BTF that libbpf refuses is refused', () => {
    const refused = recorded.kernels.filter(({ refusedBy }) => refusedBy.includes('libbpf'));
    expect(refused.filter(({ bytes }) => isRead(bytes)).map(({ name }) => name)).toEqual([]);
  });

  test.each(['whole', 'small'] as const)('libbpf’s answers, %s BTF', (which) => {
    const inLoad = differences(
      () => [recorded.whole],
      which,
      byLibbpf,
      ({ load }) => load,
    );
    expect(inLoad).toEqual([]);
    const alone = differences(
      () => recorded.alone,
      which,
      byLibbpf,
      ({ libbpf }) => libbpf,
    );
    expect(alone).toEqual([]);
  });

  for (const loader of TOLD) {
    test.each(['whole', 'small'] as const)(`${loader}’s answers, %s BTF`, (which) => {
      const alone = differences(
        () => recorded.alone,
        which,
        by(loader),
        (told) => told[loader],
      );
      expect(alone).toEqual([]);
      if (loader !== 'cilium') return;
      const programs = (kernel: RecordedKernel) => recorded.programs(kernel);
      const found = differences(programs, which, by(loader), (told) => told.ciliumProgram);
      expect(found).toEqual([]);
    });
  }
});

function isRead(bytes: Uint8Array): boolean {
  try {
    parseBtf(bytes);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    return false;
  }
}
