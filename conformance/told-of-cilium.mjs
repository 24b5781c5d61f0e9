import { readFileSync } from 'node:fs';
import { KINDS } from './made-up/case.mjs';
import { isAnswerable } from './same-answer.mjs';

/** From good to bad. */
const STATUSES = ['resolved', 'absent', 'unresolved', 'ambiguous', 'invalid'];
const LDIMM64 = 0x18;
const UNREAD = 'about types of kinds that it does not read';

/**
 * Compares what the Outcomes tell of cilium/ebpf with what it did: of a relocation that several
 * programs hold, the worst that it did.
 *
 * @param {import('./tailor-all.mjs').Pair} pair
 * @param {object[]} programs the oracle's answers on the whole BTF
 * @param {ReturnType<import('./tally.mjs').tally>} told
 */
export function comparePredictions({ part, place, object, outcomes }, programs, told) {
  // Of broken BTF it says now this, now that.
  if (part.group === 'mutants') return;
  const done = new Map();
  for (const { relocations } of programs ?? []) {
    for (const { asks, instruction, whole, alone } of relocations) {
      const key = `${asks}, ${instruction}`;
      if (!done.has(key)) {
        const unread = /not supported|unsupported type/.test(alone.fixup);
        done.set(key, { inPrograms: [], alone: statusOf(asks, alone), unread });
      }
      const status = statusOf(asks, whole);
      // A program fails with its first relocation that does; that is not the others' fault.
      const blameless = status.status === 'invalid' && !isError(alone);
      if (!blameless || !isError(whole)) done.get(key).inPrograms.push(status);
    }
  }
  const btf = readFileSync(part.local);
  const keyOf = (record) => `${questionOf(btf, record)}, ${instructionOf(record)}`;
  // An Outcome is one for all records of a site, however their instructions differ otherwise.
  const keys = new Map();
  for (const [i, record] of part.records.entries()) {
    const { site } = object.relocations[i];
    if (!keys.has(site)) keys.set(site, new Set());
    keys.get(site).add(keyOf(record));
  }
  for (const [i, record] of part.records.entries()) {
    const { site } = object.relocations[i];
    const found = done.get(keyOf(record));
    if (site === undefined || !found || !isAnswerable(object, site)) continue;
    const all = [...keys.get(site)].flatMap((key) => done.get(key)?.inPrograms ?? []);
    const outcome = outcomes[site];
    const { status, value } = outcome.loaders?.cilium ?? outcome;
    const answers = all.length > 0 ? all : [found.alone];
    const worst = Math.max(...answers.map((answer) => STATUSES.indexOf(answer.status)));
    const expected = answers.filter((answer) => answer.status === STATUSES[worst]);
    const fails = (one) => STATUSES.indexOf(one) >= STATUSES.indexOf('ambiguous');
    // Of several reasons to fail, one is found first.
    const same =
      (status === STATUSES[worst] || (fails(status) && fails(STATUSES[worst]))) &&
      (value === undefined ||
        expected.some((answer) => BigInt.asUintN(64, BigInt(answer.value)) === BigInt(value)));
    if (same) told.equal();
    else if (found.unread) told.accounted(UNREAD);
    else {
      const where = `${place}, record ${i} (${KINDS[record.kind]} [${record.typeId}])`;
      const did = expected.map((answer) => `${answer.status} ${answer.value}`).join(' or ');
      told.differ(`${where}: we tell ${status} ${value ?? ''}, it did ${did}`);
    }
  }
}

function isError({ fixup }) {
  return /^(error|ambiguous): /.test(fixup);
}

function statusOf(asks, { fixup, patched }) {
  if (patched === 'poison') return { status: 'unresolved' };
  if (patched === 'ambiguous') return { status: 'ambiguous' };
  if (patched === 'error') return { status: 'invalid' };
  const absent = fixup.endsWith('->0') && /^(\w+_exists|type_matches) /.test(asks);
  return { status: absent ? 'absent' : 'resolved', value: patched };
}

function questionOf(btf, { kind, typeId, accessOffset }) {
  const little = btf[0] === 0x9f;
  const word = (at) => (little ? btf.readUInt32LE(at) : btf.readUInt32BE(at));
  const at = word(4) + word(16) + accessOffset;
  return `${KINDS[kind]} ${typeId} ${btf.toString('latin1', at, btf.indexOf(0, at))}`;
}

function instructionOf({ code }) {
  const low = BigInt(code.readInt32LE(4));
  const high = BigInt(code.readInt32LE(12));
  const wide = BigInt.asIntN(64, (high << 32n) | BigInt.asUintN(32, low));
  const kind = code[0] === LDIMM64 ? code[1] >> 4 : 0;
  return `${code[0]} ${kind} ${code.readInt16LE(2)} ${code[0] === LDIMM64 ? wide : low}`;
}
