import { parseSync } from '@swc/core';

/**
 * @typedef {object} Mutant one small change of a source file
 * @property {string} file
 * @property {number} start first byte that is replaced
 * @property {number} end byte behind the last
 * @property {string} text what stands there instead
 * @property {number} line from 1
 * @property {string} what the change in words
 */

/** Operators and what takes their place. */
const SWAPS = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '&&': ['||'],
  '||': ['&&'],
};
const METHODS = { some: 'every', every: 'some', min: 'max', max: 'min' };
/** What these do cannot be seen in answers: the budget of steps, which test/hostile/deep.test.ts holds. */
const UNSEEN_CALLS = new Set(['step']);

/**
 * All mutants of a TypeScript file. Types, imports and the words of errors are left alone.
 *
 * @param {string} file
 * @param {Buffer} source
 * @returns {Mutant[]}
 */
export function mutantsOf(file, source) {
  const tree = parseSync(`0;${source}`, { syntax: 'typescript', target: 'es2022' });
  // Spans go on from one parsed file to the next; the statement in front tells where this one starts.
  const base = tree.body[0].span.start + 2;
  const mutants = [];
  const at = (span) => [span.start - base, span.end - base];
  const textOf = (span) => source.subarray(...at(span)).toString();
  const lineOf = (start) => source.subarray(0, start).toString().split('\n').length;
  const replace = (span, text, what) => {
    const [start, end] = at(span);
    mutants.push({ file, start, end, text, line: lineOf(start), what });
  };
  for (const item of tree.body.slice(1)) visit(item, []);
  return mutants;

  function visit(node, above) {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      for (const item of node) visit(item, above);
      return;
    }
    if (isLeftAlone(node)) return;
    mutate(node, above);
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'span') visit(value, [node, ...above]);
    }
  }

  function mutate(node, above) {
    switch (node.type) {
      case 'BinaryExpression':
        binary(node);
        break;
      case 'IfStatement':
      case 'ConditionalExpression':
        replace(node.test.span, 'true', `${short(node.test.span)} → true`);
        replace(node.test.span, 'false', `${short(node.test.span)} → false`);
        break;
      case 'WhileStatement':
        replace(node.test.span, 'false', 'loop never runs');
        break;
      case 'ForStatement':
        if (node.test) replace(node.test.span, 'false', 'loop never runs');
        break;
      case 'ForOfStatement':
        replace(node.body.span, '{}', 'empty loop');
        break;
      case 'NumericLiteral':
        if (!isKey(node, above)) replace(node.span, `${node.value + 1}`, `${node.value} → +1`);
        break;
      case 'BigIntLiteral':
        replace(node.span, `(${textOf(node.span)} + 1n)`, `${textOf(node.span)} → +1`);
        break;
      case 'BooleanLiteral':
        replace(node.span, `${!node.value}`, `${node.value} → ${!node.value}`);
        break;
      case 'UnaryExpression':
        if (node.operator === '!' || node.operator === '-') {
          replace(node.span, `(${textOf(node.argument.span)})`, `${node.operator} dropped`);
        }
        break;
      case 'ExpressionStatement':
        if (!isUnseen(node.expression)) {
          replace(node.span, ';', `removed: ${short(node.span)}`);
        }
        break;
      case 'ThrowStatement':
        replace(node.span, ';', `removed: ${short(node.span)}`);
        break;
      case 'ContinueStatement':
      case 'BreakStatement':
        if (!isLastBreak(node, above)) replace(node.span, ';', `removed: ${short(node.span)}`);
        break;
      case 'SwitchCase':
        if (node.test) replace(node.test.span, 'undefined', `no case ${short(node.test.span)}`);
        break;
      case 'CallExpression':
        swapMethod(node);
        break;
      case 'FunctionDeclaration':
        if (node.body?.stmts.length > 0) replace(node.body.span, '{}', 'empty function');
        break;
    }
  }

  function binary({ operator, left, right, span }) {
    const [start, end] = [left.span.end, right.span.start].map((place) => place - base);
    const between = source.subarray(start, end).toString();
    for (const other of SWAPS[operator] ?? []) {
      mutants.push({
        file,
        start,
        end,
        text: between.replace(operator, other),
        line: lineOf(start),
        what: `${operator} → ${other} in ${short(span)}`,
      });
    }
    if (operator === '&&' || operator === '||') {
      replace(span, `(${textOf(left.span)})`, `only ${short(left.span)}`);
      replace(span, `(${textOf(right.span)})`, `only ${short(right.span)}`);
    }
  }

  function swapMethod({ callee }) {
    const name = callee.type === 'MemberExpression' && callee.property.value;
    if (Object.hasOwn(METHODS, name)) {
      replace(callee.property.span, METHODS[name], `${name} → ${METHODS[name]}`);
    }
  }

  function short(span) {
    const text = textOf(span).replaceAll(/\s+/g, ' ');
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
  }
}

function isLeftAlone({ type, callee }) {
  return (
    /^(Ts(?!AsExpression|NonNull|Satisfies|ConstAssertion)|Import|ExportNamed)/.test(type) ||
    // The words of an error; that it is thrown is a mutant of the statement.
    (type === 'NewExpression' && /Error$/.test(callee.value ?? ''))
  );
}

function isKey(node, [parent]) {
  return parent?.type === 'KeyValueProperty' && parent.key === node;
}

function isUnseen({ type, callee }) {
  return type === 'CallExpression' && UNSEEN_CALLS.has(callee.value);
}

/** A break that ends the last case of a switch changes nothing. */
function isLastBreak(node, above) {
  const owner = above.findIndex(({ type }) => type === 'SwitchStatement');
  if (node.type !== 'BreakStatement' || owner < 0) return false;
  return above[owner].cases.at(-1).consequent.at(-1) === node;
}
