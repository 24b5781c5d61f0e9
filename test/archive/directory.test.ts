import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Archive, Fetched } from '../../src/archive/archive.js';
import { directoryArchive } from '../../src/archive/directory.js';
import { InputError, TransportError } from '../../src/errors.js';
import { readLines } from '../../src/inputs/lines.js';
import { parseTargets, selectKernels } from '../../src/kernels/targets.js';
import { unpackEntry } from '../../src/unpack/entry.js';
import { tar } from './pack.js';
import { xz } from './xz.js';

let workspace: string;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

/** Writes an archive; a value of `→ target` is a symbolic link. */
async function archiveOf(name: string, files: Record<string, string | Uint8Array>) {
  const root = join(workspace, name);
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === 'string' && content.startsWith('→ ')) {
      await symlink(content.slice(2), file);
    } else {
      await writeFile(file, content);
    }
  }
  return directoryArchive(root);
}

async function readAll(archive: Archive): Promise<Fetched[]> {
  const fetched: Fetched[] = [];
  for await (const one of archive.read((await archive.list()).entries)) fetched.push(one);
  return fetched;
}

async function sentenceOf(archive: Archive): Promise<string> {
  const error = await archive.list().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

describe('listing', () => {
  test('entries, markers and strays, in order', async () => {
    const archive = await archiveOf('listed', {
      'README.md': 'not looked at',
      '.git/a/b/c.btf': 'not looked at',
      'ubuntu/.cache/x86_64/5.btf': 'not looked at',
      'ubuntu/20.04/x86_64/5.4.0-42-generic.btf.tar.xz': 'four',
      'ubuntu/20.04/x86_64/5.4.0-42-generic.btf': 'worse packed',
      'ubuntu/20.04/x86_64/5.4.0-9-generic.failed': '',
      'ubuntu/20.04/x86_64/5.8.0-1-generic.hasbtf': '',
      'ubuntu/20.04/README.md': '',
      'ubuntu/20.04/x86_64/deeper/5.btf': '',
      'Zmine/1/arm64/vmlinux-6.1.0': 'ELF',
      'Zmine/1/arm64/6.1.0.vmlinux': 'ELF',
      '1/x86_64/5.4.0.btf.tar.xz': '',
    });
    const listing = await archive.list();
    expect(listing.entries).toEqual([
      {
        kernel: { distro: 'Zmine', version: '1', arch: 'arm64', release: '6.1.0' },
        format: 'vmlinux',
        path: 'Zmine/1/arm64/6.1.0.vmlinux',
        size: 3,
      },
      {
        kernel: {
          distro: 'ubuntu',
          version: '20.04',
          arch: 'x86_64',
          release: '5.4.0-42-generic',
        },
        format: 'btf.tar.xz',
        path: 'ubuntu/20.04/x86_64/5.4.0-42-generic.btf.tar.xz',
        size: 4,
      },
    ]);
    expect(listing.failed.map(({ release }) => release)).toEqual(['5.4.0-9-generic']);
    expect(listing.ownBtf.map(({ release }) => release)).toEqual(['5.8.0-1-generic']);
    expect(listing.strays).toEqual([
      {
        path: '1/x86_64/5.4.0.btf.tar.xz',
        reason: 'it is not at distro/version/arch/file',
        isKernel: false,
      },
      {
        path: 'ubuntu/20.04/README.md',
        reason: 'it is not at distro/version/arch/file',
        isKernel: false,
      },
      { path: 'ubuntu/20.04/x86_64/deeper', reason: 'it is a directory', isKernel: false },
    ]);
  });

  test('symbolic links inside the archive are aliases, others strays', async () => {
    await archiveOf('elsewhere', { 'a/1/x86_64/secret.btf': 'secret' });
    const archive = await archiveOf('linked', {
      'ubuntu/18.04/x86_64/4.15.0.btf': 'BTF',
      'ubuntu/bionic': '→ 18.04',
      'ubuntu/beaver': '→ bionic',
      kubuntu: '→ ubuntu',
      'ubuntu/18.04/x86_64/4.16.0.btf': '→ 4.15.0.btf',
      'ubuntu/18.04/arm64': '→ ../../../elsewhere/a/1/x86_64',
      'ubuntu/18.04/x86_64/4.17.0.btf': '→ ../../../../elsewhere/a/1/x86_64/secret.btf',
      'ubuntu/self': '→ self',
      'ubuntu/up': '→ ..',
      'ubuntu/broken': '→ nowhere',
      bionic: '→ ubuntu/18.04',
    });
    const listing = await archive.list();
    expect(listing.entries.map(({ path }) => path)).toEqual([
      'ubuntu/18.04/x86_64/4.15.0.btf',
      'ubuntu/18.04/x86_64/4.16.0.btf',
    ]);
    expect([...listing.aliases]).toEqual([
      ['kubuntu', 'ubuntu'],
      ['ubuntu/beaver', 'ubuntu/18.04'],
      ['ubuntu/bionic', 'ubuntu/18.04'],
    ]);
    const outside = 'the link leads out of the archive';
    const depth = 'the link leads to a directory of another depth';
    expect(listing.strays.map(({ path, reason }) => [path, reason])).toEqual([
      ['bionic', depth],
      ['ubuntu/18.04/arm64', outside],
      ['ubuntu/18.04/x86_64/4.17.0.btf', outside],
      ['ubuntu/broken', 'the link leads nowhere (ENOENT)'],
      ['ubuntu/self', 'the link leads nowhere (ELOOP)'],
      ['ubuntu/up', outside],
    ]);
    expect(listing.strays.filter(({ isKernel }) => isKernel)).toHaveLength(1);
    const lines = readLines({ input: 'targets' }, ['kubuntu/beaver/x86_64/4.16.0'], []);
    expect(selectKernels(parseTargets(lines, []), listing).entries).toHaveLength(1);
    const read = await readAll(archive);
    expect(read.map((one) => 'bytes' in one && Buffer.from(one.bytes).toString())).toEqual([
      'BTF',
      'BTF',
    ]);
  });

  test('what is no archive says which layout is expected', async () => {
    const layout =
      "give a directory in BTFHub-Archive's layout, distro/version/arch/release.btf.tar.xz.";
    const missing = join(workspace, 'missing');
    expect(await sentenceOf(directoryArchive(missing))).toBe(
      `archive ${JSON.stringify(missing)} does not exist: ${layout}`,
    );
    expect(await sentenceOf(await archiveOf('empty', { 'a/b': '' }))).toBe(
      `archive ${JSON.stringify(join(workspace, 'empty'))} holds no kernel's BTF: ${layout}`,
    );
    const file = join(workspace, 'empty', 'a', 'b');
    expect(await sentenceOf(directoryArchive(file))).toContain(`is not a directory: ${layout}`);
  });

  test.each([
    ['ENOTDIR', () => join(workspace, 'unreachable', 'a', 'b', 'c')],
    ['ENAMETOOLONG', () => join(workspace, 'x'.repeat(300))],
    ['ELOOP', () => join(workspace, 'unreachable', 'loop')],
  ])('what cannot be reached says why: %s', async (reason, path) => {
    await archiveOf(`unreachable`, { 'a/b': '' });
    await symlink('loop', join(workspace, 'unreachable', 'loop')).catch(() => {});
    expect(await sentenceOf(directoryArchive(path()))).toMatch(
      new RegExp(`^archive "[^"]*" cannot be read \\(${reason}\\): give a directory `),
    );
  });

  test('a directory that cannot be read ends the listing, and is named', async () => {
    const archive = await archiveOf('closed', {
      'mine/1/x86_64/5.1.0.btf': '1',
      'mine/2/x86_64/5.1.0.btf': '2',
    });
    await chmod(join(archive.name, 'mine/2'), 0);
    await chmod(workspace, 0o755);
    // No permission stops root.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    const sentence = await sentenceOf(archive).finally(() => isRoot && process.seteuid?.(0));
    expect(sentence).toBe(
      `archive ${JSON.stringify(archive.name)} cannot be listed at "mine/2" (EACCES): check its permissions.`,
    );
    await chmod(join(archive.name, 'mine/2'), 0o755);
  });
});

describe('reading', () => {
  test('a packed entry, end to end', async () => {
    const packed = await xz(tar([{ name: '5.4.0.btf', bytes: Buffer.from('BTF') }]));
    const archive = await archiveOf('read', { 'mine/1/x86_64/5.4.0.btf.tar.xz': packed });
    const [one] = await readAll(archive);
    if (one === undefined || !('bytes' in one)) throw new Error('not read');
    const unpacked = await unpackEntry(one.bytes, one.entry.format);
    expect(Buffer.from(unpacked).toString()).toBe('BTF');
  });

  test('a file that is too large or gone does not stop the others', async () => {
    const archive = await archiveOf('partly', {
      'mine/1/x86_64/5.1.0.btf': '1',
      'mine/1/x86_64/5.2.0.vmlinux': '2',
      'mine/1/x86_64/5.3.0.btf': '3',
    });
    const { entries } = await archive.list();
    await rm(join(archive.name, 'mine/1/x86_64/5.1.0.btf'));
    await truncate(join(archive.name, 'mine/1/x86_64/5.2.0.vmlinux'), 2 ** 28 + 1);
    const outcomes: string[] = [];
    for await (const one of archive.read(entries)) {
      outcomes.push('bytes' in one ? Buffer.from(one.bytes).toString() : one.error.message);
    }
    expect(outcomes).toEqual([
      'mine/1/x86_64/5.1.0.btf cannot be read: ENOENT',
      'mine/1/x86_64/5.2.0.vmlinux cannot be read: it has 268435457 bytes, more than the limit of 268435456; keep its .BTF section alone (objcopy --only-section=.BTF)',
      '3',
    ]);
  });

  test('a file that became a link out of the archive is not read', async () => {
    const archive = await archiveOf('swapped', { 'mine/1/x86_64/5.1.0.btf': '1' });
    const { entries } = await archive.list();
    const file = join(archive.name, 'mine/1/x86_64/5.1.0.btf');
    await rm(file);
    await symlink(join(workspace, 'elsewhere/a/1/x86_64/secret.btf'), file);
    const read: Fetched[] = [];
    for await (const one of archive.read(entries)) read.push(one);
    expect(read).toEqual([
      {
        entry: entries[0],
        error: new Error('mine/1/x86_64/5.1.0.btf cannot be read: it points out of the archive'),
      },
    ]);
  });

  test('an archive that is gone is one failure for all that are left', async () => {
    const archive = await archiveOf('gone', {
      'mine/1/x86_64/5.1.0.btf': '1',
      'mine/1/x86_64/5.2.0.btf': '2',
      'mine/1/x86_64/5.3.0.btf': '3',
    });
    const { entries } = await archive.list();
    const read: Fetched[] = [];
    for await (const one of archive.read(entries)) {
      read.push(one);
      await rm(archive.name, { recursive: true, force: true });
    }
    const [first, ...left] = read.map((one) => ('error' in one ? one.error : undefined));
    expect(first).toBeUndefined();
    expect(left).toHaveLength(2);
    expect(left[0]).toBeInstanceOf(TransportError);
    expect(left[1]).toBe(left[0]);
    expect(left[0]?.message).toBe(
      `archive ${JSON.stringify(archive.name)} cannot be read any more (ENOENT): check that its disk is there.`,
    );
  });
});
