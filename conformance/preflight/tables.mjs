import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readObject } from '../../lib/core/object.js';
import { readNeeds } from '../../lib/preflight/read-needs.js';
import { SECTION_NAMES, sectionKind } from '../../lib/preflight/sections.js';
import { REPLACED_BY } from '../../lib/preflight/tables/helpers.js';
import { tally } from '../tally.mjs';

/**
 * Compares our tables with libbpf's own: of sections, and of helpers that it replaces.
 *
 * @param {string} program the oracle of tables
 * @param {import('./objects.mjs').Tried[]} objects
 * @returns {ReturnType<typeof tally>[]}
 */
export function compareTables(program, objects) {
  const ask = (args, input) =>
    execFileSync(program, args, { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'inherit'] })
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t'));
  return [compareRows(ask), compareNames(ask), compareHelpers(ask, objects)];
}

function compareRows(ask) {
  const rows = tally("preflight: rows of libbpf's table of sections", 'rows');
  const theirs = ask(['--sections']);
  const names = theirs.map(([name]) => name);
  for (const name of SECTION_NAMES) if (!names.includes(name)) rows.differ(`${name}: only ours`);
  for (const [pattern, type, attach, number, flags] of theirs) {
    const name = pattern.replace('+', '/x');
    const ours = SECTION_NAMES.includes(pattern) ? sectionKind(name) : undefined;
    // Number 0 is BPF_CGROUP_INET_INGRESS, and none.
    const wanted = [
      `BPF_PROG_TYPE_${type.toUpperCase()}`,
      number === '0' ? '' : attach,
      flags.trim(),
    ];
    const word = (ours?.attachType ?? '').replace(/^BPF_/, '').toLowerCase();
    const found = ours && [
      ours.programType,
      ours.attachType === 'BPF_CGROUP_INET_INGRESS' ? '' : word,
      [
        ...(ours.isAttachTypeOptional ? ['optional'] : []),
        ...(ours.isByBtf ? ['btf'] : []),
        ...(ours.isSleepable ? ['sleepable'] : []),
        ...(ours.hasFrags ? ['frags'] : []),
      ].join(' '),
    ];
    if (found && JSON.stringify(found) === JSON.stringify(wanted)) rows.equal();
    else
      rows.differ(`${pattern}: libbpf ${wanted.join(', ')}; ours ${found?.join(', ') ?? 'none'}`);
  }
  return rows;
}

function compareNames(ask) {
  const names = tally('preflight: types by libbpf_prog_type_by_name', 'names');
  const made = new Set(
    ask(['--sections']).flatMap(([pattern]) => {
      const word = pattern.replace('+', '');
      return [
        word,
        `${word}/x`,
        `${word}/x/y`,
        `${word}x`,
        `${word}/`,
        word.slice(0, -1),
        `${word}.s`,
      ];
    }),
  );
  for (const [name, type] of ask([], [...made].map((one) => `${one}\n`).join(''))) {
    const ours = sectionKind(name)?.programType ?? '-';
    const theirs = type === '-' ? '-' : `BPF_PROG_TYPE_${type.toUpperCase()}`;
    if (ours === theirs) names.equal();
    else names.differ(`${name}: libbpf ${theirs}, ours ${ours}`);
  }
  return names;
}

function compareHelpers(ask, objects) {
  const calls = tally('preflight: helpers in place of those that a kernel lacks', 'programs');
  for (const { name, path } of objects) {
    // Programs only: libbpf's list has subprograms, too.
    const theirs = new Map(
      ask(['--helpers', path]).map(([program, ...ids]) => [program, ids.map(Number)]),
    );
    for (const { program, section, helpers } of readNeeds(readObject(readFileSync(path)))
      .programs) {
      const own = theirs.get(program) ?? [];
      const replaced = helpers.map(({ id }) => REPLACED_BY.get(id) ?? id);
      const missing = own.filter((id) => !replaced.includes(id));
      const left = [...REPLACED_BY.keys()].filter((id) => own.includes(id));
      if (missing.length + left.length === 0) calls.equal();
      else calls.differ(`${name}, ${section} ${program}: libbpf calls ${missing}, left ${left}`);
    }
  }
  return calls;
}
