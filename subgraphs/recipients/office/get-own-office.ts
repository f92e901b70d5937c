import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { Office } from "./office.entity.js";
import { officeByNumber } from "./office.loader.js";

/** The office the viewer works at. Throws NOT_FOUND when the directory does not know it. */
export async function getOwnOffice(context: RequestContext): Promise<Office> {
  const { officeNumber } = context.viewer;
  const office = officeNumber ? await context.load(officeByNumber, officeNumber) : null;
  if (!office) throw new KaigoError("NOT_FOUND");
  return office;
}
