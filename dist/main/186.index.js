export const id = 186;
export const ids = [186];
export const modules = {

/***/ 4186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findPull: () => (/* binding */ findPull),
/* harmony export */   keepComment: () => (/* binding */ keepComment)
/* harmony export */ });
/* harmony import */ var _archive_http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8393);
/* harmony import */ var _archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8888);
/* harmony import */ var _archive_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8592);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _octokit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7883);
/* harmony import */ var _pull_request_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6951);






/** A run does not wait long for a comment. */
const PATIENCE = { tries: 3, firstWait: 2_000, longestWait: 60_000, silence: 20_000 };
/** The author of what a workflow's own token writes. */
const WORKFLOWS_LOGIN = 'github-actions[bot]';
/**
 * Brings a pull request's comment up to date, or makes it. Of several, which two runs at once may have made,
 * the first stays.
 *
 * @returns what was done; `none` if there is none and none is wanted
 * @throws ExpectedError with a sentence if it cannot be; the signal's reason if that is aborted
 */
function keepComment(repository, number, comment, access) {
    const subject = `the comment on pull request ${number}`;
    return asking(subject, access, async (octokit) => {
        const { issues } = octokit.rest;
        const issue = { ...repository, issue_number: number };
        const marked = [];
        const pages = octokit.paginate.iterator(issues.listComments, { ...issue, per_page: 100 });
        for await (const { data } of pages) {
            for (const { id, body, user } of data) {
                // Whoever quotes it does not begin with it.
                if (body?.startsWith(comment.marker))
                    marked.push({ id, login: user?.login ?? '' });
            }
        }
        const login = marked.length === 0 ? '' : await ownLogin(octokit);
        const [first, ...others] = marked.filter((one) => one.login === login);
        const { body } = comment;
        if (first === undefined) {
            if (!comment.isWanted)
                return 'none';
            await issues.createComment({ ...issue, body });
            return 'made';
        }
        await issues.updateComment({ ...repository, comment_id: first.id, body });
        for (const { id } of others)
            await issues.deleteComment({ ...repository, comment_id: id });
        return 'updated';
    });
}
/**
 * The open pull request whose newest commit is what a run was of. Undefined if there is none any more, and
 * if there are several, of which one cannot be told.
 *
 * @throws as `keepComment` does
 */
function findPull(repository, head, access) {
    return asking(`the pull request of ${head.owner}:${head.branch}`, access, async (octokit) => {
        const { data } = await octokit.rest.pulls.list({
            ...repository,
            head: `${head.owner}:${head.branch}`,
            state: 'open',
            per_page: 100,
        });
        const pulls = data.filter((pull) => (0,_pull_request_js__WEBPACK_IMPORTED_MODULE_5__/* .isOfHead */ .Kp)(pull, head)).flatMap((pull) => (0,_pull_request_js__WEBPACK_IMPORTED_MODULE_5__/* .pullOf */ .pv)(pull) ?? []);
        return pulls.length === 1 ? pulls[0] : undefined;
    });
}
/**
 * The user that the token is of. GitHub's REST API tells it of a person's token only, so the other one is
 * asked, which knows it of every token.
 */
async function ownLogin(octokit) {
    try {
        const { viewer } = await octokit.graphql('{ viewer { login } }');
        return viewer.login;
    }
    catch (error) {
        const cause = (0,_octokit_js__WEBPACK_IMPORTED_MODULE_4__/* .causeOf */ .r)(error);
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransportError */ .wX && cause.transient)
            throw cause;
        return WORKFLOWS_LOGIN;
    }
}
/** Does work with the API as patiently as allowed, from its beginning on each try. */
async function asking(subject, { apiUrl, token, patience = PATIENCE, signal }, work) {
    const client = (0,_archive_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .httpClient */ .o)({ subject, patience, secrets: [token] });
    const ask = (url, options) => client.ask(url, { ...options, signal });
    const octokit = (0,_octokit_js__WEBPACK_IMPORTED_MODULE_4__/* .octokitOver */ .g)(apiUrl, token, ask);
    const attempt = async () => {
        try {
            return await work(octokit);
        }
        catch (error) {
            signal.throwIfAborted();
            throw inWords(subject, (0,_octokit_js__WEBPACK_IMPORTED_MODULE_4__/* .causeOf */ .r)(error), token);
        }
    };
    try {
        return await (0,_archive_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(patience, attempt, signal);
    }
    finally {
        await client.close();
    }
}
function inWords(subject, error, token) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ExpectedError */ .Dh)
        return error;
    if (!(error instanceof _archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpStatusError */ .F9))
        return (0,_archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explainHttpFailure */ .WJ)(subject, error, [token]);
    const { status } = error;
    const what = status === 401 || status === 403 || status === 404
        ? `the token may not do it (HTTP ${status}): the job needs the permission pull-requests: write, which a pull request from a fork does not get`
        : `the server refuses it (HTTP ${status})`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TransportError */ .wX(`${subject}: ${what}.`, false);
}


/***/ }),

/***/ 7883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ octokitOver),
/* harmony export */   r: () => (/* binding */ causeOf)
/* harmony export */ });
/* harmony import */ var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1845);
/* harmony import */ var _archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8888);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5792);



/** The API lists at most 100,000 files in 7 MB. */
const MAX_ANSWER = 32 << 20;
/**
 * The runner's own client of GitHub's REST API, over connections of ours. What it throws is wrapped:
 * `causeOf` tells what was thrown on the way.
 *
 * @param apiUrl address of the API, without a slash at its end; the token goes to its origin only
 * @param ask carries a request: `get` of the HTTP client, or `ask` where something is written
 */
function octokitOver(apiUrl, token, ask) {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const { origin } = new URL(apiUrl);
    /** The part of `fetch` that the client asks for. Failures are thrown, and not answered with. */
    async function fetchAnswer(url, asking) {
        // The address of a next page is the server's.
        if (new URL(url).origin !== origin) {
            throw new _archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableAnswerError */ .qx('the server names a page of another server');
        }
        const { method, headers, body, signal } = asking;
        const answer = await ask(url, {
            method,
            headers: { ...headers, ...authorization },
            ...(body != null && { body }),
            limit: MAX_ANSWER,
            ...(signal && { signal }),
        });
        if (answer.status === 204)
            return new Response(null, { status: 204 });
        if (!isJson(answer.bytes)) {
            throw new _archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableAnswerError */ .qx('the server answers with no JSON: check that it is GitHub');
        }
        const link = [answer.headers.link].flat()[0];
        return new Response(answer.bytes, {
            status: answer.status,
            headers: { 'content-type': 'application/json', ...(link !== undefined && { link }) },
        });
    }
    return new _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_0__/* .GitHub */ .gq({
        baseUrl: apiUrl,
        userAgent: `btf-bundle/${_version_js__WEBPACK_IMPORTED_MODULE_2__/* .VERSION */ .x}`,
        request: { fetch: fetchAnswer },
    });
}
/** The client would hand over what it cannot read, as a string. */
function isJson(bytes) {
    try {
        JSON.parse(Buffer.from(bytes).toString());
        return true;
    }
    catch {
        return false;
    }
}
/** What was thrown on the way, which the client wraps. */
function causeOf(error) {
    const { cause } = Object(error);
    return cause instanceof Error ? cause : error;
}


/***/ }),

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


/***/ })

};
