import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const GADGET = 'github.com/inspektor-gadget/inspektor-gadget';
const ARCHES = [
  { machine: 'x86_64', goarch: 'amd64', below: 'x86' },
  { machine: 'aarch64', goarch: 'arm64', below: 'arm64' },
];

/**
 * Builds Tracee's and Inspektor Gadget's readers, as these products build theirs: with the files embedded.
 *
 * @param {string} tree a bundle of layout tree
 * @param {string} gadget a bundle of layout inspektor-gadget
 * @param {string} home directory for the build
 * @returns {{ programs: Record<string, string>, layerMakefile: string }} a program by `uname -m`, and what makes a
 * btfgen layer in `ig image build`
 */
export function buildGoReaders(tree, gadget, home) {
  cpSync(join(import.meta.dirname, 'go-readers'), home, { recursive: true });
  cpSync(tree, join(home, 'dist/btfhub'), { recursive: true });
  const go = (parts, env) =>
    execFileSync('go', parts, {
      cwd: home,
      env: { ...process.env, CGO_ENABLED: '0', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
  // Its source is copied, because its package embeds what lies beside it.
  go(['mod', 'vendor']);
  const embedded = join(home, 'vendor', GADGET, 'pkg/btfgen/btfs');
  const programs = {};
  for (const { machine, goarch, below } of ARCHES) {
    mkdirSync(embedded, { recursive: true });
    cpSync(join(gadget, below), join(embedded, below), { recursive: true });
    programs[machine] = join(home, `reader-${goarch}`);
    go(['build', '-o', programs[machine], '.'], { GOARCH: goarch });
  }
  const module = go(['list', '-mod=mod', '-m', '-f', '{{.Dir}}', GADGET]).trim();
  return {
    programs,
    layerMakefile: join(module, 'cmd/common/image/helpers/Makefile.build.btfgen'),
  };
}
