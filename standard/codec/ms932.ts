import iconv from "iconv-lite";

/** What a two-byte pair or a single byte can be, beside a UTF-16 unit. */
export const INVALID = 0;
/** 外字: the user-defined rows F0 to F9, which every machine draws differently. */
export const EXTERNAL = 1;

export interface Ms932Tables {
  /** UTF-16 unit by single byte; INVALID for lead bytes and unused bytes. */
  readonly single: Uint16Array;
  /** UTF-16 unit by (lead << 8 | trail), or INVALID or EXTERNAL. */
  readonly pair: Uint16Array;
  /** 1 for the lead bytes of pairs. */
  readonly isLead: Uint8Array;
  /** Canonical code by UTF-16 unit; 0 for what MS932 cannot hold. */
  readonly encode: Uint16Array;
}

let tables: Ms932Tables | undefined;

/** The MS932 tables, made once from iconv-lite's CP932; among duplicate codes the one Windows writes is canonical. */
export function ms932(): Ms932Tables {
  return (tables ??= buildTables());
}

/** Makes the tables now, some 40 ms, for a process that serves others while it reads its first file. */
export const prepareMs932 = (): void => void ms932();

function buildTables(): Ms932Tables {
  const single = new Uint16Array(256);
  const pair = new Uint16Array(65536);
  const isLead = new Uint8Array(256);
  const encode = new Uint16Array(65536);
  for (let byte = 1; byte < 0x80; byte += 1) encode[(single[byte] = byte)] = byte;
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) encode[(single[byte] = byte - 0xa1 + 0xff61)] = byte;

  const codes: number[] = [];
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    isLead[lead] = 1;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) codes.push((lead << 8) | trail);
  }
  // A line feed between pairs cannot be a trail byte, so one call decodes all of them apart.
  const decoded = iconv.decode(Buffer.from(codes.flatMap((code) => [code >> 8, code & 0xff, 0x0a])), "cp932").split("\n");
  codes.forEach((code, index) => {
    const text = decoded[index] ?? "";
    const unit = text.length === 1 ? text.charCodeAt(0) : 0xfffd;
    if (code >= 0xf040 && code <= 0xf9fc) pair[code] = EXTERNAL;
    else if (unit !== 0xfffd && (unit < 0xe000 || unit > 0xf8ff)) pair[code] = unit;
  });
  const characters = [...new Set(pair)].filter((unit) => unit > EXTERNAL);
  const bytes = iconv.encode(String.fromCharCode(...characters), "cp932");
  characters.forEach((unit, index) => (encode[unit] = bytes.readUInt16BE(index * 2)));
  return { single, pair, isLead, encode };
}

/** Bytes a text takes in MS932; characters it cannot hold count as two. */
export function ms932Length(text: string): number {
  const { encode } = ms932();
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = encode[text.charCodeAt(index)] ?? 0;
    length += code === 0 || code > 0xff ? 2 : 1;
  }
  return length;
}
