import { changesData, withFreshKey } from "../../../web/src/operations/changes-data.js";

const key = "0b9f3c1e-0000-4000-8000-000000000000";

describe("a saved operation that changes data", () => {
  test("is told by its first word, wherever the document begins", () => {
    expect(changesData("mutation RecordConsent($input: X!) { a }")).toBe(true);
    expect(changesData("# a remark\nmutation M { a }")).toBe(true);
    expect(changesData("query mutationsOfMonth { mutation }")).toBe(false);
  });

  test("gets a key of its own each time it is opened, and keeps what else it was given", () => {
    const variables = { input: { idempotencyKey: key, state: "GIVEN" } };
    const [first, second] = [withFreshKey(variables), withFreshKey(variables)] as { input: Record<string, string> }[];
    expect(first?.input).toEqual({ idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/), state: "GIVEN" });
    expect(new Set([key, first?.input["idempotencyKey"], second?.input["idempotencyKey"]]).size).toBe(3);
    expect(variables.input.idempotencyKey).toBe(key);
  });

  test("is left alone where it takes no key", () => {
    expect(withFreshKey({ id: "1", input: null })).toEqual({ id: "1", input: null });
    expect(withFreshKey({ input: { state: "GIVEN" } })).toEqual({ input: { state: "GIVEN" } });
  });
});
