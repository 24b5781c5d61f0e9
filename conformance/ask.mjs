import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SILENCE = 60_000;

/**
 * @typedef {object} Answer what an oracle says of one job
 * @property {string[][]} lines what it printed, without the index of the job, cut at tabs
 * @property {boolean} crashed it died, or said nothing for a minute, and never came to the job's end
 */

/**
 * Hands jobs to an oracle, in as many processes as there are processors. An oracle prints lines that
 * begin with the job's index in its list, and `done` with that index when a job is finished. A job
 * at which it dies is answered by that: the oracle is started again behind it.
 *
 * @param {string} program
 * @param {string} scratch directory for the lists
 * @param {string[][]} jobs the paths of each, the kernel's last
 * @param {string[]} [flags] before the list
 * @returns {Promise<Answer[]>} per job
 */
export async function ask(program, scratch, jobs, flags = []) {
  mkdirSync(scratch, { recursive: true });
  const answers = jobs.map(() => ({ lines: [], crashed: false }));
  // Sorted by kernel, each is parsed once.
  const kernelOf = (index) => jobs[index].at(-1);
  const order = jobs.map((_, i) => i).sort((a, b) => (kernelOf(a) < kernelOf(b) ? -1 : 1));
  const size = Math.ceil(order.length / availableParallelism());
  const shares = Array.from({ length: size && Math.ceil(order.length / size) }, (_, i) =>
    order.slice(i * size, (i + 1) * size),
  );
  await Promise.all(
    shares.map(async (share, i) => {
      const list = join(scratch, `jobs-${i}.txt`);
      for (let at = 0; at < share.length; ) {
        const left = share.slice(at);
        writeFileSync(list, left.map((index) => `${jobs[index].join('\t')}\n`).join(''));
        const done = await run(program, [...flags, list], (job, fields) =>
          answers[left[job]].lines.push(fields),
        );
        at += done;
        if (done < left.length) {
          answers[share[at]].crashed = true;
          at++;
        }
      }
    }),
  );
  return answers;
}

/** How many jobs the program came to the end of. */
async function run(program, args, tell) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise((resolve) => child.on('close', resolve));
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    lastWords = (lastWords + text).slice(0, 1000);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), SILENCE);
  let done = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    timer.refresh();
    const [first, ...fields] = line.split('\t');
    if (first === 'done') done++;
    else tell(Number(first), fields);
  }
  clearTimeout(timer);
  const code = await exit;
  // Killed by a signal, or by Go's runtime with 2, it crashed. With another code it gave up itself.
  if (code !== null && code !== 0 && code !== 2) throw new Error(`${program}: ${lastWords}`);
  return done;
}
