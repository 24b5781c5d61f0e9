import { STATUSES } from '../core/outcome.js';
import { NEED_KINDS } from '../preflight/needs-table.js';
import {
  OUTSIDE,
  type Report,
  type ReportNeed,
  type ReportProgram,
  type SourceLine,
  withOrdinals,
} from '../report/report.js';
import { VERDICTS } from '../verdict/verdict.js';
import { endOfPath } from '../workspace/sources.js';
import {
  changed,
  checkIndices,
  listOf,
  natural,
  oneOf,
  optional,
  recordOf,
  type Shape,
  text,
  textLike,
} from './shape.js';

const SOURCE = /^(.*):(\d+)$/s;

const source: Shape<SourceLine> = changed(textLike(SOURCE, 'source line'), (written) => {
  const [, file = '', line] = SOURCE.exec(written) ?? [];
  return { file, line: Number(line) };
});

const answer = {
  status: oneOf(STATUSES, 'status'),
  value: optional(textLike(/^[0-9]{1,20}$/, 'value')),
  width: optional(natural),
};

const query = recordOf({
  kind: text,
  type: text,
  access: text,
  outcomes: listOf(
    recordOf({
      ...answer,
      reason: optional(text),
      loaders: optional(
        recordOf({ cilium: optional(recordOf(answer)), aya: optional(recordOf(answer)) }),
      ),
      groups: listOf(natural),
    }),
  ),
});

const record = { section: text, insn: natural, source: optional(source) };
const objectParts = { path: text, error: optional(text), groups: listOf(listOf(natural)) };

const program = recordOf({
  program: text,
  section: text,
  needsKernelBtf: optional(text),
  verdicts: listOf(
    recordOf({
      verdict: oneOf(VERDICTS, 'verdict'),
      reason: optional(text),
      source: optional(source),
      relocation: optional(natural),
      path: optional(listOf(source)),
      findings: optional(
        listOf(
          recordOf({
            word: oneOf([...VERDICTS, 'unknown'] as const, 'word'),
            subject: text,
            reason: text,
            source: optional(source),
          }),
        ),
      ),
      decidedBy: optional(natural),
      excused: optional(text),
      groups: listOf(natural),
    }),
  ),
});

const need = recordOf({
  kind: oneOf(NEED_KINDS, 'kind'),
  name: text,
  since: optional(text),
  source: optional(text),
  instead: optional(text),
  programs: listOf(text),
});

const reportOf = (
  programs: Shape<readonly ReportProgram[]>,
  needs: Shape<readonly ReportNeed[] | undefined>,
): Shape<Report> =>
  recordOf({
    tool: text,
    kernels: listOf(text),
    expectations: optional(listOf(text)),
    objects: listOf(
      changed(
        recordOf({
          ...objectParts,
          programs,
          needs,
          queries: listOf(query),
          relocations: listOf(
            recordOf({ program: text, ordinal: optional(natural), query: natural, ...record }),
          ),
          ignored: optional(listOf(recordOf(record))),
        }),
        (object) => {
          checkIndices(
            object.relocations.map((one) => one.query),
            object.queries,
          );
          const relocations = object.relocations.map((one) => ({
            ...one,
            ordinal: one.ordinal ?? 0,
          }));
          return { ...object, relocations, ignored: object.ignored ?? [] };
        },
      ),
    ),
  });

const REPORT_5 = reportOf(listOf(program), optional(listOf(need)));

const nothing = () => undefined;

/** Before what programs need besides CO-RE was known. */
const REPORT_3 = reportOf(listOf(program), nothing);

/** Before there were verdicts. */
const REPORT_2 = reportOf(() => [], nothing);

/**
 * Version 0.1.0 of btf-bundle: queries were sites, relocations had no ordinal, ignored records stood
 * among them, and sources had the compiler's paths.
 */
const REPORT_1: Shape<Report> = recordOf({
  tool: text,
  kernels: listOf(text),
  objects: listOf(
    changed(
      recordOf({
        ...objectParts,
        sites: listOf(query),
        relocations: listOf(
          recordOf({ program: optional(text), site: optional(natural), ...record }),
        ),
      }),
      ({ sites, relocations, ...rest }) => {
        const placeOf = ({ section, insn, source: from }: (typeof relocations)[number]) => {
          const file = from && `${OUTSIDE}${endOfPath(from.file)}`;
          return { section, insn, ...(from && file && { source: { file, line: from.line } }) };
        };
        const known = relocations.flatMap((one) =>
          one.program === undefined || one.site === undefined
            ? []
            : [{ program: one.program, query: one.site, ...placeOf(one) }],
        );
        checkIndices(
          known.map((one) => one.query),
          sites,
        );
        const isIgnored = ({ program, site }: (typeof relocations)[number]) =>
          program === undefined || site === undefined;
        return {
          ...rest,
          programs: [],
          queries: sites,
          relocations: withOrdinals(known, sites),
          ignored: relocations.filter(isIgnored).map(placeOf),
        };
      },
    ),
  ),
});

/** What a `report.json` is like in each version of the format, from the first. */
export const REPORTS: readonly Shape<Report>[] = [
  ...[REPORT_1, REPORT_2, REPORT_3, REPORT_3, REPORT_5],
];
