import type { Report } from '../report/report.js';
import { SCHEMA } from './json.js';
import type { Manifest } from './manifest.js';
import { MANIFESTS } from './manifest-shapes.js';
import { REPORTS } from './report-shapes.js';
import { checkIndices, type Shape } from './shape.js';

/**
 * Reads the text of a `manifest.json` of this schema or an older one. What such a file has besides is
 * passed over.
 *
 * @throws Error that continues a sentence on the file, if it is none or of a newer schema
 */
export function parseManifest(json: string): Manifest {
  const manifest = parse(json, 'manifest.json', MANIFESTS);
  for (const { source } of manifest.kernels) checkIndices([source.archive], manifest.archives);
  return manifest;
}

/**
 * Reads the text of a `report.json` of this schema or an older one.
 *
 * @throws Error as `parseManifest` does
 */
export function parseReport(json: string): Report {
  const report = parse(json, 'report.json', REPORTS);
  for (const { groups, programs, queries, relocations } of report.objects) {
    for (const group of groups) checkIndices(group, report.kernels);
    for (const { verdicts } of programs) {
      for (const verdict of verdicts) {
        checkIndices(verdict.groups, groups);
        if (verdict.relocation !== undefined) checkIndices([verdict.relocation], relocations);
        const { findings = [], decidedBy } = verdict;
        if (decidedBy !== undefined) checkIndices([decidedBy], findings);
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
