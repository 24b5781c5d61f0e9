// Makes an archive as large as BTFHub-Archive: real kernels under thousands of names, as a git repository.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** How BTFHub-Archive's entries are spread, so that groups of entries have the sizes that they have there. */
const PLACES = [
  ['ubuntu/16.04/x86_64', 8],
  ['ubuntu/18.04/x86_64', 10],
  ['ubuntu/18.04/arm64', 3],
  ['ubuntu/20.04/x86_64', 18],
  ['ubuntu/20.04/arm64', 6],
  ['ol/7/x86_64', 12],
  ['ol/7/arm64', 3],
  ['ol/8/x86_64', 10],
  ['amzn/2018/x86_64', 3],
  ['amzn/2/x86_64', 8],
  ['amzn/2/arm64', 3],
  ['sles/12.5/x86_64', 3],
  ['sles/15.3/x86_64', 3],
  ['sles/15.3/arm64', 1],
  ['debian/10/x86_64', 3],
  ['rhel/7/x86_64', 3],
  ['centos/7/x86_64', 3],
];

/** Names of a BTF that are changed by one variant: so many of its structs' names. */
const RENAMED = 40;

/**
 * A bare git repository of so many entries, which is made once. An entry is a real kernel's, followed by zeros that
 * xz allows, so that its bytes and its blob id are its own; some hundred are truly different kernels, in which some
 * structs have other names.
 *
 * @param {string} sources directory of real kernels, in BTFHub-Archive's layout
 * @param {string} cache directory
 * @param {number} count entries
 * @param {number} variants kernels with other names in them
 * @returns {Promise<{ repository: string, kernels: string[] }>} the repository, and the packed file of each entry
 */
export async function scaleArchive(sources, cache, count, variants) {
  const files = [
    ...sourceFiles(sources),
    ...makeVariants(sources, join(cache, 'variants'), variants),
  ];
  const repository = join(cache, `archive-${count}-${variants}.git`);
  const rows = planEntries(files, count);
  if (!existsSync(repository)) await importEntries(repository, rows);
  return { repository, kernels: rows.map(({ file }) => file) };
}

function sourceFiles(sources) {
  return readdirSync(sources, { recursive: true })
    .filter((name) => /\/(x86_64|arm64)\/[^/]*\.btf\.tar\.xz$/.test(name))
    .sort()
    .map((name) => ({ file: join(sources, name), name }));
}

/** Kernels in which some structs have other names of the same length. */
function makeVariants(sources, directory, count) {
  const files = sourceFiles(sources);
  const made = [];
  for (let number = 0; number < count; number++) {
    const { file, name } = files[(number * 7) % files.length];
    const release = name.split('/').at(-1).replace('.btf.tar.xz', '');
    const variant = join(directory, `${number}-${release}`);
    const path = join(variant, `${release}.btf.tar.xz`);
    made.push({ file: path, name: name.replace(release, `${release}-v${number}`) });
    if (existsSync(path)) continue;
    mkdirSync(variant, { recursive: true });
    const options = { maxBuffer: 1 << 28 };
    const btf = execFileSync('tar', ['-xJOf', file], options);
    writeFileSync(join(variant, `${release}.btf`), renamed(btf, number));
    const tar = [
      '-cf',
      '-',
      '--owner=0',
      '--group=0',
      '--mtime=@0',
      '-C',
      variant,
      `${release}.btf`,
    ];
    const packed = execFileSync('xz', ['-1'], {
      ...options,
      input: execFileSync('tar', tar, options),
    });
    writeFileSync(`${path}.part`, packed);
    renameSync(`${path}.part`, path);
    execFileSync('rm', [join(variant, `${release}.btf`)]);
  }
  return made;
}

/** The BTF with two letters changed at the end of some names, chosen by the number of the variant. */
function renamed(btf, number) {
  const header = btf.readUInt32LE(4);
  const strings = header + btf.readUInt32LE(16);
  const names = btf.toString('latin1', strings).split('\0');
  const long = names
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => /^[a-z]+_[a-z_]{4,}$/.test(name) && name !== 'task_struct');
  for (let i = 0; i < RENAMED; i++) {
    const { name, index } = long[(number * 7919 + i * 104729) % long.length];
    names[index] = `${name.slice(0, -2)}${(number % 1296).toString(36).padStart(2, '0')}`;
  }
  const changed = Buffer.from(names.join('\0'), 'latin1');
  if (changed.length !== btf.length - strings) throw new Error('a name changed its length');
  return Buffer.concat([btf.subarray(0, strings), changed]);
}

/** Which kernel stands under which name, and how many zeros follow it. */
function planEntries(files, count) {
  const ofArch = (arch) => files.filter(({ name }) => name.split('/')[2] === arch);
  const byArch = new Map(['x86_64', 'arm64'].map((arch) => [arch, ofArch(arch)]));
  const whole = PLACES.reduce((sum, [, share]) => sum + share, 0);
  const rows = [];
  for (const [place, share] of PLACES) {
    const of = byArch.get(place.split('/')[2]);
    for (let i = 0; i < Math.round((count * share) / whole); i++) {
      const { file, name } = of[(rows.length * 31) % of.length];
      const release = name.split('/').at(-1).replace('.btf.tar.xz', '');
      rows.push({
        path: `${place}/${release}-${rows.length}.btf.tar.xz`,
        file,
        zeros: rows.length,
      });
    }
  }
  return rows.slice(0, count);
}

async function importEntries(repository, rows) {
  const temporary = `${repository}.part`;
  execFileSync('rm', ['-rf', temporary]);
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', temporary]);
  const options = ['-c', 'core.compression=0', '-c', 'fastimport.unpackLimit=0'];
  const child = spawn('git', [...options, 'fast-import', '--quiet', '--depth=0'], {
    cwd: temporary,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const write = async (data) => {
    if (!child.stdin.write(data)) await once(child.stdin, 'drain');
  };
  const bytes = new Map();
  await write(
    'commit refs/heads/main\ncommitter Bench <bench@localhost> 0 +0000\ndata 10\nAn archive\n',
  );
  for (const { path, file, zeros } of rows) {
    if (!bytes.has(file)) bytes.set(file, readFileSync(file));
    const packed = bytes.get(file);
    await write(`M 100644 inline ${path}\ndata ${packed.length + 4 * zeros}\n`);
    await write(packed);
    await write(Buffer.alloc(4 * zeros));
    await write('\n');
  }
  child.stdin.end();
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`git fast-import ended with ${status}`);
  renameSync(temporary, repository);
}
