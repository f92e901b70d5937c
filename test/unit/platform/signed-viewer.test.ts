import fc from "fast-check";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { parseViewerKeys, signViewer, verifyViewer, type Binding } from "../../../platform/viewer/signed-viewer.js";
import { toViewer, type Viewer } from "../../../platform/viewer/viewer.js";

const viewer: Viewer = toViewer({ subject: "u1", role: "CARE_MANAGER", officeNumber: "1370100018", purpose: "CARE", secondFactor: true, categories: ["PERSON"] });
const keys = parseViewerKeys(["new:0123456789abcdef0123456789abcdef", "old:fedcba9876543210fedcba9876543210"]);
const binding: Binding = { requestId: "request-1", audience: "care-plans", body: '{"query":"{a}"}' };
const now = 1_800_000_000;

const refused = (text: string, against: Binding = binding, at = now) => {
  try {
    verifyViewer(text, against, keys, at);
    return false;
  } catch (error) {
    return error instanceof KaigoError && error.code === "UNAUTHENTICATED";
  }
};

describe("a signed viewer", () => {
  const text = signViewer(viewer, binding, keys, now);

  test("comes back as it was, frozen", () => {
    const back = verifyViewer(text, binding, keys, now);
    expect(back).toEqual(viewer);
    expect(Object.isFrozen(back) && Object.isFrozen(back.categories)).toBe(true);
  });

  test("is refused for another request, another subgraph or another body", () => {
    expect(refused(text, { ...binding, requestId: "request-2" })).toBe(true);
    expect(refused(text, { ...binding, audience: "schedules" })).toBe(true);
    expect(refused(text, { ...binding, body: '{"query":"{b}"}' })).toBe(true);
    expect(refused(text)).toBe(false);
  });

  test("lives a minute and no longer", () => {
    expect(refused(text, binding, now + 59)).toBe(false);
    expect(refused(text, binding, now + 61)).toBe(true);
    expect(refused(text, binding, now - 3_600)).toBe(true);
  });

  test("is refused when any of its characters is another one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), fc.constantFrom(..."ABCxyz019_-."), (place, character) => {
        fc.pre(text[place] !== character);
        return refused(text.slice(0, place) + character + text.slice(place + 1));
      }),
      { numRuns: 500 },
    );
  });

  test("is refused whatever text it is", () => {
    fc.assert(fc.property(fc.string(), (noise) => refused(noise)));
  });

  test("is verified by an older key while keys rotate, and by no unknown key", () => {
    const old = signViewer(viewer, binding, keys.slice(1), now);
    expect(refused(old)).toBe(false);
    expect(refused(signViewer(viewer, binding, parseViewerKeys(["new:another-secret-of-thirty-two-characters"]), now))).toBe(true);
  });

  test("cannot be made without a key or with a short one", () => {
    expect(() => signViewer(viewer, binding, [], now)).toThrow(KaigoError);
    expect(() => parseViewerKeys(["id:short"])).toThrow(KaigoError);
  });
});
