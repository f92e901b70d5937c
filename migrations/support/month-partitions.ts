import type { QueryRunner } from "typeorm";

const firstYear = 2025;
const lastYear = 2028;

/**
 * Range partitions by service month for the years in use, and one for anything outside them. Reads that name their
 * months touch only those; old months can be detached whole. Partitions grant nothing: all access goes through the parent.
 */
export async function partitionByMonth(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`CREATE TABLE ${table}_other PARTITION OF ${table} DEFAULT`);
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
      const own = `${year}-${String(month).padStart(2, "0")}`;
      await runner.query(`CREATE TABLE ${table}_${own.replace("-", "")} PARTITION OF ${table} FOR VALUES FROM ('${own}') TO ('${next}')`);
    }
  }
}
