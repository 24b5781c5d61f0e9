// A repository of 230 small kernels for cancelled.sh, until it is ended. It gives batches of 8 and of 32, and then
// falls silent; once the file exists, it gives all. Prints its address.
//
//   node slow-archive.mjs FILE
//
// Needs a Node.js that takes TypeScript as it is.
import { existsSync, readFileSync } from 'node:fs';
import { startFaultProxy } from '../servers/fault-proxy.ts';
import { startGitServer } from '../servers/git-http.ts';

/** Two requests for the trees, and one for each batch. */
const FIRST = 4;

const whole = process.argv[2];
const small = readFileSync(new URL('../fixtures/kernel_bpfel.btf', import.meta.url));
const files = {};
for (let index = 0; index < 230; index++) {
  // The string section comes last, so that a string more changes the file and nothing that it says.
  const more = Buffer.from(`3.${index}\0`);
  const btf = Buffer.concat([small, more]);
  btf.writeUInt32LE(btf.readUInt32LE(20) + more.length, 20);
  files[`small/1/x86_64/3.${index}.btf`] = btf;
}
const server = await startGitServer();
server.commit(files);
const proxy = await startFaultProxy(server.origin);
proxy.plan((_, { method }) => {
  const posts = proxy.seen.filter((request) => request.method === 'POST').length;
  return method === 'POST' && posts > FIRST && !existsSync(whole) ? { kind: 'hang' } : undefined;
});
process.once('SIGTERM', async () => {
  await proxy.close();
  await server.close();
  process.exit();
});
console.log(`${proxy.origin}/owner/archive`);
