import autocannon from "autocannon";
import { costOperations, type CostOperation, type CostRequest } from "./operations.js";
import type { RunningHouse } from "./houses.js";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 5);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 4);
const CONNECTIONS = 16;

/** Requests per second of one operation in both houses, turn by turn. */
export interface Compared {
  readonly operation: CostOperation;
  readonly rounds: readonly { readonly whole: number; readonly bare: number }[];
}

/** The same requests to the whole product and to one that lacks a protection, in turns, after both have answered alike. */
export async function compareHouses(whole: RunningHouse, bare: RunningHouse, requests: ReadonlyMap<CostOperation, readonly CostRequest[]>, operations = costOperations): Promise<Compared[]> {
  const results: Compared[] = [];
  for (const operation of operations) {
    const asked = await findAlike(whole, bare, requests.get(operation) ?? []);
    const rounds: { whole: number; bare: number }[] = [];
    for (const house of [whole, bare]) await load(house, asked, 2);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Who begins changes from round to round, so that neither always runs after the other.
      const [first, second] = round % 2 === 0 ? [whole, bare] : [bare, whole];
      const [one, other] = [await load(first, asked, SECONDS), await load(second, asked, SECONDS)];
      rounds.push(round % 2 === 0 ? { whole: one, bare: other } : { whole: other, bare: one });
    }
    results.push({ operation, rounds });
  }
  return results;
}

/** The requests that both houses answer alike: without row-level security some pages hold a person whose grant has ended. Throws when hardly any are left. */
async function findAlike(whole: RunningHouse, bare: RunningHouse, requests: readonly CostRequest[]): Promise<CostRequest[]> {
  const alike: CostRequest[] = [];
  for (const request of requests) {
    const [one, other] = await Promise.all([answer(whole, request), answer(bare, request)]);
    if (one === other && /"name"|"usageTable":\{/.test(one)) alike.push(request);
  }
  if (alike.length < Math.min(10, requests.length)) throw new Error(`only ${alike.length} of ${requests.length} requests are answered alike`);
  return alike;
}

async function answer({ url }: RunningHouse, { body, authorization }: CostRequest): Promise<string> {
  const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization }, body });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors) throw new Error(`refused: ${JSON.stringify(errors)}`);
  return JSON.stringify(data);
}

/** Requests per second. Throws when one is refused. */
async function load({ url }: RunningHouse, asked: readonly CostRequest[], seconds: number): Promise<number> {
  let next = 0;
  const result = await autocannon({
    url: `${url}/graphql`, duration: seconds, connections: CONNECTIONS, method: "POST", headers: {}, timeout: 60,
    requests: [{ setupRequest: (request) => {
      const { body, authorization } = asked[(next += 1) % asked.length] as CostRequest;
      return { ...request, body, headers: { "content-type": "application/json", authorization } };
    } }],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  return result.requests.average;
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A table of what the protection costs: the median over the rounds of 1 − whole / bare. */
export function describeCost(protection: string, bar: number, compared: readonly Compared[]): string {
  const rows = compared.map(({ operation, rounds }) => {
    const cost = 100 * (1 - middle(rounds.map(({ whole, bare }) => whole / bare)));
    return `| ${operation} | ${middle(rounds.map(({ whole }) => whole)).toFixed(0)} | ${middle(rounds.map(({ bare }) => bare)).toFixed(0)} | ${rounds.map(({ whole, bare }) => (100 * (1 - whole / bare)).toFixed(0)).join(" ")} | **${cost.toFixed(1)} %** | ≤ ${bar} % | ${cost <= bar ? "held" : "OVER THE BAR"} |`;
  });
  return `${ROUNDS} rounds of ${SECONDS} s in turns, ${CONNECTIONS} connections, Node ${process.version}\n| operation | requests/s | without ${protection} | cost by round, % | cost | bar | |\n|---|--:|--:|---|--:|--:|---|\n${rows.join("\n")}\n`;
}
