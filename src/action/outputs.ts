import { setOutput } from '@actions/core';
import type { RunResult } from '../finish.js';
import { countChanged } from '../report/comparison-words.js';
import { countFailingPrograms, verdictTotals } from '../report/failing-programs.js';
import { countFailing } from '../report/failures.js';
import { countRelocations, differentFiles } from '../report/totals.js';

/** Sets every output that action.yml names. */
export function setOutputs(result: RunResult): void {
  const { manifest, report, comparison } = result;
  setOutput('directory', result.directory);
  setOutput('manifest', result.manifestFile);
  setOutput('report', result.reportFile);
  setOutput('html', result.htmlFile);
  setOutput('sarif', result.sarifFile ?? '');
  setOutput('packed', result.packed.map(({ path }) => path).join('\n'));
  setOutput('archive-commit', manifest.archives.map(({ commit }) => commit ?? '').join('\n'));
  setOutput('kernels', manifest.kernels.length);
  const files = differentFiles(manifest.kernels);
  setOutput('files', files.count);
  setOutput('bytes', files.bytes);
  setOutput('signature', manifest.signature);
  setOutput('missing', manifest.missing.length);
  setOutput('broken', countFailingPrograms(report, 'broken'));
  const { verdicts } = verdictTotals(report);
  setOutput('verdicts', verdicts.map(([verdict, sum]) => `${verdict}=${sum}`).join(','));
  setOutput('relocations', countRelocations(manifest));
  setOutput('unresolved', countFailing(report, 'unresolved'));
  setOutput('invalid', countFailing(report, 'invalid'));
  setOutput('newly-broken', comparison ? countChanged(comparison, 'newly-broken') : '');
  setOutput('mended', comparison ? countChanged(comparison, 'mended') : '');
  setOutput('baseline-commit', comparison?.baseline.commit ?? '');
}
