/**
 * The proxy on the way to an address, by the variables that curl, git and GitHub's runner go by:
 * `https_proxy` or `http_proxy`, and `no_proxy` with names of hosts, which stand for the hosts below
 * them too, each with or without a port. This machine itself is never asked for through a proxy.
 *
 * Undici's own EnvHttpProxyAgent takes `no_proxy` for whole names, and no proxy without a scheme.
 *
 * @returns undefined if the way is direct
 * @throws Error that names the variable if it holds no address
 */
export function proxyFor(
  address: URL,
  environment: NodeJS.ProcessEnv = process.env,
): URL | undefined {
  const name = address.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const value = environment[name] || environment[name.toUpperCase()];
  if (!value || isLoopback(address.hostname)) return undefined;
  const excepted = environment.no_proxy || environment.NO_PROXY || '';
  if (excepted.split(/[\s,]+/).some((entry) => covers(entry.toLowerCase(), address))) {
    return undefined;
  }
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (!/^https?:/i.test(text) || !URL.canParse(text)) {
    throw new Error(`${name} holds no address of a proxy: write it as http://host:port`);
  }
  return new URL(text);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}

/** Whether an entry of `no_proxy`, in lower case, is for an address. */
function covers(entry: string, { hostname, port, protocol }: URL): boolean {
  if (entry === '*') return true;
  const [, host = '', only] = /^(?:\*?\.)?(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  if (host === '') return false;
  const actual = port || (protocol === 'https:' ? '443' : '80');
  if (only !== undefined && only !== actual) return false;
  return hostname === host || hostname.endsWith(`.${host}`);
}
