import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({});
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
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
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
class errors_FormatError extends Error {
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

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/byte-order.js
/** The byte order of typed arrays on this machine. */
const HOST_ORDER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big';

;// CONCATENATED MODULE: ./lib/btf/kinds.js
/** `BTF_KIND_*` of include/uapi/linux/btf.h. */
const kinds_Kind = {
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
const MAX_KIND = kinds_Kind.ENUM64;
/** Kinds by number, in C's words if C has them. */
const kinds_KIND_NAMES = [
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
function kinds_isComposite(kind) {
    return kind === kinds_Kind.STRUCT || kind === kinds_Kind.UNION;
}
function kinds_isAnyEnum(kind) {
    return kind === kinds_Kind.ENUM || kind === kinds_Kind.ENUM64;
}
/** const, volatile, restrict, type tag and typedef: what `skip_mods_and_typedefs` skips. */
function isModifierOrTypedef(kind) {
    return (kind >= kinds_Kind.TYPEDEF && kind <= kinds_Kind.RESTRICT) || kind === kinds_Kind.TYPE_TAG;
}
/** Equal kinds, 32-bit and 64-bit enums counting as one (`libbpf btf.h: btf_kind_core_compat`). */
function kindsCompatible(a, b) {
    return a === b || (kinds_isAnyEnum(a) && kinds_isAnyEnum(b));
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
        throw new errors_FormatError('BTF', header.stringsAt, 'string section does not start and end with NUL');
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
function btf_typeCount(btf) {
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
        throw new errors_FormatError('BTF', bytes.length, `header of ${HEADER_SIZE} bytes is cut off`);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const little = view.getUint16(0, true) === MAGIC;
    if (!little && view.getUint16(0, false) !== MAGIC)
        throw new errors_FormatError('BTF', 0, 'no BTF magic');
    const headerLength = view.getUint32(4, little);
    if (headerLength < HEADER_SIZE || headerLength > bytes.length) {
        throw new errors_FormatError('BTF', 4, `header length ${headerLength} is out of range`);
    }
    const word = (at) => view.getUint32(at, little);
    const [typesAt, typesLength] = [headerLength + word(8), word(12)];
    const [stringsAt, stringsLength] = [headerLength + word(16), word(20)];
    if (stringsAt + stringsLength > bytes.length) {
        throw new errors_FormatError('BTF', 16, 'string section reaches beyond the end');
    }
    if (typesAt + typesLength > stringsAt) {
        throw new errors_FormatError('BTF', 8, 'type section reaches into the string section');
    }
    if (word(8) % 4 !== 0 || typesLength % 4 !== 0) {
        throw new errors_FormatError('BTF', 8, 'type section is not aligned to 4 bytes');
    }
    // Linux 7.0 and later may add how long kinds are that a reader does not know.
    const hasLayout = headerLength >= HEADER_SIZE + 8;
    const layoutAt = hasLayout ? headerLength + word(24) : 0;
    const layoutLength = hasLayout ? word(28) : 0;
    if (layoutAt + layoutLength > bytes.length) {
        throw new errors_FormatError('BTF', 24, 'layout section reaches beyond the end');
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
    // Not `slice`, which gives a view if the bytes are a Buffer.
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
TYPE_OF_ELEMENT[kinds_Kind.STRUCT] = 1;
TYPE_OF_ELEMENT[kinds_Kind.UNION] = 1;
TYPE_OF_ELEMENT[kinds_Kind.FUNC_PROTO] = 1;
TYPE_OF_ELEMENT[kinds_Kind.DATASEC] = 0;
/** Whether the third word of a type is a type id, not a size. */
const REFERS = new Uint8Array(KINDS);
for (const kind of [kinds_Kind.PTR, kinds_Kind.FUNC, kinds_Kind.FUNC_PROTO, kinds_Kind.VAR, kinds_Kind.DECL_TAG])
    REFERS[kind] = 1;
for (let kind = 0; kind <= MAX_KIND; kind++)
    if (isModifierOrTypedef(kind))
        REFERS[kind] = 1;
/** Whether the third word of a type is its size. */
const SIZED = new Uint8Array(KINDS);
for (const kind of [kinds_Kind.INT, kinds_Kind.FLOAT, kinds_Kind.DATASEC, kinds_Kind.STRUCT, kinds_Kind.UNION])
    SIZED[kind] = 1;
for (const kind of [kinds_Kind.ENUM, kinds_Kind.ENUM64])
    SIZED[kind] = 1;
function knownLayout() {
    const fixed = new Int32Array(KINDS).fill(UNKNOWN);
    const element = new Int32Array(KINDS);
    fixed.fill(0, kinds_Kind.INT, MAX_KIND + 1);
    fixed[kinds_Kind.INT] = 1;
    fixed[kinds_Kind.ARRAY] = 3;
    fixed[kinds_Kind.VAR] = 1;
    fixed[kinds_Kind.DECL_TAG] = 1;
    element[kinds_Kind.STRUCT] = 3;
    element[kinds_Kind.UNION] = 3;
    element[kinds_Kind.ENUM] = 2;
    element[kinds_Kind.ENUM64] = 3;
    element[kinds_Kind.FUNC_PROTO] = 2;
    element[kinds_Kind.DATASEC] = 3;
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
        if (kind === kinds_Kind.FUNC) {
            // The prototype stands before it as a rule.
            const prototype = words[at + 2];
            if (prototype >= count || kinds[prototype] !== kinds_Kind.FUNC_PROTO)
                unchecked.push(count);
        }
        else if (kinds_isComposite(kind) && info >>> 31 === 1) {
            unchecked.push(count);
        }
        if (kind === kinds_Kind.ARRAY) {
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
    // The two maxima tell whether all are in range; which one is not matters only if one is not.
    if (maxId >= count) {
        throw new errors_FormatError('BTF', header.typesAt, `type section names type ${maxId} of ${count - 1}`);
    }
    if (maxName >= stringBytes) {
        throw new errors_FormatError('BTF', header.typesAt, `type section names string offset ${maxName} of ${stringBytes}`);
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
    return new errors_FormatError('BTF', header.typesAt + at * 4, `type ${id} ${what}`);
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
                throw new errors_FormatError('BTF', at, `type ${id} is an endless chain of modifiers or typedefs`);
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
    const broken = (id, what) => new errors_FormatError('BTF', header.typesAt + starts[id] * 4, `type ${id} ${what}`);
    for (const id of ids) {
        const at = starts[id];
        if (kinds[id] === kinds_Kind.FUNC) {
            if (kinds[words[at + 2]] === kinds_Kind.FUNC_PROTO)
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
        if (kinds[id] !== kinds_Kind.INT || !isThere(id))
            continue;
        const at = starts[id];
        const size = words[at + 2];
        if ((size === 4 || size === 8) && LONG_NAMES.has(decodeString(strings, words[at]))) {
            return id;
        }
    }
    return 0;
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

;// CONCATENATED MODULE: ./lib/core/opcodes.js
/** The parts of eBPF instructions (`include/uapi/linux/bpf_common.h` and `bpf.h`). */
/** Bytes of an instruction. */
const opcodes_INSN_SIZE = 8;
/** The low three bits of an opcode: its class. */
const opcodes_BPF_LD = 0x00;
const opcodes_BPF_LDX = 0x01;
const opcodes_BPF_ST = 0x02;
const opcodes_BPF_STX = 0x03;
const opcodes_BPF_ALU = 0x04;
const BPF_JMP = 0x05;
const BPF_JMP32 = 0x06;
const opcodes_BPF_ALU64 = 0x07;
/** Set if the operand is a register, of arithmetic and jumps. */
const opcodes_BPF_X = 0x08;
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
const opcodes_WIDTHS = [4, 2, 1, 8];
/** A 64-bit immediate load, which takes two instructions. */
const opcodes_LDIMM64 = 0x18;
const CALL = BPF_JMP | BPF_CALL;
const EXIT = BPF_JMP | BPF_EXIT;
/** A jump to the address in a register, which is one of a table. */
const GOTOX = BPF_JMP | BPF_JA | opcodes_BPF_X;
/** What the source register of a call says of its immediate. */
const BPF_PSEUDO_CALL = 1;
const BPF_PSEUDO_KFUNC_CALL = 2;
/** What the source register of a 64-bit immediate load says of its immediate. */
const BPF_PSEUDO_FUNC = 4;

;// CONCATENATED MODULE: ./lib/core/spec/instruction.js

/** The largest offset that a load or store has room for. */
const MAX_OFFSET = 32767;
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
            if ((opcode & BPF_X) !== 0)
                return { form: 'other', problem: 'operand in a register' };
            return { form: 'alu', immediate: unsigned(view.getInt32(offset + 4, little)) };
        case BPF_LDX:
        case BPF_ST:
        case BPF_STX:
            return {
                form: 'memory',
                offset: unsigned(view.getInt16(offset + 2, little)),
                size: WIDTHS[(opcode >> 3) & 0x03],
            };
        case BPF_LD: {
            const source = little ? view.getUint8(offset + 1) >> 4 : view.getUint8(offset + 1) & 0x0f;
            const second = offset + INSN_SIZE;
            if (opcode !== LDIMM64 ||
                source !== 0 ||
                view.getInt16(offset + 2, little) !== 0 ||
                second + INSN_SIZE > code.length ||
                view.getUint32(second, little) !== 0) {
                return { form: 'other', problem: 'malformed 64-bit load', load64: opcode === LDIMM64 };
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

;// CONCATENATED MODULE: ./lib/core/spec/relocation-kind.js
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
const RELOCATION_KIND_NAMES = (/* unused pure expression or super */ null && ([
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
]));
function relocation_kind_isFieldBased(kind) {
    return kind <= relocation_kind_RelocationKind.FIELD_RSHIFT_U64;
}
function isShift(kind) {
    return kind === relocation_kind_RelocationKind.FIELD_LSHIFT_U64 || kind === relocation_kind_RelocationKind.FIELD_RSHIFT_U64;
}
function relocation_kind_isEnumeratorBased(kind) {
    return kind === relocation_kind_RelocationKind.ENUMVAL_EXISTS || kind === relocation_kind_RelocationKind.ENUMVAL_VALUE;
}
function relocation_kind_isTypeBased(kind) {
    return ((kind >= relocation_kind_RelocationKind.TYPE_ID_LOCAL && kind <= relocation_kind_RelocationKind.TYPE_SIZE) ||
        kind === relocation_kind_RelocationKind.TYPE_MATCHES);
}

;// CONCATENATED MODULE: ./lib/core/loaders/load-error.js
/** Something that makes a loader give up on the whole object; the message says what. */
class load_error_LoadError extends Error {
}

;// CONCATENATED MODULE: ./lib/core/loaders/loader.js
const NOTHING = { nothing: true };
/** Equality for loaders that compare the offset, the value and the width. */
function sameMatch(a, b, sameValue) {
    return (a.bitOffset === b.bitOffset &&
        a.size === b.size &&
        a.failMemszAdjust === b.failMemszAdjust &&
        sameValue(a.value, b.value));
}

;// CONCATENATED MODULE: ./lib/btf/types.js


/** What a type holds, by type id. Where a kind is named, the caller has made sure of it. */
/** `BTF_KIND_*`; void is 0. */
function types_kindOf(btf, id) {
    return btf.kinds[id];
}
/** Offset of the type's name in the string section; 0 if it has none. */
function types_nameOf(btf, id) {
    return id === 0 ? 0 : btf.words[btf.starts[id]];
}
/** Number of members, enumerators or parameters; 0 for void. */
function types_lengthOf(btf, id) {
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
function types_arrayElement(btf, id) {
    return btf.words[btf.starts[id] + 3];
}
function arrayIndexType(btf, id) {
    return btf.words[btf.starts[id] + 4];
}
function types_arrayLength(btf, id) {
    return btf.words[btf.starts[id] + 5];
}
/** String offset of the name of a member. */
function types_memberName(btf, id, index) {
    return btf.words[memberAt(btf, id, index)];
}
function types_memberType(btf, id, index) {
    return btf.words[memberAt(btf, id, index) + 1];
}
/** Bits from the start of the struct or union. */
function types_memberBitOffset(btf, id, index) {
    const offset = btf.words[memberAt(btf, id, index) + 2];
    return kindFlag(btf, id) ? offset & 0xffffff : offset;
}
/** Bits of a bitfield, 0 if the member is none. */
function types_memberBitfieldSize(btf, id, index) {
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
    const length = types_lengthOf(btf, id);
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
function types_enumeratorName(btf, id, index) {
    return btf.words[enumeratorAt(btf, id, index)];
}
/** An enumerator's value as a loader patches it: 64 bits, unsigned, a 32-bit one sign-extended. */
function enumeratorValue(btf, id, index) {
    const at = enumeratorAt(btf, id, index);
    const low = btf.words[at + 1];
    if (types_kindOf(btf, id) === kinds_Kind.ENUM)
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
    switch (types_kindOf(btf, id)) {
        case kinds_Kind.PTR:
        case kinds_Kind.TYPEDEF:
        case kinds_Kind.VOLATILE:
        case kinds_Kind.CONST:
        case kinds_Kind.RESTRICT:
        case kinds_Kind.TYPE_TAG:
        case kinds_Kind.FUNC:
        case kinds_Kind.VAR:
        case kinds_Kind.DECL_TAG:
            visit(referred(btf, id));
            break;
        case kinds_Kind.ARRAY:
            visit(types_arrayElement(btf, id));
            visit(arrayIndexType(btf, id));
            break;
        case kinds_Kind.FUNC_PROTO:
            visit(referred(btf, id));
            for (let i = 0; i < types_lengthOf(btf, id); i++)
                visit(parameterType(btf, id, i));
            break;
        case kinds_Kind.DATASEC:
            for (let i = 0; i < types_lengthOf(btf, id); i++)
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
function types_resolveSize(btf, id, pointerSize) {
    let count = 1;
    let type = id;
    for (let depth = 0; depth < MAX_RESOLVE_DEPTH; depth++) {
        let size;
        switch (types_kindOf(btf, type)) {
            case kinds_Kind.INT:
            case kinds_Kind.STRUCT:
            case kinds_Kind.UNION:
            case kinds_Kind.ENUM:
            case kinds_Kind.ENUM64:
            case kinds_Kind.DATASEC:
            case kinds_Kind.FLOAT:
                size = sizeField(btf, type);
                break;
            case kinds_Kind.PTR:
                size = pointerSize;
                break;
            case kinds_Kind.TYPEDEF:
            case kinds_Kind.VOLATILE:
            case kinds_Kind.CONST:
            case kinds_Kind.RESTRICT:
            case kinds_Kind.VAR:
            case kinds_Kind.DECL_TAG:
            case kinds_Kind.TYPE_TAG:
                type = referred(btf, type);
                continue;
            case kinds_Kind.ARRAY:
                count *= types_arrayLength(btf, type);
                if (count > U32)
                    return -1;
                type = types_arrayElement(btf, type);
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
    const step = types_kindOf(btf, id) === kinds_Kind.ENUM ? 2 : 3;
    return btf.starts[id] + 3 + index * step;
}

;// CONCATENATED MODULE: ./lib/core/choose/evidence.js
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

;// CONCATENATED MODULE: ./lib/core/context.js

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
        const index = nextMember(target, id, 0, local.strings, name);
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

;// CONCATENATED MODULE: ./lib/core/loaders/aya/names.js

const names_UNDERSCORE = 0x5f;
/**
 * Bytes of a name before its flavour as aya cuts it: up to the first `___`
 * (`aya-obj btf/relocation.rs: flavorless_name`).
 */
function essentialLengthInAya(strings, offset) {
    let underscores = 0;
    for (let at = offset; strings[at] !== 0; at++) {
        underscores = strings[at] === names_UNDERSCORE ? underscores + 1 : 0;
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
    return samePrefix(local.strings, name, essentialLengthInAya(local.strings, name), target.strings, targetName, essentialLengthInAya(target.strings, targetName));
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
        step(context);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        const kind = types_kindOf(local, localId);
        const targetKind = types_kindOf(target, targetId);
        if (kinds_isComposite(kind) && kinds_isComposite(targetKind))
            return true;
        if (!kindsCompatible(kind, targetKind))
            return false;
        if (kind === kinds_Kind.FWD || kinds_isAnyEnum(kind)) {
            return namesEqualInAya(local, types_nameOf(local, localId), target, types_nameOf(target, targetId));
        }
        switch (kind) {
            case kinds_Kind.INT:
                return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
            case kinds_Kind.PTR:
            case kinds_Kind.FLOAT:
                return true;
            case kinds_Kind.ARRAY:
                localId = types_arrayElement(local, localId);
                targetId = types_arrayElement(target, targetId);
                break;
            default:
                throw new load_error_LoadError('a field of a type that aya does not expect');
        }
    }
    throw new load_error_LoadError('arrays nested too deep to compare');
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
    needType(evidence, targetId);
    if (!kindsCompatible(types_kindOf(local, localId), types_kindOf(target, targetId)))
        return false;
    if (level <= 0)
        throw new load_error_LoadError('types nested too deep to compare');
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
        step(context);
        needType(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        const kind = types_kindOf(local, localId);
        if (!kindsCompatible(kind, types_kindOf(target, targetId)))
            return false;
        if (kinds_isComposite(kind) || kinds_isAnyEnum(kind))
            return true;
        switch (kind) {
            case kinds_Kind.VOID:
            case kinds_Kind.FWD:
            case kinds_Kind.FLOAT:
                return true;
            case kinds_Kind.INT:
                return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
            case kinds_Kind.PTR:
                localId = referred(local, localId);
                targetId = referred(target, targetId);
                break;
            case kinds_Kind.ARRAY:
                needType(evidence, arrayIndexType(target, targetId));
                localId = types_arrayElement(local, localId);
                targetId = types_arrayElement(target, targetId);
                break;
            case kinds_Kind.FUNC_PROTO: {
                const length = types_lengthOf(local, localId);
                if (length !== types_lengthOf(target, targetId))
                    return false;
                for (let i = 0; i < length; i++) {
                    const localParameter = local.underlying[parameterType(local, localId, i)];
                    const parameter = parameterType(target, targetId, i);
                    needType(evidence, parameter);
                    const targetParameter = target.underlying[parameter];
                    if (!typesCompatibleInAya(context, localParameter, targetParameter, level - 1)) {
                        return false;
                    }
                }
                localId = referred(local, localId);
                targetId = referred(target, targetId);
                break;
            }
            default:
                throw new load_error_LoadError('a type that aya does not expect');
        }
    }
    throw new load_error_LoadError('types nested too deep to compare');
}
const compatible_U32 = 0xffff_ffff;
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
        switch (types_kindOf(btf, id)) {
            case kinds_Kind.ARRAY:
                count *= types_arrayLength(btf, id);
                if (count > compatible_U32)
                    return undefined;
                id = types_arrayElement(btf, id);
                continue;
            case kinds_Kind.TYPEDEF:
            case kinds_Kind.VOLATILE:
            case kinds_Kind.CONST:
            case kinds_Kind.RESTRICT:
            case kinds_Kind.FUNC_PROTO:
            case kinds_Kind.VAR:
            case kinds_Kind.DECL_TAG:
            case kinds_Kind.TYPE_TAG:
                id = referred(btf, id);
                continue;
            case kinds_Kind.PTR:
                size = 8;
                break;
            case kinds_Kind.INT:
            case kinds_Kind.FLOAT:
            case kinds_Kind.ENUM:
            case kinds_Kind.ENUM64:
            case kinds_Kind.STRUCT:
            case kinds_Kind.UNION:
            case kinds_Kind.DATASEC:
                size = sizeField(btf, id);
                break;
            default:
                return undefined;
        }
        return count * size > compatible_U32 ? undefined : count * size;
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
    const marks = takeBack(evidence, from);
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
        const from = progressOf(evidence);
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
        if (!kinds_isComposite(types_kindOf(target, typeId)))
            continue;
        const length = types_lengthOf(target, typeId);
        searchStep(context, length);
        for (let index = 0; index < length; index++) {
            const offset = types_memberName(target, typeId, index);
            if (target.strings[offset] === 0) {
                composites.add(target.underlying[types_memberType(target, typeId, index)]);
            }
            else if (sameName(local.strings, name, target.strings, offset)) {
                members.push({ typeId, index });
            }
        }
    }
    return members;
}

;// CONCATENATED MODULE: ./lib/core/spec/local-spec.js





/** Bytes of a pointer in BPF. */
const local_spec_LOCAL_POINTER_SIZE = 8;
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
        throw new LoadError('its access string is empty');
    if (isTypeBased(kind)) {
        if (access !== '0')
            throw new LoadError(`access string ${quote(access)} on a type`);
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
    if (isEnumeratorBased(kind)) {
        const index = rawSpec[0];
        if (!isAnyEnum(kindOf(btf, root)))
            throw new LoadError('its type is no enum');
        if (rawSpec.length > 1 || index >= lengthOf(btf, root)) {
            throw new LoadError(`no enumerator ${quote(access)} in its enum`);
        }
        const accessor = { typeId: root, index, name: enumeratorName(btf, root, index) };
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
    if (!isFieldBased(kind))
        throw new LoadError(`unknown relocation kind ${kind}`);
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
        const kind = kindOf(btf, id);
        if (isComposite(kind)) {
            if (index >= lengthOf(btf, id))
                throw new LoadError(`no member ${index} in its type`);
            bitOffset += memberBitOffset(btf, id, index);
            const name = memberName(btf, id, index);
            if (name !== 0 && btf.strings[name] === 0)
                throw new LoadError('a member with no name');
            endsUnnamed = name === 0;
            if (!endsUnnamed)
                accessors.push({ typeId: id, index, name });
            id = memberType(btf, id, index);
        }
        else if (kind === Kind.ARRAY) {
            const parent = accessors[accessors.length - 1];
            const flexible = isFlexibleArray(btf, parent, id);
            if (flexible && kindOf(btf, parent.typeId) === Kind.UNION)
                flexibleInUnion = true;
            if (!flexible && index >= arrayLength(btf, id)) {
                throw new LoadError(`element ${index} of an array of ${arrayLength(btf, id)}`);
            }
            id = btf.underlying[arrayElement(btf, id)];
            accessors.push({ typeId: id, index, name: 0 });
            endsUnnamed = false;
            bitOffset += elementBits(btf, id, index);
        }
        else {
            throw new LoadError(`its access string goes on behind a field of kind ${KIND_NAMES[kind]}`);
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
    if (accessor.name === 0 || types_arrayLength(btf, array) > 0)
        return false;
    return accessor.index === types_lengthOf(btf, accessor.typeId) - 1;
}
function elementBits(btf, id, index) {
    const size = resolveSize(btf, id, local_spec_LOCAL_POINTER_SIZE);
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
    const kind = types_kindOf(btf, rootId);
    const name = stringAt(btf, types_nameOf(btf, rootId)) || '(anonymous)';
    const type = kind === kinds_Kind.TYPEDEF ? name : `${kinds_KIND_NAMES[kind]} ${name}`;
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
function parseRawSpec(access) {
    // A loader reads numbers with sscanf("%d"), and takes a ':' between them as given.
    const number = /:?\s*([+-]?\d+)/y;
    const rawSpec = [];
    while (number.lastIndex < access.length) {
        const index = Number(number.exec(access)?.[1] ?? -1);
        if (!(index >= 0 && index <= 0x7fff_ffff)) {
            throw new LoadError(`malformed access string ${quote(access)}`);
        }
        if (rawSpec.length === MAX_SPEC_LENGTH) {
            throw new LoadError(`more than ${MAX_SPEC_LENGTH} levels in its access string`);
        }
        rawSpec.push(index);
    }
    return rawSpec;
}
function quote(text) {
    return JSON.stringify(text);
}

;// CONCATENATED MODULE: ./lib/core/loaders/aya/match-spec.js










/**
 * Where a relocation leads in one candidate type of a kernel
 * (`aya-obj btf/relocation.rs: match_candidate`).
 *
 * @returns undefined if the candidate does not match
 * @throws LoadError if aya gives up on the candidate, and with it on the object
 */
function matchCandidateInAya(context, spec, candidate) {
    if (relocation_kind_isTypeBased(spec.kind)) {
        const before = progressOf(context.evidence);
        if (typesCompatibleInAya(context, spec.rootId, candidate)) {
            return { rootId: candidate, bitOffset: 0 };
        }
        onlyWith(context.evidence, before, candidate, WHOLE_TYPE);
        return undefined;
    }
    if (relocation_kind_isEnumeratorBased(spec.kind))
        return matchEnumerator(context, spec, candidate);
    return matchField(context, spec, candidate);
}
function matchEnumerator(context, spec, candidate) {
    const { local, target } = context;
    const id = target.underlying[candidate];
    if (!kinds_isAnyEnum(types_kindOf(target, id)))
        return undefined;
    const { name } = spec.accessors[0];
    const length = types_lengthOf(target, id);
    for (let index = 0; index < length; index++) {
        step(context);
        const targetName = types_enumeratorName(target, id, index);
        if (!namesEqualInAya(local, name, target, targetName))
            continue;
        needType(context.evidence, candidate);
        return { rootId: candidate, bitOffset: 0, last: { typeId: id, index, name: targetName } };
    }
    return undefined;
}
function matchField(context, spec, candidate) {
    const { evidence } = context;
    const before = progressOf(evidence);
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
        if (found || progressOf(evidence) > before) {
            needType(evidence, candidate);
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
        if (types_kindOf(target, id) !== kinds_Kind.ARRAY)
            return false;
        if (!isFlexible(context, walk.last, id) && index >= types_arrayLength(target, id)) {
            stayWithinBounds(context, walk.last, id);
            return false;
        }
        id = target.underlying[types_arrayElement(target, id)];
    }
    if (walk.parts === MAX_SPEC_LENGTH)
        throw tooDeep();
    walk.last = { typeId: id, index, name: 0 };
    walk.typeId = id;
    walk.parts++;
    const size = sizeInAya(target, id);
    if (size === undefined) {
        needType(context.evidence, id);
        throw new load_error_LoadError('a type on the way has no size');
    }
    walk.bitOffset += index * size * 8;
    return true;
}
/** An array of no elements that is the last member of a struct; of a union it is none. */
function isFlexible({ target }, parent, array) {
    if (types_arrayLength(target, array) > 0 || types_kindOf(target, parent.typeId) !== kinds_Kind.STRUCT)
        return false;
    return parent.index === types_lengthOf(target, parent.typeId) - 1;
}
/** An array of no elements that is not the last member must not become it. */
function stayWithinBounds({ target, evidence }, parent, array) {
    if (parent.name === 0 || types_arrayLength(target, array) > 0)
        return;
    if (types_kindOf(target, parent.typeId) !== kinds_Kind.STRUCT)
        return;
    const before = progressOf(evidence);
    needMember(evidence, parent.typeId, types_lengthOf(target, parent.typeId) - 1);
    onlyWith(evidence, before, parent.typeId, parent.index);
}
/**
 * Goes to the first member with the accessor's name, through anonymous structs and unions
 * (`aya-obj btf/relocation.rs: match_member`). What it passes in vain leaves no trace.
 */
function enterMember(context, walk, accessor, typeId) {
    const { local, target } = context;
    const id = target.underlying[typeId];
    if (!kinds_isComposite(types_kindOf(target, id)))
        return false;
    const length = types_lengthOf(target, id);
    searchStep(context, length);
    if (walk.parts >= MAX_SPEC_LENGTH && length > 0) {
        needMember(context.evidence, id, 0);
        throw tooDeep();
    }
    for (let index = 0;; index++) {
        index =
            index === 0
                ? context.members(id, accessor.name)
                : nextMember(target, id, index, local.strings, accessor.name);
        if (index === length)
            return false;
        const name = types_memberName(target, id, index);
        const type = types_memberType(target, id, index);
        walk.path.push(id, index);
        if (target.strings[name] === 0) {
            if (walk.path.length > 2 * MOST_NESTED)
                throw new load_error_LoadError('a type of endless depth');
            if (enterMember(context, walk, accessor, type)) {
                walk.bitOffset += types_memberBitOffset(target, id, index);
                walk.parts++;
                return true;
            }
        }
        else {
            const localType = types_memberType(local, accessor.typeId, accessor.index);
            if (!fieldsCompatibleInAya(context, localType, type)) {
                const before = progressOf(context.evidence);
                for (const mark of walk.path)
                    context.evidence?.marks.push(mark);
                keepShadowed(context, before, id, accessor.name, { typeId: id, index });
                walk.path.length -= 2;
                return false;
            }
            walk.bitOffset += types_memberBitOffset(target, id, index);
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
    return new load_error_LoadError(`more than ${MAX_SPEC_LENGTH} levels on the way to the field`);
}

;// CONCATENATED MODULE: ./lib/core/loaders/aya/value.js




/**
 * The value of a relocation at a place of one BTF, the object's or a kernel's.
 *
 * @returns undefined if aya cannot work it out: then it poisons, or fails if the object's own types
 *   are to blame
 */
function computedValue(btf, kind, matched) {
    if (relocation_kind_isFieldBased(kind))
        return fieldValue(btf, kind, matched);
    switch (kind) {
        case relocation_kind_RelocationKind.TYPE_ID_LOCAL:
        case relocation_kind_RelocationKind.TYPE_ID_TARGET:
            return plain(matched.rootId);
        case relocation_kind_RelocationKind.TYPE_SIZE: {
            const size = sizeInAya(btf, matched.rootId);
            return size === undefined ? undefined : plain(size);
        }
        case relocation_kind_RelocationKind.ENUMVAL_VALUE:
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
    const value = enumeratorValue(btf, typeId, index);
    if (types_kindOf(btf, typeId) !== kinds_Kind.ENUM || kindFlag(btf, typeId))
        return value;
    return BigInt.asUintN(32, value);
}
/** `aya-obj btf/relocation.rs: compute_field_relocation` */
function fieldValue(btf, kind, matched) {
    if (kind === relocation_kind_RelocationKind.FIELD_EXISTS)
        return plain(1);
    const last = matched.last;
    if (last.name === 0) {
        const size = sizeInAya(btf, last.typeId);
        if (size === undefined)
            return undefined;
        if (kind === relocation_kind_RelocationKind.FIELD_BYTE_SIZE)
            return plain(size);
        if (kind !== relocation_kind_RelocationKind.FIELD_BYTE_OFFSET)
            return undefined;
        return { value: Math.floor(matched.bitOffset / 8), size, typeId: last.typeId };
    }
    const type = btf.underlying[types_memberType(btf, last.typeId, last.index)];
    const bitOffset = matched.bitOffset >>> 0;
    const bitfield = types_memberBitfieldSize(btf, last.typeId, last.index);
    const load = bitfield > 0 ? bitfieldLoad(btf, bitOffset, bitfield, type) : plainLoad(btf, bitOffset, type);
    if (load === undefined)
        return undefined;
    const bits = bitfield > 0 ? bitfield : load.size * 8;
    switch (kind) {
        case relocation_kind_RelocationKind.FIELD_BYTE_OFFSET:
            if (bitfield > 0)
                return plain(load.offset);
            return { value: load.offset, size: load.size, typeId: type };
        case relocation_kind_RelocationKind.FIELD_BYTE_SIZE:
            return plain(load.size);
        case relocation_kind_RelocationKind.FIELD_SIGNED:
            return plain(isSigned(btf, type) ? 1 : 0);
        case relocation_kind_RelocationKind.FIELD_LSHIFT_U64: {
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
    let size = types_kindOf(btf, type) === kinds_Kind.PTR ? 8 : sizeField(btf, type);
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
    const kind = types_kindOf(btf, id);
    if (kinds_isAnyEnum(kind))
        return kindFlag(btf, id);
    // Of encodings it knows none, SIGNED, CHAR and BOOL; any mixture counts as signed.
    return kind === kinds_Kind.INT && !UNSIGNED_ENCODINGS.includes(intEncoding(btf, id));
}
/** Whether a load may get the width of the kernel's field (`ComputedRelocation::apply`). */
function mayChangeWidthInAya(local, own, target, found) {
    const kinds = [types_kindOf(local, own.typeId), types_kindOf(target, found.typeId)];
    if (kinds.every((kind) => kind === kinds_Kind.PTR))
        return true;
    if (!kinds.every((kind) => kind === kinds_Kind.INT))
        return false;
    return ((intEncoding(local, own.typeId) & 1) === 0 && (intEncoding(target, found.typeId) & 1) === 0);
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
    agreesOnPlain: (kind) => !isShift(kind),
    match,
    same: sameMatch,
    decide: (load) => load.map(decideOne),
    patch,
};
function match(context, query, candidate) {
    const { spec, kind } = query;
    // It has no such relocation, and says so whatever the kernel has.
    if (kind === relocation_kind_RelocationKind.TYPE_MATCHES)
        return undefined;
    const matched = matchCandidateInAya(context, spec, candidate);
    if (matched === undefined)
        return undefined;
    const { local, target } = context;
    const own = ownValue(local, query);
    if (own === undefined)
        throw new load_error_LoadError(NO_VALUE);
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
        const bitOffset = relocation_kind_isFieldBased(kind) ? spec.bitOffset - skipped : 0;
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
    if (query.kind === relocation_kind_RelocationKind.TYPE_ID_LOCAL)
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
    const needed = query.kind === relocation_kind_RelocationKind.TYPE_SIZE || query.kind === relocation_kind_RelocationKind.TYPE_ID_TARGET;
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
    if (kind === relocation_kind_RelocationKind.TYPE_MATCHES)
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
    const isAnswered = query.kind === relocation_kind_RelocationKind.FIELD_EXISTS ||
        query.kind === relocation_kind_RelocationKind.ENUMVAL_EXISTS ||
        query.kind === relocation_kind_RelocationKind.TYPE_EXISTS;
    const value = found === undefined ? (isAnswered ? 0 : undefined) : found.value;
    if (value === undefined)
        return { status: 'unresolved' };
    if (insn.form === 'other' && !insn.load64)
        return { status: 'invalid' };
    if (found === undefined)
        return { status: 'absent' };
    if (insn.form !== 'memory')
        return { status: 'resolved', value: String(value) };
    if (value > MAX_OFFSET || found.failMemszAdjust)
        return { status: 'invalid' };
    if (found.size === found.localSize || found.size === insn.size) {
        return { status: 'resolved', value: String(value) };
    }
    if (!opcodes_WIDTHS.includes(found.size))
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
        case relocation_kind_RelocationKind.FIELD_BYTE_OFFSET:
            return { local: field.offset, checked, value: found.offset };
        case relocation_kind_RelocationKind.FIELD_BYTE_SIZE: {
            const own = sizeInCilium(local, field.typeId);
            return { local: own, checked, value: sizeInCilium(target, found.typeId) };
        }
        case relocation_kind_RelocationKind.FIELD_SIGNED:
            return {
                local: signednessOf(local, field.typeId),
                checked: true,
                value: signednessOf(target, found.typeId),
            };
        case relocation_kind_RelocationKind.FIELD_LSHIFT_U64:
            return { local: 0, checked: false, value: leftShift(target, found) };
        case relocation_kind_RelocationKind.FIELD_RSHIFT_U64:
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
    const kind = types_kindOf(btf, id);
    if (kinds_isAnyEnum(kind))
        return kindFlag(btf, id) ? 1 : 0;
    if (kind === kinds_Kind.INT)
        return intEncoding(btf, id) & 1;
    throw new load_error_LoadError('the field is neither an integer nor an enum');
}
/** Unsigned; a 32-bit enumerator is sign-extended only if its enum is signed. */
function enumeratorValueInCilium(btf, id, index) {
    const value = enumeratorValue(btf, id, index);
    if (types_kindOf(btf, id) !== kinds_Kind.ENUM || kindFlag(btf, id))
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
        const kind = types_kindOf(btf, id);
        switch (kind) {
            case kinds_Kind.ARRAY:
                count *= types_arrayLength(btf, id);
                id = types_arrayElement(btf, id);
                break;
            case kinds_Kind.PTR:
                return count * 8;
            case kinds_Kind.INT:
            case kinds_Kind.STRUCT:
            case kinds_Kind.UNION:
            case kinds_Kind.ENUM:
            case kinds_Kind.ENUM64:
            case kinds_Kind.FLOAT:
            case kinds_Kind.DATASEC:
                return count * sizeField(btf, id);
            case kinds_Kind.VOID:
                return 0;
            case kinds_Kind.TYPEDEF:
            case kinds_Kind.VOLATILE:
            case kinds_Kind.CONST:
            case kinds_Kind.RESTRICT:
            case kinds_Kind.TYPE_TAG:
                id = referred(btf, id);
                break;
            default:
                throw new load_error_LoadError('a type that has no size');
        }
        if (count > Number.MAX_SAFE_INTEGER)
            throw new load_error_LoadError('a type that is too large');
    }
    throw new load_error_LoadError('a type that is nested too deep');
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
    const offset = types_memberBitOffset(btf, id, index);
    const size = types_memberBitfieldSize(btf, id, index);
    const type = types_memberType(btf, id, index);
    if (kindFlag(btf, id) || types_kindOf(btf, type) !== kinds_Kind.INT)
        return { offset, size };
    const bits = intBits(btf, type);
    const whole = intOffset(btf, type) === 0 && bits >> 3 === sizeField(btf, type);
    return whole ? { offset, size } : { offset: offset + intOffset(btf, type), size: bits };
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
    for (let depth = 0; types_kindOf(btf, id) === kinds_Kind.ARRAY && depth < btf.kinds.length; depth++) {
        id = btf.underlying[types_arrayElement(btf, id)];
    }
    const kind = types_kindOf(btf, id);
    const size = kind === kinds_Kind.INT || kinds_isAnyEnum(kind) ? sizeField(btf, id) : 0;
    if (size === 0 || (size & (size - 1)) !== 0)
        throw new load_error_LoadError('a bitfield without alignment');
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
            const kind = types_kindOf(btf, id);
            step = { name: 0, index, field: at, bits: 0, parentOffset: at.offset };
            if (kinds_isComposite(kind)) {
                const { offset: bits, size } = bitfieldOf(btf, id, index);
                const typeId = types_memberType(btf, id, index);
                const name = types_memberName(btf, id, index);
                at = {
                    typeId,
                    offset: at.offset + Math.floor(bits / 8),
                    bitfieldOffset: 0,
                    bitfieldSize: size,
                };
                last = index === types_lengthOf(btf, id) - 1;
                if (btf.strings[name] !== 0) {
                    steps.push({ ...step, name, field: at, bits });
                    continue;
                }
                if (!kinds_isComposite(types_kindOf(btf, btf.underlying[typeId]))) {
                    throw new load_error_LoadError('an anonymous member that is no struct or union');
                }
                at = { ...at, bitfieldSize: 0 };
                last = false;
            }
            else if (kind === kinds_Kind.ARRAY) {
                const length = types_arrayLength(btf, id);
                if (length === 0 && !last)
                    throw new load_error_LoadError('an array of no elements amid a type');
                if (length > 0 && index >= length)
                    throw new load_error_LoadError('an element beyond the array');
                last = false;
                at = atElement(btf, { ...at, typeId: types_arrayElement(btf, id), bitfieldSize: 0 }, index);
                steps.push({ ...step, field: at });
            }
            else {
                throw new load_error_LoadError('a field of a type that has none');
            }
        }
    }
    catch (error) {
        if (!(error instanceof load_error_LoadError))
            throw error;
        steps.push({ ...step, error });
    }
    return { steps, end: at };
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/names.js

const cilium_names_UNDERSCORE = 0x5f;
/**
 * Bytes of a name before its flavour as cilium/ebpf cuts it: up to the last `___` that does not start
 * the name (`btf/types.go: newEssentialName`).
 */
function essentialLengthInCilium(strings, offset) {
    const length = nameLength(strings, offset);
    for (let i = length - 3; i > 0; i--) {
        const at = offset + i;
        if (strings[at] === cilium_names_UNDERSCORE &&
            strings[at + 1] === cilium_names_UNDERSCORE &&
            strings[at + 2] === cilium_names_UNDERSCORE) {
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
    const startsFlavour = [0, 1, 2].every((i) => strings[offset + i] === cilium_names_UNDERSCORE);
    return !isCut && startsFlavour ? 0 : length;
}
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
    needType(evidence, candidate);
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
            const element = { ...target, typeId: types_arrayElement(btf, array), bitfieldSize: 0 };
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
            needMember(evidence, found.typeId, found.index);
            const marks = [...found.path, found.typeId, found.index];
            passed.push({ root, name: here.name, typeId: found.typeId, index: found.index, marks });
        }
        const { offset, size } = bitfieldOf(btf, found.typeId, found.index);
        const bits = found.bitOffset + offset;
        const typeId = types_memberType(btf, found.typeId, found.index);
        const member = {
            typeId,
            offset: target.offset + (bits >>> 3),
            bitfieldOffset: 0,
            bitfieldSize: size,
        };
        if (here.field.bitfieldSize > 0 || size > 0) {
            if (position + 1 < path.length)
                throw new load_error_LoadError('a bitfield has no members');
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
    if (types_kindOf(target, array) !== kinds_Kind.ARRAY)
        return false;
    const length = types_arrayLength(target, array);
    if (length > 0)
        return index < length;
    const last = parent === undefined ? 0 : types_lengthOf(target, parent.typeId) - 1;
    if (parent !== undefined && parent.index === last)
        return true;
    if (parent !== undefined)
        needMember(evidence, parent.typeId, last);
    throw new load_error_LoadError('an array of no elements that is not the last member');
}
const MOST_COMPOSITES = 32;
const NO_PATH = [];
/**
 * Finds a member by its name, level by level through anonymous structs and unions
 * (`btf/core.go: coreFindMember`).
 */
function findMember(context, root, name) {
    const { target } = context;
    if (!kinds_isComposite(types_kindOf(target, root)))
        return undefined;
    const length = types_lengthOf(target, root);
    searchStep(context, length);
    const index = context.members(root, name);
    if (index === length)
        return undefined;
    if (target.strings[types_memberName(target, root, index)] !== 0) {
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
            throw new load_error_LoadError('more anonymous structs and unions than are searched');
        }
        visited.push({ id, bitOffset });
        const length = types_lengthOf(target, id);
        searchStep(context, length);
        for (let index = 0;; index++) {
            index = nextMember(target, id, index, local.strings, name);
            if (index === length)
                break;
            if (target.strings[types_memberName(target, id, index)] !== 0) {
                return { typeId: id, index, bitOffset, path };
            }
            const here = [...path, id, index];
            const anonymous = target.underlying[types_memberType(target, id, index)];
            if (!kinds_isComposite(types_kindOf(target, anonymous))) {
                for (const mark of here)
                    evidence?.marks.push(mark);
                throw new load_error_LoadError('an anonymous member that is no struct or union');
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
    const kind = types_kindOf(local, localId);
    const targetKind = types_kindOf(target, targetId);
    if (kinds_isComposite(kind) && kinds_isComposite(targetKind))
        return true;
    if (!kindsCompatible(kind, targetKind))
        return false;
    if (kind === kinds_Kind.FWD || kinds_isAnyEnum(kind)) {
        return namesCompatibleInCilium(local, types_nameOf(local, localId), target, types_nameOf(target, targetId));
    }
    if (kind === kinds_Kind.ARRAY || kind === kinds_Kind.PTR || kind === kinds_Kind.FLOAT || kind === kinds_Kind.INT) {
        return true;
    }
    throw new load_error_LoadError('a field of a type that cannot be read');
}

;// CONCATENATED MODULE: ./lib/core/loaders/cilium/patch.js


const INT_MAX = 0x7fff_ffff;
/** Kinds that are answered with 0 if nothing on the kernel answers (`btf/core.go: checksForExistence`). */
function checksForExistence(kind) {
    return (kind === relocation_kind_RelocationKind.FIELD_EXISTS ||
        kind === relocation_kind_RelocationKind.TYPE_EXISTS ||
        kind === relocation_kind_RelocationKind.ENUMVAL_EXISTS ||
        kind === relocation_kind_RelocationKind.TYPE_MATCHES);
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
    const most = insn.form === 'memory' ? MAX_OFFSET : insn.form === 'alu' ? INT_MAX : undefined;
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
    if (member === WHOLE_TYPE)
        return;
    const name = types_memberName(target, typeId, member);
    for (let index = 0; index < member; index++) {
        const { strings } = target;
        if (!sameName(strings, name, strings, types_memberName(target, typeId, index)))
            continue;
        evidence.conditions.push({ typeId, member: index, marks: [typeId, member, ...marks] });
    }
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
 * @throws LoadError if it gives up
 */
function typesCompatibleInCilium(context, localRoot, targetRoot) {
    return comparePairs(context, localRoot, targetRoot, compatible);
}
function compatible({ local, target }, pair) {
    const { localId, targetId } = pair;
    const kind = types_kindOf(local, localId);
    if (!kindsCompatible(kind, types_kindOf(target, targetId)))
        return false;
    const next = (localNext, targetNext) => ({
        ...pair,
        localId: localNext,
        targetId: targetNext,
    });
    if (kinds_isComposite(kind) || kinds_isAnyEnum(kind))
        return { pairs: [], needed: [] };
    switch (kind) {
        case kinds_Kind.VOID:
        case kinds_Kind.FWD:
        case kinds_Kind.INT:
            return { pairs: [], needed: [] };
        case kinds_Kind.PTR:
            return { pairs: [next(referred(local, localId), referred(target, targetId))], needed: [] };
        case kinds_Kind.ARRAY:
            return {
                pairs: [
                    next(arrayIndexType(local, localId), arrayIndexType(target, targetId)),
                    next(types_arrayElement(local, localId), types_arrayElement(target, targetId)),
                ],
                needed: [],
            };
        case kinds_Kind.FUNC_PROTO: {
            const parameters = parameterPairs(pair, { local, target });
            const result = next(referred(local, localId), referred(target, targetId));
            return parameters && { pairs: [result, ...parameters], needed: [] };
        }
        default:
            throw new load_error_LoadError('a type that cannot be compared');
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
    const kind = types_kindOf(local, localId);
    if (!namesCompatibleInCilium(local, types_nameOf(local, localId), target, types_nameOf(target, targetId))) {
        return false;
    }
    if (!kindsCompatible(kind, types_kindOf(target, targetId)))
        return false;
    const yes = (...pairs) => ({ pairs, needed: [] });
    const next = (localNext, targetNext) => ({
        ...pair,
        localId: localNext,
        targetId: targetNext,
    });
    if (kinds_isAnyEnum(kind))
        return enumsMatch(context, localId, targetId) && yes();
    switch (kind) {
        case kinds_Kind.VOID:
            return yes();
        case kinds_Kind.FWD:
            return kindFlag(local, localId) === kindFlag(target, targetId) && yes();
        case kinds_Kind.STRUCT:
        case kinds_Kind.UNION:
            return compositesMatch(context, localId, targetId);
        case kinds_Kind.INT:
            return intsMatch(context, localId, targetId) && yes();
        case kinds_Kind.PTR: {
            const [to, targetTo] = [referred(local, localId), referred(target, targetId)];
            if (forwardStandsFor(context, to, targetTo))
                return { pairs: [], needed: [targetTo, WHOLE_TYPE] };
            return yes(next(to, targetTo));
        }
        case kinds_Kind.ARRAY:
            if (types_arrayLength(local, localId) !== types_arrayLength(target, targetId))
                return false;
            return yes(next(types_arrayElement(local, localId), types_arrayElement(target, targetId)));
        case kinds_Kind.FUNC_PROTO: {
            const parameters = parameterPairs(pair, context);
            const result = next(referred(local, localId), referred(target, targetId));
            return parameters && { pairs: [...parameters, result], needed: [] };
        }
        default:
            throw new load_error_LoadError('a type that cannot be compared');
    }
}
function parameterPairs(pair, { local, target }) {
    const length = types_lengthOf(local, pair.localId);
    if (length !== types_lengthOf(target, pair.targetId))
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
    const [kind, targetKind] = [types_kindOf(local, localId), types_kindOf(target, targetId)];
    const composite = (union) => (union ? kinds_Kind.UNION : kinds_Kind.STRUCT);
    if (kind === kinds_Kind.FWD && targetKind === composite(kindFlag(local, localId)))
        return true;
    return targetKind === kinds_Kind.FWD && kind === composite(kindFlag(target, targetId));
}
/** Members are found by their exact names; of several anonymous ones the last stands for all. */
function compositesMatch(context, localId, targetId) {
    const { local, target } = context;
    const length = types_lengthOf(local, localId);
    const targetLength = types_lengthOf(target, targetId);
    if (length > targetLength)
        return false;
    const pairs = [];
    const needed = [];
    const found = new Set();
    for (let i = 0; i < length; i++) {
        const name = types_memberName(local, localId, i);
        let index = targetLength - 1;
        while (index >= 0 &&
            !sameName(local.strings, name, target.strings, types_memberName(target, targetId, index))) {
            step(context);
            index--;
        }
        if (index < 0)
            return false;
        found.add(index);
        pairs.push({
            localId: types_memberType(local, localId, i),
            targetId: types_memberType(target, targetId, index),
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
    return (sizeField(local, localId) === sizeField(target, targetId) &&
        (intEncoding(local, localId) === signed) === (intEncoding(target, targetId) === signed));
}
function enumsMatch(context, localId, targetId) {
    const { local, target } = context;
    if (sizeField(local, localId) !== sizeField(target, targetId))
        return false;
    const length = types_lengthOf(local, localId);
    const targetLength = types_lengthOf(target, targetId);
    if (length > targetLength)
        return false;
    for (let i = 0; i < length; i++) {
        const name = types_enumeratorName(local, localId, i);
        let index = 0;
        while (index < targetLength &&
            !namesEqualInCilium(local, name, target, types_enumeratorName(target, targetId, index))) {
            step(context);
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
    isCandidate: (_, kind) => kind !== kinds_Kind.TYPE_TAG,
    agreesOnPlain,
    match: cilium_match,
    same: (a, b, sameValue) => BigInt(a.local) === BigInt(b.local) && sameValue(a.value, b.value),
    decide,
    patch: patchInCilium,
};
/** It searches anonymous members in another order, and takes shifts and signs for itself. */
function agreesOnPlain(kind, direct) {
    return direct && kind !== relocation_kind_RelocationKind.FIELD_SIGNED && !isShift(kind);
}
/** `btf/core.go: coreCalculateFixup` */
function cilium_match(context, query, candidate) {
    const before = progressOf(context.evidence);
    const found = compare(context, query, candidate);
    if (found === undefined)
        takeBack(context.evidence, before);
    return found;
}
function compare(context, query, candidate) {
    const { local, target, evidence } = context;
    const { spec, kind } = query;
    if (relocation_kind_isTypeBased(kind)) {
        const matches = kind === relocation_kind_RelocationKind.TYPE_MATCHES ? typesMatchInCilium : typesCompatibleInCilium;
        if (!matches(context, spec.rootId, candidate))
            return undefined;
        if (kind === relocation_kind_RelocationKind.TYPE_ID_TARGET)
            return matchOf(spec.rootId, candidate);
        if (kind !== relocation_kind_RelocationKind.TYPE_SIZE)
            return matchOf(1, 1);
        return matchOf(sizeInCilium(local, spec.rootId), sizeInCilium(target, candidate));
    }
    if (relocation_kind_isEnumeratorBased(kind)) {
        const index = findEnumerator(context, spec.accessors[0], candidate);
        if (index === undefined)
            return undefined;
        needType(evidence, candidate);
        if (kind === relocation_kind_RelocationKind.ENUMVAL_EXISTS)
            return matchOf(1, 1);
        const { typeId, index: localIndex } = spec.accessors[0];
        return matchOf(enumeratorValueInCilium(local, typeId, localIndex), enumeratorValueInCilium(target, target.underlying[candidate], index));
    }
    if (types_kindOf(target, target.underlying[candidate]) === kinds_Kind.FWD)
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
    if (!kinds_isAnyEnum(types_kindOf(target, id)))
        return undefined;
    for (let index = 0; index < types_lengthOf(target, id); index++) {
        step(context);
        if (namesEqualInCilium(local, name, target, types_enumeratorName(target, id, index)))
            return index;
    }
    return undefined;
}
/** `btf/core.go: coreCalculateFixups` */
function decide(load) {
    const asking = load.filter(({ query }) => query.kind !== relocation_kind_RelocationKind.TYPE_ID_LOCAL);
    const decisions = decideTogether(asking)[Symbol.iterator]();
    return load.map(({ query }) => {
        if (query.kind === relocation_kind_RelocationKind.TYPE_ID_LOCAL) {
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
const UNNAMED_KINDS = new Set([kinds_Kind.PTR, kinds_Kind.ARRAY, kinds_Kind.TYPE_TAG]);
/** Why cilium/ebpf refuses the program for one of its relocations. */
function errorOf({ local, query, findings }) {
    if (query.spec === undefined)
        return query.error ?? '';
    if (query.unnamed || UNNAMED_KINDS.has(types_kindOf(local, query.typeId)))
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

;// CONCATENATED MODULE: ./lib/core/loaders/plain.js


function noPlainMatch() {
    return { query: undefined, candidate: 0, direct: false };
}
/** Whether a field of such a type is found by every loader alike. */
function isPlainType(btf, typeId) {
    let id = btf.underlying[typeId];
    for (let depth = 0; types_kindOf(btf, id) === kinds_Kind.ARRAY; depth++) {
        if (depth === MOST_DIMENSIONS)
            return false;
        id = btf.underlying[types_arrayElement(btf, id)];
    }
    const kind = types_kindOf(btf, id);
    return kinds_isComposite(kind) || kind === kinds_Kind.PTR || (kind === kinds_Kind.INT && isPlainInt(btf, id));
}
/** Whether every loader reads the same values off a member: its size, its sign and its shifts. */
function hasPlainValue(btf, { typeId, index, name }) {
    if (name === 0 || types_memberBitfieldSize(btf, typeId, index) > 0)
        return false;
    const type = btf.underlying[types_memberType(btf, typeId, index)];
    if (types_kindOf(btf, type) === kinds_Kind.PTR)
        return btf.pointerSize === 8;
    return types_kindOf(btf, type) !== kinds_Kind.ARRAY && isPlainType(btf, type);
}
const MOST_DIMENSIONS = 8;
/** Fills its storage, and is signed or not and nothing else. */
function isPlainInt(btf, id) {
    return (intOffset(btf, id) === 0 &&
        intBits(btf, id) === sizeField(btf, id) * 8 &&
        intEncoding(btf, id) <= 1);
}

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
        step(context);
        const kind = types_kindOf(local, localId);
        const targetKind = types_kindOf(target, targetId);
        if (kinds_isComposite(kind) && kinds_isComposite(targetKind))
            return true;
        if (!kindsCompatible(kind, targetKind))
            return false;
        switch (kind) {
            case kinds_Kind.PTR:
            case kinds_Kind.FLOAT:
                return true;
            case kinds_Kind.FWD:
            case kinds_Kind.ENUM:
            case kinds_Kind.ENUM64:
                return compatibleNames(context, localId, targetId);
            case kinds_Kind.INT:
                return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
            case kinds_Kind.ARRAY:
                localId = local.underlying[types_arrayElement(local, localId)];
                targetId = target.underlying[types_arrayElement(target, targetId)];
                break;
            default:
                return false;
        }
    }
}
/** Essential names equal, or one of them empty. */
function compatibleNames({ local, target }, localId, targetId) {
    const name = types_nameOf(local, localId);
    const targetName = types_nameOf(target, targetId);
    if (local.strings[name] === 0 || target.strings[targetName] === 0)
        return true;
    return sameEssentialName(local.strings, name, target.strings, targetName);
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
    needType(evidence, targetId);
    if (!kindsCompatible(types_kindOf(local, localId), types_kindOf(target, targetId)))
        return false;
    for (let depth = compatible_MAX_DEPTH;; depth--) {
        step(context);
        if (depth <= 0)
            throw new load_error_LoadError('types nested too deep to compare');
        needType(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        const kind = types_kindOf(local, localId);
        if (!kindsCompatible(kind, types_kindOf(target, targetId)))
            return false;
        if (kind === kinds_Kind.VOID || kind === kinds_Kind.FWD || kinds_isComposite(kind) || kinds_isAnyEnum(kind))
            return true;
        switch (kind) {
            case kinds_Kind.INT:
                return intOffset(local, localId) === 0 && intOffset(target, targetId) === 0;
            case kinds_Kind.PTR:
                localId = referred(local, localId);
                targetId = referred(target, targetId);
                break;
            case kinds_Kind.ARRAY:
                needType(evidence, arrayIndexType(target, targetId));
                localId = types_arrayElement(local, localId);
                targetId = types_arrayElement(target, targetId);
                break;
            case kinds_Kind.FUNC_PROTO: {
                const length = types_lengthOf(local, localId);
                if (length !== types_lengthOf(target, targetId))
                    return false;
                for (let i = 0; i < length; i++) {
                    if (level <= 0)
                        throw new load_error_LoadError('types nested too deep to compare');
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
        throw new load_error_LoadError('types nested too deep to match');
    let behind = behindPointer;
    let localId = localType;
    let targetId = targetType;
    for (let depth = match_types_MAX_DEPTH;; depth--) {
        step(context, PAIR_STEPS);
        if (depth <= 0)
            throw new load_error_LoadError('types nested too deep to match');
        needType(evidence, targetId);
        localId = local.underlying[localId];
        targetId = target.underlying[targetId];
        if (!namesMatch(context, types_nameOf(local, localId), types_nameOf(target, targetId)))
            return false;
        const kind = types_kindOf(local, localId);
        const targetKind = types_kindOf(target, targetId);
        if (kind === kinds_Kind.FWD)
            return forwardMatches(context, localId, targetId, behind);
        if (kinds_isAnyEnum(kind))
            return kinds_isAnyEnum(targetKind) && match_types_enumsMatch(context, localId, targetId);
        if (behind && kinds_isComposite(kind) && targetKind === kinds_Kind.FWD) {
            return (kind === kinds_Kind.UNION) === kindFlag(target, targetId);
        }
        if (kind !== targetKind)
            return false;
        switch (kind) {
            case kinds_Kind.VOID:
                return true;
            case kinds_Kind.STRUCT:
            case kinds_Kind.UNION:
                return behind || match_types_compositesMatch(context, localId, targetId, level);
            case kinds_Kind.INT:
                return (sizeField(local, localId) === sizeField(target, targetId) &&
                    (intEncoding(local, localId) & INT_SIGNED) ===
                        (intEncoding(target, targetId) & INT_SIGNED));
            case kinds_Kind.PTR:
                behind = true;
                localId = referred(local, localId);
                targetId = referred(target, targetId);
                break;
            case kinds_Kind.ARRAY:
                if (types_arrayLength(local, localId) !== types_arrayLength(target, targetId))
                    return false;
                localId = types_arrayElement(local, localId);
                targetId = types_arrayElement(target, targetId);
                break;
            case kinds_Kind.FUNC_PROTO: {
                const length = types_lengthOf(local, localId);
                if (length !== types_lengthOf(target, targetId))
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
    switch (types_kindOf(target, targetId)) {
        case kinds_Kind.FWD:
            return union === kindFlag(target, targetId);
        case kinds_Kind.STRUCT:
            return behindPointer && !union;
        case kinds_Kind.UNION:
            return behindPointer && union;
        default:
            return false;
    }
}
function match_types_enumsMatch(context, localId, targetId) {
    const { local, target } = context;
    if (sizeField(local, localId) !== sizeField(target, targetId))
        return false;
    const length = types_lengthOf(local, localId);
    const targetLength = types_lengthOf(target, targetId);
    if (length > targetLength)
        return false;
    for (let i = 0; i < length; i++) {
        const name = types_enumeratorName(local, localId, i);
        let found = false;
        for (let j = 0; j < targetLength && !found; j++) {
            step(context);
            found = namesMatch(context, name, types_enumeratorName(target, targetId, j));
        }
        if (!found)
            return false;
    }
    return true;
}
function match_types_compositesMatch(context, localId, targetId, level) {
    const { local, target, evidence } = context;
    const length = types_lengthOf(local, localId);
    if (length > types_lengthOf(target, targetId))
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
/** A target must not have fewer members than the object's type, even if two match one. */
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
    const name = types_memberName(local, localId, localIndex);
    const type = types_memberType(local, localId, localIndex);
    const length = types_lengthOf(target, targetId);
    for (let j = 0; j < length; j++) {
        step(context);
        if (!namesMatch(context, name, types_memberName(target, targetId, j)))
            continue;
        const before = progressOf(evidence);
        let matches = true;
        try {
            matches = typesMatch(context, type, types_memberType(target, targetId, j), false, level - 1);
        }
        finally {
            // Needed as well if the loader gives up behind it.
            if (matches)
                needMember(evidence, targetId, j);
        }
        if (matches)
            return j;
        onlyWith(evidence, before, targetId, j);
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
    if (relocation_kind_isTypeBased(spec.kind)) {
        const before = progressOf(context.evidence);
        const compare = spec.kind === relocation_kind_RelocationKind.TYPE_MATCHES ? typesMatch : typesCompatible;
        if (compare(context, spec.rootId, candidate))
            return { rootId: candidate, bitOffset: 0 };
        onlyWith(context.evidence, before, candidate, WHOLE_TYPE);
        return undefined;
    }
    if (relocation_kind_isEnumeratorBased(spec.kind))
        return match_spec_matchEnumerator(context, spec, candidate);
    return match_spec_matchField(context, spec, candidate);
}
function match_spec_matchEnumerator(context, spec, candidate) {
    const { local, target } = context;
    const id = target.underlying[candidate];
    if (!kinds_isAnyEnum(types_kindOf(target, id)))
        return undefined;
    const { name } = spec.accessors[0];
    const length = types_lengthOf(target, id);
    for (let index = 0; index < length; index++) {
        step(context);
        const targetName = types_enumeratorName(target, id, index);
        if (sameEssentialName(local.strings, name, target.strings, targetName)) {
            needType(context.evidence, candidate);
            return { rootId: candidate, bitOffset: 0, last: { typeId: id, index, name: targetName } };
        }
    }
    return undefined;
}
const match_spec_INT_MAX = 0x7fff_ffff;
function match_spec_matchField(context, spec, candidate) {
    const { evidence } = context;
    const before = progressOf(evidence);
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
        if (found || progressOf(evidence) > before) {
            needType(evidence, candidate);
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
        if (types_kindOf(target, id) !== kinds_Kind.ARRAY)
            return false;
        if (types_arrayLength(target, id) === 0)
            walk.plain = false;
        if (!isFlexibleArray(target, walk.last, id) && index >= types_arrayLength(target, id)) {
            match_spec_stayWithinBounds(context, walk.last, id);
            return false;
        }
        id = target.underlying[types_arrayElement(target, id)];
    }
    if (walk.depth === MAX_SPEC_LENGTH)
        throw match_spec_tooDeep();
    walk.last = { typeId: id, index, name: 0 };
    walk.typeId = id;
    walk.depth++;
    const size = types_resolveSize(target, id, target.pointerSize);
    // libbpf keeps this one size as an int.
    if (size < 0 || size > match_spec_INT_MAX) {
        needType(context.evidence, id);
        throw new load_error_LoadError('a type on the way has no size');
    }
    walk.bitOffset += bitsOfElements(index, size);
    return true;
}
/** An array of no elements is flexible if it is the last member; if it is not, it stays so. */
function match_spec_stayWithinBounds({ target, evidence }, accessor, array) {
    if (accessor.name === 0 || types_arrayLength(target, array) > 0)
        return;
    const before = progressOf(evidence);
    needMember(evidence, accessor.typeId, types_lengthOf(target, accessor.typeId) - 1);
    onlyWith(evidence, before, accessor.typeId, accessor.index);
}
/**
 * Goes to the first member with the accessor's name, through anonymous structs and unions
 * (`libbpf relo_core.c: bpf_core_match_member`).
 */
function match_spec_enterMember(context, walk, accessor) {
    const { local, target } = context;
    const id = target.underlying[walk.typeId];
    if (!kinds_isComposite(types_kindOf(target, id)))
        return false;
    const length = types_lengthOf(target, id);
    searchStep(context, length);
    if (walk.depth === MAX_SPEC_LENGTH && length > 0) {
        // The limit is met while a member is looked at, so there must be one again.
        needMember(context.evidence, id, 0);
        throw match_spec_tooDeep();
    }
    for (let index = 0;; index++) {
        index =
            index === 0
                ? context.members(id, accessor.name)
                : nextMember(target, id, index, local.strings, accessor.name);
        if (index === length)
            return false;
        const name = types_memberName(target, id, index);
        const anonymous = target.strings[name] === 0;
        const type = types_memberType(target, id, index);
        const bits = types_memberBitOffset(target, id, index);
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
            const localType = types_memberType(local, accessor.typeId, accessor.index);
            if (!fieldsCompatible(context, localType, type)) {
                // libbpf leaves the offset as it is here. That shows if this is behind an anonymous member,
                // and the name comes again.
                for (const mark of walk.path)
                    walk.passed.push(mark);
                const before = progressOf(context.evidence);
                for (const mark of walk.path)
                    context.evidence?.marks.push(mark);
                keepShadowed(context, before, id, accessor.name, { typeId: id, index });
                return false;
            }
            walk.last = { typeId: id, index, name };
            walk.plain &&= walk.passed.length === 0 && isPlainType(target, type);
            return true;
        }
        walk.bitOffset -= bits;
        walk.depth--;
        walk.path.length -= 2;
    }
}
function match_spec_tooDeep() {
    return new load_error_LoadError(`more than ${MAX_SPEC_LENGTH} levels on the way to the field`);
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
    return (relocation_kind_isTypeBased(kind) ||
        kind === relocation_kind_RelocationKind.FIELD_EXISTS ||
        kind === relocation_kind_RelocationKind.ENUMVAL_EXISTS);
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
    if (value > MAX_OFFSET) {
        return `offset ${value} does not fit a load or store`;
    }
    if (match.failMemszAdjust || size === localSize)
        return undefined;
    if (insn.size !== localSize) {
        return `a ${insn.size}-byte load or store of a ${localSize}-byte field`;
    }
    if (!opcodes_WIDTHS.includes(size))
        return `no load or store is ${size} bytes wide`;
    return undefined;
}
function widthReason({ size, localSize }) {
    return `the field has ${size} bytes there and ${localSize} here, and only pointers and unsigned integers are loaded at another width`;
}
function signed(value) {
    return BigInt.asIntN(64, value);
}

;// CONCATENATED MODULE: ./lib/core/loaders/libbpf/value.js





const value_INT_SIGNED = 1;
/**
 * What the compiler put into the instruction, by the object's own types.
 *
 * @throws LoadError if a loader cannot work it out
 */
function localValue(btf, spec) {
    const last = spec.accessors[spec.accessors.length - 1];
    const matched = { rootId: spec.rootId, bitOffset: spec.bitOffset, ...(last && { last }) };
    const value = valueAt(btf, LOCAL_POINTER_SIZE, spec.kind, matched);
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
    if (relocation_kind_isFieldBased(kind))
        return value_fieldValue(btf, pointerSize, kind, matched);
    return { value: typeOrEnumeratorValue(btf, pointerSize, kind, matched), size: 0, typeId: 0 };
}
/** `libbpf relo_core.c: bpf_core_calc_type_relo`, `bpf_core_calc_enumval_relo` */
function typeOrEnumeratorValue(btf, pointerSize, kind, matched) {
    switch (kind) {
        case relocation_kind_RelocationKind.TYPE_ID_LOCAL:
        case relocation_kind_RelocationKind.TYPE_ID_TARGET:
            return matched.rootId;
        case relocation_kind_RelocationKind.TYPE_SIZE:
            return sizeOrFail(btf, matched.rootId, pointerSize);
        case relocation_kind_RelocationKind.ENUMVAL_VALUE: {
            const { typeId, index } = matched.last;
            return enumeratorValue(btf, typeId, index);
        }
        default:
            return 1;
    }
}
/** `libbpf relo_core.c: bpf_core_calc_field_relo` */
function value_fieldValue(btf, pointerSize, kind, matched) {
    const plain = (value) => ({ value, size: 0, typeId: 0 });
    if (kind === relocation_kind_RelocationKind.FIELD_EXISTS)
        return plain(1);
    const last = matched.last;
    if (last.name === 0) {
        if (kind === relocation_kind_RelocationKind.FIELD_BYTE_OFFSET) {
            return {
                value: Math.floor(matched.bitOffset / 8),
                size: elementSize(btf, last.typeId, pointerSize),
                typeId: last.typeId,
            };
        }
        if (kind === relocation_kind_RelocationKind.FIELD_BYTE_SIZE) {
            return plain(sizeOrFail(btf, last.typeId, pointerSize));
        }
        throw new load_error_LoadError('only the offset and the size of an array element can be asked for');
    }
    const type = btf.underlying[types_memberType(btf, last.typeId, last.index)];
    const bitfield = types_memberBitfieldSize(btf, last.typeId, last.index);
    const load = bitfield > 0
        ? value_bitfieldLoad(matched.bitOffset, bitfield, sizeField(btf, type))
        : { offset: Math.floor(matched.bitOffset / 8), size: sizeOrFail(btf, type, pointerSize) };
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
            return plain(value_isSigned(btf, type) ? 1 : 0);
        // A loader works the shifts out in 32 bits; a field of more than 8 bytes wraps around.
        case relocation_kind_RelocationKind.FIELD_LSHIFT_U64: {
            const bit = matched.bitOffset - load.offset * 8;
            return plain((btf.byteOrder === 'little' ? 64 - (bit + bits) : (8 - load.size) * 8 + bit) >>> 0);
        }
        default:
            return plain((64 - bits) >>> 0);
    }
}
/** The smallest aligned load, from the size of the bitfield's type up, that covers the bitfield. */
function value_bitfieldLoad(bitOffset, bits, typeSize) {
    if (typeSize === 0)
        throw new load_error_LoadError('a bitfield of a type without size');
    let size = typeSize;
    for (;;) {
        const offset = Math.floor(bitOffset / 8 / size) * size;
        if (bitOffset + bits - offset * 8 <= size * 8)
            return { offset, size };
        if (size >= 8)
            throw new load_error_LoadError('no load of up to 8 bytes covers the bitfield');
        size *= 2;
    }
}
function isValidated(btf, kind, last) {
    if (kind === RelocationKind.TYPE_ID_LOCAL || kind === RelocationKind.TYPE_ID_TARGET)
        return false;
    const dependsOnLoad = kind === RelocationKind.FIELD_BYTE_OFFSET ||
        kind === RelocationKind.FIELD_BYTE_SIZE ||
        kind === RelocationKind.FIELD_LSHIFT_U64;
    if (!dependsOnLoad || last === undefined || last.name === 0)
        return true;
    // Compilers choose the load of a bitfield freely, so its offset, size and shift are not checked.
    return memberBitfieldSize(btf, last.typeId, last.index) === 0;
}
function mayChangeWidth(local, localId, target, targetId) {
    const kinds = [types_kindOf(local, localId), types_kindOf(target, targetId)];
    if (kinds.every((kind) => kind === kinds_Kind.PTR))
        return true;
    return (kinds.every((kind) => kind === kinds_Kind.INT) &&
        intEncoding(local, localId) !== value_INT_SIGNED &&
        intEncoding(target, targetId) !== value_INT_SIGNED);
}
function value_isSigned(btf, id) {
    const kind = types_kindOf(btf, id);
    if (kinds_isAnyEnum(kind))
        return kindFlag(btf, id);
    return kind === kinds_Kind.INT && (intEncoding(btf, id) & value_INT_SIGNED) !== 0;
}
/** Bytes of a type, of its element if it is an array of any number of dimensions. */
function elementSize(btf, id, pointerSize) {
    let element = btf.underlying[id];
    for (let depth = 0; types_kindOf(btf, element) === kinds_Kind.ARRAY; depth++) {
        if (depth > btf.kinds.length)
            throw new load_error_LoadError('an array of itself');
        element = btf.underlying[types_arrayElement(btf, element)];
    }
    return sizeOrFail(btf, element, pointerSize);
}
function sizeOrFail(btf, id, pointerSize) {
    const size = types_resolveSize(btf, id, pointerSize);
    if (size < 0)
        throw new load_error_LoadError('a type that has no size');
    return size;
}

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
    essentialLength: essentialLength,
    isCandidate: kindsCompatible,
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
    const found = matchAt(local, query.local, target, query.kind, matched);
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
    return hasPlainValue(local, own) && hasPlainValue(target, last);
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
        if (kind === relocation_kind_RelocationKind.TYPE_ID_LOCAL)
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
const loaders_LOADERS = [libbpf, cilium, aya];

;// CONCATENATED MODULE: ./lib/core/candidates/candidates.js



const candidates_UNDERSCORE = 0x5f;
/** Bytes of a name that show, for nearly all of a kernel's names, that they are not wanted. */
const START_LENGTH = 4;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Kinds that no relocation can be about; a kernel has tens of thousands of functions. */
const NEVER_CANDIDATES = new Uint8Array(128);
for (const kind of [kinds_Kind.FUNC, kinds_Kind.VAR, kinds_Kind.DATASEC, kinds_Kind.DECL_TAG]) {
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
    const lists = loaders_LOADERS.map(() => wanted.names.map(() => []));
    const unnamed = indexOfName(wanted, new Uint8Array(0));
    const askingUnnamed = lists.filter((_, loader) => loaders_LOADERS[loader]?.asksUnnamed);
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
            if (byte !== candidates_UNDERSCORE)
                underscores = 0;
            else if (++underscores === 3)
                flavoured = true;
        }
        if (flavoured) {
            loaders_LOADERS.forEach(({ essentialLength, indexedLength = essentialLength }, loader) => {
                const length = indexedLength(strings, name);
                if (length === 0 && loaders_LOADERS[loader]?.indexedLength)
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
/** Of what was found for some names, what was found for others; nothing for those that are not among them. */
function candidatesAmong(candidates, from, to) {
    const indices = to.names.map((name) => indexOfName(from, name));
    return candidates.map((byName) => indices.map((index) => byName[index] ?? []));
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

;// CONCATENATED MODULE: ./lib/btf/older-format.js



/**
 * What a reader of BTF may be too old to know. It refuses all of a file that has one such type.
 *
 * libbpf knows DECL_TAG and TYPE_TAG since 0.6 and ENUM64 since 1.0 (`btf.c: btf_type_size` of v0.5.0,
 * v0.6.0, v0.8.3 and v1.0.0).
 */
const NEWER_FORMATS = {
    ENUM64: { kind: kinds_Kind.ENUM64, libbpf: '1.0' },
    TYPE_TAG: { kind: kinds_Kind.TYPE_TAG, libbpf: '0.6' },
    DECL_TAG: { kind: kinds_Kind.DECL_TAG, libbpf: '0.6' },
};
const NEWER_FORMAT_NAMES = Object.keys(NEWER_FORMATS);
const older_format_KINDS = new Set(Object.values(NEWER_FORMATS).map(({ kind }) => kind));
/** Which of them a BTF has, in the order of `NEWER_FORMATS`. */
function newerFormatsOf({ kinds }) {
    return NEWER_FORMAT_NAMES.filter((name) => kinds.includes(NEWER_FORMATS[name].kind));
}
/** The types of a BTF that an older reader does not know. */
function newerTypes(btf) {
    const found = [];
    for (let id = 1; id < btf_typeCount(btf); id++)
        if (older_format_KINDS.has(types_kindOf(btf, id)))
            found.push(id);
    return found;
}
/**
 * All of a BTF, of which some types are written as an older reader knows them: an ENUM64 becomes an
 * ENUM of its size, and a tag is left out, so that what refers to a TYPE_TAG refers to what that
 * refers to. Such a file answers some questions otherwise; the caller has to find out which.
 *
 * @param older ids of types that `newerTypes` tells
 */
function wholeInOlderFormat(btf, older) {
    const types = new Uint8Array(btf_typeCount(btf)).fill(1);
    types[0] = 0;
    const members = new Map();
    for (let id = 1; id < types.length; id++) {
        if (kinds_isComposite(types_kindOf(btf, id)))
            members.set(id, 'all');
    }
    return { types, members, older };
}
/**
 * The second word of an ENUM without its length. It says that the enum is signed, since a reader that
 * knows no ENUM64 takes every enum for it, whatever is written (`libbpf 0.8 relo_core.c:
 * bpf_core_calc_field_relo`): so it answers what a newer one does.
 */
const SIGNED_ENUM = (1 << 31) | (kinds_Kind.ENUM << 24);
const LIMIT = 1n << 31n;
/**
 * The enumerators of an ENUM64 that are the same number for every reader if they are written as those
 * of an ENUM: 0 to 2^31 - 1. Others are sign-extended by one reader and cut to 32 bits by another
 * (`libbpf 0.8 relo_core.c: bpf_core_patch_insn`). They are left out: a question about them then gets no
 * wrong number, but none.
 */
function olderEnumerators(btf, id) {
    return Array.from({ length: types_lengthOf(btf, id) }, (_, index) => ({
        name: types_enumeratorName(btf, id, index),
        value: enumeratorValue(btf, id, index),
    }))
        .filter(({ value }) => value < LIMIT)
        .map(({ name, value }) => ({ name, value: Number(value) }));
}

;// CONCATENATED MODULE: ./lib/btf/subset.js






/**
 * Writes a part of a BTF. Types and members keep their order, sizes and offsets; what refers to a
 * type that is left out refers to void.
 */
function writeSubset(btf, selection) {
    const ids = new Uint32Array(btf_typeCount(btf));
    const kept = [];
    let most = 0;
    for (let id = selection.types.indexOf(1); id > 0; id = selection.types.indexOf(1, id + 1)) {
        if (isLeftOut(btf, id, selection))
            continue;
        // What a kind holds that only the file itself describes is not known: it becomes void.
        if (types_kindOf(btf, id) > MAX_KIND)
            continue;
        ids[id] = kept.push(id);
        most += (btf.starts[id + 1] ?? btf.words.length) - btf.starts[id];
    }
    const words = new Uint32Array(most);
    const strings = stringTable(btf.strings);
    const references = pastTags(btf, selection, ids);
    let end = 0;
    for (const id of kept) {
        end = selection.older?.has(id)
            ? writeOlderEnum(btf, id, words, end, strings.add)
            : writeType(btf, id, selection.members.get(id), references, words, end, strings.add);
    }
    return { bytes: assemble(btf, words.subarray(0, end), strings.bytes()), ids };
}
/** Of what an older format does not know, an ENUM64 has another form, and tags have none. */
function isLeftOut(btf, id, { older }) {
    return older?.has(id) === true && types_kindOf(btf, id) !== kinds_Kind.ENUM64;
}
/** The ids that types are referred to by: that of a tag that is left out is that of what it refers to. */
function pastTags(btf, selection, ids) {
    if (selection.older === undefined)
        return ids;
    const references = ids.slice();
    for (const tag of selection.older) {
        let id = tag;
        while (types_kindOf(btf, id) === kinds_Kind.TYPE_TAG && isLeftOut(btf, id, selection)) {
            id = referred(btf, id);
        }
        if (id !== tag)
            references[tag] = ids[id];
    }
    return references;
}
/** @returns where the type ends in `words` */
function writeOlderEnum(btf, id, words, from, string) {
    const at = btf.starts[id];
    const enumerators = olderEnumerators(btf, id);
    let end = from;
    words[end++] = string(btf.words[at]);
    words[end++] = SIGNED_ENUM | enumerators.length;
    words[end++] = btf.words[at + 2];
    for (const { name, value } of enumerators) {
        words[end++] = string(name);
        words[end++] = value;
    }
    return end;
}
/**
 * Writes one type.
 *
 * @param members of a struct or union: indices of those that are written, or all
 * @param ids by type id: what stands for it where it is referred to
 * @param from where it begins in `words`
 * @param string gives what stands for a name, by its offset in the strings of `btf`
 * @returns where it ends in `words`
 */
function writeType(btf, id, members, ids, words, from, string) {
    const kind = types_kindOf(btf, id);
    const at = btf.starts[id];
    const [name, info, third] = [btf.words[at], btf.words[at + 1], btf.words[at + 2]];
    const sized = kind === kinds_Kind.INT ||
        kind === kinds_Kind.FLOAT ||
        kind === kinds_Kind.DATASEC ||
        kinds_isComposite(kind) ||
        kinds_isAnyEnum(kind);
    const all = types_lengthOf(btf, id);
    const some = kinds_isComposite(kind) && members !== 'all' ? [...(members ?? [])] : undefined;
    some?.sort((a, b) => a - b);
    const length = some?.length ?? all;
    words[from] = string(name);
    words[from + 1] = some ? (info & 0xff000000) | length : info;
    words[from + 2] = sized || kind === kinds_Kind.ARRAY ? third : ids[third];
    let end = from + 3;
    const word = (index) => btf.words[at + 3 + index];
    const push = (index) => {
        words[end++] = word(index);
    };
    const pushName = (index) => {
        words[end++] = string(word(index));
    };
    const pushId = (index) => {
        words[end++] = ids[word(index)];
    };
    switch (kind) {
        case kinds_Kind.INT:
        case kinds_Kind.VAR:
        case kinds_Kind.DECL_TAG:
            push(0);
            break;
        case kinds_Kind.ARRAY:
            pushId(0);
            pushId(1);
            push(2);
            break;
        case kinds_Kind.STRUCT:
        case kinds_Kind.UNION:
            for (let i = 0; i < length; i++) {
                const index = (some?.[i] ?? i) * 3;
                pushName(index);
                pushId(index + 1);
                push(index + 2);
            }
            break;
        case kinds_Kind.ENUM:
            for (let i = 0; i < length; i++) {
                pushName(i * 2);
                push(i * 2 + 1);
            }
            break;
        case kinds_Kind.ENUM64:
            for (let i = 0; i < length; i++) {
                pushName(i * 3);
                push(i * 3 + 1);
                push(i * 3 + 2);
            }
            break;
        case kinds_Kind.FUNC_PROTO:
            for (let i = 0; i < length; i++) {
                pushName(i * 2);
                pushId(i * 2 + 1);
            }
            break;
        case kinds_Kind.DATASEC:
            for (let i = 0; i < length; i++) {
                pushId(i * 3);
                push(i * 3 + 1);
                push(i * 3 + 2);
            }
            break;
    }
    return end;
}
const subset_FNV_OFFSET = 0x811c9dc5;
const subset_FNV_PRIME = 0x01000193;
/** Strings that are used, each once, in the order of their first use. */
function stringTable(source) {
    let bytes = new Uint8Array(1 << 12);
    let size = 1;
    /** Where a string is in `bytes`, by its hash; 0 if free. The length is a power of two. */
    let slots = new Uint32Array(1 << 8);
    let count = 0;
    function add(offset) {
        if (source[offset] === 0)
            return 0;
        const mask = slots.length - 1;
        let slot = hashOf(source, offset) & mask;
        for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
            if (sameName(bytes, slots[slot], source, offset))
                return slots[slot];
        }
        const at = size;
        const end = offset + nameLength(source, offset) + 1;
        size += end - offset;
        if (size > bytes.length)
            bytes = enlarged(bytes, Math.max(size, bytes.length * 2));
        bytes.set(source.subarray(offset, end), at);
        slots[slot] = at;
        if (++count * 2 > slots.length)
            slots = rehashed(bytes, size, slots.length * 4);
        return at;
    }
    return { add, bytes: () => bytes.subarray(0, size) };
}
function hashOf(strings, offset) {
    let hash = subset_FNV_OFFSET;
    for (let at = offset; strings[at] !== 0; at++) {
        hash = Math.imul(hash ^ strings[at], subset_FNV_PRIME);
    }
    return hash ^ (hash >>> 15);
}
function enlarged(bytes, size) {
    const larger = new Uint8Array(size);
    larger.set(bytes);
    return larger;
}
function rehashed(bytes, size, length) {
    const slots = new Uint32Array(length);
    for (let at = 1; at < size; at += nameLength(bytes, at) + 1) {
        let slot = hashOf(bytes, at) & (length - 1);
        while (slots[slot] !== 0)
            slot = (slot + 1) & (length - 1);
        slots[slot] = at;
    }
    return slots;
}
/** The BTF of some words of types and some strings, with the header and in the byte order of `btf`. */
function assemble(btf, types, strings) {
    const typeBytes = types.length * 4;
    const bytes = new Uint8Array(HEADER_SIZE + typeBytes + strings.length);
    const view = new DataView(bytes.buffer);
    const little = btf.byteOrder === 'little';
    view.setUint16(0, MAGIC, little);
    bytes[2] = 1;
    view.setUint32(4, HEADER_SIZE, little);
    view.setUint32(12, typeBytes, little);
    view.setUint32(16, typeBytes, little);
    view.setUint32(20, strings.length, little);
    const raw = Buffer.from(types.buffer, types.byteOffset, typeBytes);
    if (btf.byteOrder !== HOST_ORDER)
        raw.swap32();
    bytes.set(raw, HEADER_SIZE);
    bytes.set(strings, HEADER_SIZE + typeBytes);
    return bytes;
}

;// CONCATENATED MODULE: ./lib/core/kept/names.js





/**
 * How far a loader may go from the candidates of a name; each grade holds the ones before it. What a
 * query needs is told by the object's own types alone: a loader goes into a kernel's type only in step
 * with the object's, and behind a pointer of the kernel's only if the object's type has one there too.
 */
const Grade = {
    /** Members, elements and what modifiers and typedefs stand for: all that is held by value. */
    VALUE: 1,
    /** Behind pointers too, up to structs and unions, which are not looked into (`type_exists` on a `typedef void (*callback)(struct s *)`). */
    SIGNATURE: 2,
    /** Everything (`type_matches` on a struct with pointers: cilium/ebpf compares what they point to). */
    REACH: 3,
};
function isGrade(value) {
    return Object.values(Grade).includes(value);
}
/** Kinds whose names no relocation asks for (`candidates/candidates.ts`). */
const NEVER_ASKED = new Set([
    kinds_Kind.FUNC,
    kinds_Kind.VAR,
    kinds_Kind.DATASEC,
    kinds_Kind.DECL_TAG,
]);
/**
 * What objects ask now, and what they will ask after the next change, as far as it can be foreseen: every
 * name of their own types, as each loader cuts it. A new field of a type that is known needs no name
 * that is not here.
 */
function namesOf(objects, objectSet) {
    const names = new Map();
    for (const { btf } of objects) {
        for (let id = 1; id < typeCount(btf); id++) {
            if (NEVER_ASKED.has(kindOf(btf, id)))
                continue;
            const grade = kindOf(btf, id) === Kind.TYPEDEF && goesBehindPointer(btf, id, false)
                ? Grade.SIGNATURE
                : Grade.VALUE;
            for (const name of essentialNames(btf, id))
                raise(names, name, grade);
        }
    }
    return joinNames(names, neededNames(objectSet));
}
/** What the queries of objects need now. The empty name is among them if aya asks about unnamed types. */
function neededNames({ parts, wanted }) {
    const names = new Map();
    const text = wanted.names.map((bytes) => Buffer.from(bytes).toString('latin1'));
    for (const { object, names: byLoader } of parts) {
        object.queries.forEach((query, index) => {
            if (query.spec === undefined || query.kind === relocation_kind_RelocationKind.TYPE_ID_LOCAL)
                return;
            const grade = gradeOf(object, query);
            for (const ofLoader of byLoader) {
                const name = ofLoader[index];
                if (name >= 0)
                    raise(names, text[name], grade);
            }
        });
    }
    return names;
}
/** Whether names are kept by at least the grades that are needed. */
function coversNames(kept, needed) {
    return [...needed].every(([name, grade]) => name !== '' && (kept.get(name) ?? 0) >= grade);
}
/** The names of both, each by the higher of its grades. The empty name cannot be kept: it has most types. */
function joinNames(a, b) {
    const names = new Map();
    for (const one of [a, b])
        for (const [name, grade] of one)
            raise(names, name, grade);
    names.delete('');
    return names;
}
function raise(names, name, grade) {
    if ((names.get(name) ?? 0) < grade)
        names.set(name, grade);
}
function essentialNames(btf, id) {
    const name = nameOf(btf, id);
    const names = new Set();
    for (const { essentialLength } of LOADERS) {
        const bytes = btf.strings.subarray(name, name + essentialLength(btf.strings, name));
        names.add(Buffer.from(bytes).toString('latin1'));
    }
    return names;
}
/** The grade by which a query needs the names that it asks for. */
function gradeOf({ btf }, { kind, typeId }) {
    if (!relocation_kind_isTypeBased(kind))
        return Grade.VALUE;
    const whole = kind === relocation_kind_RelocationKind.TYPE_MATCHES;
    if (!goesBehindPointer(btf, typeId, whole))
        return Grade.VALUE;
    return whole ? Grade.REACH : Grade.SIGNATURE;
}
/**
 * Whether a comparison with an object's type comes to a pointer of it.
 *
 * @param intoMembers whether structs and unions are looked into
 */
function goesBehindPointer(btf, root, intoMembers) {
    const met = new Set([root]);
    // A set hands out what is added while it is walked.
    for (const typeId of met) {
        const id = btf.underlying[typeId];
        const kind = types_kindOf(btf, id);
        if (kind === kinds_Kind.PTR)
            return true;
        if (kind === kinds_Kind.ARRAY)
            met.add(types_arrayElement(btf, id)).add(arrayIndexType(btf, id));
        if (kind === kinds_Kind.FUNC_PROTO) {
            met.add(referred(btf, id));
            for (let i = 0; i < types_lengthOf(btf, id); i++)
                met.add(parameterType(btf, id, i));
        }
        if (intoMembers && kinds_isComposite(kind)) {
            for (let i = 0; i < types_lengthOf(btf, id); i++)
                met.add(types_memberType(btf, id, i));
        }
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/core/kept/keep-kernel.js






/** The names in their order, made ready for any number of kernels. */
function wantKept(names) {
    return wantNames([...names.keys()].map((name) => Buffer.from(name, 'latin1')));
}
/**
 * Keeps of a kernel's BTF what serves every query about some names.
 *
 * @param candidates for these names (`wantKept`)
 * @returns undefined if that cannot be: some of it is of a kind that only the file itself describes
 */
function keepKernel(whole, names, candidates = findCandidates(whole, wantKept(names))) {
    const grades = [...names.values()];
    const ofGrade = (least) => candidates.flatMap((byName) => byName.filter((_, name) => grades[name] >= least).flat());
    const roots = ofGrade(Grade.VALUE);
    const building = { types: new Uint8Array(whole.kinds.length), members: new Map() };
    keepAll(whole, building, ofGrade(Grade.REACH), true, true);
    keepAll(whole, building, roots, false, true);
    keepAll(whole, building, ofGrade(Grade.SIGNATURE), true, false);
    if (whole.longType !== 0)
        building.types[whole.longType] = 1;
    for (let id = building.types.indexOf(1); id > 0; id = building.types.indexOf(1, id + 1)) {
        if (types_kindOf(whole, id) > MAX_KIND)
            return undefined;
    }
    const { bytes, ids } = writeSubset(whole, building);
    const btf = parseBtf(bytes);
    const wholeIds = new Uint32Array(btf.kinds.length);
    for (const id of roots)
        wholeIds[ids[id]] = id;
    return { bytes, btf, wholeIds };
}
/** Keeps roots and what they come to: behind pointers, and into the members of structs and unions, or not. */
function keepAll(btf, { types, members }, roots, behindPointers, intoMembers) {
    if (roots.length === 0)
        return;
    const met = new Uint8Array(btf.kinds.length);
    const stack = [...roots];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
        if (id === 0 || met[id] === 1)
            continue;
        met[id] = 1;
        types[id] = 1;
        const kind = types_kindOf(btf, id);
        if (kind !== kinds_Kind.PTR || behindPointers)
            forEachReferred(btf, id, (next) => stack.push(next));
        if (!intoMembers || !kinds_isComposite(kind))
            continue;
        members.set(id, 'all');
        const length = types_lengthOf(btf, id);
        for (let index = 0; index < length; index++)
            stack.push(types_memberType(btf, id, index));
    }
}

;// CONCATENATED MODULE: ./lib/core/kept/kept-file.js


/**
 * A kept kernel as a file:
 *
 * | bytes    | what                                                                              |
 * | -------- | --------------------------------------------------------------------------------- |
 * | 4        | `BTFK`                                                                              |
 * | 4        | the format, `FORMAT`                                                                |
 * | 4        | bytes of the whole BTF                                                            |
 * | 4        | how many helpers the kernel has, 0xffffffff if its BTF does not tell                |
 * | 4        | bytes of the list of ids, a multiple of 4                                         |
 * | 4        | bytes of the answers, a multiple of 4                                             |
 * | 32       | SHA-256 of the content's id, of the digest of the names, and of all that stands here but this |
 * |          | the list of ids: of each candidate how far its id lies behind that of the one before, here and in the whole BTF, as numbers of 7 bits a byte, lowest first; then zeros |
 * |          | answers: what the whole BTF says of other names, as whoever asked wrote it; then blanks |
 * |          | raw BTF, in the kernel's byte order                                                 |
 *
 * Numbers are little-endian. The BTF is not packed: caches do that, and find what kernels have in common.
 */
/**
 * Changes with what is kept of a kernel, and with this form: files of another format are not there. A change of a loader
 * that makes it go further than `keep-kernel.ts` followed it is such a change.
 */
const FORMAT = 2;
const kept_file_MAGIC = 'BTFK';
const HEADER = 24;
const SHA256 = 32;
const kept_file_UNKNOWN = 0xffff_ffff;
function writeKept({ bytes, wholeIds, answers = '' }, { wholeSize, helpers = kept_file_UNKNOWN }, of) {
    const ids = packIds(wholeIds);
    const said = Buffer.from(answers);
    const saidBytes = Math.ceil(said.length / 4) * 4;
    const idsAt = HEADER + SHA256;
    const file = Buffer.alloc(idsAt + ids.length + saidBytes + bytes.length, ' ');
    file.write(kept_file_MAGIC, 'latin1');
    [FORMAT, wholeSize, helpers, ids.length, saidBytes].forEach((word, index) => {
        file.writeUInt32LE(word, 4 + 4 * index);
    });
    file.set(ids, idsAt);
    file.set(said, idsAt + ids.length);
    file.set(bytes, idsAt + ids.length + saidBytes);
    file.set(digestOf(file, of), HEADER);
    return file;
}
/** @returns undefined if the file is broken, or is of something else */
function readKept(file, of) {
    const checked = checkKept(file, of);
    if (checked === undefined)
        return undefined;
    const { bytes, ids, wholeSize, helpers } = checked;
    const answers = Buffer.from(checked.answers).toString().trimEnd();
    const btf = parsed(bytes);
    const wholeIds = btf && unpackIds(ids, btf);
    return btf && wholeIds && { bytes, btf, wholeIds, wholeSize, helpers, answers };
}
/** Reads a file up to its digest. @returns undefined if it is broken, or is of something else */
function checkKept(file, of) {
    const view = Buffer.from(file.buffer, file.byteOffset, file.length);
    if (file.length < HEADER + SHA256 || view.toString('latin1', 0, 4) !== kept_file_MAGIC)
        return undefined;
    const [format, wholeSize, helpers, idBytes, saidBytes] = [1, 2, 3, 4, 5].map((word) => view.readUInt32LE(word * 4));
    const idsAt = HEADER + SHA256;
    const bytesAt = idsAt + idBytes + saidBytes;
    if (format !== FORMAT || bytesAt > file.length)
        return undefined;
    if (!digestOf(view, of).equals(view.subarray(HEADER, idsAt)))
        return undefined;
    return {
        ids: file.subarray(idsAt, idsAt + idBytes),
        answers: file.subarray(idsAt + idBytes, bytesAt),
        bytes: file.subarray(bytesAt),
        wholeSize,
        helpers: helpers === kept_file_UNKNOWN ? undefined : helpers,
    };
}
function digestOf(file, { content, names }) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256')
        .update(`${content} ${names} `)
        .update(file.subarray(0, HEADER))
        .update(file.subarray(HEADER + SHA256))
        .digest();
}
function parsed(bytes) {
    try {
        return parseBtf(bytes);
    }
    catch {
        return undefined;
    }
}
function packIds(wholeIds) {
    const packed = [];
    const push = (distance) => {
        let left = distance;
        for (; left > 0x7f; left >>>= 7)
            packed.push((left & 0x7f) | 0x80);
        packed.push(left);
    };
    let [last, lastWhole] = [0, 0];
    wholeIds.forEach((whole, id) => {
        if (whole === 0)
            return;
        push(id - last);
        push(whole - lastWhole);
        [last, lastWhole] = [id, whole];
    });
    while (packed.length % 4 !== 0)
        packed.push(0);
    return Uint8Array.from(packed);
}
/** @returns undefined if an id is none of the BTF */
function unpackIds(packed, btf) {
    const wholeIds = new Uint32Array(btf_typeCount(btf));
    let at = 0;
    const next = () => {
        let [value, shift] = [0, 0];
        for (let byte = 0x80; byte > 0x7f && shift < 32; shift += 7) {
            byte = packed[at++] ?? 0;
            value += (byte & 0x7f) * 2 ** shift;
        }
        return value;
    };
    for (let [id, whole] = [0, 0]; at < packed.length;) {
        const distance = next();
        if (distance === 0)
            break;
        id += distance;
        whole += next();
        if (id >= wholeIds.length || whole < id || whole > 0xffff_ffff)
            return undefined;
        wholeIds[id] = whole;
    }
    return wholeIds;
}

;// CONCATENATED MODULE: ./lib/core/candidates/copies.js



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
        case relocation_kind_RelocationKind.TYPE_ID_TARGET:
        case relocation_kind_RelocationKind.TYPE_MATCHES:
            return false;
        case relocation_kind_RelocationKind.TYPE_EXISTS:
        case relocation_kind_RelocationKind.TYPE_SIZE: {
            const root = types_kindOf(btf, btf.underlying[typeId]);
            return root !== kinds_Kind.PTR && root !== kinds_Kind.ARRAY && root !== kinds_Kind.FUNC_PROTO;
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
        if (kind >= kinds_Kind.FUNC && kind <= kinds_Kind.DATASEC)
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
            const skipped = kind === kinds_Kind.PTR ? 2 : kind === kinds_Kind.ARRAY ? 4 : -1;
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
            if (word === other || (kind === kinds_Kind.PTR && i === 2) || (kind === kinds_Kind.ARRAY && i === 4)) {
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
    if (kinds_isComposite(kind))
        return word > 3 && word % 3 === 1;
    return kind === kinds_Kind.ARRAY ? word === 3 : word === 2 && isModifierOrTypedef(kind);
}

;// CONCATENATED MODULE: ./lib/core/findings.js







/** Whether a kernel is asked at all: not for the object's own type id, and not if nobody can ask. */
function isAnswerable(query) {
    return query.spec !== undefined && query.kind !== relocation_kind_RelocationKind.TYPE_ID_LOCAL;
}
/**
 * Compares every query of a set of objects with every candidate of a kernel, as every loader does.
 *
 * @param evidence takes down what is looked at of the kernel's BTF
 */
function findAll(target, objectSet, candidates, budget, evidence) {
    return objectSet.parts.map((part) => {
        const findings = loaders_LOADERS.map(() => []);
        findForObject(contextOf(target, part, budget, evidence), part, candidates, (found, loader) => {
            findings[loader]?.push(found);
        });
        return findings;
    });
}
/** What one object's relocations are compared with a kernel in. */
function contextOf(target, { object }, budget, evidence) {
    const members = memberSearch(object.btf, target, object.queries.length);
    return { local: object.btf, target, budget, evidence, members, plain: noPlainMatch() };
}
/**
 * Compares every query of an object with its candidates, as every loader does: query by query, with
 * one loader after the other.
 *
 * @param take gets what was found, with the indices of the loader and the query
 */
function findForObject(context, part, candidates, take) {
    const candidatesOf = loaders_LOADERS.map((_, loader) => candidateLookup(context, part, loader, candidates));
    let ofFirst = NONE;
    part.object.queries.forEach((query, index) => {
        for (let loader = 0; loader < loaders_LOADERS.length; loader++) {
            const ids = isAnswerable(query) ? (candidatesOf[loader]?.(query, index) ?? []) : [];
            if (ids.length === 0) {
                take(NONE, loader, index);
                continue;
            }
            if (loader > 0 && isFoundAlike(context, loaders_LOADERS[loader], query, ids)) {
                take(ofFirst, loader, index);
                continue;
            }
            const found = [];
            for (const candidate of ids) {
                found.push(findOne(context, loaders_LOADERS[loader], query, candidate));
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
        const kind = types_kindOf(object.btf, typeId);
        const named = candidates[loader]?.[names[loader]?.[index]] ?? [];
        const ids = named.filter((id) => loaders_LOADERS[loader]?.isCandidate(kind, types_kindOf(target, id)));
        byType.set(typeId, ids);
        return ids;
    };
}
const NONE = [];
function findOne(context, loader, query, candidate) {
    step(context, CANDIDATE_STEPS);
    const marksFrom = progressOf(context.evidence);
    let match;
    let error;
    try {
        match = loader.match(context, query, candidate);
    }
    catch (thrown) {
        if (!(thrown instanceof load_error_LoadError))
            throw thrown;
        error = thrown.message;
        // What another loader than libbpf refuses need not be refused again.
        if (loader !== loaders_LOADERS[0])
            takeBack(context.evidence, marksFrom);
    }
    return { candidate, match, error, marksFrom, marksTo: progressOf(context.evidence) };
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
    spend(budget, other.size);
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
        const failures = emptyEvidence();
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
    const size = pointerSizeOf(target, (id) => types[id] === 1);
    return size === target.pointerSize ? undefined : longType;
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
        keepType(target, selection, types_memberType(target, typeId, member));
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
        if (types_kindOf(target, id) !== kinds_Kind.PTR)
            forEachReferred(target, id, (next) => stack.push(next));
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
        forEachReferred(target, id, (next) => stack.push(next));
        if (!kinds_isComposite(types_kindOf(target, id)))
            continue;
        members.set(id, 'all');
        const length = types_lengthOf(target, id);
        for (let index = 0; index < length; index++)
            stack.push(types_memberType(target, id, index));
    }
    return { types, members };
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

;// CONCATENATED MODULE: ./lib/core/choose/reduce.js






/**
 * Finds what a BTF answers to a set of objects, and keeps of it what the answers need.
 *
 * @param candidates for the names that the objects want
 */
function reduce(target, objectSet, budget, candidates = findCandidates(target, objectSet.wanted)) {
    const distinct = withoutCopies(target, objectSet, candidates);
    const evidence = emptyEvidence();
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
    const candidates = findCandidates(target, objectSet.wanted);
    return writeSubset(target, selectAllReached(target, new Set(candidates.flat(2))));
}

;// CONCATENATED MODULE: ./lib/core/compat.js



/** The oldest reader that a tailored file is written for, where its answers allow it. */
const COMPATS = (/* unused pure expression or super */ null && (['none', 'libbpf-0.8']));
/** A hostile kernel may have thousands of types that stay, each of which would be tried alone. */
const MOST_PROOFS = 64;
/**
 * Writes a tailored BTF as libbpf 0.8 can read it: without ENUM64 and tags, as far as that changes no
 * answer. What changes one stays as it is, type by type: a file with a type that stays is refused by
 * such a libbpf, which is better than a wrong answer.
 *
 * @param isProven whether the relocations get the same answers from a result
 * @returns the tailored BTF itself if nothing of it can be written otherwise
 */
function inOlderFormat(tailored, isProven) {
    const btf = parseBtf(tailored.bytes);
    const types = newerTypes(btf);
    if (types.length === 0)
        return tailored;
    let written = tailored;
    let proofs = 0;
    /** The most of `some` that can be written in the older format beside `others`. */
    const convertible = (some, others) => {
        if (proofs++ >= MOST_PROOFS)
            return [];
        const { bytes, ids } = writeSubset(btf, wholeInOlderFormat(btf, new Set([...others, ...some])));
        const result = { bytes, ids: tailored.ids.map((id) => ids[id]) };
        if (isProven(result)) {
            written = result;
            return some;
        }
        if (some.length === 1)
            return [];
        const half = some.length >> 1;
        const first = convertible(some.slice(0, half), others);
        return [...first, ...convertible(some.slice(half), [...others, ...first])];
    };
    convertible(types, []);
    return written;
}

;// CONCATENATED MODULE: ./lib/core/kept/whole-ids.js

/**
 * What was found in a kept kernel, with the answers to `target_type_id` that the whole BTF gives. The
 * number matters to what becomes of an instruction, which may not hold a large one, and it is told where
 * candidates disagree.
 *
 * @param wholeIds as in `KeptKernel`
 */
function withWholeIds(findings, { object }, wholeIds) {
    const asksId = object.queries.map(({ kind }) => kind === relocation_kind_RelocationKind.TYPE_ID_TARGET);
    if (!asksId.includes(true))
        return findings;
    return findings.map((ofLoader) => ofLoader.map((found, query) => (asksId[query] ? found.map(withWholeId) : found)));
    function withWholeId(finding) {
        const { match } = finding;
        if (match?.value === undefined)
            return finding;
        return { ...finding, match: { ...match, value: wholeIds[match.value] } };
    }
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./lib/core/outcome.js
const STATUSES = [
    'resolved',
    'absent',
    'unresolved',
    'ambiguous',
    'invalid',
];

;// CONCATENATED MODULE: ./lib/core/reason.js






/** Why nothing on a kernel answers a query, in words. */
function reasonForNothing(local, query, target, candidate) {
    if (query.spec === undefined)
        return query.error ?? '';
    const { access } = describeSpec(local, query.typeId, query.spec);
    const type = describeRoot(local, query.typeId);
    if (candidate === undefined)
        return `no ${type} here`;
    if (relocation_kind_isEnumeratorBased(query.kind))
        return `no enumerator \`${access}\` in ${type} here`;
    if (relocation_kind_isTypeBased(query.kind)) {
        const verb = query.kind === relocation_kind_RelocationKind.TYPE_MATCHES ? 'match' : 'fit';
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
            if (types_kindOf(target, id) !== kinds_Kind.ARRAY)
                return `${nameIn(target, last)} is no array here`;
            const length = types_arrayLength(target, id);
            if (accessor.index >= length && !(last && isFlexibleArray(target, last, id))) {
                return `${nameIn(target, last)} has ${length} elements here, none at ${accessor.index}`;
            }
            id = target.words[target.starts[id] + 3];
            last = undefined;
            continue;
        }
        const name = stringAt(local, accessor.name);
        if (!kinds_isComposite(types_kindOf(target, id)))
            return `no field \`${name}\` in ${describe(target, id)} here`;
        const member = reason_findMember(target, id, (found) => sameName(local.strings, accessor.name, target.strings, found));
        if (member === undefined)
            return missingMember(target, id, local, accessor.name);
        const type = types_memberType(target, member.typeId, member.index);
        const localType = types_memberType(local, accessor.typeId, accessor.index);
        const [here, there] = [describe(target, type), describe(local, localType)];
        if (here !== there && kindDiffers(local, localType, target, type)) {
            return `\`${name}\` is ${article(here)} here and ${article(there)} in the object`;
        }
        last = { ...member, name: types_memberName(target, member.typeId, member.index) };
        id = type;
    }
    return undefined;
}
function missingMember(target, id, local, nameAt) {
    const name = stringAt(local, nameAt);
    const bare = withoutUnderscores(local, nameAt);
    const successor = reason_findMember(target, id, (found) => {
        const { offset, length } = withoutUnderscores(target, found);
        return samePrefix(local.strings, bare.offset, bare.length, target.strings, offset, length);
    });
    if (successor === undefined)
        return `no field \`${name}\` in ${describe(target, id)} here`;
    const found = stringAt(target, types_memberName(target, successor.typeId, successor.index));
    return `\`${name}\` is gone from ${describe(target, id)}; \`${found}\` stands in its place`;
}
/** The first member of such a name, anonymous structs and unions searched level by level. */
function reason_findMember(btf, root, wanted) {
    const composites = new Set([root]);
    for (const typeId of composites) {
        if (!kinds_isComposite(types_kindOf(btf, typeId)))
            continue;
        for (let index = 0; index < types_lengthOf(btf, typeId); index++) {
            const name = types_memberName(btf, typeId, index);
            if (btf.strings[name] === 0)
                composites.add(btf.underlying[types_memberType(btf, typeId, index)]);
            else if (wanted(name))
                return { typeId, index };
        }
    }
    return undefined;
}
function kindDiffers(local, localType, target, type) {
    const kind = types_kindOf(local, local.underlying[localType]);
    const targetKind = types_kindOf(target, target.underlying[type]);
    return kind !== targetKind && !(kinds_isComposite(kind) && kinds_isComposite(targetKind));
}
function describe(btf, type) {
    const id = btf.underlying[type];
    const name = stringAt(btf, types_nameOf(btf, id));
    const kind = kinds_KIND_NAMES[types_kindOf(btf, id)];
    return name === '' || kind === 'int' || kind === 'float' ? kind : `${kind} \`${name}\``;
}
/** The root type of a query, without its flavour: the name under which a kernel has it. */
function describeRoot(local, id) {
    const name = types_nameOf(local, id);
    const essential = local.strings.subarray(name, name + essentialLength(local.strings, name));
    const kind = kinds_KIND_NAMES[types_kindOf(local, id)];
    return `${kind} \`${new TextDecoder().decode(essential)}\``;
}
function article(noun) {
    return noun === 'void' ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
function nameIn(target, accessor) {
    return accessor === undefined ? 'an element' : `\`${stringAt(target, accessor.name)}\``;
}
const reason_UNDERSCORE = 0x5f;
/** The part of a name between its underscores, in bytes of the string section. */
function withoutUnderscores({ strings }, name) {
    let offset = name;
    let end = name + nameLength(strings, name);
    while (strings[offset] === reason_UNDERSCORE)
        offset++;
    while (end > offset && strings[end - 1] === reason_UNDERSCORE)
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
    const [libbpf, ...others] = loaders_LOADERS;
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
    return STATUSES.indexOf(status);
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
    return kind === relocation_kind_RelocationKind.TYPE_ID_TARGET || kind === relocation_kind_RelocationKind.TYPE_ID_LOCAL;
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
 * @param mayAgree whether another loader than libbpf may also answer what libbpf does, where it found
 *   nothing in the whole BTF: aya finds no ENUM64 for an object's ENUM, but an ENUM made of it
 * @returns the first difference, as a sentence; undefined if there is none
 */
function prove(objectSet, findings, subset, mayAgree = false) {
    const small = parseBtf(subset.bytes);
    const candidates = findCandidates(small, objectSet.wanted);
    const budget = newBudget(objectSet);
    for (const [index, part] of objectSet.parts.entries()) {
        const others = loaders_LOADERS.map(() => new Map());
        const context = contextOf(small, part, budget);
        findForObject(context, part, candidates, (found, loader, query) => {
            const whole = findings[index]?.[loader]?.[query] ?? [];
            const asked = part.object.queries[query];
            if (!sameFindings(loaders_LOADERS[loader], asked, whole, found, subset.ids)) {
                others[loader]?.set(query, found);
            }
        });
        for (const [at, loader] of loaders_LOADERS.entries()) {
            const ofLoader = others[at];
            // What is found alike is decided alike, whatever it is loaded together with.
            if (ofLoader.size === 0)
                continue;
            const whole = findings[index]?.[at];
            const first = mayAgree ? findings[index]?.[0] : undefined;
            const difference = compareLoads(loader, part, whole, ofLoader, subset.ids, first);
            if (difference !== undefined)
                return difference;
        }
    }
    return undefined;
}
/**
 * @param others what was found in the tailored BTF for the queries for which it is something else
 * @param first what libbpf finds in the whole BTF, if its answers are as good as none
 */
function compareLoads(loader, part, whole, others, ids, first) {
    const tailored = whole.map((found, query) => others.get(query) ?? renumbered(found, ids));
    for (const queries of loadsOf(part, whole)) {
        if (!queries.some((query) => others.has(query)))
            continue;
        const [expected, found] = [whole, tailored].map((findings) => loader.decide(askedOf(part.object, findings, queries)));
        for (const [index, decision] of expected.entries()) {
            const query = part.object.queries[queries[index]];
            const other = found[index];
            // What another loader than libbpf refuses altogether need not be refused again.
            if ('failure' in decision && loader !== loaders_LOADERS[0])
                continue;
            if (sameDecision(loader, query, decision, other, ids))
                continue;
            if ('nothing' in decision && first !== undefined) {
                const asked = askedOf(part.object, first, queries);
                const ofFirst = loaders_LOADERS[0]?.decide(asked)[index];
                if (sameDecision(loader, query, ofFirst, other, ids))
                    continue;
            }
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
    if (kind !== relocation_kind_RelocationKind.TYPE_ID_TARGET)
        return loader.same(a, b, isSame);
    return loader.same(a, b, (value, other) => ids[value] === other);
}
function isSame(a, b) {
    return a === b;
}
function differenceOf(btf, query, loader, expected, found) {
    const name = stringAt(btf, types_nameOf(btf, query.typeId));
    return (`under ${loader.name}, the tailored BTF answers \`${name}\` ${query.access} (kind ${query.kind}) with ` +
        `${(0,external_node_util_namespaceObject.inspect)(found)} instead of ${(0,external_node_util_namespaceObject.inspect)(expected)}`);
}

;// CONCATENATED MODULE: ./lib/core/tailor.js







/**
 * Resolves the relocations of a set of objects on one kernel, keeps of its BTF what they need, and proves the
 * result by resolving them again. If the smallest result cannot be proven, the candidates are kept
 * with all that they reach: no kernel is lost to types that were not foreseen.
 *
 * @param compat what the result is to be readable for, as far as that changes no answer
 * @param candidates for the names that the objects want, if they were found before
 * @throws Error if that cannot be proven either, which no kernel and no object should be able to cause
 */
function tailor(target, objectSet, compat = 'none', candidates) {
    const smallest = tailorSmallest(target, objectSet, compat, { candidates });
    const { outcomes, findings, bytes } = smallest;
    if (bytes !== undefined)
        return { bytes, outcomes };
    const subset = reduceToCandidates(target, objectSet);
    const difference = prove(objectSet, findings, subset);
    if (difference !== undefined)
        throw new Error(`${difference}; please report this`);
    return { bytes: inFormat(compat, subset, objectSet, findings), outcomes };
}
/** Does what `tailor` does, but for what it does if the smallest result cannot be proven. */
function tailorSmallest(target, objectSet, compat, { candidates, wholeIds }) {
    const budget = newBudget(objectSet);
    const reduced = reduce(target, objectSet, budget, candidates);
    const { findings, subset: smallest, conditional } = reduced;
    const outcomes = objectSet.parts.map((part, index) => {
        const found = findings[index];
        return resolve(part, wholeIds ? withWholeIds(found, part, wholeIds) : found, target);
    });
    const { bytes, ids } = conditional ? reduceAgain(smallest, objectSet, budget) : smallest;
    const proven = prove(objectSet, findings, { bytes, ids }) === undefined;
    return {
        bytes: proven ? inFormat(compat, { bytes, ids }, objectSet, findings) : undefined,
        outcomes,
        findings,
    };
}
function inFormat(compat, subset, objectSet, findings) {
    if (compat === 'none')
        return subset.bytes;
    const isProven = (older) => prove(objectSet, findings, older, true) === undefined;
    return inOlderFormat(subset, isProven).bytes;
}
/** Tailors the result again until it gets no smaller: with less to match, less need be kept. */
function reduceAgain(first, objectSet, budget) {
    let subset = first;
    for (let conditional = true; conditional;) {
        const again = reduce(parseBtf(subset.bytes), objectSet, budget);
        conditional = again.conditional && again.subset.bytes.length < subset.bytes.length;
        const ids = subset.ids.map((id) => again.subset.ids[id]);
        subset = { bytes: again.subset.bytes, ids };
    }
    return subset;
}

;// CONCATENATED MODULE: ./lib/core/kept/tailor-kept.js

/**
 * Tailors a kept kernel, which must cover what the objects ask: to the same bytes and the same Outcomes
 * as the whole one.
 *
 * @returns undefined if the whole kernel has to be asked: types that were not foreseen are kept from it
 *   with all that they reach (`tailor`), which a kept kernel does not have, and its errors are told by it
 */
function tailorKept({ btf, wholeIds }, objectSet, compat = 'none') {
    try {
        const { bytes, outcomes } = tailorSmallest(btf, objectSet, compat, { wholeIds });
        return bytes && { bytes, outcomes };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/core/object-set.js




function makeObjectSet(objects) {
    const distinct = new Map();
    for (const { btf, queries } of objects) {
        for (const typeId of new Set(queries.map((query) => query.typeId))) {
            for (const loader of loaders_LOADERS) {
                const bytes = essentialName(loader, btf, typeId);
                if (bytes)
                    distinct.set(Buffer.from(bytes).toString('latin1'), bytes);
            }
        }
    }
    const wanted = wantNames([...distinct.values()]);
    const parts = objects.map((object) => ({
        object,
        names: loaders_LOADERS.map((loader) => Int32Array.from(object.queries, ({ typeId }) => {
            const bytes = essentialName(loader, object.btf, typeId);
            return bytes === undefined ? -1 : indexOfName(wanted, bytes);
        })),
        sites: sitesByType(object),
        loads: distinctLoads(object),
    }));
    const byLayout = wanted.names.map(() => true);
    for (const { object, names } of parts) {
        object.queries.forEach((query, index) => {
            if (asksLayout(object, query))
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
    const name = types_nameOf(btf, typeId);
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
        if (!kinds_isAnyEnum(kinds[id]))
            continue;
        const start = starts[id];
        if (!sameName(ENUM_NAME, 0, strings, words[start]))
            continue;
        const step = kinds[id] === kinds_Kind.ENUM ? 2 : 3;
        for (let index = types_lengthOf(btf, id) - 1; index >= 0; index--) {
            const at = start + 3 + index * step;
            if (sameName(LAST_NAME, 0, strings, words[at]))
                return words[at + 1];
        }
    }
    return undefined;
}
function bytesOf(name) {
    return new TextEncoder().encode(`${name}\0`);
}

;// CONCATENATED MODULE: ./lib/verdict/verifier/release.js
/**
 * The mainline base of a release as `uname -r` prints it.
 *
 * Distributions build `5.10.0-32-amd64` from some 5.10.y, which the string does not tell: a patch
 * level of 0 with something behind it is none.
 *
 * @returns 0.0, which is before every release, if the string does not start with a release
 */
function release_parseRelease(text) {
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
function release_isBefore(a, b) {
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

;// CONCATENATED MODULE: ./lib/preflight/tables/enums.js
/*
 * The enums of include/uapi/linux/bpf.h in the order of their numbers, each with the first release of mainline
 * whose header has it. Headers were read of 4.9, 4.14 to 4.17, 4.19 to 5.12, 5.14 to 5.17, 5.19, 6.1 to 6.9, 6.11,
 * 6.13, 6.14, 6.18 to 7.1; where that leaves a gap, and before 4.9, the release is from bcc's
 * docs/kernel-versions.md (0.35.0: `bcc`), or that of the commit that is named.
 */
/** `enum bpf_map_type` from 1 on. */
const MAP_TYPES = [
    ['HASH', '3.19', 'bcc'],
    ['ARRAY', '3.19', 'bcc'],
    ['PROG_ARRAY', '4.2', 'bcc'],
    ['PERF_EVENT_ARRAY', '4.3', 'bcc'],
    ['PERCPU_HASH', '4.6', 'bcc'],
    ['PERCPU_ARRAY', '4.6', 'bcc'],
    ['STACK_TRACE', '4.6', 'bcc'],
    ['CGROUP_ARRAY', '4.8', 'bcc'],
    ['LRU_HASH', '4.10', 'bcc'],
    ['LRU_PERCPU_HASH', '4.10', 'bcc'],
    ['LPM_TRIE', '4.11', 'bcc'],
    ['ARRAY_OF_MAPS', '4.12', 'bcc'],
    ['HASH_OF_MAPS', '4.12', 'bcc'],
    ['DEVMAP', '4.14'],
    ['SOCKMAP', '4.14'],
    ['CPUMAP', '4.15'],
    ['XSKMAP', '4.18', 'bcc'],
    ['SOCKHASH', '4.18', 'bcc'],
    ['CGROUP_STORAGE', '4.19'],
    ['REUSEPORT_SOCKARRAY', '4.19'],
    ['PERCPU_CGROUP_STORAGE', '4.20'],
    ['QUEUE', '4.20'],
    ['STACK', '4.20'],
    ['SK_STORAGE', '5.2'],
    ['DEVMAP_HASH', '5.4'],
    ['STRUCT_OPS', '5.6'],
    ['RINGBUF', '5.8'],
    ['INODE_STORAGE', '5.10'],
    ['TASK_STORAGE', '5.11'],
    ['BLOOM_FILTER', '5.16'],
    ['USER_RINGBUF', '6.1'],
    ['CGRP_STORAGE', '6.2'],
    ['ARENA', '6.9'],
    ['INSN_ARRAY', '6.19'],
];
/** `enum bpf_prog_type` from 1 on. */
const PROGRAM_TYPES = [
    ['SOCKET_FILTER', '3.19', 'bcc'],
    ['KPROBE', '4.1', 'bcc'],
    ['SCHED_CLS', '4.1', 'bcc'],
    ['SCHED_ACT', '4.1', 'bcc'],
    ['TRACEPOINT', '4.7', 'bcc'],
    ['XDP', '4.8', 'bcc'],
    ['PERF_EVENT', '4.9'],
    ['CGROUP_SKB', '4.10', 'bcc'],
    ['CGROUP_SOCK', '4.10', 'bcc'],
    ['LWT_IN', '4.10', 'bcc'],
    ['LWT_OUT', '4.10', 'bcc'],
    ['LWT_XMIT', '4.10', 'bcc'],
    ['SOCK_OPS', '4.13', 'bcc'],
    ['SK_SKB', '4.14'],
    ['CGROUP_DEVICE', '4.15'],
    ['SK_MSG', '4.17'],
    ['RAW_TRACEPOINT', '4.17'],
    ['CGROUP_SOCK_ADDR', '4.17'],
    ['LWT_SEG6LOCAL', '4.18', 'bcc'],
    ['LIRC_MODE2', '4.18', 'bcc'],
    ['SK_REUSEPORT', '4.19'],
    ['FLOW_DISSECTOR', '4.20'],
    ['CGROUP_SYSCTL', '5.2'],
    ['RAW_TRACEPOINT_WRITABLE', '5.2'],
    ['CGROUP_SOCKOPT', '5.3'],
    ['TRACING', '5.5'],
    ['STRUCT_OPS', '5.6'],
    ['EXT', '5.6'],
    ['LSM', '5.7'],
    ['SK_LOOKUP', '5.9'],
    ['SYSCALL', '5.14'],
    ['NETFILTER', '6.4'],
];
/** `enum bpf_attach_type` from 0 on. */
const ATTACH_TYPES = [
    ['CGROUP_INET_INGRESS', '4.10', '0e33661de493'],
    ['CGROUP_INET_EGRESS', '4.10', '0e33661de493'],
    ['CGROUP_INET_SOCK_CREATE', '4.10', '610236587600'],
    ['CGROUP_SOCK_OPS', '4.13', '40304b2a1567'],
    ['SK_SKB_STREAM_PARSER', '4.14'],
    ['SK_SKB_STREAM_VERDICT', '4.14'],
    ['CGROUP_DEVICE', '4.15'],
    ['SK_MSG_VERDICT', '4.17'],
    ['CGROUP_INET4_BIND', '4.17'],
    ['CGROUP_INET6_BIND', '4.17'],
    ['CGROUP_INET4_CONNECT', '4.17'],
    ['CGROUP_INET6_CONNECT', '4.17'],
    ['CGROUP_INET4_POST_BIND', '4.17'],
    ['CGROUP_INET6_POST_BIND', '4.17'],
    ['CGROUP_UDP4_SENDMSG', '4.18', '1cedee13d25a'],
    ['CGROUP_UDP6_SENDMSG', '4.18', '1cedee13d25a'],
    ['LIRC_MODE2', '4.18', 'f4364dcfc86d'],
    ['FLOW_DISSECTOR', '4.20'],
    ['CGROUP_SYSCTL', '5.2'],
    ['CGROUP_UDP4_RECVMSG', '5.2'],
    ['CGROUP_UDP6_RECVMSG', '5.2'],
    ['CGROUP_GETSOCKOPT', '5.3'],
    ['CGROUP_SETSOCKOPT', '5.3'],
    ['TRACE_RAW_TP', '5.5'],
    ['TRACE_FENTRY', '5.5'],
    ['TRACE_FEXIT', '5.5'],
    ['MODIFY_RETURN', '5.7'],
    ['LSM_MAC', '5.7'],
    ['TRACE_ITER', '5.8'],
    ['CGROUP_INET4_GETPEERNAME', '5.8'],
    ['CGROUP_INET6_GETPEERNAME', '5.8'],
    ['CGROUP_INET4_GETSOCKNAME', '5.8'],
    ['CGROUP_INET6_GETSOCKNAME', '5.8'],
    ['XDP_DEVMAP', '5.8'],
    ['CGROUP_INET_SOCK_RELEASE', '5.9'],
    ['XDP_CPUMAP', '5.9'],
    ['SK_LOOKUP', '5.9'],
    ['XDP', '5.9'],
    ['SK_SKB_VERDICT', '5.13', 'a7ba4558e69a'],
    ['SK_REUSEPORT_SELECT', '5.14'],
    ['SK_REUSEPORT_SELECT_OR_MIGRATE', '5.14'],
    ['PERF_EVENT', '5.15'],
    ['TRACE_KPROBE_MULTI', '5.18', '0dcac2725406'],
    ['LSM_CGROUP', '6.0', '69fd337a975c'],
    ['STRUCT_OPS', '6.4'],
    ['NETFILTER', '6.4'],
    ['TCX_INGRESS', '6.6'],
    ['TCX_EGRESS', '6.6'],
    ['TRACE_UPROBE_MULTI', '6.6'],
    ['CGROUP_UNIX_CONNECT', '6.7'],
    ['CGROUP_UNIX_SENDMSG', '6.7'],
    ['CGROUP_UNIX_RECVMSG', '6.7'],
    ['CGROUP_UNIX_GETPEERNAME', '6.7'],
    ['CGROUP_UNIX_GETSOCKNAME', '6.7'],
    ['NETKIT_PRIMARY', '6.7'],
    ['NETKIT_PEER', '6.7'],
    ['TRACE_KPROBE_SESSION', '6.10', '535a3692ba72'],
    ['TRACE_UPROBE_SESSION', '6.13'],
    ['TRACE_FSESSION', '7.0'],
];
/** The list that releases are from that no header was read for. */
const BCC = 'docs/kernel-versions.md of bcc 0.35.0';
function table(prefix, first, rows) {
    return rows.map(([name, since, from], index) => {
        const isBcc = from === 'bcc';
        const source = isBcc ? BCC : (from ?? `include/uapi/linux/bpf.h of Linux ${since}`);
        return { name: `${prefix}${name}`, number: first + index, since, source };
    });
}
const TABLES = {
    bpf_map_type: table('BPF_MAP_TYPE_', 1, MAP_TYPES),
    bpf_prog_type: table('BPF_PROG_TYPE_', 1, PROGRAM_TYPES),
    bpf_attach_type: table('BPF_', 0, ATTACH_TYPES),
};
/** All of them. */
const TYPE_ENUMS = Object.keys(TABLES);
const BY_NAME = new Map(Object.values(TABLES).flatMap((rows) => rows.map((one) => [one.name, one])));
/** An enumerator by its name, as `BPF_MAP_TYPE_RINGBUF`; undefined if no kernel is known that has it. */
function enumeratorOf(name) {
    return BY_NAME.get(name);
}
/** All enumerators of one of the enums. */
function enumeratorsOf(name) {
    return TABLES[name];
}
/** `BPF_MAP_TYPE_RINGBUF` of 27. */
function mapTypeOf(number) {
    return TABLES.bpf_map_type[number - 1]?.name;
}

;// CONCATENATED MODULE: ./lib/preflight/dating.js


/** Releases with which something came to one of the enums, or helpers, ascending: what a kernel can be dated by. */
const DATING = datingReleases();
function datingReleases() {
    const names = new Set(TYPE_ENUMS.flatMap((name) => enumeratorsOf(name).map(({ since }) => since)));
    // Helpers came with each release of these.
    for (let minor = 9; minor <= 20; minor++)
        names.add(`4.${minor}`);
    for (let minor = 0; minor <= 19; minor++)
        names.add(`5.${minor}`);
    for (let minor = 0; minor <= 2; minor++)
        names.add(`6.${minor}`);
    return [...names].map(release_parseRelease).sort((a, b) => (release_isBefore(a, b) ? -1 : 1));
}
/**
 * The newest release of mainline with which something came that a kernel's enums have, as `6.4`; undefined if
 * nothing tells.
 *
 * @param helpers as `helpersOf` counts them
 * @param enumerators those of `enum bpf_map_type` and its kin that the kernel has
 */
function newestOf(helpers, enumerators) {
    const releases = enumerators.flatMap((name) => {
        const since = enumeratorOf(name)?.since;
        return since === undefined ? [] : [release_parseRelease(since)];
    });
    const byHelpers = helpers === undefined ? undefined : releaseOfHelpers(helpers);
    if (byHelpers !== undefined)
        releases.push(byHelpers);
    if (releases.length === 0)
        return undefined;
    const { major, minor } = releases.reduce((a, b) => (release_isBefore(a, b) ? b : a));
    return `${major}.${minor}`;
}
/**
 * Whether a kernel has what came to mainline with a release and leaves no trace in its BTF. Distributions take
 * new BPF into old kernels whole, which its enums then show: what is newer than the next thing that they would show
 * is not there; what lies between is not known.
 *
 * @param since as `5.8`
 * @param newest as `newestOf` says; null: then only what its release has is known
 */
function presenceOf(since, { low }, newest) {
    const came = parseRelease(since);
    if (!isBefore(low, came))
        return 'there';
    if (newest === null)
        return 'unknown';
    const dated = parseRelease(newest);
    if (!isBefore(low, dated))
        return 'lacking';
    if (!isBefore(dated, came))
        return 'unknown';
    const next = DATING.find((release) => isBefore(dated, release));
    return next !== undefined && !isBefore(came, next) ? 'lacking' : 'unknown';
}

;// CONCATENATED MODULE: ./lib/preflight/needs.js
/** The enums of include/uapi/linux/bpf.h that tell what a kernel has. */
const ASKED_ENUMS = [
    'bpf_func_id',
    'bpf_map_type',
    'bpf_prog_type',
    'bpf_attach_type',
];

;// CONCATENATED MODULE: ./lib/preflight/facts.js

/** Facts as text, equal for those that say the same. */
function factsText(facts) {
    return JSON.stringify(facts);
}
/** Facts of a text that `factsText` wrote. */
function parseFacts(text) {
    return JSON.parse(text);
}
/** What of the facts an object's findings depend on, if others have asked for more. */
function reduceFacts(facts, asked) {
    const only = (all, names) => record(names.filter((name) => Object.hasOwn(all, name)), (name) => [name, all[name]]);
    const some = (all, names) => {
        const there = new Set(all);
        return names.filter((name) => there.has(name));
    };
    return {
        enumerators: Object.fromEntries(ASKED_ENUMS.map((name) => {
            const all = facts.enumerators[name];
            return [name, all && some(all, asked.enumerators[name])];
        })),
        newest: facts.newest,
        functions: facts.functions && only(facts.functions, asked.functions),
        missing: only(facts.missing, asked.functions),
        patterns: only(facts.patterns, asked.patterns),
        variables: some(facts.variables, asked.variables),
        tracepoints: facts.tracepoints && only(facts.tracepoints, asked.tracepoints),
        missingTracepoints: only(facts.missingTracepoints, asked.tracepoints),
        events: some(facts.events, asked.tracepoints),
        structs: only(facts.structs, asked.structs),
    };
}
/** An object whose keys are sorted, so that equal ones are written alike. */
function record(items, entry) {
    const entries = items.map(entry).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./lib/preflight/families.js
/** `ext4_` of `__ext4_new_inode`; undefined of a name of one word, which has no family. */
function familyOf(name) {
    return /^_*([^_.]+_)./.exec(name)?.[1];
}
/** What functions that allocate are called from 6.10 on, where memory allocations are profiled (7bd230a26648). */
const UNPROFILED = '_noprof';
/**
 * What functions have in common that are one to their author: the name without underscores before it, without
 * what a compiler puts behind it, as `.isra.0`, and without `_noprof`.
 */
function baseOf(name) {
    const base = /^_*([^.]*)/.exec(name)?.[1] ?? '';
    return base.endsWith(UNPROFILED) ? base.slice(0, -UNPROFILED.length) : base;
}
/**
 * Families of which a part is built into kernels whose other part is a module. That some of a family are
 * there says nothing of the others.
 */
const DIVIDED = new Set([
    ...['kvm', 'vmx', 'svm', 'hv', 'xen', 'virtio', 'vhost', 'vfio', 'iommufd'],
    ...[
        'nfs',
        'nfs4',
        'nfsd',
        'nlm',
        'lockd',
        'svc',
        'rpc',
        'xprt',
        'cifs',
        'smb',
        'smb3',
        'fscache',
        'netfs',
    ],
    ...[
        'nf',
        'nft',
        'nfnetlink',
        'nfnl',
        'xt',
        'ip',
        'ipt',
        'ip6t',
        'ebt',
        'br',
        'brnf',
        'tcf',
        'cls',
        'act',
    ],
    ...[
        'dm',
        'md',
        'raid5',
        'scsi',
        'sd',
        'nvme',
        'nvmet',
        'ata',
        'mmc',
        'loop',
        'nbd',
        'zram',
        'blkcg',
    ],
    ...[
        'drm',
        'snd',
        'usb',
        'xhci',
        'hid',
        'i2c',
        'spi',
        'pci',
        'rdma',
        'ib',
        'mlx5',
        'crypto',
        'sha256',
    ],
    ...[
        'inet',
        'tunnel',
        'vxlan',
        'gre',
        'bond',
        'team',
        'tun',
        'tls',
        'sctp',
        'can',
        'hci',
        'bt',
        'l2cap',
    ],
    ...[
        'cfg80211',
        'ieee80211',
        'rdev',
        'drv',
        'unix',
        'packet',
        'ext4',
        'jbd2',
        'fat',
        'fuse',
        'ovl',
    ],
].map((word) => `${word}_`));
/** With CONFIG_IPV6=m much of it is in a module, under names of families that are built in. */
const IPV6 = /v6|ip6|inet6|icmp6/;
/**
 * Whether a function or tracepoint that vmlinux lacks may be in a module: then its own BTF has it
 * (`libbpf.c: find_kernel_btf_id`), which no archive holds.
 */
function mayBeInModule(name, { hasFamily }) {
    const family = familyOf(name);
    return !hasFamily || family === undefined || DIVIDED.has(family) || IPV6.test(name);
}

;// CONCATENATED MODULE: ./lib/preflight/name-table.js



/** Begins a table of names as they are, for one kernel. */
function exactNames(names) {
    const wanted = hashed(names);
    const starts = startsOf(names);
    return ({ strings }) => {
        const found = new Map();
        return {
            found,
            take(name, id) {
                let hash = SEED;
                let at = name;
                for (let byte = strings[at]; byte !== 0; byte = strings[++at]) {
                    if (at - name === START && starts[hash & STARTS] === 0)
                        return;
                    hash = Math.imul(hash ^ byte, PRIME);
                }
                const one = name_table_lookUp(wanted, hash, strings, name, at);
                if (one !== undefined && !found.has(one))
                    found.set(one, id);
            },
        };
    };
}
/**
 * Begins a table of names and of what is like them, for one kernel.
 *
 * @param skip bytes at the start of each name that are passed over: those of `btf_trace_`
 */
function relatedNames(names, skip = 0) {
    const wanted = new Set(names);
    const bases = [...new Set(names.map(baseOf))].flatMap((base) => [base, base + UNPROFILED]);
    const byBase = hashed(bases);
    const starts = startsOf(bases);
    const wantedFamilies = [...new Set(names.flatMap((name) => familyOf(name) ?? []))];
    const byFamily = hashed(wantedFamilies);
    const familyStarts = startsOf(wantedFamilies);
    const familyHashes = new Uint8Array(STARTS + 1);
    for (const hash of byFamily.keys())
        familyHashes[hash & STARTS] = 1;
    return (btf) => {
        const { strings } = btf;
        const found = new Map();
        const like = new Map();
        const families = new Set();
        return {
            found,
            take(start, id) {
                let from = start + skip;
                while (strings[from] === name_table_UNDERSCORE)
                    from++;
                let hash = SEED;
                let at = from;
                let mayBeBase = true;
                let mayBeInFamily = families.size < wantedFamilies.length;
                for (let byte = strings[at]; byte !== 0 && byte !== DOT; byte = strings[++at]) {
                    if (at - from === START) {
                        mayBeBase = starts[hash & STARTS] === 1;
                        if (familyStarts[hash & STARTS] === 0)
                            mayBeInFamily = false;
                    }
                    if (!mayBeBase && !mayBeInFamily)
                        return;
                    hash = Math.imul(hash ^ byte, PRIME);
                    if (byte !== name_table_UNDERSCORE || !mayBeInFamily)
                        continue;
                    mayBeInFamily = false;
                    if (familyHashes[hash & STARTS] === 0)
                        continue;
                    const family = at + 1;
                    const one = name_table_lookUp(byFamily, hash, strings, from, family);
                    if (one !== undefined && strings[family] !== 0)
                        families.add(one);
                }
                if (!mayBeBase)
                    return;
                if (name_table_lookUp(byBase, hash, strings, from, at) === undefined)
                    return;
                const name = stringAt(btf, start + skip);
                if (wanted.has(name) && !found.has(name))
                    found.set(name, id);
                // One that is looked for too is like it all the same, so that answers do not depend on what else is asked.
                const common = baseOf(name);
                const others = like.get(common) ?? new Set();
                like.set(common, others.add(name));
            },
            missing(name) {
                const family = familyOf(name);
                const others = [...(like.get(baseOf(name)) ?? [])].sort();
                return {
                    hasFamily: family !== undefined && families.has(family),
                    nearest: others.slice(0, MOST_NEAREST),
                };
            },
        };
    };
}
const MOST_NEAREST = 3;
const name_table_UNDERSCORE = 0x5f;
const DOT = 0x2e;
function hashed(names) {
    const byHash = new Map();
    for (const name of names) {
        const bytes = new TextEncoder().encode(name);
        const hash = name_table_hashOf(bytes, bytes.length);
        const list = byHash.get(hash) ?? [];
        byHash.set(hash, list);
        list.push({ name, bytes });
    }
    return byHash;
}
/** The name of a hash that stands between two places. No closure: it is called for most of a kernel's names. */
function name_table_lookUp(byHash, hash, strings, from, to) {
    const list = byHash.get(hash);
    if (list === undefined)
        return undefined;
    for (const { name, bytes } of list) {
        if (samePrefix(bytes, 0, bytes.length, strings, from, to - from))
            return name;
    }
    return undefined;
}
/** Bytes at the start of a name that are looked at first. */
const START = 4;
/** Bits of a hash that are looked up in a list of its own before the rest. */
const STARTS = 0x3fff;
/** 1 for what a name of more than `START` bytes can start with, by its hash. */
function startsOf(names) {
    const starts = new Uint8Array(STARTS + 1);
    for (const name of names) {
        const bytes = new TextEncoder().encode(name);
        if (bytes.length > START)
            starts[name_table_hashOf(bytes, START) & STARTS] = 1;
    }
    return starts;
}
/* FNV-1a */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
function name_table_hashOf(bytes, length) {
    let hash = SEED;
    for (let at = 0; at < length; at++) {
        hash = Math.imul(hash ^ bytes[at], PRIME);
    }
    return hash;
}

;// CONCATENATED MODULE: ./lib/preflight/patterns.js
const STAR = 0x2a;
const ANY = 0x3f;
/** A pattern of names as bytes: `*` is anything, `?` one byte. */
function patternBytes(pattern) {
    return new TextEncoder().encode(pattern);
}
/**
 * Whether a pattern matches a whole name (`libbpf.c: glob_match`). It takes no more steps than the two are long,
 * multiplied, whatever the pattern is.
 *
 * @param strings has the name at `start`, with a NUL behind it
 */
function matchesPattern(pattern, strings, start) {
    let at = 0;
    let from = start;
    /** The last `*`, and where in the name it ends if nothing else is found. */
    let star = -1;
    let taken = start;
    for (let byte = strings[from]; byte !== 0; byte = strings[from]) {
        const wanted = pattern[at];
        if (wanted === STAR) {
            star = at++;
            taken = from;
        }
        else if (wanted === ANY || wanted === byte) {
            at++;
            from++;
        }
        else if (star >= 0) {
            at = star + 1;
            from = ++taken;
        }
        else
            return false;
    }
    while (pattern[at] === STAR)
        at++;
    return at === pattern.length;
}

;// CONCATENATED MODULE: ./lib/preflight/tables/helpers.js

/**
 * The helpers of mainline, by their numbers from 1 on, each with the release that it came with. Names and numbers
 * are those of include/uapi/linux/bpf.h (`___BPF_FUNC_MAPPER`) of 7.1.5, which no header since 4.9 contradicts.
 * From 42 on the releases are those of `__BPF_FUNC_MAX_ID` (`verdict/verifier/release.ts`), for helpers are only
 * ever added at the end; those before are from bcc's docs/kernel-versions.md (0.35.0). Since 6.2 there is none
 * that is new: kernels get kfuncs instead.
 */
const helpers_HELPERS = [
    ['map_lookup_elem', '3.19'],
    ['map_update_elem', '3.19'],
    ['map_delete_elem', '3.19'],
    ['probe_read', '4.1'],
    ['ktime_get_ns', '4.1'],
    ['trace_printk', '4.1'],
    ['get_prandom_u32', '4.1'],
    ['get_smp_processor_id', '4.1'],
    ['skb_store_bytes', '4.1'],
    ['l3_csum_replace', '4.1'],
    ['l4_csum_replace', '4.1'],
    ['tail_call', '4.2'],
    ['clone_redirect', '4.2'],
    ['get_current_pid_tgid', '4.2'],
    ['get_current_uid_gid', '4.2'],
    ['get_current_comm', '4.2'],
    ['get_cgroup_classid', '4.3'],
    ['skb_vlan_push', '4.3'],
    ['skb_vlan_pop', '4.3'],
    ['skb_get_tunnel_key', '4.3'],
    ['skb_set_tunnel_key', '4.3'],
    ['perf_event_read', '4.3'],
    ['redirect', '4.4'],
    ['get_route_realm', '4.4'],
    ['perf_event_output', '4.4'],
    ['skb_load_bytes', '4.5'],
    ['get_stackid', '4.6'],
    ['csum_diff', '4.6'],
    ['skb_get_tunnel_opt', '4.6'],
    ['skb_set_tunnel_opt', '4.6'],
    ['skb_change_proto', '4.8'],
    ['skb_change_type', '4.8'],
    ['skb_under_cgroup', '4.8'],
    ['get_hash_recalc', '4.8'],
    ['get_current_task', '4.8'],
    ['probe_write_user', '4.8'],
    ['current_task_under_cgroup', '4.9'],
    ['skb_change_tail', '4.9'],
    ['skb_pull_data', '4.9'],
    ['csum_update', '4.9'],
    ['set_hash_invalid', '4.9'],
    ['get_numa_node_id', '4.10'],
    ['skb_change_head', '4.10'],
    ['xdp_adjust_head', '4.10'],
    ['probe_read_str', '4.11'],
    ['get_socket_cookie', '4.12'],
    ['get_socket_uid', '4.12'],
    ['set_hash', '4.13'],
    ['setsockopt', '4.13'],
    ['skb_adjust_room', '4.13'],
    ['redirect_map', '4.14'],
    ['sk_redirect_map', '4.14'],
    ['sock_map_update', '4.14'],
    ['xdp_adjust_meta', '4.15'],
    ['perf_event_read_value', '4.15'],
    ['perf_prog_read_value', '4.15'],
    ['getsockopt', '4.15'],
    ['override_return', '4.16'],
    ['sock_ops_cb_flags_set', '4.16'],
    ['msg_redirect_map', '4.17'],
    ['msg_apply_bytes', '4.17'],
    ['msg_cork_bytes', '4.17'],
    ['msg_pull_data', '4.17'],
    ['bind', '4.17'],
    ['xdp_adjust_tail', '4.18'],
    ['skb_get_xfrm_state', '4.18'],
    ['get_stack', '4.18'],
    ['skb_load_bytes_relative', '4.18'],
    ['fib_lookup', '4.18'],
    ['sock_hash_update', '4.18'],
    ['msg_redirect_hash', '4.18'],
    ['sk_redirect_hash', '4.18'],
    ['lwt_push_encap', '4.18'],
    ['lwt_seg6_store_bytes', '4.18'],
    ['lwt_seg6_adjust_srh', '4.18'],
    ['lwt_seg6_action', '4.18'],
    ['rc_repeat', '4.18'],
    ['rc_keydown', '4.18'],
    ['skb_cgroup_id', '4.18'],
    ['get_current_cgroup_id', '4.18'],
    ['get_local_storage', '4.19'],
    ['sk_select_reuseport', '4.19'],
    ['skb_ancestor_cgroup_id', '4.19'],
    ['sk_lookup_tcp', '4.20'],
    ['sk_lookup_udp', '4.20'],
    ['sk_release', '4.20'],
    ['map_push_elem', '4.20'],
    ['map_pop_elem', '4.20'],
    ['map_peek_elem', '4.20'],
    ['msg_push_data', '4.20'],
    ['msg_pop_data', '5.0'],
    ['rc_pointer_rel', '5.0'],
    ['spin_lock', '5.1'],
    ['spin_unlock', '5.1'],
    ['sk_fullsock', '5.1'],
    ['tcp_sock', '5.1'],
    ['skb_ecn_set_ce', '5.1'],
    ['get_listener_sock', '5.1'],
    ['skc_lookup_tcp', '5.2'],
    ['tcp_check_syncookie', '5.2'],
    ['sysctl_get_name', '5.2'],
    ['sysctl_get_current_value', '5.2'],
    ['sysctl_get_new_value', '5.2'],
    ['sysctl_set_new_value', '5.2'],
    ['strtol', '5.2'],
    ['strtoul', '5.2'],
    ['sk_storage_get', '5.2'],
    ['sk_storage_delete', '5.2'],
    ['send_signal', '5.3'],
    ['tcp_gen_syncookie', '5.4'],
    ['skb_output', '5.5'],
    ['probe_read_user', '5.5'],
    ['probe_read_kernel', '5.5'],
    ['probe_read_user_str', '5.5'],
    ['probe_read_kernel_str', '5.5'],
    ['tcp_send_ack', '5.6'],
    ['send_signal_thread', '5.6'],
    ['jiffies64', '5.6'],
    ['read_branch_records', '5.7'],
    ['get_ns_current_pid_tgid', '5.7'],
    ['xdp_output', '5.7'],
    ['get_netns_cookie', '5.7'],
    ['get_current_ancestor_cgroup_id', '5.7'],
    ['sk_assign', '5.7'],
    ['ktime_get_boot_ns', '5.8'],
    ['seq_printf', '5.8'],
    ['seq_write', '5.8'],
    ['sk_cgroup_id', '5.8'],
    ['sk_ancestor_cgroup_id', '5.8'],
    ['ringbuf_output', '5.8'],
    ['ringbuf_reserve', '5.8'],
    ['ringbuf_submit', '5.8'],
    ['ringbuf_discard', '5.8'],
    ['ringbuf_query', '5.8'],
    ['csum_level', '5.8'],
    ['skc_to_tcp6_sock', '5.9'],
    ['skc_to_tcp_sock', '5.9'],
    ['skc_to_tcp_timewait_sock', '5.9'],
    ['skc_to_tcp_request_sock', '5.9'],
    ['skc_to_udp6_sock', '5.9'],
    ['get_task_stack', '5.9'],
    ['load_hdr_opt', '5.10'],
    ['store_hdr_opt', '5.10'],
    ['reserve_hdr_opt', '5.10'],
    ['inode_storage_get', '5.10'],
    ['inode_storage_delete', '5.10'],
    ['d_path', '5.10'],
    ['copy_from_user', '5.10'],
    ['snprintf_btf', '5.10'],
    ['seq_printf_btf', '5.10'],
    ['skb_cgroup_classid', '5.10'],
    ['redirect_neigh', '5.10'],
    ['per_cpu_ptr', '5.10'],
    ['this_cpu_ptr', '5.10'],
    ['redirect_peer', '5.10'],
    ['task_storage_get', '5.11'],
    ['task_storage_delete', '5.11'],
    ['get_current_task_btf', '5.11'],
    ['bprm_opts_set', '5.11'],
    ['ktime_get_coarse_ns', '5.11'],
    ['ima_inode_hash', '5.11'],
    ['sock_from_file', '5.11'],
    ['check_mtu', '5.12'],
    ['for_each_map_elem', '5.13'],
    ['snprintf', '5.13'],
    ['sys_bpf', '5.14'],
    ['btf_find_by_name_kind', '5.14'],
    ['sys_close', '5.14'],
    ['timer_init', '5.15'],
    ['timer_set_callback', '5.15'],
    ['timer_start', '5.15'],
    ['timer_cancel', '5.15'],
    ['get_func_ip', '5.15'],
    ['get_attach_cookie', '5.15'],
    ['task_pt_regs', '5.15'],
    ['get_branch_snapshot', '5.16'],
    ['trace_vprintk', '5.16'],
    ['skc_to_unix_sock', '5.16'],
    ['kallsyms_lookup_name', '5.16'],
    ['find_vma', '5.17'],
    ['loop', '5.17'],
    ['strncmp', '5.17'],
    ['get_func_arg', '5.17'],
    ['get_func_ret', '5.17'],
    ['get_func_arg_cnt', '5.17'],
    ['get_retval', '5.18'],
    ['set_retval', '5.18'],
    ['xdp_get_buff_len', '5.18'],
    ['xdp_load_bytes', '5.18'],
    ['xdp_store_bytes', '5.18'],
    ['copy_from_user_task', '5.18'],
    ['skb_set_tstamp', '5.18'],
    ['ima_file_hash', '5.18'],
    ['kptr_xchg', '5.19'],
    ['map_lookup_percpu_elem', '5.19'],
    ['skc_to_mptcp_sock', '5.19'],
    ['dynptr_from_mem', '5.19'],
    ['ringbuf_reserve_dynptr', '5.19'],
    ['ringbuf_submit_dynptr', '5.19'],
    ['ringbuf_discard_dynptr', '5.19'],
    ['dynptr_read', '5.19'],
    ['dynptr_write', '5.19'],
    ['dynptr_data', '5.19'],
    ['tcp_raw_gen_syncookie_ipv4', '6.0'],
    ['tcp_raw_gen_syncookie_ipv6', '6.0'],
    ['tcp_raw_check_syncookie_ipv4', '6.0'],
    ['tcp_raw_check_syncookie_ipv6', '6.0'],
    ['ktime_get_tai_ns', '6.1'],
    ['user_ringbuf_drain', '6.1'],
    ['cgrp_storage_get', '6.2'],
    ['cgrp_storage_delete', '6.2'],
];
/** The first helper that the release is known of by the count of all. */
const COUNTED = 42;
const BY_ID = helpers_HELPERS.map(([name, since], index) => {
    const source = index + 1 < COUNTED ? BCC : `__BPF_FUNC_MAX_ID in include/uapi/linux/bpf.h of Linux ${since}`;
    return { name: `bpf_${name}`, enumerator: `BPF_FUNC_${name}`, since, source };
});
/** @param id `enum bpf_func_id`; undefined is answered for what no kernel has that was read */
function helperOf(id) {
    return BY_ID[id - 1];
}
/** By enumerator, its number. */
const HELPER_NUMBERS = new Map(BY_ID.map(({ enumerator }, index) => [enumerator, index + 1]));
/**
 * Helpers that libbpf replaces where a kernel does not have probe_read_kernel (`libbpf.c:
 * bpf_object__sanitize_prog`), and cilium/ebpf likewise (`linker.go: fixupProbeReadKernel`): by number, the
 * older one's.
 */
const REPLACED_BY = new Map([
    [112, 4],
    [113, 4],
    [114, 45],
    [115, 45],
]);
/** `bpf_probe_read_kernel`, whose absence makes libbpf replace them all. */
const PROBE_READ_KERNEL = 113;

;// CONCATENATED MODULE: ./lib/preflight/ask-kernel.js











const TRACE = 'btf_trace_';
const EVENT = 'trace_event_raw_';
const TRACE_BYTES = new TextEncoder().encode(TRACE);
/** What a kernel's own BTF, or that of an archive, answers to the names. */
function factsOf(btf, asked) {
    return askFor(asked)(btf);
}
/** Makes ready what is asked, to ask many kernels: what depends on the names alone is done once. */
function askFor(asked) {
    const functionsIn = relatedNames(asked.functions);
    const tracesIn = relatedNames(asked.tracepoints, TRACE.length);
    const variablesIn = exactNames(asked.variables);
    const events = asked.tracepoints.map((name) => EVENT + name);
    const structNames = [...events, ...asked.structs];
    const structsIn = exactNames(structNames);
    const enumsIn = exactNames(ASKED_ENUMS);
    const [asksFunctions, asksStructs] = [asked.functions.length > 0, structNames.length > 0];
    return (btf) => {
        const { kinds, starts, words, strings } = btf;
        const functions = functionsIn(btf);
        const traces = tracesIn(btf);
        const variables = variablesIn(btf);
        const structs = structsIn(btf);
        const enums = enumsIn(btf);
        const hasFunctions = kinds.includes(kinds_Kind.FUNC);
        let hasTraces = false;
        // No closure in here, and as little as can be for each of a hundred thousand types.
        for (let id = 1; id < kinds.length; id++) {
            const kind = kinds[id];
            if (kind === kinds_Kind.FUNC) {
                if (asksFunctions)
                    functions.take(words[starts[id]], id);
            }
            else if (kind === kinds_Kind.STRUCT) {
                if (asksStructs)
                    structs.take(words[starts[id]], id);
            }
            else if (kind === kinds_Kind.TYPEDEF) {
                const name = words[starts[id]];
                if (!isTrace(strings, name))
                    continue;
                hasTraces = true;
                traces.take(name, id);
            }
            else if (kind === kinds_Kind.VAR) {
                variables.take(words[starts[id]], id);
            }
            else if (kind === kinds_Kind.ENUM || kind === kinds_Kind.ENUM64) {
                enums.take(words[starts[id]], id);
            }
        }
        const values = new Map([...enums.found].map(([name, id]) => [name, valuesOf(btf, id)]));
        return {
            enumerators: Object.fromEntries(ASKED_ENUMS.map((name) => [name, namesIn(values.get(name), asked.enumerators[name])])),
            newest: newestOf(helpersOf(btf), allEnumerators(values)) ?? null,
            functions: hasFunctions
                ? record([...functions.found], ([name, id]) => [name, slotsOf(btf, referred(btf, id))])
                : null,
            missing: hasFunctions ? missingOf(functions, asked.functions) : {},
            patterns: record(asked.patterns, (pattern) => [pattern, countMatches(btf, pattern)]),
            variables: [...variables.found.keys()].sort(),
            tracepoints: hasTraces
                ? record([...traces.found], ([name, id]) => [name, argumentsOf(btf, id)])
                : null,
            missingTracepoints: hasTraces ? missingOf(traces, asked.tracepoints) : {},
            events: asked.tracepoints.filter((_, index) => structs.found.has(events[index])),
            structs: record(asked.structs.filter((name) => structs.found.has(name)), (name) => [name, membersOf(btf, structs.found.get(name))]),
        };
    };
}
function isTrace(strings, name) {
    for (let index = 0; index < TRACE_BYTES.length; index++) {
        if (strings[name + index] !== TRACE_BYTES[index])
            return false;
    }
    return true;
}
/** How many functions a pattern matches. */
function countMatches({ kinds, words, starts, strings }, pattern) {
    const bytes = patternBytes(pattern);
    let count = 0;
    for (let id = 1; id < kinds.length; id++) {
        if (kinds[id] !== kinds_Kind.FUNC)
            continue;
        if (matchesPattern(bytes, strings, words[starts[id]]))
            count++;
    }
    return count;
}
function missingOf({ found, missing }, names) {
    return record(names.filter((name) => !found.has(name)), (name) => [name, missing(name)]);
}
function namesIn(there, asked) {
    return there === undefined ? null : asked.filter((one) => there.get(one) === numberOf(one));
}
function valuesOf(btf, id) {
    const values = new Map();
    for (let index = 0; index < types_lengthOf(btf, id); index++) {
        const name = stringAt(btf, types_enumeratorName(btf, id, index));
        values.set(name, Number(enumeratorValue(btf, id, index)));
    }
    return values;
}
function numberOf(enumerator) {
    return HELPER_NUMBERS.get(enumerator) ?? enumeratorOf(enumerator)?.number;
}
function allEnumerators(values) {
    return TYPE_ENUMS.flatMap((name) => {
        const there = values.get(name);
        if (there === undefined)
            return [];
        return enumeratorsOf(name).flatMap((one) => there.get(one.name) === one.number ? [one.name] : []);
    });
}
/** Arguments of a tracepoint: its prototype's, without the data that it is registered with; -1: not known. */
function argumentsOf(btf, typedef) {
    const pointer = btf.underlying[typedef];
    if (types_kindOf(btf, pointer) !== kinds_Kind.PTR)
        return -1;
    const prototype = referred(btf, pointer);
    return types_kindOf(btf, prototype) === kinds_Kind.FUNC_PROTO ? slotsOf(btf, prototype) - 1 : -1;
}
/** Arguments of 8 bytes that a prototype's parameters take (`kernel/bpf/btf.c: get_ctx_arg_idx`). */
function slotsOf(btf, prototype) {
    let slots = 0;
    for (let index = 0; index < types_lengthOf(btf, prototype); index++) {
        const size = types_resolveSize(btf, parameterType(btf, prototype, index), btf.pointerSize);
        slots += Math.max(1, Math.ceil(size / 8));
    }
    return slots;
}
function membersOf(btf, id) {
    return Array.from({ length: types_lengthOf(btf, id) }, (_, index) => stringAt(btf, types_memberName(btf, id, index)));
}

;// CONCATENATED MODULE: ./lib/unpack/tar.js

const BLOCK = 512;
/**
 * The regular files of a tar archive, in its order, as `readTarEntries` reads it.
 *
 * @throws FormatError that names the byte at which the archive is broken
 */
function readTar(tar) {
    return readTarEntries(tar)
        .filter(({ type }) => type === 'file')
        .map(({ name, bytes }) => ({ name, bytes }));
}
/**
 * All that a tar archive has, in its order. Understands POSIX ustar and pax, and GNU tar
 * (https://www.gnu.org/software/tar/manual/html_node/Standard.html). An end without the two zero
 * blocks is accepted if it falls between two members.
 *
 * @throws FormatError that names the byte at which the archive is broken
 */
function readTarEntries(tar) {
    const members = [];
    let longName;
    let at = 0;
    while (at < tar.length) {
        if (at + BLOCK > tar.length)
            throw new errors_FormatError('tar', at, 'it ends inside the header');
        const header = tar.subarray(at, at + BLOCK);
        if (header.every((byte) => byte === 0))
            break;
        checkHeader(header, at);
        const start = at + BLOCK;
        const size = readNumber(header.subarray(124, 136), at + 124, 'size');
        if (size > tar.length - start) {
            const rest = tar.length - start;
            throw new errors_FormatError('tar', at, `only ${rest} bytes follow of the ${size}-byte member`);
        }
        const bytes = tar.subarray(start, start + size);
        const type = String.fromCharCode(header[156] || 0x30);
        if (type === 'L')
            longName = readText(bytes);
        else if (type === 'x')
            longName = paxPath(bytes) ?? longName;
        else {
            const isFile = type === '0' || type === '7';
            // Global records of pax are about no file.
            if (type !== 'g') {
                const name = longName ?? tar_memberName(header);
                members.push({ name, type: isFile ? 'file' : 'other', bytes });
            }
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
        throw new errors_FormatError('tar', at, `the checksum is ${sum} and not the stated ${stated}`);
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
            throw new errors_FormatError('tar', at, `impossible ${what}`);
        return value;
    }
    const text = readText(field).trim();
    if (!/^[0-7]+$/.test(text))
        throw new errors_FormatError('tar', at, `no octal ${what}`);
    return Number.parseInt(text, 8);
}
/** The `path` of a pax record list: lines of `length keyword=value`. */
function paxPath(bytes) {
    return /^\d+ path=(.*)$/m.exec(Buffer.from(bytes).toString('utf8'))?.[1];
}
function tar_memberName(header) {
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

;// CONCATENATED MODULE: ./lib/elf/elf.js

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
const elf_HEADER_SIZE = 64;
const SECTION_HEADER_SIZE = 64;
const SYMBOL_SIZE = 24;
const RELOCATION_SIZE = 16;
const elf_decoder = new TextDecoder();
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
        throw new errors_FormatError('ELF', 0, 'no ELF magic');
    if (bytes.length < elf_HEADER_SIZE)
        throw new errors_FormatError('ELF', bytes.length, 'header is cut off');
    if (bytes[4] !== 2)
        throw new errors_FormatError('ELF', 4, 'not a 64-bit file');
    if (bytes[5] !== 1 && bytes[5] !== 2)
        throw new errors_FormatError('ELF', 5, 'unknown byte order');
    const little = bytes[5] === 1;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const table = offsetAt(view, 40, little, 'section table');
    const entrySize = view.getUint16(58, little);
    if (table === 0)
        return { byteOrder: orderOf(little), machine: machineOf(view, little), sections: [] };
    if (entrySize !== SECTION_HEADER_SIZE) {
        throw new errors_FormatError('ELF', 58, `section header size ${entrySize} instead of 64`);
    }
    if (table + SECTION_HEADER_SIZE > bytes.length) {
        throw new errors_FormatError('ELF', 40, 'section table lies beyond the end');
    }
    // Counts that do not fit their 16 bits are kept in the first section header.
    let count = view.getUint16(60, little);
    if (count === 0)
        count = offsetAt(view, table + 32, little, 'number of sections');
    let nameTable = view.getUint16(62, little);
    if (nameTable === 0xffff)
        nameTable = view.getUint32(table + 40, little);
    if (count > (bytes.length - table) / SECTION_HEADER_SIZE) {
        throw new errors_FormatError('ELF', 60, `table of ${count} sections reaches beyond the end`);
    }
    const headers = [];
    for (let index = 0; index < count; index++) {
        headers.push(readSectionHeader(bytes, view, table + index * SECTION_HEADER_SIZE, little));
    }
    const names = headers[nameTable]?.section.data;
    if (names === undefined && count > 0) {
        throw new errors_FormatError('ELF', 62, `no section ${nameTable} for the section names`);
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
 * @throws FormatError if a symbol or its name lies outside of its section
 */
function readSymbols(elf) {
    const table = elf.sections.find((section) => section.type === SHT_SYMTAB);
    if (table === undefined)
        return [];
    const names = elf.sections[table.link]?.data;
    if (names === undefined) {
        throw new FormatError('ELF', table.offset, `no section ${table.link} for the symbol names`);
    }
    const little = elf.byteOrder === 'little';
    const { data } = table;
    if (data.length % SYMBOL_SIZE !== 0) {
        throw new FormatError('ELF', table.offset, 'symbol table ends inside a symbol');
    }
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const symbols = [];
    for (let at = 0; at < data.length; at += SYMBOL_SIZE) {
        symbols.push({
            name: elf_stringAt(names, view.getUint32(at, little), 'name of a symbol'),
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
            throw new FormatError('ELF', at, 'relocations end inside one');
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
        throw new errors_FormatError('ELF', at, 'section reaches beyond the end of the file');
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
        throw new errors_FormatError('ELF', at, `${what} ${value} is out of range`);
    return Number(value);
}
function elf_stringAt(table, offset, what) {
    const end = table.indexOf(0, offset);
    if (offset >= table.length || end < 0) {
        throw new errors_FormatError('ELF', offset, `${what} lies outside of its string table`);
    }
    return elf_decoder.decode(table.subarray(offset, end));
}
function orderOf(little) {
    return little ? 'little' : 'big';
}
function machineOf(view, little) {
    return view.getUint16(18, little);
}

;// CONCATENATED MODULE: ./lib/unpack/vmlinux.js

/**
 * The `.BTF` section of a kernel image, as a view of it.
 *
 * @throws FormatError if the image is no ELF file, or a broken one
 * @throws Error if it is an eBPF object, or has no such section
 */
function btfOfVmlinux(image) {
    const elf = parseElf(image);
    // An object's BTF has types of a kernel's names, but only what the object uses of them.
    if (elf.machine === EM_BPF) {
        throw new Error('is an eBPF object and no kernel image; give it a name without .vmlinux');
    }
    const section = sectionNamed(elf, '.BTF');
    if (section === undefined) {
        throw new Error('has no .BTF section; build the kernel with CONFIG_DEBUG_INFO_BTF');
    }
    return section.data;
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
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
    const bytes = (0,external_node_fs_namespaceObject.readFileSync)(__nccwpck_require__.ab + "liblzma.wasm");
    const { instance } = await WebAssembly.instantiate(bytes);
    return instance.exports;
}

;// CONCATENATED MODULE: ./lib/unpack/lzma-stream.js
/** Byte offsets in `lzma_stream` if pointers have 32 bits, and its size. */
const STREAM = { nextIn: 0, availIn: 4, totalIn: 8, nextOut: 16, availOut: 20, size: 96 };
const LZMA_RUN = 0;
const LZMA_FINISH = 3;
const LZMA_OK = 0;
const LZMA_STREAM_END = 1;
/**
 * Reads and writes a liblzma's memory.
 *
 * @param stream address of an `lzma_stream`; `get` and `set` take the offsets of its fields
 */
function lzmaStream(lzma, stream) {
    return {
        bytesAt: (address, size) => new Uint8Array(lzma.memory.buffer, address, size),
        get: (field) => new DataView(lzma.memory.buffer).getUint32(stream + field, true),
        set: (field, value) => new DataView(lzma.memory.buffer).setUint32(stream + field, value, true),
    };
}

;// CONCATENATED MODULE: ./lib/unpack/xz-index.js

const xz_index_HEADER_SIZE = 12;
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
    if (footer < xz_index_HEADER_SIZE || view.getUint16(end - 2) !== 0x595a) {
        throw new errors_FormatError('xz', end, 'cut off or no xz file: no stream footer ends');
    }
    const indexSize = (view.getUint32(footer + 4, true) + 1) * 4;
    const index = footer - indexSize;
    if (index < xz_index_HEADER_SIZE || packed[index] !== 0) {
        throw new errors_FormatError('xz', footer + 4, 'the footer points to no index');
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
        throw new errors_FormatError('xz', at, 'an impossible size stands in the index');
    };
    let blocksSize = 0;
    let unpackedSize = 0;
    const records = readInteger();
    for (let i = 0; i < records; i++) {
        if (at >= footer)
            throw new errors_FormatError('xz', at, 'the index is cut off');
        blocksSize += Math.ceil(readInteger() / 4) * 4;
        unpackedSize += readInteger();
    }
    const start = index - blocksSize - xz_index_HEADER_SIZE;
    if (start < 0)
        throw new errors_FormatError('xz', index, 'the index does not fit the blocks');
    return { start, unpackedSize };
}

;// CONCATENATED MODULE: ./lib/unpack/xz.js




const LZMA_TELL_UNSUPPORTED_CHECK = 0x02;
const LZMA_CONCATENATED = 0x08;
const LZMA_IGNORE_CHECK = 0x10;
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
        throw new errors_FormatError('xz', packed.length, `more than ${limit} bytes unpacked stand in the index`);
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
        if (!(error instanceof errors_FormatError))
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
    const { bytesAt, get, set } = lzmaStream(lzma, stream);
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
                throw new errors_FormatError('xz', get(STREAM.totalIn), 'more data than the index tells');
            }
            unpacked.set(bytesAt(output, size), given);
            given += size;
        }
        const read = get(STREAM.totalIn);
        if (code !== LZMA_STREAM_END) {
            throw new errors_FormatError('xz', read, FAULTS[code] ?? `liblzma gave up with code ${code}`);
        }
        if (given !== unpacked.length)
            throw new errors_FormatError('xz', read, 'the stream ends early');
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

;// CONCATENATED MODULE: ./lib/tailor/one-kernel.js













/** Room of this many bytes is kept from kernel to kernel; few kernels have more BTF. */
const KEPT_ROOM = 16 << 20;
/**
 * Makes the function that does one kernel's work. Kernels are worked on one after the other, for they
 * are unpacked into the same room: as garbage it would add up to more than all else.
 *
 * @param tables take the outcomes and the facts
 * @returns a function that throws if the entry is broken, or if no object is of its byte order, or if what
 *   is kept of the kernel will not do
 */
function kernelTailor({ objects: all, compat, asked }, tables) {
    const objectSets = new Map();
    const ask = asked && askFor(asked);
    let lastKeep;
    let kept;
    const roomFor = (size) => {
        if (size > KEPT_ROOM)
            return new Uint8Array(size);
        kept ??= new Uint8Array(KEPT_ROOM);
        return kept.subarray(0, size);
    };
    let last = Promise.resolve();
    return (work) => {
        const next = last.then(() => ('kept' in work ? tailorFromKept(work) : tailorKernel(work)));
        last = next.catch(() => undefined);
        return next;
    };
    async function tailorKernel(work) {
        const raw = await unpackEntry(work.bytes, work.format, {
            roomFor,
            proven: work.proven === true,
        });
        const target = parseBtf(raw);
        const { objects, objectSet } = objectsOf(work, target);
        const keep = work.keep && keepOf(work.keep);
        const candidates = keep && findCandidates(target, keep.wanted);
        // The names that are kept have those among them that the objects ask for, so one search does for both.
        const shared = keep && candidates && keep.covers(objectSet)
            ? candidatesAmong(candidates, keep.wanted, objectSet.wanted)
            : undefined;
        const { bytes, outcomes } = tailor(target, objectSet, compat, shared);
        const answers = (keep?.ask ?? ask)?.(target);
        const facts = answers && asked && (keep ? reduceFacts(answers, asked) : answers);
        const part = keep && keepKernel(target, keep.names, candidates);
        return {
            btf: bytes,
            sha256: sha256(bytes),
            wholeSize: raw.length,
            helpers: helpersOf(target),
            ...(facts && { facts: tables.facts.numberOf(facts) }),
            // A blob id says the same.
            ...(work.proven !== true && { packedSha256: sha256(work.bytes) }),
            objects,
            outcomes: outcomes.map((list) => Uint32Array.from(list, tables.outcomes.numberOf)),
            ...(part && {
                kept: {
                    ...{ bytes: part.bytes, wholeIds: part.wholeIds },
                    ...(answers && { answers: factsText(answers) }),
                },
            }),
        };
    }
    function tailorFromKept(work) {
        const part = readKept(work.bytes, work.kept);
        if (part === undefined)
            throw new Error('what is kept of it is broken');
        const facts = asked && reduceFacts(parseFacts(part.answers), asked);
        const { objects, objectSet } = objectsOf(work, part.btf);
        const tailored = tailorKept(part, objectSet, compat);
        if (tailored === undefined)
            throw new Error('what is kept of it is not enough');
        const { bytes, outcomes } = tailored;
        return {
            btf: bytes,
            sha256: sha256(bytes),
            wholeSize: part.wholeSize,
            helpers: part.helpers,
            ...(facts && { facts: tables.facts.numberOf(facts) }),
            objects,
            outcomes: outcomes.map((list) => Uint32Array.from(list, tables.outcomes.numberOf)),
        };
    }
    /** A kernel as a rule has the names that the one before had. */
    function keepOf(keep) {
        if (lastKeep?.digest !== keep.digest)
            lastKeep = readyKeep(keep);
        return lastKeep;
    }
    function objectsOf(work, { byteOrder }) {
        const objects = work.objects.filter((index) => all[index]?.btf.byteOrder === byteOrder);
        if (objects.length === 0)
            throw new Error(`no object is ${byteOrder}-endian, as the kernel is`);
        const key = objects.join();
        const objectSet = objectSets.get(key) ?? makeObjectSet(objects.map((index) => all[index]));
        objectSets.set(key, objectSet);
        return { objects, objectSet };
    }
}
function readyKeep(keep) {
    const { names } = keep;
    const known = new WeakMap();
    return {
        ...keep,
        wanted: wantKept(names),
        ask: askFor(keep.asked),
        covers(objectSet) {
            const covers = known.get(objectSet) ?? coversNames(names, neededNames(objectSet));
            known.set(objectSet, covers);
            return covers;
        },
    };
}
function sha256(bytes) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./lib/tailor/facts-table.js

/** An empty table. */
function newFactsTable() {
    const facts = [];
    const numbers = new Map();
    return {
        facts,
        numberOf(one) {
            const key = factsText(one);
            const number = numbers.get(key) ?? facts.push(one) - 1;
            numbers.set(key, number);
            return number;
        },
    };
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

;// CONCATENATED MODULE: ./lib/tailor/tables.js


/** Empty tables. */
function newTables() {
    return { outcomes: newOutcomeTable(), facts: newFactsTable() };
}

;// CONCATENATED MODULE: ./lib/worker/index.js




const tables = newTables();
const { outcomes } = tables.outcomes;
const { facts } = tables.facts;
const tailorKernel = kernelTailor(external_node_worker_threads_namespaceObject.workerData, tables);
/** How many were sent. */
const sent = { outcomes: 0, facts: 0 };
external_node_worker_threads_namespaceObject.parentPort?.on('message', async (task) => {
    try {
        const kernel = await tailorKernel(task);
        const news = {
            newOutcomes: outcomes.slice(sent.outcomes),
            newFacts: facts.slice(sent.facts),
        };
        sent.outcomes += news.newOutcomes.length;
        sent.facts += news.newFacts.length;
        answer({ kernel, ...news }, [
            kernel.btf.buffer,
            ...kernel.outcomes.map((numbers) => numbers.buffer),
            ...(kernel.kept ? [kernel.kept.bytes.buffer, kernel.kept.wholeIds.buffer] : []).map((buffer) => buffer),
        ]);
    }
    catch (error) {
        answer({ error: messageOf(error) }, []);
    }
});
answer('ready', []);
function answer(message, transfer) {
    external_node_worker_threads_namespaceObject.parentPort?.postMessage(message, transfer);
}

