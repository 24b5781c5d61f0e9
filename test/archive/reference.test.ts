import { describe, expect, test } from '@jest/globals';
import { DEFAULT_ARCHIVE, parseArchiveReference } from '../../src/archive/reference.js';

const GITHUB = { server: 'https://github.com', owner: 'o', name: 'r.x' };
const context = { isDirectory: (path: string) => path === 'local/archive' };
const parse = (line: string) => parseArchiveReference(line, context);

describe('an archive is', () => {
  test.each(['.', './a', '../b', '/abs', 'C:\\btf', 'C:/btf', '.\\btf', 'local/archive'])(
    'the directory %s',
    (line) => expect(parse(line)).toEqual({ kind: 'directory', path: line }),
  );

  test('a directory of the home', () => {
    expect(parse('~/btf')).not.toMatchObject({ path: '~/btf' });
  });

  test.each([
    ['o/r.x', { name: 'o/r.x', url: 'https://github.com/o/r.x', repository: GITHUB }],
    ['o/r.x@v1', { name: 'o/r.x', url: 'https://github.com/o/r.x', ref: 'v1', repository: GITHUB }],
    [
      'o/r.x@feature/a',
      { name: 'o/r.x', url: 'https://github.com/o/r.x', ref: 'feature/a', repository: GITHUB },
    ],
    [
      'https://github.com/o/r.x.git@v1',
      {
        name: 'https://github.com/o/r.x.git',
        url: 'https://github.com/o/r.x.git',
        ref: 'v1',
        repository: GITHUB,
      },
    ],
    [
      'https://git.example/@team/btf',
      { name: 'https://git.example/@team/btf', url: 'https://git.example/@team/btf' },
    ],
    [
      'https://git.example/@team/btf@main',
      { name: 'https://git.example/@team/btf', url: 'https://git.example/@team/btf', ref: 'main' },
    ],
    [
      'http://127.0.0.1:8080/a',
      { name: 'http://127.0.0.1:8080/a', url: 'http://127.0.0.1:8080/a' },
    ],
    [
      'ssh://git@host:22/o/r@v1',
      { name: 'ssh://git@host:22/o/r', url: 'ssh://git@host:22/o/r', ref: 'v1' },
    ],
    [
      'git@host.example:o/r.git',
      { name: 'git@host.example:o/r.git', url: 'git@host.example:o/r.git' },
    ],
    [
      'git@host.example:o/r.git@v1',
      { name: 'git@host.example:o/r.git', url: 'git@host.example:o/r.git', ref: 'v1' },
    ],
    ['file:///srv/btf@main', { name: 'file:///srv/btf', url: 'file:///srv/btf', ref: 'main' }],
  ])('the repository %s', (line, expected) => {
    expect(parse(line)).toEqual({ kind: 'git', ...expected });
  });

  test('a repository of the server that the run is on', () => {
    const reference = parseArchiveReference('o/r', {
      serverUrl: 'https://ghes.example/',
      isDirectory: () => false,
    });
    expect(reference).toMatchObject({
      url: 'https://ghes.example/o/r',
      repository: { server: 'https://ghes.example' },
    });
  });

  test("BTFHub's if nothing is said", () => {
    expect(parse(DEFAULT_ARCHIVE)).toMatchObject({
      url: 'https://github.com/aquasecurity/btfhub-archive',
    });
  });
});

test('the home of a user who has none is refused in one sentence', () => {
  // What os.homedir throws if HOME is not set and the user is not in passwd.
  const homeDirectory = () => {
    throw new Error('A system error occurred: uv_os_homedir returned ENOENT');
  };
  expect(() => parseArchiveReference('~/btf', { ...context, homeDirectory })).toThrow(
    'archive "~/btf" lies in a home directory, and this user has none: give the whole path.',
  );
  expect(parseArchiveReference('./btf', { ...context, homeDirectory })).toMatchObject({
    path: './btf',
  });
});

describe('refused in one sentence:', () => {
  test.each([
    ['nothing', /is no directory here, and neither owner\/repository nor a git URL/],
    ['a/b/c', /is no directory here/],
    ['o/..', /is no directory here/],
    ['-o/r', /is no directory here/],
    ['git@-oProxyCommand=x:r', /is no directory here/],
    ['ext::sh -c touch% /tmp/x', /is no directory here/],
    ['ftp://host/a', /has the scheme ftp: use https/],
    ['https://host', /names no repository/],
    ['https://host/a?token=secret', /part after \? or #/],
    ['o/r@', /ends with no valid ref/],
    ['o/r@-x', /ends with no valid ref/],
    ['o/r@--upload-pack=x', /ends with no valid ref/],
    ['o/r@a..b', /ends with no valid ref/],
    ['o/r@a:b', /ends with no valid ref/],
    ['o/r@+a b', /ends with no valid ref/],
    ['o/r@a\u0007', /ends with no valid ref/],
    ['o/r@a\n::error::x', /ends with no valid ref/],
    ['git@host:r@-x', /ends with no valid ref/],
  ])('%j', (line, message) => {
    expect(() => parse(line)).toThrow(message);
    expect(() => parse(line)).toThrow(/^archive "[^\n]*\.$/);
  });

  test.each([
    'https://secret@host/r',
    'https://user:secret@host/r@v1',
    'ssh://git:secret@host/r',
    'https://host/r?token=secret',
  ])('what holds a secret, and the secret does not show', (line) => {
    expect(() => parse(line)).toThrow(/^(?!.*secret)archive /);
  });
});
