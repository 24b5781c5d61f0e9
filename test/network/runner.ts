import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../../src/output/manifest.js';
import { xz } from '../archive/xz.js';
import type { Compiled } from '../compiled.js';
import type { TestFile } from '../servers/git-http.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root));

/** Objects with different relocations. */
export const OBJECTS = {
  exec: fileURLToPath(new URL('examples/exec-trace.bpf.o', root)),
  kinds: fileURLToPath(new URL('test/fixtures/all-kinds_bpfel.o', root)),
};

const SMALL = read('test/fixtures/kernel_bpfel.btf');

/** Paths of an archive with two real kernels, some small ones, links and markers. */
export async function archiveFiles(): Promise<Record<string, TestFile>> {
  const debian11 = 'debian/11/arm64/5.10.0-32-cloud-arm64.btf.tar.xz';
  const debian12 = 'debian/12/x86_64/6.1.0-50-cloud-amd64.btf.tar.xz';
  return {
    [debian11]: read(`examples/archive/${debian11}`),
    [debian12]: read(`examples/archive/${debian12}`),
    'debian/bullseye': { link: '11' },
    'small/1/x86_64/1.0.btf': SMALL,
    'small/1/x86_64/1.1.btf.xz': await xz(SMALL),
    'small/1/x86_64/1.2.btf': { link: '1.0.btf' },
    'small/1/x86_64/1.3.vmlinux': read('test/fixtures/kernel_bpfel.vmlinux'),
    'small/one': { link: '1' },
    'small/1/x86_64/2.0.hasbtf': '',
    'small/1/x86_64/0.9.failed': '',
  };
}

/** Small kernels, the same BTF in files with ids of their own. */
export function moreFiles(releases: readonly string[]): Record<string, TestFile> {
  // The string section comes last, so that a string more changes the file and nothing that it says.
  return Object.fromEntries(
    releases.map((release) => {
      const btf = Buffer.concat([SMALL, Buffer.from(`${release}\0`)]);
      btf.writeUInt32LE(btf.readUInt32LE(20) + release.length + 1, 20);
      return [`small/1/x86_64/${release}.btf`, btf];
    }),
  );
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Programs that PATH has; with undefined it is that of this process. */
  readonly programs?: readonly string[];
  /** Takes the process, once it has started. */
  readonly onStart?: (child: ChildProcess) => void;
}

export interface Run {
  readonly status: number | null;
  /** Lines of standard output. */
  readonly lines: readonly string[];
  readonly stderr: string;
  readonly seconds: number;
  readonly outputs: string;
  readonly summary: string;
  /** The line that tells where the kernels came from. */
  readonly from: string;
  /** Annotations, those of relocations left out. */
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** Content of the bundle's files in hex, by path. */
  readonly bundle: Readonly<Record<string, string>>;
  readonly manifest: Manifest | undefined;
  /** Arguments of every git process, where PATH is that of this process. */
  readonly gitArguments: string;
  /** What is left in the temporary directory. */
  readonly left: readonly string[];
}

/** A machine that runs the compiled action, as a job's only step. */
export interface Runner {
  readonly directory: string;
  run(options?: RunOptions): Promise<Run>;
  /** Runs the end of the job: what `action.yml` names as `post`, on the same machine, with the state of the last run. */
  post(options?: RunOptions): Promise<Run>;
  /** Runs the terminal's face in the same place. */
  terminal(args: readonly string[], options?: RunOptions): Promise<Run>;
  remove(): void;
}

/** Every run finds a machine without a trace of the runs before, at the same paths. */
export function newRunner(compiled: Compiled): Runner {
  const directory = mkdtempSync(join(tmpdir(), 'btf-bundle-runner-'));
  const at = (...parts: string[]) => join(directory, ...parts);
  mkdirSync(at('bin'));
  recordGit(at('bin'), at('git-arguments'));

  function newMachine(): void {
    for (const name of ['workspace', 'temp', 'tmp']) {
      rmSync(at(name), { recursive: true, force: true });
      mkdirSync(at(name));
    }
    for (const name of ['outputs', 'state', 'summary.md', 'git-arguments']) {
      writeFileSync(at(name), '');
    }
  }

  async function execute(args: readonly string[], options: RunOptions): Promise<Run> {
    const started = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: at('workspace'),
      env: {
        PATH: options.programs
          ? programsOnly(at('programs'), options.programs)
          : `${at('bin')}${delimiter}${process.env.PATH}`,
        HOME: at('workspace'),
        TMPDIR: at('tmp'),
        XDG_CACHE_HOME: at('kept'),
        RUNNER_TEMP: at('temp'),
        GITHUB_WORKSPACE: at('workspace'),
        GITHUB_OUTPUT: at('outputs'),
        GITHUB_STATE: at('state'),
        GITHUB_STEP_SUMMARY: at('summary.md'),
        GITHUB_EVENT_NAME: 'push',
        GITHUB_REF_TYPE: 'branch',
        ...Object.fromEntries(
          Object.entries({ objects: OBJECTS.exec, 'fail-on': 'invalid', ...options.inputs }).map(
            ([name, value]) => [`INPUT_${name.toUpperCase()}`, value],
          ),
        ),
        ...options.environment,
      },
    });
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    options.onStart?.(child);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const status = await new Promise<number | null>((done) => child.once('close', done));
    clearTimeout(late);
    const seconds = (performance.now() - started) / 1000;
    const lines = stdout.split(/\r?\n/);
    const bundle = filesOf(at('workspace', 'btf-bundle'));
    const manifest = bundle['manifest.json'];
    return {
      status,
      lines,
      stderr,
      seconds,
      outputs: readFileSync(at('outputs'), 'utf8'),
      summary: readFileSync(at('summary.md'), 'utf8'),
      from:
        [...lines, ...stderr.split('\n')].find((line) => line.startsWith('from: '))?.slice(6) ?? '',
      warnings: lines.filter((line) => /^\s*::warning(?! title=)/.test(line)),
      errors: lines.filter((line) => /^\s*::error/.test(line)),
      bundle,
      manifest: manifest && JSON.parse(Buffer.from(manifest, 'hex').toString()),
      gitArguments: readFileSync(at('git-arguments'), 'utf8'),
      left: [
        ...readdirSync(at('tmp')),
        ...readdirSync(at('temp')).filter((name) => name.startsWith('btf-bundle-')),
        ...readdirSync(at('workspace')),
      ].sort(),
    };
  }

  return {
    directory,
    run(options = {}) {
      newMachine();
      return execute([join(compiled.directory, 'main.js')], options);
    },
    post(options = {}) {
      const state = readFileSync(at('state'), 'utf8').matchAll(/^(\w+)<<(\S+)\n(.*)\n\2$/gm);
      const environment = {
        ...Object.fromEntries([...state].map(([, name, , value = '']) => [`STATE_${name}`, value])),
        ...options.environment,
      };
      return execute([join(compiled.directory, 'post.js')], { ...options, environment });
    },
    terminal(args, options = {}) {
      newMachine();
      return execute([join(compiled.directory, 'cli.js'), ...args], options);
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** A `git` that notes its arguments before it is the real one. */
function recordGit(directory: string, file: string): void {
  const path = join(directory, 'git');
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  writeFileSync(path, `#!/bin/sh\necho "$*" >> '${file}'\nexec '${real}' "$@"\n`);
  chmodSync(path, 0o755);
}

/** A PATH on which there are these programs only. */
function programsOnly(directory: string, programs: readonly string[]): string {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  for (const program of programs) {
    const folder = process.env.PATH?.split(delimiter).find((one) => existsSync(join(one, program)));
    if (folder) symlinkSync(join(folder, program), join(directory, program));
  }
  return directory;
}

function filesOf(directory: string): Record<string, string> {
  if (!existsSync(directory)) return {};
  return Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(directory.length + 1), readFileSync(file).toString('hex')]),
  );
}
