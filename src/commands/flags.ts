import { parseArgs } from 'node:util';
import { InputError } from '../errors.js';
import { INPUTS, type InputName, type Inputs } from '../inputs/request.js';

/** What a command line asks for. */
export interface Flags {
  /** Only prints kernels. */
  readonly list: boolean;
  readonly inputs: Inputs;
  readonly help: boolean;
  readonly version: boolean;
}

export const HELP = `Usage: btf-bundle --objects FILES --targets KERNELS [flags]
       btf-bundle list --targets KERNELS [flags]

Makes small BTF files, tailored to eBPF CO-RE objects, for kernels that ship no BTF. With list, only
prints the kernels that the targets name, with the packed sizes of their BTF if these are known.

  --objects FILES       eBPF object files or globs; "!" before one excludes; "arm64: build/*.o"
                        is for kernels of that architecture only; the last line decides
  --targets KERNELS     patterns over distro/version/arch/release, such as ubuntu/20.04/x86_64;
                        "!" before one excludes; the last that matches decides
  --targets-file FILE   the same from a file, a pattern a line, "#" before comments
  --archive ARCHIVE     where kernels' BTF comes from: a directory, owner/repository[@ref] or a git
                        URL, several are searched in order (default: aquasecurity/btfhub-archive)
  --cache WORD          what of earlier runs is reused: all, source (fetched files) or none
  --output DIRECTORY    the bundle, replaced as a whole (default: btf-bundle)
  --report-directory DIRECTORY
                        for report.json and other reports (default: the output directory)
  --source-map FROM=TO  where sources lie that were compiled elsewhere, such as /build=.
  --expectations LINES  what user space does with programs and variables, such as
                        "exec.bpf.o:old_probe never on rhel/8" or "*.targ_dev = any"; the last
                        line that matches decides
  --expectations-file FILE
                        the same from a file, a line each, "#" before comments
  --fail-on WORDS       any of missing, invalid, broken, depends and unresolved, or none
                        (default: missing,invalid,broken)
  --help                this text
  --version             the version

Each flag may be given several times. Quote globs, so that the shell leaves them as they are.
GITHUB_TOKEN is shown to the GitHub server, if it is set, and to no other.
Exit status: 0 done, 1 the run failed by its data or by --fail-on, 2 wrong usage, nothing was done.
`;

/** @throws InputError with a sentence for every flag that is wrong */
export function parseFlags(args: readonly string[]): Flags {
  const list = args[0] === 'list';
  const { tokens } = parseArgs({
    args: list ? args.slice(1) : [...args],
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
  if (errors.length > 0 && !help) throw new InputError(errors);
  return { list, inputs, help, version: asked.has('version') };
}

function isInput(name: string): name is InputName {
  return (INPUTS as readonly string[]).includes(name);
}
