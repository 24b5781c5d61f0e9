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

/**
 * What git and its helpers may know of this process: where programs, the home and temporary files
 * are, and the way out of a company's network. All else stays here: inputs, the runner's tokens, and
 * what would steer or trace git.
 */
const INHERITED_VARIABLES = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'XDG_CONFIG_HOME',
  'LD_LIBRARY_PATH',
  // macOS: which of several toolchains `git` stands for.
  'DEVELOPER_DIR',
  // Proxies, and who asks them.
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'GIT_HTTP_PROXY_AUTHMETHOD',
  'KRB5_CONFIG',
  'KRB5CCNAME',
  // Certificates.
  'CURL_CA_BUNDLE',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'NIX_SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  // SSH.
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'SSH_AGENT_PID',
  'SSH_AUTH_SOCK',
  'GIT_EXEC_PATH',
  // Windows.
  'APPDATA',
  'COMSPEC',
  'HOMEDRIVE',
  'HOMEPATH',
  'LOCALAPPDATA',
  'PATHEXT',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'USERNAME',
  'USERPROFILE',
  'WINDIR',
]);
/** Nothing else of the user's configuration is taken over. */
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
 * The environment of every git process: what it may know of this one's, and the settings, which so
 * stand in no argument that other users can read.
 */
export function gitEnvironment(
  settings: GitSettings,
  base: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(base)) {
    // Windows knows no case in names, and the proxies' are written in both.
    if (INHERITED_VARIABLES.has(name.toUpperCase())) environment[name] = value;
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
