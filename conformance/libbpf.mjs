import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateApt, tryApt } from './apt.mjs';
import { ask } from './ask.mjs';

/** libbpf as the kernels' answers are judged by, and as Debian 12 ships it. */
export const SUITES = { newest: 'forky', older: 'bookworm' };

/**
 * Builds the oracle against libbpf's sources out of a Debian suite.
 *
 * @param {string} suite
 * @param {string} cache
 * @returns {string} directory with `oracle` and `oracle-be`, named after libbpf's version
 */
export function buildOracle(suite, cache) {
  return build('libbpf-oracle/build.sh', suite, cache);
}

/**
 * Builds the verifier's oracle against libbpf's sources out of a Debian suite.
 *
 * @param {string} suite with libbpf 1.7 or later
 * @param {string} cache
 * @returns {string} its path
 */
export function buildVerifierOracle(suite, cache) {
  return join(build('verifier/oracle/build.sh', suite, cache), 'verifier');
}

/**
 * Builds the oracles of loads, attachments and tables against libbpf's sources out of a Debian suite.
 *
 * @param {string} suite
 * @param {string} cache
 * @returns {{ path: string, tables: string, headers: string }} the oracles, and the directory of libbpf's `linux/bpf.h`
 */
export function buildPreflightOracle(suite, cache) {
  const built = build('preflight/oracle/build.sh', suite, cache);
  const home = join(cache, `libbpf-${suite}`);
  return {
    path: join(built, 'preflight-oracle'),
    tables: join(built, 'preflight-tables'),
    headers: join(home, sourceIn(home), 'include', 'uapi'),
  };
}

function build(path, suite, cache) {
  const home = join(cache, `libbpf-${suite}`);
  const oracle = join(home, 'built');
  if (!sourceIn(home)) fetchSource(suite, home);
  const script = join(import.meta.dirname, path);
  execFileSync(script, [join(home, sourceIn(home)), oracle], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return oracle;
}

function sourceIn(home) {
  return existsSync(home) && readdirSync(home).find((file) => /^libbpf-[\d.]+$/.test(file));
}

function fetchSource(suite, home) {
  mkdirSync(home, { recursive: true });
  const root = join(home, 'apt');
  const apt = privateApt(root, [], [{ label: 'Debian', type: 'deb-src', suites: suite }]);
  tryApt([...apt, '-qq', 'update']);
  tryApt([...apt, '-qq', 'source', '--download-only', 'libbpf'], home);
  rmSync(root, { recursive: true });
  const archive = readdirSync(home).find((file) => /\.orig\.tar\.\w+$/.test(file));
  execFileSync('tar', ['-xf', archive], { cwd: home });
}

/**
 * @typedef {object} Answer what libbpf does with one record
 * @property {string} status as an Outcome's, or `crash`
 * @property {string} value
 * @property {number} width 0 where the instruction keeps its own
 * @property {bigint} local the value by the object's own types
 * @property {string} warning
 * @property {Answer} [inLoad] where a load of the whole object gives another answer
 *
 * @param {string} program
 * @param {string} scratch directory for what is handed over
 * @param {{ local: string, records: object[], kernel: string }[]} jobs paths of BTF, and records as
 * readRecords() gives them
 * @returns {Promise<(Answer[] | { refused: 'kernel' | 'object' | 'crash', why?: string })[]>} per job,
 * per record; or whose BTF libbpf refuses, and what it says
 */
export async function askLibbpf(program, scratch, jobs) {
  mkdirSync(scratch, { recursive: true });
  const written = new Map();
  const paths = jobs.map(({ local, records, kernel }) => {
    if (!written.has(records)) {
      const file = join(scratch, `records-${written.size}.txt`);
      writeFileSync(file, records.map(recordLine).join(''));
      written.set(records, file);
    }
    return [local, written.get(records), kernel];
  });
  const answers = await ask(program, scratch, paths);
  return answers.map(({ lines, crashed }) => {
    if (crashed) return { refused: 'crash' };
    const records = [];
    for (const [mode, ...fields] of lines) {
      if (mode === 'refused') return { refused: fields[0], why: fields[1] };
      const [record, status, value, width, own, warning] = fields;
      const answer = { status, value, width: Number(width), local: BigInt(own), warning };
      if (mode === 'load') records[Number(record)].inLoad = answer;
      else records[Number(record)] = answer;
    }
    return records;
  });
}

function recordLine({ kind, typeId, accessOffset, code }) {
  return `${kind} ${typeId} ${accessOffset} ${code.toString('hex')}\n`;
}
