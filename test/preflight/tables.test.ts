import { describe, expect, test } from '@jest/globals';
import { presenceOf } from '../../src/preflight/dating.js';
import { baseOf, familyOf, mayBeInModule } from '../../src/preflight/families.js';
import { matchesPattern, patternBytes } from '../../src/preflight/patterns.js';
import { enumeratorOf, enumeratorsOf, mapTypeOf } from '../../src/preflight/tables/enums.js';
import { helperOf, REPLACED_BY } from '../../src/preflight/tables/helpers.js';
import { generationOf } from '../../src/verdict/verifier/generations.js';
import { isBefore, parseRelease, releaseOfHelpers } from '../../src/verdict/verifier/release.js';

describe('tables', () => {
  test('have the numbers of the headers', () => {
    expect(helperOf(130)).toMatchObject({ name: 'bpf_ringbuf_output', since: '5.8' });
    expect(helperOf(211)?.name).toBe('bpf_cgrp_storage_delete');
    expect([helperOf(0), helperOf(212), helperOf(-1)]).toEqual([undefined, undefined, undefined]);
    expect(mapTypeOf(27)).toBe('BPF_MAP_TYPE_RINGBUF');
    expect(enumeratorOf('BPF_PROG_TYPE_NETFILTER')).toMatchObject({ number: 32, since: '6.4' });
    expect(enumeratorOf('BPF_TRACE_KPROBE_MULTI')?.number).toBe(42);
    expect(enumeratorsOf('bpf_attach_type')).toHaveLength(59);
  });

  test('helpers came with the release whose count they are in', () => {
    for (let id = 42; id <= 211; id++) {
      const since = parseRelease(helperOf(id)?.since ?? '');
      const [lacks, mayHave] = [releaseOfHelpers(id), releaseOfHelpers(id + 1)];
      expect(lacks === undefined || isBefore(lacks, since)).toBe(true);
      expect(mayHave !== undefined && isBefore(since, mayHave)).toBe(false);
    }
  });

  test('libbpf replaces strings by strings', () => {
    const replaced = [...REPLACED_BY].map(([id, by]) => [helperOf(id)?.name, helperOf(by)?.name]);
    expect(replaced.every(([a, b]) => a?.endsWith('_str') === b?.endsWith('_str'))).toBe(true);
  });
});

describe('when something came, and when a kernel is from', () => {
  test.each([
    ['5.8', '5.10.0-1', '5.10', 'there'],
    ['5.8', '5.10.0-1', null, 'there'],
    ['5.12', '5.10.0-1', '5.10', 'lacking'],
    ['5.12', '5.10.0-1', null, 'unknown'],
    // A distribution's: as new as its enums say, and no newer than they would show.
    ['5.3', '4.18.0-553.el8', '5.15', 'unknown'],
    ['5.15', '4.18.0-553.el8', '5.15', 'unknown'],
    ['5.16', '4.18.0-553.el8', '5.15', 'lacking'],
    // No helper came since 6.2, so that only some releases show.
    ['6.6', '5.14.0-503.el9', '6.4', 'lacking'],
    ['6.5', '5.14.0-503.el9', '6.4', 'unknown'],
    ['6.6', 'made-up', '6.1', 'lacking'],
  ])('%s on %s, dated %s: %s', (since, release, newest, expected) => {
    expect(presenceOf(since, generationOf({ release }), newest)).toBe(expected);
  });
});

describe('names', () => {
  test.each([
    ['__ext4_file_open', 'ext4_', 'ext4_file_open'],
    ['do_unlinkat.isra.0', 'do_', 'do_unlinkat'],
    ['submit', undefined, 'submit'],
    ['kmem_cache_alloc_noprof', 'kmem_', 'kmem_cache_alloc'],
    ['last_', undefined, 'last_'],
  ])('%s', (name, family, base) => {
    expect([familyOf(name), baseOf(name)]).toEqual([family, base]);
  });

  test('a function of a family that is built in is no module’s, but for families of both', () => {
    const there = { hasFamily: true, nearest: [] };
    expect(mayBeInModule('vfs_gone', there)).toBe(false);
    expect(mayBeInModule('vfs_gone', { ...there, hasFamily: false })).toBe(true);
    expect(mayBeInModule('nf_gone', there)).toBe(true);
    expect(mayBeInModule('tcp_v6_connect', there)).toBe(true);
  });

  test.each([
    ['tcp_*', 'tcp_v4_connect', true],
    ['*_connect', 'tcp_v4_connect', true],
    ['t?p_*4*', 'tcp_v4_connect', true],
    ['tcp', 'tcp_v4_connect', false],
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
    [`${'*a'.repeat(40)}b`, 'a'.repeat(500), false],
  ])('%s against %s: %s', (pattern, name, expected) => {
    const strings = new TextEncoder().encode(`before\0${name}\0`);
    expect(matchesPattern(patternBytes(pattern), strings, 7)).toBe(expected);
  });
});
