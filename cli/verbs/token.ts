import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { loadConfig } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { roles, type Role } from "../../platform/viewer/viewer.js";

export interface TokenFlags {
  readonly role: string;
  readonly office?: string;
  readonly serviceType?: string;
  readonly insurer?: string;
  readonly recipient?: string;
  readonly subject?: string;
}

/** `kaigo token`: prints a development token. Refused in production. */
export async function runToken({ role, subject, ...rest }: TokenFlags): Promise<void> {
  if (!roles.includes(role as Role)) throw new KaigoError("INPUT_INVALID", { field: "role", rule: roles.join(", ") });
  const config = loadConfig();
  const issuer = await openDevelopmentIssuer(config);
  process.stdout.write(`${await issuer.issue({ subject: subject ?? `development-${role.toLowerCase()}`, role: role as Role, ...rest }, config.IDENTITY_AUDIENCE)}\n`);
}
