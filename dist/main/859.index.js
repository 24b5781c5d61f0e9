export const id = 859;
export const ids = [859];
export const modules = {

/***/ 6859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gitHubApi: () => (/* binding */ gitHubApi)
/* harmony export */ });
/* harmony import */ var _archive_http_github_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8257);
/* harmony import */ var _archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8888);
/* harmony import */ var _octokit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7883);



/** GitHub's REST API by the runner's own client, over connections of ours. */
const gitHubApi = (client, apiUrl, { owner, name: repo }, token) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const octokit = (0,_octokit_js__WEBPACK_IMPORTED_MODULE_2__/* .octokitOver */ .g)(apiUrl, token, async (url, options) => ({
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
                const root = (0,_archive_http_github_api_js__WEBPACK_IMPORTED_MODULE_0__/* .objectId */ .Tu)(data.commit?.tree?.sha, 'tree');
                const tree = await rest.git.getTree({
                    owner,
                    repo,
                    tree_sha: root,
                    recursive: '1',
                    request,
                });
                if (tree.data.truncated) {
                    throw new _archive_http_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableAnswerError */ .qx('it has more files than the API lists: install git, which has no such limit');
                }
                return (0,_archive_http_github_api_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryTree */ .V)(data.sha, tree.data.tree);
            }
            catch (error) {
                throw (0,_octokit_js__WEBPACK_IMPORTED_MODULE_2__/* .causeOf */ .r)(error);
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


/***/ })

};
