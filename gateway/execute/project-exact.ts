import { isLeafType, isListType, isNonNullType, isObjectType } from "graphql";
import type { GraphQLCompositeType, GraphQLLeafType, GraphQLOutputType } from "graphql";
import { leafReader } from "../plan/leaf.js";
import { isData, readOwn, writeOwn } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import type { Shape, ShapeField } from "../plan/shape.js";
import { isAbsent } from "./absent.js";
import type { ErrorList, Path } from "./execution-error.js";

/** A null that its place does not allow: it moves up to the next place that does. */
const REFUSED = Symbol("refused");

/**
 * Shapes gathered data by the specification: order, types, conditions, null propagation, an error where something is
 * missing. Returns null when a null reaches the root. `introspection` answers `__schema` and `__type`.
 */
export function projectExactly(shape: Shape, root: Data, errors: ErrorList, introspection: (field: ShapeField) => unknown): Data | null {
  const projector = new ExactProjector(errors, introspection);
  const result = projector.object(shape, root);
  return result === REFUSED ? null : (result as Data);
}

class ExactProjector {
  readonly #path: (string | number)[] = [];
  readonly #places: ReadonlySet<string>;
  readonly #above = new Set<string>();
  readonly #hadErrors: boolean;

  constructor(
    private readonly errors: ErrorList,
    private readonly introspection: (field: ShapeField) => unknown,
  ) {
    const paths = errors.list().flatMap(({ path }) => [path ?? []]);
    this.#hadErrors = paths.length > 0;
    this.#places = new Set(paths.map(pathKey));
    for (const path of paths) for (let length = 0; length < path.length; length++) this.#above.add(pathKey(path.slice(0, length)));
  }

  object(shape: Shape, data: Data): unknown {
    const typename = readOwn(data, "__typename");
    let type: GraphQLCompositeType | undefined = shape.objectType(typename);
    if (!type) {
      // An interface object whose real type nobody told: its interface's own fields can still be given.
      if (typename !== undefined && typename !== shape.parent.name) return this.#missing(typename);
      type = shape.parent;
    }
    const result: Data = {};
    let refused = false;
    for (const field of shape.fieldsOf(type)) {
      this.#path.push(field.responseName);
      const value = this.#field(field, data, type);
      this.#path.pop();
      if (value === REFUSED) refused = true;
      else if (field.guarded) writeOwn(result, field.responseName, value);
      else result[field.responseName] = value;
    }
    return refused ? REFUSED : result;
  }

  #field(field: ShapeField, data: Data, type: GraphQLCompositeType): unknown {
    if (field.kind === "typename") return isObjectType(type) ? type.name : this.#missing(undefined);
    if (field.kind === "introspection") return this.introspection(field);
    const value = readOwn(data, field.sourceName);
    // Nobody is to blame when the owner has no such entity: it becomes null like any other that is not there.
    if (value === undefined && isNonNullType(field.type) && isAbsent(data)) return REFUSED;
    return this.#value(field.type, value, field);
  }

  #value(type: GraphQLOutputType, value: unknown, field: ShapeField): unknown {
    if (!isNonNullType(type)) {
      const result = value === null || value === undefined ? null : this.#present(type, value, field);
      return result === REFUSED ? null : result;
    }
    if (value === null || value === undefined) return this.#missing(value);
    const result = this.#present(type.ofType, value, field);
    return result === REFUSED && isAbsent(value) ? this.#missing(null) : result;
  }

  #present(type: GraphQLOutputType, value: unknown, field: ShapeField): unknown {
    if (isListType(type)) return Array.isArray(value) ? this.#list(type.ofType, value, field) : this.#missing(value);
    if (isLeafType(type)) return this.#leaf(type, value);
    return field.below && isData(value) ? this.object(field.below, value) : this.#missing(value);
  }

  #list(type: GraphQLOutputType, items: readonly unknown[], field: ShapeField): unknown {
    let refused = false;
    const result = items.map((item, index) => {
      this.#path.push(index);
      const value = this.#value(type, item, field);
      this.#path.pop();
      refused ||= value === REFUSED;
      return value;
    });
    return refused ? REFUSED : result;
  }

  #leaf(type: GraphQLLeafType, value: unknown): unknown {
    const result = leafReader(type)(value);
    return result === undefined ? this.#missing(value) : result;
  }

  /** Reports what is wrong here unless an error already says so: at this place, above it or below it, or a failed fetch that left nothing. */
  #missing(value: unknown): typeof REFUSED {
    const consequence = value === undefined && this.#hadErrors;
    if (!consequence && !this.errors.full && !this.#isExplained()) this.errors.add({ code: "SUBGRAPH_BAD_ANSWER", parameters: undefined, path: [...this.#path] });
    return REFUSED;
  }

  #isExplained(): boolean {
    if (this.#above.has(pathKey(this.#path))) return true;
    for (let length = 0; length <= this.#path.length; length++) {
      if (this.#places.has(pathKey(this.#path.slice(0, length)))) return true;
    }
    return false;
  }
}

const pathKey = (path: Path): string => JSON.stringify(path);
