// Makes a large eBPF object: what a product of a hundred programs looks like to a bundler.

import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAMS = 120;
const READS = 48;
/** Fields that every program reads, and fields that are shared out between the programs. */
const COMMON_FIELDS = 12;

/** Where products start from: the rest follows along pointers, the nearest types first. */
const ROOTS = ['task_struct', 'file', 'sock', 'sk_buff', 'linux_binprm', 'bio', 'net_device'];

/**
 * @param {string} btf path of a kernel's raw BTF
 * @param {string} directory where it is made; a file that is there already is not made again
 * @returns {string} path of the object
 */
export function largeObject(btf, directory) {
  const object = join(directory, 'large.bpf.o');
  if (existsSync(object)) return object;
  const header = execFileSync('bpftool', ['btf', 'dump', 'file', btf, 'format', 'c'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  writeFileSync(join(directory, 'vmlinux.h'), header);
  const source = join(directory, 'large.bpf.c');
  writeFileSync(source, sourceOf(fieldsNear(ROOTS, structsOf(header))));
  const options = ['-target', 'bpf', '-D__TARGET_ARCH_x86', '-g', '-O2', '-w', '-I', directory];
  execFileSync('clang', [...options, '-c', source, '-o', object], { stdio: 'inherit' });
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

function sourceOf(fields) {
  const own = READS - COMMON_FIELDS;
  const programs = Array.from({ length: PROGRAMS }, (_, program) => {
    const first = COMMON_FIELDS + Math.floor((program * own) / 2);
    const read = [...fields.slice(0, COMMON_FIELDS), ...fields.slice(first, first + own)];
    return `SEC("kprobe/program_${program}")
int program_${program}(struct pt_regs *context)
{
	void *p = (void *)context->di;
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
