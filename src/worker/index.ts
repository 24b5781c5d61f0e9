import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../errors.js';
import { kernelTailor } from '../tailor/one-kernel.js';
import { newOutcomeTable } from '../tailor/outcome-table.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './messages.js';

const table = newOutcomeTable();
const tailorKernel = kernelTailor(workerData as WorkerStart, table);

parentPort?.on('message', async (task: WorkerTask) => {
  const known = table.outcomes.length;
  try {
    const kernel = await tailorKernel(task);
    answer({ kernel, newOutcomes: table.outcomes.slice(known) }, [
      kernel.btf.buffer as ArrayBuffer,
      ...kernel.outcomes.map((numbers) => numbers.buffer as ArrayBuffer),
    ]);
  } catch (error) {
    answer({ error: messageOf(error) }, []);
  }
});
answer('ready', []);

function answer(message: WorkerAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
