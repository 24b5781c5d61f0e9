import { createHash } from 'node:crypto';
import { describeProgram, isFailing } from './failing-programs.js';
import { conditionOf } from './failures.js';
import { isRefused } from './program-rows.js';
import {
  identityOf,
  OUTSIDE,
  type ProgramVerdict,
  type Report,
  type ReportObject,
  type ReportProgram,
  type SourceLine,
} from './report.js';
import { RULES, type RuleId } from './sarif-rules.js';
import { formatSource, nameOf } from './subjects.js';
import { formatCount, plain } from './text.js';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const MOST_KERNELS = 10;

/** What is wrong at one place, by which a result is known from run to run. */
interface Finding {
  readonly rule: RuleId;
  readonly message: string;
  /** Where it is in the source. */
  readonly source: SourceLine | undefined;
  /** Where the relocation is that it is about, if that is another line. */
  readonly relocation: SourceLine | undefined;
  readonly object: string;
  readonly program: string;
  /** Neither lines nor kernels nor words are in it, for they change while the fault stays. */
  readonly identity: readonly (string | number)[];
  /** Indices of the kernels on which it is so. */
  readonly kernels: readonly number[];
  /** How many kernels the object is for. */
  readonly of: number;
}

/**
 * The text of `report.sarif`, SARIF 2.1.0: what fails as code scanning takes it. These are programs that are
 * broken, cannot attach or may not load and that nothing excuses, and relocations that make a loader give up, as
 * annotations have them.
 */
export function sarifJson(report: Report): string {
  const findings = report.objects.flatMap((object) => [
    ...object.programs.flatMap((program) => ofProgram(report, object, program)),
    ...invalidRelocations(report, object),
  ]);
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'btf-bundle',
            semanticVersion: report.tool,
            rules: RULES.map(({ id, level, name, short, help }) => ({
              id,
              name,
              shortDescription: { text: short },
              fullDescription: { text: short },
              help: { text: help },
              defaultConfiguration: { level },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The root of the repository.' } },
        },
        results: merged(findings).map((finding) => resultOf(report, finding)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ofProgram(report: Report, object: ReportObject, program: ReportProgram): Finding[] {
  if (program.needsKernelBtf !== undefined) return [];
  return program.verdicts.flatMap((verdict): Finding[] => {
    const rule = ruleOf(verdict);
    if (rule === undefined || isRefused(object, verdict)) return [];
    const { reason = '', source, path = [], relocation: reached = -1 } = verdict;
    const relocation = object.relocations[reached];
    const kernels = kernelsOf(object, verdict.groups);
    const row = {
      programs: [{ program: program.program, object: object.path }],
      ...{ verdict: verdict.verdict, reason, source, path },
      ...{ excused: undefined, isRefused: false, members: kernels },
      kernels: kernelsOf(object),
    };
    return [
      {
        rule,
        message: describeProgram(report, row),
        source: source ?? relocation?.source,
        relocation: relocation?.source,
        object: object.path,
        program: program.program,
        identity: [
          object.path,
          program.program,
          ...(relocation === undefined ? [] : identityOf(object, relocation).slice(1)),
        ],
        kernels,
        of: row.kernels.length,
      },
    ];
  });
}

function ruleOf({ verdict, excused }: ProgramVerdict): RuleId | undefined {
  if (excused !== undefined) return undefined;
  return isFailing(verdict) ? `program-${verdict}` : undefined;
}

function invalidRelocations(report: Report, object: ReportObject): Finding[] {
  return object.relocations.flatMap((relocation): Finding[] => {
    const query = object.queries[relocation.query];
    const outcomes =
      query?.outcomes.filter(({ status }) => conditionOf(status) === 'invalid') ?? [];
    const [first] = outcomes;
    if (query === undefined || first === undefined) return [];
    const kernels = kernelsOf(
      object,
      outcomes.flatMap(({ groups }) => groups),
    );
    const of = kernelsOf(object).length;
    const where = `on ${kernels.length} of ${formatCount(of, 'kernel')}, such as ${report.kernels[kernels[0] as number]}`;
    return [
      {
        rule: 'relocation-invalid',
        message: `${nameOf(query)} (${query.kind}) in ${relocation.program} makes a loader give up ${where}: ${first.reason ?? first.status}`,
        source: relocation.source,
        relocation: relocation.source,
        object: object.path,
        program: relocation.program,
        identity: identityOf(object, relocation),
        ...{ kernels, of },
      },
    ];
  });
}

/** Indices of an object's kernels, sorted. @param of its groups; all without it */
function kernelsOf({ groups }: ReportObject, of?: readonly number[]): number[] {
  const lists = of === undefined ? groups : of.map((group) => groups[group] ?? []);
  return lists.flat().sort((a, b) => a - b);
}

/** Findings of one rule and identity, as for two reasons on different kernels, are one result. */
function merged(findings: readonly Finding[]): Finding[] {
  const known = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.identity]);
    const first = known.get(key);
    known.set(
      key,
      first === undefined
        ? finding
        : {
            ...first,
            message: `${first.message}. Besides, ${finding.message}`,
            kernels: [...first.kernels, ...finding.kernels].sort((a, b) => a - b),
          },
    );
  }
  return [...known.values()];
}

function resultOf(report: Report, finding: Finding) {
  const { rule, message, source, relocation, object, program, identity, kernels, of } = finding;
  const ruleIndex = RULES.findIndex(({ id }) => id === rule);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([rule, identity]))
    .digest('hex');
  const isElsewhere =
    relocation !== undefined &&
    source !== undefined &&
    formatSource(relocation) !== formatSource(source);
  return {
    ruleId: rule,
    ruleIndex,
    level: RULES[ruleIndex]?.level,
    message: { text: textOf(message) },
    locations: [
      {
        physicalLocation: source ? placeOf(source) : { artifactLocation: artifactOf(object) },
        logicalLocations: [{ name: plain(program), kind: 'function' }],
      },
    ],
    ...(isElsewhere && {
      relatedLocations: [
        { physicalLocation: placeOf(relocation), message: { text: 'The relocation' } },
      ],
    }),
    // GitHub goes by this one only, and would else make it of the line, which programs may share.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'identity/v1': fingerprint },
    properties: {
      ...{ object: plain(object), program: plain(program), kernels: kernels.length, of },
      first: kernels.slice(0, MOST_KERNELS).map((kernel) => plain(report.kernels[kernel] ?? '')),
    },
  };
}

/** What would be read as a link of SARIF's is taken apart. */
function textOf(message: string): string {
  return `${plain(message).replaceAll('](', '] (')}.`;
}

function placeOf({ file, line }: SourceLine) {
  return { artifactLocation: artifactOf(file), region: { startLine: Math.max(1, line) } };
}

/** GitHub takes no result without a file, so what lies outside of the workspace has the end of its path. */
function artifactOf(file: string) {
  const isOutside = file.startsWith(OUTSIDE);
  const path = isOutside ? file.slice(OUTSIDE.length) : file;
  const uri = path.split('/').map(encodePart).join('/');
  return isOutside ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

/** Half of a pair of surrogates cannot be encoded. */
function encodePart(part: string): string {
  return encodeURIComponent(Buffer.from(part).toString());
}
