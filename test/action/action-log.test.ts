import { expect, jest, test } from '@jest/globals';
import { actionLog } from '../../src/action/action-log.js';

test('progress is a line in ten seconds at most, with what is left, and no command', () => {
  let written = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += text;
    return true;
  });
  let at = 0;
  const log = actionLog(() => at);
  for (let done = 1; done <= 26; done++) {
    log.progress('kernels', done, 90, 'a\n::error::x');
    at += 1000;
  }
  write.mockRestore();
  expect(written.trimEnd().split(/\r?\n/)).toEqual([
    'kernels 11/90, 1/s, 1 min 19 s left: a ::error::x',
    'kernels 21/90, 1/s, 1 min 9 s left: a ::error::x',
  ]);
});
