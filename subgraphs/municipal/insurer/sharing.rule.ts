import type { SharingStatus } from "./sharing.type.js";

/** What is on record of an insurer's way to sharing. */
interface Steps {
  readonly schedule: string;
  readonly sharingPlanned: string | null;
  readonly sharingOn: string | null;
}

/** Whether an insurer shares, from its state and, when there are any, its recorded steps. */
export function sharingOf(readiness: string, steps: Steps | null): SharingStatus {
  const isSharing = readiness === "SHARING";
  return {
    state: isSharing ? "SHARING" : "INSURER_NOT_SHARING",
    since: isSharing ? (steps?.sharingOn ?? null) : null,
    plannedOn: isSharing ? null : (steps?.sharingPlanned ?? null),
    schedule: steps?.schedule ?? null,
  };
}
