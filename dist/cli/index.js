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

/***/ 2053:
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

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 2375:
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

/***/ 5675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ makeListing),
  t: () => (/* binding */ strayAt)
});

// EXTERNAL MODULE: ./lib/compare.js
var compare = __nccwpck_require__(4500);
// EXTERNAL MODULE: ./lib/kernels/kernel.js
var kernel = __nccwpck_require__(3945);
;// CONCATENATED MODULE: ./lib/archive/entry-path.js
/** How an entry's bytes are packed, by the end of its file name; a kernel's best one comes first. */
const ENTRY_FORMATS = ['btf.tar.xz', 'btf.xz', 'btf', 'vmlinux'];
/** What an archive says about a kernel in place of its BTF. */
const MARKERS = ['hasbtf', 'failed'];
const VMLINUX_PREFIX = 'vmlinux-';
/** Linux limits `uname -r` to 64 characters (`__NEW_UTS_LEN`); the other parts are far shorter. */
const PART = /^(?=.{1,64}$)[A-Za-z0-9]([A-Za-z0-9._+~-]*[A-Za-z0-9_+~-])?$/;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
/** What a bundle itself has at its top. */
const BUNDLE_FILE = /^(manifest|report)\.json$/i;
/**
 * Reads a path inside an archive, with `/` between its parts: `distro/version/arch/file`, where
 * file is the release followed by `.btf.tar.xz`, `.btf.xz`, `.btf`, `.vmlinux`, `.hasbtf` or
 * `.failed`. A file with none of these endings is a `vmlinux` if its name is `vmlinux-` and the
 * release, as distributions install it.
 *
 * The parts become a path in the bundle, so that each is at most 64 of `A-Z a-z 0-9 . _ + ~ -`,
 * starts with a letter or a digit, does not end with a dot, and is no name that Windows or the
 * bundle itself takes. Any other path has a flaw.
 */
function parseEntryPath(path) {
    const parts = path.split('/');
    const [distro = '', version = '', arch = '', file = ''] = parts;
    if (parts.length !== 4) {
        return { flaw: 'it is not at distro/version/arch/file', isKernel: false };
    }
    const meaning = parseFileName(file);
    if (meaning === undefined) {
        return { flaw: 'its name does not end as that of a kernel', isKernel: false };
    }
    const { release, ...rest } = meaning;
    for (const part of [distro, version, arch, release]) {
        const flaw = partFlaw(part);
        if (flaw !== undefined)
            return { flaw, isKernel: true };
    }
    if (BUNDLE_FILE.test(distro)) {
        return { flaw: `a bundle has a file of its own at "${distro}"`, isKernel: true };
    }
    return { kernel: { distro, version, arch, release }, ...rest };
}
/** Position of a format in the order of preference, for a kernel that has several: 0 is best. */
function formatRank(format) {
    return ENTRY_FORMATS.indexOf(format);
}
function parseFileName(file) {
    // Longer endings stand before those that they end with.
    for (const format of ENTRY_FORMATS) {
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
function partFlaw(part) {
    if (!PART.test(part))
        return 'a part of it is empty, too long or has a character that no path of a bundle has';
    if (DEVICE.test(part))
        return `"${part}" is a device on Windows`;
    return undefined;
}

;// CONCATENATED MODULE: ./lib/archive/listing.js



/**
 * What the files of an archive, and the links between its directories, come to. A file whose kernel
 * could not have a file in a bundle on every platform is a stray, so that it costs no other kernel
 * anything.
 */
function makeListing(files, aliases, otherStrays) {
    const entries = new Map();
    const ownBtf = new Map();
    const failed = new Map();
    const strays = [...otherStrays];
    for (const file of files) {
        const meaning = parseEntryPath(file.path);
        if ('flaw' in meaning) {
            strays.push({ path: file.path, reason: meaning.flaw, isKernel: meaning.isKernel });
            continue;
        }
        const id = (0,kernel/* kernelId */.D)(meaning.kernel);
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
        entries: distinct(entries, strays).sort((a, b) => (0,compare/* compare */.U)(a.path, b.path)),
        ownBtf: sortedKernels(ownBtf),
        failed: sortedKernels(failed),
        aliases: new Map([...aliases].sort(([a], [b]) => (0,compare/* compare */.U)(a, b))),
        strays: strays.sort((a, b) => (0,compare/* compare */.U)(a.path, b.path)),
    };
}
/** A path that is not used for a reason beside its name. */
function strayAt(path, reason) {
    const meaning = parseEntryPath(path);
    return { path, reason, isKernel: !('flaw' in meaning) || meaning.isKernel };
}
/** Several files of one kernel: the best packed one counts, and the first path of two alike. */
function isPreferred(entry, other) {
    const difference = formatRank(entry.format) - formatRank(other.format);
    return difference < 0 || (difference === 0 && entry.path < other.path);
}
/** Of kernels whose files are one file on Windows and macOS the first counts; the others are strays. */
function distinct(byId, strays) {
    const kept = new Map();
    for (const [id, entry] of [...byId].sort(([a], [b]) => (0,compare/* compare */.U)(a, b))) {
        const first = kept.get(id.toLowerCase());
        if (first === undefined) {
            kept.set(id.toLowerCase(), entry);
            continue;
        }
        const reason = `it is "${(0,kernel/* kernelId */.D)(first.kernel)}" to a file system to which case does not count`;
        strays.push({ path: entry.path, reason, isKernel: true });
    }
    return [...kept.values()];
}
function sortedKernels(kernels) {
    return [...kernels].sort(([a], [b]) => (0,compare/* compare */.U)(a, b)).map(([, kernel]) => kernel);
}


/***/ }),

/***/ 6602:
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
// EXTERNAL MODULE: ./lib/archive/listing.js + 1 modules
var archive_listing = __nccwpck_require__(5675);
;// CONCATENATED MODULE: ./lib/archive/directory.js




const LAYOUT = 'distro/version/arch/release.btf.tar.xz';
const DEPTH = LAYOUT.split('/').length;
const MAX_PACKED = 256 << 20;
const NO_FILE = 'it is neither a file nor a directory';
/**
 * A local directory in BTFHub-Archive's layout. Files beside the distro directories and names that
 * start with a dot are not looked at. Symbolic links are followed inside the directory only.
 *
 * `list` throws InputError if the directory is missing, cannot be read as a whole, or holds no entry.
 * `read` refuses a file of more than 256 MiB; if the directory itself is gone, as when a disk is, all
 * entries that are left come with one and the same TransportError.
 */
function directoryArchive(path) {
    return {
        name: path,
        directory: (0,external_node_path_.resolve)(path),
        list: () => list(path),
        async *read(entries) {
            let lost;
            for (const entry of entries) {
                const fetched = lost ? { entry, error: lost } : await readEntry(path, entry);
                if ('error' in fetched && fetched.error instanceof errors/* TransportError */.wX)
                    lost = fetched.error;
                yield fetched;
            }
        },
    };
}
async function list(path) {
    const fail = (what, advice = `give a directory in BTFHub-Archive's layout, ${LAYOUT}`) => new errors/* InputError */.dz([`archive ${JSON.stringify(path)} ${what}: ${advice}.`]);
    let root;
    let isDirectory;
    try {
        root = await (0,promises_.realpath)(path);
        isDirectory = (await (0,promises_.stat)(root)).isDirectory();
    }
    catch (error) {
        const reason = reasonOf(error);
        throw fail(reason === 'ENOENT' ? 'does not exist' : `cannot be read (${reason})`);
    }
    if (!isDirectory)
        throw fail('is not a directory');
    const found = { files: [], aliases: new Map(), strays: [], directory: '' };
    try {
        await walk(root, [], found);
    }
    catch (error) {
        // To go on without the directory would be to lose its kernels without a word.
        const where = found.directory === '' ? '' : ` at ${JSON.stringify(found.directory)}`;
        throw fail(`cannot be listed${where} (${reasonOf(error)})`, 'check its permissions');
    }
    const listing = (0,archive_listing/* makeListing */.h)(found.files, found.aliases, found.strays);
    if (listing.entries.length === 0)
        throw fail("holds no kernel's BTF");
    return listing;
}
/** @param parts names of the directories from the root down to the one that is walked */
async function walk(root, parts, found) {
    found.directory = parts.join('/');
    const children = await (0,promises_.readdir)((0,external_node_path_.join)(root, ...parts), { withFileTypes: true });
    const isTop = parts.length === 0;
    const mayHoldEntries = parts.length === DEPTH - 1;
    for (const child of children) {
        if (child.name.startsWith('.'))
            continue;
        const childParts = [...parts, child.name];
        const path = childParts.join('/');
        const target = await resolveChild(root, child, childParts);
        if (typeof target === 'string') {
            found.strays.push((0,archive_listing/* strayAt */.t)(path, target));
        }
        else if (!target.isDirectory) {
            if (!isTop)
                found.files.push({ path, size: target.size });
        }
        else if (mayHoldEntries) {
            found.strays.push((0,archive_listing/* strayAt */.t)(path, 'it is a directory'));
        }
        else if (target.link !== undefined) {
            found.aliases.set(path, target.link);
        }
        else {
            await walk(root, childParts, found);
        }
    }
}
/** What a name stands for, or why that is of no use. */
async function resolveChild(root, child, parts) {
    if (child.isDirectory())
        return { isDirectory: true, size: 0 };
    if (!child.isFile() && !child.isSymbolicLink())
        return NO_FILE;
    const path = (0,external_node_path_.join)(root, ...parts);
    try {
        const real = await (0,promises_.realpath)(path);
        const stats = await (0,promises_.stat)(real);
        const { size } = stats;
        const isDirectory = stats.isDirectory();
        if (!isDirectory && !stats.isFile())
            return NO_FILE;
        if (!child.isSymbolicLink())
            return { isDirectory, size };
        const link = pathInside(root, real);
        if (link === undefined)
            return 'the link leads out of the archive';
        const isAtSameDepth = link.split('/').length === parts.length;
        if (isDirectory && !isAtSameDepth)
            return 'the link leads to a directory of another depth';
        return { isDirectory, size, link };
    }
    catch (error) {
        return `the link leads nowhere (${reasonOf(error)})`;
    }
}
/** Path from the root, with `/`; undefined if it is the root, is outside, or passes a dot name. */
function pathInside(root, real) {
    const way = (0,external_node_path_.relative)(root, real);
    if (way === '' || (0,external_node_path_.isAbsolute)(way))
        return undefined;
    const parts = way.split(external_node_path_.sep);
    return parts.some((part) => part.startsWith('.')) ? undefined : parts.join('/');
}
async function readEntry(archive, entry) {
    let root;
    try {
        root = await (0,promises_.realpath)(archive);
    }
    catch (error) {
        const message = `archive ${JSON.stringify(archive)} cannot be read any more (${reasonOf(error)}): check that its disk is there.`;
        return { entry, error: new errors/* TransportError */.wX(message, false) };
    }
    try {
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
// EXTERNAL MODULE: ./lib/archive/tree-listing.js
var tree_listing = __nccwpck_require__(1849);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./lib/archive/git/process.js





/** Git is not on this machine, or too old for what is needed of it. */
class GitUnavailableError extends errors/* ExpectedError */.Dh {
    constructor(sentence) {
        super([sentence]);
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
 * @throws nothing: if git cannot be started, the process emits `error`
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
 * @throws GitUnavailableError if there is no git; GitError if it fails or falls silent; the
 *   signal's reason if that is aborted
 */
async function runGit(args, run) {
    run.signal?.throwIfAborted();
    const child = startGit(args, run);
    let stderr = '';
    let silent = false;
    let tooMuch = false;
    const output = [];
    let size = 0;
    let received = 0;
    const timer = setTimeout(() => {
        const before = received;
        received = run.growing === undefined ? 0 : sizeOf(run.growing);
        silent = received <= before;
        if (silent)
            endGit(child);
        else
            timer.refresh();
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
        throw unavailable(error, run.cwd) ?? error;
    }
    finally {
        clearTimeout(timer);
        run.signal?.removeEventListener('abort', abort);
    }
}
/** Bytes of the files in a directory, which may come and go. */
function sizeOf(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory).reduce((sum, name) => sum + ((0,external_node_fs_.statSync)((0,external_node_path_.join)(directory, name), { throwIfNoEntry: false })?.size ?? 0), 0);
    }
    catch {
        return 0;
    }
}
function unavailable(error, cwd) {
    // The system says the same of a directory that is gone.
    if (!(0,external_node_fs_.existsSync)(cwd))
        return undefined;
    const code = error.code;
    if (code !== 'ENOENT' && code !== 'EACCES')
        return undefined;
    return new GitUnavailableError('There is no git on this machine: install git 2.31 or later.');
}
/** @throws GitUnavailableError if there is no git of at least 2.31, which reads settings from the environment */
async function requireGit(run) {
    const text = (await runGit(['--version'], run)).toString();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(text) ?? [];
    if (Number(major) * 1000 + Number(minor) < 2031) {
        throw new GitUnavailableError(`The git on this machine is ${major}.${minor}: install git 2.31 or later.`);
    }
}

;// CONCATENATED MODULE: ./lib/archive/git/git-failure.js





/** A server sends from its address to another one, which a token must not follow. */
class RedirectError extends errors/* TransportError */.wX {
}
/** A server has no branch or tag of a name. */
class UnknownRefError extends errors/* TransportError */.wX {
}
/** A server does not have an object that was asked for. */
class UnknownObjectError extends errors/* TransportError */.wX {
    id;
    constructor(message, id, transient) {
        super(message, transient);
        this.id = id;
    }
}
const PLACE = 'RUNNER_TEMP, or else TMPDIR';
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
        say: () => `the disk of the temporary directory is full: make room in ${PLACE}`,
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
        return new errors/* TransportError */.wX(`${subject}: ${say(match)}.`, transient, retryAfter);
    }
    const detail = lastWords(stderr);
    return new errors/* TransportError */.wX(`${subject}: ${error.message}${detail === '' ? '' : ` (${detail})`}.`, true, await lastRetryAfter(trace));
}
/**
 * Turns a failure of git on this machine, or of the directory that it works in, into one sentence
 * about the archive. Any other error is given back as it is.
 *
 * @param repository that is there as long as the directory is, if it was made already
 */
function explainLocalFailure(archive, error, repository) {
    const subject = `archive ${JSON.stringify(archive)}`;
    const isGone = repository !== undefined && !(0,external_node_fs_.existsSync)(repository);
    const { code, syscall } = Object(error);
    const isOfSystem = code !== undefined && syscall !== undefined;
    if (isOfSystem || (isGone && error instanceof GitError)) {
        const message = `${subject}: the temporary directory for git fails (${isOfSystem ? code : 'ENOENT'}): check the disk and the permissions of ${PLACE}.`;
        return new errors/* TransportError */.wX(message, false);
    }
    if (!(error instanceof GitError))
        return error;
    const detail = lastWords(cleanText(error.stderr, []));
    const message = `${subject}: ${error.message}${detail === '' ? '' : ` (${detail})`}.`;
    return new errors/* TransportError */.wX(message, false);
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
            growing: (0,external_node_path_.join)(directory, 'objects', 'pack'),
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
/** Both functions throw if the stream ends too early. */
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

;// CONCATENATED MODULE: ./lib/archive/git/batches.js









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
            let { fault } = batch;
            if (again.length > 0) {
                const second = await start(again);
                yield* readBatch(git, second, options.largestBlob, either);
                fault = second.fault;
            }
            if (fault) {
                for (const id of lists.slice(index + 1).flat())
                    yield { id, error: fault };
                return;
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
        return {
            ids,
            directory,
            fault: explainLocalFailure(git.archive, error, (0,external_node_path_.join)(git.directory, READER)),
        };
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
    if (batch.directory === '')
        return;
    // What stays goes with the directory that it is in.
    await (0,promises_.rm)(batch.directory, { recursive: true, force: true }).catch(() => { });
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

;// CONCATENATED MODULE: ./lib/archive/git/snapshot.js








/**
 * Fetches the trees of one commit, in three requests, and lists them.
 *
 * @param ref branch, tag, or full or short commit id; the default branch if undefined
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
        throw new errors/* TransportError */.wX(`archive ${JSON.stringify(git.archive)} has several commits ${ref}…: give the full commit id.`, false);
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/archive/git/environment.js

const DEFAULT_SPEED_LIMIT = {
    bytesPerSecond: 1000,
    seconds: retry/* DEFAULT_PATIENCE */.QF.silence / 2000,
};
/**
 * What git and its helpers may know of this process: where programs, the home and temporary files
 * are, and the way out of a company's network. All else stays here: inputs, the runner's tokens, and
 * what would steer or trace git.
 */
const INHERITED_VARIABLES = new Set([
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'XDG_CONFIG_HOME',
    'LD_LIBRARY_PATH',
    // macOS: which of several toolchains `git` stands for.
    'DEVELOPER_DIR',
    // Proxies, and who asks them.
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'GIT_HTTP_PROXY_AUTHMETHOD',
    'KRB5_CONFIG',
    'KRB5CCNAME',
    // Certificates.
    'CURL_CA_BUNDLE',
    'GIT_SSL_CAINFO',
    'GIT_SSL_CAPATH',
    'NIX_SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'SSL_CERT_FILE',
    // SSH.
    'GIT_SSH',
    'GIT_SSH_COMMAND',
    'GIT_SSH_VARIANT',
    'SSH_AGENT_PID',
    'SSH_AUTH_SOCK',
    'GIT_EXEC_PATH',
    // Windows.
    'APPDATA',
    'COMSPEC',
    'HOMEDRIVE',
    'HOMEPATH',
    'LOCALAPPDATA',
    'PATHEXT',
    'PROGRAMDATA',
    'PROGRAMFILES',
    'SYSTEMDRIVE',
    'SYSTEMROOT',
    'TEMP',
    'TMP',
    'USERNAME',
    'USERPROFILE',
    'WINDIR',
]);
/** Nothing else of the user's configuration is taken over. */
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
 * The environment of every git process: what it may know of this one's, and the settings, which so
 * stand in no argument that other users can read.
 */
function gitEnvironment(settings, base = process.env) {
    const environment = {};
    for (const [name, value] of Object.entries(base)) {
        // Windows knows no case in names, and the proxies' are written in both.
        if (INHERITED_VARIABLES.has(name.toUpperCase()))
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
 * @throws GitUnavailableError; what the file system throws
 */
async function openWorkspace(options, silence) {
    const directory = await makeDirectory(options.directory);
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
/** A runner empties its own temporary directory after each job, and keeps it apart from other jobs'. */
async function makeDirectory(parent) {
    const make = (one) => (0,promises_.mkdtemp)((0,external_node_path_.join)(one, 'btf-bundle-git-'));
    const own = process.env.RUNNER_TEMP;
    if (parent === undefined && own)
        return make(own).catch(() => make((0,external_node_os_.tmpdir)()));
    return make(parent ?? (0,external_node_os_.tmpdir)());
}
function removeDirectory(directory) {
    directories.delete(directory);
    try {
        (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true, maxRetries: 3 });
    }
    catch {
        // It is a temporary directory, and nothing depends on its being gone.
    }
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

;// CONCATENATED MODULE: ./lib/archive/git/git-archive.js










/**
 * An archive in a git repository, read by the `git` program with no clone and no checkout. Three
 * requests fetch the trees, two the symbolic links, and two each batch of entries.
 *
 * `list` throws GitUnavailableError if this machine has no git, TransportError if the repository
 * cannot be read, and InputError if it holds no entry. `read` gives an entry whose blob is missing,
 * too large or wrong an error of its own; if the server, git or its directory fails, all that are left
 * come with one and the same TransportError.
 */
function gitArchive(options) {
    const { batchSize = 200, largestBlob = 256 << 20, patience = retry/* DEFAULT_PATIENCE */.QF } = options;
    const closing = new AbortController();
    let workspace;
    let git;
    let commit;
    function explain(error) {
        throw explainLocalFailure(options.name, error, git && (0,external_node_path_.join)(git.directory, READER));
    }
    async function open() {
        workspace ??= openWorkspace(options, patience.silence).catch(explain);
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
            const snapshot = await readSnapshot().catch(explain);
            commit = snapshot.commit;
            return (0,tree_listing/* listTree */.n)(options.name, snapshot.files, readLinks);
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

;// CONCATENATED MODULE: ./lib/archive/strays.js
const NAMED = 3;
const MAX_NAME = 120;
/**
 * Puts an archive's strays into at most two sentences, each with a count and the first few paths.
 * The paths are foreign strings, quoted as JSON and cut.
 *
 * @param archive what the user called it
 */
function describeStrays(archive, { strays }) {
    const kernels = strays.filter(({ isKernel }) => isKernel);
    const others = strays.filter(({ isKernel }) => !isKernel);
    const subject = `archive ${JSON.stringify(archive)}`;
    return {
        ...(kernels.length > 0 && {
            warning: `${subject} has ${files(kernels)} of kernels that are left out: ${named(kernels)}. Rename or mend there what you need.`,
        }),
        ...(others.length > 0 && {
            info: `${subject} has ${files(others)} of no kernel: ${named(others)}.`,
        }),
    };
}
function files({ length }) {
    return length === 1 ? 'a file' : `${length} files`;
}
function named(strays) {
    const shown = strays.slice(0, NAMED).map(({ path, reason }) => `${quoted(path)} (${reason})`);
    const rest = strays.length - shown.length;
    return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
function quoted(path) {
    const characters = Array.from(path);
    const cut = characters.length <= MAX_NAME ? path : `${characters.slice(0, MAX_NAME - 1).join('')}…`;
    return JSON.stringify(cut);
}

;// CONCATENATED MODULE: ./lib/archive/open.js






/** Up to so many entries, files from a public server are as quick as git, and count against nothing. */
const FEW = 3;
/** For what git can do as well, if HTTPS does not bring it soon. */
const LITTLE_PATIENCE = { ...retry/* DEFAULT_PATIENCE */.QF, tries: 1, silence: 20_000 };
/**
 * The archives that the user named, in the order in which they are searched. When one is listed,
 * what it holds beside kernels is told.
 */
function openArchives(references, access) {
    return references.map((reference) => {
        const archive = reference.kind === 'directory'
            ? directoryArchive(reference.path)
            : repositoryArchive(reference, access);
        return tellingStrays(archive, access);
    });
}
function tellingStrays(archive, { onInfo, onWarning }) {
    return {
        name: archive.name,
        ...(archive.directory !== undefined && { directory: archive.directory }),
        get commit() {
            return archive.commit;
        },
        async list() {
            const listing = await archive.list();
            const { warning, info } = describeStrays(archive.name, listing);
            if (warning !== undefined)
                onWarning(warning);
            if (info !== undefined)
                onInfo(info);
            return listing;
        },
        read: (entries) => archive.read(entries),
        close: () => archive.close?.() ?? Promise.resolve(),
    };
}
/**
 * A repository, read by git; over HTTPS if this machine has no git, and if few entries are wanted of
 * a public one.
 */
function repositoryArchive(reference, access) {
    const { name, url, ref, repository } = reference;
    const { token, server, onWarning, onProgress } = access;
    const git = gitArchive({
        name,
        url,
        ...(ref !== undefined && { ref }),
        ...(token !== undefined && { token }),
        onWarning,
        onProgress,
    });
    let https;
    let commit;
    /** With git beside it, HTTPS is told the commit, and given up soon. */
    function overHttps(options) {
        if (repository === undefined)
            throw new Error(`archive ${name} cannot be read without git.`);
        const isOwn = (one) => new URL(one).origin === new URL(repository.server).origin;
        const apiUrl = server && isOwn(server.url) ? server.apiUrl : undefined;
        const archive = {
            name,
            repository,
            ...(ref !== undefined && { ref }),
            ...(token && isOwn(token.server) && { token: token.value }),
            ...(apiUrl && { apiUrl }),
            ...options,
        };
        https ??= openGitHub(archive, access);
        return https;
    }
    async function listOverHttps() {
        const archive = await overHttps({});
        const listing = await archive.list();
        commit = archive.commit;
        return listing;
    }
    return {
        name,
        get commit() {
            return git.commit ?? commit;
        },
        async list() {
            if (access.sizes && repository !== undefined) {
                try {
                    return await listOverHttps();
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
                return listOverHttps();
            }
        },
        async *read(entries) {
            if (git.commit === undefined) {
                yield* (await overHttps({})).read(entries);
                return;
            }
            const left = new Set(entries);
            if (entries.length <= FEW && repository?.server === 'https://github.com') {
                const archive = await overHttps({ commit: git.commit, patience: LITTLE_PATIENCE });
                for await (const fetched of archive.read(entries)) {
                    if ('error' in fetched)
                        continue;
                    left.delete(fetched.entry);
                    yield fetched;
                }
            }
            // What HTTPS did not bring is asked of git, which says what is wrong.
            if (left.size > 0)
                yield* git.read([...left]);
        },
        async close() {
            await Promise.all([git.close(), (await https)?.close?.()]);
        },
    };
}
/** Loaded when it is used: most runs read archives by git. */
async function openGitHub(options, { gitHubApi }) {
    const { gitHubArchive } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(52)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5052));
    return gitHubArchive({ ...options, api: await gitHubApi() });
}


/***/ }),

/***/ 8592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  QF: () => (/* binding */ DEFAULT_PATIENCE),
  mu: () => (/* binding */ parseRetryAfter),
  R$: () => (/* binding */ retrying)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/archive/retry.js


const DEFAULT_PATIENCE = {
    tries: 3,
    firstWait: 2_000,
    longestWait: 60_000,
    silence: 120_000,
};
/**
 * Does `attempt` until it succeeds, as often and as patiently as allowed. What it throws is thrown
 * on if it is no transient TransportError, if the tries are used up, or if the server asks
 * for a longer wait than allowed.
 */
async function retrying(patience, attempt, signal) {
    for (let number = 1;; number++) {
        try {
            return await attempt(number);
        }
        catch (error) {
            if (!(error instanceof errors/* TransportError */.wX) || !error.transient)
                throw error;
            if (patience.tries === 1)
                throw error;
            if (number >= patience.tries) {
                throw new errors/* TransportError */.wX(`${error.message} Gave up after ${number} tries.`, false);
            }
            if (error.retryAfter !== undefined && error.retryAfter > patience.longestWait) {
                const seconds = Math.ceil(error.retryAfter / 1000);
                throw new errors/* TransportError */.wX(`${error.message} The server asks to wait ${seconds} s, which is too long: try again then.`, false);
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
 * Undefined if it says neither.
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

/***/ 4968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ readFound),
/* harmony export */   Au: () => (/* binding */ searchArchives),
/* harmony export */   FE: () => (/* binding */ onlyEntry)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _kernels_kernel_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3945);
/* harmony import */ var _kernels_targets_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(776);




/**
 * Looks the targets up in archives that are searched in order: a kernel's entry in an earlier one
 * stands before all that later ones say of it.
 *
 * @throws InputError if a target matches nothing in any of them, or all of them come to nothing
 */
async function searchArchives(archives, targets) {
    const origin = new Map();
    const ownBtf = new Map();
    const failed = new Map();
    const aliases = new Map();
    for (const [archive, source] of archives.entries()) {
        const listing = await source.list();
        for (const entry of listing.entries) {
            const id = (0,_kernels_kernel_js__WEBPACK_IMPORTED_MODULE_2__/* .kernelId */ .D)(entry.kernel);
            if (!origin.has(id))
                origin.set(id, { entry, archive });
        }
        for (const kernel of listing.ownBtf)
            ownBtf.set((0,_kernels_kernel_js__WEBPACK_IMPORTED_MODULE_2__/* .kernelId */ .D)(kernel), kernel);
        for (const kernel of listing.failed)
            failed.set((0,_kernels_kernel_js__WEBPACK_IMPORTED_MODULE_2__/* .kernelId */ .D)(kernel), kernel);
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
    const selection = (0,_kernels_targets_js__WEBPACK_IMPORTED_MODULE_1__/* .selectKernels */ .tu)(targets, {
        entries: sorted(origin).map(({ entry }) => entry),
        ownBtf: sorted(ownBtf),
        failed: sorted(failed),
        aliases,
    });
    const found = selection.entries.map(({ kernel }) => origin.get((0,_kernels_kernel_js__WEBPACK_IMPORTED_MODULE_2__/* .kernelId */ .D)(kernel)));
    return { found, ownBtf: selection.ownBtf, failed: selection.failed, aliases };
}
/**
 * The one entry that a target comes to.
 *
 * @param place how a sentence begins that is about the target
 * @throws InputError if it comes to several kernels, or to one whose BTF no archive has
 */
function onlyEntry(place, { found, ownBtf, failed }) {
    const all = [...found.map(({ entry }) => entry.kernel), ...ownBtf, ...failed].map(_kernels_kernel_js__WEBPACK_IMPORTED_MODULE_2__/* .kernelId */ .D);
    if (all.length > 1) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
            `${place} matches ${all.length} kernels, such as ${all[0]} and ${all[1]}: name one of them.`,
        ]);
    }
    const [one] = found;
    if (one !== undefined)
        return one;
    const why = failed.length > 0
        ? 'has no BTF, for the archive could not make it'
        : 'has BTF of its own, and the archive has none of it';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([`${place} ${why}: name another kernel.`]);
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
    return [...byId].sort(([a], [b]) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .compare */ .U)(a, b)).map(([, value]) => value);
}


/***/ }),

/***/ 1849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ listTree)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _blob_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8707);
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5675);



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
 * @throws InputError if it holds no entry; what `readLinks` throws
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
            strays.push((0,_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .strayAt */ .t)(row.path, strayReason(row)));
        }
    }
    const listing = (0,_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .makeListing */ .h)(files, aliases, strays);
    if (listing.entries.length > 0)
        return listing;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        `archive ${JSON.stringify(archive)} holds no kernel's BTF: give a repository in BTFHub-Archive's layout, distro/version/arch/release.btf.tar.xz.`,
    ]);
}
function strayReason(row) {
    if (isLink(row))
        return 'the link leads to no file or directory of its own depth in the archive';
    return 'it is no file';
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
 * Where a link leads, through further links on the way; undefined if it leaves the tree or takes
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

/***/ 8268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ pointerSizeOf),
/* harmony export */   Ad: () => (/* binding */ HEADER_SIZE),
/* harmony export */   I$: () => (/* binding */ parseBtf),
/* harmony export */   bX: () => (/* binding */ stringAt),
/* harmony export */   g1: () => (/* binding */ typeCount),
/* harmony export */   mS: () => (/* binding */ MAGIC)
/* harmony export */ });
/* harmony import */ var _byte_order_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3260);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3407);



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
 * that it holds is in range afterwards, no chain of modifiers is endless, and what libbpf refuses, or
 * would die of, is refused.
 *
 * @param bytes the file, which must not change afterwards
 * @throws FormatError if it is broken
 */
function parseBtf(bytes) {
    const header = readHeader(bytes);
    const words = wordsOf(bytes, header.typesAt, header.typesLength, header.byteOrder);
    const strings = bytes.subarray(header.stringsAt, header.stringsAt + header.stringsLength);
    if (strings.length === 0 || strings[0] !== 0 || strings[strings.length - 1] !== 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', header.stringsAt, 'string section does not start and end with NUL');
    }
    const { unchecked, starts, kinds } = indexTypes(words, layoutOf(bytes, header), header, strings.length);
    const index = { starts, kinds };
    const underlying = skipModifiersAndTypedefs(words, index, header);
    checkReferences(words, index, underlying, header, unchecked);
    const longType = findLong(words, index, strings);
    return {
        byteOrder: header.byteOrder,
        words,
        starts,
        kinds,
        underlying,
        strings,
        longType,
        pointerSize: pointerSizeBy(words, index, longType),
    };
}
/**
 * Bytes of a pointer by some of a BTF's types alone (`libbpf btf.c: determine_ptr_size`).
 *
 * @param isThere whether a type is one of them
 */
function pointerSizeOf(btf, isThere) {
    return pointerSizeBy(btf.words, btf, findLong(btf.words, btf, btf.strings, isThere));
}
function pointerSizeBy(words, { starts }, longType) {
    return longType === 0 ? 8 : words[starts[longType] + 2];
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', bytes.length, `header of ${HEADER_SIZE} bytes is cut off`);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const little = view.getUint16(0, true) === MAGIC;
    if (!little && view.getUint16(0, false) !== MAGIC)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', 0, 'no BTF magic');
    const headerLength = view.getUint32(4, little);
    if (headerLength < HEADER_SIZE || headerLength > bytes.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', 4, `header length ${headerLength} is out of range`);
    }
    const word = (at) => view.getUint32(at, little);
    const [typesAt, typesLength] = [headerLength + word(8), word(12)];
    const [stringsAt, stringsLength] = [headerLength + word(16), word(20)];
    if (stringsAt + stringsLength > bytes.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', 16, 'string section reaches beyond the end');
    }
    if (typesAt + typesLength > stringsAt) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', 8, 'type section reaches into the string section');
    }
    if (word(8) % 4 !== 0 || typesLength % 4 !== 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', 8, 'type section is not aligned to 4 bytes');
    }
    // Linux 7.0 and later may add how long kinds are that a reader does not know.
    const hasLayout = headerLength >= HEADER_SIZE + 8;
    const layoutAt = hasLayout ? headerLength + word(24) : 0;
    const layoutLength = hasLayout ? word(28) : 0;
    if (layoutAt + layoutLength > bytes.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', 24, 'layout section reaches beyond the end');
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
    if (order === _byte_order_js__WEBPACK_IMPORTED_MODULE_0__/* .HOST_ORDER */ .y && start % 4 === 0) {
        return new Uint32Array(bytes.buffer, start, length / 4);
    }
    // Not `slice`, which gives a view if the bytes are a Buffer.
    const copy = new Uint8Array(bytes.subarray(at, at + length));
    if (order !== _byte_order_js__WEBPACK_IMPORTED_MODULE_0__/* .HOST_ORDER */ .y)
        Buffer.from(copy.buffer, copy.byteOffset, length).swap32();
    return new Uint32Array(copy.buffer, copy.byteOffset, length / 4);
}
const UNKNOWN = -1;
const KINDS = 128;
const KNOWN_LAYOUT = knownLayout();
/** Word of an element that is a type id: 1 for members and parameters, 0 for variables. */
const TYPE_OF_ELEMENT = new Int8Array(KINDS).fill(UNKNOWN);
TYPE_OF_ELEMENT[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.STRUCT] = 1;
TYPE_OF_ELEMENT[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.UNION] = 1;
TYPE_OF_ELEMENT[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC_PROTO] = 1;
TYPE_OF_ELEMENT[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.DATASEC] = 0;
/** Whether the third word of a type is a type id, not a size. */
const REFERS = new Uint8Array(KINDS);
for (const kind of [_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.PTR, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC_PROTO, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.VAR, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.DECL_TAG])
    REFERS[kind] = 1;
for (let kind = 0; kind <= _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_KIND */ .sp; kind++)
    if ((0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .isModifierOrTypedef */ .cd)(kind))
        REFERS[kind] = 1;
/** Whether the third word of a type is its size. */
const SIZED = new Uint8Array(KINDS);
for (const kind of [_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.INT, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FLOAT, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.DATASEC, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.STRUCT, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.UNION])
    SIZED[kind] = 1;
for (const kind of [_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.ENUM, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.ENUM64])
    SIZED[kind] = 1;
function knownLayout() {
    const fixed = new Int32Array(KINDS).fill(UNKNOWN);
    const element = new Int32Array(KINDS);
    fixed.fill(0, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.INT, _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_KIND */ .sp + 1);
    fixed[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.INT] = 1;
    fixed[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.ARRAY] = 3;
    fixed[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.VAR] = 1;
    fixed[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.DECL_TAG] = 1;
    element[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.STRUCT] = 3;
    element[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.UNION] = 3;
    element[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.ENUM] = 2;
    element[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.ENUM64] = 3;
    element[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC_PROTO] = 2;
    element[_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.DATASEC] = 3;
    return { fixed, element };
}
/** The known kinds, and those that the file itself describes (`btf.c: btf_type_size_unknown`). */
function layoutOf(bytes, header) {
    const described = Math.min(header.layoutLength / 4, KINDS);
    if (described <= _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_KIND */ .sp + 1)
        return KNOWN_LAYOUT;
    const { fixed, element } = knownLayout();
    for (let kind = _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_KIND */ .sp + 1; kind < described; kind++) {
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
    const unchecked = [];
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
        if (kind === _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC) {
            // The prototype stands before it as a rule.
            const prototype = words[at + 2];
            if (prototype >= count || kinds[prototype] !== _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC_PROTO)
                unchecked.push(count);
        }
        else if ((0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .isComposite */ .mO)(kind) && info >>> 31 === 1) {
            unchecked.push(count);
        }
        if (kind === _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.ARRAY) {
            maxId = Math.max(maxId, words[at + 3], words[at + 4]);
        }
        else if (kind <= _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_KIND */ .sp) {
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
    // The two maxima tell whether all are in range; which one is not matters only if one is not.
    if (maxId >= count) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', header.typesAt, `type section names type ${maxId} of ${count - 1}`);
    }
    if (maxName >= stringBytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', header.typesAt, `type section names string offset ${maxName} of ${stringBytes}`);
    }
    // Views: what lies behind them was never touched, so it takes no memory.
    return { starts: starts.subarray(0, count), kinds: kinds.subarray(0, count), unchecked };
}
function brokenType(words, at, fixed, header, id) {
    let what = 'reaches beyond the type section';
    if (at + 3 > words.length)
        what = 'is cut off';
    else if (fixed === UNKNOWN)
        what = `is of unknown kind ${(words[at + 1] >>> 24) & 0x7f}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', header.typesAt + at * 4, `type ${id} ${what}`);
}
const UNSET = 0xffff_ffff;
function skipModifiersAndTypedefs(words, { starts, kinds }, header) {
    const underlying = new Uint32Array(kinds.length).fill(UNSET);
    for (let id = 0; id < kinds.length; id++) {
        let end = id;
        let steps = 0;
        while (underlying[end] === UNSET && (0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .isModifierOrTypedef */ .cd)(kinds[end])) {
            end = words[starts[end] + 2];
            if (++steps > kinds.length) {
                const at = header.typesAt + starts[id] * 4;
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', at, `type ${id} is an endless chain of modifiers or typedefs`);
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
/**
 * Checks what loaders rely on beyond ranges: a FUNC refers to a FUNC_PROTO (`libbpf btf.c:
 * btf_validate_type`), and a bitfield is of a type that has a size. libbpf does not check the second,
 * and divides by what stands where the size would be.
 *
 * @param ids the functions and the types with bitfields to look at
 */
function checkReferences(words, { starts, kinds }, underlying, header, ids) {
    const broken = (id, what) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('BTF', header.typesAt + starts[id] * 4, `type ${id} ${what}`);
    for (const id of ids) {
        const at = starts[id];
        if (kinds[id] === _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC) {
            if (kinds[words[at + 2]] === _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.FUNC_PROTO)
                continue;
            throw broken(id, `is a function of type ${words[at + 2]}, which is no prototype,`);
        }
        const end = at + 3 + (words[at + 1] & 0xffffff) * 3;
        for (let member = at + 3; member < end; member += 3) {
            if (words[member + 2] >>> 24 === 0)
                continue;
            const type = underlying[words[member + 1]];
            if (SIZED[kinds[type]] === 1 && words[starts[type] + 2] !== 0)
                continue;
            throw broken(id, `has a bitfield of type ${type}, which has no size,`);
        }
    }
}
function findLong(words, { starts, kinds }, strings, isThere = () => true) {
    for (let id = 1; id < kinds.length; id++) {
        if (kinds[id] !== _kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .Kind */ .b8.INT || !isThere(id))
            continue;
        const at = starts[id];
        const size = words[at + 2];
        if ((size === 4 || size === 8) && LONG_NAMES.has(decodeString(strings, words[at]))) {
            return id;
        }
    }
    return 0;
}


/***/ }),

/***/ 3407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ isAnyEnum),
/* harmony export */   b8: () => (/* binding */ Kind),
/* harmony export */   cd: () => (/* binding */ isModifierOrTypedef),
/* harmony export */   iJ: () => (/* binding */ kindsCompatible),
/* harmony export */   kd: () => (/* binding */ KIND_NAMES),
/* harmony export */   mO: () => (/* binding */ isComposite),
/* harmony export */   sp: () => (/* binding */ MAX_KIND)
/* harmony export */ });
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
/** Kinds by number, in C's words if C has them. */
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


/***/ }),

/***/ 8292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ nameLength),
/* harmony export */   St: () => (/* binding */ sameEssentialName),
/* harmony export */   TW: () => (/* binding */ samePrefix),
/* harmony export */   q: () => (/* binding */ sameName),
/* harmony export */   xZ: () => (/* binding */ essentialLength)
/* harmony export */ });
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


/***/ }),

/***/ 6141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ forEachReferred),
/* harmony export */   FA: () => (/* binding */ intOffset),
/* harmony export */   Fv: () => (/* binding */ intEncoding),
/* harmony export */   GX: () => (/* binding */ resolveSize),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   IH: () => (/* binding */ parameterType),
/* harmony export */   Ik: () => (/* binding */ nextMember),
/* harmony export */   J8: () => (/* binding */ memberBitOffset),
/* harmony export */   Jz: () => (/* binding */ memberBitfieldSize),
/* harmony export */   MT: () => (/* binding */ enumeratorName),
/* harmony export */   O9: () => (/* binding */ arrayLength),
/* harmony export */   SS: () => (/* binding */ referred),
/* harmony export */   UI: () => (/* binding */ intBits),
/* harmony export */   UQ: () => (/* binding */ arrayElement),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Y5: () => (/* binding */ lengthOf),
/* harmony export */   Zo: () => (/* binding */ variableType),
/* harmony export */   eg: () => (/* binding */ memberName),
/* harmony export */   es: () => (/* binding */ sizeField),
/* harmony export */   jn: () => (/* binding */ kindFlag),
/* harmony export */   tD: () => (/* binding */ memberType),
/* harmony export */   u3: () => (/* binding */ arrayIndexType),
/* harmony export */   wb: () => (/* binding */ enumeratorValue)
/* harmony export */ });
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3407);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8292);


/** What a type holds, by type id. Where a kind is named, the caller has made sure of it. */
/** `BTF_KIND_*`; void is 0. */
function kindOf(btf, id) {
    return btf.kinds[id];
}
/** Offset of the type's name in the string section; 0 if it has none. */
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
/** Bits of an INT: fewer than its storage has in a legacy bitfield only. */
function intBits(btf, id) {
    return btf.words[btf.starts[id] + 3] & 0xff;
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
/** Bits of a bitfield, 0 if the member is none. */
function memberBitfieldSize(btf, id, index) {
    return kindFlag(btf, id) ? btf.words[memberAt(btf, id, index) + 2] >>> 24 : 0;
}
/**
 * Index of the next member, from `from` on, that has a name or that has none; the number of members
 * if there is none left. Most of the work of a relocation is done here.
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
        if (byte === 0 || (byte === first && (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(names, name, strings, offset)))
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
    if (kindOf(btf, id) === _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ENUM)
        return BigInt.asUintN(64, BigInt(low | 0));
    return ((BigInt(btf.words[at + 2]) << 32n) | BigInt(low));
}
function parameterType(btf, id, index) {
    return btf.words[btf.starts[id] + 4 + index * 2];
}
/** The VAR of a variable of a DATASEC. */
function variableType(btf, id, index) {
    return btf.words[btf.starts[id] + 3 + index * 3];
}
/** Visits every type id that a type holds, but for those of members. */
function forEachReferred(btf, id, visit) {
    switch (kindOf(btf, id)) {
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.TYPEDEF:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.VOLATILE:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.CONST:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.RESTRICT:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.TYPE_TAG:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.FUNC:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.VAR:
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.DECL_TAG:
            visit(referred(btf, id));
            break;
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY:
            visit(arrayElement(btf, id));
            visit(arrayIndexType(btf, id));
            break;
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.FUNC_PROTO:
            visit(referred(btf, id));
            for (let i = 0; i < lengthOf(btf, id); i++)
                visit(parameterType(btf, id, i));
            break;
        case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.DATASEC:
            for (let i = 0; i < lengthOf(btf, id); i++)
                visit(variableType(btf, id, i));
            break;
    }
}
const MAX_RESOLVE_DEPTH = 32;
const U32 = 0xffff_ffff;
/**
 * Bytes of a type (`libbpf btf.c: btf__resolve_size`).
 *
 * @param pointerSize bytes of a pointer
 * @returns -1 if a loader gives up: no size, nested too deep, or beyond 32 bits
 */
function resolveSize(btf, id, pointerSize) {
    let count = 1;
    let type = id;
    for (let depth = 0; depth < MAX_RESOLVE_DEPTH; depth++) {
        let size;
        switch (kindOf(btf, type)) {
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.INT:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.STRUCT:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.UNION:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ENUM:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ENUM64:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.DATASEC:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.FLOAT:
                size = sizeField(btf, type);
                break;
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR:
                size = pointerSize;
                break;
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.TYPEDEF:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.VOLATILE:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.CONST:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.RESTRICT:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.VAR:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.DECL_TAG:
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.TYPE_TAG:
                type = referred(btf, type);
                continue;
            case _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY:
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
    const step = kindOf(btf, id) === _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ENUM ? 2 : 3;
    return btf.starts[id] + 3 + index * step;
}


/***/ }),

/***/ 3260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ HOST_ORDER)
/* harmony export */ });
/** The byte order of typed arrays on this machine. */
const HOST_ORDER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big';


/***/ }),

/***/ 9069:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _commands_bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7779);
/* harmony import */ var _commands_command_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(5583);
/* harmony import */ var _commands_diff_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7767);
/* harmony import */ var _commands_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3294);
/* harmony import */ var _commands_flags_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3197);
/* harmony import */ var _commands_list_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(368);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(452);
/* harmony import */ var _foreseen_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8990);
/* harmony import */ var _interrupt_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6960);
/* harmony import */ var _report_terminal_log_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9478);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4639);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(3411);












const log = (0,_report_terminal_log_js__WEBPACK_IMPORTED_MODULE_7__/* .terminalLog */ .d)(process.stderr);
const token = process.env.GITHUB_TOKEN;
const server = process.env.GITHUB_SERVER_URL || 'https://github.com';
const access = {
    ...(token ? { token: { value: token, server } } : {}),
    server: { url: server, apiUrl: process.env.GITHUB_API_URL },
    gitHubApi: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(845), __nccwpck_require__.e(50)]).then(__nccwpck_require__.bind(__nccwpck_require__, 50))).gitHubApi,
    onInfo: (message) => log.info(message),
    onWarning: (message) => log.warn(message),
    onProgress: (done, total, detail) => log.progress('entries', done, total, detail),
};
const terminal = {
    log,
    access,
    write: (text) => process.stdout.write(text),
    tell: (line) => process.stderr.write(`btf-bundle: ${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_8__/* .plain */ .pj)(line)}\n`),
};
// A reader that goes away, as `head` does, takes nothing from what the run is for: the files.
for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
        if (error.code !== 'EPIPE')
            throw error;
    });
}
// What nobody waits for, or a callback throws, ends the run as any other failure does.
for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error) => {
        fail(error);
        process.exit(_commands_command_js__WEBPACK_IMPORTED_MODULE_9__/* .FAILED */ .Wk);
    });
}
(0,_interrupt_js__WEBPACK_IMPORTED_MODULE_10__/* .exitOnInterrupt */ .X)();
process.exitCode = await run(process.argv.slice(2));
async function run(args) {
    let work;
    try {
        const flags = (0,_commands_flags_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFlags */ .b)(args);
        if (flags.command === 'help' || flags.command === 'version') {
            terminal.write(flags.command === 'help' ? _commands_flags_js__WEBPACK_IMPORTED_MODULE_3__/* .HELP */ ._ : `${_version_js__WEBPACK_IMPORTED_MODULE_11__/* .VERSION */ .x}\n`);
            return _commands_command_js__WEBPACK_IMPORTED_MODULE_9__/* .DONE */ .DH;
        }
        work = workOf(flags);
    }
    catch (error) {
        fail(error);
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz))
            return _commands_command_js__WEBPACK_IMPORTED_MODULE_9__/* .FAILED */ .Wk;
        process.stderr.write('Try btf-bundle --help.\n');
        return _commands_command_js__WEBPACK_IMPORTED_MODULE_9__/* .USAGE */ .u_;
    }
    try {
        return await work(terminal);
    }
    catch (error) {
        fail(error);
        return _commands_command_js__WEBPACK_IMPORTED_MODULE_9__/* .FAILED */ .Wk;
    }
}
/** @throws InputError if the inputs are wrong */
function workOf(flags) {
    if (flags.command === 'list')
        return (0,_commands_list_js__WEBPACK_IMPORTED_MODULE_4__/* .listWork */ .E)(flags.inputs);
    if (flags.command === 'explain')
        return (0,_commands_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainWork */ .Z)(flags.inputs);
    if (flags.command === 'diff')
        return (0,_commands_diff_js__WEBPACK_IMPORTED_MODULE_1__/* .diffWork */ .N)(flags.inputs);
    return (0,_commands_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .bundleWork */ .s)(flags.inputs);
}
function fail(error) {
    log.end();
    for (const line of (0,_foreseen_js__WEBPACK_IMPORTED_MODULE_6__/* .failureLines */ .w)(error))
        terminal.tell(line);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  s: () => (/* binding */ bundleWork)
});

// EXTERNAL MODULE: ./lib/archive/open.js + 12 modules
var archive_open = __nccwpck_require__(6602);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/archive/search.js
var archive_search = __nccwpck_require__(4968);
// EXTERNAL MODULE: ./lib/compare.js
var lib_compare = __nccwpck_require__(4500);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/expectations/judge-product.js + 1 modules
var judge_product = __nccwpck_require__(8608);
// EXTERNAL MODULE: ./lib/inputs/fail-on.js
var fail_on = __nccwpck_require__(2747);
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
    const why = error.code ?? (0,errors/* messageOf */.bD)(error);
    return `Nothing more is kept for later runs (${why}): make the cache directory writable and give it room, or set cache to none.`;
}

;// CONCATENATED MODULE: ./lib/keep/baselines.js
/**
 * The report to compare with; undefined if there is none. If a change should have one, the log says why it has
 * none.
 */
async function findBaseline(choice, baselines, attempt, log) {
    if (choice === 'none')
        return undefined;
    if (choice !== 'auto')
        return choice;
    if (!baselines?.isChange)
        return undefined;
    const found = (await attempt(() => baselines.find())) ?? 'the cache could not be read';
    if (typeof found !== 'string')
        return found;
    log.info(`No baseline, so this run is judged by itself: ${found}.`);
    return undefined;
}

// EXTERNAL MODULE: ./lib/kernels/kernel.js
var kernels_kernel = __nccwpck_require__(3945);
// EXTERNAL MODULE: ./lib/objects/for-kernel.js
var for_kernel = __nccwpck_require__(1341);
// EXTERNAL MODULE: ./lib/objects/load.js + 7 modules
var load = __nccwpck_require__(1505);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __nccwpck_require__(4639);
;// CONCATENATED MODULE: ./lib/objects/remarks.js

const MOST_NAMED = 3;
function remarksOn(objects) {
    const info = objects.map(({ path, object: { relocations, sites } }) => relocations.length === 0
        ? `${path} has no CO-RE relocations, so it needs nothing.`
        : `${path}: ${(0,report_text/* formatCount */.B4)(relocations.length, 'relocation')}, ${sites.length} distinct.`);
    const warnings = objects.flatMap(({ path, refusal }) => refusal === undefined
        ? []
        : [`libbpf refuses to open ${path}: ${refusal}. Other loaders may take it.`]);
    return { info: [...info, ...limitsByRegisters(objects)], warnings };
}
/** One sentence for all objects of the same architectures, with the lines that would say the same. */
function limitsByRegisters(objects) {
    const groups = new Map();
    for (const object of objects) {
        if (!object.isLimitedByRegisters)
            continue;
        const key = (object.architectures ?? []).join(', ');
        groups.set(key, [...(groups.get(key) ?? []), object]);
    }
    return [...groups].map(([architectures, limited]) => {
        const lines = linesFor(limited, objects);
        const shown = lines.slice(0, MOST_NAMED).join(', ');
        const more = lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : '';
        const [which, verb, are] = limited.length === 1
            ? [limited[0]?.path, 'reads', 'it is']
            : [`${limited.length} objects`, 'read', 'they are'];
        return `${which} ${verb} registers that only ${architectures} has, so ${are} used for kernels of ${architectures} only; to say so, write ${shown}${more} in objects.`;
    });
}
/** What to write: a line with an architecture if it names no other object, else one for the file. */
function linesFor(limited, all) {
    const lines = new Set();
    for (const { written, path, architectures = [] } of limited) {
        const isWhole = all.every((other) => other.written !== written || limited.includes(other));
        const prefixed = (text) => architectures.map((one) => `"${one}: ${text}"`).join(' and ');
        lines.add(isWhole
            ? `${prefixed(written)} in place of "${written}"`
            : `"!${path}" and then ${prefixed(path)}`);
    }
    return [...lines];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/version.js
var version = __nccwpck_require__(3411);
;// CONCATENATED MODULE: ./lib/objects/signature.js


/** SHA-256, hex, over all that tailored files depend on besides the kernels' BTF. */
function signatureOf(objects) {
    const parts = objects.map(({ signature, architectures }) => [signature, architectures ?? []]);
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([version/* VERSION */.x, parts]))
        .digest('hex');
}

;// CONCATENATED MODULE: ./lib/obtain/from-archive.js
/**
 * The level that reads entries from where they are: from the archives that are directories, or from
 * those that are not.
 *
 * @param archives all of them; a found entry tells its archive by index
 */
function archiveLevel(archives, origin) {
    return {
        origin,
        async *give(wanted) {
            for (const [index, archive] of archives.entries()) {
                if ((archive.directory !== undefined) !== (origin === 'directory'))
                    continue;
                yield* readFrom(archive, wanted.filter((found) => found.archive === index));
            }
        },
    };
}
/** An archive that breaks off leaves all that is still wanted of it with the same error. */
async function* readFrom(archive, wanted) {
    if (wanted.length === 0)
        return;
    const left = new Map(wanted.map((found) => [found.entry, found]));
    let failure = new Error(`${archive.name} does not give it`);
    try {
        for await (const fetched of archive.read([...left.keys()])) {
            const found = left.get(fetched.entry);
            if (found === undefined)
                continue;
            left.delete(fetched.entry);
            yield 'bytes' in fetched ? { found, packed: fetched.bytes } : { found, error: fetched.error };
        }
    }
    catch (error) {
        failure = error;
    }
    for (const found of left.values())
        yield { found, error: failure };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/keep/keeper.js


/** The same keeper without what earlier runs saved, nor what an earlier step of the job brought back. */
function savingOnly(keeper) {
    return {
        ...keeper,
        restore: (name) => rm(keeper.directoryOf(name), { recursive: true, force: true }),
    };
}
/** A short name for a set of strings: 16 hex digits. */
function digestOf(strings) {
    const text = [...strings].sort().join('\n');
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
;// CONCATENATED MODULE: ./lib/obtain/program.js





/** Compiled and bundled, this file lies in a folder of the one that holds the whole program. */
const PROGRAM = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..');
const CODE = /\.(js|ts|wasm)$/;
/**
 * SHA-256 over the code that runs, hex. A result holds for no other program than the one that made
 * it: a version names a release, but actions are pinned by commit, and any commit may mend an answer.
 */
function programHash(directory = PROGRAM) {
    const files = (0,external_node_fs_.readdirSync)(directory, { recursive: true, encoding: 'utf8' })
        .filter((file) => CODE.test(file))
        .map((file) => file.replaceAll('\\', '/'))
        .sort(lib_compare/* compare */.U);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const file of files) {
        const bytes = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, file));
        hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
    return hash.digest('hex');
}

// EXTERNAL MODULE: ./lib/btf/btf.js
var btf = __nccwpck_require__(8268);
// EXTERNAL MODULE: ./lib/core/outcome.js
var core_outcome = __nccwpck_require__(1307);
;// CONCATENATED MODULE: ./lib/keep/files.js



/**
 * Writes a file that appears whole or not at all, since several runs may share its directory, which
 * is made if it is not there.
 *
 * @throws Error of the system; nothing that was begun is left
 */
async function writeWhole(file, data) {
    const temporary = `${file}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(temporary, data);
        await (0,promises_.rename)(temporary, file);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true }).catch(() => { });
        throw error;
    }
}
/** Names in a directory, sorted; none if it cannot be read. */
async function filesIn(directory) {
    return (await (0,promises_.readdir)(directory).catch(() => [])).sort();
}

;// CONCATENATED MODULE: ./lib/obtain/results-file.js









/** What a result depends on besides the relocations: the entry's content, and whose objects it has. */
function resultKey(blob, arch) {
    return `${arch} ${blob}`;
}
const FORMAT = 3;
const INDEX = 'index.json';
/**
 * Results that this run does not need stay as long as there are no more than so many: an archive grows
 * for years, and each of its blobs leaves one behind.
 */
const MOST_RESULTS = 5_000;
/** Another run may have written a file and not yet its index; after so long that run is over. */
const ORPHAN_MS = 24 * 60 * 60 * 1000;
/**
 * Opens the results in a directory, which may be empty. Broken ones, and ones of other relocations,
 * are as good as none, and a reason to warn.
 *
 * @param signature of the relocations, and of all else that results depend on
 * @param sites by object: how many sites it has
 * @param table takes the outcomes in; the results' numbers are its numbers
 * @param most how many results are kept beside those that this run needs
 */
async function openResults(directory, signature, sites, table, warn, most = MOST_RESULTS) {
    const fileOf = ({ sha256 }) => (0,external_node_path_.join)(directory, `${sha256}.btf`);
    const index = (0,external_node_path_.join)(directory, INDEX);
    let earlier = new Map();
    /** Those that this run needs. */
    const used = new Map();
    const text = await (0,promises_.readFile)(index, 'utf8').catch(() => undefined);
    try {
        if (text !== undefined)
            earlier = readIndex(text, signature, sites, table);
    }
    catch (error) {
        warn(`Results of an earlier run are broken, and not used: ${(0,errors/* messageOf */.bD)(error)}.`);
    }
    // What was used lately is trimmed last.
    const now = new Date();
    await (0,promises_.utimes)(index, now, now).catch(() => { });
    const shareList = listSharer();
    return {
        keys: () => new Set([...used.keys(), ...earlier.keys()]),
        async read(key) {
            const result = used.get(key) ?? earlier.get(key);
            if (result === undefined)
                return undefined;
            const btf = await (0,promises_.readFile)(fileOf(result)).catch(() => undefined);
            if (btf === undefined)
                return undefined;
            if (sha256Of(btf) !== result.sha256 || !isBtf(btf)) {
                await (0,promises_.rm)(fileOf(result), { force: true }).catch(() => { });
                return undefined;
            }
            used.set(key, result);
            return { ...result, btf };
        },
        async add(key, { sha256, wholeSize, helpers, objects, outcomes, btf }) {
            const result = { sha256, wholeSize, helpers, objects, outcomes: outcomes.map(shareList) };
            // Neighbouring kernels often have the same.
            if (!(0,external_node_fs_.existsSync)(fileOf(result)))
                await writeWhole(fileOf(result), btf);
            used.set(key, result);
        },
        async save() {
            const others = [...earlier].filter(([key]) => !used.has(key));
            const newest = [...used].sort(([a], [b]) => (0,lib_compare/* compare */.U)(a, b));
            const kept = [...newest, ...others.slice(0, Math.max(0, most - newest.length))];
            await writeWhole(index, indexOf(signature, kept, table));
            const files = new Set([INDEX, ...kept.map(([, { sha256 }]) => `${sha256}.btf`)]);
            for (const name of await filesIn(directory)) {
                if (!files.has(name))
                    await removeOrphan((0,external_node_path_.join)(directory, name));
            }
            return [...files];
        },
    };
}
async function removeOrphan(file) {
    const stats = await (0,promises_.stat)(file).catch(() => undefined);
    if (stats !== undefined && Date.now() - stats.mtimeMs > ORPHAN_MS)
        await (0,promises_.rm)(file, { force: true });
}
/** @param results those that were needed last come first, and are the last to be left out */
function indexOf(signature, results, table) {
    const lists = [];
    const known = new Map();
    const numberOf = (list) => {
        const key = list.join();
        const index = known.get(key) ?? lists.push([...list]) - 1;
        known.set(key, index);
        return index;
    };
    const kernels = results.map(([key, { sha256, wholeSize, helpers, objects, outcomes }]) => ({
        key,
        sha256,
        wholeSize,
        helpers,
        objects,
        outcomes: outcomes.map(numberOf),
    }));
    const { outcomes } = table;
    const json = JSON.stringify({ format: FORMAT, signature, outcomes, lists, kernels });
    return `${sha256Of(json)}\n${json}`;
}
/** @throws Error if the index is broken, or of other relocations */
function readIndex(text, signature, sites, table) {
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    if (text.slice(0, end) !== sha256Of(json))
        throw new Error('their checksum is wrong');
    const index = JSON.parse(json);
    if (index.format !== FORMAT || index.signature !== signature) {
        throw new Error('they are of another run');
    }
    const numbers = index.outcomes.map((outcome) => {
        if (!core_outcome/* STATUSES */.f.includes(outcome.status))
            throw new Error('an outcome is none');
        return table.numberOf(outcome);
    });
    const lists = index.lists.map((list) => Uint32Array.from(list, (number) => at(numbers, number)));
    return new Map(index.kernels.map(({ key, sha256, wholeSize, helpers, objects, outcomes }) => {
        if (!/^[0-9a-f]{64}$/.test(sha256))
            throw new Error('a file has no name');
        const found = outcomes.map((list) => at(lists, list));
        if (objects.some((object, i) => found[i]?.length !== sites[object])) {
            throw new Error('their relocations are others');
        }
        return [key, { sha256, wholeSize, helpers, objects, outcomes: found }];
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
function isBtf(bytes) {
    try {
        (0,btf/* parseBtf */.I$)(bytes);
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

;// CONCATENATED MODULE: ./lib/obtain/kept-result.js




/**
 * The level of kernels that an earlier run tailored to the same relocations, by the same program. Only
 * entries with a blob id have results, since nothing else tells that an entry is still the same.
 */
function keptResults(keeper, { objects, signature, table }, warn, attempt) {
    const name = (0,external_node_crypto_.createHash)('sha256').update(`${signature} ${programHash()}`).digest('hex');
    const sites = objects.map((object) => object.sites.length);
    let opening;
    let changed = false;
    async function open() {
        await attempt(() => keeper.restore(name, 'newest'));
        return openResults(keeper.directoryOf(name), name, sites, table, warn);
    }
    return {
        origin: 'results',
        async *give(wanted) {
            opening ??= open();
            const results = await opening;
            for (const found of wanted) {
                const key = keyOf(found);
                const kernel = key === undefined ? undefined : await results.read(key);
                if (kernel !== undefined)
                    yield { found, kernel };
            }
        },
        async keepKernel(found, kernel) {
            const key = keyOf(found);
            if (key === undefined)
                return;
            opening ??= open();
            await (await opening).add(key, kernel);
            changed = true;
        },
        async save() {
            if (!changed || opening === undefined)
                return;
            const results = await opening;
            const files = await results.save();
            await keeper.save(name, digestOf(results.keys()), files);
        },
    };
}
function keyOf({ entry }) {
    return entry.blob === undefined ? undefined : resultKey(entry.blob, entry.kernel.arch);
}

// EXTERNAL MODULE: ./lib/archive/blob.js
var archive_blob = __nccwpck_require__(8707);
;// CONCATENATED MODULE: ./lib/obtain/kept-source.js





/** A group is fetched piece by piece if less than one in so many of its entries is lacking. */
const WORTH_RESTORING = 4;
/**
 * The level of packed entries that an earlier run fetched: files named by their blob ids, which are
 * checked by them. Entries of a directory are not kept, since they are on this machine.
 *
 * @param all all kernels of this run, also those that an earlier level gives
 */
function keptSources(keeper, archives, all, attempt) {
    const groups = new Map();
    for (const found of all) {
        if (isKept(found))
            groupOf(found).blobs.add(blobOf(found));
    }
    function isKept({ entry, archive }) {
        return entry.blob !== undefined && archives[archive]?.directory === undefined;
    }
    function groupOf({ entry }) {
        const name = groupName(entry.kernel);
        const group = groups.get(name) ?? { name, blobs: new Set(), changed: false };
        groups.set(name, group);
        return group;
    }
    function fileOf(found) {
        return (0,external_node_path_.join)(keeper.directoryOf(groupName(found.entry.kernel)), blobOf(found));
    }
    async function restore({ name, blobs }, wanted) {
        const here = new Set(await filesIn(keeper.directoryOf(name)));
        const lacking = wanted.filter((found) => groupName(found.entry.kernel) === name && !here.has(blobOf(found))).length;
        if (lacking === 0 || lacking * WORTH_RESTORING < blobs.size)
            return;
        await keeper.restore(name, digestOf(blobs));
    }
    return {
        origin: 'sources',
        async *give(wanted) {
            const ours = wanted.filter(isKept);
            for (const group of groups.values())
                await attempt(() => restore(group, ours));
            for (const found of ours) {
                const packed = await readChecked(fileOf(found), blobOf(found));
                if (packed !== undefined)
                    yield { found, packed };
            }
        },
        async keepPacked(found, packed) {
            if (!isKept(found))
                return;
            await writeWhole(fileOf(found), packed);
            groupOf(found).changed = true;
        },
        async save() {
            for (const { name, blobs, changed } of groups.values()) {
                if (changed)
                    await keeper.save(name, digestOf(blobs), [...blobs].sort());
            }
        },
    };
}
function groupName({ distro, version, arch }) {
    return `${distro}/${version}/${arch}`;
}
function blobOf({ entry }) {
    return entry.blob;
}
/** What fails its check is removed, and is as good as not there. */
async function readChecked(file, blob) {
    const bytes = await (0,promises_.readFile)(file).catch(() => undefined);
    if (bytes === undefined)
        return undefined;
    if ((0,archive_blob/* blobId */.z)(bytes) !== blob) {
        await (0,promises_.rm)(file, { force: true }).catch(() => { });
        return undefined;
    }
    // What was used lately is trimmed last.
    const now = new Date();
    await (0,promises_.utimes)(file, now, now).catch(() => { });
    return bytes;
}

;// CONCATENATED MODULE: ./lib/obtain/levels.js



/** The levels that a run has, the cheapest first. */
function openLevels(archives, wanted, { results, sources }, of, log, attempt) {
    return [
        ...(results === undefined
            ? []
            : [keptResults(results, of, (message) => log.warn(message), attempt)]),
        ...(sources === undefined ? [] : [keptSources(sources, archives, wanted, attempt)]),
        archiveLevel(archives, 'directory'),
        archiveLevel(archives, 'network'),
    ];
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __nccwpck_require__(5919);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/tailor/thread-count.js

/** A run takes no more megabytes, however many processors there are: a small container may have many. */
const MOST_MB = 450;
/** Nor more than this part of the machine's memory. */
const SHARE = 1 / 4;
/** Megabytes as measured: of a run besides its threads, of a thread, and of what it asks of a kernel. */
const RUN_MB = 100;
const THREAD_MB = 27;
const QUERY_MB = 0.015;
/**
 * How many threads this machine bears: one for each processor, and fewer if memory is short. A
 * container's limit counts as the machine's memory.
 *
 * @param queries how many distinct queries the product has
 * @param memory bytes
 */
function threadCount(queries, processors = (0,external_node_os_.availableParallelism)(), memory = Math.min((0,external_node_os_.totalmem)(), process.constrainedMemory() || Number.POSITIVE_INFINITY)) {
    const budget = Math.min(MOST_MB, (memory / (1 << 20)) * SHARE);
    const affordable = Math.floor((budget - RUN_MB) / (THREAD_MB + queries * QUERY_MB));
    return Math.max(1, Math.min(processors, affordable));
}

;// CONCATENATED MODULE: ./lib/tailor/pool.js





/** This machine starts no threads; the kernels are not at fault. */
class ThreadsError extends Error {
    constructor(reason) {
        super(`No thread could be started on this machine (${reason}).`);
        this.name = 'ThreadsError';
    }
}
/** Compiled and bundled, this file and the worker's stand in neighbouring folders. */
const WORKER = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..', 'worker', 'index.js');
/** Megabytes. More makes nothing faster, and what is not collected adds up over the threads. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2 };
/** Kernels that wait so that no thread does: a thread takes longer for one than to hand it over. */
const WAITING = 4;
/** Few packed kernels are larger; those are copied from thread to thread. Untouched memory costs nothing. */
const INBOX_BYTES = 8 << 20;
/** A kernel that two threads died of is given up. */
const MOST_DEATHS = 2;
/**
 * Makes a pool whose threads are started as kernels come.
 *
 * @param outcomes takes the outcomes that the threads send
 * @param size the most threads
 * @param workerFile what the threads run
 */
function startPool(objects, outcomes, size = threadCount(objects.reduce((sum, { queries }) => sum + queries.length, 0)), workerFile = WORKER) {
    const start = {
        objects: objects.map(({ btf, queries, sites, programs }) => ({
            btf,
            queries,
            sites,
            programs,
        })),
    };
    const threads = new Set();
    const queue = [];
    let most = size;
    let closed = false;
    let broken;
    function handOut() {
        for (const thread of threads) {
            if (thread.ready && thread.task === undefined)
                giveNext(thread);
        }
        const starting = [...threads].filter(({ ready }) => !ready).length;
        for (let idle = starting; idle < queue.length && threads.size < most; idle++)
            startThread();
    }
    function giveNext(thread) {
        const task = queue.shift();
        if (task === undefined)
            return;
        thread.task = task;
        const { bytes, format, objects: indices } = task.work;
        if (bytes.length > INBOX_BYTES) {
            thread.worker.postMessage({ format, objects: indices, bytes });
            return;
        }
        const inbox = thread.inbox.subarray(0, bytes.length);
        inbox.set(bytes);
        // As garbage they would stay until there is a lot of it.
        release(bytes);
        task.work = { ...task.work, bytes: inbox };
        thread.worker.postMessage({ format, objects: indices, bytes: inbox });
    }
    function startThread() {
        let worker;
        try {
            worker = new external_node_worker_threads_.Worker(workerFile, { workerData: start, resourceLimits: RESOURCE_LIMITS });
        }
        catch (error) {
            notStarted((0,errors/* messageOf */.bD)(error));
            return;
        }
        const inbox = new Uint8Array(new SharedArrayBuffer(INBOX_BYTES));
        const thread = { worker, inbox, numbers: [], ready: false };
        threads.add(thread);
        let reason;
        worker.on('message', (answer) => take(thread, answer));
        worker.on('error', (error) => {
            reason ??= reasonOf(error);
        });
        worker.on('exit', (code) => {
            threads.delete(thread);
            if (closed)
                return;
            if (thread.ready)
                lose(thread.task, reason ?? `status ${code}`);
            else
                notStarted(reason ?? `status ${code}`);
            handOut();
        });
    }
    function take(thread, answer) {
        if (answer === 'ready') {
            thread.ready = true;
        }
        else {
            const { task } = thread;
            delete thread.task;
            if ('error' in answer)
                task?.reject(new Error(answer.error));
            else
                task?.resolve(renumbered(thread, answer));
        }
        handOut();
    }
    function renumbered({ numbers }, { kernel, newOutcomes }) {
        for (const outcome of newOutcomes)
            numbers.push(outcomes.numberOf(outcome));
        const lists = kernel.outcomes.map((list) => list.map((number) => numbers[number]));
        return { ...kernel, outcomes: lists };
    }
    function lose(task, reason) {
        if (task === undefined)
            return;
        task.deaths++;
        task.work = { ...task.work, bytes: new Uint8Array(task.work.bytes) };
        if (task.deaths < MOST_DEATHS)
            queue.unshift(task);
        else
            task.reject(new Error(`its thread ended ${task.deaths} times (${reason})`));
    }
    /** The machine may bear fewer threads than it has processors. */
    function notStarted(reason) {
        most = Math.min(most, threads.size);
        if (most > 0)
            return;
        broken = new ThreadsError(reason);
        for (const task of queue.splice(0))
            task.reject(broken);
    }
    return {
        capacity: size + Math.min(size, WAITING),
        run(work) {
            if (broken !== undefined)
                return Promise.reject(broken);
            return new Promise((resolve, reject) => {
                queue.push({ work, deaths: 0, resolve, reject });
                handOut();
            });
        },
        async close() {
            closed = true;
            await Promise.all([...threads].map(({ worker }) => worker.terminate()));
        },
    };
}
/** Frees memory that nothing needs any more, if it belongs to these bytes alone. */
function release({ buffer, byteLength }) {
    if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== byteLength)
        return;
    structuredClone(null, { transfer: [buffer] });
}
/** The system's own messages hold absolute paths, which differ from machine to machine. */
function reasonOf(error) {
    return error.code ?? (0,errors/* messageOf */.bD)(error);
}

;// CONCATENATED MODULE: ./lib/obtain/in-flight.js
/**
 * Works on several items at a time, and yields each result as soon as it is there.
 *
 * @param most how many are worked on at once; no item is taken before there is room for it
 * @throws what `items` or `work` throws first; work that is under way is waited for
 */
async function* inFlight(items, most, work) {
    const iterator = items[Symbol.asyncIterator]();
    const underWay = new Set();
    let taking;
    let ended = false;
    try {
        while (true) {
            if (!ended && taking === undefined && underWay.size < most) {
                taking = iterator.next().then((taken) => ({ taken }));
            }
            if (taking === undefined && underWay.size === 0)
                return;
            const event = await Promise.race(taking === undefined ? underWay : [...underWay, taking]);
            if ('taken' in event) {
                taking = undefined;
                if (event.taken.done)
                    ended = true;
                else
                    start(event.taken.value);
            }
            else {
                underWay.delete(event.task);
                yield event.result;
            }
        }
    }
    finally {
        // An item may never come any more; who gave the items ends that.
        taking?.catch(() => { });
        if (!ended)
            iterator.return?.().catch(() => { });
        await Promise.allSettled(underWay);
    }
    function start(item) {
        const task = work(item).then((result) => ({ task, result }));
        underWay.add(task);
    }
}

;// CONCATENATED MODULE: ./lib/obtain/outage.js

/**
 * Whether an error tells of a server or of this machine, and not of the kernel that was asked for:
 * the way to an archive, a full disk, a directory that cannot be written.
 */
function isOutage(error) {
    return error instanceof errors/* TransportError */.wX || isSystemError(error);
}
/** Errors of the system's calls, such as `ENOSPC`; messages of ours that quote one are none. */
function isSystemError(error) {
    return error instanceof Error && 'syscall' in error && 'code' in error;
}

;// CONCATENATED MODULE: ./lib/obtain/obtain.js




/**
 * Obtains the tailored BTF of each kernel from the first level that has it, in any order. What is new
 * is kept for later runs, also if the caller stops early.
 */
async function* obtain(wanted, { levels, tailor, capacity, attempt }) {
    try {
        yield* inFlight(giveInOrder(wanted, levels), capacity, finish);
    }
    finally {
        for (const level of levels)
            await attempt(async () => level.save?.());
    }
    async function finish({ given, index }) {
        const { found } = given;
        const { origin } = levels[index];
        if ('kernel' in given)
            return { found, kernel: given.kernel, origin };
        if ('error' in given)
            return failed(found, given.error);
        const { packed } = given;
        const packedSize = packed.length;
        const earlier = levels.slice(0, index);
        for (const level of earlier)
            await attempt(async () => level.keepPacked?.(found, packed));
        let kernel;
        try {
            kernel = await tailor(found, packed);
        }
        catch (error) {
            return failed(found, error);
        }
        for (const level of earlier)
            await attempt(async () => level.keepKernel?.(found, kernel));
        return { found, kernel, origin, packedSize };
    }
}
/** Takes what the levels give. A later level is asked when an earlier one has given all that it has. */
async function* giveInOrder(wanted, levels) {
    const left = new Set(wanted);
    for (const [index, level] of levels.entries()) {
        if (left.size === 0)
            return;
        for await (const given of level.give([...left])) {
            left.delete(given.found);
            yield { given, index };
        }
    }
}
function failed(found, error) {
    if (error instanceof ThreadsError || isOutage(error))
        return { found, outage: error };
    return { found, missing: (0,errors/* messageOf */.bD)(error) };
}

;// CONCATENATED MODULE: ./lib/obtain/origins.js

function newOrigins() {
    const none = () => ({ kernels: 0, bytes: 0 });
    return { results: none(), sources: none(), network: none(), directory: none() };
}
function noteOrigin(origins, origin, bytes = 0) {
    origins[origin].kernels++;
    origins[origin].bytes += bytes;
}
/** One line for people: what came from where, and what that saved. */
function describeOrigins({ results, sources, network, directory }) {
    const parts = [
        network.kernels > 0 &&
            `${(0,report_text/* formatCount */.B4)(network.kernels, 'kernel')} fetched (${(0,report_text/* formatSize */.Xq)(network.bytes)})`,
        sources.kernels > 0 &&
            `${(0,report_text/* formatCount */.B4)(sources.kernels, 'kernel')} kept from an earlier run (${(0,report_text/* formatSize */.Xq)(sources.bytes)} not fetched)`,
        results.kernels > 0 &&
            `${(0,report_text/* formatCount */.B4)(results.kernels, 'kernel')} with the results of an earlier run (neither fetched nor unpacked)`,
        directory.kernels > 0 &&
            `${(0,report_text/* formatCount */.B4)(directory.kernels, 'kernel')} read from a directory (${(0,report_text/* formatSize */.Xq)(directory.bytes)})`,
    ];
    return parts.filter(Boolean).join(', ') || 'none';
}

;// CONCATENATED MODULE: ./lib/obtain/shortfall.js



/** Causes that are told; a run in which everything fails for its own reason has one for each kernel. */
const MOST_CAUSES = 5;
/**
 * Why a run must not put its bundle in the place of what is there; undefined if it may. A server or a
 * disk that fails makes no bundle smaller, and a bundle of no kernels replaces none that has some.
 *
 * @param made how many kernels were made
 * @param missing kernels that have none, for reasons of their own
 * @param outages kernels that have none because a server or this machine failed
 * @param replaces how many kernels the bundle has that is there
 */
function shortfallOf(made, missing, outages, replaces) {
    const effect = replaces > 0
        ? `the bundle of ${(0,report_text/* formatCount */.B4)(replaces, 'kernel')} that is there was left as it was`
        : 'no bundle was written';
    const asked = made + missing.length + outages.length;
    if (outages.length > 0) {
        const causes = grouped(outages.map(({ kernel, error }) => [outageSentence(error), kernel]));
        return new errors/* ExpectedError */.Dh(causes.map(({ cause, kernels }) => `${cause} For want of ${kernels.length} of ${(0,report_text/* formatCount */.B4)(asked, 'kernel')}, ${effect}: mend the cause and run again.`));
    }
    if (made > 0)
        return undefined;
    if (missing.length > 0) {
        const causes = grouped(missing.map(({ kernel, reason }) => [reason, kernel]));
        return new errors/* ExpectedError */.Dh([
            `None of ${(0,report_text/* formatCount */.B4)(asked, 'kernel')} could be made, so ${effect}.`,
            ...causes.map(({ cause, kernels }) => `${(0,report_text/* formatCount */.B4)(kernels.length, 'kernel')}, ${kernels[0]} first: ${cause}.`),
        ]);
    }
    if (replaces === 0)
        return undefined;
    return new errors/* ExpectedError */.Dh([
        `No kernel that was asked for needs a file, so ${effect}: remove it, if it is to go, or change targets.`,
    ]);
}
function outageSentence(error) {
    if (!isSystemError(error))
        return (0,errors/* messageOf */.bD)(error);
    return `This machine could not keep what was fetched (${error.code}): give its temporary directory room and the right to write.`;
}
/** Kernels by their cause, those of the most kernels first. */
function grouped(rows) {
    const causes = new Map();
    for (const [cause, kernel] of rows) {
        const kernels = causes.get(cause);
        if (kernels === undefined)
            causes.set(cause, [kernel]);
        else
            kernels.push(kernel);
    }
    return [...causes]
        .map(([cause, kernels]) => ({ cause, kernels: kernels.sort() }))
        .sort((a, b) => b.kernels.length - a.kernels.length)
        .slice(0, MOST_CAUSES);
}

// EXTERNAL MODULE: ./lib/output/json.js
var json = __nccwpck_require__(6223);
;// CONCATENATED MODULE: ./lib/output/leftovers.js




/** A live run says so this often, on what it writes. */
const SIGN_OF_LIFE_MS = 60_000;
/** After so long without a sign, a run on a machine that cannot be asked counts as dead. */
const SILENCE_MS = { tmp: 10 * SIGN_OF_LIFE_MS, old: 10_000 };
/** Names that this process uses now. */
const inUse = new Set();
/** A name beside a place that tells whose it is. It is in use until `release`. */
function nameBeside(place, kind) {
    const name = `${place}.${kind}-${machine()}-${process.pid}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    inUse.add(name);
    return name;
}
function leftovers_release(name) {
    inUse.delete(name);
}
/** Shows other machines that the run which writes `path` is alive, until the returned call. */
function showLife(path) {
    const timer = setInterval(() => {
        try {
            (0,external_node_fs_.utimesSync)(path, new Date(), new Date());
        }
        catch {
            // It is gone, or about to be.
        }
    }, SIGN_OF_LIFE_MS);
    timer.unref();
    return () => clearInterval(timer);
}
/**
 * Puts right what killed runs left of a place: a bundle that was moved aside and whose successor never
 * came is put back, and all else is removed. What live runs use stays.
 */
function mendPlace(place) {
    const dead = leftovers(place).filter(isDead);
    const aside = dead.filter(({ kind }) => kind === 'old').sort((a, b) => b.changed - a.changed);
    if (!(0,external_node_fs_.existsSync)(place) && aside[0] !== undefined) {
        try {
            (0,external_node_fs_.renameSync)(aside[0].path, place);
        }
        catch {
            // Another run was faster, or nothing may be written here; whoever writes will say so.
            return;
        }
    }
    for (const { path } of dead)
        removeTree(path);
}
/** Removes a file or directory. What cannot be removed has a name that stands in nobody's way. */
function removeTree(path) {
    try {
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
    }
    catch {
        // The next run tries again.
    }
}
function leftovers(place) {
    const directory = (0,external_node_path_.dirname)(place);
    const prefix = `${(0,external_node_path_.basename)(place)}.`;
    return namesIn(directory).flatMap((name) => {
        if (!name.startsWith(prefix))
            return [];
        const parts = /^(tmp|old)-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}$/.exec(name.slice(prefix.length));
        const path = (0,external_node_path_.join)(directory, name);
        const stats = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        if (parts === null || stats === undefined)
            return [];
        const [, kind, machine = '', pid] = parts;
        return [{ path, kind: kind, machine, pid: Number(pid), changed: stats.ctimeMs }];
    });
}
function namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory);
    }
    catch {
        return [];
    }
}
function isDead(leftover) {
    if (inUse.has(leftover.path))
        return false;
    if (leftover.machine !== machine()) {
        return Date.now() - leftover.changed > SILENCE_MS[leftover.kind];
    }
    // The number of a process that ended may be ours by now.
    return leftover.pid === process.pid || !isAlive(leftover.pid);
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
/** Where process numbers mean the same: 8 hex digits of a host and, on Linux, its PID namespace. */
function machine() {
    let space = '';
    try {
        space = (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid');
    }
    catch {
        // Only Linux has them.
    }
    return (0,external_node_crypto_.createHash)('sha256').update(`${(0,external_node_os_.hostname)()} ${space}`).digest('hex').slice(0, 8);
}

;// CONCATENATED MODULE: ./lib/output/manifest.js



function describeArchive({ name, directory, commit }, workspace) {
    const known = directory === undefined ? name : workspace.nameOfDirectory(directory);
    return { name: known, ...(commit !== undefined && { commit }) };
}
function describeObjects(objects, workspace) {
    return objects
        .map(({ path, sha256, object, architectures }) => ({
        path: workspace.nameOfObject(path),
        sha256,
        relocations: object.relocations.filter(({ program }) => program !== undefined).length,
        ...(architectures && { arch: architectures }),
    }))
        .sort((a, b) => (0,lib_compare/* compare */.U)(a.path, b.path));
}
/**
 * @param file path below the bundle
 * @param counts by object of the kernel: how many of its relocations end in each way
 */
function describeKernel({ entry, archive }, file, { btf, sha256, wholeSize, packedSha256 }, counts) {
    const { blob, path } = entry;
    const content = blob === undefined ? { packedSha256: packedSha256 } : { blob };
    const outcomes = Object.fromEntries(core_outcome/* STATUSES */.f.map((status) => [status, counts.reduce((sum, one) => sum + one[status], 0)]));
    return {
        kernel: (0,kernels_kernel/* kernelId */.D)(entry.kernel),
        file,
        size: btf.length,
        sha256,
        source: { archive, path, ...content, btfSize: wholeSize },
        outcomes,
    };
}

;// CONCATENATED MODULE: ./lib/output/paths.js
const MAX_NAME = 255;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
function newClaims() {
    const files = new Map();
    const directories = new Map();
    return {
        claim(path) {
            const flaw = pathFlaw(path);
            if (flaw !== undefined)
                return flaw;
            const key = pathKey(path);
            const same = files.get(key);
            if (same === path)
                return 'it would be written twice';
            if (same !== undefined)
                return `it is one file with "${same}" where case does not count`;
            const above = directoriesOf(key);
            const inTheWay = directories.get(key) ?? above.map((one) => files.get(one)).find((one) => one !== undefined);
            if (inTheWay !== undefined)
                return `"${inTheWay}" stands in its way`;
            files.set(key, path);
            for (const directory of above)
                directories.set(directory, path);
            return undefined;
        },
    };
}
/** Why a path cannot be one of a bundle, as the end of a sentence. */
function pathFlaw(path) {
    return path
        .split('/')
        .map(nameFlaw)
        .find((flaw) => flaw !== undefined);
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
/** `a` and `a/b` of `a/b/c`. */
function directoriesOf(path) {
    const parts = path.split('/');
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

// EXTERNAL MODULE: ./lib/output/place.js
var place = __nccwpck_require__(554);
;// CONCATENATED MODULE: ./lib/output/write.js







/**
 * Begins to write a bundle that replaces `output`, which must be an older bundle, an empty directory
 * or nothing. What is there stays until `commit`; an interrupt leaves it as it was, and what a killed
 * run left is put right.
 *
 * @param reports directory of reports, if it is not the bundle's
 * @throws InputError if `output` holds anything else, or cannot be written
 */
function openBundle(output, reports = output) {
    const directory = (0,place/* realDirectory */.Ut)(output);
    const reportDirectory = (0,place/* realDirectory */.Ut)(reports);
    mendPlace(directory);
    const temporary = nameBeside(directory, 'tmp');
    let replaces;
    try {
        replaces = (0,place/* inspectPlace */.wI)(directory, output).kernels;
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(directory), { recursive: true });
        (0,external_node_fs_.mkdirSync)(temporary);
    }
    catch (error) {
        leftovers_release(temporary);
        throw error instanceof errors/* ExpectedError */.Dh ? error : notWritable('output', output, error);
    }
    const endLife = showLife(temporary);
    const claims = newClaims();
    /** By the place that a report takes, where it is written. */
    const written = new Map();
    let open = true;
    const abort = () => {
        if (!open)
            return;
        close();
        for (const path of [temporary, ...written.values()])
            removeTree(path);
    };
    const close = () => {
        open = false;
        process.off('exit', abort);
        endLife();
        for (const path of [temporary, ...written.values()])
            leftovers_release(path);
    };
    process.once('exit', abort);
    async function add(path, bytes) {
        const flaw = claims.claim(path);
        if (flaw !== undefined)
            throw new Error(`"${path}" cannot be a file of a bundle: ${flaw}.`);
        const file = (0,external_node_path_.join)(temporary, ...path.split('/'));
        try {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
            await (0,promises_.writeFile)(file, bytes, { flag: 'wx' });
        }
        catch (error) {
            throw notWritable('output', output, error);
        }
    }
    return {
        directory,
        reportDirectory,
        replaces,
        add,
        async addReport(name, bytes) {
            if (reportDirectory === directory)
                return add(name, bytes);
            const place = (0,external_node_path_.join)(reportDirectory, name);
            mendPlace(place);
            if ((0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false })?.isDirectory()) {
                throw new errors/* InputError */.dz([
                    `report-directory "${reports}" has a directory "${name}" in the place of a report: remove it, or give another one.`,
                ]);
            }
            const beside = nameBeside(place, 'tmp');
            written.set(place, beside);
            try {
                await (0,promises_.mkdir)(reportDirectory, { recursive: true });
                await (0,promises_.writeFile)(beside, bytes, { flag: 'wx' });
            }
            catch (error) {
                throw notWritable('report-directory', reports, error);
            }
        },
        commit() {
            if (!open)
                throw new Error('the bundle is closed');
            try {
                const { staying } = (0,place/* inspectPlace */.wI)(directory, output);
                for (const name of staying)
                    (0,external_node_fs_.copyFileSync)((0,external_node_path_.join)(directory, name), (0,external_node_path_.join)(temporary, name));
                replace(directory, temporary);
            }
            catch (error) {
                abort();
                throw error instanceof errors/* ExpectedError */.Dh ? error : notWritable('output', output, error);
            }
            close();
            for (const [place, beside] of written) {
                try {
                    rename(beside, place);
                }
                catch (error) {
                    throw notWritable('report-directory', reports, error);
                }
            }
        },
        abort,
    };
}
/** No `await` in here: a signal is then handled before or after it, never between two renames. */
function replace(directory, temporary) {
    if ((0,external_node_fs_.lstatSync)(directory, { throwIfNoEntry: false }) === undefined) {
        rename(temporary, directory);
        return;
    }
    const old = nameBeside(directory, 'old');
    try {
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
    finally {
        leftovers_release(old);
    }
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
function notWritable(input, value, error) {
    const why = error.code ?? (0,errors/* messageOf */.bD)(error);
    return new errors/* InputError */.dz([
        `${input} "${value}" cannot be written (${why}): give a directory with room, where you may write.`,
    ]);
}

// EXTERNAL MODULE: ./lib/report/collect.js + 2 modules
var collect = __nccwpck_require__(2129);
// EXTERNAL MODULE: ./lib/report/comparison.js + 1 modules
var report_comparison = __nccwpck_require__(6723);
;// CONCATENATED MODULE: ./lib/report/html/escape.js

/**
 * A foreign string for the text and for a quoted attribute of a page. What has no width is left out, as
 * the marks that turn the direction of writing, by which one name could look like another.
 */
function escapeHtml(foreign) {
    return (0,report_text/* plain */.pj)(foreign).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** The same for a sentence; what stands between backticks in it is code. */
function sentenceHtml(words) {
    return escapeHtml(words).replace(/`([^`]+)`/g, '<code>$1</code>');
}
/**
 * Data for a script element of type `application/json`. Nothing in it ends the element or begins a
 * comment, and it is a string of JavaScript, too.
 */
function embedJson(data) {
    return JSON.stringify(data).replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// EXTERNAL MODULE: ./lib/report/report.js
var report_report = __nccwpck_require__(5650);
;// CONCATENATED MODULE: ./lib/report/html/links.js

/** @param links undefined if the run does not know them; what is no address gives no links */
function linksTo(links) {
    const root = links && rootOf(links);
    if (root === undefined)
        return () => undefined;
    return (file) => {
        const path = isInside(file) ? encodePath(file) : undefined;
        return path && `${root}/${path}`;
    };
}
/** The address of a line, as GitHub has it. */
function linkToLine(linkOf, { file, line }) {
    const link = linkOf(file);
    return link && `${link}#L${line}`;
}
function rootOf({ server, repository, commit }) {
    if (!URL.canParse(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository))
        return undefined;
    if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit))
        return undefined;
    const { protocol, host, pathname } = new URL(server);
    if (protocol !== 'https:' && protocol !== 'http:')
        return undefined;
    return `${protocol}//${host}${pathname.replace(/\/+$/, '')}/${repository}/blob/${commit}`;
}
/** Whether a path leads to a file of the workspace; a browser would follow steps up. */
function isInside(file) {
    const parts = file.split('/');
    return !file.startsWith(report_report/* OUTSIDE */.ov) && parts.every((part) => !/^(\.{0,2}|[A-Za-z]:)$/.test(part));
}
/** Undefined for what no address can hold: half of a pair of surrogates. */
function encodePath(file) {
    try {
        return file.split('/').map(encodeURIComponent).join('/');
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/kernels/release-order.js

/**
 * Orders versions and releases as people do: runs of digits by their number, all else by code units,
 * so that `5.4.0-9` comes before `5.4.0-42`, and `5.4.0-42` before `5.10.0-1`.
 */
function compareReleases(a, b) {
    const [ofA, ofB] = [partsOf(a), partsOf(b)];
    for (let i = 0; i < Math.min(ofA.length, ofB.length); i++) {
        const order = compareParts(ofA[i], ofB[i]);
        if (order !== 0)
            return order;
    }
    return ofA.length - ofB.length || (0,lib_compare/* compare */.U)(a, b);
}
function partsOf(release) {
    return release.match(/\d+|\D+/g) ?? [];
}
/** Digits may be more than a number can hold exactly. */
function compareParts(a, b) {
    if (!/^\d/.test(a) || !/^\d/.test(b))
        return (0,lib_compare/* compare */.U)(a, b);
    const [digitsA, digitsB] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
    return digitsA.length - digitsB.length || (0,lib_compare/* compare */.U)(digitsA, digitsB);
}

// EXTERNAL MODULE: ./lib/report/subjects.js
var subjects = __nccwpck_require__(1605);
;// CONCATENATED MODULE: ./lib/report/html/classes.js
/**
 * Kernels with the same numbers in every row are one class; classes are numbered by their first kernels.
 *
 * @param rows by kernel, any number that says what is so there
 */
function classesOf(rows, kernels) {
    const classes = new Uint32Array(kernels);
    let firsts = kernels === 0 ? [] : [0];
    for (const row of rows) {
        if (firsts.length === kernels)
            break;
        firsts = split(classes, row);
    }
    return { classes, firsts };
}
/** Splits classes whose kernels differ in a row. @returns the first kernel of each */
function split(classes, row) {
    const firsts = [];
    const known = new Map();
    classes.forEach((before, kernel) => {
        const key = before * 2 ** 21 + row[kernel];
        let now = known.get(key);
        if (now === undefined) {
            now = firsts.push(kernel) - 1;
            known.set(key, now);
        }
        classes[kernel] = now;
    });
    return firsts;
}

;// CONCATENATED MODULE: ./lib/report/html/page-data.js





const FIRST_CELL = 0x60;
/** @param comparison with the baseline, if there is one */
function pageData(report, linkOf, comparison) {
    const texts = newTable();
    const files = newTable();
    const text = (words) => texts.indexOf(words, (0,report_text/* plain */.pj)(words));
    const place = ({ file, line }) => {
        const link = linkOf(file);
        return [files.indexOf(file, link === undefined ? [(0,report_text/* plain */.pj)(file)] : [(0,report_text/* plain */.pj)(file), link]), line];
    };
    const changesOf = changesByProgram(report, comparison);
    const rows = report.objects.flatMap((object, index) => {
        const groupOf = groupsByKernel(object, report.kernels.length);
        return object.programs.map(({ program, section, needsKernelBtf, verdicts }) => {
            const entries = newTable();
            const entryOf = (verdict, change) => {
                const entry = needsKernelBtf === undefined
                    ? { ...entryOfVerdict(object, verdict), ...entryOfChange(change) }
                    : { verdict: 'needs', reason: text(needsKernelBtf) };
                return entries.indexOf(JSON.stringify(entry), entry) + 1;
            };
            const ofGroups = [];
            const numberOfGroup = new Uint16Array(object.groups.length);
            for (const verdict of verdicts) {
                const number = entryOf(verdict);
                for (const group of verdict.groups) {
                    ofGroups[group] = verdict;
                    numberOfGroup[group] = number;
                }
            }
            const numbers = groupOf.map((group) => numberOfGroup[group] ?? 0);
            for (const { change, kernels } of changesOf(object.path, program)) {
                for (const kernel of kernels) {
                    const verdict = ofGroups[groupOf[kernel]];
                    if (verdict?.verdict === change.now)
                        numbers[kernel] = entryOf(verdict, change);
                }
            }
            const of = { name: (0,report_text/* plain */.pj)(program), object: index, section: (0,report_text/* plain */.pj)(section) };
            return { of, entries: entries.items, numbers };
        });
    });
    const { classes, firsts } = classesOf(rows.map(({ numbers }) => numbers), report.kernels.length);
    return {
        groups: groupKernels(report.kernels, classes),
        objects: report.objects.map(({ path }) => (0,report_text/* plain */.pj)(path)),
        programs: rows.map(({ of, entries, numbers }) => ({
            ...of,
            entries,
            cells: firsts
                .map((kernel) => String.fromCharCode(FIRST_CELL + numbers[kernel]))
                .join(''),
        })),
        texts: texts.items,
        files: files.items,
        isCompared: comparison !== undefined,
    };
    function entryOfVerdict(object, given) {
        const { verdict, reason, source, relocation, path, excused } = given;
        const reached = object.relocations[relocation ?? -1];
        const query = reached && object.queries[reached.query];
        return {
            verdict,
            ...(reason !== undefined && { reason: text(reason) }),
            ...(source && { source: place(source) }),
            ...(query && { relocation: text(`${(0,subjects/* nameOf */.Vb)(query)} (${query.kind})`) }),
            ...(reached?.source && { relocationSource: place(reached.source) }),
            ...(path && { path: path.map(place) }),
            ...(excused !== undefined && { excused: text(excused) }),
        };
    }
    function entryOfChange(change) {
        if (change === undefined)
            return {};
        const { kind, before, reason } = change;
        const isOther = kind === 'mended' && reason !== undefined;
        return { change: { kind, before, ...(isOther && { reason: text(reason) }) } };
    }
}
/** A list in which equal items stand once, by a key. */
function newTable() {
    const items = [];
    const indices = new Map();
    return {
        items: items,
        indexOf(key, item) {
            const index = indices.get(key) ?? items.push(item) - 1;
            indices.set(key, index);
            return index;
        },
    };
}
/** By kernel: the object's group that it is in, or -1. */
function groupsByKernel({ groups }, kernels) {
    const groupOf = new Int32Array(kernels).fill(-1);
    groups.forEach((members, group) => {
        for (const kernel of members)
            groupOf[kernel] = group;
    });
    return groupOf;
}
/** The changes of a program, with their kernels by their indices. */
function changesByProgram({ kernels }, comparison) {
    const indices = new Map(kernels.map((id, index) => [id, index]));
    const changes = new Map();
    for (const change of comparison?.changes ?? []) {
        const key = JSON.stringify([change.object, change.program]);
        const members = change.kernels.flatMap((id) => indices.get(id) ?? []);
        changes.set(key, [...(changes.get(key) ?? []), { change, kernels: members }]);
    }
    return (object, program) => changes.get(JSON.stringify([object, program])) ?? [];
}
function groupKernels(kernels, classes) {
    const groups = new Map();
    kernels.forEach((id, kernel) => {
        const [distro = '', version = '', arch = '', ...release] = id.split('/').map(report_text/* plain */.pj);
        const key = JSON.stringify([distro, version, arch]);
        const member = { release: release.join('/'), class: classes[kernel] };
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [member]);
        else
            group.push(member);
    });
    return [...groups]
        .map(([key, members]) => {
        const [distro, version, arch] = JSON.parse(key);
        members.sort((a, b) => compareReleases(a.release, b.release));
        return {
            name: `${distro}/${version}/${arch}`,
            ...{ distro, version, arch },
            releases: members.map(({ release }) => release),
            classes: members.map((member) => member.class),
        };
    })
        .sort((a, b) => (0,lib_compare/* compare */.U)(a.distro, b.distro) ||
        compareReleases(a.version, b.version) ||
        (0,lib_compare/* compare */.U)(a.arch, b.arch));
}

;// CONCATENATED MODULE: ./lib/report/html/page-files.js


// Each is named in full, so that a bundler sees that they are needed. The path is right from src/ and lib/.
const SCRIPT_FILES = [
    __nccwpck_require__.ab + "dom.js",
    __nccwpck_require__.ab + "kinds.js",
    __nccwpck_require__.ab + "model.js",
    __nccwpck_require__.ab + "view.js",
    __nccwpck_require__.ab + "cells.js",
    __nccwpck_require__.ab + "details.js",
    __nccwpck_require__.ab + "matrix.js",
    __nccwpck_require__.ab + "start.js",
];
const STYLE_FILES = [
    __nccwpck_require__.ab + "page.css",
    __nccwpck_require__.ab + "matrix.css",
];
/**
 * The page's script: its modules as one, each behind those that it imports. A page that is one file has nothing
 * to import from, and all names of the modules are different.
 */
function pageScript() {
    const modules = SCRIPT_FILES.map(readText);
    return withHash(modules
        .map((text) => text.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, ''))
        .join('\n'));
}
function pageStyle() {
    return withHash(STYLE_FILES.map(readText).join('\n'));
}
/** A checkout may have other ends of lines. */
function readText(file) {
    return (0,external_node_fs_.readFileSync)(file, 'utf8').replaceAll('\r\n', '\n');
}
function withHash(text) {
    return { text, hash: `sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}` };
}

// EXTERNAL MODULE: ./lib/report/comparison-words.js
var comparison_words = __nccwpck_require__(4713);
// EXTERNAL MODULE: ./lib/verdict/verdict.js
var verdict = __nccwpck_require__(6472);
;// CONCATENATED MODULE: ./lib/report/program-rows.js



const rowsOfReports = new WeakMap();
/**
 * Programs by what becomes of them, but for those that just load: those on most kernels first, then by
 * place and program. Programs that need the kernel's own BTF are left out. A program that several objects
 * have at the same line, as objects for several architectures do, is one. The views of a report share
 * what is worked out here.
 */
function program_rows_programRows(report) {
    const rows = rowsOfReports.get(report) ?? makeRows(report);
    rowsOfReports.set(report, rows);
    return rows;
}
function makeRows({ objects }) {
    const found = new Map();
    for (const object of objects) {
        for (const { program, needsKernelBtf, verdicts } of object.programs) {
            if (needsKernelBtf !== undefined)
                continue;
            for (const verdict of verdicts) {
                if (verdict.verdict === 'loads')
                    continue;
                const key = JSON.stringify([
                    program,
                    verdict.source === undefined && object.path,
                    program_rows_keyOf(verdict),
                ]);
                const one = found.get(key) ?? { program, verdict, object, objects: new Set(), lists: [] };
                found.set(key, one);
                one.objects.add(object);
                one.lists.push(...verdict.groups.map((group) => object.groups[group] ?? []));
            }
        }
    }
    const kernelsOf = kernelsByObjects();
    const rows = new Map();
    for (const { program, verdict, object, objects: of, lists } of found.values()) {
        const members = united(lists, of.size);
        const kernels = kernelsOf([...of]);
        const key = `${program_rows_keyOf(verdict)}\n${members.length}\n${textOf(members)}${kernels.key}`;
        const row = rows.get(key) ?? {
            programs: [],
            verdict: verdict.verdict,
            reason: verdict.reason ?? '',
            source: verdict.source,
            path: verdict.path ?? [],
            excused: verdict.excused,
            isRefused: isRefused(object, verdict),
            members,
            kernels: kernels.members,
        };
        rows.set(key, row);
        for (const { path } of of)
            row.programs.push({ program, object: path });
    }
    for (const { programs } of rows.values()) {
        programs.sort((a, b) => (0,lib_compare/* compare */.U)(a.program, b.program) || (0,lib_compare/* compare */.U)(a.object, b.object));
    }
    return sorted([...rows.values()]);
}
function program_rows_keyOf({ verdict, reason, source, excused }) {
    return JSON.stringify([verdict, reason, source?.file, source?.line, excused]);
}
/** Whether a loader gives up on the object before a verifier sees the program. */
function isRefused({ relocations, queries }, { relocation, groups }) {
    const query = queries[relocations[relocation ?? -1]?.query ?? -1];
    const outcome = query?.outcomes.find((one) => one.groups.includes(groups[0]));
    return outcome?.status === 'ambiguous' || outcome?.status === 'invalid';
}
/** The numbers of some lists in their order; the groups of one object have none twice. */
function united(lists, objects) {
    const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
    let end = 0;
    for (const list of lists)
        for (const number of list)
            all[end++] = number;
    all.sort();
    return Array.from(objects === 1 ? all : new Set(all));
}
function textOf(numbers) {
    return Buffer.from(Uint32Array.from(numbers).buffer).toString('latin1');
}
/** The kernels that some objects are for. Most programs have the same objects. */
function kernelsByObjects() {
    const known = new Map();
    return (objects) => {
        const paths = JSON.stringify(objects.map(({ path }) => path));
        let kernels = known.get(paths);
        if (kernels === undefined) {
            const members = united(objects.flatMap(({ groups }) => groups), objects.length);
            kernels = { members, key: textOf(members) };
            known.set(paths, kernels);
        }
        return kernels;
    };
}
function sorted(rows) {
    return rows
        .map((row) => ({
        row,
        place: row.source ? (0,subjects/* formatSource */.j2)(row.source) : '',
        name: `${row.programs[0]?.program} ${row.programs[0]?.object}`,
    }))
        .sort((a, b) => b.row.members.length - a.row.members.length ||
        (0,lib_compare/* compare */.U)(a.place, b.place) ||
        (0,lib_compare/* compare */.U)(a.name, b.name) ||
        (0,lib_compare/* compare */.U)(a.row.reason, b.row.reason))
        .map(({ row }) => row);
}
/** The versions of distributions whose kernels are in a row, by distribution and version. */
function versionsOf(report, { members, kernels }) {
    const { names, versionOf, rankOf, releases } = orderOf(report);
    const counts = countVersions(report, kernels);
    const matching = new Map();
    for (const kernel of members) {
        const version = versionOf[kernel];
        const before = matching.get(version);
        if (before === undefined) {
            matching.set(version, { count: 1, first: kernel });
        }
        else {
            before.count++;
            if (rankOf[kernel] < rankOf[before.first])
                before.first = kernel;
        }
    }
    return [...matching]
        .sort(([a], [b]) => a - b)
        .map(([version, { count, first }]) => ({
        ...names[version],
        matching: count,
        kernels: counts.get(version) ?? 0,
        first: report.kernels[first],
        since: releases[first],
    }));
}
const ordersOfReports = new WeakMap();
function orderOf(report) {
    const order = ordersOfReports.get(report) ?? orderKernels(report);
    ordersOfReports.set(report, order);
    return order;
}
function orderKernels({ kernels }) {
    const parts = kernels.map(program_rows_partsOf);
    const keyOfVersion = (of) => `${of.distro}/${of.version}`;
    const distinct = new Map(parts.map((of) => [keyOfVersion(of), of]));
    const names = [...distinct.values()]
        .map(({ distro, version }) => ({ distro, version }))
        .sort((a, b) => (0,lib_compare/* compare */.U)(a.distro, b.distro) || compareReleases(a.version, b.version));
    const numbers = new Map(names.map((of, number) => [keyOfVersion(of), number]));
    const rankOf = new Uint32Array(kernels.length);
    parts
        .map(({ release }, kernel) => ({ release, kernel }))
        .sort((a, b) => compareReleases(a.release, b.release) || a.kernel - b.kernel)
        .forEach(({ kernel }, rank) => {
        rankOf[kernel] = rank;
    });
    const versionOf = parts.map((of) => numbers.get(keyOfVersion(of)));
    const releases = parts.map(({ release }) => release);
    return { names, versionOf, rankOf, releases, counts: new WeakMap() };
}
/** Most rows have the kernels of the same objects, which are one list. */
function countVersions(report, kernels) {
    const { counts, versionOf } = orderOf(report);
    const known = counts.get(kernels);
    if (known !== undefined)
        return known;
    const made = new Map();
    for (const kernel of kernels) {
        const version = versionOf[kernel];
        made.set(version, (made.get(version) ?? 0) + 1);
    }
    counts.set(kernels, made);
    return made;
}
function program_rows_partsOf(kernel) {
    const [distro = '', version = '', , ...release] = kernel.split('/');
    return { distro, version, release: release.join('/') };
}

;// CONCATENATED MODULE: ./lib/report/failing-programs.js



/** Programs with such a verdict that nothing excuses, those on most kernels first. */
function failingPrograms(report, verdict) {
    return program_rows_programRows(report).filter((row) => fails(row, verdict));
}
function guardedPrograms(report) {
    return programRows(report).filter(({ verdict }) => verdict === 'guarded');
}
/** Programs that would fail a run, but for what user space makes of them. */
function excusedPrograms(report) {
    return program_rows_programRows(report).filter(({ verdict, excused }) => isFailing(verdict) && excused !== undefined);
}
function isFailing(verdict) {
    return verdict === 'broken' || verdict === 'depends';
}
function fails({ verdict, excused }, as) {
    return verdict === as && excused === undefined;
}
/** How many programs have such a verdict on at least one kernel, with nothing that excuses it. */
function countFailingPrograms(report, verdict) {
    return countPrograms(report, (one) => fails(one, verdict));
}
function countGuardedPrograms(report) {
    return countPrograms(report, ({ verdict }) => verdict === 'guarded');
}
function countPrograms({ objects }, isSuch) {
    return objects
        .flatMap(({ programs }) => programs)
        .filter(({ needsKernelBtf, verdicts }) => needsKernelBtf === undefined && verdicts.some(isSuch))
        .length;
}
/** Each verdict, over all programs and kernels; what is excused is among them, and counted besides. */
function verdictTotals({ objects }) {
    const sums = new Map();
    let excused = 0;
    for (const { programs, groups } of objects) {
        for (const { needsKernelBtf, verdicts } of programs) {
            if (needsKernelBtf !== undefined)
                continue;
            for (const one of verdicts) {
                const kernels = one.groups.reduce((sum, group) => sum + (groups[group]?.length ?? 0), 0);
                sums.set(one.verdict, (sums.get(one.verdict) ?? 0) + kernels);
                if (isFailing(one.verdict) && one.excused !== undefined)
                    excused += kernels;
            }
        }
    }
    return { verdicts: verdict/* VERDICTS */.b.map((word) => [word, sums.get(word) ?? 0]), excused };
}
/** `verdicts over all kernels: 40 loads, 2 guarded`; nothing if there are none. */
function describeVerdicts(report) {
    const { verdicts, excused } = verdictTotals(report);
    const told = verdicts.flatMap(([word, sum]) => (sum === 0 ? [] : `${(0,report_text/* formatNumber */.ZV)(sum)} ${word}`));
    if (told.length === 0)
        return [];
    const which = excused === 0 ? '' : ` (${(0,report_text/* formatNumber */.ZV)(excused)} of them excused)`;
    return [`verdicts over all kernels: ${told.join(', ')}${which}`];
}
/** One sentence on all programs that need BTF in the kernel itself; nothing if there are none. */
function describeKernelBtf({ objects }) {
    const needs = objects.flatMap(({ programs }) => programs.flatMap(({ needsKernelBtf }) => needsKernelBtf ?? []));
    if (needs.length === 0)
        return [];
    const which = [...new Set(needs)].sort();
    const named = [...which.slice(0, MOST_NEEDS), ...(which.length > MOST_NEEDS ? ['…'] : [])];
    const [need, load] = needs.length === 1 ? ['needs', 'loads'] : ['need', 'load'];
    return [
        `${(0,report_text/* formatCount */.B4)(needs.length, 'program')} ${need} BTF in the kernel itself (${named.join(', ')}) and ${load} on none of these kernels, whatever is in the bundle`,
    ];
}
const MOST_NEEDS = 6;
const MOST_PROGRAMS = 3;
const MOST_VERSIONS = 4;
const MOST_STEPS = 12;
/** `on_exec (build/a.o), on_exit (build/a.o) and 3 more`; of a product of one object without it. */
function programNames(report, { programs }) {
    const names = programs.map(({ program, object }) => report.objects.length === 1 ? program : `${program} (${object})`);
    return names.slice(0, names.length > MOST_PROGRAMS ? MOST_PROGRAMS - 1 : MOST_PROGRAMS);
}
/** ` and 3 more`: of the programs of a row those that `programNames` leaves out. */
function moreThan(names, { programs }) {
    const left = programs.length - names.length;
    return left === 0 ? '' : ` and ${(0,report_text/* formatNumber */.ZV)(left)} more`;
}
/** `2 of 3 kernels`, or `all 3 kernels` */
function describeShare({ members, kernels }) {
    return members.length === kernels.length
        ? `all ${(0,report_text/* formatCount */.B4)(kernels.length, 'kernel')}`
        : `${(0,report_text/* formatNumber */.ZV)(members.length)} of ${(0,report_text/* formatCount */.B4)(kernels.length, 'kernel')}`;
}
/** `debian 11: all 3, ubuntu 20.04: 12 of 40 since 5.4.0-42-generic`; empty if it is on all kernels. */
function describeVersions(report, row) {
    if (row.members.length === row.kernels.length)
        return '';
    const versions = versionsOf(report, row);
    const told = versions
        .slice(0, MOST_VERSIONS)
        .map((one) => `${one.distro} ${one.version}: ${describeVersion(one)}`);
    const left = versions.length - told.length;
    return [...told, ...(left === 0 ? [] : [`${(0,report_text/* formatCount */.B4)(left, 'more version')}`])].join(', ');
}
function describeVersion({ matching, kernels, since }) {
    if (matching < kernels) {
        return `${(0,report_text/* formatNumber */.ZV)(matching)} of ${(0,report_text/* formatNumber */.ZV)(kernels)} since ${since}`;
    }
    return kernels === 1 ? '1 of 1' : `all ${(0,report_text/* formatNumber */.ZV)(kernels)}`;
}
/** `probe.bpf.c:9, 12, 40`: the lines on the way to the place; empty if there is none before it. */
function describeWay({ path }) {
    if (path.length < 2)
        return '';
    const shown = path.slice(-MOST_STEPS);
    const steps = shown.map(({ file, line }, i) => shown[i - 1]?.file === file ? `${line}` : `${file}:${line}`);
    return [...(shown.length < path.length ? ['…'] : []), ...steps].join(', ');
}
const VERBS = {
    loads: ['loads', 'load'],
    guarded: ['is guarded', 'are guarded'],
    depends: ['may not load', 'may not load'],
    broken: ['is broken', 'are broken'],
};
/** One sentence on a row. */
function describeProgram(report, row) {
    const names = programNames(report, row);
    const versions = describeVersions(report, row);
    const way = describeWay(row);
    return [
        `${names.join(', ')}${moreThan(names, row)} ${VERBS[row.verdict][row.programs.length === 1 ? 0 : 1]}`,
        ` on ${describeShare(row)}${versions === '' ? '' : ` (${versions})`}: ${row.reason}`,
        way === '' ? '' : `; the way there: ${way}`,
        row.excused === undefined ? '' : `; excused by ${row.excused}`,
    ].join('');
}

;// CONCATENATED MODULE: ./lib/report/failures.js



/** The condition of `fail-on` that an outcome falls under; undefined if it is no failure. */
function conditionOf(status) {
    if (status === 'unresolved')
        return 'unresolved';
    return status === 'ambiguous' || status === 'invalid' ? 'invalid' : undefined;
}
/**
 * All relocations that fail somewhere, those that fail on most kernels first, then by source and
 * subject.
 *
 * @param only the condition that counts as a failure; without it, either does
 */
function failingRelocations(report, only) {
    const rows = new Map();
    for (const subject of (0,subjects/* subjectsOf */.Z6)(report)) {
        const where = (0,subjects/* whereOutcome */.Kq)(subject, report.kernels, ({ status }) => failures_fails(status, only));
        if (where === undefined)
            continue;
        const { name, kind, source } = subject;
        const { kernels, matching, first, outcome, relocations, key } = where;
        const reason = outcome?.reason ?? outcome?.status ?? '';
        const rowKey = JSON.stringify([source?.file, source?.line, name, reason, key]);
        const before = rows.get(rowKey);
        const kinds = [...(before?.kinds ?? []), kind];
        rows.set(rowKey, {
            name,
            kinds,
            subject: `${name} (${kinds.join(', ')})`,
            source,
            relocations: (before?.relocations ?? 0) + relocations,
            kernels,
            failing: matching,
            first,
            reason,
            conditions: new Set([...(before?.conditions ?? []), ...conditionsOf(subject.parts.keys())]),
        });
    }
    const sourceOf = ({ source }) => (source ? (0,subjects/* formatSource */.j2)(source) : '');
    return [...rows.values()].sort((a, b) => b.failing - a.failing || (0,lib_compare/* compare */.U)(sourceOf(a), sourceOf(b)) || (0,lib_compare/* compare */.U)(a.subject, b.subject));
}
function conditionsOf(queries) {
    const conditions = [...queries].flatMap(({ outcomes }) => outcomes.flatMap(({ status }) => conditionOf(status) ?? []));
    return new Set(conditions);
}
function failures_fails(status, only) {
    const condition = conditionOf(status);
    return condition !== undefined && (only === undefined || condition === only);
}
/** One sentence on relocations that fail, without their source. */
function describeFailure(row) {
    const { subject, kernels, failing, first, reason } = row;
    return `${subject} resolves on ${kernels - failing} of ${formatCount(kernels, 'kernel')}: ${reason}; first: ${first}`;
}
/** How many relocations fail on at least one kernel. @param only as of `failingRelocations` */
function countFailing(report, only) {
    let failing = 0;
    for (const { queries, relocations } of report.objects) {
        const failed = queries.map(({ outcomes }) => outcomes.some(({ status }) => failures_fails(status, only)));
        failing += relocations.filter(({ query }) => failed[query]).length;
    }
    return failing;
}

;// CONCATENATED MODULE: ./lib/report/problems.js






/** All that went wrong in a run that did its work. */
function problemsOf(manifest, report, comparison) {
    return [
        ...unusable(manifest, report),
        ...newProblem(comparison),
        ...programProblem(report, 'broken', ['is broken', 'are broken']),
        ...programProblem(report, 'depends', ['may not load', 'may not load']),
        ...relocationProblem(report, 'invalid', ['makes a loader give up', 'make a loader give up']),
        ...relocationProblem(report, 'unresolved', ['is not resolved', 'are not resolved']),
    ];
}
/** What went wrong with kernels and objects, and relocations that make a loader give up. */
function problemsBesidePrograms(manifest, report) {
    const beside = new Set(['missing', 'invalid']);
    return problemsOf(manifest, report).filter(({ condition }) => beside.has(condition));
}
/** A problem for each object, and for each reason for which kernels are missing. */
function unusable(manifest, report) {
    return [
        ...brokenObjects(report).map(({ path, error }) => ({ condition: 'invalid', message: `object ${path} ${error}` })),
        ...missingByReason(manifest).map(([reason, [first, ...others]]) => ({
            condition: 'missing',
            message: others.length === 0
                ? `${first}: ${reason}`
                : `${(0,report_text/* formatCount */.B4)(others.length + 1, 'kernel')}, such as ${first}: ${reason}`,
        })),
    ];
}
/** Ids of missing kernels by what they have in common. */
function missingByReason({ missing }) {
    const kernels = new Map();
    for (const { kernel, reason } of missing) {
        const like = kernels.get(reason);
        if (like === undefined)
            kernels.set(reason, [kernel]);
        else
            like.push(kernel);
    }
    return [...kernels];
}
/** One problem for all programs that a change breaks. */
function newProblem(comparison) {
    const [worst, ...others] = comparison ? (0,comparison_words/* changeRows */.QP)(comparison, 'newly-broken') : [];
    if (comparison === undefined || worst === undefined)
        return [];
    const sentence = (0,comparison_words/* describeChange */.uQ)(comparison, worst);
    const number = (0,comparison_words/* countChanged */.S2)(comparison, 'newly-broken');
    const message = others.length === 0
        ? sentence
        : `${(0,report_text/* formatCount */.B4)(number, 'program')} are newly broken somewhere, such as: ${sentence}`;
    return [{ condition: 'newly-broken', message }];
}
/** One problem for all programs with a verdict. */
function programProblem(report, condition, [one, many]) {
    const number = countFailingPrograms(report, condition);
    const worst = number === 0 ? undefined : failingPrograms(report, condition)[0];
    if (worst === undefined)
        return [];
    const what = `${(0,report_text/* formatCount */.B4)(number, 'program')} ${number === 1 ? one : many}`;
    const { program, object } = worst.programs[0];
    const first = versionsOf(report, worst)[0]?.first;
    return [
        {
            condition,
            message: `${what} somewhere, such as ${program} (${object}) on ${first}: ${worst.reason}`,
        },
    ];
}
/** One problem for all relocations that fall under a condition. */
function relocationProblem(report, condition, [one, many]) {
    const worst = failingRelocations(report, condition)[0];
    if (worst === undefined)
        return [];
    const { subject, first, reason } = worst;
    const number = countFailing(report, condition);
    const what = `${(0,report_text/* formatCount */.B4)(number, 'relocation')} ${number === 1 ? one : many}`;
    return [{ condition, message: `${what} somewhere, such as ${subject} on ${first}: ${reason}` }];
}
/** The conditions of `failOn` that hold, sorted; empty if the run is a success. */
function failedConditions(manifest, report, failOn, comparison) {
    const held = new Set(problemsOf(manifest, report, comparison).map(({ condition }) => condition));
    return [...held].filter((condition) => failOn.has(condition)).sort();
}
/** One sentence for a run that did its work and fails by `fail-on`. */
function describeRunFailure(manifest, report, failOn, comparison) {
    const reasons = failedConditions(manifest, report, failOn, comparison).map((condition) => `${condition} (${countProblems(manifest, report, condition, comparison)})`);
    return `The run fails because of ${reasons.join(', ')}: mend what is reported, or change fail-on.`;
}
/** `2 kernels`, `1 object, 3 relocations` */
function countProblems(manifest, report, condition, comparison) {
    const counts = [
        [
            condition === 'newly-broken' && comparison ? (0,comparison_words/* countChanged */.S2)(comparison, condition) : 0,
            'program',
        ],
        [condition === 'missing' ? manifest.missing.length : 0, 'kernel'],
        [condition === 'invalid' ? brokenObjects(report).length : 0, 'object'],
        [
            condition === 'broken' || condition === 'depends'
                ? countFailingPrograms(report, condition)
                : 0,
            'program',
        ],
        [
            condition === 'invalid' || condition === 'unresolved' ? countFailing(report, condition) : 0,
            'relocation',
        ],
    ];
    return counts
        .filter(([number]) => number > 0)
        .map(([number, noun]) => (0,report_text/* formatCount */.B4)(number, noun))
        .join(', ');
}
/** Objects that could not be used. */
function brokenObjects(report) {
    return report.objects.flatMap(({ path, error }) => error === undefined ? [] : [{ path, error }]);
}
/** Kernels that were asked for and whose BTF the archive says it does not have. */
function failedKernels({ failed }) {
    return failed.map((kernel) => ({
        kernel: (0,kernels_kernel/* kernelId */.D)(kernel),
        reason: 'the archive could not make its BTF (it has a .failed marker)',
    }));
}

;// CONCATENATED MODULE: ./lib/report/totals.js



function totalsOf(kernels) {
    return {
        kernels: kernels.length,
        before: kernels.reduce((sum, { source }) => sum + source.btfSize, 0),
        after: kernels.reduce((sum, { size }) => sum + size, 0),
    };
}
/** Totals of each distribution's version and architecture, sorted by them. */
function totalsByVersion(manifest) {
    const versions = new Map();
    for (const kernel of manifest.kernels) {
        const version = kernel.kernel.split('/').slice(0, 3).join('/');
        const kernels = versions.get(version);
        if (kernels === undefined)
            versions.set(version, [kernel]);
        else
            kernels.push(kernel);
    }
    return [...versions]
        .sort(([a], [b]) => compare(a, b))
        .map(([version, kernels]) => [version.split('/'), totalsOf(kernels)]);
}
/** Each way in which relocations end, over all kernels. */
function outcomeTotals(manifest) {
    return core_outcome/* STATUSES */.f.map((status) => [
        status,
        manifest.kernels.reduce((sum, { outcomes }) => sum + outcomes[status], 0),
    ]);
}
/** How many CO-RE relocations the objects have. */
function countRelocations(manifest) {
    return manifest.objects.reduce((sum, { relocations }) => sum + relocations, 0);
}
/** `2 objects with 4 programs and 68 relocations`; older reports tell no programs. */
function totals_describeObjects(manifest, report) {
    const programs = report.objects.reduce((sum, object) => sum + object.programs.length, 0);
    return [
        `${(0,report_text/* formatCount */.B4)(manifest.objects.length, 'object')} with `,
        programs === 0 ? '' : `${(0,report_text/* formatCount */.B4)(programs, 'program')} and `,
        (0,report_text/* formatCount */.B4)(countRelocations(manifest), 'relocation'),
    ].join('');
}

;// CONCATENATED MODULE: ./lib/report/html/sections.js








// What can be read without the script: the same as in the step summary, for the matrix tells the rest.
const MOST_ROWS = 300;
const MOST_ITEMS = 100;
/** What the run, or the change, comes to. */
function headSection(manifest, report, comparison) {
    const { kernels, before, after } = totalsOf(manifest.kernels);
    const sizes = `${(0,report_text/* formatSize */.Xq)(before)} of BTF tailored to ${(0,report_text/* formatSize */.Xq)(after)}`;
    const facts = [
        `${(0,report_text/* formatCount */.B4)(kernels, 'kernel')}, ${totals_describeObjects(manifest, report)}: ${sizes}`,
        ...describeVerdicts(report),
        ...describeKernelBtf(report),
    ];
    return [
        '<h1>BTF bundle report</h1>',
        comparison && describeChange(comparison),
        ...facts.map((fact) => `<p class="quiet">${sections_sentence(fact)}</p>`),
    ]
        .filter((part) => part !== undefined)
        .join('\n');
}
function describeChange(comparison) {
    const isBad = comparison.changes.some(({ kind }) => kind !== 'mended');
    return `<p class="headline ${isBad ? 'bad' : 'good'}">${sections_sentence((0,comparison_words/* headLine */.jR)(comparison))}</p>`;
}
/** The programs that do not load everywhere, and what went wrong besides. */
function listSections(manifest, report, linkOf) {
    return [
        ...programSection('Programs that are broken', 'broken', failing('broken')),
        ...programSection('Programs that may not load', 'depends', failing('depends')),
        ...programSection('Programs that are excused', 'excused', excusedPrograms(report)),
        ...listSection('Expectations to look at', report.expectations ?? [], sentenceHtml),
        ...listSection('Objects that could not be used', brokenObjects(report), ({ path, error }) => `${code(path)} ${sentenceHtml(error)}`),
        ...listSection('Kernels that are missing', missingByReason(manifest), missingItem),
        ...listSection('Kernels that carry their own BTF and need none', sections_countVersions(manifest.ownBtf), ([version, number]) => `${code(version)}: ${(0,report_text/* formatCount */.B4)(number, 'kernel')}`),
    ].join('\n');
    function failing(verdict) {
        return failingPrograms(report, verdict);
    }
    function programSection(title, kind, rows) {
        if (rows.length === 0)
            return [];
        return [
            `<section><h2>${title}</h2><div class="scrolled"><table>`,
            '<thead><tr><th scope="col">Program</th><th scope="col">Kernels</th><th scope="col">Where</th><th scope="col">Why</th></tr></thead>',
            '<tbody>',
            ...rows.slice(0, MOST_ROWS).map((row) => programRow(kind, row)),
            `</tbody></table></div>${moreItems(rows.length - MOST_ROWS)}</section>`,
        ];
    }
    function programRow(kind, row) {
        const names = programNames(report, row);
        const cells = [
            `<span class="chip ${kind}" aria-hidden="true">${kind[0]?.toUpperCase()}</span>${names.map(code).join(', ')}${moreThan(names, row)}`,
            describeShare(row),
            escapeHtml(describeVersions(report, row)),
            [
                sentenceHtml(row.reason),
                linkedPlace(row.source, linkOf),
                row.excused && `<br>excused by ${escapeHtml(row.excused)}`,
            ].join(''),
        ];
        return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    }
}
function listSection(title, items, format) {
    if (items.length === 0)
        return [];
    return [
        `<section><h2>${title}</h2><ul>`,
        ...items.slice(0, MOST_ITEMS).map((item) => `<li>${format(item)}</li>`),
        `</ul>${moreItems(items.length - MOST_ITEMS)}</section>`,
    ];
}
function moreItems(left) {
    return left <= 0 ? '' : `<p class="quiet">And ${(0,report_text/* formatCount */.B4)(left, 'more row')}.</p>`;
}
function missingItem([reason, kernels]) {
    const [first = ''] = kernels;
    const which = kernels.length === 1 ? '' : ` and ${(0,report_text/* formatCount */.B4)(kernels.length - 1, 'more kernel')}`;
    return `${code(first)}${which}: ${sentenceHtml(reason)}`;
}
/** How many kernels there are of each version and architecture. */
function sections_countVersions(kernels) {
    const counts = new Map();
    for (const id of kernels) {
        const version = id.split('/').slice(0, 3).join('/');
        counts.set(version, (counts.get(version) ?? 0) + 1);
    }
    return [...counts];
}
/** The reason names the place, so that it is only repeated as a link. */
function linkedPlace(source, linkOf) {
    const link = source && linkToLine(linkOf, source);
    if (source === undefined || link === undefined)
        return '';
    return `<br><a href="${escapeHtml(link)}" rel="noreferrer">${code((0,subjects/* formatSource */.j2)(source))}</a>`;
}
function code(foreign) {
    return `<code>${escapeHtml(foreign)}</code>`;
}
/** With a capital and a full stop. */
function sections_sentence(words) {
    return sentenceHtml(`${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`);
}

;// CONCATENATED MODULE: ./lib/report/html/render.js





/** The matrix and its filters; the script shows them, and fills them. */
const APP = `
<div id="app" hidden>
<div class="tools" role="search">
<label>Program <input id="program-filter" type="search" placeholder="words of its name" spellcheck="false"></label>
<label>Kernel <input id="kernel-filter" type="search" placeholder="ubuntu/18.04 aws" spellcheck="false"></label>
<label>Order <select id="order"><option value="worst">worst first</option><option value="object">by object</option></select></label>
<button id="unfold" type="button">Unfold all</button>
<button id="fold" type="button">Fold all</button>
</div>
<div class="tools">
<div id="legend" role="group" aria-label="Show only"></div>
<span id="shown" class="shown" role="status"></span>
</div>
<div class="board">
<div id="matrix" role="grid" tabindex="0" aria-label="Programs by kernels" aria-readonly="true" aria-describedby="keys"></div>
<aside id="details" role="region" tabindex="-1" aria-labelledby="details-title" hidden>
<button id="close" type="button" aria-label="Close">✕</button>
<div id="details-body"></div>
</aside>
</div>
<p id="keys" class="quiet">Arrow keys move, Enter opens a cell or unfolds a group of kernels, Escape closes. A bar in a cell shows the shares of a group's kernels.</p>
</div>
<noscript><p>The matrix needs JavaScript. Without it, the lists below tell which programs fail, and where.</p></noscript>`;
/**
 * A run as one page of HTML that needs nothing else: programs by kernels as a matrix, with the reason of
 * every verdict, and what fails as text. The same inputs give the same bytes.
 *
 * Its policy lets a browser load nothing and run only its own script, whatever foreign strings hold.
 */
function renderHtml(manifest, report, { comparison, links } = {}) {
    const script = pageScript();
    const style = pageStyle();
    const linkOf = linksTo(links);
    const policy = [
        "default-src 'none'",
        `script-src '${script.hash}'`,
        `style-src '${style.hash}'`,
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    const lists = listSections(manifest, report, linkOf);
    return [
        '<!DOCTYPE html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<title>BTF bundle report</title>',
        `<style>${style.text}</style>`,
        '</head>',
        '<body>',
        `<header>\n${headSection(manifest, report, comparison)}\n</header>`,
        `<main>${APP}`,
        lists === '' ? '<p>Every program loads on every kernel.</p>' : lists,
        '</main>',
        `<footer>btf-bundle ${escapeHtml(manifest.tool)}</footer>`,
        `<script id="data" type="application/json">${embedJson(pageData(report, linkOf, comparison))}</script>`,
        `<script type="module">${script.text}</script>`,
        '</body>',
        '</html>',
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/report/sarif-rules.js
const RULES = [
    {
        id: 'program-broken',
        name: 'ProgramBroken',
        level: 'error',
        short: 'An eBPF program does not load on some kernels.',
        help: [
            'The verifier of these kernels comes to an instruction whose CO-RE relocation is not resolved there, so it refuses the program.',
            'Ask whether the field, type or enumerator exists (bpf_core_field_exists and the like) where you use it, so that the code is dead where it is missing.',
            'If user space does not load the program on these kernels, say so in the input expectations.',
        ].join(' '),
    },
    {
        id: 'program-depends',
        name: 'ProgramDepends',
        level: 'warning',
        short: 'Whether an eBPF program loads on some kernels depends on what is not known here.',
        help: [
            'Code with an unresolved CO-RE relocation is dead on these kernels only if something holds that the message names: what user space sets a variable to, how the kernel is configured, or what its verifier knows.',
            'Guard the code by bpf_core_field_exists or the like, or tell in the input expectations what user space sets the variable to.',
        ].join(' '),
    },
    {
        id: 'relocation-invalid',
        name: 'RelocationInvalid',
        level: 'error',
        short: 'A CO-RE relocation makes loaders give up on some kernels.',
        help: [
            'The relocation is ambiguous or invalid there, and libbpf refuses the whole object, guarded or not.',
            'Make the local type fit one type of the kernel only, or read the field by another access.',
        ].join(' '),
    },
];

;// CONCATENATED MODULE: ./lib/report/sarif.js








const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const MOST_KERNELS = 10;
/**
 * The text of `report.sarif`, SARIF 2.1.0: what fails as code scanning takes it. These are programs that are
 * broken or may not load and that nothing excuses, and relocations that make a loader give up, as
 * annotations have them.
 */
function sarifJson(report) {
    const findings = report.objects.flatMap((object) => [
        ...object.programs.flatMap((program) => ofProgram(report, object, program)),
        ...invalidRelocations(report, object),
    ]);
    const log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'btf-bundle',
                        semanticVersion: report.tool,
                        rules: RULES.map(({ id, level, name, short, help }) => ({
                            id,
                            name,
                            shortDescription: { text: short },
                            fullDescription: { text: short },
                            help: { text: help },
                            defaultConfiguration: { level },
                        })),
                    },
                },
                columnKind: 'utf16CodeUnits',
                originalUriBaseIds: {
                    '%SRCROOT%': { description: { text: 'The root of the repository.' } },
                },
                results: merged(findings).map((finding) => resultOf(report, finding)),
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}
function ofProgram(report, object, program) {
    if (program.needsKernelBtf !== undefined)
        return [];
    return program.verdicts.flatMap((verdict) => {
        const rule = ruleOf(verdict);
        if (rule === undefined || isRefused(object, verdict))
            return [];
        const { reason = '', source, path = [], relocation: reached = -1 } = verdict;
        const relocation = object.relocations[reached];
        const kernels = kernelsOf(object, verdict.groups);
        const row = {
            programs: [{ program: program.program, object: object.path }],
            ...{ verdict: verdict.verdict, reason, source, path },
            ...{ excused: undefined, isRefused: false, members: kernels },
            kernels: kernelsOf(object),
        };
        return [
            {
                rule,
                message: describeProgram(report, row),
                source: source ?? relocation?.source,
                relocation: relocation?.source,
                object: object.path,
                program: program.program,
                identity: [
                    object.path,
                    program.program,
                    ...(relocation === undefined ? [] : (0,report_report/* identityOf */.cu)(object, relocation).slice(1)),
                ],
                kernels,
                of: row.kernels.length,
            },
        ];
    });
}
function ruleOf({ verdict, excused }) {
    if (excused !== undefined)
        return undefined;
    if (verdict === 'broken')
        return 'program-broken';
    return verdict === 'depends' ? 'program-depends' : undefined;
}
function invalidRelocations(report, object) {
    return object.relocations.flatMap((relocation) => {
        const query = object.queries[relocation.query];
        const outcomes = query?.outcomes.filter(({ status }) => conditionOf(status) === 'invalid') ?? [];
        const [first] = outcomes;
        if (query === undefined || first === undefined)
            return [];
        const kernels = kernelsOf(object, outcomes.flatMap(({ groups }) => groups));
        const of = kernelsOf(object).length;
        const where = `on ${kernels.length} of ${(0,report_text/* formatCount */.B4)(of, 'kernel')}, such as ${report.kernels[kernels[0]]}`;
        return [
            {
                rule: 'relocation-invalid',
                message: `${(0,subjects/* nameOf */.Vb)(query)} (${query.kind}) in ${relocation.program} makes a loader give up ${where}: ${first.reason ?? first.status}`,
                source: relocation.source,
                relocation: relocation.source,
                object: object.path,
                program: relocation.program,
                identity: (0,report_report/* identityOf */.cu)(object, relocation),
                ...{ kernels, of },
            },
        ];
    });
}
/** Indices of an object's kernels, sorted. @param of its groups; all without it */
function kernelsOf({ groups }, of) {
    const lists = of === undefined ? groups : of.map((group) => groups[group] ?? []);
    return lists.flat().sort((a, b) => a - b);
}
/** Findings of one rule and identity, as for two reasons on different kernels, are one result. */
function merged(findings) {
    const known = new Map();
    for (const finding of findings) {
        const key = JSON.stringify([finding.rule, finding.identity]);
        const first = known.get(key);
        known.set(key, first === undefined
            ? finding
            : {
                ...first,
                message: `${first.message}. Besides, ${finding.message}`,
                kernels: [...first.kernels, ...finding.kernels].sort((a, b) => a - b),
            });
    }
    return [...known.values()];
}
function resultOf(report, finding) {
    const { rule, message, source, relocation, object, program, identity, kernels, of } = finding;
    const ruleIndex = RULES.findIndex(({ id }) => id === rule);
    const fingerprint = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([rule, identity]))
        .digest('hex');
    const isElsewhere = relocation !== undefined &&
        source !== undefined &&
        (0,subjects/* formatSource */.j2)(relocation) !== (0,subjects/* formatSource */.j2)(source);
    return {
        ruleId: rule,
        ruleIndex,
        level: RULES[ruleIndex]?.level,
        message: { text: sarif_textOf(message) },
        locations: [
            {
                physicalLocation: source ? placeOf(source) : { artifactLocation: artifactOf(object) },
                logicalLocations: [{ name: (0,report_text/* plain */.pj)(program), kind: 'function' }],
            },
        ],
        ...(isElsewhere && {
            relatedLocations: [
                { physicalLocation: placeOf(relocation), message: { text: 'The relocation' } },
            ],
        }),
        // GitHub goes by this one only, and would else make it of the line, which programs may share.
        partialFingerprints: { primaryLocationLineHash: fingerprint, 'identity/v1': fingerprint },
        properties: {
            ...{ object: (0,report_text/* plain */.pj)(object), program: (0,report_text/* plain */.pj)(program), kernels: kernels.length, of },
            first: kernels.slice(0, MOST_KERNELS).map((kernel) => (0,report_text/* plain */.pj)(report.kernels[kernel] ?? '')),
        },
    };
}
/** What would be read as a link of SARIF's is taken apart. */
function sarif_textOf(message) {
    return `${(0,report_text/* plain */.pj)(message).replaceAll('](', '] (')}.`;
}
function placeOf({ file, line }) {
    return { artifactLocation: artifactOf(file), region: { startLine: Math.max(1, line) } };
}
/** GitHub takes no result without a file, so what lies outside of the workspace has the end of its path. */
function artifactOf(file) {
    const isOutside = file.startsWith(report_report/* OUTSIDE */.ov);
    const path = isOutside ? file.slice(report_report/* OUTSIDE */.ov.length) : file;
    const uri = path.split('/').map(encodePart).join('/');
    return isOutside ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}
/** Half of a pair of surrogates cannot be encoded. */
function encodePart(part) {
    return encodeURIComponent(Buffer.from(part).toString());
}

// EXTERNAL MODULE: ./lib/tailor/outcome-table.js
var outcome_table = __nccwpck_require__(4742);
;// CONCATENATED MODULE: ./lib/tailor/shared-object.js
/**
 * The object with its BTF in memory that all threads can read at once. The file that it was read from
 * is no longer held by it.
 */
function sharedObject(object) {
    const btf = Object.fromEntries(Object.entries(object.btf).map(([name, value]) => [name, shared(value)]));
    return { ...object, btf };
}
function shared(value) {
    if (value instanceof Uint8Array) {
        const copy = new Uint8Array(new SharedArrayBuffer(value.byteLength));
        copy.set(value);
        return copy;
    }
    if (value instanceof Uint32Array) {
        const copy = new Uint32Array(new SharedArrayBuffer(value.byteLength));
        copy.set(value);
        return copy;
    }
    return value;
}

// EXTERNAL MODULE: ./lib/verdict/verdict-table.js
var verdict_table = __nccwpck_require__(1065);
// EXTERNAL MODULE: ./lib/workspace/workspace.js + 1 modules
var workspace_workspace = __nccwpck_require__(4642);
;// CONCATENATED MODULE: ./lib/bundle.js



































/**
 * The job: takes the BTF of the kernels that are asked for, tailors each to the objects, and writes
 * the bundle.
 *
 * @throws InputError if nothing can be made of the request
 * @throws ExpectedError if a server or this machine failed, or no kernel could be made; a bundle that
 *   is there stays as it is
 */
async function bundle(request, { archives, keepers, baselines, links, log }) {
    const start = performance.now();
    // First of all, for a run that fails by its input has a bundle to leave alone, too.
    mendPlace((0,place/* realDirectory */.Ut)(request.output));
    const { objects, broken } = readObjects(request, log);
    const workspace = (0,workspace_workspace/* openWorkspace */.O)([...objects, ...broken].map(({ path }) => path), request.sourceMap);
    const search = await (0,archive_search/* searchArchives */.Au)(archives, request.targets);
    const { wanted, missing } = planKernels(search, objects);
    log.info(`${(0,report_text/* formatCount */.B4)(wanted.length, 'kernel')} to make a file for.`);
    const writer = openBundle(request.output, request.reportDirectory);
    const product = {
        objects: objects.map(({ object }) => object),
        signature: signatureOf(objects),
        table: (0,outcome_table/* newOutcomeTable */.R)(),
    };
    const { table } = product;
    const pool = startPool(product.objects, table);
    try {
        const verdicts = (0,verdict_table/* newVerdictTable */.I)();
        const judge = (0,judge_product/* judgeProduct */.$)(objects, table.outcomes, verdicts, request.expectations, search.aliases);
        const collector = (0,collect/* collectReport */.H)(objects, table.outcomes, workspace, {
            programs: judge.programs,
            verdicts: verdicts.verdicts,
        });
        const attempt = newAttempt((message) => log.warn(message));
        const levels = openLevels(archives, wanted, keepers, product, log, attempt);
        const kernels = [];
        const outages = [];
        const origins = newOrigins();
        let done = 0;
        for await (const one of obtain(wanted, {
            levels,
            attempt,
            capacity: pool.capacity,
            tailor: ({ entry: { kernel, format, blob } }, bytes) => pool.run({
                format,
                bytes,
                proven: blob !== undefined,
                objects: (0,for_kernel/* objectsFor */.i)(kernel, objects),
            }),
        })) {
            const id = (0,kernels_kernel/* kernelId */.D)(one.found.entry.kernel);
            if ('outage' in one) {
                outages.push({ kernel: id, error: one.outage });
            }
            else if ('missing' in one) {
                missing.push({ kernel: id, reason: one.missing });
            }
            else {
                const { kernel, origin, packedSize } = one;
                const judged = judge.judge(one.found.entry.kernel, kernel);
                const counts = kernel.objects.map((object, index) => collector.add(id, object, kernel.outcomes[index], judged[index]));
                await writer.add(fileOf(id), kernel.btf);
                kernels.push(describeKernel(one.found, fileOf(id), kernel, counts));
                noteOrigin(origins, origin, packedSize);
            }
            log.progress('kernels', ++done, wanted.length, id);
        }
        log.info(`from: ${describeOrigins(origins)}`);
        const shortfall = shortfallOf(kernels.length, missing, outages, writer.replaces);
        if (shortfall !== undefined)
            throw shortfall;
        const lost = new Set(missing.map(({ kernel }) => kernel));
        const asked = [...search.found.map(({ entry }) => entry.kernel), ...search.failed];
        const remarks = judge.remarks({
            kernels: [...asked, ...search.ownBtf],
            missing: asked.filter((kernel) => lost.has((0,kernels_kernel/* kernelId */.D)(kernel))),
            unread: broken.map(({ path }) => path),
        });
        const report = collector.report(broken, remarks);
        const manifest = {
            tool: version/* VERSION */.x,
            archives: archives.map((archive) => describeArchive(archive, workspace)),
            signature: product.signature,
            objects: describeObjects(objects, workspace),
            kernels: kernels.sort(byKernel),
            missing: missing.sort(byKernel),
            ownBtf: search.ownBtf.map(kernels_kernel/* kernelId */.D),
        };
        const older = await findBaseline(request.baseline, baselines, attempt, log);
        const comparison = older && (0,report_comparison/* compareReports */.ll)(older.report, report, older.baseline);
        const reportText = (0,json/* reportJson */.l4)(report);
        const html = renderHtml(manifest, report, { comparison, links });
        await writer.add(place/* MANIFEST_FILE */.h1, Buffer.from((0,json/* manifestJson */.cO)(manifest)));
        await writer.addReport(place/* REPORT_FILE */.Uq, Buffer.from(reportText));
        await writer.addReport(place/* HTML_FILE */.by, Buffer.from(html));
        if (request.sarif)
            await writer.addReport(place/* SARIF_FILE */.P3, Buffer.from(sarifJson(report)));
        writer.commit();
        await attempt(async () => baselines?.keep(reportText));
        const isCompared = comparison !== undefined && comparison.kernels > 0;
        const failOn = (0,fail_on/* conditionsOf */.y)(request.failOn, isCompared && baselines?.isChange === true);
        log.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
        return {
            directory: writer.directory,
            manifestFile: (0,external_node_path_.join)(writer.directory, place/* MANIFEST_FILE */.h1),
            reportFile: (0,external_node_path_.join)(writer.reportDirectory, place/* REPORT_FILE */.Uq),
            htmlFile: (0,external_node_path_.join)(writer.reportDirectory, place/* HTML_FILE */.by),
            sarifFile: request.sarif ? (0,external_node_path_.join)(writer.reportDirectory, place/* SARIF_FILE */.P3) : undefined,
            manifest,
            report,
            comparison,
            failOn,
            failures: failedConditions(manifest, report, failOn, comparison),
        };
    }
    finally {
        writer.abort();
        await pool.close();
        await Promise.all(archives.map((archive) => archive.close?.()));
    }
}
/** @throws InputError if there is no object to work with */
function readObjects(request, log) {
    const { objects, broken } = (0,load/* loadObjects */.J)(request.objects);
    if (objects.length === 0) {
        throw new errors/* InputError */.dz(broken.map(({ path, error }) => `object ${path} ${error}.`));
    }
    const { info, warnings } = remarksOn(objects);
    for (const line of info)
        log.info(line);
    for (const line of warnings)
        log.warn(line);
    return {
        objects: objects.map((file) => ({ ...file, object: sharedObject(file.object) })),
        broken,
    };
}
/** Which kernels can be made, and which cannot whatever their BTF is. */
function planKernels(search, objects) {
    const wanted = [];
    const missing = [...failedKernels(search)];
    const claims = newClaims();
    for (const path of place/* FILES_OF_RUN */.Ov)
        claims.claim(path);
    for (const found of search.found) {
        const { kernel } = found.entry;
        const id = (0,kernels_kernel/* kernelId */.D)(kernel);
        const flaw = claims.claim(fileOf(id));
        if (flaw !== undefined)
            missing.push({ kernel: id, reason: `it can have no file: ${flaw}` });
        else if ((0,for_kernel/* objectsFor */.i)(kernel, objects).length > 0)
            wanted.push(found);
        else
            missing.push({ kernel: id, reason: (0,for_kernel/* reasonForNone */.w)(kernel, objects) });
    }
    return { wanted, missing };
}
/** Path of a kernel's file in the bundle. */
function fileOf(kernel) {
    return `${kernel}.btf`;
}
function byKernel(a, b) {
    return (0,lib_compare/* compare */.U)(a.kernel, b.kernel);
}

// EXTERNAL MODULE: ./lib/inputs/request.js + 3 modules
var inputs_request = __nccwpck_require__(4434);
;// CONCATENATED MODULE: ./lib/keep/trim.js


const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * Removes what was not used for long, and of the rest the least recently used until it fits. What
 * another run removes at the same time is no error.
 */
async function trim(units, limits, now = Date.now()) {
    let total = 0;
    for (const { path, bytes, used } of [...units].sort((a, b) => b.used - a.used)) {
        total += bytes;
        if (total <= limits.bytes && now - used <= limits.days * DAY_MS)
            continue;
        await (0,promises_.rm)(path, { recursive: true, force: true });
    }
}
/** Each file below a directory as a unit. */
async function fileUnits(root) {
    const entries = await (0,promises_.readdir)(root, { recursive: true, withFileTypes: true }).catch(() => []);
    const units = await Promise.all(entries
        .filter((entry) => entry.isFile())
        .map(async (entry) => {
        const path = (0,external_node_path_.join)(entry.parentPath, entry.name);
        const stats = await (0,promises_.stat)(path).catch(() => undefined);
        return stats === undefined ? [] : [{ path, bytes: stats.size, used: stats.mtimeMs }];
    }));
    return units.flat();
}
/** Each directory in a directory as a unit, which was used when the newest of its files was. */
async function directoryUnits(root) {
    const entries = await (0,promises_.readdir)(root, { withFileTypes: true }).catch(() => []);
    return Promise.all(entries
        .filter((entry) => entry.isDirectory())
        .map(async ({ name }) => {
        const path = (0,external_node_path_.join)(root, name);
        const files = await fileUnits(path);
        return {
            path,
            bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
            used: Math.max(0, ...files.map(({ used }) => used)),
        };
    }));
}

;// CONCATENATED MODULE: ./lib/keep/on-machine.js



/** Enough for the kernels of several products: a packed kernel has one to five megabytes. */
const SOURCES = { bytes: 4 * 2 ** 30, days: 90 };
/** Enough for a hundred changes of relocations, each over some hundred kernels of a few kilobytes. */
const RESULTS = { bytes: 2 ** 29, days: 30 };
/** What a run in a terminal keeps: in the cache directory of its user. */
function keepersOnMachine(mode, log) {
    if (mode === 'none')
        return {};
    const root = userCacheDirectory();
    if (root === undefined) {
        log.warn('This user has no home directory, so nothing is kept for later runs: set HOME or XDG_CACHE_HOME, or set cache to none.');
        return {};
    }
    return {
        sources: sourcesOnMachine(root),
        ...(mode !== 'source' && { results: resultsOnMachine(root) }),
    };
}
/**
 * Where programs of this user keep what they can make again; undefined for a user without a home, as
 * one whose number has no name in a container.
 */
function userCacheDirectory() {
    const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
    if (process.platform === 'win32' && LOCALAPPDATA)
        return (0,external_node_path_.join)(LOCALAPPDATA, 'btf-bundle');
    if (process.platform !== 'darwin' && XDG_CACHE_HOME)
        return (0,external_node_path_.join)(XDG_CACHE_HOME, 'btf-bundle');
    const home = homeDirectory();
    if (home === undefined)
        return undefined;
    const parts = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
    return (0,external_node_path_.join)(home, ...parts, 'btf-bundle');
}
function homeDirectory() {
    try {
        const home = (0,external_node_os_.homedir)();
        return (0,external_node_path_.isAbsolute)(home) ? home : undefined;
    }
    catch {
        return undefined;
    }
}
/** Packed entries in `root/sources`, trimmed file by file. */
function sourcesOnMachine(root, limits = SOURCES) {
    return machineKeeper((0,external_node_path_.join)(root, 'sources'), fileUnits, limits);
}
/** Results in `root/results`, trimmed by signature. */
function resultsOnMachine(root, limits = RESULTS) {
    return machineKeeper((0,external_node_path_.join)(root, 'results'), directoryUnits, limits);
}
/** What lies in a directory that stays is there without being brought back. */
function machineKeeper(root, unitsOf, limits) {
    let trimmed;
    const trimAll = async () => trim(await unitsOf(root), limits);
    return {
        directoryOf: (name) => (0,external_node_path_.join)(root, ...name.split('/')),
        restore: async () => { },
        // All names are trimmed together, so that the first one to be saved does it for all.
        save: () => {
            trimmed ??= trimAll();
            return trimmed;
        },
    };
}

// EXTERNAL MODULE: ./lib/report/comparison-lines.js
var comparison_lines = __nccwpck_require__(6367);
;// CONCATENATED MODULE: ./lib/report/loader-differences.js



/** The loaders besides libbpf, with the names of their projects. */
const LOADERS = [
    ['cilium', 'cilium/ebpf'],
    ['aya', 'aya'],
];
/** All answers of other loaders that are not libbpf's, those on most kernels first. */
function loaderDifferences(report) {
    const rows = (0,subjects/* subjectsOf */.Z6)(report).flatMap((subject) => {
        const { name, kind, source, parts } = subject;
        const ofSubject = new Map();
        for (const answer of answersIn([...parts.keys()].flatMap(({ outcomes }) => outcomes))) {
            const isSuch = (outcome) => answersIn([outcome]).has(answer);
            const where = (0,subjects/* whereOutcome */.Kq)(subject, report.kernels, isSuch);
            if (where === undefined)
                continue;
            const { kernels, matching: differing, first, relocations, key } = where;
            const answers = [...(ofSubject.get(key)?.answers ?? []), answer];
            const told = { subject: `${name} (${kind})`, source, answers };
            ofSubject.set(key, { ...told, relocations, kernels, differing, first });
        }
        return [...ofSubject.values()];
    });
    const keyOf = ({ source, subject, answers }) => [source ? (0,subjects/* formatSource */.j2)(source) : '', subject, ...answers].join(' ');
    return rows.sort((a, b) => b.differing - a.differing || (0,lib_compare/* compare */.U)(keyOf(a), keyOf(b)));
}
/** What other loaders answer, in words. */
function answersIn(outcomes) {
    return new Set(outcomes.flatMap(({ loaders, ...outcome }) => LOADERS.flatMap(([loader, name]) => {
        const answer = loaders?.[loader];
        return answer === undefined ? [] : [`under ${name}: ${wordsFor(answer, outcome)}`];
    })));
}
/** Only what is resolved has more than its status. */
function wordsFor(answer, { status, value }) {
    if (answer.status !== status)
        return answer.status;
    return `${status} ${answer.value === value ? 'with another width' : 'to another value'}`;
}
/** One sentence on such relocations, without their source. */
function describeDifference(difference) {
    const { subject, answers, differing, kernels, first } = difference;
    return `${subject} ${answers.join(', ')} on ${differing} of ${(0,report_text/* formatCount */.B4)(kernels, 'kernel')}; first: ${first}`;
}
/** How many relocations another loader answers otherwise on at least one kernel. */
function countDiffering(report) {
    let differing = 0;
    for (const { queries, relocations } of report.objects) {
        const differs = queries.map(({ outcomes }) => outcomes.some(({ loaders }) => loaders));
        differing += relocations.filter(({ query }) => differs[query]).length;
    }
    return differing;
}

;// CONCATENATED MODULE: ./lib/report/terminal.js








const MOST_LINES = 10;
/**
 * What came of a run, for people: plain text, a few lines.
 *
 * @param comparison with the baseline, if there is one; comes first
 */
function renderTerminal(manifest, report, comparison) {
    const { kernels, before, after } = totalsOf(manifest.kernels);
    const outcomes = outcomeTotals(manifest)
        .filter(([, sum]) => sum > 0)
        .map(([status, sum]) => `${(0,report_text/* formatNumber */.ZV)(sum)} ${status}`);
    const failing = countFailing(report);
    const unresolved = failing === 0 ? '' : `; ${(0,report_text/* formatCount */.B4)(failing, 'relocation')} not resolved on every kernel`;
    return [
        ...(comparison === undefined ? [] : (0,comparison_lines/* comparisonLines */.p)(comparison)),
        `${(0,report_text/* formatCount */.B4)(kernels, 'kernel')}: ${(0,report_text/* formatSize */.Xq)(before)} of BTF tailored to ${(0,report_text/* formatSize */.Xq)(after)}`,
        totals_describeObjects(manifest, report),
        ...describeVerdicts(report),
        ...(outcomes.length === 0
            ? []
            : [`outcomes over all kernels: ${outcomes.join(', ')}${unresolved}`]),
        ...describeKernelBtf(report),
        ...formatPrograms('broken', 'programs that are broken'),
        ...formatPrograms('depends', 'programs that may not load'),
        ...formatSection('expectations to look at', report.expectations ?? []),
        ...formatSection('kernels that carry their own BTF and need none', manifest.ownBtf),
        ...formatSection('relocations that other loaders answer otherwise than libbpf', loaderDifferences(report).map((row) => formatRow(row, describeDifference(row))), countDiffering(report)),
        ...formatSection('problems', problemsBesidePrograms(manifest, report).map(({ condition, message }) => `${condition}: ${message}`)),
    ]
        .map((line) => `${(0,report_text/* plain */.pj)(line)}\n`)
        .join('');
    function formatPrograms(verdict, title) {
        const rows = failingPrograms(report, verdict);
        const lines = rows.slice(0, MOST_LINES).map((row) => describeProgram(report, row));
        return formatSection(title, lines, countFailingPrograms(report, verdict), rows.length);
    }
}
/** Where the files are, a line each. */
function renderPaths(paths) {
    return [
        `bundle:   ${paths.directory}`,
        `manifest: ${paths.manifestFile}`,
        `report:   ${paths.reportFile}`,
        `page:     ${paths.htmlFile}`,
        ...(paths.sarifFile === undefined ? [] : [`sarif:    ${paths.sarifFile}`]),
    ]
        .map((line) => `${(0,report_text/* plain */.pj)(line)}\n`)
        .join('');
}
function formatRow({ source, relocations }, sentence) {
    const times = relocations === 1 ? '' : ` (${(0,report_text/* formatCount */.B4)(relocations, 'relocation')})`;
    return `${source === undefined ? '' : `${(0,subjects/* formatSource */.j2)(source)}: `}${sentence}${times}`;
}
/**
 * @param total of what the items tell, if one may tell of several
 * @param rows how many items there are, if only the first are given
 */
function formatSection(title, items, total = items.length, rows = items.length) {
    if (items.length === 0)
        return [];
    const shown = items.slice(0, MOST_LINES).map((item) => `  ${item}`);
    const left = rows - shown.length;
    return [
        `${title}: ${(0,report_text/* formatNumber */.ZV)(total)}`,
        ...shown,
        ...(left === 0 ? [] : [`  … and ${(0,report_text/* formatNumber */.ZV)(left)} more, in report.json and manifest.json`]),
    ];
}

;// CONCATENATED MODULE: ./lib/workspace/source-links.js
/**
 * Where the files of the workspace can be read on the web: what a workflow's run tells of its repository and
 * commit. Undefined if it tells none, as on a machine of one's own.
 */
function sourceLinks(environment) {
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = environment;
    if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA)
        return undefined;
    return { server: GITHUB_SERVER_URL, repository: GITHUB_REPOSITORY, commit: GITHUB_SHA };
}

// EXTERNAL MODULE: ./lib/commands/command.js
var command = __nccwpck_require__(5583);
;// CONCATENATED MODULE: ./lib/commands/bundle.js








/**
 * Makes a bundle.
 *
 * @throws InputError if the inputs are wrong; nothing has been done then
 */
function bundleWork(inputs) {
    const request = (0,inputs_request/* makeRequest */.In)(inputs);
    return async ({ log, access, write, tell }) => {
        const archives = (0,archive_open/* openArchives */.a)(request.archives, access);
        const keepers = keepersOnMachine(request.cache, log);
        const result = await bundle(request, {
            ...{ archives, keepers, log },
            links: sourceLinks(process.env),
        });
        const { manifest, report, failOn, comparison } = result;
        log.end();
        write(renderTerminal(manifest, report, comparison) + renderPaths(result));
        if (result.failures.length === 0)
            return command/* DONE */.DH;
        tell(describeRunFailure(manifest, report, failOn, comparison));
        return command/* FAILED */.Wk;
    };
}


/***/ }),

/***/ 5583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ DONE),
/* harmony export */   Wk: () => (/* binding */ FAILED),
/* harmony export */   u_: () => (/* binding */ USAGE)
/* harmony export */ });
/** Exit statuses of the terminal. */
const DONE = 0;
const FAILED = 1;
const USAGE = 2;


/***/ }),

/***/ 7767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ diffWork)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _inputs_baseline_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8004);
/* harmony import */ var _report_comparison_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6723);
/* harmony import */ var _report_comparison_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6367);
/* harmony import */ var _report_comparison_words_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4713);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5583);






/**
 * Prints what changed from one report to another; fails if something is newly broken.
 *
 * @throws InputError if one of them cannot be read
 */
function diffWork({ older, newer, json }) {
    const errors = [];
    const before = (0,_inputs_baseline_js__WEBPACK_IMPORTED_MODULE_1__/* .readKnownReport */ .IS)(older, `OLD ${JSON.stringify(older)}`, errors);
    const now = (0,_inputs_baseline_js__WEBPACK_IMPORTED_MODULE_1__/* .readKnownReport */ .IS)(newer, `NEW ${JSON.stringify(newer)}`, errors);
    if (before === undefined || now === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(errors);
    return async ({ write }) => {
        const comparison = (0,_report_comparison_js__WEBPACK_IMPORTED_MODULE_4__/* .compareReports */ .ll)(before.report, now.report, before.baseline);
        write(json ? `${JSON.stringify(comparison, undefined, 2)}\n` : (0,_report_comparison_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .renderComparison */ .W)(comparison));
        return (0,_report_comparison_words_js__WEBPACK_IMPORTED_MODULE_3__/* .countChanged */ .S2)(comparison, 'newly-broken') === 0 ? _command_js__WEBPACK_IMPORTED_MODULE_5__/* .DONE */ .DH : _command_js__WEBPACK_IMPORTED_MODULE_5__/* .FAILED */ .Wk;
    };
}


/***/ }),

/***/ 3294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ explainWork)
});

// EXTERNAL MODULE: ./lib/archive/open.js + 12 modules
var archive_open = __nccwpck_require__(6602);
// EXTERNAL MODULE: ./lib/archive/search.js
var archive_search = __nccwpck_require__(4968);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/expectations/expectations.js
var expectations_expectations = __nccwpck_require__(6588);
// EXTERNAL MODULE: ./lib/expectations/judge-product.js + 1 modules
var judge_product = __nccwpck_require__(8608);
// EXTERNAL MODULE: ./lib/inputs/explain-request.js
var explain_request = __nccwpck_require__(3202);
// EXTERNAL MODULE: ./lib/kernels/kernel.js
var kernels_kernel = __nccwpck_require__(3945);
// EXTERNAL MODULE: ./lib/kernels/nearest.js
var nearest = __nccwpck_require__(928);
// EXTERNAL MODULE: ./lib/objects/for-kernel.js
var for_kernel = __nccwpck_require__(1341);
// EXTERNAL MODULE: ./lib/objects/load.js + 7 modules
var load = __nccwpck_require__(1505);
// EXTERNAL MODULE: ./lib/report/collect.js + 2 modules
var collect = __nccwpck_require__(2129);
// EXTERNAL MODULE: ./lib/report/subjects.js
var subjects = __nccwpck_require__(1605);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __nccwpck_require__(4639);
// EXTERNAL MODULE: ./lib/report/verdict-words.js
var verdict_words = __nccwpck_require__(8215);
;// CONCATENATED MODULE: ./lib/report/explanation.js



const MARKS = {
    reached: '+',
    part: '~',
    dead: '-',
    refused: '!',
};
/** The verdict on a program, the branches that were decided, and its lines, for a terminal. */
function renderExplanation(explained) {
    const { kernel, program, shown, explanation } = explained;
    const [verdict] = program.verdicts;
    const lines = [
        `${program.program} (${program.section}) on ${kernel}: ${verdict?.verdict ?? 'not judged'}`,
        ...(verdict?.reason === undefined ? [] : [`  ${verdict.reason}`]),
        ...(program.needsKernelBtf === undefined
            ? []
            : [`  It needs BTF in the kernel itself (${program.needsKernelBtf}).`]),
        ...(shown === undefined ? [] : ['', `Shown is ${assumptionOf(shown)}.`]),
        ...(explanation === undefined
            ? []
            : explain(explained, explanation, sourceOfAll(explained, explanation))),
    ];
    return lines.map((line) => `${(0,report_text/* plain */.pj)(line)}\n`).join('');
}
function assumptionOf({ verifier, isAsBuilt }) {
    const which = verifier === 'newest'
        ? 'what the newest verifier that is known reaches'
        : `what the verifier of Linux ${verifier} reaches`;
    return `${which}, ${isAsBuilt ? 'with variables as the object has them' : 'whatever user space sets variables to'}`;
}
/** Sources by the workspace's names. */
function sourceOfAll({ object, namesOf }, { lines }) {
    const files = new Map();
    const points = object.relocations.flatMap(({ source }) => source ?? []);
    for (const { file, line, text } of [...lines.map(({ source }) => source), ...points]) {
        const known = files.get(file) ?? new Map();
        files.set(file, known);
        if (text !== undefined)
            known.set(line, text);
    }
    const names = namesOf([...files].map(([path, known]) => ({ path, lines: known })));
    return ({ file, line }) => ({ file: names.get(file) ?? file, line });
}
function explain(explained, { lines, branches }, sourceOf) {
    const context = contextOf(explained, sourceOf);
    const decided = branches.map(({ source, causes, isTaken }) => `  ${(0,verdict_words/* guardInWords */.G)({ source, causes }, context, false)} (the jump is ${isTaken ? 'always' : 'never'} taken)`);
    return [
        '',
        `Branches that go one way only: ${decided.length}`,
        ...decided,
        '',
        'Lines: + reached, ~ reached in part, - dead, ! refused',
        ...lines.flatMap((line, index) => {
            const file = sourceOf(line.source).file;
            const before = lines[index - 1];
            const isNew = before === undefined || sourceOf(before.source).file !== file;
            return [...(isNew ? [`  ${file}`] : []), `  ${describeLine(explained, line)}`];
        }),
    ];
}
function describeLine({ object }, { source, state, unresolved }) {
    const names = new Set(unresolved.flatMap((record) => {
        const query = queryOf(object, record);
        return query === undefined ? [] : [`\`${(0,subjects/* nameOf */.Vb)((0,subjects/* questionOf */.YH)(object.btf, query))}\``];
    }));
    const missing = names.size === 0 ? '' : `   <- ${[...names].join(', ')} unresolved`;
    return `${MARKS[state]} ${String(source.line).padStart(5)}  ${(source.text ?? '').trim()}${missing}`;
}
function contextOf({ object, outcomes }, sourceOf) {
    return {
        relocation(index) {
            const query = queryOf(object, index);
            const source = object.relocations[index]?.source;
            return (query && { query: (0,subjects/* questionOf */.YH)(object.btf, query), source: source && sourceOf(source), index });
        },
        outcome: (index) => outcomes[object.relocations[index]?.site ?? -1],
        source: sourceOf,
    };
}
function queryOf({ relocations, sites, queries }, record) {
    const site = relocations[record]?.site;
    return site === undefined ? undefined : queries[sites[site].query];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/btf/btf.js
var btf_btf = __nccwpck_require__(8268);
// EXTERNAL MODULE: ./lib/core/object-set.js
var object_set = __nccwpck_require__(4361);
// EXTERNAL MODULE: ./lib/byte-order.js
var byte_order = __nccwpck_require__(3260);
// EXTERNAL MODULE: ./lib/btf/kinds.js
var btf_kinds = __nccwpck_require__(3407);
// EXTERNAL MODULE: ./lib/btf/names.js
var names = __nccwpck_require__(8292);
// EXTERNAL MODULE: ./lib/btf/types.js
var btf_types = __nccwpck_require__(6141);
;// CONCATENATED MODULE: ./lib/btf/subset.js





/**
 * Writes a part of a BTF. Types and members keep their order, sizes and offsets; what refers to a
 * type that is left out refers to void.
 */
function writeSubset(btf, selection) {
    const ids = new Uint32Array((0,btf_btf/* typeCount */.g1)(btf));
    const kept = [];
    for (let id = selection.types.indexOf(1); id > 0; id = selection.types.indexOf(1, id + 1)) {
        // What a kind holds that only the file itself describes is not known: it becomes void.
        if ((0,btf_types/* kindOf */.I)(btf, id) <= btf_kinds/* MAX_KIND */.sp)
            ids[id] = kept.push(id);
    }
    const words = [];
    const strings = stringTable(btf.strings);
    for (const id of kept)
        writeType(btf, id, selection.members.get(id), ids, words, strings.add);
    return { bytes: assemble(btf, words, strings.bytes()), ids };
}
function writeType(btf, id, members, ids, words, string) {
    const kind = (0,btf_types/* kindOf */.I)(btf, id);
    const at = btf.starts[id];
    const [name, info, third] = [btf.words[at], btf.words[at + 1], btf.words[at + 2]];
    const sized = kind === btf_kinds/* Kind */.b8.INT ||
        kind === btf_kinds/* Kind */.b8.FLOAT ||
        kind === btf_kinds/* Kind */.b8.DATASEC ||
        (0,btf_kinds/* isComposite */.mO)(kind) ||
        (0,btf_kinds/* isAnyEnum */.Ko)(kind);
    const kept = (0,btf_kinds/* isComposite */.mO)(kind) ? [...(members ?? [])].sort((a, b) => a - b) : [];
    const length = (0,btf_kinds/* isComposite */.mO)(kind) ? kept.length : info & 0xffffff;
    words.push(string(name), ((info & 0xff000000) | length) >>> 0);
    words.push(sized || kind === btf_kinds/* Kind */.b8.ARRAY ? third : ids[third]);
    const word = (index) => btf.words[at + 3 + index];
    const idAt = (index) => ids[word(index)];
    switch (kind) {
        case btf_kinds/* Kind */.b8.INT:
            words.push(word(0));
            break;
        case btf_kinds/* Kind */.b8.ARRAY:
            words.push(idAt(0), idAt(1), word(2));
            break;
        case btf_kinds/* Kind */.b8.STRUCT:
        case btf_kinds/* Kind */.b8.UNION:
            for (const index of kept) {
                words.push(string(word(index * 3)), idAt(index * 3 + 1), word(index * 3 + 2));
            }
            break;
        case btf_kinds/* Kind */.b8.ENUM:
            for (let i = 0; i < (0,btf_types/* lengthOf */.Y5)(btf, id); i++)
                words.push(string(word(i * 2)), word(i * 2 + 1));
            break;
        case btf_kinds/* Kind */.b8.ENUM64:
            for (let i = 0; i < (0,btf_types/* lengthOf */.Y5)(btf, id); i++) {
                words.push(string(word(i * 3)), word(i * 3 + 1), word(i * 3 + 2));
            }
            break;
        case btf_kinds/* Kind */.b8.FUNC_PROTO:
            for (let i = 0; i < (0,btf_types/* lengthOf */.Y5)(btf, id); i++)
                words.push(string(word(i * 2)), idAt(i * 2 + 1));
            break;
        case btf_kinds/* Kind */.b8.VAR:
        case btf_kinds/* Kind */.b8.DECL_TAG:
            words.push(word(0));
            break;
        case btf_kinds/* Kind */.b8.DATASEC:
            for (let i = 0; i < (0,btf_types/* lengthOf */.Y5)(btf, id); i++) {
                words.push(idAt(i * 3), word(i * 3 + 1), word(i * 3 + 2));
            }
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
        const bytes = source.subarray(offset, offset + (0,names/* nameLength */.Cp)(source, offset) + 1);
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
    const bytes = new Uint8Array(btf_btf/* HEADER_SIZE */.Ad + typeBytes + strings.length);
    const view = new DataView(bytes.buffer);
    const little = btf.byteOrder === 'little';
    view.setUint16(0, btf_btf/* MAGIC */.mS, little);
    bytes[2] = 1;
    view.setUint32(4, btf_btf/* HEADER_SIZE */.Ad, little);
    view.setUint32(12, typeBytes, little);
    view.setUint32(16, typeBytes, little);
    view.setUint32(20, strings.length, little);
    const types = Uint32Array.from(words);
    const raw = Buffer.from(types.buffer);
    if (btf.byteOrder !== byte_order/* HOST_ORDER */.y)
        raw.swap32();
    bytes.set(raw, btf_btf/* HEADER_SIZE */.Ad);
    bytes.set(strings, btf_btf/* HEADER_SIZE */.Ad + typeBytes);
    return bytes;
}

// EXTERNAL MODULE: ./lib/core/candidates/candidates.js
var candidates_candidates = __nccwpck_require__(4314);
// EXTERNAL MODULE: ./lib/core/candidates/copies.js
var copies = __nccwpck_require__(5265);
// EXTERNAL MODULE: ./lib/core/choose/evidence.js
var choose_evidence = __nccwpck_require__(8552);
// EXTERNAL MODULE: ./lib/core/context.js
var core_context = __nccwpck_require__(8976);
// EXTERNAL MODULE: ./lib/core/loaders/load-error.js
var load_error = __nccwpck_require__(5933);
// EXTERNAL MODULE: ./lib/core/loaders/loaders.js + 20 modules
var loaders = __nccwpck_require__(2781);
// EXTERNAL MODULE: ./lib/core/loaders/plain.js
var plain = __nccwpck_require__(7756);
// EXTERNAL MODULE: ./lib/core/spec/relocation-kind.js
var relocation_kind = __nccwpck_require__(4756);
;// CONCATENATED MODULE: ./lib/core/findings.js







/** Whether a kernel is asked at all: not for the object's own type id, and not if nobody can ask. */
function isAnswerable(query) {
    return query.spec !== undefined && query.kind !== relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL;
}
/**
 * Compares every query of a set of objects with every candidate of a kernel, as every loader does.
 *
 * @param evidence takes down what is looked at of the kernel's BTF
 */
function findAll(target, objectSet, candidates, budget, evidence) {
    return objectSet.parts.map((part) => {
        const findings = loaders/* LOADERS */.H.map(() => []);
        findForObject(findings_contextOf(target, part, budget, evidence), part, candidates, (found, loader) => {
            findings[loader]?.push(found);
        });
        return findings;
    });
}
/** What one object's relocations are compared with a kernel in. */
function findings_contextOf(target, { object }, budget, evidence) {
    const members = (0,core_context/* memberSearch */.LY)(object.btf, target, object.queries.length);
    return { local: object.btf, target, budget, evidence, members, plain: (0,plain/* noPlainMatch */.xD)() };
}
/**
 * Compares every query of an object with its candidates, as every loader does: query by query, with
 * one loader after the other.
 *
 * @param take gets what was found, with the indices of the loader and the query
 */
function findForObject(context, part, candidates, take) {
    const candidatesOf = loaders/* LOADERS */.H.map((_, loader) => candidateLookup(context, part, loader, candidates));
    let ofFirst = NONE;
    part.object.queries.forEach((query, index) => {
        for (let loader = 0; loader < loaders/* LOADERS */.H.length; loader++) {
            const ids = isAnswerable(query) ? (candidatesOf[loader]?.(query, index) ?? []) : [];
            if (ids.length === 0) {
                take(NONE, loader, index);
                continue;
            }
            if (loader > 0 && isFoundAlike(context, loaders/* LOADERS */.H[loader], query, ids)) {
                take(ofFirst, loader, index);
                continue;
            }
            const found = [];
            for (const candidate of ids) {
                found.push(findOne(context, loaders/* LOADERS */.H[loader], query, candidate));
            }
            if (loader === 0)
                ofFirst = found;
            take(found, loader, index);
        }
    });
}
/** Whether a loader has libbpf's only candidate alone, and finds there what libbpf has just found. */
function isFoundAlike({ plain }, loader, query, ids) {
    return (ids.length === 1 &&
        plain.query === query &&
        plain.candidate === ids[0] &&
        loader.agreesOnPlain(query.kind, plain.direct));
}
/** The candidates of a query, which are those of all queries about its type. */
function candidateLookup({ target }, { object, names }, loader, candidates) {
    const byType = new Map();
    return ({ typeId }, index) => {
        const known = byType.get(typeId);
        if (known !== undefined)
            return known;
        const kind = (0,btf_types/* kindOf */.I)(object.btf, typeId);
        const named = candidates[loader]?.[names[loader]?.[index]] ?? [];
        const ids = named.filter((id) => loaders/* LOADERS */.H[loader]?.isCandidate(kind, (0,btf_types/* kindOf */.I)(target, id)));
        byType.set(typeId, ids);
        return ids;
    };
}
const NONE = [];
function findOne(context, loader, query, candidate) {
    (0,core_context/* step */.PM)(context, core_context/* CANDIDATE_STEPS */.a9);
    const marksFrom = (0,choose_evidence/* progressOf */.jA)(context.evidence);
    let match;
    let error;
    try {
        match = loader.match(context, query, candidate);
    }
    catch (thrown) {
        if (!(thrown instanceof load_error/* LoadError */.X))
            throw thrown;
        error = thrown.message;
        // What another loader than libbpf refuses need not be refused again.
        if (loader !== loaders/* LOADERS */.H[0])
            (0,choose_evidence/* takeBack */.zH)(context.evidence, marksFrom);
    }
    return { candidate, match, error, marksFrom, marksTo: (0,choose_evidence/* progressOf */.jA)(context.evidence) };
}
/** The queries of a load with what was found for them. */
function askedOf({ btf, queries }, findings, load) {
    return load.map((query) => ({
        local: btf,
        query: queries[query],
        findings: findings[query],
    }));
}

;// CONCATENATED MODULE: ./lib/core/choose/dominance.js

/**
 * Chooses the candidates whose answers a tailored BTF must be able to give. A candidate is left out if
 * it answers nothing, or nothing but what an earlier one answers the same way:
 *
 *     struct s     { int a, b; };   // answers `a` with 0, `b` with 4
 *     struct s___2 { int a; };      // answers `a` with 0: dominated by the first
 *     struct s___3 { int x, b; };   // answers `b` with 4: dominated as well
 *     struct s___4 { int b, a; };   // disagrees, and stays
 *
 * All loaders come to the same end without it: if it matches, so does the other one, and agrees. It
 * must be an earlier one, since cilium/ebpf takes offence at two that disagree even if a better one
 * comes later, and a candidate that is left out may come again as a part of another type. A kernel
 * whose BTF was not deduplicated has hundreds of them.
 */
function chooseCandidates(findings, budget) {
    const chosen = new Set();
    const contested = new Set();
    forEachColumn(findings, (ofQuery, _, loader) => {
        let answering = 0;
        for (const finding of ofQuery)
            if (isAnswer(finding, loader))
                answering++;
        const taken = answering === 1 ? chosen : contested;
        for (const finding of ofQuery)
            if (isAnswer(finding, loader))
                taken.add(finding.candidate);
    });
    if (contested.size === 0)
        return chosen;
    const rows = rowsOf(findings, contested);
    /** Candidates that stay, by column and answer. */
    const answeredBy = new Map();
    for (const candidate of [...contested].sort((a, b) => a - b)) {
        const row = rows.get(candidate);
        const [column, answer] = row.entries().next().value;
        const others = answeredBy.get(`${column} ${answer}`) ?? [];
        if (!chosen.has(candidate) && others.some((other) => covers(other, row, budget)))
            continue;
        chosen.add(candidate);
        for (const [at, text] of row) {
            const key = `${at} ${text}`;
            const list = answeredBy.get(key);
            if (list === undefined)
                answeredBy.set(key, [row]);
            else
                list.push(row);
        }
    }
    return chosen;
}
/** Visits what each query, as each loader puts it, is answered with. */
function forEachColumn(findings, visit) {
    let column = 0;
    for (const ofObject of findings) {
        for (const [loader, ofLoader] of ofObject.entries()) {
            for (const ofQuery of ofLoader)
                visit(ofQuery, column++, loader);
        }
    }
}
/** That a loader refuses is an answer of libbpf's alone: what another one refuses need not be kept. */
function isAnswer({ match, error }, loader) {
    return match !== undefined || (error !== undefined && loader === 0);
}
function rowsOf(findings, contested) {
    const rows = new Map();
    forEachColumn(findings, (ofQuery, column, loader) => {
        for (const finding of ofQuery) {
            const { candidate } = finding;
            if (!contested.has(candidate) || !isAnswer(finding, loader))
                continue;
            const row = rows.get(candidate) ?? new Map();
            rows.set(candidate, row.set(column, answerOf(finding)));
        }
    });
    return rows;
}
/** All of an answer that a loader can tell from another candidate's. */
function answerOf({ match, error }) {
    if (match === undefined)
        return `error: ${error}`;
    return `${match.bitOffset} ${match.value} ${match.size} ${match.failMemszAdjust}`;
}
function covers(row, other, budget) {
    (0,core_context/* spend */.Rf)(budget, other.size);
    for (const [column, answer] of other)
        if (row.get(column) !== answer)
            return false;
    return true;
}

;// CONCATENATED MODULE: ./lib/core/choose/select.js






/**
 * What of a kernel's BTF a set of objects needs, so that all loaders find in it what they find now.
 *
 * @param candidates all of them; `findings` may leave copies out
 * @param evidence of the findings
 */
function selectTypes(target, objectSet, candidates, findings, evidence, budget) {
    const selection = {
        types: new Uint8Array(target.kinds.length),
        members: new Map(),
        conditional: false,
    };
    const asked = new Set(chooseCandidates(findings, budget));
    for (const ofObject of findings) {
        for (const ofLoader of ofObject) {
            for (const ofQuery of ofLoader) {
                for (const { candidate, marksFrom, marksTo } of ofQuery) {
                    if (marksTo === marksFrom || !asked.has(candidate))
                        continue;
                    keepMarks(target, selection, evidence.marks, marksFrom, marksTo);
                }
            }
        }
    }
    for (let open = evidence.conditions;;) {
        open = keepConditions(target, selection, open);
        // What is kept as a part of another type is a candidate again, and must fail as it does now.
        const parts = onlyCandidates(candidates, (id) => selection.types[id] === 1 && !asked.has(id));
        const ids = parts.flat(2);
        if (ids.length === 0) {
            const missing = pointerSizeToKeep(target, selection);
            if (missing === undefined)
                return selection;
            keepType(target, selection, missing);
        }
        for (const id of ids)
            asked.add(id);
        const failures = (0,choose_evidence/* emptyEvidence */.HA)();
        findAll(target, objectSet, parts, budget, failures);
        open = [...open, ...failures.conditions];
    }
}
function onlyCandidates(candidates, keep) {
    return candidates.map((byName) => byName.map((ids) => (ids.length > 0 ? ids.filter(keep) : ids)));
}
/**
 * The type that tells the size of a pointer, if the selection would tell another one without it: the
 * first `long` of a BTF counts, and no `long` at all means 8 bytes.
 */
function pointerSizeToKeep(target, { types }) {
    const { longType } = target;
    if (longType === 0 || types[longType] === 1 || !types.includes(1))
        return undefined;
    const size = (0,btf_btf/* pointerSizeOf */.A0)(target, (id) => types[id] === 1);
    return size === target.pointerSize ? undefined : longType;
}
function keepMarks(target, selection, marks, from = 0, to = marks.length) {
    for (let i = from; i < to; i += 2) {
        const typeId = marks[i];
        const member = marks[i + 1];
        keepType(target, selection, typeId);
        if (member === choose_evidence/* WHOLE_TYPE */.Pt)
            continue;
        const kept = selection.members.get(typeId);
        if (kept?.has(member))
            continue;
        if (kept === undefined)
            selection.members.set(typeId, new Set([member]));
        else
            kept.add(member);
        keepType(target, selection, (0,btf_types/* memberType */.tD)(target, typeId, member));
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
        if ((0,btf_types/* kindOf */.I)(target, id) !== btf_kinds/* Kind */.b8.PTR)
            (0,btf_types/* forEachReferred */.EF)(target, id, (next) => stack.push(next));
    }
}
/** Types with all their members, and all that they refer to. */
function selectAllReached(target, roots) {
    const types = new Uint8Array(target.kinds.length);
    const members = new Map();
    const stack = target.longType === 0 ? [...roots] : [...roots, target.longType];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
        if (id === 0 || types[id] === 1)
            continue;
        types[id] = 1;
        (0,btf_types/* forEachReferred */.EF)(target, id, (next) => stack.push(next));
        if (!(0,btf_kinds/* isComposite */.mO)((0,btf_types/* kindOf */.I)(target, id)))
            continue;
        const length = (0,btf_types/* lengthOf */.Y5)(target, id);
        members.set(id, new Set(Array(length).keys()));
        for (let index = 0; index < length; index++)
            stack.push((0,btf_types/* memberType */.tD)(target, id, index));
    }
    return { types, members };
}
/** Keeps what conditions ask for, until none of those that hold asks for more; returns the others. */
function keepConditions(target, selection, conditions) {
    let open = [...conditions];
    for (let before = -1; before !== open.length;) {
        before = open.length;
        open = open.filter(({ typeId, member, marks }) => {
            const holds = member === choose_evidence/* WHOLE_TYPE */.Pt
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

;// CONCATENATED MODULE: ./lib/core/choose/reduce.js






/** Finds what a BTF answers to a set of objects, and keeps of it what the answers need. */
function reduce(target, objectSet, budget) {
    const candidates = (0,candidates_candidates/* findCandidates */.eE)(target, objectSet.wanted);
    const distinct = (0,copies/* withoutCopies */.O)(target, objectSet, candidates);
    const evidence = (0,choose_evidence/* emptyEvidence */.HA)();
    const findings = findAll(target, objectSet, distinct, budget, evidence);
    const needs = selectTypes(target, objectSet, candidates, findings, evidence, budget);
    return { findings, subset: writeSubset(target, needs), conditional: needs.conditional };
}
/**
 * Keeps every candidate with all its members and all that they refer to, through pointers too. A
 * loader comes to types by the names of candidates, and from there by references only: so it finds
 * here whatever it finds in the whole BTF.
 */
function reduceToCandidates(target, objectSet) {
    const candidates = (0,candidates_candidates/* findCandidates */.eE)(target, objectSet.wanted);
    return writeSubset(target, selectAllReached(target, new Set(candidates.flat(2))));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __nccwpck_require__(1307);
// EXTERNAL MODULE: ./lib/core/spec/local-spec.js
var local_spec = __nccwpck_require__(8090);
;// CONCATENATED MODULE: ./lib/core/reason.js






/** Why nothing on a kernel answers a query, in words. */
function reasonForNothing(local, query, target, candidate) {
    if (query.spec === undefined)
        return query.error ?? '';
    const { access } = (0,local_spec/* describeSpec */.l9)(local, query.typeId, query.spec);
    const type = describeRoot(local, query.typeId);
    if (candidate === undefined)
        return `no ${type} here`;
    if ((0,relocation_kind/* isEnumeratorBased */.oC)(query.kind))
        return `no enumerator \`${access}\` in ${type} here`;
    if ((0,relocation_kind/* isTypeBased */.Yl)(query.kind)) {
        const verb = query.kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES ? 'match' : 'fit';
        return `${type} is there, but does not ${verb} the object's`;
    }
    return (fieldReason(local, query.spec, target, candidate) ?? `no field \`${access}\` in ${type} here`);
}
/** Follows the field into the candidate to the point where it cannot go on. */
function fieldReason(local, spec, target, candidate) {
    let id = target.underlying[candidate];
    let last;
    for (const accessor of spec.accessors.slice(1)) {
        id = target.underlying[id];
        if (accessor.name === 0) {
            if ((0,btf_types/* kindOf */.I)(target, id) !== btf_kinds/* Kind */.b8.ARRAY)
                return `${nameIn(target, last)} is no array here`;
            const length = (0,btf_types/* arrayLength */.O9)(target, id);
            if (accessor.index >= length && !(last && (0,local_spec/* isFlexibleArray */.Lq)(target, last, id))) {
                return `${nameIn(target, last)} has ${length} elements here, none at ${accessor.index}`;
            }
            id = target.words[target.starts[id] + 3];
            last = undefined;
            continue;
        }
        const name = (0,btf_btf/* stringAt */.bX)(local, accessor.name);
        if (!(0,btf_kinds/* isComposite */.mO)((0,btf_types/* kindOf */.I)(target, id)))
            return `no field \`${name}\` in ${describe(target, id)} here`;
        const member = findMember(target, id, (found) => (0,names/* sameName */.q)(local.strings, accessor.name, target.strings, found));
        if (member === undefined)
            return missingMember(target, id, local, accessor.name);
        const type = (0,btf_types/* memberType */.tD)(target, member.typeId, member.index);
        const localType = (0,btf_types/* memberType */.tD)(local, accessor.typeId, accessor.index);
        const [here, there] = [describe(target, type), describe(local, localType)];
        if (here !== there && kindDiffers(local, localType, target, type)) {
            return `\`${name}\` is ${article(here)} here and ${article(there)} in the object`;
        }
        last = { ...member, name: (0,btf_types/* memberName */.eg)(target, member.typeId, member.index) };
        id = type;
    }
    return undefined;
}
function missingMember(target, id, local, nameAt) {
    const name = (0,btf_btf/* stringAt */.bX)(local, nameAt);
    const bare = withoutUnderscores(local, nameAt);
    const successor = findMember(target, id, (found) => {
        const { offset, length } = withoutUnderscores(target, found);
        return (0,names/* samePrefix */.TW)(local.strings, bare.offset, bare.length, target.strings, offset, length);
    });
    if (successor === undefined)
        return `no field \`${name}\` in ${describe(target, id)} here`;
    const found = (0,btf_btf/* stringAt */.bX)(target, (0,btf_types/* memberName */.eg)(target, successor.typeId, successor.index));
    return `\`${name}\` is gone from ${describe(target, id)}; \`${found}\` stands in its place`;
}
/** The first member of such a name, anonymous structs and unions searched level by level. */
function findMember(btf, root, wanted) {
    const composites = new Set([root]);
    for (const typeId of composites) {
        if (!(0,btf_kinds/* isComposite */.mO)((0,btf_types/* kindOf */.I)(btf, typeId)))
            continue;
        for (let index = 0; index < (0,btf_types/* lengthOf */.Y5)(btf, typeId); index++) {
            const name = (0,btf_types/* memberName */.eg)(btf, typeId, index);
            if (btf.strings[name] === 0)
                composites.add(btf.underlying[(0,btf_types/* memberType */.tD)(btf, typeId, index)]);
            else if (wanted(name))
                return { typeId, index };
        }
    }
    return undefined;
}
function kindDiffers(local, localType, target, type) {
    const kind = (0,btf_types/* kindOf */.I)(local, local.underlying[localType]);
    const targetKind = (0,btf_types/* kindOf */.I)(target, target.underlying[type]);
    return kind !== targetKind && !((0,btf_kinds/* isComposite */.mO)(kind) && (0,btf_kinds/* isComposite */.mO)(targetKind));
}
function describe(btf, type) {
    const id = btf.underlying[type];
    const name = (0,btf_btf/* stringAt */.bX)(btf, (0,btf_types/* nameOf */.Vb)(btf, id));
    const kind = btf_kinds/* KIND_NAMES */.kd[(0,btf_types/* kindOf */.I)(btf, id)];
    return name === '' || kind === 'int' || kind === 'float' ? kind : `${kind} \`${name}\``;
}
/** The root type of a query, without its flavour: the name under which a kernel has it. */
function describeRoot(local, id) {
    const name = (0,btf_types/* nameOf */.Vb)(local, id);
    const essential = local.strings.subarray(name, name + (0,names/* essentialLength */.xZ)(local.strings, name));
    const kind = btf_kinds/* KIND_NAMES */.kd[(0,btf_types/* kindOf */.I)(local, id)];
    return `${kind} \`${new TextDecoder().decode(essential)}\``;
}
function article(noun) {
    return noun === 'void' ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
function nameIn(target, accessor) {
    return accessor === undefined ? 'an element' : `\`${(0,btf_btf/* stringAt */.bX)(target, accessor.name)}\``;
}
const UNDERSCORE = 0x5f;
/** The part of a name between its underscores, in bytes of the string section. */
function withoutUnderscores({ strings }, name) {
    let offset = name;
    let end = name + (0,names/* nameLength */.Cp)(strings, name);
    while (strings[offset] === UNDERSCORE)
        offset++;
    while (end > offset && strings[end - 1] === UNDERSCORE)
        end--;
    return { offset, length: end - offset };
}

;// CONCATENATED MODULE: ./lib/core/resolve.js





/**
 * What loaders do with each relocation of an object on one kernel: libbpf, with every program loaded,
 * and the others if they answer otherwise.
 *
 * @param findings as `findAll` gives them for this object
 * @returns by site
 */
function resolve(part, findings, target) {
    const [libbpf, ...others] = loaders/* LOADERS */.H;
    const decisions = decideSites(libbpf, part, findings[0]);
    const decisionsOfOthers = others.map((loader, index) => decideQueries(loader, part, findings[index + 1]));
    return part.object.sites.map((site, index) => {
        const query = part.object.queries[site.query];
        const decision = decisions[index];
        const answer = libbpf.patch(query, site.instruction, decision);
        let loaders;
        // What libbpf refuses whatever the kernel has, it refuses for the object's own types.
        for (const [other, loader] of query.local === undefined ? [] : others.entries()) {
            const found = worstAnswer(loader, query, site, decisionsOfOthers[other]?.[site.query] ?? []);
            if (sameAnswer(answer, found))
                continue;
            loaders = { ...loaders, [loader.name]: shownAnswer(query, found) };
        }
        if (answer.status === 'resolved') {
            return loaders ? { ...shownAnswer(query, answer), loaders } : resolvedTo(query, answer);
        }
        const asked = 'nothing' in decision ? decision.asked : undefined;
        const reason = answer.reason ?? reasonForNothing(part.object.btf, query, target, asked);
        return { ...shownAnswer(query, answer), reason, ...(loaders && { loaders }) };
    });
}
/** What a loader of all programs decides, by site. */
function decideSites(loader, { object, sites }, findings) {
    const decisions = new Array(object.sites.length);
    for (const load of sites) {
        const queries = load.map((site) => object.sites[site].query);
        const decided = loader.decide(askedOf(object, findings, queries));
        load.forEach((site, index) => {
            decisions[site] = decided[index];
        });
    }
    return decisions;
}
/** What a loader of single programs decides, by query: one decision, or one for each kind of program. */
function decideQueries(loader, { object, loads }, findings) {
    const alone = object.queries.map((query, index) => {
        const asked = { local: object.btf, query, findings: findings[index] ?? [] };
        return loader.decide([asked])[0];
    });
    const decisions = object.queries.map(() => []);
    for (const { queries } of loads) {
        if (isDecidedAlone(findings, queries))
            continue;
        loader.decide(askedOf(object, findings, queries)).forEach((decision, index) => {
            const query = queries[index];
            // If one relocation is refused, so is the program. It is told of that one only.
            const blameless = 'failure' in decision &&
                decision.failure === 'invalid' &&
                !('failure' in alone[query]);
            if (!blameless && query !== queries[index - 1])
                decisions[query]?.push(decision);
        });
    }
    return decisions.map((list, query) => (list.length > 0 ? list : [alone[query]]));
}
/** With at most one candidate there is nothing for which queries could depend on each other. */
function isDecidedAlone(findings, queries) {
    return queries.every((query) => findings[query].length < 2);
}
/** Of the answers of several programs that share a relocation, the one that is worst for it. */
function worstAnswer(loader, query, { instruction }, decisions) {
    let worst;
    for (const decision of decisions) {
        const answer = loader.patch(query, instruction, decision);
        if (worst === undefined || rank(answer) > rank(worst))
            worst = answer;
    }
    return worst;
}
function rank({ status }) {
    return outcome/* STATUSES */.f.indexOf(status);
}
function sameAnswer(a, b) {
    return a.status === b.status && a.value === b.value && a.width === b.width;
}
/** Type ids are told by no report: each kernel has another one, and a tailored file yet another. */
function shownAnswer(query, { status, value, width }) {
    if (isTypeId(query) || value === undefined)
        return { status };
    return width === undefined ? { status, value } : { status, value, width };
}
function isTypeId({ kind }) {
    return kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_TARGET || kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL;
}
/** The same values come again and again, kernel after kernel. */
const resolved = new Map();
function resolvedTo(query, answer) {
    const { value = '', width } = answer;
    if (width !== undefined || isTypeId(query)) {
        return shownAnswer(query, answer);
    }
    let outcome = resolved.get(value);
    if (outcome === undefined) {
        outcome = shownAnswer(query, answer);
        resolved.set(value, outcome);
    }
    return outcome;
}

;// CONCATENATED MODULE: ./lib/core/prove.js









/**
 * Resolves the relocations of a set of objects again, against a tailored BTF, and compares what each loader
 * decides with what it decides on the kernel's whole BTF: for each relocation alone, for each program,
 * and for all programs of an object together. Type ids may differ, if they are of the same type.
 *
 * @param findings from the whole BTF
 * @returns the first difference, as a sentence; undefined if there is none
 */
function prove(objectSet, findings, subset) {
    const small = (0,btf_btf/* parseBtf */.I$)(subset.bytes);
    const candidates = (0,candidates_candidates/* findCandidates */.eE)(small, objectSet.wanted);
    const budget = (0,core_context/* newBudget */.k$)(objectSet);
    for (const [index, part] of objectSet.parts.entries()) {
        const others = loaders/* LOADERS */.H.map(() => new Map());
        const context = findings_contextOf(small, part, budget);
        findForObject(context, part, candidates, (found, loader, query) => {
            const whole = findings[index]?.[loader]?.[query] ?? [];
            const asked = part.object.queries[query];
            if (!sameFindings(loaders/* LOADERS */.H[loader], asked, whole, found, subset.ids)) {
                others[loader]?.set(query, found);
            }
        });
        for (const [at, loader] of loaders/* LOADERS */.H.entries()) {
            const ofLoader = others[at];
            // What is found alike is decided alike, whatever it is loaded together with.
            if (ofLoader.size === 0)
                continue;
            const whole = findings[index]?.[at];
            const difference = compareLoads(loader, part, whole, ofLoader, subset.ids);
            if (difference !== undefined)
                return difference;
        }
    }
    return undefined;
}
/** @param others what was found in the tailored BTF for the queries for which it is something else */
function compareLoads(loader, part, whole, others, ids) {
    const tailored = whole.map((found, query) => others.get(query) ?? renumbered(found, ids));
    for (const queries of loadsOf(part, whole)) {
        if (!queries.some((query) => others.has(query)))
            continue;
        const [expected, found] = [whole, tailored].map((findings) => loader.decide(askedOf(part.object, findings, queries)));
        for (const [index, decision] of expected.entries()) {
            const query = part.object.queries[queries[index]];
            const other = found[index];
            // What another loader than libbpf refuses altogether need not be refused again.
            if ('failure' in decision && loader !== loaders/* LOADERS */.H[0])
                continue;
            if (sameDecision(loader, query, decision, other, ids))
                continue;
            return differenceOf(part.object.btf, query, loader, decision, other);
        }
    }
    return undefined;
}
/** The same findings with the ids that candidates have in the tailored BTF. */
function renumbered(findings, ids) {
    return findings.map((finding) => ({ ...finding, candidate: ids[finding.candidate] }));
}
/** Each query alone, and what is loaded together, if it can make a difference that it is. */
function* loadsOf(part, whole) {
    for (const query of part.object.queries.keys())
        yield [query];
    for (const { queries } of part.loads)
        if (!isDecidedAlone(whole, queries))
            yield queries;
    for (const sites of part.sites) {
        const queries = sites.map((site) => part.object.sites[site]?.query);
        if (!isDecidedAlone(whole, queries))
            yield queries;
    }
}
function sameFindings(loader, query, whole, tailored, ids) {
    if (whole.length !== tailored.length)
        return false;
    return whole.every((finding, index) => {
        const other = tailored[index];
        if (ids[finding.candidate] !== other.candidate || finding.error !== other.error)
            return false;
        if (finding.match === undefined)
            return other.match === undefined;
        return other.match !== undefined && sameMatchOf(loader, query, finding.match, other.match, ids);
    });
}
function sameDecision(loader, query, a, b, ids) {
    if ('failure' in a)
        return 'failure' in b && a.failure === b.failure;
    if (!('match' in a))
        return 'nothing' in b;
    return 'match' in b && sameMatchOf(loader, query, a.match, b.match, ids);
}
function sameMatchOf(loader, { kind }, a, b, ids) {
    if (kind !== relocation_kind/* RelocationKind */.TF.TYPE_ID_TARGET)
        return loader.same(a, b, isSame);
    return loader.same(a, b, (value, other) => ids[value] === other);
}
function isSame(a, b) {
    return a === b;
}
function differenceOf(btf, query, loader, expected, found) {
    const name = (0,btf_btf/* stringAt */.bX)(btf, (0,btf_types/* nameOf */.Vb)(btf, query.typeId));
    return (`under ${loader.name}, the tailored BTF answers \`${name}\` ${query.access} (kind ${query.kind}) with ` +
        `${(0,external_node_util_.inspect)(found)} instead of ${(0,external_node_util_.inspect)(expected)}`);
}

;// CONCATENATED MODULE: ./lib/core/tailor.js





/**
 * Resolves the relocations of a set of objects on one kernel, keeps of its BTF what they need, and proves the
 * result by resolving them again. If the smallest result cannot be proven, the candidates are kept
 * with all that they reach: no kernel is lost to types that were not foreseen.
 *
 * @throws Error if that cannot be proven either, which no kernel and no object should be able to cause
 */
function tailor(target, objectSet) {
    const budget = (0,core_context/* newBudget */.k$)(objectSet);
    const { findings, subset: smallest, conditional } = reduce(target, objectSet, budget);
    const outcomes = objectSet.parts.map((part, index) => resolve(part, findings[index], target));
    let subset = conditional ? reduceAgain(smallest, objectSet, budget) : smallest;
    if (prove(objectSet, findings, subset) !== undefined) {
        subset = reduceToCandidates(target, objectSet);
        const difference = prove(objectSet, findings, subset);
        if (difference !== undefined)
            throw new Error(`${difference}; please report this`);
    }
    return { bytes: subset.bytes, outcomes };
}
/** Tailors the result again until it gets no smaller: with less to match, less need be kept. */
function reduceAgain(first, objectSet, budget) {
    let subset = first;
    for (let conditional = true; conditional;) {
        const again = reduce((0,btf_btf/* parseBtf */.I$)(subset.bytes), objectSet, budget);
        conditional = again.conditional && again.subset.bytes.length < subset.bytes.length;
        const ids = subset.ids.map((id) => again.subset.ids[id]);
        subset = { bytes: again.subset.bytes, ids };
    }
    return subset;
}

;// CONCATENATED MODULE: ./lib/unpack/tar.js

const BLOCK = 512;
/**
 * The regular files of a tar archive, in its order. Understands POSIX ustar and pax, and GNU tar
 * (https://www.gnu.org/software/tar/manual/html_node/Standard.html). An end without the two zero
 * blocks is accepted if it falls between two members.
 *
 * @throws FormatError that names the byte at which the archive is broken
 */
function readTar(tar) {
    const members = [];
    let longName;
    let at = 0;
    while (at < tar.length) {
        if (at + BLOCK > tar.length)
            throw new errors/* FormatError */.IF('tar', at, 'it ends inside the header');
        const header = tar.subarray(at, at + BLOCK);
        if (header.every((byte) => byte === 0))
            break;
        checkHeader(header, at);
        const start = at + BLOCK;
        const size = readNumber(header.subarray(124, 136), at + 124, 'size');
        if (size > tar.length - start) {
            const rest = tar.length - start;
            throw new errors/* FormatError */.IF('tar', at, `only ${rest} bytes follow of the ${size}-byte member`);
        }
        const bytes = tar.subarray(start, start + size);
        const type = String.fromCharCode(header[156] || 0x30);
        if (type === 'L')
            longName = readText(bytes);
        else if (type === 'x')
            longName = paxPath(bytes) ?? longName;
        else {
            if (type === '0' || type === '7')
                members.push({ name: longName ?? memberName(header), bytes });
            longName = undefined;
        }
        at = start + Math.ceil(size / BLOCK) * BLOCK;
    }
    return members;
}
/** The sum of all header bytes, the checksum's own eight taken as spaces. */
function checkHeader(header, at) {
    let sum = 8 * 0x20;
    for (const [i, byte] of header.entries()) {
        if (i < 148 || i >= 156)
            sum += byte;
    }
    const stated = readNumber(header.subarray(148, 156), at + 148, 'header checksum');
    if (sum !== stated) {
        throw new errors/* FormatError */.IF('tar', at, `the checksum is ${sum} and not the stated ${stated}`);
    }
}
/** Octal digits between spaces and NULs or, if the first bit is set, GNU's base-256. */
function readNumber(field, at, what) {
    const first = field[0] ?? 0;
    if ((first & 0x80) !== 0) {
        let value = first & 0x7f;
        for (const byte of field.subarray(1))
            value = value * 256 + byte;
        if (!Number.isSafeInteger(value))
            throw new errors/* FormatError */.IF('tar', at, `impossible ${what}`);
        return value;
    }
    const text = readText(field).trim();
    if (!/^[0-7]+$/.test(text))
        throw new errors/* FormatError */.IF('tar', at, `no octal ${what}`);
    return Number.parseInt(text, 8);
}
/** The `path` of a pax record list: lines of `length keyword=value`. */
function paxPath(bytes) {
    return /^\d+ path=(.*)$/m.exec(Buffer.from(bytes).toString('utf8'))?.[1];
}
function memberName(header) {
    const name = readText(header.subarray(0, 100));
    // GNU's magic is "ustar  ", without a NUL: its header has times in the place of the prefix of POSIX.
    const isPosix = Buffer.from(header.subarray(257, 263)).toString('latin1') === 'ustar\0';
    const prefix = isPosix ? readText(header.subarray(345, 500)) : '';
    return prefix === '' ? name : `${prefix}/${name}`;
}
function readText(field) {
    const end = field.indexOf(0);
    return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('latin1');
}

// EXTERNAL MODULE: ./lib/elf/elf.js
var elf_elf = __nccwpck_require__(7048);
;// CONCATENATED MODULE: ./lib/unpack/vmlinux.js

/**
 * The `.BTF` section of a kernel image, as a view of it.
 *
 * @throws FormatError if the image is no ELF file, or a broken one
 * @throws Error if it is an eBPF object, or has no such section
 */
function btfOfVmlinux(image) {
    const elf = (0,elf_elf/* parseElf */.$b)(image);
    // An object's BTF has types of a kernel's names, but only what the object uses of them.
    if (elf.machine === elf_elf/* EM_BPF */.cF) {
        throw new Error('is an eBPF object and no kernel image; give it a name without .vmlinux');
    }
    const section = (0,elf_elf/* sectionNamed */.H$)(elf, '.BTF');
    if (section === undefined) {
        throw new Error('has no .BTF section; build the kernel with CONFIG_DEBUG_INFO_BTF');
    }
    return section.data;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/unpack/liblzma.js

/**
 * Starts a liblzma of its own, with its own memory. How the file was built: liblzma/build.sh.
 *
 * ncc copies the .wasm file beside the bundle and puts its new place into this file. It finds the
 * place only as `readFileSync` of a literal, and only in a file whose syntax is at most ES2020:
 * otherwise it copies spoilt bytes. Hence this file stays apart and plain. The path is right from
 * src/ and from lib/.
 */
async function loadLiblzma() {
    const bytes = (0,external_node_fs_.readFileSync)(__nccwpck_require__.ab + "liblzma.wasm");
    const { instance } = await WebAssembly.instantiate(bytes);
    return instance.exports;
}

;// CONCATENATED MODULE: ./lib/unpack/xz-index.js

const HEADER_SIZE = 12;
const FOOTER_SIZE = 12;
/**
 * How many bytes an xz file unpacks to, as the indices of its streams say
 * (https://tukaani.org/xz/xz-file-format.txt, sections 2 and 4). What unpacks it must hold the blocks
 * against the indices; nothing of the blocks is looked at here.
 *
 * @throws FormatError that names the byte at which the file is no xz file
 */
function unpackedSizeOf(packed) {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    let size = 0;
    let end = packed.length;
    do {
        const stream = readStream(packed, view, endOfPadding(view, end));
        size += stream.unpackedSize;
        end = stream.start;
    } while (end > 0);
    return size;
}
/** Zeros may follow a stream, four at a time. */
function endOfPadding(view, end) {
    let at = end;
    while (at >= 4 && view.getUint32(at - 4) === 0)
        at -= 4;
    return at;
}
/** The stream that ends at `end`. */
function readStream(packed, view, end) {
    const footer = end - FOOTER_SIZE;
    if (footer < HEADER_SIZE || view.getUint16(end - 2) !== 0x595a) {
        throw new errors/* FormatError */.IF('xz', end, 'cut off or no xz file: no stream footer ends');
    }
    const indexSize = (view.getUint32(footer + 4, true) + 1) * 4;
    const index = footer - indexSize;
    if (index < HEADER_SIZE || packed[index] !== 0) {
        throw new errors/* FormatError */.IF('xz', footer + 4, 'the footer points to no index');
    }
    let at = index + 1;
    const readInteger = () => {
        let value = 0;
        for (let shift = 0; shift < 49; shift += 7) {
            const byte = packed[at++] ?? 0;
            value += (byte & 0x7f) * 2 ** shift;
            if ((byte & 0x80) === 0)
                return value;
        }
        throw new errors/* FormatError */.IF('xz', at, 'an impossible size stands in the index');
    };
    let blocksSize = 0;
    let unpackedSize = 0;
    const records = readInteger();
    for (let i = 0; i < records; i++) {
        if (at >= footer)
            throw new errors/* FormatError */.IF('xz', at, 'the index is cut off');
        blocksSize += Math.ceil(readInteger() / 4) * 4;
        unpackedSize += readInteger();
    }
    const start = index - blocksSize - HEADER_SIZE;
    if (start < 0)
        throw new errors/* FormatError */.IF('xz', index, 'the index does not fit the blocks');
    return { start, unpackedSize };
}

;// CONCATENATED MODULE: ./lib/unpack/xz.js



/** Byte offsets in `lzma_stream` if pointers have 32 bits, and its size. */
const STREAM = { nextIn: 0, availIn: 4, totalIn: 8, nextOut: 16, availOut: 20, size: 96 };
const LZMA_TELL_UNSUPPORTED_CHECK = 0x02;
const LZMA_CONCATENATED = 0x08;
const LZMA_IGNORE_CHECK = 0x10;
const LZMA_RUN = 0;
const LZMA_FINISH = 3;
const LZMA_OK = 0;
const LZMA_STREAM_END = 1;
const FAULTS = {
    3: 'it is protected by a kind of check that is not supported',
    5: 'there is not enough memory to unpack it',
    6: 'its dictionary is too large to unpack it in 128 MiB of memory',
    7: 'no xz header',
    8: 'it uses a filter or an option that is not supported',
    9: 'the data is corrupt',
    10: 'it is cut off',
};
/** `xz -9` needs 65 MiB; what needs more than this was not made for reading on many machines. */
const MEMORY_LIMIT = 128n << 20n;
const CHUNK = 256 << 10;
let loading;
/**
 * Unpacks an xz file (https://tukaani.org/xz/xz-file-format.txt) in memory: one stream or several,
 * with padding after each. Besides the result it takes up to 128 MiB, for the stream's dictionary,
 * and keeps it for the next file.
 *
 * @param limit most bytes that it may unpack to
 * @throws FormatError that names the byte of the packed data at which it is broken
 */
async function unxz(packed, limit, { roomFor = (size) => new Uint8Array(size), proven = false } = {}) {
    const size = unpackedSizeOf(packed);
    if (size > limit) {
        throw new errors/* FormatError */.IF('xz', packed.length, `more than ${limit} bytes unpacked stand in the index`);
    }
    loading ??= startDecoder();
    const decoder = await loading;
    const room = roomFor(size);
    const flags = LZMA_CONCATENATED | LZMA_TELL_UNSUPPORTED_CHECK | (proven ? LZMA_IGNORE_CHECK : 0);
    try {
        return decode(decoder, packed, room, flags);
    }
    catch (error) {
        // A decoder that crashed may have spoilt its memory.
        if (!(error instanceof errors/* FormatError */.IF))
            loading = undefined;
        throw error;
    }
}
async function startDecoder() {
    const lzma = await loadLiblzma();
    const stream = lzma.malloc(STREAM.size + 2 * CHUNK);
    const input = stream + STREAM.size;
    return { lzma, stream, input, output: input + CHUNK };
}
function decode({ lzma, stream, input, output }, packed, unpacked, flags) {
    const bytesAt = (address, size) => new Uint8Array(lzma.memory.buffer, address, size);
    const get = (field) => new DataView(lzma.memory.buffer).getUint32(stream + field, true);
    const set = (field, value) => new DataView(lzma.memory.buffer).setUint32(stream + field, value, true);
    bytesAt(stream, STREAM.size).fill(0);
    try {
        let code = lzma.lzma_stream_decoder(stream, MEMORY_LIMIT, flags);
        let taken = 0;
        let given = 0;
        while (code === LZMA_OK) {
            if (get(STREAM.availIn) === 0 && taken < packed.length) {
                const piece = packed.subarray(taken, taken + CHUNK);
                bytesAt(input, piece.length).set(piece);
                set(STREAM.nextIn, input);
                set(STREAM.availIn, piece.length);
                taken += piece.length;
            }
            set(STREAM.nextOut, output);
            set(STREAM.availOut, CHUNK);
            code = lzma.lzma_code(stream, taken === packed.length ? LZMA_FINISH : LZMA_RUN);
            const size = CHUNK - get(STREAM.availOut);
            if (given + size > unpacked.length) {
                throw new errors/* FormatError */.IF('xz', get(STREAM.totalIn), 'more data than the index tells');
            }
            unpacked.set(bytesAt(output, size), given);
            given += size;
        }
        const read = get(STREAM.totalIn);
        if (code !== LZMA_STREAM_END) {
            throw new errors/* FormatError */.IF('xz', read, FAULTS[code] ?? `liblzma gave up with code ${code}`);
        }
        if (given !== unpacked.length)
            throw new errors/* FormatError */.IF('xz', read, 'the stream ends early');
        return unpacked;
    }
    finally {
        lzma.lzma_end(stream);
    }
}

;// CONCATENATED MODULE: ./lib/unpack/entry.js



/** The largest BTF in BTFHub-Archive, which was not deduplicated, has 27 MB. */
const MAX_UNPACKED = 256 << 20;
/**
 * The raw BTF that an entry's bytes hold. That of `btf` is the given array itself, that of `vmlinux` a
 * view of it, that of `btf.tar.xz` a view of the unpacked tar.
 *
 * @throws FormatError or Error, one sentence that says what is broken, if the bytes are not what
 *   the format says or unpack to more than 256 MiB
 */
async function unpackEntry(packed, format, unpacking) {
    switch (format) {
        case 'btf.tar.xz':
            return onlyBtf(await unxz(packed, MAX_UNPACKED, unpacking));
        case 'btf.xz':
            return unxz(packed, MAX_UNPACKED, unpacking);
        case 'btf':
            return packed;
        case 'vmlinux':
            return btfOfVmlinux(packed);
    }
}
/** The member is found by its suffix: its name need not be the kernel's, nor without a directory. */
function onlyBtf(tar) {
    const members = readTar(tar);
    const [first, ...more] = members.filter(({ name }) => name.endsWith('.btf'));
    if (first === undefined) {
        throw new Error(`tar: no .btf file in it, ${enumerate(members.map(({ name }) => name))}`);
    }
    if (more.length > 0) {
        const names = [first, ...more].map(({ name }) => name);
        throw new Error(`tar: several .btf files in it, ${enumerate(names)}`);
    }
    return first.bytes;
}
function enumerate(names) {
    if (names.length === 0)
        return 'and no other file';
    const shown = names.slice(0, 3).map((name) => JSON.stringify(name));
    if (names.length > shown.length)
        shown.push(`${names.length - shown.length} more`);
    return `but ${shown.join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/verdict/verifier/helpers-of.js



const ENUM_NAME = bytesOf('bpf_func_id');
const LAST_NAME = bytesOf('__BPF_FUNC_MAX_ID');
/**
 * How many helpers a kernel has: the value of `__BPF_FUNC_MAX_ID` in its `enum bpf_func_id`, which is
 * the id of its last helper and 1. Helpers that only exist in a distribution's kernel count too.
 *
 * @param btf the kernel's own BTF
 * @returns undefined if it has no such enum
 */
function helpersOf(btf) {
    const { kinds, words, starts, strings } = btf;
    for (let id = 1; id < kinds.length; id++) {
        if (!(0,btf_kinds/* isAnyEnum */.Ko)(kinds[id]))
            continue;
        const start = starts[id];
        if (!(0,names/* sameName */.q)(ENUM_NAME, 0, strings, words[start]))
            continue;
        const step = kinds[id] === btf_kinds/* Kind */.b8.ENUM ? 2 : 3;
        for (let index = (0,btf_types/* lengthOf */.Y5)(btf, id) - 1; index >= 0; index--) {
            const at = start + 3 + index * step;
            if ((0,names/* sameName */.q)(LAST_NAME, 0, strings, words[at]))
                return words[at + 1];
        }
    }
    return undefined;
}
function bytesOf(name) {
    return new TextEncoder().encode(`${name}\0`);
}

;// CONCATENATED MODULE: ./lib/tailor/one-kernel.js






/** Room of this many bytes is kept from kernel to kernel; few kernels have more BTF. */
const KEPT_ROOM = 16 << 20;
/**
 * Makes the function that does one kernel's work. Kernels are worked on one after the other, for they
 * are unpacked into the same room: as garbage it would add up to more than all else.
 *
 * @param all the product's objects, at least one
 * @param table takes the outcomes
 * @returns a function that throws if the entry is broken, or if no object is of its byte order
 */
function kernelTailor(all, table) {
    const objectSets = new Map();
    let kept;
    const roomFor = (size) => {
        if (size > KEPT_ROOM)
            return new Uint8Array(size);
        kept ??= new Uint8Array(KEPT_ROOM);
        return kept.subarray(0, size);
    };
    let last = Promise.resolve();
    return (work) => {
        const next = last.then(() => tailorKernel(work));
        last = next.catch(() => undefined);
        return next;
    };
    async function tailorKernel(work) {
        const raw = await unpackEntry(work.bytes, work.format, {
            roomFor,
            proven: work.proven === true,
        });
        const target = (0,btf_btf/* parseBtf */.I$)(raw);
        const objects = work.objects.filter((index) => all[index]?.btf.byteOrder === target.byteOrder);
        if (objects.length === 0) {
            throw new Error(`no object is ${target.byteOrder}-endian, as the kernel is`);
        }
        const key = objects.join();
        const objectSet = objectSets.get(key) ?? (0,object_set/* makeObjectSet */.S)(objects.map((index) => all[index]));
        objectSets.set(key, objectSet);
        const { bytes, outcomes } = tailor(target, objectSet);
        return {
            btf: bytes,
            sha256: sha256(bytes),
            wholeSize: raw.length,
            helpers: helpersOf(target),
            packedSha256: sha256(work.bytes),
            objects,
            outcomes: outcomes.map((list) => Uint32Array.from(list, table.numberOf)),
        };
    }
}
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}

// EXTERNAL MODULE: ./lib/tailor/outcome-table.js
var outcome_table = __nccwpck_require__(4742);
// EXTERNAL MODULE: ./lib/verdict/link.js
var verdict_link = __nccwpck_require__(5069);
// EXTERNAL MODULE: ./lib/verdict/walk/flow.js
var flow = __nccwpck_require__(1963);
// EXTERNAL MODULE: ./lib/verdict/walk/walk.js + 10 modules
var walk = __nccwpck_require__(6374);
;// CONCATENATED MODULE: ./lib/verdict/explain.js



/** Follows a program to all its ends, past every poisoned instruction that does not stop it. */
function explainProgram(object, { situation }) {
    const { program, patches } = situation;
    const { reached, poison, decided, ways } = (0,walk/* walk */.GG)(situation);
    const lines = new Map();
    for (const { start, end } of program.functions) {
        for (let insn = start; insn < end; insn = (0,flow/* nextOf */.Xh)(program, insn)) {
            const source = (0,verdict_link/* sourceOf */.vz)(object, program, insn);
            if (source === undefined)
                continue;
            const key = `${source.line} ${source.file}`;
            const line = lines.get(key) ?? { source, insns: [] };
            lines.set(key, line);
            line.insns.push(insn);
        }
    }
    const files = [...new Set([...lines.values()].map(({ source }) => source.file))];
    const explained = [...lines.values()].map(({ source, insns }) => {
        const live = insns.filter((insn) => reached[insn] === 1).length;
        const unresolved = insns
            .filter((insn) => patches.poisoned.has(insn))
            .flatMap((insn) => program.records.get(insn) ?? []);
        const isRefused = insns.some((insn) => poison.has(insn));
        const alive = live === insns.length ? 'reached' : live === 0 ? 'dead' : 'part';
        return { source, state: isRefused ? 'refused' : alive, unresolved };
    });
    explained.sort(({ source: a }, { source: b }) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line);
    const branches = [...decided]
        .filter(([insn]) => ways[insn] === walk/* JUMPED */.wr || ways[insn] === walk/* FELL_THROUGH */._T)
        .sort(([a], [b]) => a - b)
        .map(([insn, causes]) => ({
        source: (0,verdict_link/* sourceOf */.vz)(object, program, insn),
        isTaken: ways[insn] === walk/* JUMPED */.wr,
        causes,
    }));
    return { lines: explained, branches };
}

// EXTERNAL MODULE: ./lib/verdict/judge.js + 7 modules
var verdict_judge = __nccwpck_require__(2639);
// EXTERNAL MODULE: ./lib/verdict/verdict-table.js
var verdict_table = __nccwpck_require__(1065);
// EXTERNAL MODULE: ./lib/workspace/workspace.js + 1 modules
var workspace_workspace = __nccwpck_require__(4642);
// EXTERNAL MODULE: ./lib/commands/command.js
var command = __nccwpck_require__(5583);
;// CONCATENATED MODULE: ./lib/commands/explain.js



















const SUGGESTIONS = 3;
/**
 * Prints why a program has its verdict on one kernel: which of its branches were decided, by what, and which
 * of its lines are reached.
 *
 * @throws InputError if the inputs are wrong, or the object has no such program; nothing has been done then
 */
function explainWork(inputs) {
    const request = (0,explain_request/* makeExplainRequest */.H)(inputs);
    const file = readFile(request);
    return async ({ log, access, write }) => {
        const archives = (0,archive_open/* openArchives */.a)(request.archives, access);
        try {
            const search = await (0,archive_search/* searchArchives */.Au)(archives, [request.target]);
            const found = (0,archive_search/* onlyEntry */.FE)(request.target.place, search);
            const text = await explain_explain(request, file, archives, found, search.aliases);
            log.end();
            write(text);
            return command/* DONE */.DH;
        }
        finally {
            await Promise.all(archives.map((archive) => archive.close?.()));
        }
    };
}
function readFile({ object, program }) {
    const { objects, broken } = (0,load/* loadObjects */.J)([object]);
    const [file] = objects;
    if (file === undefined) {
        throw new errors/* InputError */.dz(broken.map(({ path, error }) => `object ${path} ${error}.`));
    }
    const names = (0,verdict_judge/* newJudge */.y)(file.object).programs.map((one) => one.program);
    if (names.includes(program))
        return file;
    const near = (0,nearest/* nearest */.p)(program, names, SUGGESTIONS).map((name) => JSON.stringify(name));
    const instead = near.length === 0 ? 'it has none' : `the nearest: ${near.join(', ')}`;
    throw new errors/* InputError */.dz([
        `object ${file.path} has no program ${JSON.stringify(program)}; ${instead}.`,
    ]);
}
async function explain_explain({ program: name, expectations, sourceMap }, file, archives, found, aliases) {
    const { kernel, format } = found.entry;
    const id = (0,kernels_kernel/* kernelId */.D)(kernel);
    if ((0,for_kernel/* objectsFor */.i)(kernel, [file]).length === 0) {
        throw new errors/* ExpectedError */.Dh([`${id}: ${(0,for_kernel/* reasonForNone */.w)(kernel, [file])}.`]);
    }
    const bytes = await readEntry(archives, found);
    const table = (0,outcome_table/* newOutcomeTable */.R)();
    const made = await kernelTailor([file.object], table)({ format, bytes, objects: [0] });
    const numbers = made.outcomes[0];
    const outcomes = Array.from(numbers, (number) => table.outcomes[number]);
    const verdicts = (0,verdict_table/* newVerdictTable */.I)();
    const product = (0,judge_product/* judgeProduct */.$)([file], table.outcomes, verdicts, expectations, aliases);
    const workspace = (0,workspace_workspace/* openWorkspace */.O)([file.path], sourceMap);
    const collector = (0,collect/* collectReport */.H)([file], table.outcomes, workspace, {
        programs: product.programs,
        verdicts: verdicts.verdicts,
    });
    const [judged] = product.judge(kernel, made);
    collector.add(id, 0, numbers, judged);
    const programs = collector.report([]).objects[0]?.programs ?? [];
    const index = programs.findIndex(({ program }) => program === name);
    const judge = (0,verdict_judge/* newJudge */.y)(file.object, {
        variables: (variable) => (0,expectations_expectations/* variableSetting */.bq)(expectations, file.path, variable),
    });
    const { release } = kernel;
    const { shown } = judge.explain(index, { release, helpers: made.helpers }, outcomes);
    return renderExplanation({
        ...{ object: file.object, kernel: id, outcomes, shown },
        program: programs[index],
        explanation: shown && explainProgram(file.object, shown),
        namesOf: (sources) => workspace.namesOfSources(file.path, sources),
    });
}
async function readEntry(archives, found) {
    for await (const fetched of (0,archive_search/* readFound */.$C)(archives, [found])) {
        if ('bytes' in fetched)
            return fetched.bytes;
        throw fetched.error;
    }
    throw new errors/* ExpectedError */.Dh([`${(0,kernels_kernel/* kernelId */.D)(found.entry.kernel)}: the archive did not give its BTF.`]);
}


/***/ }),

/***/ 3197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ HELP),
/* harmony export */   b: () => (/* binding */ parseFlags)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _inputs_explain_request_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3202);
/* harmony import */ var _inputs_request_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4434);




const BUNDLE_FLAGS = _inputs_request_js__WEBPACK_IMPORTED_MODULE_3__/* .INPUTS */ .mc.filter((name) => !_inputs_request_js__WEBPACK_IMPORTED_MODULE_3__/* .WORKFLOW_INPUTS */ .OW.includes(name));
/** The command without a name makes a bundle. */
const COMMANDS = {
    bundle: { words: [], flags: BUNDLE_FLAGS },
    list: { words: [], flags: BUNDLE_FLAGS },
    explain: { words: ['OBJECT', 'PROGRAM'], flags: _inputs_explain_request_js__WEBPACK_IMPORTED_MODULE_2__/* .EXPLAIN_INPUTS */ .S },
    diff: { words: ['OLD', 'NEW'], flags: [], switches: ['json'] },
};
const HELP = `Usage: btf-bundle --objects FILES --targets KERNELS [flags]
       btf-bundle list --targets KERNELS [flags]
       btf-bundle explain OBJECT PROGRAM --kernel KERNEL [flags]
       btf-bundle diff OLD NEW [--json]

Makes small BTF files, tailored to eBPF CO-RE objects, for kernels that ship no BTF. With list, only
prints the kernels that the targets name, with the packed sizes of their BTF if these are known. With
explain, prints why one program of an object file loads on a kernel, or why it does not. With diff,
prints which programs are newly broken, or mended, from one report.json or bundle to another.

  --objects FILES       eBPF object files or globs; "!" before one excludes; "arm64: build/*.o"
                        is for kernels of that architecture only; the last line decides
  --targets KERNELS     patterns over distro/version/arch/release, such as ubuntu/20.04/x86_64;
                        "!" before one excludes; the last that matches decides
  --targets-file FILE   the same from a file, a pattern a line, "#" before comments
  --kernel KERNEL       with explain: the kernel, or a pattern that matches one only
  --archive ARCHIVE     where kernels' BTF comes from: a directory, owner/repository[@ref] or a git
                        URL, several are searched in order (default: aquasecurity/btfhub-archive)
  --cache WORD          what of earlier runs is reused: all, source (fetched files) or none
  --output DIRECTORY    the bundle, replaced as a whole (default: btf-bundle)
  --report-directory DIRECTORY
                        for report.json, report.html and report.sarif (default: the output
                        directory)
  --source-map FROM=TO  where sources lie that were compiled elsewhere, such as /build=.
  --expectations LINES  what user space does with programs and variables, such as
                        "exec.bpf.o:old_probe never on rhel/8" or "*.targ_dev = any"; the last
                        line that matches decides
  --expectations-file FILE
                        the same from a file, a line each, "#" before comments
  --fail-on WORDS       any of missing, invalid, newly-broken, broken, depends and unresolved, or
                        none (default: missing,invalid,broken)
  --baseline REPORT     an older report.json, or the bundle with it, to compare with, or none (the
                        default)
  --sarif true          also writes report.sarif, for code scanning (default: false)
  --json                with diff: the whole comparison, for programs
  --help                this text
  --version             the version

Explain takes --kernel, --archive, --source-map, --expectations and --expectations-file only, and
diff --json.
Each flag may be given several times. Quote globs, so that the shell leaves them as they are.
GITHUB_TOKEN is shown to the GitHub server, if it is set, and to no other.
Exit status: 0 done; 1 the run failed by its data or by --fail-on, or with diff, something is newly
broken; 2 wrong usage, nothing was done.
`;
/** @throws InputError with a sentence for everything that is wrong */
function parseFlags(args) {
    const named = args[0] !== undefined && Object.hasOwn(COMMANDS, args[0]) && args[0] !== 'bundle';
    const command = named ? args[0] : 'bundle';
    const { words, flags, switches = [] } = COMMANDS[command];
    const commands = Object.values(COMMANDS);
    const known = commands.flatMap((one) => one.flags);
    const allSwitches = commands.flatMap((one) => one.switches ?? []);
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: named ? args.slice(1) : [...args],
        options: {
            ...Object.fromEntries(known.map((name) => [name, { type: 'string', multiple: true }])),
            ...Object.fromEntries(allSwitches.map((name) => [name, { type: 'boolean' }])),
            help: { type: 'boolean', short: 'h' },
            version: { type: 'boolean' },
        },
        strict: false,
        tokens: true,
    });
    const values = new Map(flags.map((name) => [name, []]));
    const written = [];
    const errors = [];
    const asked = new Set();
    for (const token of tokens) {
        if (token.kind === 'positional') {
            if (written.length < words.length)
                written.push(token.value);
            else
                errors.push(misplaced(token.value, command));
        }
        else if (token.kind === 'option') {
            const { name, rawName, value, inlineValue } = token;
            const given = values.get(name);
            if (name === 'help' || name === 'version' || switches.includes(name)) {
                asked.add(name);
            }
            else if (given === undefined) {
                const of = command === 'bundle' ? 'btf-bundle without a command' : `btf-bundle ${command}`;
                const whose = [...known, ...allSwitches].includes(name) ? of : 'btf-bundle';
                errors.push(`${rawName} is no flag of ${whose}: --help lists them.`);
            }
            else if (value === undefined || (!inlineValue && value.startsWith('--'))) {
                errors.push(`${rawName} has no value: write ${rawName}=VALUE.`);
            }
            else {
                given.push(value);
            }
        }
    }
    if (asked.has('help'))
        return { command: 'help' };
    for (const word of asked.has('version') ? [] : words.slice(written.length)) {
        errors.push(`${command} has no ${word}: write btf-bundle ${command} ${words.join(' ')}.`);
    }
    if (errors.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(errors);
    if (asked.has('version'))
        return { command: 'version' };
    const [first, second] = written;
    const inputs = Object.fromEntries(values);
    if (command === 'diff') {
        return {
            command,
            inputs: { older: first ?? '', newer: second ?? '', json: asked.has('json') },
        };
    }
    if (command === 'explain') {
        return { command, inputs: { ...inputs, object: first, program: second } };
    }
    for (const name of _inputs_request_js__WEBPACK_IMPORTED_MODULE_3__/* .WORKFLOW_INPUTS */ .OW)
        inputs[name] = [];
    return { command, inputs };
}
function misplaced(word, command) {
    const { words, flags, switches = [] } = COMMANDS[command];
    const more = flags.length > 0 ? 'flags with their values' : `--${switches.join(' and --')}`;
    return words.length === 0
        ? `"${word}" belongs to no flag: put --objects or another flag before it, and quotes around globs.`
        : `"${word}" belongs to no flag: ${command} takes ${words.join(' and ')}, and ${more}.`;
}


/***/ }),

/***/ 368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ listWork)
/* harmony export */ });
/* harmony import */ var _archive_open_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6602);
/* harmony import */ var _archive_search_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4968);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4500);
/* harmony import */ var _inputs_request_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4434);
/* harmony import */ var _kernels_kernel_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3945);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4639);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5583);







/**
 * Prints the kernels that the targets name, a line each: the packed size of its BTF, a tab, its id.
 * Those that need no file, and those whose BTF could not be made, say so in the place of the size.
 *
 * @throws InputError if the inputs are wrong; nothing has been done then
 */
function listWork(inputs) {
    const { archives: references, targets } = (0,_inputs_request_js__WEBPACK_IMPORTED_MODULE_2__/* .makeListRequest */ .uE)(inputs);
    return async ({ log, access, write }) => {
        const archives = (0,_archive_open_js__WEBPACK_IMPORTED_MODULE_0__/* .openArchives */ .a)(references, { ...access, sizes: true });
        try {
            const { found, ownBtf, failed } = await (0,_archive_search_js__WEBPACK_IMPORTED_MODULE_1__/* .searchArchives */ .Au)(archives, targets);
            const rows = [
                ...found.map(({ entry }) => [
                    entry.size === undefined ? '-' : (0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSize */ .Xq)(entry.size),
                    entry.kernel,
                ]),
                ...ownBtf.map((kernel) => ['own BTF', kernel]),
                ...failed.map((kernel) => ['failed', kernel]),
            ];
            const lines = rows
                .map(([what, kernel]) => [what, (0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)((0,_kernels_kernel_js__WEBPACK_IMPORTED_MODULE_4__/* .kernelId */ .D)(kernel))])
                .sort(([, a], [, b]) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .compare */ .U)(a, b))
                .map(([what, id]) => `${what}\t${id}\n`);
            log.end();
            write(lines.join(''));
            return _command_js__WEBPACK_IMPORTED_MODULE_6__/* .DONE */ .DH;
        }
        finally {
            await Promise.all(archives.map((archive) => archive.close?.()));
        }
    };
}


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

/***/ 4314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X5: () => (/* binding */ indexOfName),
/* harmony export */   Xb: () => (/* binding */ wantNames),
/* harmony export */   eE: () => (/* binding */ findCandidates)
/* harmony export */ });
/* harmony import */ var _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3407);
/* harmony import */ var _btf_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8292);
/* harmony import */ var _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2781);



const UNDERSCORE = 0x5f;
/** Bytes of a name that show, for nearly all of a kernel's names, that they are not wanted. */
const START_LENGTH = 4;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Kinds that no relocation can be about; a kernel has tens of thousands of functions. */
const NEVER_CANDIDATES = new Uint8Array(128);
for (const kind of [_btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.FUNC, _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.VAR, _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.DATASEC, _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.DECL_TAG]) {
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
 * Finds the candidates for all wanted names (`libbpf.c: bpf_core_add_cands`, `cilium/ebpf
 * btf/unmarshal.go: TypesByName`, `aya-obj btf/relocation.rs: find_candidates`). Kinds are not
 * compared yet.
 */
function findCandidates(btf, wanted) {
    const lists = _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_1__/* .LOADERS */ .H.map(() => wanted.names.map(() => []));
    const unnamed = indexOfName(wanted, new Uint8Array(0));
    const askingUnnamed = lists.filter((_, loader) => _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_1__/* .LOADERS */ .H[loader]?.asksUnnamed);
    const { strings, words, starts, kinds } = btf;
    for (let id = 1; id < kinds.length; id++) {
        if (NEVER_CANDIDATES[kinds[id]] === 1)
            continue;
        const name = words[starts[id]];
        if (strings[name] === 0) {
            if (unnamed >= 0)
                for (const ofLoader of askingUnnamed)
                    ofLoader[unnamed]?.push(id);
            continue;
        }
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
            if (byte !== UNDERSCORE)
                underscores = 0;
            else if (++underscores === 3)
                flavoured = true;
        }
        if (flavoured) {
            _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_1__/* .LOADERS */ .H.forEach(({ essentialLength, indexedLength = essentialLength }, loader) => {
                const length = indexedLength(strings, name);
                if (length === 0 && _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_1__/* .LOADERS */ .H[loader]?.indexedLength)
                    return;
                const index = lookUp(wanted, hash(strings, name, length), strings, name, length);
                lists[loader]?.[index]?.push(id);
            });
        }
        else {
            const index = lookUp(wanted, value, strings, name, end - name);
            if (index >= 0)
                for (const ofLoader of lists)
                    ofLoader[index]?.push(id);
        }
    }
    return lists;
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
        if ((0,_btf_names_js__WEBPACK_IMPORTED_MODULE_2__/* .samePrefix */ .TW)(name, 0, name.length, strings, offset, length))
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


/***/ }),

/***/ 5265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ asksLayout),
/* harmony export */   O: () => (/* binding */ withoutCopies)
/* harmony export */ });
/* harmony import */ var _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3407);
/* harmony import */ var _btf_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6141);
/* harmony import */ var _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4756);



/**
 * Leaves out the candidates that are laid out as an earlier one, if layout is all that is asked
 * about. A kernel whose BTF was not deduplicated has hundreds of copies of each type.
 */
function withoutCopies(target, objectSet, candidates) {
    const layoutOf = layoutFinder(target);
    const distinct = (ids, name) => {
        if (ids.length < 2 || !objectSet.byLayout[name])
            return ids;
        const seen = new Set();
        return ids.filter((id) => seen.size < seen.add(layoutOf(id)).size);
    };
    return candidates.map((byName) => byName.map(distinct));
}
/** Whether every loader gives the same answer for all candidates that are laid out alike. */
function asksLayout({ btf }, { kind, typeId }) {
    switch (kind) {
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .RelocationKind */ .TF.TYPE_ID_TARGET:
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .RelocationKind */ .TF.TYPE_MATCHES:
            return false;
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .RelocationKind */ .TF.TYPE_EXISTS:
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .RelocationKind */ .TF.TYPE_SIZE: {
            const root = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(btf, btf.underlying[typeId]);
            return root !== _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR && root !== _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY && root !== _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.FUNC_PROTO;
        }
        default:
            return true;
    }
}
/** Most levels of types by value. Deeper ones count as different from all others. */
const MOST_LEVELS = 64;
/**
 * Makes a function that answers two types with the same number only if they are equal in all but
 * what their pointers point to.
 */
function layoutFinder(btf) {
    const { words, starts, kinds } = btf;
    /** The first type that is laid out like each; 0 if it was not asked about. */
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
        if (kind >= _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.FUNC && kind <= _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.DATASEC)
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
            const skipped = kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR ? 2 : kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY ? 4 : -1;
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
            if (word === other || (kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR && i === 2) || (kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY && i === 4)) {
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
    if ((0,_btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .isComposite */ .mO)(kind))
        return word > 3 && word % 3 === 1;
    return kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY ? word === 3 : word === 2 && (0,_btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .isModifierOrTypedef */ .cd)(kind);
}


/***/ }),

/***/ 8552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ onlyWith),
/* harmony export */   HA: () => (/* binding */ emptyEvidence),
/* harmony export */   LA: () => (/* binding */ needMember),
/* harmony export */   Pt: () => (/* binding */ WHOLE_TYPE),
/* harmony export */   jA: () => (/* binding */ progressOf),
/* harmony export */   pW: () => (/* binding */ needType),
/* harmony export */   zH: () => (/* binding */ takeBack)
/* harmony export */ });
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
/** Makes the marks since `from` matter only if a type or one of its members is kept anyway. */
function onlyWith(evidence, from, typeId, member) {
    const marks = takeBack(evidence, from);
    if (marks.length > 0)
        evidence?.conditions.push({ typeId, member, marks });
}


/***/ }),

/***/ 6726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isProgram),
/* harmony export */   y: () => (/* binding */ readFunctions)
/* harmony export */ });
/* harmony import */ var _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7048);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _instructions_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4682);
/* harmony import */ var _opcodes_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9980);




/** Holds functions that are called and are no programs themselves. */
const SUBPROGRAMS = '.text';
const MAPS = /^(\.maps|maps(\/.*)?)$/;
/**
 * The functions of an object, in the order of its symbols.
 *
 * @throws FormatError if its symbols or relocations are broken
 */
function readFunctions(elf) {
    const symbols = (0,_elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .readSymbols */ .sy)(elf);
    const found = symbols.filter(({ type, section }) => type === _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .STT_FUNC */ .lo && isCode(elf, section));
    checkOverlap(elf, found);
    const indices = new Map(found.map(({ section, value }, i) => [`${section} ${value}`, i]));
    const functionAt = (section, offset) => indices.get(`${section} ${offset}`);
    const code = new Map();
    return found.map(({ section: index, name, value, size, ...symbol }) => {
        const section = elf.sections[index];
        const known = code.get(index) ?? readSection(elf, index, symbols);
        code.set(index, known);
        const first = Math.floor(value / _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .INSN_SIZE */ .Rg);
        const instructions = (0,_instructions_js__WEBPACK_IMPORTED_MODULE_2__/* .sliceInstructions */ .wN)(known.instructions, first, Math.floor(size / _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .INSN_SIZE */ .Rg));
        const references = findReferences(instructions, (insn) => known.symbols.get(first + insn), {
            functionAt,
            here: (insn) => functionAt(index, value + insn * _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .INSN_SIZE */ .Rg),
            isMaps: (one) => MAPS.test(elf.sections[one]?.name ?? ''),
        });
        return {
            ...{ section: section.name, name, start: value, instructions, references },
            isGlobal: isGlobal(symbol),
        };
    });
}
/** Whether a function is a program, and not one that programs call. */
function isProgram({ section }) {
    return section !== SUBPROGRAMS;
}
/** A function may have several names, but not thousands: each is a copy of its code in what follows. */
const MOST_NAMES = 8;
function checkOverlap(elf, functions) {
    const code = elf.sections.reduce((sum, { data }, index) => sum + (isCode(elf, index) ? data.length : 0), 0);
    const named = functions.reduce((sum, { size }) => sum + size, 0);
    if (named > MOST_NAMES * code) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('ELF', 0, 'functions overlap, and are longer than their code,');
    }
}
function isCode(elf, index) {
    const section = elf.sections[index];
    return section?.type === _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .SHT_PROGBITS */ .L2 && (section.flags & _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .SHF_EXECINSTR */ .q1) !== 0;
}
function isGlobal({ binding, visibility }) {
    return binding !== _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .STB_LOCAL */ .Gq && visibility !== _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .STV_HIDDEN */ .Dx && visibility !== _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .STV_INTERNAL */ .qo;
}
function readSection(elf, index, symbols) {
    const { data } = elf.sections[index];
    const bySite = new Map();
    for (const { offset, symbol } of (0,_elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .readRelocations */ .GU)(elf, index)) {
        const found = symbols[symbol];
        if (found !== undefined)
            bySite.set(Math.floor(offset / _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .INSN_SIZE */ .Rg), found);
    }
    return { instructions: (0,_instructions_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeInstructions */ .CJ)(data, elf.byteOrder), symbols: bySite };
}
/** What a function refers to (`libbpf.c: bpf_program__record_reloc, bpf_object__reloc_code`). */
function findReferences({ opcodes, registers, immediates }, symbolAt, { functionAt, here, isMaps }) {
    const references = new Map();
    for (let insn = 0; insn < opcodes.length; insn++) {
        const isLoad = opcodes[insn] === _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .LDIMM64 */ .MV;
        if (opcodes[insn] !== _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .CALL */ .XV && !isLoad)
            continue;
        const symbol = symbolAt(insn);
        const found = symbol === undefined ? local(insn, isLoad) : linked(symbol, insn, isLoad);
        if (found !== undefined)
            references.set(insn, found);
        if (isLoad)
            insn++;
    }
    return references;
    /** A function of this section, whose distance the compiler worked out. */
    function local(insn, isLoad) {
        const source = registers[insn] >> 4;
        if (source !== (isLoad ? _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .BPF_PSEUDO_FUNC */ .jn : _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .BPF_PSEUDO_CALL */ .R7))
            return undefined;
        return asFunction(here(insn + immediates[insn] + 1));
    }
    /** The symbol of a function or variable, or that of its section, with its offset in the instruction. */
    function linked(symbol, insn, isLoad) {
        const { type, section, value, name, binding } = symbol;
        if (section === 0)
            return { kind: 'extern', name, isWeak: binding === _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .STB_WEAK */ .$1 };
        const held = immediates[insn];
        if (type === _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .STT_FUNC */ .lo)
            return asFunction(functionAt(section, value));
        if (type === _elf_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .STT_SECTION */ .Gb) {
            const found = functionAt(section, isLoad ? held : (held + 1) * _opcodes_js__WEBPACK_IMPORTED_MODULE_3__/* .INSN_SIZE */ .Rg);
            if (found !== undefined)
                return asFunction(found);
        }
        if (!isLoad)
            return undefined;
        return isMaps(section) ? { kind: 'map' } : { kind: 'data', section, offset: value + held };
    }
}
function asFunction(index) {
    return index === undefined ? undefined : { kind: 'function', function: index };
}


/***/ }),

/***/ 8976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LY: () => (/* binding */ memberSearch),
/* harmony export */   PM: () => (/* binding */ step),
/* harmony export */   Rf: () => (/* binding */ spend),
/* harmony export */   a9: () => (/* binding */ CANDIDATE_STEPS),
/* harmony export */   k$: () => (/* binding */ newBudget),
/* harmony export */   nY: () => (/* binding */ searchStep),
/* harmony export */   pU: () => (/* binding */ PAIR_STEPS)
/* harmony export */ });
/* harmony import */ var _btf_types_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6141);

/** @param queries so many are expected to ask */
function memberSearch(local, target, queries) {
    let size = 64;
    while (size < queries * 2)
        size *= 2;
    const ids = new Uint32Array(size);
    const names = new Uint32Array(size);
    const found = new Uint32Array(size);
    return (id, name) => {
        const slot = (Math.imul(id, 0x9e3779b1) ^ Math.imul(name, 0x85ebca6b)) & (size - 1);
        if (ids[slot] === id && names[slot] === name)
            return found[slot];
        const index = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_0__/* .nextMember */ .Ik)(target, id, 0, local.strings, name);
        ids[slot] = id;
        names[slot] = name;
        found[slot] = index;
        return index;
    };
}
/**
 * More than twenty times what thousands of queries take on the largest kernel of BTFHub-Archive. A
 * step is about 50 ns, so that a second and a half is the most that a kernel can cost.
 */
const MOST_STEPS = 30_000_000;
const STEPS_PER_QUERY = 2_000;
/** Steps that a candidate costs before anything of it is compared. */
const CANDIDATE_STEPS = 100;
/** Steps of a pair of types in a comparison of whole types, which leaves evidence of each. */
const PAIR_STEPS = 20;
function newBudget({ parts }) {
    const queries = parts.reduce((sum, { object }) => sum + object.queries.length, 0);
    return { left: MOST_STEPS + queries * STEPS_PER_QUERY };
}
/** Counts the search for a name among so many members. @throws Error as `step` does */
function searchStep({ budget }, members) {
    spend(budget, 8 + (members >> 3));
}
/** Counts steps. @throws Error if comparing takes more than a real kernel can take */
function step({ budget }, steps = 1) {
    spend(budget, steps);
}
/** @throws Error if it is used up */
function spend(budget, steps) {
    budget.left -= steps;
    if (budget.left < 0)
        throw new Error('its types are nested or repeated beyond all measure');
}


/***/ }),

/***/ 4682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ decodeInstructions),
/* harmony export */   k5: () => (/* binding */ newInstructions),
/* harmony export */   wN: () => (/* binding */ sliceInstructions)
/* harmony export */ });
/* harmony import */ var _opcodes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9980);

/** Reads a section of code, whose instructions are in the byte order of its ELF file. */
function decodeInstructions(code, byteOrder) {
    const little = byteOrder === 'little';
    const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
    const decoded = newInstructions(Math.floor(code.length / _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .INSN_SIZE */ .Rg));
    const { opcodes, registers, offsets, immediates } = decoded;
    for (let insn = 0; insn < opcodes.length; insn++) {
        const at = insn * _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .INSN_SIZE */ .Rg;
        const both = code[at + 1];
        opcodes[insn] = code[at];
        registers[insn] = little ? both : (both >> 4) | ((both & 0xf) << 4);
        offsets[insn] = view.getInt16(at + 2, little);
        immediates[insn] = view.getInt32(at + 4, little);
    }
    return decoded;
}
/** Room for so many instructions. */
function newInstructions(length) {
    return {
        opcodes: new Uint8Array(length),
        registers: new Uint8Array(length),
        offsets: new Int16Array(length),
        immediates: new Int32Array(length),
    };
}
/** A view of `length` instructions from `start` on. */
function sliceInstructions(all, start, length) {
    return {
        opcodes: all.opcodes.subarray(start, start + length),
        registers: all.registers.subarray(start, start + length),
        offsets: all.offsets.subarray(start, start + length),
        immediates: all.immediates.subarray(start, start + length),
    };
}


/***/ }),

/***/ 7877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ localValue),
/* harmony export */   p: () => (/* binding */ matchAt)
/* harmony export */ });
/* harmony import */ var _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3407);
/* harmony import */ var _btf_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6141);
/* harmony import */ var _spec_local_spec_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8090);
/* harmony import */ var _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4756);
/* harmony import */ var _load_error_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5933);





const INT_SIGNED = 1;
/**
 * What the compiler put into the instruction, by the object's own types.
 *
 * @throws LoadError if a loader cannot work it out
 */
function localValue(btf, spec) {
    const last = spec.accessors[spec.accessors.length - 1];
    const matched = { rootId: spec.rootId, bitOffset: spec.bitOffset, ...(last && { last }) };
    const value = valueAt(btf, _spec_local_spec_js__WEBPACK_IMPORTED_MODULE_2__/* .LOCAL_POINTER_SIZE */ .qJ, spec.kind, matched);
    return { ...value, value: BigInt(value.value), validate: isValidated(btf, spec.kind, last) };
}
/**
 * What a relocation reads off a kernel at a place (`libbpf relo_core.c: bpf_core_calc_relo`).
 *
 * @throws LoadError if a loader cannot work it out
 */
function matchAt(localBtf, local, target, kind, matched) {
    const found = valueAt(target, target.pointerSize, kind, matched);
    return {
        bitOffset: matched.bitOffset,
        value: found.value,
        local: local.value,
        checked: local.validate,
        size: found.size,
        localSize: local.size,
        failMemszAdjust: local.size !== found.size && !mayChangeWidth(localBtf, local.typeId, target, found.typeId),
    };
}
function valueAt(btf, pointerSize, kind, matched) {
    if ((0,_spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .isFieldBased */ .Cd)(kind))
        return fieldValue(btf, pointerSize, kind, matched);
    return { value: typeOrEnumeratorValue(btf, pointerSize, kind, matched), size: 0, typeId: 0 };
}
/** `libbpf relo_core.c: bpf_core_calc_type_relo`, `bpf_core_calc_enumval_relo` */
function typeOrEnumeratorValue(btf, pointerSize, kind, matched) {
    switch (kind) {
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.TYPE_ID_LOCAL:
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.TYPE_ID_TARGET:
            return matched.rootId;
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.TYPE_SIZE:
            return sizeOrFail(btf, matched.rootId, pointerSize);
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.ENUMVAL_VALUE: {
            const { typeId, index } = matched.last;
            return (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .enumeratorValue */ .wb)(btf, typeId, index);
        }
        default:
            return 1;
    }
}
/** `libbpf relo_core.c: bpf_core_calc_field_relo` */
function fieldValue(btf, pointerSize, kind, matched) {
    const plain = (value) => ({ value, size: 0, typeId: 0 });
    if (kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_EXISTS)
        return plain(1);
    const last = matched.last;
    if (last.name === 0) {
        if (kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_BYTE_OFFSET) {
            return {
                value: Math.floor(matched.bitOffset / 8),
                size: elementSize(btf, last.typeId, pointerSize),
                typeId: last.typeId,
            };
        }
        if (kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_BYTE_SIZE) {
            return plain(sizeOrFail(btf, last.typeId, pointerSize));
        }
        throw new _load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('only the offset and the size of an array element can be asked for');
    }
    const type = btf.underlying[(0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .memberType */ .tD)(btf, last.typeId, last.index)];
    const bitfield = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .memberBitfieldSize */ .Jz)(btf, last.typeId, last.index);
    const load = bitfield > 0
        ? bitfieldLoad(matched.bitOffset, bitfield, (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeField */ .es)(btf, type))
        : { offset: Math.floor(matched.bitOffset / 8), size: sizeOrFail(btf, type, pointerSize) };
    const bits = bitfield > 0 ? bitfield : load.size * 8;
    switch (kind) {
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_BYTE_OFFSET:
            if (bitfield > 0)
                return plain(load.offset);
            return {
                value: load.offset,
                size: elementSize(btf, type, pointerSize),
                typeId: type,
            };
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_BYTE_SIZE:
            return plain(load.size);
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_SIGNED:
            return plain(isSigned(btf, type) ? 1 : 0);
        // A loader works the shifts out in 32 bits; a field of more than 8 bytes wraps around.
        case _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_LSHIFT_U64: {
            const bit = matched.bitOffset - load.offset * 8;
            return plain((btf.byteOrder === 'little' ? 64 - (bit + bits) : (8 - load.size) * 8 + bit) >>> 0);
        }
        default:
            return plain((64 - bits) >>> 0);
    }
}
/** The smallest aligned load, from the size of the bitfield's type up, that covers the bitfield. */
function bitfieldLoad(bitOffset, bits, typeSize) {
    if (typeSize === 0)
        throw new _load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('a bitfield of a type without size');
    let size = typeSize;
    for (;;) {
        const offset = Math.floor(bitOffset / 8 / size) * size;
        if (bitOffset + bits - offset * 8 <= size * 8)
            return { offset, size };
        if (size >= 8)
            throw new _load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('no load of up to 8 bytes covers the bitfield');
        size *= 2;
    }
}
function isValidated(btf, kind, last) {
    if (kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.TYPE_ID_LOCAL || kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.TYPE_ID_TARGET)
        return false;
    const dependsOnLoad = kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_BYTE_OFFSET ||
        kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_BYTE_SIZE ||
        kind === _spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .RelocationKind */ .TF.FIELD_LSHIFT_U64;
    if (!dependsOnLoad || last === undefined || last.name === 0)
        return true;
    // Compilers choose the load of a bitfield freely, so its offset, size and shift are not checked.
    return (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .memberBitfieldSize */ .Jz)(btf, last.typeId, last.index) === 0;
}
function mayChangeWidth(local, localId, target, targetId) {
    const kinds = [(0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(local, localId), (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(target, targetId)];
    if (kinds.every((kind) => kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR))
        return true;
    return (kinds.every((kind) => kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.INT) &&
        (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .intEncoding */ .Fv)(local, localId) !== INT_SIGNED &&
        (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .intEncoding */ .Fv)(target, targetId) !== INT_SIGNED);
}
function isSigned(btf, id) {
    const kind = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(btf, id);
    if ((0,_btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .isAnyEnum */ .Ko)(kind))
        return (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindFlag */ .jn)(btf, id);
    return kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.INT && ((0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .intEncoding */ .Fv)(btf, id) & INT_SIGNED) !== 0;
}
/** Bytes of a type, of its element if it is an array of any number of dimensions. */
function elementSize(btf, id, pointerSize) {
    let element = btf.underlying[id];
    for (let depth = 0; (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(btf, element) === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY; depth++) {
        if (depth > btf.kinds.length)
            throw new _load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('an array of itself');
        element = btf.underlying[(0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .arrayElement */ .UQ)(btf, element)];
    }
    return sizeOrFail(btf, element, pointerSize);
}
function sizeOrFail(btf, id, pointerSize) {
    const size = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveSize */ .GX)(btf, id, pointerSize);
    if (size < 0)
        throw new _load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('a type that has no size');
    return size;
}


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ LoadError)
/* harmony export */ });
/** Something that makes a loader give up on the whole object; the message says what. */
class LoadError extends Error {
}


/***/ }),

/***/ 2781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ LOADERS)
});

// EXTERNAL MODULE: ./lib/core/opcodes.js
var opcodes = __nccwpck_require__(9980);
// EXTERNAL MODULE: ./lib/core/spec/instruction.js
var instruction = __nccwpck_require__(6291);
// EXTERNAL MODULE: ./lib/core/spec/relocation-kind.js
var relocation_kind = __nccwpck_require__(4756);
// EXTERNAL MODULE: ./lib/core/loaders/load-error.js
var load_error = __nccwpck_require__(5933);
;// CONCATENATED MODULE: ./lib/core/loaders/loader.js
const NOTHING = { nothing: true };
/** Equality for loaders that compare the offset, the value and the width. */
function sameMatch(a, b, sameValue) {
    return (a.bitOffset === b.bitOffset &&
        a.size === b.size &&
        a.failMemszAdjust === b.failMemszAdjust &&
        sameValue(a.value, b.value));
}

// EXTERNAL MODULE: ./lib/btf/kinds.js
var btf_kinds = __nccwpck_require__(3407);
// EXTERNAL MODULE: ./lib/btf/types.js
var types = __nccwpck_require__(6141);
// EXTERNAL MODULE: ./lib/core/choose/evidence.js
var choose_evidence = __nccwpck_require__(8552);
// EXTERNAL MODULE: ./lib/core/context.js
var core_context = __nccwpck_require__(8976);
// EXTERNAL MODULE: ./lib/btf/names.js
var names = __nccwpck_require__(8292);
;// CONCATENATED MODULE: ./lib/core/loaders/aya/names.js

const UNDERSCORE = 0x5f;
/**
 * Bytes of a name before its flavour as aya cuts it: up to the first `___`
 * (`aya-obj btf/relocation.rs: flavorless_name`).
 */
function essentialLengthInAya(strings, offset) {
    let underscores = 0;
    for (let at = offset; strings[at] !== 0; at++) {
        underscores = strings[at] === UNDERSCORE ? underscores + 1 : 0;
        if (underscores === 3)
            return at - 2 - offset;
    }
    let end = offset;
    while (strings[end] !== 0)
        end++;
    return end - offset;
}
/** Whether two names are equal without their flavours. */
function namesEqualInAya(local, name, target, targetName) {
    return (0,names/* samePrefix */.TW)(local.strings, name, essentialLengthInAya(local.strings, name), target.strings, targetName, essentialLengthInAya(target.strings, targetName));
}

;// CONCATENATED MODULE: ./lib/core/loaders/aya/compatible.js






const MAX_DEPTH = 32;
/**
 * Whether a field of one type may be read as the other (`aya-obj btf/types.rs:
 * fields_are_compatible`). Unlike libbpf it takes no name for equal to none.
 *
 * @throws LoadError if arrays are nested too deep
 */
function fieldsCompatibleInAya(context, localType, targetType) {
    const { local, target } = context;
    let localId = localType;
    let targetId = targetType;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
        (0,core_context/* step */.PM)(context);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        const kind = (0,types/* kindOf */.I)(local, localId);
        const targetKind = (0,types/* kindOf */.I)(target, targetId);
        if ((0,btf_kinds/* isComposite */.mO)(kind) && (0,btf_kinds/* isComposite */.mO)(targetKind))
            return true;
        if (!(0,btf_kinds/* kindsCompatible */.iJ)(kind, targetKind))
            return false;
        if (kind === btf_kinds/* Kind */.b8.FWD || (0,btf_kinds/* isAnyEnum */.Ko)(kind)) {
            return namesEqualInAya(local, (0,types/* nameOf */.Vb)(local, localId), target, (0,types/* nameOf */.Vb)(target, targetId));
        }
        switch (kind) {
            case btf_kinds/* Kind */.b8.INT:
                return (0,types/* intOffset */.FA)(local, localId) === 0 && (0,types/* intOffset */.FA)(target, targetId) === 0;
            case btf_kinds/* Kind */.b8.PTR:
            case btf_kinds/* Kind */.b8.FLOAT:
                return true;
            case btf_kinds/* Kind */.b8.ARRAY:
                localId = (0,types/* arrayElement */.UQ)(local, localId);
                targetId = (0,types/* arrayElement */.UQ)(target, targetId);
                break;
            default:
                throw new load_error/* LoadError */.X('a field of a type that aya does not expect');
        }
    }
    throw new load_error/* LoadError */.X('arrays nested too deep to compare');
}
/**
 * Whether a type of the object stands for one of the kernel in a question about types
 * (`aya-obj btf/types.rs: types_are_compatible`). Root names are not compared.
 *
 * @throws LoadError if the types are nested too deep
 */
function typesCompatibleInAya(context, localType, targetType, level = MAX_DEPTH) {
    const { local, target, evidence } = context;
    let localId = localType;
    let targetId = targetType;
    (0,choose_evidence/* needType */.pW)(evidence, targetId);
    if (!(0,btf_kinds/* kindsCompatible */.iJ)((0,types/* kindOf */.I)(local, localId), (0,types/* kindOf */.I)(target, targetId)))
        return false;
    if (level <= 0)
        throw new load_error/* LoadError */.X('types nested too deep to compare');
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
        (0,core_context/* step */.PM)(context);
        (0,choose_evidence/* needType */.pW)(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        const kind = (0,types/* kindOf */.I)(local, localId);
        if (!(0,btf_kinds/* kindsCompatible */.iJ)(kind, (0,types/* kindOf */.I)(target, targetId)))
            return false;
        if ((0,btf_kinds/* isComposite */.mO)(kind) || (0,btf_kinds/* isAnyEnum */.Ko)(kind))
            return true;
        switch (kind) {
            case btf_kinds/* Kind */.b8.VOID:
            case btf_kinds/* Kind */.b8.FWD:
            case btf_kinds/* Kind */.b8.FLOAT:
                return true;
            case btf_kinds/* Kind */.b8.INT:
                return (0,types/* intOffset */.FA)(local, localId) === 0 && (0,types/* intOffset */.FA)(target, targetId) === 0;
            case btf_kinds/* Kind */.b8.PTR:
                localId = (0,types/* referred */.SS)(local, localId);
                targetId = (0,types/* referred */.SS)(target, targetId);
                break;
            case btf_kinds/* Kind */.b8.ARRAY:
                (0,choose_evidence/* needType */.pW)(evidence, (0,types/* arrayIndexType */.u3)(target, targetId));
                localId = (0,types/* arrayElement */.UQ)(local, localId);
                targetId = (0,types/* arrayElement */.UQ)(target, targetId);
                break;
            case btf_kinds/* Kind */.b8.FUNC_PROTO: {
                const length = (0,types/* lengthOf */.Y5)(local, localId);
                if (length !== (0,types/* lengthOf */.Y5)(target, targetId))
                    return false;
                for (let i = 0; i < length; i++) {
                    const localParameter = local.underlying[(0,types/* parameterType */.IH)(local, localId, i)];
                    const parameter = (0,types/* parameterType */.IH)(target, targetId, i);
                    (0,choose_evidence/* needType */.pW)(evidence, parameter);
                    const targetParameter = target.underlying[parameter];
                    if (!typesCompatibleInAya(context, localParameter, targetParameter, level - 1)) {
                        return false;
                    }
                }
                localId = (0,types/* referred */.SS)(local, localId);
                targetId = (0,types/* referred */.SS)(target, targetId);
                break;
            }
            default:
                throw new load_error/* LoadError */.X('a type that aya does not expect');
        }
    }
    throw new load_error/* LoadError */.X('types nested too deep to compare');
}
const U32 = 0xffff_ffff;
/**
 * Bytes of a type (`aya-obj btf/btf.rs: type_size`); a pointer has 8, and a prototype the size of
 * what it returns.
 *
 * @returns undefined if aya gives up: no size, nested too deep, or beyond 32 bits
 */
function sizeInAya(btf, typeId) {
    let count = 1;
    let id = typeId;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
        let size;
        switch ((0,types/* kindOf */.I)(btf, id)) {
            case btf_kinds/* Kind */.b8.ARRAY:
                count *= (0,types/* arrayLength */.O9)(btf, id);
                if (count > U32)
                    return undefined;
                id = (0,types/* arrayElement */.UQ)(btf, id);
                continue;
            case btf_kinds/* Kind */.b8.TYPEDEF:
            case btf_kinds/* Kind */.b8.VOLATILE:
            case btf_kinds/* Kind */.b8.CONST:
            case btf_kinds/* Kind */.b8.RESTRICT:
            case btf_kinds/* Kind */.b8.FUNC_PROTO:
            case btf_kinds/* Kind */.b8.VAR:
            case btf_kinds/* Kind */.b8.DECL_TAG:
            case btf_kinds/* Kind */.b8.TYPE_TAG:
                id = (0,types/* referred */.SS)(btf, id);
                continue;
            case btf_kinds/* Kind */.b8.PTR:
                size = 8;
                break;
            case btf_kinds/* Kind */.b8.INT:
            case btf_kinds/* Kind */.b8.FLOAT:
            case btf_kinds/* Kind */.b8.ENUM:
            case btf_kinds/* Kind */.b8.ENUM64:
            case btf_kinds/* Kind */.b8.STRUCT:
            case btf_kinds/* Kind */.b8.UNION:
            case btf_kinds/* Kind */.b8.DATASEC:
                size = (0,types/* sizeField */.es)(btf, id);
                break;
            default:
                return undefined;
        }
        return count * size > U32 ? undefined : count * size;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/core/choose/shadowed.js





/**
 * Sees to it that a lookup by name which fails goes on failing. It ends at the first member of the
 * name, whose type does not fit. Were that member gone and another of its name kept, the lookup would
 * find the other one:
 *
 *     struct s {
 *         struct { char *x; };   // ends the search for an int `x`
 *         int x;                 // stands in its shadow
 *     };
 *
 * So the marks made since `from` matter as soon as a member in the shadow is kept. C has no such
 * types; BTF of other origin may.
 *
 * @param root the type whose members were searched, anonymous structs and unions included
 * @param name offset of the name in the object's strings
 * @param found the member at which the search ended
 */
function keepShadowed(context, from, root, name, found) {
    const { evidence } = context;
    if (evidence === undefined)
        return;
    const marks = (0,choose_evidence/* takeBack */.zH)(evidence, from);
    for (const { typeId, index } of membersNamed(context, root, name)) {
        if (typeId === found.typeId && index === found.index)
            continue;
        evidence.conditions.push({ typeId, member: index, marks });
    }
}
/** The same for a walk that went through members and failed behind them. */
function keepAllShadowed(context, passed) {
    const { evidence } = context;
    if (evidence === undefined)
        return;
    for (const member of passed) {
        const from = (0,choose_evidence/* progressOf */.jA)(evidence);
        for (const mark of member.marks)
            evidence.marks.push(mark);
        keepShadowed(context, from, member.root, member.name, member);
    }
}
/** Every member of that name, in anonymous structs and unions too. */
function membersNamed(context, root, name) {
    const { local, target } = context;
    const members = [];
    const composites = new Set([root]);
    for (const typeId of composites) {
        if (!(0,btf_kinds/* isComposite */.mO)((0,types/* kindOf */.I)(target, typeId)))
            continue;
        const length = (0,types/* lengthOf */.Y5)(target, typeId);
        (0,core_context/* searchStep */.nY)(context, length);
        for (let index = 0; index < length; index++) {
            const offset = (0,types/* memberName */.eg)(target, typeId, index);
            if (target.strings[offset] === 0) {
                composites.add(target.underlying[(0,types/* memberType */.tD)(target, typeId, index)]);
            }
            else if ((0,names/* sameName */.q)(local.strings, name, target.strings, offset)) {
                members.push({ typeId, index });
            }
        }
    }
    return members;
}

// EXTERNAL MODULE: ./lib/core/spec/local-spec.js
var local_spec = __nccwpck_require__(8090);
;// CONCATENATED MODULE: ./lib/core/loaders/aya/match-spec.js










/**
 * Where a relocation leads in one candidate type of a kernel
 * (`aya-obj btf/relocation.rs: match_candidate`).
 *
 * @returns undefined if the candidate does not match
 * @throws LoadError if aya gives up on the candidate, and with it on the object
 */
function matchCandidateInAya(context, spec, candidate) {
    if ((0,relocation_kind/* isTypeBased */.Yl)(spec.kind)) {
        const before = (0,choose_evidence/* progressOf */.jA)(context.evidence);
        if (typesCompatibleInAya(context, spec.rootId, candidate)) {
            return { rootId: candidate, bitOffset: 0 };
        }
        (0,choose_evidence/* onlyWith */.$8)(context.evidence, before, candidate, choose_evidence/* WHOLE_TYPE */.Pt);
        return undefined;
    }
    if ((0,relocation_kind/* isEnumeratorBased */.oC)(spec.kind))
        return matchEnumerator(context, spec, candidate);
    return matchField(context, spec, candidate);
}
function matchEnumerator(context, spec, candidate) {
    const { local, target } = context;
    const id = target.underlying[candidate];
    if (!(0,btf_kinds/* isAnyEnum */.Ko)((0,types/* kindOf */.I)(target, id)))
        return undefined;
    const { name } = spec.accessors[0];
    const length = (0,types/* lengthOf */.Y5)(target, id);
    for (let index = 0; index < length; index++) {
        (0,core_context/* step */.PM)(context);
        const targetName = (0,types/* enumeratorName */.MT)(target, id, index);
        if (!namesEqualInAya(local, name, target, targetName))
            continue;
        (0,choose_evidence/* needType */.pW)(context.evidence, candidate);
        return { rootId: candidate, bitOffset: 0, last: { typeId: id, index, name: targetName } };
    }
    return undefined;
}
function matchField(context, spec, candidate) {
    const { evidence } = context;
    const before = (0,choose_evidence/* progressOf */.jA)(evidence);
    const walk = { typeId: candidate, bitOffset: 0, parts: 0, path: [], last: undefined };
    const passed = [];
    let found = false;
    try {
        found = true;
        for (const accessor of spec.accessors) {
            const { typeId, path } = walk;
            const from = path.length;
            found =
                accessor.name === 0
                    ? enterElement(context, walk, accessor.index)
                    : enterMember(context, walk, accessor, walk.typeId);
            if (!found)
                break;
            if (accessor.name === 0 || evidence === undefined)
                continue;
            const root = context.target.underlying[typeId];
            const { typeId: of, index } = walk.last;
            passed.push({ root, name: accessor.name, typeId: of, index, marks: path.slice(from) });
        }
    }
    finally {
        // The way matters if it led to an end, or made aya give up.
        if (found || (0,choose_evidence/* progressOf */.jA)(evidence) > before) {
            (0,choose_evidence/* needType */.pW)(evidence, candidate);
            for (const mark of walk.path)
                evidence?.marks.push(mark);
        }
    }
    if (!found) {
        keepAllShadowed(context, passed);
        return undefined;
    }
    return { rootId: candidate, bitOffset: walk.bitOffset, last: walk.last };
}
function enterElement(context, walk, index) {
    const { target } = context;
    let id = target.underlying[walk.typeId];
    // The first index counts whole candidates: it is no array's.
    if (walk.last !== undefined) {
        if ((0,types/* kindOf */.I)(target, id) !== btf_kinds/* Kind */.b8.ARRAY)
            return false;
        if (!isFlexible(context, walk.last, id) && index >= (0,types/* arrayLength */.O9)(target, id)) {
            stayWithinBounds(context, walk.last, id);
            return false;
        }
        id = target.underlying[(0,types/* arrayElement */.UQ)(target, id)];
    }
    if (walk.parts === local_spec/* MAX_SPEC_LENGTH */.qf)
        throw tooDeep();
    walk.last = { typeId: id, index, name: 0 };
    walk.typeId = id;
    walk.parts++;
    const size = sizeInAya(target, id);
    if (size === undefined) {
        (0,choose_evidence/* needType */.pW)(context.evidence, id);
        throw new load_error/* LoadError */.X('a type on the way has no size');
    }
    walk.bitOffset += index * size * 8;
    return true;
}
/** An array of no elements that is the last member of a struct; of a union it is none. */
function isFlexible({ target }, parent, array) {
    if ((0,types/* arrayLength */.O9)(target, array) > 0 || (0,types/* kindOf */.I)(target, parent.typeId) !== btf_kinds/* Kind */.b8.STRUCT)
        return false;
    return parent.index === (0,types/* lengthOf */.Y5)(target, parent.typeId) - 1;
}
/** An array of no elements that is not the last member must not become it. */
function stayWithinBounds({ target, evidence }, parent, array) {
    if (parent.name === 0 || (0,types/* arrayLength */.O9)(target, array) > 0)
        return;
    if ((0,types/* kindOf */.I)(target, parent.typeId) !== btf_kinds/* Kind */.b8.STRUCT)
        return;
    const before = (0,choose_evidence/* progressOf */.jA)(evidence);
    (0,choose_evidence/* needMember */.LA)(evidence, parent.typeId, (0,types/* lengthOf */.Y5)(target, parent.typeId) - 1);
    (0,choose_evidence/* onlyWith */.$8)(evidence, before, parent.typeId, parent.index);
}
/**
 * Goes to the first member with the accessor's name, through anonymous structs and unions
 * (`aya-obj btf/relocation.rs: match_member`). What it passes in vain leaves no trace.
 */
function enterMember(context, walk, accessor, typeId) {
    const { local, target } = context;
    const id = target.underlying[typeId];
    if (!(0,btf_kinds/* isComposite */.mO)((0,types/* kindOf */.I)(target, id)))
        return false;
    const length = (0,types/* lengthOf */.Y5)(target, id);
    (0,core_context/* searchStep */.nY)(context, length);
    if (walk.parts >= local_spec/* MAX_SPEC_LENGTH */.qf && length > 0) {
        (0,choose_evidence/* needMember */.LA)(context.evidence, id, 0);
        throw tooDeep();
    }
    for (let index = 0;; index++) {
        index =
            index === 0
                ? context.members(id, accessor.name)
                : (0,types/* nextMember */.Ik)(target, id, index, local.strings, accessor.name);
        if (index === length)
            return false;
        const name = (0,types/* memberName */.eg)(target, id, index);
        const type = (0,types/* memberType */.tD)(target, id, index);
        walk.path.push(id, index);
        if (target.strings[name] === 0) {
            if (walk.path.length > 2 * MOST_NESTED)
                throw new load_error/* LoadError */.X('a type of endless depth');
            if (enterMember(context, walk, accessor, type)) {
                walk.bitOffset += (0,types/* memberBitOffset */.J8)(target, id, index);
                walk.parts++;
                return true;
            }
        }
        else {
            const localType = (0,types/* memberType */.tD)(local, accessor.typeId, accessor.index);
            if (!fieldsCompatibleInAya(context, localType, type)) {
                const before = (0,choose_evidence/* progressOf */.jA)(context.evidence);
                for (const mark of walk.path)
                    context.evidence?.marks.push(mark);
                keepShadowed(context, before, id, accessor.name, { typeId: id, index });
                walk.path.length -= 2;
                return false;
            }
            walk.bitOffset += (0,types/* memberBitOffset */.J8)(target, id, index);
            walk.parts++;
            walk.last = { typeId: id, index, name };
            walk.typeId = type;
            return true;
        }
        walk.path.length -= 2;
    }
}
/** aya goes on until its stack ends; no type that a compiler makes comes near. */
const MOST_NESTED = 2000;
function tooDeep() {
    return new load_error/* LoadError */.X(`more than ${local_spec/* MAX_SPEC_LENGTH */.qf} levels on the way to the field`);
}

;// CONCATENATED MODULE: ./lib/core/loaders/aya/value.js




/**
 * The value of a relocation at a place of one BTF, the object's or a kernel's.
 *
 * @returns undefined if aya cannot work it out: then it poisons, or fails if the object's own types
 *   are to blame
 */
function computedValue(btf, kind, matched) {
    if ((0,relocation_kind/* isFieldBased */.Cd)(kind))
        return fieldValue(btf, kind, matched);
    switch (kind) {
        case relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL:
        case relocation_kind/* RelocationKind */.TF.TYPE_ID_TARGET:
            return plain(matched.rootId);
        case relocation_kind/* RelocationKind */.TF.TYPE_SIZE: {
            const size = sizeInAya(btf, matched.rootId);
            return size === undefined ? undefined : plain(size);
        }
        case relocation_kind/* RelocationKind */.TF.ENUMVAL_VALUE:
            return plain(enumeratorValueInAya(btf, matched.last));
        default:
            return plain(1);
    }
}
function plain(value) {
    return { value, size: 0, typeId: 0 };
}
/** A 32-bit enumerator is sign-extended only if its enum is signed. */
function enumeratorValueInAya(btf, { typeId, index }) {
    const value = (0,types/* enumeratorValue */.wb)(btf, typeId, index);
    if ((0,types/* kindOf */.I)(btf, typeId) !== btf_kinds/* Kind */.b8.ENUM || (0,types/* kindFlag */.jn)(btf, typeId))
        return value;
    return BigInt.asUintN(32, value);
}
/** `aya-obj btf/relocation.rs: compute_field_relocation` */
function fieldValue(btf, kind, matched) {
    if (kind === relocation_kind/* RelocationKind */.TF.FIELD_EXISTS)
        return plain(1);
    const last = matched.last;
    if (last.name === 0) {
        const size = sizeInAya(btf, last.typeId);
        if (size === undefined)
            return undefined;
        if (kind === relocation_kind/* RelocationKind */.TF.FIELD_BYTE_SIZE)
            return plain(size);
        if (kind !== relocation_kind/* RelocationKind */.TF.FIELD_BYTE_OFFSET)
            return undefined;
        return { value: Math.floor(matched.bitOffset / 8), size, typeId: last.typeId };
    }
    const type = btf.underlying[(0,types/* memberType */.tD)(btf, last.typeId, last.index)];
    const bitOffset = matched.bitOffset >>> 0;
    const bitfield = (0,types/* memberBitfieldSize */.Jz)(btf, last.typeId, last.index);
    const load = bitfield > 0 ? bitfieldLoad(btf, bitOffset, bitfield, type) : plainLoad(btf, bitOffset, type);
    if (load === undefined)
        return undefined;
    const bits = bitfield > 0 ? bitfield : load.size * 8;
    switch (kind) {
        case relocation_kind/* RelocationKind */.TF.FIELD_BYTE_OFFSET:
            if (bitfield > 0)
                return plain(load.offset);
            return { value: load.offset, size: load.size, typeId: type };
        case relocation_kind/* RelocationKind */.TF.FIELD_BYTE_SIZE:
            return plain(load.size);
        case relocation_kind/* RelocationKind */.TF.FIELD_SIGNED:
            return plain(isSigned(btf, type) ? 1 : 0);
        case relocation_kind/* RelocationKind */.TF.FIELD_LSHIFT_U64: {
            const bit = bitOffset - load.offset * 8;
            if (btf.byteOrder === 'little')
                return plain(u64(64 - (bit + bits)));
            return plain(((8 - load.size) * 8 + bit) >>> 0);
        }
        default:
            return plain(u64(64 - bits));
    }
}
/** Shifts of fields of more than 8 bytes wrap around, in 64 bits. */
function u64(value) {
    return value < 0 ? BigInt.asUintN(64, BigInt(value)) : value;
}
function plainLoad(btf, bitOffset, type) {
    const size = sizeInAya(btf, type);
    return size === undefined ? undefined : { offset: Math.floor(bitOffset / 8), size };
}
/** The smallest aligned load, from the size of the bitfield's type up, that covers the bitfield. */
function bitfieldLoad(btf, bitOffset, bits, type) {
    let size = (0,types/* kindOf */.I)(btf, type) === btf_kinds/* Kind */.b8.PTR ? 8 : (0,types/* sizeField */.es)(btf, type);
    for (;;) {
        const offset = Math.floor(Math.floor(bitOffset / 8) / size) * size;
        if (bitOffset + bits - offset * 8 <= size * 8)
            return { offset, size };
        if (size >= 8)
            return undefined;
        size *= 2;
    }
}
const UNSIGNED_ENCODINGS = [0, 2, 4];
function isSigned(btf, id) {
    const kind = (0,types/* kindOf */.I)(btf, id);
    if ((0,btf_kinds/* isAnyEnum */.Ko)(kind))
        return (0,types/* kindFlag */.jn)(btf, id);
    // Of encodings it knows none, SIGNED, CHAR and BOOL; any mixture counts as signed.
    return kind === btf_kinds/* Kind */.b8.INT && !UNSIGNED_ENCODINGS.includes((0,types/* intEncoding */.Fv)(btf, id));
}
/** Whether a load may get the width of the kernel's field (`ComputedRelocation::apply`). */
function mayChangeWidthInAya(local, own, target, found) {
    const kinds = [(0,types/* kindOf */.I)(local, own.typeId), (0,types/* kindOf */.I)(target, found.typeId)];
    if (kinds.every((kind) => kind === btf_kinds/* Kind */.b8.PTR))
        return true;
    if (!kinds.every((kind) => kind === btf_kinds/* Kind */.b8.INT))
        return false;
    return (((0,types/* intEncoding */.Fv)(local, own.typeId) & 1) === 0 && ((0,types/* intEncoding */.Fv)(target, found.typeId) & 1) === 0);
}

;// CONCATENATED MODULE: ./lib/core/loaders/aya/aya.js









/**
 * aya-obj 0.6.
 *
 * Every relocation is decided by itself, and all candidates that match must agree. A flavour is all
 * that follows the first `___`:
 *
 *     struct task_struct___v5___x86 { int tgid; };   // asks for `task_struct`; libbpf asks for
 *                                                    // `task_struct___v5`
 */
const aya = {
    name: 'aya',
    asksUnnamed: true,
    essentialLength: essentialLengthInAya,
    isCandidate: (localKind, kind) => localKind === kind,
    // Shifts of what is larger than 8 bytes wrap around in 64 bits there.
    agreesOnPlain: (kind) => !(0,relocation_kind/* isShift */.Tu)(kind),
    match,
    same: sameMatch,
    decide: (load) => load.map(decideOne),
    patch,
};
function match(context, query, candidate) {
    const { spec, kind } = query;
    // It has no such relocation, and says so whatever the kernel has.
    if (kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES)
        return undefined;
    const matched = matchCandidateInAya(context, spec, candidate);
    if (matched === undefined)
        return undefined;
    const { local, target } = context;
    const own = ownValue(local, query);
    if (own === undefined)
        throw new load_error/* LoadError */.X(NO_VALUE);
    const found = computedValue(target, kind, matched);
    return {
        bitOffset: matched.bitOffset,
        value: found?.value,
        local: own.value,
        checked: false,
        size: found?.size ?? 0,
        localSize: own.size,
        failMemszAdjust: found !== undefined &&
            own.size !== found.size &&
            !mayChangeWidthInAya(local, own, target, found),
    };
}
const NO_VALUE = "the object's own types do not tell the value";
const ownValues = new WeakMap();
/** The value by the object's own types, worked out once for all kernels. */
function ownValue(local, query) {
    let own = ownValues.get(query);
    if (own === undefined) {
        const { spec, kind } = query;
        const last = spec.accessors[spec.accessors.length - 1];
        // The first index counts bytes there, not bits, which only bitfields show.
        const skipped = (spec.rawSpec[0] ?? 0) * (sizeInAya(local, spec.rootId) ?? 0) * 7;
        const bitOffset = (0,relocation_kind/* isFieldBased */.Cd)(kind) ? spec.bitOffset - skipped : 0;
        const matched = { rootId: spec.rootId, bitOffset, ...(last && { last }) };
        own = computedValue(local, kind, matched) ?? false;
        ownValues.set(query, own);
    }
    return own || undefined;
}
/** `aya-obj btf/relocation.rs: relocate_btf_functions` */
function decideOne({ local, query, findings }) {
    const refusal = refusalOf(local, query);
    if (refusal !== undefined)
        return { failure: 'invalid', reason: refusal };
    if (query.kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL)
        return { match: ownTypeId(query.typeId) };
    let first;
    let agree = true;
    for (const { match: found, error } of findings) {
        if (error !== undefined)
            return { failure: 'invalid', reason: error };
        if (found === undefined)
            continue;
        first ??= found;
        agree &&= found === first || agrees(first, found);
    }
    if (!agree)
        return { failure: 'ambiguous', reason: 'several types of this name disagree' };
    if (first !== undefined)
        return { match: first };
    const needed = query.kind === relocation_kind/* RelocationKind */.TF.TYPE_SIZE || query.kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_TARGET;
    return needed ? { failure: 'invalid', reason: 'no such type here' } : NOTHING;
}
/** A candidate of which the value cannot be worked out disagrees with none. */
function agrees(a, b) {
    if (a.bitOffset !== b.bitOffset)
        return false;
    return a.value === undefined || b.value === undefined || a.value === b.value;
}
/** Why aya refuses the object, whatever the kernel has. */
function refusalOf(local, query) {
    const { kind, spec, error } = query;
    if (kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES)
        return 'aya knows no relocation of this kind';
    if (spec === undefined)
        return error ?? '';
    if (spec.flexibleInUnion)
        return 'an array of no elements at the end of a union';
    if (ownValue(local, query) === undefined)
        return NO_VALUE;
    return undefined;
}
function ownTypeId(value) {
    return {
        bitOffset: 0,
        value,
        local: value,
        checked: false,
        size: 0,
        localSize: 0,
        failMemszAdjust: false,
    };
}
/** `aya-obj btf/relocation.rs: ComputedRelocation::apply`. What the instruction holds is not checked. */
function patch(query, insn, decision) {
    if ('failure' in decision)
        return { status: decision.failure };
    const found = 'match' in decision ? decision.match : undefined;
    const isAnswered = query.kind === relocation_kind/* RelocationKind */.TF.FIELD_EXISTS ||
        query.kind === relocation_kind/* RelocationKind */.TF.ENUMVAL_EXISTS ||
        query.kind === relocation_kind/* RelocationKind */.TF.TYPE_EXISTS;
    const value = found === undefined ? (isAnswered ? 0 : undefined) : found.value;
    if (value === undefined)
        return { status: 'unresolved' };
    if (insn.form === 'other' && !insn.load64)
        return { status: 'invalid' };
    if (found === undefined)
        return { status: 'absent' };
    if (insn.form !== 'memory')
        return { status: 'resolved', value: String(value) };
    if (value > instruction/* MAX_OFFSET */.d6 || found.failMemszAdjust)
        return { status: 'invalid' };
    if (found.size === found.localSize || found.size === insn.size) {
        return { status: 'resolved', value: String(value) };
    }
    if (!opcodes/* WIDTHS */._8.includes(found.size))
        return { status: 'invalid' };
    return { status: 'resolved', value: String(value), width: found.size };
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/fixup-values.js




/**
 * What a field relocation holds now, and what it is patched to (`btf/core.go: coreCalculateFixup`).
 *
 * @throws LoadError if cilium/ebpf refuses the program
 */
function fixup_values_fieldValue(kind, local, field, target, found) {
    const checked = field.bitfieldSize === 0;
    switch (kind) {
        case relocation_kind/* RelocationKind */.TF.FIELD_BYTE_OFFSET:
            return { local: field.offset, checked, value: found.offset };
        case relocation_kind/* RelocationKind */.TF.FIELD_BYTE_SIZE: {
            const own = sizeInCilium(local, field.typeId);
            return { local: own, checked, value: sizeInCilium(target, found.typeId) };
        }
        case relocation_kind/* RelocationKind */.TF.FIELD_SIGNED:
            return {
                local: signednessOf(local, field.typeId),
                checked: true,
                value: signednessOf(target, found.typeId),
            };
        case relocation_kind/* RelocationKind */.TF.FIELD_LSHIFT_U64:
            return { local: 0, checked: false, value: leftShift(target, found) };
        case relocation_kind/* RelocationKind */.TF.FIELD_RSHIFT_U64:
            return { local: 0, checked: false, value: u32(64 - bitsOf(target, found)) };
        default:
            return { local: 1, checked: true, value: 1 };
    }
}
function leftShift(target, found) {
    if (target.byteOrder === 'little')
        return u32(64 - found.bitfieldOffset - bitsOf(target, found));
    return u32(64 - sizeInCilium(target, found.typeId) * 8 + found.bitfieldOffset);
}
/** cilium/ebpf counts bits in 32 bits. */
function u32(value) {
    return value >>> 0;
}
function bitsOf(btf, field) {
    return field.bitfieldSize > 0 ? field.bitfieldSize : u32(sizeInCilium(btf, field.typeId) * 8);
}
function signednessOf(btf, typeId) {
    const id = btf.underlying[typeId];
    const kind = (0,types/* kindOf */.I)(btf, id);
    if ((0,btf_kinds/* isAnyEnum */.Ko)(kind))
        return (0,types/* kindFlag */.jn)(btf, id) ? 1 : 0;
    if (kind === btf_kinds/* Kind */.b8.INT)
        return (0,types/* intEncoding */.Fv)(btf, id) & 1;
    throw new load_error/* LoadError */.X('the field is neither an integer nor an enum');
}
/** Unsigned; a 32-bit enumerator is sign-extended only if its enum is signed. */
function enumeratorValueInCilium(btf, id, index) {
    const value = (0,types/* enumeratorValue */.wb)(btf, id, index);
    if ((0,types/* kindOf */.I)(btf, id) !== btf_kinds/* Kind */.b8.ENUM || (0,types/* kindFlag */.jn)(btf, id))
        return value;
    return BigInt.asUintN(32, value);
}
const fixup_values_MAX_DEPTH = 32;
/**
 * Bytes of a type (`btf/types.go: Sizeof`); a pointer has 8.
 *
 * @throws LoadError if it has no size
 */
function sizeInCilium(btf, typeId) {
    let count = 1;
    let id = typeId;
    for (let depth = 0; depth < fixup_values_MAX_DEPTH; depth++) {
        const kind = (0,types/* kindOf */.I)(btf, id);
        switch (kind) {
            case btf_kinds/* Kind */.b8.ARRAY:
                count *= (0,types/* arrayLength */.O9)(btf, id);
                id = (0,types/* arrayElement */.UQ)(btf, id);
                break;
            case btf_kinds/* Kind */.b8.PTR:
                return count * 8;
            case btf_kinds/* Kind */.b8.INT:
            case btf_kinds/* Kind */.b8.STRUCT:
            case btf_kinds/* Kind */.b8.UNION:
            case btf_kinds/* Kind */.b8.ENUM:
            case btf_kinds/* Kind */.b8.ENUM64:
            case btf_kinds/* Kind */.b8.FLOAT:
            case btf_kinds/* Kind */.b8.DATASEC:
                return count * (0,types/* sizeField */.es)(btf, id);
            case btf_kinds/* Kind */.b8.VOID:
                return 0;
            case btf_kinds/* Kind */.b8.TYPEDEF:
            case btf_kinds/* Kind */.b8.VOLATILE:
            case btf_kinds/* Kind */.b8.CONST:
            case btf_kinds/* Kind */.b8.RESTRICT:
            case btf_kinds/* Kind */.b8.TYPE_TAG:
                id = (0,types/* referred */.SS)(btf, id);
                break;
            default:
                throw new load_error/* LoadError */.X('a type that has no size');
        }
        if (count > Number.MAX_SAFE_INTEGER)
            throw new load_error/* LoadError */.X('a type that is too large');
    }
    throw new load_error/* LoadError */.X('a type that is nested too deep');
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/fields.js




/** `btf/core.go: adjustOffsetToNthElement`, which asks for no size in front of element 0. */
function atElement(btf, field, index) {
    if (index === 0)
        return field;
    const offset = (field.offset + Math.imul(index, sizeInCilium(btf, field.typeId))) >>> 0;
    return { ...field, offset };
}
/** Bit offset of a member, and bits if it is a bitfield, of the new form or of the old one. */
function bitfieldOf(btf, id, index) {
    const offset = (0,types/* memberBitOffset */.J8)(btf, id, index);
    const size = (0,types/* memberBitfieldSize */.Jz)(btf, id, index);
    const type = (0,types/* memberType */.tD)(btf, id, index);
    if ((0,types/* kindFlag */.jn)(btf, id) || (0,types/* kindOf */.I)(btf, type) !== btf_kinds/* Kind */.b8.INT)
        return { offset, size };
    const bits = (0,types/* intBits */.UI)(btf, type);
    const whole = (0,types/* intOffset */.FA)(btf, type) === 0 && bits >> 3 === (0,types/* sizeField */.es)(btf, type);
    return whole ? { offset, size } : { offset: offset + (0,types/* intOffset */.FA)(btf, type), size: bits };
}
/**
 * The load that a bitfield is read by (`btf/core.go: adjustOffsetBits`).
 *
 * @param bits bits from the type that has the member to it
 * @param parentOffset bytes to that type
 * @throws LoadError if it has no alignment
 */
function toLoad(btf, field, bits, parentOffset) {
    const alignment = alignmentOf(btf, field.typeId);
    const bytes = Math.floor(Math.floor(bits / 8) / alignment) * alignment;
    return { ...field, offset: parentOffset + bytes, bitfieldOffset: bits - bytes * 8 };
}
function alignmentOf(btf, typeId) {
    let id = btf.underlying[typeId];
    for (let depth = 0; (0,types/* kindOf */.I)(btf, id) === btf_kinds/* Kind */.b8.ARRAY && depth < btf.kinds.length; depth++) {
        id = btf.underlying[(0,types/* arrayElement */.UQ)(btf, id)];
    }
    const kind = (0,types/* kindOf */.I)(btf, id);
    const size = kind === btf_kinds/* Kind */.b8.INT || (0,btf_kinds/* isAnyEnum */.Ko)(kind) ? (0,types/* sizeField */.es)(btf, id) : 0;
    if (size === 0 || (size & (size - 1)) !== 0)
        throw new load_error/* LoadError */.X('a bitfield without alignment');
    return size;
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/local-path.js




const paths = new WeakMap();
/** The object's side of `btf/core.go: coreFindField`, worked out once for all kernels. */
function localPath(btf, spec) {
    let path = paths.get(spec);
    if (path === undefined) {
        path = walk(btf, spec);
        paths.set(spec, path);
    }
    return path;
}
function walk(btf, spec) {
    const steps = [];
    const [first = 0, ...indices] = spec.rawSpec;
    let at = { typeId: spec.rootId, offset: 0, bitfieldOffset: 0, bitfieldSize: 0 };
    let last = false;
    let step = { name: 0, index: first, field: at, bits: 0, parentOffset: 0 };
    try {
        at = atElement(btf, at, first);
        steps.push({ ...step, field: at });
        for (const index of indices) {
            const id = btf.underlying[at.typeId];
            const kind = (0,types/* kindOf */.I)(btf, id);
            step = { name: 0, index, field: at, bits: 0, parentOffset: at.offset };
            if ((0,btf_kinds/* isComposite */.mO)(kind)) {
                const { offset: bits, size } = bitfieldOf(btf, id, index);
                const typeId = (0,types/* memberType */.tD)(btf, id, index);
                const name = (0,types/* memberName */.eg)(btf, id, index);
                at = {
                    typeId,
                    offset: at.offset + Math.floor(bits / 8),
                    bitfieldOffset: 0,
                    bitfieldSize: size,
                };
                last = index === (0,types/* lengthOf */.Y5)(btf, id) - 1;
                if (btf.strings[name] !== 0) {
                    steps.push({ ...step, name, field: at, bits });
                    continue;
                }
                if (!(0,btf_kinds/* isComposite */.mO)((0,types/* kindOf */.I)(btf, btf.underlying[typeId]))) {
                    throw new load_error/* LoadError */.X('an anonymous member that is no struct or union');
                }
                at = { ...at, bitfieldSize: 0 };
                last = false;
            }
            else if (kind === btf_kinds/* Kind */.b8.ARRAY) {
                const length = (0,types/* arrayLength */.O9)(btf, id);
                if (length === 0 && !last)
                    throw new load_error/* LoadError */.X('an array of no elements amid a type');
                if (length > 0 && index >= length)
                    throw new load_error/* LoadError */.X('an element beyond the array');
                last = false;
                at = atElement(btf, { ...at, typeId: (0,types/* arrayElement */.UQ)(btf, id), bitfieldSize: 0 }, index);
                steps.push({ ...step, field: at });
            }
            else {
                throw new load_error/* LoadError */.X('a field of a type that has none');
            }
        }
    }
    catch (error) {
        if (!(error instanceof load_error/* LoadError */.X))
            throw error;
        steps.push({ ...step, error });
    }
    return { steps, end: at };
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/names.js

const names_UNDERSCORE = 0x5f;
/**
 * Bytes of a name before its flavour as cilium/ebpf cuts it: up to the last `___` that does not start
 * the name (`btf/types.go: newEssentialName`).
 */
function essentialLengthInCilium(strings, offset) {
    const length = (0,names/* nameLength */.Cp)(strings, offset);
    for (let i = length - 3; i > 0; i--) {
        const at = offset + i;
        if (strings[at] === names_UNDERSCORE &&
            strings[at + 1] === names_UNDERSCORE &&
            strings[at + 2] === names_UNDERSCORE) {
            return i;
        }
    }
    return length;
}
/**
 * The same for a kernel's name. One whose last `___` starts it is put into the index without a name,
 * and never found (`btf/unmarshal.go: newDecoder`).
 */
function indexedLengthInCilium(strings, offset) {
    const length = essentialLengthInCilium(strings, offset);
    const isCut = strings[offset + length] !== 0;
    const startsFlavour = [0, 1, 2].every((i) => strings[offset + i] === names_UNDERSCORE);
    return !isCut && startsFlavour ? 0 : length;
}
/** Whether two names are equal without their flavours, as cilium/ebpf cuts them. */
function namesEqualInCilium(local, name, target, targetName) {
    const length = essentialLengthInCilium(local.strings, name);
    const targetLength = essentialLengthInCilium(target.strings, targetName);
    return (0,names/* samePrefix */.TW)(local.strings, name, length, target.strings, targetName, targetLength);
}
/** Names equal, or one of them empty (`btf/core.go: coreEssentialNamesMatch`). */
function namesCompatibleInCilium(local, name, target, targetName) {
    if (local.strings[name] === 0 || target.strings[targetName] === 0)
        return true;
    return namesEqualInCilium(local, name, target, targetName);
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/find-field.js









/**
 * Follows an access string in the object's types, and the same names in a candidate
 * (`btf/core.go: coreFindField`).
 *
 * @returns the field here and there; undefined if the candidate does not match
 * @throws LoadError if cilium/ebpf refuses the program
 */
function findField(context, spec, candidate) {
    const passed = [];
    const fields = walkFields(context, spec, candidate, passed);
    if (fields === undefined)
        keepAllShadowed(context, passed);
    return fields;
}
function walkFields(context, spec, candidate, passed) {
    const { local, target: btf, evidence } = context;
    (0,choose_evidence/* needType */.pW)(evidence, candidate);
    const { steps: path, end } = localPath(local, spec);
    let target = { typeId: candidate, offset: 0, bitfieldOffset: 0, bitfieldSize: 0 };
    let own = target;
    /** The member that was gone to last; none behind an element. */
    let parent;
    if (!membersCompatible(context, spec.rootId, candidate))
        return undefined;
    for (let position = 0; position < path.length; position++) {
        const here = path[position];
        if (position === 0) {
            if (here.error)
                throw here.error;
            target = atElement(btf, target, here.index);
            own = here.field;
            continue;
        }
        if (here.name === 0 && here.error === undefined) {
            const array = btf.underlying[target.typeId];
            if (!isWithin(context, array, parent, here.index))
                return undefined;
            const element = { ...target, typeId: (0,types/* arrayElement */.UQ)(btf, array), bitfieldSize: 0 };
            target = atElement(btf, element, here.index);
            own = here.field;
            parent = undefined;
            if (!membersCompatible(context, own.typeId, target.typeId))
                return undefined;
            continue;
        }
        if (here.error)
            throw here.error;
        const root = btf.underlying[target.typeId];
        const found = findMember(context, root, here.name);
        if (found === undefined)
            return undefined;
        if (evidence !== undefined) {
            for (const mark of found.path)
                evidence.marks.push(mark);
            (0,choose_evidence/* needMember */.LA)(evidence, found.typeId, found.index);
            const marks = [...found.path, found.typeId, found.index];
            passed.push({ root, name: here.name, typeId: found.typeId, index: found.index, marks });
        }
        const { offset, size } = bitfieldOf(btf, found.typeId, found.index);
        const bits = found.bitOffset + offset;
        const typeId = (0,types/* memberType */.tD)(btf, found.typeId, found.index);
        const member = {
            typeId,
            offset: target.offset + (bits >>> 3),
            bitfieldOffset: 0,
            bitfieldSize: size,
        };
        if (here.field.bitfieldSize > 0 || size > 0) {
            if (position + 1 < path.length)
                throw new load_error/* LoadError */.X('a bitfield has no members');
            own = toLoad(local, here.field, here.bits, here.parentOffset);
            target = toLoad(btf, member, bits, target.offset);
        }
        else {
            own = here.field;
            target = member;
        }
        parent = found;
        if (!membersCompatible(context, own.typeId, target.typeId))
            return undefined;
    }
    return { local: spec.endsUnnamed ? end : own, target };
}
/** @throws LoadError if the array has no length and is not the last member */
function isWithin({ target, evidence }, array, parent, index) {
    if ((0,types/* kindOf */.I)(target, array) !== btf_kinds/* Kind */.b8.ARRAY)
        return false;
    const length = (0,types/* arrayLength */.O9)(target, array);
    if (length > 0)
        return index < length;
    const last = parent === undefined ? 0 : (0,types/* lengthOf */.Y5)(target, parent.typeId) - 1;
    if (parent !== undefined && parent.index === last)
        return true;
    if (parent !== undefined)
        (0,choose_evidence/* needMember */.LA)(evidence, parent.typeId, last);
    throw new load_error/* LoadError */.X('an array of no elements that is not the last member');
}
const MOST_COMPOSITES = 32;
const NO_PATH = [];
/**
 * Finds a member by its name, level by level through anonymous structs and unions
 * (`btf/core.go: coreFindMember`).
 */
function findMember(context, root, name) {
    const { target } = context;
    if (!(0,btf_kinds/* isComposite */.mO)((0,types/* kindOf */.I)(target, root)))
        return undefined;
    const length = (0,types/* lengthOf */.Y5)(target, root);
    (0,core_context/* searchStep */.nY)(context, length);
    const index = context.members(root, name);
    if (index === length)
        return undefined;
    if (target.strings[(0,types/* memberName */.eg)(target, root, index)] !== 0) {
        return { typeId: root, index, bitOffset: 0, path: NO_PATH };
    }
    return findBehindAnonymous(context, root, name);
}
function findBehindAnonymous(context, root, name) {
    const { local, target, evidence } = context;
    const queue = [{ id: root, bitOffset: 0, path: NO_PATH }];
    const visited = [];
    for (const { id, bitOffset, path } of queue) {
        if (visited.some((one) => one.id === id && one.bitOffset === bitOffset))
            continue;
        if (visited.length >= MOST_COMPOSITES) {
            for (const composite of queue)
                for (const mark of composite.path)
                    evidence?.marks.push(mark);
            throw new load_error/* LoadError */.X('more anonymous structs and unions than are searched');
        }
        visited.push({ id, bitOffset });
        const length = (0,types/* lengthOf */.Y5)(target, id);
        (0,core_context/* searchStep */.nY)(context, length);
        for (let index = 0;; index++) {
            index = (0,types/* nextMember */.Ik)(target, id, index, local.strings, name);
            if (index === length)
                break;
            if (target.strings[(0,types/* memberName */.eg)(target, id, index)] !== 0) {
                return { typeId: id, index, bitOffset, path };
            }
            const here = [...path, id, index];
            const anonymous = target.underlying[(0,types/* memberType */.tD)(target, id, index)];
            if (!(0,btf_kinds/* isComposite */.mO)((0,types/* kindOf */.I)(target, anonymous))) {
                for (const mark of here)
                    evidence?.marks.push(mark);
                throw new load_error/* LoadError */.X('an anonymous member that is no struct or union');
            }
            const offset = bitOffset + bitfieldOf(target, id, index).offset;
            queue.push({ id: anonymous, bitOffset: offset, path: here });
        }
    }
    return undefined;
}
/** `btf/core.go: coreAreMembersCompatible` */
function membersCompatible({ local, target }, localType, targetType) {
    const localId = local.underlying[localType];
    const targetId = target.underlying[targetType];
    const kind = (0,types/* kindOf */.I)(local, localId);
    const targetKind = (0,types/* kindOf */.I)(target, targetId);
    if ((0,btf_kinds/* isComposite */.mO)(kind) && (0,btf_kinds/* isComposite */.mO)(targetKind))
        return true;
    if (!(0,btf_kinds/* kindsCompatible */.iJ)(kind, targetKind))
        return false;
    if (kind === btf_kinds/* Kind */.b8.FWD || (0,btf_kinds/* isAnyEnum */.Ko)(kind)) {
        return namesCompatibleInCilium(local, (0,types/* nameOf */.Vb)(local, localId), target, (0,types/* nameOf */.Vb)(target, targetId));
    }
    if (kind === btf_kinds/* Kind */.b8.ARRAY || kind === btf_kinds/* Kind */.b8.PTR || kind === btf_kinds/* Kind */.b8.FLOAT || kind === btf_kinds/* Kind */.b8.INT) {
        return true;
    }
    throw new load_error/* LoadError */.X('a field of a type that cannot be read');
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/patch.js


const INT_MAX = 0x7fff_ffff;
/** Kinds that are answered with 0 if nothing on the kernel answers (`btf/core.go: checksForExistence`). */
function checksForExistence(kind) {
    return (kind === relocation_kind/* RelocationKind */.TF.FIELD_EXISTS ||
        kind === relocation_kind/* RelocationKind */.TF.TYPE_EXISTS ||
        kind === relocation_kind/* RelocationKind */.TF.ENUMVAL_EXISTS ||
        kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES);
}
/** What such a question is answered with then. */
const NOT_THERE = { value: 0, local: 1, checked: true };
/** What becomes of an instruction (`btf/core.go: COREFixup.Apply`). Widths are never changed. */
function patchInCilium(query, insn, decision) {
    if ('failure' in decision)
        return { status: decision.failure };
    const absent = 'nothing' in decision;
    if (absent && !checksForExistence(query.kind))
        return { status: 'unresolved' };
    const { value, local, checked } = absent ? NOT_THERE : decision.match;
    if (insn.form === 'other')
        return { status: 'invalid' };
    const held = insn.form === 'memory' ? insn.offset : insn.immediate;
    const bits = insn.form === 'memory' ? 16 : 64;
    if (checked && BigInt.asIntN(64, held) !== BigInt.asIntN(bits, BigInt(local))) {
        return { status: 'invalid' };
    }
    const most = insn.form === 'memory' ? instruction/* MAX_OFFSET */.d6 : insn.form === 'alu' ? INT_MAX : undefined;
    if (most !== undefined && value > most)
        return { status: 'invalid' };
    return absent ? { status: 'absent' } : { status: 'resolved', value: String(value) };
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/type-graphs.js







/**
 * Compares two graphs of types from their roots. There are no alternatives in them, so the first
 * pair that fails decides; pairs are taken in the order of a recursion, without its depth.
 */
function comparePairs(context, localRoot, targetRoot, compare) {
    const { local, target, evidence } = context;
    const owner = { typeId: targetRoot, member: choose_evidence/* WHOLE_TYPE */.Pt };
    const stack = [{ localId: localRoot, targetId: targetRoot, owner, chain: undefined }];
    const visited = new Set();
    const needed = [];
    for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
        (0,core_context/* step */.PM)(context, core_context/* PAIR_STEPS */.pU);
        const chain = { typeId: pair.targetId, above: pair.chain };
        needed.push(pair.targetId, choose_evidence/* WHOLE_TYPE */.Pt);
        const localId = local.underlying[pair.localId];
        const targetId = target.underlying[pair.targetId];
        const seen = localId * target.kinds.length + targetId;
        const verdict = compare(context, { ...pair, localId, targetId, chain });
        if (verdict === false) {
            if (evidence !== undefined)
                failAgain(target, evidence, pair.owner, marksOf(chain));
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
/**
 * Sees to it that a comparison which fails below a member goes on failing. If the member is gone it
 * does, for nothing else has its name. But several anonymous members have the same name, the empty
 * one, and the last of them stands for all:
 *
 *     struct s { union { int a; }; union { int b; }; };
 *
 * An object's `union { int a; }` is compared with the union of `b`, and fails. Were only the union of
 * `a` kept, it would be the last. So the last one is kept as soon as any of its namesakes is.
 */
function failAgain(target, evidence, owner, marks) {
    const { typeId, member } = owner;
    evidence.conditions.push({ typeId, member, marks });
    if (member === choose_evidence/* WHOLE_TYPE */.Pt)
        return;
    const name = (0,types/* memberName */.eg)(target, typeId, member);
    for (let index = 0; index < member; index++) {
        const { strings } = target;
        if (!(0,names/* sameName */.q)(strings, name, strings, (0,types/* memberName */.eg)(target, typeId, index)))
            continue;
        evidence.conditions.push({ typeId, member: index, marks: [typeId, member, ...marks] });
    }
}
function marksOf(chain) {
    const marks = [];
    for (let link = chain; link !== undefined; link = link.above) {
        marks.push(link.typeId, choose_evidence/* WHOLE_TYPE */.Pt);
    }
    return marks;
}
/**
 * Whether cilium/ebpf takes a type of the object for one of the kernel in a question about types
 * (`btf/core.go: coreAreTypesCompatible`).
 *
 * @throws LoadError if it gives up
 */
function typesCompatibleInCilium(context, localRoot, targetRoot) {
    return comparePairs(context, localRoot, targetRoot, compatible);
}
function compatible({ local, target }, pair) {
    const { localId, targetId } = pair;
    const kind = (0,types/* kindOf */.I)(local, localId);
    if (!(0,btf_kinds/* kindsCompatible */.iJ)(kind, (0,types/* kindOf */.I)(target, targetId)))
        return false;
    const next = (localNext, targetNext) => ({
        ...pair,
        localId: localNext,
        targetId: targetNext,
    });
    if ((0,btf_kinds/* isComposite */.mO)(kind) || (0,btf_kinds/* isAnyEnum */.Ko)(kind))
        return { pairs: [], needed: [] };
    switch (kind) {
        case btf_kinds/* Kind */.b8.VOID:
        case btf_kinds/* Kind */.b8.FWD:
        case btf_kinds/* Kind */.b8.INT:
            return { pairs: [], needed: [] };
        case btf_kinds/* Kind */.b8.PTR:
            return { pairs: [next((0,types/* referred */.SS)(local, localId), (0,types/* referred */.SS)(target, targetId))], needed: [] };
        case btf_kinds/* Kind */.b8.ARRAY:
            return {
                pairs: [
                    next((0,types/* arrayIndexType */.u3)(local, localId), (0,types/* arrayIndexType */.u3)(target, targetId)),
                    next((0,types/* arrayElement */.UQ)(local, localId), (0,types/* arrayElement */.UQ)(target, targetId)),
                ],
                needed: [],
            };
        case btf_kinds/* Kind */.b8.FUNC_PROTO: {
            const parameters = parameterPairs(pair, { local, target });
            const result = next((0,types/* referred */.SS)(local, localId), (0,types/* referred */.SS)(target, targetId));
            return parameters && { pairs: [result, ...parameters], needed: [] };
        }
        default:
            throw new load_error/* LoadError */.X('a type that cannot be compared');
    }
}
/**
 * Whether cilium/ebpf finds in a kernel's type all that the object's says of it; it looks behind
 * pointers (`btf/core.go: coreTypesMatch`).
 *
 * @throws LoadError if it gives up
 */
function typesMatchInCilium(context, localRoot, targetRoot) {
    return comparePairs(context, localRoot, targetRoot, matches);
}
function matches(context, pair) {
    const { local, target } = context;
    const { localId, targetId } = pair;
    const kind = (0,types/* kindOf */.I)(local, localId);
    if (!namesCompatibleInCilium(local, (0,types/* nameOf */.Vb)(local, localId), target, (0,types/* nameOf */.Vb)(target, targetId))) {
        return false;
    }
    if (!(0,btf_kinds/* kindsCompatible */.iJ)(kind, (0,types/* kindOf */.I)(target, targetId)))
        return false;
    const yes = (...pairs) => ({ pairs, needed: [] });
    const next = (localNext, targetNext) => ({
        ...pair,
        localId: localNext,
        targetId: targetNext,
    });
    if ((0,btf_kinds/* isAnyEnum */.Ko)(kind))
        return enumsMatch(context, localId, targetId) && yes();
    switch (kind) {
        case btf_kinds/* Kind */.b8.VOID:
            return yes();
        case btf_kinds/* Kind */.b8.FWD:
            return (0,types/* kindFlag */.jn)(local, localId) === (0,types/* kindFlag */.jn)(target, targetId) && yes();
        case btf_kinds/* Kind */.b8.STRUCT:
        case btf_kinds/* Kind */.b8.UNION:
            return compositesMatch(context, localId, targetId);
        case btf_kinds/* Kind */.b8.INT:
            return intsMatch(context, localId, targetId) && yes();
        case btf_kinds/* Kind */.b8.PTR: {
            const [to, targetTo] = [(0,types/* referred */.SS)(local, localId), (0,types/* referred */.SS)(target, targetId)];
            if (forwardStandsFor(context, to, targetTo))
                return { pairs: [], needed: [targetTo, choose_evidence/* WHOLE_TYPE */.Pt] };
            return yes(next(to, targetTo));
        }
        case btf_kinds/* Kind */.b8.ARRAY:
            if ((0,types/* arrayLength */.O9)(local, localId) !== (0,types/* arrayLength */.O9)(target, targetId))
                return false;
            return yes(next((0,types/* arrayElement */.UQ)(local, localId), (0,types/* arrayElement */.UQ)(target, targetId)));
        case btf_kinds/* Kind */.b8.FUNC_PROTO: {
            const parameters = parameterPairs(pair, context);
            const result = next((0,types/* referred */.SS)(local, localId), (0,types/* referred */.SS)(target, targetId));
            return parameters && { pairs: [...parameters, result], needed: [] };
        }
        default:
            throw new load_error/* LoadError */.X('a type that cannot be compared');
    }
}
function parameterPairs(pair, { local, target }) {
    const length = (0,types/* lengthOf */.Y5)(local, pair.localId);
    if (length !== (0,types/* lengthOf */.Y5)(target, pair.targetId))
        return false;
    return Array.from({ length }, (_, i) => ({
        ...pair,
        localId: (0,types/* parameterType */.IH)(local, pair.localId, i),
        targetId: (0,types/* parameterType */.IH)(target, pair.targetId, i),
    }));
}
/** A forward declaration behind a pointer stands for a struct or union of its kind, on either side. */
function forwardStandsFor({ local, target }, localType, targetType) {
    const localId = local.underlying[localType];
    const targetId = target.underlying[targetType];
    const [kind, targetKind] = [(0,types/* kindOf */.I)(local, localId), (0,types/* kindOf */.I)(target, targetId)];
    const composite = (union) => (union ? btf_kinds/* Kind */.b8.UNION : btf_kinds/* Kind */.b8.STRUCT);
    if (kind === btf_kinds/* Kind */.b8.FWD && targetKind === composite((0,types/* kindFlag */.jn)(local, localId)))
        return true;
    return targetKind === btf_kinds/* Kind */.b8.FWD && kind === composite((0,types/* kindFlag */.jn)(target, targetId));
}
/** Members are found by their exact names; of several anonymous ones the last stands for all. */
function compositesMatch(context, localId, targetId) {
    const { local, target } = context;
    const length = (0,types/* lengthOf */.Y5)(local, localId);
    const targetLength = (0,types/* lengthOf */.Y5)(target, targetId);
    if (length > targetLength)
        return false;
    const pairs = [];
    const needed = [];
    const found = new Set();
    for (let i = 0; i < length; i++) {
        const name = (0,types/* memberName */.eg)(local, localId, i);
        let index = targetLength - 1;
        while (index >= 0 &&
            !(0,names/* sameName */.q)(local.strings, name, target.strings, (0,types/* memberName */.eg)(target, targetId, index))) {
            (0,core_context/* step */.PM)(context);
            index--;
        }
        if (index < 0)
            return false;
        found.add(index);
        pairs.push({
            localId: (0,types/* memberType */.tD)(local, localId, i),
            targetId: (0,types/* memberType */.tD)(target, targetId, index),
            owner: { typeId: targetId, member: index },
            chain: undefined,
        });
    }
    for (const index of found)
        needed.push(targetId, index);
    // A target must not have fewer members than the object's type, even if two match one.
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
    return ((0,types/* sizeField */.es)(local, localId) === (0,types/* sizeField */.es)(target, targetId) &&
        ((0,types/* intEncoding */.Fv)(local, localId) === signed) === ((0,types/* intEncoding */.Fv)(target, targetId) === signed));
}
function enumsMatch(context, localId, targetId) {
    const { local, target } = context;
    if ((0,types/* sizeField */.es)(local, localId) !== (0,types/* sizeField */.es)(target, targetId))
        return false;
    const length = (0,types/* lengthOf */.Y5)(local, localId);
    const targetLength = (0,types/* lengthOf */.Y5)(target, targetId);
    if (length > targetLength)
        return false;
    for (let i = 0; i < length; i++) {
        const name = (0,types/* enumeratorName */.MT)(local, localId, i);
        let index = 0;
        while (index < targetLength &&
            !namesEqualInCilium(local, name, target, (0,types/* enumeratorName */.MT)(target, targetId, index))) {
            (0,core_context/* step */.PM)(context);
            index++;
        }
        if (index === targetLength)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/cilium.js











/**
 * cilium/ebpf 0.22.
 *
 * All relocations of one local type in a program are decided together: the candidate that leaves the
 * fewest of them unanswered counts, and two that leave equally few must agree on all.
 *
 *     struct s     { int a; };              // the kernel's two candidates for `s`
 *     struct s___b { int pad, a, b; };
 *
 *     s->a, s->b   // `s___b` answers both: offsets 4 and 8. libbpf calls `s->a` ambiguous.
 */
const cilium = {
    name: 'cilium',
    asksUnnamed: false,
    essentialLength: essentialLengthInCilium,
    indexedLength: indexedLengthInCilium,
    // A tag has no name there; all other kinds may be candidates of each other.
    isCandidate: (_, kind) => kind !== btf_kinds/* Kind */.b8.TYPE_TAG,
    agreesOnPlain,
    match: cilium_match,
    same: (a, b, sameValue) => BigInt(a.local) === BigInt(b.local) && sameValue(a.value, b.value),
    decide,
    patch: patchInCilium,
};
/** It searches anonymous members in another order, and takes shifts and signs for itself. */
function agreesOnPlain(kind, direct) {
    return direct && kind !== relocation_kind/* RelocationKind */.TF.FIELD_SIGNED && !(0,relocation_kind/* isShift */.Tu)(kind);
}
/** `btf/core.go: coreCalculateFixup` */
function cilium_match(context, query, candidate) {
    const before = (0,choose_evidence/* progressOf */.jA)(context.evidence);
    const found = compare(context, query, candidate);
    if (found === undefined)
        (0,choose_evidence/* takeBack */.zH)(context.evidence, before);
    return found;
}
function compare(context, query, candidate) {
    const { local, target, evidence } = context;
    const { spec, kind } = query;
    if ((0,relocation_kind/* isTypeBased */.Yl)(kind)) {
        const matches = kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES ? typesMatchInCilium : typesCompatibleInCilium;
        if (!matches(context, spec.rootId, candidate))
            return undefined;
        if (kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_TARGET)
            return matchOf(spec.rootId, candidate);
        if (kind !== relocation_kind/* RelocationKind */.TF.TYPE_SIZE)
            return matchOf(1, 1);
        return matchOf(sizeInCilium(local, spec.rootId), sizeInCilium(target, candidate));
    }
    if ((0,relocation_kind/* isEnumeratorBased */.oC)(kind)) {
        const index = findEnumerator(context, spec.accessors[0], candidate);
        if (index === undefined)
            return undefined;
        (0,choose_evidence/* needType */.pW)(evidence, candidate);
        if (kind === relocation_kind/* RelocationKind */.TF.ENUMVAL_EXISTS)
            return matchOf(1, 1);
        const { typeId, index: localIndex } = spec.accessors[0];
        return matchOf(enumeratorValueInCilium(local, typeId, localIndex), enumeratorValueInCilium(target, target.underlying[candidate], index));
    }
    if ((0,types/* kindOf */.I)(target, target.underlying[candidate]) === btf_kinds/* Kind */.b8.FWD)
        return undefined;
    const fields = findField(context, spec, candidate);
    if (fields === undefined)
        return undefined;
    const found = fixup_values_fieldValue(kind, local, fields.local, target, fields.target);
    return matchOf(found.local, found.value, found.checked);
}
function matchOf(local, value, checked = true) {
    return { bitOffset: 0, value, local, checked, size: 0, localSize: 0, failMemszAdjust: false };
}
/** `btf/core.go: coreFindEnumValue` */
function findEnumerator(context, { name }, candidate) {
    const { local, target } = context;
    const id = target.underlying[candidate];
    if (!(0,btf_kinds/* isAnyEnum */.Ko)((0,types/* kindOf */.I)(target, id)))
        return undefined;
    for (let index = 0; index < (0,types/* lengthOf */.Y5)(target, id); index++) {
        (0,core_context/* step */.PM)(context);
        if (namesEqualInCilium(local, name, target, (0,types/* enumeratorName */.MT)(target, id, index)))
            return index;
    }
    return undefined;
}
/** `btf/core.go: coreCalculateFixups` */
function decide(load) {
    const asking = load.filter(({ query }) => query.kind !== relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL);
    const decisions = decideTogether(asking)[Symbol.iterator]();
    return load.map(({ query }) => {
        if (query.kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL) {
            return { match: matchOf(query.typeId, query.typeId) };
        }
        return decisions.next().value;
    });
}
function decideTogether(load) {
    for (const asked of load) {
        const error = errorOf(asked);
        if (error !== undefined)
            return load.map(() => ({ failure: 'invalid', reason: error }));
    }
    const answers = answersByCandidate(load);
    let best;
    let bestScore = load.length;
    for (const matches of answers.values()) {
        const score = matches.filter((found) => found === undefined).length;
        if (score > bestScore)
            continue;
        if (score < bestScore) {
            bestScore = score;
            best = matches;
        }
        else if (best?.some((found, index) => !sameFixup(load[index], found, matches[index]))) {
            const reason = 'several types of this name answer equally well and disagree';
            return load.map(() => ({ failure: 'ambiguous', reason }));
        }
    }
    return load.map((_, index) => {
        const found = best?.[index];
        return found === undefined ? NOTHING : { match: found };
    });
}
/** Kinds of types that have no name there, whatever their BTF says. */
const UNNAMED_KINDS = new Set([btf_kinds/* Kind */.b8.PTR, btf_kinds/* Kind */.b8.ARRAY, btf_kinds/* Kind */.b8.TYPE_TAG]);
/** Why cilium/ebpf refuses the program for one of its relocations. */
function errorOf({ local, query, findings }) {
    if (query.spec === undefined)
        return query.error ?? '';
    if (query.unnamed || UNNAMED_KINDS.has((0,types/* kindOf */.I)(local, query.typeId)))
        return 'a type without a name';
    return findings.find(({ error }) => error !== undefined)?.error;
}
/**
 * `btf/core.go: COREFixup.equal`. It does not look at poison, which has 0 for both values: so poison
 * equals a fixup from 0 to 0.
 */
function sameFixup({ query }, a, b) {
    const without = { local: checksForExistence(query.kind) ? 1 : 0, value: 0 };
    const [one, other] = [a ?? without, b ?? without];
    return BigInt(one.local) === BigInt(other.local) && one.value === other.value;
}
/** In the order of the candidates, which is that of the kernel's types. */
function answersByCandidate(load) {
    const answers = new Map();
    for (const { findings } of load) {
        for (const { candidate } of findings)
            answers.set(candidate, new Array(load.length));
    }
    load.forEach(({ findings }, index) => {
        for (const { candidate, match: found } of findings) {
            answers.get(candidate)[index] = found;
        }
    });
    return answers;
}

// EXTERNAL MODULE: ./lib/core/loaders/plain.js
var loaders_plain = __nccwpck_require__(7756);
;// CONCATENATED MODULE: ./lib/core/loaders/libbpf/compatible.js






const compatible_MAX_DEPTH = 32;
/**
 * Whether a field of one type may be read as the other
 * (`libbpf relo_core.c: bpf_core_fields_are_compat`).
 */
function fieldsCompatible(context, localType, targetType) {
    const { local, target } = context;
    let localId = local.underlying[localType];
    let targetId = target.underlying[targetType];
    for (;;) {
        (0,core_context/* step */.PM)(context);
        const kind = (0,types/* kindOf */.I)(local, localId);
        const targetKind = (0,types/* kindOf */.I)(target, targetId);
        if ((0,btf_kinds/* isComposite */.mO)(kind) && (0,btf_kinds/* isComposite */.mO)(targetKind))
            return true;
        if (!(0,btf_kinds/* kindsCompatible */.iJ)(kind, targetKind))
            return false;
        switch (kind) {
            case btf_kinds/* Kind */.b8.PTR:
            case btf_kinds/* Kind */.b8.FLOAT:
                return true;
            case btf_kinds/* Kind */.b8.FWD:
            case btf_kinds/* Kind */.b8.ENUM:
            case btf_kinds/* Kind */.b8.ENUM64:
                return compatibleNames(context, localId, targetId);
            case btf_kinds/* Kind */.b8.INT:
                return (0,types/* intOffset */.FA)(local, localId) === 0 && (0,types/* intOffset */.FA)(target, targetId) === 0;
            case btf_kinds/* Kind */.b8.ARRAY:
                localId = local.underlying[(0,types/* arrayElement */.UQ)(local, localId)];
                targetId = target.underlying[(0,types/* arrayElement */.UQ)(target, targetId)];
                break;
            default:
                return false;
        }
    }
}
/** Essential names equal, or one of them empty. */
function compatibleNames({ local, target }, localId, targetId) {
    const name = (0,types/* nameOf */.Vb)(local, localId);
    const targetName = (0,types/* nameOf */.Vb)(target, targetId);
    if (local.strings[name] === 0 || target.strings[targetName] === 0)
        return true;
    return (0,names/* sameEssentialName */.St)(local.strings, name, target.strings, targetName);
}
/**
 * Whether a type of the object stands for one of the kernel in a question about types
 * (`libbpf relo_core.c: __bpf_core_types_are_compat`). Root names are not compared.
 *
 * @throws LoadError if the types are nested too deep for a loader
 */
function typesCompatible(context, localType, targetType, level = compatible_MAX_DEPTH) {
    const { local, target, evidence } = context;
    let localId = localType;
    let targetId = targetType;
    (0,choose_evidence/* needType */.pW)(evidence, targetId);
    if (!(0,btf_kinds/* kindsCompatible */.iJ)((0,types/* kindOf */.I)(local, localId), (0,types/* kindOf */.I)(target, targetId)))
        return false;
    for (let depth = compatible_MAX_DEPTH;; depth--) {
        (0,core_context/* step */.PM)(context);
        if (depth <= 0)
            throw new load_error/* LoadError */.X('types nested too deep to compare');
        (0,choose_evidence/* needType */.pW)(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        const kind = (0,types/* kindOf */.I)(local, localId);
        if (!(0,btf_kinds/* kindsCompatible */.iJ)(kind, (0,types/* kindOf */.I)(target, targetId)))
            return false;
        if (kind === btf_kinds/* Kind */.b8.VOID || kind === btf_kinds/* Kind */.b8.FWD || (0,btf_kinds/* isComposite */.mO)(kind) || (0,btf_kinds/* isAnyEnum */.Ko)(kind))
            return true;
        switch (kind) {
            case btf_kinds/* Kind */.b8.INT:
                return (0,types/* intOffset */.FA)(local, localId) === 0 && (0,types/* intOffset */.FA)(target, targetId) === 0;
            case btf_kinds/* Kind */.b8.PTR:
                localId = (0,types/* referred */.SS)(local, localId);
                targetId = (0,types/* referred */.SS)(target, targetId);
                break;
            case btf_kinds/* Kind */.b8.ARRAY:
                (0,choose_evidence/* needType */.pW)(evidence, (0,types/* arrayIndexType */.u3)(target, targetId));
                localId = (0,types/* arrayElement */.UQ)(local, localId);
                targetId = (0,types/* arrayElement */.UQ)(target, targetId);
                break;
            case btf_kinds/* Kind */.b8.FUNC_PROTO: {
                const length = (0,types/* lengthOf */.Y5)(local, localId);
                if (length !== (0,types/* lengthOf */.Y5)(target, targetId))
                    return false;
                for (let i = 0; i < length; i++) {
                    if (level <= 0)
                        throw new load_error/* LoadError */.X('types nested too deep to compare');
                    const localParameter = local.underlying[(0,types/* parameterType */.IH)(local, localId, i)];
                    const targetParameter = (0,types/* parameterType */.IH)(target, targetId, i);
                    (0,choose_evidence/* needType */.pW)(evidence, targetParameter);
                    const compatible = typesCompatible(context, localParameter, target.underlying[targetParameter], level - 1);
                    if (!compatible)
                        return false;
                }
                localId = local.underlying[(0,types/* referred */.SS)(local, localId)];
                targetId = (0,types/* referred */.SS)(target, targetId);
                break;
            }
            default:
                return false;
        }
    }
}

;// CONCATENATED MODULE: ./lib/core/loaders/libbpf/match-types.js






const match_types_MAX_DEPTH = 32;
const INT_SIGNED = 1;
/**
 * Whether a kernel's type has all that the object's type says of it, names included
 * (`libbpf relo_core.c: __bpf_core_types_match`). The caller has compared the root names.
 *
 * @param behindPointer whether a pointer was followed on the way: then composites need not be looked into
 * @throws LoadError if the types are nested too deep for a loader
 */
function typesMatch(context, localType, targetType, behindPointer = false, level = match_types_MAX_DEPTH) {
    const { local, target, evidence } = context;
    if (level <= 0)
        throw new load_error/* LoadError */.X('types nested too deep to match');
    let behind = behindPointer;
    let localId = localType;
    let targetId = targetType;
    for (let depth = match_types_MAX_DEPTH;; depth--) {
        (0,core_context/* step */.PM)(context, core_context/* PAIR_STEPS */.pU);
        if (depth <= 0)
            throw new load_error/* LoadError */.X('types nested too deep to match');
        (0,choose_evidence/* needType */.pW)(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        if (!namesMatch(context, (0,types/* nameOf */.Vb)(local, localId), (0,types/* nameOf */.Vb)(target, targetId)))
            return false;
        const kind = (0,types/* kindOf */.I)(local, localId);
        const targetKind = (0,types/* kindOf */.I)(target, targetId);
        if (kind === btf_kinds/* Kind */.b8.FWD)
            return forwardMatches(context, localId, targetId, behind);
        if ((0,btf_kinds/* isAnyEnum */.Ko)(kind))
            return (0,btf_kinds/* isAnyEnum */.Ko)(targetKind) && match_types_enumsMatch(context, localId, targetId);
        if (behind && (0,btf_kinds/* isComposite */.mO)(kind) && targetKind === btf_kinds/* Kind */.b8.FWD) {
            return (kind === btf_kinds/* Kind */.b8.UNION) === (0,types/* kindFlag */.jn)(target, targetId);
        }
        if (kind !== targetKind)
            return false;
        switch (kind) {
            case btf_kinds/* Kind */.b8.VOID:
                return true;
            case btf_kinds/* Kind */.b8.STRUCT:
            case btf_kinds/* Kind */.b8.UNION:
                return behind || match_types_compositesMatch(context, localId, targetId, level);
            case btf_kinds/* Kind */.b8.INT:
                return ((0,types/* sizeField */.es)(local, localId) === (0,types/* sizeField */.es)(target, targetId) &&
                    ((0,types/* intEncoding */.Fv)(local, localId) & INT_SIGNED) ===
                        ((0,types/* intEncoding */.Fv)(target, targetId) & INT_SIGNED));
            case btf_kinds/* Kind */.b8.PTR:
                behind = true;
                localId = (0,types/* referred */.SS)(local, localId);
                targetId = (0,types/* referred */.SS)(target, targetId);
                break;
            case btf_kinds/* Kind */.b8.ARRAY:
                if ((0,types/* arrayLength */.O9)(local, localId) !== (0,types/* arrayLength */.O9)(target, targetId))
                    return false;
                localId = (0,types/* arrayElement */.UQ)(local, localId);
                targetId = (0,types/* arrayElement */.UQ)(target, targetId);
                break;
            case btf_kinds/* Kind */.b8.FUNC_PROTO: {
                const length = (0,types/* lengthOf */.Y5)(local, localId);
                if (length !== (0,types/* lengthOf */.Y5)(target, targetId))
                    return false;
                for (let i = 0; i < length; i++) {
                    const localParameter = (0,types/* parameterType */.IH)(local, localId, i);
                    const targetParameter = (0,types/* parameterType */.IH)(target, targetId, i);
                    if (!typesMatch(context, localParameter, targetParameter, behind, level - 1))
                        return false;
                }
                localId = (0,types/* referred */.SS)(local, localId);
                targetId = (0,types/* referred */.SS)(target, targetId);
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
    return (0,names/* sameEssentialName */.St)(local.strings, name, target.strings, targetName);
}
function forwardMatches({ local, target }, localId, targetId, behindPointer) {
    const union = (0,types/* kindFlag */.jn)(local, localId);
    switch ((0,types/* kindOf */.I)(target, targetId)) {
        case btf_kinds/* Kind */.b8.FWD:
            return union === (0,types/* kindFlag */.jn)(target, targetId);
        case btf_kinds/* Kind */.b8.STRUCT:
            return behindPointer && !union;
        case btf_kinds/* Kind */.b8.UNION:
            return behindPointer && union;
        default:
            return false;
    }
}
function match_types_enumsMatch(context, localId, targetId) {
    const { local, target } = context;
    if ((0,types/* sizeField */.es)(local, localId) !== (0,types/* sizeField */.es)(target, targetId))
        return false;
    const length = (0,types/* lengthOf */.Y5)(local, localId);
    const targetLength = (0,types/* lengthOf */.Y5)(target, targetId);
    if (length > targetLength)
        return false;
    for (let i = 0; i < length; i++) {
        const name = (0,types/* enumeratorName */.MT)(local, localId, i);
        let found = false;
        for (let j = 0; j < targetLength && !found; j++) {
            (0,core_context/* step */.PM)(context);
            found = namesMatch(context, name, (0,types/* enumeratorName */.MT)(target, targetId, j));
        }
        if (!found)
            return false;
    }
    return true;
}
function match_types_compositesMatch(context, localId, targetId, level) {
    const { local, target, evidence } = context;
    const length = (0,types/* lengthOf */.Y5)(local, localId);
    if (length > (0,types/* lengthOf */.Y5)(target, targetId))
        return false;
    const before = (0,choose_evidence/* progressOf */.jA)(evidence);
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
        (0,choose_evidence/* takeBack */.zH)(evidence, before);
    return !missing;
}
/** A target must not have fewer members than the object's type, even if two match one. */
function keepLength(evidence, targetId, kept, length) {
    for (let index = 0; kept.size < length; index++) {
        if (kept.has(index))
            continue;
        kept.add(index);
        (0,choose_evidence/* needMember */.LA)(evidence, targetId, index);
    }
}
/** Index of the first member of the target that matches the object's member, if there is one. */
function matchingMember(context, localId, localIndex, targetId, level) {
    const { local, target, evidence } = context;
    const name = (0,types/* memberName */.eg)(local, localId, localIndex);
    const type = (0,types/* memberType */.tD)(local, localId, localIndex);
    const length = (0,types/* lengthOf */.Y5)(target, targetId);
    for (let j = 0; j < length; j++) {
        (0,core_context/* step */.PM)(context);
        if (!namesMatch(context, name, (0,types/* memberName */.eg)(target, targetId, j)))
            continue;
        const before = (0,choose_evidence/* progressOf */.jA)(evidence);
        let matches = true;
        try {
            matches = typesMatch(context, type, (0,types/* memberType */.tD)(target, targetId, j), false, level - 1);
        }
        finally {
            // Needed as well if the loader gives up behind it.
            if (matches)
                (0,choose_evidence/* needMember */.LA)(evidence, targetId, j);
        }
        if (matches)
            return j;
        (0,choose_evidence/* onlyWith */.$8)(evidence, before, targetId, j);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/core/loaders/libbpf/match-spec.js












/**
 * Where a relocation leads in one candidate type of a kernel
 * (`libbpf relo_core.c: bpf_core_spec_match`).
 *
 * @returns undefined if the candidate does not match
 * @throws LoadError if a loader gives up on the candidate, and with it on the object
 */
function matchCandidate(context, spec, candidate) {
    if ((0,relocation_kind/* isTypeBased */.Yl)(spec.kind)) {
        const before = (0,choose_evidence/* progressOf */.jA)(context.evidence);
        const compare = spec.kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES ? typesMatch : typesCompatible;
        if (compare(context, spec.rootId, candidate))
            return { rootId: candidate, bitOffset: 0 };
        (0,choose_evidence/* onlyWith */.$8)(context.evidence, before, candidate, choose_evidence/* WHOLE_TYPE */.Pt);
        return undefined;
    }
    if ((0,relocation_kind/* isEnumeratorBased */.oC)(spec.kind))
        return match_spec_matchEnumerator(context, spec, candidate);
    return match_spec_matchField(context, spec, candidate);
}
function match_spec_matchEnumerator(context, spec, candidate) {
    const { local, target } = context;
    const id = target.underlying[candidate];
    if (!(0,btf_kinds/* isAnyEnum */.Ko)((0,types/* kindOf */.I)(target, id)))
        return undefined;
    const { name } = spec.accessors[0];
    const length = (0,types/* lengthOf */.Y5)(target, id);
    for (let index = 0; index < length; index++) {
        (0,core_context/* step */.PM)(context);
        const targetName = (0,types/* enumeratorName */.MT)(target, id, index);
        if ((0,names/* sameEssentialName */.St)(local.strings, name, target.strings, targetName)) {
            (0,choose_evidence/* needType */.pW)(context.evidence, candidate);
            return { rootId: candidate, bitOffset: 0, last: { typeId: id, index, name: targetName } };
        }
    }
    return undefined;
}
const match_spec_INT_MAX = 0x7fff_ffff;
function match_spec_matchField(context, spec, candidate) {
    const { evidence } = context;
    const before = (0,choose_evidence/* progressOf */.jA)(evidence);
    const walk = {
        typeId: candidate,
        bitOffset: 0,
        depth: 0,
        path: [],
        passed: [],
        last: undefined,
        plain: true,
        direct: true,
    };
    const passed = [];
    let found = false;
    try {
        found = true;
        for (const accessor of spec.accessors) {
            const { typeId, path } = walk;
            const from = path.length;
            found =
                accessor.name === 0
                    ? match_spec_enterElement(context, walk, accessor.index)
                    : match_spec_enterMember(context, walk, accessor);
            if (!found)
                break;
            if (accessor.name === 0 || evidence === undefined)
                continue;
            const root = context.target.underlying[typeId];
            const { typeId: of, index } = walk.last;
            passed.push({ root, name: accessor.name, typeId: of, index, marks: path.slice(from) });
        }
    }
    finally {
        // Marks made on the way are conditions of their own; the way itself matters if it led to an
        // end, or if it made a loader give up.
        if (found || (0,choose_evidence/* progressOf */.jA)(evidence) > before) {
            (0,choose_evidence/* needType */.pW)(evidence, candidate);
            for (const mark of walk.path)
                evidence?.marks.push(mark);
            for (const mark of walk.passed)
                evidence?.marks.push(mark);
        }
    }
    if (!found) {
        keepAllShadowed(context, passed);
        return undefined;
    }
    const { last, plain, direct } = walk;
    return { rootId: candidate, bitOffset: walk.bitOffset >>> 0, last, plain, direct };
}
function match_spec_enterElement(context, walk, index) {
    const { target } = context;
    let id = target.underlying[walk.typeId];
    // The first index counts whole candidates: it is no array's.
    if (walk.last !== undefined) {
        if ((0,types/* kindOf */.I)(target, id) !== btf_kinds/* Kind */.b8.ARRAY)
            return false;
        if ((0,types/* arrayLength */.O9)(target, id) === 0)
            walk.plain = false;
        if (!(0,local_spec/* isFlexibleArray */.Lq)(target, walk.last, id) && index >= (0,types/* arrayLength */.O9)(target, id)) {
            match_spec_stayWithinBounds(context, walk.last, id);
            return false;
        }
        id = target.underlying[(0,types/* arrayElement */.UQ)(target, id)];
    }
    if (walk.depth === local_spec/* MAX_SPEC_LENGTH */.qf)
        throw match_spec_tooDeep();
    walk.last = { typeId: id, index, name: 0 };
    walk.typeId = id;
    walk.depth++;
    const size = (0,types/* resolveSize */.GX)(target, id, target.pointerSize);
    // libbpf keeps this one size as an int.
    if (size < 0 || size > match_spec_INT_MAX) {
        (0,choose_evidence/* needType */.pW)(context.evidence, id);
        throw new load_error/* LoadError */.X('a type on the way has no size');
    }
    walk.bitOffset += (0,local_spec/* bitsOfElements */.RM)(index, size);
    return true;
}
/** An array of no elements is flexible if it is the last member; if it is not, it stays so. */
function match_spec_stayWithinBounds({ target, evidence }, accessor, array) {
    if (accessor.name === 0 || (0,types/* arrayLength */.O9)(target, array) > 0)
        return;
    const before = (0,choose_evidence/* progressOf */.jA)(evidence);
    (0,choose_evidence/* needMember */.LA)(evidence, accessor.typeId, (0,types/* lengthOf */.Y5)(target, accessor.typeId) - 1);
    (0,choose_evidence/* onlyWith */.$8)(evidence, before, accessor.typeId, accessor.index);
}
/**
 * Goes to the first member with the accessor's name, through anonymous structs and unions
 * (`libbpf relo_core.c: bpf_core_match_member`).
 */
function match_spec_enterMember(context, walk, accessor) {
    const { local, target } = context;
    const id = target.underlying[walk.typeId];
    if (!(0,btf_kinds/* isComposite */.mO)((0,types/* kindOf */.I)(target, id)))
        return false;
    const length = (0,types/* lengthOf */.Y5)(target, id);
    (0,core_context/* searchStep */.nY)(context, length);
    if (walk.depth === local_spec/* MAX_SPEC_LENGTH */.qf && length > 0) {
        // The limit is met while a member is looked at, so there must be one again.
        (0,choose_evidence/* needMember */.LA)(context.evidence, id, 0);
        throw match_spec_tooDeep();
    }
    for (let index = 0;; index++) {
        index =
            index === 0
                ? context.members(id, accessor.name)
                : (0,types/* nextMember */.Ik)(target, id, index, local.strings, accessor.name);
        if (index === length)
            return false;
        const name = (0,types/* memberName */.eg)(target, id, index);
        const anonymous = target.strings[name] === 0;
        const type = (0,types/* memberType */.tD)(target, id, index);
        const bits = (0,types/* memberBitOffset */.J8)(target, id, index);
        walk.bitOffset += bits;
        walk.depth++;
        walk.path.push(id, index);
        walk.typeId = type;
        if (anonymous) {
            if (match_spec_enterMember(context, walk, accessor)) {
                walk.direct = false;
                return true;
            }
        }
        else {
            const localType = (0,types/* memberType */.tD)(local, accessor.typeId, accessor.index);
            if (!fieldsCompatible(context, localType, type)) {
                // libbpf leaves the offset as it is here. That shows if this is behind an anonymous member,
                // and the name comes again.
                for (const mark of walk.path)
                    walk.passed.push(mark);
                const before = (0,choose_evidence/* progressOf */.jA)(context.evidence);
                for (const mark of walk.path)
                    context.evidence?.marks.push(mark);
                keepShadowed(context, before, id, accessor.name, { typeId: id, index });
                return false;
            }
            walk.last = { typeId: id, index, name };
            walk.plain &&= walk.passed.length === 0 && (0,loaders_plain/* isPlainType */.jM)(target, type);
            return true;
        }
        walk.bitOffset -= bits;
        walk.depth--;
        walk.path.length -= 2;
    }
}
function match_spec_tooDeep() {
    return new load_error/* LoadError */.X(`more than ${local_spec/* MAX_SPEC_LENGTH */.qf} levels on the way to the field`);
}

;// CONCATENATED MODULE: ./lib/core/loaders/libbpf/patch.js



/**
 * What becomes of an instruction (`libbpf relo_core.c: bpf_core_patch_insn`). If nothing on the kernel
 * answers, a question whether something exists, for a type's size or for its id is answered with 0;
 * any other relocation is poisoned.
 */
function patchInLibbpf(query, insn, decision) {
    if ('failure' in decision)
        return { status: decision.failure, reason: decision.reason };
    const absent = 'nothing' in decision;
    if (absent && !isAnsweredWithZero(query.kind))
        return { status: 'unresolved' };
    const match = absent ? answerOfZero(query) : decision.match;
    const problem = problemOf(insn, match);
    if (problem !== undefined)
        return { status: 'invalid', reason: problem };
    if (insn.form === 'memory' && match.failMemszAdjust) {
        return { status: 'unresolved', reason: widthReason(match) };
    }
    if (absent)
        return { status: 'absent' };
    const widened = insn.form === 'memory' && match.size !== match.localSize;
    return { status: 'resolved', value: String(match.value), ...(widened && { width: match.size }) };
}
function isAnsweredWithZero(kind) {
    return ((0,relocation_kind/* isTypeBased */.Yl)(kind) ||
        kind === relocation_kind/* RelocationKind */.TF.FIELD_EXISTS ||
        kind === relocation_kind/* RelocationKind */.TF.ENUMVAL_EXISTS);
}
function answerOfZero({ local }) {
    const own = { local: local?.value ?? 0, checked: local?.validate === true };
    return { bitOffset: 0, value: 0, ...own, size: 0, localSize: 0, failMemszAdjust: false };
}
/** Why libbpf refuses to patch the instruction, if it does. */
function problemOf(insn, match) {
    const { value, local, checked, size, localSize } = match;
    if (insn.form === 'other') {
        return `a relocation cannot patch this instruction: ${insn.problem}`;
    }
    const held = insn.form === 'memory' ? insn.offset : insn.immediate;
    if (checked && held !== local) {
        return `the instruction holds ${signed(held)}, but by the object's types it is ${signed(BigInt(local))}`;
    }
    if (insn.form !== 'memory')
        return undefined;
    if (value > instruction/* MAX_OFFSET */.d6) {
        return `offset ${value} does not fit a load or store`;
    }
    if (match.failMemszAdjust || size === localSize)
        return undefined;
    if (insn.size !== localSize) {
        return `a ${insn.size}-byte load or store of a ${localSize}-byte field`;
    }
    if (!opcodes/* WIDTHS */._8.includes(size))
        return `no load or store is ${size} bytes wide`;
    return undefined;
}
function widthReason({ size, localSize }) {
    return `the field has ${size} bytes there and ${localSize} here, and only pointers and unsigned integers are loaded at another width`;
}
function signed(value) {
    return BigInt.asIntN(64, value);
}

// EXTERNAL MODULE: ./lib/core/loaders/libbpf/value.js
var value = __nccwpck_require__(7877);
;// CONCATENATED MODULE: ./lib/core/loaders/libbpf/libbpf.js








/**
 * libbpf 1.6 and later.
 *
 * All candidates that match must agree on the offset and the value, and the ones that do not match are
 * dropped for good: the list of candidates of a local type is shared by all its relocations, and gets
 * shorter from record to record. So the same question may have another answer later:
 *
 *     struct s     { u32 x; };              // the kernel's two candidates for `s`
 *     struct s___b { u64 x; u32 z; };
 *
 *     s->x;   // both match at offset 0: a load of 4 bytes, as `s` comes first
 *     s->z;   // only `s___b` matches, and `s` is dropped
 *     s->x;   // `s___b` alone is asked: a load of 8 bytes
 */
const libbpf = {
    name: 'libbpf',
    asksUnnamed: false,
    essentialLength: names/* essentialLength */.xZ,
    isCandidate: btf_kinds/* kindsCompatible */.iJ,
    agreesOnPlain: () => true,
    match: libbpf_match,
    same: sameMatch,
    decide: libbpf_decide,
    patch: patchInLibbpf,
};
function libbpf_match(context, query, candidate) {
    // Without a value of the object's own libbpf fails before it looks at candidates.
    if (query.local === undefined)
        return undefined;
    const { local, target, plain } = context;
    const matched = matchCandidate(context, query.spec, candidate);
    if (matched === undefined)
        return undefined;
    const found = (0,value/* matchAt */.p)(local, query.local, target, query.kind, matched);
    if (matched.plain && isPlain(context, query, matched.last)) {
        plain.query = query;
        plain.candidate = candidate;
        plain.direct = matched.direct === true;
    }
    return found;
}
function isPlain({ local, target }, { spec }, last) {
    const own = spec.accessors[spec.accessors.length - 1];
    if (own === undefined || last === undefined || spec.endsUnnamed)
        return false;
    return (0,loaders_plain/* hasPlainValue */.Wn)(local, own) && (0,loaders_plain/* hasPlainValue */.Wn)(target, last);
}
/**
 * `libbpf relo_core.c: bpf_core_calc_relo_insn`, for one relocation after the other. A load ends at the
 * first that fails; what is told of those behind it is what would become of them without it.
 */
function libbpf_decide(load) {
    let left;
    const failed = new Map();
    return load.map((asked) => {
        const decision = failed.get(asked.query) ?? decideOne(asked);
        if ('failure' in decision)
            failed.set(asked.query, decision);
        return decision;
    });
    function decideOne({ query, findings }) {
        const { local, kind, error } = query;
        if (local === undefined)
            return { failure: 'invalid', reason: error ?? '' };
        if (kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL)
            return { match: libbpf_ownTypeId(local) };
        const considered = left === undefined ? findings : findings.filter((one) => isLeft(one));
        const matching = [];
        for (const finding of considered) {
            if (finding.error !== undefined)
                return { failure: 'invalid', reason: finding.error };
            if (finding.match === undefined)
                continue;
            const first = matching[0]?.match ?? finding.match;
            const disagreement = disagreementOf(first, finding.match);
            if (disagreement !== undefined)
                return { failure: 'ambiguous', reason: disagreement };
            matching.push(finding);
        }
        const first = matching[0]?.match;
        if (first === undefined)
            return { nothing: true, asked: considered[0]?.candidate };
        if (matching.length < considered.length) {
            left = new Set(matching.map(({ candidate }) => candidate));
        }
        return { match: first };
    }
    function isLeft({ candidate }) {
        return left?.has(candidate) === true;
    }
}
function libbpf_ownTypeId({ value }) {
    return {
        bitOffset: 0,
        value,
        local: value,
        checked: false,
        size: 0,
        localSize: 0,
        failMemszAdjust: false,
    };
}
function disagreementOf(a, b) {
    if (a.bitOffset !== b.bitOffset) {
        return `several types of this name disagree: bit offset ${a.bitOffset} and ${b.bitOffset}`;
    }
    if (a.value === b.value)
        return undefined;
    return `several types of this name disagree: value ${a.value} and ${b.value}`;
}

;// CONCATENATED MODULE: ./lib/core/loaders/loaders.js



/**
 * The loaders that a tailored file serves. The first is the one whose answers are Outcomes; another
 * one is told of only if it answers otherwise.
 */
const LOADERS = [libbpf, cilium, aya];


/***/ }),

/***/ 7756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wn: () => (/* binding */ hasPlainValue),
/* harmony export */   jM: () => (/* binding */ isPlainType),
/* harmony export */   xD: () => (/* binding */ noPlainMatch)
/* harmony export */ });
/* harmony import */ var _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3407);
/* harmony import */ var _btf_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6141);


function noPlainMatch() {
    return { query: undefined, candidate: 0, direct: false };
}
/** Whether a field of such a type is found by every loader alike. */
function isPlainType(btf, typeId) {
    let id = btf.underlying[typeId];
    for (let depth = 0; (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(btf, id) === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY; depth++) {
        if (depth === MOST_DIMENSIONS)
            return false;
        id = btf.underlying[(0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .arrayElement */ .UQ)(btf, id)];
    }
    const kind = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(btf, id);
    return (0,_btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .isComposite */ .mO)(kind) || kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR || (kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.INT && isPlainInt(btf, id));
}
/** Whether every loader reads the same values off a member: its size, its sign and its shifts. */
function hasPlainValue(btf, { typeId, index, name }) {
    if (name === 0 || (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .memberBitfieldSize */ .Jz)(btf, typeId, index) > 0)
        return false;
    const type = btf.underlying[(0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .memberType */ .tD)(btf, typeId, index)];
    if ((0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(btf, type) === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.PTR)
        return btf.pointerSize === 8;
    return (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(btf, type) !== _btf_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Kind */ .b8.ARRAY && isPlainType(btf, type);
}
const MOST_DIMENSIONS = 8;
/** Fills its storage, and is signed or not and nothing else. */
function isPlainInt(btf, id) {
    return ((0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .intOffset */ .FA)(btf, id) === 0 &&
        (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .intBits */ .UI)(btf, id) === (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeField */ .es)(btf, id) * 8 &&
        (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_1__/* .intEncoding */ .Fv)(btf, id) <= 1);
}


/***/ }),

/***/ 4361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ makeObjectSet)
/* harmony export */ });
/* harmony import */ var _btf_types_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6141);
/* harmony import */ var _candidates_candidates_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4314);
/* harmony import */ var _candidates_copies_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5265);
/* harmony import */ var _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2781);




function makeObjectSet(objects) {
    const distinct = new Map();
    for (const { btf, queries } of objects) {
        for (const typeId of new Set(queries.map((query) => query.typeId))) {
            for (const loader of _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_3__/* .LOADERS */ .H) {
                const bytes = essentialName(loader, btf, typeId);
                if (bytes)
                    distinct.set(Buffer.from(bytes).toString('latin1'), bytes);
            }
        }
    }
    const wanted = (0,_candidates_candidates_js__WEBPACK_IMPORTED_MODULE_1__/* .wantNames */ .Xb)([...distinct.values()]);
    const parts = objects.map((object) => ({
        object,
        names: _loaders_loaders_js__WEBPACK_IMPORTED_MODULE_3__/* .LOADERS */ .H.map((loader) => Int32Array.from(object.queries, ({ typeId }) => {
            const bytes = essentialName(loader, object.btf, typeId);
            return bytes === undefined ? -1 : (0,_candidates_candidates_js__WEBPACK_IMPORTED_MODULE_1__/* .indexOfName */ .X5)(wanted, bytes);
        })),
        sites: sitesByType(object),
        loads: distinctLoads(object),
    }));
    const byLayout = wanted.names.map(() => true);
    for (const { object, names } of parts) {
        object.queries.forEach((query, index) => {
            if ((0,_candidates_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .asksLayout */ .B)(object, query))
                return;
            for (const ofLoader of names) {
                const name = ofLoader[index];
                if (name >= 0)
                    byLayout[name] = false;
            }
        });
    }
    return { parts, wanted, byLayout };
}
/** The name that a loader looks for; undefined if it does not ask about types without one. */
function essentialName(loader, btf, typeId) {
    const name = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(btf, typeId);
    if (btf.strings[name] === 0 && !loader.asksUnnamed)
        return undefined;
    return btf.strings.subarray(name, name + loader.essentialLength(btf.strings, name));
}
function sitesByType({ queries, sites }) {
    const byType = new Map();
    sites.forEach(({ query }, site) => {
        const { typeId } = queries[query];
        const list = byType.get(typeId);
        if (list === undefined)
            byType.set(typeId, [site]);
        else
            list.push(site);
    });
    return [...byType.values()];
}
/**
 * What programs ask about each type. If one asks each of them twice, that is no other
 * load: only the proportions count (`cilium/ebpf btf/core.go: coreCalculateFixups`).
 */
function distinctLoads({ queries, programs }) {
    const loads = new Map();
    for (const program of programs) {
        const byType = new Map();
        for (const query of program) {
            const { typeId } = queries[query];
            const counts = byType.get(typeId) ?? new Map();
            byType.set(typeId, counts.set(query, (counts.get(query) ?? 0) + 1));
        }
        for (const counts of byType.values()) {
            const divisor = [...counts.values()].reduce(greatestDivisor);
            const list = [...counts].flatMap(([query, count]) => new Array(count / divisor).fill(query));
            loads.set(list.join(), { queries: list });
        }
    }
    return [...loads.values()];
}
function greatestDivisor(a, b) {
    return b === 0 ? a : greatestDivisor(b, a % b);
}


/***/ }),

/***/ 9980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ BPF_JEQ),
/* harmony export */   Ag: () => (/* binding */ GOTOX),
/* harmony export */   CI: () => (/* binding */ BPF_JSGT),
/* harmony export */   CO: () => (/* binding */ BPF_ARSH),
/* harmony export */   F9: () => (/* binding */ BPF_PSEUDO_KFUNC_CALL),
/* harmony export */   H7: () => (/* binding */ BPF_XOR),
/* harmony export */   HE: () => (/* binding */ BPF_ADD),
/* harmony export */   Ie: () => (/* binding */ BPF_ALU64),
/* harmony export */   JK: () => (/* binding */ BPF_STX),
/* harmony export */   Jn: () => (/* binding */ BPF_JSGE),
/* harmony export */   K4: () => (/* binding */ BPF_X),
/* harmony export */   Kn: () => (/* binding */ BPF_MEMSX),
/* harmony export */   Ky: () => (/* binding */ BPF_LDX),
/* harmony export */   LZ: () => (/* binding */ BPF_MEM),
/* harmony export */   MV: () => (/* binding */ LDIMM64),
/* harmony export */   PJ: () => (/* binding */ BPF_JA),
/* harmony export */   R7: () => (/* binding */ BPF_PSEUDO_CALL),
/* harmony export */   RR: () => (/* binding */ BPF_DIV),
/* harmony export */   Rg: () => (/* binding */ INSN_SIZE),
/* harmony export */   TF: () => (/* binding */ BPF_JLE),
/* harmony export */   VM: () => (/* binding */ BPF_END),
/* harmony export */   Vm: () => (/* binding */ BPF_ATOMIC),
/* harmony export */   Wg: () => (/* binding */ BPF_EXIT),
/* harmony export */   Wx: () => (/* binding */ BPF_JCOND),
/* harmony export */   XV: () => (/* binding */ CALL),
/* harmony export */   Xj: () => (/* binding */ BPF_AND),
/* harmony export */   _8: () => (/* binding */ WIDTHS),
/* harmony export */   _E: () => (/* binding */ BPF_JSLE),
/* harmony export */   _V: () => (/* binding */ BPF_JLT),
/* harmony export */   _y: () => (/* binding */ BPF_CALL),
/* harmony export */   bS: () => (/* binding */ BPF_LSH),
/* harmony export */   dc: () => (/* binding */ EXIT),
/* harmony export */   fk: () => (/* binding */ BPF_JSLT),
/* harmony export */   gI: () => (/* binding */ BPF_MOV),
/* harmony export */   iR: () => (/* binding */ BPF_JGE),
/* harmony export */   is: () => (/* binding */ BPF_ALU),
/* harmony export */   jn: () => (/* binding */ BPF_PSEUDO_FUNC),
/* harmony export */   nb: () => (/* binding */ BPF_OR),
/* harmony export */   oO: () => (/* binding */ BPF_JMP32),
/* harmony export */   p7: () => (/* binding */ BPF_ST),
/* harmony export */   pF: () => (/* binding */ BPF_JNE),
/* harmony export */   pg: () => (/* binding */ BPF_JGT),
/* harmony export */   pr: () => (/* binding */ BPF_JMP),
/* harmony export */   s7: () => (/* binding */ BPF_LD),
/* harmony export */   s8: () => (/* binding */ BPF_SUB),
/* harmony export */   uR: () => (/* binding */ BPF_JSET),
/* harmony export */   v5: () => (/* binding */ BPF_RSH),
/* harmony export */   wK: () => (/* binding */ BPF_MUL),
/* harmony export */   yX: () => (/* binding */ BPF_NEG)
/* harmony export */ });
/* unused harmony export BPF_MOD */
/** The parts of eBPF instructions (`include/uapi/linux/bpf_common.h` and `bpf.h`). */
/** Bytes of an instruction. */
const INSN_SIZE = 8;
/** The low three bits of an opcode: its class. */
const BPF_LD = 0x00;
const BPF_LDX = 0x01;
const BPF_ST = 0x02;
const BPF_STX = 0x03;
const BPF_ALU = 0x04;
const BPF_JMP = 0x05;
const BPF_JMP32 = 0x06;
const BPF_ALU64 = 0x07;
/** Set if the operand is a register, of arithmetic and jumps. */
const BPF_X = 0x08;
/** The high four bits of arithmetic. */
const BPF_ADD = 0x00;
const BPF_SUB = 0x10;
const BPF_MUL = 0x20;
const BPF_DIV = 0x30;
const BPF_OR = 0x40;
const BPF_AND = 0x50;
const BPF_LSH = 0x60;
const BPF_RSH = 0x70;
const BPF_NEG = 0x80;
const BPF_MOD = 0x90;
const BPF_XOR = 0xa0;
const BPF_MOV = 0xb0;
const BPF_ARSH = 0xc0;
const BPF_END = 0xd0;
/** The high four bits of jumps. */
const BPF_JA = 0x00;
const BPF_JEQ = 0x10;
const BPF_JGT = 0x20;
const BPF_JGE = 0x30;
const BPF_JSET = 0x40;
const BPF_JNE = 0x50;
const BPF_JSGT = 0x60;
const BPF_JSGE = 0x70;
const BPF_CALL = 0x80;
const BPF_EXIT = 0x90;
const BPF_JLT = 0xa0;
const BPF_JLE = 0xb0;
const BPF_JSLT = 0xc0;
const BPF_JSLE = 0xd0;
const BPF_JCOND = 0xe0;
/** The high three bits of loads and stores. */
const BPF_MEM = 0x60;
const BPF_MEMSX = 0x80;
const BPF_ATOMIC = 0xc0;
/** Widths of loads and stores in bytes, by the size bits of an opcode: BPF_W, BPF_H, BPF_B, BPF_DW. */
const WIDTHS = [4, 2, 1, 8];
/** A 64-bit immediate load, which takes two instructions. */
const LDIMM64 = 0x18;
const CALL = BPF_JMP | BPF_CALL;
const EXIT = BPF_JMP | BPF_EXIT;
/** A jump to the address in a register, which is one of a table. */
const GOTOX = BPF_JMP | BPF_JA | BPF_X;
/** What the source register of a call says of its immediate. */
const BPF_PSEUDO_CALL = 1;
const BPF_PSEUDO_KFUNC_CALL = 2;
/** What the source register of a 64-bit immediate load says of its immediate. */
const BPF_PSEUDO_FUNC = 4;


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

/***/ 814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ linkedFunctions),
/* harmony export */   v: () => (/* binding */ calleesOf)
/* harmony export */ });
/* harmony import */ var _code_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6726);

/**
 * The programs of an object, each with the functions that it calls or takes the address of, by their
 * indices (`libbpf.c: bpf_object__reloc_code`, `cilium/ebpf linker.go: flattenPrograms`). A program
 * comes first in its own list.
 */
function linkedFunctions(functions) {
    return [...functions.keys()]
        .filter((index) => (0,_code_js__WEBPACK_IMPORTED_MODULE_0__/* .isProgram */ .V)(functions[index]))
        .map((index) => {
        const linked = new Set([index]);
        for (const one of linked)
            for (const callee of calleesOf(functions, one))
                linked.add(callee);
        return [...linked];
    });
}
/** What a function calls or takes the address of, in the order of its instructions. */
function calleesOf(functions, index) {
    const { references } = functions[index];
    return [...references.values()].flatMap((reference) => reference.kind === 'function' ? [reference.function] : []);
}


/***/ }),

/***/ 136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ sourceAt),
/* harmony export */   VN: () => (/* binding */ readSourceLines),
/* harmony export */   jr: () => (/* binding */ lastUpTo),
/* harmony export */   pb: () => (/* binding */ checkedString)
/* harmony export */ });
/* harmony import */ var _btf_btf_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8268);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


/** Words of a record: byte offset of its first instruction, string offsets of file and text, line. */
const WORDS = 4;
/**
 * The source lines of an object's code.
 *
 * @throws FormatError if a section's name is not there
 */
function readSourceLines(btf, lines) {
    return new Map(lines.map(({ name, records }) => {
        const words = new Uint32Array(records.length * WORDS);
        records.forEach(({ insnOffset, file, text, line }, index) => {
            words.set([insnOffset, file, text, line], index * WORDS);
        });
        return [checkedString(btf, name, 'section name'), words];
    }));
}
/**
 * The line of an instruction, by its byte offset in a section: that of the last record up to it.
 *
 * @param btf the object's own
 * @throws FormatError if the record names a string that is not there
 */
function sourceAt(btf, lines, section, offset) {
    const words = lines.get(section);
    if (words === undefined)
        return undefined;
    const after = countUpTo(words.length / WORDS, offset, (index) => words[index * WORDS]);
    const [, file = 0, text = 0, line = 0] = words.subarray((after - 1) * WORDS, after * WORDS);
    if (after === 0 || line === 0)
        return undefined;
    const shown = text < btf.strings.length ? (0,_btf_btf_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(btf, text) : '';
    return { file: checkedString(btf, file, 'source file'), line, ...(shown && { text: shown }) };
}
/** Of items sorted by their offsets, the last that is at `offset` or before it. */
function lastUpTo(items, offset, offsetOf) {
    return items[countUpTo(items.length, offset, (index) => offsetOf(items[index])) - 1];
}
/** How many of `length` sorted offsets are at `offset` or before it. */
function countUpTo(length, offset, offsetAt) {
    let low = 0;
    let high = length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (offsetAt(middle) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** @throws FormatError if the string is not there */
function checkedString(btf, offset, what) {
    if (offset >= btf.strings.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('.BTF.ext', 0, `${what} at string offset ${offset}, beyond the strings,`);
    }
    return (0,_btf_btf_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(btf, offset);
}


/***/ }),

/***/ 6291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ox: () => (/* binding */ instructionKey),
/* harmony export */   d6: () => (/* binding */ MAX_OFFSET),
/* harmony export */   dx: () => (/* binding */ readInstruction)
/* harmony export */ });
/* harmony import */ var _opcodes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9980);

/** The largest offset that a load or store has room for. */
const MAX_OFFSET = 32767;
/** The instruction at a byte offset of a section. */
function readInstruction(code, offset, byteOrder) {
    if (offset + _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .INSN_SIZE */ .Rg > code.length)
        return { form: 'other', problem: 'no whole instruction' };
    const little = byteOrder === 'little';
    const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
    const opcode = view.getUint8(offset);
    switch (opcode & 0x07) {
        case _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_ALU */ .is:
        case _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_ALU64 */ .Ie:
            if ((opcode & _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_X */ .K4) !== 0)
                return { form: 'other', problem: 'operand in a register' };
            return { form: 'alu', immediate: unsigned(view.getInt32(offset + 4, little)) };
        case _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_LDX */ .Ky:
        case _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_ST */ .p7:
        case _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_STX */ .JK:
            return {
                form: 'memory',
                offset: unsigned(view.getInt16(offset + 2, little)),
                size: _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .WIDTHS */ ._8[(opcode >> 3) & 0x03],
            };
        case _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_LD */ .s7: {
            const source = little ? view.getUint8(offset + 1) >> 4 : view.getUint8(offset + 1) & 0x0f;
            const second = offset + _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .INSN_SIZE */ .Rg;
            if (opcode !== _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .LDIMM64 */ .MV ||
                source !== 0 ||
                view.getInt16(offset + 2, little) !== 0 ||
                second + _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .INSN_SIZE */ .Rg > code.length ||
                view.getUint32(second, little) !== 0) {
                return { form: 'other', problem: 'malformed 64-bit load', load64: opcode === _opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .LDIMM64 */ .MV };
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
function unsigned(value) {
    return BigInt.asUintN(64, BigInt(value));
}


/***/ }),

/***/ 8090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lq: () => (/* binding */ isFlexibleArray),
/* harmony export */   RM: () => (/* binding */ bitsOfElements),
/* harmony export */   l9: () => (/* binding */ describeSpec),
/* harmony export */   qJ: () => (/* binding */ LOCAL_POINTER_SIZE),
/* harmony export */   qf: () => (/* binding */ MAX_SPEC_LENGTH),
/* harmony export */   sn: () => (/* binding */ parseLocalSpec)
/* harmony export */ });
/* harmony import */ var _btf_btf_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8268);
/* harmony import */ var _btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3407);
/* harmony import */ var _btf_types_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6141);
/* harmony import */ var _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5933);
/* harmony import */ var _relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4756);





/** Bytes of a pointer in BPF. */
const LOCAL_POINTER_SIZE = 8;
/** Most rawSpec of an access string, and most levels of a match. */
const MAX_SPEC_LENGTH = 64;
/**
 * Reads a CO-RE record's access string against the object's own types
 * (`libbpf relo_core.c: bpf_core_parse_spec`).
 *
 * @throws LoadError if a loader refuses the record
 */
function parseLocalSpec(btf, rootId, access, kind) {
    if (access === '' || access.startsWith(':'))
        throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('its access string is empty');
    if ((0,_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .isTypeBased */ .Yl)(kind)) {
        if (access !== '0')
            throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`access string ${quote(access)} on a type`);
        return {
            rootId,
            kind,
            rawSpec: [],
            accessors: [],
            bitOffset: 0,
            flexibleInUnion: false,
            endsUnnamed: false,
        };
    }
    const rawSpec = parseRawSpec(access);
    const root = btf.underlying[rootId];
    if ((0,_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .isEnumeratorBased */ .oC)(kind)) {
        const index = rawSpec[0];
        if (!(0,_btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .isAnyEnum */ .Ko)((0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(btf, root)))
            throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('its type is no enum');
        if (rawSpec.length > 1 || index >= (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .lengthOf */ .Y5)(btf, root)) {
            throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`no enumerator ${quote(access)} in its enum`);
        }
        const accessor = { typeId: root, index, name: (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .enumeratorName */ .MT)(btf, root, index) };
        return {
            rootId,
            kind,
            rawSpec,
            accessors: [accessor],
            bitOffset: 0,
            flexibleInUnion: false,
            endsUnnamed: false,
        };
    }
    if (!(0,_relocation_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .isFieldBased */ .Cd)(kind))
        throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`unknown relocation kind ${kind}`);
    return { rootId, kind, rawSpec, ...walkField(btf, root, rawSpec) };
}
function walkField(btf, root, rawSpec) {
    const accessors = [{ typeId: root, index: rawSpec[0], name: 0 }];
    let bitOffset = elementBits(btf, root, rawSpec[0]);
    let flexibleInUnion = false;
    let endsUnnamed = false;
    let id = root;
    for (const index of rawSpec.slice(1)) {
        id = btf.underlying[id];
        const kind = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(btf, id);
        if ((0,_btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .isComposite */ .mO)(kind)) {
            if (index >= (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .lengthOf */ .Y5)(btf, id))
                throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`no member ${index} in its type`);
            bitOffset += (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .memberBitOffset */ .J8)(btf, id, index);
            const name = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(btf, id, index);
            if (name !== 0 && btf.strings[name] === 0)
                throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('a member with no name');
            endsUnnamed = name === 0;
            if (!endsUnnamed)
                accessors.push({ typeId: id, index, name });
            id = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .memberType */ .tD)(btf, id, index);
        }
        else if (kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Kind */ .b8.ARRAY) {
            const parent = accessors[accessors.length - 1];
            const flexible = isFlexibleArray(btf, parent, id);
            if (flexible && (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(btf, parent.typeId) === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Kind */ .b8.UNION)
                flexibleInUnion = true;
            if (!flexible && index >= (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .arrayLength */ .O9)(btf, id)) {
                throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`element ${index} of an array of ${(0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .arrayLength */ .O9)(btf, id)}`);
            }
            id = btf.underlying[(0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .arrayElement */ .UQ)(btf, id)];
            accessors.push({ typeId: id, index, name: 0 });
            endsUnnamed = false;
            bitOffset += elementBits(btf, id, index);
        }
        else {
            throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`its access string goes on behind a field of kind ${_btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .KIND_NAMES */ .kd[kind]}`);
        }
    }
    return { accessors, bitOffset: bitOffset >>> 0, flexibleInUnion, endsUnnamed };
}
/**
 * Whether an array has no length of its own: 0 elements, and the last member of its struct
 * (`libbpf relo_core.c: is_flex_arr`).
 *
 * @param accessor the one before the array's element
 */
function isFlexibleArray(btf, accessor, array) {
    if (accessor.name === 0 || (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .arrayLength */ .O9)(btf, array) > 0)
        return false;
    return accessor.index === (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .lengthOf */ .Y5)(btf, accessor.typeId) - 1;
}
function elementBits(btf, id, index) {
    const size = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveSize */ .GX)(btf, id, LOCAL_POINTER_SIZE);
    if (size < 0)
        throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X('a type on its way has no size');
    return bitsOfElements(index, size);
}
/** Bits before element `index` of elements of `size` bytes, as the 32 bits that a loader keeps. */
function bitsOfElements(index, size) {
    return Math.imul(Math.imul(index, size), 8) >>> 0;
}
/** What a person calls the relocation's subject: its type, and the field path or enumerator. */
function describeSpec(btf, rootId, spec) {
    const kind = (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(btf, rootId);
    const name = (0,_btf_btf_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(btf, (0,_btf_types_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(btf, rootId)) || '(anonymous)';
    const type = kind === _btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Kind */ .b8.TYPEDEF ? name : `${_btf_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .KIND_NAMES */ .kd[kind]} ${name}`;
    if (spec === undefined || spec.accessors.length === 0)
        return { type, access: '' };
    const [first, ...rest] = spec.accessors;
    if (first.name !== 0)
        return { type, access: (0,_btf_btf_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(btf, first.name) };
    let access = first.index === 0 ? '' : `[${first.index}]`;
    for (const { name, index } of rest) {
        if (name === 0)
            access += `[${index}]`;
        else
            access += `${access === '' ? '' : '.'}${(0,_btf_btf_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(btf, name)}`;
    }
    return { type, access };
}
function parseRawSpec(access) {
    // A loader reads numbers with sscanf("%d"), and takes a ':' between them as given.
    const number = /:?\s*([+-]?\d+)/y;
    const rawSpec = [];
    while (number.lastIndex < access.length) {
        const index = Number(number.exec(access)?.[1] ?? -1);
        if (!(index >= 0 && index <= 0x7fff_ffff)) {
            throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`malformed access string ${quote(access)}`);
        }
        if (rawSpec.length === MAX_SPEC_LENGTH) {
            throw new _loaders_load_error_js__WEBPACK_IMPORTED_MODULE_4__/* .LoadError */ .X(`more than ${MAX_SPEC_LENGTH} levels in its access string`);
        }
        rawSpec.push(index);
    }
    return rawSpec;
}
function quote(text) {
    return JSON.stringify(text);
}


/***/ }),

/***/ 4756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ RELOCATION_KIND_NAMES),
/* harmony export */   Cd: () => (/* binding */ isFieldBased),
/* harmony export */   TF: () => (/* binding */ RelocationKind),
/* harmony export */   Tu: () => (/* binding */ isShift),
/* harmony export */   Yl: () => (/* binding */ isTypeBased),
/* harmony export */   oC: () => (/* binding */ isEnumeratorBased)
/* harmony export */ });
/** `enum bpf_core_relo_kind` of include/uapi/linux/bpf.h. */
const RelocationKind = {
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
    return kind <= RelocationKind.FIELD_RSHIFT_U64;
}
function isShift(kind) {
    return kind === RelocationKind.FIELD_LSHIFT_U64 || kind === RelocationKind.FIELD_RSHIFT_U64;
}
function isEnumeratorBased(kind) {
    return kind === RelocationKind.ENUMVAL_EXISTS || kind === RelocationKind.ENUMVAL_VALUE;
}
function isTypeBased(kind) {
    return ((kind >= RelocationKind.TYPE_ID_LOCAL && kind <= RelocationKind.TYPE_SIZE) ||
        kind === RelocationKind.TYPE_MATCHES);
}


/***/ }),

/***/ 7048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ STB_WEAK),
/* harmony export */   $b: () => (/* binding */ parseElf),
/* harmony export */   Dx: () => (/* binding */ STV_HIDDEN),
/* harmony export */   GU: () => (/* binding */ readRelocations),
/* harmony export */   Gb: () => (/* binding */ STT_SECTION),
/* harmony export */   Gq: () => (/* binding */ STB_LOCAL),
/* harmony export */   H$: () => (/* binding */ sectionNamed),
/* harmony export */   KK: () => (/* binding */ STT_OBJECT),
/* harmony export */   L2: () => (/* binding */ SHT_PROGBITS),
/* harmony export */   UB: () => (/* binding */ SHT_NOBITS),
/* harmony export */   VU: () => (/* binding */ SHT_SYMTAB),
/* harmony export */   aB: () => (/* binding */ isElf),
/* harmony export */   cF: () => (/* binding */ EM_BPF),
/* harmony export */   cN: () => (/* binding */ STT_NOTYPE),
/* harmony export */   lo: () => (/* binding */ STT_FUNC),
/* harmony export */   oG: () => (/* binding */ SHT_REL),
/* harmony export */   q1: () => (/* binding */ SHF_EXECINSTR),
/* harmony export */   qo: () => (/* binding */ STV_INTERNAL),
/* harmony export */   sy: () => (/* binding */ readSymbols)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const EM_BPF = 247;
const SHT_PROGBITS = 1;
const SHT_SYMTAB = 2;
const SHT_NOBITS = 8;
const SHT_REL = 9;
const SHF_EXECINSTR = 0x4;
const STT_NOTYPE = 0;
const STT_OBJECT = 1;
const STT_FUNC = 2;
const STT_SECTION = 3;
const STB_LOCAL = 0;
const STB_WEAK = 2;
const STV_INTERNAL = 1;
const STV_HIDDEN = 2;
const HEADER_SIZE = 64;
const SECTION_HEADER_SIZE = 64;
const SYMBOL_SIZE = 24;
const RELOCATION_SIZE = 16;
const decoder = new TextDecoder();
/** Whether the bytes start as an ELF file does. */
function isElf(bytes) {
    return bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}
/**
 * Reads the section table of a 64-bit ELF file of either byte order.
 *
 * @returns sections whose data are views into `bytes`
 * @throws FormatError if the file is broken, cut off, or 32-bit
 */
function parseElf(bytes) {
    if (!isElf(bytes))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', 0, 'no ELF magic');
    if (bytes.length < HEADER_SIZE)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', bytes.length, 'header is cut off');
    if (bytes[4] !== 2)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', 4, 'not a 64-bit file');
    if (bytes[5] !== 1 && bytes[5] !== 2)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', 5, 'unknown byte order');
    const little = bytes[5] === 1;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const table = offsetAt(view, 40, little, 'section table');
    const entrySize = view.getUint16(58, little);
    if (table === 0)
        return { byteOrder: orderOf(little), machine: machineOf(view, little), sections: [] };
    if (entrySize !== SECTION_HEADER_SIZE) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', 58, `section header size ${entrySize} instead of 64`);
    }
    if (table + SECTION_HEADER_SIZE > bytes.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', 40, 'section table lies beyond the end');
    }
    // Counts that do not fit their 16 bits are kept in the first section header.
    let count = view.getUint16(60, little);
    if (count === 0)
        count = offsetAt(view, table + 32, little, 'number of sections');
    let nameTable = view.getUint16(62, little);
    if (nameTable === 0xffff)
        nameTable = view.getUint32(table + 40, little);
    if (count > (bytes.length - table) / SECTION_HEADER_SIZE) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', 60, `table of ${count} sections reaches beyond the end`);
    }
    const headers = [];
    for (let index = 0; index < count; index++) {
        headers.push(readSectionHeader(bytes, view, table + index * SECTION_HEADER_SIZE, little));
    }
    const names = headers[nameTable]?.section.data;
    if (names === undefined && count > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', 62, `no section ${nameTable} for the section names`);
    }
    const sections = headers.map(({ nameOffset, section }, index) => ({
        ...section,
        name: stringAt(names, nameOffset, `name of section ${index}`),
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
 * @throws FormatError if a symbol or its name lies outside of its section
 */
function readSymbols(elf) {
    const table = elf.sections.find((section) => section.type === SHT_SYMTAB);
    if (table === undefined)
        return [];
    const names = elf.sections[table.link]?.data;
    if (names === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', table.offset, `no section ${table.link} for the symbol names`);
    }
    const little = elf.byteOrder === 'little';
    const { data } = table;
    if (data.length % SYMBOL_SIZE !== 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', table.offset, 'symbol table ends inside a symbol');
    }
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const symbols = [];
    for (let at = 0; at < data.length; at += SYMBOL_SIZE) {
        symbols.push({
            name: stringAt(names, view.getUint32(at, little), 'name of a symbol'),
            type: view.getUint8(at + 4) & 0xf,
            binding: view.getUint8(at + 4) >> 4,
            visibility: view.getUint8(at + 5) & 0x3,
            section: view.getUint16(at + 6, little),
            value: Number(view.getBigUint64(at + 8, little)),
            size: Number(view.getBigUint64(at + 16, little)),
        });
    }
    return symbols;
}
/**
 * Reads the relocations (`SHT_REL`) of a section, which is named by its index.
 *
 * @throws FormatError if a table of them ends inside one
 */
function readRelocations(elf, section) {
    const little = elf.byteOrder === 'little';
    return elf.sections.flatMap(({ type, info, data, offset: at }) => {
        if (type !== SHT_REL || info !== section)
            return [];
        if (data.length % RELOCATION_SIZE !== 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', at, 'relocations end inside one');
        }
        const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
        return Array.from({ length: data.length / RELOCATION_SIZE }, (_, i) => ({
            offset: Number(view.getBigUint64(i * RELOCATION_SIZE, little)),
            symbol: Number(view.getBigUint64(i * RELOCATION_SIZE + 8, little) >> 32n),
        }));
    });
}
function readSectionHeader(bytes, view, at, little) {
    const type = view.getUint32(at + 4, little);
    const offset = offsetAt(view, at + 24, little, 'section offset');
    const size = offsetAt(view, at + 32, little, 'section size');
    const empty = type === SHT_NOBITS || type === 0;
    if (!empty && offset + size > bytes.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', at, 'section reaches beyond the end of the file');
    }
    return {
        nameOffset: view.getUint32(at, little),
        section: {
            type,
            flags: view.getUint32(little ? at + 8 : at + 12, little),
            link: view.getUint32(at + 40, little),
            info: view.getUint32(at + 44, little),
            offset,
            data: empty ? bytes.subarray(0, 0) : bytes.subarray(offset, offset + size),
        },
    };
}
function offsetAt(view, at, little, what) {
    const value = view.getBigUint64(at, little);
    if (value > 0xffffffffffffn)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', at, `${what} ${value} is out of range`);
    return Number(value);
}
function stringAt(table, offset, what) {
    const end = table.indexOf(0, offset);
    if (offset >= table.length || end < 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('ELF', offset, `${what} lies outside of its string table`);
    }
    return decoder.decode(table.subarray(offset, end));
}
function orderOf(little) {
    return little ? 'little' : 'big';
}
function machineOf(view, little) {
    return view.getUint16(18, little);
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ ExpectedError),
/* harmony export */   IF: () => (/* binding */ FormatError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   wX: () => (/* binding */ TransportError)
/* harmony export */ });
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


/***/ }),

/***/ 6588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ prepareExpectations),
/* harmony export */   IX: () => (/* binding */ excuse),
/* harmony export */   bq: () => (/* binding */ variableSetting)
/* harmony export */ });
/* unused harmony export expectationFor */
/* harmony import */ var _kernels_filter_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4154);
/* harmony import */ var _objects_member_glob_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8219);


const BY_SECTION = { word: 'optional', by: 'SEC("?")' };
/**
 * Makes expectations ready to be asked for many kernels.
 *
 * @param aliases the archives' symbolic links, by their paths
 */
function prepareExpectations(expectations, objects, aliases = new Map()) {
    const lists = new Map();
    const filterOf = expectations.programs.map(({ kernels }) => {
        const index = lists.get(kernels) ?? lists.size;
        lists.set(kernels, index);
        return index;
    });
    const lastFirst = expectations.programs.map((line, index) => ({ line, index })).reverse();
    return {
        ...{ expectations, objects, filterOf },
        linesOf: objects.map(({ path, programs }) => programs.map(({ name }) => lastFirst
            .filter(({ line }) => (0,_objects_member_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesMember */ .cr)(line.programs, path, name))
            .map(({ index }) => index))),
        filters: [...lists.keys()].map((list) => (0,_kernels_filter_js__WEBPACK_IMPORTED_MODULE_0__/* .kernelFilter */ .OP)(list, aliases)),
        excuses: expectations.programs.map(({ word, where }) => ({ word, by: where })),
        decisions: new Map(),
    };
}
/**
 * The line that decides about a program on a kernel, and its word: the last one that names both. A line
 * with `only` is about every kernel; `isNamed` tells whether this is one of its own.
 *
 * @param object index in the objects that were prepared
 * @param program index in the programs of that object
 */
function expectationFor(prepared, object, program, kernel) {
    const { isNamed, lines } = decide(prepared, kernel);
    const line = lines[object]?.[program];
    if (line === undefined)
        return undefined;
    return { line, word: wordOf(prepared, line), isNamed: isNamed[line] };
}
/** What user space sets a variable of an object to; undefined if no line is about it. */
function variableSetting({ variables }, objectPath, variable) {
    return variables.findLast((line) => (0,_objects_member_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesMember */ .cr)(line.variables, objectPath, variable))?.setting;
}
/**
 * What does not fail a run on one kernel, though it does not load:
 *
 * - what is not loaded there, by `never`, or by `only` for other kernels;
 * - what is `optional`, by a line or by `SEC("?…")`, which no line then speaks of;
 * - what is `one of` those that one line decides about, of all objects, if another one of them loads.
 *
 * @param verdicts by object and program, as prepared; undefined for an object that is not for the kernel,
 *   and for a program that cannot be loaded there for another reason, which is then no alternative
 */
function excuse(prepared, kernel, verdicts) {
    const { isNamed, lines } = decide(prepared, kernel);
    const decided = new Set();
    const needed = new Set();
    /** Of which lines a program loads. */
    const loading = new Set();
    for (const [object, words] of verdicts.entries()) {
        for (const [program, verdict] of (words ?? []).entries()) {
            const line = lines[object]?.[program];
            if (line === undefined || verdict === undefined)
                continue;
            decided.add(line);
            (isGood(verdict) ? loading : needed).add(line);
        }
    }
    const excuses = prepared.objects.map(({ programs }, object) => programs.map(({ section }, program) => {
        const verdict = verdicts[object]?.[program];
        const line = lines[object]?.[program];
        return verdict && excuseOne(verdict, line, section);
    }));
    return { excuses, decided, needed };
    function excuseOne(verdict, line, section) {
        const word = line === undefined ? undefined : wordOf(prepared, line);
        if (line === undefined || word === undefined || (word === 'only' && isNamed[line])) {
            return section.startsWith('?') && !isGood(verdict) ? BY_SECTION : undefined;
        }
        const isExcused = word === 'never' ||
            word === 'only' ||
            (!isGood(verdict) && (word === 'optional' || loading.has(line)));
        return isExcused ? prepared.excuses[line] : undefined;
    }
}
/** Whether the verifier takes the program. */
function isGood(verdict) {
    return verdict === 'loads' || verdict === 'guarded';
}
function wordOf({ expectations }, line) {
    return expectations.programs[line]?.word;
}
/** What is decided on a kernel, worked out once for all kernels that the same filters match. */
function decide(prepared, kernel) {
    const matches = prepared.filters.map((filter) => filter(kernel));
    const key = matches.map(Number).join('');
    let decisions = prepared.decisions.get(key);
    if (decisions === undefined) {
        const isNamed = prepared.filterOf.map((filter) => matches[filter]);
        const decides = (line) => isNamed[line] || wordOf(prepared, line) === 'only';
        const lines = prepared.linesOf.map((programs) => programs.map((candidates) => candidates.find(decides)));
        decisions = { isNamed, lines };
        prepared.decisions.set(key, decisions);
    }
    return decisions;
}


/***/ }),

/***/ 8608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ judgeProduct)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/verdict/judge.js + 7 modules
var judge = __nccwpck_require__(2639);
// EXTERNAL MODULE: ./lib/verdict/verifier/generations.js
var generations = __nccwpck_require__(2595);
// EXTERNAL MODULE: ./lib/expectations/expectations.js
var expectations_expectations = __nccwpck_require__(6588);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/inputs/lines.js
var lines = __nccwpck_require__(742);
// EXTERNAL MODULE: ./lib/kernels/nearest.js
var nearest = __nccwpck_require__(928);
// EXTERNAL MODULE: ./lib/objects/member-glob.js
var member_glob = __nccwpck_require__(8219);
;// CONCATENATED MODULE: ./lib/expectations/remarks.js




const SUGGESTIONS = 3;
/** Characters of a glob that names are compared with. */
const MAX_COMPARED = 64;
/**
 * Sentences about expectations that match nothing, or that nothing needs any more; the first of them
 * only, if they are many. They stop no run: the same lines may be for runs with other kernels as well.
 */
function remarksOnExpectations(prepared, use) {
    const decided = new Set();
    const needed = new Set();
    for (const result of use.results) {
        for (const line of result.decided)
            decided.add(line);
        for (const line of result.needed)
            needed.add(line);
    }
    const { programs } = prepared.expectations;
    const remarks = [
        ...programs.flatMap((line, index) => [
            ...globRemarks(line.where, line.programs, 'program', prepared.objects, use.unread),
            ...lineRemarks(prepared, index, line, use, { decided, needed }),
        ]),
        ...variableRemarks(prepared, use.unread),
    ];
    return (0,lines/* firstSentences */.zR)('expectations', remarks, (remark) => remark(), 'to look at: mend these first');
}
/** Globs that match nothing. */
function globRemarks(where, globs, what, objects, unread) {
    return globs
        .filter((glob) => !unread.some((path) => (0,member_glob/* namesObject */.Mf)(glob, path)))
        .filter((glob) => objects.every((object) => namesIn(object, what).every((name) => !(0,member_glob/* matchesOne */.Sr)(glob, object.path, name))))
        .map((glob) => () => {
        const written = quoted(`${glob.excludes ? '!' : ''}${glob.text}`);
        const [, object = '', member = ''] = /^(?:(.*)[:.])?(.*)$/.exec(glob.text) ?? [];
        const meant = objects.filter(({ path }) => (0,member_glob/* namesObject */.Mf)(glob, path));
        return meant.length === 0
            ? `${where}, ${written}, matches no object${near(object, objects.map(nameOf))}.`
            : `${where}, ${written}, matches no ${what}${near(member, meant.flatMap((one) => namesIn(one, what)))}.`;
    });
}
function near(word, known) {
    const names = (0,nearest/* nearest */.p)(word.slice(0, MAX_COMPARED), known, SUGGESTIONS);
    return names.length === 0 ? '' : `; the nearest: ${names.map(quoted).join(', ')}`;
}
/** What is to be said of a line about programs as a whole, if it names one. */
function lineRemarks(prepared, index, { place, word }, { kernels, missing, unread }, { decided, needed }) {
    const named = prepared.linesOf.flat().filter((lines) => lines.includes(index)).length;
    if (named === 0)
        return [];
    if (word === 'one of' && named === 1 && unread.length === 0) {
        return [() => `${place} names one program only: name its alternatives too, or write optional.`];
    }
    const isNamed = prepared.filters[prepared.filterOf[index]];
    if (!kernels.some(isNamed))
        return [() => `${place} matches no kernel of this run.`];
    if (missing.some((kernel) => word === 'only' || isNamed(kernel)))
        return [];
    if (!decided.has(index)) {
        return [
            () => `${place} decides about nothing: lines below it do, or its objects are not for these kernels; leave it out.`,
        ];
    }
    if (needed.has(index))
        return [];
    const where = word === 'only' ? 'on all kernels' : 'on all kernels that it is about';
    return [() => `${place} is not needed: its programs load ${where}; leave it out.`];
}
function variableRemarks(prepared, unread) {
    const { expectations, objects } = prepared;
    const lines = expectations.variables;
    const decided = new Set(objects.flatMap(({ path, variables }) => variables.map((name) => lines.findLastIndex((line) => (0,member_glob/* matchesMember */.cr)(line.variables, path, name)))));
    return lines.flatMap((line, index) => {
        const nothing = globRemarks(line.where, line.variables, 'variable', objects, unread);
        const hides = nothing.length === 0 && unread.length === 0 && !decided.has(index);
        return hides
            ? [() => `${line.place} decides about nothing: lines below it do; leave it out.`]
            : nothing;
    });
}
function namesIn(object, what) {
    return what === 'variable' ? object.variables : object.programs.map(({ name }) => name);
}
function nameOf({ path }) {
    return (0,external_node_path_.basename)(path);
}
function quoted(text) {
    return JSON.stringify(text);
}

;// CONCATENATED MODULE: ./lib/expectations/judge-product.js





/**
 * @param known the outcomes that the kernels' numbers stand for; it grows while they are judged
 * @param aliases the archives' symbolic links, by their paths
 */
function judgeProduct(objects, known, table, expectations, aliases) {
    const judges = objects.map(({ path, object }) => (0,judge/* newJudge */.y)(object, { variables: (name) => (0,expectations_expectations/* variableSetting */.bq)(expectations, path, name) }));
    /** By object: the verdicts of kernels that agree on all that they depend on. */
    const answers = objects.map(() => new Map());
    const prepared = prepare(objects, judges, expectations, aliases);
    const decided = new Set();
    const needed = new Set();
    return {
        programs: judges.map(({ programs }) => programs),
        judge(kernel, made) {
            const verdicts = made.objects.map((object, i) => judgeOne(object, made.outcomes[i], kernel, made.helpers));
            const found = (0,expectations_expectations/* excuse */.IX)(prepared, kernel, wordsOf(judges, made.objects, verdicts));
            for (const line of found.decided)
                decided.add(line);
            for (const line of found.needed)
                needed.add(line);
            return made.objects.map((object, i) => Uint32Array.from(verdicts[i], (verdict, program) => table.numberOf(verdict, inWords(found.excuses[object]?.[program]))));
        },
        remarks: (use) => remarksOnExpectations(prepared, { ...use, results: [{ decided, needed }] }),
    };
    function judgeOne(object, outcomes, { release }, helpers) {
        const { low, high } = (0,generations/* generationOf */.gS)({ release, helpers });
        const bytes = Buffer.from(outcomes.buffer, outcomes.byteOffset, outcomes.byteLength);
        // A hash, for there may be many long lists.
        const key = (0,external_node_crypto_.createHash)('sha256')
            .update(JSON.stringify([low, high]))
            .update(bytes)
            .digest('hex');
        const ofObject = answers[object];
        const before = ofObject.get(key);
        if (before !== undefined)
            return before;
        const list = Array.from(outcomes, (number) => known[number]);
        const verdicts = judges[object].judge({ release, helpers }, list);
        ofObject.set(key, verdicts);
        return verdicts;
    }
}
function prepare(objects, judges, expectations, aliases) {
    const expected = objects.map(({ path, object: { code } }, index) => ({
        path,
        programs: judges[index].programs.map(({ program, section }) => ({
            name: program,
            section,
        })),
        variables: [...code.constants.values()].flatMap(({ variables }) => variables.filter(({ isSettable }) => isSettable).map(({ name }) => name)),
    }));
    return (0,expectations_expectations/* prepareExpectations */.DG)(expectations, expected, aliases);
}
/** By object and program: what counts for expectations. What needs the kernel's own BTF loads nowhere. */
function wordsOf(judges, objects, verdicts) {
    return judges.map(({ programs }, object) => {
        const found = verdicts[objects.indexOf(object)];
        return found?.map(({ verdict }, program) => {
            const { needsKernelBtf } = programs[program];
            return needsKernelBtf === undefined ? verdict : undefined;
        });
    });
}
function inWords(excuse) {
    if (excuse === undefined)
        return undefined;
    const { by, word } = excuse;
    return by.startsWith('SEC(') ? by : `${by}: ${word}`;
}


/***/ }),

/***/ 8990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ foreseenSentences),
/* harmony export */   w: () => (/* binding */ failureLines)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);


/** What to do about an error of the system, by its code. */
const ADVICE = new Map([
    ['EACCES', 'check its permissions'],
    ['EPERM', 'check its permissions'],
    ['EROFS', 'the file system is read-only; choose another place'],
    ['ENOENT', 'check the path'],
    ['ENOTDIR', 'a part of the path is a file; check the path'],
    ['EISDIR', 'it is a directory; check the path'],
    ['ELOOP', 'its symbolic links lead in a circle; remove one'],
    ['ENAMETOOLONG', 'the path is too long; choose a shorter one'],
    ['ENOSPC', 'the disk is full; make room'],
    ['EDQUOT', 'the quota is used up; make room'],
    ['EMFILE', 'too many files are open; raise the limit'],
    ['EIO', 'the disk fails; check it'],
    ['ENOTFOUND', 'the name is not known; check it, and the network'],
    ['EAI_AGAIN', 'names cannot be looked up; check the network'],
    ['ECONNREFUSED', 'nobody answers there; check the address'],
    ['ECONNRESET', 'the connection broke; try again'],
    ['ETIMEDOUT', 'nobody answered; check the network'],
    ['ENETUNREACH', 'there is no way to it; check the network'],
    ['EHOSTUNREACH', 'there is no way to it; check the network'],
]);
/**
 * What a person is told of an error that can happen to a program without a fault: what was thrown to be
 * told, with its sentences, and what the system says of files and networks. This is the one place that decides it.
 *
 * @returns sentences; undefined for anything else, which is a fault of ours and shows where it was
 */
function foreseenSentences(thrown) {
    if (!node_util__WEBPACK_IMPORTED_MODULE_0__.types.isNativeError(thrown))
        return undefined;
    if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ExpectedError */ .Dh)
        return thrown.sentences;
    // Of several addresses that were tried, the first tells enough.
    const [first] = thrown.errors ?? [thrown];
    const system = systemError(first) ?? systemError(thrown.cause);
    return system && [sentenceOf(system)];
}
/** The lines that tell of an error: its sentences, or where it was thrown if it is a fault of ours. */
function failureLines(thrown) {
    const foreseen = foreseenSentences(thrown);
    if (foreseen !== undefined)
        return foreseen;
    const stack = node_util__WEBPACK_IMPORTED_MODULE_0__.types.isNativeError(thrown) ? thrown.stack : undefined;
    return (stack ?? String(thrown)).split('\n');
}
function systemError(thrown) {
    const { code, syscall } = Object(thrown);
    const isSystem = typeof code === 'string' && /^E[A-Z_0-9]+$/.test(code) && !code.startsWith('ERR_');
    return isSystem && typeof syscall === 'string' ? thrown : undefined;
}
function sentenceOf({ code, syscall, path, dest, address, hostname, port }) {
    const host = hostname ?? address;
    const what = path ?? (host === undefined ? 'a file' : host + (port === undefined ? '' : `:${port}`));
    const to = dest === undefined ? '' : ` to ${JSON.stringify(dest)}`;
    const advice = ADVICE.get(code) ?? 'see what the code means';
    return `${JSON.stringify(what)}${to} failed (${syscall} ${code}): ${advice}.`;
}


/***/ }),

/***/ 5085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ matchesPathGlob),
/* harmony export */   PH: () => (/* binding */ expandBraces),
/* harmony export */   VO: () => (/* binding */ parsePathGlob),
/* harmony export */   ZN: () => (/* binding */ GLOBSTAR),
/* harmony export */   Zc: () => (/* binding */ literalOf),
/* harmony export */   kt: () => (/* binding */ matchesGlob),
/* harmony export */   qF: () => (/* binding */ parseGlob)
/* harmony export */ });
/**
 * Globs over paths: `*`, `?` and `[…]` within one part, and braces anywhere. A matcher of our own,
 * since those of libraries become regular expressions that go back and try again: a pattern with ten
 * stars, or `((([a-z])+)+)+Z`, then takes hours over a name that somebody else chose. Here a name costs
 * at most its length times the glob's.
 */
const GLOBSTAR = '**';
const MAX_LENGTH = 4096;
const MAX_ALTERNATIVES = 1000;
const MAX_DEPTH = 100;
/**
 * The patterns that the braces of one stand for: `a{b,c{d,e}}` is `ab`, `acd` and `ace`, and `{1..3}`
 * is `1`, `2` and `3`. Braces inside `[…]` or after a `\` are characters.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
function expandBraces(text) {
    if (text.length > MAX_LENGTH)
        throw new Error(`has more than ${MAX_LENGTH} characters: write several lines`);
    const [alternatives, end] = readSequence(text, 0, 0);
    if (end < text.length)
        throw new Error('has a } that closes nothing: put a { before it');
    return alternatives;
}
/**
 * Compiles one part of a path, without braces. A `\` makes the next character stand for itself.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
function parseGlob(part) {
    const group = /(?<!\\)[@?*+!]\(/.exec(part);
    if (group !== null) {
        throw new Error(`has ${group[0]}…), which is not understood: write {a,b}, or several lines`);
    }
    const tokens = [];
    for (let at = 0; at < part.length;) {
        const character = String.fromCodePoint(part.codePointAt(at));
        if (character === '[') {
            const end = classEnd(part, at);
            tokens.push(parseClass(part.slice(at + 1, end)));
            at = end + 1;
        }
        else if (character === '\\' && at + 1 < part.length) {
            const text = String.fromCodePoint(part.codePointAt(at + 1));
            tokens.push({ kind: 'character', text });
            at += 1 + text.length;
        }
        else {
            if (character === '?')
                tokens.push({ kind: 'any' });
            else if (character !== '*')
                tokens.push({ kind: 'character', text: character });
            else if (tokens.at(-1)?.kind !== 'many')
                tokens.push({ kind: 'many' });
            at += character.length;
        }
    }
    return tokens;
}
/**
 * Compiles a path, without braces.
 *
 * @throws Error as `parseGlob` does
 */
function parsePathGlob(path) {
    return path.split('/').map((part) => (part === GLOBSTAR ? GLOBSTAR : parseGlob(part)));
}
/** The one name that a glob matches; undefined if there may be others. */
function literalOf(glob) {
    return glob.every(({ kind }) => kind === 'character')
        ? glob.map((token) => (token.kind === 'character' ? token.text : '')).join('')
        : undefined;
}
/** Whether a glob matches a whole name; one that begins with a dot is like any other. */
function matchesGlob(glob, name) {
    const last = glob.at(-1);
    if (last?.kind === 'character' && !name.endsWith(last.text))
        return false;
    let at = 0;
    let next = 0;
    // The last star, and where the rest after it was tried last: only its place has to be moved.
    let star = -1;
    let tried = 0;
    while (at < name.length) {
        const token = glob[next];
        if (token?.kind === 'many') {
            star = next++;
            tried = at;
            continue;
        }
        const length = token === undefined ? 0 : matchedLength(token, name, at);
        if (length > 0) {
            next++;
            at += length;
        }
        else if (star >= 0) {
            next = star + 1;
            tried += lengthAt(name, tried);
            at = tried;
        }
        else {
            return false;
        }
    }
    while (glob[next]?.kind === 'many')
        next++;
    return next === glob.length;
}
/**
 * Whether a path's parts are what a glob stands for. It walks the glob with all the places of the path at
 * which its parts so far may have ended.
 */
function matchesPathGlob(glob, names) {
    let ends = new Set([0]);
    for (const part of glob) {
        const next = new Set();
        for (const end of ends) {
            if (part === GLOBSTAR)
                for (let i = end; i <= names.length; i++)
                    next.add(i);
            else if (end < names.length && matchesGlob(part, names[end]))
                next.add(end + 1);
        }
        ends = next;
    }
    return ends.has(names.length);
}
/** Code units of the character at an index that a token stands for; 0 if it is another one. */
function matchedLength(token, name, at) {
    if (token.kind === 'character')
        return name.startsWith(token.text, at) ? token.text.length : 0;
    if (token.kind !== 'class')
        return lengthAt(name, at);
    const code = name.codePointAt(at);
    const isIn = token.ranges.some(([first, last]) => first <= code && code <= last);
    return isIn === token.negated ? 0 : lengthAt(name, at);
}
function lengthAt(name, at) {
    return name.codePointAt(at) > 0xffff ? 2 : 1;
}
/** Reads up to the end, or to a `,` or `}` if inside braces: the alternatives, and where it stopped. */
function readSequence(text, from, depth) {
    let alternatives = [''];
    let at = from;
    while (at < text.length) {
        const character = text[at];
        if (character === '}' || (character === ',' && depth > 0))
            break;
        let choices;
        let end;
        if (character === '{') {
            [choices, end] = readBraces(text, at, depth + 1);
        }
        else {
            end = literalEnd(text, at);
            choices = [text.slice(at, end)];
        }
        if (alternatives.length * choices.length > MAX_ALTERNATIVES)
            throw tooMany();
        alternatives = alternatives.flatMap((start) => choices.map((choice) => start + choice));
        at = end;
    }
    return [alternatives, at];
}
function readBraces(text, from, depth) {
    if (depth > MAX_DEPTH)
        throw new Error(`has more than ${MAX_DEPTH} braces in each other: write several lines`);
    const range = /^\{(\d{1,6})\.\.(\d{1,6})\}/.exec(text.slice(from, from + 20));
    if (range !== null) {
        return [numbers(Number(range[1]), Number(range[2])), from + range[0].length];
    }
    const choices = [];
    let at = from;
    do {
        const [alternatives, end] = readSequence(text, at + 1, depth);
        choices.push(...alternatives);
        if (choices.length > MAX_ALTERNATIVES)
            throw tooMany();
        at = end;
    } while (text[at] === ',');
    if (text[at] !== '}')
        throw new Error('has a { without its }: close it');
    return [choices, at + 1];
}
/** The end of what stands for itself, classes and escaped characters as a whole. */
function literalEnd(text, from) {
    let at = from;
    while (at < text.length && !'{},'.includes(text[at])) {
        if (text[at] === '[')
            at = classEnd(text, at) + 1;
        else
            at += text[at] === '\\' ? 2 : 1;
    }
    // A comma outside of braces.
    return Math.min(Math.max(at, from + 1), text.length);
}
function numbers(first, last) {
    const length = Math.abs(last - first) + 1;
    if (length > MAX_ALTERNATIVES)
        throw tooMany();
    const step = first <= last ? 1 : -1;
    return Array.from({ length }, (_, i) => String(first + i * step));
}
/** Index of the `]` that ends the class at `from`; one that comes first is a character of it. */
function classEnd(text, from) {
    const first = from + (/^\[[!^]/.test(text.slice(from, from + 2)) ? 2 : 1);
    const end = text.indexOf(']', first + 1);
    if (end < 0)
        throw new Error('has a [ without its ]: close it');
    if (text.slice(from, end).includes('/'))
        throw new Error('has a / inside [ ]: take it out');
    return end;
}
function parseClass(content) {
    if (content.includes('[:'))
        throw new Error('has a [: :], which is not understood: write [0-9a-z]');
    const negated = /^[!^]/.test(content);
    const codes = Array.from(negated ? content.slice(1) : content, (one) => one.codePointAt(0) ?? 0);
    const ranges = [];
    for (let i = 0; i < codes.length; i++) {
        const first = codes[i];
        const isRange = codes[i + 1] === 0x2d && i + 2 < codes.length;
        const last = isRange ? codes[i + 2] : first;
        if (last < first) {
            throw new Error(`has a range that ends before it begins, ${String.fromCodePoint(first, 0x2d, last)}: swap its ends`);
        }
        ranges.push([first, last]);
        if (isRange)
            i += 2;
    }
    return { kind: 'class', negated, ranges };
}
function tooMany() {
    return new Error(`has more than ${MAX_ALTERNATIVES} alternatives: write several lines`);
}


/***/ }),

/***/ 3439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ parseArchives)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
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
 * @throws InputError if it is none of these, holds a password or token, or its ref is no ref
 */
function parseArchiveReference(line, context = {}) {
    const isDirectory = context.isDirectory ?? directoryExists;
    if (DIRECTORY_START.test(line) || isDirectory(line)) {
        return { kind: 'directory', path: expandHome(line, context.homeDirectory ?? external_node_os_.homedir) };
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
/** @param home throws for a user whom the system does not know, as in a container with a bare id */
function expandHome(path, home) {
    if (!/^~($|[\\/])/.test(path))
        return path;
    let directory;
    try {
        directory = home();
    }
    catch {
        throw wrong(path, 'lies in a home directory, and this user has none: give the whole path');
    }
    return (0,external_node_path_.join)(directory, path.slice(1));
}
function directoryExists(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./lib/inputs/lines.js
var inputs_lines = __nccwpck_require__(742);
;// CONCATENATED MODULE: ./lib/inputs/archives.js




/**
 * Reads the archives, one a line. Without one it is BTFHub's, wherever the run is.
 *
 * @param errors takes a sentence for each line that is wrong
 */
function parseArchives(values, errors) {
    const before = errors.length;
    const lines = (0,inputs_lines/* readPlainLines */.G5)({ input: 'archive' }, values, errors);
    if (lines.length === 0 && errors.length === before)
        return [parseArchiveReference(DEFAULT_ARCHIVE)];
    return lines.flatMap((line) => parseArchive(line, errors));
}
function parseArchive({ text, where, place }, errors) {
    const serverUrl = process.env.GITHUB_SERVER_URL;
    try {
        const archive = parseArchiveReference(text, serverUrl === undefined ? {} : { serverUrl });
        if (archive.kind === 'directory' && !isDirectory(archive.path)) {
            errors.push(`${place} is not a directory: give the path of one that exists.`);
        }
        return [archive];
    }
    catch (error) {
        const sentences = error instanceof lib_errors/* InputError */.dz ? error.sentences : [(0,lib_errors/* messageOf */.bD)(error)];
        // The sentences begin with the input and what it says; the line's number belongs between these.
        errors.push(...sentences.map((sentence) => sentence.replace(/^archive (?=")/, `${where}, `)));
        return [];
    }
}
function isDirectory(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 8004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mF: () => (/* binding */ readBaseline),
  wh: () => (/* binding */ readId),
  IS: () => (/* binding */ readKnownReport)
});

// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/regular-file.js
var regular_file = __nccwpck_require__(2454);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __nccwpck_require__(1307);
// EXTERNAL MODULE: ./lib/report/report.js
var report = __nccwpck_require__(5650);
// EXTERNAL MODULE: ./lib/verdict/verdict.js
var verdict = __nccwpck_require__(6472);
// EXTERNAL MODULE: ./lib/workspace/sources.js
var sources = __nccwpck_require__(6431);
// EXTERNAL MODULE: ./lib/output/json.js
var output_json = __nccwpck_require__(6223);
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

;// CONCATENATED MODULE: ./lib/output/parse.js






/**
 * Reads the text of a `manifest.json` of this schema or an older one. What such a file has besides is
 * passed over.
 *
 * @throws Error that continues a sentence on the file, if it is none or of a newer schema
 */
function parseManifest(json) {
    const manifest = parse(json, 'manifest.json', [MANIFEST_1, MANIFEST_2, MANIFEST_2]);
    for (const { source } of manifest.kernels)
        checkIndices([source.archive], manifest.archives);
    return manifest;
}
/**
 * Reads the text of a `report.json` of this schema or an older one.
 *
 * @throws Error as `parseManifest` does
 */
function parseReport(json) {
    const report = parse(json, 'report.json', [REPORT_1, REPORT_2, REPORT_3]);
    for (const { groups, programs, queries, relocations } of report.objects) {
        for (const group of groups)
            checkIndices(group, report.kernels);
        for (const { verdicts } of programs) {
            for (const verdict of verdicts) {
                checkIndices(verdict.groups, groups);
                if (verdict.relocation !== undefined)
                    checkIndices([verdict.relocation], relocations);
            }
        }
        for (const { outcomes } of queries) {
            for (const outcome of outcomes)
                checkIndices(outcome.groups, groups);
        }
    }
    return report;
}
/** @param shapes what the file is like in each version of its format, from the first */
function parse(json, name, shapes) {
    let value;
    try {
        value = JSON.parse(json);
    }
    catch {
        throw new Error(`is not JSON: give the ${name} that btf-bundle wrote`);
    }
    const schema = value instanceof Object && 'schema' in value ? value.schema : undefined;
    if (typeof schema !== 'number') {
        throw new Error(`tells no schema: give the ${name} that btf-bundle wrote`);
    }
    if (schema > output_json/* SCHEMA */.yx) {
        throw new Error(`has schema ${schema}, and this btf-bundle reads no newer one than ${output_json/* SCHEMA */.yx}: use a newer btf-bundle`);
    }
    const shape = shapes[schema - 1];
    if (shape === undefined)
        throw new Error(`has schema ${schema}, which there never was`);
    return shape(value, '');
}
function checkIndices(indices, list) {
    const wrong = indices.find((index) => index >= list.length);
    if (wrong !== undefined)
        throw new Error(`refers to number ${wrong} of a list that ends before`);
}
const sha256 = textLike(/^[0-9a-f]{64}$/, 'SHA-256');
const objectId = textLike(/^[0-9a-f]{40}$/, 'object id of git');
const manifestOf = (source) => recordOf({
    tool: shape_text,
    signature: sha256,
    archives: listOf(recordOf({ name: shape_text, commit: optional(objectId) })),
    objects: listOf(recordOf({ path: shape_text, sha256, relocations: natural, arch: optional(listOf(shape_text)) })),
    kernels: listOf(recordOf({
        kernel: shape_text,
        file: shape_text,
        size: natural,
        sha256,
        source,
        outcomes: recordOf({
            resolved: natural,
            absent: natural,
            unresolved: natural,
            ambiguous: natural,
            invalid: natural,
        }),
    })),
    missing: listOf(recordOf({ kernel: shape_text, reason: shape_text })),
    ownBtf: listOf(shape_text),
});
const MANIFEST_2 = manifestOf(recordOf({
    archive: natural,
    path: shape_text,
    blob: optional(objectId),
    packedSha256: optional(sha256),
    btfSize: natural,
}));
/** Version 0.1.0 of btf-bundle: a source had the hash of what is packed and the size of what is not. */
const MANIFEST_1 = manifestOf(changed(recordOf({
    archive: natural,
    path: shape_text,
    blob: optional(objectId),
    sha256: optional(sha256),
    size: natural,
}), ({ sha256: packedSha256, size: btfSize, ...rest }) => ({
    ...rest,
    ...(packedSha256 !== undefined && { packedSha256 }),
    btfSize,
})));
const SOURCE = /^(.*):(\d+)$/s;
const source = changed(textLike(SOURCE, 'source line'), (written) => {
    const [, file = '', line] = SOURCE.exec(written) ?? [];
    return { file, line: Number(line) };
});
const answer = {
    status: oneOf(outcome/* STATUSES */.f, 'status'),
    value: optional(textLike(/^[0-9]{1,20}$/, 'value')),
    width: optional(natural),
};
const query = recordOf({
    kind: shape_text,
    type: shape_text,
    access: shape_text,
    outcomes: listOf(recordOf({
        ...answer,
        reason: optional(shape_text),
        loaders: optional(recordOf({ cilium: optional(recordOf(answer)), aya: optional(recordOf(answer)) })),
        groups: listOf(natural),
    })),
});
const record = { section: shape_text, insn: natural, source: optional(source) };
const objectParts = { path: shape_text, error: optional(shape_text), groups: listOf(listOf(natural)) };
const program = recordOf({
    program: shape_text,
    section: shape_text,
    needsKernelBtf: optional(shape_text),
    verdicts: listOf(recordOf({
        verdict: oneOf(verdict/* VERDICTS */.b, 'verdict'),
        reason: optional(shape_text),
        source: optional(source),
        relocation: optional(natural),
        path: optional(listOf(source)),
        excused: optional(shape_text),
        groups: listOf(natural),
    })),
});
const reportOf = (programs) => recordOf({
    tool: shape_text,
    kernels: listOf(shape_text),
    expectations: optional(listOf(shape_text)),
    objects: listOf(changed(recordOf({
        ...objectParts,
        programs,
        queries: listOf(query),
        relocations: listOf(recordOf({ program: shape_text, ordinal: optional(natural), query: natural, ...record })),
        ignored: optional(listOf(recordOf(record))),
    }), (object) => {
        checkIndices(object.relocations.map((one) => one.query), object.queries);
        const relocations = object.relocations.map((one) => ({
            ...one,
            ordinal: one.ordinal ?? 0,
        }));
        return { ...object, relocations, ignored: object.ignored ?? [] };
    })),
});
const REPORT_3 = reportOf(listOf(program));
/** Before there were verdicts. */
const REPORT_2 = reportOf(() => []);
/**
 * Version 0.1.0 of btf-bundle: queries were sites, relocations had no ordinal, ignored records stood
 * among them, and sources had the compiler's paths.
 */
const REPORT_1 = recordOf({
    tool: shape_text,
    kernels: listOf(shape_text),
    objects: listOf(changed(recordOf({
        ...objectParts,
        sites: listOf(query),
        relocations: listOf(recordOf({ program: optional(shape_text), site: optional(natural), ...record })),
    }), ({ sites, relocations, ...rest }) => {
        const placeOf = ({ section, insn, source: from }) => {
            const file = from && `${report/* OUTSIDE */.ov}${(0,sources/* endOfPath */.k)(from.file)}`;
            return { section, insn, ...(from && file && { source: { file, line: from.line } }) };
        };
        const known = relocations.flatMap((one) => one.program === undefined || one.site === undefined
            ? []
            : [{ program: one.program, query: one.site, ...placeOf(one) }]);
        checkIndices(known.map((one) => one.query), sites);
        const isIgnored = ({ program, site }) => program === undefined || site === undefined;
        return {
            ...rest,
            programs: [],
            queries: sites,
            relocations: (0,report/* withOrdinals */.DS)(known, sites),
            ignored: relocations.filter(isIgnored).map(placeOf),
        };
    })),
});

// EXTERNAL MODULE: ./lib/output/place.js
var place = __nccwpck_require__(554);
;// CONCATENATED MODULE: ./lib/output/read-report.js





const MOST_BYTES = 512 << 20;
/**
 * Reads a report.json of this schema or an older one.
 *
 * @param path of the file, or of the directory that it lies in
 * @throws Error that continues a sentence on the path and says what to do
 */
function readReport(path) {
    if (!isDirectory(path))
        return parseReport(textOf(path, `a ${place/* REPORT_FILE */.Uq} or a directory with one`));
    try {
        return parseReport(textOf((0,external_node_path_.join)(path, place/* REPORT_FILE */.Uq), 'the directory that it was written to'));
    }
    catch (error) {
        throw new Error(`is a directory whose ${place/* REPORT_FILE */.Uq} ${error.message}`);
    }
}
function textOf(file, wanted) {
    return Buffer.from((0,regular_file/* readRegularFile */.X)(file, MOST_BYTES, wanted)).toString();
}
/** What cannot be looked at is for the reader to tell. */
function isDirectory(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./lib/report/comparison.js + 1 modules
var comparison = __nccwpck_require__(6723);
// EXTERNAL MODULE: ./lib/inputs/lines.js
var lines = __nccwpck_require__(742);
;// CONCATENATED MODULE: ./lib/inputs/baseline.js




const INPUT = 'baseline';
/**
 * Reads the input `baseline`, and the report if it names one.
 *
 * @param errors takes a sentence if it can mean nothing
 */
function readBaseline(values, errors) {
    const written = (0,lines/* readOne */.JF)(INPUT, values, errors) ?? 'auto';
    if (written === 'auto' || written === 'none')
        return written;
    const place = `${INPUT} ${JSON.stringify(written)}`;
    return readKnownReport(written, place, errors) ?? 'none';
}
/**
 * Reads a report that is to be compared.
 *
 * @param path of the file, or of its directory
 * @param place how a sentence begins that is about it
 * @param errors takes a sentence if it is of no use
 */
function readKnownReport(path, place, errors) {
    try {
        const report = readReport(path);
        if ((0,comparison/* tellsVerdicts */.PX)(report))
            return { report, baseline: { path } };
        errors.push(`${place} ${comparison/* TELLS_NO_VERDICTS */.US}.`);
    }
    catch (error) {
        errors.push(`${place} ${(0,lib_errors/* messageOf */.bD)(error)}.`);
    }
    return undefined;
}
const MOST_CHARACTERS = 40;
const DEFAULT_ID = 'default';
/**
 * Reads the input `id`.
 *
 * @param errors takes a sentence if it has characters that it may not have
 */
function readId(values, errors) {
    const id = (0,lines/* readOne */.JF)('id', values, errors) ?? DEFAULT_ID;
    if (!/^[\w-]+$/.test(id) || id.length > MOST_CHARACTERS) {
        errors.push(`id ${JSON.stringify(id)} is no name: use at most ${MOST_CHARACTERS} letters, digits, - and _.`);
    }
    return id;
}


/***/ }),

/***/ 3202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ makeExplainRequest),
/* harmony export */   S: () => (/* binding */ EXPLAIN_INPUTS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _kernels_targets_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(776);
/* harmony import */ var _objects_find_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6657);
/* harmony import */ var _objects_object_line_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5912);
/* harmony import */ var _archives_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3439);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(742);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4434);
/* harmony import */ var _source_map_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4083);








/** The flags of `explain`. */
const EXPLAIN_INPUTS = [
    'kernel',
    'archive',
    'source-map',
    'expectations',
    'expectations-file',
];
/**
 * Reads what `explain` is given, and finds the object file.
 *
 * @throws InputError as `makeRequest` does
 */
function makeExplainRequest(inputs) {
    const errors = [];
    const object = readObject(inputs.object, errors);
    const target = readKernel(inputs.kernel, errors);
    const archives = (0,_request_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('archive', errors, (wrong) => (0,_archives_js__WEBPACK_IMPORTED_MODULE_4__/* .parseArchives */ .b)(inputs.archive, wrong));
    const sourceMap = (0,_request_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('source-map', errors, (wrong) => (0,_source_map_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSourceMap */ .j)(inputs['source-map'], wrong));
    const expectations = (0,_request_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)('expectations', errors, (wrong) => (0,_request_js__WEBPACK_IMPORTED_MODULE_5__/* .readExpectations */ .uJ)(inputs, wrong));
    const { program } = inputs;
    if (errors.length > 0 || object === undefined || target === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(errors);
    }
    return { object, program, target, archives, sourceMap, expectations };
}
function readObject(written, errors) {
    const where = 'OBJECT';
    const place = `${where} ${JSON.stringify(written)}`;
    const line = { text: written, excludes: false, where, place };
    const [object, second] = (0,_objects_find_js__WEBPACK_IMPORTED_MODULE_2__/* .findObjects */ .Q)((0,_objects_object_line_js__WEBPACK_IMPORTED_MODULE_3__/* .parseObjectLines */ .w)([line], errors), errors);
    if (object !== undefined && second !== undefined) {
        errors.push(`${place} matches ${object.path} and ${second.path}: name one file.`);
    }
    return object;
}
function readKernel(values, errors) {
    const input = 'kernel';
    const before = errors.length;
    const text = (0,_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .readOne */ .JF)(input, values, errors);
    if (text === undefined) {
        if (errors.length === before) {
            errors.push(`${input} is not given: write --kernel with one, as btf-bundle list prints them.`);
        }
        return undefined;
    }
    const place = `${input} ${JSON.stringify(text)}`;
    if (text.startsWith('!')) {
        errors.push(`${place} excludes kernels: name the one that is meant.`);
        return undefined;
    }
    return (0,_kernels_targets_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTargets */ .Sx)([{ text, excludes: false, where: input, place }], errors, input)[0];
}


/***/ }),

/***/ 2747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ parseFailOn),
/* harmony export */   y: () => (/* binding */ conditionsOf)
/* harmony export */ });
const CONDITIONS = [
    'missing',
    'invalid',
    'newly-broken',
    'broken',
    'depends',
    'unresolved',
];
const DEFAULT = ['missing', 'invalid', 'broken'];
/** What was broken before is not for the one to mend who changes something else. */
const DEFAULT_OF_A_CHANGE = ['missing', 'invalid', 'newly-broken'];
const KNOWN = new Set(CONDITIONS);
/**
 * Reads words between commas or white space; none of them means the default.
 *
 * @param errors takes a sentence for each word that is wrong
 */
function parseFailOn(values, errors) {
    const words = values.flatMap((value) => value.split(/[,\s]+/)).filter((word) => word !== '');
    if (words.length === 0)
        return 'default';
    const unknown = words.filter((word) => word !== 'none' && !KNOWN.has(word));
    for (const word of unknown) {
        errors.push(`fail-on does not know "${word}": use any of ${CONDITIONS.slice(0, -1).join(', ')} and ${CONDITIONS.at(-1)}, or none.`);
    }
    if (words.includes('none')) {
        if (words.some((word) => word !== 'none')) {
            errors.push('fail-on has none beside other words: give none alone, or leave it out.');
        }
        return new Set();
    }
    return new Set(words);
}
/**
 * The conditions that make a run fail.
 *
 * @param isComparedChange whether the run is about a change that is not merged yet, such as a pull request,
 *   and has a baseline
 */
function conditionsOf(choice, isComparedChange) {
    if (choice !== 'default')
        return choice;
    return new Set(isComparedChange ? DEFAULT_OF_A_CHANGE : DEFAULT);
}


/***/ }),

/***/ 742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ readPlainLines),
/* harmony export */   JF: () => (/* binding */ readOne),
/* harmony export */   Se: () => (/* binding */ readLines),
/* harmony export */   y1: () => (/* binding */ plainLines),
/* harmony export */   zR: () => (/* binding */ firstSentences)
/* harmony export */ });
/** Characters of a line that a sentence repeats. */
const MAX_SHOWN = 200;
/** Sentences about one input that are worth reading. */
const MAX_SENTENCES = 10;
/**
 * Reads the lines of an input, by the same rules for all of them: `#` at the start or after white
 * space begins a comment, blank lines say nothing, `!` excludes. Lines are counted as the user sees
 * them, over all values if there are several.
 *
 * @param errors takes a sentence for each line that can mean nothing
 */
function readLines(source, values, errors) {
    const { input, file } = source;
    const numbered = values.flatMap(splitLines);
    return numbered.flatMap((whole, index) => {
        const written = whole.replace(/(^|\s)#.*$/s, '').trim();
        if (written === '')
            return [];
        const from = file === undefined ? input : `${input} ${JSON.stringify(source.name ?? file)}`;
        const where = `${from} line ${index + 1}`;
        const place = `${where}, ${JSON.stringify(shown(written))},`;
        const excludes = written.startsWith('!');
        const text = excludes ? written.slice(1).trim() : written;
        if (text === '') {
            errors.push(`${place} excludes nothing: write what to leave out behind the !.`);
            return [];
        }
        if (isQuoted(text)) {
            errors.push(`${place} stands in quotes, which would be a part of it: leave them out.`);
            return [];
        }
        return [{ text, excludes, where, place }];
    });
}
/** The same for an input that has nothing to exclude from: a `!` is an error. */
function readPlainLines(source, values, errors) {
    return plainLines(source.input, readLines(source, values, errors), errors);
}
/** The lines without those that begin with `!`, each of which is an error. */
function plainLines(input, lines, errors) {
    return lines.filter(({ excludes, place }) => {
        if (excludes)
            errors.push(`${place} begins with !, but ${input} excludes nothing: leave the line out.`);
        return !excludes;
    });
}
/** The one line of an input that takes one value; undefined if there is none. */
function readOne(input, values, errors) {
    const lines = values.flatMap(splitLines).map((line) => line.trim());
    const given = lines.filter((line) => line !== '');
    const [value] = given;
    if (given.length > 1)
        errors.push(`${input} has ${given.length} lines: give one value.`);
    else if (value !== undefined && isQuoted(value)) {
        errors.push(`${input} ${value} stands in quotes, which would be a part of it: leave them out.`);
    }
    return value;
}
/**
 * Sentences about the first of an input's lines that are wrong, and one with the number of the others.
 *
 * @param others what is said of these; goes on after "more lines"
 */
function firstSentences(input, wrong, sentenceOf, others = 'that are wrong: mend these first') {
    const left = wrong.length - MAX_SENTENCES;
    if (left <= 1)
        return wrong.map(sentenceOf);
    const rest = `${input} has ${left} more lines ${others}.`;
    return [...wrong.slice(0, MAX_SENTENCES).map(sentenceOf), rest];
}
/** The lines of a value, however they end. */
function splitLines(value) {
    return value.split(/\r\n|\r|\n/);
}
function isQuoted(text) {
    return /^(["']).*\1$/.test(text);
}
/** A long line is cut short, and what may be a password in a URL is left out. */
function shown(text) {
    const safe = text.replace(/\/\/[^/\s]*@/g, '//…@');
    return safe.length > MAX_SHOWN ? `${safe.slice(0, MAX_SHOWN)}…` : safe;
}


/***/ }),

/***/ 4434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  OW: () => (/* binding */ WORKFLOW_INPUTS),
  Cv: () => (/* binding */ about),
  uE: () => (/* binding */ makeListRequest),
  In: () => (/* binding */ makeRequest),
  uJ: () => (/* binding */ readExpectations)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/foreseen.js
var foreseen = __nccwpck_require__(8990);
// EXTERNAL MODULE: ./lib/kernels/targets.js
var kernels_targets = __nccwpck_require__(776);
// EXTERNAL MODULE: ./lib/objects/find.js
var find = __nccwpck_require__(6657);
// EXTERNAL MODULE: ./lib/objects/object-line.js
var object_line = __nccwpck_require__(5912);
// EXTERNAL MODULE: ./lib/output/place.js
var place = __nccwpck_require__(554);
// EXTERNAL MODULE: ./lib/report/report.js
var report = __nccwpck_require__(5650);
// EXTERNAL MODULE: ./lib/workspace/below.js
var below = __nccwpck_require__(8112);
// EXTERNAL MODULE: ./lib/inputs/archives.js + 1 modules
var inputs_archives = __nccwpck_require__(3439);
// EXTERNAL MODULE: ./lib/inputs/baseline.js + 3 modules
var inputs_baseline = __nccwpck_require__(8004);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/inputs/danger.js


/**
 * Why the run must not write into a directory, or put another into its place.
 *
 * @param archives directories that are read
 * @returns words that continue a sentence which names the directory; undefined if nothing is wrong
 */
function dangerOf(written, archives) {
    const directory = realPath(written);
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
/** Whether a path lies below a directory, links followed. */
function liesBelow(path, directory) {
    return isBelow(realPath(path), realPath(directory));
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

// EXTERNAL MODULE: ./lib/objects/member-glob.js
var member_glob = __nccwpck_require__(8219);
// EXTERNAL MODULE: ./lib/inputs/lines.js
var inputs_lines = __nccwpck_require__(742);
;// CONCATENATED MODULE: ./lib/inputs/expectations.js




const INPUT = 'expectations';
const WORDS = ['never', 'optional', 'only'];
const LOWEST = -(2n ** 63n);
const HIGHEST = 2n ** 64n - 1n;
/**
 * Reads lines of two forms:
 *
 *     exec.bpf.o:old_probe                      never on rhel/8
 *     exec.bpf.o:*_fentry                       optional
 *     probe.bpf.o:{open_kprobe,open_fentry}     one of
 *     a.bpf.o:send, b.bpf.o:send                one of on ubuntu/18.04 ubuntu/20.04
 *     legacy.bpf.o:* !legacy.bpf.o:count        only on amzn/2, !amzn/2/arm64
 *
 *     *.targ_dev = any
 *     exec.bpf.o:targ_tgid = 0
 *
 * The first: programs as `parseProgramGlob` reads them, one of `never`, `optional`, `one of` and `only`,
 * and `on` with kernels as targets name them; without it, all of them are meant. Programs and kernels are
 * separated by white space or commas. A `!` before one excludes, and the last that matches decides.
 * The first of these words behind the first program ends the programs, so one that has such a name is
 * written `*:never`.
 *
 * The second: variables as `parseVariableGlob` reads them, `=`, and `any`, `default`, a number, `true` or
 * `false`. What stands in a path in the place of an `=` is `?`.
 *
 * @param errors takes a sentence for each line that is malformed
 */
function parseExpectations(lines, errors) {
    const programs = [];
    const variables = [];
    const reading = { errors, kernelLists: new Map(), alternatives: 0 };
    for (const line of (0,inputs_lines/* plainLines */.y1)(INPUT, lines, errors)) {
        if (reading.alternatives > kernels_targets/* MAX_ALTERNATIVES */.cg)
            break;
        try {
            const divide = line.text.lastIndexOf('=');
            if (divide < 0)
                programs.push(parseProgramLine(line, reading));
            else
                variables.push(parseVariableLine(line, divide, reading));
        }
        catch (error) {
            errors.push(`${line.place} ${(0,lib_errors/* messageOf */.bD)(error)}.`);
        }
    }
    // One list of kernels may have said so.
    const tooMany = (0,kernels_targets/* tooManyAlternatives */.mH)(INPUT);
    if (reading.alternatives > kernels_targets/* MAX_ALTERNATIVES */.cg && !errors.includes(tooMany))
        errors.push(tooMany);
    return { programs, variables };
}
function parseProgramLine(line, reading) {
    const { where, place } = line;
    const { members, word, patterns } = divideLine(splitList(line.text));
    const programs = parseMembers(members, member_glob/* parseProgramGlob */.gq, line, reading);
    return { where, place, word, programs, kernels: parseKernels(patterns, line, reading) };
}
function divideLine(written) {
    const at = written.findIndex((_, index) => index > 0 && wordAt(written, index) !== undefined);
    const word = wordAt(written, Math.max(at, 0));
    if (word === undefined) {
        throw new Error('does not say what is expected: write never, optional, one of or only behind the programs, or = behind variables');
    }
    if (at < 0)
        throw new Error(`names no program: write one before ${word}, or * for all`);
    const members = written.slice(0, at);
    const [on, ...patterns] = written.slice(at + word.split(' ').length);
    if (on !== undefined && on !== 'on') {
        throw new Error(`has ${JSON.stringify(on)} behind ${word}: write on before kernels`);
    }
    if (patterns.length === 0 && (on !== undefined || word === 'only')) {
        const [first] = members;
        throw new Error(`names no kernel: write patterns, such as ${first} ${word} on ubuntu/20.04`);
    }
    return { members, word, patterns };
}
function wordAt(written, index) {
    const word = written[index];
    if (word === 'one' && written[index + 1] === 'of')
        return 'one of';
    return WORDS.includes(word ?? '') ? word : undefined;
}
function parseVariableLine(line, divide, reading) {
    const { text, where, place } = line;
    const written = splitList(text.slice(0, divide));
    if (written.length === 0)
        throw new Error('names no variable: write one before the =');
    const setting = parseSetting(text.slice(divide + 1).trim());
    return {
        where,
        place,
        variables: parseMembers(written, member_glob/* parseVariableGlob */.g6, line, reading),
        setting,
    };
}
function parseSetting(text) {
    if (text === 'any' || text === 'default')
        return text;
    if (text === 'true' || text === 'false')
        return text === 'true' ? 1n : 0n;
    const [, minus, digits] = /^(-?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(text) ?? [];
    if (digits === undefined) {
        throw new Error('has no value behind its =: write any, default or one number, such as 0');
    }
    const value = minus === '-' ? -BigInt(digits) : BigInt(digits);
    if (value < LOWEST || value > HIGHEST) {
        throw new Error('has a number that no 64 bits hold: write a smaller one');
    }
    return value;
}
function parseMembers(members, parse, { where }, reading) {
    return members.flatMap((text) => {
        try {
            const glob = parse(text);
            reading.alternatives += glob.alternatives.length;
            return [glob];
        }
        catch (error) {
            reading.errors.push(`${where}, ${JSON.stringify(text)}, ${(0,lib_errors/* messageOf */.bD)(error)}.`);
            return [];
        }
    });
}
function parseKernels(patterns, { where }, reading) {
    const key = patterns.join(' ');
    const known = reading.kernelLists.get(key);
    if (known !== undefined)
        return known;
    const lines = patterns.map((written) => {
        const excludes = written.startsWith('!');
        const text = excludes ? written.slice(1) : written;
        return { text, excludes, where, place: `${where}, ${JSON.stringify(written)},` };
    });
    const before = reading.errors.length;
    const kernels = (0,kernels_targets/* parseTargets */.Sx)(lines, reading.errors, INPUT);
    for (const { pattern } of kernels)
        reading.alternatives += pattern.length;
    // What is wrong is told of every line that has it.
    if (reading.errors.length === before)
        reading.kernelLists.set(key, kernels);
    return kernels;
}
/** The parts of a list, between white space or commas that no braces are around. */
function splitList(text) {
    const parts = [];
    let depth = 0;
    let part = '';
    for (const character of text.replace(/(^|[\s,])!\s+/g, '$1!')) {
        if (character === '{')
            depth++;
        if (character === '}')
            depth = Math.max(depth - 1, 0);
        if (depth === 0 && /[\s,]/.test(character)) {
            parts.push(part);
            part = '';
        }
        else {
            part += character;
        }
    }
    return [...parts, part].filter((one) => one !== '');
}

// EXTERNAL MODULE: ./lib/inputs/fail-on.js
var fail_on = __nccwpck_require__(2747);
// EXTERNAL MODULE: ./lib/regular-file.js
var regular_file = __nccwpck_require__(2454);
;// CONCATENATED MODULE: ./lib/inputs/lines-file.js



const MAX_SIZE = 1 << 20;
/**
 * Reads the lines of a file that an input names.
 *
 * @param what a line of it says, such as `a pattern`
 * @param errors takes a sentence if it cannot be read, or for each line that can mean nothing
 */
function readLinesFile(source, what, errors) {
    const wanted = `a text file with ${what} a line`;
    try {
        const text = textOf((0,regular_file/* readRegularFile */.X)(source.file, MAX_SIZE, wanted), wanted);
        return (0,inputs_lines/* readLines */.Se)(source, [text], errors);
    }
    catch (error) {
        errors.push(`${source.input} ${JSON.stringify(source.file)} ${(0,lib_errors/* messageOf */.bD)(error)}.`);
        return [];
    }
}
function textOf(bytes, wanted) {
    if (bytes.includes(0))
        throw new Error(`is not UTF-8 text: give ${wanted}`);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new Error('is not UTF-8 text: save it as UTF-8');
    }
}

// EXTERNAL MODULE: ./lib/inputs/source-map.js
var source_map = __nccwpck_require__(4083);
;// CONCATENATED MODULE: ./lib/inputs/request.js

















/** The inputs of the action, which are the flags of the terminal, but for those that only workflows need. */
const INPUTS = [
    'objects',
    'targets',
    'targets-file',
    'archive',
    'cache',
    'output',
    'report-directory',
    'source-map',
    'expectations',
    'expectations-file',
    'fail-on',
    'baseline',
    'id',
    'sarif',
];
const WORKFLOW_INPUTS = ['id'];
const DEFAULT_OUTPUT = 'btf-bundle';
const CACHE_MODES = ['auto', 'all', 'source', 'none'];
/**
 * Reads all inputs, `targets-file`, and which object files there are. Nothing is written, and nothing
 * is asked of a server.
 *
 * @throws InputError with a sentence for everything that is wrong, the first of them only if there are
 *   many about one input
 */
function makeRequest(inputs) {
    const errors = [];
    const objects = about('objects', errors, (wrong) => readObjects(inputs, wrong));
    const targets = about('targets', errors, (wrong) => readTargets(inputs, wrong));
    const archives = about('archive', errors, (wrong) => (0,inputs_archives/* parseArchives */.b)(inputs.archive, wrong));
    const output = readOutput(inputs, archives, errors);
    const reportDirectory = readReportDirectory(inputs, output, archives, errors);
    const sourceMap = about('source-map', errors, (wrong) => (0,source_map/* parseSourceMap */.j)(inputs['source-map'], wrong));
    const expectations = about('expectations', errors, (wrong) => readExpectations(inputs, wrong));
    const failOn = (0,fail_on/* parseFailOn */.X)(inputs['fail-on'], errors);
    const cache = readCache(inputs, errors);
    const baseline = (0,inputs_baseline/* readBaseline */.mF)(inputs.baseline, errors);
    const id = (0,inputs_baseline/* readId */.wh)(inputs.id, errors);
    const sarif = readSwitch('sarif', inputs, errors);
    if (errors.length > 0)
        throw new lib_errors/* InputError */.dz(errors);
    return {
        ...{ objects, targets, archives, cache, output, reportDirectory, sourceMap },
        ...{ expectations, failOn, baseline, id, sarif },
    };
}
/**
 * Reads the inputs that tell which kernels there are, and does not look at the others.
 *
 * @throws InputError as `makeRequest` does
 */
function makeListRequest(inputs) {
    const errors = [];
    const targets = about('targets', errors, (wrong) => readTargets(inputs, wrong));
    const archives = about('archive', errors, (wrong) => (0,inputs_archives/* parseArchives */.b)(inputs.archive, wrong));
    if (errors.length > 0)
        throw new lib_errors/* InputError */.dz(errors);
    return { targets, archives };
}
/** Reads one input of many lines, and keeps what is said of it short. */
function about(input, errors, read) {
    const wrong = [];
    const value = read(wrong);
    errors.push(...(0,inputs_lines/* firstSentences */.zR)(input, wrong, (sentence) => sentence));
    return value;
}
function readObjects(inputs, errors) {
    const lines = (0,object_line/* parseObjectLines */.w)((0,inputs_lines/* readLines */.Se)({ input: 'objects' }, inputs.objects, errors), errors);
    const found = (0,find/* findObjects */.Q)(lines, errors);
    if (errors.length === 0 && found.length === 0) {
        errors.push(lines.some(({ excludes }) => !excludes)
            ? 'objects excludes every file that it names: leave one.'
            : 'objects names no file: give at least one eBPF object or glob, such as build/*.o.');
    }
    return found;
}
function readTargets(inputs, errors) {
    const targets = (0,kernels_targets/* parseTargets */.Sx)(readWithFiles(inputs, 'targets', 'a pattern', errors), errors);
    if (errors.length === 0 && targets.every(({ excludes }) => excludes)) {
        errors.push('targets names no kernel: give at least one pattern such as ubuntu/20.04/x86_64, in targets or in a targets-file.');
    }
    return targets;
}
/** Reads `expectations` and `expectations-file`. */
function readExpectations(inputs, errors) {
    const lines = readWithFiles(inputs, 'expectations', 'an expectation', errors);
    return parseExpectations(lines, errors);
}
/** What is said of expectations goes into reports, where an absolute path would differ from machine to machine. */
function nameInReports(file) {
    if (!(0,external_node_path_.isAbsolute)(file))
        return file;
    return (0,below/* pathBelow */.B)(process.cwd(), file) ?? `${report/* OUTSIDE */.ov}${(0,external_node_path_.basename)(file)}`;
}
/** The lines of an input, and then those of the files that its `-file` names. */
function readWithFiles(inputs, input, what, errors) {
    const inFiles = `${input}-file`;
    const lines = [...(0,inputs_lines/* readLines */.Se)({ input }, inputs[input], errors)];
    for (const { text } of (0,inputs_lines/* readPlainLines */.G5)({ input: inFiles }, inputs[inFiles], errors)) {
        const name = input === 'expectations' ? nameInReports(text) : text;
        lines.push(...readLinesFile({ input: inFiles, file: text, name }, what, errors));
    }
    return lines;
}
function readOutput(inputs, archives, errors) {
    const output = (0,inputs_lines/* readOne */.JF)('output', inputs.output, errors) ?? DEFAULT_OUTPUT;
    const danger = dangerOf(output, directoriesOf(archives));
    if (danger !== undefined) {
        errors.push(`output ${JSON.stringify(output)} ${danger}: give a directory of its own, such as btf-bundle.`);
        return output;
    }
    try {
        (0,place/* inspectPlace */.wI)((0,place/* realDirectory */.Ut)(output), output);
    }
    catch (error) {
        const sentences = (0,foreseen/* foreseenSentences */.k)(error);
        if (sentences === undefined)
            throw error;
        errors.push(...sentences);
    }
    return output;
}
/** Reports may lie in the output directory itself, but not below it, where the bundle replaces all. */
function readReportDirectory(inputs, output, archives, errors) {
    const input = 'report-directory';
    const directory = (0,inputs_lines/* readOne */.JF)(input, inputs[input], errors);
    if (directory === undefined)
        return undefined;
    const danger = liesBelow(directory, output)
        ? 'is inside the output directory, which is replaced as a whole'
        : dangerOf(directory, directoriesOf(archives));
    if (danger !== undefined) {
        errors.push(`${input} ${JSON.stringify(directory)} ${danger}: give a directory of its own, such as btf-report, or leave it out.`);
    }
    return directory;
}
function directoriesOf(archives) {
    return archives.flatMap((one) => (one.kind === 'directory' ? [one.path] : []));
}
function readCache(inputs, errors) {
    const words = inputs.cache.flatMap((value) => value.split(/\s+/)).filter((word) => word !== '');
    const mode = words[0] ?? 'auto';
    if (words.length <= 1 && CACHE_MODES.includes(mode))
        return mode;
    errors.push(`cache does not know "${words.join(' ')}": use auto, all, source or none.`);
    return 'none';
}
/** `true` or `false`, which is the default; GitHub's own inputs are written so. */
function readSwitch(input, inputs, errors) {
    const word = (0,inputs_lines/* readOne */.JF)(input, inputs[input], errors) ?? 'false';
    if (word !== 'true' && word !== 'false') {
        errors.push(`${input} ${JSON.stringify(word)} is no switch: use true or false.`);
    }
    return word === 'true';
}


/***/ }),

/***/ 4083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ parseSourceMap)
/* harmony export */ });
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(742);

/**
 * Reads lines `FROM=TO`; the last `=` divides them.
 *
 * @param errors takes a sentence for each line that is wrong
 */
function parseSourceMap(values, errors) {
    const prefixes = new Map();
    for (const { text, place } of (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readPlainLines */ .G5)({ input: 'source-map' }, values, errors)) {
        const divide = text.lastIndexOf('=');
        const from = withoutEnd(text.slice(0, Math.max(divide, 0)));
        const to = withoutEnd(text.slice(divide + 1));
        if (from === '' || to === '') {
            errors.push(`${place} is not FROM=TO: write two directories, such as /build=. or /src=src.`);
        }
        else if (prefixes.has(from)) {
            errors.push(`${place} maps ${JSON.stringify(from)} a second time: leave one line for it.`);
        }
        else {
            prefixes.set(from, { from, to });
        }
    }
    return [...prefixes.values()];
}
/** A directory's path without `/` at its end. */
function withoutEnd(path) {
    const text = path.trim();
    return /^\/+$/.test(text) ? '/' : text.replace(/\/+$/, '');
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

/***/ 8542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ normalArch),
/* harmony export */   UT: () => (/* binding */ byteOrderOf),
/* harmony export */   dw: () => (/* binding */ areOfOneTarget),
/* harmony export */   hT: () => (/* binding */ architecturesOfTarget),
/* harmony export */   of: () => (/* binding */ architecturesNamed),
/* harmony export */   u5: () => (/* binding */ architecturesWithRegister),
/* harmony export */   zj: () => (/* binding */ ARCHITECTURE_NAMES)
/* harmony export */ });
const X86_REGISTERS = ['di', 'si', 'bx', 'ax', 'cx', 'dx', 'orig_ax'];
const POWERPC_REGISTERS = ['gpr', 'nip', 'orig_gpr3', 'ccr', 'user_regs'];
const MIPS_REGISTERS = ['regs', 'cp0_status', 'cp0_epc'];
/**
 * All that is known of architectures; nothing else may hold a list of them. Sources: bpf2go's
 * `gen/target.go`, libbpf's `bpf_tracing.h`, and `struct pt_regs` of `arch/<target>` in Linux.
 */
const ARCHITECTURES = [
    {
        name: 'x86_64',
        aliases: ['amd64', 'x64'],
        target: 'x86',
        byteOrder: 'little',
        registers: [...X86_REGISTERS, 'r8', 'r9', 'r10', 'r15', 'rdi', 'rsi', 'rax', 'orig_rax'],
    },
    {
        name: 'i686',
        aliases: ['386', 'i386', 'i486', 'i586'],
        target: 'x86',
        byteOrder: 'little',
        registers: [...X86_REGISTERS, 'edi', 'esi', 'eax', 'orig_eax'],
    },
    {
        name: 'arm64',
        aliases: ['aarch64'],
        target: 'arm64',
        byteOrder: 'little',
        registers: ['regs', 'pstate', 'orig_x0', 'user_regs'],
    },
    {
        name: 'arm',
        aliases: ['armv6l', 'armv7l', 'armv8l', 'armhf', 'armel'],
        target: 'arm',
        byteOrder: 'little',
        registers: ['uregs'],
    },
    {
        name: 's390x',
        aliases: [],
        target: 's390',
        byteOrder: 'big',
        registers: ['psw', 'gprs', 'orig_gpr2', 'user_regs'],
    },
    {
        name: 'ppc64le',
        aliases: ['ppc64el', 'powerpc64le'],
        target: 'powerpc',
        byteOrder: 'little',
        registers: POWERPC_REGISTERS,
    },
    {
        name: 'ppc64',
        aliases: ['powerpc64'],
        target: 'powerpc',
        byteOrder: 'big',
        registers: POWERPC_REGISTERS,
    },
    {
        name: 'riscv64',
        aliases: [],
        target: 'riscv',
        byteOrder: 'little',
        registers: ['epc', 'ra', 'a0', 'a1', 'a7', 'orig_a0'],
    },
    {
        name: 'loongarch64',
        aliases: ['loong64'],
        target: 'loongarch',
        byteOrder: 'little',
        registers: ['regs', 'csr_era', 'csr_estat', 'orig_a0'],
    },
    // `uname -m` says mips64 and mips for kernels of either byte order.
    { name: 'mips64', aliases: [], target: 'mips', registers: MIPS_REGISTERS },
    {
        name: 'mips64el',
        aliases: ['mips64le'],
        target: 'mips',
        byteOrder: 'little',
        registers: MIPS_REGISTERS,
    },
    { name: 'mips', aliases: [], target: 'mips', registers: MIPS_REGISTERS },
    {
        name: 'mipsel',
        aliases: ['mipsle'],
        target: 'mips',
        byteOrder: 'little',
        registers: MIPS_REGISTERS,
    },
    {
        name: 'sparc64',
        aliases: [],
        target: 'sparc',
        byteOrder: 'big',
        registers: ['u_regs', 'tnpc'],
    },
];
const BY_NAME = new Map(ARCHITECTURES.flatMap((one) => [one.name, ...one.aliases].map((name) => [name, one])));
const BY_TARGET = new Map([...new Set(ARCHITECTURES.map(({ target }) => target))].map((target) => [
    target,
    ARCHITECTURES.filter((one) => one.target === target).map(({ name }) => name),
]));
const BY_REGISTER = new Map(ARCHITECTURES.flatMap(({ registers }) => registers).map((register) => [
    register,
    ARCHITECTURES.filter(({ registers }) => registers.includes(register)).map(({ name }) => name),
]));
/** Names of all architectures that are known. */
const ARCHITECTURE_NAMES = ARCHITECTURES.map(({ name }) => name);
/** The name under which an architecture is compared; one that is not known stays as it is. */
function normalArch(arch) {
    return BY_NAME.get(arch)?.name ?? arch;
}
/** The byte order of all kernels of an architecture; undefined if that is not known. */
function byteOrderOf(arch) {
    return BY_NAME.get(arch)?.byteOrder;
}
/**
 * The architectures that a user's word means: the one of that name, or all that share it in the
 * kernel's source (`x86`); undefined if it is none.
 */
function architecturesNamed(word) {
    const one = BY_NAME.get(word);
    return one === undefined ? BY_TARGET.get(word) : [one.name];
}
/** The architectures of bpf2go's suffix, such as `x86` or `powerpc`; undefined if it is none. */
function architecturesOfTarget(target) {
    return BY_TARGET.get(target);
}
/** The architectures that have a register of this name, if it tells them from others. */
function architecturesWithRegister(name) {
    return BY_REGISTER.get(name);
}
/** Whether architectures share one name in the kernel's source, as `x86_64` and `i686` do. */
function areOfOneTarget(names) {
    return new Set(names.map((name) => BY_NAME.get(name)?.target)).size === 1;
}


/***/ }),

/***/ 4154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OP: () => (/* binding */ kernelFilter),
/* harmony export */   a_: () => (/* binding */ matchesReleases),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   g2: () => (/* binding */ RELEASE),
/* harmony export */   jt: () => (/* binding */ directoryOf),
/* harmony export */   yI: () => (/* binding */ releasesIn)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6636);

/** The level of the release, below the directories. */
const RELEASE = _pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .LEVELS */ .A_.length - 1;
/**
 * Whether lines name a kernel. The last one that matches decides; none at all name every kernel, and so
 * do those that begin with one that excludes, but for what they exclude.
 *
 * What it finds out of a directory of kernels it keeps, so ask one filter about all of them.
 *
 * @param aliases the archive's symbolic links, by their paths
 */
function kernelFilter(lines, aliases = new Map()) {
    const otherwise = lines[0]?.excludes ?? true;
    const known = new Map();
    return (kernel) => {
        const directory = directoryOf(kernel);
        let deciding = known.get(directory);
        if (deciding === undefined) {
            const names = namesOf(directory, aliases);
            deciding = lines
                .map(({ excludes, pattern }) => ({ excludes, releases: releasesIn(pattern, names) }))
                .filter(({ releases }) => releases.length > 0)
                .reverse();
            known.set(directory, deciding);
        }
        const last = deciding.find(({ releases }) => matchesReleases(releases, kernel));
        return last === undefined ? otherwise : !last.excludes;
    };
}
/** `distro/version/arch`; kernels that have it in common are matched by their releases alone. */
function directoryOf({ distro, version, arch }) {
    return `${distro}/${version}/${arch}`;
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
/** The last segments of those alternatives that match a directory. */
function releasesIn(pattern, names) {
    return pattern
        .filter((segments) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesNames */ ._p)(segments, names, RELEASE))
        .map((segments) => segments[RELEASE]);
}
function matchesReleases(releases, kernel) {
    const parts = [kernel.distro, kernel.version, kernel.arch, kernel.release];
    return releases.some((segment) => segment === undefined || (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPart */ .JB)(segment, parts, parts, RELEASE));
}


/***/ }),

/***/ 3945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ kernelId)
/* harmony export */ });
/** `distro/version/arch/release`, the one name of a kernel in files, reports and messages. */
function kernelId(kernel) {
    return `${kernel.distro}/${kernel.version}/${kernel.arch}/${kernel.release}`;
}


/***/ }),

/***/ 928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
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


/***/ }),

/***/ 6636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ LEVELS),
/* harmony export */   Eb: () => (/* binding */ compilePattern),
/* harmony export */   JB: () => (/* binding */ matchesPart),
/* harmony export */   _p: () => (/* binding */ matchesNames)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5085);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8542);


/** The levels of a kernel id, from the left. */
const LEVELS = ['distro', 'version', 'arch', 'release'];
const ARCH = LEVELS.indexOf('arch');
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
    if (/\s/.test(text))
        throw new Error('has white space in it: write one pattern a line');
    if (/[{,]\s*[,}]/.test(text)) {
        throw new Error('has an empty alternative in its braces, which would mean everything: fill it');
    }
    const compiled = new Map();
    return (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .expandBraces */ .PH)(text).flatMap((alternative) => {
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
function compileSegment(text) {
    const glob = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGlob */ .qF)(text);
    return { text, glob, isLiteral: (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOf */ .Zc)(glob) !== undefined };
}
/** Whether the first `depth` segments match one of the names. */
function matchesNames(segments, names, depth) {
    return names.all.some((name) => segments.every((segment, level) => level >= depth || matchesPart(segment, name, names.own, level)));
}
/**
 * Whether a segment matches the part at a level of one of a kernel's names. What is not in the kernel's
 * own id is found by its literal name only, so that `*` means what the archive itself holds.
 */
function matchesPart(segment, name, own, level) {
    const part = name[level] ?? '';
    if (!segment.isLiteral) {
        if (part !== own[level])
            return false;
        return ((0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .kt)(segment.glob, part) ||
            (level === ARCH && (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .kt)(segment.glob, (0,_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .normalArch */ .Ey)(part))));
    }
    const { text } = segment;
    if (part === text)
        return true;
    if (level === 0)
        return part === DISTROS.get(text);
    if (level === 1)
        return CODE_NAMES.get(name[0] ?? '')?.get(text) === part;
    return level === ARCH && ((0,_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .architecturesNamed */ .of)(text) ?? []).includes((0,_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .normalArch */ .Ey)(part));
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


/***/ }),

/***/ 776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sx: () => (/* binding */ parseTargets),
/* harmony export */   cg: () => (/* binding */ MAX_ALTERNATIVES),
/* harmony export */   mH: () => (/* binding */ tooManyAlternatives),
/* harmony export */   tu: () => (/* binding */ selectKernels)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _inputs_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(742);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4154);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(928);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6636);





const SUGGESTIONS = 3;
/** Characters of a kernel's release at most, and of what is told of a part of a pattern. */
const MAX_NAME = 64;
/** Alternatives of a pattern that are looked at to say why it matches nothing. */
const MAX_EXPLAINED = 20;
/** Alternatives of all patterns together. */
const MAX_ALTERNATIVES = 20_000;
/**
 * Reads the lines that name kernels, each a pattern as `compilePattern` reads it.
 *
 * @param errors takes a sentence for each line that is malformed
 * @param input whose lines they are
 */
function parseTargets(lines, errors, input = 'targets') {
    let alternatives = 0;
    const targets = lines.flatMap(({ text, excludes, place }) => {
        try {
            const pattern = alternatives > MAX_ALTERNATIVES ? [] : (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .compilePattern */ .Eb)(text);
            alternatives += pattern.length;
            return [{ place, excludes, pattern }];
        }
        catch (error) {
            errors.push(`${place} ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}.`);
            return [];
        }
    });
    if (alternatives > MAX_ALTERNATIVES)
        errors.push(tooManyAlternatives(input));
    return targets;
}
/** The sentence about an input whose lines stand for more than `MAX_ALTERNATIVES`. */
function tooManyAlternatives(input) {
    return `${input} stand for more than ${MAX_ALTERNATIVES} patterns by their braces: write globs in their place.`;
}
/**
 * The kernels that the user's targets name. The last line that matches a kernel decides. Kernels that
 * have only a marker are matched as well.
 *
 * Known beside the archive's own names: `oracle`, `amazon`, `redhat`, `suse`; other names of
 * architectures; code names of Ubuntu and Debian; and the archive's symbolic links.
 *
 * @throws InputError with a sentence for each line that matches no kernel, the first of them only if
 *   there are many, or if the lines together name none
 */
function selectKernels(targets, listing) {
    const kernels = [
        ...listing.entries.map((entry) => entry.kernel),
        ...listing.ownBtf,
        ...listing.failed,
    ];
    const groups = groupKernels(kernels, listing.aliases);
    const chosen = new Set();
    const unmatched = targets.filter((target) => !apply(target, groups, chosen));
    if (unmatched.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz((0,_inputs_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .firstSentences */ .zR)('targets', unmatched, (target) => matchesNothing(target, groups)));
    }
    if (chosen.size === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([comeToNothing(targets)]);
    return {
        entries: listing.entries.filter((entry) => chosen.has(entry.kernel)),
        ownBtf: listing.ownBtf.filter((kernel) => chosen.has(kernel)),
        failed: listing.failed.filter((kernel) => chosen.has(kernel)),
    };
}
/** All that was named has been excluded again. */
function comeToNothing(targets) {
    const last = targets.findLast(({ excludes }) => excludes);
    return last === undefined
        ? 'targets names no kernel: give a pattern such as ubuntu/20.04/x86_64, or * for all.'
        : `${last.place} leaves no kernel of those that the lines before it name: exclude less, or put it before what it is not to exclude.`;
}
function groupKernels(kernels, aliases) {
    const groups = new Map();
    for (const kernel of kernels) {
        const directory = (0,_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .directoryOf */ .jt)(kernel);
        const group = groups.get(directory) ?? { names: (0,_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .eZ)(directory, aliases), kernels: [] };
        group.kernels.push(kernel);
        groups.set(directory, group);
    }
    return [...groups.values()];
}
/** @returns whether the pattern matches any kernel */
function apply(target, groups, chosen) {
    let matched = false;
    for (const { names, kernels } of groups) {
        const releases = (0,_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .releasesIn */ .yI)(target.pattern, names);
        if (releases.length === 0)
            continue;
        for (const kernel of kernels) {
            if (!(0,_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesReleases */ .a_)(releases, kernel))
                continue;
            matched = true;
            if (target.excludes)
                chosen.delete(kernel);
            else
                chosen.add(kernel);
        }
    }
    return matched;
}
/** The sentence for a pattern that matches no kernel: where it fails, and what is there instead. */
function matchesNothing(target, groups) {
    const nothing = `${target.place} matches no kernel`;
    if (groups.length === 0)
        return `${nothing}: the archive holds none.`;
    const failures = target.pattern
        .slice(0, MAX_EXPLAINED)
        .map((segments) => firstFailure(segments, groups));
    const deepest = Math.max(...failures.map(({ level }) => level));
    const failure = failures.find(({ level }) => level === deepest);
    const segment = failure?.segments[deepest];
    if (failure === undefined || segment === undefined)
        return `${nothing}.`;
    const before = failure.segments.slice(0, deepest).map(({ text }) => text.slice(0, MAX_NAME));
    const where = before.length === 0 ? 'the archive' : before.join('/');
    const wanted = segment.text.slice(0, MAX_NAME);
    const why = `${nothing}: no ${_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .LEVELS */ .A_[deepest]} in ${where} is ${JSON.stringify(wanted)}`;
    const right = rightLevel(segment, deepest, failure.groups);
    if (right !== undefined) {
        const written = [...before, ...Array(right - deepest).fill('*'), segment.text].join('/');
        const noun = _pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .LEVELS */ .A_[right] === 'arch' ? 'an arch' : `a ${_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .LEVELS */ .A_[right]}`;
        return `${why}, but ${noun} is: write ${written}.`;
    }
    const known = failure.groups.flatMap((group) => partsAt(group, deepest));
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)(wanted, known, SUGGESTIONS);
    return `${why}; the nearest: ${near.map((name) => JSON.stringify(name)).join(', ')}.`;
}
function firstFailure(segments, groups) {
    let matching = groups;
    for (let level = 0; level < _filter_js__WEBPACK_IMPORTED_MODULE_1__/* .RELEASE */ .g2; level++) {
        const next = matching.filter(({ names }) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesNames */ ._p)(segments, names, level + 1));
        if (next.length === 0)
            return { segments, level, groups: matching };
        matching = next;
    }
    return { segments, level: _filter_js__WEBPACK_IMPORTED_MODULE_1__/* .RELEASE */ .g2, groups: matching };
}
/** A deeper level at which something has this very name. */
function rightLevel(segment, level, groups) {
    if (!segment.isLiteral)
        return undefined;
    for (let right = level + 1; right <= _filter_js__WEBPACK_IMPORTED_MODULE_1__/* .RELEASE */ .g2; right++) {
        if (groups.some((group) => partsAt(group, right).includes(segment.text)))
            return right;
    }
    return undefined;
}
function partsAt({ names, kernels }, level) {
    return level === _filter_js__WEBPACK_IMPORTED_MODULE_1__/* .RELEASE */ .g2 ? kernels.map(({ release }) => release) : [names.own[level] ?? ''];
}


/***/ }),

/***/ 6657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ findObjects)
/* harmony export */ });
/* unused harmony export architecturesByName */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4500);
/* harmony import */ var _kernels_architectures_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8542);
/* harmony import */ var _path_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5415);




/**
 * Finds the files that the lines name, sorted by path. A line adds files, for all architectures or
 * some, or takes them away; the last line decides. A file that no line limits is for the architectures
 * that bpf2go's name of it says.
 *
 * @param errors takes a sentence for each line that matches no file
 */
function findObjects(lines, errors) {
    const found = new Map();
    for (const line of lines) {
        const files = (0,_path_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .filesOf */ .R8)(line.pattern);
        if (files.length === 0)
            errors.push(matchesNothing(line));
        for (const file of files) {
            if (line.excludes)
                exclude(found, file, line.architectures);
            else
                include(found, file, line);
        }
    }
    return [...found]
        .map(([file, { written, limits }]) => ({
        path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(process.cwd(), file).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/'),
        written,
        ...(limits && { architectures: [...limits].sort() }),
    }))
        .sort((a, b) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .compare */ .U)(a.path, b.path));
}
/**
 * The architectures that a file is built for by its name, if bpf2go gave it (`*_x86_bpfel.o`, in older
 * versions `*_bpfel_x86.o`); undefined if the name does not say.
 */
function architecturesByName(file) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file);
    const target = /_([a-z0-9]+)_bpfe[lb]\.o$/.exec(name) ?? /_bpfe[lb]_([a-z0-9]+)\.o$/.exec(name);
    return target?.[1] === undefined ? undefined : (0,_kernels_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .architecturesOfTarget */ .hT)(target[1]);
}
function include(found, file, { architectures, text }) {
    const limits = architectures ?? architecturesByName(file);
    const before = found.get(file);
    if (before === undefined) {
        found.set(file, { written: text, limits: limits && new Set(limits) });
    }
    else {
        before.limits = limits && before.limits && new Set([...before.limits, ...limits]);
    }
}
function exclude(found, file, architectures) {
    const one = found.get(file);
    if (one === undefined)
        return;
    const limits = new Set(architectures === undefined ? [] : (one.limits ?? _kernels_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .ARCHITECTURE_NAMES */ .zj));
    for (const architecture of architectures ?? [])
        limits.delete(architecture);
    if (limits.size === 0)
        found.delete(file);
    else
        one.limits = limits;
}
function matchesNothing({ place, text, pattern, excludes }) {
    if ((0,_path_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirectory */ .wd)(pattern)) {
        return `${place} is a directory: name its files, such as ${text.replace(/\/+$/, '')}/*.o.`;
    }
    if (/\s/.test(text)) {
        return `${place} matches no file: write one file or glob a line, if it is several.`;
    }
    return excludes
        ? `${place} matches no file, so it excludes nothing: check the path, or leave the line out.`
        : `${place} matches no file: check the path, and that the build ran.`;
}


/***/ }),

/***/ 1341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ objectsFor),
/* harmony export */   w: () => (/* binding */ reasonForNone)
/* harmony export */ });
/* harmony import */ var _kernels_architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8542);

/**
 * Indices of the objects that are for a kernel's architecture. If the architecture does not tell its
 * byte order, objects of either stay, and the kernel's BTF decides.
 */
function objectsFor(kernel, objects) {
    return [...objects.keys()].filter((index) => {
        const object = objects[index];
        return fitsByteOrder(kernel, object) && fitsArchitecture(kernel, object);
    });
}
/**
 * Why none of the objects is for a kernel; the same words for all kernels of one architecture. It goes
 * on after the kernel's name and a colon.
 */
function reasonForNone({ arch }, objects) {
    const kernel = { arch };
    const inOrder = objects.filter((object) => fitsByteOrder(kernel, object));
    const order = (0,_kernels_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .byteOrderOf */ .UT)(arch);
    if (inOrder.length === 0 && order !== undefined) {
        const other = order === 'little' ? 'big' : 'little';
        const target = order === 'little' ? 'bpfel' : 'bpfeb';
        return `kernels of ${arch} are ${order}-endian, and every object is ${other}-endian: build for ${arch} with clang -target ${target}`;
    }
    const names = [...new Set(inOrder.flatMap(({ architectures }) => architectures ?? []))].sort();
    const byRegisters = inOrder.find(({ isLimitedByRegisters }) => isLimitedByRegisters);
    if (byRegisters !== undefined) {
        return `no object is for ${arch}: they are for ${names.join(', ')}, as ${byRegisters.path} by the registers that it reads; build it for ${arch} as well`;
    }
    return `no object is for ${arch}: by the lines of objects, or their names, they are for ${names.join(', ')}; add one for ${arch}, or leave these kernels out of targets`;
}
function fitsByteOrder({ arch }, { object }) {
    const order = (0,_kernels_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .byteOrderOf */ .UT)(arch);
    return order === undefined || object.btf.byteOrder === order;
}
function fitsArchitecture({ arch }, { architectures }) {
    return architectures === undefined || architectures.includes((0,_kernels_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .normalArch */ .Ey)(arch));
}


/***/ }),

/***/ 1505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ loadObjects)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/btf/btf.js
var btf_btf = __nccwpck_require__(8268);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/btf/ext.js


/** Bytes that a record has at the least; newer ones may be longer. */
const FUNCTION_SIZE = 8;
const LINE_SIZE = 16;
const RELOCATION_SIZE = 16;
/**
 * Reads a `.BTF.ext` section (`libbpf btf.c: btf_ext_parse`).
 *
 * @throws FormatError if it is broken
 */
function parseBtfExt(bytes, byteOrder) {
    if (bytes.length < 24)
        throw new errors/* FormatError */.IF('.BTF.ext', bytes.length, 'header is cut off');
    const little = byteOrder === 'little';
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const word = (at) => view.getUint32(at, little);
    if (view.getUint16(0, little) !== btf_btf/* MAGIC */.mS)
        throw new errors/* FormatError */.IF('.BTF.ext', 0, 'no BTF magic');
    if (bytes[2] !== 1)
        throw new errors/* FormatError */.IF('.BTF.ext', 2, `unknown version ${bytes[2]}`);
    const headerLength = word(4);
    if (headerLength < 24 || headerLength > bytes.length) {
        throw new errors/* FormatError */.IF('.BTF.ext', 4, `header length ${headerLength} is out of range`);
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
            text: word(at + 8),
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
    const broken = (at, what) => new errors/* FormatError */.IF('.BTF.ext', at, what);
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

// EXTERNAL MODULE: ./lib/btf/types.js
var types = __nccwpck_require__(6141);
// EXTERNAL MODULE: ./lib/elf/elf.js
var elf_elf = __nccwpck_require__(7048);
// EXTERNAL MODULE: ./lib/core/code.js
var core_code = __nccwpck_require__(6726);
// EXTERNAL MODULE: ./lib/btf/kinds.js
var kinds = __nccwpck_require__(3407);
;// CONCATENATED MODULE: ./lib/core/constants.js




const READ_ONLY = '.rodata';
/** The sections of constants of an object, by their indices (`libbpf.c: bpf_object__elf_collect`). */
function readConstants(elf, btf) {
    const sections = new Map();
    let symbols;
    let volatiles;
    for (const [index, { name, data }] of elf.sections.entries()) {
        if (name !== READ_ONLY && !name.startsWith(`${READ_ONLY}.`))
            continue;
        symbols ??= (0,elf_elf/* readSymbols */.sy)(elf).filter(({ type }) => type === elf_elf/* STT_OBJECT */.KK);
        volatiles ??= volatileVariables(btf);
        const variables = symbols
            .filter(({ section }) => section === index)
            .map(({ name: variable, value: offset, size, binding }) => {
            const isSettable = binding === elf_elf/* STB_WEAK */.$1 || volatiles?.has(variable) === true;
            return { name: variable, offset, size, isSettable };
        })
            .sort((a, b) => a.offset - b.offset);
        sections.set(index, { bytes: new Uint8Array(data), variables });
    }
    return sections;
}
function volatileVariables(btf) {
    const names = new Set();
    for (let id = 1; id < (0,btf_btf/* typeCount */.g1)(btf); id++) {
        if ((0,types/* kindOf */.I)(btf, id) === kinds/* Kind */.b8.VAR && isVolatile(btf, (0,types/* referred */.SS)(btf, id))) {
            names.add((0,btf_btf/* stringAt */.bX)(btf, (0,types/* nameOf */.Vb)(btf, id)));
        }
    }
    return names;
}
function isVolatile(btf, id) {
    const elements = new Set();
    for (let type = id; !elements.has(type);) {
        elements.add(type);
        const kind = (0,types/* kindOf */.I)(btf, type);
        if (kind === kinds/* Kind */.b8.VOLATILE)
            return true;
        if (kind === kinds/* Kind */.b8.ARRAY)
            type = (0,types/* arrayElement */.UQ)(btf, type);
        else if (kind === kinds/* Kind */.b8.CONST || kind === kinds/* Kind */.b8.TYPEDEF || kind === kinds/* Kind */.b8.RESTRICT)
            type = (0,types/* referred */.SS)(btf, type);
        else
            return false;
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/core/externs.js



/** Bytes of a pointer in BPF. */
const POINTER_SIZE = 8;
function readExterns(btf) {
    const kconfig = new Map();
    const typedKsyms = new Set();
    for (let id = 1; id < (0,btf_btf/* typeCount */.g1)(btf); id++) {
        if ((0,types/* kindOf */.I)(btf, id) !== kinds/* Kind */.b8.DATASEC)
            continue;
        const section = (0,btf_btf/* stringAt */.bX)(btf, (0,types/* nameOf */.Vb)(btf, id));
        for (let index = 0; index < (0,types/* lengthOf */.Y5)(btf, id); index++) {
            const external = (0,types/* variableType */.Zo)(btf, id, index);
            const name = (0,btf_btf/* stringAt */.bX)(btf, (0,types/* nameOf */.Vb)(btf, external));
            if (section === '.kconfig')
                kconfig.set(name, (0,types/* resolveSize */.GX)(btf, external, POINTER_SIZE));
            else if (section === '.ksyms' && isTyped(btf, external))
                typedKsyms.add(name);
        }
    }
    return { kconfig, typedKsyms };
}
function isTyped(btf, external) {
    if ((0,types/* kindOf */.I)(btf, external) === kinds/* Kind */.b8.FUNC)
        return true;
    return (0,types/* kindOf */.I)(btf, external) === kinds/* Kind */.b8.VAR && btf.underlying[(0,types/* referred */.SS)(btf, external)] !== 0;
}

// EXTERNAL MODULE: ./lib/core/loaders/libbpf/value.js
var value = __nccwpck_require__(7877);
// EXTERNAL MODULE: ./lib/core/loaders/load-error.js
var load_error = __nccwpck_require__(5933);
// EXTERNAL MODULE: ./lib/core/opcodes.js
var opcodes = __nccwpck_require__(9980);
// EXTERNAL MODULE: ./lib/core/programs.js
var programs = __nccwpck_require__(814);
// EXTERNAL MODULE: ./lib/core/source-lines.js
var source_lines = __nccwpck_require__(136);
// EXTERNAL MODULE: ./lib/core/spec/instruction.js
var spec_instruction = __nccwpck_require__(6291);
// EXTERNAL MODULE: ./lib/core/spec/local-spec.js
var local_spec = __nccwpck_require__(8090);
// EXTERNAL MODULE: ./lib/core/spec/relocation-kind.js
var relocation_kind = __nccwpck_require__(4756);
;// CONCATENATED MODULE: ./lib/core/object.js
















/**
 * Reads an eBPF object.
 *
 * @throws FormatError if it is broken
 * @throws Error with advice if it is no eBPF object, or has no BTF
 */
function readObject(bytes) {
    if (!(0,elf_elf/* isElf */.aB)(bytes))
        throw new Error('is no ELF file; name the .o files that clang -target bpf wrote');
    const elf = (0,elf_elf/* parseElf */.$b)(bytes);
    if (elf.machine !== elf_elf/* EM_BPF */.cF) {
        throw new Error('is built for another machine than BPF; build it with clang -target bpf');
    }
    const types = (0,elf_elf/* sectionNamed */.H$)(elf, '.BTF');
    if (types === undefined)
        throw new Error('has no BTF; build it with clang -g');
    const btf = (0,btf_btf/* parseBtf */.I$)(types.data);
    if (btf.byteOrder !== elf.byteOrder) {
        throw new errors/* FormatError */.IF('.BTF', types.offset, 'byte order is not that of its ELF file');
    }
    const section = (0,elf_elf/* sectionNamed */.H$)(elf, '.BTF.ext');
    const ext = section && parseBtfExt(section.data, btf.byteOrder);
    const code = {
        functions: (0,core_code/* readFunctions */.y)(elf),
        constants: readConstants(elf, btf),
        externs: readExterns(btf),
        lines: (0,source_lines/* readSourceLines */.VN)(btf, ext?.lines ?? []),
    };
    if (section === undefined || ext === undefined) {
        return { btf, queries: [], sites: [], programs: [], relocations: [], code };
    }
    const collect = relocationCollector(elf, btf);
    for (const part of ext.relocations) {
        const name = (0,source_lines/* checkedString */.pb)(btf, part.name, 'section name');
        for (const record of part.records) {
            if (record.insnOffset % opcodes/* INSN_SIZE */.Rg !== 0) {
                throw new errors/* FormatError */.IF(`.BTF.ext`, section.offset, `a relocation lies inside an instruction`);
            }
            collect.add(name, record, (0,source_lines/* sourceAt */.Pf)(btf, code.lines, name, record.insnOffset));
        }
    }
    const { queries, sites, relocations } = collect;
    return {
        btf,
        queries,
        sites,
        programs: queriesByProgram(code.functions, collect),
        relocations,
        code,
    };
}
/** Puts together what a loader loads together: a function and all that it calls. */
function queriesByProgram(functions, { sites, relocations }) {
    const queries = new Map();
    for (const { section, program, site } of relocations) {
        if (program === undefined)
            continue;
        const key = functionKey(section, program);
        const list = queries.get(key) ?? [];
        queries.set(key, list);
        list.push(sites[site].query);
    }
    return (0,programs/* linkedFunctions */.F)(functions).map((linked) => Uint32Array.from(linked.flatMap((index) => {
        const { section, name } = functions[index];
        return queries.get(functionKey(section, name)) ?? [];
    })));
}
function functionKey(section, name) {
    return `${section}\0${name}`;
}
function relocationCollector(elf, btf) {
    const queries = [];
    const sites = [];
    const relocations = [];
    const queryIndex = new Map();
    const siteIndex = new Map();
    const programAt = programLookup(elf);
    /** By local type: how many queries there are about it. */
    const queriesOf = new Map();
    function add(section, record, source) {
        const program = programAt(section, record.insnOffset);
        const place = { section, insn: record.insnOffset / opcodes/* INSN_SIZE */.Rg, ...(source && { source }) };
        if (program === undefined) {
            relocations.push(place);
            return;
        }
        const query = indexOf(queryIndex, `${record.typeId} ${record.kind} ${record.access}`, queries, () => {
            queriesOf.set(record.typeId, (queriesOf.get(record.typeId) ?? 0) + 1);
            return readQuery(btf, record);
        });
        const instruction = (0,spec_instruction/* readInstruction */.dx)(program.code, record.insnOffset, elf.byteOrder);
        const widened = record.kind === relocation_kind/* RelocationKind */.TF.FIELD_BYTE_OFFSET && instruction.form === 'memory';
        const asked = widened ? queriesOf.get(record.typeId) : 0;
        const key = `${query} ${asked} ${(0,spec_instruction/* instructionKey */.Ox)(instruction)}`;
        const site = indexOf(siteIndex, key, sites, () => ({ query, instruction }));
        relocations.push({ ...place, program: program.name, site });
    }
    return { queries, sites, relocations, add };
}
function readQuery(btf, { typeId, kind, access: accessAt }) {
    if (typeId === 0 || typeId >= (0,btf_btf/* typeCount */.g1)(btf)) {
        throw new errors/* FormatError */.IF('.BTF.ext', 0, `a relocation names type ${typeId}, which is none,`);
    }
    const access = (0,source_lines/* checkedString */.pb)(btf, accessAt, 'access string');
    const unnamed = btf.strings[(0,types/* nameOf */.Vb)(btf, typeId)] === 0 && kind !== relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL;
    let spec;
    try {
        spec = (0,local_spec/* parseLocalSpec */.sn)(btf, typeId, access, kind);
        if (unnamed)
            throw new load_error/* LoadError */.X('it is about a type without a name');
        return { typeId, access, kind, unnamed, spec, local: (0,value/* localValue */.T)(btf, spec) };
    }
    catch (error) {
        if (!(error instanceof load_error/* LoadError */.X))
            throw error;
        return { typeId, access, kind, unnamed, ...(spec && { spec }), error: error.message };
    }
}
/** Index of what stands under `key`, made and appended if it is new. */
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
    for (const symbol of (0,elf_elf/* readSymbols */.sy)(elf)) {
        const section = elf.sections[symbol.section];
        if (symbol.type !== elf_elf/* STT_FUNC */.lo || section === undefined)
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
        if (section === undefined || section.type !== elf_elf/* SHT_PROGBITS */.L2)
            return undefined;
        if ((section.flags & elf_elf/* SHF_EXECINSTR */.q1) === 0)
            return undefined;
        const found = (0,source_lines/* lastUpTo */.jr)(functions.get(section) ?? [], offset, ({ value }) => value);
        if (found === undefined || offset >= found.value + found.size)
            return undefined;
        return { name: found.name, code: section.data };
    };
}

// EXTERNAL MODULE: ./lib/core/object-set.js
var object_set = __nccwpck_require__(4361);
;// CONCATENATED MODULE: ./lib/core/signature.js







/**
 * SHA-256, hex, over all that an object's answers depend on besides the kernel: what its relocations
 * ask, which of them stand together, and of its own types all that a loader looks at for them. A
 * change of code that leaves these alone leaves the signature alone. Ids of types are not in it, for
 * they move with every type that is new.
 */
function relocationSignature(object) {
    const { btf, queries, sites } = object;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(btf.byteOrder);
    // Types that are compared as a whole hang together, so that they are described once for all.
    const whole = typeDescriber(btf, true, (id) => [...Array((0,types/* lengthOf */.Y5)(btf, id)).keys()]);
    for (const query of queries) {
        hash.update(JSON.stringify(describeQuery(btf, query, whole)));
    }
    const { loads } = (0,object_set/* makeObjectSet */.S)([object]).parts[0];
    const asked = sites.map(({ query, instruction }) => [query, (0,spec_instruction/* instructionKey */.Ox)(instruction)]);
    return hash.update(JSON.stringify([whole.describe(), asked, loads])).digest('hex');
}
function describeQuery(btf, query, whole) {
    const { typeId, access, kind, error = '', spec, local } = query;
    const isTypeId = kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_LOCAL || kind === relocation_kind/* RelocationKind */.TF.TYPE_ID_TARGET;
    // These have in them what the sizes of types on the way were good for.
    const own = isTypeId ? [] : [spec?.bitOffset, String(local?.value), local?.size];
    const described = [access, kind, error, spec?.flexibleInUnion, own];
    if (kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES)
        return [...described, whole.placeOf(typeId)];
    const types = typeDescriber(btf, !(0,relocation_kind/* isFieldBased */.Cd)(kind), membersLookedAt(btf, query));
    return [...described, types.placeOf(typeId), types.describe()];
}
function typeDescriber(btf, beyondPointers, membersOf) {
    const places = new Map();
    const placeOf = (id) => {
        const place = places.get(id) ?? places.size;
        places.set(id, place);
        return place;
    };
    return {
        placeOf,
        describe() {
            const described = [];
            // A map hands out what is added while it is walked.
            for (const id of places.keys()) {
                const stops = (0,types/* kindOf */.I)(btf, id) === kinds/* Kind */.b8.PTR && !beyondPointers;
                described.push(stops ? [kinds/* Kind */.b8.PTR] : describeType(btf, id, membersOf(id), placeOf));
            }
            return described;
        },
    };
}
/** Of structs and unions, the members that matter; undefined if its size does and no member. */
function membersLookedAt(btf, { typeId, kind, spec }) {
    if (!(0,relocation_kind/* isFieldBased */.Cd)(kind) || spec === undefined)
        return () => undefined;
    const walked = new Map();
    let id = typeId;
    for (const index of spec.rawSpec.slice(1)) {
        id = btf.underlying[id];
        if ((0,types/* kindOf */.I)(btf, id) === kinds/* Kind */.b8.ARRAY) {
            id = (0,types/* arrayElement */.UQ)(btf, id);
            continue;
        }
        const members = walked.get(id) ?? new Set();
        walked.set(id, members.add(index));
        id = (0,types/* memberType */.tD)(btf, id, index);
    }
    return (one) => {
        const members = walked.get(one);
        return members && [...members];
    };
}
/** All that a type holds, apart from members that do not matter. */
function describeType(btf, id, members, placeOf) {
    const kind = (0,types/* kindOf */.I)(btf, id);
    const name = (0,btf_btf/* stringAt */.bX)(btf, (0,types/* nameOf */.Vb)(btf, id));
    if (kind === kinds/* Kind */.b8.VOID)
        return [kind];
    const at = btf.starts[id];
    const info = btf.words[at + 1];
    const referred = [];
    (0,types/* forEachReferred */.EF)(btf, id, (next) => referred.push(placeOf(next)));
    const own = [kind, name, info >>> 24, referred];
    if ((0,kinds/* isComposite */.mO)(kind)) {
        if (members === undefined)
            return [...own, btf.words[at + 2]];
        const described = members.map((index) => [
            index,
            (0,btf_btf/* stringAt */.bX)(btf, (0,types/* memberName */.eg)(btf, id, index)),
            placeOf((0,types/* memberType */.tD)(btf, id, index)),
            btf.words[at + 5 + index * 3],
        ]);
        return [...own, described];
    }
    if ((0,kinds/* isAnyEnum */.Ko)(kind)) {
        const enumerators = Array.from({ length: (0,types/* lengthOf */.Y5)(btf, id) }, (_, index) => [
            (0,btf_btf/* stringAt */.bX)(btf, (0,types/* enumeratorName */.MT)(btf, id, index)),
            String((0,types/* enumeratorValue */.wb)(btf, id, index)),
        ]);
        return [...own, btf.words[at + 2], enumerators];
    }
    if (kind === kinds/* Kind */.b8.INT)
        return [...own, btf.words[at + 2], btf.words[at + 3]];
    if (kind === kinds/* Kind */.b8.ARRAY)
        return [...own, btf.words[at + 5]];
    if (kind === kinds/* Kind */.b8.FLOAT)
        return [...own, btf.words[at + 2]];
    return own;
}

// EXTERNAL MODULE: ./lib/regular-file.js
var regular_file = __nccwpck_require__(2454);
;// CONCATENATED MODULE: ./lib/objects/refusal.js






const ET_REL = 1;
const SHN_LORESERVE = 0xff00;
/** `BTF_VAR_GLOBAL_EXTERN` and `BTF_FUNC_EXTERN` */
const EXTERN = 2;
/** Sections that libbpf makes maps of, beside those that begin like these and go on with a dot. */
const DATA = ['.data', '.rodata', '.bss'];
const MAPS = ['.maps', '.addr_space.1', '.jumptables'];
/**
 * Why libbpf would refuse to open an object, as far as its sections, functions, externs and ELF
 * relocations tell (`libbpf.c: bpf_object__elf_collect, bpf_object__add_programs,
 * bpf_object__collect_externs, bpf_program__record_reloc`). Definitions of maps are not looked at.
 * Other loaders may take it: cilium/ebpf links static functions from any section.
 *
 * @param btf the object's own
 * @returns words that go on after "libbpf refuses it:", or undefined if nothing of this stands against it
 * @throws FormatError if it is broken
 */
function libbpfRefusal(bytes, btf) {
    const elf = (0,elf_elf/* parseElf */.$b)(bytes);
    const type = new DataView(bytes.buffer, bytes.byteOffset).getUint16(16, elf.byteOrder === 'little');
    if (type !== ET_REL)
        return 'it is no relocatable file; take the one that clang -c wrote';
    const tables = elf.sections.filter((section) => section.type === elf_elf/* SHT_SYMTAB */.VU);
    if (tables.length === 0)
        return 'it has no symbol table; strip it with llvm-strip -g at most';
    if (tables.length > 1)
        return 'it has several symbol tables; link it with bpftool gen object';
    const symbols = (0,elf_elf/* readSymbols */.sy)(elf);
    return ofSections(elf, symbols) ?? ofExterns(btf, symbols) ?? ofRelocations(elf, symbols);
}
function ofSections(elf, symbols) {
    const functions = bySection(symbols.filter(({ type }) => type === elf_elf/* STT_FUNC */.lo));
    for (const [index, section] of elf.sections.entries()) {
        const { name } = section;
        if (name === 'maps') {
            return 'it has the section "maps" of the old map definitions, which libbpf 1.0 gave up; define them in .maps';
        }
        if (!hasCode(section))
            continue;
        for (const symbol of functions.get(index) ?? []) {
            const { value, size } = symbol;
            if (value + size > section.data.length) {
                return `its function ${quote(symbol.name)} reaches beyond its section; build it again`;
            }
            if (name !== '.text' && symbol.binding === elf_elf/* STB_LOCAL */.Gq) {
                return `its static function ${quote(symbol.name)} is in section ${quote(name)}; keep such functions in .text: build without -ffunction-sections, or inline it`;
            }
            if (size === 0 || size % opcodes/* INSN_SIZE */.Rg !== 0 || value % opcodes/* INSN_SIZE */.Rg !== 0) {
                return `its function ${quote(symbol.name)} has no whole instructions; build it again`;
            }
        }
    }
    return undefined;
}
function ofExterns(btf, symbols) {
    const externs = symbols.filter((symbol) => isExtern(symbol) && symbol.name !== '');
    if (externs.length === 0)
        return undefined;
    const sections = sectionsOfExterns(btf);
    for (const { name } of externs) {
        const section = sections.get(name);
        if (section === undefined) {
            return `its extern ${quote(name)} has no place; define it, link the object that does, or declare it __ksym or __kconfig`;
        }
        if (section !== '.kconfig' && section !== '.ksyms') {
            return `its extern ${quote(name)} is in section ${quote(section)}; declare it __ksym or __kconfig`;
        }
    }
    return undefined;
}
/** The sections that BTF puts external variables and functions into, by their names. */
function sectionsOfExterns(btf) {
    const names = new Map();
    const sections = new Map();
    for (let id = 1; id < (0,btf_btf/* typeCount */.g1)(btf); id++) {
        const linkage = (0,types/* kindOf */.I)(btf, id) === kinds/* Kind */.b8.VAR
            ? btf.words[btf.starts[id] + 3]
            : (0,types/* kindOf */.I)(btf, id) === kinds/* Kind */.b8.FUNC && (0,types/* lengthOf */.Y5)(btf, id);
        if (linkage === EXTERN)
            names.set(id, (0,btf_btf/* stringAt */.bX)(btf, (0,types/* nameOf */.Vb)(btf, id)));
    }
    for (let id = 1; id < (0,btf_btf/* typeCount */.g1)(btf); id++) {
        if ((0,types/* kindOf */.I)(btf, id) !== kinds/* Kind */.b8.DATASEC)
            continue;
        for (let index = 0; index < (0,types/* lengthOf */.Y5)(btf, id); index++) {
            const name = names.get((0,types/* variableType */.Zo)(btf, id, index));
            if (name !== undefined)
                sections.set(name, (0,btf_btf/* stringAt */.bX)(btf, (0,types/* nameOf */.Vb)(btf, id)));
        }
    }
    return sections;
}
function isExtern({ section, binding, type }) {
    return section === 0 && binding !== elf_elf/* STB_LOCAL */.Gq && type === elf_elf/* STT_NOTYPE */.cN;
}
function ofRelocations(elf, symbols) {
    const functions = bySection(symbols.filter(({ type }) => type === elf_elf/* STT_FUNC */.lo));
    const targets = new Set(elf.sections.filter(({ type }) => type === elf_elf/* SHT_REL */.oG).map(({ info }) => info));
    for (const index of [...targets].sort((a, b) => a - b)) {
        const section = elf.sections[index];
        if (section === undefined || !hasCode(section))
            continue;
        const owners = (functions.get(index) ?? []).sort((a, b) => a.value - b.value);
        for (const { offset, symbol } of (0,elf_elf/* readRelocations */.GU)(elf, index)) {
            const target = symbols[symbol];
            const owner = (0,source_lines/* lastUpTo */.jr)(owners, offset, ({ value }) => value);
            // libbpf does not look at what belongs to no program.
            if (target === undefined || owner === undefined)
                continue;
            if (offset >= owner.value + owner.size)
                continue;
            const why = ofRelocation(elf, section.data, offset, target);
            if (why !== undefined)
                return `its function ${quote(owner.name)} ${why}`;
        }
    }
    return undefined;
}
function ofRelocation(elf, code, offset, symbol) {
    if (isExtern(symbol))
        return undefined;
    const section = elf.sections[symbol.section];
    const where = `section ${quote(section?.name ?? '')}`;
    const operation = code[offset];
    if (operation === opcodes/* CALL */.XV) {
        const registers = code[offset + 1];
        const source = elf.byteOrder === 'little' ? registers >> 4 : registers & 0xf;
        if (source !== opcodes/* BPF_PSEUDO_CALL */.R7)
            return 'has a call that is none of a function; build it again';
        return section?.name === '.text'
            ? undefined
            : `calls a function in ${where}; keep it in .text: take its SEC away, or inline it`;
    }
    if (operation !== opcodes/* LDIMM64 */.MV)
        return 'has a relocation that is neither a call nor an address';
    if (symbol.section === 0 || symbol.section >= SHN_LORESERVE || section === undefined) {
        return `refers to ${quote(symbol.name)}, which is in no section; initialize it`;
    }
    if (section.name === '.text' || MAPS.includes(section.name) || isData(section))
        return undefined;
    return `refers to ${where}, which libbpf makes no map of; define maps in .maps, and data in .data, .rodata or .bss`;
}
function bySection(symbols) {
    const sections = new Map();
    for (const symbol of symbols) {
        const list = sections.get(symbol.section);
        if (list === undefined)
            sections.set(symbol.section, [symbol]);
        else
            list.push(symbol);
    }
    return sections;
}
function hasCode({ type, flags, data }) {
    return type === elf_elf/* SHT_PROGBITS */.L2 && (flags & elf_elf/* SHF_EXECINSTR */.q1) !== 0 && data.length > 0;
}
function isData({ name, type }) {
    return ((type === elf_elf/* SHT_PROGBITS */.L2 || type === elf_elf/* SHT_NOBITS */.UB) &&
        DATA.some((one) => name === one || name.startsWith(`${one}.`)));
}
function quote(text) {
    return JSON.stringify(text);
}

// EXTERNAL MODULE: ./lib/kernels/architectures.js
var architectures = __nccwpck_require__(8542);
;// CONCATENATED MODULE: ./lib/objects/registers.js





/** The structs of saved registers, each architecture's own (`libbpf bpf_tracing.h`), with a flavour. */
const REGISTERS = /^(pt_regs|user_pt_regs|user_regs_struct)(___[^_].*)?$/;
const MAX_DEPTH = 8;
/**
 * The architectures whose registers an object reads. A program that takes its arguments from `ctx->di`
 * was built for x86_64: nowhere else does `pt_regs` have a member `di`, so the relocation fails.
 *
 * What is read tells it, not what is defined: an object that reads `sp` alone works in many places. An
 * object that asks whether such a member or type exists, or that reads the registers of several
 * architectures, knows what it does.
 *
 * @returns undefined if the object is for any, as far as its registers tell
 */
function architecturesByRegisters({ btf, queries, }) {
    let left;
    for (const { typeId, kind, spec } of queries) {
        const root = btf.underlying[typeId];
        if (isQuestion(kind) && (0,relocation_kind/* isTypeBased */.Yl)(kind) && holdsRegisters(btf, root))
            return undefined;
        for (const [type, member] of spec === undefined ? [] : registersRead(btf, spec)) {
            if (isQuestion(kind))
                return undefined;
            const read = architecturesOf(btf, type, member);
            if (read === undefined)
                continue;
            left = left === undefined ? read : left.filter((one) => read.includes(one));
            if (left.length === 0)
                return undefined;
        }
    }
    return left !== undefined && (0,architectures/* areOfOneTarget */.dw)(left) ? left : undefined;
}
/** Whether a program asks in order to do something else if the answer is no. */
function isQuestion(kind) {
    return (kind === relocation_kind/* RelocationKind */.TF.FIELD_EXISTS ||
        kind === relocation_kind/* RelocationKind */.TF.TYPE_EXISTS ||
        kind === relocation_kind/* RelocationKind */.TF.TYPE_MATCHES ||
        kind === relocation_kind/* RelocationKind */.TF.TYPE_SIZE);
}
/** The registers on the way of an access: their structs, and their names. */
function registersRead(btf, { accessors }) {
    const read = [];
    let inside;
    for (const { typeId, name } of accessors) {
        if (holdsRegisters(btf, typeId))
            inside = typeId;
        if (name === 0)
            continue;
        // The struct of a member may be an anonymous one of the struct before.
        const isAnonymous = (0,kinds/* isComposite */.mO)((0,types/* kindOf */.I)(btf, typeId)) && (0,types/* nameOf */.Vb)(btf, typeId) === 0;
        if (inside !== undefined && (typeId === inside || isAnonymous)) {
            read.push([inside, (0,btf_btf/* stringAt */.bX)(btf, name)]);
        }
        inside = undefined;
    }
    return read;
}
/** Those that have the register, fewer if the rest of the struct fits fewer of them. */
function architecturesOf(btf, type, member) {
    const having = (0,architectures/* architecturesWithRegister */.u5)(member);
    if (having === undefined)
        return undefined;
    const fitting = [...memberNames(btf, type)].reduce((left, other) => {
        const others = (0,architectures/* architecturesWithRegister */.u5)(other) ?? left;
        return left.filter((one) => others.includes(one));
    }, having);
    return fitting.length > 0 ? fitting : having;
}
function holdsRegisters(btf, id) {
    return (0,kinds/* isComposite */.mO)((0,types/* kindOf */.I)(btf, id)) && REGISTERS.test((0,btf_btf/* stringAt */.bX)(btf, (0,types/* nameOf */.Vb)(btf, id)));
}
/** Names of the members, those of anonymous members included. */
function memberNames(btf, id, depth = 0) {
    const names = new Set();
    for (let index = 0; index < (0,types/* lengthOf */.Y5)(btf, id); index++) {
        const name = (0,types/* memberName */.eg)(btf, id, index);
        const type = btf.underlying[(0,types/* memberType */.tD)(btf, id, index)];
        if (name !== 0)
            names.add((0,btf_btf/* stringAt */.bX)(btf, name));
        else if (depth < MAX_DEPTH && (0,kinds/* isComposite */.mO)((0,types/* kindOf */.I)(btf, type))) {
            for (const inner of memberNames(btf, type, depth + 1))
                names.add(inner);
        }
    }
    return names;
}

;// CONCATENATED MODULE: ./lib/objects/load.js







const MAX_SIZE = 256 << 20;
/**
 * Reads the object files. One that is broken, or that cannot be worked with, does not stop the others.
 *
 * @returns both lists in the order of the files
 */
function loadObjects(found) {
    const objects = [];
    const broken = [];
    for (const one of found) {
        try {
            objects.push(loadObject(one));
        }
        catch (error) {
            broken.push({ path: one.path, error: (0,errors/* messageOf */.bD)(error) });
        }
    }
    return { objects, broken };
}
function loadObject({ path, written, architectures }) {
    const bytes = (0,regular_file/* readRegularFile */.X)(path, MAX_SIZE, 'an eBPF object file');
    const object = readObject(bytes);
    const registers = architectures === undefined ? architecturesByRegisters(object) : undefined;
    const limits = architectures ?? registers;
    const refusal = libbpfRefusal(bytes, object.btf);
    return {
        ...{ path, written, object },
        sha256: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex'),
        signature: relocationSignature(object),
        ...(limits && { architectures: limits }),
        ...(registers && { isLimitedByRegisters: true }),
        ...(refusal !== undefined && { refusal }),
    };
}


/***/ }),

/***/ 8219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mf: () => (/* binding */ namesObject),
/* harmony export */   Sr: () => (/* binding */ matchesOne),
/* harmony export */   cr: () => (/* binding */ matchesMember),
/* harmony export */   g6: () => (/* binding */ parseVariableGlob),
/* harmony export */   gq: () => (/* binding */ parseProgramGlob)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5085);


/**
 * Reads `object:program`: globs with braces anywhere. The object is meant by its path if there is a `/`
 * in it, such as `build/*.bpf.o`, else by its file's name; without `object:` any is meant. The last `:`
 * divides.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
function parseProgramGlob(written) {
    return parseMemberGlob(written, (text) => {
        const divided = cutAt(text, text.lastIndexOf(':'));
        if (divided === undefined && /\/|\.o$/.test(text)) {
            throw new Error(`names an object and no program: write ${text}:* for all of its programs`);
        }
        return divided;
    });
}
/**
 * Reads `object.variable` in the same way. The last `.` divides; a `:` does so before it, for a variable
 * with a `.` in its name, as those have that a function keeps for itself: `exec.bpf.o:handle.count`.
 *
 * @throws Error as `parseProgramGlob` does
 */
function parseVariableGlob(written) {
    return parseMemberGlob(written, (text) => cutAt(text, text.lastIndexOf(':')) ?? cutAt(text, text.lastIndexOf('.')));
}
/** Whether a list of globs names a member of an object; the last one that matches decides. */
function matchesMember(globs, path, name) {
    const last = globs.findLast((glob) => matchesOne(glob, path, name));
    return last !== undefined && !last.excludes;
}
/** Whether a glob matches a member, whatever it does with it. */
function matchesOne({ alternatives }, path, name) {
    return alternatives.some(({ object, member }) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .kt)(member, name) && matchesObject(object, path));
}
/** Whether a glob may mean members of an object. @param path with `/` between its parts */
function namesObject({ alternatives }, path) {
    return alternatives.some(({ object }) => matchesObject(object, path));
}
function matchesObject(object, path) {
    if (object === undefined)
        return true;
    return object.kind === 'name'
        ? (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .kt)(object.glob, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path))
        : (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPathGlob */ .DQ)(object.glob, withoutDot(path).split('/'));
}
function parseMemberGlob(written, divide) {
    const excludes = written.startsWith('!');
    const text = excludes ? written.slice(1) : written;
    if (text === '')
        throw new Error('excludes nothing: write what to leave out behind the !');
    if (text.includes('\\'))
        throw new Error('has a \\: write / between the parts of a path');
    if (/\s/.test(text)) {
        throw new Error('has white space in its braces: leave it out, and write ? for that in a name');
    }
    const alternatives = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .expandBraces */ .PH)(text).map((alternative) => {
        const [object, member] = divide(alternative) ?? ['*', alternative];
        if (object === '')
            throw new Error('names no object: write *, or nothing, before the name');
        if (member === '')
            throw new Error('names nothing of its object: write * for all');
        return { object: parseObjectGlob(object), member: (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGlob */ .qF)(member) };
    });
    return { text, excludes, alternatives };
}
function parseObjectGlob(text) {
    if (text === '*' || text === '**')
        return undefined;
    return text.includes('/')
        ? { kind: 'path', glob: (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePathGlob */ .VO)(withoutDot(text)) }
        : { kind: 'name', glob: (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGlob */ .qF)(text) };
}
function cutAt(text, at) {
    return at < 0 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}
function withoutDot(path) {
    return path.replace(/^(\.\/)+/, '');
}


/***/ }),

/***/ 5912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ parseObjectLines)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _kernels_architectures_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8542);
/* harmony import */ var _path_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5415);



/**
 * Reads lines of objects: `pattern`, or `arch: pattern`, each with a `!` before it or before the
 * pattern if it excludes.
 *
 * @param errors takes a sentence for each line that is malformed
 */
function parseObjectLines(lines, errors) {
    return lines.flatMap((line) => {
        try {
            return [parseObjectLine(line)];
        }
        catch (error) {
            errors.push(`${line.place} ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}.`);
            return [];
        }
    });
}
function parseObjectLine(line) {
    // A single letter before a colon is a drive of Windows.
    const [, prefix, rest] = /^(\w{2,}):\s*(.*)$/.exec(line.text) ?? [];
    const excludes = line.excludes || (rest ?? '').startsWith('!');
    const text = (rest ?? line.text).slice(!line.excludes && excludes ? 1 : 0).trim();
    if (text === '')
        throw new Error('names no file: write a file or a glob after it');
    const { place } = line;
    const pattern = (0,_path_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePathPattern */ .zW)(text);
    if (prefix === undefined)
        return { place, text, pattern, excludes };
    const architectures = (0,_kernels_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .architecturesNamed */ .of)(prefix);
    if (architectures === undefined) {
        throw new Error('begins with an architecture that is not known: write x86_64, arm64 or another of uname -m, or ./ before a file’s name');
    }
    return { place, text, pattern, excludes, architectures };
}


/***/ }),

/***/ 5415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R8: () => (/* binding */ filesOf),
  wd: () => (/* binding */ isDirectory),
  zW: () => (/* binding */ parsePathPattern)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
var external_fs_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_fs_, 2);
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
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
	let normalized = (0,external_path_namespaceObject.normalize)(path);
	if (normalized.length > 1 && normalized[normalized.length - 1] === external_path_namespaceObject.sep) normalized = normalized.substring(0, normalized.length - 1);
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
	if (resolvePaths) path = (0,external_path_namespaceObject.resolve)(path);
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
		else return convertSlashes((0,external_path_namespaceObject.relative)(root, directoryPath), options.pathSeparator) + options.pathSeparator + filename;
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
	let parent = (0,external_path_namespaceObject.dirname)(path);
	let depth = 1;
	while (parent !== state.root && depth < 2) {
		const resolvedPath = state.symlinks.get(parent);
		const isSameRoot = !!resolvedPath && (resolvedPath === resolved || resolvedPath.startsWith(resolved) || resolved.startsWith(resolvedPath));
		if (isSameRoot) depth++;
		else parent = (0,external_path_namespaceObject.dirname)(parent);
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
						const filename = (0,external_path_namespaceObject.basename)(resolvedPath);
						const directoryPath$1 = normalizePath((0,external_path_namespaceObject.dirname)(resolvedPath), this.state.options);
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
		pathSeparator: external_path_namespaceObject.sep,
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
	if (absolute) return (p) => external_path_namespaceObject.posix.relative(cwd, p) || ".";
	return (p) => external_path_namespaceObject.posix.relative(cwd, `${root}/${p}`) || ".";
}
function buildRelative(cwd, root) {
	if (root.startsWith(`${cwd}/`)) {
		const prefix = root.slice(cwd.length + 1);
		return (p) => `${prefix}/${p}`;
	}
	return (p) => {
		const result = external_path_namespaceObject.posix.relative(cwd, `${root}/${p}`);
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
	result = (0,external_path_namespaceObject.isAbsolute)(result.replace(ESCAPING_BACKSLASHES, "")) ? external_path_namespaceObject.posix.relative(escapedCwd, result) : external_path_namespaceObject.posix.normalize(result);
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
		const potentialRoot = external_path_namespaceObject.posix.join(cwd, parentDir.slice(i * 3));
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
		props.root = ensureNonDriveRelativePath(newCommonPath.length > 0 ? external_path_namespaceObject.posix.join(cwd, ...newCommonPath) : cwd);
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
	opts.cwd = (opts.cwd instanceof URL ? (0,external_url_namespaceObject.fileURLToPath)(opts.cwd) : (0,external_path_namespaceObject.resolve)(opts.cwd || process.cwd())).replace(BACKSLASHES, "/");
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


// EXTERNAL MODULE: ./lib/glob.js
var lib_glob = __nccwpck_require__(5085);
;// CONCATENATED MODULE: ./lib/objects/path-pattern.js




/**
 * Reads a path with globs in its parts; `**` is any number of them.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
function parsePathPattern(text) {
    if (lookAt(text)?.isFile())
        return { text, alternatives: [] };
    const glob = external_node_path_.sep === '\\' ? text.replaceAll('\\', '/') : text;
    return { text, alternatives: (0,lib_glob/* expandBraces */.PH)(glob).map(parseAlternative) };
}
/**
 * The files that a pattern names, as absolute paths in order. Whoever is named as it is written is found
 * whatever it is; a glob finds files, and what links lead to but directories.
 */
function filesOf(pattern) {
    const stat = lookAt(pattern.text);
    if (stat !== undefined && !stat.isDirectory())
        return [(0,external_node_path_.resolve)(pattern.text)];
    return [...new Set(pattern.alternatives.flatMap(filesOfAlternative))].sort();
}
/** Whether a directory has the name that a pattern is written as. */
function isDirectory({ text }) {
    return lookAt(text)?.isDirectory() ?? false;
}
function parseAlternative(text) {
    const written = text.split('/');
    const parts = (0,lib_glob/* parsePathGlob */.VO)(text);
    const names = parts.map((part) => (part === lib_glob/* GLOBSTAR */.ZN ? undefined : (0,lib_glob/* literalOf */.Zc)(part)));
    const first = names.indexOf(undefined);
    const base = names.slice(0, first < 0 ? names.length : first).join('/');
    return {
        base: base === '' && text.startsWith('/') ? '/' : base,
        parts: first < 0 ? [] : parts.slice(first).filter((_, i) => written[first + i] !== ''),
    };
}
function filesOfAlternative({ base, parts }) {
    const directory = (0,external_node_path_.resolve)(base);
    if (parts.length === 0) {
        const stat = lookAt(base);
        return stat === undefined || stat.isDirectory() ? [] : [directory];
    }
    // The library only walks, by globs that it cannot stumble over; what matches is decided here.
    const globstar = parts.indexOf(lib_glob/* GLOBSTAR */.ZN);
    const before = globstar < 0 ? parts.length : globstar;
    const wide = [...Array(before).fill('*'), ...(globstar < 0 ? [] : [lib_glob/* GLOBSTAR */.ZN])].join('/');
    const found = globSync(wide, {
        cwd: directory,
        absolute: true,
        dot: true,
        expandDirectories: false,
    });
    return found
        .map((file) => (0,external_node_path_.resolve)(file))
        .filter((file) => (0,lib_glob/* matchesPathGlob */.DQ)(parts, (0,external_node_path_.relative)(directory, file).split(external_node_path_.sep)));
}
/** What a path leads to; a link that leads nowhere is what it is itself. Undefined if nothing is there. */
function lookAt(path) {
    try {
        return (0,external_node_fs_.statSync)(path);
    }
    catch {
        try {
            return (0,external_node_fs_.lstatSync)(path);
        }
        catch {
            return undefined;
        }
    }
}


/***/ }),

/***/ 6223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   cO: () => (/* binding */ manifestJson),
/* harmony export */   l4: () => (/* binding */ reportJson),
/* harmony export */   yx: () => (/* binding */ SCHEMA)
/* harmony export */ });
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1307);

/** Version of the two files' format, as `schema/` describes it. `parse.ts` reads older ones as well. */
const SCHEMA = 3;
/** The text of `manifest.json`: its keys always in the order of the schema. */
function manifestJson(manifest) {
    const ordered = {
        schema: SCHEMA,
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
    const { archive, path, blob, packedSha256, btfSize } = source;
    return {
        kernel,
        file,
        size,
        sha256,
        source: { archive, path, blob, packedSha256, btfSize },
        outcomes: Object.fromEntries(_core_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUSES */ .f.map((status) => [status, outcomes[status]])),
    };
}
/**
 * The text of `report.json`: its keys always in the order of the schema, and a line for each kernel,
 * group, program, query and relocation, so that two reports can be compared line by line. What says
 * nothing (an ordinal of 0, no ignored records) is left out.
 */
function reportJson({ tool, kernels, objects, expectations }) {
    const text = objects.map(objectJson);
    return [
        '{',
        `  "schema": ${SCHEMA},`,
        `  "tool": ${JSON.stringify(tool)},`,
        `  "kernels": ${listJson(kernels, 2)},`,
        ...(expectations === undefined ? [] : [`  "expectations": ${listJson(expectations, 2)},`]),
        text.length === 0 ? '  "objects": []' : `  "objects": [\n${text.join(',\n')}\n  ]`,
        '}',
        '',
    ].join('\n');
}
function objectJson(object) {
    const { path, error, groups, programs, queries, relocations, ignored } = object;
    const parts = [
        `"path": ${JSON.stringify(path)}`,
        ...(error === undefined ? [] : [`"error": ${JSON.stringify(error)}`]),
        `"groups": ${listJson(groups, 6)}`,
        `"programs": ${listJson(programs.map(orderedProgram), 6)}`,
        `"queries": ${listJson(queries.map(orderedQuery), 6)}`,
        `"relocations": ${listJson(relocations.map(orderedRelocation), 6)}`,
        ...(ignored.length === 0 ? [] : [`"ignored": ${listJson(ignored.map(orderedRecord), 6)}`]),
    ];
    return `    {\n${parts.map((part) => `      ${part}`).join(',\n')}\n    }`;
}
function orderedProgram({ program, section, needsKernelBtf, verdicts }) {
    return { program, section, needsKernelBtf, verdicts: verdicts.map(orderedVerdict) };
}
function orderedVerdict(given) {
    const { verdict, reason, source, relocation, path, excused, groups } = given;
    return {
        verdict,
        reason,
        source: source && sourceText(source),
        relocation,
        path: path?.map(sourceText),
        excused,
        groups,
    };
}
function orderedQuery({ kind, type, access, outcomes }) {
    return {
        kind,
        type,
        access,
        outcomes: outcomes.map(({ status, value, width, reason, loaders, groups }) => ({
            status,
            value,
            width,
            reason,
            loaders: loaders && orderedLoaders(loaders),
            groups,
        })),
    };
}
function orderedLoaders({ cilium, aya }) {
    const [inCilium, inAya] = [cilium, aya].map((answer) => answer && { status: answer.status, value: answer.value, width: answer.width });
    return { cilium: inCilium, aya: inAya };
}
function orderedRelocation({ program, ordinal, query, ...record }) {
    return { program, ordinal: ordinal || undefined, query, ...orderedRecord(record) };
}
function orderedRecord({ section, insn, source }) {
    return { section, insn, source: source && sourceText(source) };
}
function sourceText({ file, line }) {
    return `${file}:${line}`;
}
/** A JSON array with an item a line; `indent` is that of the line that it begins on. */
function listJson(items, indent) {
    if (items.length === 0)
        return '[]';
    const outer = ' '.repeat(indent);
    const inner = `\n${outer}  `;
    return `[${inner}${items.map((item) => JSON.stringify(item)).join(`,${inner}`)}\n${outer}]`;
}


/***/ }),

/***/ 554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ov: () => (/* binding */ FILES_OF_RUN),
/* harmony export */   P3: () => (/* binding */ SARIF_FILE),
/* harmony export */   Uq: () => (/* binding */ REPORT_FILE),
/* harmony export */   Ut: () => (/* binding */ realDirectory),
/* harmony export */   by: () => (/* binding */ HTML_FILE),
/* harmony export */   h1: () => (/* binding */ MANIFEST_FILE),
/* harmony export */   wI: () => (/* binding */ inspectPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);



const MANIFEST_FILE = 'manifest.json';
const REPORT_FILE = 'report.json';
const HTML_FILE = 'report.html';
const SARIF_FILE = 'report.sarif';
/** What a bundle has beside its kernels' files; what is about the run may also lie elsewhere. */
const FILES_OF_RUN = [MANIFEST_FILE, REPORT_FILE, HTML_FILE, SARIF_FILE];
/** Files that people put into a directory so that git keeps it, or leaves out what is in it. */
const STAYING = ['.gitkeep', '.gitignore'];
/** The directory that a path means. A link to a directory stays a link: what it leads to is replaced. */
function realDirectory(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    }
}
/**
 * Looks at what a bundle would replace.
 *
 * @param output as the user wrote it
 * @throws InputError if there is a file that no bundle of ours put there
 */
function inspectPlace(directory, output) {
    const refuse = (what) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz([
        `output "${output}" ${what}: give an empty or new directory, or remove it yourself.`,
    ]);
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(directory, { throwIfNoEntry: false });
    if (stat === undefined)
        return { kernels: 0, staying: [] };
    if (!stat.isDirectory())
        throw refuse('is not a directory');
    const all = filesBelow(directory);
    const staying = STAYING.filter((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name), { throwIfNoEntry: false })?.isFile());
    const files = all.filter((file) => !staying.includes(file));
    if (files.length === 0)
        return { kernels: 0, staying };
    const kernels = bundledFiles(directory);
    if (kernels === undefined)
        throw refuse('is a directory with files that are no bundle');
    const ours = new Set([...FILES_OF_RUN, ...kernels]);
    const foreign = files.find((file) => !ours.has(file));
    if (foreign !== undefined)
        throw refuse(`has a file that is not of the bundle, "${foreign}"`);
    return { kernels: kernels.length, staying };
}
/**
 * The kernels' files of the bundle that is there, by its manifest of whatever schema; undefined if
 * there is none. Whether the manifest names all files that are there is for the caller to see.
 */
function bundledFiles(directory) {
    try {
        const manifest = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, MANIFEST_FILE), 'utf8'));
        if (!Number.isInteger(manifest.schema) || !Array.isArray(manifest.kernels))
            return undefined;
        return manifest.kernels.map(({ file }) => String(file));
    }
    catch {
        return undefined;
    }
}
function filesBelow(directory) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/'))
        .sort();
}


/***/ }),

/***/ 2454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

const CHUNK = 1 << 20;
/**
 * Reads a whole regular file, or what a link leads to if that is one. A pull request can put links to
 * devices and pipes into a checkout: none of these is waited for, and never is more read than allowed,
 * whatever size the file says it has.
 *
 * @param most bytes that it may have
 * @param wanted what it should be, such as `an object file`
 * @throws Error whose message goes on after the file's name and says what to do
 */
function readRegularFile(file, most, wanted) {
    let descriptor;
    try {
        // Windows knows neither the flag nor what it is for.
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (stat.isDirectory())
            throw new Error(`is a directory: give ${wanted}`);
        if (!stat.isFile())
            throw new Error(`is no regular file: give ${wanted}`);
        const bytes = readUpTo(descriptor, Math.min(stat.size, most), most);
        if (bytes === undefined) {
            throw new Error(`is larger than ${most >> 20} MiB: give ${wanted}`);
        }
        return bytes;
    }
    catch (error) {
        throw codeOf(error) === undefined
            ? error
            : new Error(reasonOf(codeOf(error), wanted));
    }
    finally {
        if (descriptor !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
/** @returns undefined if there are more than `most` bytes */
function readUpTo(descriptor, expected, most) {
    // One byte more than expected shows the end, or that there is more.
    let bytes = new Uint8Array(expected + 1);
    let length = 0;
    for (;;) {
        if (length === bytes.length) {
            const larger = new Uint8Array(Math.min(most + 1, length * 2 + CHUNK));
            larger.set(bytes);
            bytes = larger;
        }
        const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, length, bytes.length - length, null);
        if (read === 0)
            return bytes.slice(0, length);
        length += read;
        if (length > most)
            return undefined;
    }
}
function codeOf(error) {
    return error.code;
}
function reasonOf(code, wanted) {
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return `does not exist: give ${wanted}`;
        case 'ELOOP':
            return 'is a link that leads in a circle: remove it';
        case 'EACCES':
        case 'EPERM':
            return `cannot be read (${code}): check its permissions`;
        case 'ENXIO':
            return `is no regular file: give ${wanted}`;
        case 'EISDIR':
            return `is a directory: give ${wanted}`;
        default:
            return `cannot be read (${code}): check the file and its disk`;
    }
}


/***/ }),

/***/ 2129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ collectReport)
});

// EXTERNAL MODULE: ./lib/compare.js
var compare = __nccwpck_require__(4500);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __nccwpck_require__(1307);
// EXTERNAL MODULE: ./lib/version.js
var version = __nccwpck_require__(3411);
;// CONCATENATED MODULE: ./lib/report/groups.js
/**
 * The distinct answers of an object's groups, each with the indices of the groups that give it: the
 * answer of most kernels first, then that of the first group.
 *
 * @param keyOf equal for groups of the same answer
 * @param answerOf called for the first group of each answer
 */
function distinctAnswers(groups, keyOf, answerOf) {
    const answers = new Map();
    groups.forEach((group, index) => {
        const key = keyOf(group);
        const entry = answers.get(key) ?? { first: group, of: [], kernels: 0 };
        answers.set(key, entry);
        entry.of.push(index);
        entry.kernels += group.members.length;
    });
    return [...answers.values()]
        .sort((a, b) => b.kernels - a.kernels || a.of[0] - b.of[0])
        .map(({ first, of }) => ({ ...answerOf(first), groups: of }));
}

// EXTERNAL MODULE: ./lib/report/verdict-words.js
var verdict_words = __nccwpck_require__(8215);
;// CONCATENATED MODULE: ./lib/report/describe-programs.js


/** The programs of an object, with what kernels' verifiers make of them. */
function describePrograms(of) {
    const contextOf = contextsOf(of);
    return of.programs.map(({ program, section, needsKernelBtf }, index) => {
        const told = new Map();
        const tell = (group) => {
            const number = group.verdicts[index];
            const noted = of.verdicts[number];
            const key = `${number} ${outcomeThatMatters(noted.verdict, group, of.relocations)}`;
            let known = told.get(key);
            if (known === undefined) {
                const { excused } = noted;
                const words = {
                    ...(0,verdict_words/* describeVerdict */.X)(noted.verdict, contextOf(group)),
                    ...(excused !== undefined && { excused }),
                };
                known = { key: JSON.stringify(words), words };
                told.set(key, known);
            }
            return known;
        };
        const verdicts = distinctAnswers(of.groups, (group) => tell(group).key, (group) => tell(group).words);
        return { program, section, ...(needsKernelBtf !== undefined && { needsKernelBtf }), verdicts };
    });
}
/** The number of the one outcome whose reason is in the words of a verdict. */
function outcomeThatMatters({ refused, reached }, { outcomes }, relocations) {
    const site = relocations[refused ?? reached?.relocation ?? -1]?.site;
    return site === undefined ? undefined : outcomes[site];
}
function contextsOf(of) {
    const { relocations, queries, queryOfSite, outcomes, sourceOf } = of;
    const lineOf = ({ program, source }, { type, access }) => JSON.stringify([program, source?.file, source?.line, type, access]);
    const read = new Set();
    let known = 0;
    const inWords = relocations.map((relocation) => {
        const { program, site, source } = relocation;
        if (program === undefined || site === undefined)
            return undefined;
        const query = queries[queryOfSite[site]];
        if (query.kind === 'byte_off')
            read.add(lineOf(relocation, query));
        return { query, source: source && sourceOf(source), index: known++ };
    });
    const relocation = (index) => {
        const words = inWords[index];
        const isSizeOnly = words !== undefined &&
            words.query.kind === 'byte_sz' &&
            !read.has(lineOf(relocations[index], words.query));
        return isSizeOnly ? { ...words, isSizeOnly } : words;
    };
    return (group) => ({
        relocation,
        outcome: (index) => outcomes[group.outcomes[relocations[index]?.site ?? -1] ?? -1],
        source: sourceOf,
    });
}
/** All places that the verdicts of an object name, in the order of its groups and programs. */
function placesIn(groups, verdicts) {
    const numbers = new Set();
    for (const group of groups)
        for (const number of group.verdicts)
            numbers.add(number);
    return [...numbers].flatMap((number) => {
        const { guards, reached } = verdicts[number].verdict;
        return [...(guards ?? []).flatMap(({ source }) => source ?? []), ...(reached?.path ?? [])];
    });
}

// EXTERNAL MODULE: ./lib/report/report.js
var report = __nccwpck_require__(5650);
// EXTERNAL MODULE: ./lib/report/subjects.js
var subjects = __nccwpck_require__(1605);
;// CONCATENATED MODULE: ./lib/report/collect.js







/**
 * @param known the outcomes that the numbers stand for; it grows while kernels are added
 * @param workspace gives objects and sources their names
 * @param judged the objects' programs, and the verdicts that the numbers stand for
 */
function collectReport(objects, known, workspace, judged) {
    const groups = objects.map(() => new Map());
    return {
        add(kernel, object, outcomes, verdicts) {
            const ofObject = groups[object];
            // Each list has the same length for all kernels.
            const text = keyOf(outcomes) + keyOf(verdicts);
            const group = ofObject.get(text) ?? {
                outcomes,
                verdicts,
                kernels: [],
                counts: countStatuses(objects[object], outcomes, known),
            };
            ofObject.set(text, group);
            group.kernels.push(kernel);
            return group.counts;
        },
        report(broken, expectations = []) {
            const all = groups.flatMap((ofObject) => [...ofObject.values()]);
            const kernels = [...new Set(all.flatMap((group) => group.kernels))].sort();
            const numbers = new Map(kernels.map((kernel, number) => [kernel, number]));
            const whole = objects.map((file, index) => describeObject(file, index, numberGroups([...(groups[index]?.values() ?? [])], numbers)));
            const failed = broken.map(({ path, error }) => ({
                path: workspace.nameOfObject(path),
                error,
                groups: [],
                programs: [],
                queries: [],
                relocations: [],
                ignored: [],
            }));
            const byPath = (a, b) => (0,compare/* compare */.U)(a.path, b.path);
            return {
                tool: version/* VERSION */.x,
                kernels,
                objects: [...whole, ...failed].sort(byPath),
                ...(expectations.length > 0 && { expectations }),
            };
        },
    };
    function describeObject(file, index, ofObject) {
        const { relocations } = file.object;
        const { queries, queryOfSite } = describeQueries(file, ofObject, known);
        const places = placesIn(ofObject, judged.verdicts);
        const names = workspace.namesOfSources(file.path, sourcesOf(relocations, places));
        const sourceOf = ({ file: path, line }) => ({
            file: names.get(path) ?? path,
            line,
        });
        const placeOf = ({ section, insn, source: point }) => {
            const source = point && sourceOf(point);
            return { section, insn, ...(source && { source }) };
        };
        return {
            path: workspace.nameOfObject(file.path),
            groups: ofObject.map(({ members }) => members),
            programs: describePrograms({
                programs: judged.programs[index] ?? [],
                groups: ofObject,
                verdicts: judged.verdicts,
                outcomes: known,
                ...{ relocations, queries, queryOfSite, sourceOf },
            }),
            queries,
            relocations: (0,report/* withOrdinals */.DS)(relocations.flatMap((relocation) => {
                const { program, site } = relocation;
                if (program === undefined || site === undefined)
                    return [];
                return [{ program, query: queryOfSite[site], ...placeOf(relocation) }];
            }), queries),
            ignored: relocations.filter(({ program }) => program === undefined).map(placeOf),
        };
    }
}
function keyOf({ buffer, byteOffset, byteLength }) {
    return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
function countStatuses({ object }, outcomes, known) {
    const counts = Object.fromEntries(outcome/* STATUSES */.f.map((status) => [status, 0]));
    for (const { site } of object.relocations) {
        if (site !== undefined)
            counts[known[outcomes[site]]?.status]++;
    }
    return counts;
}
/** The groups by their first kernels. */
function numberGroups(groups, numbers) {
    return groups
        .map(({ outcomes, verdicts, kernels }) => ({
        outcomes,
        verdicts,
        members: kernels.map((kernel) => numbers.get(kernel)).sort((a, b) => a - b),
    }))
        .sort((a, b) => a.members[0] - b.members[0]);
}
/** What the object's sites ask, each with its answers; sites that are the same in both are one. */
function describeQueries({ object }, groups, known) {
    const queries = [];
    const indices = new Map();
    const queryOfSite = object.sites.map((site, number) => {
        const asked = (0,subjects/* questionOf */.YH)(object.btf, object.queries[site.query]);
        const key = JSON.stringify([asked, groups.map(({ outcomes }) => outcomes[number])]);
        let index = indices.get(key);
        if (index === undefined) {
            const outcomes = distinctAnswers(groups, (group) => group.outcomes[number], (group) => known[group.outcomes[number]]);
            index = queries.push({ ...asked, outcomes }) - 1;
            indices.set(key, index);
        }
        return index;
    });
    return { queries, queryOfSite };
}
/** The source files of relocations and of verdicts, with the lines of them that are known. */
function sourcesOf(relocations, places) {
    const sources = new Map();
    const add = ({ file, line, text }) => {
        const lines = sources.get(file) ?? new Map();
        sources.set(file, lines);
        if (text !== undefined)
            lines.set(line, text);
    };
    for (const { source } of relocations) {
        if (source !== undefined)
            add(source);
    }
    places.forEach(add);
    return [...sources].map(([path, lines]) => ({ path, lines }));
}


/***/ }),

/***/ 6367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ renderComparison),
/* harmony export */   p: () => (/* binding */ comparisonLines)
/* harmony export */ });
/* harmony import */ var _comparison_words_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4713);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4639);


const MOST_LINES = 10;
/** What changed between two reports, for people: plain text, a few lines. */
function renderComparison(comparison) {
    return comparisonLines(comparison)
        .map((line) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(line)}\n`)
        .join('');
}
/** The same as lines, whose foreign strings are as they are. */
function comparisonLines(comparison) {
    const { newKernels, goneKernels, addedPrograms, gonePrograms } = comparison;
    const { addedRelocations, goneRelocations } = comparison;
    const isToldAtTheHead = (0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_0__/* .changeRows */ .QP)(comparison, 'newly-broken').length === 1;
    return [
        (0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_0__/* .headLine */ .jR)(comparison),
        ...(isToldAtTheHead ? [] : section(comparison, 'newly-broken', 'are newly broken')),
        ...section(comparison, 'newly-depends', 'newly may not load'),
        ...section(comparison, 'mended', 'are mended'),
        ...addedAndGone('programs', addedPrograms.length, gonePrograms.length),
        ...addedAndGone('relocations', addedRelocations, goneRelocations),
        ...addedAndGone('kernels, which are not compared', newKernels.length, goneKernels.length),
    ];
}
function section(comparison, kind, what) {
    const rows = (0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_0__/* .changeRows */ .QP)(comparison, kind);
    if (rows.length === 0)
        return [];
    const left = rows.length - MOST_LINES;
    return [
        `programs that ${what}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)((0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countChanged */ .S2)(comparison, kind))}`,
        ...rows.slice(0, MOST_LINES).map((row) => `  ${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_0__/* .describeChange */ .uQ)(comparison, row)}`),
        ...(left > 0 ? [`  … and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(left)} more`] : []),
    ];
}
/** `programs: 2 added, 1 gone`; nothing if there are none. */
function addedAndGone(what, added, gone) {
    const parts = [
        ...(added === 0 ? [] : [`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(added)} added`]),
        ...(gone === 0 ? [] : [`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(gone)} gone`]),
    ];
    return parts.length === 0 ? [] : [`${what}: ${parts.join(', ')}`];
}


/***/ }),

/***/ 4713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QP: () => (/* binding */ changeRows),
/* harmony export */   S2: () => (/* binding */ countChanged),
/* harmony export */   jR: () => (/* binding */ headLine),
/* harmony export */   uQ: () => (/* binding */ describeChange)
/* harmony export */ });
/* unused harmony export describeBaseline */
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4500);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4639);


const MOST_PROGRAMS = 3;
const MOST_VERSIONS = 3;
/** Digits of a commit's id that people read. */
const SHORT = 7;
/** How many programs changed in such a way on at least one kernel. */
function countChanged({ changes }, kind) {
    const programs = changes
        .filter((change) => change.kind === kind)
        .map(({ object, program }) => JSON.stringify([object, program]));
    return new Set(programs).size;
}
const rowsOfComparisons = new WeakMap();
/**
 * What changed in a way, those on most kernels first. A program that several objects have at the same line,
 * as objects for several architectures do, is one. The views share what is worked out here.
 */
function changeRows(comparison, kind) {
    const known = rowsOfComparisons.get(comparison) ?? new Map();
    rowsOfComparisons.set(comparison, known);
    const rows = known.get(kind) ?? makeRows(comparison, kind);
    known.set(kind, rows);
    return rows;
}
function makeRows({ changes }, kind) {
    const programs = groupBy(changes.filter((change) => change.kind === kind), ({ program, object, source, reason }) => JSON.stringify([program, source === undefined && object, source, reason])).map(([first, ...others]) => {
        const all = [first, ...others];
        return {
            kind,
            programs: namesOf(all),
            before: new Set(all.map(({ before }) => before)),
            reason: first.reason,
            source: first.source,
            kernels: united(all.map(({ kernels }) => kernels)),
        };
    });
    const numberOf = listNumbers();
    return groupBy(programs, ({ source, reason, kernels, before }) => JSON.stringify([source, reason, before.has('absent'), numberOf(kernels)]))
        .map(([first, ...others]) => ({
        ...first,
        programs: namesOf([first, ...others].flatMap((row) => row.programs)),
        before: new Set([first, ...others].flatMap(({ before }) => [...before])),
    }))
        .sort((a, b) => b.kernels.length - a.kernels.length);
}
/** Numbers lists by what is in them. Most are the very same list, and long. */
function listNumbers() {
    const known = new Map();
    const contents = new Map();
    return (list) => {
        const before = known.get(list);
        if (before !== undefined)
            return before;
        const content = list.join('\n');
        const number = contents.get(content) ?? contents.size;
        contents.set(content, number);
        known.set(list, number);
        return number;
    };
}
/**
 * The one line on what a change does, as plain text: `this change breaks nothing new on 312 kernels (baseline:
 * commit abc1234 of main)`.
 */
function headLine(comparison) {
    const from = `(baseline: ${describeBaseline(comparison.baseline)})`;
    if (comparison.kernels === 0)
        return `no kernel is in both reports, so nothing is compared ${from}`;
    const mended = countChanged(comparison, 'mended');
    const mends = mended === 0 ? '' : `mends ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(mended, 'program')}`;
    const [first, ...more] = changeRows(comparison, 'newly-broken');
    if (first !== undefined && more.length === 0) {
        const { kernels } = comparison;
        const what = `${programsOf(comparison, first)} on ${describeKernels(first, kernels)}`;
        const also = mends === '' ? '' : `; it also ${mends}`;
        return `this change breaks ${what}${reasonOf(first)}${also} ${from}`;
    }
    if (first !== undefined) {
        const programs = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(countChanged(comparison, 'newly-broken'), 'program');
        const kernels = united([first, ...more].map((row) => row.kernels)).length;
        const share = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(kernels)} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(comparison.kernels, 'kernel')}`;
        return `this change breaks ${programs} on ${share}${mends && ` and ${mends}`} ${from}`;
    }
    const depends = countChanged(comparison, 'newly-depends');
    const but = depends === 0
        ? ''
        : `, but ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(depends, 'program')} newly depend${depends === 1 ? 's' : ''} on what is not known here`;
    const nothing = `this change breaks nothing new on ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(comparison.kernels, 'kernel')}`;
    return `${nothing}${mends && ` and ${mends}`}${but} ${from}`;
}
/** `commit abc1234 of main`, or the path that was given. */
function describeBaseline({ commit, ref, path }) {
    if (commit === undefined)
        return path ?? 'unknown';
    const branch = ref?.replace(/^refs\/heads\//, '');
    return `commit ${commit.slice(0, SHORT)}${branch === undefined ? '' : ` of ${branch}`}`;
}
const SINGULAR = {
    'newly-broken': 'is newly broken',
    'newly-depends': 'newly may not load',
    mended: 'is mended',
};
/** One sentence on a row, as plain text, with the place in its reason. */
function describeChange(comparison, row) {
    const { kind, programs, before } = row;
    const verb = programs.length === 1 ? SINGULAR[kind] : SINGULAR[kind].replace(/^is /, 'are ');
    const where = `on ${describeKernels(row, comparison.kernels)}`;
    const which = before.has('absent')
        ? ' (not there before)'
        : kind !== 'mended' && before.has('broken')
            ? ' (excused before)'
            : '';
    return `${programsOf(comparison, row)}${which} ${verb} ${where}${reasonOf(row)}`;
}
/** `all 312 kernels`, `14 kernels of ubuntu/18.04 and debian/10`, or the id of the only one */
function describeKernels({ kernels }, compared) {
    if (kernels.length === 1)
        return kernels[0];
    if (kernels.length === compared)
        return `all ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(compared, 'kernel')}`;
    const versions = groupBy(kernels, versionOf)
        .sort((a, b) => b.length - a.length)
        .map(([first]) => versionOf(first));
    const named = enumerate(versions, MOST_VERSIONS, 'version');
    return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(kernels.length, 'kernel')} of ${named}`;
}
/** `ubuntu/18.04` of a kernel's id */
function versionOf(id) {
    return id.slice(0, id.indexOf('/', id.indexOf('/') + 1));
}
/** With their objects, if the comparison is about several. */
function programsOf({ changes }, { programs }) {
    const [first] = changes;
    const isOneObject = changes.every(({ object }) => object === first?.object);
    const names = programs.map(({ program, object }) => isOneObject ? `\`${program}\`` : `\`${program}\` (${object})`);
    return enumerate(names, MOST_PROGRAMS, 'program');
}
function reasonOf({ kind, reason }) {
    if (reason === undefined)
        return '';
    return kind === 'mended' ? `; before: ${reason}` : `: ${reason}`;
}
/** `a`, `a and b`, `a, b and 4 more programs` */
function enumerate(texts, most, noun) {
    const shown = texts.length > most ? texts.slice(0, most - 1) : texts;
    const left = texts.length - shown.length;
    const parts = left === 0 ? shown : [...shown, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(left, `more ${noun}`)];
    return parts.length < 2
        ? (parts[0] ?? '')
        : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
/** Sorted, each once. */
function namesOf(names) {
    return names
        .map(({ object, program }) => ({ object, program }))
        .sort((a, b) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .U)(a.program, b.program) || (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .U)(a.object, b.object))
        .filter(({ object, program }, i, all) => object !== all[i - 1]?.object || program !== all[i - 1]?.program);
}
function united(lists) {
    const different = [...new Set(lists)];
    const [only] = different;
    return different.length === 1 && only ? only : [...new Set(different.flat())].sort(_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .U);
}
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return [...groups.values()];
}


/***/ }),

/***/ 6723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  US: () => (/* binding */ TELLS_NO_VERDICTS),
  ll: () => (/* binding */ compareReports),
  PX: () => (/* binding */ tellsVerdicts)
});

// EXTERNAL MODULE: ./lib/compare.js
var compare = __nccwpck_require__(4500);
;// CONCATENATED MODULE: ./lib/report/match-objects.js
/**
 * Pairs the objects of two reports: first by path, then those that are left by the end of the path, the
 * longest first, for an object that moved, and at last by the names of its programs, for one that got
 * another name. A name that several of those that are left have tells nothing.
 */
function matchObjects(older, newer) {
    const pairs = [];
    const before = new Set(older);
    const now = new Set(newer);
    const pairBy = (nameOf) => {
        const names = soleNames(before, nameOf);
        for (const [name, one] of soleNames(now, nameOf)) {
            const old = names.get(name);
            if (name === '' || old === undefined || one === undefined)
                continue;
            pairs.push([old, one]);
            before.delete(old);
            now.delete(one);
        }
    };
    pairBy(({ path }) => path);
    const depth = Math.max(0, ...[...before].map(({ path }) => path.split('/').length));
    for (let parts = depth; parts > 0; parts--)
        pairBy(({ path }) => endOf(path, parts));
    pairBy(({ programs }) => programs
        .map(({ program }) => program)
        .sort()
        .join('\n'));
    return [
        ...pairs,
        ...[...before].map((one) => [one, undefined]),
        ...[...now].map((one) => [undefined, one]),
    ];
}
/** Objects by their name; undefined where several have it. */
function soleNames(objects, nameOf) {
    const found = new Map();
    for (const object of objects) {
        const name = nameOf(object);
        found.set(name, found.has(name) ? undefined : object);
    }
    return found;
}
/** The last parts of a path; empty if it has fewer. */
function endOf(path, parts) {
    const names = path.split('/');
    return names.length < parts ? '' : names.slice(-parts).join('/');
}

// EXTERNAL MODULE: ./lib/report/report.js
var report = __nccwpck_require__(5650);
;// CONCATENATED MODULE: ./lib/report/comparison.js



const CHANGE_KINDS = ['newly-broken', 'newly-depends', 'mended'];
/** Whether a report is of a version that had verdicts; only such reports can be compared. */
function tellsVerdicts({ objects }) {
    return (objects.some(({ programs }) => programs.length > 0) ||
        objects.every(({ relocations }) => relocations.length === 0));
}
/** Why another report cannot be compared; goes on after its name. */
const TELLS_NO_VERDICTS = 'tells no verdicts, since an older btf-bundle made it: make it again with this one';
/**
 * Compares two reports that tell verdicts. What is excused, and a program that needs BTF in the kernel itself,
 * fail neither before nor now. An object that could not be used in one of them is not compared.
 */
function compareReports(older, newer, baseline) {
    const before = new Set(older.kernels);
    const now = new Set(newer.kernels);
    const newKernels = newer.kernels.filter((id) => !before.has(id));
    const pairs = matchObjects(older.objects, newer.objects).filter(([old, one]) => old?.error === undefined && one?.error === undefined);
    const bothIn = jointGroups(older, newer);
    return {
        baseline,
        kernels: newer.kernels.length - newKernels.length,
        newKernels,
        goneKernels: older.kernels.filter((id) => !now.has(id)),
        changes: pairs.flatMap((pair) => changesOf(pair, bothIn)).sort(byWeight),
        addedPrograms: pairs.flatMap(([old, one]) => programsBeside(one, old)).sort(byName),
        gonePrograms: pairs.flatMap(([old, one]) => programsBeside(old, one)).sort(byName),
        addedRelocations: pairs.reduce((sum, [old, one]) => sum + relocationsBeside(one, old), 0),
        goneRelocations: pairs.reduce((sum, [old, one]) => sum + relocationsBeside(old, one), 0),
    };
}
/** Intersects the groups of an object in both reports, so that each program is compared by these only. */
function jointGroups(older, newer) {
    const newIndices = new Map(newer.kernels.map((id, index) => [id, index]));
    const indexNow = older.kernels.map((id) => newIndices.get(id) ?? -1);
    const isCommon = new Uint8Array(newer.kernels.length);
    for (const index of indexNow)
        if (index >= 0)
            isCommon[index] = 1;
    const lists = new Map();
    function kernelsOf(groups) {
        const isMember = Buffer.alloc(newer.kernels.length);
        for (const { members } of groups)
            for (const index of members)
                isMember[index] = 1;
        const key = isMember.toString('latin1');
        const list = lists.get(key) ?? newer.kernels.filter((_, index) => isMember[index] === 1);
        lists.set(key, list);
        return list;
    }
    return (old, one) => {
        const groupBefore = new Int32Array(newer.kernels.length).fill(-1);
        old?.groups.forEach((members, group) => {
            for (const kernel of members) {
                const index = indexNow[kernel];
                if (index >= 0)
                    groupBefore[index] = group;
            }
        });
        const of = one.groups.map((members) => {
            const joint = [];
            const places = new Int32Array((old?.groups.length ?? 0) + 1);
            for (const kernel of members) {
                if (isCommon[kernel] === 0)
                    continue;
                const before = groupBefore[kernel];
                // 0 is for no place.
                const place = places[before + 1] || joint.push({ before, members: [] });
                places[before + 1] = place;
                joint[place - 1]?.members.push(kernel);
            }
            return joint;
        });
        return { of, kernelsOf };
    };
}
function changesOf([old, one], bothIn) {
    if (one === undefined)
        return [];
    const joint = bothIn(old, one);
    const programsBefore = byIdentity(old);
    return [...byIdentity(one)].flatMap(([identity, program]) => changesOfProgram(one, program, programsBefore.get(identity), joint));
}
function changesOfProgram({ path: object }, { program, needsKernelBtf, verdicts }, old, joint) {
    if (needsKernelBtf !== undefined)
        return [];
    const verdictBefore = [];
    if (old?.needsKernelBtf === undefined) {
        for (const verdict of old?.verdicts ?? []) {
            for (const group of verdict.groups)
                verdictBefore[group] = verdict;
        }
    }
    const changes = new Map();
    for (const verdict of verdicts) {
        const byBefore = new Map();
        for (const index of verdict.groups) {
            for (const group of joint.of[index] ?? []) {
                const before = verdictBefore[group.before];
                const groups = byBefore.get(before);
                if (groups === undefined)
                    byBefore.set(before, [group]);
                else
                    groups.push(group);
            }
        }
        for (const [before, groups] of byBefore) {
            const change = changeBetween(before, verdict);
            if (change === undefined)
                continue;
            const key = JSON.stringify(change);
            const entry = changes.get(key) ?? { change: { ...change, object, program }, groups: [] };
            changes.set(key, entry);
            entry.groups.push(...groups);
        }
    }
    return [...changes.values()].map(({ change, groups }) => ({
        ...change,
        kernels: joint.kernelsOf(groups),
    }));
}
function changeBetween(old, one) {
    const before = old?.verdict ?? 'absent';
    const now = one.verdict;
    const failed = failure(old);
    const fails = failure(one);
    if (fails > failed) {
        const kind = now === 'broken' ? 'newly-broken' : 'newly-depends';
        return { kind, before, now, ...placeOf(one) };
    }
    if (failed > 0 && old !== undefined && (now === 'loads' || now === 'guarded')) {
        return { kind: 'mended', before, now, ...placeOf(old) };
    }
    return undefined;
}
/** 0 for what fails nothing. */
function failure(verdict) {
    if (verdict === undefined || verdict.excused !== undefined)
        return 0;
    return verdict.verdict === 'broken' ? 2 : verdict.verdict === 'depends' ? 1 : 0;
}
function placeOf({ reason, source }) {
    return { ...(reason !== undefined && { reason }), ...(source && { source }) };
}
/** Programs by name; of several with one name, which linked objects may have, by their order too. */
function byIdentity(object) {
    const programs = new Map();
    for (const program of object?.programs ?? []) {
        let identity = program.program;
        while (programs.has(identity))
            identity += '\n';
        programs.set(identity, program);
    }
    return programs;
}
/** Programs of an object that another one has not. */
function programsBeside(object, other) {
    if (object === undefined)
        return [];
    const known = byIdentity(other);
    return [...byIdentity(object)]
        .filter(([identity]) => !known.has(identity))
        .map(([, { program }]) => ({ object: object.path, program }));
}
/** How many relocations of an object another one has not. */
function relocationsBeside(object, other) {
    const known = new Set(relocationsOf(other));
    return relocationsOf(object).filter((identity) => !known.has(identity)).length;
}
/** The identities but for the object's path, which may have changed. */
function relocationsOf(object) {
    if (object === undefined)
        return [];
    return object.relocations.map((one) => JSON.stringify((0,report/* identityOf */.cu)(object, one).slice(1)));
}
function byWeight(a, b) {
    return (CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) ||
        b.kernels.length - a.kernels.length ||
        byName(a, b));
}
function byName(a, b) {
    return (0,compare/* compare */.U)(a.object, b.object) || (0,compare/* compare */.U)(a.program, b.program);
}


/***/ }),

/***/ 5650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ withOrdinals),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   ov: () => (/* binding */ OUTSIDE)
/* harmony export */ });
/**
 * What a path in a report or a manifest begins with if it does not lead below the workspace. The front
 * of such a path, which is another one on each machine, is left out.
 */
const OUTSIDE = '.../';
function identityOf({ path, queries }, { program, query, ordinal }) {
    const { kind, type, access } = queries[query];
    return [path, program, kind, type, access, ordinal];
}
/** Counts the relocations of each program that ask the same, in their order: the ordinal of each. */
function withOrdinals(relocations, queries) {
    const counts = new Map();
    return relocations.map((relocation) => {
        const { kind, type, access } = queries[relocation.query];
        const key = JSON.stringify([relocation.program, kind, type, access]);
        const ordinal = counts.get(key) ?? 0;
        counts.set(key, ordinal + 1);
        return { ...relocation, ordinal };
    });
}


/***/ }),

/***/ 1605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kq: () => (/* binding */ whereOutcome),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   YH: () => (/* binding */ questionOf),
/* harmony export */   Z6: () => (/* binding */ subjectsOf),
/* harmony export */   j2: () => (/* binding */ formatSource)
/* harmony export */ });
/* harmony import */ var _core_spec_local_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8090);
/* harmony import */ var _core_spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4756);


/** Everything that relocations are about. */
function subjectsOf(report) {
    const subjects = new Map();
    for (const object of report.objects) {
        for (const { query: index, source } of object.relocations) {
            const query = object.queries[index];
            const { kind } = query;
            const name = nameOf(query);
            const key = JSON.stringify([source?.file, source?.line, name, kind]);
            const subject = subjects.get(key) ?? { name, kind, source, parts: new Map() };
            subjects.set(key, subject);
            const before = subject.parts.get(query)?.relocations ?? 0;
            subject.parts.set(query, { object, relocations: before + 1 });
        }
    }
    return [...subjects.values()];
}
function questionOf(btf, { kind, typeId, spec }) {
    return {
        kind: _core_spec_relocation_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .RELOCATION_KIND_NAMES */ .$l[kind] ?? `kind ${kind}`,
        ...(0,_core_spec_local_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSpec */ .l9)(btf, typeId, spec),
    };
}
/** What a relocation is about, as people write it: `task_struct.state`. */
function nameOf({ kind, type, access }) {
    if (access === '')
        return type;
    const name = type.replace(/^(struct|union|enum) /, '');
    const joint = kind.startsWith('enumval') ? '::' : access.startsWith('[') ? '' : '.';
    return `${name}${joint}${access}`;
}
/**
 * The kernels on which a subject has such an outcome in one of its objects.
 *
 * @returns undefined if there are none
 */
function whereOutcome({ parts }, kernels, isSuch) {
    const matching = [...parts].flatMap(([{ outcomes }, part]) => outcomes.filter(isSuch).map((outcome) => ({ outcome, part })));
    if (matching.length === 0)
        return undefined;
    let first = kernels.length;
    let outcomeOfFirst;
    for (const { outcome, part } of matching) {
        for (const group of outcome.groups) {
            const kernel = part.object.groups[group]?.[0] ?? first;
            if (kernel >= first)
                continue;
            first = kernel;
            outcomeOfFirst = outcome;
        }
    }
    const matchingParts = new Set(matching.map(({ part }) => part));
    return {
        kernels: countKernels([...parts.values()].map(({ object }) => object.groups)),
        matching: countKernels(matching.map(({ outcome, part }) => outcome.groups.map((group) => part.object.groups[group] ?? []))),
        first: kernels[first] ?? '',
        outcome: outcomeOfFirst,
        relocations: [...matchingParts].reduce((sum, { relocations }) => sum + relocations, 0),
        key: matching.map(({ outcome, part }) => `${part.object.path} ${outcome.groups}`).join('\n'),
    };
}
/** How many kernels are in any of some lists of groups, each of which has a kernel at most once. */
function countKernels(lists) {
    const [only] = lists;
    if (only === undefined)
        return 0;
    if (lists.length === 1)
        return only.reduce((sum, { length }) => sum + length, 0);
    return new Set(lists.flat(2)).size;
}
/** `file.c:line` */
function formatSource({ file, line }) {
    return `${file}:${line}`;
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
function formatProgress(what, done, total, detail) {
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
            const line = (0,report_text/* plain */.pj)(formatProgress(what, done, total, detail));
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

/***/ 4639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   ZV: () => (/* binding */ formatNumber),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
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


/***/ }),

/***/ 8215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ guardInWords),
/* harmony export */   X: () => (/* binding */ describeVerdict)
/* harmony export */ });
/* harmony import */ var _subjects_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1605);

/** The last steps are those that tell most; a way of more lines has lost its start. */
const MOST_STEPS = 64;
const MOST_GUARDS = 3;
const MOST_CAUSES = 4;
/** A verdict as the report has it: why it is so in words, and the place that decides. */
function describeVerdict(given, context) {
    const { verdict, guards = [] } = given;
    if (verdict === 'loads')
        return { verdict };
    if (verdict === 'broken')
        return { verdict, ...describeBroken(given, context) };
    const place = guards.find(({ source }) => source !== undefined)?.source;
    const reached = given.reached && context.relocation(given.reached.relocation);
    return {
        verdict,
        reason: verdict === 'guarded'
            ? guardsInWords(guards, context)
            : dependsInWords(guards, given.conditions ?? [], context),
        ...(place && { source: context.source(place) }),
        ...(reached && { relocation: reached.index }),
    };
}
function describeBroken({ refused, reached, undecided }, context) {
    if (refused !== undefined) {
        const found = context.relocation(refused);
        const what = found && `${withPlace(found.source, needInWords(found))}: `;
        const why = context.outcome(refused)?.reason ?? 'a relocation makes it give up';
        return { reason: `libbpf refuses the object: ${what ?? ''}${why}`, ...placeOf(found) };
    }
    const way = reached && { ...reachedInWords(reached, context) };
    if (undecided || way === undefined)
        return { ...way, reason: 'too large to follow' };
    return way;
}
function placeOf(found) {
    return found && { ...(found.source && { source: found.source }), relocation: found.index };
}
function reachedInWords({ relocation, path }, context) {
    const found = context.relocation(relocation);
    const lines = withoutRepeats(path.map(context.source)).slice(-MOST_STEPS);
    const source = lines.at(-1) ?? found?.source;
    const why = context.outcome(relocation)?.reason;
    const what = found === undefined
        ? 'reaches a relocation that is not resolved'
        : `${needInWords(found)}, which ${isGone(why) ? 'is not there' : 'does not fit there'}`;
    return {
        reason: withPlace(source, what) + (why === undefined ? '' : `: ${why}`),
        ...placeOf(found),
        ...(source && { source }),
        ...(lines.length > 0 && { path: lines }),
    };
}
/** Whether what is asked for is missing, by the words of `core/reason.ts`; it may also be another. */
function isGone(reason) {
    return reason === undefined || /^no |^`[^`]*` is gone from /.test(reason);
}
function withoutRepeats(lines) {
    return lines.filter(({ file, line }, i) => {
        const before = lines[i - 1];
        return before === undefined || before.line !== line || before.file !== file;
    });
}
function withPlace(source, what) {
    return `${source === undefined ? 'the program' : (0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSource */ .j2)(source)} ${what}`;
}
/**
 * What the code of a relocation does. A bitfield is read by five kinds of relocations, which are one
 * need.
 */
function needInWords({ query, isSizeOnly }) {
    const name = `\`${(0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(query)}\``;
    switch (query.kind) {
        case 'byte_sz':
            return isSizeOnly ? `asks for the size of ${name}` : `reads ${name}`;
        case 'byte_off':
        case 'signed':
        case 'lshift_u64':
        case 'rshift_u64':
            return `reads ${name}`;
        case 'enumval_value':
            return `uses the value of ${name}`;
        default:
            return `asks about ${name}`;
    }
}
function guardsInWords(guards, context) {
    const sentences = [
        ...new Set(guards.map((guard) => guardInWords(guard, context, guards.length > 1))),
    ];
    if (sentences.length === 0)
        return 'a branch goes one way only';
    return enumerate(sentences, MOST_GUARDS, 'guards');
}
/** A branch and what decides it. @param isOneOfSeveral so that it holds no semicolon */
function guardInWords({ source, causes }, context, isOneOfSeveral) {
    const place = source && (0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSource */ .j2)(context.source(source));
    if (causes.length === 0)
        return `the branch${place ? ` at ${place}` : ''} goes one way only`;
    const told = causes.map((cause) => causeInWords(cause, context));
    if (told.every(({ asks }) => asks === undefined)) {
        const facts = enumerate(unique(told.map(({ fact }) => fact)), MOST_CAUSES, 'causes');
        return `${place ? `${place}: ` : ''}${facts}`;
    }
    const subject = place ?? 'a branch';
    const [only] = told;
    if (told.length === 1 && only && !isOneOfSeveral)
        return `${subject} ${only.asks}; ${only.answer}`;
    const questions = unique(told.map(({ asks, answer, fact }) => (asks ? `${asks} (${answer})` : `sees that ${fact}`)));
    return `${subject} ${enumerate(questions, MOST_CAUSES, 'causes')}`;
}
function causeInWords(cause, context) {
    if (cause.kind !== 'relocation')
        return { fact: conditionInWords(cause) };
    const found = context.relocation(cause.relocation);
    const [asks, answer] = found
        ? questionInWords(found.query, cause.value)
        : ['asks the kernel', `it answers ${cause.value}`];
    return { fact: `${asks} (${answer})`, asks, answer };
}
function questionInWords(query, value) {
    const name = `\`${(0,_subjects_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(query)}\``;
    const does = value === 0n ? 'it does not' : 'it does';
    const is = `it is ${value}`;
    switch (query.kind) {
        case 'field_exists':
        case 'enumval_exists':
            return [`asks whether ${name} exists`, does];
        case 'type_exists':
            return [`asks whether type ${name} exists`, does];
        case 'type_matches':
            return [`asks whether type ${name} matches`, does];
        case 'signed':
            return [`asks whether ${name} is signed`, value === 0n ? 'it is not' : 'it is'];
        case 'byte_sz':
        case 'type_size':
            return [`asks for the size of ${name}`, is];
        case 'enumval_value':
            return [`asks for the value of ${name}`, is];
        case 'byte_off':
            return [`asks for the offset of ${name}`, is];
        case 'lshift_u64':
        case 'rshift_u64':
            return [`asks where the bits of ${name} are`, `the shift is ${value}`];
        case 'local_type_id':
        case 'target_type_id':
            // An id is another one in each BTF, and groups of kernels do not differ by it.
            return [`asks for the id of ${name}`, value === 0n ? 'there is none' : 'there is one'];
        default:
            return [`asks about ${name}`, is];
    }
}
function dependsInWords(guards, conditions, context) {
    const causes = guards.flatMap((guard) => guard.causes);
    const told = new Set(causes.map((cause) => causeInWords(cause, context).fact));
    const left = unique(conditions.map(conditionInWords)).filter((words) => !told.has(words));
    const variables = unique([...causes, ...conditions].flatMap((one) => (one.kind === 'variable' ? [one.name] : [])));
    const setters = variables.length === 0
        ? ''
        : `, and user space may set ${variables.length === 1 ? 'it' : 'them'}`;
    if (guards.length === 0) {
        return `only if ${left.length === 0 ? 'a branch goes one way only' : enumerate(left, MOST_CAUSES, 'conditions')}${setters}`;
    }
    const sentence = guardsInWords(guards, context);
    if (left.length === 0)
        return sentence + setters;
    return `${sentence}, but this helps only if ${enumerate(left, MOST_CAUSES, 'conditions')}${setters}`;
}
function conditionInWords(condition) {
    const { kind } = condition;
    if (kind === 'verifier')
        return `the verifier knows what Linux ${condition.release}'s does`;
    const { name } = condition;
    if (kind === 'symbol') {
        return `the weak symbol \`${name}\` is ${condition.present ? 'there' : 'missing'}`;
    }
    const { value } = condition;
    if (kind === 'kconfig' && name === 'LINUX_KERNEL_VERSION') {
        return `\`${name}\` is that of ${value >> 16n}.${(value >> 8n) & 0xffn}`;
    }
    if (kind === 'kconfig' && name.startsWith('CONFIG_') && value === 0n) {
        return `\`${name}\` is not set`;
    }
    return `\`${name}\` is ${value}`;
}
function unique(texts) {
    return [...new Set(texts)];
}
/** `a`, `a and b`, `a, b and 4 more guards` */
function enumerate(texts, most, noun) {
    const shown = texts.length > most ? texts.slice(0, most - 1) : texts;
    const left = texts.length - shown.length;
    const parts = left === 0 ? shown : [...shown, `${left} more ${noun}`];
    return parts.length < 2
        ? (parts[0] ?? '')
        : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}


/***/ }),

/***/ 4742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ newOutcomeTable)
/* harmony export */ });
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
            const { status, value, width, reason, loaders } = outcome;
            const key = JSON.stringify([status, value, width, reason, loaders]);
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


/***/ }),

/***/ 3677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ anything),
/* harmony export */   FG: () => (/* binding */ kernelVersions),
/* harmony export */   RX: () => (/* binding */ asBuilt),
/* harmony export */   ZR: () => (/* binding */ KERNEL_VERSION),
/* harmony export */   fG: () => (/* binding */ PRESETS)
/* harmony export */ });
/** The external that is not set by a configuration: it follows from the kernel's release. */
const KERNEL_VERSION = 'LINUX_KERNEL_VERSION';
/**
 * The values that `LINUX_KERNEL_VERSION` may have: several if the release does not tell the patch level, and
 * the program asks.
 */
function kernelVersions({ major, minor, patch }, isAsked) {
    if (!isAsked || major === 0)
        return [undefined];
    const patches = patch === undefined ? [0, 255] : [Math.min(patch, 255)];
    return patches.map((one) => BigInt(major * 65536 + minor * 256 + one));
}
const PRESETS = [
    { config: 0n, symbols: false },
    { config: 1n, symbols: true },
];
/** User space and configurations may set what they like, if nothing is said of it. */
function anything(version, settingOf) {
    return {
        variable(name) {
            const set = settingOf?.(name);
            if (set === 'default')
                return 'initial';
            return set === 'any' ? undefined : set;
        },
        kconfig: (name) => (name === KERNEL_VERSION ? version : undefined),
        symbol: () => undefined,
    };
}
/** Variables are what the object has, if nothing else is said of them. */
function asBuilt(version, settingOf, { config, symbols }) {
    return {
        variable(name) {
            const set = settingOf?.(name);
            if (set === undefined || set === 'default')
                return 'initial';
            return set === 'any' ? undefined : set;
        },
        kconfig: (name) => (name === KERNEL_VERSION ? version : config),
        symbol: () => symbols,
    };
}


/***/ }),

/***/ 2639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ newJudge)
});

// UNUSED EXPORTS: judgeObject

// EXTERNAL MODULE: ./lib/core/programs.js
var core_programs = __nccwpck_require__(814);
// EXTERNAL MODULE: ./lib/core/spec/relocation-kind.js
var relocation_kind = __nccwpck_require__(4756);
;// CONCATENATED MODULE: ./lib/verdict/patches.js

/**
 * What became of one of an object's records.
 *
 * @param outcomes by site
 */
function outcomeOf(object, record, outcomes) {
    const { site } = object.relocations[record];
    return outcomes[site];
}
/**
 * What a loader makes of the records of a program (`core/loaders/libbpf/patch.ts`).
 *
 * @param isCoarse whether only what answers a question whether something exists is known. Fewer values
 *   are fewer different programs, and what is not reached then is not reached with all of them.
 */
function patchesOf(object, { records, siteAt }, outcomes, isCoarse = false) {
    const poisoned = new Set();
    for (let insn = 0; insn < siteAt.length; insn++) {
        const site = siteAt[insn];
        if (site >= 0 && outcomes[site].status === 'unresolved')
            poisoned.add(insn);
    }
    for (const [insn, list] of records) {
        const isPoisoned = (record) => outcomeOf(object, record, outcomes).status === 'unresolved';
        if (list.length > 1 && list.some(isPoisoned))
            poisoned.add(insn);
    }
    return {
        poisoned,
        values: {
            get(insn) {
                const site = siteAt[insn];
                if (site < 0)
                    return undefined;
                const outcome = outcomes[site];
                const isKnown = !isCoarse || isQuestion(queryOf(object, site));
                const value = isKnown ? heldBy(outcome) : undefined;
                return { record: records.get(insn)?.at(-1), value, width: outcome.width };
            },
        },
    };
}
/** Whether a query asks if something exists. */
function isQuestion(query) {
    return query !== undefined && QUESTIONS.has(query.kind);
}
const QUESTIONS = new Set([
    relocation_kind/* RelocationKind */.TF.FIELD_EXISTS,
    relocation_kind/* RelocationKind */.TF.TYPE_EXISTS,
    relocation_kind/* RelocationKind */.TF.ENUMVAL_EXISTS,
    relocation_kind/* RelocationKind */.TF.TYPE_MATCHES,
]);
function queryOf({ queries, sites }, site) {
    return queries[sites[site].query];
}
const VALUES = new WeakMap();
function heldBy(outcome) {
    const { status, value } = outcome;
    if (status === 'absent')
        return 0n;
    if (value === undefined)
        return undefined;
    let known = VALUES.get(outcome);
    if (known === undefined) {
        known = BigInt(value);
        VALUES.set(outcome, known);
    }
    return known;
}

;// CONCATENATED MODULE: ./lib/verdict/answers.js

const UNRESOLVED = 1;
const REFUSED = 2;
/** Numbers the outcomes of kernels, for one object. */
function answerNumbers({ sites, queries }) {
    const numbers = new Map();
    const known = new WeakMap();
    const numberOf = (key) => {
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        return number;
    };
    const asks = sites.map(({ query }) => isQuestion(queries[query]));
    return (outcomes) => {
        const failing = new Uint8Array(outcomes.length);
        const exact = new Uint32Array(outcomes.length);
        const coarse = new Uint32Array(outcomes.length);
        for (const [site, outcome] of outcomes.entries()) {
            const { status, value = '', width = '' } = outcome;
            let pair = known.get(outcome);
            if (pair === undefined) {
                pair = {
                    exact: numberOf(`${status} ${value} ${width}`),
                    coarse: numberOf(`${status} width ${width}`),
                };
                known.set(outcome, pair);
            }
            if (status === 'unresolved')
                failing[site] = UNRESOLVED;
            else if (status !== 'resolved' && status !== 'absent')
                failing[site] = REFUSED;
            exact[site] = pair.exact;
            coarse[site] = asks[site] ? pair.exact : pair.coarse;
        }
        return { failing, exact, coarse };
    };
}
/** Equal for programs on kernels that give the same answers at these sites. */
function keyOfAnswers(numbers, sites) {
    const gathered = new Uint32Array(sites.length);
    for (let i = 0; i < sites.length; i++)
        gathered[i] = numbers[sites[i]];
    return Buffer.from(gathered.buffer).toString('latin1');
}

// EXTERNAL MODULE: ./lib/verdict/assumptions.js
var assumptions = __nccwpck_require__(3677);
;// CONCATENATED MODULE: ./lib/verdict/kernel-btf.js
/** Sections of programs that attach by the kernel's BTF (`libbpf.c: section_defs`, SEC_ATTACH_BTF). */
const BY_BTF = /^\??(fentry|fexit|fsession|fmod_ret|lsm|iter)(\.s)?(\/|$)|^\??(tp_btf|freplace|lsm_cgroup)(\/|$)|^\??(struct_ops)(\.s)?(\/|$)/;
/**
 * What of a program needs BTF in the kernel itself, which no file replaces, in words; undefined if nothing
 * does.
 *
 * @param functions those that the program is linked with, by their indices, itself first
 */
function kernelBtfNeed({ code }, functions) {
    const { section } = code.functions[functions[0]];
    const kind = BY_BTF.exec(section);
    if (kind !== null)
        return kind[1] ?? kind[4] ?? kind[6];
    for (const index of functions) {
        for (const reference of code.functions[index].references.values()) {
            if (reference.kind === 'extern' && code.externs.typedKsyms.has(reference.name)) {
                return `the typed ksym ${reference.name}`;
            }
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/verdict/link.js
var verdict_link = __nccwpck_require__(5069);
// EXTERNAL MODULE: ./lib/verdict/walk/flow.js
var flow = __nccwpck_require__(1963);
;// CONCATENATED MODULE: ./lib/verdict/guards.js

/**
 * The instructions before each one. A function's first instruction comes after each call of it, and after
 * each load of its address, from which the kernel may call it.
 */
function predecessorsOf(program) {
    const before = new Map();
    const add = (insn, from) => {
        const list = before.get(insn);
        if (list === undefined)
            before.set(insn, [from]);
        else
            list.push(from);
    };
    for (const { start, end } of program.functions) {
        for (let insn = start; insn < end; insn = (0,flow/* nextOf */.Xh)(program, insn)) {
            const next = (0,flow/* nextOf */.Xh)(program, insn);
            if ((0,flow/* fallsThrough */.og)(program, insn) && next < end)
                add(next, insn);
            const target = (0,flow/* jumpTarget */._Y)(program, insn);
            if (target !== undefined && target !== next)
                add(target, insn);
        }
    }
    for (const [insn, reference] of program.references) {
        if (reference.kind !== 'function')
            continue;
        add(program.functions[reference.function]?.start, insn);
    }
    return before;
}
/**
 * The branches that keep a verifier out of dead code: found by walking back from it, through dead code
 * only, to what was reached. There is one as a rule. If an inner guard stands behind an outer one, it is
 * the outer one that is found.
 *
 * @param dead instructions that are not reached
 */
function findCuts(before, { reached, decided }, dead) {
    const cuts = new Set();
    const seen = new Set(dead);
    // A set hands out what is added while it is walked.
    for (const insn of seen) {
        for (const from of before.get(insn) ?? []) {
            if (reached[from] !== 1)
                seen.add(from);
            else
                cuts.add(from);
        }
    }
    return [...cuts].sort((a, b) => a - b).map((insn) => ({ insn, causes: decided.get(insn) ?? [] }));
}

;// CONCATENATED MODULE: ./lib/verdict/prepare.js



/**
 * @param functions those that the program is linked with, by their indices, itself first
 * @param recordsOf by `indexRecords` of the object
 * @param budget of all walks of the object
 */
function prepareProgram(object, functions, recordsOf, budget) {
    const records = functions.flatMap((index) => [...(recordsOf.get(index)?.values() ?? [])].flat());
    const sites = new Set(records.map((record) => object.relocations[record]?.site));
    let prepared;
    return {
        records: records.sort((a, b) => a - b),
        sites: Uint32Array.from(sites),
        flow() {
            prepared ??= prepareFlow(object, (0,verdict_link/* linkProgram */.R7)(object, functions[0], recordsOf), budget);
            return prepared;
        },
    };
}
function prepareFlow({ code }, program, budget) {
    const read = [...program.references.values()].flatMap((reference) => reference.kind === 'extern' && code.externs.kconfig.has(reference.name) ? [reference.name] : []);
    const kconfig = new Set(read);
    return { program, flow: (0,flow/* flowOf */.gB)(program), before: predecessorsOf(program), kconfig, budget };
}

;// CONCATENATED MODULE: ./lib/verdict/reasons.js



/** Guards are told up to so many, the first of the program. */
const MOST_GUARDS = 8;
/** The branches that keep the verifier out of the poisoned code of a program. */
function guardsOf(object, { program, before }, found, { poisoned }) {
    return findCuts(before, found, poisoned)
        .slice(0, MOST_GUARDS)
        .map(({ insn, causes }) => ({ source: (0,verdict_link/* sourceOf */.vz)(object, program, insn), causes }));
}
/** What of the causes of some guards user space or the kernel's configuration may change. */
function conditionsOf(guards) {
    const conditions = new Map();
    for (const { causes } of guards) {
        for (const cause of causes) {
            if (cause.kind === 'relocation' || cause.name === assumptions/* KERNEL_VERSION */.ZR)
                continue;
            conditions.set(`${cause.kind} ${cause.name}`, cause);
        }
    }
    return [...conditions.values()];
}
/** Lines of a path are told up to so many, the last before the instruction. */
const MOST_LINES = 40;
/** The first poisoned instruction that a walk came to, and how. */
function reachedBy(object, program, { poison }) {
    const [first] = poison;
    if (first === undefined)
        return {};
    const [insn, trail] = first;
    const path = [];
    const add = (at) => {
        const source = (0,verdict_link/* sourceOf */.vz)(object, program, at);
        const next = path[0];
        if (source === undefined)
            return;
        if (source.file !== next?.file || source.line !== next.line)
            path.unshift(source);
    };
    add(insn);
    for (let way = trail; way && path.length < MOST_LINES; way = way.before) {
        add(way.insn);
    }
    return {
        reached: { relocation: program.records.get(insn)[0], path },
    };
}

// EXTERNAL MODULE: ./lib/verdict/verifier/generations.js
var generations = __nccwpck_require__(2595);
// EXTERNAL MODULE: ./lib/verdict/verifier/release.js
var verifier_release = __nccwpck_require__(9697);
// EXTERNAL MODULE: ./lib/verdict/walk/walk.js + 10 modules
var walk = __nccwpck_require__(6374);
;// CONCATENATED MODULE: ./lib/verdict/trials.js






/**
 * The verdict on a program that libbpf does not refuse, if it is guarded by answers to questions whether
 * something exists, with nothing else known.
 *
 * @returns undefined if that does not decide it
 */
function judgeCoarsely(object, prepared, outcomes, generation, settingOf) {
    const one = caseOf(object, prepared, outcomes, generation, true);
    const { walk: found } = run(one, {
        rules: lowRules(generation),
        assume: (version) => (0,assumptions/* anything */.D8)(version, settingOf),
    });
    if (isReached(found))
        return undefined;
    return { verdict: 'guarded', guards: guardsOf(object, one.flow, found, one.patches) };
}
/**
 * The verdict on a program. It is tried what the verifier of the kernel's own release reaches, whatever
 * user space sets; then with what the object sets; then with all that newer verifiers know, for
 * distributions take that into older kernels.
 */
function judgeProgram(object, prepared, outcomes, generation, settingOf) {
    const refused = findRefused(object, prepared, outcomes);
    if (refused !== undefined)
        return { verdict: { verdict: 'broken', refused } };
    const one = caseOf(object, prepared, outcomes, generation, false);
    const { flow, patches } = one;
    const any = (version) => (0,assumptions/* anything */.D8)(version, settingOf);
    const presets = assumptions/* PRESETS */.fG.map((preset) => (version) => (0,assumptions/* asBuilt */.RX)(version, settingOf, preset));
    const guardsIn = (found) => guardsOf(object, flow, found, patches);
    const shownBy = (situation, isAsBuilt) => {
        return { situation, verifier: nameOf(generation.low), isAsBuilt };
    };
    const rules = lowRules(generation);
    const first = run(one, { rules, assume: any });
    if (!isReached(first.walk)) {
        const verdict = patches.poisoned.size === 0
            ? { verdict: 'loads' }
            : { verdict: 'guarded', guards: guardsIn(first.walk) };
        return { verdict, shown: shownBy(first.situation, false) };
    }
    const reached = reachedBy(object, flow.program, first.walk);
    for (const assume of presets) {
        const { walk: found, situation } = run(one, { rules, assume });
        if (isReached(found))
            continue;
        const guards = guardsIn(found);
        const conditions = conditionsOf(guards);
        const verdict = { verdict: 'depends', guards, conditions, ...reached };
        return { verdict, shown: shownBy(situation, true) };
    }
    for (const assume of [any, ...presets]) {
        const { walk: found, situation } = run(one, { rules: generations/* NEWEST */.RX, assume });
        if (isReached(found))
            continue;
        const release = firstRelease(generation.low, (newer) => !isReached(run(one, { rules: newer, assume }).walk));
        const guards = guardsIn(found);
        const conditions = [
            { kind: 'verifier', release: nameOf(release) },
            ...conditionsOf(guards),
        ];
        const verdict = { verdict: 'depends', guards, conditions, ...reached };
        return { verdict, shown: { situation, verifier: 'newest', isAsBuilt: assume !== any } };
    }
    const { undecided } = first.walk;
    const verdict = { verdict: 'broken', ...reached, ...(undecided && { undecided }) };
    return { verdict, shown: shownBy(first.situation, false) };
}
/** The first record for which libbpf refuses the object. */
function findRefused(object, { records }, outcomes) {
    return records.find((record) => {
        const { status } = outcomeOf(object, record, outcomes);
        return status === 'ambiguous' || status === 'invalid';
    });
}
function caseOf(object, prepared, outcomes, { low }, isCoarse) {
    const flow = prepared.flow();
    const versions = (0,assumptions/* kernelVersions */.FG)(low, flow.kconfig.has(assumptions/* KERNEL_VERSION */.ZR));
    return { object, flow, patches: patchesOf(object, flow.program, outcomes, isCoarse), versions };
}
/** A walk for each version that the kernel may have, up to the first that reaches the poison. */
function run({ object, flow, patches, versions }, { rules, assume }) {
    const { constants, externs } = object.code;
    let found;
    for (const version of versions) {
        const situation = {
            ...{ program: flow.program, flow: flow.flow, constants, kconfig: externs.kconfig },
            ...{ patches, rules, assume: assume(version) },
        };
        found = { walk: (0,walk/* walk */.GG)(situation, true, flow.budget), situation };
        if (isReached(found.walk))
            break;
    }
    return found;
}
function isReached({ poison, undecided }) {
    return poison.size > 0 || undecided;
}
/**
 * The rules that hold for every verifier between the bounds. Global functions are the one thing of which an
 * older verifier knows more: libbpf makes static ones of them there.
 */
function lowRules({ low, high }) {
    const rules = (0,generations/* rulesOf */.fD)(low);
    const isCertain = rules.globalFunctions === (0,generations/* rulesOf */.fD)(high).globalFunctions;
    return isCertain ? rules : { ...rules, globalFunctions: 'either' };
}
/**
 * The first release from `low` on whose rules suffice, if those of all releases do. A release for which
 * libbpf makes global functions static is none of them, for the next ones would not do.
 */
function firstRelease(low, suffice) {
    const isEnough = (release) => {
        const rules = (0,generations/* rulesOf */.fD)(release);
        const isStatic = rules.globalFunctions === 'static';
        return suffice(isStatic ? { ...rules, globalFunctions: 'either' } : rules);
    };
    const later = generations/* MILESTONES */.qT.filter((release) => (0,verifier_release/* isBefore */.Y8)(low, release));
    return later.find(isEnough) ?? later.at(-1);
}
/** `5.4` */
function nameOf({ major, minor }) {
    return `${major}.${minor}`;
}

;// CONCATENATED MODULE: ./lib/verdict/judge.js








/**
 * Steps of all walks of an object: some 40 seconds. An object of 431,000 instructions in 169 programs takes
 * four millions for 43 kernels. What is left then is told as too large to follow.
 */
const MOST_STEPS = 100_000_000;
const LOADS = { verdict: 'loads' };
/** The verdicts on an object's programs on one kernel. */
function judgeObject(object, kernel, outcomes, options = {}) {
    const { programs, judge } = newJudge(object, options);
    return judge(kernel, outcomes).map((verdict, index) => ({
        ...programs[index],
        verdict,
    }));
}
function newJudge(object, options = {}) {
    const { functions } = object.code;
    const recordsOf = (0,verdict_link/* indexRecords */.zu)(object);
    const all = (0,core_programs/* linkedFunctions */.F)(functions);
    const programs = all.map((linked) => {
        const { name, section } = functions[linked[0]];
        const needsKernelBtf = kernelBtfNeed(object, linked);
        return { program: name, section, ...(needsKernelBtf !== undefined && { needsKernelBtf }) };
    });
    const budget = { steps: MOST_STEPS };
    const judged = all.map((linked) => ({
        prepared: prepareProgram(object, linked, recordsOf, budget),
        /** By all that an answer depends on. */
        verdicts: new Map(),
    }));
    const numbered = answerNumbers(object);
    return {
        programs,
        judge(kernel, outcomes) {
            const generation = (0,generations/* generationOf */.gS)(kernel);
            const { failing, exact, coarse } = numbered(outcomes);
            return judged.map(({ prepared, verdicts }) => {
                const { sites } = prepared;
                if (sites.every((site) => failing[site] === 0))
                    return LOADS;
                const isRefused = sites.some((site) => failing[site] === REFUSED);
                const context = contextOf(generation, prepared);
                const known = (key, judgeAnew) => {
                    if (!verdicts.has(key))
                        verdicts.set(key, judgeAnew());
                    return verdicts.get(key);
                };
                return ((isRefused
                    ? undefined
                    : known(`${context} coarse ${keyOfAnswers(coarse, sites)}`, () => judgeCoarsely(object, prepared, outcomes, generation, options.variables))) ??
                    known(`${context} ${keyOfAnswers(exact, sites)}`, () => judgeProgram(object, prepared, outcomes, generation, options.variables).verdict));
            });
        },
        explain(program, kernel, outcomes) {
            const { prepared } = judged[program];
            return judgeProgram(object, prepared, outcomes, (0,generations/* generationOf */.gS)(kernel), options.variables);
        },
    };
}
/** What an answer depends on besides the outcomes. */
function contextOf({ low, high }, { flow }) {
    const version = flow().kconfig.has(assumptions/* KERNEL_VERSION */.ZR) ? low.patch : '';
    return `${nameOf(low)} ${version} ${nameOf(high)}`;
}


/***/ }),

/***/ 5069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OA: () => (/* binding */ functionOf),
/* harmony export */   R7: () => (/* binding */ linkProgram),
/* harmony export */   vz: () => (/* binding */ sourceOf),
/* harmony export */   zu: () => (/* binding */ indexRecords)
/* harmony export */ });
/* harmony import */ var _core_instructions_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4682);
/* harmony import */ var _core_opcodes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9980);
/* harmony import */ var _core_programs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(814);
/* harmony import */ var _core_source_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(136);




/** Puts the records of an object to the functions that they are in. */
function indexRecords({ relocations, code: { functions } }) {
    const byPlace = new Map();
    for (const [index, { section, insn, site }] of relocations.entries()) {
        if (site === undefined)
            continue;
        const list = byPlace.get(section);
        if (list === undefined)
            byPlace.set(section, [[insn, index]]);
        else
            list.push([insn, index]);
    }
    return new Map(functions.map(({ section, start, instructions }, index) => {
        const first = start / _core_opcodes_js__WEBPACK_IMPORTED_MODULE_1__/* .INSN_SIZE */ .Rg;
        const records = new Map();
        for (const [insn, record] of byPlace.get(section) ?? []) {
            const at = insn - first;
            if (at < 0 || at >= instructions.opcodes.length)
                continue;
            records.set(at, [...(records.get(at) ?? []), record]);
        }
        return [index, records];
    }));
}
/**
 * Links a program. A function is appended where its first call or address is met, and its own callees
 * before the next one of the caller (`libbpf.c: bpf_object__reloc_code`).
 *
 * @param index of the program in the object's functions
 */
function linkProgram({ btf, relocations, code: { functions } }, index, recordsOf) {
    const placed = placeFunctions(functions, index);
    const places = new Map(placed.map((one, place) => [one.index, place]));
    const linked = (0,_core_instructions_js__WEBPACK_IMPORTED_MODULE_0__/* .newInstructions */ .k5)(placed.at(-1)?.end ?? 0);
    const records = new Map();
    const siteAt = new Int32Array(linked.opcodes.length).fill(-1);
    const references = new Map();
    for (const { index: own, start } of placed) {
        const { instructions, references: ofFunction } = functions[own];
        linked.opcodes.set(instructions.opcodes, start);
        linked.registers.set(instructions.registers, start);
        linked.offsets.set(instructions.offsets, start);
        linked.immediates.set(instructions.immediates, start);
        for (const [insn, list] of recordsOf.get(own) ?? []) {
            records.set(start + insn, list);
            siteAt[start + insn] = relocations[list.at(-1)]?.site ?? -1;
        }
        for (const [insn, reference] of ofFunction) {
            const at = start + insn;
            if (reference.kind !== 'function') {
                references.set(at, reference);
                continue;
            }
            const place = places.get(reference.function);
            references.set(at, { kind: 'function', function: place });
            if (linked.opcodes[at] !== _core_opcodes_js__WEBPACK_IMPORTED_MODULE_1__/* .CALL */ .XV)
                continue;
            linked.registers[at] = (linked.registers[at] & 0xf) | (_core_opcodes_js__WEBPACK_IMPORTED_MODULE_1__/* .BPF_PSEUDO_CALL */ .R7 << 4);
            linked.immediates[at] = placed[place].start - at - 1;
        }
    }
    const { name, section } = functions[index];
    return {
        name,
        section,
        byteOrder: btf.byteOrder,
        ...linked,
        functions: placed,
        records,
        siteAt,
        references,
    };
}
function placeFunctions(functions, program) {
    const placed = [];
    const seen = new Set();
    let end = 0;
    // A stack of our own: a chain of calls may be longer than ours.
    const waiting = [program];
    while (waiting.length > 0) {
        const index = waiting.pop();
        if (seen.has(index))
            continue;
        seen.add(index);
        const { name, instructions, isGlobal } = functions[index];
        const start = end;
        end += instructions.opcodes.length;
        placed.push({ name, index, start, end, isGlobal: isGlobal && placed.length > 0 });
        waiting.push(...(0,_core_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .calleesOf */ .v)(functions, index).reverse());
    }
    return placed;
}
/** The function that an instruction is in. */
function functionOf({ functions }, insn) {
    return functions.find(({ start, end }) => start <= insn && insn < end);
}
/** Where an instruction comes from in the source. */
function sourceOf({ btf, code: { functions, lines } }, program, insn) {
    const found = functionOf(program, insn);
    if (found === undefined)
        return undefined;
    const { section, start } = functions[found.index];
    return (0,_core_source_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceAt */ .Pf)(btf, lines, section, start + (insn - found.start) * _core_opcodes_js__WEBPACK_IMPORTED_MODULE_1__/* .INSN_SIZE */ .Rg);
}


/***/ }),

/***/ 1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ newVerdictTable)
/* harmony export */ });
function newVerdictTable() {
    const verdicts = [];
    const numbers = new Map();
    /** Kernels share the answers of their verdicts, which are then found quicker than by what they hold. */
    const seen = new WeakMap();
    return {
        verdicts,
        numberOf(verdict, excused) {
            const ofVerdict = seen.get(verdict) ?? new Map();
            seen.set(verdict, ofVerdict);
            const known = ofVerdict.get(excused);
            if (known !== undefined)
                return known;
            const key = JSON.stringify([verdict, excused], comparable);
            let number = numbers.get(key);
            if (number === undefined) {
                number = verdicts.push({ verdict, ...(excused !== undefined && { excused }) }) - 1;
                numbers.set(key, number);
            }
            ofVerdict.set(excused, number);
            return number;
        },
    };
}
/** Integers that JSON does not know as text, and keys in one order. */
function comparable(_key, value) {
    if (typeof value === 'bigint')
        return `${value}n`;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}


/***/ }),

/***/ 6472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ VERDICTS)
/* harmony export */ });
/** From the best to the worst. */
const VERDICTS = ['loads', 'guarded', 'depends', 'broken'];


/***/ }),

/***/ 2595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RX: () => (/* binding */ NEWEST),
/* harmony export */   fD: () => (/* binding */ rulesOf),
/* harmony export */   gS: () => (/* binding */ generationOf),
/* harmony export */   qT: () => (/* binding */ MILESTONES)
/* harmony export */ });
/* unused harmony export ROWS */
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9697);

/**
 * All rules, ascending by release, at least one row each. Where releases between the two sources were
 * not read, a rule may be older than its row says; it is not newer.
 */
const ROWS = [
    row('wideImmediates', '4.14', '4.9.80', '4.14', 'check_ld_imm'),
    row('arithmetic', '4.14', '4.9.80', '4.14', 'adjust_scalar_min_max_vals'),
    row('refinements', '4.14', '4.9.80', '4.14', 'reg_set_min_max'),
    row('productsWithUnknown', '4.14', '4.9.80', '4.14', 'adjust_scalar_min_max_vals'),
    row('equalityBothWays', '4.16', '4.14.177', '4.16.13', 'check_cond_jmp_op'),
    row('zeroBytes', '4.16', '4.14.177', '4.16.13', 'check_stack_write, cc2b14d51053'),
    row('narrowReads', '4.16', '4.14.177', '4.16.13', 'check_stack_read, cc2b14d51053'),
    row('arithmetic32', '4.19', '4.17', '4.19.1', 'adjust_scalar_min_max_vals'),
    row('everyComparison', '5.0', '4.20.11', '5.0.1', 'is_branch_taken, 4f7b3e82589e'),
    row('moves32', '5.0', '4.20.11', '5.0.1', 'check_alu_op'),
    row('jumps32', '5.2', '5.0.1', '5.2.1', 'is_branch_taken, 092ed0968bb6'),
    row('registerComparisons', '5.3', '5.2.1', '5.3.1', 'check_cond_jmp_op, fb8d251ee2a6'),
    row('scalarSpills', '5.3', '5.2.1', '5.3.1', 'check_stack_write, f7cf25b2026d'),
    row('readOnlyMaps', '5.5', '5.3.1', '5.5-rc5', 'check_mem_access, a23740ec43ba'),
    row('arsh', '5.6', '5.5-rc5', '5.6.4', 'adjust_scalar_min_max_vals, 0af2ffc93a4b'),
    row('globalFunctions', '5.6', '5.5-rc5', '5.6.4', 'check_func_call, 51c39bb1d5d1', 'always'),
    row('wrapping', '5.7', '5.6.4', '5.7.6', 'adjust_scalar_min_max_vals'),
    row('notNull', '5.8', '5.7.6', '5.8.1', 'is_branch_taken, cac616db39c2'),
    row('xor', '5.10', '5.9.1', '5.10.7', 'adjust_scalar_min_max_vals, 2921c90d4718'),
    row('smallSpills', '5.16', '5.15.16', '5.16.10', 'check_stack_write_fixed_off, 354e8f1970f8'),
    row('immediateStores', '6.3', '6.2.1', '6.3.8', 'check_stack_write_fixed_off, ecdf985d7615'),
    row('signExtension', '6.6', '6.5', '6.6', 'coerce_reg_to_size_sx'),
    row('zeroRoundLoops', '6.7', '6.6.9', '6.7.3', 'check_helper_call, bb124da69c47'),
    row('negativeImmediateStores', '6.7', '6.6', '6.7.3', 'check_stack_write_fixed_off'),
    row('globalFunctions', '6.8', '6.7.3', '6.8.1', 'do_check_subprogs, 2afae08c9dcb', 'reached'),
    row('narrowFills', '6.9', '6.8.1', '6.9', 'check_stack_read_fixed_off, c1e6148cb4f8'),
    row('zeroTimesUnknown', '6.11', '6.9', '6.11.11', 'is_safe_to_compute_dst_reg_range, 41d047a87106'),
    row('readingHelpersKeepStack', '6.14', '6.13.2', '6.14', 'check_func_arg, 37cce22dbd51'),
    row('neg', '6.17', '6.14', '6.17', 'adjust_scalar_min_max_vals, aced132599b3'),
    row('end', '7.0', '6.19', '7.0', 'scalar_byte_swap, 9d2119984224'),
    row('div', '7.0', '6.19', '7.0', 'scalar_min_max_udiv and its neighbours, 44fdd581d273'),
];
const ORDERED = ROWS.map((one) => ({ ...one, release: (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRelease */ .BC)(one.from) }));
const NOTHING = {
    ...Object.fromEntries(ROWS.map(({ rule }) => [rule, false])),
    globalFunctions: 'static',
};
/** By how many rows hold. */
const RULES = new Map();
/** What the verifier of a mainline release knows. */
function rulesOf(release) {
    const known = ORDERED.filter((one) => !(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .isBefore */ .Y8)(release, one.release));
    let rules = RULES.get(known.length);
    if (rules === undefined) {
        rules = { ...NOTHING, ...Object.fromEntries(known.map(({ rule, value }) => [rule, value])) };
        RULES.set(known.length, rules);
    }
    return rules;
}
/** The mainline releases with which a rule came, ascending. */
const MILESTONES = [...new Set(ROWS.map(({ from }) => from))].map(_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRelease */ .BC);
/** Every rule that is known. */
const NEWEST = rulesOf(MILESTONES.at(-1));
/**
 * Between which releases the verifier of a kernel is.
 *
 * @param kernel `release` is what `uname -r` prints, of any distribution, and 0.0 is meant if it is
 * none; `helpers` is what `helpersOf` says of the kernel's own BTF
 */
function generationOf(kernel) {
    const low = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRelease */ .BC)(kernel.release);
    const dated = kernel.helpers === undefined ? undefined : (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseOfHelpers */ .An)(kernel.helpers);
    return { low, high: dated !== undefined && (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .isBefore */ .Y8)(low, dated) ? dated : low };
}
function row(rule, from, lacks, has, source, value = true) {
    return { rule, value, from, read: [lacks, has], source };
}


/***/ }),

/***/ 9697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ releaseOfHelpers),
/* harmony export */   BC: () => (/* binding */ parseRelease),
/* harmony export */   Y8: () => (/* binding */ isBefore)
/* harmony export */ });
/**
 * The mainline base of a release as `uname -r` prints it.
 *
 * Distributions build `5.10.0-32-amd64` from some 5.10.y, which the string does not tell: a patch
 * level of 0 with something behind it is none.
 *
 * @returns 0.0, which is before every release, if the string does not start with a release
 */
function parseRelease(text) {
    const [, major, minor, patch, rest] = /^(\d{1,3})\.(\d{1,3})(?!\d)(?:\.(\d{1,5})(?!\d))?(.*)$/s.exec(text) ?? [];
    if (major === undefined)
        return { major: 0, minor: 0, patch: undefined };
    const level = patch === undefined ? undefined : Number(patch);
    return {
        major: Number(major),
        minor: Number(minor),
        patch: level === 0 && rest !== '' ? undefined : level,
    };
}
/** Whether a release's base comes before that of another; patch levels do not count. */
function isBefore(a, b) {
    return a.major < b.major || (a.major === b.major && a.minor < b.minor);
}
/**
 * `__BPF_FUNC_MAX_ID` of mainline releases (include/uapi/linux/bpf.h). Helpers are only ever added at
 * the end. Since 6.2 none was: the kernel gets kfuncs instead. Those of 4.10 to 4.13, 4.15, 4.18, 5.1,
 * 5.13 and 6.0 are from bcc's list of helpers by release, all others from the header itself.
 */
const HELPERS = [
    [42, 4, 9],
    [45, 4, 10],
    [46, 4, 11],
    [48, 4, 12],
    [51, 4, 13],
    [54, 4, 14],
    [58, 4, 15],
    [60, 4, 16],
    [65, 4, 17],
    [81, 4, 18],
    [84, 4, 19],
    [91, 4, 20],
    [93, 5, 0],
    [99, 5, 1],
    [109, 5, 2],
    [110, 5, 3],
    [111, 5, 4],
    [116, 5, 5],
    [119, 5, 6],
    [125, 5, 7],
    [136, 5, 8],
    [142, 5, 9],
    [156, 5, 10],
    [163, 5, 11],
    [164, 5, 12],
    [166, 5, 13],
    [169, 5, 14],
    [176, 5, 15],
    [180, 5, 16],
    [186, 5, 17],
    [194, 5, 18],
    [204, 5, 19],
    [208, 6, 0],
    [210, 6, 1],
    [212, 6, 2],
];
/**
 * The newest mainline release that has no more helpers than a kernel: what its BPF is, whatever its
 * release says.
 *
 * @param helpers `__BPF_FUNC_MAX_ID` of the kernel
 * @returns undefined if it has fewer than the first release that is known
 */
function releaseOfHelpers(helpers) {
    const row = HELPERS.findLast(([count]) => count <= helpers);
    return row && { major: row[1], minor: row[2], patch: undefined };
}


/***/ }),

/***/ 1963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xh: () => (/* binding */ nextOf),
/* harmony export */   _Y: () => (/* binding */ jumpTarget),
/* harmony export */   bb: () => (/* binding */ isJump),
/* harmony export */   gB: () => (/* binding */ flowOf),
/* harmony export */   nT: () => (/* binding */ isCall),
/* harmony export */   og: () => (/* binding */ fallsThrough)
/* harmony export */ });
/* harmony import */ var _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9980);

/** Registers that a call takes, and that it leaves without a value. */
const ARGUMENTS = 0b111110;
const RESULT = 0b1;
function flowOf(program) {
    const length = program.opcodes.length;
    const ways = new Uint8Array(length);
    const live = new Uint16Array(length);
    const come = (insn, number = 1) => {
        if (insn < length)
            ways[insn] = Math.min(SEVERAL, ways[insn] + number);
    };
    for (const fn of program.functions) {
        // A function may be called in several places, and a callback is called again.
        come(fn.start, SEVERAL);
        if (jumpsAnywhere(program, fn)) {
            ways.fill(SEVERAL, fn.start, fn.end);
            live.fill(ALL, fn.start, fn.end);
            continue;
        }
        for (let insn = fn.start; insn < fn.end; insn = nextOf(program, insn)) {
            if (fallsThrough(program, insn))
                come(nextOf(program, insn));
            const target = jumpTarget(program, insn);
            if (target !== undefined)
                come(target);
            // A function may return in several places, and a callback may not be called at all.
            if (isCall(program.opcodes[insn]) && callsFunctions(program, insn)) {
                come(insn + 1, SEVERAL);
            }
        }
        findLive(program, fn, live);
    }
    return { joins: ways.map((number) => (number >= SEVERAL ? 1 : 0)), live };
}
const SEVERAL = 2;
/** The registers r0 to r10. */
const ALL = 0x7ff;
/** Whether some jump of a function may lead to any of its instructions, by what is known of it here. */
function jumpsAnywhere({ opcodes }, { start, end }) {
    return opcodes.subarray(start, end).includes(_core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .GOTOX */ .Ag);
}
/** Whether a call may run functions of the program: its own, or those that it takes the address of. */
function callsFunctions({ functions, registers }, insn) {
    return functions.length > 1 || registers[insn] >> 4 === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_PSEUDO_CALL */ .R7;
}
/** The instruction behind one; a 64-bit load takes two. */
function nextOf({ opcodes }, insn) {
    return insn + (opcodes[insn] === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .LDIMM64 */ .MV ? 2 : 1);
}
/** Where a jump leads if it is taken; undefined if the instruction is none. */
function jumpTarget({ opcodes, offsets, immediates }, insn) {
    const opcode = opcodes[insn];
    const operation = opcode & 0xf0;
    if (!isJump(opcode) || operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_CALL */ ._y || operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_EXIT */ .Wg)
        return undefined;
    const isLong = operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JA */ .PJ && (opcode & 0x07) === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JMP32 */ .oO;
    return insn + 1 + (isLong ? immediates[insn] : offsets[insn]);
}
/** Whether control may go on to the next instruction. */
function fallsThrough({ opcodes }, insn) {
    const opcode = opcodes[insn];
    const operation = opcode & 0xf0;
    return !isJump(opcode) || (operation !== _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JA */ .PJ && operation !== _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_EXIT */ .Wg);
}
function isCall(opcode) {
    return opcode === (_core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JMP */ .pr | _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_CALL */ ._y);
}
/** Whether an instruction is a jump, a call or an exit. */
function isJump(opcode) {
    const kind = opcode & 0x07;
    return kind === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JMP */ .pr || kind === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JMP32 */ .oO;
}
function findLive(program, { start, end }, live) {
    const order = [];
    for (let insn = start; insn < end; insn = nextOf(program, insn))
        order.push(insn);
    for (let changed = true; changed;) {
        changed = false;
        for (let place = order.length - 1; place >= 0; place--) {
            const insn = order[place];
            const next = nextOf(program, insn);
            const target = jumpTarget(program, insn);
            let after = fallsThrough(program, insn) && next < end ? live[next] : 0;
            if (target !== undefined && target >= start && target < end)
                after |= live[target];
            const { reads, writes } = effectOf(program, insn);
            const before = (after & ~writes) | reads;
            if (before === live[insn])
                continue;
            live[insn] = before;
            changed = true;
        }
    }
}
/** The registers that an instruction reads and writes, a bit each. */
function effectOf({ opcodes, registers, immediates }, insn) {
    const opcode = opcodes[insn];
    const both = registers[insn];
    const destination = 1 << (both & 0xf);
    const source = 1 << (both >> 4);
    const operation = opcode & 0xf0;
    const operand = (opcode & _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_X */ .K4) !== 0 ? source : 0;
    switch (opcode & 0x07) {
        case _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_ALU */ .is:
        case _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_ALU64 */ .Ie:
            if (operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_MOV */ .gI)
                return { reads: operand, writes: destination };
            if (operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_NEG */ .yX || operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_END */ .VM)
                return { reads: destination, writes: destination };
            return { reads: destination | operand, writes: destination };
        case _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_LDX */ .Ky:
            return { reads: source, writes: destination };
        case _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_ST */ .p7:
            return { reads: destination, writes: 0 };
        case _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_STX */ .JK: {
            // An atomic operation may put the old value into the source, or into r0 if it compares with that.
            const isAtomic = (opcode & 0xe0) === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_ATOMIC */ .Vm;
            const compares = isAtomic && immediates[insn] === CMPXCHG;
            return { reads: destination | source | (compares ? RESULT : 0), writes: 0 };
        }
        case _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_LD */ .s7:
            if (opcode === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .LDIMM64 */ .MV)
                return { reads: 0, writes: destination };
            return { reads: source | (1 << 6), writes: RESULT | ARGUMENTS };
        default:
            if (operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_CALL */ ._y)
                return { reads: ARGUMENTS, writes: RESULT | ARGUMENTS };
            if (operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_EXIT */ .Wg)
                return { reads: RESULT, writes: 0 };
            if (operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JA */ .PJ || operation === _core_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .BPF_JCOND */ .Wx)
                return { reads: 0, writes: 0 };
            return { reads: destination | operand, writes: 0 };
    }
}
/** `BPF_CMPXCHG` */
const CMPXCHG = 0xf1;


/***/ }),

/***/ 6374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _T: () => (/* binding */ FELL_THROUGH),
  wr: () => (/* binding */ JUMPED),
  GG: () => (/* binding */ walk)
});

// EXTERNAL MODULE: ./lib/core/opcodes.js
var core_opcodes = __nccwpck_require__(9980);
// EXTERNAL MODULE: ./lib/verdict/link.js
var verdict_link = __nccwpck_require__(5069);
;// CONCATENATED MODULE: ./lib/verdict/walk/value.js
const UNKNOWN = { kind: 'unknown' };
const SCALAR = { kind: 'scalar' };
const NULLABLE = { kind: 'nullable' };
const DATA = { kind: 'data' };
/** Whether two values say the same; where constants come from does not count. */
function sameValue(a, b) {
    if (a === b)
        return true;
    switch (a.kind) {
        case 'constant':
            return b.kind === 'constant' && a.value === b.value;
        case 'stack':
            return b.kind === 'stack' && a.frame === b.frame && a.offset === b.offset;
        case 'constants':
            return b.kind === 'constants' && a.section === b.section && a.offset === b.offset;
        case 'kconfig':
            return b.kind === 'kconfig' && a.name === b.name && a.offset === b.offset;
        case 'function':
            return b.kind === 'function' && a.function === b.function;
        default:
            return a.kind === b.kind;
    }
}
/**
 * What is true of both values. A pointer into the stack stays one as long as its frame is known; what
 * becomes of any other is for the caller to remember (`State.lost`).
 */
function joinValues(a, b, union) {
    if (a.kind === 'constant' && b.kind === 'constant') {
        if (a.value !== b.value)
            return SCALAR;
        const origin = union(a.origin, b.origin);
        return origin === a.origin ? a : { ...a, origin };
    }
    if (sameValue(a, b))
        return a;
    if (a.kind === 'stack' && b.kind === 'stack' && a.frame === b.frame) {
        return { kind: 'stack', frame: a.frame, offset: undefined };
    }
    if (isNumber(a) && isNumber(b))
        return SCALAR;
    if (isNullable(a) && isNullable(b))
        return NULLABLE;
    return UNKNOWN;
}
/** Whether `general` says nothing that is not true of `special` as well. */
function coversValue(general, special, lost) {
    switch (general.kind) {
        case 'unknown':
            // Stores through it were taken for stores elsewhere, unless pointers into the stack were lost before.
            return lost || (special.kind !== 'function' && special.kind !== 'stack');
        case 'scalar':
            return isNumber(special);
        case 'nullable':
            return isNullable(special);
        case 'stack':
            return (special.kind === 'stack' &&
                special.frame === general.frame &&
                (general.offset === undefined || general.offset === special.offset));
        default:
            return sameValue(general, special);
    }
}
function isNumber({ kind }) {
    return kind === 'constant' || kind === 'scalar';
}
function isNullable(value) {
    return value.kind === 'nullable' || isNumber(value);
}

;// CONCATENATED MODULE: ./lib/verdict/walk/arithmetic.js


const ZERO = 0n;
/**
 * What a verifier knows of a register after arithmetic on it (`kernel/bpf/verifier.c:
 * adjust_reg_min_max_vals, adjust_scalar_min_max_vals`). MOV, NEG and END are told by others.
 *
 * @param operation the high four bits of the opcode
 * @param bits 32 or 64: of the operation, whose result is zero-extended
 * @param isSigned of a division
 */
function arithmetic(operation, bits, isSigned, value, operand, rules, union) {
    if (value.kind === 'constant' && operand.kind === 'constant') {
        const result = isSigned
            ? undefined
            : ofConstants(operation, bits, cut(value.value, bits), amountOf(operation, operand.value, bits), rules);
        if (result === undefined)
            return SCALAR;
        return {
            kind: 'constant',
            value: cut(result, bits),
            origin: union(value.origin, operand.origin),
        };
    }
    if (bits === 64 && (operation === core_opcodes/* BPF_ADD */.HE || operation === core_opcodes/* BPF_SUB */.s8)) {
        const moved = movePointer(operation, value, operand, union);
        if (moved !== undefined)
            return moved;
    }
    if (operation === core_opcodes/* BPF_AND */.Xj || operation === core_opcodes/* BPF_MUL */.wK) {
        const zero = zeroOf(operation, value, operand, bits, rules);
        if (zero !== undefined)
            return zero;
    }
    const isPointer = operation === core_opcodes/* BPF_ADD */.HE || operation === core_opcodes/* BPF_SUB */.s8;
    return isPointer && !(isPlain(value) && isPlain(operand)) ? UNKNOWN : SCALAR;
}
/** The operand: cut as the operation is, but for shifts, of which the verifier sees all 64 bits. */
function amountOf(operation, value, bits) {
    const isShift = operation === core_opcodes/* BPF_LSH */.bS || operation === core_opcodes/* BPF_RSH */.v5 || operation === core_opcodes/* BPF_ARSH */.CO;
    return isShift ? value : cut(value, bits);
}
/** A constant cut to the bits of an operation. */
function cut(value, bits) {
    return BigInt.asUintN(bits, value);
}
function ofConstants(operation, bits, a, b, rules) {
    const isOldest = bits === 64 && operation === core_opcodes/* BPF_ADD */.HE;
    if (!(bits === 64 ? rules.arithmetic : rules.arithmetic32) && !isOldest)
        return undefined;
    switch (operation) {
        case core_opcodes/* BPF_ADD */.HE:
            return rules.wrapping || !wrapsTwice(bits, a, b, 1n) ? a + b : undefined;
        case core_opcodes/* BPF_SUB */.s8:
            if (!rules.wrapping && (bits === 32 ? a < b : wrapsTwice(bits, a, b, -1n)))
                return undefined;
            return a - b;
        case core_opcodes/* BPF_MUL */.wK:
            return a * b;
        case core_opcodes/* BPF_OR */.nb:
            return a | b;
        case core_opcodes/* BPF_AND */.Xj:
            return a & b;
        case core_opcodes/* BPF_XOR */.H7:
            return rules.xor ? a ^ b : undefined;
        case core_opcodes/* BPF_LSH */.bS:
            return b < BigInt(bits) ? a << b : undefined;
        case core_opcodes/* BPF_RSH */.v5:
            return b < BigInt(bits) ? a >> b : undefined;
        case core_opcodes/* BPF_ARSH */.CO:
            return rules.arsh && b < BigInt(bits) ? BigInt.asIntN(bits, a) >> b : undefined;
        case core_opcodes/* BPF_DIV */.RR:
            return rules.div ? (b === ZERO ? ZERO : a / b) : undefined;
        default:
            return undefined;
    }
}
/** Whether a sum, or a difference, wraps as a signed number and as an unsigned one. */
function wrapsTwice(bits, a, b, sign) {
    const unsigned = a + sign * b;
    const signed = BigInt.asIntN(bits, a) + sign * BigInt.asIntN(bits, b);
    return cut(unsigned, bits) !== unsigned && BigInt.asIntN(bits, signed) !== signed;
}
/** Pointers that keep their place when a constant is added, or lose it when anything else is. */
function movePointer(operation, value, operand, union) {
    const [pointer, other] = isPointer(operand) && operation === core_opcodes/* BPF_ADD */.HE ? [operand, value] : [value, operand];
    if (!isPointer(pointer))
        return undefined;
    if (other.kind !== 'constant') {
        return pointer.kind === 'stack' ? { ...pointer, offset: undefined } : UNKNOWN;
    }
    if (pointer.offset === undefined)
        return pointer;
    const distance = Number(BigInt.asIntN(64, other.value));
    const offset = pointer.offset + (operation === core_opcodes/* BPF_ADD */.HE ? distance : -distance);
    if (Number.isSafeInteger(offset)) {
        const origin = pointer.kind === 'constants' && { origin: union(pointer.origin, other.origin) };
        return { ...pointer, offset, ...origin };
    }
    return pointer.kind === 'stack' ? { ...pointer, offset: undefined } : UNKNOWN;
}
function isPointer(value) {
    return value.kind === 'stack' || value.kind === 'constants' || value.kind === 'kconfig';
}
/** A product or mask is 0 if one side is, whatever the other is. */
function zeroOf(operation, value, operand, bits, rules) {
    if (isZero(operand, bits) && rules.productsWithUnknown)
        return { ...operand, value: ZERO };
    const isLeftKnown = operation === core_opcodes/* BPF_AND */.Xj ? rules.productsWithUnknown : rules.zeroTimesUnknown;
    if (isZero(value, bits) && isLeftKnown)
        return { ...value, value: ZERO };
    return undefined;
}
function isZero(value, bits) {
    return value.kind === 'constant' && cut(value.value, bits) === ZERO;
}
function isPlain({ kind }) {
    return kind === 'scalar' || kind === 'constant';
}

;// CONCATENATED MODULE: ./lib/verdict/walk/branch.js


/**
 * Whether a verifier knows which way a jump goes (`kernel/bpf/verifier.c: is_branch_taken,
 * check_cond_jmp_op`).
 *
 * @returns whether it is taken; undefined if both ways are looked at
 */
function decide(comparison, value, operand, rules) {
    const { operation, bits, isImmediate } = comparison;
    if (bits === 32 && !rules.jumps32)
        return undefined;
    if (operand.kind !== 'constant')
        return undefined;
    if (value.kind !== 'constant')
        return comparedWithNull(comparison, value, operand.value, rules);
    if (!isImmediate && !rules.registerComparisons)
        return undefined;
    const [a, b] = [cut(value.value, bits), cut(operand.value, bits)];
    const isEquality = operation === core_opcodes/* BPF_JEQ */.AV || operation === core_opcodes/* BPF_JNE */.pF;
    if (isEquality && !rules.equalityBothWays && a !== b)
        return undefined;
    if (!isEquality && !rules.everyComparison)
        return undefined;
    return compare(operation, bits, a, b);
}
/** A pointer that is not null is no 0. That to a stack and that to a context are not known to be none. */
function comparedWithNull({ operation, bits, isImmediate }, { kind }, operand, { notNull }) {
    const isPointer = kind === 'data' || kind === 'constants' || kind === 'kconfig';
    if (!isPointer || !notNull || bits !== 64 || !isImmediate || operand !== 0n)
        return undefined;
    if (operation === core_opcodes/* BPF_JEQ */.AV)
        return false;
    return operation === core_opcodes/* BPF_JNE */.pF ? true : undefined;
}
function compare(operation, bits, a, b) {
    const [signedA, signedB] = [BigInt.asIntN(bits, a), BigInt.asIntN(bits, b)];
    switch (operation) {
        case core_opcodes/* BPF_JEQ */.AV:
            return a === b;
        case core_opcodes/* BPF_JNE */.pF:
            return a !== b;
        case core_opcodes/* BPF_JGT */.pg:
            return a > b;
        case core_opcodes/* BPF_JGE */.iR:
            return a >= b;
        case core_opcodes/* BPF_JLT */._V:
            return a < b;
        case core_opcodes/* BPF_JLE */.TF:
            return a <= b;
        case core_opcodes/* BPF_JSGT */.CI:
            return signedA > signedB;
        case core_opcodes/* BPF_JSGE */.Jn:
            return signedA >= signedB;
        case core_opcodes/* BPF_JSLT */.fk:
            return signedA < signedB;
        case core_opcodes/* BPF_JSLE */._E:
            return signedA <= signedB;
        case core_opcodes/* BPF_JSET */.uR:
            return (a & b) !== 0n;
        default:
            return undefined;
    }
}
/**
 * What a way out of a branch tells of the register that was compared: the constant if they are equal.
 *
 * @returns undefined if it tells nothing
 */
function learnt({ operation, bits, isImmediate }, taken, value, operand, { refinements }) {
    if (!refinements)
        return undefined;
    const isEqual = (operation === core_opcodes/* BPF_JEQ */.AV && taken) || (operation === core_opcodes/* BPF_JNE */.pF && !taken);
    if (!isEqual || bits !== 64 || !isImmediate || operand.kind !== 'constant')
        return undefined;
    if (value.kind === 'scalar')
        return operand;
    return value.kind === 'nullable' && operand.value === 0n ? operand : undefined;
}

;// CONCATENATED MODULE: ./lib/verdict/verifier/helper-memory.js
const helper_memory_NULLABLE = { mayReturnNull: true };
/**
 * Helpers of 4.9 to 7.2 by id (include/uapi/linux/bpf.h), where the same one has variants by program
 * type or release the worst of them: an argument that one of them writes is written. Sources: each
 * `bpf_func_proto` of kernel/bpf/, kernel/trace/bpf_trace.c and net/core/ in 5.10, 6.1, 6.12 and 7.2;
 * the callbacks from `set_loop_callback_state` and its neighbours in kernel/bpf/verifier.c.
 */
const ROWS = [
    [1, 'map_lookup_elem', [reads(2)], helper_memory_NULLABLE],
    [2, 'map_update_elem', [reads(2), reads(3)]],
    [3, 'map_delete_elem', [reads(2)]],
    [4, 'probe_read', [writes(1, of(2))]],
    [6, 'trace_printk', [reads(1, of(2))]],
    [9, 'skb_store_bytes', [reads(3, of(4))]],
    [16, 'get_current_comm', [writes(1, of(2))]],
    [20, 'skb_get_tunnel_key', [writes(2, of(3))]],
    [21, 'skb_set_tunnel_key', [reads(2, of(3))]],
    [25, 'perf_event_output', [reads(4, of(5))]],
    [26, 'skb_load_bytes', [writes(3, of(4))]],
    [28, 'csum_diff', [reads(1, of(2)), reads(3, of(4))]],
    [29, 'skb_get_tunnel_opt', [writes(2, of(3))]],
    [30, 'skb_set_tunnel_opt', [reads(2, of(3))]],
    [36, 'probe_write_user', [reads(2, of(3))]],
    [45, 'probe_read_str', [writes(1, of(2))]],
    [49, 'setsockopt', [reads(4, of(5))]],
    [53, 'sock_map_update', [reads(3)]],
    [55, 'perf_event_read_value', [writes(3, of(4))]],
    [56, 'perf_prog_read_value', [writes(2, of(3))]],
    [57, 'getsockopt', [writes(4, of(5))]],
    [64, 'bind', [reads(2, of(3))]],
    [66, 'skb_get_xfrm_state', [writes(3, of(4))]],
    [67, 'get_stack', [writes(2, of(3))]],
    [68, 'skb_load_bytes_relative', [writes(3, of(4))]],
    [69, 'fib_lookup', [changes(2, of(3))]],
    [70, 'sock_hash_update', [reads(3)]],
    [71, 'msg_redirect_hash', [reads(3)]],
    [72, 'sk_redirect_hash', [reads(3)]],
    [73, 'lwt_push_encap', [reads(3, of(4))]],
    [74, 'lwt_seg6_store_bytes', [reads(3, of(4))]],
    [76, 'lwt_seg6_action', [reads(3, of(4))]],
    [82, 'sk_select_reuseport', [reads(3)]],
    [84, 'sk_lookup_tcp', [reads(2, of(3))], helper_memory_NULLABLE],
    [85, 'sk_lookup_udp', [reads(2, of(3))], helper_memory_NULLABLE],
    [87, 'map_push_elem', [reads(2)]],
    [88, 'map_pop_elem', [writes(2)]],
    [89, 'map_peek_elem', [writes(2)]],
    [95, 'sk_fullsock', [], helper_memory_NULLABLE],
    [96, 'tcp_sock', [], helper_memory_NULLABLE],
    [98, 'get_listener_sock', [], helper_memory_NULLABLE],
    [99, 'skc_lookup_tcp', [reads(2, of(3))], helper_memory_NULLABLE],
    [100, 'tcp_check_syncookie', [reads(2, of(3)), reads(4, of(5))]],
    [101, 'sysctl_get_name', [changes(2, of(3))]],
    [102, 'sysctl_get_current_value', [writes(2, of(3))]],
    [103, 'sysctl_get_new_value', [writes(2, of(3))]],
    [104, 'sysctl_set_new_value', [reads(2, of(3))]],
    [105, 'strtol', [reads(1, of(2)), writes(4, 8)]],
    [106, 'strtoul', [reads(1, of(2)), writes(4, 8)]],
    [107, 'sk_storage_get', [reads(3)], helper_memory_NULLABLE],
    [110, 'tcp_gen_syncookie', [reads(2, of(3)), reads(4, of(5))]],
    [111, 'skb_output', [reads(4, of(5))]],
    [112, 'probe_read_user', [writes(1, of(2))]],
    [113, 'probe_read_kernel', [writes(1, of(2))]],
    [114, 'probe_read_user_str', [writes(1, of(2))]],
    [115, 'probe_read_kernel_str', [writes(1, of(2))]],
    [119, 'read_branch_records', [changes(2, of(3))]],
    [120, 'get_ns_current_pid_tgid', [writes(3, of(4))]],
    [121, 'xdp_output', [reads(4, of(5))]],
    [126, 'seq_printf', [reads(2, of(3)), reads(4, of(5))]],
    [127, 'seq_write', [reads(2, of(3))]],
    [130, 'ringbuf_output', [reads(2, of(3))]],
    [131, 'ringbuf_reserve', [], helper_memory_NULLABLE],
    [136, 'skc_to_tcp6_sock', [], helper_memory_NULLABLE],
    [137, 'skc_to_tcp_sock', [], helper_memory_NULLABLE],
    [138, 'skc_to_tcp_timewait_sock', [], helper_memory_NULLABLE],
    [139, 'skc_to_tcp_request_sock', [], helper_memory_NULLABLE],
    [140, 'skc_to_udp6_sock', [], helper_memory_NULLABLE],
    [141, 'get_task_stack', [writes(2, of(3))]],
    [142, 'load_hdr_opt', [changes(2, of(3))]],
    [143, 'store_hdr_opt', [reads(2, of(3))]],
    [145, 'inode_storage_get', [reads(3)], helper_memory_NULLABLE],
    [147, 'd_path', [changes(2, of(3))]],
    [148, 'copy_from_user', [writes(1, of(2))]],
    [149, 'snprintf_btf', [changes(1, of(2)), reads(3, of(4))]],
    [150, 'seq_printf_btf', [reads(2, of(3))]],
    [152, 'redirect_neigh', [reads(2, of(3))]],
    [153, 'per_cpu_ptr', [], helper_memory_NULLABLE],
    [156, 'task_storage_get', [reads(3)], helper_memory_NULLABLE],
    [161, 'ima_inode_hash', [writes(2, of(3))]],
    [162, 'sock_from_file', [], helper_memory_NULLABLE],
    [163, 'check_mtu', [changes(3, 4)]],
    [164, 'for_each_map_elem', [], calls(2, { caller: 3, callee: 4 })],
    [165, 'snprintf', [changes(1, of(2)), reads(4, of(5))]],
    [166, 'sys_bpf', [reads(2, of(3))]],
    [167, 'btf_find_by_name_kind', [reads(1, of(2))]],
    [170, 'timer_set_callback', [], { callback: { register: 2, asynchronous: true } }],
    [176, 'get_branch_snapshot', [writes(1, of(2))]],
    [177, 'trace_vprintk', [reads(1, of(2)), reads(3, of(4))]],
    [178, 'skc_to_unix_sock', [], helper_memory_NULLABLE],
    [179, 'kallsyms_lookup_name', [reads(1, of(2)), writes(4, 8)]],
    [180, 'find_vma', [], calls(3, { caller: 4, callee: 3 })],
    [181, 'loop', [], calls(2, { caller: 3, callee: 2 })],
    [182, 'strncmp', [reads(1, of(2))]],
    [183, 'get_func_arg', [writes(3, 8)]],
    [184, 'get_func_ret', [writes(2, 8)]],
    [189, 'xdp_load_bytes', [writes(3, of(4))]],
    [190, 'xdp_store_bytes', [reads(3, of(4))]],
    [191, 'copy_from_user_task', [writes(1, of(2))]],
    [193, 'ima_file_hash', [writes(2, of(3))]],
    [194, 'kptr_xchg', [], helper_memory_NULLABLE],
    [195, 'map_lookup_percpu_elem', [reads(2)], helper_memory_NULLABLE],
    [196, 'skc_to_mptcp_sock', [], helper_memory_NULLABLE],
    [197, 'dynptr_from_mem', [writes(1, of(2)), writes(4, 16)]],
    [198, 'ringbuf_reserve_dynptr', [writes(4, 16)]],
    [199, 'ringbuf_submit_dynptr', [writes(1, 16)]],
    [200, 'ringbuf_discard_dynptr', [writes(1, 16)]],
    [201, 'dynptr_read', [writes(1, of(2)), reads(3, 16)]],
    [202, 'dynptr_write', [reads(1, 16), reads(3, of(4))]],
    [203, 'dynptr_data', [reads(1, 16)], helper_memory_NULLABLE],
    [204, 'tcp_raw_gen_syncookie_ipv4', [reads(1, 20), reads(2, of(3))]],
    [205, 'tcp_raw_gen_syncookie_ipv6', [reads(1, 40), reads(2, of(3))]],
    [206, 'tcp_raw_check_syncookie_ipv4', [reads(1, 20), reads(2, 20)]],
    [207, 'tcp_raw_check_syncookie_ipv6', [reads(1, 40), reads(2, 20)]],
    [209, 'user_ringbuf_drain', [], calls(2, { caller: 3, callee: 2 })],
    [210, 'cgrp_storage_get', [reads(3)], helper_memory_NULLABLE],
];
/** Helpers that touch no memory that can be a stack: the context, kernel objects, map values. */
const WITHOUT_MEMORY = [
    5, 7, 8, 10, 11, 12, 13, 14, 15, 17, 18, 19, 22, 23, 24, 27, 31, 32, 33, 34, 35, 37, 38, 39, 40,
    41, 42, 43, 44, 46, 47, 48, 50, 51, 52, 54, 58, 59, 60, 61, 62, 63, 65, 75, 79, 80, 81, 83, 86,
    90, 91, 93, 94, 97, 108, 109, 117, 118, 122, 123, 124, 125, 128, 129, 132, 133, 134, 135, 144,
    146, 151, 154, 155, 157, 158, 159, 160, 168, 169, 171, 172, 173, 174, 175, 185, 186, 187, 188,
    192, 208, 211,
];
const BY_ID = new Map([
    ...ROWS.map(([id, , args, more]) => [id, { arguments: args, ...more }]),
    ...WITHOUT_MEMORY.map((id) => [id, { arguments: [] }]),
]);
/**
 * What a helper does with memory.
 *
 * @param id `BPF_FUNC_*`, the immediate of the call
 * @returns undefined if nothing is known: it may write behind each pointer in r1 to r5
 */
function helperMemory(id) {
    return BY_ID.get(id);
}
function of(register) {
    return { register };
}
function argument(register, access, size) {
    return size === undefined ? { register, access } : { register, access, size };
}
function reads(register, size) {
    return argument(register, 'read', size);
}
function writes(register, size) {
    return argument(register, 'write', size);
}
function changes(register, size) {
    return argument(register, 'both', size);
}
function calls(register, context) {
    return { callback: { register, context } };
}

;// CONCATENATED MODULE: ./lib/verdict/walk/state.js

const REGISTERS = 10;
/** Frames of a kernel, and no more (`MAX_CALL_FRAMES`). */
const MAX_FRAMES = 8;
const NO_SLOTS = new Map();
function newFrame(call, callback) {
    return {
        call,
        callback,
        registers: new Array(REGISTERS).fill(UNKNOWN),
        stack: NO_SLOTS,
        ownsStack: false,
    };
}
function copyState({ frames, lost }) {
    return { frames: frames.map(copyFrame), lost };
}
function copyFrame(frame) {
    const { call, callback, registers, stack } = frame;
    frame.ownsStack = false;
    return { call, callback, registers: registers.slice(), stack, ownsStack: false };
}
/** The stack of a frame, to be written to. */
function ownStack(frame) {
    if (!frame.ownsStack) {
        frame.stack = new Map(frame.stack);
        frame.ownsStack = true;
    }
    return frame.stack;
}
/** Equal for states whose frames were entered by the same calls. */
function callsOf({ frames }) {
    return frames.map(({ call, callback }) => `${call} ${callback?.function ?? ''}`).join();
}
/**
 * Whether `general` says nothing that is not true of `special`: then all that can be reached from the one
 * is reached from the other. Both are of the same calls.
 */
function coversState(general, special) {
    if (special.lost && !general.lost)
        return false;
    for (let depth = general.frames.length - 1; depth >= 0; depth--) {
        const a = general.frames[depth];
        const b = special.frames[depth];
        for (let register = 0; register < REGISTERS; register++) {
            const [value, other] = [a.registers[register], b.registers[register]];
            if (value !== other && !coversValue(value, other, general.lost))
                return false;
        }
        if (a.callback !== b.callback && !coversCallback(a.callback, b.callback, general.lost))
            return false;
        for (const [number, slot] of a.stack) {
            const other = b.stack.get(number);
            if (slot !== other && (other === undefined || !coversSlot(slot, other, general.lost)))
                return false;
        }
        if (general.lost)
            continue;
        for (const [number, slot] of b.stack) {
            if (holdsPointer(slot) && !a.stack.has(number))
                return false;
        }
    }
    return true;
}
function coversCallback(general, special, lost) {
    if (general === undefined || special === undefined)
        return general === special;
    return (general.function === special.function &&
        general.arguments.every((value, i) => coversValue(value, special.arguments[i], lost)));
}
function coversSlot(general, special, lost) {
    if (general.kind === 'zeros') {
        return special.kind === 'zeros' && (general.mask & ~special.mask) === 0;
    }
    return (special.kind === 'spill' &&
        general.size === special.size &&
        coversValue(general.value, special.value, lost));
}
/** What is true of both states, which are of the same calls. */
function joinStates(a, b, union) {
    let lost = a.lost || b.lost;
    const join = (value, other) => {
        const joined = joinValues(value, other, union);
        if ([value, other].some((one) => state_isPointer(one) && one.kind !== joined.kind))
            lost = true;
        return joined;
    };
    const frames = a.frames.map((frame, depth) => {
        const other = b.frames[depth];
        const stack = new Map();
        for (const [number, slot] of frame.stack) {
            const joined = joinSlots(slot, other.stack.get(number), join, union);
            if (joined !== undefined)
                stack.set(number, joined);
            else if (holdsPointer(slot))
                lost = true;
        }
        for (const [number, slot] of other.stack) {
            if (holdsPointer(slot) && !stack.has(number))
                lost = true;
        }
        return {
            call: frame.call,
            callback: joinCallbacks(frame.callback, other.callback, join),
            registers: frame.registers.map((value, i) => join(value, other.registers[i])),
            stack,
            ownsStack: true,
        };
    });
    return { frames, lost };
}
function joinCallbacks(a, b, join) {
    if (a === undefined || b === undefined || a === b)
        return a;
    return { ...a, arguments: a.arguments.map((value, i) => join(value, b.arguments[i])) };
}
function joinSlots(a, b, join, union) {
    if (b === undefined || a === b)
        return b;
    if (a.kind === 'zeros' && b.kind === 'zeros') {
        const mask = a.mask & b.mask;
        return mask === 0 ? undefined : { kind: 'zeros', mask, origin: union(a.origin, b.origin) };
    }
    if (a.kind !== 'spill' || b.kind !== 'spill' || a.size !== b.size)
        return undefined;
    return sameValue(a.value, b.value) || a.value.kind === 'stack'
        ? { kind: 'spill', value: join(a.value, b.value), size: a.size }
        : undefined;
}
/** Whether some slot of a frame holds what must not be lost from sight. */
function holdsPointers({ stack }) {
    return [...stack.values()].some(holdsPointer);
}
function holdsPointer(slot) {
    return slot.kind === 'spill' && state_isPointer(slot.value);
}
/** Into a stack, or to a function. */
function state_isPointer({ kind }) {
    return kind === 'stack' || kind === 'function';
}

;// CONCATENATED MODULE: ./lib/verdict/walk/memory.js



const SLOT = 8;
/** Bytes of a frame. */
const MAX_STACK = 512;
/**
 * What a verifier keeps of a store to a stack (`kernel/bpf/verifier.c: check_stack_write_fixed_off`).
 *
 * @param offset bytes from the frame's top, below 0; undefined if it is not known
 * @param size bytes
 * @param isImmediate whether the value was in the instruction, and in no register
 */
function store(frame, offset, size, value, isImmediate, rules) {
    if (offset === undefined) {
        ownStack(frame).clear();
        return;
    }
    const number = Math.floor(offset / SLOT);
    const start = offset - number * SLOT;
    if (start + size > SLOT) {
        forget(frame, offset, offset + size);
        return;
    }
    const known = isImmediate && !isImmediateKept(value, size, rules) ? SCALAR : value;
    const stack = ownStack(frame);
    if (start === 0) {
        // A verifier with small spills, which came to older kernels too, forgets the rest of the slot.
        if (isKeptWhole(known, size, rules))
            stack.set(number, { kind: 'spill', value: known, size });
        else
            stack.delete(number);
        return;
    }
    const before = stack.get(number);
    const bits = ((1 << size) - 1) << start;
    const zero = memory_isZero(known) && rules.zeroBytes ? known : undefined;
    let mask = before?.kind === 'zeros' ? before.mask & ~bits : 0;
    if (zero !== undefined)
        mask |= bits;
    if (mask === 0)
        stack.delete(number);
    else
        stack.set(number, { kind: 'zeros', mask, origin: zero?.origin ?? originOf(before) });
}
/** Whether all of a register is 0: the verifier does not look at the low bytes alone. */
function memory_isZero(value) {
    return value.kind === 'constant' && value.value === 0n;
}
/** From 6.3 on, and up to 6.6 a negative number of 8 bytes was taken for another one. */
function isImmediateKept(value, size, rules) {
    const isNegative = value.kind === 'constant' && BigInt.asIntN(64, value.value) < 0n;
    return rules.immediateStores && (!isNegative || size < SLOT || rules.negativeImmediateStores);
}
function originOf(slot) {
    return slot?.kind === 'zeros' ? slot.origin : 0;
}
/** Whether a register is kept as it is when its low bytes are stored at the start of a slot. */
function isKeptWhole(value, size, rules) {
    switch (value.kind) {
        case 'constant':
            // Before there were spills of it, a 0 was as many bytes that are 0.
            if (memory_isZero(value) && rules.zeroBytes)
                return true;
            return size === SLOT ? rules.scalarSpills : rules.smallSpills;
        case 'unknown':
        case 'scalar':
            return false;
        default:
            return size === SLOT;
    }
}
/** What a verifier knows of what is loaded from a stack (`check_stack_read_fixed_off`). */
function load({ stack }, offset, size, byteOrder, rules) {
    if (offset === undefined)
        return UNKNOWN;
    const nothing = size === SLOT ? UNKNOWN : SCALAR;
    const number = Math.floor(offset / SLOT);
    const start = offset - number * SLOT;
    const slot = stack.get(number);
    if (slot === undefined || start + size > SLOT)
        return nothing;
    if (slot.kind === 'zeros') {
        const bits = ((1 << size) - 1) << start;
        const isNarrow = size < SLOT && !rules.narrowReads;
        if ((slot.mask & bits) !== bits || isNarrow)
            return nothing;
        return { kind: 'constant', value: 0n, origin: slot.origin };
    }
    const { value, size: spilled } = slot;
    if (value.kind !== 'constant')
        return start === 0 && size === spilled ? value : nothing;
    if (start + size > spilled)
        return nothing;
    if (value.value === 0n && (size === SLOT || rules.narrowReads))
        return value;
    if (start !== 0 || (size < spilled && (!rules.narrowFills || byteOrder === 'big')))
        return nothing;
    return { ...value, value: cut(value.value, size * 8) };
}
/** Forgets what stands in a stack from one offset up to another, slot by slot. */
function forget(frame, from, to) {
    for (const number of frame.stack.keys()) {
        if (number * SLOT < to && (number + 1) * SLOT > from)
            ownStack(frame).delete(number);
    }
}
/**
 * Forgets what a helper or an unknown function may write behind a pointer: all from there up.
 *
 * @param pointer what it is given, which may be no pointer
 * @param size bytes that it may write, if that is known
 */
function forgetBehind(state, pointer, size) {
    if (pointer.kind === 'unknown' && state.lost)
        forgetStacks(state);
    if (pointer.kind !== 'stack')
        return;
    const frame = state.frames[pointer.frame];
    if (frame === undefined)
        return;
    const from = pointer.offset ?? -MAX_STACK;
    const to = size === undefined || pointer.offset === undefined ? 0 : from + size;
    // The verifier may still know a pointer there that is not written to.
    const isExact = size !== undefined && pointer.offset !== undefined;
    if (!isExact && holdsPointers(frame))
        state.lost = true;
    forget(frame, from, to);
}
/** Forgets all that stands in stacks. */
function forgetStacks({ frames }) {
    for (const frame of frames)
        ownStack(frame).clear();
}
/** A constant as the register has it after a load with a sign. */
function signExtended(value, size) {
    return { ...value, value: cut(BigInt.asIntN(size * 8, value.value), 64) };
}

;// CONCATENATED MODULE: ./lib/verdict/walk/origins.js
/** The set of nothing. */
const NO_ORIGIN = 0;
/** A set of more would tell nobody anything. */
const MOST_SOURCES = 16;
function newOrigins() {
    const sets = [[]];
    const numbers = new Map([['', NO_ORIGIN]]);
    const unions = new Map();
    const numberOf = (sources) => {
        const key = sources.join();
        let number = numbers.get(key);
        if (number === undefined) {
            number = sets.push(sources) - 1;
            numbers.set(key, number);
        }
        return number;
    };
    return {
        of: (source) => numberOf([source]),
        sources: (set) => sets[set],
        union(a, b) {
            if (a === b || b === NO_ORIGIN)
                return a;
            if (a === NO_ORIGIN)
                return b;
            const ofA = unions.get(a) ?? new Map();
            unions.set(a, ofA);
            let union = ofA.get(b);
            if (union === undefined) {
                const both = new Set([...sets[a], ...sets[b]]);
                union = numberOf([...both].sort((x, y) => x - y).slice(0, MOST_SOURCES));
                ofA.set(b, union);
            }
            return union;
        },
    };
}

// EXTERNAL MODULE: ./lib/verdict/assumptions.js
var assumptions = __nccwpck_require__(3677);
;// CONCATENATED MODULE: ./lib/verdict/walk/situation.js



function newWalker(situation) {
    return { ...situation, origins: newOrigins(), causes: [], last: new Map() };
}
/** A constant that comes from one cause. */
function caused(walker, value, cause) {
    const key = cause.kind === 'relocation' ? cause.relocation : `${cause.kind} ${cause.name}`;
    const known = walker.last.get(key);
    if (known !== undefined && known.value === value)
        return known;
    const origin = known?.origin ?? walker.origins.of(walker.causes.push(cause) - 1);
    const constant = { kind: 'constant', value, origin };
    walker.last.set(key, constant);
    return constant;
}
/** What a load from a section of constants gives (`kernel/bpf/verifier.c: bpf_map_direct_read`). */
function readConstant(walker, pointer, size) {
    const section = walker.constants.get(pointer.section);
    const { offset, origin } = pointer;
    if (section === undefined || !walker.rules.readOnlyMaps)
        return SCALAR;
    if (offset < 0 || offset + size > section.bytes.length)
        return SCALAR;
    const variable = section.variables.find((one) => one.isSettable && one.offset < offset + size && offset < one.offset + one.size);
    const initial = integerAt(walker, section.bytes, offset, size);
    if (variable === undefined) {
        return { kind: 'constant', value: initial, origin };
    }
    const set = walker.assume.variable(variable.name);
    if (set === undefined)
        return SCALAR;
    const isWhole = offset === variable.offset && size === variable.size;
    if (set !== 'initial' && !isWhole)
        return SCALAR;
    const value = set === 'initial' ? initial : BigInt.asUintN(size * 8, set);
    const constant = caused(walker, value, { kind: 'variable', name: variable.name, value });
    return { ...constant, origin: walker.origins.union(constant.origin, origin) };
}
/** What a load of an external variable of `.kconfig` gives. */
function readKconfig(walker, { name, offset }, size) {
    const value = walker.assume.kconfig(name);
    const whole = walker.kconfig.get(name) ?? 0;
    const lowest = walker.program.byteOrder === 'little' ? 0 : whole - size;
    const isLow = offset === lowest && size <= whole;
    if (value === undefined || !isLow || !walker.rules.readOnlyMaps)
        return SCALAR;
    // Kernels that differ in their patch level alone have their guards told alike.
    const told = name === assumptions/* KERNEL_VERSION */.ZR ? value & ~0xffn : value;
    return caused(walker, BigInt.asUintN(size * 8, value), { kind: 'kconfig', name, value: told });
}
function integerAt({ program: { byteOrder } }, bytes, offset, size) {
    let value = 0n;
    for (let i = 0; i < size; i++) {
        const at = byteOrder === 'little' ? offset + size - 1 - i : offset + i;
        value = (value << 8n) | BigInt(bytes[at]);
    }
    return value;
}

;// CONCATENATED MODULE: ./lib/verdict/walk/execute.js







/** Something that is not 0, for the address of a symbol that is there. */
const SOME_ADDRESS = 0xffffffff80000000n;
const FRAME_POINTER = 10;
const FRAME_POINTERS = Array.from({ length: MAX_FRAMES }, (_, frame) => {
    return { kind: 'stack', frame, offset: 0 };
});
/** The frame that runs. */
function topOf({ frames }) {
    return frames[frames.length - 1];
}
function registerOf(state, register) {
    if (register === FRAME_POINTER)
        return FRAME_POINTERS[state.frames.length - 1];
    return topOf(state).registers[register] ?? UNKNOWN;
}
/** Carries out what is no jump and no call: arithmetic, loads and stores. */
function execute(walker, state, insn) {
    const opcode = walker.program.opcodes[insn];
    const destination = walker.program.registers[insn] & 0xf;
    const set = (value) => {
        topOf(state).registers[destination] = value;
    };
    switch (opcode & 0x07) {
        case core_opcodes/* BPF_ALU */.is:
        case core_opcodes/* BPF_ALU64 */.Ie:
            set(ofArithmetic(walker, state, insn));
            break;
        case core_opcodes/* BPF_LD */.s7:
            if (opcode === core_opcodes/* LDIMM64 */.MV)
                set(ofAddress(walker, insn));
            else
                afterPacketLoad(topOf(state));
            break;
        case core_opcodes/* BPF_LDX */.Ky:
            set(ofLoad(walker, state, insn));
            break;
        case core_opcodes/* BPF_ST */.p7:
        case core_opcodes/* BPF_STX */.JK:
            doStore(walker, state, insn);
            break;
    }
}
/** The operand of arithmetic or of a jump: a register, or what the instruction or its record holds. */
function operandOf(walker, state, insn) {
    const { opcodes, registers, immediates } = walker.program;
    if ((opcodes[insn] & core_opcodes/* BPF_X */.K4) !== 0) {
        return registerOf(state, registers[insn] >> 4);
    }
    const patch = walker.patches.values.get(insn);
    if (patch === undefined)
        return immediateOf(immediates[insn]);
    const { record: relocation, value } = patch;
    if (value === undefined)
        return SCALAR;
    // There is room for 32 bits, which the kernel takes with their sign.
    const held = cut(BigInt.asIntN(32, value), 64);
    return caused(walker, held, { kind: 'relocation', relocation, value });
}
function ofArithmetic(walker, state, insn) {
    const { opcodes, registers, offsets } = walker.program;
    const opcode = opcodes[insn];
    const operation = opcode & 0xf0;
    const bits = (opcode & 0x07) === core_opcodes/* BPF_ALU64 */.Ie ? 64 : 32;
    const value = registerOf(state, registers[insn] & 0xf);
    const { rules, origins } = walker;
    if (operation === core_opcodes/* BPF_END */.VM)
        return SCALAR;
    if (operation === core_opcodes/* BPF_NEG */.yX) {
        if (value.kind !== 'constant' || !rules.neg)
            return SCALAR;
        return { ...value, value: cut(-value.value, bits) };
    }
    const operand = operandOf(walker, state, insn);
    if (operation === core_opcodes/* BPF_MOV */.gI) {
        return moved(walker, operand, bits, (opcode & core_opcodes/* BPF_X */.K4) !== 0, offsets[insn]);
    }
    const isSigned = offsets[insn] !== 0;
    return arithmetic(operation, bits, isSigned, value, operand, rules, origins.union);
}
/** @param extended bits of a register that are taken with their sign; 0: all of them */
function moved({ rules }, operand, bits, isRegister, extended) {
    if (extended !== 0) {
        if (operand.kind !== 'constant' || !rules.signExtension || extended === 1)
            return UNKNOWN;
        return { ...operand, value: cut(BigInt.asIntN(extended, operand.value), bits) };
    }
    if (bits === 64)
        return operand;
    if (operand.kind !== 'constant' || (isRegister && !rules.moves32))
        return SCALAR;
    return { ...operand, value: cut(operand.value, 32) };
}
/** What a 64-bit immediate load gives: a number, or the address of what it refers to. */
function ofAddress(walker, insn) {
    const { program, patches, constants } = walker;
    const reference = program.references.get(insn);
    if (reference === undefined) {
        const patch = patches.values.get(insn);
        const low = BigInt(program.immediates[insn]);
        const high = BigInt(program.immediates[insn + 1] ?? 0);
        const isNumber = program.registers[insn] >> 4 === 0;
        if (!isNumber)
            return UNKNOWN;
        if (!walker.rules.wideImmediates)
            return SCALAR;
        if (patch === undefined) {
            return { kind: 'constant', value: cut((high << 32n) | cut(low, 32), 64), origin: NO_ORIGIN };
        }
        const { record: relocation, value } = patch;
        return value === undefined
            ? SCALAR
            : caused(walker, value, { kind: 'relocation', relocation, value });
    }
    switch (reference.kind) {
        case 'function':
            return reference;
        case 'data':
            if (!constants.has(reference.section))
                return DATA;
            return { ...reference, kind: 'constants', origin: NO_ORIGIN };
        case 'map':
            return UNKNOWN;
        case 'extern':
            return ofExtern(walker, reference.name, reference.isWeak);
    }
}
function ofExtern(walker, name, isWeak) {
    if (walker.kconfig.has(name))
        return { kind: 'kconfig', name, offset: 0 };
    const present = isWeak ? walker.assume.symbol(name) : undefined;
    if (present === undefined)
        return UNKNOWN;
    return caused(walker, present ? SOME_ADDRESS : 0n, { kind: 'symbol', name, present });
}
/** Loads from a packet by the instructions of old filters are calls in all but name. */
function afterPacketLoad({ registers }) {
    registers.fill(UNKNOWN, 1, 6);
    registers[0] = SCALAR;
}
function ofLoad(walker, state, insn) {
    const { opcodes, registers, byteOrder } = walker.program;
    const mode = opcodes[insn] & 0xe0;
    const { size, offset } = accessOf(walker, insn);
    const base = registerOf(state, registers[insn] >> 4);
    if (mode !== core_opcodes/* BPF_MEM */.LZ && mode !== core_opcodes/* BPF_MEMSX */.Kn)
        return UNKNOWN;
    let loaded;
    switch (base.kind) {
        case 'stack': {
            const frame = state.frames[base.frame];
            if (frame === undefined)
                return UNKNOWN;
            loaded = load(frame, placeIn(base, offset), size, byteOrder, walker.rules);
            break;
        }
        case 'constants':
            if (offset === undefined)
                return SCALAR;
            loaded = readConstant(walker, { ...base, offset: base.offset + offset }, size);
            break;
        case 'kconfig':
            if (offset === undefined)
                return SCALAR;
            loaded = readKconfig(walker, { ...base, offset: base.offset + offset }, size);
            break;
        default:
            loaded = elsewhere(base, size);
    }
    if (mode === core_opcodes/* BPF_MEM */.LZ)
        return loaded;
    return loaded.kind === 'constant' ? signExtended(loaded, size) : SCALAR;
}
/** Data of a packet is pointed to by a load of 4 bytes from a context, which may be anything unknown. */
function elsewhere({ kind }, size) {
    if (size === 8)
        return UNKNOWN;
    return size === 4 && kind === 'unknown' ? UNKNOWN : SCALAR;
}
function doStore(walker, state, insn) {
    const { opcodes, registers, immediates } = walker.program;
    const opcode = opcodes[insn];
    const isImmediate = (opcode & 0x07) === core_opcodes/* BPF_ST */.p7;
    const { size, offset } = accessOf(walker, insn);
    const isAtomic = !isImmediate && (opcode & 0xe0) === core_opcodes/* BPF_ATOMIC */.Vm;
    const [destination, source] = registersOf(registers[insn]);
    if (isAtomic && immediates[insn] === LOAD_ACQUIRE) {
        topOf(state).registers[destination] = UNKNOWN;
        return;
    }
    const base = registerOf(state, destination);
    if (base.kind === 'stack') {
        const frame = state.frames[base.frame];
        const place = placeIn(base, offset);
        if (frame !== undefined && isAtomic && place !== undefined) {
            forget(frame, place, place + size);
        }
        else if (frame !== undefined) {
            if (place === undefined && holdsPointers(frame))
                state.lost = true;
            store(frame, place, size, storedBy(walker, state, insn), isImmediate, walker.rules);
        }
    }
    else if (base.kind === 'unknown' && state.lost) {
        forgetStacks(state);
    }
    if (isAtomic)
        afterAtomic(topOf(state), source, immediates[insn]);
}
function storedBy({ program }, state, insn) {
    if ((program.opcodes[insn] & 0x07) !== core_opcodes/* BPF_ST */.p7) {
        return registerOf(state, program.registers[insn] >> 4);
    }
    return immediateOf(program.immediates[insn]);
}
/** The same constants come over and over. */
const IMMEDIATES = new Map();
const MOST_IMMEDIATES = 10_000;
/** An immediate, which the kernel takes with its sign. */
function immediateOf(number) {
    let known = IMMEDIATES.get(number);
    if (known === undefined) {
        known = { kind: 'constant', value: cut(BigInt(number), 64), origin: NO_ORIGIN };
        if (IMMEDIATES.size < MOST_IMMEDIATES)
            IMMEDIATES.set(number, known);
    }
    return known;
}
/** What an atomic operation may leave in registers: the old value, or what was loaded. */
function afterAtomic({ registers }, source, operation) {
    registers[0] = operation === CMPXCHG ? SCALAR : registers[0];
    if ((operation & FETCH) !== 0 && operation !== CMPXCHG && source < FRAME_POINTER) {
        registers[source] = SCALAR;
    }
}
const FETCH = 0x01;
const CMPXCHG = 0xf1;
const LOAD_ACQUIRE = 0x100;
function registersOf(both) {
    return [both & 0xf, both >> 4];
}
/** Bytes that a load or store moves, and its offset, as its record leaves them. */
function accessOf({ program, patches }, insn) {
    const width = core_opcodes/* WIDTHS */._8[(program.opcodes[insn] >> 3) & 0x03];
    const patch = patches.values.get(insn);
    if (patch === undefined)
        return { size: width, offset: program.offsets[insn] };
    const { value } = patch;
    return { size: patch.width ?? width, offset: value === undefined ? undefined : Number(value) };
}
function placeIn({ offset }, more) {
    return offset === undefined || more === undefined ? undefined : offset + more;
}

;// CONCATENATED MODULE: ./lib/verdict/walk/call.js






/** `bpf_loop` */
const LOOP = 181;
/**
 * Helpers that return a pointer that is not null, as far as their type says: `get_local_storage`,
 * `this_cpu_ptr`, `get_current_task_btf`, `task_pt_regs`. A comparison with 0 tells nothing of it.
 */
const RETURN_POINTERS = new Set([81, 154, 158, 175]);
/** The registers that a call takes. */
const ARGUMENTS = [1, 2, 3, 4, 5];
/**
 * Calls a function, a helper or a kfunc. A static function is entered with what is known
 * (`kernel/bpf/verifier.c: check_func_call`), a global one is verified on its own.
 */
function call(walker, state, insn) {
    const { program, rules } = walker;
    const kind = program.registers[insn] >> 4;
    if (kind !== core_opcodes/* BPF_PSEUDO_CALL */.R7) {
        const id = kind === core_opcodes/* BPF_PSEUDO_KFUNC_CALL */.F9 ? undefined : program.immediates[insn];
        return callKernel(walker, state, insn, id);
    }
    const reference = program.references.get(insn);
    if (reference?.kind !== 'function')
        return callKernel(walker, state, insn, undefined);
    const callee = program.functions[reference.function];
    if (callee === undefined)
        return { next: [], roots: [] };
    if (callee.isGlobal && rules.globalFunctions !== 'static') {
        const isEither = rules.globalFunctions === 'either';
        for (const register of ARGUMENTS)
            forgetArgument(state, register);
        // As a static one it may write anywhere in a stack that it is given a way into, and return a pointer.
        if (isEither && ARGUMENTS.some((register) => registerOf(state, register).kind === 'stack')) {
            state.lost = true;
            forgetStacks(state);
        }
        leave(state, isEither ? UNKNOWN : SCALAR);
        return { next: [{ insn: insn + 1, state }], roots: [reference.function] };
    }
    const args = ARGUMENTS.map((register) => registerOf(state, register));
    const entered = enter(state, insn, args);
    const next = entered === undefined ? [] : [{ insn: callee.start, state: entered }];
    return { next, roots: [] };
}
/** Returns from a function to its caller; a callback may be called again. */
function exit(walker, state) {
    const [frame] = state.frames.splice(-1);
    if (frame === undefined || state.frames.length === 0)
        return [];
    const again = frame.callback;
    const result = frame.registers[0];
    leave(state, again !== undefined || result.kind === 'stack' ? NULLABLE : result);
    const after = { insn: frame.call + 1, state };
    if (again === undefined)
        return [after];
    const copy = copyState(state);
    const entered = enter(copy, frame.call, again.arguments, again.function);
    const start = walker.program.functions[again.function]?.start;
    if (entered === undefined || start === undefined)
        return [after];
    return [after, { insn: start, state: entered }];
}
/** @returns undefined if the verifier goes no deeper, and refuses the program for it */
function enter(state, insn, args, callback) {
    if (state.frames.length >= MAX_FRAMES)
        return undefined;
    const caller = topOf(state);
    caller.registers.fill(UNKNOWN, 0, 6);
    const again = callback === undefined ? undefined : { function: callback, arguments: args };
    const frame = newFrame(insn, again);
    args.forEach((value, i) => {
        frame.registers[i + 1] = value;
    });
    state.frames.push(frame);
    return state;
}
/** What registers hold after a call. */
function leave(state, result) {
    const { registers } = topOf(state);
    registers.fill(UNKNOWN, 1, 6);
    registers[0] = result;
}
/** @param id of a helper; undefined: a kfunc, or nothing that is known */
function callKernel(walker, state, insn, id) {
    const memory = id === undefined ? undefined : helperMemory(id);
    const callback = memory?.callback;
    const callee = callback && registerOf(state, callback.register);
    const context = callback?.context && {
        value: registerOf(state, callback.context.caller),
        register: callback.context.callee,
    };
    const rounds = registerOf(state, 1);
    const roots = rootsOf(walker, state, memory, callee);
    if (memory === undefined)
        for (const register of ARGUMENTS)
            forgetArgument(state, register);
    for (const argument of memory?.arguments ?? []) {
        if (argument.access === 'read' && walker.rules.readingHelpersKeepStack)
            continue;
        forgetArgument(state, argument.register, sizeOf(state, argument));
    }
    if (callee !== undefined && callee.kind !== 'function' && context !== undefined) {
        forgetBehind(state, context.value);
    }
    leave(state, id === undefined || RETURN_POINTERS.has(id) ? UNKNOWN : NULLABLE);
    const after = { insn: insn + 1, state };
    if (callee?.kind !== 'function' || callback?.asynchronous)
        return { next: [after], roots };
    const isSkipped = id === LOOP && walker.rules.zeroRoundLoops && rounds.kind === 'constant' && rounds.value === 0n;
    if (isSkipped)
        return { next: [after], roots };
    const args = ARGUMENTS.map((register) => register === context?.register ? context.value : UNKNOWN);
    const entered = enter(copyState(state), insn, args, callee.function);
    const start = walker.program.functions[callee.function]?.start;
    if (entered === undefined || start === undefined)
        return { next: [after], roots };
    return { next: [after, { insn: start, state: entered }], roots };
}
/**
 * The functions that a call may hand to the kernel to be called at any time, or in a way that is not
 * known. If it is not known which, it may be any whose address is taken.
 *
 * @param memory undefined: of what is called nothing is known
 * @param callee what it calls, if it calls something
 */
function rootsOf({ program }, state, memory, callee) {
    if (program.functions.length === 1)
        return NONE;
    const given = ARGUMENTS.map((register) => registerOf(state, register));
    const isAnyGiven = memory === undefined
        ? state.lost && given.some(({ kind }) => kind === 'unknown')
        : callee !== undefined && callee.kind !== 'function';
    if (isAnyGiven)
        return addressTaken(program);
    const atOnce = memory?.callback?.asynchronous ? undefined : callee;
    return given.flatMap((value) => value.kind === 'function' && value !== atOnce ? [value.function] : []);
}
const NONE = [];
function addressTaken({ references, registers }) {
    const taken = new Set();
    for (const [insn, reference] of references) {
        const isCall = registers[insn] >> 4 === core_opcodes/* BPF_PSEUDO_CALL */.R7;
        if (reference.kind === 'function' && !isCall)
            taken.add(reference.function);
    }
    return [...taken];
}
function forgetArgument(state, register, size) {
    forgetBehind(state, registerOf(state, register), size);
}
/** How many bytes a helper touches; undefined if that is not known. */
function sizeOf(state, { size }) {
    if (size === undefined || typeof size === 'number')
        return size;
    const value = registerOf(state, size.register);
    if (value.kind !== 'constant')
        return undefined;
    const bytes = Number(BigInt.asIntN(32, value.value));
    return bytes >= 0 ? bytes : undefined;
}

// EXTERNAL MODULE: ./lib/verdict/walk/flow.js
var walk_flow = __nccwpck_require__(1963);
;// CONCATENATED MODULE: ./lib/verdict/walk/walk.js









/** Ways out of a branch, a bit each. */
const FELL_THROUGH = 1;
const JUMPED = 2;
/** States that are kept apart at one instruction. One more, and all are joined. */
const MOST_STATES = 16;
/** After so many steps one state is kept at an instruction, and after so many the walk is given up. */
const MOST_STEPS = 200_000;
const LAST_STEP = 4 * MOST_STEPS;
/**
 * Follows a program as a verifier does, with the constants that registers and stacks hold, into every branch
 * that these do not decide. It goes wherever the verifier goes, and may go further: what it knows
 * less of, it takes for open.
 *
 * For example, on a kernel without `task_struct.__state`:
 *
 *     r1 = 0            (a record that asks whether the field exists: it does not)
 *     if r1 == 0 goto 4 (both sides are constants, so only the jump is followed)
 *     call 195896080    (the poison of the record that reads the field: not reached)
 *     …
 *
 * @param untilPoison whether it ends at the first poisoned instruction
 * @param budget of several walks, which ends this one too
 */
function walk(situation, untilPoison = false, budget = { steps: LAST_STEP }) {
    const walker = newWalker(situation);
    const { program, flow, patches, rules } = walker;
    const reached = new Uint8Array(program.opcodes.length);
    const isPoisoned = new Uint8Array(reached.length);
    for (const insn of patches.poisoned)
        isPoisoned[insn] = 1;
    const ways = new Uint8Array(reached.length);
    const poison = new Map();
    const decidedBy = new Map();
    const seen = new Map();
    const roots = new Set([0]);
    if (rules.globalFunctions === 'always' || rules.globalFunctions === 'either') {
        program.functions.forEach(({ isGlobal }, index) => {
            if (isGlobal)
                roots.add(index);
        });
    }
    let steps = 0;
    let undecided = false;
    let waiting = [];
    // A set hands out what is added while it is walked.
    for (const root of roots) {
        if (untilPoison && poison.size > 0)
            break;
        const start = program.functions[root]?.start ?? 0;
        const trail = root === 0 ? undefined : { insn: start, before: undefined };
        waiting = [{ insn: start, state: { frames: [newFrame(-1)], lost: false }, trail }];
        while (waiting.length > 0 && !undecided && !(untilPoison && poison.size > 0)) {
            follow(waiting.pop());
        }
    }
    const decided = new Map([...decidedBy].map(([insn, set]) => [insn, causesOf(walker, set)]));
    return { reached, poison, decided, ways, undecided, steps };
    /** Goes on to the end of the path, and leaves the other ways at its branches for later. */
    function follow({ insn: from, state: first, trail: way }) {
        let [insn, state, trail] = [from, first, way];
        for (;;) {
            if (insn < 0 || insn >= reached.length)
                return;
            if (isPoisoned[insn] === 1) {
                if (!poison.has(insn))
                    poison.set(insn, trail);
                reached[insn] = 1;
                return;
            }
            if (flow.joins[insn] === 1) {
                const kept = keep(insn, state);
                if (kept === undefined)
                    return;
                state = kept;
            }
            reached[insn] = 1;
            if (++steps > LAST_STEP || --budget.steps < 0) {
                undecided = true;
                return;
            }
            if (!(0,walk_flow/* isJump */.bb)(program.opcodes[insn])) {
                execute(walker, state, insn);
                insn = (0,walk_flow/* nextOf */.Xh)(program, insn);
                continue;
            }
            const next = step(insn, state);
            const here = next.length === 1 && next[0]?.insn === insn + 1 ? trail : { insn, before: trail };
            const [on, ...others] = next;
            if (on === undefined)
                return;
            for (const other of others)
                waiting.push({ ...other, trail: here });
            [insn, state, trail] = [on.insn, on.state, here];
        }
    }
    /** Carries out a jump or a call. */
    function step(insn, state) {
        const opcode = program.opcodes[insn];
        if ((0,walk_flow/* isCall */.nT)(opcode)) {
            const { next, roots: more } = call(walker, state, insn);
            for (const root of more)
                roots.add(root);
            return next;
        }
        if (opcode === core_opcodes/* EXIT */.dc)
            return exit(walker, state);
        if (opcode === core_opcodes/* GOTOX */.Ag)
            return anywhere(insn, state);
        return branch(insn, (0,walk_flow/* jumpTarget */._Y)(program, insn), state);
    }
    /** Goes to each instruction of a function: the tables that tell where a jump leads are not read. */
    function anywhere(insn, state) {
        const { start = 0, end = 0 } = (0,verdict_link/* functionOf */.OA)(program, insn) ?? {};
        const next = [];
        for (let at = start; at < end; at = (0,walk_flow/* nextOf */.Xh)(program, at)) {
            next.push({ insn: at, state: copyState(state) });
        }
        return next;
    }
    function branch(insn, target, state) {
        const opcode = program.opcodes[insn];
        const operation = opcode & 0xf0;
        if (operation === core_opcodes/* BPF_JA */.PJ)
            return [{ insn: target, state }];
        const next = insn + 1;
        if (operation === core_opcodes/* BPF_JCOND */.Wx) {
            return [
                { insn: next, state: copyState(state) },
                { insn: target, state },
            ];
        }
        const comparison = {
            operation,
            bits: (opcode & 0x07) === core_opcodes/* BPF_JMP32 */.oO ? 32 : 64,
            isImmediate: (opcode & core_opcodes/* BPF_X */.K4) === 0,
        };
        const register = program.registers[insn] & 0xf;
        const value = registerOf(state, register);
        const operand = operandOf(walker, state, insn);
        const taken = decide(comparison, value, operand, rules);
        if (taken !== undefined) {
            const origin = [value, operand].reduce((set, one) => (one.kind === 'constant' ? walker.origins.union(set, one.origin) : set), decidedBy.get(insn) ?? 0);
            decidedBy.set(insn, origin);
            ways[insn] = ways[insn] | (taken ? JUMPED : FELL_THROUGH);
            return [{ insn: taken ? target : next, state }];
        }
        ways[insn] = FELL_THROUGH | JUMPED;
        const other = copyState(state);
        const [ifNot, ifTaken] = [false, true].map((way) => learnt(comparison, way, value, operand, rules));
        if (ifNot !== undefined)
            topOf(state).registers[register] = ifNot;
        if (ifTaken !== undefined)
            topOf(other).registers[register] = ifTaken;
        return [
            { insn: next, state },
            { insn: target, state: other },
        ];
    }
    /**
     * Compares a state with the earlier ones at an instruction, and keeps it for later ones.
     *
     * @returns the state to go on with, or undefined if all of it was looked at before
     */
    function keep(insn, state) {
        dropDead(state, flow.live[insn]);
        const place = state.frames.length === 1 ? insn : `${insn} ${callsOf(state)}`;
        const earlier = seen.get(place);
        if (earlier === undefined) {
            seen.set(place, [copyState(state)]);
            return state;
        }
        if (earlier.some((one) => coversState(one, state)))
            return undefined;
        if (earlier.length < (steps > MOST_STEPS ? 1 : MOST_STATES)) {
            earlier.push(copyState(state));
            return state;
        }
        const joined = earlier.reduce((a, b) => joinStates(a, b, walker.origins.union), state);
        earlier.splice(0, earlier.length, joined);
        return copyState(joined);
    }
}
/** Registers that nothing reads any more would only keep states apart. */
function dropDead(state, live) {
    const { registers } = topOf(state);
    for (let register = 0; register < REGISTERS; register++) {
        if ((live & (1 << register)) === 0)
            registers[register] = UNKNOWN;
    }
}
function causesOf({ causes, origins }, set) {
    return origins.sources(set).map((number) => causes[number]);
}


/***/ }),

/***/ 3411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Version of btf-bundle; a test holds it equal to package.json's. */
const VERSION = '0.1.0';


/***/ }),

/***/ 8112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pathBelow),
/* harmony export */   Y: () => (/* binding */ realPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


/** The path of `file` below `directory`, with `/` between its parts; undefined if it is not below. */
function pathBelow(directory, file) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, file);
    if (path === '' || path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] === '..' || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path))
        return undefined;
    return path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
}
/** The path without symbolic links; undefined if there is nothing. */
function realPath(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ nameSources),
/* harmony export */   k: () => (/* binding */ endOfPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5650);
/* harmony import */ var _below_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8112);




/** Files of more bytes are no sources. */
const MAX_SOURCE = 2 << 20;
/** So many sources of an object are looked for; one that has more is made to cost time. */
const MOST_SOURCES = 1_000;
/** A header that came with the system or with a tool; a workspace may have one of the same name. */
const SYSTEM_HEADER = /^\/(usr|opt|nix|Library|Applications)\/(.*\/)?include\//;
/**
 * Names the sources of one object. An object does not tell in which directory its compiler ran, so a
 * file of the workspace is taken for a source if it is
 *
 * 1. at the place that `sourceMap` says;
 * 2. at the very place, for an absolute path;
 * 3. at the path relative to the object's directory or to one above it, the nearest first;
 * 4. the only one that shares the longest end of the path;
 * 5. at the path relative to the object's other sources that were found;
 *
 * and, for 3 to 5, has the lines that the compiler saw. Links are followed to what they lead to, which
 * must be below the workspace.
 *
 * @returns by path as the compiler was given it; a name that begins with `OUTSIDE` if it was not found
 */
function nameSources(sources, surroundings) {
    const names = new Map();
    for (const source of sources.slice(0, MOST_SOURCES)) {
        const name = findSource(source, surroundings);
        if (name !== undefined)
            names.set(source.path, name);
    }
    const learned = [...names].flatMap(([path, name]) => learnPrefix(path, name));
    for (const [index, { path, lines }] of sources.entries()) {
        if (names.has(path))
            continue;
        const moved = index < MOST_SOURCES ? movePath(path, learned) : undefined;
        const name = moved && fileAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(surroundings.root, moved), surroundings.root, lines);
        const mapped = mapPath(path, surroundings);
        names.set(path, name ?? `${_report_report_js__WEBPACK_IMPORTED_MODULE_3__/* .OUTSIDE */ .ov}${mapped ?? endOfPath(moved ?? path)}`);
    }
    return names;
}
function findSource({ path, lines }, surroundings) {
    const { root, object, filesBelow } = surroundings;
    const moved = movePath(path, surroundings.sourceMap);
    if (moved !== undefined) {
        const name = fileAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(moved), root);
        if (name !== undefined)
            return name;
    }
    else if (isAbsolutePath(path)) {
        const name = fileAt(path, root);
        if (name !== undefined)
            return name;
    }
    else {
        for (const directory of directoriesAbove(object ?? '')) {
            const name = fileAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, directory, path), root, lines);
            if (name !== undefined)
                return name;
        }
    }
    if (SYSTEM_HEADER.test(path))
        return undefined;
    const found = filesBelow()
        .longestMatches(partsOf(mapPath(path, surroundings) ?? path))
        .filter((file) => hasLines((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file), lines));
    return found.length === 1 ? found[0] : undefined;
}
/** What the user's map makes of a path, relative to the workspace if it leads there. */
function mapPath(path, { root, sourceMap }) {
    const moved = movePath(path, sourceMap);
    if (moved === undefined)
        return undefined;
    return (0,_below_js__WEBPACK_IMPORTED_MODULE_2__/* .pathBelow */ .B)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(moved)) ?? endOfPath(moved);
}
/** The path with the longest prefix that fits replaced; undefined if none fits. */
function movePath(path, prefixes) {
    let best;
    for (const prefix of prefixes) {
        const rest = pathAfter(prefix.from, path);
        if (rest === undefined || prefix.from.length < (best?.prefix.from.length ?? 0))
            continue;
        best = { prefix, rest };
    }
    return best && node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(best.prefix.to, best.rest);
}
/** What follows a directory in a path below it. */
function pathAfter(directory, path) {
    const front = /[\\/]$/.test(directory) ? directory : `${directory}/`;
    const written = path.replaceAll('\\', '/');
    return written.startsWith(front.replaceAll('\\', '/')) ? written.slice(front.length) : undefined;
}
/** What an absolute path and its name say together of where the compiler's directories are here. */
function learnPrefix(path, name) {
    if (!isAbsolutePath(path))
        return [];
    const from = path.split(/[\\/]/);
    const to = name.split('/');
    while (to.length > 0 && to.at(-1) === from.at(-1)) {
        from.pop();
        to.pop();
    }
    return from.length < 2 ? [] : [{ from: from.join('/'), to: to.join('/') || '.' }];
}
/** The directory of a file below the workspace, and all above it, the nearest first, the root last. */
function directoriesAbove(file) {
    const parts = file.split('/').slice(0, -1);
    return [...parts.map((_, above) => parts.slice(0, parts.length - above).join('/')), '.'];
}
/** The path of a file relative to the workspace, if it is one and has these lines. */
function fileAt(path, root, lines) {
    const real = (0,_below_js__WEBPACK_IMPORTED_MODULE_2__/* .realPath */ .Y)(path);
    const below = real && (0,_below_js__WEBPACK_IMPORTED_MODULE_2__/* .pathBelow */ .B)(root, real);
    if (real === undefined || below === undefined || !isFile(real))
        return undefined;
    return lines === undefined || hasLines(real, lines) ? below : undefined;
}
/**
 * Whether a file is the one that the compiler saw: at least half of the lines that are known are the
 * same, for some may have been edited since. Space at their ends does not count, as git may change it.
 */
function hasLines(file, lines) {
    if (lines.size === 0)
        return true;
    let text;
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).size > MAX_SOURCE)
            return false;
        text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8').split('\n');
    }
    catch {
        return false;
    }
    const same = [...lines].filter(([line, known]) => text[line - 1]?.trim() === known.trim());
    return same.length * 2 >= lines.size;
}
function isFile(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
/**
 * The part of a path that does not depend on the machine: all of a relative one but the steps up; of
 * an absolute one what begins with its last directory `include`, or else the file's name.
 */
function endOfPath(path) {
    const parts = partsOf(path);
    if (!isAbsolutePath(path))
        return parts.join('/');
    const include = parts.lastIndexOf('include', parts.length - 2);
    return parts.slice(include < 0 ? -1 : include).join('/');
}
/** The parts of a path without steps up, and without a drive. */
function partsOf(path) {
    return node_path__WEBPACK_IMPORTED_MODULE_1__.posix
        .normalize(path.replaceAll('\\', '/').replace(/^[A-Za-z]:/, ''))
        .split('/')
        .filter((part) => part !== '' && part !== '.' && part !== '..');
}
/** Of any system's form, for objects travel. */
function isAbsolutePath(path) {
    return /^([A-Za-z]:)?[\\/]/.test(path);
}


/***/ }),

/***/ 4642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ openWorkspace)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/report/report.js
var report = __nccwpck_require__(5650);
// EXTERNAL MODULE: ./lib/workspace/below.js
var below = __nccwpck_require__(8112);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/workspace/file-index.js


/** So many files and directories are looked at; few repositories have more. */
const MOST_ENTRIES = 100_000;
/** Directories of programs' own, in which no source of a product lies. */
const SKIPPED = new Set(['.git', 'node_modules']);
/**
 * Looks through a directory. Symbolic links are not followed. If there is too much to look at,
 * nothing is found, for what is found must not depend on where the search ended.
 */
function indexFiles(root, most = MOST_ENTRIES) {
    const byName = new Map();
    const directories = [''];
    let seen = 0;
    for (const directory of directories) {
        for (const entry of entriesOf((0,external_node_path_.join)(root, directory))) {
            if (++seen > most)
                return { longestMatches: () => [] };
            const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
            if (entry.isDirectory()) {
                if (!SKIPPED.has(entry.name))
                    directories.push(path);
            }
            else if (entry.isFile()) {
                const files = byName.get(entry.name);
                if (files === undefined)
                    byName.set(entry.name, [path]);
                else
                    files.push(path);
            }
        }
    }
    return {
        longestMatches(parts) {
            let found = byName.get(parts.at(-1) ?? '') ?? [];
            for (let length = 2; length <= parts.length; length++) {
                const end = parts.slice(-length).join('/');
                const longer = found.filter((path) => path === end || path.endsWith(`/${end}`));
                if (longer.length === 0)
                    break;
                found = longer;
            }
            return found;
        },
    };
}
/** A directory that cannot be read is as good as an empty one. */
function entriesOf(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./lib/workspace/sources.js
var workspace_sources = __nccwpck_require__(6431);
;// CONCATENATED MODULE: ./lib/workspace/workspace.js





/**
 * @param objects paths of all objects, relative to the current directory
 * @param sourceMap what the user says about where sources lie
 * @param directory the workspace's
 */
function openWorkspace(objects, sourceMap, directory = workspaceDirectory()) {
    const root = (0,below/* realPath */.Y)(directory) ?? directory;
    const inside = (path) => {
        const absolute = (0,external_node_path_.resolve)(path);
        const real = (0,below/* realPath */.Y)(absolute) ?? absolute;
        return (0,below/* pathBelow */.B)(directory, absolute) ?? (0,below/* pathBelow */.B)(root, real) ?? (0,below/* pathBelow */.B)(root, absolute);
    };
    const outside = objects.filter((path) => inside(path) === undefined).map((path) => (0,external_node_path_.resolve)(path));
    const front = commonDirectory(outside);
    let files;
    return {
        nameOfObject: (path) => inside(path) ?? `${report/* OUTSIDE */.ov}${(0,external_node_path_.resolve)(path).slice(front.length).split(external_node_path_.sep).join('/')}`,
        nameOfDirectory(path) {
            if ((0,below/* realPath */.Y)(path) === root)
                return '.';
            return inside(path) ?? `${report/* OUTSIDE */.ov}${(0,external_node_path_.basename)(path)}`;
        },
        namesOfSources(object, sources) {
            return (0,workspace_sources/* nameSources */.c)(sources, {
                root,
                object: inside(object),
                sourceMap,
                filesBelow: () => {
                    files ??= indexFiles(root);
                    return files;
                },
            });
        },
    };
}
/** The longest directory that all files have in common, with a separator at its end. */
function commonDirectory(files) {
    const [first = [], ...others] = files.map((file) => file.split(external_node_path_.sep).slice(0, -1));
    const differs = (part, i) => others.some((parts) => parts[i] !== part);
    const length = first.findIndex(differs);
    return `${first.slice(0, length < 0 ? first.length : length).join(external_node_path_.sep)}${external_node_path_.sep}`;
}
/**
 * The directory that names are relative to: the runner's workspace if the run is in it, otherwise the
 * current directory.
 */
function workspaceDirectory() {
    const here = (0,below/* realPath */.Y)('.') ?? process.cwd();
    const workspace = (0,below/* realPath */.Y)(process.env.GITHUB_WORKSPACE || here);
    if (workspace === undefined)
        return here;
    return (0,below/* pathBelow */.B)(workspace, here) === undefined ? here : workspace;
}


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
