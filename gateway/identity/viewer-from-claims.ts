import type { JWTPayload } from "jose";
import { z } from "zod";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { roles, toViewer, type Role, type Viewer } from "../../platform/viewer/viewer.js";

const claimsShape = z.object({
  sub: z.string().min(1).max(200),
  kaigo: z.object({
    role: z.enum(roles),
    office: z.string().regex(/^\d{2}[0-9A-Z]\d{7}$/).optional(),
    service_type: z.string().regex(/^[0-9A-Z]{2}$/).optional(),
    insurer: z.string().regex(/^\d{6}$/).optional(),
    recipient: z.uuid().optional(),
    proxy: z.boolean().optional(),
    job_type: z.string().max(100).optional(),
    purpose: z.string().regex(/^[A-Z_]{1,40}$/).default("CARE"),
  }),
});

type Claims = z.output<typeof claimsShape>["kaigo"];

/** What a role must name besides itself: without it row-level security could only answer nothing. */
const needed: Readonly<Record<Role, (claims: Claims) => boolean>> = {
  RECIPIENT: ({ insurer, recipient }) => Boolean(insurer && recipient),
  CARE_MANAGER: ({ office }) => Boolean(office),
  SERVICE_OFFICE: ({ office }) => Boolean(office),
  MEDICAL_INSTITUTION: ({ office }) => Boolean(office),
  MUNICIPALITY: ({ insurer }) => Boolean(insurer),
  ANALYST: () => true,
  OPERATOR: () => true,
};

/** The frozen viewer that verified claims describe. Throws UNAUTHENTICATED when the claims do not describe one. */
export function viewerFromClaims(payload: JWTPayload, { categoriesOf, secondFactor }: { categoriesOf: (role: Role) => readonly string[]; secondFactor: boolean }): Viewer {
  const parsed = claimsShape.safeParse(payload);
  if (!parsed.success || !needed[parsed.data.kaigo.role](parsed.data.kaigo)) throw new KaigoError("UNAUTHENTICATED");
  const { sub, kaigo } = parsed.data;
  return toViewer({
    subject: sub,
    role: kaigo.role,
    officeNumber: kaigo.office,
    serviceType: kaigo.service_type,
    insurerNumber: kaigo.insurer,
    recipientId: kaigo.recipient,
    proxy: kaigo.role === "RECIPIENT" && kaigo.proxy ? true : undefined,
    jobType: kaigo.job_type,
    purpose: kaigo.purpose,
    secondFactor,
    categories: categoriesOf(kaigo.role),
  });
}
