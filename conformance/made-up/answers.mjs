/**
 * What loaders answer to a case, as text that stands beside it: a line for each record, in the order
 * of the case, for the object and for each kernel.
 *
 *     byte_off [3] 0:1 ldx4 -> 8/4; load invalid; cilium 8
 *
 * First comes what libbpf makes of the record alone, with all candidates: a status of an Outcome, or
 * the patched value and behind a '/' the width that the instruction gets. `load` is libbpf's answer
 * in a load of all records, if it is another one. `cilium` and `aya` are the answers of these loaders
 * to the record alone, and `cilium-program` is cilium/ebpf's for a program of all records of that type
 * that it takes alone; each stands there only if it is another answer than libbpf's (for
 * `cilium-program`: than cilium/ebpf's alone). 'unpatched' is behind a value that a loader works out,
 * but cannot put into the instruction. Where the byte orders differ, little endian comes first:
 * `60|35`. A type id that is asked for is 'resolved' under all loaders but libbpf. aya is asked in
 * little endian only, and refuses an object with a kind that it does not know.
 *
 * @typedef {object} RecordAnswers
 * @property {string} libbpf
 * @property {string} load
 * @property {string} [cilium] undefined if the loader was not asked
 * @property {string} [ciliumProgram]
 * @property {string} [aya]
 *
 * @typedef {object} OrderAnswers
 * @property {string[]} locals by record: the value that the object's types say, as libbpf has it
 * @property {{ name: string, refusedBy: string[], records: RecordAnswers[] }[]} kernels
 *
 * @typedef {object} CaseAnswers
 * @property {string} digest of the case's text
 * @property {string[]} loaders names with versions
 * @property {OrderAnswers} little
 * @property {OrderAnswers} big
 */

const HEAD = `# Written by \`node conformance/record.mjs\`; answers.mjs tells the form.`;
const CELLS = { load: 'load', cilium: 'cilium', 'cilium-program': 'ciliumProgram', aya: 'aya' };

/**
 * @param {CaseAnswers} answers
 * @param {string[]} records the text of each
 * @returns {string}
 */
export function printAnswers({ digest, loaders, little, big }, records) {
  const lines = [HEAD, `case: ${digest}`, `loaders: ${loaders.join(', ')}`, 'object:'];
  for (const [i, text] of records.entries()) {
    lines.push(`${text} -> ${both(little.locals[i], big.locals[i])}`);
  }
  for (const [k, kernel] of little.kernels.entries()) {
    const other = big.kernels[k];
    lines.push(`kernel: ${kernel.name}`, ...refusals(kernel, other));
    for (const [i, text] of records.entries()) {
      const [a, b] = [kernel.records[i], other.records[i]];
      if (a || b) lines.push(`${text} -> ${printCells(cellsOf(a), cellsOf(b))}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** @returns {CaseAnswers & { records: string[] }} */
export function parseAnswers(text) {
  const [head, ...chapters] = text.split(/^(?=object:|kernel:)/m);
  const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)[1];
  const loaders = field('loaders').split(', ');
  const names = loaders.map((loader) => loader.split(' ')[0]);
  const [object, ...kernels] = chapters.map(parseChapter);
  const order = (at) => ({
    locals: object.lines.map(({ cells }) => split(cells)[at]),
    kernels: kernels.map(({ name, refusedBy, lines }) => ({
      name,
      refusedBy: refusedBy[at],
      records: lines.map(({ cells }) => parseCells(cells, at, names)),
    })),
  });
  return {
    digest: field('case'),
    loaders,
    records: object.lines.map(({ record }) => record),
    little: order(0),
    big: order(1),
  };
}

/** Whether another loader says what libbpf says; an id need not be told. */
function sameAnswer(libbpf, other) {
  return libbpf === other || (other === 'resolved' && /^\d/.test(libbpf));
}

/** cilium/ebpf changes no widths. */
function withoutWidth(answer) {
  return answer.split('/')[0];
}

function refusals(little, big) {
  const text = both(little.refusedBy.join(' ') || 'none', big.refusedBy.join(' ') || 'none');
  return text === 'none' ? [] : [`refused by ${text}`];
}

function both(little, big) {
  return little === big ? little : `${little ?? ''}|${big ?? ''}`;
}

function split(text) {
  const [little, big = little] = text.split('|');
  return [little, big];
}

/** What is worth telling, by the name that it has in the text. */
function cellsOf(answers) {
  if (answers === undefined) return {};
  const { libbpf, load, cilium, ciliumProgram, aya } = answers;
  const told = { '': libbpf };
  if (load !== libbpf) told.load = load;
  if (cilium !== undefined && !sameAnswer(withoutWidth(libbpf), cilium)) told.cilium = cilium;
  if (ciliumProgram !== undefined && ciliumProgram !== cilium) {
    told['cilium-program'] = ciliumProgram;
  }
  if (aya !== undefined && !sameAnswer(libbpf, aya)) told.aya = aya;
  return told;
}

function printCells(little, big) {
  return ['', ...Object.keys(CELLS)]
    .filter((name) => little[name] !== undefined || big[name] !== undefined)
    .map((name) => {
      const other = name === 'aya' ? little[name] : (big[name] ?? '-');
      return `${name} ${both(little[name] ?? '-', other)}`.trim();
    })
    .join('; ');
}

function parseChapter(text) {
  const [head, ...rest] = text.trimEnd().split('\n');
  const refused = /^refused by (.*)$/.exec(rest[0] ?? '')?.[1];
  const refusedBy = split(refused ?? 'none').map((names) =>
    names === 'none' ? [] : names.split(' '),
  );
  const lines = (refused === undefined ? rest : rest.slice(1)).map((line) => {
    const [record, cells] = line.split(' -> ');
    return { record, cells };
  });
  return { name: head.replace(/^\w+:\s*/, ''), refusedBy, lines };
}

function parseCells(text, at, loaders) {
  const [first, ...rest] = text.split('; ');
  const libbpf = split(first)[at];
  const answers = { libbpf, load: libbpf };
  if (loaders.includes('cilium')) answers.cilium = withoutWidth(libbpf);
  // aya reads only the byte order of its machine.
  if (loaders.includes('aya') && at === 0) answers.aya = libbpf;
  const told = new Set();
  for (const cell of rest) {
    const space = cell.indexOf(' ');
    const answer = split(cell.slice(space + 1))[at];
    const name = CELLS[cell.slice(0, space)];
    if (answer === '-' || (name === 'aya' && at > 0)) continue;
    told.add(name);
    answers[name] = answer;
  }
  if (!told.has('ciliumProgram')) answers.ciliumProgram = answers.cilium;
  return answers;
}
