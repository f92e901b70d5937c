import { rowKeyText, type RowKey } from "../../../platform/graphql/global-id.js";
import { groupedByKey } from "../../../platform/graphql/read-rows.js";
import { today } from "../../../platform/calendar/today.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { consentsOf } from "../consent/consent.loader.js";
import { categories, type Category } from "./access-matrix.js";
import { explainAccess, type AccessRule } from "./category-access.rule.js";
import type { CategoryAccess, OpenAccess } from "./category-access.type.js";
import { peopleValues, personText } from "./of-people.js";

interface GrantRow extends OpenAccess {
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly category: Category;
}

/** Who may see what about each person today, by category in the order of the matrix. */
export const categoryAccessOf: LoaderDefinition<RowKey, CategoryAccess[]> = {
  name: "categoryAccessOf",
  cacheKey: rowKeyText,
  async batch(keys, context) {
    const [rules, grants, consents] = await Promise.all([
      context.session.query<AccessRule>("SELECT category, role, mode FROM recipients.access_rule WHERE mode <> 'NEVER'"),
      context.session.query<GrantRow>(
        `SELECT insurer_number AS "insurerNumber", recipient_id AS "recipientId", category, office_number AS "officeNumber", role, valid_from AS "validFrom",
           CASE WHEN valid_to < '9999-12-31' AND expires_at = 'infinity' THEN valid_to END AS "validTo", nullif(expires_at, 'infinity') AS "emergencyUntil"
         FROM recipients.access_grant WHERE (insurer_number, recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
           AND valid_from <= $3 AND valid_to >= $3 AND expires_at > statement_timestamp() ORDER BY office_number, role`,
        [...peopleValues(keys), today()],
      ),
      Promise.all(keys.map((key) => context.load(consentsOf, key))),
    ]);
    const byPerson = groupedByKey(keys, grants, rowKeyText, personText);
    return keys.map((_, index) => explainAccess(Object.keys(categories) as Category[], rules, byPerson[index] ?? [], consents[index] ?? [], context.viewer.role));
  },
};
