/** What follows it in a name is taken away in the BTF, so that a name can stand there twice. */
export const MARK = 'Z9again';

/**
 * C's definitions of types. A name that C would not allow for a second time gets MARK and a number. What
 * is held before it is defined becomes an int.
 *
 * @param {import('./types.mjs').Declaration[]} declarations
 * @returns {{ text: string, write: (type: import('./types.mjs').Type, inner: string) => string }} and what
 * declares `inner` as something of a type
 */
export function printTypes(declarations) {
  const tags = unique();
  const others = unique();
  const names = new Map();
  const nameOf = (declaration) => {
    if (!names.has(declaration)) {
      const scope = declaration.kind === 'typedef' ? others : tags;
      names.set(declaration, scope(declaration.name));
    }
    return names.get(declaration);
  };
  const defined = new Set();

  const write = (type, inner) => {
    switch (type.kind) {
      case 'base':
        return `${type.name} ${inner}`;
      case 'declared': {
        const { of } = type;
        const behindPointer =
          inner.startsWith('*') && (of.kind === 'struct' || of.kind === 'union');
        if (!behindPointer && !defined.has(of)) return `int ${inner}`;
        return `${of.kind === 'typedef' ? '' : `${of.kind} `}${nameOf(of)} ${inner}`;
      }
      case 'inline':
        return `${composite(type.of, '')} ${inner}`;
      case 'pointer': {
        const tag = type.tag ? `__attribute__((btf_type_tag("${type.tag}"))) ` : '';
        const held = type.to.kind === 'array' || type.to.kind === 'function';
        return write(type.to, held ? `(*${inner})` : `*${tag}${inner}`);
      }
      case 'array':
        return write(type.of, `${inner}[${type.length}]`);
      case 'function': {
        const parameters = type.parameters.map((parameter) => write(parameter, ''));
        return write(type.result, `${inner}(${parameters.join(', ') || 'void'})`);
      }
      default:
        return qualified(type, inner);
    }
  };

  const qualified = ({ word, of }, inner) => {
    if (of.kind === 'pointer') return write({ ...of, to: of.to }, `${word} ${inner}`);
    return `${word} ${write(of, inner)}`;
  };

  const composite = ({ kind, members }, name, scope = unique()) => {
    const lines = members.map(({ name: member, type, bits }) => {
      if (!member && type.kind === 'inline') return `${composite(type.of, '', scope)};`;
      return `${write(type, `${scope(member)}${bits ? `:${bits}` : ''}`)};`;
    });
    return `${kind} ${name}{ ${lines.join(' ')} }`;
  };

  const lines = declarations.map((declaration) => {
    const { kind } = declaration;
    let line;
    if (kind === 'typedef') {
      line = `typedef ${write(declaration.to, nameOf(declaration))};`;
    } else if (kind === 'enum') {
      const values = declaration.values.map(
        ({ name, value }) => `${others(name)} = ${constant(value)}`,
      );
      line = `enum ${nameOf(declaration)} { ${values.join(', ')} };`;
    } else {
      line = `${composite(declaration, `${nameOf(declaration)} `)};`;
    }
    defined.add(declaration);
    return line;
  });
  return { text: `${lines.join('\n')}\n`, write };
}

function constant(value) {
  return `${value}${value > 0x7fff_ffffn ? 'LL' : ''}`;
}

function unique() {
  const taken = new Map();
  return (name) => {
    const times = taken.get(name) ?? 0;
    taken.set(name, times + 1);
    return times === 0 ? name : `${name}${MARK}${times}`;
  };
}
