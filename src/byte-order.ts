export type ByteOrder = 'little' | 'big';

/** The byte order of typed arrays on this machine. */
export const HOST_ORDER: ByteOrder =
  new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big';
