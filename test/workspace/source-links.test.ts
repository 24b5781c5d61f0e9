import { expect, test } from '@jest/globals';
import { sourceLinks } from '../../src/workspace/source-links.js';

const RUN = {
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'owner/name',
  GITHUB_SHA: 'ab'.repeat(20),
};

test('a run of a workflow tells where its sources can be read', () => {
  expect(sourceLinks(RUN)).toEqual({
    server: 'https://github.example',
    repository: 'owner/name',
    commit: RUN.GITHUB_SHA,
  });
});

test.each(Object.keys(RUN))('without %s nothing is linked', (name) => {
  expect(sourceLinks({ ...RUN, [name]: '' })).toBeUndefined();
  expect(sourceLinks({ ...RUN, [name]: undefined })).toBeUndefined();
});
