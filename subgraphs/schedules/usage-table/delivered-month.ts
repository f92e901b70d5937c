import type { SubjectKey } from "../../../platform/subgraph/importer.js";

/** A person's month that a set carries or withdraws. */
export interface DeliveredMonth extends SubjectKey {
  readonly serviceMonth: string;
}

/** Keys of months as three array parameters. */
export const monthColumns = (months: readonly DeliveredMonth[]): unknown[] => [
  months.map(({ insurerNumber }) => insurerNumber),
  months.map(({ recipientId }) => recipientId),
  months.map(({ serviceMonth }) => serviceMonth),
];

/** Text that tells two months of people apart. */
export const monthText = ({ insurerNumber, recipientId, serviceMonth }: DeliveredMonth): string => `${insurerNumber}${recipientId}${serviceMonth}`;
