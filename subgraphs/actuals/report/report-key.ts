import type { SubjectKey } from "../../../platform/subgraph/importer.js";

/** What replacing and withdrawing results is limited to: person, month, service office and service type (R43). */
export interface ReportKey extends SubjectKey {
  readonly serviceMonth: string;
  readonly serviceOfficeNumber: string;
  readonly serviceType: string;
}

/** Keys as five array parameters; {@link keySource} names them. */
export const keyColumns = (keys: readonly ReportKey[]): unknown[] => [
  keys.map(({ insurerNumber }) => insurerNumber),
  keys.map(({ recipientId }) => recipientId),
  keys.map(({ serviceMonth }) => serviceMonth),
  keys.map(({ serviceOfficeNumber }) => serviceOfficeNumber),
  keys.map(({ serviceType }) => serviceType),
];

export const keyNames = "insurer_number, recipient_id, service_month, service_office_number, service_type";
export const keySource = `unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[]) AS u (${keyNames})`;

/** Text that tells two reports apart. */
export const keyText = ({ insurerNumber, recipientId, serviceMonth, serviceOfficeNumber, serviceType }: ReportKey): string =>
  `${insurerNumber}${recipientId}${serviceMonth}${serviceOfficeNumber}${serviceType}`;
