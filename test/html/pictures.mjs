// Makes the picture of report.html for the README: `npx tsc && node test/html/pictures.mjs [directory]`. It needs
// Chromium, as run.mjs does. The report is made up, so that it shows something of everything.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderHtml } from '../../lib/report/html/render.js';
import { startChromium } from './chromium.mjs';
import { manifestOf, sampleComparison, sampleReport } from './samples.mjs';

const MOST_BYTES = 200_000;
const directory = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'docs', 'pictures');

const report = sampleReport();
const links = {
  server: 'https://github.com',
  repository: 'owner/product',
  commit: 'ab'.repeat(20),
};
const place = mkdtempSync(join(tmpdir(), 'pictures-'));
const file = join(place, 'report.html');
writeFileSync(
  file,
  renderHtml(manifestOf(report), report, { comparison: sampleComparison(report), links }),
);

const browser = await startChromium();
try {
  mkdirSync(directory, { recursive: true });
  for (const scheme of ['light', 'dark']) {
    const page = await browser.openPage({ width: 1280, height: 760, dark: scheme === 'dark' });
    await page.goTo(pathToFileURL(file).href);
    await page.click('.cell[data-change="worse"]');
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))',
    );
    const picture = await page.screenshot();
    if (picture.length > MOST_BYTES) {
      throw new Error(`the picture of ${scheme} has ${picture.length} bytes`);
    }
    writeFileSync(join(directory, `report-html-${scheme}.png`), picture);
    console.log(`${join(directory, `report-html-${scheme}.png`)}: ${picture.length} bytes`);
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(place, { recursive: true, force: true });
}
