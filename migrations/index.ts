import type { MigrationClass } from "../platform/database/migrate.js";
import { CreateRoles20261122090000 } from "./base/20261122090000-create-roles.js";
import { CreateAudit20261122090100 } from "./base/20261122090100-create-audit.js";
import { CreateMunicipal20261122090600 } from "./municipal/20261122090600-create-municipal.js";
import { CreateRecipients20261122090200 } from "./recipients/20261122090200-create-recipients.js";

/** Every migration, oldest first. */
export const migrations: readonly MigrationClass[] = [
  CreateRoles20261122090000,
  CreateAudit20261122090100,
  CreateRecipients20261122090200,
  CreateMunicipal20261122090600,
];
