import { Kind, visit } from "graphql";
import type { DocumentNode, FieldNode } from "graphql";

/** A document whose response names cannot meet the ones the planner adds, and the way back. */
export interface SafeAliases {
  readonly document: DocumentNode;
  /** The name under which the data of a field of the caller's document is gathered. */
  readonly sourceName: (field: FieldNode) => string;
  /** The caller's response name for a gathered name. */
  readonly responseName: (source: string) => string;
}

const responseNameOf = (field: FieldNode): string => field.alias?.value ?? field.name.value;

/**
 * The planner adds key and required fields under their own names and takes an equal response name for the same field:
 * `{ upc: name }` would come back as the key. Such aliases, and such fields with arguments, are gathered under another name.
 */
export function toSafeAliases(document: DocumentNode, reserved: ReadonlySet<string>): SafeAliases {
  const collides = (field: FieldNode): boolean => {
    const name = responseNameOf(field);
    return reserved.has(name) && (name !== field.name.value || (field.arguments?.length ?? 0) > 0);
  };
  const used = new Set(reserved);
  let found = false;
  visit(document, {
    Field(field) {
      used.add(responseNameOf(field));
      found ||= collides(field);
    },
  });
  if (!found) return { document, sourceName: responseNameOf, responseName: (source) => source };

  let suffix = "__as";
  while ([...used].some((name) => name.endsWith(suffix))) suffix += "_";
  const sourceName = (field: FieldNode): string => (collides(field) ? responseNameOf(field) + suffix : responseNameOf(field));
  return {
    document: visit(document, {
      Field: {
        leave: (field) => (collides(field) ? { ...field, alias: { kind: Kind.NAME, value: sourceName(field) } } : undefined),
      },
    }) as DocumentNode,
    sourceName,
    responseName: (source) => (source.endsWith(suffix) ? source.slice(0, -suffix.length) : source),
  };
}
