import { compare } from '../compare.js';
import type { Answer, OtherLoader } from '../core/outcome.js';
import type { QueryOutcome, Report, ReportQuery, SourceLine } from './report.js';
import { formatSource, subjectsOf, whereOutcome } from './subjects.js';
import { formatCount } from './text.js';

/** The loaders besides libbpf, with the names of their projects. */
const LOADERS: readonly (readonly [OtherLoader, name: string])[] = [
  ['cilium', 'cilium/ebpf'],
  ['aya', 'aya'],
];

/** Relocations at one line that other loaders answer otherwise than libbpf on the same kernels. */
export interface LoaderDifference {
  /** `task_struct.state (byte_off)` */
  readonly subject: string;
  readonly source: SourceLine | undefined;
  /** How many they are. */
  readonly relocations: number;
  /** `under cilium/ebpf: unresolved` */
  readonly answers: readonly string[];
  /** On how many kernels, of how many. */
  readonly differing: number;
  readonly kernels: number;
  /** Id of the first of these. */
  readonly first: string;
}

/** All answers of other loaders that are not libbpf's, those on most kernels first. */
export function loaderDifferences(report: Report): LoaderDifference[] {
  if (countDiffering(report) === 0) return [];
  // Many relocations share a query.
  const answers = new Map<ReportQuery, ReadonlySet<string>>();
  const answersOf = (query: ReportQuery) => {
    const known = answers.get(query) ?? answersIn(query.outcomes);
    answers.set(query, known);
    return known;
  };
  const rows = subjectsOf(report).flatMap((subject) => {
    const { name, kind, source, parts } = subject;
    const ofSubject = new Map<string, LoaderDifference>();
    for (const answer of new Set([...parts.keys()].flatMap((query) => [...answersOf(query)]))) {
      const isSuch = (outcome: QueryOutcome) => answersIn([outcome]).has(answer);
      const where = whereOutcome(subject, report.kernels, isSuch);
      if (where === undefined) continue;
      const { kernels, matching: differing, first, relocations, key } = where;
      const answers = [...(ofSubject.get(key)?.answers ?? []), answer];
      const told = { subject: `${name} (${kind})`, source, answers };
      ofSubject.set(key, { ...told, relocations, kernels, differing, first });
    }
    return [...ofSubject.values()];
  });
  const keyOf = ({ source, subject, answers }: LoaderDifference) =>
    [source ? formatSource(source) : '', subject, ...answers].join(' ');
  return rows.sort((a, b) => b.differing - a.differing || compare(keyOf(a), keyOf(b)));
}

/** What other loaders answer, in words. */
function answersIn(outcomes: readonly QueryOutcome[]): Set<string> {
  return new Set(
    outcomes.flatMap(({ loaders, ...outcome }) =>
      LOADERS.flatMap(([loader, name]) => {
        const answer = loaders?.[loader];
        return answer === undefined ? [] : [`under ${name}: ${wordsFor(answer, outcome)}`];
      }),
    ),
  );
}

/** Only what is resolved has more than its status. */
function wordsFor(answer: Answer, { status, value }: Answer): string {
  if (answer.status !== status) return answer.status;
  return `${status} ${answer.value === value ? 'with another width' : 'to another value'}`;
}

/** One sentence on such relocations, without their source. */
export function describeDifference(difference: LoaderDifference): string {
  const { subject, answers, differing, kernels, first } = difference;
  return `${subject} ${answers.join(', ')} on ${differing} of ${formatCount(kernels, 'kernel')}; first: ${first}`;
}

/** How many relocations another loader answers otherwise on at least one kernel. */
export function countDiffering(report: Report): number {
  let differing = 0;
  for (const { queries, relocations } of report.objects) {
    const differs = queries.map(({ outcomes }) => outcomes.some(({ loaders }) => loaders));
    differing += relocations.filter(({ query }) => differs[query]).length;
  }
  return differing;
}
