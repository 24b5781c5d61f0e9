const INT = "[1] INT 'int' size=4 encoding=SIGNED";

/** Cases that are too long to write, by name, in the form that readCase() reads. */
export const GENERATED = {
  'many-copies': `object:
${INT}
[2] STRUCT 'task' size=16
	'pid' type_id=1
	'state' type_id=1 bits_offset=32
	'next' type_id=3 bits_offset=64
[3] PTR '' type_id=2
relocations:
byte_off [2] 0:0
byte_off [2] 0:1 ldx4
byte_off [2] 0:2 ldx8
byte_sz [2] 0:2
field_exists [2] 0:1
type_exists [2] 0
type_size [2] 0
target_type_id [2] 0
type_matches [2] 0
kernel: agree
${copies(500, () => 96)}
kernel: last-disagrees
${copies(500, (i) => (i === 499 ? 128 : 96))}
`,
  depth: `object:
${INT}
[2] STRUCT 'outer' size=4
	'x' type_id=1
${pointers(3, 40, 'chain_t')}
relocations:
byte_off [2] 0:0
field_exists [2] 0:0
byte_sz [2] 0:0
type_exists [43] 0
type_size [43] 0
target_type_id [43] 0
type_matches [43] 0
kernel: anonymous-62
${nested(62)}
kernel: anonymous-63
${nested(63)}
kernel: anonymous-64
${nested(64)}
kernel: anonymous-80
${nested(80)}
kernel: pointers-40
${INT}
[2] INT 'unused' size=4
${pointers(3, 40, 'chain_t')}
kernel: pointers-30
${INT}
[2] INT 'unused' size=4
${pointers(3, 30, 'chain_t')}
`,
};

/** What a producer without deduplication leaves: the same struct again and again. */
function copies(count, offsetOf) {
  const structs = Array.from({ length: count }, (_, i) => {
    const id = 2 + 2 * i;
    return `[${id}] STRUCT 'task' size=32
	'state' type_id=1 bits_offset=${offsetOf(i)}
	'pid' type_id=1 bits_offset=32
	'next' type_id=${id + 1} bits_offset=160
[${id + 1}] PTR '' type_id=${id}`;
  });
  return [INT, ...structs].join('\n');
}

/** A field below that many anonymous structs. */
function nested(depth) {
  const structs = [`[2] STRUCT '' size=4\n\t'x' type_id=1`];
  for (let i = 1; i < depth; i++)
    structs.push(`[${2 + i}] STRUCT '' size=4\n\t'' type_id=${1 + i}`);
  return [INT, ...structs, `[${2 + depth}] STRUCT 'outer' size=4\n\t'' type_id=${1 + depth}`].join(
    '\n',
  );
}

/** A typedef of that many pointers to int, from an id on. */
function pointers(from, count, name) {
  const chain = Array.from(
    { length: count },
    (_, i) => `[${from + i}] PTR '' type_id=${i === 0 ? 1 : from + i - 1}`,
  );
  return [...chain, `[${from + count}] TYPEDEF '${name}' type_id=${from + count - 1}`].join('\n');
}
