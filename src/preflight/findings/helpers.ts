import type { Presence } from '../dating.js';
import type { Finding, Reach } from '../finding.js';
import type { HelperNeed } from '../needs.js';
import { helperOf, PROBE_READ_KERNEL, REPLACED_BY } from '../tables/helpers.js';
import { cameWith, hasEnumerator, type KnownKernel, notKnown } from './kernel.js';

/**
 * The helpers that a program calls and a kernel lacks. A verifier looks a helper up where it comes to its call
 * (`kernel/bpf/verifier.c: check_helper_call`), so that a call that it does not reach does not count.
 */
export function helperFindings(
  helpers: readonly HelperNeed[],
  kernel: KnownKernel,
  reach: Reach,
): Finding[] {
  return helpers.flatMap((need): Finding[] => {
    const { id, insns, source } = need;
    const called = calledInstead(id, kernel);
    const helper = helperOf(called);
    const subject = `helper ${helperOf(id)?.name ?? `#${id}`}`;
    const at = source && { source };
    if (helper === undefined) {
      const reason = `no kernel is known that has a helper of number ${id}`;
      return [{ effect: 'unknown', subject, reason, ...at }];
    }
    const presence = presenceOfHelper(called, kernel);
    if (presence === 'there') return [];
    const instead = called === id ? '' : `, which libbpf calls instead of ${helperOf(id)?.name}`;
    if (presence === 'unknown') {
      const reason = `${notKnown(`the helper ${helper.name}`, helper.since)}${instead}`;
      return [{ effect: 'unknown', subject, reason, ...at }];
    }
    const reason = `this kernel has no helper ${helper.name} (${cameWith(helper.since)})${instead}`;
    return [{ ...reach(insns), subject, reason, ...at }];
  });
}

/** What a loader makes of a call: another helper, if the kernel lacks bpf_probe_read_kernel. */
function calledInstead(id: number, kernel: KnownKernel): number {
  const replacement = REPLACED_BY.get(id);
  if (replacement === undefined) return id;
  return presenceOfHelper(PROBE_READ_KERNEL, kernel) === 'there' ? id : replacement;
}

function presenceOfHelper(id: number, kernel: KnownKernel): Presence {
  const helper = helperOf(id);
  if (helper === undefined) return 'unknown';
  return hasEnumerator(kernel, 'bpf_func_id', helper.enumerator, helper.since);
}
