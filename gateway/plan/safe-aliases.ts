import { Kind, print, visit } from "graphql";
import type { DocumentNode, FieldNode } from "graphql";

/** A document whose response names the planner cannot confuse, and the way back. */
export interface SafeAliases {
  readonly document: DocumentNode;
  /** The name under which the data of a field of the caller's document is gathered. */
  readonly sourceName: (field: FieldNode) => string;
  /** The caller's response name for a gathered name. */
  readonly responseName: (source: string) => string;
}

const responseNameOf = (field: FieldNode): string => field.alias?.value ?? field.name.value;

/** A field with its arguments, whatever it is called. */
const callOf = (field: FieldNode): string => `${field.name.value}(${(field.arguments ?? []).map(print).sort().join(",")})`;

/**
 * The planner takes equal response names for the same field. It adds key and required fields under their own names
 * (`{ upc: name }` would come back as the key) and folds selections of different types into one (where `x` may stand for
 * different calls). So each response name that stands for several calls, or for another one than the reserved field of
 * that name, is gathered under a name of its own.
 */
export function toSafeAliases(document: DocumentNode, reserved: ReadonlySet<string>): SafeAliases {
  const calls = new Map<string, string[]>();
  visit(document, {
    Field(field) {
      const name = responseNameOf(field);
      const known = calls.get(name) ?? (reserved.has(name) ? [`${name}()`] : []);
      if (!known.includes(callOf(field))) known.push(callOf(field));
      calls.set(name, known);
    },
  });
  const ambiguous = new Set([...calls].filter(([, known]) => known.length > 1).map(([name]) => name));
  if (ambiguous.size === 0) return { document, sourceName: responseNameOf, responseName: (source) => source };

  const back = new Map<string, string>();
  const sources = new Map<string, string>();
  for (const name of ambiguous) {
    (calls.get(name) ?? []).forEach((call, index) => {
      let source = index === 0 ? name : `${name}__as${index}`;
      while (index > 0 && (calls.has(source) || back.has(source))) source += "_";
      sources.set(`${name} ${call}`, source);
      back.set(source, name);
    });
  }
  const sourceName = (field: FieldNode): string => {
    const name = responseNameOf(field);
    return ambiguous.has(name) ? (sources.get(`${name} ${callOf(field)}`) ?? name) : name;
  };
  return {
    document: visit(document, {
      Field: {
        leave(field) {
          const source = sourceName(field);
          return source === responseNameOf(field) ? undefined : { ...field, alias: { kind: Kind.NAME, value: source } };
        },
      },
    }) as DocumentNode,
    sourceName,
    responseName: (source) => back.get(source) ?? source,
  };
}
