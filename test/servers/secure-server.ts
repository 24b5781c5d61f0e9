import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Authority of the certificate, which holds for localhost and for GitHub's hosts. */
export const AUTHORITY = fileURLToPath(new URL('test-certificate.pem', import.meta.url));

export interface SecureServer {
  readonly origin: string;
  /** Hosts and paths that were asked for, and with what authorization. */
  readonly seen: { readonly url: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

/** HTTPS on loopback. */
export async function startSecureServer(
  handle: (host: string, request: IncomingMessage, response: ServerResponse) => void,
): Promise<SecureServer> {
  const pem = readFileSync(AUTHORITY);
  const seen: SecureServer['seen'] = [];
  const server = createServer({ key: pem, cert: pem }, (request, response) => {
    const host = request.headers.host ?? '';
    seen.push({ url: host + request.url, authorization: request.headers.authorization });
    handle(host, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Lets the server at an origin answer. */
export function forward(origin: string, request: IncomingMessage, response: ServerResponse): void {
  const behind = httpRequest(
    `${origin}${request.url}`,
    { method: request.method, headers: request.headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  behind.on('error', () => response.destroy());
  request.pipe(behind);
}
