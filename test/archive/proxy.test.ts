import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type HttpClient, httpClient } from '../../src/archive/http/client.js';
import { proxyFor } from '../../src/archive/http/proxy.js';
import { TransportError } from '../../src/errors.js';
import { type ConnectProxy, startConnectProxy } from '../servers/connect-proxy.js';

describe('the way to', () => {
  const proxy = 'http://proxy.example:3128';
  test.each<[string, Record<string, string>, string | undefined]>([
    ['https://a.example/x', {}, undefined],
    ['https://a.example/x', { https_proxy: proxy }, `${proxy}/`],
    ['https://a.example/x', { HTTPS_PROXY: proxy }, `${proxy}/`],
    ['https://a.example/x', { http_proxy: proxy }, undefined],
    ['http://a.example/x', { http_proxy: proxy }, `${proxy}/`],
    ['http://a.example/x', { HTTP_PROXY: proxy, https_proxy: 'http://other' }, `${proxy}/`],
    ['https://a.example/x', { https_proxy: 'proxy.example:3128' }, `${proxy}/`],
    [
      'https://a.example/x',
      { https_proxy: 'https://u:p@proxy.example' },
      'https://u:p@proxy.example/',
    ],
    ['https://127.0.0.1:8/x', { https_proxy: proxy }, undefined],
    ['https://localhost/x', { https_proxy: proxy }, undefined],
    ['https://[::1]/x', { https_proxy: proxy }, undefined],
    ['https://a.example/x', { https_proxy: proxy, no_proxy: '*' }, undefined],
    ['https://a.example/x', { https_proxy: proxy, no_proxy: 'a.example' }, undefined],
    ['https://a.example/x', { https_proxy: proxy, NO_PROXY: 'b.example, EXAMPLE' }, undefined],
    ['https://a.example/x', { https_proxy: proxy, no_proxy: '.example' }, undefined],
    ['https://a.example/x', { https_proxy: proxy, no_proxy: '*.example' }, undefined],
    ['https://a.example/x', { https_proxy: proxy, no_proxy: 'a.example:443' }, undefined],
    ['https://a.example/x', { https_proxy: proxy, no_proxy: 'a.example:444' }, `${proxy}/`],
    ['https://aa.example/x', { https_proxy: proxy, no_proxy: 'a.example,,' }, `${proxy}/`],
    ['https://a.example/x', { https_proxy: proxy, no_proxy: 'x.a.example' }, `${proxy}/`],
  ])('%s with %j is %s', (address, environment, expected) => {
    expect(proxyFor(new URL(address), environment)?.href).toBe(expected);
  });

  test.each(['socks5://proxy', 'http://', '::'])('a proxy at %j is refused in words', (value) => {
    expect(() => proxyFor(new URL('https://a.example'), { https_proxy: value })).toThrow(
      'https_proxy holds no address of a proxy: write it as http://host:port',
    );
  });
});

describe('through a proxy', () => {
  let server: Server;
  let proxy: ConnectProxy;
  let client: HttpClient;
  const before = process.env;
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.url === '/moved' ? 302 : 200, { location: 'http://b.example/x' });
      response.end(`${request.headers.host}${request.url} ${request.headers.authorization}`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    proxy = await startConnectProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(async () => {
    await proxy.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  beforeEach(() => {
    process.env = { ...before, http_proxy: `user:se%20cret@${proxy.host}` };
    const patience = { tries: 2, firstWait: 10, longestWait: 20, silence: 300 };
    client = httpClient({ subject: 'archive "o/r"', patience });
  });
  afterEach(async () => {
    process.env = before;
    proxy.answer(200);
    await client.close();
  });
  const get = async (path: string) =>
    Buffer.from(
      await client.get(`http://a.example${path}`, {
        headers: { authorization: 'Bearer secret' },
        limit: 1000,
      }),
    ).toString();

  test('a file comes, with credentials for the proxy alone', async () => {
    expect(await get('/x')).toBe('a.example/x Bearer secret');
    const credentials = Buffer.from('user:se cret').toString('base64');
    expect(proxy.seen).toEqual([{ target: 'a.example:80', authorization: `Basic ${credentials}` }]);
  });

  test('a redirect to another host is followed without the token', async () => {
    expect(await get('/moved')).toBe('b.example/x undefined');
    expect(proxy.seen.map(({ target }) => target)).toEqual(['a.example:80', 'b.example:80']);
  });

  test.each([
    [407, /: the proxy refuses the way \(HTTP 407\): check https_proxy and no_proxy\.$/, 1],
    [502, /: the proxy refuses the way \(HTTP 502\): .* Gave up after 2 tries\.$/, 2],
    [0, /: nothing came for 0\.3 s\. Gave up after 2 tries\.$/, 2],
  ])('a proxy that answers %d is told in one sentence', async (status, message, tries) => {
    proxy.answer(status);
    const error = await get('/x').catch((thrown) => thrown);
    expect(error).toBeInstanceOf(TransportError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^archive "o\/r"[^\n]*$/);
    expect(error.message).not.toContain('cret');
    expect(proxy.seen).toHaveLength(tries);
  });

  test.each([
    ['has given a file', 200],
    ['is silent', 0],
  ])('no connection outlives the client: the proxy %s', async (_, status) => {
    proxy.answer(status);
    await get('/x').catch(() => {});
    expect(proxy.connections()).toBeGreaterThan(0);
    await client.close();
    const late = performance.now() + 1000;
    while (proxy.connections() > 0 && performance.now() < late) {
      await new Promise((done) => setTimeout(done, 10));
    }
    expect(proxy.connections()).toBe(0);
  });

  test('a variable without an address is named', async () => {
    process.env.http_proxy = 'socks5://127.0.0.1:1';
    await expect(get('/x')).rejects.toThrow(
      'archive "o/r": http_proxy holds no address of a proxy: write it as http://host:port.',
    );
  });
});
