import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readObject } from '../../lib/core/object.js';
import { extractObjects, extractTools } from '../libbpf-tools.mjs';
import { directory } from '../suite.mjs';

/**
 * Go modules that carry the objects that bpf2go made for them. They are fetched as any Go module is,
 * and stay in Go's own cache.
 */
const MODULES = [
  {
    module: 'github.com/cilium/ebpf@v0.22.0',
    sum: 'h1:v2ktp0roffpMOj2MMf3idtCQZOsAoC4BJbAJN+ke2bY=',
  },
  {
    module: 'github.com/inspektor-gadget/inspektor-gadget@v0.20.0',
    sum: 'h1:U6Xz5ujbA8liZmPJoBju/cWls5Ms23weDTtaDaLc9qI=',
  },
  {
    module: 'github.com/grafana/beyla@v1.8.0',
    sum: 'h1:9VQMM0ie/gol5Xavmz733Lu2cI3zXz7WJ/T0LyatZRg=',
  },
  {
    module: 'github.com/netobserv/netobserv-ebpf-agent@v0.3.3',
    sum: 'h1:4e/mDVhSTd8JzaqKapaQ78BFLJP/GYpYWQ/LHPArJeI=',
  },
];

/** Other programs of Debian's that carry objects, where they are installed. */
const PROGRAMS = ['/usr/sbin/bpftool', '/usr/lib/systemd/systemd', '/usr/bin/qemu-system-x86_64'];

/** Here the verifier gives up after a million instructions, which takes longer than all the rest. */
const TOO_LARGE = /gadgets\/trace\/dns\//;

const LITTLE = /(bpfel(_x86)?\.o|x86_bpfel\.o|-el\.elf)$/;

/**
 * @typedef {object} RealObject
 * @property {string} name where it comes from
 * @property {string} path
 * @property {import('../../lib/core/object.js').BpfObject} object
 */

/**
 * Little-endian objects that somebody ships: all of libbpf-tools, those in other programs of
 * Debian's, and those in Go modules. What has no programs or no BTF is left out.
 *
 * @param {string} cache
 * @returns {RealObject[]}
 */
export function realObjects(cache) {
  const carried = directory(cache, 'carried');
  const found = [
    ...extractTools(cache).map((path) => ({ group: 'libbpf-tools', name: nameOf(path), path })),
    ...PROGRAMS.filter((file) => existsSync(file))
      .flatMap((file) => extractObjects(file, carried))
      .map((path) => ({ group: 'debian', name: nameOf(path), path })),
    ...MODULES.flatMap(objectsOfModule),
  ];
  return found.flatMap(({ group, name, path }) => {
    const object = attempt(path);
    return object ? [{ name: `${group}/${name}`, path, object }] : [];
  });
}

function nameOf(path) {
  return basename(path, '.bpf.o');
}

function attempt(path) {
  try {
    return readObject(readFileSync(path));
  } catch {
    return undefined;
  }
}

function objectsOfModule({ module, sum }) {
  const home = fetchModule(module, sum);
  return readdirSync(home, { recursive: true })
    .filter((file) => LITTLE.test(file) && !file.includes('arm64') && !TOO_LARGE.test(file))
    .sort()
    .map((file) => ({ group: basename(module.split('@')[0]), name: file, path: join(home, file) }));
}

/** Outside of any module of ours, so that no go.mod has a say in it. */
function fetchModule(module, sum) {
  const text = execFileSync('go', ['mod', 'download', '-json', module], {
    cwd: '/',
    encoding: 'utf8',
  });
  const { Dir, Sum } = JSON.parse(text);
  if (Sum !== sum) throw new Error(`${module} has the checksum ${Sum}, which is not ${sum}`);
  return Dir;
}
