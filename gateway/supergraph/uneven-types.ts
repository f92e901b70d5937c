import { isAbstractType, isCompositeType, isObjectType, possibleRuntimeTypes } from "@apollo/federation-internals";
import type { CompositeType, Subgraph, Subgraphs } from "@apollo/federation-internals";

/** Interfaces and unions whose members differ between subgraphs, and what each subgraph can say of them. */
export interface UnevenTypes {
  readonly any: boolean;
  /** The members of an uneven type that the subgraph knows; undefined when the type is none. */
  readonly membersIn: (subgraph: string, type: string) => ReadonlySet<string> | undefined;
  /** The type of a field that the subgraph itself can resolve; undefined when it cannot. */
  readonly fieldType: (subgraph: string, type: string, field: string) => string | undefined;
  readonly isComposite: (subgraph: string, type: string) => boolean;
  readonly isWithin: (subgraph: string, member: string, type: string) => boolean;
}

export function findUnevenTypes(subgraphs: Subgraphs): UnevenTypes {
  const members = new Map<string, Map<string, ReadonlySet<string>>>();
  for (const subgraph of subgraphs) {
    for (const type of subgraph.schema.types()) {
      if (!isAbstractType(type)) continue;
      const known = members.get(type.name) ?? new Map<string, ReadonlySet<string>>();
      members.set(type.name, known.set(subgraph.name, namesOf(type)));
    }
  }
  for (const [name, known] of members) if (new Set([...known.values()].map((names) => [...names].sort().join())).size < 2) members.delete(name);
  const typeIn = (subgraph: string, name: string) => subgraphs.get(subgraph)?.schema.type(name);
  return {
    any: members.size > 0,
    membersIn: (subgraph, type) => members.get(type)?.get(subgraph),
    fieldType: (subgraph, type, field) => resolvableType(subgraphs.get(subgraph), type, field),
    isComposite: (subgraph, name) => {
      const type = typeIn(subgraph, name);
      return type !== undefined && isCompositeType(type);
    },
    isWithin: (subgraph, member, name) => {
      const type = typeIn(subgraph, name);
      return member === name || (type !== undefined && isAbstractType(type) && namesOf(type).has(member));
    },
  };
}

const namesOf = (type: CompositeType): ReadonlySet<string> => new Set(possibleRuntimeTypes(type).map(({ name }) => name));

function resolvableType(subgraph: Subgraph | undefined, typeName: string, fieldName: string): string | undefined {
  const type = subgraph?.schema.type(typeName);
  const field = type && isObjectType(type) ? type.field(fieldName) : undefined;
  if (!subgraph || !field?.type || subgraph.metadata().isFieldExternal(field)) return undefined;
  // A field that requires others cannot be asked for without them.
  if (field.hasAppliedDirective("requires")) return undefined;
  let named = field.type;
  while ("ofType" in named) named = named.ofType as typeof named;
  return named.name;
}
