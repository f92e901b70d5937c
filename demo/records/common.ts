import { currentVersion } from "../../standard/index.js";
import type { Person } from "../model.js";

/** The first three items of every record. */
export function recordHead(person: Person): { readonly csvVersion: string; readonly insurerNumber: string; readonly insuredNumber: string } {
  return { csvVersion: currentVersion, insurerNumber: person.insurerNumber, insuredNumber: person.insuredNumber };
}
