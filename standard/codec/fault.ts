import { findingKinds, type FindingKind } from "../finding/catalogue.js";
import type { FindingParameters } from "../finding/finding.js";
import type { Cell } from "../layout/layout.js";

/** What is wrong with the text of one item; a warning still gives the item's value. */
export class Fault {
  constructor(
    readonly kind: FindingKind,
    readonly parameters: FindingParameters = {},
    readonly value: Cell = null,
  ) {}

  get isError(): boolean {
    return findingKinds[this.kind].severity === "error";
  }
}
