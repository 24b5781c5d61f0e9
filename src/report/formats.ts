import { NEWER_FORMAT_NAMES, NEWER_FORMATS } from '../btf/older-format.js';
import type { Manifest } from '../output/manifest.js';
import { formatCount } from './text.js';

const MOST_NAMED = 3;

/**
 * Which formats files have that older readers refuse, and what mends it: a line, or none. If the files
 * were written for an older reader, it names the kernels that keep such a format.
 */
export function describeFormats({ kernels, compat }: Manifest): string[] {
  const found = NEWER_FORMAT_NAMES.flatMap((name) => {
    const count = kernels.filter(({ formats }) => formats?.includes(name)).length;
    const { libbpf } = NEWER_FORMATS[name];
    const refused = `(refused by libbpf before ${libbpf})`;
    return count === 0 ? [] : [`${formatCount(count, 'kernel')} with ${name} ${refused}`];
  });
  if (found.length === 0) return [];
  const what = 'files that not every libbpf reads';
  if (compat === undefined) {
    return [
      `${what}: ${found.join(', ')}; compat: libbpf-0.8 mends it where no answer depends on it`,
    ];
  }
  const keeping = kernels.filter(({ formats }) => formats !== undefined);
  const named = keeping.slice(0, MOST_NAMED).map(({ kernel }) => kernel);
  if (keeping.length > named.length) named.push(`${keeping.length - named.length} more`);
  return [`${what}, since an answer depends on it: ${found.join(', ')}: ${named.join(', ')}`];
}
