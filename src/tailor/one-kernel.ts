import { createHash } from 'node:crypto';
import type { EntryFormat } from '../archive/entry-path.js';
import { type Btf, parseBtf } from '../btf/btf.js';
import {
  candidatesAmong,
  findCandidates,
  type WantedNames,
} from '../core/candidates/candidates.js';
import type { Compat } from '../core/compat.js';
import { keepKernel, wantKept } from '../core/kept/keep-kernel.js';
import { type KeptOf, readKept } from '../core/kept/kept-file.js';
import { coversNames, type KeptNames, neededNames } from '../core/kept/names.js';
import { tailorKept } from '../core/kept/tailor-kept.js';
import type { ObjectQueries } from '../core/object.js';
import { makeObjectSet, type ObjectSet } from '../core/object-set.js';
import { tailor } from '../core/tailor.js';
import { askFor } from '../preflight/ask-kernel.js';
import { factsText, type KernelFacts, parseFacts, reduceFacts } from '../preflight/facts.js';
import type { AskedNames } from '../preflight/needs.js';
import { unpackEntry } from '../unpack/entry.js';
import { helpersOf } from '../verdict/verifier/helpers-of.js';
import type { Tables } from './tables.js';
import type { TailoredKernel } from './tailored-kernel.js';

/** What kernels are tailored to. */
export interface Product {
  readonly objects: readonly ObjectQueries[];
  readonly compat: Compat;
  /** What programs need of a kernel besides CO-RE, by names. */
  readonly asked?: AskedNames | undefined;
}

/** One kernel's work. */
export interface KernelWork {
  readonly format: EntryFormat;
  /** The archive entry, packed as it is. */
  readonly bytes: Uint8Array;
  /** Whether the bytes were checked by their blob id, so that xz need not check what is in them. */
  readonly proven?: boolean;
  /** Indices of the objects that are for the kernel's architecture. */
  readonly objects: readonly number[];
  /** For what a part of the kernel is to be kept, if one is. */
  readonly keep?: Keep | undefined;
}

/** What kernels are kept for (`obtain/kept-set.ts`). */
export interface Keep {
  readonly names: KeptNames;
  /** All that the product asks is among it. */
  readonly asked: AskedNames;
  /** Equal for what is kept for the same. */
  readonly digest: string;
}

/** The same of a kernel of which an earlier run kept a part. */
export interface KeptWork extends Pick<KernelWork, 'objects'> {
  /** What the file must be of. */
  readonly kept: KeptOf;
  /** The file (`core/kept/kept-file.ts`). */
  readonly bytes: Uint8Array;
}

/** Room of this many bytes is kept from kernel to kernel; few kernels have more BTF. */
const KEPT_ROOM = 16 << 20;

/**
 * Makes the function that does one kernel's work. Kernels are worked on one after the other, for they
 * are unpacked into the same room: as garbage it would add up to more than all else.
 *
 * @param tables take the outcomes and the facts
 * @returns a function that throws if the entry is broken, or if no object is of its byte order, or if what
 *   is kept of the kernel will not do
 */
export function kernelTailor({ objects: all, compat, asked }: Product, tables: Tables) {
  const objectSets = new Map<string, ObjectSet>();
  const ask = asked && askFor(asked);

  let lastKeep: ReadyKeep | undefined;
  let kept: Uint8Array | undefined;
  const roomFor = (size: number) => {
    if (size > KEPT_ROOM) return new Uint8Array(size);
    kept ??= new Uint8Array(KEPT_ROOM);
    return kept.subarray(0, size);
  };
  let last: Promise<unknown> = Promise.resolve();
  return (work: KernelWork | KeptWork): Promise<TailoredKernel> => {
    const next = last.then(() => ('kept' in work ? tailorFromKept(work) : tailorKernel(work)));
    last = next.catch(() => undefined);
    return next;
  };

  async function tailorKernel(work: KernelWork): Promise<TailoredKernel> {
    const raw = await unpackEntry(work.bytes, work.format, {
      roomFor,
      proven: work.proven === true,
    });
    const target = parseBtf(raw);
    const { objects, objectSet } = objectsOf(work, target);
    const keep = work.keep && keepOf(work.keep);
    const candidates = keep && findCandidates(target, keep.wanted);
    // The names that are kept have those among them that the objects ask for, so one search does for both.
    const shared =
      keep && candidates && keep.covers(objectSet)
        ? candidatesAmong(candidates, keep.wanted, objectSet.wanted)
        : undefined;
    const { bytes, outcomes } = tailor(target, objectSet, compat, shared);
    const answers = (keep?.ask ?? ask)?.(target);
    const facts = answers && asked && (keep ? reduceFacts(answers, asked) : answers);
    const part = keep && keepKernel(target, keep.names, candidates);
    return {
      btf: bytes,
      sha256: sha256(bytes),
      wholeSize: raw.length,
      helpers: helpersOf(target),
      ...(facts && { facts: tables.facts.numberOf(facts) }),
      // A blob id says the same.
      ...(work.proven !== true && { packedSha256: sha256(work.bytes) }),
      objects,
      outcomes: outcomes.map((list) => Uint32Array.from(list, tables.outcomes.numberOf)),
      ...(part && {
        kept: {
          ...{ bytes: part.bytes, wholeIds: part.wholeIds },
          ...(answers && { answers: factsText(answers) }),
        },
      }),
    };
  }

  function tailorFromKept(work: KeptWork): TailoredKernel {
    const part = readKept(work.bytes, work.kept);
    if (part === undefined) throw new Error('what is kept of it is broken');
    const facts = asked && reduceFacts(parseFacts(part.answers), asked);
    const { objects, objectSet } = objectsOf(work, part.btf);
    const tailored = tailorKept(part, objectSet, compat);
    if (tailored === undefined) throw new Error('what is kept of it is not enough');
    const { bytes, outcomes } = tailored;
    return {
      btf: bytes,
      sha256: sha256(bytes),
      wholeSize: part.wholeSize,
      helpers: part.helpers,
      ...(facts && { facts: tables.facts.numberOf(facts) }),
      objects,
      outcomes: outcomes.map((list) => Uint32Array.from(list, tables.outcomes.numberOf)),
    };
  }

  /** A kernel as a rule has the names that the one before had. */
  function keepOf(keep: Keep): ReadyKeep {
    if (lastKeep?.digest !== keep.digest) lastKeep = readyKeep(keep);
    return lastKeep;
  }

  function objectsOf(work: Pick<KernelWork, 'objects'>, { byteOrder }: Btf) {
    const objects = work.objects.filter((index) => all[index]?.btf.byteOrder === byteOrder);
    if (objects.length === 0) throw new Error(`no object is ${byteOrder}-endian, as the kernel is`);
    const key = objects.join();
    const objectSet =
      objectSets.get(key) ?? makeObjectSet(objects.map((index) => all[index] as ObjectQueries));
    objectSets.set(key, objectSet);
    return { objects, objectSet };
  }
}

interface ReadyKeep extends Keep {
  readonly wanted: WantedNames;
  ask(btf: Btf): KernelFacts;
  /** Whether the names have those among them that the objects ask for. */
  covers(objectSet: ObjectSet): boolean;
}

function readyKeep(keep: Keep): ReadyKeep {
  const { names } = keep;
  const known = new WeakMap<ObjectSet, boolean>();
  return {
    ...keep,
    wanted: wantKept(names),
    ask: askFor(keep.asked),
    covers(objectSet) {
      const covers = known.get(objectSet) ?? coversNames(names, neededNames(objectSet));
      known.set(objectSet, covers);
      return covers;
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
