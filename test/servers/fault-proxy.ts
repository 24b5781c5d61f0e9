import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server or the way to it can do wrong with one request. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection ends before an answer. */
  | { readonly kind: 'refuse' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'reset' }
  /** The body ends early, as if it were whole. */
  | { readonly kind: 'truncate'; readonly by?: number }
  | { readonly kind: 'append'; readonly bytes: number }
  /** A byte in the middle of the body is another one. */
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** No answer, or none after the first half. */
  | { readonly kind: 'hang'; readonly midway?: boolean }
  /** The body comes in so many pieces, with a pause of so many milliseconds before each. */
  | { readonly kind: 'trickle'; readonly pieces: number; readonly pause: number };

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
}

export interface FaultProxy {
  readonly origin: string;
  readonly seen: SeenRequest[];
  /**
   * Plans the faults: for each request, from now on and counted from 0, the fault or undefined.
   * The answer of the server behind passes unchanged if there is none.
   */
  plan(fault: (index: number, request: SeenRequest) => Fault | undefined): void;
  close(): Promise<void>;
}

/** A proxy on loopback before the server at `origin`. */
export async function startFaultProxy(origin: string): Promise<FaultProxy> {
  const seen: SeenRequest[] = [];
  let planned: (index: number, request: SeenRequest) => Fault | undefined = () => undefined;
  let count = 0;

  const server = createServer((request, response) => {
    const one: SeenRequest = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      at: performance.now(),
    };
    seen.push(one);
    const fault = planned(count++, one);
    if (fault === undefined || isAboutBody(fault)) forward(origin, request, response, fault);
    else answer(fault, one, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    plan(fault) {
      planned = fault;
      count = 0;
      seen.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function isAboutBody(fault: Fault): boolean {
  return !['status', 'refuse', 'redirect'].includes(fault.kind) && !isSilent(fault);
}

function isSilent(fault: Fault): boolean {
  return fault.kind === 'hang' && !fault.midway;
}

function answer(
  fault: Fault,
  one: SeenRequest,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  request.resume();
  if (fault.kind === 'status') {
    const retry = fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter };
    response.writeHead(fault.status, { 'Content-Type': 'text/plain', ...retry, ...fault.headers });
    response.end(fault.body ?? `The answer is ${fault.status}\n`);
  } else if (fault.kind === 'redirect') {
    response.writeHead(fault.status ?? 302, { Location: fault.to + one.url });
    response.end();
  } else if (fault.kind === 'refuse') {
    request.socket.destroy();
  }
}

function forward(
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
): void {
  const { host: _, ...headers } = request.headers;
  const behind = httpRequest(
    origin + request.url,
    { method: request.method, headers },
    (answered) => {
      const chunks: Buffer[] = [];
      answered.on('data', (chunk: Buffer) => chunks.push(chunk));
      answered.on('end', () => {
        const body = Buffer.concat(chunks);
        const { 'transfer-encoding': __, 'content-length': ___, ...kept } = answered.headers;
        deliver(response, answered.statusCode ?? 502, kept, body, fault);
      });
    },
  );
  behind.on('error', () => response.destroy());
  request.pipe(behind);
}

function deliver(
  response: ServerResponse,
  status: number,
  headers: IncomingHttpHeaders,
  body: Buffer,
  fault: Fault | undefined,
): void {
  const half = body.length >> 1;
  if (fault?.kind === 'reset' || fault?.kind === 'hang') {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, half), () => {
      if (fault.kind === 'reset') response.socket?.resetAndDestroy();
    });
    return;
  }
  if (fault?.kind === 'trickle') {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    trickle(response, body, fault);
    return;
  }
  let changed = body;
  if (fault?.kind === 'truncate') changed = body.subarray(0, body.length - (fault.by ?? half));
  if (fault?.kind === 'append') changed = Buffer.concat([body, Buffer.alloc(fault.bytes, 'x')]);
  if (fault?.kind === 'corrupt') {
    changed = Buffer.from(body);
    changed[half] = (changed[half] ?? 0) ^ 0x55;
  }
  response.writeHead(status, { ...headers, 'content-length': changed.length });
  response.end(changed);
}

async function trickle(
  response: ServerResponse,
  body: Buffer,
  { pieces, pause }: { readonly pieces: number; readonly pause: number },
): Promise<void> {
  const length = Math.ceil(body.length / pieces);
  for (let start = 0; start < body.length && !response.destroyed; start += length) {
    await new Promise((done) => setTimeout(done, pause));
    response.write(body.subarray(start, start + length));
  }
  response.end();
}
