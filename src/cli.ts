#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { openArchives } from './archive/open.js';
import { bundle } from './bundle.js';
import { InputError } from './errors.js';
import { failureLine, terminalReport } from './report/terminal.js';
import { terminalLog } from './report/terminal-log.js';
import { plain } from './report/text.js';
import { INPUTS, type InputName, makeRequest, type Request } from './request.js';
import { VERSION } from './version.js';

const HELP = `Usage: btf-bundle --objects FILES --targets KERNELS --archive DIRECTORY [flags]

Makes small BTF files, tailored to eBPF CO-RE objects, for kernels that ship no BTF.

  --objects FILES       eBPF object files or globs; "!" before one excludes; "arm64: build/*.o"
                        is for kernels of that architecture only
  --targets KERNELS     patterns over distro/version/arch/release, such as ubuntu/20.04/x86_64;
                        "!" before one excludes; the last that matches decides
  --targets-file FILE   the same from a file, a pattern a line, "#" before comments
  --archive DIRECTORY   where kernels' BTF comes from, in BTFHub-Archive's layout
  --output DIRECTORY    the bundle, replaced as a whole (default: btf-bundle)
  --fail-on WORDS       any of missing, invalid and unresolved, or none (default: missing,invalid)
  --help                this text
  --version             the version

Each flag may be given several times. Quote globs, so that the shell leaves them as they are.
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

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  let request: Request;
  try {
    const { inputs, help, version } = parseFlags(args);
    if (help || version) {
      process.stdout.write(help ? HELP : `${VERSION}\n`);
      return DONE;
    }
    request = makeRequest(inputs);
  } catch (error) {
    tell(error);
    process.stderr.write('Try btf-bundle --help.\n');
    return USAGE;
  }
  const log = terminalLog(process.stderr);
  try {
    const result = await bundle(request, openArchives(request.archives), log);
    log.end();
    process.stdout.write(terminalReport(result));
    if (result.failures.length === 0) return DONE;
    process.stderr.write(`btf-bundle: ${plain(failureLine(result))}\n`);
  } catch (error) {
    log.end();
    tell(error);
  }
  return FAILED;
}

/** Input that cannot be worked with takes its sentences; anything else is our fault, and shows where. */
function tell(error: unknown): void {
  const lines =
    error instanceof InputError
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
