import { STATUSES } from '../core/outcome.js';
import type { Report, ReportRelocation, ReportSite } from '../report/report.js';
import type { Manifest, ManifestKernel } from './manifest.js';

/** The text of `manifest.json`: its keys always in the order of the schema. */
export function manifestJson(manifest: Manifest): string {
  const ordered: Manifest = {
    schema: manifest.schema,
    tool: manifest.tool,
    signature: manifest.signature,
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

function orderedKernel({ kernel, file, size, sha256, source, outcomes }: ManifestKernel) {
  return {
    kernel,
    file,
    size,
    sha256,
    source: {
      archive: source.archive,
      path: source.path,
      sha256: source.sha256,
      blob: source.blob,
      size: source.size,
    },
    outcomes: Object.fromEntries(
      STATUSES.map((status) => [status, outcomes[status]]),
    ) as ManifestKernel['outcomes'],
  };
}

/**
 * The text of `report.json`: its keys always in the order of the schema, and a line for each kernel,
 * group, site and relocation, so that two reports can be compared line by line.
 */
export function reportJson({ schema, tool, kernels, objects }: Report): string {
  const text = objects.map(({ path, error, groups, sites, relocations }) =>
    [
      '    {',
      `      "path": ${JSON.stringify(path)},`,
      ...(error === undefined ? [] : [`      "error": ${JSON.stringify(error)},`]),
      `      "groups": ${list(groups, 6)},`,
      `      "sites": ${list(sites.map(orderedSite), 6)},`,
      `      "relocations": ${list(relocations.map(orderedRelocation), 6)}`,
      '    }',
    ].join('\n'),
  );
  return [
    '{',
    `  "schema": ${schema},`,
    `  "tool": ${JSON.stringify(tool)},`,
    `  "kernels": ${list(kernels, 2)},`,
    text.length === 0 ? '  "objects": []' : `  "objects": [\n${text.join(',\n')}\n  ]`,
    '}',
    '',
  ].join('\n');
}

function orderedSite({ kind, type, access, outcomes }: ReportSite): ReportSite {
  return {
    kind,
    type,
    access,
    outcomes: outcomes.map(({ status, value, width, reason, groups }) => ({
      status,
      value,
      width,
      reason,
      groups,
    })),
  };
}

function orderedRelocation({ program, section, insn, site, source }: ReportRelocation) {
  return { program, section, insn, site, source };
}

/** A JSON array with an item a line; `indent` is that of the line that it begins on. */
function list(items: readonly unknown[], indent: number): string {
  if (items.length === 0) return '[]';
  const outer = ' '.repeat(indent);
  const inner = `\n${outer}  `;
  return `[${inner}${items.map((item) => JSON.stringify(item)).join(`,${inner}`)}\n${outer}]`;
}
