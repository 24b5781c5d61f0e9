// The comment on a pull request as a page that looks like what GitHub makes of it, for a picture. It knows the
// markdown that src/report/comment.ts writes, and no more.

const STYLE = `
  :root { color-scheme: light dark; --line: #d1d9e0; --soft: #f6f8fa; --text: #1f2328; --back: #fff; --quiet: #59636e; }
  @media (prefers-color-scheme: dark) {
    :root { --line: #3d444d; --soft: #151b23; --text: #f0f6fc; --back: #0d1117; --quiet: #9198a1; }
  }
  body { margin: 0; padding: 16px; background: var(--back); color: var(--text); font: 14px/1.5 system-ui, sans-serif; }
  article { border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
  header { padding: 8px 16px; background: var(--soft); border-bottom: 1px solid var(--line); color: var(--quiet); }
  header b { color: var(--text); }
  header span { border: 1px solid var(--line); border-radius: 2em; padding: 0 7px; font-size: 12px; }
  main { padding: 16px; }
  h3 { margin: 0 0 12px; font-size: 18px; }
  p { margin: 0 0 14px; }
  code { background: color-mix(in srgb, var(--quiet) 15%, transparent); border-radius: 6px; padding: 2px 5px; font-size: 12px; }
  table { border-collapse: collapse; margin-bottom: 14px; }
  th, td { border: 1px solid var(--line); padding: 6px 10px; text-align: left; }
  td:first-child { white-space: nowrap; }
  td:last-child { text-align: right; }
  tbody tr:nth-child(2n) { background: var(--soft); }
  details { margin-bottom: 8px; }
  sub { font-size: 12px; color: var(--quiet); }
  a { color: #4493f8; }
  i { display: inline-block; width: 13px; height: 13px; border-radius: 3px; vertical-align: -1px; }
`;

/** Drawn, for not every machine has a font with them. */
const SQUARES = { '🟥': '#dd2e44', '🟨': '#fdcb58', '🟩': '#78b159', '⬜': '#e6e7e8' };

/** @param markdown a comment */
export function commentPage(markdown) {
  const blocks = markdown.split('\n\n').map(blockOf).join('\n');
  return `<!doctype html><meta charset="utf-8"><title>comment</title><style>${STYLE}</style>
<article><header><b>github-actions</b> <span>bot</span> commented</header><main>${blocks}</main></article>`;
}

function blockOf(text) {
  if (text.startsWith('### ')) return `<h3>${inline(text.slice(4))}</h3>`;
  if (text.startsWith('|')) return tableOf(text.split('\n'));
  if (text.startsWith('- ')) {
    return `<ul>${text
      .split('\n')
      .map((line) => `<li>${inline(line.slice(2))}</li>`)
      .join('')}</ul>`;
  }
  return /^<(\/?details|!--)/.test(text) ? text : `<p>${inline(text)}</p>`;
}

function tableOf([head, , ...rows]) {
  const cells = (row, tag) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`)
      .join('');
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`;
}

function inline(text) {
  return text
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/🟥|🟨|🟩|⬜/gu, (square) => `<i style="background:${SQUARES[square]}"></i>`)
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');
}
