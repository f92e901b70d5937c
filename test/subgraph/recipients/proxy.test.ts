import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { today } from "../../../platform/calendar/today.js";
import { codesOf, openRecipients, partOf, type RecipientsFixture } from "./recipients-fixture.js";

let fixture: RecipientsFixture;

beforeAll(async () => {
  fixture = await openRecipients();
}, 120_000);

afterAll(() => fixture?.close());

const officer = () => ({ subject: "officer", role: "MUNICIPALITY", insurer: fixture.subject.insurerNumber }) as const;
const child = (over: Record<string, unknown> = {}) => ({ subject: "child", role: "RECIPIENT", insurer: fixture.subject.insurerNumber, recipient: fixture.subject.recipientId, proxy: true, ...over }) as const;
const register = (over: Record<string, unknown> = {}) => fixture.change(officer(), "registerProxy", { recipientId: fixture.subject.id, subject: "child", name: "見本　花子", relation: "GUARDIAN", validFrom: today(), ...over }, "recipient { proxies { id name relation validTo } }");
const look = async (who = child()) => codesOf(await fixture.ask(who, `{ recipient(id: "${fixture.subject.id}") { name carePlan { id } } }`));

test("somebody acts for a person only while the insurer has registered them for that person", async () => {
  expect(await look()).toEqual(["ACCOUNT_CHANGED"]);
  const { proxies } = partOf<{ recipient: { proxies: { id: string; name: string }[] } }>(await register(), "registerProxy").recipient;
  const mine = proxies.find(({ name }) => name === "見本　花子");
  expect(await look()).toEqual([]);
  expect(await look(child({ subject: "neighbour" }))).toEqual(["ACCOUNT_CHANGED"]);
  expect(await look(child({ recipient: fixture.subject.otherRecipientId }))).toEqual(["ACCOUNT_CHANGED"]);
  const [{ subject }] = (await fixture.rows("SELECT subject FROM audit.access_event WHERE role = 'RECIPIENT' AND recipient_id = $1 ORDER BY id DESC LIMIT 1", [fixture.subject.recipientId])) as [{ subject: string }];
  expect(subject).toBe("child");
  await fixture.change(officer(), "endProxy", { proxyId: mine?.id, validTo: "2020-01-01" }, "recipient { id }");
  expect(await look()).toEqual(["ACCOUNT_CHANGED"]);
});

test("a registration for later does not count yet, and days in the wrong order are refused", async () => {
  await register({ subject: "later", validFrom: "2099-01-01" });
  expect(await look(child({ subject: "later" }))).toEqual(["ACCOUNT_CHANGED"]);
  expect(codesOf(await register({ validTo: "2000-01-01" }))).toEqual(["INPUT_INVALID"]);
  expect(codesOf(await fixture.change(officer(), "endProxy", { proxyId: toGlobalId(fixture.subject.insurerNumber, "01900000-0000-7000-8000-00000000dead"), validTo: today() }, "recipient { id }"))).toEqual(["NOT_FOUND"]);
});
