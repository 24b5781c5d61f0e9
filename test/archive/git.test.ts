import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Archive, Entry } from '../../src/archive/archive.js';
import { blobId } from '../../src/archive/blob.js';
import { type GitArchiveOptions, gitArchive } from '../../src/archive/git/git-archive.js';
import { kernelId } from '../../src/kernels/kernel.js';
import { type GitServer, startGitServer, type TestFile } from '../servers/git-http.js';

const BATCH = 10;
const KERNELS = 25;
const UBUNTU = 'ubuntu/20.04/x86_64';

let server: GitServer;
let commit: string;
let temporary: string;
const files: Record<string, TestFile> = {};

beforeAll(async () => {
  server = await startGitServer();
  temporary = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));
  for (let index = 0; index < KERNELS; index++) {
    files[`${UBUNTU}/5.4.0-${index}-generic.btf.tar.xz`] = randomBytes(20_000 + index);
  }
  files['README.md'] = 'An archive';
  files['ubuntu/focal'] = { link: '20.04' };
  files['ubuntu/latest'] = { link: './focal' };
  files['ubuntu/outside'] = { link: '../../20.04' };
  files['ubuntu/absolute'] = { link: '/etc' };
  files['ubuntu/nowhere'] = { link: '18.04' };
  files['ubuntu/circle'] = { link: 'cycle' };
  files['ubuntu/cycle'] = { link: 'circle' };
  files['centos/7/x86_64/3.10.0-1160.btf.tar.xz'] = {
    link: '../../../ubuntu/latest/x86_64/5.4.0-0-generic.btf.tar.xz',
  };
  files['debian/11/x86_64/5.10.0-1-amd64.hasbtf'] = '';
  files['debian/10/x86_64/4.19.0-1-amd64.failed'] = '';
  files['1/x86_64/stray.txt'] = 'stray';
  commit = server.commit(files);
  server.git('tag', '-a', '-m', 'First', 'v1', commit);
});

afterAll(async () => {
  await server.close();
  rmSync(temporary, { recursive: true });
});

async function withArchive<T>(
  options: Partial<GitArchiveOptions>,
  use: (archive: Archive) => Promise<T>,
): Promise<T> {
  server.forget();
  const archive = gitArchive({
    name: 'owner/archive',
    url: server.url,
    directory: temporary,
    batchSize: BATCH,
    ...options,
  });
  try {
    return await use(archive);
  } finally {
    await archive.close();
    expect(readdirSync(temporary)).toEqual([]);
  }
}

async function readAll(
  archive: Archive,
  entries: readonly Entry[],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for await (const fetched of archive.read(entries)) {
    if ('error' in fetched) throw fetched.error;
    found.set(fetched.entry.path, fetched.bytes);
  }
  return found;
}

describe('a git archive', () => {
  test('lists entries, markers, links and strays in five requests', async () => {
    await withArchive({}, async (archive) => {
      const listing = await archive.list();
      expect(server.requests).toHaveLength(5);
      expect(archive.commit).toBe(commit);
      expect(listing.entries).toHaveLength(KERNELS + 1);
      expect(listing.entries.map((entry) => entry.path)).toContain(
        'centos/7/x86_64/3.10.0-1160.btf.tar.xz',
      );
      expect(listing.ownBtf.map(kernelId)).toEqual(['debian/11/x86_64/5.10.0-1-amd64']);
      expect(listing.failed.map(kernelId)).toEqual(['debian/10/x86_64/4.19.0-1-amd64']);
      expect([...listing.aliases]).toEqual([
        ['ubuntu/focal', 'ubuntu/20.04'],
        ['ubuntu/latest', 'ubuntu/20.04'],
      ]);
      expect(listing.strays.map(({ path }) => path)).toEqual([
        '1/x86_64/stray.txt',
        'ubuntu/absolute',
        'ubuntu/circle',
        'ubuntu/cycle',
        'ubuntu/nowhere',
        'ubuntu/outside',
      ]);
    });
  });

  test('reads every entry in two requests a batch, and transfers each blob once', async () => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      server.forget();
      const found = await readAll(archive, entries);
      expect(found.size).toBe(KERNELS + 1);
      for (const entry of entries) {
        expect(blobId(found.get(entry.path) as Uint8Array)).toBe(entry.blob);
      }
      expect(server.requests).toHaveLength(2 * Math.ceil(KERNELS / BATCH));
      const size = KERNELS * 20_012;
      expect(server.bytes).toBeGreaterThan(size);
      expect(server.bytes).toBeLessThan(size * 1.05);
    });
  });

  test('begins with a small batch, however large the others may be', async () => {
    await withArchive({ batchSize: 200 }, async (archive) => {
      const { entries } = await archive.list();
      server.forget();
      expect((await readAll(archive, entries)).size).toBe(KERNELS + 1);
      expect(server.requests).toHaveLength(2 * 2);
    });
  });

  test('gives the bytes of the commit', async () => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      const found = await readAll(archive, entries.slice(-2));
      for (const [path, bytes] of found) {
        expect(Buffer.from(bytes).equals(files[path] as Uint8Array)).toBe(true);
      }
    });
  });

  test('reads ahead no more than one batch', async () => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      server.forget();
      for await (const _ of archive.read(entries)) {
        await new Promise((done) => setTimeout(done, 300));
        break;
      }
      expect(server.requests.length).toBeLessThanOrEqual(4);
    });
  });

  test('an entry that the archive lacks has an error of its own', async () => {
    await withArchive({}, async (archive) => {
      const { entries } = await archive.list();
      const [first, second] = entries as [Entry, Entry];
      const wrong: Entry = { ...first, path: 'wrong', blob: 'a'.repeat(40) };
      const none: Entry = { ...first, path: 'none', blob: '--upload-pack=touch' };
      const errors: string[] = [];
      let good = 0;
      for await (const fetched of archive.read([first, wrong, none, second])) {
        if ('error' in fetched) errors.push(fetched.error.message);
        else good++;
      }
      expect(good).toBe(2);
      expect(errors).toEqual([
        'none cannot be read: it has no blob id.',
        'wrong cannot be read: the server did not send it.',
      ]);
    });
  });

  test('a blob above the limit is refused before it is read', async () => {
    await withArchive({ largestBlob: 20_010 }, async (archive) => {
      const { entries } = await archive.list();
      let refused = 0;
      for await (const fetched of archive.read(entries)) {
        if ('error' in fetched) {
          refused++;
          expect(fetched.error.message).toMatch(/has 200\d\d bytes, more than the limit of 20010/);
        }
      }
      expect(refused).toBe(KERNELS - 11);
    });
  });
});

describe('the ref of a git archive', () => {
  let newer: string;
  beforeAll(() => {
    newer = server.commit({
      ...files,
      [`${UBUNTU}/5.4.0-99-generic.btf.tar.xz`]: randomBytes(100),
    });
  });

  test.each([
    ['the default branch', () => undefined, () => newer],
    ['a branch', () => 'main', () => newer],
    ['an annotated tag', () => 'v1', () => commit],
    ['a commit id', () => commit, () => commit],
    ['a commit id in upper case', () => commit.toUpperCase(), () => commit],
    ['a short commit id', () => commit.slice(0, 9), () => commit],
  ])('may be %s', async (_, ref, expected) => {
    const named = ref();
    await withArchive(named === undefined ? {} : { ref: named }, async (archive) => {
      const { entries } = await archive.list();
      expect(archive.commit).toBe(expected());
      expect(entries).toHaveLength(KERNELS + (expected() === newer ? 2 : 1));
    });
  });

  test.each(['missing', 'abcdef0', 'b'.repeat(40)])('fails in one sentence: %s', async (ref) => {
    await withArchive({ ref }, async (archive) => {
      await expect(archive.list()).rejects.toThrow(
        /^archive "owner\/archive"( has no such branch, tag or commit: check the part after @|: the server does not have the object b{40})\.$/,
      );
    });
  });
});

describe('a git archive that is', () => {
  test('a local repository is read without a server', async () => {
    await withArchive({ url: `file://${server.repository}` }, async (archive) => {
      const { entries } = await archive.list();
      expect((await readAll(archive, entries)).size).toBe(entries.length);
    });
  });

  test('behind ssh is read by the ssh program', async () => {
    const before = process.env;
    const ssh = join(server.repository, '..', 'ssh');
    writeFileSync(ssh, '#!/bin/sh\nfor last; do :; done\nexec sh -c "$last"\n', { mode: 0o755 });
    process.env = { ...before, GIT_SSH: ssh, GIT_SSH_VARIANT: 'ssh' };
    try {
      await withArchive({ url: `git@host.example:${server.repository}` }, async (archive) => {
        const { entries } = await archive.list();
        expect((await readAll(archive, entries)).size).toBe(entries.length);
      });
    } finally {
      process.env = before;
    }
  });

  test('without kernels says so', async () => {
    const empty = await startGitServer();
    try {
      empty.commit({ 'README.md': 'Nothing' });
      await withArchive({ url: empty.url }, async (archive) => {
        await expect(archive.list()).rejects.toThrow(
          /^archive "owner\/archive" holds no kernel's BTF: give a repository/,
        );
      });
    } finally {
      await empty.close();
    }
  });

  test('missing says so', async () => {
    await withArchive({ url: `${server.origin}/owner/none` }, async (archive) => {
      await expect(archive.list()).rejects.toThrow(
        'archive "owner/archive": there is no such repository, or the token may not read it.',
      );
    });
  });

  test('of SHA-256 is refused in words', async () => {
    const sha256 = await startGitServer({ objectFormat: 'sha256' });
    try {
      sha256.commit(files);
      await withArchive({ url: sha256.url }, async (archive) => {
        await expect(archive.list()).rejects.toThrow(/SHA-256 object ids, which are not supported/);
      });
    } finally {
      await sha256.close();
    }
  });

  test('without filters is read all the same, with a warning', async () => {
    const plain = await startGitServer({ withoutFilter: true });
    try {
      plain.commit(files);
      const warnings: string[] = [];
      const onWarning = (message: string) => warnings.push(message);
      await withArchive({ url: plain.url, onWarning }, async (archive) => {
        const { entries } = await archive.list();
        expect((await readAll(archive, entries)).size).toBe(entries.length);
      });
      expect(warnings).toHaveLength(1);
    } finally {
      await plain.close();
    }
  });
});

test('progress tells the blobs of a batch', async () => {
  const told: string[] = [];
  const onProgress = (done: number, total: number) => told.push(`${done}/${total}`);
  await withArchive({ onProgress }, async (archive) => {
    const { entries } = await archive.list();
    told.length = 0;
    await readAll(archive, entries);
    expect(told).toContain(`${BATCH}/${BATCH}`);
  });
});

test('nothing is left behind if git cannot be started', async () => {
  const { PATH } = process.env;
  process.env.PATH = join(temporary, 'none');
  try {
    await withArchive({}, async (archive) => {
      await expect(archive.list()).rejects.toThrow('There is no git on this machine');
    });
  } finally {
    process.env.PATH = PATH;
  }
  expect(existsSync(temporary)).toBe(true);
});
