import { NEWER_FORMAT_NAMES } from '../btf/older-format.js';
import { STATUSES } from '../core/outcome.js';
import {
  OUTSIDE,
  type Report,
  type ReportProgram,
  type SourceLine,
  withOrdinals,
} from '../report/report.js';
import { VERDICTS } from '../verdict/verdict.js';
import { endOfPath } from '../workspace/sources.js';
import { SCHEMA } from './json.js';
import { LAYOUTS, type Layout } from './layout.js';
import type { Manifest, ManifestSource } from './manifest.js';
import {
  changed,
  listOf,
  natural,
  oneOf,
  optional,
  recordOf,
  type Shape,
  text,
  textLike,
} from './shape.js';

/**
 * Reads the text of a `manifest.json` of this schema or an older one. What such a file has besides is
 * passed over.
 *
 * @throws Error that continues a sentence on the file, if it is none or of a newer schema
 */
export function parseManifest(json: string): Manifest {
  const manifest = parse(json, 'manifest.json', [MANIFEST_1, MANIFEST_2, MANIFEST_2, MANIFEST_4]);
  for (const { source } of manifest.kernels) checkIndices([source.archive], manifest.archives);
  return manifest;
}

/**
 * Reads the text of a `report.json` of this schema or an older one.
 *
 * @throws Error as `parseManifest` does
 */
export function parseReport(json: string): Report {
  const report = parse(json, 'report.json', [REPORT_1, REPORT_2, REPORT_3, REPORT_3]);
  for (const { groups, programs, queries, relocations } of report.objects) {
    for (const group of groups) checkIndices(group, report.kernels);
    for (const { verdicts } of programs) {
      for (const verdict of verdicts) {
        checkIndices(verdict.groups, groups);
        if (verdict.relocation !== undefined) checkIndices([verdict.relocation], relocations);
      }
    }
    for (const { outcomes } of queries) {
      for (const outcome of outcomes) checkIndices(outcome.groups, groups);
    }
  }
  return report;
}

/** @param shapes what the file is like in each version of its format, from the first */
function parse<Value>(json: string, name: string, shapes: readonly Shape<Value>[]): Value {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error(`is not JSON: give the ${name} that btf-bundle wrote`);
  }
  const schema: unknown = value instanceof Object && 'schema' in value ? value.schema : undefined;
  if (typeof schema !== 'number') {
    throw new Error(`tells no schema: give the ${name} that btf-bundle wrote`);
  }
  if (schema > SCHEMA) {
    throw new Error(
      `has schema ${schema}, and this btf-bundle reads no newer one than ${SCHEMA}: use a newer btf-bundle`,
    );
  }
  const shape = shapes[schema - 1];
  if (shape === undefined) throw new Error(`has schema ${schema}, which there never was`);
  return shape(value, '');
}

function checkIndices(indices: readonly number[], list: readonly unknown[]): void {
  const wrong = indices.find((index) => index >= list.length);
  if (wrong !== undefined) throw new Error(`refers to number ${wrong} of a list that ends before`);
}

const sha256 = textLike(/^[0-9a-f]{64}$/, 'SHA-256');
const objectId = textLike(/^[0-9a-f]{40}$/, 'object id of git');

const manifestOf = (layout: Shape<Layout>, source: Shape<ManifestSource>): Shape<Manifest> =>
  recordOf({
    tool: text,
    signature: sha256,
    compat: optional(oneOf(['libbpf-0.8'] as const, 'compat')),
    layout,
    archives: listOf(recordOf({ name: text, commit: optional(objectId) })),
    objects: listOf(
      recordOf({ path: text, sha256, relocations: natural, arch: optional(listOf(text)) }),
    ),
    kernels: listOf(
      recordOf({
        kernel: text,
        file: text,
        size: natural,
        sha256,
        formats: optional(listOf(oneOf(NEWER_FORMAT_NAMES, 'format'))),
        source,
        outcomes: recordOf({
          resolved: natural,
          absent: natural,
          unresolved: natural,
          ambiguous: natural,
          invalid: natural,
        }),
      }),
    ),
    missing: listOf(recordOf({ kernel: text, reason: text })),
    ownBtf: listOf(text),
  });

const packedSource = recordOf({
  archive: natural,
  path: text,
  blob: optional(objectId),
  packedSha256: optional(sha256),
  btfSize: natural,
});

const MANIFEST_4 = manifestOf(oneOf(LAYOUTS, 'layout'), packedSource);

/** Before there were layouts. */
const onlyTree = () => 'tree' as const;

const MANIFEST_2 = manifestOf(onlyTree, packedSource);

/** Version 0.1.0 of btf-bundle: a source had the hash of what is packed and the size of what is not. */
const MANIFEST_1 = manifestOf(
  onlyTree,
  changed(
    recordOf({
      archive: natural,
      path: text,
      blob: optional(objectId),
      sha256: optional(sha256),
      size: natural,
    }),
    ({ sha256: packedSha256, size: btfSize, ...rest }) => ({
      ...rest,
      ...(packedSha256 !== undefined && { packedSha256 }),
      btfSize,
    }),
  ),
);

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
      excused: optional(text),
      groups: listOf(natural),
    }),
  ),
});

const reportOf = (programs: Shape<readonly ReportProgram[]>): Shape<Report> =>
  recordOf({
    tool: text,
    kernels: listOf(text),
    expectations: optional(listOf(text)),
    objects: listOf(
      changed(
        recordOf({
          ...objectParts,
          programs,
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

const REPORT_3 = reportOf(listOf(program));

/** Before there were verdicts. */
const REPORT_2 = reportOf(() => []);

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
