export const id = 399;
export const ids = [399];
export const modules = {

/***/ 3399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  actionLog: () => (/* binding */ actionLog)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
;// CONCATENATED MODULE: ./lib/report/progress.js
const now = () => performance.now();
/** Milliseconds that tell how fast the work is now: what earlier runs kept comes much faster than what is new. */
const STRETCH_MS = 20_000;
/** Before it nothing is said of the rate. */
const LEAST_MS = 1_000;
/** No more samples than so many for a stretch. */
const SAMPLES = 40;
/** Work that took no step for so long does not go on. */
const STANDSTILL_MS = 10_000;
function newProgress(clock = now) {
    const works = new Map();
    function rateOf(what, done) {
        const first = works.get(what)?.samples[0];
        if (first === undefined)
            return undefined;
        const elapsed = clock() - first.at;
        if (elapsed < LEAST_MS || done <= first.done)
            return undefined;
        return ((done - first.done) / elapsed) * 1000;
    }
    return {
        note(what, done, total) {
            const at = clock();
            const known = works.get(what);
            const last = known?.samples.at(-1);
            if (known === undefined || last === undefined || known.total !== total || done < last.done) {
                works.set(what, { total, moved: at, samples: [{ at, done }] });
            }
            else {
                const { samples } = known;
                known.moved = at;
                if (at - last.at >= STRETCH_MS / SAMPLES)
                    samples.push({ at, done });
                while ((samples[1]?.at ?? at) <= at - STRETCH_MS)
                    samples.shift();
            }
            const larger = [...works.values()].filter((work) => work.total > total);
            return larger.every(({ moved }) => at - moved >= STANDSTILL_MS);
        },
        line(what, done, total, detail) {
            const rate = rateOf(what, done);
            const pace = rate && formatRate(rate);
            const left = rate && pace && formatTime((total - done) / rate);
            const parts = [`${what} ${done}/${total}`, pace, left && `${left} left`];
            const text = parts.filter(Boolean).join(', ');
            return detail ? `${text}: ${detail}` : text;
        },
    };
}
/** @param rate a second */
function formatRate(rate) {
    const units = [
        [1, 's'],
        [60, 'min'],
        [3600, 'h'],
    ];
    for (const [seconds, unit] of units) {
        const number = rate * seconds;
        if (number >= 9.95)
            return `${Math.round(number)}/${unit}`;
        if (number >= 0.95)
            return `${number.toFixed(1).replace('.0', '')}/${unit}`;
    }
    return undefined;
}
/** What takes longer is not foreseen. */
const LONGEST_S = 100 * 3600;
/** @returns undefined if there is nothing left, or too much */
function formatTime(seconds) {
    const whole = Math.ceil(seconds);
    if (!(whole > 0 && whole < LONGEST_S))
        return undefined;
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
    if (hours > 0)
        return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
    const rest = whole % 60;
    if (minutes > 0)
        return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
    return `${rest} s`;
}
/** True at most once in each stretch of time, and not before the first one is over. */
function every(milliseconds, clock = now) {
    let last = clock();
    return () => {
        const at = clock();
        if (at - last < milliseconds)
            return false;
        last = at;
        return true;
    };
}

;// CONCATENATED MODULE: ./lib/report/text.js
/**
 * A foreign string as one line of plain text, for a terminal and for a step's log alike.
 *
 * Line breaks and tabs become a space. What a terminal or a log would act on is left out: escape
 * sequences, control and format characters, lone surrogates, and all else that has no width. What
 * the runner of GitHub takes for a command is taken apart: `::` at the start of a line or after white
 * space there, and `##[` anywhere (`ActionCommand.cs`). It compares by culture, which passes over
 * characters without width, so these are gone first.
 *
 * What is put together from several strings is a line of its own, and goes through this again.
 */
function plain(text) {
    return (text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        .replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, '')
        .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
        .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu, '')
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replaceAll('##[', '## ['));
}
/** At most `length` characters (code points), the last of them `…` where some were cut off. */
function shorten(text, length) {
    if (text.length <= length)
        return text;
    const characters = Array.from(text);
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
/** `1 kernel`, `1,234 kernels`: the same on every machine, whatever its locale. */
function formatCount(number, noun) {
    return `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}
/** An integer with a comma between thousands. */
function formatNumber(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** A number of bytes in decimal units, such as `4.5 MB`. */
function formatSize(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    let value = bytes / 1000;
    for (const unit of ['kB', 'MB', 'GB']) {
        if (value < 999.95)
            return `${value.toFixed(1)} ${unit}`;
        value /= 1000;
    }
    return `${value.toFixed(1)} TB`;
}

;// CONCATENATED MODULE: ./lib/action/action-log.js



const PROGRESS_MS = 10_000;
/** Writes to the step's log. */
function actionLog(clock) {
    const warnings = [];
    const due = every(PROGRESS_MS, clock);
    const progress = newProgress(clock);
    return {
        warnings,
        info: (line) => (0,core/* info */.pq)(plain(line)),
        warn(line) {
            warnings.push(line);
            (0,core/* info */.pq)(plain(`warning: ${line}`));
        },
        progress(what, done, total, detail) {
            if (progress.note(what, done, total) && due())
                (0,core/* info */.pq)(plain(progress.line(what, done, total, detail)));
        },
    };
}


/***/ })

};
