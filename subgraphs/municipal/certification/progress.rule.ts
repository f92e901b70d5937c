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
  const step = (name: string, doneOn: string | null, plannedOn: string | null = null): CertificationStep => ({ step: name, doneOn: done(doneOn), plannedOn });
  const steps = [
    step("APPLIED", application.appliedOn),
    step("SURVEY_REQUESTED", application.surveyRequestedOn),
    step("SURVEYED", application.surveyedOn),
    step("OPINION_REQUESTED", application.opinionRequestedOn),
    step("OPINION_RECEIVED", application.opinionReceivedOn),
    step("PANEL", application.panelOn, application.panelPlannedOn),
    step("DECIDED", application.certifiedOn),
  ];
  const reached = steps.filter(({ doneOn }) => doneOn !== null);
  const last = reached.reduce((latest, next) => ((next.doneOn ?? "") >= (latest.doneOn ?? "") ? next : latest), reached[0] ?? step("APPLIED", null));
  const isEnded = application.status === "REJECTED" || application.status === "WITHDRAWN";
  const has = (name: string) => steps.some((one) => one.step === name && one.doneOn !== null);
  return {
    appliedOn: application.appliedOn,
    stands: isEnded ? application.status : last.step,
    since: last.doneOn ?? application.appliedOn,
    waitingFor: isEnded || has("DECIDED") ? [] : Object.keys(after).filter((name) => !has(name) && (after[name] ?? []).every(has)),
    days: daysBetween(application.appliedOn, done(application.certifiedOn) ?? day),
    steps,
  };
}

/** Days from one calendar day to another, 0 at least. */
const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((atMidnight(to) - atMidnight(from)) / 86_400_000));

function atMidnight(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, date);
}
