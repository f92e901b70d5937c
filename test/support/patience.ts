/** How long the product waits in tests: other test files keep the same two cores busy, and thousands of questions are about what is not shown. */
export const patience = { AUDIT_MISS_MS: "0", DATABASE_POOL_WAIT_MS: "60000", DATABASE_STATEMENT_TIMEOUT_MS: "60000" };
