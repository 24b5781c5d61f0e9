import { pick } from '../numbers.mjs';

const FIELD = { offset: 0, size: 1, exists: 2, signed: 3, left: 4, right: 5 };

/**
 * The C text of eBPF programs that ask about the types by relocations of all kinds.
 *
 * @param {(below: number) => number} random
 * @param {import('./types.mjs').Declaration[]} declarations
 * @param {{ text: string, write: (type: object, inner: string) => string }} printed
 */
export function printPrograms(random, declarations, { text, write }) {
  // Types of which every access is preserved, or accesses that are preserved one by one.
  const whole = random(2) === 0;
  const asked = [];
  const statements = (count) =>
    Array.from({ length: count }, () => {
      // The same question in another program, or again in this one.
      const statement =
        asked.length && random(4) === 0
          ? pick(random, asked)
          : randomStatement(random, declarations, write, whole);
      asked.push(statement);
      return `\t${statement}`;
    });
  const functions = [];
  const subprograms = random(3);
  for (let i = 0; i < subprograms; i++) {
    functions.push(
      `static __attribute__((noinline)) int sub${i}(unsigned long *context)`,
      '{',
      ...statements(1 + random(8)),
      '\treturn (int)sink;',
      '}',
    );
  }
  const programs = 1 + random(4);
  for (let i = 0; i < programs; i++) {
    const section = random(3) ? 'raw_tracepoint/made_up' : `raw_tracepoint/made_up_${i}`;
    const calls = Array.from({ length: subprograms }, (_, at) => at).filter(() => random(2));
    functions.push(
      `SEC("${section}")`,
      `int program${i}(unsigned long *context)`,
      '{',
      ...statements(2 + random(14)),
      ...calls.map((at) => `\tsink = sub${at}(context);`),
      '\treturn 0;',
      '}',
    );
  }
  return `#define SEC(name) __attribute__((section(name), used))
#define KEEP(...) ${whole ? '(__VA_ARGS__)' : '__builtin_preserve_access_index(__VA_ARGS__)'}
volatile unsigned long sink;
char LICENSE[] SEC("license") = "GPL";
${whole ? '#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)\n' : ''}
${text}
${whole ? '#pragma clang attribute pop\n' : ''}
${functions.join('\n')}
`;
}

function randomStatement(random, declarations, write, whole) {
  const roots = declarations.filter(
    (declaration) => fields(under(declared(declaration))).length > 0,
  );
  const enums = declarations.filter(({ kind }) => kind === 'enum');
  const kind = random(20);
  if (kind < 13 && roots.length) return fieldStatement(random, pick(random, roots), write, whole);
  if (kind < 15 && enums.length) {
    const of = pick(random, enums);
    const info = random(2);
    const value = `*(enum ${of.name} *)${pick(random, of.values).name}`;
    return `sink = __builtin_preserve_enum_value(${value}, ${info});`;
  }
  const type = write(declared(pick(random, declarations)), '*');
  if (random(4)) return `sink = __builtin_preserve_type_info(*(${type})0, ${random(3)});`;
  return `sink = __builtin_btf_type_id(*(${type})0, ${random(2)});`;
}

function fieldStatement(random, root, write, whole) {
  const { path, end, bits, element, constant } = randomPath(random, declared(root));
  const pointer = `((${write(declared(root), '*')})*context)`;
  const field = random(8) ? `${pointer}->${path.slice(1)}` : `${pointer}[${1 + random(2)}]${path}`;
  const number = end.kind === 'base' || end.kind === 'enum';
  const scalar = (number || end.kind === 'pointer') && !/double|float/.test(end.name);
  const info = (kinds) =>
    `sink = __builtin_preserve_field_info(${field}, ${FIELD[pick(random, kinds)]});`;
  if (element && random(4) === 0) return info(['offset', 'size', 'exists']);
  const way = random(6);
  if (!bits && scalar && way < 2) return `sink = (unsigned long)KEEP(${field});`;
  if (!bits && scalar && !constant && whole && way === 2) return `${field} = 0;`;
  if (!bits && way < 4) return `sink = (unsigned long)KEEP(&${field});`;
  // clang refuses the others.
  const kinds = element || !number ? ['offset', 'size', 'exists'] : Object.keys(FIELD);
  return info(kinds);
}

/** Goes down from a type, at least one member. */
function randomPath(random, root) {
  let path = '';
  let end = root;
  let bits = 0;
  let element = false;
  let constant = isConstant(root);
  for (let depth = 0; ; depth++) {
    const type = under(end);
    if (depth > 0 && random(4) === 0) break;
    if (type.kind === 'array') {
      const index = random(Math.max(1, type.length + (random(10) ? 0 : 1)));
      path += `[${type.length ? Math.min(index, type.length - 1) : index}]`;
      end = type.of;
      element = true;
    } else {
      const members = fields(type);
      if (members.length === 0) break;
      const member = pick(random, members);
      path += `.${member.name}`;
      end = member.type;
      bits = member.bits;
      element = false;
    }
    constant ||= isConstant(end);
    if (bits) break;
  }
  const type = under(end);
  return { path, end: type, bits, element, constant };
}

function declared(of) {
  return { kind: 'declared', of };
}

function isConstant(type) {
  if (type.kind === 'qualified') return type.word === 'const' || isConstant(type.of);
  if (type.kind === 'array') return isConstant(type.of);
  return type.kind === 'declared' && type.of.kind === 'typedef' ? isConstant(type.of.to) : false;
}

/** Below typedefs and qualifiers; structs, unions and enums as themselves. */
function under(type) {
  if (type.kind === 'qualified') return under(type.of);
  if (type.kind === 'inline') return type.of;
  if (type.kind !== 'declared') return type;
  return type.of.kind === 'typedef' ? under(type.of.to) : type.of;
}

/** Members that C can name, also of the structs and unions in place. */
function fields({ members }) {
  return (members ?? []).flatMap((member) => (member.name ? [member] : fields(under(member.type))));
}
