import { isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType } from "graphql";
import type { GraphQLCompositeType, GraphQLLeafType, GraphQLOutputType } from "graphql";
import { leafReader } from "../plan/leaf.js";
import type { Data } from "../plan/own-keys.js";
import type { Shape, ShapeField } from "../plan/shape.js";

/** Shapes data by generated code; undefined when anything is out of order and the exact way must say what. */
export type FastProjection = (root: Data) => Data | undefined;

/** Shapes with more places than this are left to the exact way: their code would be larger than its use. */
const MAX_PLACES = 2_000;

/** Thrown by generated code to give up; never leaves this module. */
const GIVE_UP = Symbol("give up");

/** Writes code that builds the answer as object literals. Undefined when the shape is too large or holds introspection. */
export function compileFastProjection(shape: Shape): FastProjection | undefined {
  const writer = new Writer();
  try {
    const entry = writer.object(shape);
    const build = new Function("X", "K", `"use strict";\n${writer.code()}\nreturn ${entry};`) as (giveUp: symbol, constants: readonly unknown[]) => (root: Data) => Data;
    const project = build(GIVE_UP, writer.constants);
    return (root) => {
      try {
        return project(root);
      } catch (error) {
        if (error === GIVE_UP) return undefined;
        throw error;
      }
    };
  } catch (error) {
    if (error === GIVE_UP) return undefined;
    throw error;
  }
}

/** Names of functions and constants are numbered; the only foreign text in the code is quoted by `JSON.stringify`. */
class Writer {
  readonly constants: unknown[] = [];
  readonly #functions: string[] = [];
  #places = 0;

  code(): string {
    return this.#functions.join("\n");
  }

  object(shape: Shape): string {
    const name = this.#reserve();
    const guard = `if (typeof s !== "object" || s === null || Array.isArray(s)) throw X;`;
    if (isObjectType(shape.parent)) {
      this.#functions.push(`function ${name}(s) { ${guard} ${this.#literal(shape, shape.parent)} }`);
      return name;
    }
    // Types with the same fields share one literal.
    const cases = new Map<string, string[]>();
    for (const type of shape.source.schema.getPossibleTypes(shape.parent)) {
      const body = this.#literal(shape, type);
      cases.set(body, [...(cases.get(body) ?? []), type.name]);
    }
    // An interface object whose real type nobody told still has its interface's own fields.
    const untold = isInterfaceType(shape.parent) && shape.fieldsOf(shape.parent).every(({ kind }) => kind !== "typename") ? `case undefined: case ${JSON.stringify(shape.parent.name)}: { ${this.#literal(shape, shape.parent)} }` : "";
    const branches = [...cases].map(([body, names]) => `${names.map((type) => `case ${JSON.stringify(type)}: `).join("")}{ ${body} }`);
    this.#functions.push(`function ${name}(s) { ${guard} switch (s.__typename) { ${untold} ${branches.join("\n")} default: throw X; } }`);
    return name;
  }

  #literal(shape: Shape, type: GraphQLCompositeType): string {
    const statements: string[] = [];
    const entries = shape.fieldsOf(type).map((field, index) => {
      const variable = `v${index}`;
      statements.push(this.#field(field, type, variable));
      const key = JSON.stringify(field.responseName);
      return field.responseName === "__proto__" ? `[${key}]: ${variable}` : `${key}: ${variable}`;
    });
    return `${statements.join(" ")} return { ${entries.join(", ")} };`;
  }

  #field(field: ShapeField, type: GraphQLCompositeType, variable: string): string {
    if (++this.#places > MAX_PLACES || field.kind === "introspection") throw GIVE_UP;
    if (field.kind === "typename") return `const ${variable} = ${JSON.stringify(type.name)};`;
    const key = JSON.stringify(field.sourceName);
    const read = field.guarded ? `Object.hasOwn(s, ${key}) ? s[${key}] : null` : `s[${key}]`;
    return `let ${variable} = ${read}; ${this.#check(field.type, field, variable)}`;
  }

  /** Code that replaces the variable by its checked value or gives up. */
  #check(type: GraphQLOutputType, field: ShapeField, variable: string): string {
    const required = isNonNullType(type);
    const inner = required ? type.ofType : type;
    const whenNull = required ? "throw X" : `${variable} = null`;
    if (!isListType(inner) && field.kind === "leaf") return this.#leaf(inner as GraphQLLeafType, variable, whenNull);
    const value = isListType(inner) ? `${this.#list(inner.ofType, field)}(${variable})` : `${this.object(field.below as Shape)}(${variable})`;
    return `if (${variable} == null) ${whenNull}; else ${variable} = ${value};`;
  }

  #list(type: GraphQLOutputType, field: ShapeField): string {
    const name = this.#reserve();
    this.#functions.push(
      `function ${name}(s) { if (!Array.isArray(s)) throw X; const n = s.length, r = new Array(n); for (let i = 0; i < n; i++) { let e = s[i]; ${this.#check(type, field, "e")} r[i] = e; } return r; }`,
    );
    return name;
  }

  #leaf(type: GraphQLLeafType, variable: string, whenNull: string): string {
    const orNull = (test: string) => `if (${test}) { if (${variable} == null) ${whenNull}; else throw X; }`;
    if (type.name === "String") return orNull(`typeof ${variable} !== "string"`);
    if (type.name === "Boolean") return orNull(`typeof ${variable} !== "boolean"`);
    if (type.name === "Int") return orNull(`typeof ${variable} !== "number" || (${variable} | 0) !== ${variable}`);
    if (type.name === "Float") return orNull(`typeof ${variable} !== "number" || ${variable} - ${variable} !== 0`);
    if (isEnumType(type)) return orNull(`!${this.#constant(new Set(type.getValues().map(({ name }) => name)))}.has(${variable})`);
    const read = this.#constant(leafReader(type));
    const slow = `{ if (${variable} == null) ${whenNull}; else if ((${variable} = ${read}(${variable})) === undefined) throw X; }`;
    return `if (typeof ${variable} !== "string") ${slow}`;
  }

  #constant(value: unknown): string {
    const index = this.constants.push(value) - 1;
    return `K[${index}]`;
  }

  #reserve(): string {
    if (++this.#places > MAX_PLACES) throw GIVE_UP;
    return `f${this.#places}`;
  }
}
