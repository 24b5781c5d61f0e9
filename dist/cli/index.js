#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 8707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isObjectId),
/* harmony export */   z: () => (/* binding */ blobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

/**
 * The id that git gives to these bytes as a blob: 40 lower-case hex digits, the SHA-1 of
 * `blob <length in bytes, decimal>\0` followed by the bytes (gitformat-loose).
 */
function blobId(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/** Whether a string has the form of a SHA-1 object id. */
function isObjectId(text) {
    return /^[0-9a-f]{40}$/.test(text);
}


/***/ }),

/***/ 3637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fetchDownload)
/* harmony export */ });
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3119);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8592);


const MAX_REDIRECTS = 5;
/** Downloads with the platform's own `fetch`, which knows no proxy unless Node is told to. */
const fetchDownload = async (url, headers, limits) => {
    let address = new URL(url);
    let sent = { ...headers };
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        const response = await fetch(address, {
            headers: sent,
            redirect: 'manual',
            signal: limits.signal,
        });
        const location = response.headers.get('location');
        if (response.status >= 300 && response.status < 400 && location !== null) {
            await response.body?.cancel();
            const next = new URL(location, address);
            if (next.protocol !== address.protocol && next.protocol !== 'https:') {
                throw new Error(`the server redirects to the protocol ${next.protocol}`);
            }
            if (next.origin !== address.origin) {
                const { authorization: _, ...others } = sent;
                sent = others;
            }
            address = next;
            continue;
        }
        if (!response.ok) {
            await response.body?.cancel();
            throw new _http_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpStatusError */ .F9(response.status, waitOf(response.headers));
        }
        return readBody(response, limits.bytes);
    }
    throw new Error(`the server redirects more than ${MAX_REDIRECTS} times`);
};
/** GitHub tells a used up quota by `x-ratelimit-reset`, in seconds since 1970. */
function waitOf(headers) {
    const wait = (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRetryAfter */ .mu)(headers.get('retry-after'));
    if (wait !== undefined || headers.get('x-ratelimit-remaining') !== '0')
        return wait;
    const reset = Number(headers.get('x-ratelimit-reset'));
    return reset > 0 ? Math.max(0, reset * 1000 - Date.now()) : undefined;
}
async function readBody(response, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > limit)
            throw new _http_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongContentError */ .vW(`the server sends more than ${limit} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 3119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F9: () => (/* binding */ HttpStatusError),
/* harmony export */   WJ: () => (/* binding */ explainHttpFailure),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   m_: () => (/* binding */ NotFoundError),
/* harmony export */   vW: () => (/* binding */ WrongContentError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8592);


/** A server answered with a status that is no success. */
class HttpStatusError extends Error {
    status;
    retryAfter;
    constructor(status, 
    /** Milliseconds that the server asks to wait. */
    retryAfter) {
        super(`HTTP status ${status}`);
        this.status = status;
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
/** The HTTP status that an error tells of, by the names that HTTP clients use for it. */
function statusOf(error) {
    const { status, httpStatusCode } = Object(error);
    return [status, httpStatusCode].find((value) => typeof value === 'number');
}
function retryAfterOf(error) {
    if (error instanceof HttpStatusError)
        return error.retryAfter;
    const { response } = Object(error);
    const header = response?.headers?.['retry-after'];
    return header === undefined ? undefined : (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRetryAfter */ .mu)(String(header));
}
/**
 * Turns what a request ended with into one sentence about the archive.
 *
 * @param archive what the user called it
 * @param secret must not show
 * @returns a WrongContentError as it is; NotFoundError where the server has no such file; else a
 *   TransportError
 */
function explainHttpFailure(archive, error, secret) {
    if (error instanceof _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .TransportError */ .wX || error instanceof WrongContentError)
        return error;
    const subject = `archive ${JSON.stringify(archive)}`;
    const status = statusOf(error);
    const retryAfter = retryAfterOf(error);
    if (status === 404 || status === 410 || status === 422) {
        return new NotFoundError('the server does not have it, or the token may not read it');
    }
    if (status === 429 || (status === 403 && retryAfter !== undefined)) {
        const message = `${subject}: the server limits the rate of requests (HTTP ${status}).`;
        return new _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .TransportError */ .wX(message, true, retryAfter);
    }
    if (status === 401 || status === 403) {
        const message = `${subject}: the server refuses access (HTTP ${status}): check that the token may read it.`;
        return new _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .TransportError */ .wX(message, false);
    }
    if (status !== undefined) {
        const message = `${subject}: the server fails (HTTP ${status}).`;
        return new _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .TransportError */ .wX(message, status >= 500 || status === 408, retryAfter);
    }
    return new _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .TransportError */ .wX(`${subject}: ${lineOf(error, secret)}.`, true);
}
/** A message of another program on one line, without the secret. */
function lineOf(error, secret) {
    const cause = Object(error).cause;
    const text = [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), ...(cause === undefined ? [] : [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)])].join(': ');
    const clean = secret ? text.replaceAll(secret, '***') : text;
    return clean
        .replace(/[\p{Cc}]+/gu, ' ')
        .slice(0, 300)
        .replace(/\.$/, '');
}


/***/ }),

/***/ 8392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ httpArchive),
/* harmony export */   z: () => (/* binding */ defaultApiUrl)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _blob_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8707);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3119);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8592);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1284);





/**
 * An archive in a GitHub repository, read file by file over HTTPS: for machines without git, and
 * for a few entries.
 *
 * A file comes from the raw server at the pinned commit, without the token, where there is such a
 * server: that counts against no quota. Where it does not have the file, as of a private
 * repository, and on GitHub Enterprise Server, the file comes from the API's blob endpoint. It takes
 * the token, answers the same way on every server, and knows the blob by the very id that it is
 * checked by; each file counts against the quota of requests.
 *
 * `list` throws TransportError, and InputError where there is no entry. `read` gives an entry that is missing, too large or wrong an error
 * of its own, in the order of the entries; where the server fails, all that are left come with one
 * and the same TransportError.
 */
function httpArchive(options) {
    const { name, repository, token, concurrency = 4, largestBlob = 100_000_000 } = options;
    const { owner, name: repositoryName } = repository;
    const apiUrl = (options.apiUrl ?? defaultApiUrl(repository.server)).replace(/\/+$/, '');
    let rawUrl = options.rawUrl ?? defaultRawUrl(repository.server);
    const patience = options.patience ?? _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .DEFAULT_PATIENCE */ .QF;
    let { commit } = options;
    function rawAddress(path) {
        const parts = [owner, repositoryName, commit ?? '', ...path.split('/')];
        return [rawUrl, ...parts.map(encodeURIComponent)].join('/');
    }
    async function downloadBlob(file, signal, source) {
        const limits = { bytes: file.size ?? largestBlob, signal };
        if (source === 'raw' && rawUrl !== undefined && commit !== undefined) {
            try {
                return await options.download(rawAddress(file.path), {}, limits);
            }
            catch (error) {
                if ((0,_http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(error) !== 404)
                    throw error;
                // The server hides what is private.
                rawUrl = undefined;
            }
        }
        const parts = [owner, repositoryName, 'git', 'blobs', file.id].map(encodeURIComponent);
        const headers = {
            accept: 'application/vnd.github.raw+json',
            ...(token && { authorization: `Bearer ${token}` }),
        };
        return options.download([apiUrl, 'repos', ...parts].join('/'), headers, limits);
    }
    /** Does a request as patiently as allowed, and puts its failure into words. */
    function request(attempt, closing) {
        const once = async () => {
            const silence = AbortSignal.timeout(patience.silence);
            const signal = AbortSignal.any([closing, silence]);
            try {
                return await orAborted(attempt(signal), signal);
            }
            catch (error) {
                closing.throwIfAborted();
                const seconds = patience.silence / 1000;
                const cause = silence.aborted ? new Error(`no answer within ${seconds} s`) : error;
                throw (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .explainHttpFailure */ .WJ)(name, cause, token);
            }
        };
        return (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retrying */ .R$)(patience, once, closing);
    }
    async function readBlob(file, closing) {
        try {
            return await readFrom('raw', file, closing);
        }
        catch (error) {
            if (!(error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongContentError */ .vW))
                throw error;
            // Out of a stale cache, or the path is a link: the blob's own address knows neither.
            return readFrom('api', file, closing);
        }
    }
    async function readFrom(source, file, closing) {
        const bytes = await request((signal) => downloadBlob(file, signal, source), closing);
        if ((0,_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .blobId */ .z)(bytes) === file.id)
            return bytes;
        throw new _http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongContentError */ .vW('its content does not fit its blob id');
    }
    async function readEntry(entry, closing) {
        try {
            const id = entry.blob ?? '';
            if (!(0,_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectId */ .T)(id))
                throw new Error('it has no blob id');
            if ((entry.size ?? 0) > largestBlob) {
                throw new Error(`it has ${entry.size} bytes, more than the limit of ${largestBlob}`);
            }
            return { entry, bytes: await readBlob({ ...entry, id }, closing) };
        }
        catch (error) {
            if (error instanceof _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .TransportError */ .wX)
                return { entry, error };
            return { entry, error: new Error(`${entry.path} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}.`) };
        }
    }
    async function readLinks(links) {
        const { signal } = new AbortController();
        const targets = new Map();
        for (const link of links) {
            const bytes = await readBlob(link, signal).catch((error) => {
                if (error instanceof _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .TransportError */ .wX)
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
            const { signal } = new AbortController();
            const list = () => options.listRepository(owner, repositoryName, options.ref);
            const tree = await request(list, signal).catch((error) => {
                if (!(error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .NotFoundError */ .m_))
                    throw error;
                throw new _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .TransportError */ .wX(`archive ${JSON.stringify(name)}: there is no such repository or ref, or the token may not read it.`, false);
            });
            commit = tree.commit;
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .listTree */ .n)(name, tree.files, readLinks);
        },
        async *read(entries) {
            const closing = new AbortController();
            const ahead = [];
            let started = 0;
            const startUpTo = (count) => {
                for (const entry of entries.slice(started, count)) {
                    ahead.push(readEntry(entry, closing.signal));
                }
                started = Math.max(started, count);
            };
            try {
                for (let done = 0; done < entries.length; done++) {
                    startUpTo(done + concurrency);
                    const fetched = (await ahead.shift());
                    yield fetched;
                    if (!('error' in fetched && fetched.error instanceof _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .TransportError */ .wX))
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
    };
}
/** Address of the REST API of a GitHub server, by its origin. */
function defaultApiUrl(server) {
    const { protocol, host } = new URL(server);
    if (host === 'github.com' || host.endsWith('.ghe.com'))
        return `${protocol}//api.${host}`;
    return `${protocol}//${host}/api/v3`;
}
function defaultRawUrl(server) {
    return server === 'https://github.com' ? 'https://raw.githubusercontent.com' : undefined;
}
/** For work that does not listen to its signal. */
function orAborted(work, signal) {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        if (signal.aborted)
            abort();
        signal.addEventListener('abort', abort, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}


/***/ }),

/***/ 4989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ kernelId),
/* harmony export */   Ey: () => (/* binding */ normalArch),
/* harmony export */   Uf: () => (/* binding */ formatRank),
/* harmony export */   f1: () => (/* binding */ parseArchivePath)
/* harmony export */ });
/** `distro/version/arch/release`, the one name of a kernel in files, reports and messages. */
function kernelId(kernel) {
    return `${kernel.distro}/${kernel.version}/${kernel.arch}/${kernel.release}`;
}
/** Longer suffixes stand before those they end with. */
const FORMATS = ['btf.tar.xz', 'btf.xz', 'btf', 'vmlinux'];
const MARKERS = ['hasbtf', 'failed'];
const VMLINUX_PREFIX = 'vmlinux-';
/** Linux limits `uname -r` to 64 characters (`__NEW_UTS_LEN`); the other parts are far shorter. */
const COMPONENT = /^(?=.{1,64}$)[A-Za-z0-9]([A-Za-z0-9._+~-]*[A-Za-z0-9_+~-])?$/;
/**
 * Reads a path inside an archive, with `/` between its parts: `distro/version/arch/file`, where
 * file is the release followed by `.btf.tar.xz`, `.btf.xz`, `.btf`, `.vmlinux`, `.hasbtf` or
 * `.failed`. A file with none of these endings is a `vmlinux` where its name is `vmlinux-` and the
 * release, as distributions install it.
 *
 * The parts become output paths, so that each is at most 64 of `A-Z a-z 0-9 . _ + ~ -`, starts with
 * a letter or a digit and does not end with a dot. Any other path is a stray: undefined.
 */
function parseArchivePath(path) {
    const parts = path.split('/');
    if (parts.length !== 4)
        return undefined;
    const [distro = '', version = '', arch = '', file = ''] = parts;
    const meaning = parseFileName(file);
    if (meaning === undefined)
        return undefined;
    const { release, ...rest } = meaning;
    if (![distro, version, arch, release].every((part) => COMPONENT.test(part)))
        return undefined;
    return { kernel: { distro, version, arch, release }, ...rest };
}
function parseFileName(file) {
    for (const format of FORMATS) {
        if (file.endsWith(`.${format}`))
            return { release: file.slice(0, -format.length - 1), format };
    }
    for (const marker of MARKERS) {
        if (file.endsWith(`.${marker}`))
            return { release: file.slice(0, -marker.length - 1), marker };
    }
    if (file.startsWith(VMLINUX_PREFIX)) {
        return { release: file.slice(VMLINUX_PREFIX.length), format: 'vmlinux' };
    }
    return undefined;
}
/** Position of a format in the order of preference, where a kernel has several: 0 is best. */
function formatRank(format) {
    return FORMATS.indexOf(format);
}
/**
 * BTFHub-Archive's name of an architecture, for comparing: `aarch64` is `arm64`, `amd64` is
 * `x86_64`; any other name stays as it is.
 */
function normalArch(arch) {
    if (arch === 'aarch64')
        return 'arm64';
    if (arch === 'amd64')
        return 'x86_64';
    return arch;
}


/***/ }),

/***/ 8422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ makeListing)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4500);
/* harmony import */ var _kernel_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4989);


/** What the files of an archive, and the links between its directories, come to. */
function makeListing(files, aliases, otherStrays) {
    const entries = new Map();
    const ownBtf = new Map();
    const failed = new Map();
    const strays = [...otherStrays];
    for (const file of files) {
        const meaning = (0,_kernel_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArchivePath */ .f1)(file.path);
        if (meaning === undefined) {
            strays.push(file.path);
            continue;
        }
        const id = (0,_kernel_js__WEBPACK_IMPORTED_MODULE_0__/* .kernelId */ .DB)(meaning.kernel);
        if ('marker' in meaning) {
            (meaning.marker === 'hasbtf' ? ownBtf : failed).set(id, meaning.kernel);
            continue;
        }
        const entry = { ...file, ...meaning };
        const other = entries.get(id);
        if (other === undefined || isPreferred(entry, other))
            entries.set(id, entry);
    }
    return {
        entries: [...entries.values()].sort((a, b) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .U)(a.path, b.path)),
        ownBtf: sortedKernels(ownBtf),
        failed: sortedKernels(failed),
        aliases: new Map([...aliases].sort(([a], [b]) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .U)(a, b))),
        strays: strays.sort(),
    };
}
/** Several files of one kernel: the best packed one counts, and the first path of two alike. */
function isPreferred(entry, other) {
    const difference = (0,_kernel_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRank */ .Uf)(entry.format) - (0,_kernel_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRank */ .Uf)(other.format);
    return difference < 0 || (difference === 0 && entry.path < other.path);
}
function sortedKernels(kernels) {
    return [...kernels].sort(([a], [b]) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .U)(a, b)).map(([, kernel]) => kernel);
}


/***/ }),

/***/ 7503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ openArchives)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/archive/listing.js
var archive_listing = __nccwpck_require__(8422);
;// CONCATENATED MODULE: ./lib/archive/directory.js




const LAYOUT = 'distro/version/arch/release.btf.tar.xz';
const DEPTH = LAYOUT.split('/').length;
const MAX_PACKED = 256 << 20;
/**
 * A local directory in BTFHub-Archive's layout. Files beside the distro directories and names that
 * start with a dot are not looked at. Symbolic links are followed inside the directory only.
 *
 * `list` throws InputError where the directory is missing or holds no entry. `read` refuses a file
 * of more than 256 MiB.
 */
function directoryArchive(path) {
    return {
        name: path,
        directory: (0,external_node_path_.resolve)(path),
        list: () => list(path),
        async *read(entries) {
            for (const entry of entries)
                yield await readEntry(path, entry);
        },
    };
}
async function list(path) {
    const named = `archive ${JSON.stringify(path)}`;
    const expected = `give a directory in BTFHub-Archive's layout, ${LAYOUT}`;
    let root;
    try {
        root = await (0,promises_.realpath)(path);
    }
    catch (error) {
        const reason = reasonOf(error);
        const what = reason === 'ENOENT' ? 'does not exist' : `cannot be read (${reason})`;
        throw new errors/* InputError */.dz([`${named} ${what}: ${expected}.`]);
    }
    if (!(await (0,promises_.stat)(root)).isDirectory()) {
        throw new errors/* InputError */.dz([`${named} is not a directory: ${expected}.`]);
    }
    const found = { files: [], aliases: new Map(), strays: [] };
    try {
        await walk(root, [], found);
    }
    catch (error) {
        throw new errors/* InputError */.dz([`${named} cannot be listed (${reasonOf(error)}): ${expected}.`]);
    }
    const listing = (0,archive_listing/* makeListing */.h)(found.files, found.aliases, found.strays);
    if (listing.entries.length === 0) {
        throw new errors/* InputError */.dz([`${named} holds no kernel's BTF: ${expected}.`]);
    }
    return listing;
}
/** @param parts names of the directories from the root down to the one that is walked */
async function walk(root, parts, found) {
    const children = await (0,promises_.readdir)((0,external_node_path_.join)(root, ...parts), { withFileTypes: true });
    const isTop = parts.length === 0;
    const mayHoldEntries = parts.length === DEPTH - 1;
    for (const child of children) {
        if (child.name.startsWith('.'))
            continue;
        const childParts = [...parts, child.name];
        const path = childParts.join('/');
        const target = await resolveChild(root, child, childParts);
        if (target === undefined) {
            found.strays.push(path);
        }
        else if (!target.isDirectory) {
            if (!isTop)
                found.files.push({ path, size: target.size });
        }
        else if (mayHoldEntries) {
            found.strays.push(path);
        }
        else if (target.link !== undefined) {
            found.aliases.set(path, target.link);
        }
        else {
            await walk(root, childParts, found);
        }
    }
}
/** What a name stands for; undefined where that is of no use. */
async function resolveChild(root, child, parts) {
    if (child.isDirectory())
        return { isDirectory: true, size: 0 };
    if (!child.isFile() && !child.isSymbolicLink())
        return undefined;
    const path = (0,external_node_path_.join)(root, ...parts);
    try {
        const real = await (0,promises_.realpath)(path);
        const stats = await (0,promises_.stat)(real);
        const { size } = stats;
        const isDirectory = stats.isDirectory();
        if (!isDirectory && !stats.isFile())
            return undefined;
        if (!child.isSymbolicLink())
            return { isDirectory, size };
        const link = pathInside(root, real);
        if (link === undefined)
            return undefined;
        const isAtSameDepth = link.split('/').length === parts.length;
        return !isDirectory || isAtSameDepth ? { isDirectory, size, link } : undefined;
    }
    catch {
        // A link to nothing, or in a circle.
        return undefined;
    }
}
/** Path from the root, with `/`; undefined where it is the root, is outside, or passes a dot name. */
function pathInside(root, real) {
    const way = (0,external_node_path_.relative)(root, real);
    if (way === '' || (0,external_node_path_.isAbsolute)(way))
        return undefined;
    const parts = way.split(external_node_path_.sep);
    return parts.some((part) => part.startsWith('.')) ? undefined : parts.join('/');
}
async function readEntry(archive, entry) {
    try {
        const root = await (0,promises_.realpath)(archive);
        const real = await (0,promises_.realpath)((0,external_node_path_.join)(root, ...entry.path.split('/')));
        if (pathInside(root, real) === undefined)
            throw new Error('it points out of the archive');
        const stats = await (0,promises_.stat)(real);
        if (!stats.isFile())
            throw new Error('it is not a file');
        if (stats.size > MAX_PACKED) {
            const hint = entry.format === 'vmlinux'
                ? '; keep its .BTF section alone (objcopy --only-section=.BTF)'
                : '';
            throw new Error(`it has ${stats.size} bytes, more than the limit of ${MAX_PACKED}${hint}`);
        }
        return { entry, bytes: await (0,promises_.readFile)(real) };
    }
    catch (error) {
        return { entry, error: new Error(`${entry.path} cannot be read: ${reasonOf(error)}`) };
    }
}
/** The system's own messages hold absolute paths, which differ from machine to machine. */
function reasonOf(error) {
    return error.code ?? (0,errors/* messageOf */.bD)(error);
}

// EXTERNAL MODULE: ./lib/archive/blob.js
var blob = __nccwpck_require__(8707);
// EXTERNAL MODULE: ./lib/archive/retry.js + 1 modules
var retry = __nccwpck_require__(8592);
// EXTERNAL MODULE: ./lib/archive/tree.js
var tree = __nccwpck_require__(1284);
;// CONCATENATED MODULE: ./lib/archive/git/failure.js


/** A server sends from its address to another one, which a token must not follow. */
class RedirectError extends retry/* TransportError */.wX {
}
/** A server has no branch or tag of a name. */
class UnknownRefError extends retry/* TransportError */.wX {
}
/** A server does not have an object that was asked for. */
class UnknownObjectError extends retry/* TransportError */.wX {
    id;
    constructor(message, id, transient) {
        super(message, transient);
        this.id = id;
    }
}
/** What git's messages mean, the first that fits; anything else is worth a further try. */
const EXPLANATIONS = [
    {
        pattern: /mismatched algorithms|unknown object format|unsupported object format/i,
        say: () => 'it uses SHA-256 object ids, which are not supported: use a SHA-1 repository',
        transient: false,
    },
    {
        pattern: /returned error: 40[13]|could not read (Username|Password)|Authentication failed|Permission denied/i,
        say: () => 'the server refuses access: check that the token may read it',
        transient: false,
    },
    {
        pattern: /returned error: 404|repository '.*' not found|Repository not found|does not appear to be a git repository/i,
        say: () => 'there is no such repository, or the token may not read it',
        transient: false,
    },
    {
        pattern: /dubious ownership/,
        say: () => 'the repository belongs to another user of this machine, so git does not read it',
        transient: false,
    },
    {
        pattern: /transport '.*' not allowed/,
        say: () => 'the server leads to another protocol: give the final address',
        transient: false,
    },
    {
        pattern: /certificate/i,
        say: () => "the server's certificate is not trusted here: set http.sslCAInfo in git's configuration",
        transient: false,
    },
    {
        pattern: /returned error: 429/,
        say: () => 'the server limits the rate of requests (HTTP 429)',
        transient: true,
    },
    {
        pattern: /returned error: (5\d\d)/,
        say: (match) => `the server fails (HTTP ${match[1]})`,
        transient: true,
    },
    {
        pattern: /No space left on device|disk quota/i,
        say: () => 'the disk is full',
        transient: false,
    },
];
/**
 * Turns a failure of git into one sentence about the archive, with what the server asked for.
 *
 * @param trace path of the run's GIT_TRACE_CURL file: git itself does not tell `Retry-After`
 * @param secrets strings that must not show
 * @param asked refspecs or object ids of the fetch
 */
async function explainFailure(archive, error, trace, secrets, asked) {
    const subject = `archive ${JSON.stringify(archive)}`;
    const stderr = cleanText(error.stderr, secrets);
    const [, id] = /not our ref ([0-9a-f]{40})/.exec(stderr) ?? [];
    if (id !== undefined) {
        const message = `${subject}: the server does not have the object ${id}.`;
        // An id that nobody asked for came from the server, which changed meanwhile or was misread.
        return new UnknownObjectError(message, id, !asked.includes(id));
    }
    if (/returned error: 30\d|unable to update url base from redirection/.test(stderr)) {
        return new RedirectError(`${subject} has moved: give its new address.`, false);
    }
    if (/couldn't find remote ref/.test(stderr)) {
        return new UnknownRefError(`${subject} has no such branch, tag or commit: check the part after @.`, false);
    }
    for (const { pattern, say, transient } of EXPLANATIONS) {
        const match = pattern.exec(stderr);
        if (match === null)
            continue;
        const retryAfter = transient ? await lastRetryAfter(trace) : undefined;
        return new retry/* TransportError */.wX(`${subject}: ${say(match)}.`, transient, retryAfter);
    }
    const detail = lastWords(stderr);
    return new retry/* TransportError */.wX(`${subject}: ${error.message}${detail === '' ? '' : ` (${detail})`}.`, true, await lastRetryAfter(trace));
}
async function lastRetryAfter(trace) {
    const text = await (0,promises_.readFile)(trace, 'utf8').catch(() => '');
    const headers = [...text.matchAll(/<= Recv header: retry-after: *([^\r\n]*)/gi)];
    return (0,retry/* parseRetryAfter */.mu)(headers.at(-1)?.[1]);
}
/** Git's last complaint; what a server says (`remote: …`) counts as one. */
function lastWords(stderr) {
    const lines = stderr.split(/[\r\n]+/).filter((line) => /^(fatal|error|remote|ssh)\b/.test(line));
    const complaints = lines.filter((line) => /^(fatal|error):/.test(line));
    return ((complaints.length > 0 ? complaints : lines).at(-1) ?? '')
        .slice(0, 300)
        .replace(/\.$/, '');
}
/** Text of another program without secrets and without control characters other than newlines. */
function cleanText(text, secrets) {
    let clean = text;
    for (const secret of secrets)
        clean = clean.replaceAll(secret, '***');
    return clean.replace(/(?![\r\n])\p{Cc}/gu, ' ');
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./lib/archive/git/process.js


/** Git is not on this machine, or too old for what is needed of it. */
class GitUnavailableError extends Error {
    constructor(message) {
        super(message);
        this.name = 'GitUnavailableError';
    }
}
/** Git ended with a failure, or was ended by us. */
class GitError extends Error {
    stderr;
    constructor(message, stderr) {
        super(message);
        this.stderr = stderr;
        this.name = 'GitError';
    }
}
const MAX_OUTPUT = 256 << 20;
const MAX_MESSAGES = 64 << 10;
/** Process ids of the groups that run now: none outlives this process. */
const running = new Set();
process.once('exit', () => {
    for (const child of running)
        endGit(child);
});
/**
 * Starts git, never through a shell.
 *
 * @throws nothing: where git cannot be started, the process emits `error`
 */
function startGit(args, run) {
    // A group of its own, so that git's transport helpers can be ended with it.
    const child = (0,external_node_child_process_namespaceObject.spawn)('git', args, {
        cwd: run.cwd,
        env: run.environment,
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    child.once('error', () => running.delete(child));
    // A process that ended early breaks the pipe; its exit status tells why.
    child.stdin.on('error', () => { });
    return child;
}
/** Ends a process and the helpers it started. */
function endGit(child) {
    running.delete(child);
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        return;
    try {
        if (process.platform === 'win32')
            child.kill('SIGKILL');
        else
            process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // It ended by itself in this moment.
    }
}
/**
 * Runs git to its end.
 *
 * @returns what it wrote to standard output
 * @throws GitUnavailableError where there is no git; GitError where it fails or falls silent; the
 *   signal's reason where that is aborted
 */
async function runGit(args, run) {
    run.signal?.throwIfAborted();
    const child = startGit(args, run);
    let stderr = '';
    let silent = false;
    let tooMuch = false;
    const output = [];
    let size = 0;
    const timer = setTimeout(() => {
        silent = true;
        endGit(child);
    }, run.silence);
    child.stdout.on('data', (chunk) => {
        timer.refresh();
        size += chunk.length;
        tooMuch = size > MAX_OUTPUT;
        if (tooMuch)
            endGit(child);
        else
            output.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
        timer.refresh();
        stderr = (stderr + text).slice(-MAX_MESSAGES);
        run.onMessage?.(text);
    });
    const abort = () => endGit(child);
    run.signal?.addEventListener('abort', abort);
    child.stdin.end(run.input ?? '');
    try {
        const [code] = (await (0,external_node_events_.once)(child, 'close'));
        run.signal?.throwIfAborted();
        if (silent)
            throw new GitError(`git was silent for ${run.silence / 1000} s`, stderr);
        if (tooMuch)
            throw new GitError('git wrote far more than expected', stderr);
        if (code !== 0)
            throw new GitError(`git ended with ${code ?? 'a signal'}`, stderr);
        return Buffer.concat(output);
    }
    catch (error) {
        throw unavailable(error) ?? error;
    }
    finally {
        clearTimeout(timer);
        run.signal?.removeEventListener('abort', abort);
    }
}
function unavailable(error) {
    const code = error.code;
    if (code !== 'ENOENT' && code !== 'EACCES')
        return undefined;
    return new GitUnavailableError('There is no git on this machine: install git 2.31 or later.');
}
/** @throws GitUnavailableError where there is no git of at least 2.31, which reads settings from the environment */
async function requireGit(run) {
    const text = (await runGit(['--version'], run)).toString();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(text) ?? [];
    if (Number(major) * 1000 + Number(minor) < 2031) {
        throw new GitUnavailableError(`The git on this machine is ${major}.${minor}: install git 2.31 or later.`);
    }
}

;// CONCATENATED MODULE: ./lib/archive/git/repository.js




/**
 * Name of the repository that objects are read through. A fetch with a filter makes its repository
 * one that fetches what is missing by itself, one blob at a time; this one does not.
 */
const READER = 'reader';
/** How git runs on a repository; the objects may be those of another one. */
function onRepository(git, directory, objects = directory) {
    return {
        cwd: git.directory,
        silence: git.silence,
        environment: {
            ...git.environment,
            GIT_DIR: directory,
            GIT_OBJECT_DIRECTORY: (0,external_node_path_.join)(objects, 'objects'),
        },
    };
}
/** Makes an empty bare repository without hooks. */
async function initRepository(git, directory) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    await runGit(['init', '--bare', '--quiet', '--template=', '--object-format=sha1', '--', directory], { cwd: git.directory, silence: git.silence, environment: git.environment });
}
/**
 * Fetches into a repository.
 *
 * @param options arguments before the address
 * @param what refspecs; or object ids, a line each, for standard input
 * @throws TransportError
 */
async function fetchInto(git, directory, options, what, signal) {
    const trace = `${directory}.trace`;
    const run = onRepository(git, directory);
    const args = ['fetch', '--progress', '--no-tags', '--recurse-submodules=no', ...options];
    const isList = 'ids' in what;
    const asked = isList ? what.ids : what.refspecs;
    try {
        await runGit([...args, ...(isList ? ['--stdin'] : []), '--', git.url, ...(isList ? [] : asked)], {
            ...run,
            environment: { ...run.environment, GIT_TRACE_CURL: trace, GIT_TRACE_CURL_NO_DATA: '1' },
            input: isList ? `${asked.join('\n')}\n` : '',
            ...(signal && { signal }),
            ...(git.onMessage && { onMessage: git.onMessage }),
        });
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        throw await explainFailure(git.archive, error, trace, git.secrets, asked);
    }
    finally {
        await (0,promises_.rm)(trace, { force: true });
    }
}

;// CONCATENATED MODULE: ./lib/archive/git/stream.js
const NEWLINE = 10;
const MAX_LINE = 4096;
/** Both functions throw where the stream ends too early. */
function byteReader(stream) {
    const chunks = stream[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    async function more() {
        const next = await chunks.next();
        if (next.done)
            throw new Error('git ended before all was read');
        return next.value;
    }
    return {
        async line() {
            let end = rest.indexOf(NEWLINE);
            while (end < 0) {
                if (rest.length > MAX_LINE)
                    throw new Error('git writes a line that is too long');
                rest = Buffer.concat([rest, await more()]);
                end = rest.indexOf(NEWLINE);
            }
            const line = rest.toString('latin1', 0, end);
            rest = rest.subarray(end + 1);
            return line;
        },
        async bytes(count) {
            const bytes = Buffer.allocUnsafeSlow(count);
            for (let filled = 0; filled < count;) {
                if (rest.length === 0)
                    rest = await more();
                const copied = rest.copy(bytes, filled);
                rest = rest.subarray(copied);
                filled += copied;
            }
            return bytes;
        },
    };
}

;// CONCATENATED MODULE: ./lib/archive/git/blobs.js









/** Why one blob is not there. The message continues a sentence that names the entry. */
class BlobError extends Error {
    mendable;
    constructor(message, 
    /** Whether to fetch it again may mend it. */
    mendable) {
        super(message);
        this.mendable = mendable;
        this.name = 'BlobError';
    }
}
/**
 * Reads blobs in batches, each blob checked by its id, in any order. The next batch is fetched while
 * one is read, and none beyond it. A blob that came wrong or not at all is fetched once more. Where
 * the server fails, all that are left come with one and the same error.
 *
 * @param ids 40 hex digits each, none of them twice
 */
async function* readBlobs(git, ids, options, signal) {
    const ending = new AbortController();
    const either = AbortSignal.any([signal, ending.signal]);
    const start = (list) => fetchBatch(git, list, options.patience, either);
    const lists = chunks(ids, options.batchSize);
    let ahead = lists[0] && start(lists[0]);
    try {
        for (let index = 0; ahead !== undefined; index++) {
            const batch = await ahead;
            const next = lists[index + 1];
            ahead = next && !batch.fault ? start(next) : undefined;
            const again = [];
            for await (const blob of readBatch(git, batch, options.largestBlob, either)) {
                if ('error' in blob && blob.error instanceof BlobError && blob.error.mendable) {
                    again.push(blob.id);
                }
                else
                    yield blob;
            }
            if (again.length > 0) {
                const second = await start(again);
                yield* readBatch(git, second, options.largestBlob, either);
            }
            if (batch.fault) {
                for (const id of lists.slice(index + 1).flat())
                    yield { id, error: batch.fault };
            }
        }
    }
    finally {
        ending.abort();
        const batch = await ahead;
        if (batch)
            await dropBatch(batch);
    }
}
/**
 * Fetches blobs in two requests. A try that fails is followed by one for what is missing then. It
 * never rejects: the batch says what went wrong.
 */
async function fetchBatch(git, ids, patience, signal) {
    let directory = '';
    try {
        directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(git.directory, 'batch-'));
        await initRepository(git, directory);
        const wanted = new Set(ids);
        await (0,retry/* retrying */.R$)(patience, async (number) => {
            if (number > 1) {
                for (const id of (await blobSizes(git, directory, ids, signal)).keys())
                    wanted.delete(id);
            }
            await fetchKnown(git, directory, wanted, signal);
        }, signal);
        return { ids, directory };
    }
    catch (error) {
        return { ids, directory, fault: error };
    }
}
/** A server refuses a whole list for one object that it lacks: that one is taken off the list. */
async function fetchKnown(git, directory, wanted, signal) {
    const options = ['--filter=blob:none', '--no-write-fetch-head'];
    for (let refusals = 0; wanted.size > 0; refusals++) {
        try {
            await fetchInto(git, directory, options, { ids: [...wanted] }, signal);
            return;
        }
        catch (error) {
            const isRefusal = error instanceof UnknownObjectError && wanted.delete(error.id);
            if (!isRefusal || refusals >= 10)
                throw error;
        }
    }
}
/** Reads the blobs of a batch one after the other, as its caller takes them, and throws it away. */
async function* readBatch(git, batch, largest, signal) {
    const left = new Set(batch.ids);
    try {
        const sizes = await blobSizes(git, batch.directory, batch.ids, signal);
        for (const [id, size] of sizes) {
            if (size <= largest)
                continue;
            sizes.delete(id);
            left.delete(id);
            const message = `it has ${size} bytes, more than the limit of ${largest}`;
            yield { id, error: new BlobError(message, false) };
        }
        for await (const [id, bytes] of catFiles(git, batch.directory, [...sizes.keys()], signal)) {
            left.delete(id);
            if ((0,blob/* blobId */.z)(bytes) === id)
                yield { id, bytes };
            else
                yield { id, error: new BlobError('its content does not fit its blob id', true) };
        }
        for (const id of left) {
            yield { id, error: batch.fault ?? new BlobError('the server did not send it', true) };
        }
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        for (const id of left)
            yield { id, error: batch.fault ?? new BlobError((0,errors/* messageOf */.bD)(error), true) };
    }
    finally {
        await dropBatch(batch);
    }
}
async function dropBatch(batch) {
    if (batch.directory !== '')
        await (0,promises_.rm)(batch.directory, { recursive: true, force: true });
}
/** The content of blobs that are there, in the order of their ids. */
async function* catFiles(git, directory, ids, signal) {
    if (ids.length === 0)
        return;
    const child = startGit(['cat-file', '--batch'], reading(git, directory));
    const abort = () => endGit(child);
    signal.addEventListener('abort', abort);
    try {
        child.stderr.resume();
        child.stdin.end(ids.map((id) => `${id}\n`).join(''));
        const output = byteReader(child.stdout);
        for (const id of ids) {
            const [name, type, size] = (await output.line()).split(' ');
            if (name !== id || type !== 'blob')
                throw new Error('git reads another object than asked');
            const bytes = await output.bytes(Number(size));
            await output.line();
            yield [id, bytes];
        }
    }
    finally {
        signal.removeEventListener('abort', abort);
        endGit(child);
    }
}
/** Sizes in bytes of those blobs that are there. */
async function blobSizes(git, directory, ids, signal) {
    const sizes = new Map();
    if (directory === '')
        return sizes;
    const output = await runGit(['cat-file', '--batch-check'], {
        ...reading(git, directory),
        input: ids.map((id) => `${id}\n`).join(''),
        signal,
    });
    for (const line of output.toString('latin1').split('\n')) {
        const [id = '', type, size] = line.split(' ');
        if (type === 'blob' && (0,blob/* isObjectId */.T)(id))
            sizes.set(id, Number(size));
    }
    return sizes;
}
function reading(git, directory) {
    return onRepository(git, (0,external_node_path_.join)(git.directory, READER), directory);
}
function chunks(items, size) {
    const lists = [];
    for (let start = 0; start < items.length; start += size) {
        lists.push(items.slice(start, start + size));
    }
    return lists;
}

;// CONCATENATED MODULE: ./lib/archive/git/trees.js







/**
 * Fetches the trees of one commit, in three requests, and lists them.
 *
 * @param ref branch, tag, or full or short commit id; the default branch where undefined
 * @throws TransportError
 */
async function fetchSnapshot(git, ref, patience) {
    let directory;
    try {
        directory = await fetchTrees(git, isCommitId(ref) ? ref.toLowerCase() : ref, patience);
    }
    catch (error) {
        if (!(error instanceof UnknownRefError) || !isShortCommitId(ref))
            throw error;
        directory = await fetchTrees(git, await expandCommitId(git, ref, patience, error), patience);
    }
    const repository = onRepository(git, directory);
    const commit = (await runGit(['rev-parse', '--verify', '--quiet', 'FETCH_HEAD^{commit}'], repository))
        .toString()
        .trim();
    const rows = await runGit(['ls-tree', '-r', '-z', '--full-tree', commit], repository);
    return { commit, files: parseTree(rows.toString()) };
}
/** @returns the repository that has them */
function fetchTrees(git, ref, patience) {
    const options = ['--depth=1', '--filter=blob:none'];
    return (0,retry/* retrying */.R$)(patience, () => fetchNew(git, options, [ref ?? 'HEAD']));
}
/** Fetches into a new repository: one whose fetch was broken off may have stayed locked. */
async function fetchNew(git, options, refspecs) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(git.directory, 'trees-'));
    await initRepository(git, directory);
    await fetchInto(git, directory, options, { refspecs });
    return directory;
}
/**
 * Servers give objects by their full ids only. The commits of all branches and tags, without their
 * trees, tell which one is meant.
 */
async function expandCommitId(git, ref, patience, unknown) {
    const refspecs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
    const directory = await (0,retry/* retrying */.R$)(patience, () => fetchNew(git, ['--filter=tree:0'], refspecs));
    try {
        const id = await runGit(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], onRepository(git, directory));
        return id.toString().trim();
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        if (!/ambiguous/.test(error.stderr))
            throw unknown;
        throw new retry/* TransportError */.wX(`archive ${JSON.stringify(git.archive)} has several commits ${ref}…: give the full commit id.`, false);
    }
}
/** @param rows `mode type id<TAB>path<NUL>`, as `git ls-tree -z` writes them */
function parseTree(rows) {
    const files = [];
    for (const row of rows.split('\0')) {
        const [, mode, id, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
        if (mode !== undefined && id !== undefined && path !== undefined)
            files.push({ mode, id, path });
    }
    return files;
}
function isCommitId(ref) {
    return ref !== undefined && (0,blob/* isObjectId */.T)(ref.toLowerCase());
}
function isShortCommitId(ref) {
    return ref !== undefined && /^[0-9a-f]{4,39}$/i.test(ref);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/archive/git/environment.js

const DEFAULT_SPEED_LIMIT = {
    bytesPerSecond: 1000,
    seconds: retry/* DEFAULT_PATIENCE */.QF.silence / 2000,
};
/** Where git finds the way out of a company's network; nothing else of the user's is taken over. */
const INHERITED_VARIABLES = new Set([
    'GIT_EXEC_PATH',
    'GIT_HTTP_PROXY_AUTHMETHOD',
    'GIT_SSH',
    'GIT_SSH_COMMAND',
    'GIT_SSH_VARIANT',
    'GIT_SSL_CAINFO',
    'GIT_SSL_CAPATH',
]);
const INHERITED_SETTINGS = new Set([
    'http.proxy',
    'http.proxyauthmethod',
    'http.proxysslcainfo',
    'http.schannelusesslcainfo',
    'http.sslbackend',
    'http.sslcainfo',
    'http.sslcapath',
]);
/**
 * The environment of every git process: that of this process without what would steer, trace or
 * stop git, and with the settings, which so stand in no argument that other users can read.
 */
function gitEnvironment(settings, base = process.env) {
    const environment = {};
    for (const [name, value] of Object.entries(base)) {
        const upper = name.toUpperCase();
        const foreign = upper.startsWith('GIT_') && !INHERITED_VARIABLES.has(upper);
        if (!foreign && upper !== 'SSH_ASKPASS')
            environment[name] = value;
    }
    if (base.GIT_SSH === undefined)
        environment.GIT_SSH_COMMAND ??= 'ssh -o BatchMode=yes';
    Object.assign(environment, {
        LC_ALL: 'C',
        LANGUAGE: '',
        GIT_ASKPASS: '',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_NO_LAZY_FETCH: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_COUNT: String(settings.length),
    });
    settings.forEach(([key, value], index) => {
        environment[`GIT_CONFIG_KEY_${index}`] = key;
        environment[`GIT_CONFIG_VALUE_${index}`] = value;
    });
    return environment;
}
/** The settings under which git talks to one server. */
function transportSettings(url, speed) {
    const scheme = /^([a-z]+):\/\//i.exec(url)?.[1]?.toLowerCase() ?? 'ssh';
    const allowed = scheme === 'http' ? ['http', 'https'] : [scheme];
    return [
        ['core.hooksPath', '/dev/null'],
        ['credential.helper', ''],
        ['fetch.negotiationAlgorithm', 'noop'],
        ['fetch.recurseSubmodules', 'false'],
        ['gc.auto', '0'],
        ['maintenance.auto', 'false'],
        ['http.followRedirects', 'initial'],
        ['http.lowSpeedLimit', String(speed.bytesPerSecond)],
        ['http.lowSpeedTime', String(speed.seconds)],
        ['protocol.version', '2'],
        ['protocol.allow', 'never'],
        ...allowed.map((name) => [`protocol.${name}.allow`, 'always']),
    ];
}
/**
 * The settings that show a token to its server. Git would carry the header on to the host that a
 * redirect leads to, so that it follows none.
 */
function tokenSettings(token) {
    return [
        [`http.${new URL(token.server).origin}/.extraHeader`, `AUTHORIZATION: basic ${basic(token)}`],
        ['http.followRedirects', 'false'],
    ];
}
/** What must show in no message: the token, and the form in which it travels. */
function secretsOf(token) {
    return [token.value, basic(token)];
}
function basic(token) {
    return Buffer.from(`x-access-token:${token.value}`).toString('base64');
}

;// CONCATENATED MODULE: ./lib/archive/git/workspace.js







/** Directories that are in use: none outlives this process. */
const directories = new Set();
process.once('exit', () => {
    for (const directory of directories)
        removeDirectory(directory);
});
/**
 * Makes a directory for an archive's repositories, and works out how git is to be run.
 *
 * @throws GitUnavailableError
 */
async function openWorkspace(options, silence) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.directory ?? (0,external_node_os_.tmpdir)(), 'btf-bundle-git-'));
    directories.add(directory);
    try {
        return await prepare(options, directory, silence);
    }
    catch (error) {
        removeDirectory(directory);
        throw error;
    }
}
function closeWorkspace(workspace) {
    removeDirectory(workspace.anonymous.directory);
}
function removeDirectory(directory) {
    directories.delete(directory);
    (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true, maxRetries: 3 });
}
async function prepare(options, directory, silence) {
    await requireGit({ cwd: directory, environment: gitEnvironment([]), silence });
    const settings = [
        ...(await inheritedSettings(options.url, directory, silence)),
        ...transportSettings(options.url, options.speedLimit ?? DEFAULT_SPEED_LIMIT),
    ];
    const anonymous = {
        archive: options.name,
        url: options.url,
        directory,
        environment: gitEnvironment(settings),
        secrets: [],
        silence,
        onMessage: messageReader(options),
    };
    await initRepository(anonymous, (0,external_node_path_.join)(directory, READER));
    const { token } = options;
    if (token === undefined || !isOnServer(options.url, token.server)) {
        return { git: anonymous, anonymous };
    }
    const environment = gitEnvironment([...settings, ...tokenSettings(token)]);
    return { git: { ...anonymous, environment, secrets: secretsOf(token) }, anonymous };
}
function isOnServer(url, server) {
    return /^https?:/i.test(url) && new URL(url).origin === new URL(server).origin;
}
/** What the user set up for git's way to this server: proxy and certificates. */
async function inheritedSettings(url, directory, silence) {
    if (!/^https?:/i.test(url))
        return [];
    const environment = gitEnvironment([]);
    for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM']) {
        if (process.env[name] === undefined)
            delete environment[name];
        else
            environment[name] = process.env[name];
    }
    // A directory of ours that is no repository, so that none above it is looked at.
    environment.GIT_DIR = directory;
    let output;
    try {
        const args = ['config', '--null', '--get-urlmatch', 'http', url];
        output = await runGit(args, { cwd: directory, environment, silence });
    }
    catch (error) {
        if (error instanceof GitError)
            return [];
        throw error;
    }
    return output
        .toString()
        .split('\0')
        .map((row) => {
        const [key = '', ...value] = row.split('\n');
        return [key, value.join('\n')];
    })
        .filter(([key]) => INHERITED_SETTINGS.has(key.toLowerCase()));
}
/** Reads git's progress, `Receiving objects:  45% (90/200), 81.00 MiB | 10.11 MiB/s`. */
function messageReader(options) {
    let warned = false;
    return (text) => {
        if (!warned && text.includes('filtering not recognized')) {
            warned = true;
            options.onWarning?.(`archive ${JSON.stringify(options.name)}: its server cannot leave file contents out, so that all of them are transferred: allow uploadpack.allowFilter there.`);
        }
        const states = [...text.matchAll(/Receiving objects:\s+\d+% \((\d+)\/(\d+)\)(, [^\r\n]*)?/g)];
        const [, done, total, detail = ''] = states.at(-1) ?? [];
        if (done !== undefined) {
            options.onProgress?.(Number(done), Number(total), detail.replace(/^, |, done\.$/g, ''));
        }
    };
}

;// CONCATENATED MODULE: ./lib/archive/git/archive.js








/**
 * An archive in a git repository, read by the `git` program with no clone and no checkout. Three
 * requests fetch the trees, two the symbolic links, and two each batch of entries.
 *
 * `list` throws GitUnavailableError where this machine has no git, TransportError where the
 * repository cannot be read, and InputError where it holds no entry. `read` gives an entry whose blob is missing, too large or wrong an
 * error of its own; where the server fails, all that are left come with one and the same
 * TransportError.
 */
function gitArchive(options) {
    const { batchSize = 200, largestBlob = 256 << 20, patience = retry/* DEFAULT_PATIENCE */.QF } = options;
    const closing = new AbortController();
    let workspace;
    let git;
    let commit;
    async function open() {
        workspace ??= openWorkspace(options, patience.silence);
        git ??= (await workspace).git;
        return git;
    }
    async function readSnapshot() {
        try {
            return await fetchSnapshot(await open(), options.ref, patience);
        }
        catch (error) {
            const anonymous = (await workspace)?.anonymous;
            if (!(error instanceof RedirectError) || git === anonymous)
                throw error;
            // A renamed repository. What is public can be read at its new address, without the token.
            git = anonymous;
            return await fetchSnapshot(await open(), options.ref, patience);
        }
    }
    async function* readIds(ids) {
        const limits = { batchSize, largestBlob, patience };
        yield* readBlobs(await open(), [...new Set(ids)], limits, closing.signal);
    }
    async function readLinks(links) {
        const targets = new Map();
        for await (const blob of readIds(links.map((link) => link.id))) {
            if ('bytes' in blob)
                targets.set(blob.id, Buffer.from(blob.bytes).toString());
            else if (!(blob.error instanceof BlobError))
                throw blob.error;
        }
        return new Map(links.map((link) => [link.path, targets.get(link.id) ?? '']));
    }
    return {
        name: options.name,
        get commit() {
            return commit;
        },
        async list() {
            const snapshot = await readSnapshot();
            commit = snapshot.commit;
            return (0,tree/* listTree */.n)(options.name, snapshot.files, readLinks);
        },
        async *read(entries) {
            const byId = new Map();
            for (const entry of entries) {
                const id = entry.blob ?? '';
                if ((0,blob/* isObjectId */.T)(id))
                    byId.set(id, [...(byId.get(id) ?? []), entry]);
                else
                    yield failedEntry(entry, new BlobError('it has no blob id', false));
            }
            for await (const blob of readIds(byId.keys())) {
                for (const entry of byId.get(blob.id) ?? []) {
                    if ('error' in blob)
                        yield failedEntry(entry, blob.error);
                    // A copy: who takes the bytes may move them away, and links share a blob.
                    else
                        yield { entry, bytes: new Uint8Array(blob.bytes) };
                }
            }
        },
        async close() {
            closing.abort(new Error('The archive was closed.'));
            const opened = await workspace?.catch(() => undefined);
            if (opened)
                closeWorkspace(opened);
        },
    };
}
function failedEntry(entry, error) {
    if (!(error instanceof BlobError))
        return { entry, error };
    return { entry, error: new Error(`${entry.path} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`) };
}

// EXTERNAL MODULE: ./lib/archive/http.js
var archive_http = __nccwpck_require__(8392);
;// CONCATENATED MODULE: ./lib/archive/open.js





/** Up to so many entries, files from a public server are as quick as git, and count against nothing. */
const FEW = 3;
/** The archives that the user named, in the order in which they are searched. */
function openArchives(references, access) {
    return references.map((reference) => reference.kind === 'directory'
        ? directoryArchive(reference.path)
        : repositoryArchive(reference, access));
}
/**
 * A repository, read by git; over HTTPS where this machine has no git, and where few entries are
 * wanted of a public one.
 */
function repositoryArchive(reference, access) {
    const { name, url, ref, repository } = reference;
    const { token, onWarning, onProgress } = access;
    const git = gitArchive({
        name,
        url,
        ...(ref !== undefined && { ref }),
        ...(token !== undefined && { token }),
        onWarning,
        onProgress,
    });
    let http;
    async function overHttp(commit) {
        if (repository === undefined)
            throw new Error(`archive ${name} cannot be read without git.`);
        const isOwn = token && new URL(token.server).origin === new URL(repository.server).origin;
        const own = isOwn ? token.value : undefined;
        http ??= (0,archive_http/* httpArchive */.l)({
            name,
            repository,
            ...(ref !== undefined && { ref }),
            ...(own !== undefined && { token: own }),
            ...(commit !== undefined && { commit }),
            ...(await access.gitHub(repository, own)),
        });
        return http;
    }
    return {
        name,
        get commit() {
            return git.commit ?? http?.commit;
        },
        async list() {
            if (access.sizes && repository !== undefined) {
                try {
                    return await (await overHttp(undefined)).list();
                }
                catch (error) {
                    if (error instanceof errors/* InputError */.dz)
                        throw error;
                    onWarning(`${(0,errors/* messageOf */.bD)(error)} The kernels are listed without sizes.`);
                }
            }
            try {
                return await git.list();
            }
            catch (error) {
                if (!(error instanceof GitUnavailableError) || repository === undefined)
                    throw error;
                onWarning(`${error.message} The archive is read over HTTPS instead.`);
                return (await overHttp(undefined)).list();
            }
        },
        async *read(entries) {
            const few = entries.length <= FEW && repository?.server === 'https://github.com';
            if (http === undefined && !few) {
                yield* git.read(entries);
                return;
            }
            const left = new Set(entries);
            for await (const fetched of (await overHttp(git.commit)).read(entries)) {
                if ('error' in fetched && git.commit !== undefined)
                    continue;
                left.delete(fetched.entry);
                yield fetched;
            }
            // What HTTPS did not bring is asked of git, where there is one, which says what is wrong.
            if (left.size > 0)
                yield* git.read([...left]);
        },
        close: () => git.close(),
    };
}


/***/ }),

/***/ 8592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  QF: () => (/* binding */ DEFAULT_PATIENCE),
  wX: () => (/* binding */ TransportError),
  mu: () => (/* binding */ parseRetryAfter),
  R$: () => (/* binding */ retrying)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/archive/retry.js

const DEFAULT_PATIENCE = {
    tries: 3,
    firstWait: 2_000,
    longestWait: 60_000,
    silence: 120_000,
};
/** A server, or the way to it, failed. The message is a full sentence, fit to be shown. */
class TransportError extends Error {
    transient;
    retryAfter;
    constructor(message, 
    /** Whether a further try may do better. */
    transient, 
    /** Milliseconds that the server asked to wait. */
    retryAfter) {
        super(message);
        this.transient = transient;
        this.retryAfter = retryAfter;
        this.name = 'TransportError';
    }
}
/**
 * Does `attempt` until it succeeds, as often and as patiently as allowed. What it throws is thrown
 * on where it is no transient TransportError, where the tries are used up, or where the server asks
 * for a longer wait than allowed.
 */
async function retrying(patience, attempt, signal) {
    for (let number = 1;; number++) {
        try {
            return await attempt(number);
        }
        catch (error) {
            if (!(error instanceof TransportError) || !error.transient)
                throw error;
            if (patience.tries === 1)
                throw error;
            if (number >= patience.tries) {
                throw new TransportError(`${error.message} Gave up after ${number} tries.`, false);
            }
            if (error.retryAfter !== undefined && error.retryAfter > patience.longestWait) {
                const seconds = Math.ceil(error.retryAfter / 1000);
                throw new TransportError(`${error.message} The server asks to wait ${seconds} s, which is too long: try again then.`, false);
            }
            await (0,promises_namespaceObject.setTimeout)(error.retryAfter ?? backoff(patience, number), undefined, { signal });
        }
    }
}
/** Half of the wait is left to chance, so that many runners do not come back in step. */
function backoff(patience, number) {
    const wait = Math.min(patience.longestWait, patience.firstWait * 2 ** (number - 1));
    return wait * (0.5 + Math.random() / 2);
}
/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * Undefined where it says neither.
 */
function parseRetryAfter(header) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}


/***/ }),

/***/ 5486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ readFound),
  A: () => (/* binding */ searchArchives)
});

// EXTERNAL MODULE: ./lib/compare.js
var compare = __nccwpck_require__(4500);
// EXTERNAL MODULE: ./lib/archive/kernel.js
var archive_kernel = __nccwpck_require__(4989);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/archive/nearest.js
/**
 * The candidates that differ least from a word, by the number of characters to insert, delete or
 * replace: the nearest, and those at most one further. Those equally near stand in code unit order.
 *
 * @param count most candidates to return
 */
function nearest(word, candidates, count) {
    const near = [...new Set(candidates)]
        .sort()
        .map((candidate) => ({ candidate, far: distance(word, candidate) }))
        .sort((a, b) => a.far - b.far)
        .slice(0, count);
    return near.filter(({ far }) => far <= (near[0]?.far ?? 0) + 1).map(({ candidate }) => candidate);
}
function distance(a, b) {
    let above = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 0; i < a.length; i++) {
        const row = [i + 1];
        for (let j = 0; j < b.length; j++) {
            const replaced = (above[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
            row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
        }
        above = row;
    }
    return above[b.length] ?? 0;
}

// EXTERNAL MODULE: ./node_modules/picomatch/lib/picomatch.js
var picomatch = __nccwpck_require__(8016);
;// CONCATENATED MODULE: ./lib/archive/pattern.js


/** The levels of a kernel id, from the left. */
const LEVELS = ['distro', 'version', 'arch', 'release'];
const MAX_LENGTH = 4096;
const MAX_ALTERNATIVES = 1000;
/** Other names of what BTFHub-Archive calls by os-release's `ID`. */
const DISTROS = new Map([
    ['amazon', 'amzn'],
    ['oracle', 'ol'],
    ['redhat', 'rhel'],
    ['suse', 'sles'],
]);
/** `VERSION_CODENAME` of os-release to `VERSION_ID`, by distro. */
const CODE_NAMES = new Map([
    [
        'ubuntu',
        new Map([
            ['trusty', '14.04'],
            ['xenial', '16.04'],
            ['bionic', '18.04'],
            ['focal', '20.04'],
            ['groovy', '20.10'],
            ['hirsute', '21.04'],
            ['impish', '21.10'],
            ['jammy', '22.04'],
            ['noble', '24.04'],
        ]),
    ],
    [
        'debian',
        new Map([
            ['jessie', '8'],
            ['stretch', '9'],
            ['buster', '10'],
            ['bullseye', '11'],
            ['bookworm', '12'],
            ['trixie', '13'],
        ]),
    ],
]);
/**
 * Compiles a pattern over `distro/version/arch/release`: globs within a part, braces anywhere, `**`
 * for any number of parts. A leading `./` and a trailing `/` are allowed.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
function compilePattern(text) {
    if (text.includes('\\'))
        throw new Error('has a \\: write / between the parts');
    if (text.length > MAX_LENGTH)
        throw new Error(`has more than ${MAX_LENGTH} characters`);
    checkBalance(text);
    const compiled = new Map();
    return expandBraces(text).flatMap((alternative) => {
        const parts = alternative
            .replace(/^(\.\/)+/, '')
            .replace(/\/$/, '')
            .split('/');
        if (parts.includes('')) {
            throw new Error('has an empty part: write distro/version/arch/release, or the first of them');
        }
        return expandGlobstars(parts).map((expanded) => expanded.map((part) => {
            const segment = compiled.get(part) ?? compileSegment(part);
            compiled.set(part, segment);
            return segment;
        }));
    });
}
/** Whether the first `depth` segments match one of the names. */
function matchesNames(segments, names, depth) {
    return names.all.some((name) => segments.every((segment, level) => level >= depth || segment.matches(name, names.own, level)));
}
function checkBalance(text) {
    const closing = { '{': '}', '[': ']', '(': ')' };
    const open = [];
    for (const char of text) {
        const isInClass = open.at(-1) === '[';
        if (char in closing && !isInClass)
            open.push(char);
        else if (Object.values(closing).includes(char) && !(isInClass && char !== ']')) {
            if (closing[open.pop() ?? ''] !== char)
                throw new Error(`has a ${char} that closes nothing`);
        }
        else if (char === '/' && (isInClass || open.at(-1) === '(')) {
            throw new Error(`has a / inside ${open.at(-1)}${closing[open.at(-1) ?? '']}`);
        }
    }
    const last = open.at(-1);
    if (last !== undefined)
        throw new Error(`has a ${last} without its ${closing[last]}`);
}
/** `a{b,c{d,e}}` to `ab`, `acd`, `ace`. The braces are balanced. */
function expandBraces(text) {
    const done = [];
    const waiting = [text];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (done.length + waiting.length > MAX_ALTERNATIVES) {
            throw new Error(`has more than ${MAX_ALTERNATIVES} alternatives: write several lines`);
        }
        // Innermost braces: none inside.
        const braces = /\{([^{}]*)\}/.exec(next);
        if (braces === null) {
            done.push(next);
            continue;
        }
        const before = next.slice(0, braces.index);
        const after = next.slice(braces.index + braces[0].length);
        for (const choice of (braces[1] ?? '').split(',').reverse()) {
            waiting.push(before + choice + after);
        }
    }
    return done;
}
/** Every way in which `**` stands for parts, within four levels. */
function expandGlobstars(parts) {
    const others = parts.filter((part) => part !== '**').length;
    if (others > LEVELS.length) {
        throw new Error(`has ${others} parts: there are four, distro/version/arch/release`);
    }
    const free = LEVELS.length - others;
    let ways = [[]];
    for (const [i, part] of parts.entries()) {
        if (part === '**' && parts[i - 1] === '**')
            continue;
        const fillings = part === '**' ? Array.from({ length: free + 1 }, (_, n) => Array(n).fill('*')) : [[part]];
        ways = ways.flatMap((way) => fillings.map((filling) => [...way, ...filling]));
        ways = ways.filter((way) => way.length <= LEVELS.length);
    }
    return ways;
}
function compileSegment(text) {
    if (!/[*?[(]/.test(text))
        return literalSegment(text);
    const glob = picomatch.makeRe(text, {
        dot: true,
        nonegate: true,
        nobrace: true,
        posix: true,
        bash: true,
    });
    return {
        text,
        isLiteral: false,
        matches(name, own, level) {
            const part = name[level] ?? '';
            if (part !== own[level])
                return false;
            return glob.test(part) || (level === 2 && glob.test((0,archive_kernel/* normalArch */.Ey)(part)));
        },
    };
}
function literalSegment(text) {
    const distro = DISTROS.get(text);
    const arch = (0,archive_kernel/* normalArch */.Ey)(text);
    return {
        text,
        isLiteral: true,
        matches(name, _own, level) {
            const part = name[level] ?? '';
            if (part === text)
                return true;
            if (level === 0)
                return part === distro;
            if (level === 1)
                return CODE_NAMES.get(name[0] ?? '')?.get(text) === part;
            return level === 2 && (0,archive_kernel/* normalArch */.Ey)(part) === arch;
        },
    };
}

;// CONCATENATED MODULE: ./lib/archive/targets.js



/** The level of the release, below the directories. */
const RELEASE = LEVELS.length - 1;
const SUGGESTIONS = 3;
/** Characters of a line that a message repeats. */
const MAX_SHOWN = 200;
/**
 * The kernels that the user's lines name. A line is a pattern as `compilePattern` reads it; `!`
 * before it excludes; `#` at the start or after white space begins a comment. The last line that
 * matches a kernel decides. Kernels that have only a marker are matched as well.
 *
 * Known beside the archive's own names: `oracle`, `amazon`, `redhat`, `suse`; `aarch64`, `amd64`; code
 * names of Ubuntu and Debian; and the archive's symbolic links.
 *
 * @param lines as the user numbers them, blank ones included
 * @throws InputError with a sentence for each line that is malformed or matches no kernel
 */
function selectKernels(lines, listing) {
    const errors = [];
    const targets = parseTargets(lines, errors);
    if (errors.length === 0 && !targets.some((target) => !target.isExclusion)) {
        errors.push('targets names no kernel: give a pattern such as ubuntu/20.04/x86_64, or * for all.');
    }
    const kernels = [
        ...listing.entries.map((entry) => entry.kernel),
        ...listing.ownBtf,
        ...listing.failed,
    ];
    const groups = groupKernels(kernels, listing.aliases);
    const chosen = new Set();
    for (const target of targets) {
        if (!apply(target, groups, chosen))
            errors.push(matchesNothing(target, groups));
    }
    if (errors.length > 0)
        throw new lib_errors/* InputError */.dz(errors);
    return {
        entries: listing.entries.filter((entry) => chosen.has(entry.kernel)),
        ownBtf: listing.ownBtf.filter((kernel) => chosen.has(kernel)),
        failed: listing.failed.filter((kernel) => chosen.has(kernel)),
    };
}
function parseTargets(lines, errors) {
    const targets = [];
    for (const [i, line] of lines.entries()) {
        const text = line.replace(/(^|\s)#.*$/s, '').trim();
        if (text === '')
            continue;
        const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
        const place = `targets line ${i + 1}, ${JSON.stringify(shown)},`;
        const isExclusion = text.startsWith('!');
        try {
            const wanted = (isExclusion ? text.slice(1) : text).trim();
            if (wanted === '')
                throw new Error('excludes nothing: write a pattern after the !');
            targets.push({ place, isExclusion, pattern: compilePattern(wanted) });
        }
        catch (error) {
            errors.push(`${place} ${(0,lib_errors/* messageOf */.bD)(error)}.`);
        }
    }
    return targets;
}
function groupKernels(kernels, aliases) {
    const groups = new Map();
    for (const kernel of kernels) {
        const directory = `${kernel.distro}/${kernel.version}/${kernel.arch}`;
        const group = groups.get(directory) ?? { names: namesOf(directory, aliases), kernels: [] };
        group.kernels.push(kernel);
        groups.set(directory, group);
    }
    return [...groups.values()];
}
/** A directory's own path and all that lead to it, through one link after another too. */
function namesOf(directory, aliases) {
    const paths = new Set([directory]);
    // A set hands out what is added while it is walked; the bound stops links that feed each other.
    for (const path of paths) {
        if (paths.size > 64)
            break;
        for (const [link, target] of aliases) {
            if (`${path}/`.startsWith(`${target}/`))
                paths.add(link + path.slice(target.length));
        }
    }
    const own = directory.split('/');
    const all = [...paths].map((path) => path.split('/'));
    return { own, all: all.filter((parts) => parts.length === own.length) };
}
/** @returns whether the pattern matches any kernel */
function apply(target, groups, chosen) {
    let matched = false;
    for (const { names, kernels } of groups) {
        const releases = target.pattern
            .filter((segments) => matchesNames(segments, names, RELEASE))
            .map((segments) => segments[RELEASE]);
        if (releases.length === 0)
            continue;
        for (const kernel of kernels) {
            if (!releases.some((segment) => matchesRelease(segment, kernel)))
                continue;
            matched = true;
            if (target.isExclusion)
                chosen.delete(kernel);
            else
                chosen.add(kernel);
        }
    }
    return matched;
}
/** No segment means every release. */
function matchesRelease(segment, kernel) {
    if (segment === undefined)
        return true;
    const parts = [kernel.distro, kernel.version, kernel.arch, kernel.release];
    return segment.matches(parts, parts, RELEASE);
}
/** The sentence for a pattern that matches no kernel: where it fails, and what is there instead. */
function matchesNothing(target, groups) {
    const nothing = `${target.place} matches no kernel`;
    if (groups.length === 0)
        return `${nothing}: the archive holds none.`;
    const failures = target.pattern.map((segments) => firstFailure(segments, groups));
    const deepest = Math.max(...failures.map(({ level }) => level));
    const failure = failures.find(({ level }) => level === deepest);
    const segment = failure?.segments[deepest];
    if (failure === undefined || segment === undefined)
        return `${nothing}.`;
    const before = failure.segments.slice(0, deepest).map(({ text }) => text);
    const where = before.length === 0 ? 'the archive' : before.join('/');
    const why = `${nothing}: no ${LEVELS[deepest]} in ${where} is ${JSON.stringify(segment.text)}`;
    const right = rightLevel(segment, deepest, failure.groups);
    if (right !== undefined) {
        const written = [...before, ...Array(right - deepest).fill('*'), segment.text].join('/');
        const noun = LEVELS[right] === 'arch' ? 'an arch' : `a ${LEVELS[right]}`;
        return `${why}, but ${noun} is: write ${written}.`;
    }
    const known = failure.groups.flatMap((group) => partsAt(group, deepest));
    const near = nearest(segment.text.slice(0, 64), known, SUGGESTIONS);
    return `${why}; the nearest: ${near.map((name) => JSON.stringify(name)).join(', ')}.`;
}
function firstFailure(segments, groups) {
    let matching = groups;
    for (let level = 0; level < RELEASE; level++) {
        const next = matching.filter(({ names }) => matchesNames(segments, names, level + 1));
        if (next.length === 0)
            return { segments, level, groups: matching };
        matching = next;
    }
    return { segments, level: RELEASE, groups: matching };
}
/** A deeper level at which something has this very name. */
function rightLevel(segment, level, groups) {
    if (!segment.isLiteral)
        return undefined;
    for (let right = level + 1; right <= RELEASE; right++) {
        if (groups.some((group) => partsAt(group, right).includes(segment.text)))
            return right;
    }
    return undefined;
}
function partsAt({ names, kernels }, level) {
    return level === RELEASE ? kernels.map(({ release }) => release) : [names.own[level] ?? ''];
}

;// CONCATENATED MODULE: ./lib/archive/search.js



/**
 * Looks the targets up in archives that are searched in order: a kernel's entry in an earlier one
 * stands before all that later ones say of it.
 *
 * @throws InputError where a target is malformed or matches nothing in any of them
 */
async function searchArchives(archives, targets) {
    const origin = new Map();
    const ownBtf = new Map();
    const failed = new Map();
    const aliases = new Map();
    for (const [archive, source] of archives.entries()) {
        const listing = await source.list();
        for (const entry of listing.entries) {
            const id = (0,archive_kernel/* kernelId */.DB)(entry.kernel);
            if (!origin.has(id))
                origin.set(id, { entry, archive });
        }
        for (const kernel of listing.ownBtf)
            ownBtf.set((0,archive_kernel/* kernelId */.DB)(kernel), kernel);
        for (const kernel of listing.failed)
            failed.set((0,archive_kernel/* kernelId */.DB)(kernel), kernel);
        for (const [link, target] of listing.aliases)
            if (!aliases.has(link))
                aliases.set(link, target);
    }
    for (const id of origin.keys()) {
        ownBtf.delete(id);
        failed.delete(id);
    }
    for (const id of ownBtf.keys())
        failed.delete(id);
    const selection = selectKernels(targets, {
        entries: sorted(origin).map(({ entry }) => entry),
        ownBtf: sorted(ownBtf),
        failed: sorted(failed),
        aliases,
    });
    const found = selection.entries.map(({ kernel }) => origin.get((0,archive_kernel/* kernelId */.DB)(kernel)));
    return { found, ownBtf: selection.ownBtf, failed: selection.failed };
}
/** Reads entries, archive by archive. */
async function* readFound(archives, found) {
    for (const [archive, source] of archives.entries()) {
        const entries = found.filter((one) => one.archive === archive).map(({ entry }) => entry);
        if (entries.length === 0)
            continue;
        for await (const fetched of source.read(entries))
            yield { ...fetched, archive };
    }
}
function sorted(byId) {
    return [...byId].sort(([a], [b]) => (0,compare/* compare */.U)(a, b)).map(([, value]) => value);
}


/***/ }),

/***/ 3283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   OA: () => (/* binding */ storedArchive),
/* harmony export */   Rb: () => (/* binding */ blobStore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _blob_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8707);




/** The kernels whose blobs are kept together: `distro/version/arch`. */
function groupOf({ distro, version, arch }) {
    return `${distro}/${version}/${arch}`;
}
function blobStore(root) {
    const directoryOf = (group) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, ...group.split('/'));
    const fileOf = (entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directoryOf(groupOf(entry.kernel)), entry.blob);
    return {
        directoryOf,
        async list(group) {
            return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directoryOf(group)).catch(() => [])).sort();
        },
        async read(entry) {
            if (entry.blob === undefined)
                return undefined;
            const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(fileOf(entry)).catch(() => undefined);
            if (bytes === undefined || (0,_blob_js__WEBPACK_IMPORTED_MODULE_3__/* .blobId */ .z)(bytes) === entry.blob)
                return bytes;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(fileOf(entry), { force: true });
            return undefined;
        },
        async write(entry, bytes) {
            if (entry.blob === undefined)
                return;
            const file = fileOf(entry);
            // Several runs may share the store: a file appears in it whole or not at all.
            const temporary = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, bytes);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, file);
            }
            catch {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
            }
        },
    };
}
/** An archive whose entries are looked for in a store first, and kept there once they are read. */
function storedArchive(archive, store) {
    return {
        name: archive.name,
        get commit() {
            return archive.commit;
        },
        list: () => archive.list(),
        async *read(entries) {
            const left = [];
            for (const entry of entries) {
                const bytes = await store.read(entry);
                if (bytes === undefined)
                    left.push(entry);
                else
                    yield { entry, bytes, stored: true };
            }
            if (left.length === 0)
                return;
            for await (const fetched of archive.read(left)) {
                if ('bytes' in fetched)
                    await store.write(fetched.entry, fetched.bytes);
                yield fetched;
            }
        },
        close: () => archive.close?.() ?? Promise.resolve(),
    };
}


/***/ }),

/***/ 1284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ listTree)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _blob_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8707);
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8422);



/** Far above what an archive has (a dozen), and few enough for one batch. */
const MAX_LINKS = 1000;
/** As many as Linux follows in one path. */
const MAX_LINK_STEPS = 40;
/** `PATH_MAX` of Linux. */
const MAX_LINK_LENGTH = 4096;
/**
 * Makes the listing of an archive out of its git tree, by the same rules as for a local directory:
 * files beside the distro directories and names that start with a dot are not looked at; a link to
 * a directory of its own depth becomes an alias, one to a file stands for that file; a link that
 * leaves the tree, loops or leads nowhere is a stray.
 *
 * @param archive what the user called it
 * @param readLinks answers link path to target text
 * @throws InputError where it holds no entry; what `readLinks` throws
 */
async function listTree(archive, tree, readLinks) {
    const rows = tree.filter(({ path }) => path.includes('/') && !/(^|\/)\./.test(path));
    const links = rows.filter(isLink);
    const targets = links.length > 0 ? await readLinks(links.slice(0, MAX_LINKS)) : new Map();
    const plain = new Map(rows.filter(isPlain).map((file) => [file.path, file]));
    const directories = directoriesOf(rows.map((file) => file.path));
    const files = [];
    const aliases = new Map();
    const strays = [];
    for (const row of rows) {
        const path = isLink(row) ? resolveLink(row.path, targets, directories) : row.path;
        const content = path === undefined ? undefined : plain.get(path);
        if (content !== undefined) {
            const size = content.size === undefined ? {} : { size: content.size };
            files.push({ path: row.path, blob: content.id, ...size });
        }
        else if (path !== undefined && directories.has(path) && depth(path) === depth(row.path)) {
            aliases.set(row.path, path);
        }
        else {
            strays.push(row.path);
        }
    }
    const listing = (0,_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .makeListing */ .h)(files, aliases, strays);
    if (listing.entries.length > 0)
        return listing;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        `archive ${JSON.stringify(archive)} holds no kernel's BTF: give a repository in BTFHub-Archive's layout, distro/version/arch/release.btf.tar.xz.`,
    ]);
}
function isLink(file) {
    return file.mode === '120000';
}
function isPlain(file) {
    return file.mode.startsWith('100') && (0,_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectId */ .T)(file.id);
}
function depth(path) {
    return path.split('/').length;
}
function directoriesOf(paths) {
    const directories = new Set();
    for (const path of paths) {
        let end = path.lastIndexOf('/');
        while (end > 0 && !directories.has(path.slice(0, end))) {
            directories.add(path.slice(0, end));
            end = path.lastIndexOf('/', end - 1);
        }
    }
    return directories;
}
/**
 * Where a link leads, through further links on the way; undefined where it leaves the tree or takes
 * too many steps. What it leads to need not exist.
 */
function resolveLink(path, targets, directories) {
    let done = [];
    const ahead = path.split('/');
    let steps = 0;
    while (ahead.length > 0) {
        const part = ahead.shift() ?? '';
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            if (done.length === 0 || !directories.has(done.join('/')))
                return undefined;
            done.pop();
            continue;
        }
        const here = [...done, part].join('/');
        const target = targets.get(here);
        if (target === undefined) {
            done = [...done, part];
            continue;
        }
        if (target.length > MAX_LINK_LENGTH || target.startsWith('/'))
            return undefined;
        if (++steps > MAX_LINK_STEPS)
            return undefined;
        ahead.unshift(...target.split('/'));
    }
    return done.length === 0 ? undefined : done.join('/');
}


/***/ }),

/***/ 9025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  l: () => (/* binding */ bundle)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/archive/kernel.js
var archive_kernel = __nccwpck_require__(4989);
// EXTERNAL MODULE: ./lib/archive/search.js + 3 modules
var archive_search = __nccwpck_require__(5486);
// EXTERNAL MODULE: ./lib/compare.js
var compare = __nccwpck_require__(4500);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
var external_fs_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_fs_, 2);
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: external "url"
const external_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");
;// CONCATENATED MODULE: external "module"
const external_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");
;// CONCATENATED MODULE: ./node_modules/fdir/dist/index.mjs




//#region rolldown:runtime
var __require = /* @__PURE__ */ (0,external_module_namespaceObject.createRequire)(import.meta.url);

//#endregion
//#region src/utils.ts
function cleanPath(path) {
	let normalized = (0,external_path_.normalize)(path);
	if (normalized.length > 1 && normalized[normalized.length - 1] === external_path_.sep) normalized = normalized.substring(0, normalized.length - 1);
	return normalized;
}
const SLASHES_REGEX = /[\\/]/g;
function convertSlashes(path, separator) {
	return path.replace(SLASHES_REGEX, separator);
}
const WINDOWS_ROOT_DIR_REGEX = /^[a-z]:[\\/]$/i;
function isRootDirectory(path) {
	return path === "/" || WINDOWS_ROOT_DIR_REGEX.test(path);
}
function normalizePath(path, options) {
	const { resolvePaths, normalizePath: normalizePath$1, pathSeparator } = options;
	const pathNeedsCleaning = process.platform === "win32" && path.includes("/") || path.startsWith(".");
	if (resolvePaths) path = (0,external_path_.resolve)(path);
	if (normalizePath$1 || pathNeedsCleaning) path = cleanPath(path);
	if (path === ".") return "";
	const needsSeperator = path[path.length - 1] !== pathSeparator;
	return convertSlashes(needsSeperator ? path + pathSeparator : path, pathSeparator);
}

//#endregion
//#region src/api/functions/join-path.ts
function joinPathWithBasePath(filename, directoryPath) {
	return directoryPath + filename;
}
function joinPathWithRelativePath(root, options) {
	return function(filename, directoryPath) {
		const sameRoot = directoryPath.startsWith(root);
		if (sameRoot) return directoryPath.slice(root.length) + filename;
		else return convertSlashes((0,external_path_.relative)(root, directoryPath), options.pathSeparator) + options.pathSeparator + filename;
	};
}
function joinPath(filename) {
	return filename;
}
function joinDirectoryPath(filename, directoryPath, separator) {
	return directoryPath + filename + separator;
}
function build$7(root, options) {
	const { relativePaths, includeBasePath } = options;
	return relativePaths && root ? joinPathWithRelativePath(root, options) : includeBasePath ? joinPathWithBasePath : joinPath;
}

//#endregion
//#region src/api/functions/push-directory.ts
function pushDirectoryWithRelativePath(root) {
	return function(directoryPath, paths) {
		paths.push(directoryPath.substring(root.length) || ".");
	};
}
function pushDirectoryFilterWithRelativePath(root) {
	return function(directoryPath, paths, filters) {
		const relativePath = directoryPath.substring(root.length) || ".";
		if (filters.every((filter) => filter(relativePath, true))) paths.push(relativePath);
	};
}
const pushDirectory = (directoryPath, paths) => {
	paths.push(directoryPath || ".");
};
const pushDirectoryFilter = (directoryPath, paths, filters) => {
	const path = directoryPath || ".";
	if (filters.every((filter) => filter(path, true))) paths.push(path);
};
const empty$2 = () => {};
function build$6(root, options) {
	const { includeDirs, filters, relativePaths } = options;
	if (!includeDirs) return empty$2;
	if (relativePaths) return filters && filters.length ? pushDirectoryFilterWithRelativePath(root) : pushDirectoryWithRelativePath(root);
	return filters && filters.length ? pushDirectoryFilter : pushDirectory;
}

//#endregion
//#region src/api/functions/push-file.ts
const pushFileFilterAndCount = (filename, _paths, counts, filters) => {
	if (filters.every((filter) => filter(filename, false))) counts.files++;
};
const pushFileFilter = (filename, paths, _counts, filters) => {
	if (filters.every((filter) => filter(filename, false))) paths.push(filename);
};
const pushFileCount = (_filename, _paths, counts, _filters) => {
	counts.files++;
};
const pushFile = (filename, paths) => {
	paths.push(filename);
};
const empty$1 = () => {};
function build$5(options) {
	const { excludeFiles, filters, onlyCounts } = options;
	if (excludeFiles) return empty$1;
	if (filters && filters.length) return onlyCounts ? pushFileFilterAndCount : pushFileFilter;
	else if (onlyCounts) return pushFileCount;
	else return pushFile;
}

//#endregion
//#region src/api/functions/get-array.ts
const getArray = (paths) => {
	return paths;
};
const getArrayGroup = () => {
	return [""].slice(0, 0);
};
function build$4(options) {
	return options.group ? getArrayGroup : getArray;
}

//#endregion
//#region src/api/functions/group-files.ts
const groupFiles = (groups, directory, files) => {
	groups.push({
		directory,
		files,
		dir: directory
	});
};
const empty = () => {};
function build$3(options) {
	return options.group ? groupFiles : empty;
}

//#endregion
//#region src/api/functions/resolve-symlink.ts
const resolveSymlinksAsync = function(path, state, callback$1) {
	const { queue, fs, options: { suppressErrors } } = state;
	queue.enqueue();
	fs.realpath(path, (error, resolvedPath) => {
		if (error) return queue.dequeue(suppressErrors ? null : error, state);
		fs.stat(resolvedPath, (error$1, stat) => {
			if (error$1) return queue.dequeue(suppressErrors ? null : error$1, state);
			if (stat.isDirectory() && isRecursive(path, resolvedPath, state)) return queue.dequeue(null, state);
			callback$1(stat, resolvedPath);
			queue.dequeue(null, state);
		});
	});
};
const resolveSymlinks = function(path, state, callback$1) {
	const { queue, fs, options: { suppressErrors } } = state;
	queue.enqueue();
	try {
		const resolvedPath = fs.realpathSync(path);
		const stat = fs.statSync(resolvedPath);
		if (stat.isDirectory() && isRecursive(path, resolvedPath, state)) return;
		callback$1(stat, resolvedPath);
	} catch (e) {
		if (!suppressErrors) throw e;
	}
};
function build$2(options, isSynchronous) {
	if (!options.resolveSymlinks || options.excludeSymlinks) return null;
	return isSynchronous ? resolveSymlinks : resolveSymlinksAsync;
}
function isRecursive(path, resolved, state) {
	if (state.options.useRealPaths) return isRecursiveUsingRealPaths(resolved, state);
	let parent = (0,external_path_.dirname)(path);
	let depth = 1;
	while (parent !== state.root && depth < 2) {
		const resolvedPath = state.symlinks.get(parent);
		const isSameRoot = !!resolvedPath && (resolvedPath === resolved || resolvedPath.startsWith(resolved) || resolved.startsWith(resolvedPath));
		if (isSameRoot) depth++;
		else parent = (0,external_path_.dirname)(parent);
	}
	state.symlinks.set(path, resolved);
	return depth > 1;
}
function isRecursiveUsingRealPaths(resolved, state) {
	return state.visited.includes(resolved + state.options.pathSeparator);
}

//#endregion
//#region src/api/functions/invoke-callback.ts
const onlyCountsSync = (state) => {
	return state.counts;
};
const groupsSync = (state) => {
	return state.groups;
};
const defaultSync = (state) => {
	return state.paths;
};
const limitFilesSync = (state) => {
	return state.paths.slice(0, state.options.maxFiles);
};
const onlyCountsAsync = (state, error, callback$1) => {
	report(error, callback$1, state.counts, state.options.suppressErrors);
	return null;
};
const defaultAsync = (state, error, callback$1) => {
	report(error, callback$1, state.paths, state.options.suppressErrors);
	return null;
};
const limitFilesAsync = (state, error, callback$1) => {
	report(error, callback$1, state.paths.slice(0, state.options.maxFiles), state.options.suppressErrors);
	return null;
};
const groupsAsync = (state, error, callback$1) => {
	report(error, callback$1, state.groups, state.options.suppressErrors);
	return null;
};
function report(error, callback$1, output, suppressErrors) {
	if (error && !suppressErrors) callback$1(error, output);
	else callback$1(null, output);
}
function build$1(options, isSynchronous) {
	const { onlyCounts, group, maxFiles } = options;
	if (onlyCounts) return isSynchronous ? onlyCountsSync : onlyCountsAsync;
	else if (group) return isSynchronous ? groupsSync : groupsAsync;
	else if (maxFiles) return isSynchronous ? limitFilesSync : limitFilesAsync;
	else return isSynchronous ? defaultSync : defaultAsync;
}

//#endregion
//#region src/api/functions/walk-directory.ts
const readdirOpts = { withFileTypes: true };
const walkAsync = (state, crawlPath, directoryPath, currentDepth, callback$1) => {
	state.queue.enqueue();
	if (currentDepth < 0) return state.queue.dequeue(null, state);
	const { fs } = state;
	state.visited.push(crawlPath);
	state.counts.directories++;
	fs.readdir(crawlPath || ".", readdirOpts, (error, entries = []) => {
		callback$1(entries, directoryPath, currentDepth);
		state.queue.dequeue(state.options.suppressErrors ? null : error, state);
	});
};
const walkSync = (state, crawlPath, directoryPath, currentDepth, callback$1) => {
	const { fs } = state;
	if (currentDepth < 0) return;
	state.visited.push(crawlPath);
	state.counts.directories++;
	let entries = [];
	try {
		entries = fs.readdirSync(crawlPath || ".", readdirOpts);
	} catch (e) {
		if (!state.options.suppressErrors) throw e;
	}
	callback$1(entries, directoryPath, currentDepth);
};
function build(isSynchronous) {
	return isSynchronous ? walkSync : walkAsync;
}

//#endregion
//#region src/api/queue.ts
/**
* This is a custom stateless queue to track concurrent async fs calls.
* It increments a counter whenever a call is queued and decrements it
* as soon as it completes. When the counter hits 0, it calls onQueueEmpty.
*/
var Queue = class {
	count = 0;
	constructor(onQueueEmpty) {
		this.onQueueEmpty = onQueueEmpty;
	}
	enqueue() {
		this.count++;
		return this.count;
	}
	dequeue(error, output) {
		if (this.onQueueEmpty && (--this.count <= 0 || error)) {
			this.onQueueEmpty(error, output);
			if (error) {
				output.controller.abort();
				this.onQueueEmpty = void 0;
			}
		}
	}
};

//#endregion
//#region src/api/counter.ts
var Counter = class {
	_files = 0;
	_directories = 0;
	set files(num) {
		this._files = num;
	}
	get files() {
		return this._files;
	}
	set directories(num) {
		this._directories = num;
	}
	get directories() {
		return this._directories;
	}
	/**
	* @deprecated use `directories` instead
	*/
	/* c8 ignore next 3 */
	get dirs() {
		return this._directories;
	}
};

//#endregion
//#region src/api/aborter.ts
/**
* AbortController is not supported on Node 14 so we use this until we can drop
* support for Node 14.
*/
var Aborter = class {
	aborted = false;
	abort() {
		this.aborted = true;
	}
};

//#endregion
//#region src/api/walker.ts
var Walker = class {
	root;
	isSynchronous;
	state;
	joinPath;
	pushDirectory;
	pushFile;
	getArray;
	groupFiles;
	resolveSymlink;
	walkDirectory;
	callbackInvoker;
	constructor(root, options, callback$1) {
		this.isSynchronous = !callback$1;
		this.callbackInvoker = build$1(options, this.isSynchronous);
		this.root = normalizePath(root, options);
		this.state = {
			root: isRootDirectory(this.root) ? this.root : this.root.slice(0, -1),
			paths: [""].slice(0, 0),
			groups: [],
			counts: new Counter(),
			options,
			queue: new Queue((error, state) => this.callbackInvoker(state, error, callback$1)),
			symlinks: /* @__PURE__ */ new Map(),
			visited: [""].slice(0, 0),
			controller: new Aborter(),
			fs: options.fs || external_fs_namespaceObject
		};
		this.joinPath = build$7(this.root, options);
		this.pushDirectory = build$6(this.root, options);
		this.pushFile = build$5(options);
		this.getArray = build$4(options);
		this.groupFiles = build$3(options);
		this.resolveSymlink = build$2(options, this.isSynchronous);
		this.walkDirectory = build(this.isSynchronous);
	}
	start() {
		this.pushDirectory(this.root, this.state.paths, this.state.options.filters);
		this.walkDirectory(this.state, this.root, this.root, this.state.options.maxDepth, this.walk);
		return this.isSynchronous ? this.callbackInvoker(this.state, null) : null;
	}
	walk = (entries, directoryPath, depth) => {
		const { paths, options: { filters, resolveSymlinks: resolveSymlinks$1, excludeSymlinks, exclude, maxFiles, signal, useRealPaths, pathSeparator }, controller } = this.state;
		if (controller.aborted || signal && signal.aborted || maxFiles && paths.length > maxFiles) return;
		const files = this.getArray(this.state.paths);
		for (let i = 0; i < entries.length; ++i) {
			const entry = entries[i];
			if (entry.isFile() || entry.isSymbolicLink() && !resolveSymlinks$1 && !excludeSymlinks) {
				const filename = this.joinPath(entry.name, directoryPath);
				this.pushFile(filename, files, this.state.counts, filters);
			} else if (entry.isDirectory()) {
				let path = joinDirectoryPath(entry.name, directoryPath, this.state.options.pathSeparator);
				if (exclude && exclude(entry.name, path)) continue;
				this.pushDirectory(path, paths, filters);
				this.walkDirectory(this.state, path, path, depth - 1, this.walk);
			} else if (this.resolveSymlink && entry.isSymbolicLink()) {
				let path = joinPathWithBasePath(entry.name, directoryPath);
				this.resolveSymlink(path, this.state, (stat, resolvedPath) => {
					if (stat.isDirectory()) {
						resolvedPath = normalizePath(resolvedPath, this.state.options);
						if (exclude && exclude(entry.name, useRealPaths ? resolvedPath : path + pathSeparator)) return;
						this.walkDirectory(this.state, resolvedPath, useRealPaths ? resolvedPath : path + pathSeparator, depth - 1, this.walk);
					} else {
						resolvedPath = useRealPaths ? resolvedPath : path;
						const filename = (0,external_path_.basename)(resolvedPath);
						const directoryPath$1 = normalizePath((0,external_path_.dirname)(resolvedPath), this.state.options);
						resolvedPath = this.joinPath(filename, directoryPath$1);
						this.pushFile(resolvedPath, files, this.state.counts, filters);
					}
				});
			}
		}
		this.groupFiles(this.state.groups, directoryPath, files);
	};
};

//#endregion
//#region src/api/async.ts
function promise(root, options) {
	return new Promise((resolve$1, reject) => {
		callback(root, options, (err, output) => {
			if (err) return reject(err);
			resolve$1(output);
		});
	});
}
function callback(root, options, callback$1) {
	let walker = new Walker(root, options, callback$1);
	walker.start();
}

//#endregion
//#region src/api/sync.ts
function sync(root, options) {
	const walker = new Walker(root, options);
	return walker.start();
}

//#endregion
//#region src/builder/api-builder.ts
var APIBuilder = class {
	constructor(root, options) {
		this.root = root;
		this.options = options;
	}
	withPromise() {
		return promise(this.root, this.options);
	}
	withCallback(cb) {
		callback(this.root, this.options, cb);
	}
	sync() {
		return sync(this.root, this.options);
	}
};

//#endregion
//#region src/builder/index.ts
let pm = null;
/* c8 ignore next 6 */
try {
	__require.resolve("picomatch");
	pm = __require("picomatch");
} catch {}
var Builder = class {
	globCache = {};
	options = {
		maxDepth: Infinity,
		suppressErrors: true,
		pathSeparator: external_path_.sep,
		filters: []
	};
	globFunction;
	constructor(options) {
		this.options = {
			...this.options,
			...options
		};
		this.globFunction = this.options.globFunction;
	}
	group() {
		this.options.group = true;
		return this;
	}
	withPathSeparator(separator) {
		this.options.pathSeparator = separator;
		return this;
	}
	withBasePath() {
		this.options.includeBasePath = true;
		return this;
	}
	withRelativePaths() {
		this.options.relativePaths = true;
		return this;
	}
	withDirs() {
		this.options.includeDirs = true;
		return this;
	}
	withMaxDepth(depth) {
		this.options.maxDepth = depth;
		return this;
	}
	withMaxFiles(limit) {
		this.options.maxFiles = limit;
		return this;
	}
	withFullPaths() {
		this.options.resolvePaths = true;
		this.options.includeBasePath = true;
		return this;
	}
	withErrors() {
		this.options.suppressErrors = false;
		return this;
	}
	withSymlinks({ resolvePaths = true } = {}) {
		this.options.resolveSymlinks = true;
		this.options.useRealPaths = resolvePaths;
		return this.withFullPaths();
	}
	withAbortSignal(signal) {
		this.options.signal = signal;
		return this;
	}
	normalize() {
		this.options.normalizePath = true;
		return this;
	}
	filter(predicate) {
		this.options.filters.push(predicate);
		return this;
	}
	onlyDirs() {
		this.options.excludeFiles = true;
		this.options.includeDirs = true;
		return this;
	}
	exclude(predicate) {
		this.options.exclude = predicate;
		return this;
	}
	onlyCounts() {
		this.options.onlyCounts = true;
		return this;
	}
	crawl(root) {
		return new APIBuilder(root || ".", this.options);
	}
	withGlobFunction(fn) {
		this.globFunction = fn;
		return this;
	}
	/**
	* @deprecated Pass options using the constructor instead:
	* ```ts
	* new fdir(options).crawl("/path/to/root");
	* ```
	* This method will be removed in v7.0
	*/
	/* c8 ignore next 4 */
	crawlWithOptions(root, options) {
		this.options = {
			...this.options,
			...options
		};
		return new APIBuilder(root || ".", this.options);
	}
	glob(...patterns) {
		if (this.globFunction) return this.globWithOptions(patterns);
		return this.globWithOptions(patterns, ...[{ dot: true }]);
	}
	globWithOptions(patterns, ...options) {
		const globFn = this.globFunction || pm;
		/* c8 ignore next 5 */
		if (!globFn) throw new Error("Please specify a glob function to use glob matching.");
		var isMatch = this.globCache[patterns.join("\0")];
		if (!isMatch) {
			isMatch = globFn(patterns, ...options);
			this.globCache[patterns.join("\0")] = isMatch;
		}
		this.options.filters.push((path) => isMatch(path));
		return this;
	}
};

//#endregion

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __nccwpck_require__(4006);
;// CONCATENATED MODULE: ./node_modules/tinyglobby/dist/index.mjs





//#region src/utils.ts
const isReadonlyArray = Array.isArray;
const BACKSLASHES = /\\/g;
const DRIVE_RELATIVE_PATH = /^[A-Za-z]:$/;
const isWin = process.platform === "win32";
const ONLY_PARENT_DIRECTORIES = /^(\/?\.\.)+$/;
function getPartialMatcher(patterns, options = {}) {
	const patternsCount = patterns.length;
	const patternsParts = Array(patternsCount);
	const matchers = Array(patternsCount);
	let i, j;
	for (i = 0; i < patternsCount; i++) {
		const parts = splitPattern(patterns[i]);
		patternsParts[i] = parts;
		const partsCount = parts.length;
		const partMatchers = Array(partsCount);
		for (j = 0; j < partsCount; j++) partMatchers[j] = picomatch(parts[j], options);
		matchers[i] = partMatchers;
	}
	return (input) => {
		const inputParts = input.split("/");
		if (inputParts[0] === ".." && ONLY_PARENT_DIRECTORIES.test(input)) return true;
		for (i = 0; i < patternsCount; i++) {
			const patternParts = patternsParts[i];
			const matcher = matchers[i];
			const inputPatternCount = inputParts.length;
			const minParts = Math.min(inputPatternCount, patternParts.length);
			j = 0;
			while (j < minParts) {
				const part = patternParts[j];
				if (part.includes("/")) return true;
				if (!matcher[j](inputParts[j])) break;
				if (!options.noglobstar && part === "**") return true;
				j++;
			}
			if (j === inputPatternCount) return true;
		}
		return false;
	};
}
/* node:coverage ignore next 2 */
const WIN32_ROOT_DIR = /^[A-Z]:\/$/i;
const isRoot = isWin ? (p) => WIN32_ROOT_DIR.test(p) : (p) => p === "/";
function buildFormat(cwd, root, absolute) {
	if (cwd === root || root.startsWith(`${cwd}/`)) {
		if (absolute) {
			const start = cwd.length + +!isRoot(cwd);
			return (p, isDir) => p.slice(start, isDir ? -1 : void 0) || ".";
		}
		const prefix = root.slice(cwd.length + 1);
		if (prefix) return (p, isDir) => {
			if (p === ".") return prefix;
			const result = `${prefix}/${p}`;
			return isDir ? result.slice(0, -1) : result;
		};
		return (p, isDir) => isDir && p !== "." ? p.slice(0, -1) : p;
	}
	if (absolute) return (p) => external_path_.posix.relative(cwd, p) || ".";
	return (p) => external_path_.posix.relative(cwd, `${root}/${p}`) || ".";
}
function buildRelative(cwd, root) {
	if (root.startsWith(`${cwd}/`)) {
		const prefix = root.slice(cwd.length + 1);
		return (p) => `${prefix}/${p}`;
	}
	return (p) => {
		const result = external_path_.posix.relative(cwd, `${root}/${p}`);
		return p[p.length - 1] === "/" && result !== "" ? `${result}/` : result || ".";
	};
}
function ensureNonDriveRelativePath(path) {
	return path.replace(DRIVE_RELATIVE_PATH, (match) => `${match}/`);
}
const splitPatternOptions = { parts: true };
function splitPattern(path) {
	var _result$parts;
	const result = picomatch.scan(path, splitPatternOptions);
	return ((_result$parts = result.parts) === null || _result$parts === void 0 ? void 0 : _result$parts.length) ? result.parts : [path];
}
const ESCAPED_WIN32_BACKSLASHES = /\\(?![()[\]{}!+@])/g;
function convertPosixPathToPattern(path) {
	return escapePosixPath(path);
}
function convertWin32PathToPattern(path) {
	return escapeWin32Path(path).replace(ESCAPED_WIN32_BACKSLASHES, "/");
}
/**
* Converts a path to a pattern depending on the platform.
* Identical to {@link escapePath} on POSIX systems.
* @see {@link https://superchupu.dev/tinyglobby/documentation#convertPathToPattern}
*/
/* node:coverage ignore next 3 */
const convertPathToPattern = (/* unused pure expression or super */ null && (isWin ? convertWin32PathToPattern : convertPosixPathToPattern));
const POSIX_UNESCAPED_GLOB_SYMBOLS = /(?<!\\)([()[\]{}*?|]|^!|[!+@](?=\()|\\(?![()[\]{}!*+?@|]))/g;
const WIN32_UNESCAPED_GLOB_SYMBOLS = /(?<!\\)([()[\]{}]|^!|[!+@](?=\())/g;
const escapePosixPath = (path) => path.replace(POSIX_UNESCAPED_GLOB_SYMBOLS, "\\$&");
const escapeWin32Path = (path) => path.replace(WIN32_UNESCAPED_GLOB_SYMBOLS, "\\$&");
/**
* Escapes a path's special characters depending on the platform.
* @see {@link https://superchupu.dev/tinyglobby/documentation#escapePath}
*/
/* node:coverage ignore next */
const escapePath = isWin ? escapeWin32Path : escapePosixPath;
/**
* Checks if a pattern has dynamic parts.
*
* Has a few minor differences with [`fast-glob`](https://github.com/mrmlnc/fast-glob) for better accuracy:
*
* - Doesn't necessarily return `false` on patterns that include `\`.
* - Returns `true` if the pattern includes parentheses, regardless of them representing one single pattern or not.
* - Returns `true` for unfinished glob extensions i.e. `(h`, `+(h`.
* - Returns `true` for unfinished brace expansions as long as they include `,` or `..`.
*
* @see {@link https://superchupu.dev/tinyglobby/documentation#isDynamicPattern}
*/
function isDynamicPattern(pattern, options) {
	if ((options === null || options === void 0 ? void 0 : options.caseSensitiveMatch) === false) return true;
	const scan = picomatch.scan(pattern);
	return scan.isGlob || scan.negated;
}
function log(...tasks) {
	console.log(`[tinyglobby ${(/* @__PURE__ */ new Date()).toLocaleTimeString("es")}]`, ...tasks);
}
function ensureStringArray(value) {
	return typeof value === "string" ? [value] : value !== null && value !== void 0 ? value : [];
}
//#endregion
//#region src/patterns.ts
const PARENT_DIRECTORY = /^(\/?\.\.)+/;
const ESCAPING_BACKSLASHES = /\\(?=[()[\]{}!*+?@|])/g;
function normalizePattern(pattern, opts, props, isIgnore) {
	var _PARENT_DIRECTORY$exe;
	const cwd = opts.cwd;
	let result = pattern;
	if (pattern[pattern.length - 1] === "/") result = pattern.slice(0, -1);
	if (result[result.length - 1] !== "*" && opts.expandDirectories) result += "/**";
	const escapedCwd = escapePath(cwd);
	result = (0,external_path_.isAbsolute)(result.replace(ESCAPING_BACKSLASHES, "")) ? external_path_.posix.relative(escapedCwd, result) : external_path_.posix.normalize(result);
	const parentDir = (_PARENT_DIRECTORY$exe = PARENT_DIRECTORY.exec(result)) === null || _PARENT_DIRECTORY$exe === void 0 ? void 0 : _PARENT_DIRECTORY$exe[0];
	const parts = splitPattern(result);
	if (parentDir) {
		const n = (parentDir.length + 1) / 3;
		let i = 0;
		const cwdParts = escapedCwd.split("/");
		while (i < n && parts[i + n] === cwdParts[cwdParts.length + i - n]) {
			result = result.slice(0, (n - i - 1) * 3) + result.slice((n - i) * 3 + parts[i + n].length + 1) || ".";
			i++;
		}
		const potentialRoot = external_path_.posix.join(cwd, parentDir.slice(i * 3));
		if (potentialRoot[0] !== "." && props.root.length > potentialRoot.length) {
			props.root = ensureNonDriveRelativePath(potentialRoot);
			props.depthOffset = -n + i;
		}
	}
	if (!isIgnore && props.depthOffset >= 0) {
		var _props$commonPath;
		(_props$commonPath = props.commonPath) !== null && _props$commonPath !== void 0 || (props.commonPath = parts);
		const newCommonPath = [];
		const length = Math.min(props.commonPath.length, parts.length);
		for (let i = 0; i < length; i++) {
			const part = parts[i];
			if (part === "**" && !parts[i + 1]) {
				newCommonPath.pop();
				break;
			}
			if (i === parts.length - 1 || part !== props.commonPath[i] || isDynamicPattern(part)) break;
			newCommonPath.push(part);
		}
		props.depthOffset = newCommonPath.length;
		props.commonPath = newCommonPath;
		props.root = ensureNonDriveRelativePath(newCommonPath.length > 0 ? external_path_.posix.join(cwd, ...newCommonPath) : cwd);
	}
	return result;
}
function processPatterns(options, patterns, props) {
	const matchPatterns = [];
	const ignorePatterns = [];
	for (const pattern of options.ignore) {
		if (!pattern) continue;
		if (pattern[0] !== "!" || pattern[1] === "(") ignorePatterns.push(normalizePattern(pattern, options, props, true));
	}
	for (const pattern of patterns) {
		if (!pattern) continue;
		if (pattern[0] !== "!" || pattern[1] === "(") matchPatterns.push(normalizePattern(pattern, options, props, false));
		else if (pattern[1] !== "!" || pattern[2] === "(") ignorePatterns.push(normalizePattern(pattern.slice(1), options, props, true));
	}
	return {
		match: matchPatterns,
		ignore: ignorePatterns
	};
}
//#endregion
//#region src/crawler.ts
function buildCrawler(options, patterns) {
	const cwd = options.cwd;
	const props = {
		root: cwd,
		depthOffset: 0
	};
	const processed = processPatterns(options, patterns, props);
	if (options.debug) log("internal processing patterns:", processed);
	const { absolute, caseSensitiveMatch, debug, dot, followSymbolicLinks, onlyDirectories } = options;
	const root = props.root.replace(BACKSLASHES, "");
	const matchOptions = {
		dot,
		nobrace: options.braceExpansion === false,
		nocase: !caseSensitiveMatch,
		noextglob: options.extglob === false,
		noglobstar: options.globstar === false,
		posix: true
	};
	const matcher = picomatch(processed.match, matchOptions);
	const ignore = picomatch(processed.ignore, matchOptions);
	const partialMatcher = getPartialMatcher(processed.match, matchOptions);
	const format = buildFormat(cwd, root, absolute);
	const excludeFormatter = absolute ? format : buildFormat(cwd, root, true);
	const excludePredicate = (_, p) => {
		const relativePath = excludeFormatter(p, true);
		return relativePath !== "." && !partialMatcher(relativePath) || ignore(relativePath);
	};
	let maxDepth;
	if (options.deep !== void 0) maxDepth = Math.round(options.deep - props.depthOffset);
	const crawler = new Builder({
		filters: [debug ? (p, isDirectory) => {
			const path = format(p, isDirectory);
			const matches = matcher(path) && !ignore(path);
			if (matches) log(`matched ${path}`);
			return matches;
		} : (p, isDirectory) => {
			const path = format(p, isDirectory);
			return matcher(path) && !ignore(path);
		}],
		exclude: debug ? (_, p) => {
			const skipped = excludePredicate(_, p);
			log(`${skipped ? "skipped" : "crawling"} ${p}`);
			return skipped;
		} : excludePredicate,
		fs: options.fs,
		pathSeparator: "/",
		relativePaths: !absolute,
		resolvePaths: absolute,
		includeBasePath: absolute,
		resolveSymlinks: followSymbolicLinks,
		excludeSymlinks: !followSymbolicLinks,
		excludeFiles: onlyDirectories,
		includeDirs: onlyDirectories || !options.onlyFiles,
		maxDepth,
		signal: options.signal
	}).crawl(root);
	if (options.debug) log("internal properties:", {
		...props,
		root
	});
	return [crawler, cwd !== root && !absolute && buildRelative(cwd, root)];
}
//#endregion
//#region src/index.ts
function formatPaths(paths, mapper) {
	if (mapper) for (let i = paths.length - 1; i >= 0; i--) paths[i] = mapper(paths[i]);
	return paths;
}
const defaultOptions = {
	caseSensitiveMatch: true,
	debug: !!process.env.TINYGLOBBY_DEBUG,
	expandDirectories: true,
	followSymbolicLinks: true,
	onlyFiles: true
};
function getOptions(options) {
	const opts = Object.assign({}, options);
	for (const key in defaultOptions) if (opts[key] === void 0) Object.assign(opts, { [key]: defaultOptions[key] });
	opts.cwd = (opts.cwd instanceof URL ? (0,external_url_namespaceObject.fileURLToPath)(opts.cwd) : (0,external_path_.resolve)(opts.cwd || process.cwd())).replace(BACKSLASHES, "/");
	opts.ignore = ensureStringArray(opts.ignore);
	opts.fs && (opts.fs = {
		readdir: opts.fs.readdir || external_fs_.readdir,
		readdirSync: opts.fs.readdirSync || external_fs_.readdirSync,
		realpath: opts.fs.realpath || external_fs_.realpath,
		realpathSync: opts.fs.realpathSync || external_fs_.realpathSync,
		stat: opts.fs.stat || external_fs_.stat,
		statSync: opts.fs.statSync || external_fs_.statSync
	});
	if (opts.debug) log("globbing with options:", opts);
	return opts;
}
function getCrawler(globInput, inputOptions = {}) {
	var _ref;
	if (globInput && (inputOptions === null || inputOptions === void 0 ? void 0 : inputOptions.patterns)) throw new Error("Cannot pass patterns as both an argument and an option");
	const isModern = isReadonlyArray(globInput) || typeof globInput === "string";
	const patterns = ensureStringArray((_ref = isModern ? globInput : globInput.patterns) !== null && _ref !== void 0 ? _ref : "**/*");
	const options = getOptions(isModern ? inputOptions : globInput);
	return patterns.length > 0 ? buildCrawler(options, patterns) : [];
}
async function glob(globInput, options) {
	const [crawler, relative] = getCrawler(globInput, options);
	return crawler ? formatPaths(await crawler.withPromise(), relative) : [];
}
function globSync(globInput, options) {
	const [crawler, relative] = getCrawler(globInput, options);
	return crawler ? formatPaths(crawler.sync(), relative) : [];
}
//#endregion


;// CONCATENATED MODULE: ./lib/byte-order.js
/** The byte order of typed arrays on this machine. */
const HOST_ORDER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big';

;// CONCATENATED MODULE: ./lib/btf/kinds.js
/** `BTF_KIND_*` of include/uapi/linux/btf.h. */
const Kind = {
    VOID: 0,
    INT: 1,
    PTR: 2,
    ARRAY: 3,
    STRUCT: 4,
    UNION: 5,
    ENUM: 6,
    FWD: 7,
    TYPEDEF: 8,
    VOLATILE: 9,
    CONST: 10,
    RESTRICT: 11,
    FUNC: 12,
    FUNC_PROTO: 13,
    VAR: 14,
    DATASEC: 15,
    FLOAT: 16,
    DECL_TAG: 17,
    TYPE_TAG: 18,
    ENUM64: 19,
};
const MAX_KIND = Kind.ENUM64;
/** Kinds by number, in C's words where C has them. */
const KIND_NAMES = [
    'void',
    'int',
    'pointer',
    'array',
    'struct',
    'union',
    'enum',
    'forward declaration',
    'typedef',
    'volatile',
    'const',
    'restrict',
    'function',
    'function prototype',
    'variable',
    'data section',
    'float',
    'declaration tag',
    'type tag',
    'enum',
];
function isComposite(kind) {
    return kind === Kind.STRUCT || kind === Kind.UNION;
}
function isAnyEnum(kind) {
    return kind === Kind.ENUM || kind === Kind.ENUM64;
}
/** const, volatile, restrict, type tag and typedef: what `skip_mods_and_typedefs` skips. */
function isModifierOrTypedef(kind) {
    return (kind >= Kind.TYPEDEF && kind <= Kind.RESTRICT) || kind === Kind.TYPE_TAG;
}
/** Equal kinds, 32-bit and 64-bit enums counting as one (`libbpf btf.h: btf_kind_core_compat`). */
function kindsCompatible(a, b) {
    return a === b || (isAnyEnum(a) && isAnyEnum(b));
}

;// CONCATENATED MODULE: ./lib/btf/btf.js



/** Bytes of the header that this project writes, and the least that a file must have. */
const HEADER_SIZE = 24;
const MAGIC = 0xeb9f;
const LONG_NAMES = new Set([
    'long',
    'long int',
    'int long',
    'unsigned long',
    'long unsigned',
    'unsigned long int',
    'unsigned int long',
    'long unsigned int',
    'long int unsigned',
    'int unsigned long',
    'int long unsigned',
]);
const decoder = new TextDecoder();
/**
 * Reads raw BTF of either byte order and checks all of it: every size, type id and string offset
 * that it holds is in range afterwards, and no chain of modifiers is endless.
 *
 * @param bytes the file, which must not change afterwards
 * @throws FormatError where it is broken
 */
function parseBtf(bytes) {
    const header = readHeader(bytes);
    const words = wordsOf(bytes, header.typesAt, header.typesLength, header.byteOrder);
    const strings = bytes.subarray(header.stringsAt, header.stringsAt + header.stringsLength);
    if (strings.length === 0 || strings[0] !== 0 || strings[strings.length - 1] !== 0) {
        throw new lib_errors/* FormatError */.IF('BTF', header.stringsAt, 'string section does not start and end with NUL');
    }
    const index = indexTypes(words, layoutOf(bytes, header), header, strings.length);
    const underlying = skipModifiersAndTypedefs(words, index, header);
    const longType = findLong(words, index, strings);
    const start = index.starts[longType];
    return {
        byteOrder: header.byteOrder,
        words,
        ...index,
        underlying,
        strings,
        longType,
        pointerSize: longType === 0 ? 8 : words[start + 2],
    };
}
/** Number of types, void included: the first id that is none. */
function typeCount(btf) {
    return btf.kinds.length;
}
/** The string at an offset of the string section. */
function stringAt(btf, offset) {
    return offset === 0 ? '' : decodeString(btf.strings, offset);
}
function decodeString(strings, offset) {
    return decoder.decode(strings.subarray(offset, strings.indexOf(0, offset)));
}
function readHeader(bytes) {
    if (bytes.length < HEADER_SIZE) {
        throw new lib_errors/* FormatError */.IF('BTF', bytes.length, `header of ${HEADER_SIZE} bytes is cut off`);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const little = view.getUint16(0, true) === MAGIC;
    if (!little && view.getUint16(0, false) !== MAGIC)
        throw new lib_errors/* FormatError */.IF('BTF', 0, 'no BTF magic');
    const headerLength = view.getUint32(4, little);
    if (headerLength < HEADER_SIZE || headerLength > bytes.length) {
        throw new lib_errors/* FormatError */.IF('BTF', 4, `header length ${headerLength} is out of range`);
    }
    const word = (at) => view.getUint32(at, little);
    const [typesAt, typesLength] = [headerLength + word(8), word(12)];
    const [stringsAt, stringsLength] = [headerLength + word(16), word(20)];
    if (stringsAt + stringsLength > bytes.length) {
        throw new lib_errors/* FormatError */.IF('BTF', 16, 'string section reaches beyond the end');
    }
    if (typesAt + typesLength > stringsAt) {
        throw new lib_errors/* FormatError */.IF('BTF', 8, 'type section reaches into the string section');
    }
    if (word(8) % 4 !== 0 || typesLength % 4 !== 0) {
        throw new lib_errors/* FormatError */.IF('BTF', 8, 'type section is not aligned to 4 bytes');
    }
    // Linux 7.0 and later may add how long kinds are that a reader does not know.
    const hasLayout = headerLength >= HEADER_SIZE + 8;
    const layoutAt = hasLayout ? headerLength + word(24) : 0;
    const layoutLength = hasLayout ? word(28) : 0;
    if (layoutAt + layoutLength > bytes.length) {
        throw new lib_errors/* FormatError */.IF('BTF', 24, 'layout section reaches beyond the end');
    }
    return {
        byteOrder: little ? 'little' : 'big',
        typesAt,
        typesLength,
        stringsAt,
        stringsLength,
        layoutAt,
        layoutLength,
    };
}
function wordsOf(bytes, at, length, order) {
    const start = bytes.byteOffset + at;
    if (order === HOST_ORDER && start % 4 === 0) {
        return new Uint32Array(bytes.buffer, start, length / 4);
    }
    // Not `slice`, which gives a view where the bytes are a Buffer.
    const copy = new Uint8Array(bytes.subarray(at, at + length));
    if (order !== HOST_ORDER)
        Buffer.from(copy.buffer, copy.byteOffset, length).swap32();
    return new Uint32Array(copy.buffer, copy.byteOffset, length / 4);
}
const UNKNOWN = -1;
const KINDS = 128;
const KNOWN_LAYOUT = knownLayout();
/** Word of an element that is a type id: 1 for members and parameters, 0 for variables. */
const TYPE_OF_ELEMENT = new Int8Array(KINDS).fill(UNKNOWN);
TYPE_OF_ELEMENT[Kind.STRUCT] = 1;
TYPE_OF_ELEMENT[Kind.UNION] = 1;
TYPE_OF_ELEMENT[Kind.FUNC_PROTO] = 1;
TYPE_OF_ELEMENT[Kind.DATASEC] = 0;
/** Whether the third word of a type is a type id, not a size. */
const REFERS = new Uint8Array(KINDS);
for (const kind of [Kind.PTR, Kind.FUNC, Kind.FUNC_PROTO, Kind.VAR, Kind.DECL_TAG])
    REFERS[kind] = 1;
for (let kind = 0; kind <= MAX_KIND; kind++)
    if (isModifierOrTypedef(kind))
        REFERS[kind] = 1;
function knownLayout() {
    const fixed = new Int32Array(KINDS).fill(UNKNOWN);
    const element = new Int32Array(KINDS);
    fixed.fill(0, Kind.INT, MAX_KIND + 1);
    fixed[Kind.INT] = 1;
    fixed[Kind.ARRAY] = 3;
    fixed[Kind.VAR] = 1;
    fixed[Kind.DECL_TAG] = 1;
    element[Kind.STRUCT] = 3;
    element[Kind.UNION] = 3;
    element[Kind.ENUM] = 2;
    element[Kind.ENUM64] = 3;
    element[Kind.FUNC_PROTO] = 2;
    element[Kind.DATASEC] = 3;
    return { fixed, element };
}
/** The known kinds, and those that the file itself describes (`btf.c: btf_type_size_unknown`). */
function layoutOf(bytes, header) {
    const described = Math.min(header.layoutLength / 4, KINDS);
    if (described <= MAX_KIND + 1)
        return KNOWN_LAYOUT;
    const { fixed, element } = knownLayout();
    for (let kind = MAX_KIND + 1; kind < described; kind++) {
        const fixedBytes = bytes[header.layoutAt + kind * 4];
        const elementBytes = bytes[header.layoutAt + kind * 4 + 1];
        if (fixedBytes % 4 !== 0 || elementBytes % 4 !== 0)
            continue;
        fixed[kind] = fixedBytes / 4;
        element[kind] = elementBytes / 4;
    }
    return { fixed, element };
}
function indexTypes(words, layout, header, stringBytes) {
    const starts = new Uint32Array(Math.floor(words.length / 3) + 1);
    const kinds = new Uint8Array(starts.length);
    let count = 1;
    let maxId = 0;
    let maxName = 0;
    for (let at = 0; at < words.length; count++) {
        const info = words[at + 1];
        const kind = (info >>> 24) & 0x7f;
        const fixed = layout.fixed[kind];
        const step = layout.element[kind];
        const next = at + 3 + fixed + (info & 0xffffff) * step;
        if (fixed === UNKNOWN || !(next <= words.length)) {
            throw brokenType(words, at, fixed, header, count);
        }
        starts[count] = at;
        kinds[count] = kind;
        if (words[at] > maxName)
            maxName = words[at];
        if (REFERS[kind] === 1 && words[at + 2] > maxId)
            maxId = words[at + 2];
        if (kind === Kind.ARRAY) {
            maxId = Math.max(maxId, words[at + 3], words[at + 4]);
        }
        else if (kind <= MAX_KIND) {
            const typeWord = TYPE_OF_ELEMENT[kind];
            const named = typeWord !== 0;
            for (let element = at + 3 + fixed; element < next; element += step) {
                if (named && words[element] > maxName)
                    maxName = words[element];
                if (typeWord !== UNKNOWN && words[element + typeWord] > maxId) {
                    maxId = words[element + typeWord];
                }
            }
        }
        at = next;
    }
    // The two maxima tell whether all are in range; which one is not matters only where one is not.
    if (maxId >= count) {
        throw new lib_errors/* FormatError */.IF('BTF', header.typesAt, `type section names type ${maxId} of ${count - 1}`);
    }
    if (maxName >= stringBytes) {
        throw new lib_errors/* FormatError */.IF('BTF', header.typesAt, `type section names string offset ${maxName} of ${stringBytes}`);
    }
    // Views: what lies behind them was never touched, so it takes no memory.
    return { starts: starts.subarray(0, count), kinds: kinds.subarray(0, count) };
}
function brokenType(words, at, fixed, header, id) {
    let what = 'reaches beyond the type section';
    if (at + 3 > words.length)
        what = 'is cut off';
    else if (fixed === UNKNOWN)
        what = `is of unknown kind ${(words[at + 1] >>> 24) & 0x7f}`;
    return new lib_errors/* FormatError */.IF('BTF', header.typesAt + at * 4, `type ${id} ${what}`);
}
const UNSET = 0xffff_ffff;
function skipModifiersAndTypedefs(words, { starts, kinds }, header) {
    const underlying = new Uint32Array(kinds.length).fill(UNSET);
    for (let id = 0; id < kinds.length; id++) {
        let end = id;
        let steps = 0;
        while (underlying[end] === UNSET && isModifierOrTypedef(kinds[end])) {
            end = words[starts[end] + 2];
            if (++steps > kinds.length) {
                const at = header.typesAt + starts[id] * 4;
                throw new lib_errors/* FormatError */.IF('BTF', at, `type ${id} is an endless chain of modifiers or typedefs`);
            }
        }
        const found = underlying[end] === UNSET ? end : underlying[end];
        for (let link = id; link !== end; link = words[starts[link] + 2]) {
            underlying[link] = found;
        }
        underlying[end] = found;
    }
    return underlying;
}
function findLong(words, { starts, kinds }, strings) {
    for (let id = 1; id < kinds.length; id++) {
        if (kinds[id] !== Kind.INT)
            continue;
        const at = starts[id];
        const size = words[at + 2];
        if ((size === 4 || size === 8) && LONG_NAMES.has(decodeString(strings, words[at]))) {
            return id;
        }
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/btf/ext.js


/** Bytes that a record has at the least; newer ones may be longer. */
const FUNCTION_SIZE = 8;
const LINE_SIZE = 16;
const RELOCATION_SIZE = 16;
/**
 * Reads a `.BTF.ext` section (`libbpf btf.c: btf_ext_parse`).
 *
 * @throws FormatError where it is broken
 */
function parseBtfExt(bytes, byteOrder) {
    if (bytes.length < 24)
        throw new lib_errors/* FormatError */.IF('.BTF.ext', bytes.length, 'header is cut off');
    const little = byteOrder === 'little';
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const word = (at) => view.getUint32(at, little);
    if (view.getUint16(0, little) !== MAGIC)
        throw new lib_errors/* FormatError */.IF('.BTF.ext', 0, 'no BTF magic');
    if (bytes[2] !== 1)
        throw new lib_errors/* FormatError */.IF('.BTF.ext', 2, `unknown version ${bytes[2]}`);
    const headerLength = word(4);
    if (headerLength < 24 || headerLength > bytes.length) {
        throw new lib_errors/* FormatError */.IF('.BTF.ext', 4, `header length ${headerLength} is out of range`);
    }
    const part = (at) => ({ offset: headerLength + word(at), length: word(at + 4) });
    const none = { offset: 0, length: 0 };
    return {
        functions: readPart(view, little, part(8), FUNCTION_SIZE, (at) => ({
            insnOffset: word(at),
            typeId: word(at + 4),
        })),
        lines: readPart(view, little, part(16), LINE_SIZE, (at) => ({
            insnOffset: word(at),
            file: word(at + 4),
            line: word(at + 12) >>> 10,
        })),
        relocations: readPart(view, little, headerLength < 32 ? none : part(24), RELOCATION_SIZE, (at) => ({
            insnOffset: word(at),
            typeId: word(at + 4),
            access: word(at + 8),
            kind: word(at + 12),
        })),
    };
}
function readPart(view, little, { offset, length }, leastSize, read) {
    if (length === 0)
        return [];
    const end = offset + length;
    const broken = (at, what) => new lib_errors/* FormatError */.IF('.BTF.ext', at, what);
    if (end > view.byteLength)
        throw broken(offset, 'a part reaches beyond the end');
    if (length < 4)
        throw broken(offset, 'a part has no record size');
    const size = view.getUint32(offset, little);
    if (size < leastSize || size % 4 !== 0)
        throw broken(offset, `record size ${size} is out of range`);
    const sections = [];
    for (let at = offset + 4; at < end;) {
        if (at + 8 > end)
            throw broken(at, 'a section is cut off');
        const name = view.getUint32(at, little);
        const count = view.getUint32(at + 4, little);
        if (count === 0 || count > (end - at - 8) / size) {
            throw broken(at + 4, `count of ${count} records is out of range`);
        }
        const records = [];
        for (let i = 0; i < count; i++)
            records.push(read(at + 8 + i * size));
        sections.push({ name, records });
        at += 8 + count * size;
    }
    return sections;
}

;// CONCATENATED MODULE: ./lib/btf/names.js
/**
 * Names as bytes. A name is a string section and the offset of a NUL-terminated string in it; nothing
 * is decoded, for a kernel has a hundred thousand names of which a run needs a few hundred.
 */
const UNDERSCORE = 0x5f;
/** Bytes of the name, without its NUL. */
function nameLength(strings, offset) {
    let end = offset;
    while (strings[end] !== 0)
        end++;
    return end - offset;
}
/** Whether two names are equal, byte for byte. */
function sameName(a, aOffset, b, bOffset) {
    for (let i = 0;; i++) {
        const byte = a[aOffset + i];
        if (byte !== b[bOffset + i])
            return false;
        if (byte === 0)
            return true;
    }
}
/**
 * Bytes of a name before its flavour: up to the last `___` between two characters that are no
 * underscores (`libbpf.c: bpf_core_essential_name_len`).
 */
function essentialLength(strings, offset) {
    const length = nameLength(strings, offset);
    for (let i = length - 5; i >= 0; i--) {
        const at = offset + i;
        if (strings[at + 3] === UNDERSCORE &&
            strings[at + 2] === UNDERSCORE &&
            strings[at + 1] === UNDERSCORE &&
            strings[at] !== UNDERSCORE &&
            strings[at + 4] !== UNDERSCORE) {
            return i + 1;
        }
    }
    return length;
}
/**
 * Bytes of a name before its flavour as cilium/ebpf cuts it: up to the last `___` that does not start
 * the name (`btf/types.go: newEssentialName`).
 */
function essentialLengthInCilium(strings, offset) {
    const length = nameLength(strings, offset);
    for (let i = length - 3; i > 0; i--) {
        const at = offset + i;
        if (strings[at] === UNDERSCORE &&
            strings[at + 1] === UNDERSCORE &&
            strings[at + 2] === UNDERSCORE) {
            return i;
        }
    }
    return length;
}
/** Whether the first `aLength` and `bLength` bytes of two names are the same. */
function samePrefix(a, aOffset, aLength, b, bOffset, bLength) {
    if (aLength !== bLength)
        return false;
    for (let i = 0; i < aLength; i++)
        if (a[aOffset + i] !== b[bOffset + i])
            return false;
    return true;
}
/** Whether two names are equal without their flavours. */
function sameEssentialName(a, aOffset, b, bOffset) {
    const aLength = essentialLength(a, aOffset);
    return samePrefix(a, aOffset, aLength, b, bOffset, essentialLength(b, bOffset));
}

;// CONCATENATED MODULE: ./lib/btf/types.js


/** What a type holds, by type id. Where a kind is named, the caller has made sure of it. */
/** `BTF_KIND_*`; void is 0. */
function kindOf(btf, id) {
    return btf.kinds[id];
}
/** Offset of the type's name in the string section; 0 where it has none. */
function nameOf(btf, id) {
    return id === 0 ? 0 : btf.words[btf.starts[id]];
}
/** Number of members, enumerators or parameters; 0 for void. */
function lengthOf(btf, id) {
    return id === 0 ? 0 : infoOf(btf, id) & 0xffffff;
}
/** The kind flag. Of a FWD it says union, of an enum signed, of a struct or union: has bitfields. */
function kindFlag(btf, id) {
    return id !== 0 && infoOf(btf, id) >>> 31 === 1;
}
/** Bytes, of an INT, FLOAT, STRUCT, UNION, ENUM or ENUM64. */
function sizeField(btf, id) {
    return id === 0 ? 0 : btf.words[btf.starts[id] + 2];
}
/** The type that a PTR, modifier, TYPEDEF, FUNC, VAR or tag refers to; of a FUNC_PROTO its return. */
function referred(btf, id) {
    return btf.words[btf.starts[id] + 2];
}
/** `BTF_INT_SIGNED` 1, `BTF_INT_CHAR` 2, `BTF_INT_BOOL` 4. */
function intEncoding(btf, id) {
    return (btf.words[btf.starts[id] + 3] >>> 24) & 0xf;
}
/** Bit offset of an INT inside its storage: not 0 in a legacy bitfield only. */
function intOffset(btf, id) {
    return (btf.words[btf.starts[id] + 3] >>> 16) & 0xff;
}
function arrayElement(btf, id) {
    return btf.words[btf.starts[id] + 3];
}
function arrayIndexType(btf, id) {
    return btf.words[btf.starts[id] + 4];
}
function arrayLength(btf, id) {
    return btf.words[btf.starts[id] + 5];
}
/** String offset of the name of a member. */
function memberName(btf, id, index) {
    return btf.words[memberAt(btf, id, index)];
}
function memberType(btf, id, index) {
    return btf.words[memberAt(btf, id, index) + 1];
}
/** Bits from the start of the struct or union. */
function memberBitOffset(btf, id, index) {
    const offset = btf.words[memberAt(btf, id, index) + 2];
    return kindFlag(btf, id) ? offset & 0xffffff : offset;
}
/** Bits of a bitfield, 0 where the member is none. */
function memberBitfieldSize(btf, id, index) {
    return kindFlag(btf, id) ? btf.words[memberAt(btf, id, index) + 2] >>> 24 : 0;
}
/**
 * Index of the next member, from `from` on, that has a name or that has none; the number of members
 * where there is none left. Most of the work of a relocation is done here.
 *
 * @param name offset of the name in `names`
 */
function nextMember(btf, id, from, names, name) {
    const { words, strings } = btf;
    const length = lengthOf(btf, id);
    const first = names[name];
    for (let index = from, at = memberAt(btf, id, from); index < length; index++, at += 3) {
        const offset = words[at];
        const byte = strings[offset];
        if (byte === 0 || (byte === first && sameName(names, name, strings, offset)))
            return index;
    }
    return length;
}
/** String offset of the name of an enumerator of an ENUM or ENUM64. */
function enumeratorName(btf, id, index) {
    return btf.words[enumeratorAt(btf, id, index)];
}
/** An enumerator's value as a loader patches it: 64 bits, unsigned, a 32-bit one sign-extended. */
function enumeratorValue(btf, id, index) {
    const at = enumeratorAt(btf, id, index);
    const low = btf.words[at + 1];
    if (kindOf(btf, id) === Kind.ENUM)
        return BigInt.asUintN(64, BigInt(low | 0));
    return ((BigInt(btf.words[at + 2]) << 32n) | BigInt(low));
}
function parameterType(btf, id, index) {
    return btf.words[btf.starts[id] + 4 + index * 2];
}
const MAX_RESOLVE_DEPTH = 32;
const U32 = 0xffff_ffff;
/**
 * Bytes of a type (`libbpf btf.c: btf__resolve_size`).
 *
 * @param pointerSize bytes of a pointer
 * @returns -1 where a loader gives up: no size, nested too deep, or beyond 32 bits
 */
function resolveSize(btf, id, pointerSize) {
    let count = 1;
    let type = id;
    for (let depth = 0; depth < MAX_RESOLVE_DEPTH; depth++) {
        let size;
        switch (kindOf(btf, type)) {
            case Kind.INT:
            case Kind.STRUCT:
            case Kind.UNION:
            case Kind.ENUM:
            case Kind.ENUM64:
            case Kind.DATASEC:
            case Kind.FLOAT:
                size = sizeField(btf, type);
                break;
            case Kind.PTR:
                size = pointerSize;
                break;
            case Kind.TYPEDEF:
            case Kind.VOLATILE:
            case Kind.CONST:
            case Kind.RESTRICT:
            case Kind.VAR:
            case Kind.DECL_TAG:
            case Kind.TYPE_TAG:
                type = referred(btf, type);
                continue;
            case Kind.ARRAY:
                count *= arrayLength(btf, type);
                if (count > U32)
                    return -1;
                type = arrayElement(btf, type);
                continue;
            default:
                return -1;
        }
        const total = count * size;
        return total > U32 ? -1 : total;
    }
    return -1;
}
function infoOf(btf, id) {
    return btf.words[btf.starts[id] + 1];
}
function memberAt(btf, id, index) {
    return btf.starts[id] + 3 + index * 3;
}
function enumeratorAt(btf, id, index) {
    const step = kindOf(btf, id) === Kind.ENUM ? 2 : 3;
    return btf.starts[id] + 3 + index * step;
}

;// CONCATENATED MODULE: ./lib/elf/elf.js

const EM_BPF = 247;
const SHT_PROGBITS = 1;
const SHT_SYMTAB = 2;
const SHT_NOBITS = 8;
const SHF_EXECINSTR = 0x4;
const STT_FUNC = 2;
const elf_HEADER_SIZE = 64;
const SECTION_HEADER_SIZE = 64;
const SYMBOL_SIZE = 24;
const elf_decoder = new TextDecoder();
/** Whether the bytes start as an ELF file does. */
function isElf(bytes) {
    return bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}
/**
 * Reads the section table of a 64-bit ELF file of either byte order.
 *
 * @returns sections whose data are views into `bytes`
 * @throws FormatError where the file is broken, cut off, or 32-bit
 */
function parseElf(bytes) {
    if (!isElf(bytes))
        throw new lib_errors/* FormatError */.IF('ELF', 0, 'no ELF magic');
    if (bytes.length < elf_HEADER_SIZE)
        throw new lib_errors/* FormatError */.IF('ELF', bytes.length, 'header is cut off');
    if (bytes[4] !== 2)
        throw new lib_errors/* FormatError */.IF('ELF', 4, 'not a 64-bit file');
    if (bytes[5] !== 1 && bytes[5] !== 2)
        throw new lib_errors/* FormatError */.IF('ELF', 5, 'unknown byte order');
    const little = bytes[5] === 1;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const table = offsetAt(view, 40, little, 'section table');
    const entrySize = view.getUint16(58, little);
    if (table === 0)
        return { byteOrder: orderOf(little), machine: machineOf(view, little), sections: [] };
    if (entrySize !== SECTION_HEADER_SIZE) {
        throw new lib_errors/* FormatError */.IF('ELF', 58, `section header size ${entrySize} instead of 64`);
    }
    if (table + SECTION_HEADER_SIZE > bytes.length) {
        throw new lib_errors/* FormatError */.IF('ELF', 40, 'section table lies beyond the end');
    }
    // Counts that do not fit their 16 bits are kept in the first section header.
    let count = view.getUint16(60, little);
    if (count === 0)
        count = offsetAt(view, table + 32, little, 'number of sections');
    let nameTable = view.getUint16(62, little);
    if (nameTable === 0xffff)
        nameTable = view.getUint32(table + 40, little);
    if (count > (bytes.length - table) / SECTION_HEADER_SIZE) {
        throw new lib_errors/* FormatError */.IF('ELF', 60, `table of ${count} sections reaches beyond the end`);
    }
    const headers = [];
    for (let index = 0; index < count; index++) {
        headers.push(readSectionHeader(bytes, view, table + index * SECTION_HEADER_SIZE, little));
    }
    const names = headers[nameTable]?.section.data;
    if (names === undefined && count > 0) {
        throw new lib_errors/* FormatError */.IF('ELF', 62, `no section ${nameTable} for the section names`);
    }
    const sections = headers.map(({ nameOffset, section }, index) => ({
        ...section,
        name: elf_stringAt(names, nameOffset, `name of section ${index}`),
    }));
    return { byteOrder: orderOf(little), machine: machineOf(view, little), sections };
}
/** The first section of that name, if there is one. */
function sectionNamed(elf, name) {
    return elf.sections.find((section) => section.name === name);
}
/**
 * Reads the symbol table, if there is one.
 *
 * @throws FormatError where a symbol or its name lies outside of its section
 */
function readSymbols(elf) {
    const table = elf.sections.find((section) => section.type === SHT_SYMTAB);
    if (table === undefined)
        return [];
    const names = elf.sections[table.link]?.data;
    if (names === undefined) {
        throw new lib_errors/* FormatError */.IF('ELF', table.offset, `no section ${table.link} for the symbol names`);
    }
    const little = elf.byteOrder === 'little';
    const { data } = table;
    if (data.length % SYMBOL_SIZE !== 0) {
        throw new lib_errors/* FormatError */.IF('ELF', table.offset, 'symbol table ends inside a symbol');
    }
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const symbols = [];
    for (let at = 0; at < data.length; at += SYMBOL_SIZE) {
        symbols.push({
            name: elf_stringAt(names, view.getUint32(at, little), 'name of a symbol'),
            type: view.getUint8(at + 4) & 0xf,
            section: view.getUint16(at + 6, little),
            value: Number(view.getBigUint64(at + 8, little)),
            size: Number(view.getBigUint64(at + 16, little)),
        });
    }
    return symbols;
}
function readSectionHeader(bytes, view, at, little) {
    const type = view.getUint32(at + 4, little);
    const offset = offsetAt(view, at + 24, little, 'section offset');
    const size = offsetAt(view, at + 32, little, 'section size');
    const empty = type === SHT_NOBITS || type === 0;
    if (!empty && offset + size > bytes.length) {
        throw new lib_errors/* FormatError */.IF('ELF', at, 'section reaches beyond the end of the file');
    }
    return {
        nameOffset: view.getUint32(at, little),
        section: {
            type,
            flags: view.getUint32(little ? at + 8 : at + 12, little),
            link: view.getUint32(at + 40, little),
            offset,
            data: empty ? bytes.subarray(0, 0) : bytes.subarray(offset, offset + size),
        },
    };
}
function offsetAt(view, at, little, what) {
    const value = view.getBigUint64(at, little);
    if (value > 0xffffffffffffn)
        throw new lib_errors/* FormatError */.IF('ELF', at, `${what} ${value} is out of range`);
    return Number(value);
}
function elf_stringAt(table, offset, what) {
    const end = table.indexOf(0, offset);
    if (offset >= table.length || end < 0) {
        throw new lib_errors/* FormatError */.IF('ELF', offset, `${what} lies outside of its string table`);
    }
    return elf_decoder.decode(table.subarray(offset, end));
}
function orderOf(little) {
    return little ? 'little' : 'big';
}
function machineOf(view, little) {
    return view.getUint16(18, little);
}

;// CONCATENATED MODULE: ./lib/core/instruction.js
/** Bytes of an instruction. */
const INSN_SIZE = 8;
const BPF_LD = 0x00;
const BPF_LDX = 0x01;
const BPF_ST = 0x02;
const BPF_STX = 0x03;
const BPF_ALU = 0x04;
const BPF_ALU64 = 0x07;
const BPF_SRC = 0x08;
const LDIMM64 = 0x18;
/** Bytes by the size bits of an opcode: BPF_W, BPF_H, BPF_B, BPF_DW. */
const SIZES = [4, 2, 1, 8];
const SHRT_MAX = 32767;
/** The instruction at a byte offset of a section. */
function readInstruction(code, offset, byteOrder) {
    if (offset + INSN_SIZE > code.length)
        return { form: 'other', problem: 'no whole instruction' };
    const little = byteOrder === 'little';
    const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
    const opcode = view.getUint8(offset);
    switch (opcode & 0x07) {
        case BPF_ALU:
        case BPF_ALU64:
            if ((opcode & BPF_SRC) !== 0)
                return { form: 'other', problem: 'operand in a register' };
            return { form: 'alu', immediate: unsigned(view.getInt32(offset + 4, little)) };
        case BPF_LDX:
        case BPF_ST:
        case BPF_STX:
            return {
                form: 'memory',
                offset: unsigned(view.getInt16(offset + 2, little)),
                size: SIZES[(opcode >> 3) & 0x03],
            };
        case BPF_LD: {
            const source = little ? view.getUint8(offset + 1) >> 4 : view.getUint8(offset + 1) & 0x0f;
            const second = offset + INSN_SIZE;
            if (opcode !== LDIMM64 ||
                source !== 0 ||
                view.getInt16(offset + 2, little) !== 0 ||
                second + INSN_SIZE > code.length ||
                view.getUint32(second, little) !== 0) {
                return { form: 'other', problem: 'malformed 64-bit load' };
            }
            const high = BigInt(view.getUint32(second + 4, little));
            return {
                form: 'ldimm64',
                immediate: (high << 32n) | BigInt(view.getUint32(offset + 4, little)),
            };
        }
        default:
            return { form: 'other', problem: `opcode 0x${opcode.toString(16)}` };
    }
}
/** Equal for two instructions that every relocation patches alike. */
function instructionKey(insn) {
    switch (insn.form) {
        case 'alu':
        case 'ldimm64':
            return `${insn.form} ${insn.immediate}`;
        case 'memory':
            return `memory ${insn.offset} ${insn.size}`;
        case 'other':
            return `other ${insn.problem}`;
    }
}
/** What becomes of an instruction (`libbpf relo_core.c: bpf_core_patch_insn`). */
function patchInstruction(insn, patch) {
    if (patch.poison)
        return { result: 'poisoned' };
    const failed = (reason) => ({ result: 'failed', reason });
    const expects = (found) => patch.validate && found !== patch.local
        ? failed(`the instruction holds ${signed(found)} where the object's types say ${signed(patch.local)}`)
        : undefined;
    switch (insn.form) {
        case 'alu':
        case 'ldimm64':
            return expects(insn.immediate) ?? { result: 'patched' };
        case 'memory': {
            const unexpected = expects(insn.offset);
            if (unexpected !== undefined)
                return unexpected;
            if (patch.target > SHRT_MAX) {
                return failed(`offset ${patch.target} does not fit a load or store`);
            }
            if (patch.sizeMismatch) {
                return {
                    result: 'poisoned',
                    reason: `the field has ${patch.targetSize} bytes there and ${patch.localSize} here, and only pointers and unsigned integers are loaded at another width`,
                };
            }
            if (patch.localSize === patch.targetSize)
                return { result: 'patched' };
            if (insn.size !== patch.localSize) {
                return failed(`a ${insn.size}-byte load or store of a ${patch.localSize}-byte field`);
            }
            if (!SIZES.includes(patch.targetSize)) {
                return failed(`no load or store is ${patch.targetSize} bytes wide`);
            }
            return { result: 'patched', width: patch.targetSize };
        }
        case 'other':
            return failed(`a relocation cannot patch this instruction: ${insn.problem}`);
    }
}
function unsigned(value) {
    return BigInt.asUintN(64, BigInt(value));
}
function signed(value) {
    return BigInt.asIntN(64, value);
}

;// CONCATENATED MODULE: ./lib/core/load-error.js
/** Something that makes a loader give up on the whole object; the message says what. */
class LoadError extends Error {
}

;// CONCATENATED MODULE: ./lib/core/relocation-kind.js
/** `enum bpf_core_relo_kind` of include/uapi/linux/bpf.h. */
const relocation_kind_RelocationKind = {
    FIELD_BYTE_OFFSET: 0,
    FIELD_BYTE_SIZE: 1,
    FIELD_EXISTS: 2,
    FIELD_SIGNED: 3,
    FIELD_LSHIFT_U64: 4,
    FIELD_RSHIFT_U64: 5,
    TYPE_ID_LOCAL: 6,
    TYPE_ID_TARGET: 7,
    TYPE_EXISTS: 8,
    TYPE_SIZE: 9,
    ENUMVAL_EXISTS: 10,
    ENUMVAL_VALUE: 11,
    TYPE_MATCHES: 12,
};
/** libbpf's names of the kinds (`relo_core.c: core_relo_kind_str`), by number. */
const RELOCATION_KIND_NAMES = [
    'byte_off',
    'byte_sz',
    'field_exists',
    'signed',
    'lshift_u64',
    'rshift_u64',
    'local_type_id',
    'target_type_id',
    'type_exists',
    'type_size',
    'enumval_exists',
    'enumval_value',
    'type_matches',
];
function isFieldBased(kind) {
    return kind <= relocation_kind_RelocationKind.FIELD_RSHIFT_U64;
}
function isEnumeratorBased(kind) {
    return kind === relocation_kind_RelocationKind.ENUMVAL_EXISTS || kind === relocation_kind_RelocationKind.ENUMVAL_VALUE;
}
function relocation_kind_isTypeBased(kind) {
    return ((kind >= relocation_kind_RelocationKind.TYPE_ID_LOCAL && kind <= relocation_kind_RelocationKind.TYPE_SIZE) ||
        kind === relocation_kind_RelocationKind.TYPE_MATCHES);
}

;// CONCATENATED MODULE: ./lib/core/local-spec.js





/** Bytes of a pointer in BPF. */
const LOCAL_POINTER_SIZE = 8;
/** Most indices of an access string, and most levels of a match. */
const MAX_SPEC_LENGTH = 64;
/**
 * Reads a CO-RE record's access string against the object's own types
 * (`libbpf relo_core.c: bpf_core_parse_spec`).
 *
 * @throws LoadError where a loader refuses the record
 */
function parseLocalSpec(btf, rootId, access, kind) {
    if (access === '' || access.startsWith(':'))
        throw new LoadError('its access string is empty');
    if (relocation_kind_isTypeBased(kind)) {
        if (access !== '0')
            throw new LoadError(`access string ${quote(access)} on a type`);
        return { rootId, kind, indices: [], accessors: [], bitOffset: 0 };
    }
    const indices = parseIndices(access);
    const root = btf.underlying[rootId];
    if (isEnumeratorBased(kind)) {
        const index = indices[0];
        if (!isAnyEnum(kindOf(btf, root)))
            throw new LoadError('its type is no enum');
        if (indices.length > 1 || index >= lengthOf(btf, root)) {
            throw new LoadError(`no enumerator ${quote(access)} in its enum`);
        }
        const accessor = { typeId: root, index, name: enumeratorName(btf, root, index) };
        return { rootId, kind, indices, accessors: [accessor], bitOffset: 0 };
    }
    if (!isFieldBased(kind))
        throw new LoadError(`unknown relocation kind ${kind}`);
    return { rootId, kind, indices, ...walkField(btf, root, indices) };
}
function walkField(btf, root, indices) {
    const accessors = [{ typeId: root, index: indices[0], name: 0 }];
    let bitOffset = elementBits(btf, root, indices[0]);
    let id = root;
    for (const index of indices.slice(1)) {
        id = btf.underlying[id];
        const kind = kindOf(btf, id);
        if (isComposite(kind)) {
            if (index >= lengthOf(btf, id))
                throw new LoadError(`no member ${index} in its type`);
            bitOffset += memberBitOffset(btf, id, index);
            const name = memberName(btf, id, index);
            if (name !== 0)
                accessors.push({ typeId: id, index, name });
            id = memberType(btf, id, index);
        }
        else if (kind === Kind.ARRAY) {
            const flexible = isFlexibleArray(btf, accessors[accessors.length - 1], id);
            if (!flexible && index >= arrayLength(btf, id)) {
                throw new LoadError(`element ${index} of an array of ${arrayLength(btf, id)}`);
            }
            id = btf.underlying[arrayElement(btf, id)];
            accessors.push({ typeId: id, index, name: 0 });
            bitOffset += elementBits(btf, id, index);
        }
        else {
            throw new LoadError(`its access string goes on behind a field of kind ${KIND_NAMES[kind]}`);
        }
    }
    return { accessors, bitOffset: bitOffset >>> 0 };
}
/**
 * Whether an array has no length of its own: 0 elements, and the last member of its struct
 * (`libbpf relo_core.c: is_flex_arr`).
 *
 * @param accessor the one before the array's element
 */
function isFlexibleArray(btf, accessor, array) {
    if (accessor.name === 0 || arrayLength(btf, array) > 0)
        return false;
    return accessor.index === lengthOf(btf, accessor.typeId) - 1;
}
function elementBits(btf, id, index) {
    const size = resolveSize(btf, id, LOCAL_POINTER_SIZE);
    if (size < 0)
        throw new LoadError('a type on its way has no size');
    return bitsOfElements(index, size);
}
/** Bits before element `index` of elements of `size` bytes, as the 32 bits that a loader keeps. */
function bitsOfElements(index, size) {
    return Math.imul(Math.imul(index, size), 8) >>> 0;
}
/** What a person calls the relocation's subject: its type, and the field path or enumerator. */
function describeSpec(btf, rootId, spec) {
    const kind = kindOf(btf, rootId);
    const name = stringAt(btf, nameOf(btf, rootId)) || '(anonymous)';
    const type = kind === Kind.TYPEDEF ? name : `${KIND_NAMES[kind]} ${name}`;
    if (spec === undefined || spec.accessors.length === 0)
        return { type, access: '' };
    const [first, ...rest] = spec.accessors;
    if (first.name !== 0)
        return { type, access: stringAt(btf, first.name) };
    let access = first.index === 0 ? '' : `[${first.index}]`;
    for (const { name, index } of rest) {
        if (name === 0)
            access += `[${index}]`;
        else
            access += `${access === '' ? '' : '.'}${stringAt(btf, name)}`;
    }
    return { type, access };
}
function parseIndices(access) {
    // A loader reads numbers with sscanf("%d"), and takes a ':' between them as given.
    const number = /:?\s*([+-]?\d+)/y;
    const indices = [];
    while (number.lastIndex < access.length) {
        const index = Number(number.exec(access)?.[1] ?? -1);
        if (!(index >= 0 && index <= 0x7fff_ffff)) {
            throw new LoadError(`malformed access string ${quote(access)}`);
        }
        if (indices.length === MAX_SPEC_LENGTH) {
            throw new LoadError(`more than ${MAX_SPEC_LENGTH} levels in its access string`);
        }
        indices.push(index);
    }
    return indices;
}
function quote(text) {
    return JSON.stringify(text);
}

;// CONCATENATED MODULE: ./lib/core/value.js





const INT_SIGNED = 1;
/**
 * What the compiler put into the instruction, by the object's own types.
 *
 * @throws LoadError where a loader cannot work it out
 */
function localValue(btf, spec) {
    const last = spec.accessors[spec.accessors.length - 1];
    const place = { rootId: spec.rootId, bitOffset: spec.bitOffset, ...(last && { last }) };
    const value = valueAt(btf, LOCAL_POINTER_SIZE, spec.kind, place);
    return { ...value, value: BigInt(value.value), validate: mustHold(btf, spec.kind, last) };
}
/**
 * The change that a relocation asks for where it leads to `place` on a kernel
 * (`libbpf relo_core.c: bpf_core_calc_relo`).
 *
 * @throws LoadError where a loader cannot work it out
 */
function patchFor(localBtf, local, target, kind, place) {
    const found = valueAt(target, target.pointerSize, kind, place);
    return {
        poison: false,
        local: local.value,
        target: found.value,
        validate: local.validate,
        localSize: local.size,
        targetSize: found.size,
        sizeMismatch: local.size !== found.size && !mayChangeWidth(localBtf, local.typeId, target, found.typeId),
    };
}
/** The change where nothing on the kernel matches: poison, or 0 for what may be asked in vain. */
function patchForNothing(local, kind) {
    const answered = isTypeBased(kind) || kind === RelocationKind.FIELD_EXISTS;
    return {
        poison: !answered && kind !== RelocationKind.ENUMVAL_EXISTS,
        local: local.value,
        target: 0,
        validate: local.validate,
        localSize: 0,
        targetSize: 0,
        sizeMismatch: false,
    };
}
function valueAt(btf, pointerSize, kind, place) {
    if (isFieldBased(kind))
        return fieldValue(btf, pointerSize, kind, place);
    return { value: typeOrEnumeratorValue(btf, pointerSize, kind, place), size: 0, typeId: 0 };
}
/** `libbpf relo_core.c: bpf_core_calc_type_relo`, `bpf_core_calc_enumval_relo` */
function typeOrEnumeratorValue(btf, pointerSize, kind, place) {
    switch (kind) {
        case relocation_kind_RelocationKind.TYPE_ID_LOCAL:
        case relocation_kind_RelocationKind.TYPE_ID_TARGET:
            return place.rootId;
        case relocation_kind_RelocationKind.TYPE_SIZE:
            return sizeOrFail(btf, place.rootId, pointerSize);
        case relocation_kind_RelocationKind.ENUMVAL_VALUE: {
            const { typeId, index } = place.last;
            return enumeratorValue(btf, typeId, index);
        }
        default:
            return 1;
    }
}
/** `libbpf relo_core.c: bpf_core_calc_field_relo` */
function fieldValue(btf, pointerSize, kind, place) {
    const plain = (value) => ({ value, size: 0, typeId: 0 });
    if (kind === relocation_kind_RelocationKind.FIELD_EXISTS)
        return plain(1);
    const last = place.last;
    if (last.name === 0) {
        if (kind === relocation_kind_RelocationKind.FIELD_BYTE_OFFSET) {
            return {
                value: Math.floor(place.bitOffset / 8),
                size: elementSize(btf, last.typeId, pointerSize),
                typeId: last.typeId,
            };
        }
        if (kind === relocation_kind_RelocationKind.FIELD_BYTE_SIZE) {
            return plain(sizeOrFail(btf, last.typeId, pointerSize));
        }
        throw new LoadError('only the offset and the size of an array element can be asked for');
    }
    const type = btf.underlying[memberType(btf, last.typeId, last.index)];
    const bitfield = memberBitfieldSize(btf, last.typeId, last.index);
    const load = bitfield > 0
        ? bitfieldLoad(place.bitOffset, bitfield, sizeField(btf, type))
        : { offset: Math.floor(place.bitOffset / 8), size: sizeOrFail(btf, type, pointerSize) };
    const bits = bitfield > 0 ? bitfield : load.size * 8;
    switch (kind) {
        case relocation_kind_RelocationKind.FIELD_BYTE_OFFSET:
            if (bitfield > 0)
                return plain(load.offset);
            return {
                value: load.offset,
                size: elementSize(btf, type, pointerSize),
                typeId: type,
            };
        case relocation_kind_RelocationKind.FIELD_BYTE_SIZE:
            return plain(load.size);
        case relocation_kind_RelocationKind.FIELD_SIGNED:
            return plain(isSigned(btf, type) ? 1 : 0);
        // A loader works the shifts out in 32 bits; a field of more than 8 bytes wraps around.
        case relocation_kind_RelocationKind.FIELD_LSHIFT_U64: {
            const bit = place.bitOffset - load.offset * 8;
            return plain((btf.byteOrder === 'little' ? 64 - (bit + bits) : (8 - load.size) * 8 + bit) >>> 0);
        }
        default:
            return plain((64 - bits) >>> 0);
    }
}
/** The smallest aligned load, from the size of the bitfield's type up, that covers the bitfield. */
function bitfieldLoad(bitOffset, bits, typeSize) {
    if (typeSize === 0)
        throw new LoadError('a bitfield of a type without size');
    let size = typeSize;
    for (;;) {
        const offset = Math.floor(bitOffset / 8 / size) * size;
        if (bitOffset + bits - offset * 8 <= size * 8)
            return { offset, size };
        if (size >= 8)
            throw new LoadError('no load of up to 8 bytes covers the bitfield');
        size *= 2;
    }
}
function mustHold(btf, kind, last) {
    if (kind === relocation_kind_RelocationKind.TYPE_ID_LOCAL || kind === relocation_kind_RelocationKind.TYPE_ID_TARGET)
        return false;
    const dependsOnLoad = kind === relocation_kind_RelocationKind.FIELD_BYTE_OFFSET ||
        kind === relocation_kind_RelocationKind.FIELD_BYTE_SIZE ||
        kind === relocation_kind_RelocationKind.FIELD_LSHIFT_U64;
    if (!dependsOnLoad || last === undefined || last.name === 0)
        return true;
    // Compilers choose the load of a bitfield freely, so its offset, size and shift are not checked.
    return memberBitfieldSize(btf, last.typeId, last.index) === 0;
}
function mayChangeWidth(local, localId, target, targetId) {
    const kinds = [kindOf(local, localId), kindOf(target, targetId)];
    if (kinds.every((kind) => kind === Kind.PTR))
        return true;
    return (kinds.every((kind) => kind === Kind.INT) &&
        intEncoding(local, localId) !== INT_SIGNED &&
        intEncoding(target, targetId) !== INT_SIGNED);
}
function isSigned(btf, id) {
    const kind = kindOf(btf, id);
    if (isAnyEnum(kind))
        return kindFlag(btf, id);
    return kind === Kind.INT && (intEncoding(btf, id) & INT_SIGNED) !== 0;
}
/** Bytes of a type, of its element where it is an array of any number of dimensions. */
function elementSize(btf, id, pointerSize) {
    let element = btf.underlying[id];
    for (let depth = 0; kindOf(btf, element) === Kind.ARRAY; depth++) {
        if (depth > btf.kinds.length)
            throw new LoadError('an array of itself');
        element = btf.underlying[arrayElement(btf, element)];
    }
    return sizeOrFail(btf, element, pointerSize);
}
function sizeOrFail(btf, id, pointerSize) {
    const size = resolveSize(btf, id, pointerSize);
    if (size < 0)
        throw new LoadError('a type that has no size');
    return size;
}

;// CONCATENATED MODULE: ./lib/core/object.js










/**
 * Reads an eBPF object.
 *
 * @throws FormatError where it is broken
 * @throws Error with advice where it is no eBPF object, or has no BTF
 */
function readObject(bytes) {
    if (!isElf(bytes))
        throw new Error('is no ELF file; name the .o files that clang -target bpf wrote');
    const elf = parseElf(bytes);
    if (elf.machine !== EM_BPF) {
        throw new Error('is built for another machine than BPF; build it with clang -target bpf');
    }
    const types = sectionNamed(elf, '.BTF');
    if (types === undefined)
        throw new Error('has no BTF; build it with clang -g');
    const btf = parseBtf(types.data);
    if (btf.byteOrder !== elf.byteOrder) {
        throw new lib_errors/* FormatError */.IF('.BTF', types.offset, 'byte order is not that of its ELF file');
    }
    const section = sectionNamed(elf, '.BTF.ext');
    if (section === undefined)
        return { btf, queries: [], sites: [], relocations: [] };
    const ext = parseBtfExt(section.data, btf.byteOrder);
    const collect = relocationCollector(elf, btf);
    const sourceOf = sourceLookup(btf, ext.lines);
    for (const part of ext.relocations) {
        const name = checkedString(btf, part.name, 'section name');
        for (const record of part.records) {
            if (record.insnOffset % INSN_SIZE !== 0) {
                throw new lib_errors/* FormatError */.IF(`.BTF.ext`, section.offset, `a relocation lies inside an instruction`);
            }
            collect.add(name, record, sourceOf(part.name, record.insnOffset));
        }
    }
    return { btf, ...collect };
}
function relocationCollector(elf, btf) {
    const queries = [];
    const sites = [];
    const relocations = [];
    const queryIndex = new Map();
    const siteIndex = new Map();
    const programAt = programLookup(elf);
    function add(section, record, source) {
        const program = programAt(section, record.insnOffset);
        const place = { section, insn: record.insnOffset / INSN_SIZE };
        if (program === undefined) {
            relocations.push({ ...place, ...source });
            return;
        }
        const query = indexOf(queryIndex, `${record.typeId} ${record.kind} ${record.access}`, queries, () => readQuery(btf, record));
        const instruction = readInstruction(program.code, record.insnOffset, elf.byteOrder);
        const site = indexOf(siteIndex, `${query} ${instructionKey(instruction)}`, sites, () => ({
            query,
            instruction,
        }));
        relocations.push({ ...place, program: program.name, site, ...source });
    }
    return { queries, sites, relocations, add };
}
function readQuery(btf, { typeId, kind, access: accessAt }) {
    if (typeId === 0 || typeId >= typeCount(btf)) {
        throw new lib_errors/* FormatError */.IF('.BTF.ext', 0, `a relocation names type ${typeId}, which is none,`);
    }
    const access = checkedString(btf, accessAt, 'access string');
    if (btf.strings[nameOf(btf, typeId)] === 0 && kind !== relocation_kind_RelocationKind.TYPE_ID_LOCAL) {
        return { typeId, access, kind, error: 'it is about a type without a name' };
    }
    let spec;
    try {
        spec = parseLocalSpec(btf, typeId, access, kind);
        return { typeId, access, kind, spec, local: localValue(btf, spec) };
    }
    catch (error) {
        if (!(error instanceof LoadError))
            throw error;
        return { typeId, access, kind, ...(spec && { spec }), error: error.message };
    }
}
/** Index of what stands under `key`, made and appended where it is new. */
function indexOf(index, key, list, make) {
    let found = index.get(key);
    if (found === undefined) {
        found = list.push(make()) - 1;
        index.set(key, found);
    }
    return found;
}
/** Finds the function that holds an instruction (`libbpf.c: find_prog_by_sec_insn`). */
function programLookup(elf) {
    const functions = new Map();
    for (const symbol of readSymbols(elf)) {
        const section = elf.sections[symbol.section];
        if (symbol.type !== STT_FUNC || section === undefined)
            continue;
        const list = functions.get(section);
        if (list === undefined)
            functions.set(section, [symbol]);
        else
            list.push(symbol);
    }
    for (const list of functions.values())
        list.sort((a, b) => a.value - b.value);
    const sections = new Map();
    for (const section of elf.sections) {
        if (!sections.has(section.name))
            sections.set(section.name, section);
    }
    return (sectionName, offset) => {
        const section = sections.get(sectionName);
        if (section === undefined || section.type !== SHT_PROGBITS)
            return undefined;
        if ((section.flags & SHF_EXECINSTR) === 0)
            return undefined;
        const found = lastUpTo(functions.get(section) ?? [], offset, ({ value }) => value);
        if (found === undefined || offset >= found.value + found.size)
            return undefined;
        return { name: found.name, code: section.data };
    };
}
/** Finds the source line of an instruction: that of the last line record at or before it. */
function sourceLookup(btf, lines) {
    const bySection = new Map(lines.map(({ name, records }) => [checkedString(btf, name, 'section name'), records]));
    return (section, offset) => {
        const records = bySection.get(stringAt(btf, section)) ?? [];
        const found = lastUpTo(records, offset, ({ insnOffset }) => insnOffset);
        if (found === undefined || found.line === 0)
            return {};
        return { file: checkedString(btf, found.file, 'source file'), line: found.line };
    };
}
/** Of items sorted by their offsets, the last that is at `offset` or before it. */
function lastUpTo(items, offset, offsetOf) {
    let low = 0;
    let high = items.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (offsetOf(items[middle]) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return items[low - 1];
}
function checkedString(btf, offset, what) {
    if (offset >= btf.strings.length) {
        throw new lib_errors/* FormatError */.IF('.BTF.ext', 0, `${what} at string offset ${offset}, beyond the strings,`);
    }
    return stringAt(btf, offset);
}

;// CONCATENATED MODULE: ./lib/objects/architecture.js

/** The architectures of bpf2go's file names, as archives and `uname -m` name them. */
const BPF2GO = {
    x86: ['x86_64', 'x86', 'i686'],
    arm64: ['arm64', 'aarch64'],
    arm: ['arm', 'armv7l', 'armhf'],
    loongarch: ['loongarch64'],
    mips: ['mips64', 'mips64el', 'mips'],
    powerpc: ['ppc64le', 'ppc64', 'ppc64el'],
    riscv: ['riscv64'],
    s390: ['s390x'],
};
/**
 * The architectures that a file is built for by its name, where bpf2go named it
 * (`*_x86_bpfel.o`, in older versions `*_bpfel_x86.o`); undefined where the name does not say.
 */
function architecturesByName(file) {
    const name = (0,external_node_path_.basename)(file);
    const found = /_([a-z0-9]+)_bpfe[lb]\.o$/.exec(name) ?? /_bpfe[lb]_([a-z0-9]+)\.o$/.exec(name);
    return found?.[1] === undefined ? undefined : BPF2GO[found[1]];
}

;// CONCATENATED MODULE: ./lib/objects/lines.js

/** Architectures that a line may name, as archives and `uname -m` name them. */
const ARCHITECTURES = new Set([
    ...['x86_64', 'arm64', 's390x', 'ppc64le', 'riscv64', 'loongarch64', 'mips64', 'mips64el'],
    ...['i686', 'x86', 'arm', 'armv7l', 'armhf', 'ppc64', 'ppc64el', 'mips'],
]);
/**
 * Reads `pattern`, `!pattern`, `arch: pattern` or `arch: !pattern`.
 *
 * @returns undefined for a blank line or a comment
 * @throws Error with a sentence where the architecture is none
 */
function parseObjectLine(line) {
    const text = line.trim();
    if (text === '' || text.startsWith('#'))
        return undefined;
    // A single letter before a colon is a drive of Windows.
    const [, prefix, rest] = /^(\w{2,}):\s*(.*)$/.exec(text) ?? [];
    const excludes = (rest ?? text).startsWith('!');
    const pattern = (rest ?? text).slice(excludes ? 1 : 0).trim();
    if (pattern === '') {
        throw new Error(`objects line "${text}" names no file: write a file or a glob after it.`);
    }
    if (prefix === undefined)
        return { pattern, excludes };
    const arch = (0,archive_kernel/* normalArch */.Ey)(prefix);
    if (!ARCHITECTURES.has(arch)) {
        throw new Error(`objects line "${text}" begins with an architecture that is not known: write x86_64, arm64 or another of uname -m.`);
    }
    return { pattern, excludes, arch };
}

;// CONCATENATED MODULE: ./lib/objects/load.js










const MAX_SIZE = 256 << 20;
/**
 * Finds and reads the object files that the lines name, sorted by path.
 *
 * @throws InputError with a sentence for each line that is malformed or matches no file
 */
function loadObjects(lines) {
    const objects = [];
    const broken = [];
    for (const [file, architectures] of findFiles(parseLines(lines))) {
        const path = shownPath(file);
        try {
            const bytes = readBounded(file);
            const object = readObject(bytes);
            const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
            objects.push({ path, bytes, sha256, object, ...(architectures && { architectures }) });
        }
        catch (error) {
            broken.push({ path, error: (0,lib_errors/* messageOf */.bD)(error) });
        }
    }
    const byPath = (a, b) => (0,compare/* compare */.U)(a.path, b.path);
    return { objects: objects.sort(byPath), broken: broken.sort(byPath) };
}
function parseLines(lines) {
    const parsed = [];
    const errors = [];
    for (const line of lines) {
        try {
            const found = parseObjectLine(line);
            if (found !== undefined)
                parsed.push(found);
        }
        catch (error) {
            errors.push((0,lib_errors/* messageOf */.bD)(error));
        }
    }
    if (errors.length > 0)
        throw new lib_errors/* InputError */.dz(errors);
    return parsed;
}
/** Absolute paths, with the architectures that the lines and the file's name limit them to. */
function findFiles(lines) {
    const found = new Map();
    const errors = [];
    for (const { pattern, arch } of lines.filter(({ excludes }) => !excludes)) {
        const files = expand(pattern);
        if (files.length === 0) {
            errors.push(`objects "${pattern}" matches no file: check the path, and that the build ran.`);
        }
        for (const file of files) {
            const limits = arch === undefined ? architecturesByName(file) : [arch];
            const before = found.get(file);
            const unlimited = limits === undefined || (found.has(file) && before === undefined);
            found.set(file, unlimited ? undefined : new Set([...(before ?? []), ...limits]));
        }
    }
    for (const { pattern, arch } of lines.filter(({ excludes }) => excludes)) {
        for (const file of expand(pattern))
            exclude(found, file, arch);
    }
    if (errors.length === 0 && found.size === 0) {
        errors.push('objects excludes every file that it names: leave one.');
    }
    if (errors.length > 0)
        throw new lib_errors/* InputError */.dz(errors);
    return new Map([...found].map(([file, limits]) => [file, limits && [...limits].sort()]));
}
function exclude(found, file, arch) {
    if (arch !== undefined && found.has(file)) {
        const limits = [...(found.get(file) ?? ARCHITECTURES)];
        const left = limits.filter((one) => (0,archive_kernel/* normalArch */.Ey)(one) !== arch);
        if (left.length === limits.length)
            return;
        if (left.length > 0) {
            found.set(file, new Set(left));
            return;
        }
    }
    found.delete(file);
}
function expand(pattern) {
    const literal = (0,external_node_path_.resolve)(pattern);
    if ((0,external_node_fs_.statSync)(literal, { throwIfNoEntry: false })?.isFile())
        return [literal];
    const glob = external_node_path_.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
    return globSync(glob, { absolute: true, dot: true, expandDirectories: false })
        .map((file) => (0,external_node_path_.resolve)(file))
        .sort();
}
function readBounded(file) {
    const { size } = (0,external_node_fs_.statSync)(file);
    if (size > MAX_SIZE)
        throw new Error(`is larger than ${MAX_SIZE >> 20} MiB; no eBPF object is`);
    return new Uint8Array((0,external_node_fs_.readFileSync)(file));
}
function shownPath(file) {
    const way = (0,external_node_path_.relative)(process.cwd(), file);
    return (0,external_node_path_.isAbsolute)(way) ? (0,external_node_path_.basename)(way) : way.split(external_node_path_.sep).join('/');
}

;// CONCATENATED MODULE: ./lib/core/context.js
/**
 * Some twenty times what thousands of queries take on the largest kernel of BTFHub-Archive, and a
 * second of work.
 */
const MOST_STEPS = 20_000_000;
const STEPS_PER_QUERY = 2_000;
/** Steps that a candidate costs before anything of it is compared. */
const CANDIDATE_STEPS = 100;
/** Steps of a pair of types in a comparison of whole types, which leaves evidence of each. */
const PAIR_STEPS = 4;
function newEffort({ parts }) {
    const queries = parts.reduce((sum, { object }) => sum + object.queries.length, 0);
    return { left: MOST_STEPS + queries * STEPS_PER_QUERY };
}
/** Counts steps. @throws Error where comparing takes more than a real kernel can take */
function step({ effort }, steps = 1) {
    effort.left -= steps;
    if (effort.left < 0)
        throw new Error('its types are nested or repeated beyond all measure');
}

;// CONCATENATED MODULE: ./lib/core/candidates.js


const candidates_UNDERSCORE = 0x5f;
/** Bytes of a name that show, for nearly all of a kernel's names, that they are not wanted. */
const START_LENGTH = 4;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Kinds that no relocation can be about; a kernel has tens of thousands of functions. */
const NEVER_CANDIDATES = new Uint8Array(128);
for (const kind of [Kind.FUNC, Kind.VAR, Kind.DATASEC, Kind.DECL_TAG, Kind.TYPE_TAG]) {
    NEVER_CANDIDATES[kind] = 1;
}
/** @param names distinct, without their flavours */
function wantNames(names) {
    let size = 16;
    while (size < names.length * 4)
        size *= 2;
    const slots = new Int32Array(size);
    const starts = new Uint8Array(1 << 16);
    names.forEach((name, index) => {
        let slot = hash(name, 0, name.length) & (size - 1);
        while (slots[slot] !== 0)
            slot = (slot + 1) & (size - 1);
        slots[slot] = index + 1;
        // A name that is shorter than a start either ends there or goes on with its flavour's `___`.
        const start = name.subarray(0, START_LENGTH);
        starts[hash(start, 0, start.length) & 0xffff] = 1;
        const flavoured = Buffer.concat([start, Buffer.from('___')]).subarray(0, START_LENGTH);
        starts[hash(flavoured, 0, START_LENGTH) & 0xffff] = 1;
    });
    return { names, slots, starts };
}
/**
 * Finds the candidates for all wanted names (`libbpf.c: bpf_core_add_cands`,
 * `cilium/ebpf btf/btf.go: TypesByName`). Kinds are not compared yet.
 */
function findCandidates(btf, wanted) {
    const libbpf = wanted.names.map(() => []);
    const cilium = wanted.names.map(() => []);
    const { strings, words, starts, kinds } = btf;
    for (let id = 1; id < kinds.length; id++) {
        if (NEVER_CANDIDATES[kinds[id]] === 1)
            continue;
        const name = words[starts[id]];
        if (strings[name] === 0)
            continue;
        let value = FNV_OFFSET;
        for (let i = name; i < name + START_LENGTH && strings[i] !== 0; i++) {
            value = Math.imul(value ^ strings[i], FNV_PRIME);
        }
        if (wanted.starts[value & 0xffff] === 0)
            continue;
        value = FNV_OFFSET;
        let underscores = 0;
        let flavoured = false;
        let end = name;
        for (let byte = strings[end]; byte !== 0; byte = strings[++end]) {
            value = Math.imul(value ^ byte, FNV_PRIME);
            if (byte !== candidates_UNDERSCORE)
                underscores = 0;
            else if (++underscores === 3)
                flavoured = true;
        }
        if (flavoured) {
            add(libbpf, essentialLength(strings, name), id, name);
            add(cilium, essentialLengthInCilium(strings, name), id, name);
        }
        else {
            const index = lookUp(wanted, value, strings, name, end - name);
            libbpf[index]?.push(id);
            cilium[index]?.push(id);
        }
    }
    return { libbpf, cilium };
    function add(lists, length, id, name) {
        const index = lookUp(wanted, hash(strings, name, length), strings, name, length);
        lists[index]?.push(id);
    }
}
/** Index of a name among the wanted ones, or -1. */
function indexOfName(wanted, name) {
    return lookUp(wanted, hash(name, 0, name.length), name, 0, name.length);
}
function lookUp({ names, slots }, value, strings, offset, length) {
    const mask = slots.length - 1;
    for (let slot = value & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const index = slots[slot] - 1;
        const name = names[index];
        if (samePrefix(name, 0, name.length, strings, offset, length))
            return index;
    }
    return -1;
}
function hash(bytes, offset, length) {
    let value = FNV_OFFSET;
    for (let i = 0; i < length; i++) {
        value = Math.imul(value ^ bytes[offset + i], FNV_PRIME);
    }
    return value;
}

;// CONCATENATED MODULE: ./lib/core/copies.js



/**
 * Leaves out the candidates that are laid out as an earlier one, wherever layout is all that is
 * asked about. A kernel whose BTF was not deduplicated has hundreds of copies of each type.
 */
function withoutCopies(target, product, candidates) {
    const layoutOf = layoutFinder(target);
    const distinct = (ids, name) => {
        if (ids.length < 2 || !product.byLayout[name])
            return ids;
        const seen = new Set();
        return ids.filter((id) => seen.size < seen.add(layoutOf(id)).size);
    };
    return { libbpf: candidates.libbpf.map(distinct), cilium: candidates.cilium.map(distinct) };
}
/** Whether both loaders give the same answer for all candidates that are laid out alike. */
function asksLayout({ btf }, { kind, typeId }) {
    switch (kind) {
        case relocation_kind_RelocationKind.TYPE_ID_TARGET:
        case relocation_kind_RelocationKind.TYPE_MATCHES:
            return false;
        case relocation_kind_RelocationKind.TYPE_EXISTS:
        case relocation_kind_RelocationKind.TYPE_SIZE: {
            const root = kindOf(btf, btf.underlying[typeId]);
            return root !== Kind.PTR && root !== Kind.ARRAY && root !== Kind.FUNC_PROTO;
        }
        default:
            return true;
    }
}
/** Most levels of types by value. Deeper ones count as different from all others. */
const MOST_LEVELS = 64;
/**
 * Makes a function that answers two types with the same number only where they are equal in all but
 * what their pointers point to.
 */
function layoutFinder(btf) {
    const { words, starts, kinds } = btf;
    /** The first type that is laid out like each; 0 where it was not asked about. */
    const first = new Uint32Array(kinds.length);
    const byHash = new Map();
    function layoutOf(id, level = 0) {
        if (id === 0 || level > MOST_LEVELS)
            return id;
        if (first[id] !== 0)
            return first[id];
        // Types that hold themselves by value are met again here, and are like no other.
        first[id] = id;
        const kind = kinds[id];
        if (kind >= Kind.FUNC && kind <= Kind.DATASEC)
            return id;
        const start = starts[id];
        const end = endOf(id);
        let hash = end - start;
        for (let at = start; at < end; at++) {
            const word = isByValue(kind, at - start) ? layoutOf(words[at], level + 1) : own(at);
            hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
        }
        const alike = byHash.get(hash) ?? [];
        const found = alike.find((other) => same(other, id));
        if (found === undefined)
            byHash.set(hash, [...alike, id]);
        else
            first[id] = found;
        return first[id];
        /** What is not a type by value counts as it is, but for what a pointer points to. */
        function own(at) {
            const skipped = kind === Kind.PTR ? 2 : kind === Kind.ARRAY ? 4 : -1;
            return at - start === skipped ? 0 : words[at];
        }
    }
    function same(a, b) {
        const kind = kinds[a];
        const [aStart, bStart] = [starts[a], starts[b]];
        const length = endOf(a) - aStart;
        if (kinds[b] !== kind || endOf(b) - bStart !== length)
            return false;
        for (let i = 0; i < length; i++) {
            const [word, other] = [words[aStart + i], words[bStart + i]];
            if (word === other || (kind === Kind.PTR && i === 2) || (kind === Kind.ARRAY && i === 4)) {
                continue;
            }
            if (!isByValue(kind, i) || first[word] !== first[other] || first[word] === 0)
                return false;
        }
        return true;
    }
    function endOf(id) {
        return id + 1 < starts.length ? starts[id + 1] : words.length;
    }
    return layoutOf;
}
/** Whether a word of a type names another one that it is made of. */
function isByValue(kind, word) {
    if (isComposite(kind))
        return word > 3 && word % 3 === 1;
    return kind === Kind.ARRAY ? word === 3 : word === 2 && isModifierOrTypedef(kind);
}

;// CONCATENATED MODULE: ./lib/core/product.js




function makeProduct(objects) {
    const distinct = new Map();
    for (const { btf, queries } of objects) {
        for (const { typeId } of queries) {
            const { libbpf, cilium } = essentialNames(btf, typeId);
            for (const name of [libbpf, cilium])
                distinct.set(Buffer.from(name).toString('latin1'), name);
        }
    }
    const wanted = wantNames([...distinct.values()]);
    const parts = objects.map((object) => ({
        object,
        names: object.queries.map(({ typeId }) => {
            const { libbpf, cilium } = essentialNames(object.btf, typeId);
            return { libbpf: indexOfName(wanted, libbpf), cilium: indexOfName(wanted, cilium) };
        }),
    }));
    const byLayout = wanted.names.map(() => true);
    for (const { object, names } of parts) {
        object.queries.forEach((query, index) => {
            if (asksLayout(object, query))
                return;
            const { libbpf, cilium } = names[index];
            byLayout[libbpf] = false;
            byLayout[cilium] = false;
        });
    }
    return { parts, wanted, byLayout };
}
function essentialNames(btf, typeId) {
    const name = nameOf(btf, typeId);
    const cut = (length) => btf.strings.subarray(name, name + length);
    return {
        libbpf: cut(essentialLength(btf.strings, name)),
        cilium: cut(essentialLengthInCilium(btf.strings, name)),
    };
}

;// CONCATENATED MODULE: ./lib/btf/subset.js





/**
 * Writes a part of a BTF. Types and members keep their order, sizes and offsets; what refers to a
 * type that is left out refers to void.
 */
function writeSubset(btf, selection) {
    const ids = new Uint32Array(typeCount(btf));
    const kept = [];
    for (let id = selection.types.indexOf(1); id > 0; id = selection.types.indexOf(1, id + 1)) {
        ids[id] = kept.push(id);
    }
    const words = [];
    const strings = stringTable(btf.strings);
    for (const id of kept)
        writeType(btf, id, selection.members.get(id), ids, words, strings.add);
    return { bytes: assemble(btf, words, strings.bytes()), ids };
}
function writeType(btf, id, members, ids, words, string) {
    const kind = kindOf(btf, id);
    const at = btf.starts[id];
    const [name, info, third] = [btf.words[at], btf.words[at + 1], btf.words[at + 2]];
    const sized = kind === Kind.INT || kind === Kind.FLOAT || isComposite(kind) || isAnyEnum(kind);
    const kept = isComposite(kind) ? [...(members ?? [])].sort((a, b) => a - b) : [];
    const length = isComposite(kind) ? kept.length : info & 0xffffff;
    words.push(string(name), ((info & 0xff000000) | length) >>> 0);
    words.push(sized || kind === Kind.ARRAY ? third : ids[third]);
    const word = (index) => btf.words[at + 3 + index];
    const idAt = (index) => ids[word(index)];
    switch (kind) {
        case Kind.INT:
            words.push(word(0));
            break;
        case Kind.ARRAY:
            words.push(idAt(0), idAt(1), word(2));
            break;
        case Kind.STRUCT:
        case Kind.UNION:
            for (const index of kept) {
                words.push(string(word(index * 3)), idAt(index * 3 + 1), word(index * 3 + 2));
            }
            break;
        case Kind.ENUM:
            for (let i = 0; i < lengthOf(btf, id); i++)
                words.push(string(word(i * 2)), word(i * 2 + 1));
            break;
        case Kind.ENUM64:
            for (let i = 0; i < lengthOf(btf, id); i++) {
                words.push(string(word(i * 3)), word(i * 3 + 1), word(i * 3 + 2));
            }
            break;
        case Kind.FUNC_PROTO:
            for (let i = 0; i < lengthOf(btf, id); i++)
                words.push(string(word(i * 2)), idAt(i * 2 + 1));
            break;
    }
}
/** Strings that are used, each once, in the order of their first use. */
function stringTable(source) {
    const chunks = [new Uint8Array(1)];
    let size = 1;
    const byOffset = new Map();
    const byText = new Map();
    function add(offset) {
        if (source[offset] === 0)
            return 0;
        let at = byOffset.get(offset);
        if (at !== undefined)
            return at;
        const bytes = source.subarray(offset, offset + nameLength(source, offset) + 1);
        const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
        at = byText.get(text);
        if (at === undefined) {
            at = size;
            byText.set(text, at);
            chunks.push(bytes);
            size += bytes.length;
        }
        byOffset.set(offset, at);
        return at;
    }
    return { add, bytes: () => Buffer.concat(chunks) };
}
function assemble(btf, words, strings) {
    const typeBytes = words.length * 4;
    const bytes = new Uint8Array(HEADER_SIZE + typeBytes + strings.length);
    const view = new DataView(bytes.buffer);
    const little = btf.byteOrder === 'little';
    view.setUint16(0, MAGIC, little);
    bytes[2] = 1;
    view.setUint32(4, HEADER_SIZE, little);
    view.setUint32(12, typeBytes, little);
    view.setUint32(16, typeBytes, little);
    view.setUint32(20, strings.length, little);
    const types = Uint32Array.from(words);
    const raw = Buffer.from(types.buffer);
    if (btf.byteOrder !== HOST_ORDER)
        raw.swap32();
    bytes.set(raw, HEADER_SIZE);
    bytes.set(strings, HEADER_SIZE + typeBytes);
    return bytes;
}

;// CONCATENATED MODULE: ./lib/core/evidence.js
const WHOLE_TYPE = -1;
function emptyEvidence() {
    return { marks: [], conditions: [] };
}
/** The type is needed: with what it is made of, but not what its pointers point to. */
function needType(evidence, typeId) {
    evidence?.marks.push(typeId, WHOLE_TYPE);
}
function needMember(evidence, typeId, index) {
    evidence?.marks.push(typeId, index);
}
/** A point to come back to with `takeBack`. */
function progressOf(evidence) {
    return evidence?.marks.length ?? 0;
}
/** Removes the marks made since `from`, and returns them. */
function takeBack(evidence, from) {
    return evidence?.marks.splice(from) ?? [];
}
/** Makes the marks since `from` matter only where a type or one of its members is kept anyway. */
function onlyWith(evidence, from, typeId, member) {
    const marks = takeBack(evidence, from);
    if (marks.length > 0)
        evidence?.conditions.push({ typeId, member, marks });
}

;// CONCATENATED MODULE: ./lib/core/cilium/fixups.js
const NOTHING = {
    typeId: 0,
    value: 0n,
    bitOffset: 0,
    bitfieldSize: 0,
    size: 0,
    signed: false,
};
/** @param ids type ids of `b` by those of `a`, where the two are of different BTF */
function sameFixup(a, b, ids) {
    if (a === undefined || b === undefined)
        return a === b;
    return ((ids === undefined ? a.typeId : ids[a.typeId]) === b.typeId &&
        a.value === b.value &&
        a.bitOffset === b.bitOffset &&
        a.bitfieldSize === b.bitfieldSize &&
        a.size === b.size &&
        a.signed === b.signed);
}
/**
 * What cilium/ebpf decides for the queries of one local type in one program, by the candidate that
 * leaves the fewest of them unanswered (`btf/core.go: coreCalculateFixups`).
 *
 * @param findings by query
 * @returns by query, undefined where it would poison or answer that nothing is there; or the error
 *   with which it refuses the program
 */
function chooseFixups(findings) {
    const candidates = new Map();
    let error;
    findings.forEach((ofQuery, query) => {
        for (const { candidate, forCilium, cilium, ciliumError } of ofQuery) {
            if (!forCilium)
                continue;
            if (ciliumError !== undefined)
                error ??= ciliumError;
            const fixups = candidates.get(candidate) ?? new Array(findings.length).fill(undefined);
            candidates.set(candidate, fixups);
            fixups[query] = cilium;
        }
    });
    if (error !== undefined)
        return { error };
    let best;
    let bestScore = findings.length;
    for (const fixups of candidates.values()) {
        const score = fixups.filter((fixup) => fixup === undefined).length;
        if (score > bestScore)
            continue;
        if (score === bestScore && best !== undefined) {
            if (best.some((fixup, query) => !sameFixup(fixup, fixups[query])))
                return { error: 'ambiguous' };
            continue;
        }
        if (score < bestScore) {
            bestScore = score;
            best = fixups;
        }
    }
    return best ?? new Array(findings.length).fill(undefined);
}

;// CONCATENATED MODULE: ./lib/core/cilium/names.js

/** Whether two names are equal without their flavours, as cilium/ebpf cuts them. */
function namesEqualInCilium(local, name, target, targetName) {
    const length = essentialLengthInCilium(local.strings, name);
    const targetLength = essentialLengthInCilium(target.strings, targetName);
    return samePrefix(local.strings, name, length, target.strings, targetName, targetLength);
}
/** Names equal, or one of them empty (`btf/core.go: coreEssentialNamesMatch`). */
function namesCompatibleInCilium(local, name, target, targetName) {
    if (local.strings[name] === 0 || target.strings[targetName] === 0)
        return true;
    return namesEqualInCilium(local, name, target, targetName);
}

;// CONCATENATED MODULE: ./lib/core/cilium/graph.js







/**
 * Compares two graphs of types from their roots. There are no alternatives in them, so the first
 * pair that fails decides; pairs are taken in the order of a recursion, without its depth.
 */
function comparePairs(context, localRoot, targetRoot, compare) {
    const { local, target, evidence } = context;
    const owner = { typeId: targetRoot, member: WHOLE_TYPE };
    const stack = [{ localId: localRoot, targetId: targetRoot, owner, chain: undefined }];
    const visited = new Set();
    const needed = [];
    for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
        step(context, PAIR_STEPS);
        const chain = { typeId: pair.targetId, above: pair.chain };
        needed.push(pair.targetId, WHOLE_TYPE);
        const localId = local.underlying[pair.localId];
        const targetId = target.underlying[pair.targetId];
        const seen = localId * target.kinds.length + targetId;
        const verdict = compare(context, { ...pair, localId, targetId, chain });
        if (verdict === false) {
            // The match fails wherever the owner is gone, so the chain matters only where it is not.
            evidence?.conditions.push({ ...pair.owner, marks: marksOf(chain) });
            return false;
        }
        if (visited.has(seen))
            continue;
        visited.add(seen);
        for (const mark of verdict.needed)
            needed.push(mark);
        for (const next of verdict.pairs.reverse())
            stack.push(next);
    }
    // One by one: there may be more than a call takes arguments.
    for (const mark of needed)
        evidence?.marks.push(mark);
    return true;
}
function marksOf(chain) {
    const marks = [];
    for (let link = chain; link !== undefined; link = link.above) {
        marks.push(link.typeId, WHOLE_TYPE);
    }
    return marks;
}
/**
 * Whether cilium/ebpf takes a type of the object for one of the kernel in a question about types
 * (`btf/core.go: coreAreTypesCompatible`).
 *
 * @throws LoadError where it gives up
 */
function typesCompatibleInCilium(context, localRoot, targetRoot) {
    return comparePairs(context, localRoot, targetRoot, compatible);
}
function compatible({ local, target }, pair) {
    const { localId, targetId } = pair;
    const kind = kindOf(local, localId);
    if (!kindsCompatible(kind, kindOf(target, targetId)))
        return false;
    const next = (localNext, targetNext) => ({
        ...pair,
        localId: localNext,
        targetId: targetNext,
    });
    if (isComposite(kind) || isAnyEnum(kind))
        return { pairs: [], needed: [] };
    switch (kind) {
        case Kind.VOID:
        case Kind.FWD:
        case Kind.INT:
            return { pairs: [], needed: [] };
        case Kind.PTR:
            return { pairs: [next(referred(local, localId), referred(target, targetId))], needed: [] };
        case Kind.ARRAY:
            return {
                pairs: [
                    next(arrayIndexType(local, localId), arrayIndexType(target, targetId)),
                    next(arrayElement(local, localId), arrayElement(target, targetId)),
                ],
                needed: [],
            };
        case Kind.FUNC_PROTO: {
            const parameters = parameterPairs(pair, { local, target });
            const result = next(referred(local, localId), referred(target, targetId));
            return parameters && { pairs: [result, ...parameters], needed: [] };
        }
        default:
            throw new LoadError('a type that cannot be compared');
    }
}
/**
 * Whether cilium/ebpf finds in a kernel's type all that the object's says of it; it looks behind
 * pointers (`btf/core.go: coreTypesMatch`).
 *
 * @throws LoadError where it gives up
 */
function typesMatchInCilium(context, localRoot, targetRoot) {
    return comparePairs(context, localRoot, targetRoot, matches);
}
function matches(context, pair) {
    const { local, target } = context;
    const { localId, targetId } = pair;
    const kind = kindOf(local, localId);
    if (!namesCompatibleInCilium(local, nameOf(local, localId), target, nameOf(target, targetId))) {
        return false;
    }
    if (!kindsCompatible(kind, kindOf(target, targetId)))
        return false;
    const yes = (...pairs) => ({ pairs, needed: [] });
    const next = (localNext, targetNext) => ({
        ...pair,
        localId: localNext,
        targetId: targetNext,
    });
    if (isAnyEnum(kind))
        return enumsMatch(context, localId, targetId) && yes();
    switch (kind) {
        case Kind.VOID:
            return yes();
        case Kind.FWD:
            return kindFlag(local, localId) === kindFlag(target, targetId) && yes();
        case Kind.STRUCT:
        case Kind.UNION:
            return compositesMatch(context, localId, targetId);
        case Kind.INT:
            return intsMatch(context, localId, targetId) && yes();
        case Kind.PTR: {
            const [to, targetTo] = [referred(local, localId), referred(target, targetId)];
            if (forwardStandsFor(context, to, targetTo))
                return { pairs: [], needed: [targetTo, WHOLE_TYPE] };
            return yes(next(to, targetTo));
        }
        case Kind.ARRAY:
            if (arrayLength(local, localId) !== arrayLength(target, targetId))
                return false;
            return yes(next(arrayElement(local, localId), arrayElement(target, targetId)));
        case Kind.FUNC_PROTO: {
            const parameters = parameterPairs(pair, context);
            const result = next(referred(local, localId), referred(target, targetId));
            return parameters && { pairs: [...parameters, result], needed: [] };
        }
        default:
            throw new LoadError('a type that cannot be compared');
    }
}
function parameterPairs(pair, { local, target }) {
    const length = lengthOf(local, pair.localId);
    if (length !== lengthOf(target, pair.targetId))
        return false;
    return Array.from({ length }, (_, i) => ({
        ...pair,
        localId: parameterType(local, pair.localId, i),
        targetId: parameterType(target, pair.targetId, i),
    }));
}
/** A forward declaration behind a pointer stands for a struct or union of its kind, on either side. */
function forwardStandsFor({ local, target }, localType, targetType) {
    const localId = local.underlying[localType];
    const targetId = target.underlying[targetType];
    const [kind, targetKind] = [kindOf(local, localId), kindOf(target, targetId)];
    const composite = (union) => (union ? Kind.UNION : Kind.STRUCT);
    if (kind === Kind.FWD && targetKind === composite(kindFlag(local, localId)))
        return true;
    return targetKind === Kind.FWD && kind === composite(kindFlag(target, targetId));
}
/** Members are found by their exact names; of several anonymous ones the last stands for all. */
function compositesMatch(context, localId, targetId) {
    const { local, target } = context;
    const length = lengthOf(local, localId);
    const targetLength = lengthOf(target, targetId);
    if (length > targetLength)
        return false;
    const pairs = [];
    const needed = [];
    const found = new Set();
    for (let i = 0; i < length; i++) {
        const name = memberName(local, localId, i);
        let index = targetLength - 1;
        while (index >= 0 &&
            !sameName(local.strings, name, target.strings, memberName(target, targetId, index))) {
            step(context);
            index--;
        }
        if (index < 0)
            return false;
        found.add(index);
        pairs.push({
            localId: memberType(local, localId, i),
            targetId: memberType(target, targetId, index),
            owner: { typeId: targetId, member: index },
            chain: undefined,
        });
    }
    for (const index of found)
        needed.push(targetId, index);
    // A target must not have fewer members than the object's type, even where two match one.
    for (let index = 0; found.size < length; index++) {
        if (found.has(index))
            continue;
        found.add(index);
        needed.push(targetId, index);
    }
    return { pairs, needed };
}
function intsMatch({ local, target }, localId, targetId) {
    const signed = 1;
    return (sizeField(local, localId) === sizeField(target, targetId) &&
        (intEncoding(local, localId) === signed) === (intEncoding(target, targetId) === signed));
}
function enumsMatch(context, localId, targetId) {
    const { local, target } = context;
    if (sizeField(local, localId) !== sizeField(target, targetId))
        return false;
    const length = lengthOf(local, localId);
    const targetLength = lengthOf(target, targetId);
    if (length > targetLength)
        return false;
    for (let i = 0; i < length; i++) {
        const name = enumeratorName(local, localId, i);
        let index = 0;
        while (index < targetLength &&
            !namesEqualInCilium(local, name, target, enumeratorName(target, targetId, index))) {
            step(context);
            index++;
        }
        if (index === targetLength)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./lib/core/cilium/match.js









/**
 * What cilium/ebpf makes of a relocation and one candidate (`btf/core.go: coreCalculateFixup`).
 *
 * @returns undefined where it would poison the instruction, or answer that nothing is there
 * @throws LoadError where it refuses the whole program
 */
function matchCandidateInCilium(context, spec, candidate) {
    const before = progressOf(context.evidence);
    const found = match(context, spec, candidate);
    if (found === undefined)
        takeBack(context.evidence, before);
    return found;
}
function match(context, spec, candidate) {
    const { target, evidence } = context;
    if (relocation_kind_isTypeBased(spec.kind)) {
        const compare = spec.kind === relocation_kind_RelocationKind.TYPE_MATCHES ? typesMatchInCilium : typesCompatibleInCilium;
        if (!compare(context, spec.rootId, candidate))
            return undefined;
        if (spec.kind === relocation_kind_RelocationKind.TYPE_ID_TARGET)
            return { ...NOTHING, typeId: candidate };
        return { ...NOTHING, size: resolveSize(target, candidate, 8) };
    }
    if (isEnumeratorBased(spec.kind)) {
        const value = matchEnumerator(context, spec, candidate);
        if (value !== undefined)
            needType(evidence, candidate);
        return value;
    }
    if (kindOf(target, target.underlying[candidate]) === Kind.FWD)
        return undefined;
    return matchField(context, spec, candidate);
}
function matchEnumerator(context, spec, candidate) {
    const { local, target } = context;
    const id = target.underlying[candidate];
    if (!isAnyEnum(kindOf(target, id)))
        return undefined;
    const { name } = spec.accessors[0];
    for (let index = 0; index < lengthOf(target, id); index++) {
        step(context);
        if (namesEqualInCilium(local, name, target, enumeratorName(target, id, index))) {
            return { ...NOTHING, value: enumeratorValue(target, id, index) };
        }
    }
    return undefined;
}
function matchField(context, spec, candidate) {
    const { local, target, evidence } = context;
    needType(evidence, candidate);
    const walk = { typeId: candidate, bitOffset: 0, bitfieldSize: 0, last: undefined };
    let localId = spec.rootId;
    if (!membersCompatible(context, localId, walk.typeId))
        return undefined;
    walk.bitOffset = spec.indices[0] * sizeInBits(target, candidate);
    const { indices } = spec;
    for (let position = 1; position < indices.length; position++) {
        const index = indices[position];
        localId = local.underlying[localId];
        if (kindOf(local, localId) === Kind.ARRAY) {
            if (!enterElement(context, walk, index))
                return undefined;
            localId = arrayElement(local, localId);
        }
        else {
            const name = memberName(local, localId, index);
            const localBitfield = memberBitfieldSize(local, localId, index);
            localId = memberType(local, localId, index);
            if (local.strings[name] === 0)
                continue;
            if (!enterMember(context, walk, name))
                return undefined;
            const bitfield = localBitfield > 0 || walk.bitfieldSize > 0;
            if (bitfield && position + 1 < indices.length)
                throw new LoadError('a bitfield has no members');
        }
        if (!membersCompatible(context, localId, walk.typeId))
            return undefined;
    }
    return fixupOf(target, walk, spec.kind, local, localId);
}
function fixupOf(target, walk, kind, local, localId) {
    const id = target.underlying[walk.typeId];
    const size = resolveSize(target, id, 8);
    const signed = isAnyEnum(kindOf(target, id))
        ? kindFlag(target, id)
        : kindOf(target, id) === Kind.INT && (intEncoding(target, id) & 1) !== 0;
    if (kind === relocation_kind_RelocationKind.FIELD_SIGNED) {
        const localKind = kindOf(local, local.underlying[localId]);
        if (localKind !== Kind.INT && !isAnyEnum(localKind)) {
            throw new LoadError('the field is neither an integer nor an enum');
        }
    }
    const { bitOffset, bitfieldSize } = walk;
    return { typeId: 0, value: 0n, bitOffset, bitfieldSize, size, signed };
}
function enterElement(context, walk, index) {
    const { target, evidence } = context;
    const id = target.underlying[walk.typeId];
    if (kindOf(target, id) !== Kind.ARRAY)
        return false;
    const length = arrayLength(target, id);
    if (length === 0) {
        const end = walk.last === undefined ? 0 : lengthOf(target, walk.last.typeId) - 1;
        if (walk.last === undefined || walk.last.index !== end) {
            if (walk.last !== undefined)
                needMember(evidence, walk.last.typeId, end);
            throw new LoadError('an array of no elements that is not the last member');
        }
    }
    else if (index >= length) {
        return false;
    }
    walk.last = undefined;
    walk.typeId = arrayElement(target, id);
    walk.bitOffset += index * sizeInBits(target, walk.typeId);
    return true;
}
const MOST_COMPOSITES = 32;
/**
 * Goes to the member of that name, level by level through anonymous structs and unions
 * (`btf/core.go: coreFindMember`).
 */
function enterMember(context, walk, name) {
    const { local, target, evidence } = context;
    const root = target.underlying[walk.typeId];
    if (!isComposite(kindOf(target, root)))
        return false;
    const queue = [{ id: root, bitOffset: walk.bitOffset, path: [] }];
    const visited = [];
    for (const { id, bitOffset, path } of queue) {
        if (visited.some((one) => one.id === id && one.bitOffset === bitOffset))
            continue;
        if (visited.length >= MOST_COMPOSITES) {
            for (const composite of queue)
                evidence?.marks.push(...composite.path);
            throw new LoadError('more anonymous structs and unions than are searched');
        }
        visited.push({ id, bitOffset });
        const length = lengthOf(target, id);
        step(context, length);
        for (let index = 0;; index++) {
            index = nextMember(target, id, index, local.strings, name);
            if (index === length)
                break;
            const type = memberType(target, id, index);
            const offset = bitOffset + memberBitOffset(target, id, index);
            if (target.strings[memberName(target, id, index)] === 0) {
                const anonymous = target.underlying[type];
                if (!isComposite(kindOf(target, anonymous))) {
                    evidence?.marks.push(...path, id, index);
                    throw new LoadError('an anonymous member that is no struct or union');
                }
                queue.push({ id: anonymous, bitOffset: offset, path: [...path, id, index] });
            }
            else {
                evidence?.marks.push(...path, id, index);
                walk.typeId = type;
                walk.bitOffset = offset;
                walk.bitfieldSize = memberBitfieldSize(target, id, index);
                walk.last = { typeId: id, index };
                return true;
            }
        }
    }
    return false;
}
/** `btf/core.go: coreAreMembersCompatible` */
function membersCompatible({ local, target }, localType, targetType) {
    const localId = local.underlying[localType];
    const targetId = target.underlying[targetType];
    const kind = kindOf(local, localId);
    const targetKind = kindOf(target, targetId);
    if (isComposite(kind) && isComposite(targetKind))
        return true;
    if (!kindsCompatible(kind, targetKind))
        return false;
    if (kind === Kind.FWD || isAnyEnum(kind)) {
        return namesCompatibleInCilium(local, nameOf(local, localId), target, nameOf(target, targetId));
    }
    if (kind === Kind.ARRAY || kind === Kind.PTR || kind === Kind.FLOAT || kind === Kind.INT) {
        return true;
    }
    throw new LoadError('a field of a type that cannot be read');
}
function sizeInBits(btf, id) {
    return Math.max(resolveSize(btf, id, 8), 0) * 8;
}

;// CONCATENATED MODULE: ./lib/core/libbpf/compatible.js






const MAX_DEPTH = 32;
/**
 * Whether a field of one type may be read as the other
 * (`libbpf relo_core.c: bpf_core_fields_are_compat`).
 */
function fieldsCompatible(context, localType, targetType) {
    const { local, target } = context;
    let localId = local.underlying[localType];
    let targetId = target.underlying[targetType];
    for (;;) {
        step(context);
        const kind = kindOf(local, localId);
        const targetKind = kindOf(target, targetId);
        if (isComposite(kind) && isComposite(targetKind))
            return true;
        if (!kindsCompatible(kind, targetKind))
            return false;
        switch (kind) {
            case Kind.PTR:
            case Kind.FLOAT:
                return true;
            case Kind.FWD:
            case Kind.ENUM:
            case Kind.ENUM64:
                return compatibleNames(context, localId, targetId);
            case Kind.INT:
                return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
            case Kind.ARRAY:
                localId = local.underlying[arrayElement(local, localId)];
                targetId = target.underlying[arrayElement(target, targetId)];
                break;
            default:
                return false;
        }
    }
}
/** Essential names equal, or one of them empty. */
function compatibleNames({ local, target }, localId, targetId) {
    const name = nameOf(local, localId);
    const targetName = nameOf(target, targetId);
    if (local.strings[name] === 0 || target.strings[targetName] === 0)
        return true;
    return sameEssentialName(local.strings, name, target.strings, targetName);
}
/**
 * Whether a type of the object stands for one of the kernel in a question about types
 * (`libbpf relo_core.c: __bpf_core_types_are_compat`). Root names are not compared.
 *
 * @throws LoadError where the types are nested too deep for a loader
 */
function typesCompatible(context, localType, targetType, level = MAX_DEPTH) {
    const { local, target, evidence } = context;
    let localId = localType;
    let targetId = targetType;
    needType(evidence, targetId);
    if (!kindsCompatible(kindOf(local, localId), kindOf(target, targetId)))
        return false;
    for (let depth = MAX_DEPTH;; depth--) {
        step(context);
        if (depth <= 0)
            throw new LoadError('types nested too deep to compare');
        needType(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        const kind = kindOf(local, localId);
        if (!kindsCompatible(kind, kindOf(target, targetId)))
            return false;
        if (kind === Kind.VOID || kind === Kind.FWD || isComposite(kind) || isAnyEnum(kind))
            return true;
        switch (kind) {
            case Kind.INT:
                return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
            case Kind.PTR:
                localId = referred(local, localId);
                targetId = referred(target, targetId);
                break;
            case Kind.ARRAY:
                needType(evidence, arrayIndexType(target, targetId));
                localId = arrayElement(local, localId);
                targetId = arrayElement(target, targetId);
                break;
            case Kind.FUNC_PROTO: {
                const length = lengthOf(local, localId);
                if (length !== lengthOf(target, targetId))
                    return false;
                for (let i = 0; i < length; i++) {
                    if (level <= 0)
                        throw new LoadError('types nested too deep to compare');
                    const localParameter = local.underlying[parameterType(local, localId, i)];
                    const targetParameter = parameterType(target, targetId, i);
                    needType(evidence, targetParameter);
                    const compatible = typesCompatible(context, localParameter, target.underlying[targetParameter], level - 1);
                    if (!compatible)
                        return false;
                }
                localId = local.underlying[referred(local, localId)];
                targetId = referred(target, targetId);
                break;
            }
            default:
                return false;
        }
    }
}

;// CONCATENATED MODULE: ./lib/core/libbpf/match-types.js






const match_types_MAX_DEPTH = 32;
const match_types_INT_SIGNED = 1;
/**
 * Whether a kernel's type has all that the object's type says of it, names included
 * (`libbpf relo_core.c: __bpf_core_types_match`). The caller has compared the root names.
 *
 * @param behindPointer whether a pointer was followed on the way: then composites need not be looked into
 * @throws LoadError where the types are nested too deep for a loader
 */
function typesMatch(context, localType, targetType, behindPointer = false, level = match_types_MAX_DEPTH) {
    const { local, target, evidence } = context;
    if (level <= 0)
        throw new LoadError('types nested too deep to match');
    let behind = behindPointer;
    let localId = localType;
    let targetId = targetType;
    for (let depth = match_types_MAX_DEPTH;; depth--) {
        step(context, PAIR_STEPS);
        if (depth <= 0)
            throw new LoadError('types nested too deep to match');
        needType(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        if (!namesMatch(context, nameOf(local, localId), nameOf(target, targetId)))
            return false;
        const kind = kindOf(local, localId);
        const targetKind = kindOf(target, targetId);
        if (kind === Kind.FWD)
            return forwardMatches(context, localId, targetId, behind);
        if (isAnyEnum(kind))
            return isAnyEnum(targetKind) && match_types_enumsMatch(context, localId, targetId);
        if (behind && isComposite(kind) && targetKind === Kind.FWD) {
            return (kind === Kind.UNION) === kindFlag(target, targetId);
        }
        if (kind !== targetKind)
            return false;
        switch (kind) {
            case Kind.VOID:
                return true;
            case Kind.STRUCT:
            case Kind.UNION:
                return behind || match_types_compositesMatch(context, localId, targetId, level);
            case Kind.INT:
                return (sizeField(local, localId) === sizeField(target, targetId) &&
                    (intEncoding(local, localId) & match_types_INT_SIGNED) ===
                        (intEncoding(target, targetId) & match_types_INT_SIGNED));
            case Kind.PTR:
                behind = true;
                localId = referred(local, localId);
                targetId = referred(target, targetId);
                break;
            case Kind.ARRAY:
                if (arrayLength(local, localId) !== arrayLength(target, targetId))
                    return false;
                localId = arrayElement(local, localId);
                targetId = arrayElement(target, targetId);
                break;
            case Kind.FUNC_PROTO: {
                const length = lengthOf(local, localId);
                if (length !== lengthOf(target, targetId))
                    return false;
                for (let i = 0; i < length; i++) {
                    const localParameter = parameterType(local, localId, i);
                    const targetParameter = parameterType(target, targetId, i);
                    if (!typesMatch(context, localParameter, targetParameter, behind, level - 1))
                        return false;
                }
                localId = referred(local, localId);
                targetId = referred(target, targetId);
                break;
            }
            default:
                return false;
        }
    }
}
/** Essential names equal; an empty name equals an empty one only. */
function namesMatch({ local, target }, name, targetName) {
    if (target.strings[targetName] === 0)
        return local.strings[name] === 0;
    return sameEssentialName(local.strings, name, target.strings, targetName);
}
function forwardMatches({ local, target }, localId, targetId, behindPointer) {
    const union = kindFlag(local, localId);
    switch (kindOf(target, targetId)) {
        case Kind.FWD:
            return union === kindFlag(target, targetId);
        case Kind.STRUCT:
            return behindPointer && !union;
        case Kind.UNION:
            return behindPointer && union;
        default:
            return false;
    }
}
function match_types_enumsMatch(context, localId, targetId) {
    const { local, target } = context;
    if (sizeField(local, localId) !== sizeField(target, targetId))
        return false;
    const length = lengthOf(local, localId);
    const targetLength = lengthOf(target, targetId);
    if (length > targetLength)
        return false;
    for (let i = 0; i < length; i++) {
        const name = enumeratorName(local, localId, i);
        let found = false;
        for (let j = 0; j < targetLength && !found; j++) {
            step(context);
            found = namesMatch(context, name, enumeratorName(target, targetId, j));
        }
        if (!found)
            return false;
    }
    return true;
}
function match_types_compositesMatch(context, localId, targetId, level) {
    const { local, target, evidence } = context;
    const length = lengthOf(local, localId);
    if (length > lengthOf(target, targetId))
        return false;
    const before = progressOf(evidence);
    const matched = new Set();
    let missing = false;
    try {
        for (let i = 0; i < length && !missing; i++) {
            const index = matchingMember(context, localId, i, targetId, level);
            if (index === undefined)
                missing = true;
            else
                matched.add(index);
        }
    }
    finally {
        if (!missing)
            keepLength(evidence, targetId, matched, length);
    }
    // Without its other members the target does not match either, so none of them is needed.
    if (missing)
        takeBack(evidence, before);
    return !missing;
}
/** A target must not have fewer members than the object's type, even where two match one. */
function keepLength(evidence, targetId, kept, length) {
    for (let index = 0; kept.size < length; index++) {
        if (kept.has(index))
            continue;
        kept.add(index);
        needMember(evidence, targetId, index);
    }
}
/** Index of the first member of the target that matches the object's member, if there is one. */
function matchingMember(context, localId, localIndex, targetId, level) {
    const { local, target, evidence } = context;
    const name = memberName(local, localId, localIndex);
    const type = memberType(local, localId, localIndex);
    const length = lengthOf(target, targetId);
    for (let j = 0; j < length; j++) {
        step(context);
        if (!namesMatch(context, name, memberName(target, targetId, j)))
            continue;
        const before = progressOf(evidence);
        let matches = true;
        try {
            matches = typesMatch(context, type, memberType(target, targetId, j), false, level - 1);
        }
        finally {
            // Needed as well where the loader gives up behind it.
            if (matches)
                needMember(evidence, targetId, j);
        }
        if (matches)
            return j;
        onlyWith(evidence, before, targetId, j);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/core/libbpf/match.js










/**
 * Where a relocation leads in one candidate type of a kernel
 * (`libbpf relo_core.c: bpf_core_spec_match`).
 *
 * @returns undefined where the candidate does not match
 * @throws LoadError where a loader gives up on the candidate, and with it on the object
 */
function matchCandidate(context, spec, candidate) {
    if (relocation_kind_isTypeBased(spec.kind)) {
        const before = progressOf(context.evidence);
        const compare = spec.kind === relocation_kind_RelocationKind.TYPE_MATCHES ? typesMatch : typesCompatible;
        if (compare(context, spec.rootId, candidate))
            return { rootId: candidate, bitOffset: 0 };
        onlyWith(context.evidence, before, candidate, WHOLE_TYPE);
        return undefined;
    }
    if (isEnumeratorBased(spec.kind))
        return match_matchEnumerator(context, spec, candidate);
    return match_matchField(context, spec, candidate);
}
function match_matchEnumerator(context, spec, candidate) {
    const { local, target } = context;
    const id = target.underlying[candidate];
    if (!isAnyEnum(kindOf(target, id)))
        return undefined;
    const { name } = spec.accessors[0];
    const length = lengthOf(target, id);
    for (let index = 0; index < length; index++) {
        step(context);
        const targetName = enumeratorName(target, id, index);
        if (sameEssentialName(local.strings, name, target.strings, targetName)) {
            needType(context.evidence, candidate);
            return { rootId: candidate, bitOffset: 0, last: { typeId: id, index, name: targetName } };
        }
    }
    return undefined;
}
function match_matchField(context, spec, candidate) {
    const { evidence } = context;
    const before = progressOf(evidence);
    const walk = {
        typeId: candidate,
        bitOffset: 0,
        depth: 0,
        path: [],
        passed: [],
        last: undefined,
    };
    let found = false;
    try {
        found = spec.accessors.every((accessor) => accessor.name === 0
            ? match_enterElement(context, walk, accessor.index)
            : match_enterMember(context, walk, accessor));
    }
    finally {
        // Marks made on the way are conditions of their own; the way itself matters where it led to an
        // end, or where it made a loader give up.
        if (found || progressOf(evidence) > before) {
            needType(evidence, candidate);
            evidence?.marks.push(...walk.path, ...walk.passed);
        }
    }
    if (!found)
        return undefined;
    return { rootId: candidate, bitOffset: walk.bitOffset >>> 0, last: walk.last };
}
function match_enterElement(context, walk, index) {
    const { target } = context;
    let id = target.underlying[walk.typeId];
    // The first index counts whole candidates: it is no array's.
    if (walk.last !== undefined) {
        if (kindOf(target, id) !== Kind.ARRAY)
            return false;
        if (!isFlexibleArray(target, walk.last, id) && index >= arrayLength(target, id)) {
            stayWithinBounds(context, walk.last, id);
            return false;
        }
        id = target.underlying[arrayElement(target, id)];
    }
    if (walk.depth === MAX_SPEC_LENGTH)
        throw tooDeep();
    walk.last = { typeId: id, index, name: 0 };
    walk.typeId = id;
    walk.depth++;
    const size = resolveSize(target, id, target.pointerSize);
    if (size < 0) {
        needType(context.evidence, id);
        throw new LoadError('a type on the way has no size');
    }
    walk.bitOffset += bitsOfElements(index, size);
    return true;
}
/** An array of no elements is flexible where it is the last member; where it is not, it stays so. */
function stayWithinBounds({ target, evidence }, accessor, array) {
    if (accessor.name === 0 || arrayLength(target, array) > 0)
        return;
    const before = progressOf(evidence);
    needMember(evidence, accessor.typeId, lengthOf(target, accessor.typeId) - 1);
    onlyWith(evidence, before, accessor.typeId, accessor.index);
}
/**
 * Goes to the first member with the accessor's name, through anonymous structs and unions
 * (`libbpf relo_core.c: bpf_core_match_member`).
 */
function match_enterMember(context, walk, accessor) {
    const { local, target } = context;
    const id = target.underlying[walk.typeId];
    if (!isComposite(kindOf(target, id)))
        return false;
    const length = lengthOf(target, id);
    step(context, length);
    if (walk.depth === MAX_SPEC_LENGTH && length > 0) {
        // The limit is met while a member is looked at, so there must be one again.
        needMember(context.evidence, id, 0);
        throw tooDeep();
    }
    for (let index = 0;; index++) {
        index = nextMember(target, id, index, local.strings, accessor.name);
        if (index === length)
            return false;
        const name = memberName(target, id, index);
        const anonymous = target.strings[name] === 0;
        const type = memberType(target, id, index);
        const bits = memberBitOffset(target, id, index);
        walk.bitOffset += bits;
        walk.depth++;
        walk.path.push(id, index);
        walk.typeId = type;
        if (anonymous) {
            if (match_enterMember(context, walk, accessor))
                return true;
        }
        else {
            const localType = memberType(local, accessor.typeId, accessor.index);
            if (!fieldsCompatible(context, localType, type)) {
                // A loader leaves the offset as it is here; it is seen where this was behind an anonymous
                // member, and the name comes again.
                walk.passed.push(...walk.path);
                return false;
            }
            walk.last = { typeId: id, index, name };
            return true;
        }
        walk.bitOffset -= bits;
        walk.depth--;
        walk.path.length -= 2;
    }
}
function tooDeep() {
    return new LoadError(`more than ${MAX_SPEC_LENGTH} levels on the way to the field`);
}

;// CONCATENATED MODULE: ./lib/core/findings.js









function needsCandidates(query) {
    return query.spec !== undefined && query.kind !== relocation_kind_RelocationKind.TYPE_ID_LOCAL;
}
/**
 * Compares every query of a product with every candidate of a kernel.
 *
 * @param evidence takes down what is looked at of the kernel's BTF
 */
function findAll(target, product, candidates, effort, evidence) {
    return product.parts.map((part) => {
        const context = { local: part.object.btf, target, effort, evidence };
        const byType = new Map();
        return part.object.queries.map((query, index) => {
            if (!needsCandidates(query))
                return [];
            let found = byType.get(query.typeId);
            if (found === undefined) {
                found = candidatesOf(target, part, index, query, candidates);
                byType.set(query.typeId, found);
            }
            return found.map((candidate) => findOne(context, query, candidate));
        });
    });
}
function candidatesOf(target, part, index, query, candidates) {
    const names = part.names[index];
    const kind = kindOf(part.object.btf, query.typeId);
    const libbpf = candidates.libbpf[names.libbpf].filter((id) => kindsCompatible(kind, kindOf(target, id)));
    const cilium = candidates.cilium[names.cilium];
    const only = libbpf[0];
    if (libbpf.length === 1 && cilium.length === 1 && cilium[0] === only) {
        return [{ candidate: only, forLibbpf: true, forCilium: true }];
    }
    const forLibbpf = new Set(libbpf);
    const forCilium = new Set(cilium);
    return [...new Set([...libbpf, ...cilium])]
        .sort((a, b) => a - b)
        .map((candidate) => ({
        candidate,
        forLibbpf: forLibbpf.has(candidate),
        forCilium: forCilium.has(candidate),
    }));
}
function findOne(context, query, of) {
    step(context, CANDIDATE_STEPS);
    const { candidate, forLibbpf, forCilium } = of;
    const marksFrom = progressOf(context.evidence);
    const answer = forLibbpf ? askLibbpf(context, query, candidate) : undefined;
    const [match, error] = typeof answer === 'string' ? [undefined, answer] : [answer, undefined];
    const fixup = forCilium ? askCilium(context, query, candidate) : undefined;
    const [cilium, ciliumError] = typeof fixup === 'string' ? [undefined, fixup] : [fixup, undefined];
    // One literal with all properties: a kernel makes thousands, and spreading is what they would cost.
    return {
        candidate,
        forLibbpf,
        forCilium,
        match,
        error,
        cilium,
        ciliumError,
        marksFrom,
        marksTo: progressOf(context.evidence),
    };
}
/** The match, if there is one, or the reason why libbpf gives up. */
function askLibbpf(context, query, candidate) {
    const { local } = query;
    if (local === undefined)
        return undefined;
    try {
        const place = matchCandidate(context, query.spec, candidate);
        if (place === undefined)
            return undefined;
        return {
            place,
            patch: patchFor(context.local, local, context.target, query.kind, place),
        };
    }
    catch (error) {
        if (error instanceof LoadError)
            return error.message;
        throw error;
    }
}
/** The fixup, if there is one, or the reason why cilium/ebpf gives up. */
function askCilium(context, query, candidate) {
    try {
        return matchCandidateInCilium(context, query.spec, candidate);
    }
    catch (error) {
        if (error instanceof LoadError)
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/core/dominance.js
/**
 * Chooses the candidates whose answers a tailored BTF must be able to give. Left out is one that
 * answers nothing, and one that answers nothing but what an earlier one answers the same way: both
 * loaders come to the same end without it, for wherever it matches, the other matches and agrees.
 * It must be an earlier one, since cilium/ebpf takes offence at two that disagree even where a better
 * one comes later, and one that is left out may come again as a part of another type.
 * A kernel whose BTF was not deduplicated has hundreds of those.
 */
function chooseCandidates(product, findings) {
    const answering = answeringByName(product, findings);
    const chosen = new Set();
    for (const candidates of answering) {
        if (candidates.size === 1)
            for (const only of candidates)
                chosen.add(only);
    }
    for (const rows of rowsByName(product, findings, answering)) {
        const kept = distinctRows(rows);
        for (const [candidate, row] of kept) {
            const dominated = kept.some(([other, otherRow]) => other < candidate && covers(otherRow, row));
            if (!dominated)
                chosen.add(candidate);
        }
    }
    return chosen;
}
/** For each wanted name: the candidates that answer anything. */
function answeringByName(product, findings) {
    const byName = product.wanted.names.map(() => new Set());
    product.parts.forEach(({ names }, part) => {
        names.forEach((name, query) => {
            for (const finding of findings[part]?.[query] ?? []) {
                const { match, error, cilium, ciliumError } = finding;
                if (!match && error === undefined && !cilium && ciliumError === undefined)
                    continue;
                byName[nameFor(finding, name)]?.add(finding.candidate);
            }
        });
    });
    return byName;
}
function nameFor({ forLibbpf }, name) {
    return forLibbpf ? name.libbpf : name.cilium;
}
/** For each wanted name that several candidates answer for: those, with their answers. */
function rowsByName(product, findings, answering) {
    const byName = answering.map(() => new Map());
    product.parts.forEach(({ names }, part) => {
        names.forEach((name, query) => {
            for (const finding of findings[part]?.[query] ?? []) {
                const index = nameFor(finding, name);
                if ((answering[index]?.size ?? 0) < 2)
                    continue;
                const rows = byName[index];
                const libbpf = libbpfAnswer(finding);
                if (libbpf !== undefined)
                    put(rows, finding.candidate, `${part} ${query}`, libbpf);
                const cilium = ciliumAnswer(finding);
                if (cilium !== undefined)
                    put(rows, finding.candidate, `${part} ${query} cilium`, cilium);
            }
        });
    });
    return byName;
}
function libbpfAnswer({ match, error }) {
    if (error !== undefined)
        return `error: ${error}`;
    if (match === undefined)
        return undefined;
    const { target, targetSize, sizeMismatch } = match.patch;
    return `${match.place.bitOffset} ${target} ${targetSize} ${sizeMismatch}`;
}
function ciliumAnswer({ cilium, ciliumError }) {
    if (ciliumError !== undefined)
        return `error: ${ciliumError}`;
    return cilium && Object.values(cilium).join(' ');
}
function put(rows, candidate, column, answer) {
    const row = rows?.get(candidate) ?? new Map();
    rows?.set(candidate, row.set(column, answer));
}
/** Of candidates with the same answers, the first. */
function distinctRows(rows) {
    const distinct = new Map();
    for (const [candidate, row] of [...rows].sort(([a], [b]) => a - b)) {
        const key = JSON.stringify([...row]);
        if (!distinct.has(key))
            distinct.set(key, [candidate, row]);
    }
    return [...distinct.values()];
}
function covers(row, other) {
    for (const [column, answer] of other)
        if (row.get(column) !== answer)
            return false;
    return true;
}

;// CONCATENATED MODULE: ./lib/core/select.js





/** Bytes of a pointer that a loader assumes where a BTF does not tell. */
const ASSUMED_POINTER_SIZE = 8;
/**
 * What of a kernel's BTF a product needs, so that both loaders find in it what they find now.
 *
 * @param candidates all of them; `findings` may leave copies out
 * @param evidence of the findings
 */
function selectTypes(target, product, candidates, findings, evidence, effort) {
    const selection = {
        types: new Uint8Array(target.kinds.length),
        members: new Map(),
        conditional: false,
    };
    const asked = new Set(chooseCandidates(product, findings));
    for (const { candidate, marksFrom, marksTo } of findings.flat(2)) {
        if (asked.has(candidate))
            keepMarks(target, selection, evidence.marks, marksFrom, marksTo);
    }
    if (target.pointerSize !== ASSUMED_POINTER_SIZE && selection.types.includes(1)) {
        keepMarks(target, selection, [target.longType, WHOLE_TYPE]);
    }
    for (let open = evidence.conditions;;) {
        open = keepConditions(target, selection, open);
        // What is kept as a part of another type is a candidate again, and must fail as it does now.
        const parts = onlyCandidates(candidates, (id) => selection.types[id] === 1 && !asked.has(id));
        const ids = [...parts.libbpf, ...parts.cilium].flat();
        if (ids.length === 0)
            return selection;
        for (const id of ids)
            asked.add(id);
        const failures = emptyEvidence();
        findAll(target, product, parts, effort, failures);
        open = [...open, ...failures.conditions];
    }
}
function onlyCandidates({ libbpf, cilium }, keep) {
    return {
        libbpf: libbpf.map((ids) => ids.filter(keep)),
        cilium: cilium.map((ids) => ids.filter(keep)),
    };
}
function keepMarks(target, selection, marks, from = 0, to = marks.length) {
    for (let i = from; i < to; i += 2) {
        const typeId = marks[i];
        const member = marks[i + 1];
        keepType(target, selection, typeId);
        if (member === WHOLE_TYPE)
            continue;
        const kept = selection.members.get(typeId);
        if (kept?.has(member))
            continue;
        if (kept === undefined)
            selection.members.set(typeId, new Set([member]));
        else
            kept.add(member);
        keepType(target, selection, memberType(target, typeId, member));
    }
}
/** Keeps a type and what it is made of; a pointer's referent and members are marks of their own. */
function keepType(target, selection, root) {
    if (selection.types[root] === 1)
        return;
    const stack = [root];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
        if (id === 0 || selection.types[id] === 1)
            continue;
        selection.types[id] = 1;
        switch (kindOf(target, id)) {
            case Kind.TYPEDEF:
            case Kind.VOLATILE:
            case Kind.CONST:
            case Kind.RESTRICT:
            case Kind.TYPE_TAG:
                stack.push(referred(target, id));
                break;
            case Kind.ARRAY:
                stack.push(arrayElement(target, id), arrayIndexType(target, id));
                break;
            case Kind.FUNC_PROTO:
                stack.push(referred(target, id));
                for (let i = 0; i < lengthOf(target, id); i++)
                    stack.push(parameterType(target, id, i));
                break;
        }
    }
}
/** Keeps what conditions ask for, until none of those that hold asks for more; returns the others. */
function keepConditions(target, selection, conditions) {
    let open = [...conditions];
    for (let before = -1; before !== open.length;) {
        before = open.length;
        open = open.filter(({ typeId, member, marks }) => {
            const holds = member === WHOLE_TYPE
                ? selection.types[typeId] === 1
                : selection.members.get(typeId)?.has(member) === true;
            if (holds) {
                keepMarks(target, selection, marks);
                selection.conditional = true;
            }
            return !holds;
        });
    }
    return open;
}

;// CONCATENATED MODULE: ./lib/core/reduce.js






/** Finds what a BTF answers to a product, and keeps of it what the answers need. */
function reduce(target, product, effort) {
    const candidates = findCandidates(target, product.wanted);
    const distinct = withoutCopies(target, product, candidates);
    const evidence = emptyEvidence();
    const findings = findAll(target, product, distinct, effort, evidence);
    const needs = selectTypes(target, product, candidates, findings, evidence, effort);
    return { findings, subset: writeSubset(target, needs), conditional: needs.conditional };
}

;// CONCATENATED MODULE: ./lib/core/signature.js







/**
 * SHA-256, hex, over all that an object's Outcomes depend on besides the kernel: what its relocations
 * ask, and of its own types what they look at. A change of code that leaves these alone leaves the
 * signature alone.
 */
function relocationSignature(object) {
    // Matched against itself, an object shows which of its types its relocations are about.
    const product = makeProduct([object]);
    const { bytes, ids } = reduce(object.btf, product, newEffort(product)).subset;
    const queries = object.queries.map(({ typeId, access, kind, error }) => {
        const name = stringAt(object.btf, nameOf(object.btf, typeId));
        return [ids[typeId], name, access, kind, error ?? ''];
    });
    const sites = object.sites.map(({ query, instruction }) => [query, instructionKey(instruction)]);
    return (0,external_node_crypto_.createHash)('sha256')
        .update(bytes)
        .update(JSON.stringify([object.btf.byteOrder, queries, sites]))
        .digest('hex');
}

// EXTERNAL MODULE: ./lib/version.js
var version = __nccwpck_require__(3411);
;// CONCATENATED MODULE: ./lib/objects/signature.js



/** SHA-256, hex, over all that tailored files depend on besides the kernels' BTF. */
function signatureOf(objects) {
    const parts = objects.map(({ object, architectures }) => [
        relocationSignature(object),
        architectures ?? [],
    ]);
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([version/* VERSION */.x, parts]))
        .digest('hex');
}

// EXTERNAL MODULE: ./lib/archive/store.js
var archive_store = __nccwpck_require__(3283);
// EXTERNAL MODULE: ./lib/core/outcome.js
var core_outcome = __nccwpck_require__(1307);
;// CONCATENATED MODULE: ./lib/objects/for-kernel.js

/** Architectures, as `uname -m` names them, of which all kernels have one byte order. */
const BYTE_ORDERS = {
    x86_64: 'little',
    i686: 'little',
    arm64: 'little',
    ppc64le: 'little',
    riscv64: 'little',
    loongarch64: 'little',
    mips64el: 'little',
    s390x: 'big',
    ppc64: 'big',
};
/**
 * Indices of the objects that are for a kernel's architecture. Where the architecture does not tell
 * its byte order, objects of either stay, and the kernel's BTF decides.
 */
function objectsFor(kernel, objects) {
    const arch = (0,archive_kernel/* normalArch */.Ey)(kernel.arch);
    const byteOrder = BYTE_ORDERS[arch];
    return [...objects.keys()].filter((index) => {
        const { architectures, object } = objects[index];
        if (byteOrder !== undefined && object.btf.byteOrder !== byteOrder)
            return false;
        return architectures === undefined || architectures.some((one) => (0,archive_kernel/* normalArch */.Ey)(one) === arch);
    });
}

// EXTERNAL MODULE: ./lib/report/origins.js
var report_origins = __nccwpck_require__(4641);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/reuse/results.js








/** What a result depends on besides the relocations: the entry's content, and whose objects it has. */
function resultKey(blob, arch) {
    return `${arch} ${blob}`;
}
const INDEX = 'index.json';
/**
 * Opens the results in a directory, which may be empty. Broken ones, and ones of other relocations,
 * are as good as none, and a reason to warn.
 *
 * @param sites by object: how many sites it has
 * @param table takes the outcomes in; the results' numbers are its numbers
 */
async function openResults(directory, signature, sites, table, warn) {
    const fileOf = ({ sha256 }) => (0,external_node_path_.join)(directory, `${sha256}.btf`);
    let results = new Map();
    const added = new Set();
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(directory, INDEX), 'utf8').catch(() => undefined);
    try {
        if (text !== undefined)
            results = readIndex(text, signature, sites, table);
    }
    catch (error) {
        warn(`Results of an earlier run are broken, and not used: ${(0,lib_errors/* messageOf */.bD)(error)}.`);
    }
    const shareList = listSharer();
    return {
        added,
        get: (key) => results.get(key),
        keys: () => results.keys(),
        async readBtf(result) {
            const btf = await (0,promises_.readFile)(fileOf(result)).catch(() => undefined);
            if (btf === undefined || (sha256Of(btf) === result.sha256 && isBtf(btf)))
                return btf;
            await (0,promises_.rm)(fileOf(result), { force: true });
            return undefined;
        },
        async add(key, result, btf) {
            results.set(key, { ...result, outcomes: result.outcomes.map(shareList) });
            added.add(key);
            // Neighbouring kernels often have the same.
            if (!(0,external_node_fs_.existsSync)(fileOf(result)))
                await writeWhole(directory, fileOf(result), btf);
        },
        save: () => writeWhole(directory, (0,external_node_path_.join)(directory, INDEX), results_indexOf(signature, results, table)),
    };
}
function results_indexOf(signature, results, table) {
    const lists = [];
    const known = new Map();
    const numberOf = (list) => {
        const key = list.join();
        const index = known.get(key) ?? lists.push([...list]) - 1;
        known.set(key, index);
        return index;
    };
    const kernels = [...results]
        .sort(([a], [b]) => (0,compare/* compare */.U)(a, b))
        .map(([key, { sha256, sourceSize, objects, outcomes }]) => ({
        key,
        sha256,
        sourceSize,
        objects,
        outcomes: outcomes.map(numberOf),
    }));
    const { outcomes } = table;
    const json = JSON.stringify({ format: 1, signature, outcomes, lists, kernels });
    return `${sha256Of(json)}\n${json}`;
}
/** @throws Error where the index is broken, or of other relocations */
function readIndex(text, signature, sites, table) {
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    if (text.slice(0, end) !== sha256Of(json))
        throw new Error('their checksum is wrong');
    const index = JSON.parse(json);
    if (index.format !== 1 || index.signature !== signature) {
        throw new Error('they are of another run');
    }
    const numbers = index.outcomes.map((outcome) => {
        if (!core_outcome/* STATUSES */.f.includes(outcome.status))
            throw new Error('an outcome is none');
        return table.numberOf(outcome);
    });
    const lists = index.lists.map((list) => Uint32Array.from(list, (number) => at(numbers, number)));
    return new Map(index.kernels.map(({ key, sha256, sourceSize, objects, outcomes }) => {
        if (!/^[0-9a-f]{64}$/.test(sha256))
            throw new Error('a file has no name');
        const found = outcomes.map((list) => at(lists, list));
        if (objects.some((object, i) => found[i]?.length !== sites[object])) {
            throw new Error('their relocations are others');
        }
        return [key, { sha256, sourceSize, objects, outcomes: found }];
    }));
}
/** Equal lists as one: many kernels agree on all relocations, and each list is long. */
function listSharer() {
    const lists = new Map();
    return (list) => {
        const key = sha256Of(new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
        const shared = lists.get(key) ?? list;
        lists.set(key, shared);
        return shared;
    };
}
async function writeWhole(directory, file, data) {
    const temporary = `${file}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    await (0,promises_.mkdir)(directory, { recursive: true });
    await (0,promises_.writeFile)(temporary, data);
    await (0,promises_.rename)(temporary, file);
}
function isBtf(bytes) {
    try {
        parseBtf(bytes);
        return true;
    }
    catch {
        return false;
    }
}
function at(list, index) {
    const value = list[index];
    if (value === undefined)
        throw new Error('they refer to nothing');
    return value;
}
function sha256Of(data) {
    return (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex');
}

// EXTERNAL MODULE: ./lib/reuse/reuse.js
var reuse_reuse = __nccwpck_require__(7672);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __nccwpck_require__(5919);
;// CONCATENATED MODULE: ./lib/tailor/pool.js




/** Compiled and bundled, this file and the worker's stand in neighbouring folders. */
const WORKER = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..', 'worker', 'index.js');
/** Megabytes. More makes nothing faster, and what is not collected adds up over the threads. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 12 };
/**
 * Starts threads, one for each processor.
 *
 * @param objects the object files, which have been read without an error before
 * @param most the number of kernels: more threads than that are not started
 * @param outcomes takes the outcomes that the threads send
 */
function startPool(objects, most, outcomes) {
    const size = Math.max(1, Math.min((0,external_node_os_.availableParallelism)(), most));
    const threads = Array.from({ length: size }, () => startThread(objects, outcomes));
    let nextId = 0;
    return {
        capacity: size * 2,
        run(work) {
            const alive = threads.filter(({ failure }) => failure === undefined);
            const thread = alive.reduce((a, b) => (b.tasks.size < a.tasks.size ? b : a), threads[0]);
            if (thread.failure !== undefined)
                return Promise.reject(thread.failure);
            const id = nextId++;
            const bytes = wholeBuffer(work.bytes);
            const task = { id, work: { ...work, bytes } };
            return new Promise((resolve, reject) => {
                thread.tasks.set(id, { resolve, reject });
                thread.worker.postMessage(task, [bytes.buffer]);
            });
        },
        async close() {
            await Promise.all(threads.map(({ worker }) => worker.terminate()));
        },
    };
}
/** The bytes with a buffer of their own, which can be moved: small files share one. */
function wholeBuffer(bytes) {
    const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
    return (whole ? bytes : new Uint8Array(bytes));
}
function startThread(objects, outcomes) {
    const start = { objects };
    const thread = {
        worker: new external_node_worker_threads_.Worker(WORKER, { workerData: start, resourceLimits: RESOURCE_LIMITS }),
        numbers: [],
        tasks: new Map(),
    };
    thread.worker.on('message', (answer) => {
        const settle = thread.tasks.get(answer.id);
        thread.tasks.delete(answer.id);
        if ('error' in answer) {
            settle?.reject(new Error(answer.error));
            return;
        }
        for (const outcome of answer.newOutcomes)
            thread.numbers.push(outcomes.numberOf(outcome));
        const numbers = answer.outcomes.map((list) => list.map((number) => thread.numbers[number]));
        settle?.resolve({ ...answer.kernel, outcomes: numbers });
    });
    const fail = (error) => {
        thread.failure ??= error;
        for (const { reject } of thread.tasks.values())
            reject(error);
        thread.tasks.clear();
    };
    thread.worker.on('error', fail);
    thread.worker.on('exit', (code) => fail(new Error(`its thread ended with status ${code}`)));
    return thread;
}

;// CONCATENATED MODULE: ./lib/tailor/work.js
/**
 * Takes items as they come and works on several at a time.
 *
 * @param most how many are worked on at once; no item is taken before there is room for it
 * @throws what `work` throws first; items that are under way are waited for
 */
async function workThrough(items, most, work) {
    const underWay = new Set();
    let failure;
    try {
        for await (const item of items) {
            const task = work(item)
                .catch((error) => {
                failure ??= { error };
            })
                .finally(() => underWay.delete(task));
            underWay.add(task);
            if (underWay.size >= most)
                await Promise.race(underWay);
            if (failure !== undefined)
                break;
        }
    }
    finally {
        await Promise.all(underWay);
    }
    if (failure !== undefined)
        throw failure.error;
}

;// CONCATENATED MODULE: ./lib/obtain.js












/**
 * Obtains the tailored BTF of each kernel in the cheapest way: as the result of an earlier run, or
 * tailored now from its entry, which an earlier run may have fetched. What is new is kept for later.
 */
async function obtainKernels(product, found, means, sink) {
    const results = await openKept(product, means);
    const obtained = { kernels: [], missing: [], origins: (0,report_origins/* newOrigins */.Et)() };
    const left = [];
    for (const one of found) {
        const { kernel } = one.entry;
        const kept = await readKept(results, one.entry);
        if (kept !== undefined) {
            obtained.kernels.push(await obtain_put(sink, one, kept.result, kept.btf));
            obtained.origins.results++;
        }
        else if (objectsFor(kernel, product.objects).length === 0) {
            obtained.missing.push({
                kernel: (0,archive_kernel/* kernelId */.DB)(kernel),
                reason: `no object is for ${kernel.arch}`,
            });
        }
        else {
            left.push(one);
        }
    }
    if (left.length > 0)
        await tailorEntries(product, found, left, means, sink, results, obtained);
    if (results !== undefined && results.added.size > 0)
        await keep(results, product, means);
    obtained.kernels.sort(byKernel);
    obtained.missing.sort(byKernel);
    return obtained;
}
/** Tailors what no earlier run has a result for, and adds it to the results. */
async function tailorEntries({ objects, table }, found, left, { archives, reuse, log }, sink, results, { kernels, missing, origins }) {
    const wanted = (0,reuse_reuse/* sourceGroups */.Oi)(archives, found);
    await reuse.restoreSources(worthRestoring(wanted, left));
    const { store } = reuse;
    const sources = archives.map((archive) => store === undefined || archive.directory !== undefined
        ? archive
        : (0,archive_store/* storedArchive */.OA)(archive, store));
    const fetchedGroups = new Set();
    const pool = startPool(objects.map(({ bytes }) => bytes), left.length, table);
    const work = async (one) => {
        const kernel = (0,archive_kernel/* kernelId */.DB)(one.entry.kernel);
        try {
            if ('error' in one)
                throw one.error;
            const local = archives[one.archive]?.directory !== undefined;
            (0,report_origins/* noteFetched */._F)(origins, local ? 'directory' : one.stored ? 'sources' : 'network', one.bytes.length);
            if (!local && !one.stored)
                fetchedGroups.add((0,archive_store/* groupOf */.F8)(one.entry.kernel));
            const { btf, sourceSha256, ...result } = await pool.run({
                format: one.entry.format,
                bytes: one.bytes,
                objects: objectsFor(one.entry.kernel, objects),
            });
            if (one.entry.blob !== undefined)
                await results?.add(keyOf(one.entry), result, btf);
            kernels.push(await obtain_put(sink, one, result, btf, sourceSha256));
        }
        catch (error) {
            if (error instanceof lib_errors/* InputError */.dz)
                throw error;
            missing.push({ kernel, reason: (0,lib_errors/* messageOf */.bD)(error) });
        }
        log.progress('kernels', kernels.length + missing.length, found.length, kernel);
    };
    try {
        await workThrough((0,archive_search/* readFound */.$)(sources, left), pool.capacity, work);
    }
    finally {
        await pool.close();
    }
    await reuse.saveSources(wanted.filter(({ name }) => fetchedGroups.has(name)));
}
async function obtain_put(sink, { entry, archive }, result, btf, sourceSha256) {
    const kernel = (0,archive_kernel/* kernelId */.DB)(entry.kernel);
    const file = `${kernel}.btf`;
    await sink.write(file, btf);
    const outcomes = Object.fromEntries(core_outcome/* STATUSES */.f.map((status) => [status, 0]));
    result.objects.forEach((object, index) => {
        const counts = sink.count(kernel, object, result.outcomes[index]);
        for (const status of core_outcome/* STATUSES */.f)
            outcomes[status] += counts[status];
    });
    const { blob, path } = entry;
    const content = blob === undefined ? { sha256: sourceSha256 } : { blob };
    return {
        kernel,
        file,
        size: btf.length,
        sha256: result.sha256,
        source: { archive, path, ...content, size: result.sourceSize },
        outcomes,
    };
}
async function openKept({ objects, signature, table }, { reuse, log }) {
    const directory = await reuse.restoreResults(signature);
    if (directory === undefined)
        return undefined;
    const sites = objects.map(({ object }) => object.sites.length);
    return openResults(directory, signature, sites, table, (message) => log.warn(message));
}
async function readKept(results, entry) {
    if (results === undefined || entry.blob === undefined)
        return undefined;
    const result = results.get(keyOf(entry));
    const btf = result && (await results.readBtf(result));
    return result && btf && { result, btf };
}
async function keep(results, product, { reuse, log }) {
    try {
        await results.save();
        await reuse.saveResults(product.signature, (0,reuse_reuse/* digestOf */.ol)(results.keys()));
    }
    catch (error) {
        log.warn(`The results could not be kept for the next run: ${(0,lib_errors/* messageOf */.bD)(error)}.`);
    }
}
function keyOf({ blob, kernel }) {
    return resultKey(blob, kernel.arch);
}
/** A group is fetched piece by piece where less than one in so many of its entries is lacking. */
const WORTH_RESTORING = 4;
function worthRestoring(groups, left) {
    const lacking = new Map();
    for (const { entry } of left) {
        const name = (0,archive_store/* groupOf */.F8)(entry.kernel);
        lacking.set(name, (lacking.get(name) ?? 0) + 1);
    }
    return groups.filter(({ name, blobs }) => (lacking.get(name) ?? 0) * WORTH_RESTORING >= blobs.length);
}
function byKernel(a, b) {
    return (0,compare/* compare */.U)(a.kernel, b.kernel);
}

;// CONCATENATED MODULE: ./lib/output/json.js

/** The text of `manifest.json`: its keys always in the order of the schema. */
function manifestJson(manifest) {
    const ordered = {
        schema: manifest.schema,
        tool: manifest.tool,
        signature: manifest.signature,
        archives: manifest.archives.map(({ name, commit }) => ({ name, commit })),
        objects: manifest.objects.map(({ path, sha256, relocations, arch }) => ({
            path,
            sha256,
            relocations,
            arch,
        })),
        kernels: manifest.kernels.map(orderedKernel),
        missing: manifest.missing.map(({ kernel, reason }) => ({ kernel, reason })),
        ownBtf: manifest.ownBtf,
    };
    return `${JSON.stringify(ordered, undefined, 2)}\n`;
}
function orderedKernel({ kernel, file, size, sha256, source, outcomes }) {
    return {
        kernel,
        file,
        size,
        sha256,
        source: {
            archive: source.archive,
            path: source.path,
            sha256: source.sha256,
            blob: source.blob,
            size: source.size,
        },
        outcomes: Object.fromEntries(core_outcome/* STATUSES */.f.map((status) => [status, outcomes[status]])),
    };
}
/**
 * The text of `report.json`: its keys always in the order of the schema, and a line for each kernel,
 * group, site and relocation, so that two reports can be compared line by line.
 */
function reportJson({ schema, tool, kernels, objects }) {
    const text = objects.map(({ path, error, groups, sites, relocations }) => [
        '    {',
        `      "path": ${JSON.stringify(path)},`,
        ...(error === undefined ? [] : [`      "error": ${JSON.stringify(error)},`]),
        `      "groups": ${list(groups, 6)},`,
        `      "sites": ${list(sites.map(orderedSite), 6)},`,
        `      "relocations": ${list(relocations.map(orderedRelocation), 6)}`,
        '    }',
    ].join('\n'));
    return [
        '{',
        `  "schema": ${schema},`,
        `  "tool": ${JSON.stringify(tool)},`,
        `  "kernels": ${list(kernels, 2)},`,
        text.length === 0 ? '  "objects": []' : `  "objects": [\n${text.join(',\n')}\n  ]`,
        '}',
        '',
    ].join('\n');
}
function orderedSite({ kind, type, access, outcomes }) {
    return {
        kind,
        type,
        access,
        outcomes: outcomes.map(({ status, value, width, reason, groups }) => ({
            status,
            value,
            width,
            reason,
            groups,
        })),
    };
}
function orderedRelocation({ program, section, insn, site, source }) {
    return { program, section, insn, site, source };
}
/** A JSON array with an item a line; `indent` is that of the line that it begins on. */
function list(items, indent) {
    if (items.length === 0)
        return '[]';
    const outer = ' '.repeat(indent);
    const inner = `\n${outer}  `;
    return `[${inner}${items.map((item) => JSON.stringify(item)).join(`,${inner}`)}\n${outer}]`;
}

;// CONCATENATED MODULE: ./lib/output/manifest.js

/** A directory stands in the manifest by its path from the current directory. */
function describeArchive({ name, directory, commit }) {
    const way = directory && (0,external_node_path_.relative)(process.cwd(), directory).split(external_node_path_.sep).join('/');
    return { name: way === '' ? '.' : (way ?? name), ...(commit !== undefined && { commit }) };
}
function describeObject({ path, sha256, object, architectures, }) {
    const relocations = object.relocations.length;
    return { path, sha256, relocations, ...(architectures && { arch: architectures }) };
}

;// CONCATENATED MODULE: ./lib/output/paths.js

const MAX_NAME = 255;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/**
 * Checks that a path stays below its directory and can be written on Linux, macOS and Windows alike.
 *
 * @param path with `/` between its parts
 * @throws InputError that names the path
 */
function checkPath(path) {
    for (const name of path.split('/')) {
        const flaw = nameFlaw(name);
        if (flaw !== undefined) {
            throw new lib_errors/* InputError */.dz([
                `"${path}" cannot be a path in a bundle, since ${flaw}: leave it out of targets.`,
            ]);
        }
    }
}
function nameFlaw(name) {
    if (name === '')
        return 'a part of it is empty';
    if (name === '.' || name === '..')
        return `"${name}" leads elsewhere`;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\\<>:"|?*\x00-\x1f\x7f]/.test(name))
        return 'it has a character that Windows forbids';
    if (/[. ]$/.test(name))
        return 'Windows drops a dot or space at the end of a name';
    if (DEVICE.test(name))
        return `"${name}" is a device on Windows`;
    if (Buffer.byteLength(name) > MAX_NAME)
        return `a part of it is longer than ${MAX_NAME} bytes`;
    return undefined;
}
/** Equal for two paths that are one file where neither case nor Unicode's form counts. */
function pathKey(path) {
    return path.normalize('NFC').toLowerCase();
}

;// CONCATENATED MODULE: ./lib/output/write.js






const MANIFEST_FILE = 'manifest.json';
const REPORT_FILE = 'report.json';
/**
 * Begins to write a bundle that replaces `output`, which must be an older bundle, an empty directory
 * or nothing. What is there stays until `commit`; an interrupt leaves it as it was.
 *
 * @throws InputError where `output` holds anything else, or cannot be written
 */
function openBundle(output) {
    const directory = realDirectory(output);
    const temporary = `${directory}.tmp-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    refuseToLose(directory, output);
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(directory), { recursive: true });
        (0,external_node_fs_.mkdirSync)(temporary);
    }
    catch (error) {
        throw notWritable(output, error);
    }
    const added = new Map();
    let open = true;
    const abort = () => {
        if (!open)
            return;
        open = false;
        process.off('exit', abort);
        removeTree(temporary);
    };
    process.once('exit', abort);
    return {
        directory,
        async add(path, bytes) {
            checkPath(path);
            claim(path, added);
            const file = (0,external_node_path_.join)(temporary, ...path.split('/'));
            try {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
                await (0,promises_.writeFile)(file, bytes, { flag: 'wx' });
            }
            catch (error) {
                throw notWritable(output, error);
            }
        },
        commit() {
            if (!open)
                throw new Error('the bundle is closed');
            try {
                refuseToLose(directory, output);
                replace(directory, temporary);
            }
            catch (error) {
                abort();
                throw error instanceof lib_errors/* InputError */.dz ? error : notWritable(output, error);
            }
            open = false;
            process.off('exit', abort);
        },
        abort,
    };
}
/** A link to a directory stays a link: what it leads to is replaced. */
function realDirectory(output) {
    try {
        return external_node_fs_.realpathSync.native(output);
    }
    catch {
        return (0,external_node_path_.resolve)(output);
    }
}
/** Takes a path, and the directories above it, out of those that are free. */
function claim(path, added) {
    const taken = added.get(pathKey(path));
    if (taken !== undefined) {
        throw new lib_errors/* InputError */.dz([
            taken === path
                ? `"${path}" would be written twice: leave one of its sources out.`
                : `"${path}" and "${taken}" are one file where case does not count: leave one of them out of targets.`,
        ]);
    }
    added.set(pathKey(path), path);
}
/** No `await` in here: a signal is then handled before or after it, never between two renames. */
function replace(directory, temporary) {
    if ((0,external_node_fs_.lstatSync)(directory, { throwIfNoEntry: false }) === undefined) {
        rename(temporary, directory);
        return;
    }
    const old = `${directory}.old-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    rename(directory, old);
    try {
        rename(temporary, directory);
    }
    catch (error) {
        rename(old, directory);
        throw error;
    }
    removeTree(old);
}
/** Windows renames no directory that a virus scanner looks into; it does not look for long. */
function rename(from, to) {
    for (let tries = 1;; tries++) {
        try {
            (0,external_node_fs_.renameSync)(from, to);
            return;
        }
        catch (error) {
            const { code } = error;
            const passing = code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
            if (process.platform !== 'win32' || !passing || tries === 20)
                throw error;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
        }
    }
}
/** @throws InputError where `directory` holds a file that no bundle of ours put there */
function refuseToLose(directory, output) {
    const refuse = (what) => new lib_errors/* InputError */.dz([
        `output "${output}" ${what}: give an empty or new directory, or remove it yourself.`,
    ]);
    const stat = (0,external_node_fs_.lstatSync)(directory, { throwIfNoEntry: false });
    if (stat === undefined)
        return;
    if (!stat.isDirectory())
        throw refuse('is not a directory');
    const files = filesBelow(directory);
    if (files.length === 0)
        return;
    const ours = bundleFiles(directory);
    if (ours === undefined)
        throw refuse('is a directory with files that are no bundle');
    const foreign = files.find((file) => !ours.has(file));
    if (foreign !== undefined)
        throw refuse(`has a file that is not of the bundle, "${foreign}"`);
}
/** Paths of the bundle that is there; undefined where there is none. */
function bundleFiles(directory) {
    try {
        const manifest = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, MANIFEST_FILE), 'utf8'));
        if (manifest.schema !== 1 || typeof manifest.signature !== 'string')
            return undefined;
        return new Set([MANIFEST_FILE, REPORT_FILE, ...manifest.kernels.map(({ file }) => file)]);
    }
    catch {
        return undefined;
    }
}
function filesBelow(directory) {
    return (0,external_node_fs_.readdirSync)(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => (0,external_node_path_.relative)(directory, (0,external_node_path_.join)(entry.parentPath, entry.name)).split(external_node_path_.sep).join('/'))
        .sort();
}
function removeTree(directory) {
    try {
        (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true, maxRetries: 3 });
    }
    catch {
        // What is left has a name of its own and stands in nobody's way.
    }
}
function notWritable(output, error) {
    const why = error.code ?? (0,lib_errors/* messageOf */.bD)(error);
    return new lib_errors/* InputError */.dz([
        `output "${output}" cannot be written (${why}): give a directory with room, where you may write.`,
    ]);
}

;// CONCATENATED MODULE: ./lib/report/collect.js





/** @param known the outcomes that the numbers stand for; it grows while kernels are added */
function collectReport(objects, known) {
    const groups = objects.map(() => new Map());
    return {
        add(kernel, object, outcomes) {
            const key = Buffer.from(outcomes.buffer, outcomes.byteOffset, outcomes.byteLength);
            const ofObject = groups[object];
            const text = key.toString('latin1');
            const group = ofObject.get(text) ?? {
                outcomes,
                kernels: [],
                counts: count(objects[object], outcomes, known),
            };
            ofObject.set(text, group);
            group.kernels.push(kernel);
            return group.counts;
        },
        report(broken) {
            const all = groups.flatMap((ofObject) => [...ofObject.values()]);
            const kernels = [...new Set(all.flatMap((group) => group.kernels))].sort();
            const indices = new Map(kernels.map((kernel, index) => [kernel, index]));
            const whole = objects.map((file, index) => reportObject(file, [...groups[index].values()], indices, known));
            const failed = broken.map(({ path, error }) => ({
                path,
                error,
                groups: [],
                sites: [],
                relocations: [],
            }));
            const byPath = (a, b) => (0,compare/* compare */.U)(a.path, b.path);
            return { schema: 1, tool: version/* VERSION */.x, kernels, objects: [...whole, ...failed].sort(byPath) };
        },
    };
}
function count({ object }, outcomes, known) {
    const counts = Object.fromEntries(core_outcome/* STATUSES */.f.map((status) => [status, 0]));
    for (const { site } of object.relocations) {
        if (site !== undefined)
            counts[known[outcomes[site]]?.status]++;
    }
    return counts;
}
function reportObject({ path, object }, unsorted, indices, known) {
    const groups = unsorted
        .map((group) => ({
        ...group,
        members: group.kernels.map((kernel) => indices.get(kernel)).sort((a, b) => a - b),
    }))
        .sort((a, b) => a.members[0] - b.members[0]);
    const sites = object.sites.map((site, index) => {
        const query = object.queries[site.query];
        return {
            kind: RELOCATION_KIND_NAMES[query.kind] ?? `kind ${query.kind}`,
            ...describeSpec(object.btf, query.typeId, query.spec),
            outcomes: groupOutcomes(groups, index, known),
        };
    });
    return {
        path,
        groups: groups.map(({ members }) => members),
        sites,
        relocations: relocationsOf(object),
    };
}
function relocationsOf({ relocations }) {
    return relocations.map(({ section, insn, program, site, file, line }) => ({
        ...(program !== undefined && { program }),
        section,
        insn,
        ...(site !== undefined && { site }),
        ...(file !== undefined && { source: `${file}:${line}` }),
    }));
}
/** Distinct outcomes of one site, that of most kernels first. */
function groupOutcomes(groups, site, known) {
    const byNumber = new Map();
    groups.forEach(({ outcomes, members }, index) => {
        const number = outcomes[site];
        const entry = byNumber.get(number) ?? { groups: [], kernels: 0 };
        byNumber.set(number, entry);
        entry.groups.push(index);
        entry.kernels += members.length;
    });
    return [...byNumber]
        .sort(([, a], [, b]) => b.kernels - a.kernels || a.groups[0] - b.groups[0])
        .map(([number, entry]) => ({ ...known[number], groups: entry.groups }));
}

// EXTERNAL MODULE: ./lib/report/failures.js
var failures = __nccwpck_require__(2547);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __nccwpck_require__(4639);
;// CONCATENATED MODULE: ./lib/report/problems.js



/** All that went wrong in a run that did its work. */
function problemsOf(report, missing, broken) {
    return [
        ...broken.map(({ path, error }) => ({
            condition: 'invalid',
            message: `object ${path} ${error}`,
        })),
        ...missing.map(({ kernel, reason }) => ({
            condition: 'missing',
            message: `${kernel}: ${reason}`,
        })),
        ...relocationProblem(report, 'invalid', ['invalid', 'ambiguous'], 'make a loader give up'),
        ...relocationProblem(report, 'unresolved', ['unresolved'], 'are not resolved'),
    ];
}
function relocationProblem(report, condition, statuses, what) {
    const failing = (0,failures/* failingRelocations */.KL)(report, statuses);
    const worst = failing[0];
    if (worst === undefined)
        return [];
    const { label, first, reason } = worst;
    const number = (0,report_text/* count */.U9)(failing.length, 'relocation');
    return [
        { condition, message: `${number} ${what} somewhere, as ${label} on ${first}: ${reason}` },
    ];
}
/** Kernels that were asked for and whose BTF the archive says it does not have. */
function failedKernels({ failed }) {
    return failed.map((kernel) => ({
        kernel: (0,archive_kernel/* kernelId */.DB)(kernel),
        reason: 'the archive could not make its BTF (it has a .failed marker)',
    }));
}

;// CONCATENATED MODULE: ./lib/tailor/outcome-table.js
function newOutcomeTable() {
    const outcomes = [];
    const numbers = new Map();
    /** The same object often comes again, and is found quicker than by what it holds. */
    const seen = new Map();
    return {
        outcomes,
        numberOf(outcome) {
            const known = seen.get(outcome);
            if (known !== undefined)
                return known;
            const key = JSON.stringify([outcome.status, outcome.value, outcome.width, outcome.reason]);
            let number = numbers.get(key);
            if (number === undefined) {
                number = outcomes.push(outcome) - 1;
                numbers.set(key, number);
                seen.set(outcome, number);
            }
            return number;
        },
    };
}

;// CONCATENATED MODULE: ./lib/bundle.js
















/**
 * The job: takes the BTF of the kernels that are asked for, tailors each to the objects, and writes
 * the bundle.
 *
 * @throws InputError where nothing can be made of the request
 */
async function bundle(request, { archives, reuse, log }) {
    const start = performance.now();
    const { objects, broken } = loadObjects(request.objects);
    if (objects.length === 0) {
        throw new lib_errors/* InputError */.dz(broken.map(({ path, error }) => `object ${path} ${error}.`));
    }
    tellObjects(objects, log);
    const search = await (0,archive_search/* searchArchives */.A)(archives, request.targets);
    log.info(`${(0,report_text/* count */.U9)(search.found.length, 'kernel')} to make a file for.`);
    const writer = openBundle(request.output);
    try {
        const table = newOutcomeTable();
        const collector = collectReport(objects, table.outcomes);
        const signature = signatureOf(objects);
        const product = { objects, signature, table };
        const obtained = await obtainKernels(product, search.found, { archives, reuse, log }, {
            write: (path, bytes) => writer.add(path, bytes),
            count: (kernel, object, outcomes) => collector.add(kernel, object, outcomes),
        });
        const missing = [...failedKernels(search), ...obtained.missing];
        const report = collector.report(broken);
        const manifest = {
            schema: 1,
            tool: version/* VERSION */.x,
            archives: archives.map(describeArchive),
            signature,
            objects: objects.map(describeObject),
            kernels: obtained.kernels,
            missing: missing.sort((a, b) => (0,compare/* compare */.U)(a.kernel, b.kernel)),
            ownBtf: search.ownBtf.map(archive_kernel/* kernelId */.DB),
        };
        await writer.add(MANIFEST_FILE, Buffer.from(manifestJson(manifest)));
        await writer.add(REPORT_FILE, Buffer.from(reportJson(report)));
        writer.commit();
        const problems = problemsOf(report, missing, broken);
        const conditions = new Set(problems.map(({ condition }) => condition));
        return {
            directory: writer.directory,
            manifestFile: `${writer.directory}${external_node_path_.sep}${MANIFEST_FILE}`,
            reportFile: `${writer.directory}${external_node_path_.sep}${REPORT_FILE}`,
            manifest,
            report,
            problems,
            failures: [...conditions].filter((condition) => request.failOn.has(condition)).sort(),
            origins: obtained.origins,
            seconds: (performance.now() - start) / 1000,
        };
    }
    finally {
        writer.abort();
        await Promise.all(archives.map((archive) => archive.close?.()));
    }
}
function tellObjects(objects, log) {
    for (const { path, object } of objects) {
        const number = object.relocations.length;
        if (number === 0)
            log.info(`${path} has no CO-RE relocations, so it needs nothing.`);
        else
            log.info(`${path}: ${(0,report_text/* count */.U9)(number, 'relocation')}, ${object.sites.length} distinct.`);
    }
}


/***/ }),

/***/ 9069:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _archive_http_download_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3637);
/* harmony import */ var _archive_open_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7503);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9025);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(452);
/* harmony import */ var _interrupt_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6960);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9791);
/* harmony import */ var _report_terminal_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6953);
/* harmony import */ var _report_terminal_log_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9478);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(4639);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4285);
/* harmony import */ var _reuse_local_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4519);
/* harmony import */ var _reuse_reuse_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7672);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(3411);














const HELP = `Usage: btf-bundle --objects FILES --targets KERNELS [flags]
       btf-bundle list --targets KERNELS [flags]

Makes small BTF files, tailored to eBPF CO-RE objects, for kernels that ship no BTF. With list, only
prints the kernels that the targets name, with the packed sizes of their BTF where these are known.

  --objects FILES       eBPF object files or globs; "!" before one excludes; "arm64: build/*.o"
                        is for kernels of that architecture only
  --targets KERNELS     patterns over distro/version/arch/release, such as ubuntu/20.04/x86_64;
                        "!" before one excludes; the last that matches decides
  --targets-file FILE   the same from a file, a pattern a line, "#" before comments
  --archive ARCHIVE     where kernels' BTF comes from: a directory, owner/repository[@ref] or a git
                        URL, several are searched in order (default: aquasecurity/btfhub-archive)
  --cache WORD          what of earlier runs is reused: all, source (fetched files) or none
  --output DIRECTORY    the bundle, replaced as a whole (default: btf-bundle)
  --fail-on WORDS       any of missing, invalid and unresolved, or none (default: missing,invalid)
  --help                this text
  --version             the version

Each flag may be given several times. Quote globs, so that the shell leaves them as they are.
GITHUB_TOKEN, where it is set, is shown to the GitHub server and to no other.
Exit status: 0 done, 1 the run failed by its data or by --fail-on, 2 wrong usage.
`;
const DONE = 0;
const FAILED = 1;
const USAGE = 2;
// A reader that goes away, as `head` does, takes nothing from what the run is for: the files.
for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
        if (error.code !== 'EPIPE')
            throw error;
    });
}
const log = (0,_report_terminal_log_js__WEBPACK_IMPORTED_MODULE_9__/* .terminalLog */ .d)(process.stderr);
const token = process.env.GITHUB_TOKEN;
const server = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
const access = {
    ...(token ? { token: { value: token, server } } : {}),
    async gitHub(...way) {
        const { gitHubAccess } = await Promise.all(/* import() */[__nccwpck_require__.e(251), __nccwpck_require__.e(859)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6859));
        // The runner's tool talks on standard output, which here is for the result.
        return { ...(await gitHubAccess(...way)), download: _archive_http_download_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchDownload */ .f };
    },
    onWarning: (message) => log.warn(message),
    onProgress: (done, total, detail) => log.progress('entries', done, total, detail),
};
(0,_interrupt_js__WEBPACK_IMPORTED_MODULE_10__/* .exitOnInterrupt */ .X)();
process.exitCode = await run(process.argv.slice(2));
async function run(args) {
    const listing = args[0] === 'list';
    let work;
    try {
        const { inputs, help, version } = parseFlags(listing ? args.slice(1) : args);
        if (help || version) {
            process.stdout.write(help ? HELP : `${_version_js__WEBPACK_IMPORTED_MODULE_11__/* .VERSION */ .x}\n`);
            return DONE;
        }
        work = listing ? listWork(inputs) : bundleWork(inputs);
    }
    catch (error) {
        tell(error);
        process.stderr.write('Try btf-bundle --help.\n');
        return USAGE;
    }
    try {
        return await work();
    }
    catch (error) {
        log.end();
        tell(error);
        return FAILED;
    }
}
function bundleWork(inputs) {
    const request = (0,_request_js__WEBPACK_IMPORTED_MODULE_6__/* .makeRequest */ .In)(inputs);
    return async () => {
        const archives = (0,_archive_open_js__WEBPACK_IMPORTED_MODULE_2__/* .openArchives */ .a)(request.archives, access);
        const result = await (0,_bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .bundle */ .l)(request, { archives, reuse: reuseOf(request.cache), log });
        log.end();
        process.stdout.write((0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_12__/* .terminalReport */ .R)(result));
        if (result.failures.length === 0)
            return DONE;
        process.stderr.write(`btf-bundle: ${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_13__/* .plain */ .pj)((0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_12__/* .failureLine */ .P)(result))}\n`);
        return FAILED;
    };
}
function listWork(inputs) {
    const { archives, targets } = (0,_request_js__WEBPACK_IMPORTED_MODULE_6__/* .makeListRequest */ .uE)(inputs);
    return async () => {
        const opened = (0,_archive_open_js__WEBPACK_IMPORTED_MODULE_2__/* .openArchives */ .a)(archives, { ...access, sizes: true });
        process.stdout.write(await (0,_list_js__WEBPACK_IMPORTED_MODULE_5__/* .listKernels */ .B)(opened, targets));
        return DONE;
    };
}
function reuseOf(mode) {
    if (mode === 'none')
        return _reuse_reuse_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_REUSE */ .rR;
    return (0,_reuse_local_js__WEBPACK_IMPORTED_MODULE_7__/* .localReuse */ .m)((0,_reuse_local_js__WEBPACK_IMPORTED_MODULE_7__/* .userCacheDirectory */ .V)(), { sources: true, results: mode !== 'source' });
}
/** Input that cannot be worked with takes its sentences; anything else is our fault, and shows where. */
function tell(error) {
    const lines = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz
        ? error.sentences
        : String(error instanceof Error ? error.stack : error).split('\n');
    for (const line of lines)
        process.stderr.write(`btf-bundle: ${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_13__/* .plain */ .pj)(line)}\n`);
}
/** @throws InputError with a sentence for every flag that is wrong */
function parseFlags(args) {
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        options: {
            ...Object.fromEntries(_request_js__WEBPACK_IMPORTED_MODULE_6__/* .INPUTS */ .mc.map((name) => [name, { type: 'string', multiple: true }])),
            help: { type: 'boolean', short: 'h' },
            version: { type: 'boolean' },
        },
        strict: false,
        tokens: true,
    });
    const inputs = Object.fromEntries(_request_js__WEBPACK_IMPORTED_MODULE_6__/* .INPUTS */ .mc.map((name) => [name, []]));
    const errors = [];
    const asked = new Set();
    for (const token of tokens) {
        if (token.kind === 'positional') {
            errors.push(`"${token.value}" belongs to no flag: put --objects or another flag before it, and quotes around globs.`);
        }
        else if (token.kind === 'option') {
            const { name, rawName, value, inlineValue } = token;
            if (name === 'help' || name === 'version') {
                asked.add(name);
            }
            else if (!isInput(name)) {
                errors.push(`${rawName} is no flag of btf-bundle: --help lists them.`);
            }
            else if (value === undefined || (!inlineValue && value.startsWith('--'))) {
                errors.push(`${rawName} has no value: write ${rawName}=VALUE.`);
            }
            else {
                inputs[name].push(value);
            }
        }
    }
    const help = asked.has('help');
    const version = asked.has('version');
    if (errors.length > 0 && !help)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz(errors);
    return { inputs, help, version };
}
function isInput(name) {
    return _request_js__WEBPACK_IMPORTED_MODULE_6__/* .INPUTS */ .mc.includes(name);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ compare)
/* harmony export */ });
/** Orders strings by UTF-16 code units, as everywhere: the same order on every machine. */
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 1307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ STATUSES)
/* harmony export */ });
const STATUSES = [
    'resolved',
    'absent',
    'unresolved',
    'ambiguous',
    'invalid',
];


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ FormatError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   dz: () => (/* binding */ InputError)
/* harmony export */ });
/**
 * Input that cannot be worked with. Each sentence names one input and says how to mend it; all that
 * are known are reported at once.
 */
class InputError extends Error {
    sentences;
    constructor(sentences) {
        super(sentences.join('\n'));
        this.sentences = sentences;
        this.name = 'InputError';
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


/***/ }),

/***/ 6960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ exitOnInterrupt)
/* harmony export */ });
/**
 * Ends the process on a signal as if it had ended by itself, so that what was begun is cleaned up by
 * those who began it, in their `exit` handlers.
 */
function exitOnInterrupt() {
    const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
    for (const [signal, number] of Object.entries(signals)) {
        process.once(signal, () => process.exit(128 + number));
    }
}


/***/ }),

/***/ 9791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ listKernels)
/* harmony export */ });
/* harmony import */ var _archive_kernel_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4989);
/* harmony import */ var _archive_search_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5486);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4500);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4639);




/**
 * The kernels that the targets name, a line each: the packed size of its BTF, a tab, its id. Those
 * that need no file, and those whose BTF could not be made, say so in the place of the size.
 *
 * @throws InputError where a target is malformed or matches nothing
 */
async function listKernels(archives, targets) {
    try {
        const { found, ownBtf, failed } = await (0,_archive_search_js__WEBPACK_IMPORTED_MODULE_0__/* .searchArchives */ .A)(archives, targets);
        const rows = [
            ...found.map(({ entry }) => [
                entry.size === undefined ? '-' : (0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(entry.size),
                entry.kernel,
            ]),
            ...ownBtf.map((kernel) => ['own BTF', kernel]),
            ...failed.map((kernel) => ['failed', kernel]),
        ];
        return rows
            .map(([what, kernel]) => [what, (0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)((0,_archive_kernel_js__WEBPACK_IMPORTED_MODULE_2__/* .kernelId */ .DB)(kernel))])
            .sort(([, a], [, b]) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .compare */ .U)(a, b))
            .map(([what, id]) => `${what}\t${id}\n`)
            .join('');
    }
    finally {
        await Promise.all(archives.map((archive) => archive.close?.()));
    }
}


/***/ }),

/***/ 2547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ failingRelocations),
/* harmony export */   Qz: () => (/* binding */ failureSentence),
/* harmony export */   qJ: () => (/* binding */ countRecords),
/* harmony export */   sw: () => (/* binding */ countFailingRecords)
/* harmony export */ });
/* unused harmony exports isFailure, siteLabel */
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4500);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4639);


/** Ends in which a loader can do nothing with the relocation. */
const FAILURES = ['unresolved', 'ambiguous', 'invalid'];
function isFailure(status) {
    return FAILURES.includes(status);
}
/** A relocation as people write it: `task_struct.state (byte_off)`, `bpf_func_id::BPF_FUNC_x (enumval_value)`. */
function siteLabel({ kind, type, access }) {
    if (access === '')
        return `${type} (${kind})`;
    const name = type.replace(/^(struct|union|enum) /, '');
    const joint = kind.startsWith('enumval') ? '::' : access.startsWith('[') ? '' : '.';
    return `${name}${joint}${access} (${kind})`;
}
/**
 * All relocations that fail somewhere, the same place of the source in several objects taken as one:
 * those that fail on most kernels first, then by source and label.
 *
 * @param statuses the ends that count as failures
 */
function failingRelocations(report, statuses = FAILURES) {
    const places = new Map();
    for (const object of report.objects) {
        for (const { site: index, source } of object.relocations) {
            const site = index === undefined ? undefined : object.sites[index];
            if (site === undefined)
                continue;
            const label = siteLabel(site);
            const key = JSON.stringify([source, label]);
            let place = places.get(key);
            if (place === undefined) {
                place = { label, source, parts: new Map() };
                places.set(key, place);
            }
            place.parts.set(site, object);
        }
    }
    return [...places.values()]
        .filter(({ parts }) => [...parts.keys()].some((site) => endsIn(site, statuses)))
        .map((place) => failingPlace(place, report.kernels, statuses))
        .sort((a, b) => b.failing - a.failing ||
        (0,_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .U)(a.source ?? '', b.source ?? '') ||
        (0,_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .U)(a.label, b.label));
}
const MET = 1;
const FAILED = 2;
function failingPlace({ label, source, parts }, kernels, statuses) {
    const marks = new Uint8Array(kernels.length);
    let first = kernels.length;
    let reason = '';
    let met = 0;
    let failing = 0;
    for (const [site, { groups }] of parts) {
        for (const { status, reason: why, groups: indices } of site.outcomes) {
            const mark = statuses.includes(status) ? FAILED : MET;
            for (const group of indices) {
                for (const kernel of groups[group] ?? []) {
                    const before = marks[kernel] ?? 0;
                    if (before === 0)
                        met++;
                    if (before >= mark)
                        continue;
                    marks[kernel] = mark;
                    if (mark !== FAILED)
                        continue;
                    failing++;
                    if (kernel > first)
                        continue;
                    first = kernel;
                    reason = why ?? status;
                }
            }
        }
    }
    return { label, source, kernels: met, failing, first: kernels[first] ?? '', reason };
}
function endsIn({ outcomes }, statuses) {
    return outcomes.some(({ status }) => statuses.includes(status));
}
/** One sentence on a relocation, without its source. */
function failureSentence(relocation) {
    const { label, kernels, failing, first, reason } = relocation;
    return `${label} resolves on ${kernels - failing} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(kernels, 'kernel')}: ${reason}; first: ${first}`;
}
/** How many CO-RE records fail on at least one kernel. */
function countFailingRecords(report) {
    let failing = 0;
    for (const { sites, relocations } of report.objects) {
        const fails = sites.map((site) => endsIn(site, FAILURES));
        failing += relocations.filter(({ site }) => site !== undefined && fails[site]).length;
    }
    return failing;
}
/** How many CO-RE records the objects have. */
function countRecords(manifest) {
    return manifest.objects.reduce((sum, { relocations }) => sum + relocations, 0);
}


/***/ }),

/***/ 4641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CP: () => (/* binding */ originsLine),
/* harmony export */   Et: () => (/* binding */ newOrigins),
/* harmony export */   _F: () => (/* binding */ noteFetched)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4639);

function newOrigins() {
    const none = () => ({ kernels: 0, bytes: 0 });
    return { results: 0, sources: none(), network: none(), directory: none() };
}
function noteFetched(origins, from, bytes) {
    origins[from].kernels++;
    origins[from].bytes += bytes;
}
/** One line for people: what came from where, and what that saved. */
function originsLine({ results, sources, network, directory }) {
    const parts = [
        network.kernels > 0 && `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(network.kernels, 'kernel')} fetched (${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(network.bytes)})`,
        sources.kernels > 0 &&
            `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(sources.kernels, 'kernel')} kept from an earlier run (${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(sources.bytes)} not fetched)`,
        results > 0 &&
            `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(results, 'kernel')} with the results of an earlier run (neither fetched nor unpacked)`,
        directory.kernels > 0 &&
            `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(directory.kernels, 'kernel')} read from a directory (${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)(directory.bytes)})`,
    ];
    return parts.filter(Boolean).join(', ') || 'none';
}


/***/ }),

/***/ 9478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ terminalLog)
});

;// CONCATENATED MODULE: ./lib/report/progress.js
/** `kernels: 12 of 120, ubuntu/20.04/…` */
function progressLine(what, done, total, detail) {
    return `${what}: ${done} of ${total}${detail === undefined ? '' : `, ${detail}`}`;
}
/** True at most once in each stretch of time, and not before the first one is over. */
function every(milliseconds) {
    let last = performance.now();
    return () => {
        const now = performance.now();
        if (now - last < milliseconds)
            return false;
        last = now;
        return true;
    };
}

// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __nccwpck_require__(4639);
;// CONCATENATED MODULE: ./lib/report/terminal-log.js


const TERMINAL_MS = 100;
const PIPE_MS = 10_000;
/**
 * Messages a line each. Progress is one line that is written over and over on a terminal, and a line
 * of its own every ten seconds elsewhere.
 */
function terminalLog(messages) {
    const due = every(messages.isTTY ? TERMINAL_MS : PIPE_MS);
    let progressShown = false;
    const clear = () => {
        if (progressShown)
            messages.write('\r\x1b[K');
        progressShown = false;
    };
    const write = (line) => {
        clear();
        messages.write(`${(0,report_text/* plain */.pj)(line)}\n`);
    };
    return {
        info: write,
        warn: (line) => write(`warning: ${line}`),
        progress(what, done, total, detail) {
            if (!due())
                return;
            const line = (0,report_text/* plain */.pj)(progressLine(what, done, total, detail));
            if (!messages.isTTY) {
                write(line);
                return;
            }
            // A terminal that does not know its width says 0.
            messages.write(`\r${(0,report_text/* shorten */.ml)(line, (messages.columns || 80) - 1)}\x1b[K`);
            progressShown = true;
        },
        end: clear,
    };
}


/***/ }),

/***/ 6953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ failureLine),
  R: () => (/* binding */ terminalReport)
});

// EXTERNAL MODULE: ./lib/report/failures.js
var failures = __nccwpck_require__(2547);
// EXTERNAL MODULE: ./lib/report/origins.js
var report_origins = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __nccwpck_require__(4639);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __nccwpck_require__(1307);
;// CONCATENATED MODULE: ./lib/report/totals.js



function totals(kernels) {
    return {
        kernels: kernels.length,
        before: kernels.reduce((sum, { source }) => sum + source.size, 0),
        after: kernels.reduce((sum, { size }) => sum + size, 0),
    };
}
/** Totals of each `distro/version/arch`, sorted by it. */
function totalsByPlace(manifest) {
    const places = new Map();
    for (const kernel of manifest.kernels) {
        const place = kernel.kernel.split('/').slice(0, 3).join('/');
        const there = places.get(place);
        if (there === undefined)
            places.set(place, [kernel]);
        else
            there.push(kernel);
    }
    return [...places]
        .sort(([a], [b]) => compare(a, b))
        .map(([place, kernels]) => [place, totals(kernels)]);
}
/** Each way in which relocations end, over all kernels. */
function outcomeTotals(manifest) {
    return outcome/* STATUSES */.f.map((status) => [
        status,
        manifest.kernels.reduce((sum, { outcomes }) => sum + outcomes[status], 0),
    ]);
}
/** Kernels on which relocations fail, those with most failures first. */
function worstKernels(manifest) {
    return manifest.kernels
        .map((kernel) => ({
        kernel,
        failures: STATUSES.filter(isFailure).reduce((sum, status) => sum + kernel.outcomes[status], 0),
    }))
        .filter(({ failures }) => failures > 0)
        .sort((a, b) => b.failures - a.failures || compare(a.kernel.kernel, b.kernel.kernel));
}

;// CONCATENATED MODULE: ./lib/report/terminal.js




const MOST_LINES = 10;
/** What a run did, for people: plain text, a few lines, the last of them where the files are. */
function terminalReport(result) {
    const { manifest, report, problems, origins, seconds } = result;
    const { kernels, before, after } = totals(manifest.kernels);
    const outcomes = outcomeTotals(manifest)
        .filter(([, sum]) => sum > 0)
        .map(([status, sum]) => `${(0,report_text/* grouped */.zD)(sum)} ${status}`);
    const relocations = (0,failures/* failingRelocations */.KL)(report);
    const lines = [
        `${(0,report_text/* count */.U9)(kernels, 'kernel')}: ${(0,report_text/* size */.Ej)(before)} of BTF tailored to ${(0,report_text/* size */.Ej)(after)}, in ${seconds.toFixed(1)} s`,
        `from: ${(0,report_origins/* originsLine */.CP)(origins)}`,
        `${(0,report_text/* count */.U9)(manifest.objects.length, 'object')} with ${(0,report_text/* count */.U9)((0,failures/* countRecords */.qJ)(manifest), 'relocation')}, ${(0,report_text/* grouped */.zD)((0,failures/* countFailingRecords */.sw)(report))} of them not resolved on every kernel`,
        ...(outcomes.length === 0 ? [] : [`outcomes over all kernels: ${outcomes.join(', ')}`]),
        ...section('kernels that carry their own BTF and need none', manifest.ownBtf),
        ...section('relocations that do not resolve everywhere', relocations.map((relocation) => [relocation.source, (0,failures/* failureSentence */.Qz)(relocation)].filter(Boolean).join(': '))),
        ...section('problems', problems.map(({ condition, message }) => `${condition}: ${message}`)),
        `bundle:   ${(0,report_text/* plain */.pj)(result.directory)}`,
        `manifest: ${(0,report_text/* plain */.pj)(result.manifestFile)}`,
        `report:   ${(0,report_text/* plain */.pj)(result.reportFile)}`,
    ];
    return `${lines.join('\n')}\n`;
}
/** One sentence for a run that did its work and fails by `fail-on`. */
function failureLine({ failures, problems }) {
    const parts = failures.map((failure) => {
        const number = problems.filter(({ condition }) => condition === failure).length;
        return number === 0 ? failure : `${failure} (${(0,report_text/* grouped */.zD)(number)})`;
    });
    return `The run fails because of ${parts.join(', ')}: mend what is reported, or change fail-on.`;
}
function section(title, items) {
    if (items.length === 0)
        return [];
    const shown = items.slice(0, MOST_LINES).map((item) => `  ${(0,report_text/* plain */.pj)(item)}`);
    const left = items.length - shown.length;
    return [
        `${title}: ${(0,report_text/* grouped */.zD)(items.length)}`,
        ...shown,
        ...(left === 0 ? [] : [`  … and ${(0,report_text/* grouped */.zD)(left)} more, in report.json and manifest.json`]),
    ];
}


/***/ }),

/***/ 4639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/**
 * A foreign string as one line of plain text: line breaks and tabs become a space, and what a terminal
 * or a log would act on (control and format characters, escape sequences, lone surrogates) is left out.
 */
function plain(text) {
    return (text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        .replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, '')
        .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
        .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''));
}
/** At most `length` characters (code points), the last of them `…` where some were cut off. */
function shorten(text, length) {
    if (text.length <= length)
        return text;
    const characters = Array.from(text);
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
/** `1 kernel`, `1,234 kernels`: the same on every machine, whatever its locale. */
function count(number, noun) {
    return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}
/** An integer with a comma between thousands. */
function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** A number of bytes in decimal units, such as `4.5 MB`. */
function size(bytes) {
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


/***/ }),

/***/ 4285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  uE: () => (/* binding */ makeListRequest),
  In: () => (/* binding */ makeRequest)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/archive/reference.js




const DEFAULT_ARCHIVE = 'aquasecurity/btfhub-archive';
const OWNER_AND_NAME = /^([A-Za-z0-9][\w-]*)\/([\w.-]+)$/;
const SCP_LIKE = /^[A-Za-z0-9][\w.-]*@[A-Za-z0-9][\w.-]*:(?!\/\/)[^@]/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):\/\//;
const SCHEMES = ['https', 'http', 'ssh', 'file'];
const DIRECTORY_START = /^([./~\\]|[A-Za-z]:($|[\\/]))/;
/**
 * Reads one line of `archive`: a directory, `owner/repository`, or a git URL (`https:`, `http:`,
 * `ssh:`, `file:` or `user@host:path`); the last two may be followed by `@ref`. A directory that
 * exists comes before a repository of the same name.
 *
 * @throws InputError where it is none of these, holds a password or token, or its ref is no ref
 */
function parseArchiveReference(line, context = {}) {
    const isDirectory = context.isDirectory ?? directoryExists;
    if (DIRECTORY_START.test(line) || isDirectory(line)) {
        return { kind: 'directory', path: expandHome(line) };
    }
    const server = (context.serverUrl || 'https://github.com').replace(/\/+$/, '');
    if (SCHEME.test(line))
        return parseUrl(line, server);
    if (SCP_LIKE.test(line)) {
        const [name, ref] = splitRef(line, line.indexOf(':') + 1);
        checkRef(line, ref);
        return { kind: 'git', name, url: name, ...(ref !== undefined && { ref }) };
    }
    const [name, ref] = splitRef(line, 0);
    const repository = gitHubRepository(name, server);
    if (repository === undefined) {
        throw wrong(line, 'is no directory here, and neither owner/repository nor a git URL: give one of these, and start a directory with ./');
    }
    checkRef(line, ref);
    return {
        kind: 'git',
        name,
        url: `${server}/${name}`,
        ...(ref !== undefined && { ref }),
        repository,
    };
}
function parseUrl(line, server) {
    const scheme = SCHEME.exec(line)?.[1]?.toLowerCase() ?? '';
    const shown = line.replace(/\/\/[^/]*@/, '//…@').replace(/[?#].*$/, '');
    if (!SCHEMES.includes(scheme)) {
        throw wrong(shown, `has the scheme ${scheme}: use https, ssh or file, or http for a mirror`);
    }
    let parsed;
    try {
        parsed = new URL(line);
    }
    catch {
        throw wrong(shown, 'is not a valid URL: write it as https://host/path');
    }
    if (parsed.password !== '' || (parsed.username !== '' && scheme !== 'ssh')) {
        throw wrong(shown, 'holds a user name, password or token: leave it out, and give a token in the input token');
    }
    if (parsed.search !== '' || parsed.hash !== '') {
        throw wrong(shown, 'has a part after ? or #: a git URL ends with its path');
    }
    const pathStart = line.indexOf('/', scheme.length + 3);
    if (pathStart < 0 || parsed.pathname.length < 2) {
        throw wrong(shown, 'names no repository: write it as https://host/path');
    }
    const [url, ref] = splitRef(line, pathStart);
    checkRef(line, ref);
    const path = url.startsWith(`${server}/`) ? url.slice(server.length + 1) : '';
    const repository = gitHubRepository(path.replace(/\/$/, '').replace(/\.git$/, ''), server);
    return {
        kind: 'git',
        name: url,
        url,
        ...(ref !== undefined && { ref }),
        ...(repository !== undefined && { repository }),
    };
}
/** Cuts at the last `@` from `start` on. One that begins a path's part belongs to the path. */
function splitRef(line, start) {
    const at = line.lastIndexOf('@');
    if (at <= start || line[at - 1] === '/')
        return [line, undefined];
    return [line.slice(0, at), line.slice(at + 1)];
}
/** The rules of git-check-ref-format, so that no ref is taken for an option or a refspec. */
function checkRef(line, ref) {
    if (ref === undefined)
        return;
    const bad = ref === '' ||
        /^[-+/.]|[/.]$|\.lock$|\.\.|\/\/|\/\.|@\{|[\s~^:?*[\\]/.test(ref) ||
        hasControlCharacter(ref);
    if (bad)
        throw wrong(line, 'ends with no valid ref: give a branch, a tag or a commit id after @');
}
function gitHubRepository(path, server) {
    const [, owner, name] = OWNER_AND_NAME.exec(path) ?? [];
    if (owner === undefined || name === undefined || /^\.+$/.test(name))
        return undefined;
    return { server, owner, name };
}
function hasControlCharacter(text) {
    return [...text].some((character) => character < ' ' || character === '\x7f');
}
function wrong(line, what) {
    return new lib_errors/* InputError */.dz([`archive ${JSON.stringify(line)} ${what}.`]);
}
function expandHome(path) {
    return /^~($|[\\/])/.test(path) ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), path.slice(1)) : path;
}
function directoryExists(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/request.js




/** The inputs of the action, which are the flags of the terminal. */
const INPUTS = [
    'objects',
    'targets',
    'targets-file',
    'archive',
    'cache',
    'output',
    'fail-on',
];
const DEFAULT_OUTPUT = 'btf-bundle';
const DEFAULT_FAIL_ON = ['missing', 'invalid'];
const FAIL_ON = ['missing', 'invalid', 'unresolved'];
const CACHE_MODES = ['auto', 'all', 'source', 'none'];
const MAX_TARGETS_FILE = 1 << 20;
/**
 * Checks all inputs and reads `targets-file`. Paths stay as the user wrote them, relative to the
 * current directory.
 *
 * @throws InputError with a sentence for every input that is wrong
 */
function makeRequest(inputs) {
    const errors = [];
    const objects = lines(inputs.objects);
    if (!objects.some((line) => !isExclusion(line))) {
        errors.push('objects names no file: give at least one eBPF object or glob, such as build/*.o.');
    }
    const targets = readTargets(inputs, errors);
    const archives = parseArchives(lines(inputs.archive), errors);
    const directories = archives.flatMap((one) => (one.kind === 'directory' ? [one.path] : []));
    const outputs = lines(inputs.output);
    const output = outputs[0] ?? DEFAULT_OUTPUT;
    if (outputs.length > 1) {
        errors.push('output names several directories: give one.');
    }
    const danger = outputDanger(output, directories);
    if (danger !== undefined) {
        errors.push(`output "${output}" ${danger}: give a directory of its own, such as btf-bundle.`);
    }
    const failOn = parseFailOn(inputs['fail-on'], errors);
    const cache = parseCache(lines(inputs.cache), errors);
    if (errors.length > 0)
        throw new lib_errors/* InputError */.dz(errors);
    return { objects, targets, archives, cache, output, failOn };
}
/**
 * Checks the inputs that tell which kernels there are, and does not look at the others.
 *
 * @throws InputError as `makeRequest` does
 */
function makeListRequest(inputs) {
    const errors = [];
    const targets = readTargets(inputs, errors);
    const archives = parseArchives(lines(inputs.archive), errors);
    if (errors.length > 0)
        throw new lib_errors/* InputError */.dz(errors);
    return { targets, archives };
}
function readTargets(inputs, errors) {
    const targets = lines(inputs.targets);
    const readable = errors.length;
    for (const file of lines(inputs['targets-file'])) {
        try {
            targets.push(...lines([readTargetsFile(file)]));
        }
        catch (error) {
            errors.push(`targets-file "${file}" ${(0,lib_errors/* messageOf */.bD)(error)}.`);
        }
    }
    if (errors.length === readable && !targets.some((line) => !/^[!#]/.test(line))) {
        errors.push('targets names no kernel: give at least one pattern such as ubuntu/20.04/x86_64, in targets or in a targets-file.');
    }
    return targets;
}
function lines(values) {
    return values
        .flatMap((value) => value.split(/\r?\n|\r/))
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** `!file` and `arch: !file` take away from what other lines name; `#` starts a comment. */
function isExclusion(line) {
    return /^(#|(\w+:\s+)?!)/.test(line);
}
/** @throws Error whose message continues the sentence `targets-file "…"` */
function readTargetsFile(file) {
    let bytes;
    try {
        const stat = (0,external_node_fs_.statSync)(file);
        if (!stat.isFile())
            throw new Error('is not a file: give the path of a text file');
        if (stat.size > MAX_TARGETS_FILE) {
            throw new Error('is larger than 1 MiB: give a text file with a pattern a line');
        }
        bytes = (0,external_node_fs_.readFileSync)(file);
    }
    catch (error) {
        const code = error.code;
        if (code === 'ENOENT' || code === 'ENOTDIR') {
            throw new Error('does not exist: give the path of a text file with a pattern a line');
        }
        if (code !== undefined)
            throw new Error(`cannot be read (${code}): check its permissions`);
        throw error;
    }
    if (bytes.includes(0)) {
        throw new Error('is not UTF-8 text: give a text file with a pattern a line');
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new Error('is not UTF-8 text: save it as UTF-8');
    }
}
/** Without an archive it is BTFHub's, wherever the run is. */
function parseArchives(names, errors) {
    if (names.length === 0)
        return [parseArchiveReference(DEFAULT_ARCHIVE)];
    const serverUrl = process.env.GITHUB_SERVER_URL;
    return names.flatMap((name) => {
        try {
            const archive = parseArchiveReference(name, serverUrl === undefined ? {} : { serverUrl });
            if (archive.kind === 'directory' && !isDirectory(archive.path)) {
                errors.push(`archive "${name}" is not a directory: give the path of one that exists.`);
            }
            return [archive];
        }
        catch (error) {
            errors.push(...(error instanceof lib_errors/* InputError */.dz ? error.sentences : [(0,lib_errors/* messageOf */.bD)(error)]));
            return [];
        }
    });
}
function parseCache(words, errors) {
    const mode = words[0] ?? 'auto';
    if (words.length <= 1 && CACHE_MODES.includes(mode))
        return mode;
    errors.push(`cache does not know "${words.join(' ')}": use auto, all, source or none.`);
    return 'none';
}
function isDirectory(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}
/** Why a bundle must not take this directory's place; continues the sentence `output "…"`. */
function outputDanger(output, archives) {
    const directory = realPath(output);
    const here = realPath('.');
    if (directory === (0,external_node_path_.parse)(directory).root)
        return 'is the root of the file system';
    if (directory === here)
        return 'is the current directory';
    if (isBelow(here, directory))
        return 'holds the current directory';
    if (directory.split(external_node_path_.sep).some((part) => part.toLowerCase() === '.git'))
        return 'is inside a .git directory';
    for (const archive of archives) {
        const source = realPath(archive);
        if (directory === source)
            return 'is the archive';
        if (isBelow(directory, source))
            return 'is inside the archive';
        if (isBelow(source, directory))
            return 'holds the archive';
    }
    return undefined;
}
/** The path without symbolic links; parts of it that do not exist stay as they are. */
function realPath(path) {
    const absolute = (0,external_node_path_.resolve)(path);
    try {
        return external_node_fs_.realpathSync.native(absolute);
    }
    catch {
        const parent = (0,external_node_path_.dirname)(absolute);
        return parent === absolute ? absolute : (0,external_node_path_.join)(realPath(parent), (0,external_node_path_.basename)(absolute));
    }
}
function isBelow(path, directory) {
    const way = (0,external_node_path_.relative)(directory, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && (0,external_node_path_.parse)(way).root === '';
}
function parseFailOn(values, errors) {
    const words = values.flatMap((value) => value.split(/[,\s]+/)).filter((word) => word !== '');
    if (words.length === 0)
        return new Set(DEFAULT_FAIL_ON);
    const unknown = words.filter((word) => word !== 'none' && !FAIL_ON.includes(word));
    for (const word of unknown) {
        errors.push(`fail-on does not know "${word}": use any of missing, invalid and unresolved, or none.`);
    }
    if (words.includes('none')) {
        if (words.some((word) => word !== 'none')) {
            errors.push('fail-on has none beside other words: give none alone, or leave it out.');
        }
        return new Set();
    }
    return new Set(words);
}


/***/ }),

/***/ 4519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ userCacheDirectory),
/* harmony export */   m: () => (/* binding */ localReuse)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _archive_store_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3283);



/** Where programs of this user keep what they can make again. */
function userCacheDirectory() {
    const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
    if (process.platform === 'win32' && LOCALAPPDATA)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(LOCALAPPDATA, 'btf-bundle');
    if (process.platform === 'darwin')
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), 'Library', 'Caches', 'btf-bundle');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(XDG_CACHE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.cache'), 'btf-bundle');
}
/** Reuse by a directory that stays on the machine. */
function localReuse(root, levels) {
    return {
        ...(levels.sources && { store: (0,_archive_store_js__WEBPACK_IMPORTED_MODULE_2__/* .blobStore */ .Rb)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'sources')) }),
        restoreSources: async () => { },
        saveSources: async () => { },
        restoreResults: async (signature) => levels.results ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'results', signature) : undefined,
        saveResults: async () => { },
    };
}


/***/ }),

/***/ 7672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Oi: () => (/* binding */ sourceGroups),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   rR: () => (/* binding */ NO_REUSE)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _archive_store_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3283);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4500);



/** Reuses nothing. */
const NO_REUSE = {
    restoreSources: async () => { },
    saveSources: async () => { },
    restoreResults: async () => undefined,
    saveResults: async () => { },
};
/** The groups of entries that come from somewhere else than this machine. */
function sourceGroups(archives, found) {
    const groups = new Map();
    for (const { entry, archive } of found) {
        if (entry.blob === undefined || archives[archive]?.directory !== undefined)
            continue;
        const name = (0,_archive_store_js__WEBPACK_IMPORTED_MODULE_1__/* .groupOf */ .F8)(entry.kernel);
        groups.set(name, (groups.get(name) ?? new Set()).add(entry.blob));
    }
    return [...groups]
        .sort(([a], [b]) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .compare */ .U)(a, b))
        .map(([name, blobs]) => ({ name, blobs: [...blobs].sort() }));
}
/** A short name for a set of strings: 16 hex digits. */
function digestOf(strings) {
    const text = [...strings].sort().join('\n');
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}


/***/ }),

/***/ 3411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Version of btf-bundle; a test holds it equal to package.json's. */
const VERSION = '0.1.0';


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9069);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
