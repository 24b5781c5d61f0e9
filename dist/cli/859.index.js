export const id = 859;
export const ids = [859];
export const modules = {

/***/ 6859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gitHubAccess: () => (/* binding */ gitHubAccess)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1845);
/* harmony import */ var _actions_tool_cache__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5991);
/* harmony import */ var _archive_http_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8392);
/* harmony import */ var _archive_http_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3119);
/* harmony import */ var _archive_retry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8592);








/** Reads repositories through GitHub's API, and downloads with the runner's own tool. */
const gitHubAccess = async ({ server, owner, name }, token) => {
    const apiUrl = apiUrlOf(server);
    const client = new _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_3__/* .GitHub */ .gq({ baseUrl: apiUrl, ...(token !== undefined && { auth: token }) });
    return {
        apiUrl,
        async listRepository(owner, repo, ref) {
            const target = ref ?? (await client.rest.repos.get({ owner, repo })).data.default_branch;
            const { data: commit } = await client.rest.repos.getCommit({ owner, repo, ref: target });
            const { data } = await client.rest.git.getTree({
                owner,
                repo,
                tree_sha: commit.commit.tree.sha,
                recursive: '1',
            });
            if (data.truncated)
                throw new Error('the repository has more files than the API lists');
            const files = data.tree
                .filter(({ type }) => type === 'blob')
                .map(({ path = '', mode = '', sha = '', size }) => ({
                path,
                mode,
                id: sha,
                ...(size !== undefined && { size }),
            }));
            return { commit: commit.sha, files };
        },
        async download(url, headers, limits) {
            const { authorization, ...others } = headers;
            const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(process.env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'btf-bundle-'));
            try {
                const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'download');
                await (0,_actions_tool_cache__WEBPACK_IMPORTED_MODULE_4__/* .downloadTool */ .bq)(url, file, authorization, others);
                limits.signal.throwIfAborted();
                if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file)).size > limits.bytes) {
                    throw new _archive_http_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongContentError */ .vW(`the server sends more than ${limits.bytes} bytes`);
                }
                return new Uint8Array(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file));
            }
            catch (error) {
                const failure = (0,_archive_http_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .explainHttpFailure */ .WJ)(`${owner}/${name}`, error, token);
                if (!(failure instanceof _archive_retry_js__WEBPACK_IMPORTED_MODULE_7__/* .TransportError */ .wX && failure.transient))
                    throw error;
                // The tool has waited and tried again by itself.
                throw new _archive_retry_js__WEBPACK_IMPORTED_MODULE_7__/* .TransportError */ .wX(`${failure.message} Gave up after 3 tries.`, false);
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
            }
        },
    };
};
/** The runner says where its own server's API is; of other servers it is worked out. */
function apiUrlOf(server) {
    const { host } = new URL(server);
    const own = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
    if (process.env.GITHUB_API_URL && new URL(own).host === host)
        return process.env.GITHUB_API_URL;
    return (0,_archive_http_js__WEBPACK_IMPORTED_MODULE_5__/* .defaultApiUrl */ .z)(server);
}


/***/ })

};
