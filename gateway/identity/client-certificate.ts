import { createHash, type X509Certificate } from "node:crypto";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

/** The certificate that a connection of office software was opened with, already checked against the trusted authority. */
export interface ClientCertificate {
  /** SHA-256 of the DER form, base64url (RFC 8705, `x5t#S256`). */
  readonly thumbprint: string;
  /** The office it was issued to; undefined when it names none. */
  readonly officeNumber: string | undefined;
}

/** Where a certificate names its office: a URI of the subject alternative names, or an attribute of the subject. */
export type OfficeField = "SAN_URI" | "CN" | "OU" | "O" | "serialNumber";

const officeUri = /^urn:kaigo-graph:office:(\d{2}[0-9A-Z]\d{7})$/;
const officeNumber = /^\d{2}[0-9A-Z]\d{7}$/;

/** Reads what we need of a certificate. One that names two offices names none. */
export function toClientCertificate(certificate: X509Certificate, field: OfficeField): ClientCertificate {
  const named = field === "SAN_URI" ? fromUris(certificate) : fromSubject(certificate, field);
  return { thumbprint: createHash("sha256").update(certificate.raw).digest("base64url"), officeNumber: named.length === 1 ? named[0] : undefined };
}

/** Quotes stand around names with separators in them; those name nobody. */
const fromUris = ({ subjectAltName = "" }: X509Certificate): string[] =>
  (subjectAltName.includes('"') ? "" : subjectAltName).split(", ").flatMap((name) => officeUri.exec(name.replace(/^URI:/, ""))?.[1] ?? []);

function fromSubject({ subject }: X509Certificate, field: OfficeField): string[] {
  return subject.split("\n").flatMap((line) => {
    const [name, value = ""] = [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)];
    return name === field && officeNumber.test(value) ? [value] : [];
  });
}

/** What a token says of the certificate it is bound to (RFC 8705). Throws UNAUTHENTICATED for a binding we cannot read. */
export function boundThumbprint(cnf: unknown): string | undefined {
  if (cnf === undefined) return undefined;
  const thumbprint = typeof cnf === "object" && cnf !== null ? (cnf as Record<string, unknown>)["x5t#S256"] : undefined;
  // A token bound to something else (DPoP, say) is not a bearer token: without that proof it is worth nothing here.
  if (typeof thumbprint !== "string" || Object.keys(cnf as object).length !== 1) throw new KaigoError("UNAUTHENTICATED");
  return thumbprint;
}
