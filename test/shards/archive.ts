import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = (name: string) => join(root, 'test', 'fixtures', name);

/** Names of the made-up kernel that become others of the same length, so that fields come and go. */
const RENAMED: readonly (readonly [from: string, to: string][])[] = [
  [],
  [['pid', 'qid']],
  [['comm', 'gone']],
  [
    ['comm', 'gone'],
    ['MODE_ON', 'MODE_UP'],
  ],
  [
    ['level', 'lever'],
    ['identity', 'identify'],
  ],
  [['mode', 'node']],
];

const RELEASES = ['4.9.1', '4.18.0-305', '5.3.0', '5.10.7', '5.10.150', '6.1.0'];
const PLACES = [
  'aaa/1/x86_64',
  'bbb/18.04/x86_64',
  'bbb/18.04/arm64',
  'ccc/2/s390x',
  'ddd/7/x86_64',
];

/**
 * Makes a working directory: an archive with some dozen kernels that answer in different ways, some that
 * are broken, not there or need nothing, and objects.
 *
 * @returns ids of the kernels that a file can be made for
 */
export function makeWorkplace(directory: string): string[] {
  const kernels: string[] = [];
  const put = (path: string, bytes: Uint8Array | string) => {
    const file = join(directory, 'archive', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  cpSync(join(root, 'examples', 'archive'), join(directory, 'archive'), { recursive: true });
  kernels.push('debian/11/arm64/5.10.0-32-cloud-arm64', 'debian/12/x86_64/6.1.0-50-cloud-amd64');
  for (const [p, place] of PLACES.entries()) {
    for (const [r, release] of RELEASES.entries()) {
      const order = place.endsWith('s390x') ? 'eb' : 'el';
      const bytes = renamed(`kernel_bpf${order}.btf`, RENAMED[(p * 2 + r) % RENAMED.length] ?? []);
      put(`${place}/${release}.btf`, bytes);
      kernels.push(`${place}/${release}`);
    }
    if (p % 3 === 0) put(`${place}/5.0.0.failed`, '');
    put(`${place}/5.99.0.hasbtf`, '');
  }
  put('bbb/18.04/x86_64/5.11.0.btf', readFileSync(fixture('kernel-5.11.btf')));
  put('aaa/1/x86_64/5.12.0.btf', 'no BTF');
  put('ddd/7/x86_64/5.12.0.btf', 'no BTF either');
  put('eee/1/riscv64/6.1.0.btf', readFileSync(fixture('kernel_bpfel.btf')));
  kernels.push('bbb/18.04/x86_64/5.11.0', 'eee/1/riscv64/6.1.0');

  mkdirSync(join(directory, 'build'));
  cpSync(join(root, 'examples', 'exec-trace.bpf.o'), join(directory, 'build', 'trace.o'));
  for (const name of [
    'all-kinds_bpfel.o',
    'all-kinds_bpfeb.o',
    'verdicts_bpfel.o',
    'kprobe-x86.o',
  ]) {
    cpSync(fixture(name), join(directory, 'build', name));
  }
  // Of all sources one is there: names of the others end in the same way in every shard.
  mkdirSync(join(directory, 'src'));
  cpSync(fixture('verdicts.bpf.c'), join(directory, 'src', 'verdicts.bpf.c'));
  writeFileSync(join(directory, 'build', 'unread.o'), 'no ELF');
  return kernels.sort();
}

function renamed(name: string, names: readonly (readonly [string, string])[]): Uint8Array {
  let text = readFileSync(fixture(name)).toString('latin1');
  for (const [from, to] of names) text = text.replaceAll(`\0${from}\0`, `\0${to}\0`);
  return Buffer.from(text, 'latin1');
}
