import { allowancesOn } from "../../../subgraphs/municipal/allowance/allowance.rule.js";
import type { AllowanceUse } from "../../../subgraphs/municipal/allowance/allowance-use.entity.js";
import type { Certification } from "../../../subgraphs/municipal/certification/certification.entity.js";
import { certificationOn, progressOf } from "../../../subgraphs/municipal/certification/progress.rule.js";
import { sharingOf } from "../../../subgraphs/municipal/insurer/sharing.rule.js";

const application = (changes: Partial<Certification> = {}) =>
  ({
    appliedOn: "2026-02-20", status: "OPINION_RECEIVED", surveyRequestedOn: "2026-02-21", surveyedOn: "2026-02-27", opinionRequestedOn: "2026-02-21", opinionReceivedOn: "2026-03-06", panelPlannedOn: "2026-03-18", panelOn: null, certifiedOn: null, endedOn: null, validFrom: null, validTo: null, ...changes,
  }) as Certification;

describe("where an application stands", () => {
  test.each([
    ["2026-02-20", "APPLIED", "2026-02-20", ["SURVEYED", "OPINION_RECEIVED"], 0],
    ["2026-02-28", "SURVEYED", "2026-02-27", ["OPINION_RECEIVED"], 8],
    ["2026-03-10", "OPINION_RECEIVED", "2026-03-06", ["PANEL"], 18],
  ])("on %s it is %s", (day, stands, since, waitingFor, days) => {
    expect(progressOf(application(), day)).toMatchObject({ stands, since, waitingFor, days });
  });

  test("a decided application waits for nothing and counts its days to the result", () => {
    const decided = progressOf(application({ status: "CERTIFIED", panelOn: "2026-03-18", certifiedOn: "2026-03-18" }), "2026-12-01");
    expect(decided).toMatchObject({ stands: "DECIDED", waitingFor: [], days: 26 });
    expect(decided.steps.map(({ step }) => step)).toEqual(["APPLIED", "SURVEY_REQUESTED", "SURVEYED", "OPINION_REQUESTED", "OPINION_RECEIVED", "PANEL", "DECIDED"]);
  });

  test.each([
    ["2026-03-09", "OPINION_RECEIVED", "2026-03-06", ["PANEL"], 17],
    ["2026-03-10", "WITHDRAWN", "2026-03-10", [], 18],
    ["2026-12-01", "WITHDRAWN", "2026-03-10", [], 18],
  ])("one withdrawn on 10 March stands on %s as %s", (day, stands, since, waitingFor, days) => {
    expect(progressOf(application({ status: "WITHDRAWN", endedOn: "2026-03-10" }), day)).toMatchObject({ stands, since, waitingFor, days });
  });

  test("where the day of the end was not loaded, it had not ended before its last step", () => {
    const rejected = application({ status: "REJECTED", panelOn: "2026-03-18", certifiedOn: "2026-03-18" });
    expect(["2026-03-17", "2026-03-18", "2026-12-01"].map((day) => progressOf(rejected, day))).toMatchObject([{ stands: "OPINION_RECEIVED", waitingFor: ["PANEL"] }, { stands: "REJECTED", days: 26 }, { stands: "REJECTED", since: "2026-03-18", days: 26 }]);
  });
});

describe("the certification in force", () => {
  const results = [
    application({ appliedOn: "2026-05-01", status: "WITHDRAWN", validFrom: "2026-05-01" }),
    application({ appliedOn: "2026-02-20", status: "CERTIFIED", certifiedOn: "2026-03-18", validFrom: "2026-02-20", validTo: "2027-02-28" }),
    application({ appliedOn: "2025-02-20", status: "CERTIFIED", certifiedOn: "2025-03-18", validFrom: "2025-02-20", validTo: "2026-02-28" }),
  ];
  test.each([["2025-02-19", undefined], ["2026-02-25", "2025-02-20"], ["2026-03-10", undefined], ["2026-03-18", "2026-02-20"], ["2026-06-01", "2026-02-20"], ["2027-03-01", undefined]])("on %s is that of the application of %s", (day, appliedOn) => {
    expect(certificationOn(results, day)?.appliedOn).toBe(appliedOn);
  });
});

const use = (kind: string, usedOn: string, costYen: number, startsAnew = false) => ({ kind, usedOn, costYen, startsAnew }) as AllowanceUse;

describe("what is left of an allowance", () => {
  test("of a home, everything since it last began anew", () => {
    const uses = [use("HOME_MODIFICATION", "2026-05-01", 50_000), use("HOME_MODIFICATION", "2025-01-01", 30_000, true), use("HOME_MODIFICATION", "2020-01-01", 200_000)];
    expect(allowancesOn(uses, [], "2026-06-01")).toMatchObject([{ kind: "HOME_MODIFICATION", limitYen: 200_000, usedYen: 80_000, remainingYen: 120_000, periodFrom: "2025-01-01" }]);
    expect(allowancesOn(uses, [], "2024-12-31")).toMatchObject([{ usedYen: 200_000, remainingYen: 0, periodFrom: null }]);
  });

  test("of equipment, what was bought in the fiscal year", () => {
    const uses = [use("EQUIPMENT_PURCHASE", "2026-04-01", 20_000), use("EQUIPMENT_PURCHASE", "2026-03-31", 90_000)];
    expect(allowancesOn(uses, [], "2026-04-01")).toMatchObject([{ usedYen: 20_000, remainingYen: 80_000, periodFrom: "2026-04-01" }]);
    expect(allowancesOn(uses, [], "2026-03-31")).toMatchObject([{ usedYen: 90_000, remainingYen: 10_000, periodFrom: "2025-04-01" }]);
  });

  test("by the insurer's own rule where it has one, and never less than nothing", () => {
    const own = [{ kind: "EQUIPMENT_PURCHASE", limitYen: 50_000, renewal: "ON_NOTICE" }];
    expect(allowancesOn([use("EQUIPMENT_PURCHASE", "2020-01-01", 60_000)], own, "2026-04-01")).toMatchObject([{ limitYen: 50_000, usedYen: 60_000, remainingYen: 0, periodFrom: null }]);
  });
});

test("an insurer that does not share yet says so with the day it plans to start", () => {
  expect(sharingOf("MIGRATED", { schedule: "FIXED", sharingPlanned: "2027-04-01", sharingOn: null })).toEqual({ state: "INSURER_NOT_SHARING", since: null, plannedOn: "2027-04-01", schedule: "FIXED" });
  expect(sharingOf("NOT_STARTED", null)).toEqual({ state: "INSURER_NOT_SHARING", since: null, plannedOn: null, schedule: null });
  expect(sharingOf("SHARING", { schedule: "FIXED", sharingPlanned: "2026-11-01", sharingOn: "2026-11-04" })).toEqual({ state: "SHARING", since: "2026-11-04", plannedOn: null, schedule: "FIXED" });
});
