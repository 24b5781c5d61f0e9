import { parseArgs } from 'node:util';
import { InputError } from '../errors.js';
import { EXPLAIN_INPUTS, type ExplainInputs } from '../inputs/explain-request.js';
import { MERGE_INPUTS, type MergeInputs } from '../inputs/merge-request.js';
import { INPUTS, type Inputs, WORKFLOW_INPUTS } from '../inputs/request.js';
import type { VerifyInputs } from '../inputs/verify-request.js';
import type { CacheInputs } from './cache.js';
import type { DiffInputs } from './diff.js';

/** What a command line asks for. */
export type Flags = { readonly command: 'help' } | { readonly command: 'version' } | CommandFlags;

/** A command, and what is written behind it. */
export type CommandFlags =
  | { readonly command: 'bundle'; readonly inputs: Inputs }
  | { readonly command: 'list'; readonly inputs: Inputs }
  | { readonly command: 'explain'; readonly inputs: ExplainInputs }
  | { readonly command: 'diff'; readonly inputs: DiffInputs }
  | { readonly command: 'merge'; readonly inputs: MergeInputs }
  | { readonly command: 'cache'; readonly inputs: CacheInputs }
  | { readonly command: 'verify'; readonly inputs: VerifyInputs };

/** What is written behind a command, in this order, and the flags that it takes, with a value or without. */
interface Command {
  /** The last one may be written several times if it ends with `…`. */
  readonly words: readonly string[];
  readonly flags: readonly string[];
  readonly switches?: readonly string[];
}

const BUNDLE_FLAGS = INPUTS.filter((name) => !WORKFLOW_INPUTS.includes(name));

/** The command without a name makes a bundle. */
const COMMANDS = {
  bundle: { words: [], flags: BUNDLE_FLAGS },
  list: { words: [], flags: BUNDLE_FLAGS },
  explain: { words: ['OBJECT', 'PROGRAM'], flags: EXPLAIN_INPUTS },
  diff: { words: ['OLD', 'NEW'], flags: [], switches: ['json'] },
  merge: { words: ['DIRECTORY…'], flags: MERGE_INPUTS },
  cache: { words: [], flags: ['older-than'], switches: ['list', 'clear'] },
  verify: { words: ['BUNDLE'], flags: ['objects'], switches: ['json'] },
} satisfies Record<string, Command>;
type CommandName = keyof typeof COMMANDS;

export const HELP = `Usage: btf-bundle --objects FILES --targets KERNELS [flags]
       btf-bundle list --targets KERNELS [flags]
       btf-bundle explain OBJECT PROGRAM --kernel KERNEL [flags]
       btf-bundle diff OLD NEW [--json]
       btf-bundle merge DIRECTORY… [flags]
       btf-bundle verify BUNDLE [--objects FILES] [--json]
       btf-bundle cache --list
       btf-bundle cache --clear [--older-than DAYS]

Makes small BTF files, tailored to eBPF CO-RE objects, for kernels that ship no BTF. With list, only
prints the kernels that the targets name, with the packed sizes of their BTF if these are known. With
explain, prints why one program of an object file loads on a kernel, or why it does not. With diff,
prints which programs are newly broken, or mended, from one report.json or bundle to another. With
merge, puts the bundles of all shards together, as one run would have made it. With verify, prints
whether a bundle, a directory or the archive that it was packed into, is whole and of these objects.
With cache, lists or removes what is kept on this machine for later runs.

  --objects FILES       eBPF object files or globs; "!" before one excludes; "arm64: build/*.o"
                        is for kernels of that architecture only; the last line decides
  --targets KERNELS     patterns over distro/version/arch/release, such as ubuntu/20.04/x86_64;
                        "!" before one excludes; the last that matches decides
  --targets-file FILE   the same from a file, a pattern a line, "#" before comments
  --kernel KERNEL       with explain: the kernel, or a pattern that matches one only
  --shard PART          makes one part of the kernels, such as 3/8, for merge
  --archive ARCHIVE     where kernels' BTF comes from: a directory, owner/repository[@ref] or a git
                        URL, several are searched in order (default: aquasecurity/btfhub-archive)
  --cache WORD          what of earlier runs is reused: all, source (fetched files) or none
  --cache-size SIZE     how much of fetched files is kept, such as 500 MB, or 0 (default: 2 GB)
  --compat WORD         libbpf-0.8: as far as that changes no answer, files that libbpf before 1.0
                        reads (default: none)
  --output DIRECTORY    the bundle, replaced as a whole (default: btf-bundle)
  --layout WORD         how the kernels' files lie in it: tree (the default), shared (each different
                        file once) or inspektor-gadget
  --pack WORD           also packs the bundle, beside it: tar, tar.gz, tar.xz, tar.zst or none (the
                        default)
  --pack-by WORD        what goes into one packed file: all (the default), or arch, the kernels of
                        an architecture each
  --report-directory DIRECTORY
                        for report.json, report.html and report.sarif (default: the output
                        directory)
  --source-map FROM=TO  where sources lie that were compiled elsewhere, such as /build=.
  --expectations LINES  what user space does with programs and variables, such as
                        "exec.bpf.o:old_probe never on rhel/8" or "*.targ_dev = any"; the last
                        line that matches decides
  --expectations-file FILE
                        the same from a file, a line each, "#" before comments
  --fail-on WORDS       any of missing, invalid, newly-broken, broken, unattached, depends and
                        unresolved, or none (default: missing,invalid,broken)
  --baseline REPORT     an older report.json, or the bundle with it, to compare with, or none (the
                        default)
  --sarif true          also writes report.sarif, for code scanning (default: false)
  --json                with diff: the whole comparison, for programs; with verify: all flaws
  --list                with cache: what is kept, how much, when it was last used, and where
  --clear               with cache: removes it
  --older-than DAYS     with cache --clear: only what was not used for so many days
  --help                this text
  --version             the version

Explain takes --kernel, --archive, --source-map, --expectations and --expectations-file only, diff
--json, verify --objects and --json, and cache --list, --clear and --older-than. Merge takes --output,
--pack, --pack-by, --report-directory, --fail-on, --baseline and --sarif only.
Each flag may be given several times. Quote globs, so that the shell leaves them as they are.
GITHUB_TOKEN is shown to the GitHub server, if it is set, and to no other.
Exit status: 0 done; 1 the run failed by its data or by --fail-on, or with diff, something is newly
broken, or with verify, the bundle is not whole or not of these objects; 2 wrong usage, nothing was
done.
`;

/** @throws InputError with a sentence for everything that is wrong */
export function parseFlags(args: readonly string[]): Flags {
  const isNamed = args[0] !== undefined && Object.hasOwn(COMMANDS, args[0]) && args[0] !== 'bundle';
  const command = isNamed ? (args[0] as CommandName) : 'bundle';
  const { words, flags, switches = [] }: Command = COMMANDS[command];
  const commands: readonly Command[] = Object.values(COMMANDS);
  const known = commands.flatMap((one) => one.flags);
  const allSwitches = commands.flatMap((one) => one.switches ?? []);
  const { tokens } = parseArgs({
    args: isNamed ? args.slice(1) : [...args],
    options: {
      ...Object.fromEntries(known.map((name) => [name, { type: 'string', multiple: true }])),
      ...Object.fromEntries(allSwitches.map((name) => [name, { type: 'boolean' }])),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>(flags.map((name) => [name, []]));
  const written: string[] = [];
  const errors: string[] = [];
  const asked = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (written.length < words.length || words.at(-1)?.endsWith('…')) written.push(token.value);
      else errors.push(misplaced(token.value, command));
    } else if (token.kind === 'option') {
      const { name, rawName, value, inlineValue } = token;
      const given = values.get(name);
      if (name === 'help' || name === 'version' || switches.includes(name)) {
        asked.add(name);
      } else if (given === undefined) {
        const of = command === 'bundle' ? 'btf-bundle without a command' : `btf-bundle ${command}`;
        const whose = [...known, ...allSwitches].includes(name) ? of : 'btf-bundle';
        errors.push(`${rawName} is no flag of ${whose}: --help lists them.`);
      } else if (value === undefined || (!inlineValue && value.startsWith('--'))) {
        errors.push(`${rawName} has no value: write ${rawName}=VALUE.`);
      } else {
        given.push(value);
      }
    }
  }
  if (asked.has('help')) return { command: 'help' };
  for (const word of asked.has('version') ? [] : words.slice(written.length)) {
    errors.push(`${command} has no ${word}: write btf-bundle ${command} ${words.join(' ')}.`);
  }
  if (errors.length > 0) throw new InputError(errors);
  if (asked.has('version')) return { command: 'version' };
  const [first, second] = written;
  const inputs = Object.fromEntries(values);
  if (command === 'diff') {
    return {
      command,
      inputs: { older: first ?? '', newer: second ?? '', json: asked.has('json') },
    };
  }
  if (command === 'merge') {
    return {
      command,
      inputs: { ...inputs, merge: written, id: [], cache: [] },
    } as unknown as CommandFlags;
  }
  if (command === 'cache') {
    const olderThan = values.get('older-than') ?? [];
    return { command, inputs: { list: asked.has('list'), clear: asked.has('clear'), olderThan } };
  }
  if (command === 'verify') {
    const { objects = [] } = inputs;
    return { command, inputs: { bundle: first ?? '', objects, json: asked.has('json') } };
  }
  if (command === 'explain') {
    return { command, inputs: { ...inputs, object: first, program: second } } as CommandFlags;
  }
  for (const name of WORKFLOW_INPUTS) inputs[name] = [];
  return { command, inputs } as unknown as CommandFlags;
}

function misplaced(word: string, command: CommandName): string {
  const { words, flags, switches = [] }: Command = COMMANDS[command];
  if (command === 'bundle' || command === 'list') {
    return `"${word}" belongs to no flag: put --objects or another flag before it, and quotes around globs.`;
  }
  const more = switches.length > 0 ? named([...switches, ...flags]) : 'flags with their values';
  const takes = words.length > 0 ? `${words.join(' and ')}, and ${more}` : more;
  return `"${word}" belongs to no flag: ${command} takes ${takes}.`;
}

/** `--a, --b and --c` */
function named(flags: readonly string[]): string {
  const names = flags.map((flag) => `--${flag}`);
  const last = names.pop() as string;
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}
