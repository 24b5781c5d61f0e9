import { parentPort, workerData } from 'node:worker_threads';
import { readObject } from '../core/object.js';
import { messageOf } from '../errors.js';
import { kernelTailor } from '../tailor/kernel.js';
import { newOutcomeTable } from '../tailor/outcome-table.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './messages.js';

const { objects } = workerData as WorkerStart;
const tailorKernel = kernelTailor(objects.map(readObject));
const table = newOutcomeTable();

parentPort?.on('message', async ({ id, work }: WorkerTask) => {
  try {
    const { outcomes: lists, ...kernel } = await tailorKernel(work);
    const known = table.outcomes.length;
    const outcomes = lists.map((list) => Uint32Array.from(list, table.numberOf));
    answer({ id, kernel, newOutcomes: table.outcomes.slice(known), outcomes }, [
      kernel.btf.buffer as ArrayBuffer,
      ...outcomes.map((numbers) => numbers.buffer as ArrayBuffer),
    ]);
  } catch (error) {
    answer({ id, error: messageOf(error) }, []);
  }
});

function answer(message: WorkerAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
