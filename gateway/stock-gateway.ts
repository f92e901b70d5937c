import "../platform/config/no-telemetry.js";

/**
 * @apollo/gateway as a peer to compare with. It reports to its vendor unless told otherwise before it is loaded: this is
 * the only module that loads it.
 */
export async function loadStockGateway(): Promise<typeof import("@apollo/gateway")> {
  return import("@apollo/gateway");
}
