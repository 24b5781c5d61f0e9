import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { privateApt, tryApt } from '../apt.mjs';

/** The first of these Debian suites whose source of bcc is there is taken. */
const SUITES = ['bookworm', 'trixie', 'forky', 'sid'];
const SOURCES = ['btf_helpers.c', 'trace_helpers.c'];

/**
 * Links bcc's own reader, from Debian's source of bcc, with a packed bundle, as bcc's Makefile links its tools.
 *
 * @param {string} packed a directory with min_core_btfs.tar.gz
 * @param {string} cache
 * @param {string} program the result; it writes the file that it finds to its argument
 * @returns {string} the source's version
 */
export function buildBccReader(packed, cache, program) {
  const home = join(cache, 'bcc');
  const source = sourceIn(home) ?? fetchSource(home);
  const tools = join(home, source, 'libbpf-tools');
  const linked = join(packed, 'min_core_btf_tar.o');
  execFileSync(
    'ld',
    ['-r', '-z', 'noexecstack', '-b', 'binary', 'min_core_btfs.tar.gz', '-o', linked],
    { cwd: packed },
  );
  execFileSync(
    'gcc',
    [
      '-O2',
      // Of trace_helpers.c only what the reader calls, for the rest needs more of bcc.
      '-ffunction-sections',
      '-Wl,--gc-sections',
      '-I',
      tools,
      join(import.meta.dirname, 'bcc-reader.c'),
      ...SOURCES.map((name) => join(tools, name)),
      linked,
      '-lbpf',
      '-lelf',
      '-lz',
      '-o',
      program,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return source;
}

function sourceIn(home) {
  return existsSync(home) ? readdirSync(home).find((file) => /^bcc-[\d.]+$/.test(file)) : undefined;
}

function fetchSource(home) {
  mkdirSync(home, { recursive: true });
  const root = join(home, 'apt');
  for (const suite of SUITES) {
    const apt = privateApt(root, [], [{ label: 'Debian', type: 'deb-src', suites: suite }]);
    tryApt([...apt, '-qq', 'update']);
    tryApt([...apt, '-qq', 'source', '--download-only', 'bpfcc'], home);
    rmSync(root, { recursive: true });
    const archive = readdirSync(home).find((file) => /\.orig\.tar\.\w+$/.test(file));
    if (archive) {
      execFileSync('tar', ['-xf', archive], { cwd: home });
      return sourceIn(home);
    }
  }
  throw new Error(`no suite of ${SUITES.join(', ')} has a source of bpfcc: try again later`);
}
