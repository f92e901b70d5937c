import iconv from "iconv-lite";
import { EXTERNAL, INVALID, ms932, ms932Length } from "../../../standard/codec/ms932.js";
import { normalisedPairs, toMs932Text } from "../../../standard/codec/normalised-pairs.js";

describe("the MS932 tables", () => {
  const { single, pair, isLead, encode } = ms932();

  test("decode every pair as CP932 does, and take the user-defined rows for 外字", () => {
    for (let code = 0x8140; code <= 0xfcfc; code += 1) {
      const trail = code & 0xff;
      if (isLead[code >> 8] === 0 || trail < 0x40 || trail === 0x7f || trail > 0xfc) continue;
      const text = iconv.decode(Buffer.from([code >> 8, trail]), "cp932");
      const lead = code >> 8;
      if (lead >= 0xf0 && lead <= 0xf9) expect(pair[code]).toBe(EXTERNAL);
      else expect(pair[code]).toBe(text.length === 1 && text !== "\ufffd" ? text.charCodeAt(0) : INVALID);
    }
  });

  test("hold 7,724 pairs, 63 half-width kana and ASCII without null", () => {
    expect(pair.filter((unit) => unit > EXTERNAL)).toHaveLength(7724);
    expect(single.filter((unit) => unit !== INVALID)).toHaveLength(127 + 63);
    expect(encode[0]).toBe(0);
  });

  test("encode every character they decode as CP932 does", () => {
    for (let unit = 1; unit < 65536; unit += 1) {
      const code = encode[unit] ?? 0;
      if (code === 0) continue;
      expect(code).toBe(iconv.encode(String.fromCharCode(unit), "cp932").readUIntBE(0, code > 0xff ? 2 : 1));
      expect(code > 0xff ? pair[code] : single[code]).toBe(unit);
    }
  });

  test("never take a comma, quotation mark or line break for the second byte of a pair", () => {
    for (let lead = 0; lead < 256; lead += 1) for (const trail of [0x2c, 0x22, 0x0d, 0x0a]) expect(pair[(lead << 8) | trail]).toBe(INVALID);
  });

  test("count bytes", () => {
    expect(ms932Length("aｱあ\u{20bb7}")).toBe(1 + 1 + 2 + 4);
  });
});

describe("the normalised pairs", () => {
  test("exchange what MS932 cannot hold for what it can", () => {
    const { encode } = ms932();
    for (const { from, to } of normalisedPairs) {
      expect(encode[from.charCodeAt(0)]).toBe(0);
      expect(to === "" || encode[to.charCodeAt(0)] !== 0).toBe(true);
      expect(toMs932Text(`前${from}後`)).toBe(`前${to}後`);
    }
    expect(new Set(normalisedPairs.map(({ from }) => from)).size).toBe(normalisedPairs.length);
  });

  test("join kana with a separate voicing mark and drop variation selectors", () => {
    expect(toMs932Text("か\u3099ハ\u309a")).toBe("がパ");
    expect(toMs932Text("葛\u{e0100}飾")).toBe("葛飾");
  });

  test("leave everything else alone, compatibility kanji included", () => {
    for (const text of ["神髙﨑①㈱～－―∥￥", "\u{20bb7}野家", "a\\b~c"]) expect(toMs932Text(text)).toBe(text);
  });
});
