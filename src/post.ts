import { existsSync } from 'node:fs';

// The end of a job whose step was cancelled or killed. After any other end there is no such file.
const unsaved = process.env.STATE_unsaved;
if (unsaved && existsSync(unsaved)) {
  const { actionLog } = await import('./action/action-log.js');
  const { saveUnsaved } = await import('./action/save-unsaved.js');
  await saveUnsaved(unsaved, actionLog());
  // A call that was given up may still be under way.
  process.stdout.write('', () => process.exit());
}
