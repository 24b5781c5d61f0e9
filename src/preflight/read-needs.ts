import type { BpfObject } from '../core/object.js';
import { CALL } from '../core/opcodes.js';
import { linkedFunctions } from '../core/programs.js';
import { type LinkedProgram, linkProgram, sourceOf } from '../verdict/link.js';
import { nextOf } from '../verdict/walk/flow.js';
import { askedBy } from './asked.js';
import { attachNeedOf } from './attach.js';
import { contextLoads } from './context-loads.js';
import { featuresOf } from './features.js';
import { readKsyms, withoutFlavour } from './ksyms.js';
import { KCONFIG, type PlacedMap, readMaps, WHOLE } from './maps.js';
import type {
  AttachNeed,
  ContextLoad,
  FeatureNeed,
  HelperNeed,
  MapUse,
  ObjectNeeds,
  ProgramNeeds,
  WeakCall,
} from './needs.js';
import { sectionKind } from './sections.js';
import { FEATURES, type Feature } from './tables/features.js';
import { helperOf } from './tables/helpers.js';

/** What the programs of an object need of a kernel besides CO-RE, as libbpf loads them. */
export function readNeeds(object: BpfObject): ObjectNeeds {
  const placed = readMaps(object);
  const maps = placed.map(({ section: _, offset: __, ...map }) => map);
  const shared = { maps, ksyms: readKsyms(object) };
  const mapAt = mapIndex(placed);
  const programs = linkedFunctions(object.code.functions).map(([index]) => {
    const program = linkProgram(object, index as number, new Map());
    return { ...programNeeds(object, program, mapAt), shared };
  });
  return { programs, asked: askedBy(programs) };
}

function programNeeds(
  object: BpfObject,
  program: LinkedProgram,
  mapAt: MapIndex,
): Omit<ProgramNeeds, 'shared'> {
  const kind = sectionKind(program.section);
  const attach = kind && attachNeedOf(kind);
  const isOptional = kind?.isAttachTypeOptional === true;
  return {
    program: program.name,
    section: program.section,
    ...(kind && { programType: kind.programType }),
    ...(kind?.attachType !== undefined && !isOptional && { attachType: kind.attachType }),
    ...(attach && { attach }),
    helpers: helpersOf(object, program),
    weakCalls: weakCallsOf(object, program),
    ...usesOf(object, program, mapAt),
    features: featureNeeds(object, program),
    contextLoads: readsArguments(attach) ? loadsOf(object, program) : [],
  };
}

/** The helpers that a program calls (`libbpf.c: insn_is_helper_call`). */
function helpersOf(object: BpfObject, program: LinkedProgram): HelperNeed[] {
  const calls = new Map<number, number[]>();
  const { opcodes, registers, immediates, references } = program;
  for (let insn = 0; insn < opcodes.length; insn = nextOf(program, insn)) {
    if (opcodes[insn] !== CALL || registers[insn] !== 0 || references.has(insn)) continue;
    const id = immediates[insn] as number;
    const list = calls.get(id) ?? [];
    calls.set(id, list);
    list.push(insn);
  }
  return [...calls]
    .sort(([a], [b]) => a - b)
    .map(([id, insns]) => {
      const name = helperOf(id)?.name;
      const source = sourceOf(object, program, insns[0] as number);
      return { id, ...(name !== undefined && { name }), insns, ...(source && { source }) };
    });
}

function weakCallsOf(object: BpfObject, program: LinkedProgram): WeakCall[] {
  const calls = new Map<string, number[]>();
  for (const [insn, reference] of program.references) {
    const isCall = program.opcodes[insn] === CALL;
    if (!isCall || reference.kind !== 'extern' || !reference.isWeak) continue;
    const name = withoutFlavour(reference.name);
    calls.set(name, [...(calls.get(name) ?? []), insn]);
  }
  return [...calls].map(([name, insns]) => {
    const source = sourceOf(object, program, insns[0] as number);
    return { name, insns, ...(source && { source }) };
  });
}

function usesOf(object: BpfObject, program: LinkedProgram, mapAt: MapIndex): { maps: MapUse[] } {
  const { kconfig } = object.code.externs;
  const uses = new Map<number, number[]>();
  for (const [insn, reference] of program.references) {
    let map: number | undefined;
    if (reference.kind === 'map') map = mapAt(reference.section, reference.offset);
    else if (reference.kind === 'data') map = mapAt(reference.section, WHOLE);
    else if (reference.kind === 'extern' && kconfig.has(reference.name))
      map = mapAt(KCONFIG, WHOLE);
    if (map === undefined) continue;
    const list = uses.get(map) ?? [];
    uses.set(map, list);
    list.push(insn);
  }
  const sorted = [...uses].sort(([a], [b]) => a - b);
  return {
    maps: sorted.map(([map, insns]) => {
      insns.sort((a, b) => a - b);
      const source = sourceOf(object, program, insns[0] as number);
      return { map, insns, ...(source && { source }) };
    }),
  };
}

/** The index of the map that is defined at an offset of a section. */
type MapIndex = (section: number, offset: number) => number | undefined;

function mapIndex(placed: readonly PlacedMap[]): MapIndex {
  const known = new Map(placed.map(({ section, offset }, map) => [`${section} ${offset}`, map]));
  return (section, offset) => known.get(`${section} ${offset}`);
}

function featureNeeds(object: BpfObject, program: LinkedProgram): FeatureNeed[] {
  const found = featuresOf(program, sectionKind(program.section), object.code.externs.kconfig);
  return [...found].map(([name, insns]) => {
    const { words, since, source, instead, isIfReached, backportedTo }: Feature = FEATURES[name];
    const at = insns[0] === undefined ? undefined : sourceOf(object, program, insns[0]);
    return {
      ...{ feature: words, since, source, isIfReached: isIfReached === true },
      insns: isIfReached === true ? insns : [],
      ...(instead !== undefined && { instead }),
      ...(backportedTo !== undefined && { backportedTo }),
      ...(at && { at }),
    };
  });
}

/** Whether a program is given as many arguments as what it is attached to has. */
function readsArguments(attach: AttachNeed | undefined): boolean {
  if (attach?.kind === 'raw-tracepoint') return true;
  return attach?.kind === 'function' && /^(fentry|fexit|fmod_ret|fsession|lsm)/.test(attach.word);
}

function loadsOf(object: BpfObject, program: LinkedProgram): ContextLoad[] {
  return contextLoads(program).map(({ insn, offset }) => {
    const source = sourceOf(object, program, insn);
    return { insn, offset, ...(source && { source }) };
  });
}
