import { setOutput } from '@actions/core';
import type { BundleResult } from '../bundle.js';
import { countFailingRecords, countRecords } from '../report/failures.js';

/** Sets every output that action.yml names. */
export function setOutputs({
  directory,
  manifestFile,
  reportFile,
  manifest,
  report,
}: BundleResult) {
  setOutput('directory', directory);
  setOutput('manifest', manifestFile);
  setOutput('report', reportFile);
  setOutput('archive-commit', manifest.archives.map(({ commit }) => commit ?? '').join('\n'));
  setOutput('kernels', manifest.kernels.length);
  setOutput('relocations', countRecords(manifest));
  setOutput('unresolved', countFailingRecords(report));
}
