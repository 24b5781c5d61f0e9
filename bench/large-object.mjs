// Makes eBPF objects of any size, up to what a product of a hundred programs looks like to a bundler.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Fields that every program reads; the others are shared out between the programs. */
const COMMON_FIELDS = 12;

/** Where products start from: the rest follows along pointers, the nearest types first. */
const ROOTS = ['task_struct', 'file', 'sock', 'sk_buff', 'linux_binprm', 'bio', 'net_device'];

/** A product of a hundred programs: 5,880 relocations. */
export function largeObject(btf, directory) {
  return generatedObject(btf, directory, 'large', { programs: 120, reads: 48 });
}

/**
 * @param {string} btf path of a kernel's raw BTF
 * @param {string} directory where it is made; a file that is there already is not made again
 * @param {string} name of the object
 * @param {{ programs: number, reads: number, spread?: number, more?: string[] }} size how many programs, how many
 * fields each of them reads, out of about how many, and what the first reads besides, as `struct, field`
 * @returns {string} path of the object
 */
export function generatedObject(btf, directory, name, size) {
  const object = join(directory, `${name}.bpf.o`);
  if (existsSync(object)) return object;
  const header = execFileSync('bpftool', ['btf', 'dump', 'file', btf, 'format', 'c'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  writeFileSync(join(directory, 'vmlinux.h'), header);
  const source = join(directory, `${name}.bpf.c`);
  writeFileSync(source, sourceOf(fieldsNear(ROOTS, structsOf(header)), size));
  const options = ['-target', 'bpf', '-g', '-O2', '-w', '-I', directory];
  execFileSync(compiler(), [...options, '-c', source, '-o', object], { stdio: 'inherit' });
  return object;
}

/** The structs of a C header with the members that can be read by their name in one line. */
function structsOf(header) {
  const structs = new Map();
  for (const [, name, body] of header.matchAll(/^struct (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const members = [];
    for (const line of body.split('\n')) {
      const member = /^\t([\w ]+?) (\**)(\w+)(\[\d+\])?;$/.exec(line);
      if (member) members.push({ type: member[1], name: member[3] });
    }
    structs.set(name, members);
  }
  return structs;
}

function fieldsNear(roots, structs) {
  const fields = [];
  const seen = new Set(roots);
  for (const struct of seen) {
    for (const { type, name } of structs.get(struct) ?? []) {
      fields.push(`${struct}, ${name}`);
      const next = /^struct (\w+)$/.exec(type)?.[1];
      if (next) seen.add(next);
    }
  }
  return fields;
}

/** Debian's clang has its version in its name. */
function compiler() {
  const names = ['clang', 'clang-19'];
  const found = names.find((name) => spawnSync(name, ['--version']).status === 0);
  if (found === undefined) throw new Error('There is no clang: install clang or clang-19.');
  return found;
}

function sourceOf(
  fields,
  { programs: count, reads, spread = Number.POSITIVE_INFINITY, more = [] },
) {
  const own = reads - COMMON_FIELDS;
  const programs = Array.from({ length: count }, (_, program) => {
    const first = COMMON_FIELDS + (Math.floor((program * own) / 2) % spread);
    const common = [...fields.slice(0, COMMON_FIELDS), ...(program === 0 ? more : [])];
    const read = [...common, ...fields.slice(first, first + own)];
    return `SEC("raw_tp/sys_enter")
int program_${program}(struct bpf_raw_tracepoint_args *context)
{
	void *p = (void *)context->args[0];
	char value[8];

${read.map((field) => `\tREAD(${field});`).join('\n')}
	return 0;
}
`;
  });
  return `#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#define READ(type, field) \\
	bpf_core_read(value, sizeof(value), &((struct type *)p)->field)

${programs.join('\n')}
char LICENSE[] SEC("license") = "GPL";
`;
}
