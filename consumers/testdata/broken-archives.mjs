// Archives that a library refuses, each with the sentence that it refuses it with.

import { gzip, tarEnd, tarMember, xzStored, zstdStored } from './formats.mjs';

/** What every path in a bundle keeps to, in index.json and as a member's name. */
export const PATH_RULE =
  'a path leads down from the bundle\'s directory, without "..", "." and empty parts';

export const NO_INDEX =
  'index.json is not in the bundle: give the directory or the archive that btf-bundle wrote';

/** All broken archives of the small bundle (a map from path to bytes, and its tar): a list as in broken.mjs. */
export function brokenArchives(small, whole) {
  const list = [];
  const [first] = JSON.parse(small.get('index.json')).files.map((file) => file.path);
  const archive = (name, bytes, sentence, more = {}) =>
    list.push({
      name,
      archive: bytes,
      when: 'open',
      kernel: '-',
      signature: '-',
      match: 'is',
      sentence,
      ...more,
    });
  const begins = { match: 'begins' };

  const packed = gzip(whole);
  const indexMember = tarMember('./index.json', small.get('index.json'));
  const firstMember = tarMember(`./${first}`, small.get(first));
  const of = (...members) => Buffer.concat([...members, indexMember, tarEnd]);
  const xz = (kind) =>
    `the archive is compressed by ${kind}, which this library does not read: pack it as tar or tar.gz`;
  archive('small.tar.xz', xzStored(whole), xz('xz'));
  archive('small.tar.zst', zstdStored(whole), xz('zstd'));
  archive('text.tar', Buffer.from('this is no archive\n'), 'the archive is neither tar nor tar.gz');
  archive('empty.tar', Buffer.alloc(0), 'the archive is neither tar nor tar.gz');
  archive('zeros.tar', tarEnd, 'the archive is neither tar nor tar.gz');
  archive('no-index.tar', Buffer.concat([firstMember, tarEnd]), NO_INDEX);
  const early = 'the archive is broken: it ends too early';
  archive('cut-member.tar', whole.subarray(0, 600), early);
  archive('cut-header.tar', whole.subarray(0, 1024 + 100), early);
  archive('no-end.tar', whole.subarray(0, whole.length - 1024), early);
  const wrong = Buffer.from(whole);
  wrong[5] ^= 1;
  archive(
    'wrong-checksum.tar',
    wrong,
    'the archive is broken: the header at byte 0 has a wrong checksum',
  );
  archive(
    'wrong-checksum.tar.gz',
    gzip(wrong),
    'the archive is broken: the header at byte 0 has a wrong checksum',
  );
  archive('index-twice.tar', of(indexMember), 'the archive has index.json twice');
  archive('file-twice.tar', of(firstMember, firstMember), `the archive has ${first} twice`);
  archive(
    'dot-twice.tar',
    of(firstMember, tarMember(first, small.get(first))),
    `the archive has ${first} twice`,
  );
  const member = (name, shown = name) => [
    of(tarMember(name, Buffer.from('x'))),
    `the archive has the member "${shown}": ${PATH_RULE}`,
  ];
  archive('member-up.tar', ...member('./../x.btf'));
  archive('member-absolute.tar', ...member('/etc/passwd'));
  archive('member-control.tar', ...member('a\x1b[31m', 'a?[31m'));
  const type = (kind) => [
    of(tarMember('./link.btf', Buffer.alloc(0), { 156: kind, 157: '/etc/passwd' })),
    `the archive's member ./link.btf is of type ${kind}, and only plain files are read`,
  ];
  archive('symbolic-link.tar', ...type('2'));
  archive('hard-link.tar', ...type('1'));
  archive('pax.tar', ...type('x'));
  archive(
    'size-lies.tar',
    of(tarMember('./x.btf', Buffer.from('x'), { 124: '77777777777\0' })),
    "the archive's member ./x.btf has 8589934591 bytes, and no file of a bundle has more than 67108864",
  );
  archive(
    'size-just-too-large.tar',
    of(tarMember('./x.btf', Buffer.from('x'), { 124: '00400000001\0' })),
    "the archive's member ./x.btf has 67108865 bytes, and no file of a bundle has more than 67108864",
  );
  archive(
    'size-past-end.tar',
    Buffer.concat([
      indexMember,
      tarMember('./x.btf', Buffer.from('x'), { 124: '00000100000\0' }),
      tarEnd,
    ]),
    early,
  );
  archive(
    'no-size.tar',
    of(tarMember('./x.btf', Buffer.from('x'), { 124: '0000000zz01\0' })),
    'the archive is broken: the header at byte 0 has no size',
  );
  archive(
    'base256-size.tar',
    of(tarMember('./x.btf', Buffer.from('x'), { 124: '\x80\0\0\0\0\0\0\0\0\0\0\x01' })),
    'the archive is broken: the header at byte 0 has no size',
  );
  const stream = "the archive's gzip stream is broken";
  archive('cut.tar.gz', packed.subarray(0, packed.length - 200), stream, begins);
  archive('cut-tail.tar.gz', packed.subarray(0, packed.length - 3), stream, begins);
  archive('head-only.tar.gz', packed.subarray(0, 10), stream, begins);
  const crc = Buffer.from(packed);
  crc[crc.length - 6] ^= 1;
  archive('wrong-crc.tar.gz', crc, stream, begins);
  const length = Buffer.from(packed);
  length[length.length - 1] ^= 1;
  archive('wrong-length.tar.gz', length, stream, begins);
  archive(
    'bad-block.tar.gz',
    Buffer.concat([packed.subarray(0, 10), Buffer.from([7, 0])]),
    stream,
    begins,
  );
  archive('more-behind.tar.gz', Buffer.concat([packed, Buffer.from('more')]), stream, begins);
  archive('two-streams.tar.gz', Buffer.concat([packed, gzip(Buffer.alloc(512))]), stream, begins);
  return list;
}
