import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const GADGET = 'vendor/github.com/inspektor-gadget/inspektor-gadget';

/**
 * Builds Tracee's and Inspektor Gadget's readers, as these products build theirs: with the files embedded.
 *
 * @param {string} tree a bundle of layout tree
 * @param {string} gadget a bundle of layout inspektor-gadget
 * @param {string} home directory for the build
 * @returns {{ program: string, layerMakefile: string }} the second is what makes a btfgen layer in `ig image build`
 */
export function buildGoReaders(tree, gadget, home) {
  cpSync(join(import.meta.dirname, 'go-readers'), home, { recursive: true });
  cpSync(tree, join(home, 'dist/btfhub'), { recursive: true });
  const program = join(home, 'reader');
  const go = (...parts) =>
    execFileSync('go', parts, {
      cwd: home,
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
  // Its source is copied, because its package embeds what lies beside it.
  go('mod', 'vendor');
  const embedded = join(home, GADGET, 'pkg/btfgen/btfs/x86');
  mkdirSync(dirname(embedded), { recursive: true });
  cpSync(join(gadget, 'x86'), embedded, { recursive: true });
  go('build', '-o', program, '.');
  const module = go(
    'list',
    '-mod=mod',
    '-m',
    '-f',
    '{{.Dir}}',
    GADGET.replace('vendor/', ''),
  ).trim();
  return {
    program,
    layerMakefile: join(module, 'cmd/common/image/helpers/Makefile.build.btfgen'),
  };
}
