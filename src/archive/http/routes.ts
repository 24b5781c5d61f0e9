import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { proxyFor } from './proxy.js';

/** The connections to servers, direct or through proxies, as the environment says. */
export interface Routes {
  /** @throws Error as `proxyFor` does */
  to(address: URL): Dispatcher;
  /** Ends all connections, those that are still being made as well. */
  close(): Promise<void>;
}

export function openRoutes(): Routes {
  /** By address of the proxy, which is empty for the direct way. */
  const routes = new Map<string, Dispatcher>();
  return {
    to(address) {
      const proxy = proxyFor(address)?.href ?? '';
      const route = routes.get(proxy) ?? (proxy === '' ? new Agent() : new ProxyAgent(proxy));
      routes.set(proxy, route);
      return route;
    },
    async close() {
      await Promise.all([...routes.values()].map((route) => route.destroy()));
    },
  };
}
