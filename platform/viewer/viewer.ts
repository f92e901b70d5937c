/** Who may hold which rights; a viewer has exactly one role per token. */
export const roles = ["RECIPIENT", "CARE_MANAGER", "SERVICE_OFFICE", "MEDICAL_INSTITUTION", "MUNICIPALITY", "ANALYST", "OPERATOR"] as const;
export type Role = (typeof roles)[number];

/** 事業所ユーザ, 管理者ユーザ, 一般ユーザ: who looks after whose accounts. */
export type StaffLevel = "OFFICE" | "ADMINISTRATOR" | "GENERAL";

/** The verified person behind a request. Frozen: made once from a token, read everywhere, changed nowhere. */
export interface Viewer {
  /** Opaque account identifier of the issuer. */
  readonly subject: string;
  readonly role: Role;
  /** Office or medical institution number, for people who work at one. */
  readonly officeNumber?: string;
  /** Two-character service type of the office the person works for. */
  readonly serviceType?: string;
  /** Insurer, for its officers and for recipients. */
  readonly insurerNumber?: string;
  /** Internal id of the recipient, for recipients. */
  readonly recipientId?: string;
  /** Signed in for the person, by a registration of the insurer, rather than as the person. */
  readonly proxy?: boolean;
  /** The browser session that the request came with; none for a bearer token. */
  readonly sessionId?: string;
  readonly jobType?: string;
  /** Level of the staff account; never taken from a token. */
  readonly level?: StaffLevel;
  /** Why data is looked at; written to the audit. */
  readonly purpose: string;
  readonly secondFactor: boolean;
  /** Information categories that the access matrix opens to this role at all, with or without consent. */
  readonly categories: readonly string[];
}

/** Makes a viewer immutable, nested lists included. */
export function toViewer(values: Viewer): Viewer {
  return Object.freeze({ ...values, categories: Object.freeze([...values.categories]) });
}
