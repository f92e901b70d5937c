/** Rows of one office or service type; null or absent takes all. */
export interface RowChoice {
  readonly serviceOfficeNumber?: string | null;
  readonly serviceType?: string | null;
}

/** The chosen rows in their order: an office picks its own from what is sent to all (R13). */
export const pickRows = <Row extends { serviceOfficeNumber: string; serviceCode: string }>(rows: readonly Row[], { serviceOfficeNumber, serviceType }: RowChoice): Row[] =>
  rows.filter((row) => (!serviceOfficeNumber || row.serviceOfficeNumber === serviceOfficeNumber) && (!serviceType || row.serviceCode.startsWith(serviceType)));
