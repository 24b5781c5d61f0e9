import { readFileSync } from 'node:fs';
import { parseBtf, stringAt, typeCount } from '../../lib/btf/btf.js';
import { Kind } from '../../lib/btf/kinds.js';
import { kindOf, nameOf } from '../../lib/btf/types.js';

/**
 * How well the names in a kernel's BTF tell what attaches: by sort of program, how often its target is in BTF and
 * among the kernel's symbols, and what happened.
 *
 * @param {{ btf: string, names: import('./ask.mjs').KernelNames, happened: import('./ask.mjs').Happened[] }} kernel
 * @returns {{ sort: string, known: string, became: string, programs: string[] }[]}
 */
export function tellNames({ btf, names, happened }) {
  const types = parseBtf(readFileSync(btf));
  const functions = new Set();
  const typedefs = new Set();
  const structs = new Set();
  for (let id = 1; id < typeCount(types); id++) {
    const kind = kindOf(types, id);
    const name = stringAt(types, nameOf(types, id));
    if (kind === Kind.FUNC) functions.add(name);
    else if (kind === Kind.TYPEDEF) typedefs.add(name);
    else if (kind === Kind.STRUCT) structs.add(name);
  }
  const symbols = new Set(names.symbols.map((name) => name.replace('*', '')));
  const suffixed = new Set([...symbols].filter((name) => name.includes('.')).map(base));
  const [traceable, forbidden] = [new Set(names.traceable), new Set(names.forbidden)];
  const events = new Set(names.events);
  const groups = new Map();
  for (const one of happened) {
    const [word, ...rest] = one.section.replace(/^\?/, '').split('/');
    const target = rest.join('/');
    if (!target) continue;
    const name = target.replace(/[+].*/, '');
    let known;
    if (/^(kprobe|kretprobe|fentry|fexit|fmod_ret)/.test(word) && !/multi|session/.test(word)) {
      known = [
        functions.has(name) ? 'FUNC' : 'no FUNC',
        symbols.has(name) ? 'symbol' : suffixed.has(name) ? 'symbol with suffix' : 'no symbol',
        ...(symbols.has(name) && !traceable.has(name) ? ['not traceable'] : []),
        ...(forbidden.has(name) ? ['forbidden'] : []),
      ];
    } else if (word === 'tp' || word === 'tracepoint') {
      const event = name.split('/').at(-1);
      known = [
        typedefs.has(`btf_trace_${event}`) ? 'btf_trace' : 'no btf_trace',
        structs.has(`trace_event_raw_${event}`) ? 'struct' : 'no struct',
        events.has(name) ? 'event' : 'no event',
      ];
    } else if (/^(raw_tp|raw_tracepoint|tp_btf)/.test(word)) {
      known = [typedefs.has(`btf_trace_${name}`) ? 'btf_trace' : 'no btf_trace'];
    } else if (/^(lsm|iter)/.test(word)) {
      const full = `bpf_${word.replace('.s', '')}_${name}`;
      known = [functions.has(full) ? 'FUNC' : 'no FUNC'];
    } else continue;
    const sort = word.replace(/\.s$|ret(?=probe)/, '');
    const became = one.load === 'loaded' ? one.attach : `refused`;
    const key = [sort, known.join(', '), became].join('\t');
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(`${one.object}:${one.program}`);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, programs]) => {
      const [sort, known, became] = key.split('\t');
      return { sort, known, became, programs };
    });
}

function base(name) {
  return name.replace(/\..*/, '');
}
