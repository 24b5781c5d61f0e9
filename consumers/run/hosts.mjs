#!/usr/bin/env node
// The three libraries on customers' hosts: Debian's kernels, booted under QEMU with their distribution's os-release,
// and the running kernel, each without the BTF of its own. On every one, each language's example must find its file in
// the bundle that is embedded in it, load, attach, and report a process that is started.
//
//   npx tsc && node consumers/run/hosts.mjs [language…]
//
// Needs root, a running kernel with BTF, qemu-system-x86, busybox-static, util-linux, and what the examples are
// built with.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runHere, runOnKernel } from '../../conformance/verifier/qemu/boot.mjs';
import { bootableKernels } from '../../conformance/verifier/qemu/kernels.mjs';
import { complaints, runsOf } from './runs.mjs';

/** Whose example.sh builds a static program: example.sh BUNDLE PACKED PROGRAM (see README.md). */
const LANGUAGES = ['c', 'go', 'rust'];

const top = resolve(import.meta.dirname, '../..');

/** The Debian that has a series of kernels. Testing says no VERSION_ID. */
const DEBIANS = {
  '5.10': { version: '11', codename: 'bullseye', how: 'exact' },
  6.1: { version: '12', codename: 'bookworm', how: 'exact' },
  6.12: { version: '13', codename: 'trixie', how: 'exact' },
  7: { version: '14', codename: 'forky', how: 'release' },
};

const debianRelease = ({ version, codename, how }) => `PRETTY_NAME="Debian GNU/Linux"
NAME="Debian GNU/Linux"
${how === 'exact' ? `VERSION_ID="${version}"\nVERSION="${version} (${codename})"\n` : ''}VERSION_CODENAME=${codename}
ID=debian
HOME_URL="https://www.debian.org/"
`;

/** A host: whose kernel, what it says of itself, the answer that each program must print, and how to run a job there. */
async function hosts() {
  const booted = (await bootableKernels(join(top, 'conformance/.cache'))).map((kernel) => {
    const debian = DEBIANS[kernel.series];
    return {
      id: `debian/${debian.version}/x86_64/${kernel.release}`,
      btf: kernel.btf,
      osRelease: debianRelease(debian),
      how: debian.how,
      run: (job) => runOnKernel(kernel, job),
      root: '/',
    };
  });
  const running = {
    id: `made-up/1/x86_64/${release()}`,
    btf: '/sys/kernel/btf/vmlinux',
    osRelease: "# made up\nID='made-up'\nVERSION_ID=1\n",
    how: 'exact',
    // Mounts are the job's own, so that /sys/kernel/btf stays as it is for all others.
    run: (job) => runHere({ ...job, script: 'exec unshare --mount sh ./job' }),
    root: 'host',
  };
  return [...booted, running];
}

/** The bundle for all hosts, as our own command makes it: as a directory, and packed. */
function bundleFor(all, scratch) {
  const archive = join(scratch, 'archive');
  for (const { id, btf } of all) {
    mkdirSync(join(archive, id, '..'), { recursive: true });
    copyFileSync(btf, join(archive, `${id}.btf`));
  }
  const bundle = join(scratch, 'bundle');
  const targets = [...new Set(all.map(({ id }) => id.split('/')[0]))];
  execFileSync(
    process.execPath,
    [
      ...[join(top, 'lib/cli.js'), '--objects', join(top, 'consumers/example/events.bpf.o')],
      ...targets.flatMap((target) => ['--targets', target]),
      ...['--archive', archive, '--cache', 'none', '--output', bundle],
      ...['--report-directory', join(scratch, 'report'), '--pack', 'tar.gz'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return [bundle, `${bundle}.tar.gz`];
}

function build(language, [bundle, packed], scratch) {
  const program = join(scratch, language);
  const script = join(top, 'consumers', language, 'example.sh');
  execFileSync('sh', [script, bundle, packed, program], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { language, bytes: readFileSync(program) };
}

/** Runs every program on one host, and says what is wrong. */
async function tryHost(host, programs) {
  const job = readFileSync(join(import.meta.dirname, 'job.sh'), 'utf8');
  const head = `root=${host.root}\nlanguages='${programs.map(({ language }) => language).join(' ')}'\n`;
  const files = new Map([
    ['os-release', { bytes: Buffer.from(host.osRelease) }],
    ['job', { bytes: Buffer.from(head + job) }],
    ...programs.map(({ language, bytes }) => [language, { bytes, executable: true }]),
  ]);
  const output = await host.run({ files, script: 'exec sh ./job', seconds: 240 });
  console.log(`\n${host.id}\n${output.replace(/^/gm, '  ').trimEnd()}`);
  const runs = runsOf(output);
  return programs.flatMap(({ language }) =>
    complaints(runs.get(language), host).map((what) => `${language} on ${host.id}: ${what}`),
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'consumers-'));
try {
  const named = process.argv.slice(2);
  const all = await hosts();
  const bundle = bundleFor(all, scratch);
  const programs = (named.length > 0 ? named : LANGUAGES).map((language) =>
    build(language, bundle, scratch),
  );
  const wrong = [];
  for (const host of all) wrong.push(...(await tryHost(host, programs)));
  console.log(`\n${programs.length * all.length} runs, ${wrong.length} wrong`);
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true });
}
