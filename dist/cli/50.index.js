export const id = 50;
export const ids = [50];
export const modules = {

/***/ 50:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gitHubApi: () => (/* binding */ gitHubApi)
});

// EXTERNAL MODULE: ./lib/archive/http/github-api.js
var github_api = __webpack_require__(8257);
// EXTERNAL MODULE: ./lib/archive/http/http-failure.js
var http_failure = __webpack_require__(8888);
// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(1845);
// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(3411);
;// CONCATENATED MODULE: ./lib/action/octokit.js



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
            throw new http_failure/* UnusableAnswerError */.qx('the server names a page of another server');
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
            throw new http_failure/* UnusableAnswerError */.qx('the server answers with no JSON: check that it is GitHub');
        }
        const link = [answer.headers.link].flat()[0];
        return new Response(answer.bytes, {
            status: answer.status,
            headers: { 'content-type': 'application/json', ...(link !== undefined && { link }) },
        });
    }
    return new utils/* GitHub */.gq({
        baseUrl: apiUrl,
        userAgent: `btf-bundle/${version/* VERSION */.x}`,
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

;// CONCATENATED MODULE: ./lib/action/github.js



/** GitHub's REST API by the runner's own client, over connections of ours. */
const gitHubApi = (client, apiUrl, { owner, name: repo }, token) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const octokit = octokitOver(apiUrl, token, async (url, options) => ({
        status: 200,
        headers: {},
        bytes: await client.get(url, options),
    }));
    return {
        async tree(ref, signal) {
            const request = { signal };
            try {
                const { rest } = octokit;
                const wanted = ref ?? (await rest.repos.get({ owner, repo, request })).data.default_branch;
                const { data } = await rest.repos.getCommit({ owner, repo, ref: String(wanted), request });
                const root = (0,github_api/* objectId */.Tu)(data.commit?.tree?.sha, 'tree');
                const tree = await rest.git.getTree({
                    owner,
                    repo,
                    tree_sha: root,
                    recursive: '1',
                    request,
                });
                if (tree.data.truncated) {
                    throw new http_failure/* UnusableAnswerError */.qx('it has more files than the API lists: install git, which has no such limit');
                }
                return (0,github_api/* repositoryTree */.V)(data.sha, tree.data.tree);
            }
            catch (error) {
                throw causeOf(error);
            }
        },
        blob(id, limit, signal) {
            const parts = ['repos', owner, repo, 'git', 'blobs', id].map(encodeURIComponent);
            const headers = { accept: 'application/vnd.github.raw+json', ...authorization };
            return client.get([apiUrl, ...parts].join('/'), { headers, limit, signal });
        },
    };
};


/***/ }),

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
