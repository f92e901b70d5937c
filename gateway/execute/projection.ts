import type { Data } from "../plan/own-keys.js";
import type { Shape, ShapeField } from "../plan/shape.js";
import type { ErrorList } from "./execution-error.js";
import { projectExactly } from "./project-exact.js";
import { compileDataWriter } from "./write-data.js";
import type { DataWriter } from "./write-data.js";
import type { WrittenData } from "./written-data.js";

/** Uses before code is generated: a document seen once is not worth it. */
const USES_BEFORE_CODE = 2;

/** Shapes the answers of one operation under one set of `@skip`/`@include` values. */
export class Projection {
  #uses = 0;
  #writer: DataWriter | undefined;

  constructor(private readonly shape: Shape) {}

  /** Generates the fast way now instead of on later use. */
  warm(): void {
    this.#uses = USES_BEFORE_CODE;
    this.#writer = compileDataWriter(this.shape);
  }

  /** The data as it is written by generated code; undefined where only the exact way will do. */
  write(root: Data): WrittenData | undefined {
    if (++this.#uses === USES_BEFORE_CODE) this.#writer = compileDataWriter(this.shape);
    return this.#writer?.(root);
  }

  project(root: Data, errors: ErrorList, introspection: (field: ShapeField) => unknown): Data | null {
    return projectExactly(this.shape, root, errors, introspection);
  }
}
