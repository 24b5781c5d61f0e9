export type RuleId =
  | 'program-broken'
  | 'program-unattached'
  | 'program-depends'
  | 'relocation-invalid';

/** What SARIF calls a rule: a kind of result, and what to do about it. */
interface Rule {
  readonly id: RuleId;
  readonly name: string;
  readonly level: 'error' | 'warning';
  readonly short: string;
  readonly help: string;
}

export const RULES: readonly Rule[] = [
  {
    id: 'program-broken',
    name: 'ProgramBroken',
    level: 'error',
    short: 'An eBPF program does not load on some kernels.',
    help: [
      'The verifier of these kernels comes to an instruction whose CO-RE relocation is not resolved there, or the kernel lacks a helper, a kind of map or something else that the program needs, so it is refused.',
      'Ask whether the field, type or enumerator exists (bpf_core_field_exists and the like) where you use it, so that the code is dead where it is missing.',
      'If user space does not load the program on these kernels, say so in the input expectations.',
    ].join(' '),
  },
  {
    id: 'program-unattached',
    name: 'ProgramUnattached',
    level: 'warning',
    short: 'An eBPF program cannot be attached on some kernels.',
    help: [
      'It loads on these kernels, but what it attaches to is not there: a function that was renamed, inlined or taken out, or a tracepoint that came later.',
      'Have another program for these kernels, and load whichever can attach.',
      'If user space does so already, say it in the input expectations, by one of or optional.',
    ].join(' '),
  },
  {
    id: 'program-depends',
    name: 'ProgramDepends',
    level: 'warning',
    short: 'Whether an eBPF program loads on some kernels depends on what is not known here.',
    help: [
      'Code with an unresolved CO-RE relocation is dead on these kernels only if something holds that the message names: what user space sets a variable to, how the kernel is configured, or what its verifier knows.',
      'Guard the code by bpf_core_field_exists or the like, or tell in the input expectations what user space sets the variable to.',
    ].join(' '),
  },
  {
    id: 'relocation-invalid',
    name: 'RelocationInvalid',
    level: 'error',
    short: 'A CO-RE relocation makes loaders give up on some kernels.',
    help: [
      'The relocation is ambiguous or invalid there, and libbpf refuses the whole object, guarded or not.',
      'Make the local type fit one type of the kernel only, or read the field by another access.',
    ].join(' '),
  },
];
