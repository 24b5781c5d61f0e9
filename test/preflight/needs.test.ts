import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readObject } from '../../src/core/object.js';
import { readMaps } from '../../src/preflight/maps.js';
import { needsTable } from '../../src/preflight/needs-table.js';
import { readNeeds } from '../../src/preflight/read-needs.js';
import { objectOf, programOf } from './fixture.js';

const { needs } = objectOf('needs.o');

describe('maps of an object', () => {
  const maps = programOf(needs, 'reads').shared.maps;
  const named = (name: string) => maps.find((map) => map.name === name);

  test('as the object defines them', () => {
    expect(named('ring')).toEqual({
      ...{ name: 'ring', type: 'BPF_MAP_TYPE_RINGBUF', typeNumber: 27, maxEntries: 4096 },
      ...{ flags: 0, isGlobalData: false },
    });
    expect(named('counts')).toMatchObject({ keySize: 4, valueSize: 8, maxEntries: 16, flags: 1 });
    expect(named('outer')?.inner).toMatchObject({
      ...{ type: 'BPF_MAP_TYPE_LRU_HASH', keySize: 4, valueSize: 2 },
    });
    expect(named('made_up')?.structOps).toEqual({
      ...{ type: 'operations', members: ['start', 'newer'] },
    });
  });

  test('of operations that are attached by a link with a flag that says so', () => {
    expect(named('made_up')?.flags).toBe(0);
    expect(named('linked')).toMatchObject({
      ...{ flags: 1 << 13, structOps: { type: 'operations', members: [] } },
    });
  });

  test('and those that a loader makes of global data', () => {
    const names = maps.filter(({ isGlobalData }) => isGlobalData).map(({ name }) => name);
    expect(names.sort()).toEqual(['.bss', '.kconfig', '.rodata']);
    expect(named('.rodata')?.flags).toBe(1 << 7);
    expect(named('.bss')?.flags).toBe(0);
  });

  test('by what uses them', () => {
    const uses = (program: string) =>
      programOf(needs, program).maps.map(({ map }) => maps[map]?.name);
    expect(uses('writes')).toEqual(['ring']);
    expect(uses('guards').sort()).toEqual(['counts', 'ring']);
    expect(uses('by_variable').sort()).toEqual(['.rodata', 'ring']);
    expect(uses('calls')).toEqual(['.bss']);
    expect(uses('asks_version')).toEqual(['.kconfig']);
  });

  test('of the old form too', () => {
    const old = readMaps(readObject(readFileSync('test/fixtures/refused/maps.o')));
    expect(old).toMatchObject([
      { name: 'counts', type: 'BPF_MAP_TYPE_HASH', keySize: 4, valueSize: 4, maxEntries: 16 },
    ]);
  });
});

describe('what a program needs', () => {
  test('its helpers, with those of the functions that it calls', () => {
    expect(programOf(needs, 'reads').helpers).toMatchObject([
      { id: 113, name: 'bpf_probe_read_kernel', source: { line: 80 } },
      { id: 114, name: 'bpf_probe_read_user_str', source: { line: 81 } },
    ]);
    expect(programOf(needs, 'calls').helpers.map(({ id }) => id)).toEqual([7]);
  });

  test('its types and where it attaches, by its section', () => {
    expect(programOf(needs, 'calls')).toMatchObject({
      ...{ programType: 'BPF_PROG_TYPE_KPROBE', attachType: 'BPF_TRACE_KPROBE_MULTI' },
      attach: { kind: 'pattern', word: 'kprobe.multi', pattern: 'old_*' },
    });
    expect(programOf(needs, 'loops').attach).toMatchObject({
      ...{ kind: 'tracepoint', category: 'syscalls', name: 'sys_enter_open' },
      functions: expect.arrayContaining(['__x64_sys_open', '__arm64_sys_open', '__se_sys_open']),
    });
  });

  test('symbols of the kernel, without flavours', () => {
    expect(programOf(needs, 'reads').shared.ksyms).toEqual([
      { name: 'percpu_variable', kind: 'variable', isTyped: true, isWeak: false },
      { name: 'strong_kfunc', kind: 'function', isTyped: true, isWeak: false },
      { name: 'untyped_symbol', kind: 'variable', isTyped: false, isWeak: false },
      { name: 'weak_kfunc', kind: 'function', isTyped: true, isWeak: true },
    ]);
    expect(programOf(needs, 'symbols').weakCalls).toMatchObject([{ name: 'weak_kfunc' }]);
  });

  test('loads of what it is given, through copies, where it is certain', () => {
    const offsets = (program: string) =>
      programOf(needs, program).contextLoads.map(({ offset }) => offset);
    expect(offsets('typed').sort((a, b) => a - b)).toEqual([0, 16]);
    expect(offsets('raw')).toEqual([16]);
    expect(offsets('writes')).toEqual([]);
  });

  test('it is plain data', () => {
    expect(structuredClone(needs)).toEqual(needs);
  });

  test('of an object without BTF.ext', () => {
    const object = readObject(readFileSync('test/fixtures/no-relocations.o'));
    expect(readNeeds(object).programs.length).toBeGreaterThan(0);
  });
});

describe('the table of needs', () => {
  const rows = needsTable(needs);
  const row = (name: string) => rows.find((one) => one.name === name);

  test('tells each thing once, with the release and its source', () => {
    expect(row('bpf_ringbuf_output')).toEqual({
      ...{ kind: 'helper', name: 'bpf_ringbuf_output', since: '5.8' },
      source: '__BPF_FUNC_MAX_ID in include/uapi/linux/bpf.h of Linux 5.8',
      programs: ['writes', 'guards', 'by_variable'],
    });
    expect(row('BPF_MAP_TYPE_LRU_HASH')).toMatchObject({
      ...{ kind: 'map', since: '4.10', source: 'docs/kernel-versions.md of bcc 0.35.0' },
    });
    expect(row('bpf_probe_read_kernel')).toMatchObject({
      ...{ since: '4.1', instead: 'before Linux 5.5 libbpf calls bpf_probe_read instead' },
    });
    expect(new Set(rows.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(rows.length);
  });

  test('tells the newest first', () => {
    expect(rows.filter(({ kind }) => kind === 'program type').map(({ since }) => since)).toEqual([
      ...['5.6', '5.5', '4.17', '4.7', '4.1'],
    ]);
  });
});
