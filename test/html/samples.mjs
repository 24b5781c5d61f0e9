// Reports and manifests that are made up, for tests of report.html and for pictures of it.

const SHA = 'ab'.repeat(32);
const FILE = 'src/probe.bpf.c';

/** Versions of distributions with a kernel's release, of which more are made by counting. */
const VERSIONS = [
  ['amzn', '2', 'x86_64', (n) => `4.14.${100 + n}-${100 + n}.${300 + n}.amzn2.x86_64`],
  ['centos', '7', 'x86_64', (n) => `3.10.0-${327 + n}.el7.x86_64`],
  ['centos', '8', 'x86_64', (n) => `4.18.0-${80 + n}.el8.x86_64`],
  ['debian', '10', 'arm64', (n) => `4.19.0-${n}-arm64`],
  ['debian', '10', 'x86_64', (n) => `4.19.0-${n}-amd64`],
  ['debian', '9', 'x86_64', (n) => `4.9.0-${n}-amd64`],
  ['fedora', '31', 'x86_64', (n) => `5.3.${n}-300.fc31.x86_64`],
  ['ol', '7', 'x86_64', (n) => `4.14.35-${1818 + n}.el7uek.x86_64`],
  ['rhel', '8', 'x86_64', (n) => `4.18.0-${193 + n}.el8.x86_64`],
  ['sles', '15.2', 'x86_64', (n) => `5.3.18-${22 + n}-default`],
  ['ubuntu', '16.04', 'x86_64', (n) => `4.15.0-${13 + n}-generic`],
  ['ubuntu', '18.04', 'arm64', (n) => `4.15.0-${1020 + n}-aws`],
  ['ubuntu', '18.04', 'x86_64', (n) => `5.4.0-${1001 + n}-aws`],
  ['ubuntu', '20.04', 'x86_64', (n) => `5.4.0-${26 + n}-generic`],
];

/** Ids of about so many kernels, sorted. */
export function kernelIds(number) {
  const each = Math.ceil(number / VERSIONS.length);
  return VERSIONS.flatMap(([distro, version, arch, releaseOf]) =>
    Array.from({ length: each }, (_, n) => `${distro}/${version}/${arch}/${releaseOf(n)}`),
  )
    .slice(0, number)
    .sort();
}

export function manifestOf(report) {
  return {
    tool: '0.1.0',
    signature: SHA,
    layout: 'tree',
    archives: [{ name: 'aquasecurity/btfhub-archive', commit: 'c0'.repeat(20) }],
    objects: report.objects.map(({ path, relocations }) => ({
      path,
      sha256: SHA,
      relocations: relocations.length,
    })),
    kernels: report.kernels.map((kernel) => ({
      kernel,
      file: `${kernel}.btf`,
      size: 2_000,
      sha256: SHA,
      source: { archive: 0, path: `${kernel}.btf.tar.xz`, blob: SHA.slice(0, 40), btfSize: 4.5e6 },
      outcomes: { resolved: 30, absent: 1, unresolved: 0, ambiguous: 0, invalid: 0 },
    })),
    missing: [],
    ownBtf: [],
  };
}

const MEMBERS = ['task_struct.state', 'mm_struct.pinned_vm', 'request.rq_disk', 'sock.sk_mark'];

/** A reason as verdicts have it. */
function verdictOf(word, line, member, groups) {
  const at = `${FILE}:${line}`;
  const source = { file: FILE, line };
  switch (word) {
    case 'broken':
      return {
        verdict: word,
        reason: `${at} reads \`${member}\`, which is not there: no field \`${member.split('.')[1]}\` in struct \`${member.split('.')[0]}\` here`,
        source,
        relocation: 0,
        path: [line - 8, line - 5, line].map((step) => ({ file: FILE, line: step })),
        groups,
      };
    case 'depends':
      return {
        verdict: word,
        reason: `${at}: \`targ_per_disk\` is 0, and user space may set it`,
        source,
        relocation: 0,
        groups,
      };
    case 'guarded':
      return {
        verdict: word,
        reason: `${at} asks whether \`${member}\` exists; it does not`,
        source,
        groups,
      };
    default:
      return { verdict: word, groups };
  }
}

function objectOf(path, groups, programs) {
  return {
    path,
    groups,
    programs,
    queries: [
      {
        kind: 'byte_off',
        type: 'struct task_struct',
        access: 'state',
        outcomes: [{ status: 'resolved', value: '16', groups: groups.map((_, group) => group) }],
      },
    ],
    relocations: [
      {
        program: programs[0]?.program ?? 'none',
        ordinal: 0,
        query: 0,
        section: 'tp/exec',
        insn: 3,
        source: { file: FILE, line: 12 },
      },
    ],
    ignored: [],
  };
}

/** Programs of objects with 10 each, by kernels that fall into so many groups, in a scattered order. */
export function largeReport(programs, kernels, groups) {
  const words = ['loads', 'loads', 'guarded', 'broken', 'loads', 'depends', 'loads'];
  const members = Array.from({ length: groups }, () => []);
  for (let kernel = 0; kernel < kernels; kernel++) members[(kernel * 7919) % groups].push(kernel);
  const objects = Array.from({ length: Math.ceil(programs / 10) }, (_, object) => {
    const own = Array.from({ length: Math.min(10, programs - object * 10) }, (_, number) => {
      const index = object * 10 + number;
      const verdicts = words.map((word, way) => {
        const of = members.flatMap((_, group) =>
          scatter(group, index) % words.length === way ? [group] : [],
        );
        return verdictOf(word, 20 + index + way * 40, MEMBERS[(index + way) % 4], of);
      });
      const name = `program_${String(index).padStart(3, '0')}_of_the_product`;
      const kept = verdicts.filter((verdict) => verdict.groups.length > 0);
      return { program: name, section: 'kprobe/x', verdicts: kept };
    });
    return objectOf(`build/objects/part-${object}.bpf.o`, members, own);
  });
  return { tool: '0.1.0', kernels: kernelIds(kernels), objects };
}

/** A number that looks like one of chance. */
function scatter(a, b) {
  return Math.imul(Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b), 0xc2b2ae35) >>> 16;
}

/** A small product, as one might be, with something of everything, and what a change did to it. */
export function sampleReport() {
  const kernels = kernelIds(322);
  const is = (...prefixes) =>
    kernels.flatMap((id, kernel) => (prefixes.some((one) => id.startsWith(one)) ? [kernel] : []));
  const aws = kernels.flatMap((id, kernel) => (id.includes('5.4.0-101') ? [kernel] : []));
  const old = is('amzn/', 'centos/7', 'debian/9', 'ol/');
  const middle = is('centos/8', 'debian/10', 'rhel/').filter((kernel) => !aws.includes(kernel));
  const rest = kernels
    .map((_, kernel) => kernel)
    .filter((kernel) => ![...old, ...middle, ...aws].includes(kernel));
  const groups = [old, middle, aws, rest];
  const names = 'exec exit fork open read write connect accept bind mmap ptrace setuid'.split(' ');
  const programs = names.map((name, index) => {
    const program = `trace_${name}`;
    const section = `tp/syscalls/sys_enter_${name}`;
    const line = 40 + index * 17;
    const member = MEMBERS[index % 4];
    const verdicts = {
      exec: [verdictOf('broken', line, 'mm_struct.pinned_vm', [2]), ['loads', [0, 1, 3]]],
      read: [verdictOf('broken', line, 'request.rq_disk', [0]), ['loads', [1, 2, 3]]],
      open: [verdictOf('depends', line, member, [0, 1]), ['loads', [2, 3]]],
      mmap: [
        { ...verdictOf('broken', line, member, [0]), excused: 'expectations line 3: never' },
        verdictOf('guarded', line + 4, member, [1]),
        ['loads', [2, 3]],
      ],
      connect: [verdictOf('guarded', line, 'sock.sk_mark', [0, 1, 2]), ['loads', [3]]],
      bind: [verdictOf('guarded', line, 'sock.sk_mark', [0]), ['loads', [1, 2, 3]]],
    }[name] ?? [['loads', [0, 1, 2, 3]]];
    return {
      program,
      section,
      verdicts: verdicts.map((one) =>
        Array.isArray(one) ? { verdict: one[0], groups: one[1] } : one,
      ),
    };
  });
  programs.push({
    program: 'lsm_open',
    section: 'lsm/file_open',
    needsKernelBtf: 'lsm',
    verdicts: [{ verdict: 'loads', groups: [0, 1, 2, 3] }],
  });
  return { tool: '0.1.0', kernels, objects: [objectOf('build/probe.bpf.o', groups, programs)] };
}

export function sampleComparison(report) {
  const [object] = report.objects;
  const idsOf = (group) => object.groups[group].map((kernel) => report.kernels[kernel]);
  const exec = object.programs[0].verdicts[0];
  return {
    baseline: { commit: 'ab12cd3'.padEnd(40, '0'), ref: 'refs/heads/main' },
    kernels: report.kernels.length,
    newKernels: [],
    goneKernels: [],
    changes: [
      {
        kind: 'newly-broken',
        object: object.path,
        program: 'trace_exec',
        before: 'loads',
        now: 'broken',
        reason: exec.reason,
        source: exec.source,
        kernels: idsOf(2),
      },
      {
        kind: 'mended',
        object: object.path,
        program: 'trace_bind',
        before: 'broken',
        now: 'guarded',
        reason: `${FILE}:176 reads \`sock.sk_mark\`, which is not there`,
        source: { file: FILE, line: 176 },
        kernels: idsOf(0),
      },
    ],
    addedPrograms: [],
    gonePrograms: [],
    addedRelocations: 2,
    goneRelocations: 0,
  };
}

/** Strings that would run a script, end an element or look like another name, if a page let them. */
export const HOSTILE = [
  '</script><script>globalThis.attacked = 1</script>',
  '<!--<script>',
  '"><img src=x onerror="globalThis.attacked = 1">',
  "' onmouseover='globalThis.attacked = 1",
  'javascript:globalThis.attacked=1',
  '\u202egnp.exe\u2066\u200f',
  'line\u2028separator\u2029and \ud800 half\u0000null',
  '&lt;b&gt;]]>',
];

/** A report in which every foreign string is hostile. */
export function hostileReport() {
  const bad = HOSTILE.join(' ');
  const source = { file: `src/${HOSTILE[0]}`, line: 3 };
  const programs = HOSTILE.map((name, index) => ({
    program: name,
    section: bad,
    verdicts: [
      {
        verdict: index % 2 === 0 ? 'broken' : 'depends',
        reason: bad,
        source: { file: name, line: index + 1 },
        relocation: 0,
        path: [source, source],
        ...(index === 5 && { excused: bad }),
        groups: [0],
      },
    ],
  }));
  const object = objectOf(bad, [HOSTILE.map((_, kernel) => kernel)], programs);
  const query = { ...object.queries[0], kind: bad, type: bad, access: bad };
  const relocations = [{ ...object.relocations[0], source }];
  return {
    tool: bad,
    kernels: HOSTILE.map((text) => `${text.replaceAll('/', '')}/1/x/${text}`),
    objects: [
      { ...object, queries: [query], relocations },
      { ...objectOf(`z${bad}`, [], []), error: bad },
    ],
    expectations: [bad],
  };
}

export function hostileManifest(report) {
  const bad = HOSTILE.join(' ');
  return {
    ...manifestOf(report),
    tool: bad,
    missing: HOSTILE.map((kernel) => ({ kernel, reason: bad })),
    ownBtf: HOSTILE,
  };
}
