import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  /** `127.0.0.1:port`, without a scheme. */
  readonly host: string;
  /** What was asked for: `host:port` of the target, and the proxy's own credentials. */
  readonly seen: { readonly target: string; readonly authorization: string | undefined }[];
  /** With what status it answers from now on; 0 for no answer at all. */
  answer(status: number): void;
  /** How many connections it has. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * An HTTP proxy on loopback, as companies have. Whatever host is asked for, it leads to `origin`, so
 * that a test can use names that are not of this machine.
 */
export async function startConnectProxy(origin: string): Promise<ConnectProxy> {
  const seen: ConnectProxy['seen'] = [];
  const sockets = new Set<Socket>();
  let status = 200;
  const server = createServer((_, response) => response.writeHead(501).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, client: Socket, head: Buffer) => {
    seen.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    if (status === 0) {
      // To notice its end.
      client.resume().on('end', () => client.end());
      return;
    }
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target = connect(Number(new URL(origin).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.write(head);
      client.pipe(target).pipe(client);
    });
    sockets.add(target);
    target.on('error', () => client.destroy()).on('close', () => sockets.delete(target));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer(next) {
      status = next;
      seen.length = 0;
    },
    connections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
