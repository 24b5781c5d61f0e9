import { join, relative } from 'node:path';
import { messageOf } from '../errors.js';
import type { Manifest } from '../output/manifest.js';
import { parseManifest } from '../output/parse.js';
import { MANIFEST_FILE, SHARD_FILE } from '../output/place.js';
import { readReport } from '../output/read-report.js';
import { readRegularFile } from '../regular-file.js';
import type { Report, ReportObject } from '../report/report.js';
import { VERSION } from '../version.js';
import { PLAN_PARTS, type PlanPart } from './plan.js';
import { nameOfShard, type Shard } from './shard.js';
import { parseShardFile, type ShardFile } from './shard-file.js';

const MOST_BYTES = 512 << 20;
/** Names of shards that a sentence has. */
const MOST_NAMED = 5;

/** The bundle of a shard, but for its kernels' files. */
export interface ShardBundle extends ShardFile {
  /** Absolute. */
  readonly directory: string;
  readonly manifest: Manifest;
  readonly report: Report;
}

/**
 * Reads the bundles of shards, and makes sure that they are all shards of one plan, each once.
 *
 * @param directories absolute paths
 * @param errors takes a sentence for what keeps them from being merged
 * @returns them in their order
 */
export function readShards(directories: readonly string[], errors: string[]): ShardBundle[] {
  const shards = directories.flatMap((directory) => {
    try {
      return [readShard(directory)];
    } catch (error) {
      errors.push(`merge ${quoted(directory)} ${messageOf(error)}.`);
      return [];
    }
  });
  const [first, ...others] = shards.sort((a, b) => a.shard.number - b.shard.number);
  if (errors.length > 0 || first === undefined) return [];
  const flaw =
    others.map((other) => differenceOf(first, other)).find((one) => one !== undefined) ??
    gapsIn(shards, first.shard.of) ??
    others.map((other) => disagreementOf(first, other)).find((one) => one !== undefined);
  if (flaw !== undefined) errors.push(`merge ${flaw}.`);
  return shards;
}

/** @throws Error that continues a sentence on the directory */
function readShard(directory: string): ShardBundle {
  const textOf = (name: string, what: string) => {
    const bytes = readRegularFile(join(directory, name), MOST_BYTES, what);
    return Buffer.from(bytes).toString();
  };
  const read = <Value>(name: string, what: string, parse: (text: string) => Value): Value => {
    try {
      return parse(textOf(name, what));
    } catch (error) {
      throw new Error(`is a directory whose ${name} ${messageOf(error)}`);
    }
  };
  const file = read(SHARD_FILE, 'the bundle of a run with the input shard', parseShardFile);
  if (file.tool !== VERSION) {
    throw new Error(
      `was made by btf-bundle ${file.tool}, and this is ${VERSION}: merge with the one that made it`,
    );
  }
  const { number, of } = file.shard;
  if (number < 1 || number > of) throw new Error(`is shard ${number}/${of}, which there is not`);
  const manifest = read(MANIFEST_FILE, 'the bundle of a run', parseManifest);
  return { directory, ...file, manifest, report: readReport(directory) };
}

/** How two shards are not of one plan; the end of a sentence. */
function differenceOf(one: ShardBundle, other: ShardBundle): string | undefined {
  const both = `${quoted(one.directory)} and ${quoted(other.directory)}`;
  if (one.shard.of !== other.shard.of) {
    return `${both} are shards ${nameOfShard(one.shard)} and ${nameOfShard(other.shard)}: give those of one run`;
  }
  const part = Object.keys(PLAN_PARTS).find(
    (name) => one.plan[name as PlanPart] !== other.plan[name as PlanPart],
  );
  if (part === undefined) return undefined;
  return `${both} are not of one plan, for they differ in ${PLAN_PARTS[part as PlanPart]}`;
}

/** What is there twice, or not. */
function gapsIn(shards: readonly ShardBundle[], of: number): string | undefined {
  const directories = new Map<number, string>();
  for (const { shard, directory } of shards) {
    const before = directories.get(shard.number);
    if (before !== undefined) {
      return `${quoted(before)} and ${quoted(directory)} are both shard ${nameOfShard(shard)}: leave one out`;
    }
    directories.set(shard.number, directory);
  }
  const gaps: Shard[] = [];
  for (let number = 1; number <= of && gaps.length <= MOST_NAMED; number++) {
    if (!directories.has(number)) gaps.push({ number, of });
  }
  if (gaps.length === 0) return undefined;
  const names = gaps.slice(0, MOST_NAMED).map(nameOfShard).join(', ');
  const more = gaps.length > MOST_NAMED ? ' and more' : '';
  const what = gaps.length === 1 ? `shard ${names} is` : `shards ${names}${more} are`;
  const there = [...directories.values()].slice(0, MOST_NAMED).map(quoted).join(', ');
  return `is not of all shards, for ${what} not there beside ${there}: give what its job made as well, or run that again`;
}

/** Whether two reports of one plan tell of objects that are not the same, as after a change of the sources. */
function disagreementOf(one: ShardBundle, other: ShardBundle): string | undefined {
  const [mine, others] = [one, other].map(({ report }) => report.objects.map(frameOf));
  if (JSON.stringify(mine) === JSON.stringify(others)) return undefined;
  return `${quoted(one.directory)} and ${quoted(other.directory)} name the sources of their objects differently: make all shards in the same checkout, with the same source-map`;
}

/** What of an object no kernel changes. */
function frameOf({ path, error, programs, relocations, ignored, queries }: ReportObject) {
  return {
    ...{ path, error, ignored },
    programs: programs.map(({ verdicts: _, ...program }) => program),
    relocations: relocations.map(({ query, ...relocation }) => {
      const { kind, type, access } = queries[query] ?? {};
      return { ...relocation, kind, type, access };
    }),
  };
}

/** A directory as people know it. */
function quoted(directory: string): string {
  return JSON.stringify(relative(process.cwd(), directory) || '.');
}
