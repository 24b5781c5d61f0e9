import { getInput, setSecret } from '@actions/core';
import { secretsOf } from '../archive/git/environment.js';
import type { Access } from '../archive/open.js';
import type { Log } from '../report/log.js';

/** The way to archives that the input `token` opens; the token goes to the run's own server only. */
export function access(log: Log): Access {
  const value = getInput('token');
  const server = process.env.GITHUB_SERVER_URL || 'https://github.com';
  const token = value === '' ? undefined : { value, server };
  for (const secret of token === undefined ? [] : secretsOf(token)) setSecret(secret);
  return {
    ...(token && { token }),
    server: { url: server, apiUrl: process.env.GITHUB_API_URL },
    gitHubApi: async () => (await import('./github.js')).gitHubApi,
    onInfo: (message) => log.info(message),
    onWarning: (message) => log.warn(message),
    onProgress: (done, total, detail) => log.progress('entries', done, total, detail),
  };
}
