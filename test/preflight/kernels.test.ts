import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { factsOf } from '../../src/preflight/ask-kernel.js';
import type { KernelFacts } from '../../src/preflight/facts.js';
import type { AskedNames } from '../../src/preflight/needs.js';
import { helpersOf } from '../../src/verdict/verifier/helpers-of.js';

/** Kernels that cannot be booted: made from C, with the enums of real ones (`kernels/rebuild.sh`). */
const ENDS = [
  {
    release: '4.14',
    helpers: 54,
    last: ['sock_map_update', 'SOCKMAP', 'SK_SKB', 'SK_SKB_STREAM_VERDICT'],
    next: ['xdp_adjust_meta', 'CPUMAP', 'CGROUP_DEVICE', 'CGROUP_DEVICE'],
  },
  {
    release: '4.18',
    helpers: 81,
    last: ['get_current_cgroup_id', 'SOCKHASH', 'LIRC_MODE2', 'LIRC_MODE2'],
    next: ['get_local_storage', 'CGROUP_STORAGE', 'SK_REUSEPORT', 'FLOW_DISSECTOR'],
  },
  {
    release: '5.4',
    helpers: 111,
    last: ['tcp_gen_syncookie', 'DEVMAP_HASH', 'CGROUP_SOCKOPT', 'CGROUP_SETSOCKOPT'],
    next: ['probe_read_user', 'STRUCT_OPS', 'TRACING', 'TRACE_RAW_TP'],
  },
] as const;

const ENUMS = ['bpf_func_id', 'bpf_map_type', 'bpf_prog_type', 'bpf_attach_type'] as const;
const PREFIXES = ['BPF_FUNC_', 'BPF_MAP_TYPE_', 'BPF_PROG_TYPE_', 'BPF_'];

describe.each(ENDS)('Linux $release', ({ release, helpers, last, next }) => {
  const btf = parseBtf(readFileSync(`test/preflight/kernels/${release}.btf`));
  const named = (names: readonly string[]) => names.map((name, i) => `${PREFIXES[i]}${name}`);
  const asked: AskedNames = {
    enumerators: Object.fromEntries(
      ENUMS.map((name, i) => [
        name,
        [...new Set([named(last)[i] as string, named(next)[i] as string])].sort(),
      ]),
    ) as unknown as AskedNames['enumerators'],
    functions: ['do_unlinkat', 'filename_unlinkat'],
    patterns: [],
    variables: [],
    tracepoints: ['sched_switch', 'sched_swich'],
    structs: [],
  };
  const facts: KernelFacts = factsOf(btf, asked);

  test('has what its release brought last, and not what the next one did', () => {
    expect(helpersOf(btf)).toBe(helpers);
    expect(Object.fromEntries(ENUMS.map((name, i) => [name, [named(last)[i]]]))).toEqual(
      facts.enumerators,
    );
  });

  test('is dated by its enums', () => {
    expect(facts.newest).toBe(release);
  });

  test('has functions and the structs of events, and no typed tracepoint', () => {
    expect(Object.keys(facts.functions ?? {})).toEqual(['do_unlinkat']);
    expect(facts.events).toEqual(['sched_switch']);
    expect(facts.tracepoints).toBeNull();
  });
});
