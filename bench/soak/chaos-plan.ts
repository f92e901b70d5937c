import type { Random } from "../../demo/random.js";
import type { Ready } from "./outbox.js";

/** One act of a sending process. */
export interface Sending extends Ready {
  /** Receive only and leave the import to the workers, instead of taking the set in at once. */
  readonly leave: boolean;
  /** Send it twice at the same time. */
  readonly atOnceTwice: boolean;
}

export interface ChaosPlan {
  /** What each sending process does, in order. */
  readonly queues: readonly (readonly Sending[])[];
  readonly doubles: number;
}

const percentTwiceAtOnce = 4;
const percentAgainLater = 8;

/**
 * Shares the sets out to sending processes and shuffles them, keeping the order of serials from each sender to each receiver.
 * Some are sent twice, at once or again any time later.
 */
export function planChaos(sets: readonly Ready[], processes: number, random: Random): ChaosPlan {
  const lanes = new Map<string, Ready[]>();
  for (const set of sets) {
    const key = `${set.sender.officeNumber}/${set.receiver.officeNumber}`;
    const lane = lanes.get(key);
    if (lane) lane.push(set);
    else lanes.set(key, [set]);
  }
  const shares: Ready[][][] = Array.from({ length: processes }, () => []);
  for (const lane of lanes.values()) shares[random.below(processes)]?.push(lane.sort((a, b) => (a.serial < b.serial ? -1 : 1)));
  let doubles = 0;
  const queues = shares.map((share) => {
    const later = new Map<number, Sending[]>();
    const first = merge(share, random).map((set, index, all): Sending => {
      const sending = { ...set, leave: random.chance(50), atOnceTwice: random.chance(percentTwiceAtOnce) };
      const isAgain = random.chance(percentAgainLater);
      if (isAgain) {
        const after = random.between(index, all.length - 1);
        later.set(after, [...(later.get(after) ?? []), { ...sending, atOnceTwice: false }]);
      }
      doubles += Number(sending.atOnceTwice) + Number(isAgain);
      return sending;
    });
    return first.flatMap((sending, index) => [sending, ...(later.get(index) ?? [])]);
  });
  return { queues, doubles };
}

/** Every merge of the lanes that keeps the order inside each is equally likely. */
function merge(lanes: readonly (readonly Ready[])[], random: Random): Ready[] {
  const turns = lanes.flatMap((lane, index) => lane.map(() => index));
  for (let last = turns.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [turns[last], turns[other]] = [turns[other] as number, turns[last] as number];
  }
  const next = lanes.map((lane) => lane.values());
  return turns.flatMap((index) => next[index]?.next().value ?? []);
}
