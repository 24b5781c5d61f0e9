// GitHub's API of comments for pull-request.sh, until it is ended. Prints its address; pull request 7 is open.
//
//   node comments-server.mjs COMMIT     newest commit of the pull request's branch `topic` of the repository 42
//
// Needs a Node.js that takes TypeScript as it is.
import { startGitHubComments } from '../servers/github-comments.ts';

const server = await startGitHubComments({ token: 'writing', readingToken: 'reading' });
server.comments.set(7, []);
server.pulls.push({
  number: 7,
  state: 'open',
  base: { ref: 'main' },
  head: { ref: 'topic', sha: process.argv[2], label: 'o:topic', repo: { id: 42 } },
});
console.log(server.apiUrl);
