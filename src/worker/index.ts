import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../errors.js';
import { kernelTailor } from '../tailor/one-kernel.js';
import { newOutcomeTable } from '../tailor/outcome-table.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './messages.js';

const table = newOutcomeTable();
const tailorKernel = kernelTailor(workerData as WorkerStart, table);

/** How many outcomes were sent. */
let sent = 0;

parentPort?.on('message', async (task: WorkerTask) => {
  try {
    const kernel = await tailorKernel(task);
    const newOutcomes = table.outcomes.slice(sent);
    sent += newOutcomes.length;
    answer({ kernel, newOutcomes }, [
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
