#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { type Access, openArchives } from './archive/open.js';
import { bundle } from './bundle.js';
import { ExpectedError, InputError } from './errors.js';
import {
  INPUTS,
  type InputName,
  type Inputs,
  makeListRequest,
  makeRequest,
} from './inputs/request.js';
import { exitOnInterrupt } from './interrupt.js';
import { keepersOnMachine } from './keep/on-machine.js';
import { listKernels } from './list.js';
import { describeRunFailure } from './report/problems.js';
import { renderPaths, renderTerminal } from './report/terminal.js';
import { terminalLog } from './report/terminal-log.js';
import { plain } from './report/text.js';
import { VERSION } from './version.js';

const HELP = `Usage: btf-bundle --objects FILES --targets KERNELS [flags]
       btf-bundle list --targets KERNELS [flags]

Makes small BTF files, tailored to eBPF CO-RE objects, for kernels that ship no BTF. With list, only
prints the kernels that the targets name, with the packed sizes of their BTF where these are known.

  --objects FILES       eBPF object files or globs; "!" before one excludes; "arm64: build/*.o"
                        is for kernels of that architecture only
  --targets KERNELS     patterns over distro/version/arch/release, such as ubuntu/20.04/x86_64;
                        "!" before one excludes; the last that matches decides
  --targets-file FILE   the same from a file, a pattern a line, "#" before comments
  --archive ARCHIVE     where kernels' BTF comes from: a directory, owner/repository[@ref] or a git
                        URL, several are searched in order (default: aquasecurity/btfhub-archive)
  --cache WORD          what of earlier runs is reused: all, source (fetched files) or none
  --output DIRECTORY    the bundle, replaced as a whole (default: btf-bundle)
  --report-directory DIRECTORY
                        of report.json and other reports (default: the output directory)
  --source-map FROM=TO  where sources lie that were compiled elsewhere, such as /build=.
  --fail-on WORDS       any of missing, invalid and unresolved, or none (default: missing,invalid)
  --help                this text
  --version             the version

Each flag may be given several times. Quote globs, so that the shell leaves them as they are.
GITHUB_TOKEN, where it is set, is shown to the GitHub server and to no other.
Exit status: 0 done, 1 the run failed by its data or by --fail-on, 2 wrong usage.
`;

const DONE = 0;
const FAILED = 1;
const USAGE = 2;

// A reader that goes away, as `head` does, takes nothing from what the run is for: the files.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const log = terminalLog(process.stderr);
const token = process.env.GITHUB_TOKEN;
const server = process.env.GITHUB_SERVER_URL || 'https://github.com';
const access: Access = {
  ...(token ? { token: { value: token, server } } : {}),
  server: { url: server, apiUrl: process.env.GITHUB_API_URL },
  onInfo: (message) => log.info(message),
  onWarning: (message) => log.warn(message),
  onProgress: (done, total, detail) => log.progress('entries', done, total, detail),
};

exitOnInterrupt();
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const listing = args[0] === 'list';
  let work: () => Promise<number>;
  try {
    const { inputs, help, version } = parseFlags(listing ? args.slice(1) : args);
    if (help || version) {
      process.stdout.write(help ? HELP : `${VERSION}\n`);
      return DONE;
    }
    work = listing ? listWork(inputs) : bundleWork(inputs);
  } catch (error) {
    tell(error);
    process.stderr.write('Try btf-bundle --help.\n');
    return USAGE;
  }
  try {
    return await work();
  } catch (error) {
    log.end();
    tell(error);
    return FAILED;
  }
}

function bundleWork(inputs: Inputs): () => Promise<number> {
  const request = makeRequest(inputs);
  return async () => {
    const archives = openArchives(request.archives, access);
    const keepers = keepersOnMachine(request.cache, log);
    const result = await bundle(request, { archives, keepers, log });
    log.end();
    const { manifest, report } = result;
    process.stdout.write(renderTerminal(manifest, report) + renderPaths(result));
    if (result.failures.length === 0) return DONE;
    process.stderr.write(
      `btf-bundle: ${plain(describeRunFailure(manifest, report, request.failOn))}\n`,
    );
    return FAILED;
  };
}

function listWork(inputs: Inputs): () => Promise<number> {
  const { archives, targets } = makeListRequest(inputs);
  return async () => {
    const opened = openArchives(archives, { ...access, sizes: true });
    process.stdout.write(await listKernels(opened, targets));
    return DONE;
  };
}

/** What was foreseen has its sentences; anything else is our fault, and shows where. */
function tell(error: unknown): void {
  const lines =
    error instanceof ExpectedError
      ? error.sentences
      : String(error instanceof Error ? error.stack : error).split('\n');
  for (const line of lines) process.stderr.write(`btf-bundle: ${plain(line)}\n`);
}

/** @throws InputError with a sentence for every flag that is wrong */
function parseFlags(args: readonly string[]) {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(INPUTS.map((name) => [name, { type: 'string', multiple: true }])),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
    strict: false,
    tokens: true,
  });
  const inputs = Object.fromEntries(INPUTS.map((name) => [name, []])) as unknown as Record<
    InputName,
    string[]
  >;
  const errors: string[] = [];
  const asked = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') {
      errors.push(
        `"${token.value}" belongs to no flag: put --objects or another flag before it, and quotes around globs.`,
      );
    } else if (token.kind === 'option') {
      const { name, rawName, value, inlineValue } = token;
      if (name === 'help' || name === 'version') {
        asked.add(name);
      } else if (!isInput(name)) {
        errors.push(`${rawName} is no flag of btf-bundle: --help lists them.`);
      } else if (value === undefined || (!inlineValue && value.startsWith('--'))) {
        errors.push(`${rawName} has no value: write ${rawName}=VALUE.`);
      } else {
        inputs[name].push(value);
      }
    }
  }
  const help = asked.has('help');
  const version = asked.has('version');
  if (errors.length > 0 && !help) throw new InputError(errors);
  return { inputs, help, version };
}

function isInput(name: string): name is InputName {
  return (INPUTS as readonly string[]).includes(name);
}
