import type { Finding } from '../finding.js';
import type { ProgramNeeds } from '../needs.js';
import { enumeratorOf } from '../tables/enums.js';
import { cameWith, hasEnumerator, type KnownKernel, notKnown } from './kernel.js';

/**
 * Program types whose attach type the kernel checks at the load (`kernel/bpf/syscall.c: bpf_prog_load_check_attach`
 * and `check_attach_btf_id`). Others are loaded with any, and are refused when they are attached.
 */
const CHECKED_AT_LOAD: ReadonlySet<string> = new Set(
  [
    ...['CGROUP_SOCK', 'CGROUP_SOCK_ADDR', 'CGROUP_SKB', 'CGROUP_SOCKOPT', 'SK_LOOKUP'],
    ...['NETFILTER', 'TRACING', 'LSM'],
  ].map((name) => `BPF_PROG_TYPE_${name}`),
);

/** Types of programs that can be attached in an older way too, without their attach type. */
const OLDER_WAYS: ReadonlySet<string> = new Set(
  ['SCHED_CLS', 'SK_REUSEPORT', 'XDP'].map((name) => `BPF_PROG_TYPE_${name}`),
);

/** What a kernel lacks of a program's own type, and of the type that it is attached with. */
export function typeFindings(
  { section, programType, attachType }: ProgramNeeds,
  kernel: KnownKernel,
): Finding[] {
  if (programType === undefined) {
    const reason = `libbpf knows no program type for the section ${section}, and loads it only if user space sets one`;
    return [{ effect: 'unknown', subject: `section ${section}`, reason }];
  }
  const subject = `program type ${programType}`;
  const { since } = enumeratorOf(programType) as { since: string };
  const presence = hasEnumerator(kernel, 'bpf_prog_type', programType, since);
  if (presence === 'lacking') {
    const reason = `this kernel has no programs of type ${programType} (${cameWith(since)})`;
    return [{ effect: 'refused', subject, reason }];
  }
  if (presence === 'unknown') {
    const reason = notKnown(`programs of type ${programType}`, since);
    return [{ effect: 'unknown', subject, reason }];
  }
  return attachType === undefined ? [] : attachTypeFindings(programType, attachType, kernel);
}

function attachTypeFindings(type: string, attachType: string, kernel: KnownKernel): Finding[] {
  const subject = `attach type ${attachType}`;
  const { since } = enumeratorOf(attachType) as { since: string };
  const presence = hasEnumerator(kernel, 'bpf_attach_type', attachType, since);
  if (presence === 'there') return [];
  if (presence === 'unknown') {
    return [{ effect: 'unknown', subject, reason: notKnown(attachType, since) }];
  }
  const reason = `this kernel has no ${attachType} (${cameWith(since)})`;
  if (CHECKED_AT_LOAD.has(type)) return [{ effect: 'refused', subject, reason }];
  if (OLDER_WAYS.has(type)) {
    const other = `${reason}, so that it attaches only in an older way`;
    return [{ effect: 'unknown', subject, reason: other }];
  }
  return [{ effect: 'unattached', subject, reason }];
}
