/** Where JSON is written as bytes. Whoever writes takes the place to write at and returns the place after. */
export interface JsonRoom {
  readonly bytes: Buffer;
  /** A string between quotes, escaped as `JSON.stringify` escapes. */
  string(value: string, at: number): number;
  /** A whole number of 32 bits. */
  whole(value: number, at: number): number;
  /** Text that is JSON already. */
  text(value: string, at: number): number;
  /** Whether all that was written before this place had room. */
  holds(end: number): boolean;
}

/** From here on the runtime's own encoder is faster than a loop, its call included. */
const LONG = 60;
/** A character that does not fit any more leaves up to three bytes free. */
const MARGIN = 8;

/** Bytes that may not stand in a string as they are. */
const escaped = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x20 || byte === 0x22 || byte === 0x5c ? 1 : 0));

/** Room for so many bytes; a system gives memory only to what is written. Beyond its end nothing is written, and `holds` says so. */
export function createJsonRoom(size: number): JsonRoom {
  const bytes = Buffer.allocUnsafeSlow(size);
  const words = new Int32Array(bytes.buffer, 0, size >> 2);

  const encode = (value: string, at: number): number => at + bytes.write(value, Math.min(at, size));

  const string = (value: string, at: number): number => {
    const { length } = value;
    if (length > LONG) return long(value, at);
    bytes[at++] = 0x22;
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f || escaped[code] === 1) return remainder(value, index, at);
      bytes[at++] = code;
    }
    bytes[at] = 0x22;
    return at + 1;
  };

  const remainder = (value: string, index: number, at: number): number => {
    const { length } = value;
    for (; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code < 0x80) {
        if (escaped[code] === 1) return encode(JSON.stringify(value.slice(index)).slice(1), at);
        bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at] = 0xc0 | (code >> 6);
        bytes[at + 1] = 0x80 | (code & 0x3f);
        at += 2;
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[at] = 0xe0 | (code >> 12);
        bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at + 2] = 0x80 | (code & 0x3f);
        at += 3;
      } else return encode(JSON.stringify(value.slice(index)).slice(1), at);
    }
    bytes[at] = 0x22;
    return at + 1;
  };

  const long = (value: string, at: number): number => {
    const end = encode(value, at + 1);
    // What is not as many bytes as characters may hold half a surrogate pair.
    if ((end - at - 1 !== value.length && !value.isWellFormed()) || !isPlain(at + 1, end)) return encode(JSON.stringify(value), at);
    bytes[at] = 0x22;
    bytes[end] = 0x22;
    return end + 1;
  };

  /** Whether nothing between two places has to be escaped. */
  const isPlain = (from: number, to: number): boolean => {
    let at = from;
    for (; at < to && (at & 3) !== 0; at++) if (escaped[bytes[at]!] === 1) return false;
    for (; at + 4 <= to; at += 4) {
      const word = words[at >> 2]!;
      const quotes = word ^ 0x22222222;
      const backslashes = word ^ 0x5c5c5c5c;
      if (((((word - 0x20202020) & ~word) | ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes)) & 0x80808080) !== 0) return false;
    }
    for (; at < to; at++) if (escaped[bytes[at]!] === 1) return false;
    return true;
  };

  const text = (value: string, at: number): number => {
    const { length } = value;
    if (length > LONG) return encode(value, at);
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) return encode(value.slice(index), at);
      bytes[at++] = code;
    }
    return at;
  };

  const whole = (value: number, at: number): number => {
    if (value < 0 || value > 9_999_999) return text(`${value}`, at);
    let end = at + 1;
    for (let limit = 10; value >= limit; limit *= 10) end += 1;
    for (let place = end - 1; place >= at; place--) {
      const rest = (value / 10) | 0;
      bytes[place] = 0x30 + value - rest * 10;
      value = rest;
    }
    return end;
  };

  return { bytes, string, whole, text, holds: (end) => end <= size - MARGIN };
}
