import { eventOf } from '../asked.js';
import { type MissingName, mayBeInModule } from '../families.js';
import type { Finding } from '../finding.js';
import type { AttachNeed } from '../needs.js';
import type { KnownKernel } from './kernel.js';
import { mayHaveModuleBtf } from './ksyms.js';

type Need<Kind extends AttachNeed['kind']> = Extract<AttachNeed, { readonly kind: Kind }>;

/** What keeps a program from being attached where its section says, or from being loaded for it. */
export function attachFindings(attach: AttachNeed | undefined, kernel: KnownKernel): Finding[] {
  switch (attach?.kind) {
    case 'kprobe':
    case 'syscall':
    case 'pattern':
      return probeFindings(attach, kernel);
    case 'function':
      return functionFindings(attach, kernel);
    case 'tracepoint':
      return tracepointFindings(attach, kernel);
    case 'raw-tracepoint':
      return rawTracepointFindings(attach, kernel);
    default:
      return [];
  }
}

/**
 * kprobes are put on symbols of the kernel, of which BTF has nearly all that can be traced: on Debian's 5.10, 6.1,
 * 6.12 and 7.2 it lacks none, none, 0.25 % and 0.64 % of them, beside those with a suffix, as `.isra.0`, which BTF
 * tells nothing of. Of more than 400 kprobes on other names that it lacks none was attached (`conformance/preflight`).
 * It does lack what is written in assembly, and on some kernels handlers of system calls; what a module has is not
 * in it.
 */
function probeFindings(
  attach: Need<'kprobe' | 'syscall' | 'pattern'>,
  kernel: KnownKernel,
): Finding[] {
  const { word } = attach;
  const { facts } = kernel;
  const lacks = (what: string, subject: string): Finding[] => {
    const reason =
      facts.functions === null
        ? `this kernel's BTF tells nothing of its functions`
        : `this kernel's BTF has no function ${what}, which need not mean that there is none`;
    return [{ effect: 'unknown', subject: `${word} ${subject}`, reason }];
  };
  if (attach.kind === 'pattern') {
    const { pattern } = attach;
    return facts.patterns[pattern] ? [] : lacks(`that ${pattern} matches`, pattern);
  }
  if (attach.kind === 'syscall') {
    const { syscall, functions } = attach;
    const isThere = functions.some((name) => hasFunction(facts.functions, name));
    return isThere ? [] : lacks(`for the system call ${syscall}`, syscall);
  }
  const name = attach.function;
  if (hasFunction(facts.functions, name)) return [];
  if (NOT_IN_BTF.test(name)) return lacks(name, name);
  return gone(
    {
      ...{ subject: `${word} ${name}`, what: `function ${name}`, isBuiltIn: false },
      isKnown: facts.functions !== null,
    },
    { name, like: facts.missing[name], kernel, effect: 'unattached' },
  );
}

/** Names with a suffix, handlers of system calls, and what is assembly on some architecture. */
const NOT_IN_BTF =
  /\.|^(__\w+_)?sys_|^(__switch_to|ret_from|asm_|entry_|native_|__?mem|__?copy|clear_page|cpu_switch)/;

/**
 * What attaches by BTF is refused at the load without a FUNC of that name in the BTF of the kernel or of one of
 * its modules (`libbpf.c: find_kernel_btf_id`). Hooks of LSM and iterators are never in a module.
 */
function functionFindings({ word, function: name }: Need<'function'>, kernel: KnownKernel) {
  const { facts } = kernel;
  if (hasFunction(facts.functions, name)) return [];
  const isBuiltIn = /^(lsm|iter)/.test(word);
  const subject = `${word} ${isBuiltIn ? name.replace(/^bpf_(lsm|iter)_/, '') : name}`;
  return gone(
    { subject, what: `function ${name}`, isKnown: facts.functions !== null, isBuiltIn },
    { name, like: facts.missing[name], kernel, effect: 'refused' },
  );
}

/**
 * Tracepoints: each has a `typedef btf_trace_X` from 5.5 on (e8c423fb31fa, include/trace/bpf_probe.h), and the
 * first of its class a `struct trace_event_raw_X` always. Those of single system calls have neither; there is one
 * for each function that handles one, if the kernel has any.
 */
function tracepointFindings(attach: Need<'tracepoint'>, kernel: KnownKernel): Finding[] {
  const { word, category, name, functions } = attach;
  const { facts } = kernel;
  const event = eventOf(attach);
  const subject = `${word} ${category}/${name}`;
  const isThere =
    facts.tracepoints === null
      ? facts.events.includes(event)
      : Object.hasOwn(facts.tracepoints, event);
  if (!isThere) {
    return gone(
      {
        ...{ subject, what: `tracepoint ${event}`, isBuiltIn: false },
        isKnown: facts.tracepoints !== null,
      },
      { name: event, like: facts.missingTracepoints[event], kernel, effect: 'unattached' },
    );
  }
  const isHandled =
    functions.length === 0 || functions.some((one) => hasFunction(facts.functions, one));
  if (isHandled) return [];
  const reason = `this kernel's BTF has no function for that system call, which need not mean that there is none`;
  return [{ effect: 'unknown', subject, reason }];
}

/** A raw tracepoint is looked up by its name at the attachment, a typed one by its typedef at the load. */
function rawTracepointFindings(
  { word, name, isTyped }: Need<'raw-tracepoint'>,
  kernel: KnownKernel,
): Finding[] {
  const { facts } = kernel;
  if (facts.tracepoints !== null && Object.hasOwn(facts.tracepoints, name)) return [];
  if (!isTyped && facts.tracepoints === null && facts.events.includes(name)) return [];
  return gone(
    {
      ...{ subject: `${word} ${name}`, what: `tracepoint ${name}`, isBuiltIn: false },
      isKnown: facts.tracepoints !== null,
    },
    {
      ...{ name, like: facts.missingTracepoints[name], kernel },
      effect: isTyped ? 'refused' : 'unattached',
    },
  );
}

interface Gone {
  readonly name: string;
  readonly like: MissingName | undefined;
  readonly kernel: KnownKernel;
  readonly effect: 'refused' | 'unattached';
}

function gone(
  told: { subject: string; what: string; isKnown: boolean; isBuiltIn: boolean },
  { name, like, kernel, effect }: Gone,
): Finding[] {
  const { subject, what, isKnown, isBuiltIn } = told;
  if (!isKnown) {
    const kind = what.split(' ', 1)[0];
    const reason = `this kernel's BTF tells nothing of its ${kind}s`;
    return [{ effect: 'unknown', subject, reason }];
  }
  const isModular =
    !isBuiltIn &&
    mayHaveModule(kernel, effect) &&
    (like === undefined || mayBeInModule(name, like));
  if (isModular) {
    const reason = `this kernel's BTF has no ${what}${likes(like)}, which a module may have`;
    return [{ effect: 'unknown', subject, reason }];
  }
  return [{ effect, subject, reason: `this kernel has no ${what}${likes(like)}` }];
}

/** A tracepoint of a module can be attached to by its name in any kernel, what goes by BTF only if it has BTF. */
function mayHaveModule(kernel: KnownKernel, effect: 'refused' | 'unattached'): boolean {
  return effect === 'unattached' || mayHaveModuleBtf(kernel);
}

function hasFunction(functions: Readonly<Record<string, number>> | null, name: string): boolean {
  return functions !== null && Object.hasOwn(functions, name);
}

/** ` (it has do_unlinkat.isra.0)` */
function likes(missing: MissingName | undefined): string {
  const nearest = missing?.nearest ?? [];
  return nearest.length === 0 ? '' : ` (it has ${nearest.join(', ')})`;
}
