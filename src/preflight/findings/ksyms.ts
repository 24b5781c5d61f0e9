import { isBefore, parseRelease } from '../../verdict/verifier/release.js';
import { type MissingName, mayBeInModule } from '../families.js';
import type { Finding, Reach } from '../finding.js';
import type { KsymNeed, WeakCall } from '../needs.js';
import type { KnownKernel } from './kernel.js';

/** kfuncs of modules that many kernels have: connection tracking, FOU, XFRM interfaces. */
const OF_MODULES = /_ct_|_fou_|_xfrm|xfrm_|_testmod|^hid_|_nf_|_flow_/;

/**
 * The symbols of the kernel that an object needs, which libbpf looks for before it loads anything
 * (`libbpf.c: bpf_object__resolve_externs`): one that is not weak and is missing refuses all programs of the object.
 * A weak one is 0 then.
 */
export function ksymFindings(ksyms: readonly KsymNeed[], kernel: KnownKernel): Finding[] {
  const { facts } = kernel;
  return ksyms.flatMap((need): Finding[] => {
    const { name, kind, isTyped, isWeak } = need;
    if (isWeak) return [];
    const subject = `kernel ${kind} ${name}`;
    const isThere =
      kind === 'function'
        ? facts.functions !== null && Object.hasOwn(facts.functions, name)
        : facts.variables.includes(name);
    if (isThere) return [];
    if (!isTyped) {
      const reason = `the symbol ${name} is looked for among the kernel's own, which its BTF does not tell`;
      return [{ effect: 'unknown', subject, reason }];
    }
    if (mayBeElsewhere(need, kernel)) {
      const reason = `this kernel's BTF has no ${kind} ${name}, which the object does not declare weak: it is refused unless a module has it`;
      return [{ effect: 'unknown', subject, reason }];
    }
    const reason = `this kernel's BTF has no ${kind} ${name}, and the object does not declare it weak`;
    return [{ effect: 'refused', subject, reason }];
  });
}

/** Weak functions that a program calls and a kernel lacks: libbpf poisons the calls (`poison_kfunc_call`). */
export function weakCallFindings(
  calls: readonly WeakCall[],
  kernel: KnownKernel,
  reach: Reach,
): Finding[] {
  return calls.flatMap(({ name, insns, source }): Finding[] => {
    if (symbolIn(kernel, name) !== false) return [];
    const subject = `kernel function ${name}`;
    const reason = `this kernel's BTF has no function ${name}, which the program calls`;
    return [{ ...reach(insns), subject, reason, ...(source && { source }) }];
  });
}

/**
 * Whether a kernel has a typed function of its own, as a program that asks for a weak one finds; undefined if
 * that is not known.
 */
export function symbolIn(kernel: KnownKernel, name: string): boolean | undefined {
  const { functions } = kernel.facts;
  if (functions !== null && Object.hasOwn(functions, name)) return true;
  return mayBeElsewhere({ name, kind: 'function' }, kernel) ? undefined : false;
}

/** Whether what vmlinux lacks may be in a module, or the BTF does not tell. */
function mayBeElsewhere(
  { name, kind }: Pick<KsymNeed, 'name' | 'kind'>,
  kernel: KnownKernel,
): boolean {
  const { functions, missing } = kernel.facts;
  const gone = missing[name];
  if (functions === null || (kind === 'function' && gone === undefined)) return true;
  if (!mayHaveModuleBtf(kernel)) return false;
  if (kind === 'variable' || OF_MODULES.test(name)) return true;
  return !name.startsWith('bpf_') && mayBeInModule(name, gone as MissingName);
}

/** Modules have BTF from 5.11 on (36e68442d1af), which libbpf looks through too. */
export function mayHaveModuleBtf({ facts: { newest }, generation: { low } }: KnownKernel): boolean {
  const came = parseRelease('5.11');
  const upper = newest === null ? low : parseRelease(newest);
  return newest === null || !isBefore(low, came) || !isBefore(upper, came);
}
