import { KaigoError } from "../errors/kaigo-error.js";
import type { RequestContext } from "./request-context.js";

/** The viewer's office. Throws FORBIDDEN for viewers who work at none. */
export function getOwnOfficeNumber({ viewer }: Pick<RequestContext, "viewer">): string {
  if (!viewer.officeNumber) throw new KaigoError("FORBIDDEN");
  return viewer.officeNumber;
}
