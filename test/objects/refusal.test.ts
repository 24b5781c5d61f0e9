import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { parseElf, sectionNamed } from '../../src/elf/elf.js';
import { readLines } from '../../src/inputs/lines.js';
import { findObjects } from '../../src/objects/find.js';
import { loadObjects } from '../../src/objects/load.js';
import { parseObjectLines } from '../../src/objects/object-line.js';
import { libbpfRefusal } from '../../src/objects/refusal.js';
import { remarksOn } from '../../src/objects/remarks.js';

const pathOf = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const fixture = (name: string) => new Uint8Array(readFileSync(pathOf(name)));

function refusalOf(bytes: Uint8Array) {
  const types = sectionNamed(parseElf(bytes), '.BTF');
  return libbpfRefusal(bytes, parseBtf(types?.data as Uint8Array));
}

/** Each is what `bpftool gen skeleton` of libbpf says of the file too. */
test.each([
  [
    'refused/static.o',
    /^its static function "pid_of" is in section "\.text\.pid_of"; .*-ffunction-sections/,
  ],
  [
    'refused/calls.o',
    /^its function "exec" calls a function in section "raw_tp\/sched_process_exit"; /,
  ],
  ['refused/maps.o', /^it has the section "maps" of the old map definitions/],
  [
    'refused/maps-by-name.o',
    /^its function "exec" refers to section "maps\/counts", which libbpf makes no map/,
  ],
])('libbpf refuses %s', (name, why) => {
  expect(refusalOf(fixture(name))).toMatch(why);
});

test.each([
  'refused/good.o',
  'all-kinds_bpfel.o',
  'all-kinds_bpfeb.o',
  'no-relocations.o',
  'refused/ksym.o',
  'kprobe-x86.o',
])('and takes %s', (name) => {
  expect(refusalOf(fixture(name))).toBeUndefined();
});

test('what was linked is no object', () => {
  const bytes = fixture('refused/good.o');
  new DataView(bytes.buffer).setUint16(16, 2, true);
  expect(refusalOf(bytes)).toMatch(/^it is no relocatable file/);
});

test('without symbols there is nothing to load', () => {
  const bytes = fixture('refused/good.o');
  const view = new DataView(bytes.buffer);
  const table = Number(view.getBigUint64(40, true));
  for (let i = 0; i < view.getUint16(60, true); i++) {
    const type = table + i * 64 + 4;
    // SHT_NOTE in the place of SHT_SYMTAB.
    if (view.getUint32(type, true) === 2) view.setUint32(type, 7, true);
  }
  expect(refusalOf(bytes)).toMatch(/^it has no symbol table/);
});

test('it is told as a warning, and the object is worked with', () => {
  const lines = readLines({ input: 'objects' }, [pathOf('refused/*.o')], []);
  const { objects, broken } = loadObjects(findObjects(parseObjectLines(lines, []), []));
  expect(broken).toEqual([]);
  expect(objects).toHaveLength(7);
  const { warnings } = remarksOn(objects);
  expect(warnings).toHaveLength(5);
  expect(warnings[4]).toMatch(
    /^libbpf refuses to open test\/fixtures\/refused\/static\.o: its static function .*\. Other loaders may take it\.$/,
  );
});
