/** Each message of broken input, in full: what is broken, where, and for some what to do. */
const SENTENCES: readonly RegExp[] = [
  /^(ELF|BTF|\.BTF|\.BTF\.ext|xz|tar): [^\n]{1,200} at byte \d+$/,
  /^is no ELF file; name the \.o files that clang -target bpf wrote$/,
  /^is built for another machine than BPF; build it with clang -target bpf$/,
  /^is an? [^\n]{1,100}; [^\n]{1,100}$/,
  /^has no BTF; build it with clang -g$/,
  /^has no \.BTF section; build the kernel with CONFIG_DEBUG_INFO_BTF$/,
  /^its types are nested or repeated beyond all measure$/,
  /^no object is (little|big)-endian, as the kernel is$/,
  /^tar: (no|several) \.btf files? in it, [^\n]{1,200}$/,
];

/**
 * What is wrong with the error that broken input ended in.
 *
 * @param bytes of the input: no offset lies behind them, unless they are what was packed
 */
export function faultOfError(error: unknown, bytes: number): string | undefined {
  const { message, stack } = error as Error;
  const { name } = (error as Error).constructor;
  if (!/^(Error|FormatError)$/.test(name)) return `${name}: ${message}\n${stack}`;
  if (!SENTENCES.some((sentence) => sentence.test(message))) return `no sentence: ${message}`;
  // Of a name the place in its table is told, and of a part where it would start: these may be anywhere.
  const offset = /(?<!string table|beyond the end) at byte (\d+)$/.exec(message)?.[1];
  return Number(offset ?? 0) > bytes ? `a place behind the ${bytes} bytes: ${message}` : undefined;
}
