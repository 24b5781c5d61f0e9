import { type Outcome, STATUSES } from '../core/outcome.js';
import type {
  IgnoredRecord,
  ProgramVerdict,
  Report,
  ReportObject,
  ReportProgram,
  ReportQuery,
  ReportRelocation,
  SourceLine,
} from '../report/report.js';
import type { Manifest, ManifestKernel } from './manifest.js';

/** Version of the two files' format, as `schema/` describes it. `parse.ts` reads older ones as well. */
export const SCHEMA = 4;

/** The text of `manifest.json`: its keys always in the order of the schema. */
export function manifestJson(manifest: Manifest): string {
  const ordered = {
    schema: SCHEMA,
    tool: manifest.tool,
    signature: manifest.signature,
    compat: manifest.compat,
    layout: manifest.layout,
    archives: manifest.archives.map(({ name, commit }) => ({ name, commit })),
    objects: manifest.objects.map(({ path, sha256, relocations, arch }) => ({
      path,
      sha256,
      relocations,
      arch,
    })),
    kernels: manifest.kernels.map(orderedKernel),
    missing: manifest.missing.map(({ kernel, reason }) => ({ kernel, reason })),
    ownBtf: manifest.ownBtf,
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

function orderedKernel(given: ManifestKernel) {
  const { kernel, file, size, sha256, formats, source, outcomes } = given;
  const { archive, path, blob, packedSha256, btfSize } = source;
  return {
    kernel,
    file,
    size,
    sha256,
    formats,
    source: { archive, path, blob, packedSha256, btfSize },
    outcomes: Object.fromEntries(STATUSES.map((status) => [status, outcomes[status]])),
  };
}

/**
 * The text of `report.json`: its keys always in the order of the schema, and a line for each kernel,
 * group, program, query and relocation, so that two reports can be compared line by line. What says
 * nothing (an ordinal of 0, no ignored records) is left out.
 */
export function reportJson({ tool, kernels, objects, expectations }: Report): string {
  const text = objects.map(objectJson);
  return [
    '{',
    `  "schema": ${SCHEMA},`,
    `  "tool": ${JSON.stringify(tool)},`,
    `  "kernels": ${listJson(kernels, 2)},`,
    ...(expectations === undefined ? [] : [`  "expectations": ${listJson(expectations, 2)},`]),
    text.length === 0 ? '  "objects": []' : `  "objects": [\n${text.join(',\n')}\n  ]`,
    '}',
    '',
  ].join('\n');
}

function objectJson(object: ReportObject): string {
  const { path, error, groups, programs, queries, relocations, ignored } = object;
  const parts = [
    `"path": ${JSON.stringify(path)}`,
    ...(error === undefined ? [] : [`"error": ${JSON.stringify(error)}`]),
    `"groups": ${listJson(groups, 6)}`,
    `"programs": ${listJson(programs.map(orderedProgram), 6)}`,
    `"queries": ${listJson(queries.map(orderedQuery), 6)}`,
    `"relocations": ${listJson(relocations.map(orderedRelocation), 6)}`,
    ...(ignored.length === 0 ? [] : [`"ignored": ${listJson(ignored.map(orderedRecord), 6)}`]),
  ];
  return `    {\n${parts.map((part) => `      ${part}`).join(',\n')}\n    }`;
}

function orderedProgram({ program, section, needsKernelBtf, verdicts }: ReportProgram) {
  return { program, section, needsKernelBtf, verdicts: verdicts.map(orderedVerdict) };
}

function orderedVerdict(given: ProgramVerdict) {
  const { verdict, reason, source, relocation, path, excused, groups } = given;
  return {
    verdict,
    reason,
    source: source && sourceText(source),
    relocation,
    path: path?.map(sourceText),
    excused,
    groups,
  };
}

function orderedQuery({ kind, type, access, outcomes }: ReportQuery) {
  return {
    kind,
    type,
    access,
    outcomes: outcomes.map(({ status, value, width, reason, loaders, groups }) => ({
      status,
      value,
      width,
      reason,
      loaders: loaders && orderedLoaders(loaders),
      groups,
    })),
  };
}

function orderedLoaders({ cilium, aya }: NonNullable<Outcome['loaders']>) {
  const [inCilium, inAya] = [cilium, aya].map(
    (answer) => answer && { status: answer.status, value: answer.value, width: answer.width },
  );
  return { cilium: inCilium, aya: inAya };
}

function orderedRelocation({ program, ordinal, query, ...record }: ReportRelocation) {
  return { program, ordinal: ordinal || undefined, query, ...orderedRecord(record) };
}

function orderedRecord({ section, insn, source }: IgnoredRecord) {
  return { section, insn, source: source && sourceText(source) };
}

function sourceText({ file, line }: SourceLine): string {
  return `${file}:${line}`;
}

/** A JSON array with an item a line; `indent` is that of the line that it begins on. */
function listJson(items: readonly unknown[], indent: number): string {
  if (items.length === 0) return '[]';
  const outer = ' '.repeat(indent);
  const inner = `\n${outer}  `;
  return `[${inner}${items.map((item) => JSON.stringify(item)).join(`,${inner}`)}\n${outer}]`;
}
