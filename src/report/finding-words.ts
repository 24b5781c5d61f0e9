import type { Finding } from '../preflight/finding.js';
import { decisiveOf, type WholeVerdict, wordOf } from '../preflight/worst.js';
import { CO_RE, type ReportFinding } from './report.js';
import { formatSource } from './subjects.js';
import {
  dependsInWords,
  describeVerdict,
  guardsInWords,
  placeOfGuards,
  type VerdictContext,
  type VerdictInWords,
} from './verdict-words.js';

/**
 * A verdict with all that was found besides CO-RE, as the report has it: the worst gives the word, the reason
 * and the place, CO-RE first of those that are as bad.
 */
export function describeWhole(whole: WholeVerdict, context: VerdictContext): VerdictInWords {
  const byCoRe = describeVerdict(whole.verdict, context);
  if (whole.findings.length === 0) return byCoRe;
  const decisive = decisiveOf(whole);
  const word = decisive && wordOf(decisive.effect);
  const findings = whole.findings.map((finding) => describeFinding(finding, context));
  if (decisive === undefined || word === undefined) return { ...byCoRe, findings };
  const { verdict, reason, source } = byCoRe;
  const place = decisive.source ?? placeOfGuards(decisive.guards ?? []);
  return {
    verdict: word,
    reason: whyOf(decisive, context),
    ...(place && { source: context.source(place) }),
    findings: [
      ...findings,
      ...(reason === undefined
        ? []
        : [{ word: verdict, subject: CO_RE, reason, ...(source && { source }) }]),
    ],
    decidedBy: whole.findings.indexOf(decisive),
  };
}

function describeFinding(finding: Finding, context: VerdictContext): ReportFinding {
  const { effect, subject, reason, source } = finding;
  const guards = guardWords(finding, context);
  return {
    word: wordOf(effect) ?? 'unknown',
    subject,
    reason: guards === undefined ? reason : `${reason}; ${guards}`,
    ...(source && { source: context.source(source) }),
  };
}

/** The reason of a verdict that a finding makes. */
function whyOf(finding: Finding, context: VerdictContext): string {
  const { subject, reason, source } = finding;
  const guards = guardWords(finding, context);
  if (guards !== undefined) return guards;
  const place = source === undefined ? '' : `${formatSource(context.source(source))}: `;
  return `${place}${subject}: ${reason}`;
}

/** What keeps a verifier from what is lacking; undefined if nothing does, or if the reason says it. */
function guardWords(
  { effect, guards = [], conditions = [] }: Finding,
  context: VerdictContext,
): string | undefined {
  if (effect === 'guarded') return guardsInWords(guards, context);
  const isTold = guards.length + conditions.length > 0;
  return effect === 'depends' && isTold ? dependsInWords(guards, conditions, context) : undefined;
}
