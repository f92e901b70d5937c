import { developmentTokenLifetime, openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
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
  readonly json?: boolean;
}

/** `kaigo token`: prints a development token, as JSON with the seconds it is good for. Refused in production. */
export async function runToken({ role, subject, json = false, ...rest }: TokenFlags): Promise<void> {
  if (!roles.includes(role as Role)) throw new KaigoError("INPUT_INVALID", { field: "role", rule: roles.join(", ") });
  const config = loadConfig();
  const issuer = await openDevelopmentIssuer(config);
  const token = await issuer.issue({ subject: subject ?? `development-${role.toLowerCase()}`, role: role as Role, ...rest }, config.IDENTITY_AUDIENCE);
  process.stdout.write(`${json ? JSON.stringify({ token, expiresIn: developmentTokenLifetime }) : token}\n`);
}
