import { isBefore, parseRelease } from '../../verdict/verifier/release.js';
import { mayBeInModule } from '../families.js';
import type { Finding } from '../finding.js';
import type { KsymNeed } from '../needs.js';
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
    const gone = facts.missing[name];
    const isInModule =
      mayHaveModuleBtf(kernel) &&
      (kind === 'variable' ||
        OF_MODULES.test(name) ||
        (!name.startsWith('bpf_') && gone !== undefined && mayBeInModule(name, gone)));
    if (isInModule || facts.functions === null) {
      const reason = `this kernel's BTF has no ${kind} ${name}, and no weak symbol stands in for it: the object is refused unless a module has it`;
      return [{ effect: 'unknown', subject, reason }];
    }
    const reason = `this kernel's BTF has no ${kind} ${name}, and the object does not declare it weak`;
    return [{ effect: 'refused', subject, reason }];
  });
}

/** Modules have BTF from 5.11 on (36e68442d1af), which libbpf looks through too. */
export function mayHaveModuleBtf({ facts: { newest }, generation: { low } }: KnownKernel): boolean {
  const came = parseRelease('5.11');
  const upper = newest === null ? low : parseRelease(newest);
  return newest === null || !isBefore(low, came) || !isBefore(upper, came);
}
