import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

/** Starts a process that has something to keep, and does with it what the code says. */
async function start(code: string) {
  const script = `
    import { exitOnInterrupt } from ${JSON.stringify(`file://${compiled.directory}/interrupt.js`)};
    const { signal, hold } = exitOnInterrupt();
    const release = hold();
    signal.addEventListener('abort', () => console.log('told'));
    setInterval(() => {}, 1000);
    ${code}
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  const said = async (word: string) => {
    while (!out.includes(word)) await new Promise((done) => child.stdout.once('data', done));
  };
  await said('ready');
  const status = new Promise<number | null>((done) => child.once('close', done));
  const seconds = async () => {
    const began = performance.now();
    await status;
    return (performance.now() - began) / 1000;
  };
  return { child, said, status, seconds };
}

test('a signal waits for what is kept, and ends the process after it', async () => {
  const { child, said, status } = await start(
    "signal.addEventListener('abort', () => setTimeout(() => { console.log('kept'); release(); }, 50));",
  );
  child.kill('SIGINT');
  await said('told');
  await said('kept');
  expect(await status).toBe(130);
});

test('a second signal waits for nothing', async () => {
  const { child, said, status, seconds } = await start('');
  child.kill('SIGINT');
  await said('told');
  child.kill('SIGTERM');
  expect(await seconds()).toBeLessThan(3);
  expect(await status).toBe(130);
});

test('what never ends is ended before the runner kills', async () => {
  const { child, status, seconds } = await start('');
  child.kill('SIGTERM');
  const took = await seconds();
  expect(await status).toBe(143);
  expect(took).toBeGreaterThan(4);
  expect(took).toBeLessThan(7.5);
});

test('once nothing is kept any more, a signal ends the process at once', async () => {
  const { child, status, seconds } = await start('release(); release();');
  child.kill('SIGINT');
  expect(await seconds()).toBeLessThan(3);
  expect(await status).toBe(130);
});
