import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAya } from './aya.mjs';
import { buildCilium } from './compare-cilium.mjs';
import { buildOracle, SUITES } from './libbpf.mjs';
import { directory } from './suite.mjs';

/**
 * Builds what askLoaders() asks.
 *
 * @returns {import('./ask-loaders.mjs').Oracles}
 */
export function recordingOracles() {
  const cache = directory(import.meta.dirname, '.cache');
  const libbpf = buildOracle(SUITES.newest, cache);
  const cilium = buildCilium(cache);
  const source = readdirSync(join(cache, `libbpf-${SUITES.newest}`)).find((file) =>
    /^libbpf-[\d.]+$/.test(file),
  );
  const modules = readFileSync(join(import.meta.dirname, 'cilium-oracle/go.mod'), 'utf8');
  const version = /cilium\/ebpf v([\d.]+)/.exec(modules)[1];
  const crates = readFileSync(join(import.meta.dirname, 'aya-oracle/Cargo.lock'), 'utf8');
  const ayaVersion = /name = "aya-obj"\nversion = "([\d.]+)"/.exec(crates)[1];
  return {
    libbpf,
    cilium,
    aya: buildAya(cache),
    versions: [source.replace('-', ' '), `cilium ${version}`, `aya ${ayaVersion}`],
    scratch: directory(cache, 'recording'),
  };
}
