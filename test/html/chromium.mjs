// Drives a headless Chromium by its DevTools protocol over a pipe.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIMIT_MS = 30_000;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--remote-debugging-pipe',
];

/** The key codes that the protocol wants beside the names. */
const KEYS = {
  ...{ Enter: 13, Escape: 27, End: 35, Home: 36 },
  ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 },
};

/** Starts Chromium (`CHROMIUM`, or the one in the path) with a profile of its own. */
export async function startChromium() {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const child = spawn(
    process.env.CHROMIUM || 'chromium',
    [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const waiting = new Map();
  const listeners = new Set();
  let sent = 0;
  let read = '';
  const fail = (why) => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  child.on('error', ({ message }) => fail(`Chromium does not start: ${message}`));
  const ended = new Promise((resolve) => {
    child.on('close', (code) => {
      fail(`Chromium ended (${code})`);
      resolve();
    });
  });
  child.stdio[3].on('error', () => {});
  child.stdio[4].setEncoding('utf8').on('data', (text) => {
    read += text;
    for (let end = read.indexOf('\0'); end >= 0; end = read.indexOf('\0')) {
      const message = JSON.parse(read.slice(0, end));
      read = read.slice(end + 1);
      if (message.id === undefined) {
        for (const listener of listeners) listener(message);
        continue;
      }
      const { resolve, reject } = waiting.get(message.id) ?? {};
      waiting.delete(message.id);
      if (message.error === undefined) resolve?.(message.result);
      else reject?.(new Error(message.error.message));
    }
  });

  function send(method, params = {}, sessionId = undefined) {
    return new Promise((resolve, reject) => {
      const id = ++sent;
      waiting.set(id, { resolve, reject });
      setTimeout(() => {
        if (waiting.delete(id)) reject(new Error(`Chromium does not answer ${method}`));
      }, LIMIT_MS).unref();
      child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  return {
    openPage: (options) => openPage({ send, listeners }, options),
    async close() {
      await send('Browser.close').catch(() => child.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A page of its own. What it asks of a network, and what its console says, is written down. */
async function openPage({ send, listeners }, { width = 1440, height = 900, dark = false } = {}) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method, params) => send(method, params, sessionId);
  const requests = [];
  const complaints = [];
  let loaded = () => {};
  const listener = (message) => {
    if (message.sessionId !== sessionId) return;
    const { method, params } = message;
    if (method === 'Network.requestWillBeSent') requests.push(params.request.url);
    if (method === 'Runtime.exceptionThrown') {
      complaints.push(params.exceptionDetails.exception?.description ?? 'exception');
    }
    if (method === 'Runtime.consoleAPICalled') complaints.push(JSON.stringify(params.args));
    if (method === 'Log.entryAdded') complaints.push(params.entry.text);
    if (method === 'Page.javascriptDialogOpening') complaints.push(`dialog ${params.message}`);
    if (method === 'Page.loadEventFired') loaded();
  };
  listeners.add(listener);
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await ask(`${domain}.enable`);
  await ask('Emulation.setDeviceMetricsOverride', {
    ...{ width, height, deviceScaleFactor: 1, mobile: false },
  });
  await ask('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }],
  });

  async function evaluate(expression) {
    const { result, exceptionDetails } = await ask('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? expression);
    return result.value;
  }

  return {
    requests,
    complaints,
    evaluate,
    ask,
    async goTo(url, { isSettled = true } = {}) {
      const done = new Promise((resolve) => {
        loaded = resolve;
      });
      await ask('Page.navigate', { url });
      await done;
      if (!isSettled) return;
      await evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    },
    async press(key, times = 1) {
      const windowsVirtualKeyCode = KEYS[key];
      for (let i = 0; i < times; i++) {
        await ask('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode });
        await ask('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode });
      }
    },
    async click(selector) {
      const { x, y } = await evaluate(
        `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
      );
      const at = { x, y, button: 'left', clickCount: 1 };
      await ask('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
      await ask('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    },
    async write(selector, text) {
      await evaluate(`document.querySelector(${JSON.stringify(selector)}).select()`);
      await evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
      if (text === '')
        await ask('Input.dispatchKeyEvent', {
          type: 'keyDown',
          key: 'Delete',
          windowsVirtualKeyCode: 46,
        });
      else await ask('Input.insertText', { text });
    },
    async screenshot() {
      const { data } = await ask('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
    async pdf() {
      const { data } = await ask('Page.printToPDF', {});
      return Buffer.from(data, 'base64');
    },
    async close() {
      listeners.delete(listener);
      await send('Target.closeTarget', { targetId });
    },
  };
}
