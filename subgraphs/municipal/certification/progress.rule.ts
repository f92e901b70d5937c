import type { Certification } from "./certification.entity.js";
import type { CertificationProgress, CertificationStep } from "./progress.type.js";

/** Steps that must be done before a step can be waited for: visit and opinion go on side by side. */
const after: Readonly<Record<string, readonly string[]>> = {
  SURVEYED: ["APPLIED"],
  OPINION_RECEIVED: ["APPLIED"],
  PANEL: ["SURVEYED", "OPINION_RECEIVED"],
  DECIDED: ["PANEL"],
};

/** Where an application stands on a day. Days after that day have not come yet. */
export function progressOf(application: Certification, day: string): CertificationProgress {
  const done = (date: string | null) => (date !== null && date <= day ? date : null);
  const all = stepsOf(application);
  const steps = all.map(({ step, doneOn, plannedOn }): CertificationStep => ({ step, doneOn: done(doneOn), plannedOn }));
  const ended = endOf(application, latestOf(all));
  const isEnded = ended !== null && ended <= day;
  const last = latestOf(steps);
  const has = (name: string) => steps.some((one) => one.step === name && one.doneOn !== null);
  return {
    appliedOn: application.appliedOn,
    stands: isEnded ? application.status : last.step,
    since: (isEnded ? ended : last.doneOn) ?? application.appliedOn,
    waitingFor: isEnded || has("DECIDED") ? [] : Object.keys(after).filter((name) => !has(name) && (after[name] ?? []).every(has)),
    days: daysBetween(application.appliedOn, done(application.certifiedOn) ?? (isEnded ? ended : day)),
    steps,
  };
}

const stepsOf = (application: Certification): CertificationStep[] => [
  { step: "APPLIED", doneOn: application.appliedOn, plannedOn: null },
  { step: "SURVEY_REQUESTED", doneOn: application.surveyRequestedOn, plannedOn: null },
  { step: "SURVEYED", doneOn: application.surveyedOn, plannedOn: null },
  { step: "OPINION_REQUESTED", doneOn: application.opinionRequestedOn, plannedOn: null },
  { step: "OPINION_RECEIVED", doneOn: application.opinionReceivedOn, plannedOn: null },
  { step: "PANEL", doneOn: application.panelOn, plannedOn: application.panelPlannedOn },
  { step: "DECIDED", doneOn: application.certifiedOn, plannedOn: null },
];

/** The step that was done last; of several on one day the one that comes last. */
const latestOf = (steps: readonly CertificationStep[]): CertificationStep =>
  steps.reduce((latest, next) => (next.doneOn !== null && next.doneOn >= (latest.doneOn ?? "") ? next : latest), { step: "APPLIED", doneOn: null, plannedOn: null });

/** Day on which an application was withdrawn or rejected, null when it was not. Where the day was not loaded: that of its last step, before which it had not ended. */
const endOf = ({ status, endedOn }: Certification, last: CertificationStep): string | null =>
  status === "REJECTED" || status === "WITHDRAWN" ? (endedOn ?? last.doneOn) : null;

/** The result that holds on a day and was known by then; applications come newest first. A result that lacks its first day holds for nothing. */
export const certificationOn = (applications: readonly Certification[], day: string): Certification | null =>
  applications.find(({ status, certifiedOn, validFrom, validTo }) => status === "CERTIFIED" && (certifiedOn ?? "") <= day && validFrom !== null && validFrom <= day && (validTo === null || validTo >= day)) ?? null;

/** Days from one calendar day to another, 0 at least. */
const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((atMidnight(to) - atMidnight(from)) / 86_400_000));

function atMidnight(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, date);
}
