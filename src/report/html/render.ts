import type { Manifest } from '../../output/manifest.js';
import type { Comparison } from '../comparison.js';
import type { Report } from '../report.js';
import { embedJson, escapeHtml } from './escape.js';
import { linksTo, type SourceLinks } from './links.js';
import { pageData } from './page-data.js';
import { pageScript, pageStyle } from './page-files.js';
import { headSection, listSections, needsSection } from './sections.js';

/** What a page may tell besides. */
export interface PageOptions {
  /** With the baseline, if there is one. */
  readonly comparison?: Comparison | undefined;
  /** Where the sources can be read, if the run knows it. */
  readonly links?: SourceLinks | undefined;
}

/** The matrix and its filters; the script shows them, and fills them. */
const APP = `
<div id="app" hidden>
<div class="tools" role="search">
<label>Program <input id="program-filter" type="search" placeholder="words of its name" spellcheck="false"></label>
<label>Kernel <input id="kernel-filter" type="search" placeholder="ubuntu/18.04 aws" spellcheck="false"></label>
<label>Order <select id="order"><option value="worst">worst first</option><option value="object">by object</option></select></label>
<button id="unfold" type="button">Unfold all</button>
<button id="fold" type="button">Fold all</button>
</div>
<div class="tools">
<div id="legend" role="group" aria-label="Show only"></div>
<span id="shown" class="shown" role="status"></span>
</div>
<div class="board">
<div id="matrix" role="grid" tabindex="0" aria-label="Programs by kernels" aria-readonly="true" aria-describedby="keys"></div>
<aside id="details" role="region" tabindex="-1" aria-labelledby="details-title" hidden>
<button id="close" type="button" aria-label="Close">✕</button>
<div id="details-body"></div>
</aside>
</div>
<p id="keys" class="quiet">Arrow keys move, Enter opens a cell or unfolds a group of kernels, Escape closes. A bar in a cell shows the shares of a group's kernels.</p>
</div>
<noscript><p>The matrix needs JavaScript. Without it, the lists below tell which programs fail, and where.</p></noscript>`;

/**
 * A run as one page of HTML that needs nothing else: programs by kernels as a matrix, with the reason of
 * every verdict, and what fails as text. The same inputs give the same bytes.
 *
 * Its policy lets a browser load nothing and run only its own script, whatever foreign strings hold.
 */
export function renderHtml(
  manifest: Manifest,
  report: Report,
  { comparison, links }: PageOptions = {},
): string {
  const script = pageScript();
  const style = pageStyle();
  const linkOf = linksTo(links);
  const policy = [
    "default-src 'none'",
    `script-src '${script.hash}'`,
    `style-src '${style.hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const lists = listSections(manifest, report, linkOf);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<title>BTF bundle report</title>',
    `<style>${style.text}</style>`,
    '</head>',
    '<body>',
    `<header>\n${headSection(manifest, report, comparison)}\n</header>`,
    `<main>${APP}`,
    lists === '' ? '<p>Every program loads on every kernel.</p>' : lists,
    needsSection(report),
    '</main>',
    `<footer>btf-bundle ${escapeHtml(manifest.tool)}</footer>`,
    `<script id="data" type="application/json">${embedJson(pageData(report, linkOf, comparison))}</script>`,
    `<script type="module">${script.text}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
