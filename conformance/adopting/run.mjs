#!/usr/bin/env node
// Hands our bundles to the readers of the products in docs/adopting.md, and compares what they find on made-up
// hosts with what stands there.
//
//   npx tsc && node conformance/adopting/run.mjs
//
// See ../README.md for what it needs.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildBccReader } from './bcc.mjs';
import { checkDatadog } from './datadog.mjs';
import { fetchEmulator } from './emulator.mjs';
import { buildGoReaders } from './go-readers.mjs';
import { HOSTS } from './hosts.mjs';
import { makeArchive } from './kernels.mjs';
import { emulateOn, runOn } from './pretend.mjs';
import { differencesFromDocument } from './table.mjs';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'conformance/.cache');
mkdirSync(cache, { recursive: true });
// Not in /tmp, for readers get another one.
const scratch = mkdtempSync(join(cache, 'adopting-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const sizes = makeArchive(join(scratch, 'archive'));
const tree = bundle('min_core_btfs', 'tree');
const gadget = bundle('gadget', 'inspektor-gadget');
const version = buildBccReader(scratch, cache, join(scratch, 'bcc-reader'));
const { programs, layerMakefile } = buildGoReaders(tree, gadget, join(scratch, 'go'));
const emulator = fetchEmulator(cache);
recipe('gadget-layer.sh', gadget, join(scratch, 'layers'));
keepsLayers();

const differences = [];
const rows = HOSTS.map(lookUp);
differences.push(
  ...differencesFromDocument(rows, readFileSync(join(root, 'docs/adopting.md'), 'utf8')),
  ...checkDatadog(tree, join(scratch, 'datadog'), (...parts) => recipe('datadog.sh', ...parts)),
);
for (const difference of differences) console.error(difference);
console.log(
  `${rows.length} hosts, with the readers of Tracee, Inspektor Gadget and ${version}: ` +
    `${differences.length} differences`,
);
process.exitCode = differences.length === 0 ? 0 : 1;

function bundle(name, layout) {
  const output = join(scratch, name);
  const pack = layout === 'tree' ? ['--pack', 'tar.gz'] : [];
  execFileSync(
    'node',
    [
      join(root, 'lib/cli.js'),
      ...['--objects', join(root, 'test/workflow/objects/good.bpf.o'), '--targets', '*'],
      ...['--archive', join(scratch, 'archive'), '--cache', 'none', '--fail-on', 'missing'],
      ...['--report-directory', join(scratch, 'reports'), '--output', output, '--layout', layout],
      ...pack,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  return output;
}

function recipe(name, ...parts) {
  execFileSync(join(root, 'docs/adopting', name), parts, {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** `ig image build` makes no layer anew that is there, if the archive that it is given is empty. */
function keepsLayers() {
  const home = join(scratch, 'ig');
  cpSync(join(scratch, 'layers'), home, { recursive: true });
  mkdirSync(join(scratch, 'empty'));
  for (const arch of ['x86_64', 'arm64']) {
    const layer = `btfs-${arch}.tar.gz`;
    execFileSync(
      'make',
      [
        ...['-f', layerMakefile, `OUTPUTDIR=${home}`, `BTFHUB_ARCHIVE=${join(scratch, 'empty')}`],
        ...[`ARCH=${arch}`, `BPF_OBJECT=${layerMakefile}`, 'btfs'],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    same(
      `${layer} after ig's make`,
      readFileSync(join(home, layer)),
      readFileSync(join(scratch, 'layers', layer)),
    );
  }
}

function same(what, is, should) {
  if (!is.equals(should)) throw new Error(`${what} is another one`);
}

/** What each reader finds on a host, as hosts.mjs says it; differences go to the list. */
function lookUp(host) {
  const file = readFileSync(join(tree, `${host.kernel}.btf`));
  const is = (found) => {
    if (found.length > 0 && !found.equals(file)) {
      differences.push(`${host.name}: a reader found another kernel's file`);
    }
    return found.length > 0;
  };
  const layer = join(
    scratch,
    `layers/btfs-${host.machine === 'aarch64' ? 'arm64' : host.machine}.tar.gz`,
  );
  const go = JSON.parse(goReaders(host, layer).output);
  const bytes = (name) => Buffer.from(go[name] ?? '', 'base64');
  const finds = {
    tracee: is(bytes('tracee')),
    bcc: is(bccFile(host)),
    gadget: go.gadget === sizes.get(host.kernel),
    layer: is(bytes('layer')),
  };
  if (go.gadget !== 0 && !finds.gadget) {
    differences.push(`${host.name}: Inspektor Gadget found another kernel's file`);
  }
  for (const [reader, expected] of Object.entries(host.finds)) {
    if (finds[reader] !== expected) {
      differences.push(`${host.name}: ${reader} ${expected ? 'does not find it' : 'finds it'}`);
    }
  }
  for (const name of ['mendedTracee', 'mendedLayer']) {
    if (is(bytes(name)) !== host.mended) {
      differences.push(`${host.name}: ${name} ${host.mended ? 'does not find it' : 'finds it'}`);
    }
  }
  return { host, finds };
}

function goReaders(host, layer) {
  const command = [programs[host.machine], layer];
  return host.machine === 'aarch64'
    ? emulateOn(emulator, host, scratch, command)
    : runOn(host, scratch, command);
}

function bccFile(host) {
  const found = join(scratch, 'found.btf');
  rmSync(found, { force: true });
  const { left } = runOn(host, scratch, [join(scratch, 'bcc-reader'), found]);
  const file = existsSync(found) ? readFileSync(found) : Buffer.alloc(0);
  // docs/adopting.md says that it leaves its temporary file behind if it finds nothing.
  if ((left.length === 0) !== file.length > 0) {
    differences.push(`${host.name}: bcc leaves ${left.length} files in /tmp`);
  }
  return file;
}
