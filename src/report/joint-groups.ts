import type { Report, ReportObject } from './report.js';

/** Kernels that both reports have and that lie in one group of an object before, and in one now. */
export interface JointGroup {
  /** Index into the older object's groups; -1 if it was not made for these kernels. */
  readonly before: number;
  /** Indices into the newer report's kernels. */
  readonly members: number[];
}

/** Those of one object. */
export interface JointGroups {
  /** By group of the newer object. */
  readonly of: readonly (readonly JointGroup[])[];
  /** Ids of the kernels of some of them, sorted; one list for equal sets of kernels. */
  kernelsOf(groups: readonly JointGroup[]): readonly string[];
}

/** Intersects the groups of an object in both reports, so that each program is compared by these only. */
export function jointGroups(older: Report, newer: Report) {
  const newIndices = new Map(newer.kernels.map((id, index) => [id, index]));
  const indexNow = older.kernels.map((id) => newIndices.get(id) ?? -1);
  const isCommon = new Uint8Array(newer.kernels.length);
  for (const index of indexNow) if (index >= 0) isCommon[index] = 1;

  const lists = new Map<string, readonly string[]>();
  function kernelsOf(groups: readonly JointGroup[]): readonly string[] {
    const isMember = Buffer.alloc(newer.kernels.length);
    for (const { members } of groups) for (const index of members) isMember[index] = 1;
    const key = isMember.toString('latin1');
    const list = lists.get(key) ?? newer.kernels.filter((_, index) => isMember[index] === 1);
    lists.set(key, list);
    return list;
  }

  return (old: ReportObject | undefined, one: ReportObject): JointGroups => {
    const groupBefore = new Int32Array(newer.kernels.length).fill(-1);
    old?.groups.forEach((members, group) => {
      for (const kernel of members) {
        const index = indexNow[kernel] as number;
        if (index >= 0) groupBefore[index] = group;
      }
    });
    const of = one.groups.map((members) => {
      const joint: JointGroup[] = [];
      const places = new Int32Array((old?.groups.length ?? 0) + 1);
      for (const kernel of members) {
        if (isCommon[kernel] === 0) continue;
        const before = groupBefore[kernel] as number;
        // 0 is for no place.
        const place = places[before + 1] || joint.push({ before, members: [] });
        places[before + 1] = place;
        joint[place - 1]?.members.push(kernel);
      }
      return joint;
    });
    return { of, kernelsOf };
  };
}
