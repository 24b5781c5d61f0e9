export const id = 52;
export const ids = [52];
export const modules = {

/***/ 8257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tu: () => (/* binding */ objectId),
/* harmony export */   V: () => (/* binding */ repositoryTree),
/* harmony export */   zq: () => (/* binding */ defaultApiUrl)
/* harmony export */ });
/* harmony import */ var _blob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8707);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8888);


/** Address of the REST API of a GitHub server, by its origin. */
function defaultApiUrl(server) {
    const { protocol, host } = new URL(server);
    if (host === 'github.com' || host.endsWith('.ghe.com'))
        return `${protocol}//api.${host}`;
    return `${protocol}//${host}/api/v3`;
}
/**
 * Checks what the API says of a commit and its tree.
 *
 * @throws UnusableAnswerError if an id is none: it would become an output of the step, and part of an
 *   address
 */
function repositoryTree(commit, rows) {
    return { commit: objectId(commit, 'commit'), files: filesOf(rows) };
}
function filesOf(rows) {
    if (!Array.isArray(rows))
        throw new _http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableAnswerError */ .qx('the server lists no files');
    return rows.map(record).flatMap(({ type, path, mode, sha, size }) => {
        if (type !== 'blob')
            return [];
        const id = objectId(sha, 'file');
        const known = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
        return [{ path: String(path), mode: String(mode), id, ...(known && { size }) }];
    });
}
/** @throws UnusableAnswerError if it is no object id; `what` it is the id of */
function objectId(value, what) {
    if (typeof value === 'string' && (0,_blob_js__WEBPACK_IMPORTED_MODULE_0__/* .isObjectId */ .T)(value))
        return value;
    throw new _http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableAnswerError */ .qx(`the server names a ${what} by what is no object id`);
}
function record(value) {
    return Object(value);
}


/***/ }),

/***/ 5052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gitHubArchive: () => (/* binding */ gitHubArchive)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/archive/blob.js
var blob = __webpack_require__(8707);
// EXTERNAL MODULE: ./lib/archive/retry.js + 1 modules
var retry = __webpack_require__(8592);
// EXTERNAL MODULE: ./lib/archive/tree-listing.js
var tree_listing = __webpack_require__(1849);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(3411);
// EXTERNAL MODULE: ./lib/archive/http/http-failure.js
var http_failure = __webpack_require__(8888);
;// CONCATENATED MODULE: ./lib/archive/http/proxy.js
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
function proxyFor(address, environment = process.env) {
    const name = address.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    const value = environment[name] || environment[name.toUpperCase()];
    if (!value || isLoopback(address.hostname))
        return undefined;
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
function isLoopback(host) {
    return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}
/** Whether an entry of `no_proxy`, in lower case, is for an address. */
function covers(entry, { hostname, port, protocol }) {
    if (entry === '*')
        return true;
    const [, host = '', only] = /^(?:\*?\.)?(.+?)(?::(\d+))?$/.exec(entry) ?? [];
    if (host === '')
        return false;
    const actual = port || (protocol === 'https:' ? '443' : '80');
    if (only !== undefined && only !== actual)
        return false;
    return hostname === host || hostname.endsWith(`.${host}`);
}

;// CONCATENATED MODULE: ./lib/archive/http/routes.js


function openRoutes() {
    /** By address of the proxy, which is empty for the direct way. */
    const routes = new Map();
    return {
        to(address) {
            const proxy = proxyFor(address)?.href ?? '';
            const route = routes.get(proxy) ?? (proxy === '' ? new undici.Agent() : new undici.ProxyAgent(proxy));
            routes.set(proxy, route);
            return route;
        },
        async close() {
            await Promise.all([...routes.values()].map((route) => route.destroy()));
        },
    };
}

;// CONCATENATED MODULE: ./lib/archive/http/client.js





const MAX_REDIRECTS = 5;
/** Enough of a failing answer's body to tell what it is about. */
const MAX_EXPLANATION = 4096;
function httpClient(options) {
    const { subject, patience, secrets = [] } = options;
    const routes = openRoutes();
    async function ask(url, options) {
        const { method, headers = {}, body: content, limit, signal } = options;
        const silence = watchSilence(patience.silence);
        const either = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal;
        let address = new URL(url);
        let sent = { 'user-agent': `btf-bundle/${version/* VERSION */.x}`, ...headers };
        try {
            for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                const asked = (0,undici.request)(address, {
                    dispatcher: routeTo(routes, address),
                    method,
                    ...(content !== undefined && { body: content }),
                    // Undici notes the host in it.
                    headers: { ...sent },
                    signal: either,
                    // Silence is watched here, over all parts of a try.
                    headersTimeout: 0,
                    bodyTimeout: 0,
                });
                const response = await orAborted(asked, either);
                silence.broken();
                const { statusCode: status, headers: told, body } = response;
                if (status >= 200 && status < 300) {
                    return { status, headers: told, bytes: await readBody(body, limit, silence.broken) };
                }
                const text = await readStart(body);
                const location = [told.location].flat()[0];
                if (status < 300 || status >= 400 || location === undefined) {
                    throw (0,http_failure/* statusError */.$C)(status, told, text);
                }
                const next = redirected(address, location);
                if (next.origin !== address.origin) {
                    if (method !== 'GET') {
                        throw new http_failure/* UnusableAnswerError */.qx('the server redirects what is written to another one');
                    }
                    sent = withoutAuthorization(sent);
                }
                address = next;
            }
            throw new http_failure/* UnusableAnswerError */.qx(`the server redirects more than ${MAX_REDIRECTS} times`);
        }
        catch (error) {
            signal?.throwIfAborted();
            const seconds = patience.silence / 1000;
            throw silence.signal.aborted ? new http_failure/* SilenceError */.e3(`nothing came for ${seconds} s`) : error;
        }
        finally {
            silence.stop();
        }
    }
    /** What `asking` throws, in words. */
    async function explained(asking, signal, isForAsker) {
        try {
            return await asking;
        }
        catch (error) {
            signal?.throwIfAborted();
            throw isForAsker(error) ? error : (0,http_failure/* explainHttpFailure */.WJ)(subject, error, secrets);
        }
    }
    async function getOnce(url, options) {
        const asking = ask(url, { ...options, method: 'GET' });
        return (await explained(asking, options.signal, () => false)).bytes;
    }
    return {
        get: (url, get) => (0,retry/* retrying */.R$)(patience, () => getOnce(url, get), get.signal),
        ask: (url, options) => explained(ask(url, options), options.signal, isRefusal),
        close: () => routes.close(),
    };
}
/** What the server understood, and will answer the same way again. */
function isRefusal(error) {
    return (error instanceof http_failure/* HttpStatusError */.F9 &&
        error.status >= 400 &&
        error.status < 500 &&
        error.status !== 408 &&
        !error.isRateLimit);
}
function routeTo(routes, address) {
    try {
        return routes.to(address);
    }
    catch (error) {
        throw new http_failure/* UnusableAnswerError */.qx(error.message);
    }
}
/** Undici does not look at the signal before it has a connection. */
function orAborted(work, signal) {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        if (signal.aborted)
            abort();
        signal.addEventListener('abort', abort, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}
/** A signal that is aborted when `broken` was not called for so long. */
function watchSilence(milliseconds) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), milliseconds);
    return {
        signal: controller.signal,
        broken: () => {
            timer.refresh();
        },
        stop: () => clearTimeout(timer),
    };
}
/** Where a redirect leads. One from HTTPS to less is refused. */
function redirected(from, location) {
    let next;
    try {
        next = new URL(location, from);
    }
    catch {
        throw new http_failure/* UnusableAnswerError */.qx('the server redirects to what is no address');
    }
    if (next.protocol !== from.protocol && next.protocol !== 'https:') {
        throw new http_failure/* UnusableAnswerError */.qx(`the server redirects from ${from.protocol} to ${next.protocol}`);
    }
    return next;
}
function withoutAuthorization(headers) {
    const { authorization: _, ...others } = headers;
    return others;
}
/** In memory of its own, unlike what `Buffer.concat` gives. */
async function readBody(body, limit, onChunk) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        onChunk();
        size += chunk.length;
        // To leave the loop is to end the transfer.
        if (size > limit)
            throw new http_failure/* WrongContentError */.vW(`the server sends more than ${limit} bytes`);
        chunks.push(chunk);
    }
    const bytes = new Uint8Array(size);
    let start = 0;
    for (const chunk of chunks) {
        bytes.set(chunk, start);
        start += chunk.length;
    }
    return bytes;
}
async function readStart(body) {
    let text = '';
    for await (const chunk of body) {
        text += Buffer.from(chunk).toString('latin1');
        if (text.length > MAX_EXPLANATION)
            break;
    }
    return text.slice(0, MAX_EXPLANATION);
}

// EXTERNAL MODULE: ./lib/archive/http/github-api.js
var github_api = __webpack_require__(8257);
;// CONCATENATED MODULE: ./lib/archive/http/github-archive.js







/**
 * An archive in a GitHub repository, read file by file over HTTPS: for machines without git, and
 * for a few entries.
 *
 * A file comes from the raw server at the pinned commit, without the token, if there is such a
 * server: that counts against no quota. If it does not have the file, as of a private repository,
 * and on GitHub Enterprise Server, the file comes from the API's blob endpoint. It takes the token,
 * answers the same way on every server, and knows the blob by the very id that it is checked by;
 * each file counts against the quota of requests.
 *
 * `list` throws TransportError, and InputError if there is no entry. `read` gives an entry that is
 * missing, too large or wrong an error of its own, in the order of the entries; if the server fails,
 * all that are left come with one and the same TransportError.
 */
function gitHubArchive(options) {
    const { name, repository, token, concurrency = 4, largestBlob = 100_000_000 } = options;
    const secrets = token === undefined ? [] : [token];
    const patience = options.patience ?? retry/* DEFAULT_PATIENCE */.QF;
    const subject = `archive ${JSON.stringify(name)}`;
    const client = httpClient({ subject, patience, secrets });
    const apiUrl = (options.apiUrl ?? (0,github_api/* defaultApiUrl */.zq)(repository.server)).replace(/\/+$/, '');
    const api = options.api(client, apiUrl, repository, token);
    let rawUrl = options.rawUrl ?? defaultRawUrl(repository.server);
    let { commit } = options;
    const closed = new AbortController();
    function rawAddress(path) {
        const parts = [repository.owner, repository.name, commit ?? '', ...path.split('/')];
        return [rawUrl, ...parts.map(encodeURIComponent)].join('/');
    }
    async function readBlob(file, signal) {
        const limit = file.size ?? largestBlob;
        if (rawUrl !== undefined && commit !== undefined) {
            try {
                return checked(file, await client.get(rawAddress(file.path), { limit, signal }));
            }
            catch (error) {
                // The server hides what is private.
                if (error instanceof http_failure/* NotFoundError */.m_)
                    rawUrl = undefined;
                // Out of a stale cache, or the path is a link: the blob's own address knows neither.
                else if (!(error instanceof http_failure/* WrongContentError */.vW))
                    throw error;
            }
        }
        return checked(file, await api.blob(file.id, limit, signal));
    }
    async function readEntry(entry, signal) {
        try {
            const id = entry.blob ?? '';
            if (!(0,blob/* isObjectId */.T)(id))
                throw new Error('it has no blob id');
            if ((entry.size ?? 0) > largestBlob) {
                throw new Error(`it has ${entry.size} bytes, more than the limit of ${largestBlob}`);
            }
            return { entry, bytes: await readBlob({ ...entry, id }, signal) };
        }
        catch (error) {
            if (error instanceof errors/* TransportError */.wX)
                return { entry, error };
            return { entry, error: new Error(`${entry.path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`) };
        }
    }
    async function readLinks(links) {
        const targets = new Map();
        for (const link of links) {
            const bytes = await readBlob(link, closed.signal).catch((error) => {
                if (error instanceof errors/* TransportError */.wX || closed.signal.aborted)
                    throw error;
                return new Uint8Array();
            });
            targets.set(link.path, Buffer.from(bytes).toString());
        }
        return targets;
    }
    return {
        name,
        get commit() {
            return commit;
        },
        async list() {
            const tree = await api.tree(options.ref, closed.signal).catch((error) => {
                if (!(error instanceof http_failure/* NotFoundError */.m_))
                    throw (0,http_failure/* explainHttpFailure */.WJ)(subject, error, secrets);
                throw new errors/* TransportError */.wX(`${subject}: there is no such repository or ref, or the token may not read it.`, false);
            });
            commit = tree.commit;
            return (0,tree_listing/* listTree */.n)(name, tree.files, readLinks);
        },
        async *read(entries) {
            const closing = new AbortController();
            const either = AbortSignal.any([closing.signal, closed.signal]);
            const ahead = [];
            let started = 0;
            const startUpTo = (count) => {
                for (const entry of entries.slice(started, count)) {
                    ahead.push(readEntry(entry, either));
                }
                started = Math.max(started, count);
            };
            try {
                for (let done = 0; done < entries.length; done++) {
                    startUpTo(done + concurrency);
                    const fetched = (await ahead.shift());
                    yield fetched;
                    if (!('error' in fetched && fetched.error instanceof errors/* TransportError */.wX))
                        continue;
                    closing.abort(fetched.error);
                    for (const entry of entries.slice(done + 1))
                        yield { entry, error: fetched.error };
                    return;
                }
            }
            finally {
                closing.abort(new Error('The reading was ended.'));
                await Promise.all(ahead);
            }
        },
        close() {
            closed.abort(new Error('The archive was closed.'));
            return client.close();
        },
    };
}
function checked(file, bytes) {
    if ((0,blob/* blobId */.z)(bytes) === file.id)
        return bytes;
    throw new http_failure/* WrongContentError */.vW('its content does not fit its blob id');
}
function defaultRawUrl(server) {
    return server === 'https://github.com' ? 'https://raw.githubusercontent.com' : undefined;
}


/***/ }),

/***/ 8888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ statusError),
/* harmony export */   F9: () => (/* binding */ HttpStatusError),
/* harmony export */   WJ: () => (/* binding */ explainHttpFailure),
/* harmony export */   e3: () => (/* binding */ SilenceError),
/* harmony export */   m_: () => (/* binding */ NotFoundError),
/* harmony export */   qx: () => (/* binding */ UnusableAnswerError),
/* harmony export */   vW: () => (/* binding */ WrongContentError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8592);


/** A server answered with a status that is no success. */
class HttpStatusError extends Error {
    status;
    isRateLimit;
    retryAfter;
    constructor(status, 
    /** Whether the server refused the request for its number alone. */
    isRateLimit, 
    /** Milliseconds that the server asks to wait. */
    retryAfter) {
        super(`HTTP status ${status}`);
        this.status = status;
        this.isRateLimit = isRateLimit;
        this.retryAfter = retryAfter;
        this.name = 'HttpStatusError';
    }
}
/** What came is not the file. The message continues a sentence that names the file. */
class WrongContentError extends Error {
}
/** What a server has no file for. The message continues a sentence that names the file. */
class NotFoundError extends Error {
}
/** Nothing came for too long. The message continues a sentence about what was asked for. */
class SilenceError extends Error {
}
/** What a further try would not change. The message continues a sentence about what was asked for. */
class UnusableAnswerError extends Error {
}
/** GitHub's words in a 403 of its "secondary" limits, and the wait that its documents ask for then. */
const RATE_LIMIT = /rate limit|abuse detection/i;
const RATE_LIMIT_WAIT = 60_000;
/**
 * What a failing answer means: `Retry-After`, or GitHub's quota, which is used up if
 * `x-ratelimit-remaining` is 0, and anew at `x-ratelimit-reset` (seconds since 1970).
 *
 * @param headers names in lower case
 * @param text start of the body
 */
function statusError(status, headers, text) {
    const header = (name) => [headers[name]].flat()[0];
    let wait = (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRetryAfter */ .mu)(header('retry-after'));
    const reset = Number(header('x-ratelimit-reset'));
    if (wait === undefined && header('x-ratelimit-remaining') === '0' && reset > 0) {
        wait = Math.max(0, reset * 1000 - Date.now());
    }
    const isNamed = status === 403 && RATE_LIMIT.test(text);
    const isRateLimit = status === 429 || isNamed || (status === 403 && wait !== undefined);
    return new HttpStatusError(status, isRateLimit, wait ?? (isNamed ? RATE_LIMIT_WAIT : undefined));
}
/**
 * Turns what a request ended with into one sentence about what was asked for.
 *
 * @param subject begins the sentence: `archive "owner/name"`
 * @param secrets must not show
 * @returns NotFoundError if the server has no such file; TransportError for what systems and servers
 *   do; any other error, such as WrongContentError, as it is
 */
function explainHttpFailure(subject, error, secrets) {
    if (error instanceof HttpStatusError)
        return explainStatus(subject, error);
    const code = codeOf(error);
    const isFinal = error instanceof UnusableAnswerError;
    // The system's errors, and undici's, have codes; what has none is a fault of ours.
    if (code === '' && !isFinal && !(error instanceof SilenceError))
        return error;
    if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code)) {
        const message = `${subject}: the server's certificate is not trusted here (${code}): give the file of its authority in NODE_EXTRA_CA_CERTS.`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(message, false);
    }
    const [, status] = /^Proxy response \((\d+)\)/.exec((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)) ?? [];
    if (status !== undefined) {
        const message = `${subject}: the proxy refuses the way (HTTP ${status}): check https_proxy and no_proxy.`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(message, Number(status) >= 500);
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`${subject}: ${lineOf(error, secrets)}.`, !isFinal);
}
function explainStatus(subject, error) {
    const { status, retryAfter } = error;
    // 409: an empty repository; 422: no such commit.
    if ([404, 409, 410, 422].includes(status)) {
        return new NotFoundError('the server does not have it, or the token may not read it');
    }
    if (error.isRateLimit) {
        const message = `${subject}: the server limits the rate of requests (HTTP ${status}).`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(message, true, retryAfter);
    }
    if (status === 401 || status === 403) {
        const message = `${subject}: the server refuses access (HTTP ${status}): check that the token may read it.`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(message, false);
    }
    const message = `${subject}: the server fails (HTTP ${status}).`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(message, status >= 500 || status === 408, retryAfter);
}
function codeOf(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : '';
}
/** A message of another program on one line, without the secrets. */
function lineOf(error, secrets) {
    const cause = Object(error).cause;
    // Several addresses that failed make an error without a message.
    let text = [error, ...(cause === undefined ? [] : [cause])]
        .map((one) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(one) || codeOf(one))
        .join(': ');
    for (const secret of secrets)
        text = text.replaceAll(secret, '***');
    return text
        .replace(/[\p{Cc}]+/gu, ' ')
        .slice(0, 300)
        .replace(/\.$/, '');
}


/***/ })

};
