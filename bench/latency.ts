import { readSavedOperations } from "../gateway/operations/saved-operations.js";
import { operations, pickPeople, type Operation } from "./latency/questions.js";
import { serveTown, type ServedTown } from "./latency/serve-town.js";
import { openBenchTown, type BenchTown } from "./town/open-town.js";

const rounds = 4;
const aim = 1.5;

interface Place {
  readonly people: number;
  readonly town: BenchTown;
  readonly served: ServedTown;
  readonly who: Awaited<ReturnType<typeof pickPeople>>;
  readonly times: Map<string, number[]>;
}

/**
 * Latency of the main operations in a small and in a large town, one question at a time about always other people, the towns in
 * turns. LATENCY_PEOPLE (default 10000,300000) names the sizes, LATENCY_ASKED (default 60) the questions per operation and round.
 * Aim: the median grows at most 1.5 times.
 */
export async function run(): Promise<void> {
  const sizes = (process.env.LATENCY_PEOPLE ?? "10000,300000").split(",").map(Number);
  const asked = Number(process.env.LATENCY_ASKED ?? 60);
  const documents = new Map((await readSavedOperations("schema/operations")).map(({ audience, id, document }) => [`${audience}/${id}`, document]));
  const places: Place[] = [];
  try {
    for (const people of sizes) {
      const town = await openBenchTown({ people, months: 1, folder: `.data/town-${people}` });
      places.push({ people, town, served: await serveTown(town), who: await pickPeople(town.adminUrl, asked * rounds), times: new Map() });
    }
    // The first round warms plans, prepared statements and caches, and is not counted.
    for (let round = 0; round < rounds; round += 1) {
      for (const place of places) for (const operation of operations) await ask(place, operation, documents.get(operation.name) ?? "", { from: round * asked, asked, isCounted: round > 0 });
    }
    console.table(operations.map(({ name }) => toLine(name, places)));
  } finally {
    for (const { served, town } of places) {
      await served.close();
      await town.close();
    }
  }
}

async function ask({ served, who, times }: Place, { name, question }: Operation, query: string, { from, asked, isCounted }: { from: number; asked: number; isCounted: boolean }): Promise<void> {
  for (const person of who.slice(from, from + asked)) {
    const { identity, variables } = question(person);
    const authorization = `Bearer ${await served.token(identity)}`;
    const body = JSON.stringify({ query, variables });
    const start = performance.now();
    const answer = await fetch(`${served.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization }, body });
    const { data, errors } = (await answer.json()) as { data?: Record<string, unknown>; errors?: unknown[] };
    const took = performance.now() - start;
    if (errors || Object.values(data ?? {}).every((value) => value === null)) throw new Error(`${name} was not answered`);
    if (isCounted) times.set(name, [...(times.get(name) ?? []), took]);
  }
}

const quantile = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN;

function toLine(operation: string, places: readonly Place[]): Record<string, string | number> {
  const medians = places.map(({ times }) => quantile(times.get(operation) ?? [], 0.5));
  const ratio = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN);
  return {
    operation,
    ...Object.fromEntries(places.flatMap(({ people, times }, index) => [[`p50 ms, ${people}`, Number((medians[index] ?? 0).toFixed(2))], [`p95 ms, ${people}`, Number(quantile(times.get(operation) ?? [], 0.95).toFixed(2))]])),
    ratio: `${ratio.toFixed(2)}${ratio > aim ? " BELOW BAR" : ""}`,
    aim: `≤ ${aim}`,
  };
}
