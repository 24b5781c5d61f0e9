import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ExpectedError } from '../../errors.js';

/** Git is not on this machine, or too old for what is needed of it. */
export class GitUnavailableError extends ExpectedError {
  constructor(sentence: string) {
    super([sentence]);
    this.name = 'GitUnavailableError';
  }
}

/** Git ended with a failure, or was ended by us. */
export class GitError extends Error {
  constructor(
    message: string,
    readonly stderr: string,
  ) {
    super(message);
    this.name = 'GitError';
  }
}

export interface GitRun {
  readonly environment: NodeJS.ProcessEnv;
  /** Directory that the process starts in: one of ours, never the user's work tree. */
  readonly cwd: string;
  readonly input?: string;
  /** Milliseconds without a sign of life after which the process is ended. */
  readonly silence: number;
  /**
   * Directory that git writes what it receives to. It grows while git is silent: of a large object
   * git tells nothing before it is whole.
   */
  readonly growing?: string;
  readonly signal?: AbortSignal;
  /** Takes each piece that git writes to standard error. */
  readonly onMessage?: (text: string) => void;
}

export type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>;

const MAX_OUTPUT = 256 << 20;
const MAX_MESSAGES = 64 << 10;

/** Process ids of the groups that run now: none outlives this process. */
const running = new Set<GitProcess>();
process.once('exit', () => {
  for (const child of running) endGit(child);
});

/**
 * Starts git, never through a shell.
 *
 * @throws nothing: if git cannot be started, the process emits `error`
 */
export function startGit(
  args: readonly string[],
  run: Pick<GitRun, 'environment' | 'cwd'>,
): GitProcess {
  // A group of its own, so that git's transport helpers can be ended with it.
  const child = spawn('git', args, {
    cwd: run.cwd,
    env: run.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  // A process that ended early breaks the pipe; its exit status tells why.
  child.stdin.on('error', () => {});
  return child;
}

/** Ends a process and the helpers it started. */
export function endGit(child: GitProcess): void {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}

/**
 * Runs git to its end.
 *
 * @returns what it wrote to standard output
 * @throws GitUnavailableError if there is no git; GitError if it fails or falls silent; the
 *   signal's reason if that is aborted
 */
export async function runGit(args: readonly string[], run: GitRun): Promise<Buffer> {
  run.signal?.throwIfAborted();
  const child = startGit(args, run);
  let stderr = '';
  let silent = false;
  let tooMuch = false;
  const output: Buffer[] = [];
  let size = 0;
  let received = 0;

  const timer = setTimeout(() => {
    const before = received;
    received = run.growing === undefined ? 0 : sizeOf(run.growing);
    silent = received <= before;
    if (silent) endGit(child);
    else timer.refresh();
  }, run.silence);
  child.stdout.on('data', (chunk: Buffer) => {
    timer.refresh();
    size += chunk.length;
    tooMuch = size > MAX_OUTPUT;
    if (tooMuch) endGit(child);
    else output.push(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    timer.refresh();
    stderr = (stderr + text).slice(-MAX_MESSAGES);
    run.onMessage?.(text);
  });
  const abort = () => endGit(child);
  run.signal?.addEventListener('abort', abort);
  child.stdin.end(run.input ?? '');

  try {
    const [code] = (await once(child, 'close')) as [number | null];
    run.signal?.throwIfAborted();
    if (silent) throw new GitError(`git was silent for ${run.silence / 1000} s`, stderr);
    if (tooMuch) throw new GitError('git wrote far more than expected', stderr);
    if (code !== 0) throw new GitError(`git ended with ${code ?? 'a signal'}`, stderr);
    return Buffer.concat(output);
  } catch (error) {
    throw unavailable(error, run.cwd) ?? error;
  } finally {
    clearTimeout(timer);
    run.signal?.removeEventListener('abort', abort);
  }
}

/** Bytes of the files in a directory, which may come and go. */
function sizeOf(directory: string): number {
  try {
    return readdirSync(directory).reduce(
      (sum, name) => sum + (statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  } catch {
    return 0;
  }
}

function unavailable(error: unknown, cwd: string): GitUnavailableError | undefined {
  // The system says the same of a directory that is gone.
  if (!existsSync(cwd)) return undefined;
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'ENOENT' && code !== 'EACCES') return undefined;
  return new GitUnavailableError('There is no git on this machine: install git 2.31 or later.');
}

/** @throws GitUnavailableError if there is no git of at least 2.31, which reads settings from the environment */
export async function requireGit(run: GitRun): Promise<void> {
  const text = (await runGit(['--version'], run)).toString();
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(text) ?? [];
  if (Number(major) * 1000 + Number(minor) < 2031) {
    throw new GitUnavailableError(
      `The git on this machine is ${major}.${minor}: install git 2.31 or later.`,
    );
  }
}
