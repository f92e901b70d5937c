import type pg from "pg";
import { today } from "../../../platform/calendar/today.js";
import type { RoleName } from "./statement.js";
import type { Subject } from "./subject.js";

/** Who may change what, restated by hand beside the product's own policies. */
export interface MutationStatement {
  /** Roles that may at all; everybody else is refused whoever they ask about. */
  readonly roles: readonly RoleName[];
  /** "person": only viewers with the person in force, for others the person does not exist. */
  readonly about: "person";
  /** The input without its key, as GraphQL. */
  input(subject: Subject): string;
  /** Puts the data back to where the mutation can be carried out again, as the superuser. */
  reset?(admin: pg.Client, subject: Subject): Promise<void>;
}

/** A mutation that is not here has no statement, and the tests fail. */
export const mutationFields: Readonly<Record<string, MutationStatement>> = {
  recordConsent: {
    roles: ["MUNICIPALITY", "CARE_MANAGER", "SERVICE_OFFICE"],
    about: "person",
    input: ({ id }) => `recipientId: "${id}", category: SURVEY, state: GIVEN, takenOn: "${today()}"`,
  },
};
