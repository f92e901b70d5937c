/** Days of an insurer's steps, planned and actual; null where there is none yet. */
export interface ReadinessSteps {
  readonly standardisedPlanned: string | null;
  readonly standardisedOn: string | null;
  readonly sendReadyPlanned: string | null;
  readonly sendReadyOn: string | null;
  readonly sendingOn: string | null;
  readonly migratedPlanned: string | null;
  readonly migratedOn: string | null;
  readonly sharingPlanned: string | null;
  readonly sharingOn: string | null;
}

/** 適合基準日: from this day the standard system must have the link to the platform. */
export const conformanceDate = "2027-01-01";

/** Every municipality uses the platform by then. */
export const deadline = "2028-04-01";

export const readinessStates = ["NOT_STARTED", "STANDARDISED", "SEND_READY", "SENDING", "MIGRATED", "SHARING"] as const;
export type ReadinessState = (typeof readinessStates)[number];

/**
 * How far an insurer is: the last step that is done with all before it. Sending may be missing: whose data was migrated at once never
 * sent without sharing.
 */
export function stateOf({ standardisedOn, sendReadyOn, sendingOn, migratedOn, sharingOn }: ReadinessSteps): ReadinessState {
  if (!standardisedOn) return "NOT_STARTED";
  if (!sendReadyOn) return "STANDARDISED";
  if (migratedOn) return sharingOn ? "SHARING" : "MIGRATED";
  return sendingOn ? "SENDING" : "SEND_READY";
}

/** A rule that some steps break, and the step that breaks it. */
export interface BrokenStep {
  readonly step: keyof ReadinessSteps;
  readonly rule: string;
}

const inOrder = ["standardisedOn", "sendReadyOn", "migratedOn", "sharingOn"] as const;

/** The first step that breaks a rule, if any: done without the one before it, earlier than it, or on a day to come; or a fixed start without its day. */
export function brokenStep(steps: ReadinessSteps, schedule: string, today: string): BrokenStep | null {
  const ahead = ([...inOrder, "sendingOn"] as const).find((step) => (steps[step] ?? "") > today);
  if (ahead) return { step: ahead, rule: "done on a day up to today" };
  for (const [at, step] of inOrder.entries()) {
    const before = inOrder[at - 1];
    if (before && isBefore(steps[step], steps[before])) return { step, rule: "each step after the one before it" };
  }
  if (isBefore(steps.sendingOn, steps.sendReadyOn)) return { step: "sendingOn", rule: "sending after ②" };
  return schedule === "FIXED" && !steps.sharingPlanned && !steps.sharingOn ? { step: "sharingPlanned", rule: "a day when FIXED" } : null;
}

/** Whether a step was done although the other had not been. */
const isBefore = (step: string | null, other: string | null) => step !== null && (other === null || other > step);

/** Fiscal year of a day or month, April to March. */
export const fiscalYearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
