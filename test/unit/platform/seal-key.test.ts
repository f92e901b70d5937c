import { parseSealKeys } from "../../../platform/audit/seal-key.js";

test.each([["a:short"], [`a:${"00".repeat(32)}`], ["nocolon"], [`:${"0123456789abcdef".repeat(4)}`]])("the key %j is refused", (pair) => {
  expect(() => parseSealKeys([pair])).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
});
