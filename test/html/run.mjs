// Tries report.html in a headless Chromium: `npx tsc && node test/html/run.mjs`. It needs Chromium, as
// `chromium` in the path or by CHROMIUM, and installs nothing. Ends with 1 if something is not as it should be.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderHtml } from '../../lib/report/html/render.js';
import { startChromium } from './chromium.mjs';
import {
  HOSTILE,
  hostileManifest,
  hostileReport,
  largeReport,
  manifestOf,
  sampleComparison,
  sampleReport,
} from './samples.mjs';

/** A page that is never there; how soon it is there is printed, and depends on the machine. */
const PAINT_MS = 20_000;
const MOST_BYTES = 3_000_000;
const links = { server: 'https://github.example', repository: 'o/r', commit: 'ab'.repeat(20) };

const place = mkdtempSync(join(tmpdir(), 'report-html-'));
/** Screenshots are kept if a directory is given. */
const pictures = process.argv[2];

const sample = sampleReport();
const hostile = hostileReport();
const large = largeReport(300, 7_000, 100);
const pages = {
  sample: renderHtml(manifestOf(sample), sample, { comparison: sampleComparison(sample), links }),
  hostile: renderHtml(hostileManifest(hostile), hostile, { links }),
  large: renderHtml(manifestOf(large), large),
};
const addresses = Object.fromEntries(
  Object.entries(pages).map(([name, text]) => {
    const file = join(place, `${name}.html`);
    writeFileSync(file, text);
    return [name, pathToFileURL(file).href];
  }),
);

const text = (selector) =>
  `document.querySelector(${JSON.stringify(selector)})?.innerText.replace(/\\s+/g, ' ').trim()`;
const count = (selector) => `document.querySelectorAll(${JSON.stringify(selector)}).length`;
const settled = (page) =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
/** The label of what the keys are on. */
const active = (page) =>
  page.evaluate(
    `(({ ariaLabel, innerText }) => ariaLabel ?? innerText)(document.getElementById(document.querySelector('#matrix').getAttribute('aria-activedescendant')))`,
  );
const programs = (page) =>
  page.evaluate(`[...document.querySelectorAll('.program .name')].map((one) => one.innerText)`);
const columns = (page) =>
  page.evaluate(`[...document.querySelectorAll('.column .name')].map((one) => one.innerText)`);

const tests = {
  async 'it shows the programs, the worst first, by groups of kernels'(page) {
    await page.goTo(addresses.sample);
    assert.equal(await page.evaluate('document.title'), 'BTF bundle report');
    assert.match(await page.evaluate(text('.headline')), /^This change breaks trace_exec on 10 /);
    assert.equal(await page.evaluate(text('#shown')), '13 programs on 322 kernels');
    assert.deepEqual((await programs(page)).slice(0, 3), [
      'trace_read',
      'trace_exec',
      'trace_open',
    ]);
    assert.equal((await columns(page)).length, 14);
    assert.equal((await columns(page))[0], 'amzn/2/x86_64');
    assert.equal(
      await page.evaluate(`document.querySelector('.cell.broken.group').ariaLabel`),
      'trace_read on amzn/2/x86_64: broken on 23 kernels',
    );
    assert.equal(await page.evaluate(count('.cell[data-change="better"]')), 4);
  },

  async 'each cell has a letter beside its colour'(page) {
    await page.goTo(addresses.sample);
    const cells = await page.evaluate(
      `[...document.querySelectorAll('.cell')].map((one) => [one.classList[1], one.textContent])`,
    );
    const letters = {
      broken: 'B',
      depends: 'D',
      excused: 'E',
      guarded: 'G',
      loads: 'L',
      needs: 'K',
    };
    assert.deepEqual(new Set(cells.map(([kind]) => kind)), new Set(Object.keys(letters)));
    for (const [kind, letter] of cells) assert.equal(letter, letters[kind]);
  },

  async 'text and letters can be told from what is behind them, by light and by dark'(page) {
    for (const scheme of ['light', 'dark']) {
      await page.ask('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      });
      await page.goTo(addresses.sample);
      for (const [what, ratio] of await page.evaluate(`(${contrasts})()`)) {
        assert.ok(ratio >= 4.5, `${what} has a contrast of ${ratio.toFixed(1)} in ${scheme}`);
      }
    }
  },

  async 'filters by program, by kernel and by verdict'(page) {
    await page.goTo(addresses.sample);
    await page.write('#program-filter', 'EXEC');
    assert.deepEqual(await programs(page), ['trace_exec']);
    await page.write('#kernel-filter', 'ubuntu/18.04 1012');
    assert.deepEqual(await columns(page), ['ubuntu/18.04/x86_64']);
    assert.equal(await page.evaluate(text('#shown')), '1 program on 1 kernel');
    await page.write('#program-filter', '');
    await page.write('#kernel-filter', '');
    await page.click('#legend button:nth-child(1)');
    assert.equal(await page.evaluate(`${count('[aria-pressed="true"]')}`), 1);
    assert.deepEqual(await programs(page), ['trace_read', 'trace_exec']);
    assert.equal(await page.evaluate(text('#shown')), '2 programs on 102 kernels');
    await page.click('#legend button:nth-child(1)');
    await page.click('#legend button:last-child');
    assert.deepEqual(await programs(page), ['trace_exec', 'trace_bind']);
    await page.write('#program-filter', 'no such');
    assert.equal(await page.evaluate(text('#shown')), 'Nothing is like that.');
    assert.equal(await page.evaluate(count('.cell')), 0);
  },

  async 'arrow keys move, Enter unfolds and opens, Escape closes'(page) {
    await page.goTo(addresses.sample);
    await page.evaluate(`document.querySelector('#matrix').focus()`);
    assert.match(await active(page), /^trace_read on amzn\/2\/x86_64: /);
    await page.press('ArrowRight', 12);
    await page.press('ArrowUp');
    assert.equal(await active(page), 'ubuntu/18.04/x86_64, 23 kernels');
    await page.press('Enter');
    assert.equal(await page.evaluate(`document.getElementById('active').ariaExpanded`), 'true');
    await page.press('ArrowDown', 2);
    await page.press('ArrowRight', 10);
    assert.equal(
      await active(page),
      'trace_exec on 5.4.0-1010-aws: broken on 1 kernel, worse than the baseline on 1',
    );
    await page.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'details');
    const details = await page.evaluate(text('#details'));
    assert.match(details, /on ubuntu\/18\.04\/x86_64\/5\.4\.0-1010-aws/);
    assert.match(details, /reads mm_struct\.pinned_vm, which is not there/);
    assert.match(details, /▲ newly broken since the baseline: it was “loads”/);
    assert.match(details, /Refused at src\/probe\.bpf\.c:40/);
    assert.match(details, /task_struct\.state \(byte_off\) at src\/probe\.bpf\.c:12/);
    assert.deepEqual(
      await page.evaluate(`[...document.querySelectorAll('#details a')].map((one) => one.href)`),
      [40, 12, 32, 35, 40].map(
        (line) => `https://github.example/o/r/blob/${links.commit}/src/probe.bpf.c#L${line}`,
      ),
    );
    assert.equal(await page.evaluate(count('[aria-selected="true"]')), 1);
    await page.press('Escape');
    assert.equal(await page.evaluate(`document.querySelector('#details').hidden`), true);
    assert.equal(await page.evaluate('document.activeElement.id'), 'matrix');
    await page.press('End');
    assert.match(await active(page), /^trace_exec on ubuntu\/20\.04\/x86_64: /);
    await page.press('Home');
    assert.match(await active(page), /^trace_exec/);
    await page.press('ArrowLeft', 3);
    assert.match(await active(page), /^trace_exec/);
  },

  async 'a click opens, and a group tells each way in which its kernels fare'(page) {
    await page.goTo(addresses.sample);
    await page.click('.cell.broken[data-change]');
    const parts = await page.evaluate(
      `[...document.querySelectorAll('#details h3')].map((one) => one.innerText.replace(/\\s+/g, ' '))`,
    );
    assert.equal(parts.length, 2);
    assert.match(parts[0], /^B broken ?10 kernels: does not load$/);
    assert.match(parts[1], /^L loads ?13 kernels: nothing is missing$/);
    await page.click('#close');
    assert.equal(await page.evaluate(`document.querySelector('#details').hidden`), true);
    await page.click('.column.group');
    assert.equal((await columns(page)).includes('4.14.100-100.300.amzn2.x86_64'), true);
  },

  async 'is drawn only where it is visible, and soon'(page) {
    assert.ok(Buffer.byteLength(pages.large) < MOST_BYTES);
    // The best of some, for the machine may be busy; so busy that it tells of no paint at first.
    const paints = [];
    for (let tries = 0; tries < 20 && paints.length < 5; tries++) {
      await page.goTo(addresses.large);
      await settled(page);
      const told = await page.evaluate(
        `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`,
      );
      if (told > 0) paints.push(told);
    }
    const paint = Math.min(...paints);
    const loaded = await page.evaluate(
      `performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`,
    );
    assert.ok(paint < PAINT_MS, `the first paint took ${paint} ms`);
    await page.click('#unfold');
    await settled(page);
    const cells = await page.evaluate(count('.cell'));
    assert.ok(cells > 500 && cells < 5_000, `${cells} cells are drawn`);
    const took = await page.evaluate(`(async () => {
      const grid = document.querySelector('#matrix');
      const start = performance.now();
      for (let i = 1; i <= 20; i++) {
        grid.scrollTo(i * 4_000, i * 300);
        await new Promise(requestAnimationFrame);
      }
      return (performance.now() - start) / 20;
    })()`);
    await page.evaluate(`document.querySelector('#matrix').scrollTo(1e9, 1e9)`);
    await settled(page);
    assert.equal((await columns(page)).at(-1), '5.4.0-525-generic');
    assert.equal((await programs(page)).length > 5, true);
    const filtered = await page.evaluate(`(() => {
      const start = performance.now();
      document.querySelector('#legend button').click();
      return performance.now() - start;
    })()`);
    return `${pages.large.length} bytes, first paint ${paint.toFixed(0)} ms, ready ${loaded.toFixed(0)} ms, a scrolled frame ${took.toFixed(0)} ms, a filter ${filtered.toFixed(0)} ms`;
  },

  async 'hostile strings are shown, and do nothing'(page) {
    await page.goTo(addresses.hostile);
    const shown = await programs(page);
    assert.equal(shown.length, HOSTILE.length);
    assert.ok(shown.includes('</script><script>globalThis.attacked = 1</script>'));
    await page.click('#unfold');
    await page.evaluate(`document.querySelector('#matrix').focus()`);
    for (let row = 0; row < HOSTILE.length; row++) {
      await page.press('Enter');
      assert.equal(await page.evaluate(`document.querySelector('#details').hidden`), false);
      await page.press('Escape');
      await page.press('ArrowDown');
    }
    assert.equal(await page.evaluate('typeof globalThis.attacked'), 'undefined');
    assert.equal(await page.evaluate(count('img, script:not(#data):not([type=module])')), 0);
    const targets = await page.evaluate(`[...document.links].map((one) => one.protocol)`);
    assert.deepEqual([...new Set(targets)], ['https:']);
  },

  async 'its policy holds against a script that got in'(page) {
    const file = join(place, 'attacked.html');
    writeFileSync(
      file,
      pages.sample.replace('<h1>', '<script>globalThis.attacked = 1</script><img src="x.png"><h1>'),
    );
    await page.goTo(pathToFileURL(file).href);
    assert.equal(await page.evaluate('typeof globalThis.attacked'), 'undefined');
    assert.equal(page.complaints.length, 2);
    page.complaints.length = 0;
    page.requests.length = 0;
    page.requests.push(addresses.sample);
  },

  async 'without its script it tells what fails'(page) {
    await page.ask('Emulation.setScriptExecutionDisabled', { value: true });
    await page.goTo(addresses.sample, { isSettled: false });
    await page.ask('Emulation.setScriptExecutionDisabled', { value: false });
    assert.equal(await page.evaluate(`document.querySelector('#app').hidden`), true);
    const words = await page.evaluate('document.body.innerText');
    assert.match(words, /The matrix needs JavaScript/);
    assert.match(words, /trace_read\s+92 of 322 kernels/);
  },

  async 'prints the lists'(page) {
    await page.goTo(addresses.sample);
    await page.ask('Emulation.setEmulatedMedia', { media: 'print' });
    assert.equal(
      await page.evaluate(`getComputedStyle(document.querySelector('#app')).display`),
      'none',
    );
    assert.match(await page.evaluate('document.body.innerText'), /Programs that are broken/);
    assert.ok((await page.pdf()).length > 5_000);
  },

  async 'names and roles are there for those who do not see it'(page) {
    await page.goTo(addresses.sample);
    await page.click('.cell.broken');
    const { nodes } = await page.ask('Accessibility.getFullAXTree');
    const known = nodes.filter(({ ignored }) => !ignored);
    const named = (role) =>
      known.filter((one) => one.role?.value === role).map((one) => one.name?.value ?? '');
    assert.deepEqual(named('grid'), ['Programs by kernels']);
    assert.equal(named('columnheader').length >= 15, true);
    assert.equal(named('rowheader').length, 13);
    assert.equal(named('gridcell').length >= 13 * 9, true);
    for (const role of ['gridcell', 'button', 'searchbox', 'combobox', 'region']) {
      for (const name of named(role)) assert.notEqual(name, '', `a ${role} has no name`);
    }
  },
};

/** Runs in the page: the contrast of every distinct pair of colours of text and what is behind it. */
function contrasts() {
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = parse(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pairs = new Map();
  for (const one of document.querySelectorAll('body *')) {
    const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasText || one.checkVisibility() === false) continue;
    let behind = one;
    while (behind && parse(getComputedStyle(behind).backgroundColor)[3] === 0) {
      behind = behind.parentElement;
    }
    const front = light(getComputedStyle(one).color);
    const back = light(getComputedStyle(behind ?? document.body).backgroundColor);
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    pairs.set(`${one.localName}.${one.className}`, ratio);
  }
  return [...pairs];
}

const browser = await startChromium();
let failed = 0;
try {
  for (const [name, run] of Object.entries(tests)) {
    const page = await browser.openPage();
    try {
      const remark = await run(page);
      const asked = page.requests.filter((url) => !Object.values(addresses).includes(url));
      assert.deepEqual(asked, [], 'it asked for something');
      assert.deepEqual(page.complaints, [], 'it complained');
      console.log(`ok      ${name}${remark === undefined ? '' : ` (${remark})`}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
    await page.close();
  }
  if (pictures !== undefined) await takePictures(pictures);
} finally {
  await browser.close();
  rmSync(place, { recursive: true, force: true });
}
console.log(`${Object.keys(tests).length - failed} of ${Object.keys(tests).length} hold`);
process.exitCode = failed === 0 ? 0 : 1;

async function takePictures(directory) {
  mkdirSync(directory, { recursive: true });
  for (const [name, address] of Object.entries(addresses)) {
    for (const scheme of ['light', 'dark']) {
      const page = await browser.openPage({ dark: scheme === 'dark' });
      await page.goTo(address);
      await page.click('.cell');
      await settled(page);
      writeFileSync(join(directory, `${name}-${scheme}.png`), await page.screenshot());
      await page.close();
    }
  }
}
