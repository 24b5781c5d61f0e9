import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// Each is named in full, so that a bundler sees that they are needed. The path is right from src/ and lib/.
const SCRIPT_FILES = [
  new URL('../../../src/report/html/page/dom.js', import.meta.url),
  new URL('../../../src/report/html/page/kinds.js', import.meta.url),
  new URL('../../../src/report/html/page/model.js', import.meta.url),
  new URL('../../../src/report/html/page/view.js', import.meta.url),
  new URL('../../../src/report/html/page/cells.js', import.meta.url),
  new URL('../../../src/report/html/page/details.js', import.meta.url),
  new URL('../../../src/report/html/page/matrix.js', import.meta.url),
  new URL('../../../src/report/html/page/start.js', import.meta.url),
];
const STYLE_FILES = [
  new URL('../../../src/report/html/page/page.css', import.meta.url),
  new URL('../../../src/report/html/page/matrix.css', import.meta.url),
];

/** What a page carries within it, and for which its policy lets it. */
export interface PageFile {
  readonly text: string;
  /** As a policy names it: `sha256-…`. */
  readonly hash: string;
}

/**
 * The page's script: its modules as one, each behind those that it imports. A page that is one file has nothing
 * to import from, and all names of the modules are different.
 */
export function pageScript(): PageFile {
  const modules = SCRIPT_FILES.map(readText);
  return withHash(
    modules
      .map((text) => text.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, ''))
      .join('\n'),
  );
}

export function pageStyle(): PageFile {
  return withHash(STYLE_FILES.map(readText).join('\n'));
}

/** A checkout may have other ends of lines. */
function readText(file: URL): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

function withHash(text: string): PageFile {
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}
