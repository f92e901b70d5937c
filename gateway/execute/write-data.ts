import { isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType } from "graphql";
import type { GraphQLAbstractType, GraphQLCompositeType, GraphQLLeafType, GraphQLOutputType } from "graphql";
import { leafReader } from "../plan/leaf.js";
import type { Data } from "../plan/own-keys.js";
import type { Shape, ShapeField } from "../plan/shape.js";
import { createJsonRoom } from "./json-room.js";
import type { JsonRoom } from "./json-room.js";
import { WrittenData, bodyHead } from "./written-data.js";

/** Writes data as it may leave; undefined when anything is out of order and the exact way must say what. */
export type DataWriter = (root: Data) => WrittenData | undefined;

/** Shapes with more places, or more code, than this are left to the exact way: compiling them would hold up everybody for tens of milliseconds. */
const MAX_PLACES = 2_000;
const MAX_CODE = 200_000;
/** Constant texts up to so many bytes are written byte by byte in the code itself. */
const MAX_BYTES = 40;

/** Thrown by generated code to give up; never leaves this module. */
const GIVE_UP = Symbol("give up");

/** Answers are written one after the other, never two at a time. Larger ones go the exact way. */
const commonRoom = createJsonRoom(8 * 1024 * 1024);

type Built = (giveUp: symbol, constants: readonly unknown[], room: JsonRoom, bytes: Buffer) => (root: Data, at: number) => number;

/** Writes code that writes the answer. Undefined when the shape is too large or holds introspection. */
export function compileDataWriter(shape: Shape, room = commonRoom): DataWriter | undefined {
  const code = new CodeWriter();
  try {
    const entry = code.object(shape);
    const build = new Function("X", "K", "R", "B", `"use strict";\n${code.text()}\nreturn ${entry};`) as Built;
    const write = build(GIVE_UP, code.constants, room, room.bytes);
    return (root) => {
      try {
        const end = room.text("}", write(root, room.text(bodyHead, 0)));
        return room.holds(end) ? new WrittenData(Buffer.from(room.bytes.subarray(0, end))) : undefined;
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

/**
 * Each function of the code takes a value `s` and a place `p` in the room and returns the place after what it wrote.
 * Names of functions and constants are numbered; the only foreign text in the code is quoted by `JSON.stringify`.
 */
class CodeWriter {
  readonly constants: unknown[] = [];
  readonly #functions: string[] = [];
  #places = 0;
  #length = 0;

  text(): string {
    return this.#functions.join("\n");
  }

  object(shape: Shape): string {
    const name = this.#reserve();
    const body = isObjectType(shape.parent) ? this.#fields(shape, shape.parent) : this.#byType(shape);
    this.#add(`function ${name}(s, p) { if (typeof s !== "object" || s === null || Array.isArray(s)) throw X; ${body} }`);
    return name;
  }

  #byType(shape: Shape): string {
    // Types with the same fields share their code.
    const cases = new Map<string, string[]>();
    for (const type of shape.source.schema.getPossibleTypes(shape.parent as GraphQLAbstractType)) {
      const body = this.#fields(shape, type);
      cases.set(body, [...(cases.get(body) ?? []), type.name]);
    }
    // An interface object whose real type nobody told still has its interface's own fields.
    const untold = isInterfaceType(shape.parent) && shape.fieldsOf(shape.parent).every(({ kind }) => kind !== "typename") ? `case undefined: case ${JSON.stringify(shape.parent.name)}: { ${this.#fields(shape, shape.parent)} }` : "";
    const branches = [...cases].map(([body, names]) => `${names.map((type) => `case ${JSON.stringify(type)}: `).join("")}{ ${body} }`);
    return `switch (s.__typename) { ${untold} ${branches.join("\n")} default: throw X; }`;
  }

  #fields(shape: Shape, type: GraphQLCompositeType): string {
    let before = "{";
    const statements = shape.fieldsOf(type).map((field, index) => {
      before += `${index > 0 ? "," : ""}${JSON.stringify(field.responseName)}:`;
      if (field.kind === "typename") {
        before += JSON.stringify(type.name);
        return "";
      }
      const statement = `${this.#constant(before)} ${this.#field(field)}`;
      before = "";
      return statement;
    });
    return `${statements.join(" ")} ${this.#constant(`${before}}`)} return p;`;
  }

  #field(field: ShapeField): string {
    if (++this.#places > MAX_PLACES || field.kind === "introspection") throw GIVE_UP;
    const key = JSON.stringify(field.sourceName);
    const read = field.guarded ? `Object.hasOwn(s, ${key}) ? s[${key}] : null` : `s[${key}]`;
    return `{ const v = ${read}; ${this.#value(field.type, field)} }`;
  }

  /** Code that checks the value `v` and writes it, or gives up. */
  #value(type: GraphQLOutputType, field: ShapeField): string {
    const required = isNonNullType(type);
    const inner = required ? type.ofType : type;
    const unless = (test: string, write: string) => `if (${test}) { ${write} } else if (v == null) { ${required ? "throw X;" : this.#constant("null")} }`;
    if (isListType(inner)) return unless("v != null", `p = ${this.#list(inner.ofType, field)}(v, p);`);
    if (field.kind === "object") return unless("v != null", `p = ${this.object(field.below as Shape)}(v, p);`);
    return this.#leaf(inner as GraphQLLeafType, unless);
  }

  #list(type: GraphQLOutputType, field: ShapeField): string {
    const name = this.#reserve();
    this.#add(
      `function ${name}(s, p) { if (!Array.isArray(s)) throw X; B[p++] = 91; for (let i = 0; i < s.length; i++) { if (i > 0) B[p++] = 44; const v = s[i]; ${this.#value(type, field)} } B[p++] = 93; return p; }`,
    );
    return name;
  }

  #leaf(type: GraphQLLeafType, unless: (test: string, write: string) => string): string {
    const string = `p = R.string(v, p);`;
    const orGiveUp = (test: string, write: string) => `${unless(test, write)} else throw X;`;
    if (type.name === "String") return orGiveUp(`typeof v === "string"`, string);
    if (type.name === "Boolean") return orGiveUp(`typeof v === "boolean"`, `if (v) { ${this.#constant("true")} } else { ${this.#constant("false")} }`);
    if (type.name === "Int") return orGiveUp(`typeof v === "number" && (v | 0) === v`, `p = R.whole(v, p);`);
    if (type.name === "Float") return orGiveUp(`typeof v === "number" && v - v === 0`, `p = R.text("" + v, p);`);
    if (isEnumType(type)) return orGiveUp(`${this.#keep(new Set(type.getValues().map(({ name }) => name)))}.has(v)`, string);
    const read = this.#keep(leafReader(type));
    return `${unless(`typeof v === "string"`, string)} else { const t = JSON.stringify(${read}(v)); if (t === undefined) throw X; p = R.text(t, p); }`;
  }

  #constant(text: string): string {
    const bytes = Buffer.from(text);
    if (bytes.length > MAX_BYTES) return `p = R.text(${JSON.stringify(text)}, p);`;
    return `${[...bytes].map((byte, index) => `B[p + ${index}] = ${byte};`).join(" ")} p += ${bytes.length};`;
  }

  #add(code: string): void {
    if ((this.#length += code.length) > MAX_CODE) throw GIVE_UP;
    this.#functions.push(code);
  }

  #keep(value: unknown): string {
    const index = this.constants.push(value) - 1;
    return `K[${index}]`;
  }

  #reserve(): string {
    if (++this.#places > MAX_PLACES) throw GIVE_UP;
    return `f${this.#places}`;
  }
}
