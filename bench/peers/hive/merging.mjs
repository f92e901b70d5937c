/** Settings under which Hive Gateway carries out identical requests in flight once. */
export const gatewayConfig = { inboundInflightRequestDeduplication: true };
