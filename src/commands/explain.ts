import type { Archive } from '../archive/archive.js';
import { openArchives } from '../archive/open.js';
import { type FoundEntry, onlyEntry, readFound, searchArchives } from '../archive/search.js';
import type { Outcome } from '../core/outcome.js';
import { ExpectedError, InputError } from '../errors.js';
import { variableSetting } from '../expectations/expectations.js';
import { judgeProduct } from '../expectations/judge-product.js';
import {
  type ExplainInputs,
  type ExplainRequest,
  makeExplainRequest,
} from '../inputs/explain-request.js';
import { kernelId } from '../kernels/kernel.js';
import { nearest } from '../kernels/nearest.js';
import { objectsFor, reasonForNone } from '../objects/for-kernel.js';
import { loadObjects, type ObjectFile } from '../objects/load.js';
import { collectReport } from '../report/collect.js';
import { renderExplanation } from '../report/explanation.js';
import type { ReportProgram } from '../report/report.js';
import { kernelTailor } from '../tailor/one-kernel.js';
import { newOutcomeTable } from '../tailor/outcome-table.js';
import { explainProgram } from '../verdict/explain.js';
import { newJudge } from '../verdict/judge.js';
import { newVerdictTable } from '../verdict/verdict-table.js';
import { openWorkspace } from '../workspace/workspace.js';
import { DONE, type Work } from './command.js';

const SUGGESTIONS = 3;

/**
 * Prints why a program has its verdict on one kernel: which of its branches were decided, by what, and which
 * of its lines are reached.
 *
 * @throws InputError if the inputs are wrong, or the object has no such program; nothing has been done then
 */
export function explainWork(inputs: ExplainInputs): Work {
  const request = makeExplainRequest(inputs);
  const file = readFile(request);
  return async ({ log, access, write }) => {
    const archives = openArchives(request.archives, access);
    try {
      const search = await searchArchives(archives, [request.target]);
      const found = onlyEntry(request.target.place, search);
      const text = await explain(request, file, archives, found, search.aliases);
      log.end();
      write(text);
      return DONE;
    } finally {
      await Promise.all(archives.map((archive) => archive.close?.()));
    }
  };
}

function readFile({ object, program }: ExplainRequest): ObjectFile {
  const { objects, broken } = loadObjects([object]);
  const [file] = objects;
  if (file === undefined) {
    throw new InputError(broken.map(({ path, error }) => `object ${path} ${error}.`));
  }
  const names = newJudge(file.object).programs.map((one) => one.program);
  if (names.includes(program)) return file;
  const near = nearest(program, names, SUGGESTIONS).map((name) => JSON.stringify(name));
  const instead = near.length === 0 ? 'it has none' : `the nearest: ${near.join(', ')}`;
  throw new InputError([
    `object ${file.path} has no program ${JSON.stringify(program)}; ${instead}.`,
  ]);
}

async function explain(
  { program: name, expectations, sourceMap }: ExplainRequest,
  file: ObjectFile,
  archives: readonly Archive[],
  found: FoundEntry,
  aliases: ReadonlyMap<string, string>,
): Promise<string> {
  const { kernel, format } = found.entry;
  const id = kernelId(kernel);
  if (objectsFor(kernel, [file]).length === 0) {
    throw new ExpectedError([`${id}: ${reasonForNone(kernel, [file])}.`]);
  }
  const bytes = await readEntry(archives, found);
  const table = newOutcomeTable();
  const made = await kernelTailor(
    { objects: [file.object], compat: 'none' },
    table,
  )({ format, bytes, objects: [0] });
  const numbers = made.outcomes[0] as Uint32Array;
  const outcomes = Array.from(numbers, (number) => table.outcomes[number] as Outcome);

  const verdicts = newVerdictTable();
  const product = judgeProduct([file], table.outcomes, verdicts, expectations, aliases);
  const workspace = openWorkspace([file.path], sourceMap);
  const collector = collectReport([file], table.outcomes, workspace, {
    programs: product.programs,
    verdicts: verdicts.verdicts,
  });
  const [judged] = product.judge(kernel, made);
  collector.add(id, 0, numbers, judged as Uint32Array);
  const programs = collector.report([]).objects[0]?.programs ?? [];
  const index = programs.findIndex(({ program }) => program === name);

  const judge = newJudge(file.object, {
    variables: (variable) => variableSetting(expectations, file.path, variable),
  });
  const { release } = kernel;
  const { shown } = judge.explain(index, { release, helpers: made.helpers }, outcomes);
  return renderExplanation({
    ...{ object: file.object, kernel: id, outcomes, shown },
    program: programs[index] as ReportProgram,
    explanation: shown && explainProgram(file.object, shown),
    namesOf: (sources) => workspace.namesOfSources(file.path, sources),
  });
}

async function readEntry(archives: readonly Archive[], found: FoundEntry): Promise<Uint8Array> {
  for await (const fetched of readFound(archives, [found])) {
    if ('bytes' in fetched) return fetched.bytes;
    throw fetched.error;
  }
  throw new ExpectedError([`${kernelId(found.entry.kernel)}: the archive did not give its BTF.`]);
}
