import type { Outcome } from '../core/outcome.js';
import type { SourcePoint } from '../core/source-lines.js';
import type { Cause, Condition, Guard, Reached, Verdict } from '../verdict/verdict.js';
import type { ProgramVerdict, SourceLine } from './report.js';
import { formatSource, nameOf, type Questioned } from './subjects.js';

/** What the numbers and places of a verdict mean. */
export interface VerdictContext {
  /** By index in the object's relocations; undefined if no loader looks at that record. */
  relocation(index: number): RelocationInWords | undefined;
  /** What became of it on the verdict's kernels. */
  outcome(index: number): Outcome | undefined;
  /** A place by the workspace's name of its file. */
  source(point: SourcePoint): SourceLine;
}

export interface RelocationInWords {
  readonly query: Questioned;
  readonly source?: SourceLine | undefined;
  /** Its index in the relocations of the report. */
  readonly index: number;
  /** Whether its line only asks for the size of the field, and does not read it. */
  readonly isSizeOnly?: boolean;
}

export type VerdictInWords = Omit<ProgramVerdict, 'groups' | 'excused'>;

/** The last steps are those that tell most; a way of more lines has lost its start. */
const MOST_STEPS = 64;
const MOST_GUARDS = 3;
const MOST_CAUSES = 4;

/** The first place of some guards. */
export function placeOfGuards(guards: readonly Guard[]): SourcePoint | undefined {
  return guards.find(({ source }) => source !== undefined)?.source;
}

/** A verdict of CO-RE as the report has it: why it is so in words, and the place that decides. */
export function describeVerdict(given: Verdict, context: VerdictContext): VerdictInWords {
  const { verdict, guards = [] } = given;
  if (verdict === 'loads') return { verdict };
  if (verdict === 'broken') return { verdict, ...describeBroken(given, context) };
  const place = placeOfGuards(guards);
  const reached = given.reached && context.relocation(given.reached.relocation);
  return {
    verdict,
    reason:
      verdict === 'guarded'
        ? guardsInWords(guards, context)
        : dependsInWords(guards, given.conditions ?? [], context),
    ...(place && { source: context.source(place) }),
    ...(reached && { relocation: reached.index }),
  };
}

function describeBroken({ refused, reached, undecided }: Verdict, context: VerdictContext) {
  if (refused !== undefined) {
    const found = context.relocation(refused);
    const what = found && `${withPlace(found.source, needInWords(found))}: `;
    const why = context.outcome(refused)?.reason ?? 'a relocation makes it give up';
    return { reason: `libbpf refuses the object: ${what ?? ''}${why}`, ...placeOf(found) };
  }
  const way = reached && { ...reachedInWords(reached, context) };
  if (undecided || way === undefined) return { ...way, reason: 'too large to follow' };
  return way;
}

function placeOf(found: RelocationInWords | undefined) {
  return found && { ...(found.source && { source: found.source }), relocation: found.index };
}

function reachedInWords({ relocation, path }: Reached, context: VerdictContext) {
  const found = context.relocation(relocation);
  const lines = withoutRepeats(path.map(context.source)).slice(-MOST_STEPS);
  const source = lines.at(-1) ?? found?.source;
  const why = context.outcome(relocation)?.reason;
  const what =
    found === undefined
      ? 'reaches a relocation that is not resolved'
      : `${needInWords(found)}, which ${isGone(why) ? 'is not there' : 'does not fit there'}`;
  return {
    reason: withPlace(source, what) + (why === undefined ? '' : `: ${why}`),
    ...placeOf(found),
    ...(source && { source }),
    ...(lines.length > 0 && { path: lines }),
  };
}

/** Whether what is asked for is missing, by the words of `core/reason.ts`; it may also be another. */
function isGone(reason: string | undefined): boolean {
  return reason === undefined || /^no |^`[^`]*` is gone from /.test(reason);
}

function withoutRepeats(lines: readonly SourceLine[]): SourceLine[] {
  return lines.filter(({ file, line }, i) => {
    const before = lines[i - 1];
    return before === undefined || before.line !== line || before.file !== file;
  });
}

function withPlace(source: SourceLine | undefined, what: string): string {
  return `${source === undefined ? 'the program' : formatSource(source)} ${what}`;
}

/**
 * What the code of a relocation does. A bitfield is read by five kinds of relocations, which are one
 * need.
 */
function needInWords({ query, isSizeOnly }: RelocationInWords): string {
  const name = `\`${nameOf(query)}\``;
  switch (query.kind) {
    case 'byte_sz':
      return isSizeOnly ? `asks for the size of ${name}` : `reads ${name}`;
    case 'byte_off':
    case 'signed':
    case 'lshift_u64':
    case 'rshift_u64':
      return `reads ${name}`;
    case 'enumval_value':
      return `uses the value of ${name}`;
    default:
      return `asks about ${name}`;
  }
}

/** The branches that keep a verifier out, and what decides them. */
export function guardsInWords(guards: readonly Guard[], context: VerdictContext): string {
  const sentences = [
    ...new Set(guards.map((guard) => guardInWords(guard, context, guards.length > 1))),
  ];
  if (sentences.length === 0) return 'a branch goes one way only';
  return enumerate(sentences, MOST_GUARDS, 'guards');
}

/** A branch and what decides it. @param isOneOfSeveral so that it holds no semicolon */
export function guardInWords(
  { source, causes }: Guard,
  context: VerdictContext,
  isOneOfSeveral: boolean,
) {
  const place = source && formatSource(context.source(source));
  if (causes.length === 0) return `the branch${place ? ` at ${place}` : ''} goes one way only`;
  const told = causes.map((cause) => causeInWords(cause, context));
  if (told.every(({ asks }) => asks === undefined)) {
    const facts = enumerate(unique(told.map(({ fact }) => fact)), MOST_CAUSES, 'causes');
    return `${place ? `${place}: ` : ''}${facts}`;
  }
  const subject = place ?? 'a branch';
  const [only] = told;
  if (told.length === 1 && only && !isOneOfSeveral)
    return `${subject} ${only.asks}; ${only.answer}`;
  const questions = unique(
    told.map(({ asks, answer, fact }) => (asks ? `${asks} (${answer})` : `sees that ${fact}`)),
  );
  return `${subject} ${enumerate(questions, MOST_CAUSES, 'causes')}`;
}

interface CauseInWords {
  /** What holds: `` `targ_dev` is 0 ``. */
  readonly fact: string;
  /** Of a relocation: what it asks and what the answer is. */
  readonly asks?: string;
  readonly answer?: string;
}

function causeInWords(cause: Cause, context: VerdictContext): CauseInWords {
  if (cause.kind !== 'relocation') return { fact: conditionInWords(cause) };
  const found = context.relocation(cause.relocation);
  const [asks, answer] = found
    ? questionInWords(found.query, cause.value)
    : ['asks the kernel', `it answers ${cause.value}`];
  return { fact: `${asks} (${answer})`, asks, answer };
}

function questionInWords(query: Questioned, value: bigint): [asks: string, answer: string] {
  const name = `\`${nameOf(query)}\``;
  const does = value === 0n ? 'it does not' : 'it does';
  const is = `it is ${value}`;
  switch (query.kind) {
    case 'field_exists':
    case 'enumval_exists':
      return [`asks whether ${name} exists`, does];
    case 'type_exists':
      return [`asks whether type ${name} exists`, does];
    case 'type_matches':
      return [`asks whether type ${name} matches`, does];
    case 'signed':
      return [`asks whether ${name} is signed`, value === 0n ? 'it is not' : 'it is'];
    case 'byte_sz':
    case 'type_size':
      return [`asks for the size of ${name}`, is];
    case 'enumval_value':
      return [`asks for the value of ${name}`, is];
    case 'byte_off':
      return [`asks for the offset of ${name}`, is];
    case 'lshift_u64':
    case 'rshift_u64':
      return [`asks where the bits of ${name} are`, `the shift is ${value}`];
    case 'local_type_id':
    case 'target_type_id':
      // An id is another one in each BTF, and groups of kernels do not differ by it.
      return [`asks for the id of ${name}`, value === 0n ? 'there is none' : 'there is one'];
    default:
      return [`asks about ${name}`, is];
  }
}

/** The same, and what must hold besides. */
export function dependsInWords(
  guards: readonly Guard[],
  conditions: readonly Condition[],
  context: VerdictContext,
): string {
  const causes = guards.flatMap((guard) => guard.causes);
  const told = new Set(causes.map((cause) => causeInWords(cause, context).fact));
  const left = unique(conditions.map(conditionInWords)).filter((words) => !told.has(words));
  const variables = unique(
    [...causes, ...conditions].flatMap((one) => (one.kind === 'variable' ? [one.name] : [])),
  );
  const setters =
    variables.length === 0
      ? ''
      : `, and user space may set ${variables.length === 1 ? 'it' : 'them'}`;
  if (guards.length === 0) {
    return `only if ${left.length === 0 ? 'a branch goes one way only' : enumerate(left, MOST_CAUSES, 'conditions')}${setters}`;
  }
  const sentence = guardsInWords(guards, context);
  if (left.length === 0) return sentence + setters;
  return `${sentence}, but this helps only if ${enumerate(left, MOST_CAUSES, 'conditions')}${setters}`;
}

function conditionInWords(condition: Condition): string {
  const { kind } = condition;
  if (kind === 'verifier') return `the verifier knows what Linux ${condition.release}'s does`;
  const { name } = condition;
  if (kind === 'symbol') {
    return `the weak symbol \`${name}\` is ${condition.present ? 'there' : 'missing'}`;
  }
  const { value } = condition;
  if (kind === 'kconfig' && name === 'LINUX_KERNEL_VERSION') {
    return `\`${name}\` is that of ${value >> 16n}.${(value >> 8n) & 0xffn}`;
  }
  if (kind === 'kconfig' && name.startsWith('CONFIG_') && value === 0n) {
    return `\`${name}\` is not set`;
  }
  return `\`${name}\` is ${value}`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** `a`, `a and b`, `a, b and 4 more guards` */
function enumerate(texts: readonly string[], most: number, noun: string): string {
  const shown = texts.length > most ? texts.slice(0, most - 1) : texts;
  const left = texts.length - shown.length;
  const parts = left === 0 ? shown : [...shown, `${left} more ${noun}`];
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
