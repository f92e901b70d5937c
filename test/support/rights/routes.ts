import { today } from "../../../platform/calendar/today.js";
import type { Seat } from "./seats.js";
import { countRoles, mailRoles } from "./statement.js";
import type { Subject } from "./subject.js";

/** One request to a route, on its way to the person or to what belongs to somebody. */
export interface RouteTrial {
  readonly path: string;
  readonly method: "GET" | "POST" | "DELETE";
  readonly body?: object;
}

/** Who may call a route, restated by hand beside the product's own checks. Answers are codes of refusals; "seen" is an answer that holds what was asked for, "empty" one that does not, "form" a refusal of what was sent rather than of who sent it. */
export interface RouteStatement {
  trial(subject: Subject): RouteTrial;
  expected(seat: Seat, subject: Subject): string;
}

const isSender = (seat: Seat, subject: Subject) => seat.identity(subject).office === subject.inCharge.CARE_MANAGER;
/** For offices that exchange files: refused to other roles, and one's own only. */
const ofMail = (own: string, others: string) => (seat: Seat, subject: Subject) => (!mailRoles.includes(seat.role) ? "FORBIDDEN" : isSender(seat, subject) ? own : others);
const ofRoles = (roles: readonly string[], answer = "seen") => ({ role }: Seat) => (roles.includes(role) ? answer : "FORBIDDEN");
const get = (path: (subject: Subject) => string) => (subject: Subject): RouteTrial => ({ method: "GET", path: path(subject) });
const month = today().slice(0, 7);
const nobody = Buffer.from("01900000000070008000000000000bad", "hex").toString("base64url");

const allRoles = ["RECIPIENT", "MUNICIPALITY", "CARE_MANAGER", "SERVICE_OFFICE", "MEDICAL_INSTITUTION", "ANALYST", "OPERATOR"];

/** By method and route. A route that is not here has no statement, and the tests fail. */
export const restRoutes: Readonly<Record<string, RouteStatement>> = {
  // ケアプランデータの出力は、担当する事業所だけができる。
  "POST /exchange/exports": {
    trial: ({ id, month: of, mail }) => ({ method: "POST", path: "/exchange/exports", body: { kind: "usageTable", people: [id], month: of, receiver: mail.receiver, senderServiceType: mail.senderServiceType } }),
    expected: (seat, subject) => (!mailRoles.includes(seat.role) ? "FORBIDDEN" : !seat.inForce ? "NOT_FOUND" : seat.role === "CARE_MANAGER" && isSender(seat, subject) ? "seen" : "form"),
  },
  "POST /exchange/parcels": { trial: () => ({ method: "POST", path: "/exchange/parcels", body: {} }), expected: ofRoles(mailRoles, "form") },
  "GET /exchange/parcels": { trial: get(({ parcelChangedAt }) => `/exchange/parcels?box=outbox&first=100&updatedSince=${encodeURIComponent(parcelChangedAt)}`), expected: ofMail("seen", "empty") },
  "GET /exchange/parcels/:id": { trial: get(({ parcelId }) => `/exchange/parcels/${parcelId}`), expected: ofMail("seen", "NOT_FOUND") },
  "GET /exchange/parcels/:id/files/:name": { trial: get(({ parcelId, parcelFile }) => `/exchange/parcels/${parcelId}/files/${parcelFile}`), expected: ofMail("seen", "NOT_FOUND") },
  // 受領は送信先だけができる。
  "POST /exchange/parcels/:id/collect": { trial: ({ parcelId }) => ({ method: "POST", path: `/exchange/parcels/${parcelId}/collect`, body: {} }), expected: ofMail("FORBIDDEN", "NOT_FOUND") },
  "POST /exchange/webhooks": { trial: () => ({ method: "POST", path: "/exchange/webhooks", body: {} }), expected: ofRoles(mailRoles, "form") },
  "GET /exchange/webhooks": { trial: get(() => "/exchange/webhooks"), expected: ofRoles(mailRoles, "empty") },
  "DELETE /exchange/webhooks/:id": { trial: () => ({ method: "DELETE", path: `/exchange/webhooks/${nobody}` }), expected: ofRoles(mailRoles, "NOT_FOUND") },
  "GET /exchange/reports/:name": { trial: get(() => `/exchange/reports/adoption?from=${month}&to=${month}`), expected: ofRoles(countRoles, "empty") },
  // 給付計画単位数は、計画した居宅介護支援事業所だけが持ち帰る。
  "GET /actuals/reports/:name": { trial: get(() => `/actuals/reports/benefit-units?month=${month}`), expected: ofRoles(["CARE_MANAGER"], "empty") },
  "GET /reports/:name": { trial: get(() => `/reports/readiness-survey`), expected: ofRoles(countRoles, "empty") },
};

/** Reports by their address: numbers only, and who may take them away. */
export const reports: Readonly<Record<string, readonly string[]>> = {
  "/exchange/reports/adoption": countRoles, "/exchange/reports/adoption-reference": countRoles, "/exchange/reports/office-groups": countRoles,
  "/actuals/reports/benefit-units": ["CARE_MANAGER"],
  "/exchange/reports/activity": [...mailRoles, "OPERATOR"], "/exchange/reports/effect": allRoles,
  "/reports/statistic": ["ANALYST"], "/reports/readiness-survey": countRoles,
  "/reports/readiness": allRoles,
};

/** Routes that ask nobody who they are, and why. */
export const openRoutes: Readonly<Record<string, string>> = { "GET /exchange/openapi.json": "describes the routes, of nobody" };
