/** The moment in a UUIDv7, to the millisecond: when its row was made. */
export const madeAt = (id: string): Date => new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16));
