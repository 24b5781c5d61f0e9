import { readFileSync } from 'node:fs';

/**
 * Parts of the engine without which everything seems to work: each must make a test fail when it is
 * taken away. They are found by their text, in whichever file they stand.
 *
 * @type {{ what: string, find: RegExp, text: string }[]}
 */
const REMOVALS = [
  {
    what: 'cilium/ebpf matches nothing',
    find: /(?<=const found = )compare\(context, query, candidate\)/,
    text: 'undefined as ReturnType<typeof compare>',
  },
  {
    what: 'aya matches nothing',
    find: /(?<=const matched = )matchCandidateInAya\(.*\)/,
    text: 'undefined',
  },
  {
    what: 'nothing is proven',
    find: /(?<=const proven = )prove\(objectSet, findings, \{ bytes, ids \}\) === undefined(?=;)/,
    text: 'true',
  },
  {
    what: 'only libbpf’s decisions are compared',
    find: /(?<=if \()ofLoader\.size === 0(?=\) continue)/,
    text: 'at > 0 || ofLoader.size === 0',
  },
  {
    what: 'every candidate is kept',
    find: /(?<=if \()!chosen\.has\(candidate\) && others\.some\(.*\)(?=\) continue)/,
    text: 'false',
  },
  {
    what: 'a composite may become shorter than the one it is matched with',
    find: /(?<=\n) +if \(!missing\) keepLength\(.*\);\n/,
    text: '',
  },
  {
    what: 'members that were passed on the way are not kept',
    find: /(?<=\n) +for \(const mark of walk\.path\) walk\.passed\.push\(mark\);\n/,
    text: '',
  },
  {
    what: 'nothing is tailored again',
    find: /conditional \? reduceAgain\(smallest, objectSet, budget\) : smallest/,
    text: 'smallest',
  },
  {
    what: 'kept kernels: a name is kept by any grade for any question',
    find: /\(kept\.get\(name\) \?\? 0\) >= grade/,
    text: 'kept.has(name)',
  },
  {
    what: 'kept kernels: ids are told as they are in the part',
    find: /wholeIds \? withWholeIds\(.*\) : found/,
    text: 'found',
  },
  {
    what: 'kept kernels: the type that tells the size of a pointer is not kept',
    find: /(?<=\n) +if \(whole\.longType !== 0\) .*\n/,
    text: '',
  },
  {
    what: 'names of enums and forward declarations do not matter to fields',
    find: /return compatibleNames\(context, localId, targetId\)/,
    text: 'return true',
  },
  {
    what: 'ELF: a number of sections beyond 16 bits is not looked up',
    find: /(?<=\n) +if \(count === 0\) count = .*\n/,
    text: '',
  },
  {
    what: 'ELF: an index of the names beyond 16 bits is not looked up',
    find: /(?<=\n) +if \(nameTable === 0xffff\) .*\n/,
    text: '',
  },
  {
    what: '.BTF.ext: a section may be cut off',
    find: /(?<=\n) +if \(.*\) throw broken\(at, 'a section is cut off'\);\n/,
    text: '',
  },
  {
    what: 'verdicts: what a helper writes to is not forgotten',
    find: /(?<=\n) +forgetArgument\(state, argument\.register, .*\);\n/,
    text: '',
  },
  {
    what: 'verdicts: a callback is called once only',
    find: /(?<=\n +if \()again === undefined(?=\) return \[after\])/,
    text: 'true',
  },
  {
    what: 'verdicts: only the last patch level that a kernel may have is tried',
    find: /(?<=\n) +if \(isReached\(found\.walk\)\) break;\n/,
    text: '',
  },
  {
    what: 'verdicts: functions whose address was lost from sight are called by nobody',
    find: /(?<=\? )state\.lost && given\.some\(.*\)(?=\n)/,
    text: 'false',
  },
  {
    what: 'verdicts: kernels whose loads have other widths share an answer',
    find: /(?<=coarse: numberOf\(`\$\{status\}) width \$\{width\}/,
    text: '',
  },
  {
    what: 'verdicts: a slot keeps what it held beside what is stored',
    find: /(?<=before\?\.kind === 'zeros' \? before\.mask) & ~bits/,
    text: '',
  },
];

/**
 * @param {string[]} sources
 * @returns {import('./mutate-source.mjs').Mutant[]}
 */
export function removals(sources) {
  const files = sources.map((file) => ({ file, source: readFileSync(file, 'latin1') }));
  return REMOVALS.map(({ what, find, text }) => {
    const places = files.flatMap(({ file, source }) =>
      [...source.matchAll(new RegExp(find, 'g'))].map(({ 0: found, index }) => ({
        file,
        start: index,
        end: index + found.length,
        line: source.slice(0, index).split('\n').length,
      })),
    );
    if (places.length !== 1) {
      throw new Error(`"${what}" is found ${places.length} times: say it anew in removals.mjs`);
    }
    return { ...places[0], text, what };
  });
}
