import { DEFAULT_PATIENCE } from '../retry.js';

/** A token, and the one server that may see it. */
export interface ServerToken {
  readonly value: string;
  /** Origin, such as `https://github.com`. */
  readonly server: string;
}

/** A stalled transfer is one that moves less than this for so long (curl's low-speed limits). */
export interface SpeedLimit {
  readonly bytesPerSecond: number;
  readonly seconds: number;
}

export const DEFAULT_SPEED_LIMIT: SpeedLimit = {
  bytesPerSecond: 1000,
  seconds: DEFAULT_PATIENCE.silence / 2000,
};

/** Settings of git, one `key value` pair each. */
export type GitSettings = readonly (readonly [key: string, value: string])[];

/** Where git finds the way out of a company's network; nothing else of the user's is taken over. */
const INHERITED_VARIABLES = new Set([
  'GIT_EXEC_PATH',
  'GIT_HTTP_PROXY_AUTHMETHOD',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
]);
export const INHERITED_SETTINGS = new Set([
  'http.proxy',
  'http.proxyauthmethod',
  'http.proxysslcainfo',
  'http.schannelusesslcainfo',
  'http.sslbackend',
  'http.sslcainfo',
  'http.sslcapath',
]);

/**
 * The environment of every git process: that of this process without what would steer, trace or
 * stop git, and with the settings, which so stand in no argument that other users can read.
 */
export function gitEnvironment(
  settings: GitSettings,
  base: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(base)) {
    const upper = name.toUpperCase();
    const foreign = upper.startsWith('GIT_') && !INHERITED_VARIABLES.has(upper);
    if (!foreign && upper !== 'SSH_ASKPASS') environment[name] = value;
  }
  if (base.GIT_SSH === undefined) environment.GIT_SSH_COMMAND ??= 'ssh -o BatchMode=yes';
  Object.assign(environment, {
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_ASKPASS: '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
  });
  settings.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}

/** The settings under which git talks to one server. */
export function transportSettings(url: string, speed: SpeedLimit): GitSettings {
  const scheme = /^([a-z]+):\/\//i.exec(url)?.[1]?.toLowerCase() ?? 'ssh';
  const allowed = scheme === 'http' ? ['http', 'https'] : [scheme];
  return [
    ['core.hooksPath', '/dev/null'],
    ['credential.helper', ''],
    ['fetch.negotiationAlgorithm', 'noop'],
    ['fetch.recurseSubmodules', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['http.followRedirects', 'initial'],
    ['http.lowSpeedLimit', String(speed.bytesPerSecond)],
    ['http.lowSpeedTime', String(speed.seconds)],
    ['protocol.version', '2'],
    ['protocol.allow', 'never'],
    ...allowed.map((name) => [`protocol.${name}.allow`, 'always'] as const),
  ];
}

/**
 * The settings that show a token to its server. Git would carry the header on to the host that a
 * redirect leads to, so that it follows none.
 */
export function tokenSettings(token: ServerToken): GitSettings {
  return [
    [`http.${new URL(token.server).origin}/.extraHeader`, `AUTHORIZATION: basic ${basic(token)}`],
    ['http.followRedirects', 'false'],
  ];
}

/** What must show in no message: the token, and the form in which it travels. */
export function secretsOf(token: ServerToken): string[] {
  return [token.value, basic(token)];
}

function basic(token: ServerToken): string {
  return Buffer.from(`x-access-token:${token.value}`).toString('base64');
}
