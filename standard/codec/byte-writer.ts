import { ms932 } from "./ms932.js";

const QUOTE = 0x22;
const mustQuote = /[",\r\n]/;
const forbidden = (unit: number): boolean => (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) || unit === 0x7f;

/** A growing buffer that text is written into as MS932. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private length = 0;
  private readonly codes = ms932().encode;

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Writes one item, quoted when asked or needed. Answers the place of the first character that MS932 cannot hold, or -1. */
  text(text: string, quoted: boolean): number {
    this.reserve(text.length * 2 + 2);
    const { bytes, codes } = this;
    const inQuotes = quoted || mustQuote.test(text);
    let at = this.length;
    if (inQuotes) bytes[at++] = QUOTE;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      const code = codes[unit] as number;
      if (code === 0 || forbidden(unit)) return index;
      if (code > 0xff) {
        bytes[at++] = code >> 8;
        bytes[at++] = code & 0xff;
      } else {
        bytes[at++] = code;
        if (code === QUOTE) bytes[at++] = QUOTE;
      }
    }
    if (inQuotes) bytes[at++] = QUOTE;
    this.length = at;
    return -1;
  }

  take(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
}
