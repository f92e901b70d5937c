/** Made-up rental products; the codes have the form of TAIS codes and belong to no maker. */
export interface Equipment {
  readonly id: string;
  readonly name: string;
  readonly taisCode: string;
  /** Service codes for care (17) and preventive rental (67); null = not rented on that side. */
  readonly careCode: string;
  readonly preventiveCode: string | null;
  /** Units a month: the rent in yen divided by ten. */
  readonly units: number;
}

export const EQUIPMENT: readonly Equipment[] = [
  { id: "WHEELCHAIR", name: "自走用車いす　軽量型", taisCode: "99901-000011", careCode: "171001", preventiveCode: null, units: 500 },
  { id: "BED", name: "特殊寝台　３モーター", taisCode: "99901-000028", careCode: "171003", preventiveCode: null, units: 900 },
  { id: "MATTRESS", name: "マットレス　８３ｃｍ幅", taisCode: "99901-000035", careCode: "171004", preventiveCode: null, units: 150 },
  { id: "SIDE_RAIL", name: "サイドレール　２本組", taisCode: "99901-000042", careCode: "171004", preventiveCode: null, units: 150 },
  { id: "AIR_MATTRESS", name: "エアマットレス　自動調整", taisCode: "99902-000010", careCode: "171005", preventiveCode: null, units: 800 },
  { id: "HANDRAIL", name: "据置型手すり", taisCode: "99902-000027", careCode: "171007", preventiveCode: "671007", units: 300 },
  { id: "WALKER", name: "四輪歩行器", taisCode: "99903-000019", careCode: "171009", preventiveCode: "671009", units: 250 },
  { id: "CANE", name: "四点杖", taisCode: "99903-000026", careCode: "171010", preventiveCode: "671010", units: 100 },
];

const byId = new Map(EQUIPMENT.map((item) => [item.id, item]));

export function equipmentOf(id: string): Equipment {
  const item = byId.get(id);
  if (!item) throw new RangeError("equipment that the demo masters do not hold");
  return item;
}
