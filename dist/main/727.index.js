export const id = 727;
export const ids = [727];
export const modules = {

/***/ 8393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ httpClient)
});

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(5792);
// EXTERNAL MODULE: ./lib/archive/retry.js + 1 modules
var retry = __webpack_require__(8592);
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


/***/ }),

/***/ 4727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gitHubArchive: () => (/* binding */ gitHubArchive)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _blob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1088);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8592);
/* harmony import */ var _tree_listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1849);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8393);
/* harmony import */ var _github_api_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8257);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8888);







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
    const patience = options.patience ?? _retry_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_PATIENCE */ .QF;
    const subject = `archive ${JSON.stringify(name)}`;
    const client = (0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .httpClient */ .o)({ subject, patience, secrets });
    const apiUrl = (options.apiUrl ?? (0,_github_api_js__WEBPACK_IMPORTED_MODULE_5__/* .defaultApiUrl */ .zq)(repository.server)).replace(/\/+$/, '');
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
                if (error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .NotFoundError */ .m_)
                    rawUrl = undefined;
                // Out of a stale cache, or the path is a link: the blob's own address knows neither.
                else if (!(error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongContentError */ .vW))
                    throw error;
            }
        }
        return checked(file, await api.blob(file.id, limit, signal));
    }
    async function readEntry(entry, signal) {
        try {
            const id = entry.blob ?? '';
            if (!(0,_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectId */ .T)(id))
                throw new Error('it has no blob id');
            if ((entry.size ?? 0) > largestBlob) {
                throw new Error(`it has ${entry.size} bytes, more than the limit of ${largestBlob}`);
            }
            return { entry, bytes: await readBlob({ ...entry, id }, signal) };
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX)
                return { entry, error };
            return { entry, error: new Error(`${entry.path} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}.`) };
        }
    }
    async function readLinks(links) {
        const targets = new Map();
        for (const link of links) {
            const bytes = await readBlob(link, closed.signal).catch((error) => {
                if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX || closed.signal.aborted)
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
                if (!(error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .NotFoundError */ .m_))
                    throw (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .explainHttpFailure */ .WJ)(subject, error, secrets);
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`${subject}: there is no such repository or ref, or the token may not read it.`, false);
            });
            commit = tree.commit;
            return (0,_tree_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .listTree */ .n)(name, tree.files, readLinks);
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
                    if (!('error' in fetched && fetched.error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX))
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
    if ((0,_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .blobId */ .z)(bytes) === file.id)
        return bytes;
    throw new _http_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongContentError */ .vW('its content does not fit its blob id');
}
function defaultRawUrl(server) {
    return server === 'https://github.com' ? 'https://raw.githubusercontent.com' : undefined;
}


/***/ })

};
