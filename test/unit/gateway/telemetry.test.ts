import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

describe("the vendor's gateway library", () => {
  test("is loaded with its telemetry off", async () => {
    delete process.env["APOLLO_TELEMETRY_DISABLED"];
    const { loadStockGateway } = await import("../../../gateway/stock-gateway.js");
    expect(process.env["APOLLO_TELEMETRY_DISABLED"]).toBe("1");
    const { ApolloGateway } = await loadStockGateway();
    expect(ApolloGateway).toBeDefined();
  });

  test("is loaded by one module only", () => {
    const files = ["gateway", "cli", "bench", "demo", "subgraphs", "platform"].flatMap((folder) => typescriptBelow(join(root, folder)));
    const loaders = files.filter((file) => /(?:from|import\()\s*["']@apollo\/gateway["']/.test(readFileSync(file, "utf8")));
    expect(loaders.map((file) => file.slice(root.length))).toEqual(["gateway/stock-gateway.ts"]);
  });
});

function typescriptBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
