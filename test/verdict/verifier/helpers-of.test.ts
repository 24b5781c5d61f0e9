import { describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../../src/btf/btf.js';
import { Kind } from '../../../src/btf/kinds.js';
import { helpersOf } from '../../../src/verdict/verifier/helpers-of.js';
import { info, rawBtf } from '../../btf/bytes.js';

const STRINGS = '\0bpf_func_id\0BPF_FUNC_unspec\0BPF_FUNC_x\0__BPF_FUNC_MAX_ID\0bpf_func_id2\0';
const at = (name: string) => STRINGS.indexOf(`\0${name}\0`) + 1;

const [ENUM_NAME, LAST] = [at('bpf_func_id'), at('__BPF_FUNC_MAX_ID')];
const INT = [at('BPF_FUNC_x'), info(Kind.INT), 4, 32];

function helpers(types: readonly number[], little = true) {
  return helpersOf(parseBtf(rawBtf(types, STRINGS, { little })));
}

describe('the number of helpers that a BTF tells', () => {
  const values = [at('BPF_FUNC_unspec'), 0, at('BPF_FUNC_x'), 1, LAST, 2];
  const whole = [ENUM_NAME, info(Kind.ENUM, 3), 4, ...values];

  test.each([true, false])('is the value of the last enumerator (little-endian: %p)', (little) => {
    expect(helpers([...INT, ...whole], little)).toBe(2);
  });

  test('is found in an enum of 64 bits', () => {
    const wide = [at('BPF_FUNC_unspec'), 0, 0, LAST, 212, 0];
    expect(helpers([...INT, ENUM_NAME, info(Kind.ENUM64, 2), 8, ...wide])).toBe(212);
  });

  test('is found where a distribution has something behind it', () => {
    const behind = [LAST, 2, at('BPF_FUNC_x'), 7];
    expect(helpers([ENUM_NAME, info(Kind.ENUM, 2), 4, ...behind])).toBe(2);
  });

  test('is not known without the enum, without its last enumerator, or from another kind', () => {
    expect(helpers(INT)).toBeUndefined();
    expect(helpers([ENUM_NAME, info(Kind.ENUM, 1), 4, at('BPF_FUNC_x'), 1])).toBeUndefined();
    expect(helpers([at('bpf_func_id2'), info(Kind.ENUM, 3), 4, ...values])).toBeUndefined();
    expect(helpers([0, info(Kind.ENUM, 3), 4, ...values])).toBeUndefined();
    expect(helpers([ENUM_NAME, info(Kind.INT), 4, 32])).toBeUndefined();
  });
});
