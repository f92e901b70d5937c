import { careManagementType, findServiceType, preventiveSupportType } from "../identifier/service-type.js";
import { getLayout } from "../layout/edition.js";
import type { Direction, PartyKind } from "../layout/layout.js";
import { getSetDefinition, type SetKind } from "./set-kinds.js";

const everyKind: readonly PartyKind[] = ["careManagement", "serviceOffice", "centre", "entrustedOffice", "preventiveServiceOffice"];

/** 介護予防ケアマネジメント: a service type that only centres and entrusted offices carry. */
const preventiveManagementType = "AF";

/**
 * The kinds of office that a service type in a file name can stand for. Every printed example writes 43 on the preventive side too
 * (gap G10), so 43 may be a centre. A type that says nothing answers null; the missing type of edition 3 allows every kind.
 */
export function toPartyKinds(serviceType: string | null): readonly PartyKind[] | null {
  if (serviceType === null) return everyKind;
  if (serviceType === careManagementType) return ["careManagement", "entrustedOffice", "centre"];
  if (serviceType === preventiveSupportType || serviceType === preventiveManagementType) return ["centre", "entrustedOffice"];
  const group = findServiceType(serviceType)?.group;
  if (!group) return null;
  return group === "介護給付" ? ["serviceOffice"] : ["preventiveServiceOffice"];
}

/** Whether the directions of the standard let one kind of office send a set to another. */
export function isPermitted(kind: SetKind, senders: readonly PartyKind[], receivers: readonly PartyKind[]): boolean {
  return directionsOf(kind).some(({ from, to }) => senders.includes(from) && receivers.includes(to));
}

/** From whom to whom a set may go, as the exporting and importing duties of the standard say. */
export function directionsOf(kind: SetKind): readonly Direction[] {
  const [main] = getSetDefinition(kind).required;
  return main && main !== "UPKIHON_IMAGE" ? getLayout(main).directions : [];
}
