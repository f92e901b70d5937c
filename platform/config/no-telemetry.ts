/** @apollo/gateway reports to its vendor unless this is set before it is loaded. */
process.env["APOLLO_TELEMETRY_DISABLED"] = "1";
