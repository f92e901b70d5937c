import type { Data } from "../plan/own-keys.js";
import type { Shape, ShapeField } from "../plan/shape.js";
import type { ErrorList } from "./execution-error.js";
import { projectExactly } from "./project-exact.js";
import { compileFastProjection } from "./project-fast.js";
import type { FastProjection } from "./project-fast.js";

/** Uses before code is generated: a document seen once is not worth it. */
const USES_BEFORE_CODE = 2;

/** Shapes the answers of one operation under one set of `@skip`/`@include` values. */
export class Projection {
  #uses = 0;
  #fast: FastProjection | undefined;

  constructor(private readonly shape: Shape) {}

  /** Generates the fast way now instead of on later use. */
  warm(): void {
    this.#uses = USES_BEFORE_CODE;
    this.#fast = compileFastProjection(this.shape);
  }

  project(root: Data, errors: ErrorList, introspection: (field: ShapeField) => unknown): Data | null {
    if (++this.#uses === USES_BEFORE_CODE) this.#fast = compileFastProjection(this.shape);
    return this.#fast?.(root) ?? projectExactly(this.shape, root, errors, introspection);
  }
}
