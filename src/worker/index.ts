import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../errors.js';
import { kernelTailor } from '../tailor/one-kernel.js';
import { newTables } from '../tailor/tables.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './messages.js';

const tables = newTables();
const { outcomes } = tables.outcomes;
const { facts } = tables.facts;
const tailorKernel = kernelTailor(workerData as WorkerStart, tables);

/** How many were sent. */
const sent = { outcomes: 0, facts: 0 };

parentPort?.on('message', async (task: WorkerTask) => {
  try {
    const kernel = await tailorKernel(task);
    const news = {
      newOutcomes: outcomes.slice(sent.outcomes),
      newFacts: facts.slice(sent.facts),
    };
    sent.outcomes += news.newOutcomes.length;
    sent.facts += news.newFacts.length;
    answer({ kernel, ...news }, [
      kernel.btf.buffer as ArrayBuffer,
      ...kernel.outcomes.map((numbers) => numbers.buffer as ArrayBuffer),
      ...(kernel.kept ? [kernel.kept.bytes.buffer, kernel.kept.wholeIds.buffer] : []).map(
        (buffer) => buffer as ArrayBuffer,
      ),
    ]);
  } catch (error) {
    answer({ error: messageOf(error) }, []);
  }
});
answer('ready', []);

function answer(message: WorkerAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
