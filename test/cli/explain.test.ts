import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = (name: string) => join(root, 'test', 'fixtures', name);

let compiled: Compiled;
let here: string;
beforeAll(() => {
  compiled = compile();
  here = mkdtempSync(join(tmpdir(), 'explain-'));
  cpSync(join(root, 'examples'), join(here, 'examples'), { recursive: true });
  mkdirSync(join(here, 'examples', 'archive', 'made', '1', 'x86_64'), { recursive: true });
  copyFileSync(
    fixture('kernel_bpfel.btf'),
    join(here, 'examples', 'archive', 'made', '1', 'x86_64', '5.10.7.btf'),
  );
  copyFileSync(fixture('verdicts_bpfel.o'), join(here, 'verdicts.o'));
});
afterAll(() => compiled.remove());

function explain(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(compiled.directory, 'cli.js'), 'explain', ...args, '--archive', 'examples/archive'],
    { cwd: here, encoding: 'utf8', timeout: 20_000 },
  );
  return { status, stdout, stderr };
}

const EXAMPLE = 'examples/exec-trace.bpf.o';

describe('btf-bundle explain', () => {
  test('the example, line by line', () => {
    const { status, stdout, stderr } = explain(EXAMPLE, 'exec_trace', '--kernel', 'debian/12');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(EXPECTED);
  });

  const made = (program: string, ...flags: string[]) =>
    explain('verdicts.o', program, '--kernel', 'made', ...flags).stdout.split('\n');

  const shownIn = (lines: readonly string[]) => lines.find((line) => line.startsWith('Shown is'));

  test('what is needed and not known besides, and what the program needs', () => {
    const lines = made('loads');
    expect(lines).toContain('Found besides: 2');
    expect(lines).toContain(
      "  unknown: raw_tracepoint loads: this kernel's BTF tells nothing of its tracepoints",
    );
    expect(lines).toContain('  attach point raw_tracepoint loads');
  });

  test('of a program that is broken, the line that is refused', () => {
    const lines = made('broken');
    expect([...lines.slice(0, 3), shownIn(lines)]).toEqual([
      'broken (raw_tracepoint/broken) on made/1/x86_64/5.10.7: broken',
      expect.stringMatching(
        /^ {2}\S*verdicts\.bpf\.c:\d+ reads `task\.gone`, which is not there: no field/,
      ),
      '',
      'Shown is what the verifier of Linux 5.10 reaches, whatever user space sets variables to.',
    ]);
    expect(lines).toContain('Branches that go one way only: 0');
    const [refused, ...more] = lines.filter((line) => line.startsWith('  !'));
    expect(more).toEqual([]);
    expect(refused).toContain('<- `task.gone` unresolved');
  });

  test('of one that depends, what it is with the variables of the object', () => {
    const lines = made('by_variable');
    expect(lines[0]).toBe(
      'by_variable (raw_tracepoint/by_variable) on made/1/x86_64/5.10.7: depends',
    );
    expect(lines[1]).toMatch(/`targ_gone` is 0, and user space may set it$/);
    expect(shownIn(lines)).toMatch(/with variables as the object has them\.$/);
    expect(lines).toContain('Branches that go one way only: 1');
  });

  test('of one that a newer verifier would take, what that reaches', () => {
    const lines = made('in_global_function');
    expect(lines[1]).toContain(
      'this helps only if the verifier knows what Linux 6.8’s does'.replace('’', "'"),
    );
    expect(shownIn(lines)).toBe(
      'Shown is what the newest verifier that is known reaches, whatever user space sets variables to.',
    );
  });

  test('with what expectations say of variables', () => {
    const [first] = made('by_variable', '--expectations', '*.targ_gone = any');
    expect(first).toMatch(/: broken$/);
    const [guarded] = made('by_variable', '--expectations', '*.targ_gone = 0');
    expect(guarded).toMatch(/: guarded$/);
  });

  test('of one that loads, and of one that needs BTF in the kernel', () => {
    expect(made('loads')[0]).toBe('loads (raw_tracepoint/loads) on made/1/x86_64/5.10.7: loads');
    expect(made('with_btf')).toContain('  It needs BTF in the kernel itself (fentry).');
  });

  test.each([
    [
      'no such program',
      [EXAMPLE, 'exec_trase', '--kernel', 'debian/12'],
      'object examples/exec-trace.bpf.o has no program "exec_trase"; the nearest: "exec_trace".',
    ],
    [
      'a file that is not there',
      ['no.o', 'exec_trace', '--kernel', 'debian/12'],
      'OBJECT "no.o" matches no file: check the path, and that the build ran.',
    ],
    [
      'no kernel',
      [EXAMPLE, 'exec_trace'],
      'kernel is not given: write --kernel with one, as btf-bundle list prints them.',
    ],
    [
      'no program',
      [EXAMPLE, '--kernel', 'debian/12'],
      'explain has no PROGRAM: write btf-bundle explain OBJECT PROGRAM.',
    ],
    [
      'a file that is no object',
      ['examples/targets.txt', 'exec_trace', '--kernel', 'debian/12'],
      'object examples/targets.txt is no ELF file; name the .o files that clang -target bpf wrote.',
    ],
  ])('2: %s', (_, args, sentence) => {
    const { status, stdout, stderr } = explain(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  test.each([
    ['debian', /kernel "debian" .*debian\/11\/arm64\/5\.10\.0-32-cloud-arm64/],
    ['ubuntu', /kernel "ubuntu" .*no kernel/],
  ])('1: a pattern that matches not just one kernel (%s)', (kernel, sentence) => {
    const { status, stdout, stderr } = explain(EXAMPLE, 'exec_trace', '--kernel', kernel);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
  });

  test('1: a kernel of the other byte order', () => {
    copyFileSync(fixture('verdicts_bpfeb.o'), join(here, 'big.o'));
    const { status, stderr } = explain('big.o', 'loads', '--kernel', 'made');
    expect(status).toBe(1);
    expect(stderr).toMatch(/made\/1\/x86_64\/5\.10\.7: kernels of x86_64 are little-endian/);
  });
});

const EXPECTED = `\
exec_trace (raw_tracepoint/sched_process_exec) on debian/12/x86_64/6.1.0-50-cloud-amd64: guarded
  examples/exec-trace.bpf.c:72 asks whether \`task_struct.start_boottime\` exists (it does) and examples/exec-trace.bpf.c:65 asks whether \`task_struct.__state\` exists (it does)

What it needs of a kernel besides (with the first Linux that has it): 6
  program type BPF_PROG_TYPE_RAW_TRACEPOINT (4.17)
  map BPF_MAP_TYPE_PERF_EVENT_ARRAY (4.3)
  helper bpf_probe_read_kernel_str (4.11)
  helper bpf_perf_event_output (4.4)
  helper bpf_probe_read_kernel (4.1)
  attach point raw_tracepoint sched_process_exec

Shown is what the verifier of Linux 6.1 reaches, whatever user space sets variables to.

Branches that go one way only: 3
  examples/exec-trace.bpf.c:72 asks whether \`task_struct.start_boottime\` exists; it does (the jump is never taken)
  examples/exec-trace.bpf.c:65 asks whether \`task_struct.__state\` exists; it does (the jump is never taken)
  examples/exec-trace.bpf.c:90 asks whether \`task_struct.in_execve\` is signed; it is not (the jump is always taken)

Lines: + reached, ~ reached in part, - dead, ! refused
  examples/exec-trace.bpf.c
  +    65  if (bpf_core_field_exists(task->__state))
  ~    66  return BPF_CORE_READ(task, __state);   <- \`task_struct___before_5_14.state\` unresolved
  -    67  return BPF_CORE_READ((struct task_struct___before_5_14 *)task, state);
  ~    72  if (bpf_core_field_exists(task->start_boottime))   <- \`task_struct___before_5_5.real_start_time\` unresolved
  +    79  int exec_trace(struct bpf_raw_tracepoint_args *context)
  +    81  struct task_struct *task = (void *)context->args[0];
  +    82  struct linux_binprm *binprm = (void *)context->args[2];
  +    83  struct event event = {
  +    85  .cgroup = BPF_CORE_READ(task, cgroups, dfl_cgrp, kn, id),
  +    87  .pid = BPF_CORE_READ(task, tgid),
  +    88  .parent = BPF_CORE_READ(task, real_parent, tgid),
  +    89  .arguments = BPF_CORE_READ(binprm, argc),
  ~    90  .in_execve = BPF_CORE_READ_BITFIELD_PROBED(task, in_execve),
  +    94  bpf_probe_read_kernel_str(event.filename, sizeof(event.filename),
  +    95  BPF_CORE_READ(binprm, filename));
  +    96  bpf_perf_event_output(context, &events, BPF_F_CURRENT_CPU, &event, sizeof(event));
  +    97  return 0;
`;
