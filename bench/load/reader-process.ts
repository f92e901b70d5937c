import { setTimeout as sleep } from "node:timers/promises";

/** Where readers ask, who about, and how often: requests come at their own times, whether earlier ones were answered or not. */
export interface Reading {
  readonly url: string;
  readonly token: string;
  readonly insurerNumber: string;
  readonly people: number;
  readonly perSecond: number;
}

/** Latencies in milliseconds, in the order of asking. */
export interface Read {
  readonly latencies: readonly number[];
}

const query = `query Look($insurerNumber: InsurerNumber!, $insuredNumber: InsuredNumber!) {
  recipientByNumber(insurerNumber: $insurerNumber, insuredNumber: $insuredNumber) {
    name
    insuredCard { careLevel validTo }
    insuredCards { careLevel validFrom validTo limitUnits notes typeLimits { serviceType limitUnits } }
    burdenRatio { ratio }
    certificationProgress { stands }
    consents { category state }
    careRelationships { role startDate }
    carePlan { overallSupportPolicy }
  }
}`;

let reading: Reading | null = null;
let latencies: Promise<number>[] = [];

async function look({ url, token, insurerNumber, people }: Reading): Promise<number> {
  const insuredNumber = String(1 + Math.floor(Math.random() * people)).padStart(10, "0");
  const start = performance.now();
  for (;;) {
    const answer = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables: { insurerNumber, insuredNumber } }) });
    const { data, errors } = (await answer.json()) as { data?: { recipientByNumber?: { insuredCards: unknown[] } }; errors?: { extensions: { code: string } }[] };
    if (data?.recipientByNumber?.insuredCards.length) return performance.now() - start;
    // Who is told to come back comes back: the wait is part of how long the look took.
    if (errors?.[0]?.extensions.code !== "GATEWAY_BUSY") throw new Error(`a reader was not answered: ${JSON.stringify(errors ?? data)}`);
    await sleep(1_000);
  }
}

async function readOn(own: Reading): Promise<void> {
  const start = performance.now();
  for (let asked = 0; reading === own; asked += 1) {
    latencies.push(look(own));
    await sleep(Math.max(0, start + ((asked + 1) * 1_000) / own.perSecond - performance.now()));
  }
}

/** `start` reads until `stop`, which is answered with how long each look took. */
process.on("message", (message: { readonly start?: Reading; readonly stop?: true }) => {
  if (message.start) {
    reading = message.start;
    latencies = [];
    void readOn(reading);
  } else {
    reading = null;
    void Promise.all(latencies).then((all) => process.send?.({ latencies: all } satisfies Read));
  }
});
process.on("disconnect", () => process.exit(0));
