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
;// CONCATENATED MODULE: ./lib/byte-order.js
/** The byte order of typed arrays on this machine. */
const HOST_ORDER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big';

;// CONCATENATED MODULE: ./lib/errors.js
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
        throw new FormatError('BTF', header.stringsAt, 'string section does not start and end with NUL');
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
        throw new FormatError('BTF', bytes.length, `header of ${HEADER_SIZE} bytes is cut off`);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const little = view.getUint16(0, true) === MAGIC;
    if (!little && view.getUint16(0, false) !== MAGIC)
        throw new FormatError('BTF', 0, 'no BTF magic');
    const headerLength = view.getUint32(4, little);
    if (headerLength < HEADER_SIZE || headerLength > bytes.length) {
        throw new FormatError('BTF', 4, `header length ${headerLength} is out of range`);
    }
    const word = (at) => view.getUint32(at, little);
    const [typesAt, typesLength] = [headerLength + word(8), word(12)];
    const [stringsAt, stringsLength] = [headerLength + word(16), word(20)];
    if (stringsAt + stringsLength > bytes.length) {
        throw new FormatError('BTF', 16, 'string section reaches beyond the end');
    }
    if (typesAt + typesLength > stringsAt) {
        throw new FormatError('BTF', 8, 'type section reaches into the string section');
    }
    if (word(8) % 4 !== 0 || typesLength % 4 !== 0) {
        throw new FormatError('BTF', 8, 'type section is not aligned to 4 bytes');
    }
    // Linux 7.0 and later may add how long kinds are that a reader does not know.
    const hasLayout = headerLength >= HEADER_SIZE + 8;
    const layoutAt = hasLayout ? headerLength + word(24) : 0;
    const layoutLength = hasLayout ? word(28) : 0;
    if (layoutAt + layoutLength > bytes.length) {
        throw new FormatError('BTF', 24, 'layout section reaches beyond the end');
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
        throw new FormatError('BTF', header.typesAt, `type section names type ${maxId} of ${count - 1}`);
    }
    if (maxName >= stringBytes) {
        throw new FormatError('BTF', header.typesAt, `type section names string offset ${maxName} of ${stringBytes}`);
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
    return new FormatError('BTF', header.typesAt + at * 4, `type ${id} ${what}`);
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
                throw new FormatError('BTF', at, `type ${id} is an endless chain of modifiers or typedefs`);
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
        throw new FormatError('.BTF.ext', bytes.length, 'header is cut off');
    const little = byteOrder === 'little';
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const word = (at) => view.getUint32(at, little);
    if (view.getUint16(0, little) !== MAGIC)
        throw new FormatError('.BTF.ext', 0, 'no BTF magic');
    if (bytes[2] !== 1)
        throw new FormatError('.BTF.ext', 2, `unknown version ${bytes[2]}`);
    const headerLength = word(4);
    if (headerLength < 24 || headerLength > bytes.length) {
        throw new FormatError('.BTF.ext', 4, `header length ${headerLength} is out of range`);
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
    const broken = (at, what) => new FormatError('.BTF.ext', at, what);
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
        throw new FormatError('ELF', 0, 'no ELF magic');
    if (bytes.length < elf_HEADER_SIZE)
        throw new FormatError('ELF', bytes.length, 'header is cut off');
    if (bytes[4] !== 2)
        throw new FormatError('ELF', 4, 'not a 64-bit file');
    if (bytes[5] !== 1 && bytes[5] !== 2)
        throw new FormatError('ELF', 5, 'unknown byte order');
    const little = bytes[5] === 1;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const table = offsetAt(view, 40, little, 'section table');
    const entrySize = view.getUint16(58, little);
    if (table === 0)
        return { byteOrder: orderOf(little), machine: machineOf(view, little), sections: [] };
    if (entrySize !== SECTION_HEADER_SIZE) {
        throw new FormatError('ELF', 58, `section header size ${entrySize} instead of 64`);
    }
    if (table + SECTION_HEADER_SIZE > bytes.length) {
        throw new FormatError('ELF', 40, 'section table lies beyond the end');
    }
    // Counts that do not fit their 16 bits are kept in the first section header.
    let count = view.getUint16(60, little);
    if (count === 0)
        count = offsetAt(view, table + 32, little, 'number of sections');
    let nameTable = view.getUint16(62, little);
    if (nameTable === 0xffff)
        nameTable = view.getUint32(table + 40, little);
    if (count > (bytes.length - table) / SECTION_HEADER_SIZE) {
        throw new FormatError('ELF', 60, `table of ${count} sections reaches beyond the end`);
    }
    const headers = [];
    for (let index = 0; index < count; index++) {
        headers.push(readSectionHeader(bytes, view, table + index * SECTION_HEADER_SIZE, little));
    }
    const names = headers[nameTable]?.section.data;
    if (names === undefined && count > 0) {
        throw new FormatError('ELF', 62, `no section ${nameTable} for the section names`);
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
        throw new FormatError('ELF', at, 'section reaches beyond the end of the file');
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
        throw new FormatError('ELF', at, `${what} ${value} is out of range`);
    return Number(value);
}
function elf_stringAt(table, offset, what) {
    const end = table.indexOf(0, offset);
    if (offset >= table.length || end < 0) {
        throw new FormatError('ELF', offset, `${what} lies outside of its string table`);
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
function isFieldBased(kind) {
    return kind <= RelocationKind.FIELD_RSHIFT_U64;
}
function isEnumeratorBased(kind) {
    return kind === RelocationKind.ENUMVAL_EXISTS || kind === RelocationKind.ENUMVAL_VALUE;
}
function isTypeBased(kind) {
    return ((kind >= RelocationKind.TYPE_ID_LOCAL && kind <= RelocationKind.TYPE_SIZE) ||
        kind === RelocationKind.TYPE_MATCHES);
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
    if (isTypeBased(kind)) {
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
        case RelocationKind.TYPE_ID_LOCAL:
        case RelocationKind.TYPE_ID_TARGET:
            return place.rootId;
        case RelocationKind.TYPE_SIZE:
            return sizeOrFail(btf, place.rootId, pointerSize);
        case RelocationKind.ENUMVAL_VALUE: {
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
    if (kind === RelocationKind.FIELD_EXISTS)
        return plain(1);
    const last = place.last;
    if (last.name === 0) {
        if (kind === RelocationKind.FIELD_BYTE_OFFSET) {
            return {
                value: Math.floor(place.bitOffset / 8),
                size: elementSize(btf, last.typeId, pointerSize),
                typeId: last.typeId,
            };
        }
        if (kind === RelocationKind.FIELD_BYTE_SIZE) {
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
        case RelocationKind.FIELD_BYTE_OFFSET:
            if (bitfield > 0)
                return plain(load.offset);
            return {
                value: load.offset,
                size: elementSize(btf, type, pointerSize),
                typeId: type,
            };
        case RelocationKind.FIELD_BYTE_SIZE:
            return plain(load.size);
        case RelocationKind.FIELD_SIGNED:
            return plain(isSigned(btf, type) ? 1 : 0);
        // A loader works the shifts out in 32 bits; a field of more than 8 bytes wraps around.
        case RelocationKind.FIELD_LSHIFT_U64: {
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
        throw new FormatError('.BTF', types.offset, 'byte order is not that of its ELF file');
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
                throw new FormatError(`.BTF.ext`, section.offset, `a relocation lies inside an instruction`);
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
        throw new FormatError('.BTF.ext', 0, `a relocation names type ${typeId}, which is none,`);
    }
    const access = checkedString(btf, accessAt, 'access string');
    if (btf.strings[nameOf(btf, typeId)] === 0 && kind !== RelocationKind.TYPE_ID_LOCAL) {
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
        throw new FormatError('.BTF.ext', 0, `${what} at string offset ${offset}, beyond the strings,`);
    }
    return stringAt(btf, offset);
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/archive/tar.js

const BLOCK = 512;
/**
 * The regular files of a tar archive, in its order. Understands POSIX ustar and pax, and GNU tar
 * (https://www.gnu.org/software/tar/manual/html_node/Standard.html). An end without the two zero
 * blocks is accepted where it falls between two members.
 *
 * @throws FormatError that names the byte at which the archive is broken
 */
function readTar(tar) {
    const members = [];
    let longName;
    let at = 0;
    while (at < tar.length) {
        if (at + BLOCK > tar.length)
            throw new FormatError('tar', at, 'it ends inside the header');
        const header = tar.subarray(at, at + BLOCK);
        if (header.every((byte) => byte === 0))
            break;
        checkHeader(header, at);
        const start = at + BLOCK;
        const size = readNumber(header.subarray(124, 136), at + 124, 'size');
        if (size > tar.length - start) {
            const rest = tar.length - start;
            throw new FormatError('tar', at, `only ${rest} bytes follow of the ${size}-byte member`);
        }
        const bytes = tar.subarray(start, start + size);
        const type = String.fromCharCode(header[156] || 0x30);
        if (type === 'L')
            longName = readText(bytes);
        else if (type === 'x')
            longName = paxPath(bytes) ?? longName;
        else {
            if (type === '0' || type === '7')
                members.push({ name: longName ?? tar_memberName(header), bytes });
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
        throw new FormatError('tar', at, `the checksum is ${sum} and not the stated ${stated}`);
    }
}
/** Octal digits between spaces and NULs or, where the first bit is set, GNU's base-256. */
function readNumber(field, at, what) {
    const first = field[0] ?? 0;
    if ((first & 0x80) !== 0) {
        let value = first & 0x7f;
        for (const byte of field.subarray(1))
            value = value * 256 + byte;
        if (!Number.isSafeInteger(value))
            throw new FormatError('tar', at, `impossible ${what}`);
        return value;
    }
    const text = readText(field).trim();
    if (!/^[0-7]+$/.test(text))
        throw new FormatError('tar', at, `no octal ${what}`);
    return Number.parseInt(text, 8);
}
/** The `path` of a pax record list: lines of `length keyword=value`. */
function paxPath(bytes) {
    return /^\d+ path=(.*)$/m.exec(Buffer.from(bytes).toString('utf8'))?.[1];
}
function tar_memberName(header) {
    const name = readText(header.subarray(0, 100));
    // GNU's magic is "ustar  ", without a NUL: its header has times where POSIX has the prefix.
    const isPosix = Buffer.from(header.subarray(257, 263)).toString('latin1') === 'ustar\0';
    const prefix = isPosix ? readText(header.subarray(345, 500)) : '';
    return prefix === '' ? name : `${prefix}/${name}`;
}
function readText(field) {
    const end = field.indexOf(0);
    return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('latin1');
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./node_modules/node-liblzma/lib/wasm/liblzma.js

var createLZMA = (() => {
  var _scriptDir = import.meta.url;
  
  return (
function(moduleArg = {}) {

var b=moduleArg,h,u;b.ready=new Promise((a,c)=>{h=a;u=c});var w=Object.assign({},b),x="object"==typeof window,y="function"==typeof importScripts,z="",A;if(x||y)y?z=self.location.href:"undefined"!=typeof document&&document.currentScript&&(z=document.currentScript.src),_scriptDir&&(z=_scriptDir),0!==z.indexOf("blob:")?z=z.substr(0,z.replace(/[?#].*/,"").lastIndexOf("/")+1):z="",y&&(A=a=>{var c=new XMLHttpRequest;c.open("GET",a,!1);c.responseType="arraybuffer";c.send(null);return new Uint8Array(c.response)});
var B=b.printErr||console.error.bind(console);Object.assign(b,w);w=null;var C;b.wasmBinary&&(C=b.wasmBinary);"object"!=typeof WebAssembly&&D("no native wasm support detected");var E,F=!1,G,I,J,K,L,M,N;function O(){var a=E.buffer;b.HEAP8=G=new Int8Array(a);b.HEAP16=J=new Int16Array(a);b.HEAPU8=I=new Uint8Array(a);b.HEAPU16=new Uint16Array(a);b.HEAP32=K=new Int32Array(a);b.HEAPU32=L=new Uint32Array(a);b.HEAPF32=M=new Float32Array(a);b.HEAPF64=N=new Float64Array(a)}var P=[],Q=[],R=[];
function aa(){var a=b.preRun.shift();P.unshift(a)}var S=0,T=null,U=null;function D(a){b.onAbort?.(a);a="Aborted("+a+")";B(a);F=!0;a=new WebAssembly.RuntimeError(a+". Build with -sASSERTIONS for more info.");u(a);throw a;}var ba=a=>a.startsWith("data:application/octet-stream;base64,"),V;if(b.locateFile){if(V="liblzma.wasm",!ba(V)){var ca=V;V=b.locateFile?b.locateFile(ca,z):z+ca}}else V=__nccwpck_require__.ab + "liblzma.wasm";
function da(a){if(a==V&&C)return new Uint8Array(C);if(A)return A(a);throw"both async and sync fetching of the wasm failed";}function ea(a){return C||!x&&!y||"function"!=typeof fetch?Promise.resolve().then(()=>da(a)):fetch(a,{credentials:"same-origin"}).then(c=>{if(!c.ok)throw"failed to load wasm binary file at '"+a+"'";return c.arrayBuffer()}).catch(()=>da(a))}
function fa(a,c,d){return ea(a).then(e=>WebAssembly.instantiate(e,c)).then(e=>e).then(d,e=>{B(`failed to asynchronously prepare wasm: ${e}`);D(e)})}function ha(a,c){var d=__nccwpck_require__.ab + "liblzma.wasm";return C||"function"!=typeof WebAssembly.instantiateStreaming||ba(d)||"function"!=typeof fetch?fa(d,a,c):fetch(d,{credentials:"same-origin"}).then(e=>WebAssembly.instantiateStreaming(e,a).then(c,function(p){B(`wasm streaming compile failed: ${p}`);B("falling back to ArrayBuffer instantiation");return fa(d,a,c)}))}
var W=a=>{for(;0<a.length;)a.shift()(b)},ia="undefined"!=typeof TextDecoder?new TextDecoder("utf8"):void 0,la=(a,c,d,e)=>{var p={string:f=>{var m=0;if(null!==f&&void 0!==f&&0!==f){for(var g=m=0;g<f.length;++g){var l=f.charCodeAt(g);127>=l?m++:2047>=l?m+=2:55296<=l&&57343>=l?(m+=4,++g):m+=3}var k=m+1;g=m=X(k);l=I;if(0<k){k=g+k-1;for(var v=0;v<f.length;++v){var n=f.charCodeAt(v);if(55296<=n&&57343>=n){var na=f.charCodeAt(++v);n=65536+((n&1023)<<10)|na&1023}if(127>=n){if(g>=k)break;l[g++]=n}else{if(2047>=
n){if(g+1>=k)break;l[g++]=192|n>>6}else{if(65535>=n){if(g+2>=k)break;l[g++]=224|n>>12}else{if(g+3>=k)break;l[g++]=240|n>>18;l[g++]=128|n>>12&63}l[g++]=128|n>>6&63}l[g++]=128|n&63}}l[g]=0}}return m},array:f=>{var m=X(f.length);G.set(f,m);return m}};a=b["_"+a];var q=[],t=0;if(e)for(var r=0;r<e.length;r++){var H=p[d[r]];H?(0===t&&(t=ja()),q[r]=H(e[r])):q[r]=e[r]}d=a.apply(null,q);return d=function(f){0!==t&&ka(t);if("string"===c)if(f){for(var m=I,g=f+NaN,l=f;m[l]&&!(l>=g);)++l;if(16<l-f&&m.buffer&&ia)f=
ia.decode(m.subarray(f,l));else{for(g="";f<l;){var k=m[f++];if(k&128){var v=m[f++]&63;if(192==(k&224))g+=String.fromCharCode((k&31)<<6|v);else{var n=m[f++]&63;k=224==(k&240)?(k&15)<<12|v<<6|n:(k&7)<<18|v<<12|n<<6|m[f++]&63;65536>k?g+=String.fromCharCode(k):(k-=65536,g+=String.fromCharCode(55296|k>>10,56320|k&1023))}}else g+=String.fromCharCode(k)}f=g}}else f="";else f="boolean"===c?!!f:f;return f}(d)},ma={a:a=>{var c=I.length;a>>>=0;if(268435456<a)return!1;for(var d=1;4>=d;d*=2){var e=c*(1+.2/d);
e=Math.min(e,a+100663296);var p=Math;e=Math.max(a,e);a:{p=(p.min.call(p,268435456,e+(65536-e%65536)%65536)-E.buffer.byteLength+65535)/65536;try{E.grow(p);O();var q=1;break a}catch(t){}q=void 0}if(q)return!0}return!1}},Y=function(){function a(d){Y=d.exports;E=Y.b;O();Q.unshift(Y.c);S--;b.monitorRunDependencies?.(S);0==S&&(null!==T&&(clearInterval(T),T=null),U&&(d=U,U=null,d()));return Y}var c={a:ma};S++;b.monitorRunDependencies?.(S);if(b.instantiateWasm)try{return b.instantiateWasm(c,a)}catch(d){B(`Module.instantiateWasm callback failed with error: ${d}`),
u(d)}ha(c,function(d){a(d.instance)}).catch(u);return{}}();b._lzma_check_is_supported=a=>(b._lzma_check_is_supported=Y.d)(a);b._lzma_version_string=()=>(b._lzma_version_string=Y.e)();b._lzma_code=(a,c)=>(b._lzma_code=Y.f)(a,c);b._lzma_end=a=>(b._lzma_end=Y.g)(a);b._lzma_memusage=a=>(b._lzma_memusage=Y.h)(a);b._lzma_memlimit_set=(a,c,d)=>(b._lzma_memlimit_set=Y.i)(a,c,d);b._lzma_index_end=(a,c)=>(b._lzma_index_end=Y.j)(a,c);b._lzma_index_uncompressed_size=a=>(b._lzma_index_uncompressed_size=Y.k)(a);
b._lzma_easy_buffer_encode=(a,c,d,e,p,q,t,r)=>(b._lzma_easy_buffer_encode=Y.l)(a,c,d,e,p,q,t,r);b._lzma_easy_encoder=(a,c,d)=>(b._lzma_easy_encoder=Y.m)(a,c,d);b._lzma_stream_buffer_encode=(a,c,d,e,p,q,t,r)=>(b._lzma_stream_buffer_encode=Y.n)(a,c,d,e,p,q,t,r);b._lzma_auto_decoder=(a,c,d,e)=>(b._lzma_auto_decoder=Y.o)(a,c,d,e);b._lzma_index_decoder=(a,c,d,e)=>(b._lzma_index_decoder=Y.p)(a,c,d,e);b._lzma_stream_buffer_decode=(a,c,d,e,p,q,t,r,H)=>(b._lzma_stream_buffer_decode=Y.q)(a,c,d,e,p,q,t,r,H);
b._lzma_stream_decoder=(a,c,d,e)=>(b._lzma_stream_decoder=Y.r)(a,c,d,e);b._malloc=a=>(b._malloc=Y.s)(a);b._free=a=>(b._free=Y.t)(a);var ja=()=>(ja=Y.u)(),ka=a=>(ka=Y.v)(a),X=a=>(X=Y.w)(a);b.ccall=la;b.cwrap=(a,c,d,e)=>{var p=!d||d.every(q=>"number"===q||"boolean"===q);return"string"!==c&&p&&!e?b["_"+a]:function(){return la(a,c,d,arguments,e)}};
b.setValue=function(a,c,d="i8"){d.endsWith("*")&&(d="*");switch(d){case "i1":G[a>>0]=c;break;case "i8":G[a>>0]=c;break;case "i16":J[a>>1]=c;break;case "i32":K[a>>2]=c;break;case "i64":D("to do setValue(i64) use WASM_BIGINT");case "float":M[a>>2]=c;break;case "double":N[a>>3]=c;break;case "*":L[a>>2]=c;break;default:D(`invalid type for setValue: ${d}`)}};
b.getValue=function(a,c="i8"){c.endsWith("*")&&(c="*");switch(c){case "i1":return G[a>>0];case "i8":return G[a>>0];case "i16":return J[a>>1];case "i32":return K[a>>2];case "i64":D("to do getValue(i64) use WASM_BIGINT");case "float":return M[a>>2];case "double":return N[a>>3];case "*":return L[a>>2];default:D(`invalid type for getValue: ${c}`)}};var Z;U=function oa(){Z||pa();Z||(U=oa)};
function pa(){function a(){if(!Z&&(Z=!0,b.calledRun=!0,!F)){W(Q);h(b);if(b.onRuntimeInitialized)b.onRuntimeInitialized();if(b.postRun)for("function"==typeof b.postRun&&(b.postRun=[b.postRun]);b.postRun.length;){var c=b.postRun.shift();R.unshift(c)}W(R)}}if(!(0<S)){if(b.preRun)for("function"==typeof b.preRun&&(b.preRun=[b.preRun]);b.preRun.length;)aa();W(P);0<S||(b.setStatus?(b.setStatus("Running..."),setTimeout(function(){setTimeout(function(){b.setStatus("")},1);a()},1)):a())}}
if(b.preInit)for("function"==typeof b.preInit&&(b.preInit=[b.preInit]);0<b.preInit.length;)b.preInit.pop()();pa();


  return moduleArg.ready
}
);
})();
;
/* harmony default export */ const liblzma = (createLZMA);
;// CONCATENATED MODULE: ./lib/archive/liblzma.js


/**
 * Loads a liblzma of its own, with its own memory.
 *
 * ncc copies the .wasm file beside the bundle and puts its new place into this file. It finds the
 * place only as `readFileSync` of a literal, and only in a file whose syntax is at most ES2020:
 * otherwise it copies spoilt bytes. Hence this file stays apart and plain.
 */
async function loadLiblzma() {
    const wasmBinary = (0,external_node_fs_namespaceObject.readFileSync)(__nccwpck_require__.ab + "liblzma.wasm");
    return (await liblzma({ wasmBinary }));
}

;// CONCATENATED MODULE: ./lib/archive/xz.js


/** Byte offsets in `lzma_stream` where pointers have 32 bits, and its size. */
const STREAM = { nextIn: 0, availIn: 4, totalIn: 8, nextOut: 16, availOut: 20, size: 96 };
const LZMA_RUN = 0;
const LZMA_FINISH = 3;
const LZMA_OK = 0;
const LZMA_STREAM_END = 1;
const LZMA_TELL_UNSUPPORTED_CHECK = 2;
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
const MEMORY_LIMIT = 128 << 20;
const CHUNK = 256 << 10;
const xz_HEADER_SIZE = 12;
const FOOTER_SIZE = 12;
let loading;
/**
 * Unpacks a single xz stream (https://tukaani.org/xz/xz-file-format.txt) in memory, padding after it
 * allowed. Its checks are verified. Besides the result it takes up to 128 MiB, for the stream's
 * dictionary.
 *
 * @param limit most bytes that it may unpack to
 * @param roomFor gives the array that is returned
 * @throws FormatError that names the byte of the packed data at which it is broken
 */
async function unxz(packed, limit, roomFor = (size) => new Uint8Array(size)) {
    const { end, unpackedSize } = readIndex(packed);
    if (unpackedSize > limit) {
        throw new FormatError('xz', end, `more than ${limit} bytes unpacked stand in the index`);
    }
    loading ??= loadLiblzma();
    return decode(await loading, packed.subarray(0, end), roomFor(unpackedSize));
}
/** Where the stream ends, and the size that its index says it unpacks to. */
function readIndex(packed) {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    let end = packed.length;
    while (end >= 4 && view.getUint32(end - 4) === 0)
        end -= 4;
    const footer = end - FOOTER_SIZE;
    if (footer < xz_HEADER_SIZE || view.getUint16(end - 2) !== 0x595a) {
        throw new FormatError('xz', end, 'cut off or no xz file: no stream footer ends');
    }
    const indexSize = (view.getUint32(footer + 4, true) + 1) * 4;
    const index = footer - indexSize;
    if (index < xz_HEADER_SIZE || packed[index] !== 0) {
        throw new FormatError('xz', footer + 4, 'the footer points to no index');
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
        throw new FormatError('xz', at, 'an impossible size stands in the index');
    };
    let blocksSize = 0;
    let unpackedSize = 0;
    const records = readInteger();
    for (let i = 0; i < records; i++) {
        if (at >= footer)
            throw new FormatError('xz', at, 'the index is cut off');
        blocksSize += Math.ceil(readInteger() / 4) * 4;
        unpackedSize += readInteger();
    }
    if (xz_HEADER_SIZE + blocksSize !== index) {
        const before = index - xz_HEADER_SIZE - blocksSize;
        throw new FormatError('xz', index, before > 0
            ? `${before} bytes before the last stream (several streams in a file are not supported)`
            : 'the index does not fit the blocks');
    }
    return { end, unpackedSize };
}
function decode(lzma, packed, unpacked) {
    // One block of memory: the stream's state, then a piece of the input, then one of the output.
    const stream = lzma._malloc(STREAM.size + 2 * CHUNK);
    if (stream === 0)
        throw new FormatError('xz', 0, FAULTS[5] ?? '');
    const input = stream + STREAM.size;
    const output = input + CHUNK;
    const get = (field) => lzma.getValue(stream + field, 'i32');
    const set = (field, value) => lzma.setValue(stream + field, value, 'i32');
    lzma.HEAPU8.fill(0, stream, input);
    try {
        let code = lzma._lzma_stream_decoder(stream, MEMORY_LIMIT, 0, LZMA_TELL_UNSUPPORTED_CHECK);
        let taken = 0;
        let given = 0;
        while (code === LZMA_OK) {
            if (get(STREAM.availIn) === 0 && taken < packed.length) {
                const piece = packed.subarray(taken, taken + CHUNK);
                lzma.HEAPU8.set(piece, input);
                set(STREAM.nextIn, input);
                set(STREAM.availIn, piece.length);
                taken += piece.length;
            }
            set(STREAM.nextOut, output);
            set(STREAM.availOut, CHUNK);
            code = lzma._lzma_code(stream, taken === packed.length ? LZMA_FINISH : LZMA_RUN);
            const size = CHUNK - get(STREAM.availOut);
            if (given + size > unpacked.length) {
                throw new FormatError('xz', get(STREAM.totalIn), 'more data than the index tells');
            }
            unpacked.set(lzma.HEAPU8.subarray(output, output + size), given);
            given += size;
        }
        const read = get(STREAM.totalIn);
        if (code !== LZMA_STREAM_END) {
            throw new FormatError('xz', read, FAULTS[code] ?? `liblzma gave up with code ${code}`);
        }
        if (given !== unpacked.length || read !== packed.length) {
            throw new FormatError('xz', read, 'the stream ends early');
        }
        return unpacked;
    }
    finally {
        lzma._lzma_end(stream);
        lzma._free(stream);
    }
}

;// CONCATENATED MODULE: ./lib/archive/unpack.js


/** The largest BTF in BTFHub-Archive, which was not deduplicated, has 27 MB. */
const MAX_UNPACKED = 256 << 20;
/**
 * The file that an entry's bytes hold: raw BTF or, for `vmlinux`, the ELF image as it is. The result
 * of `btf` and `vmlinux` is the given array itself, that of `btf.tar.xz` a view of the unpacked tar.
 *
 * @param roomFor gives the array to unpack into; without it that is a new one
 * @throws FormatError or Error, one sentence that says what is broken, where the bytes are not what
 *   the format says or unpack to more than 256 MiB
 */
async function unpackEntry(packed, format, roomFor) {
    switch (format) {
        case 'btf.tar.xz':
            return onlyBtf(await unxz(packed, MAX_UNPACKED, roomFor));
        case 'btf.xz':
            return unxz(packed, MAX_UNPACKED, roomFor);
        case 'btf':
        case 'vmlinux':
            return packed;
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
        case RelocationKind.TYPE_ID_TARGET:
        case RelocationKind.TYPE_MATCHES:
            return false;
        case RelocationKind.TYPE_EXISTS:
        case RelocationKind.TYPE_SIZE: {
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

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
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
    if (isTypeBased(spec.kind)) {
        const compare = spec.kind === RelocationKind.TYPE_MATCHES ? typesMatchInCilium : typesCompatibleInCilium;
        if (!compare(context, spec.rootId, candidate))
            return undefined;
        if (spec.kind === RelocationKind.TYPE_ID_TARGET)
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
    if (kind === RelocationKind.FIELD_SIGNED) {
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
    if (isTypeBased(spec.kind)) {
        const before = progressOf(context.evidence);
        const compare = spec.kind === RelocationKind.TYPE_MATCHES ? typesMatch : typesCompatible;
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
    return query.spec !== undefined && query.kind !== RelocationKind.TYPE_ID_LOCAL;
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

;// CONCATENATED MODULE: ./lib/core/reason.js






/** Why several candidates that match make a loader give up. */
function reasonForAmbiguity(target, a, b) {
    const offsets = [a, b].map((finding) => finding.match?.place.bitOffset);
    const values = offsets[0] === offsets[1]
        ? [a, b].map((finding) => `value ${finding.match?.patch.target}`)
        : offsets.map((offset) => `bit offset ${offset}`);
    return `several types named \`${typeName(target, a.candidate)}\` disagree: ${values.join(' and ')}`;
}
/** Why nothing on a kernel answers a query, in words. */
function reasonForNothing(local, query, target, candidates) {
    const { access } = describeSpec(local, query.typeId, query.spec);
    const type = describeRoot(local, query.typeId);
    const candidate = candidates[0]?.candidate;
    if (candidate === undefined)
        return `no ${type} here`;
    if (isEnumeratorBased(query.kind))
        return `no enumerator \`${access}\` in ${type} here`;
    if (isTypeBased(query.kind)) {
        const verb = query.kind === RelocationKind.TYPE_MATCHES ? 'match' : 'fit';
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
            if (kindOf(target, id) !== Kind.ARRAY)
                return `${nameIn(target, last)} is no array here`;
            const length = arrayLength(target, id);
            if (accessor.index >= length && !(last && isFlexibleArray(target, last, id))) {
                return `${nameIn(target, last)} has ${length} elements here, none at ${accessor.index}`;
            }
            id = target.words[target.starts[id] + 3];
            last = undefined;
            continue;
        }
        const name = stringAt(local, accessor.name);
        if (!isComposite(kindOf(target, id)))
            return `no field \`${name}\` in ${describe(target, id)} here`;
        const member = findMember(target, id, (found) => sameName(local.strings, accessor.name, target.strings, found));
        if (member === undefined)
            return missingMember(target, id, local, accessor.name);
        const type = memberType(target, member.typeId, member.index);
        const localType = memberType(local, accessor.typeId, accessor.index);
        const [here, there] = [describe(target, type), describe(local, localType)];
        if (here !== there && kindDiffers(local, localType, target, type)) {
            return `\`${name}\` is ${article(here)} here and ${article(there)} in the object`;
        }
        last = { ...member, name: memberName(target, member.typeId, member.index) };
        id = type;
    }
    return undefined;
}
function missingMember(target, id, local, nameAt) {
    const name = stringAt(local, nameAt);
    const bare = withoutUnderscores(local, nameAt);
    const heir = findMember(target, id, (found) => {
        const { offset, length } = withoutUnderscores(target, found);
        return samePrefix(local.strings, bare.offset, bare.length, target.strings, offset, length);
    });
    if (heir === undefined)
        return `no field \`${name}\` in ${describe(target, id)} here`;
    const found = stringAt(target, memberName(target, heir.typeId, heir.index));
    return `\`${name}\` is gone from ${describe(target, id)}; \`${found}\` stands in its place`;
}
/** The first member of such a name, anonymous structs and unions searched level by level. */
function findMember(btf, root, wanted) {
    const composites = new Set([root]);
    for (const typeId of composites) {
        if (!isComposite(kindOf(btf, typeId)))
            continue;
        for (let index = 0; index < lengthOf(btf, typeId); index++) {
            const name = memberName(btf, typeId, index);
            if (btf.strings[name] === 0)
                composites.add(btf.underlying[memberType(btf, typeId, index)]);
            else if (wanted(name))
                return { typeId, index };
        }
    }
    return undefined;
}
function kindDiffers(local, localType, target, type) {
    const kind = kindOf(local, local.underlying[localType]);
    const targetKind = kindOf(target, target.underlying[type]);
    return kind !== targetKind && !(isComposite(kind) && isComposite(targetKind));
}
function describe(btf, type) {
    const id = btf.underlying[type];
    const name = stringAt(btf, nameOf(btf, id));
    const kind = KIND_NAMES[kindOf(btf, id)];
    return name === '' || kind === 'int' || kind === 'float' ? kind : `${kind} \`${name}\``;
}
/** The root type of a query, without its flavour: the name under which a kernel has it. */
function describeRoot(local, id) {
    const name = nameOf(local, id);
    const essential = local.strings.subarray(name, name + essentialLength(local.strings, name));
    const kind = KIND_NAMES[kindOf(local, id)];
    return `${kind} \`${new TextDecoder().decode(essential)}\``;
}
function article(noun) {
    return noun === 'void' ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
function nameIn(target, accessor) {
    return accessor === undefined ? 'an element' : `\`${stringAt(target, accessor.name)}\``;
}
function typeName(btf, id) {
    return stringAt(btf, nameOf(btf, id));
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
 * What libbpf does with each relocation of an object on one kernel
 * (`libbpf relo_core.c: bpf_core_calc_relo_insn`), with every program loaded.
 *
 * @param findings by query, as `findAll` gives them for this object
 * @param explain whether reasons are worked out for what is not there; else they are empty
 * @returns by site
 */
function resolve(object, findings, target, explain = true) {
    const answers = answerAll(object, findings, target);
    const explained = (reason) => (explain && reason ? reason() : '');
    return object.sites.map(({ query, instruction }) => {
        const { kind } = object.queries[query];
        const answer = answers[query];
        if ('failure' in answer)
            return { status: answer.failure, reason: answer.reason };
        const patched = patchInstruction(instruction, answer.patch);
        if (patched.result === 'failed')
            return { status: 'invalid', reason: patched.reason };
        if (patched.result === 'poisoned') {
            return { status: 'unresolved', reason: patched.reason ?? explained(answer.reason) };
        }
        if (!answer.found && kind !== RelocationKind.TYPE_ID_LOCAL) {
            return { status: 'absent', reason: explained(answer.reason) };
        }
        return resolvedTo(answer.patch.target, patched.width);
    });
}
/** The same values come again and again, kernel after kernel. */
const resolved = new Map();
function resolvedTo(value, width) {
    if (width !== undefined)
        return { status: 'resolved', value: String(value), width };
    let outcome = resolved.get(value);
    if (outcome === undefined) {
        outcome = { status: 'resolved', value: String(value) };
        resolved.set(value, outcome);
    }
    return outcome;
}
/**
 * Answers queries in the order of their first records: a loader drops, for all later relocations of
 * the same local type, the candidates that did not match where others did.
 */
function answerAll(object, findings, target) {
    const remaining = new Map();
    return object.queries.map((query, index) => {
        const { local, error, kind } = query;
        if (local === undefined)
            return { failure: 'invalid', reason: error ?? '' };
        if (!needsCandidates(query)) {
            return { patch: { ...patchForNothing(local, kind), target: local.value }, found: true };
        }
        const left = remaining.get(query.typeId);
        const all = findings[index];
        const considered = all.every(({ forLibbpf }) => forLibbpf && left === undefined)
            ? all
            : all.filter(({ forLibbpf, candidate }) => forLibbpf && (left === undefined || left.has(candidate)));
        const matching = [];
        for (const finding of considered) {
            if (finding.error !== undefined)
                return { failure: 'invalid', reason: finding.error };
            if (finding.match === undefined)
                continue;
            const first = matching[0] ?? finding;
            if (disagree(first, finding)) {
                return { failure: 'ambiguous', reason: reasonForAmbiguity(target, first, finding) };
            }
            matching.push(finding);
        }
        const first = matching[0]?.match;
        if (first === undefined) {
            const reason = () => reasonForNothing(object.btf, query, target, considered);
            return { patch: patchForNothing(local, kind), found: false, reason };
        }
        if (matching.length < considered.length) {
            remaining.set(query.typeId, new Set(matching.map(({ candidate }) => candidate)));
        }
        return { patch: first.patch, found: true };
    });
}
function disagree(a, b) {
    return (a.match?.place.bitOffset !== b.match?.place.bitOffset ||
        a.match?.patch.target !== b.match?.patch.target);
}

;// CONCATENATED MODULE: ./lib/core/prove.js









/**
 * Resolves a product's relocations again, against a tailored BTF, and compares: every Outcome under
 * libbpf, and every fixup under cilium/ebpf, must be what the kernel's whole BTF gives.
 *
 * @param findings from the whole BTF, and `outcomes` likewise
 * @throws Error that names the first relocation that differs
 */
function prove(product, findings, outcomes, subset) {
    const small = parseBtf(subset.bytes);
    const again = findAll(small, product, findCandidates(small, product.wanted), newEffort(product));
    product.parts.forEach(({ object }, part) => {
        const found = again[part];
        const answers = resolve(object, found, small, false);
        compareOutcomes(object, outcomes[part], answers, subset.ids);
        compareFixups(object, findings[part], found, subset.ids);
    });
}
function compareOutcomes(object, whole, small, ids) {
    object.sites.forEach((site, index) => {
        const query = object.queries[site.query];
        const [expected, found] = [whole[index], small[index]];
        const moved = query.kind === RelocationKind.TYPE_ID_TARGET && expected.status === 'resolved';
        const value = moved ? String(ids[Number(expected.value)]) : expected.value;
        const same = expected.status === found.status && expected.width === found.width && value === found.value;
        if (!same)
            throw difference(object.btf, query, 'libbpf', expected, found);
    });
}
function compareFixups(object, whole, small, ids) {
    const byType = new Map();
    object.queries.forEach(({ typeId }, index) => {
        const ofType = byType.get(typeId);
        if (ofType === undefined)
            byType.set(typeId, [index]);
        else
            ofType.push(index);
    });
    for (const queries of byType.values()) {
        const expected = chooseFixups(queries.map((index) => whole[index]));
        const found = chooseFixups(queries.map((index) => small[index]));
        // What it refuses altogether leaves nothing to keep.
        if ('error' in expected)
            continue;
        const same = !('error' in found) && expected.every((fixup, i) => sameFixup(fixup, found[i], ids));
        const query = object.queries[queries[0]];
        if (!same)
            throw difference(object.btf, query, 'cilium/ebpf', expected, found);
    }
}
function difference(btf, query, loader, expected, found) {
    const name = stringAt(btf, nameOf(btf, query.typeId));
    return new Error(`under ${loader}, the tailored BTF answers \`${name}\` ${query.access} (kind ${query.kind}) with ` +
        `${(0,external_node_util_namespaceObject.inspect)(found)} instead of ${(0,external_node_util_namespaceObject.inspect)(expected)}; please report this`);
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

;// CONCATENATED MODULE: ./lib/core/tailor.js





/**
 * Resolves a product's relocations on one kernel, keeps of its BTF what they need, and proves the
 * result by resolving them again.
 *
 * @throws Error where the proof fails, which no kernel and no object should be able to cause
 */
function tailor(target, product) {
    const effort = newEffort(product);
    const whole = reduce(target, product, effort);
    const outcomes = product.parts.map(({ object }, part) => resolve(object, whole.findings[part], target));
    let { subset } = whole;
    for (let { conditional } = whole; conditional;) {
        const again = reduce(parseBtf(subset.bytes), product, effort);
        conditional = again.conditional && again.subset.bytes.length < subset.bytes.length;
        const ids = subset.ids.map((id) => again.subset.ids[id]);
        subset = { bytes: again.subset.bytes, ids };
    }
    prove(product, whole.findings, outcomes, subset);
    return { bytes: subset.bytes, outcomes };
}

;// CONCATENATED MODULE: ./lib/tailor/kernel.js






/** Room of this many bytes is kept from kernel to kernel; few kernels have more BTF. */
const KEPT_ROOM = 16 << 20;
/**
 * Makes the function that does one kernel's work. Kernels are worked on one after the other, for they
 * are unpacked into the same room: as garbage it would add up to more than all else.
 *
 * @returns a function that throws where the entry is broken, or no object is of its byte order
 */
function kernelTailor(all) {
    const products = new Map();
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
        const image = await unpackEntry(work.bytes, work.format, roomFor);
        const raw = work.format === 'vmlinux' ? btfSection(image) : image;
        const target = parseBtf(raw);
        const objects = work.objects.filter((index) => all[index]?.btf.byteOrder === target.byteOrder);
        if (objects.length === 0) {
            throw new Error(`no object is ${target.byteOrder}-endian, as the kernel is`);
        }
        const key = objects.join();
        const product = products.get(key) ?? makeProduct(objects.map((index) => all[index]));
        products.set(key, product);
        const { bytes, outcomes } = tailor(target, product);
        return {
            btf: bytes,
            sha256: sha256(bytes),
            sourceSha256: sha256(work.bytes),
            sourceSize: raw.length,
            objects,
            outcomes,
        };
    }
}
function btfSection(image) {
    const section = sectionNamed(parseElf(image), '.BTF');
    if (section === undefined)
        throw new Error('has no .BTF section; build the kernel with CONFIG_DEBUG_INFO_BTF');
    return section.data;
}
function sha256(bytes) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(bytes).digest('hex');
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

;// CONCATENATED MODULE: ./lib/worker/index.js





const { objects } = external_node_worker_threads_namespaceObject.workerData;
const tailorKernel = kernelTailor(objects.map(readObject));
const table = newOutcomeTable();
external_node_worker_threads_namespaceObject.parentPort?.on('message', async ({ id, work }) => {
    try {
        const { outcomes: lists, ...kernel } = await tailorKernel(work);
        const known = table.outcomes.length;
        const outcomes = lists.map((list) => Uint32Array.from(list, table.numberOf));
        answer({ id, kernel, newOutcomes: table.outcomes.slice(known), outcomes }, [
            kernel.btf.buffer,
            ...outcomes.map((numbers) => numbers.buffer),
        ]);
    }
    catch (error) {
        answer({ id, error: messageOf(error) }, []);
    }
});
function answer(message, transfer) {
    external_node_worker_threads_namespaceObject.parentPort?.postMessage(message, transfer);
}

