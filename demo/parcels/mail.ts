import type { Person } from "../model.js";
import { partyKey } from "./parcel.js";
import type { DemoParcel, ParcelFile, ParcelKind, Party } from "./parcel.js";
import type { Address } from "./files.js";

interface Bundle<T> {
  readonly day: string;
  readonly kind: ParcelKind;
  readonly month: string | null;
  readonly sender: Party;
  readonly receiver: Party;
  readonly entries: T[];
}

/** Hour of the day at which each kind of set is sent: serials of a sender never meet. */
const HOURS: Readonly<Record<ParcelKind, string>> = { CARE_PLAN: "09", PREVENTIVE_PLAN: "10", USAGE_TABLE: "11", RESULT: "16" };

/** Collects what one kind of set has to carry: one parcel per day, month, sender and receiver (R06–R09). */
export class Mail<T extends { readonly person: Person }> {
  private readonly bundles = new Map<string, Bundle<T>>();

  constructor(
    private readonly kind: ParcelKind,
    private readonly encode: (address: Address, entries: readonly T[]) => ParcelFile[],
  ) {}

  post(day: string, month: string | null, sender: Party, receiver: Party, entry: T): void {
    const key = `${day}/${month}/${partyKey(sender)}/${partyKey(receiver)}`;
    const bundle = this.bundles.get(key);
    if (bundle) bundle.entries.push(entry);
    else this.bundles.set(key, { day, month, kind: this.kind, sender, receiver, entries: [entry] });
  }

  /** Parcels with their serials: the seconds count a sender's sets of one day. */
  parcels(): DemoParcel[] {
    const sequence = new Map<string, number>();
    return [...this.bundles.values()].map((bundle) => {
      const counter = `${bundle.day}/${bundle.sender.officeNumber}`;
      const number = sequence.get(counter) ?? 0;
      sequence.set(counter, number + 1);
      const minutes = `${String(Math.floor(number / 60)).padStart(2, "0")}${String(number % 60).padStart(2, "0")}`;
      const serial = `${bundle.day.replaceAll("-", "")}${HOURS[this.kind]}${minutes}`;
      const { sender, receiver, kind, month, entries } = bundle;
      return {
        serial, sender, receiver, kind, month,
        people: entries.map(({ person: { insurerNumber, insuredNumber } }) => ({ insurerNumber, insuredNumber })),
        files: () => this.encode({ serial, sender, receiver, month }, entries),
      };
    });
  }
}
