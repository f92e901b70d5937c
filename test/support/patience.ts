/** How long the product waits in tests: other test files keep the same two cores busy. */
export const patience = { DATABASE_POOL_WAIT_MS: "60000", DATABASE_STATEMENT_TIMEOUT_MS: "60000" };
