import type { z } from "zod";
import type { AuditTrail } from "../audit/audit-trail.js";
import type { ReadSession } from "../database/read-session.js";
import type { Policy } from "../subgraph/policy.js";
import type { Viewer } from "../viewer/viewer.js";

export type ReportValue = string | number | null;

/** Some rows of a report, and where the next ones begin; null when there are none. */
export interface ReportPage {
  readonly rows: readonly (readonly ReportValue[])[];
  readonly next: string | null;
}

/** Who takes a report away; people whose rows are on a page are noted, and the page leaves when that is committed. */
export interface ReportReader {
  readonly viewer: Viewer;
  readonly audit: Pick<AuditTrail, "note">;
}

/** A table that can be taken away as CSV or JSON. It is read page by page, each in a short snapshot of the reader's own rights. */
export interface Report<Query extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** What it tells, English then Japanese. */
  readonly description: string;
  readonly policy: Policy;
  /** What may be asked for in the address, as texts. */
  readonly query: Query;
  columns(query: z.infer<Query>): readonly string[];
  page(session: ReadSession, query: z.infer<Query>, after: string | null, reader: ReportReader): Promise<ReportPage>;
}

/** A report whose pages know the type of what was asked. */
export const report = <Query extends z.ZodType>(definition: Report<Query>): Report => definition as unknown as Report;

export const rowsPerPage = 1_000;
