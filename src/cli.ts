#!/usr/bin/env node
import type { Access } from './archive/open.js';
import { bundleWork } from './commands/bundle.js';
import { cacheWork } from './commands/cache.js';
import { DONE, FAILED, type Terminal, USAGE, type Work } from './commands/command.js';
import { diffWork } from './commands/diff.js';
import { explainWork } from './commands/explain.js';
import { type CommandFlags, HELP, parseFlags } from './commands/flags.js';
import { listWork } from './commands/list.js';
import { mergeWork } from './commands/merge.js';
import { verifyWork } from './commands/verify.js';
import { InputError } from './errors.js';
import { failureLines } from './foreseen.js';
import { exitOnInterrupt } from './interrupt.js';
import { terminalLog } from './report/terminal-log.js';
import { plain } from './report/text.js';
import { VERSION } from './version.js';

const log = terminalLog(process.stderr);
const token = process.env.GITHUB_TOKEN;
const server = process.env.GITHUB_SERVER_URL || 'https://github.com';
const access: Access = {
  ...(token ? { token: { value: token, server } } : {}),
  server: { url: server, apiUrl: process.env.GITHUB_API_URL },
  gitHubApi: async () => (await import('./action/github.js')).gitHubApi,
  onInfo: (message) => log.info(message),
  onWarning: (message) => log.warn(message),
  onProgress: (done, total, detail) => log.progress('entries', done, total, detail),
};
const terminal: Terminal = {
  log,
  access,
  interrupt: exitOnInterrupt(),
  write: (text) => process.stdout.write(text),
  tell: (line) => process.stderr.write(`btf-bundle: ${plain(line)}\n`),
};

// A reader that goes away, as `head` does, takes nothing from what the run is for: the files.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
// What nobody waits for, or a callback throws, ends the run as any other failure does.
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error: unknown) => {
    fail(error);
    process.exit(FAILED);
  });
}

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  let work: Work;
  try {
    const flags = parseFlags(args);
    if (flags.command === 'help' || flags.command === 'version') {
      terminal.write(flags.command === 'help' ? HELP : `${VERSION}\n`);
      return DONE;
    }
    work = workOf(flags);
  } catch (error) {
    fail(error);
    if (!(error instanceof InputError)) return FAILED;
    process.stderr.write('Try btf-bundle --help.\n');
    return USAGE;
  }
  try {
    return await work(terminal);
  } catch (error) {
    fail(error);
    return FAILED;
  }
}

/** @throws InputError if the inputs are wrong */
function workOf(flags: CommandFlags): Work {
  if (flags.command === 'list') return listWork(flags.inputs);
  if (flags.command === 'explain') return explainWork(flags.inputs);
  if (flags.command === 'diff') return diffWork(flags.inputs);
  if (flags.command === 'cache') return cacheWork(flags.inputs);
  if (flags.command === 'verify') return verifyWork(flags.inputs);
  if (flags.command === 'merge') return mergeWork(flags.inputs);
  return bundleWork(flags.inputs);
}

function fail(error: unknown): void {
  log.end();
  for (const line of failureLines(error)) terminal.tell(line);
}
