import { createHash } from "node:crypto";
import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, stripIgnoredCharacters, visit } from "graphql";
import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from "graphql";
import type { Planning } from "../supergraph/load.js";
import { splitRequires } from "./split-requires.js";
import { toKeyTree } from "./key-tree.js";
import type { KeyTree } from "./key-tree.js";
import { compileRewrites, renamesOf } from "./rewrites.js";
import type { Rewrite } from "./rewrites.js";

/** One request to one subgraph, fixed but for its variables. */
export interface FetchOperation {
  readonly subgraph: string;
  readonly kind: "query" | "mutation";
  readonly document: string;
  /** SHA-256 of the document, hex. */
  readonly documentHash: string;
  readonly operationName: string | undefined;
  /** The JSON request up to the value of `variables`. */
  readonly bodyHead: string;
  readonly variables: readonly string[];
  /** Representation fields of an entity fetch; undefined for a root fetch. */
  readonly requires: readonly QueryPlanSelectionNode[] | undefined;
  /** Whether `@skip` or `@include` may leave something out of the answer. */
  readonly hasConditions: boolean;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** What the answer (or, for an entity fetch, each entity) holds. */
  readonly tree: KeyTree;
}

/** What the requests of a plan take from the caller's operation. */
export interface OperationTraits {
  readonly name: string | undefined;
  /** Whether variables decide what is left out. */
  readonly hasConditions: boolean;
}

/** The requests of one fetch node: more than one only where required arguments of one field differ. */
export function toFetchOperations(node: FetchNode, planning: Planning, { name, hasConditions }: OperationTraits): FetchOperation[] {
  if (node.contextRewrites?.length) throw new Error("@fromContext is not supported");
  const kind = node.operationKind as string;
  if (kind !== "query" && kind !== "mutation") throw new Error("subscriptions are not supported");
  const planned = parse(node.operation, { noLocation: true });
  const parts = node.requires ? splitRequires(planned, node.requires, { subgraph: node.serviceName, known: planning.required, hasConditions }) : [{ document: planned, requires: undefined }];
  const operationName = name ? `${name}__${node.serviceName.replace(/\W/g, "_")}` : undefined;
  return parts.map(({ document: part, requires }) => {
    const finished = withRealFields(part, planning, operationName);
    const document = stripIgnoredCharacters(print(finished));
    const root = (finished.definitions[0] as OperationDefinitionNode).selectionSet;
    const used = new Set<string>();
    visit(part, { VariableDefinition: (definition) => void used.add(definition.variable.name.value) });
    return {
      subgraph: node.serviceName,
      kind,
      document,
      documentHash: createHash("sha256").update(document).digest("hex"),
      operationName,
      bodyHead: `{"query":${JSON.stringify(document)}${operationName ? `,"operationName":${JSON.stringify(operationName)}` : ""},"variables":`,
      variables: [...used].filter((variable) => !requires || variable !== "representations"),
      requires,
      hasConditions: /@(skip|include)\b/.test(document),
      inputRewrites: compileRewrites(node.inputRewrites, planning.namesWithin),
      outputRewrites: compileRewrites(node.outputRewrites, planning.namesWithin),
      tree: toKeyTree(requires ? entitySelection(root) : root, { renames: renamesOf(node.outputRewrites), interfaces: planning.interfaces }),
    };
  });
}

/** Equal fetches get equal documents whatever their place in the plan, so that their answers can be shared. */
function withRealFields(document: DocumentNode, planning: Planning, operationName: string | undefined): DocumentNode {
  return visit(document, {
    OperationDefinition: {
      leave: (operation) => ({ ...operation, name: operationName ? { kind: Kind.NAME, value: operationName } : undefined }),
    },
    Field: {
      leave(field) {
        const required = planning.required.fields.get(field.name.value);
        if (!required) return undefined;
        const alias = field.alias ?? { kind: Kind.NAME, value: field.name.value };
        return { ...field, alias, name: { kind: Kind.NAME, value: required.name }, arguments: required.arguments };
      },
    },
  }) as DocumentNode;
}

function entitySelection(root: SelectionSetNode): SelectionSetNode {
  const entities = root.selections[0];
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new Error("an entity fetch selects _entities");
  return entities.selectionSet;
}
