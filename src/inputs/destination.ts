import { foreseenSentences } from '../foreseen.js';
import type { Packing } from '../output/packed.js';
import { inspectPlace, realDirectory } from '../output/place.js';
import { dangerOf, liesBelow, type SourceDirectories } from './danger.js';
import { readOne } from './lines.js';
import { readPacking } from './packing.js';

/** Where a run writes, and into what it packs. Paths are as the user wrote them. */
export interface Destination extends Packing {
  /** Directory of report.json and other reports; undefined: the output directory. */
  readonly reportDirectory: string | undefined;
}

/** What the user wrote for it. */
type DestinationInputs = Readonly<
  Record<'output' | 'pack' | 'pack-by' | 'report-directory', readonly string[]>
>;

const DEFAULT_OUTPUT = 'btf-bundle';

/**
 * Reads `output`, `pack`, `pack-by` and `report-directory`, and looks at what is there.
 *
 * @param sources directories that are read, and must stay
 * @param errors takes a sentence for each that cannot be written to
 */
export function readDestination(
  inputs: DestinationInputs,
  sources: SourceDirectories,
  errors: string[],
): Destination {
  const output = readOutput(inputs, sources, errors);
  const packing = readPacking(inputs, output, errors);
  return {
    ...{ output, ...packing },
    reportDirectory: readReportDirectory(inputs, output, sources, errors),
  };
}

function readOutput(
  inputs: DestinationInputs,
  sources: SourceDirectories,
  errors: string[],
): string {
  const output = readOne('output', inputs.output, errors) ?? DEFAULT_OUTPUT;
  const danger = dangerOf(output, sources);
  if (danger !== undefined) {
    errors.push(
      `output ${JSON.stringify(output)} ${danger}: give a directory of its own, such as btf-bundle.`,
    );
    return output;
  }
  try {
    inspectPlace(realDirectory(output), output);
  } catch (error) {
    const sentences = foreseenSentences(error);
    if (sentences === undefined) throw error;
    errors.push(...sentences);
  }
  return output;
}

/** Reports may lie in the output directory itself, but not below it, where the bundle replaces all. */
function readReportDirectory(
  inputs: DestinationInputs,
  output: string,
  sources: SourceDirectories,
  errors: string[],
): string | undefined {
  const input = 'report-directory';
  const directory = readOne(input, inputs[input], errors);
  if (directory === undefined) return undefined;
  const danger = liesBelow(directory, output)
    ? 'is inside the output directory, which is replaced as a whole'
    : dangerOf(directory, sources);
  if (danger !== undefined) {
    errors.push(
      `${input} ${JSON.stringify(directory)} ${danger}: give a directory of its own, such as btf-report, or leave it out.`,
    );
  }
  return directory;
}
