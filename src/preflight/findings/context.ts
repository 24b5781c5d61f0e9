import type { Finding, Reach } from '../finding.js';
import type { AttachNeed, ContextLoad } from '../needs.js';
import type { KnownKernel } from './kernel.js';

/** Bytes of an argument in a typed context. */
const SLOT = 8;

/** A verifier lets a raw tracepoint read so many, whatever it is attached to (`MAX_BPF_FUNC_ARGS`). */
const MOST_RAW = 12;

/**
 * Loads of arguments that what a program is attached to does not have on a kernel. A typed context is checked at the
 * load (`kernel/bpf/btf.c: btf_ctx_access`), that of a raw tracepoint when it is attached
 * (`kernel/trace/bpf_trace.c: __bpf_probe_register`), each time by what the verifier reaches. Behind a function's
 * arguments fexit, hooks of LSM and their kin have what it returns.
 */
export function contextFindings(
  attach: AttachNeed | undefined,
  loads: readonly ContextLoad[],
  { facts }: KnownKernel,
  reach: Reach,
): Finding[] {
  return limitsOf(attach, facts).flatMap(({ slots, subject, effect, gives }) => {
    const beyond = loads.filter(({ offset }) => offset >= slots * SLOT);
    const [first] = beyond;
    if (first === undefined) return [];
    const reached = reach(beyond.map(({ insn }) => insn));
    const highest = Math.max(...beyond.map(({ offset }) => offset));
    const reason = `the program reads its argument ${Math.floor(highest / SLOT) + 1}, and ${gives} ${slots}`;
    return [
      {
        ...(reached.effect === 'refused' ? { effect } : reached),
        ...{ subject, reason },
        ...(first.source && { source: first.source }),
      },
    ];
  });
}

interface Limit {
  readonly slots: number;
  readonly subject: string;
  readonly effect: Finding['effect'];
  /** Who does not give more. */
  readonly gives: string;
}

function limitsOf(attach: AttachNeed | undefined, facts: KnownKernel['facts']): Limit[] {
  const own = argumentsOf(attach, facts);
  const limits: Limit[] = own === undefined ? [] : [{ ...own, gives: 'this kernel gives' }];
  if (attach?.kind !== 'raw-tracepoint' || attach.isTyped) return limits;
  const subject = `${attach.word} ${attach.name}`;
  return [
    ...limits,
    { slots: MOST_RAW, subject, effect: 'refused', gives: 'no kernel gives more than' },
  ];
}

function argumentsOf(attach: AttachNeed | undefined, facts: KnownKernel['facts']) {
  if (attach?.kind === 'raw-tracepoint') {
    const slots = facts.tracepoints?.[attach.name];
    if (slots === undefined || slots < 0) return undefined;
    const effect: Finding['effect'] = attach.isTyped ? 'refused' : 'unattached';
    return { slots, subject: `${attach.word} ${attach.name}`, effect };
  }
  if (attach?.kind !== 'function') return undefined;
  const slots = facts.functions?.[attach.function];
  if (slots === undefined || slots < 0) return undefined;
  const returned = attach.word.startsWith('fentry') ? 0 : 1;
  const effect: Finding['effect'] = 'refused';
  return {
    slots: slots + returned,
    subject: `${attach.word} ${attach.function.replace(/^bpf_lsm_/, '')}`,
    effect,
  };
}
