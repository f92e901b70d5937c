import { Kind, visit } from "graphql";
import type { ConstDirectiveNode, DefinitionNode, DocumentNode } from "graphql";
import { parseFieldSet } from "./field-set.js";
import { addRequiredArguments } from "./required-arguments.js";
import type { RequiredArguments } from "./required-arguments.js";

/** The supergraph as the planner reads it, and what was changed in it. */
export interface PlannerSdl {
  readonly document: DocumentNode;
  /** The synthetic fields; none when nothing needed them. */
  readonly required: RequiredArguments;
  /** Response names the planner itself adds to subgraph selections: an alias of the caller must never equal one. */
  readonly reservedNames: ReadonlySet<string>;
}

/**
 * Prepares a supergraph for @apollo/query-planner: resolvable keys come first (it may otherwise travel by a key that
 * cannot be resolved) and fields required with arguments become fields of their own (it ignores such arguments).
 */
export function toPlannerSdl(supergraph: DocumentNode): PlannerSdl {
  const sorted: DocumentNode = { ...supergraph, definitions: supergraph.definitions.map(withResolvableKeysFirst) };
  const { document, required } = addRequiredArguments(sorted);
  return { document, required, reservedNames: collectReservedNames(document) };
}

function withResolvableKeysFirst(definition: DefinitionNode): DefinitionNode {
  if (!("directives" in definition) || !definition.directives) return definition;
  const directives = definition.directives as readonly ConstDirectiveNode[];
  const joins = directives.filter(isUnresolvableJoin);
  if (joins.length === 0) return definition;
  return { ...definition, directives: [...directives.filter((item) => !joins.includes(item)), ...joins] } as DefinitionNode;
}

const isUnresolvableJoin = (directive: ConstDirectiveNode): boolean =>
  directive.name.value === "join__type" &&
  (directive.arguments ?? []).some((item) => item.name.value === "resolvable" && item.value.kind === Kind.BOOLEAN && !item.value.value);

function collectReservedNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set(["__typename"]);
  visit(document, {
    Directive(directive) {
      const wanted = directive.name.value === "join__type" ? "key" : directive.name.value === "join__field" ? "requires" : undefined;
      for (const item of directive.arguments ?? []) {
        if (item.name.value !== wanted || item.value.kind !== Kind.STRING) continue;
        visit(parseFieldSet(item.value.value), { Field: (field) => void names.add(field.name.value) });
      }
    },
  });
  return names;
}
