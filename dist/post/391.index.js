export const id = 391;
export const ids = [391];
export const modules = {

/***/ 8391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  saveUnsaved: () => (/* binding */ saveUnsaved)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/errors.js
/**
 * A failure that is foreseen: bad input, a server that is down. Its sentences are told as they are;
 * any other error is a fault of ours, and is told with the place that it comes from.
 */
class ExpectedError extends Error {
    sentences;
    /** @param sentences each a full sentence that says what happened to what, and what to do */
    constructor(sentences) {
        super(sentences.join('\n'));
        this.sentences = sentences;
        this.name = 'ExpectedError';
    }
}
/**
 * Input that cannot be worked with. Each sentence names one input and says how to mend it; all that
 * are known are reported at once.
 */
class InputError extends ExpectedError {
    constructor(sentences) {
        super(sentences);
        this.name = 'InputError';
    }
}
/** A server, the way to it, or the place for what it sends failed: no entry is to blame. */
class TransportError extends ExpectedError {
    transient;
    retryAfter;
    constructor(sentence, 
    /** Whether a further try may do better. */
    transient, 
    /** Milliseconds that the server asked to wait. */
    retryAfter) {
        super([sentence]);
        this.transient = transient;
        this.retryAfter = retryAfter;
        this.name = 'TransportError';
    }
}
/** The message of anything that was thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** Bytes that are not what their format asks for. */
class FormatError extends Error {
    /**
     * @param format what is being read, such as `ELF`
     * @param offset byte offset into it at which it is broken
     * @param what what is broken there
     */
    constructor(format, offset, what) {
        super(`${format}: ${what} at byte ${offset}`);
        this.name = 'FormatError';
    }
}

;// CONCATENATED MODULE: ./lib/keep/attempt.js

/** A failure that has a sentence of its own. */
class KeepingError extends Error {
}
function newAttempt(warn) {
    let over = false;
    return async (work) => {
        if (over)
            return undefined;
        try {
            return await work();
        }
        catch (error) {
            if (!over)
                warn(sentence(error));
            over = true;
            return undefined;
        }
    };
}
function sentence(error) {
    if (error instanceof KeepingError)
        return error.message;
    // The system's own messages hold absolute paths.
    const why = error.code ?? messageOf(error);
    return `Nothing more is kept for later runs (${why}): make the cache directory writable and give it room, or set cache to none.`;
}

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/keep/files.js




/**
 * Writes a file that appears whole or not at all, since several runs may share its directory, which
 * is made if it is not there.
 *
 * @throws Error of the system; nothing that was begun is left
 */
async function files_writeWhole(file, data) {
    const temporary = `${file}.${randomBytes(6).toString('hex')}`;
    try {
        await writeFile(temporary, data).catch(async (error) => {
            if (error.code !== 'ENOENT')
                throw error;
            await mkdir(dirname(file), { recursive: true });
            await writeFile(temporary, data);
        });
        await rename(temporary, file);
    }
    catch (error) {
        await rm(temporary, { force: true }).catch(() => { });
        throw error;
    }
}
/**
 * The bytes of a small file, which is marked as used. To wait for the system would take several times as long as what
 * it has to do.
 *
 * @returns undefined if it cannot be read
 */
function readSmall(file) {
    try {
        const bytes = readFileSync(file);
        markUsed(file);
        return bytes;
    }
    catch {
        return undefined;
    }
}
/** Marks a file as used, if it is there and may be changed: what was used lately is trimmed last. */
function markUsed(file) {
    const now = new Date();
    try {
        utimesSync(file, now, now);
    }
    catch {
        // It is trimmed a little earlier.
    }
}
/** Names in a directory, sorted; none if it cannot be read. */
async function filesIn(directory) {
    return (await (0,promises_.readdir)(directory).catch(() => [])).sort();
}

;// CONCATENATED MODULE: ./lib/action/cache-service.js







/** Changes if what is kept changes its form, so that older entries are not looked at. */
const FORMAT = 'v2';
/** What the library gives in place of an entry's number. */
const REFUSED = -1;
/** Milliseconds after which a call of the cache service is given up. */
const PATIENCE = 5 * 60_000;
/**
 * Keeps directories in GitHub's cache service, each in an entry of its own. A call that fails throws a
 * KeepingError. On a runner without the service nothing happens.
 *
 * @param root directory for the files while they are packed and unpacked; its path is a part of what
 *   the service finds an entry by, so it must be the same in every run
 * @param kind `source`, `kernel`, `result` or `report`, which keeps their keys apart
 * @param patience milliseconds after which a call is given up
 * @param unsaved takes what is to be saved later; without it nothing is
 */
function cacheServiceKeeper(root, kind, log, patience = PATIENCE, unsaved) {
    const directoryOf = (name) => (0,external_node_path_.join)(root, `${kind}s`, ...name.split('/'));
    const prefixOf = (name) => `btf-bundle-${kind}-${FORMAT}-${name.replaceAll('/', '-')}-`;
    async function call(what, work) {
        // Loaded where it is used: it is most of this program, and many runs do without it.
        const cache = await __webpack_require__.e(/* import() */ 691).then(__webpack_require__.bind(__webpack_require__, 1691));
        if (!cache.isFeatureAvailable()) {
            sayUnavailable(log);
            return undefined;
        }
        const { value, problem } = await heard(() => work(cache), log, patience);
        if (problem === undefined)
            return value;
        throw new KeepingError(`The cache could not be ${what}, so the run goes on without it: ${problem}`);
    }
    async function saveNow(name, key, files) {
        if (!mayWrite())
            return;
        const directory = directoryOf(name);
        // An entry cannot be changed, so one that lacks something would be in the way of a whole one.
        for (const file of files)
            if (!(await exists((0,external_node_path_.join)(directory, file))))
                return;
        await keepOnly(directory, files);
        const entry = `${prefixOf(name)}${key}`;
        const id = await call('written', (cache) => cache.saveCache([directory], entry));
        if (id !== REFUSED)
            return;
        // The library does not tell an entry that is there already from a service that is down.
        const lookup = { lookupOnly: true };
        const found = await call('written', (cache) => cache.restoreCache([directory], entry, [], lookup));
        if (found === undefined)
            log.info(`The cache took no entry for ${name}.`);
    }
    return {
        directoryOf,
        async restore(name, key) {
            const directory = directoryOf(name);
            const prefix = prefixOf(name);
            await call('read', (cache) => cache.restoreCache([directory], `${prefix}${key}`, [prefix]));
        },
        async saveLater(name, key, files) {
            if (mayWrite())
                await unsaved?.add({ kind, name, key, files });
        },
        async save(name, key, files) {
            try {
                await saveNow(name, key, files);
            }
            finally {
                await unsaved?.remove(kind, name);
            }
        },
    };
}
/** What is not wanted any more would be carried along for ever. */
async function keepOnly(directory, files) {
    const wanted = new Set(files);
    for (const name of await filesIn(directory)) {
        if (!wanted.has(name))
            await (0,promises_.rm)((0,external_node_path_.join)(directory, name), { recursive: true, force: true });
    }
}
async function exists(file) {
    return (0,promises_.access)(file).then(() => true, () => false);
}
/** Some events get a token that may only read, and the runner says so. */
function mayWrite() {
    const mode = process.env.ACTIONS_CACHE_MODE?.trim().toLowerCase();
    return mode !== 'read' && mode !== 'none';
}
let saidUnavailable = false;
function sayUnavailable(log) {
    if (saidUnavailable)
        return;
    saidUnavailable = true;
    log.info('This runner offers no cache, so nothing is kept for the next run.');
}
/**
 * Waits for a call of the cache library, for so long as is bearable, and tells what went wrong.
 *
 * The library throws next to nothing. It tells of most failures by annotations, workflow commands at
 * the start of a line, which are taken for what they are whatever their words.
 */
async function heard(call, log, patience) {
    let problem;
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no end after ${patience / 1000} s`)), patience);
    });
    const hear = (line) => {
        const [, command, message = ''] = /^::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
        if (command === 'warning' || command === 'error')
            problem ??= unescaped(message);
        else if (command === 'add-mask' || command === 'debug')
            process.stdout.write(`${line}${external_node_os_.EOL}`);
        else if (command === undefined && line.trim() !== '')
            log.info(line);
    };
    try {
        const value = await Promise.race([listening(call, hear), late]);
        return problem === undefined ? { value } : { problem };
    }
    catch (error) {
        return { problem: problem ?? messageOf(error) };
    }
    finally {
        clearTimeout(timer);
    }
}
function unescaped(message) {
    return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
const listener = new external_node_async_hooks_.AsyncLocalStorage();
let isTapped = false;
/**
 * Takes what a call writes to standard output off it, line by line, also after the call was given
 * up: a cache that is down is worth one warning, not the library's annotations besides.
 */
function listening(call, hear) {
    if (!isTapped)
        tapOutput();
    isTapped = true;
    return listener.run(hear, call);
}
function tapOutput() {
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = ((chunk, ...others) => {
        const hear = listener.getStore();
        if (hear === undefined)
            return write(chunk, ...others);
        listener.exit(() => String(chunk).split(/\r?\n/).forEach(hear));
        return true;
    });
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
;// CONCATENATED MODULE: ./lib/output/shape.js
function refuse(path, what) {
    throw new Error(`has no ${what} at "${path}"`);
}
const shape_text = (value, path) => typeof value === 'string' ? value : refuse(path, 'text');
/** An integer from 0 on. */
const natural = (value, path) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse(path, 'number');
/** @param what it is, for the message */
function textLike(pattern, what) {
    return (value, path) => typeof value === 'string' && pattern.test(value) ? value : refuse(path, what);
}
function oneOf(words, what) {
    return (value, path) => words.find((word) => word === value) ?? refuse(path, what);
}
function listOf(item) {
    return (value, path) => Array.isArray(value)
        ? value.map((one, index) => item(one, `${path}.${index}`))
        : refuse(path, 'list');
}
function optional(shape) {
    return (value, path) => (value === undefined ? undefined : shape(value, path));
}
/** What a value is made into once it is known to be what is expected. */
function changed(shape, change) {
    return (value, path) => change(shape(value, path));
}
/** An object with these keys; others are left out, and so are optional ones without a value. */
function recordOf(parts) {
    return (value, path) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            return refuse(path, 'object');
        }
        const given = new Map(Object.entries(value));
        const read = Object.entries(parts).map(([key, shape]) => {
            return [key, shape(given.get(key), path === '' ? key : `${path}.${key}`)];
        });
        return Object.fromEntries(read.filter(([, part]) => part !== undefined));
    };
}
/** @throws Error that continues a sentence on the file, if an index is of nothing in a list */
function checkIndices(indices, list) {
    const wrong = indices.find((index) => index >= list.length);
    if (wrong !== undefined)
        throw new Error(`refers to number ${wrong} of a list that ends before`);
}

;// CONCATENATED MODULE: ./lib/action/unsaved.js







/** Name of the state that the runner hands from a step to its `post`: the path of the list, which is too long itself. */
const STATE = 'unsaved';
const readList = listOf(recordOf({ kind: shape_text, name: shape_text, key: shape_text, files: listOf(shape_text) }));
/** Lists of this process that are there. */
const lists = new Set();
/** @param root directory of what is kept */
function newUnsaved(root) {
    const file = join(root, STATE, `${randomBytes(6).toString('hex')}.json`);
    const saves = new Map();
    let writing = Promise.resolve();
    let next;
    async function write() {
        if (saves.size === 0) {
            await rm(file, { force: true });
            return;
        }
        await writeWhole(file, JSON.stringify([...saves.values()]));
        if (!lists.has(file))
            saveState(STATE, file);
        lists.add(file);
    }
    /** Several calls while one is at it come to one more. */
    function writeNext() {
        next ??= writing.then(() => {
            next = undefined;
            return write();
        });
        writing = next.catch(() => { });
        return next;
    }
    return {
        add(save) {
            saves.set(`${save.kind} ${save.name}`, save);
            return writeNext();
        },
        async remove(kind, name) {
            if (saves.delete(`${kind} ${name}`))
                await writeNext();
        },
    };
}
/** Is called by a run that has come to its end: what it could not save it told of. */
function forgetUnsaved() {
    for (const file of lists)
        rmSync(file, { force: true });
}
/**
 * What the step before did not save.
 *
 * @param file that its state names
 * @throws Error if it is no such list
 */
async function readUnsaved(file) {
    return readList(JSON.parse(await (0,promises_.readFile)(file, 'utf8')), '');
}

;// CONCATENATED MODULE: ./lib/action/save-unsaved.js





/**
 * Saves in the cache service what a run that was ended kept on the runner. A failure is told, and costs
 * the keeping only.
 *
 * @param file list of what there is to save
 */
async function saveUnsaved(file, log) {
    const { RUNNER_TEMP } = process.env;
    if (!RUNNER_TEMP)
        return;
    const attempt = newAttempt((message) => log.warn(message));
    const saves = (await attempt(() => readUnsaved(file))) ?? [];
    let saved = 0;
    for (const { kind, name, key, files } of saves) {
        const keeper = cacheServiceKeeper((0,external_node_path_.join)(RUNNER_TEMP, 'btf-bundle'), kind, log);
        await attempt(async () => {
            await keeper.save(name, key, files);
            saved++;
        });
    }
    await (0,promises_.rm)(file, { force: true });
    log.info(`Saved of what the run that was ended left for later ones: ${saved} of ${saves.length}.`);
}


/***/ })

};
