import fc from "fast-check";
import { nextSerial } from "../../../standard/index.js";

const now = "2026-11-25T10:00:00";

test.each([
  [null, "20261125100000"],
  ["20261125095959", "20261125100000"],
  ["20261125100000", "20261125100001"],
  ["20991231235959", "20991231235960"],
  ["00000000000000", "20261125100000"],
])("after %p, what is made at ten o'clock has the serial %s", (used, expected) => expect(nextSerial(used, now)).toBe(expected));

test("is never earlier than now, always later than what was used, and has 14 digits", () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999_998n }), (number) => {
      const used = String(number).padStart(14, "0");
      const next = nextSerial(used, now);
      expect(next > used && next >= "20261125100000" && /^\d{14}$/.test(next)).toBe(true);
    }),
  ));
