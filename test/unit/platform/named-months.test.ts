import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import { namedMonths } from "../../../platform/subgraph/named-months.js";

const row = (insuredNumber: string, month: string) => ({ insurerNumber: "131011", insuredNumber, targetMonth: month, deleteTargetMonth: month });
const batchOf = (byKind: Readonly<Record<string, readonly object[]>>) =>
  ({ records: (kind: string) => byKind[kind] ?? [], subject: (insurerNumber: string, insuredNumber: string) => ({ insurerNumber, recipientId: `id of ${insuredNumber}` }) }) as unknown as ImportBatch;
const named = (byKind: Readonly<Record<string, readonly object[]>>) =>
  namedMonths(batchOf(byKind), { targetMonth: ["UPPLAN", "UPSIKYU"], deleteTargetMonth: ["DLTPLAN"] }).map(({ recipientId, serviceMonth }) => `${recipientId} ${serviceMonth}`);

test("Each person's month is named once, whether its rows stand together or not, in one file or in several", () => {
  const a = row("1", "2026-11");
  const b = row("2", "2026-11");
  expect(named({ UPPLAN: [a, a, b, a, b], UPSIKYU: [b, a] })).toEqual(["id of 1 2026-11", "id of 2 2026-11"]);
});

test("Another month of the same person and a withdrawn one are named too, and kinds that were not asked for are not", () => {
  expect(named({ UPPLAN: [row("1", "2026-11"), row("1", "2026-12")], DLTPLAN: [row("1", "2026-10")], UPJSK: [row("3", "2026-11")] })).toEqual(["id of 1 2026-11", "id of 1 2026-12", "id of 1 2026-10"]);
});
