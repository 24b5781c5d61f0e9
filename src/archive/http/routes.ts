import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { proxyFor } from './proxy.js';

/** The connections to servers, direct or through proxies, as the environment says. */
export interface Routes {
  /** @throws Error as `proxyFor` does */
  to(address: URL): Dispatcher;
  /** Ends all connections, those that are still being made as well. */
  close(): Promise<void>;
}

interface Route {
  readonly dispatcher: Dispatcher;
  readonly end: () => Promise<unknown>;
}

export function openRoutes(): Routes {
  /** By address of the proxy, which is empty for the direct way. */
  const routes = new Map<string, Route>();
  return {
    to(address) {
      const proxy = proxyFor(address);
      const key = proxy?.href ?? '';
      const route = routes.get(key) ?? (proxy ? routeThrough(proxy) : directRoute());
      routes.set(key, route);
      return route.dispatcher;
    },
    async close() {
      await Promise.all([...routes.values()].map(({ end }) => end()));
    },
  };
}

function directRoute(): Route {
  const dispatcher = new Agent();
  return { dispatcher, end: () => dispatcher.destroy() };
}

function routeThrough(proxy: URL): Route {
  const tunnels: Pool[] = [];
  const dispatcher = new ProxyAgent({
    uri: proxy.href,
    clientFactory(origin, options) {
      const pool = new Pool(origin, options);
      tunnels.push(pool);
      return pool;
    },
  });
  return {
    dispatcher,
    async end() {
      // The agent would wait for a tunnel that a silent proxy never opens.
      await Promise.all(tunnels.map((pool) => pool.destroy()));
      await dispatcher.destroy();
    },
  };
}
