// Makes the pictures of report.html and of a comment for the README:
// `npx tsc && node test/html/pictures.mjs [directory]`. It needs Chromium, as run.mjs does. The report is made up,
// so that it shows something of everything.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderComment } from '../../lib/report/comment.js';
import { renderHtml } from '../../lib/report/html/render.js';
import { startChromium } from './chromium.mjs';
import { commentPage } from './comment-page.mjs';
import { manifestOf, sampleComparison, sampleReport } from './samples.mjs';

const MOST_BYTES = 200_000;
const directory = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'docs', 'pictures');

const report = sampleReport();
const comparison = sampleComparison(report);
const links = {
  server: 'https://github.com',
  repository: 'owner/product',
  commit: 'ab'.repeat(20),
};
const about = {
  id: 'default',
  commit: 'cd34ef5'.padEnd(40, '0'),
  run: 'https://github.com/owner/product/actions/runs/1',
};
const PICTURES = [
  {
    name: 'report-html',
    html: renderHtml(manifestOf(report), report, { comparison, links }),
    size: { width: 1280, height: 760 },
    before: (page) => page.click('.cell[data-change="worse"]'),
  },
  {
    name: 'comment',
    html: commentPage(renderComment(report, comparison, about)),
    size: { width: 920, height: 100 },
    // As high as what is in it.
    before: async (page) => {
      const height = await page.evaluate('Math.ceil(document.body.getBoundingClientRect().height)');
      const metrics = { width: 920, height, deviceScaleFactor: 1, mobile: false };
      await page.ask('Emulation.setDeviceMetricsOverride', metrics);
    },
  },
];

const place = mkdtempSync(join(tmpdir(), 'pictures-'));
const browser = await startChromium();
try {
  mkdirSync(directory, { recursive: true });
  for (const { name, html, size, before } of PICTURES) {
    const file = join(place, `${name}.html`);
    writeFileSync(file, html);
    for (const scheme of ['light', 'dark']) {
      const page = await browser.openPage({ ...size, dark: scheme === 'dark' });
      await page.goTo(pathToFileURL(file).href);
      await before(page);
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))',
      );
      const picture = await page.screenshot();
      if (picture.length > MOST_BYTES) {
        throw new Error(`the picture ${name} of ${scheme} has ${picture.length} bytes`);
      }
      const path = join(directory, `${name}-${scheme}.png`);
      writeFileSync(path, picture);
      console.log(`${path}: ${picture.length} bytes`);
      await page.close();
    }
  }
} finally {
  await browser.close();
  rmSync(place, { recursive: true, force: true });
}
