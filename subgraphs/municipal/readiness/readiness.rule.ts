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

/** The rule that some steps break, if any: a step without the one before it, earlier than it, or done on a day to come. */
export function brokenRule(steps: ReadinessSteps, today: string): string | null {
  const done = [steps.standardisedOn, steps.sendReadyOn, steps.migratedOn, steps.sharingOn];
  if ([...done, steps.sendingOn].some((day) => day !== null && day > today)) return "done on a day up to today";
  for (const [at, day] of done.entries()) {
    const before = done[at - 1];
    if (day !== null && at > 0 && (before === null || before === undefined || before > day)) return "each step after the one before it";
  }
  if (steps.sendingOn !== null && (steps.sendReadyOn === null || steps.sendingOn < steps.sendReadyOn)) return "sending after ②";
  return null;
}

/** Fiscal year of a day or month, April to March. */
export const fiscalYearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
