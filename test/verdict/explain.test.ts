import { describe, expect, test } from '@jest/globals';
import { explainProgram } from '../../src/verdict/explain.js';
import { newJudge } from '../../src/verdict/judge.js';
import type { Shown } from '../../src/verdict/trials.js';
import { ORDERS, objectOf, outcomesOf } from './fixture.js';

describe.each(ORDERS)('what is explained of a program, %s', (order) => {
  const object = objectOf('verdicts', order);
  const judge = newJudge(object);
  const explained = (program: string, release = '6.1.0') => {
    const index = judge.programs.findIndex((one) => one.program === program);
    const { verdict, shown } = judge.explain(index, { release }, outcomesOf('verdicts', order));
    return { verdict: verdict.verdict, shown, ...explainProgram(object, shown as Shown) };
  };
  const states = ({ lines }: ReturnType<typeof explained>) =>
    lines.map(({ source, state }) => [source.text?.trim(), state]);

  test('lines in the order of the source, reached and dead', () => {
    const found = explained('plain_else');
    const numbers = found.lines.map(({ source }) => source.line);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const byText = new Map(states(found) as [string, string][]);
    expect(byText.get('if (bpf_core_field_exists(task->pid))')).toBe('reached');
    // The compiler shares the end of it with the other branch.
    expect(byText.get('sink = BPF_CORE_READ(old, process_id);')).toBe('part');
    expect(byText.get('return 0;')).toBe('reached');
  });

  test('functions that it calls, and what of them is unresolved', () => {
    const found = explained('in_function');
    expect(found.shown).toMatchObject({ verifier: '6.1', isAsBuilt: false });
    const unresolved = found.lines.filter((line) => line.unresolved.length > 0);
    expect(unresolved.map(({ state }) => state)).toEqual(['dead']);
    const [record] = unresolved.flatMap((line) => line.unresolved);
    expect(object.relocations[record as number]?.program).toBe('read_gone');
    expect(found.branches).toEqual([
      {
        source: expect.objectContaining({ text: '\tif (bpf_core_field_exists(task->gone))' }),
        isTaken: true,
        causes: [{ kind: 'relocation', relocation: expect.any(Number), value: 0n }],
      },
    ]);
  });

  test('of what is broken, the line that is refused and nothing behind it', () => {
    const found = explained('broken');
    const refused = found.lines.filter(({ state }) => state === 'refused');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.unresolved).toHaveLength(1);
    expect(found.branches).toEqual([]);
  });

  test('of what depends, the trial in which it holds', () => {
    expect(explained('by_variable').shown).toMatchObject({ verifier: '6.1', isAsBuilt: true });
    expect(explained('by_both', '5.3.1').shown).toMatchObject({
      verifier: 'newest',
      isAsBuilt: true,
    });
    expect(explained('plain_else', '4.14.1').shown).toMatchObject({
      verifier: 'newest',
      isAsBuilt: false,
    });
  });

  test('branches that go both ways are none', () => {
    expect(explained('loads').branches).toEqual([]);
    const texts = explained('nested').branches.map(({ source }) => source?.text?.trim());
    expect(texts).toEqual(['if (bpf_core_field_exists(task->gone))']);
  });

  test('a line of which some is dead', () => {
    const found = explained('in_callback');
    const guard = found.lines.find(({ source }) => source.text?.includes('if (*('));
    expect(guard?.state).toBe('part');
  });
});
