import { randomUUID } from "node:crypto";
import type { DevelopmentIdentity } from "../../../gateway/identity/development-issuer.js";
import { createTestDatabase } from "../../support/database.js";
import { askGraph, type GraphAnswer } from "../../support/graph-client.js";
import { prepareSubject, type Subject } from "../../support/rights/subject.js";
import { startShape } from "../../support/shapes.js";
import { withConnection } from "../../support/sql.js";

/** The demo town served, one person of it, and how to ask and look. */
export interface RecipientsFixture {
  readonly subject: Subject;
  ask(who: DevelopmentIdentity, document: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
  /** Carries a mutation out with a fresh key. */
  change(who: DevelopmentIdentity, mutation: string, input: Record<string, unknown>, selection: string): Promise<GraphAnswer>;
  rows(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openRecipients(): Promise<RecipientsFixture> {
  const database = await createTestDatabase({ template: "town" });
  const shape = await startShape("one process", database.adminUrl);
  const subject = await prepareSubject(database.adminUrl);
  const ask: RecipientsFixture["ask"] = async (who, document, variables) => askGraph(shape.url, await shape.token(who), document, variables);
  return {
    subject,
    ask,
    change: (who, mutation, input, selection) =>
      ask(who, `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${selection} } }`, { input: { idempotencyKey: randomUUID(), ...input } }),
    rows: (text, values = []) => withConnection(database.adminUrl, async (admin) => (await admin.query(text, [...values])).rows as Record<string, unknown>[]),
    async close() {
      await shape.close();
      await database.drop();
    },
  };
}

export const codesOf = ({ errors }: GraphAnswer): string[] => errors?.map(({ extensions }) => String(extensions.code)) ?? [];

/** One root field's answer. Throws with the codes when it is not there. */
export function partOf<Part>(answer: GraphAnswer, name: string): Part {
  const part = answer.data?.[name];
  if (part === null || part === undefined) throw new Error(`no ${name}: ${codesOf(answer).join()}`);
  return part as Part;
}
