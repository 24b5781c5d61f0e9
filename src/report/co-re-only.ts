import { CO_RE, type ProgramVerdict, type Report } from './report.js';

/** Whether a report is of a version that looked at more than CO-RE. */
export function tellsFindings({ objects }: Report): boolean {
  return objects.every(({ needs, error }) => needs !== undefined || error !== undefined);
}

/** What a report would say if nothing but CO-RE had been looked at. */
export function byCoReOnly(report: Report): Report {
  return {
    ...report,
    objects: report.objects.map((object) => ({
      ...object,
      programs: object.programs.map((program) => ({
        ...program,
        verdicts: program.verdicts.map(coRePart),
      })),
    })),
  };
}

function coRePart(verdict: ProgramVerdict): ProgramVerdict {
  const { findings, decidedBy, excused, groups } = verdict;
  if (decidedBy === undefined) return verdict;
  const part = findings?.find(({ subject }) => subject === CO_RE);
  const word = part === undefined || part.word === 'unknown' ? 'loads' : part.word;
  return {
    verdict: word,
    ...(part && { reason: part.reason }),
    ...(part?.source && { source: part.source }),
    ...(excused !== undefined && { excused }),
    groups,
  };
}
