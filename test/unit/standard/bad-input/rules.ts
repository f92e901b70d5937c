/** A test that holds a rule which no file can break: where it stands and its title. */
type Holder = readonly [file: string, title: string];

/**
 * Every rule and gap of the standard. Null: the catalogue has examples that begin with its id. Otherwise the rule speaks of a
 * receiver, an export, of replacing or of the world outside the files, and these tests hold what follows from it here.
 */
export const rules: Readonly<Record<string, readonly Holder[] | null>> = {
  R01: null,
  R02: null,
  R03: null,
  R04: null,
  R05: null,
  R06: null,
  R07: null,
  R08: null,
  R09: null,
  R10: [
    ["test/subgraph/exchange/exchange-queue.test.ts", "what was received in any order is taken in by serial, oldest first"],
    ["test/subgraph/exchange/every-order.test.ts", "every order of a month that keeps each sender's serials ends in the same database, doubled parcels and workers at once included"],
  ],
  R11: null,
  R12: [
    ["test/subgraph/exchange/exchange-http.test.ts", "a person the receiver does not care for stops the set, at the line and item that names them"],
    ["test/subgraph/exchange/exchange-http.test.ts", "unknown people and people of others look the same to a sender"],
  ],
  R13: [["test/subgraph/schedules/usage-table-reading.test.ts", "a service office picks its own rows of what is sent to all"]],
  R14: null,
  R15: null,
  R16: null,
  R17: [["test/subgraph/care-plans/plan-versions.test.ts", "with other content becomes the next version and the history stays readable"]],
  R18: [["test/subgraph/schedules/usage-table-import.test.ts", "a later set replaces the whole month, and the earlier version stays readable with its rows"]],
  R19: [
    ["test/graph/exchange.test.ts", "an older serial that comes late does not replace the plan"],
    ["test/subgraph/schedules/usage-table-import.test.ts", "a late set with an older serial changes nothing"],
  ],
  R20: [
    ["test/subgraph/exchange/export-sets.test.ts", "what was sent can be withdrawn by an exported deletion"],
    ["test/subgraph/care-plans/plan-versions.test.ts", "to every office withdraws the plan, which lists show only on request"],
  ],
  R21: [["test/subgraph/schedules/usage-table-import.test.ts", "a deletion to the office that drops out leaves the month of the office that goes on"]],
  R22: [
    ["test/subgraph/schedules/usage-table-import.test.ts", "a deletion takes both tables away and holds against a late older set, a later set brings the month back"],
    ["test/subgraph/care-plans/preventive.test.ts", "is gone with its annexes and picture from the graph after its deletion"],
  ],
  R23: [["test/subgraph/actuals/actual-report-import.test.ts", "a correction replaces all days of its office and type, satellites included, and the earlier version stays"]],
  R24: [
    ["test/subgraph/actuals/actual-report-import.test.ts", "results of another service type or office are left alone"],
    ["test/subgraph/actuals/actual-report-import.test.ts", "withdrawing results from a wrong receiver leaves those of the right one"],
  ],
  R25: [["test/unit/standard/sets.test.ts", "of kind %s waits for whichever mandatory file is missing"]],
  R26: [
    ["test/graph/exchange.test.ts", "and is the person's plan for all who may see it"],
    ["test/subgraph/schedules/usage-table-reading.test.ts", "every item comes back as it was sent, in the file's order"],
    ["test/subgraph/actuals/actual-report-reading.test.ts", "the care manager reads every office's results, item by item, one report for each service type"],
  ],
  R27: null,
  R28: [["test/unit/schedules/printed-grid.test.ts", "cells of one service at one time by one office stand in one printed row"]],
  R29: null,
  R30: null,
  R31: [["test/unit/benefit/benefit-rules.test.ts", "a monthly code counts once however many days carry it"]],
  R32: [["test/subgraph/exchange/exchange-http.test.ts", "unknown people and people of others look the same to a sender"]],
  R33: null,
  R34: [
    ["test/unit/standard/sets.test.ts", "results go from services to care managers, and from an entrusted office to the centre"],
    ["test/subgraph/actuals/actual-report-import.test.ts", "a copy that another office forwards never replaces or withdraws what the service office itself reported"],
  ],
  R35: null,
  R36: null,
  R37: [["test/subgraph/exchange/exchange-http.test.ts", "a plan set without its file %i is rejected and says which is missing"]],
  R38: null,
  R39: null,
  R40: [
    ["test/graph/office-certificates.test.ts", "does not get as far as HTTP with a certificate that is expired, of a foreign authority or missing, nor below TLS 1.3"],
    ["test/subgraph/exchange/exchange-rights.test.ts", "the sender sees all it sent, the receiver only what passed the check, everyone else nothing"],
  ],
  R41: [["test/unit/standard/golden.test.ts", "is what its records are written as, byte for byte"]],
  R42: [["test/unit/standard/read-stream.test.ts", "accepts edition 4.0 silently and says which edition it read"]],
  R43: null,
  G1: null,
  G2: null,
  G3: null,
  G4: null,
  G5: null,
  G6: null,
  G7: [["test/unit/standard/bad-input/catalogue.test.ts", "refuses nothing for what the standard leaves open"]],
  G8: null,
  G9: [["test/unit/standard/bad-input/catalogue.test.ts", "refuses nothing for what the standard leaves open"]],
  G10: null,
  G11: null,
  G12: null,
  G13: null,
};
