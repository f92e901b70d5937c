import type { ApolloServerPlugin } from "@apollo/server";
import { Kind, visit, type ASTNode, type OperationDefinitionNode } from "graphql";
import { findingKinds, hasMyNumber } from "../../standard/index.js";
import type { OperationContext } from "./answer-plugin.js";

/** A caller is told where, never what. */
interface Warning {
  readonly code: "MY_NUMBER_LIKE";
  readonly message: string;
  /** Names of arguments and input fields, as `input.statement`. */
  readonly fields: readonly string[];
}

/** Keys made by machines may end in any twelve digits. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mostFields = 20;

/** Warns in a mutation's answer where its text holds what looks like an individual number (個人番号): none has a place here. */
export const myNumberPlugin = (): ApolloServerPlugin<OperationContext> => ({
  async requestDidStart({ contextValue }) {
    let fields: readonly string[] = [];
    return {
      async didResolveOperation({ operation, request }) {
        if (operation?.operation === "mutation") fields = suspectFields(operation, request.variables ?? {});
      },
      async willSendResponse({ response }) {
        if (fields.length === 0 || response.body.kind !== "single") return;
        const warning: Warning = { code: "MY_NUMBER_LIKE", message: findingKinds.myNumber[contextValue.fetchContext.language], fields };
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, warnings: [warning] };
      },
    };
  },
});

function suspectFields(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): string[] {
  const found = new Set<string>();
  const look = (value: unknown, place: readonly string[]): void => {
    if (typeof value === "string" && !uuid.test(value) && hasMyNumber(value)) found.add(place.join("."));
    else if (Array.isArray(value)) value.forEach((item) => look(item, place));
    else if (typeof value === "object" && value !== null) for (const [name, item] of Object.entries(value)) look(item, [...place, name]);
  };
  look(variables, []);
  visit(operation, { StringValue: ({ value }, _key, parent, _path, ancestors) => look(value, namesOf(parent ? [...ancestors, parent] : ancestors)) });
  return [...found].slice(0, mostFields);
}

/** Names of the arguments and input fields around a literal, outermost first. */
const namesOf = (ancestors: readonly (ASTNode | readonly ASTNode[])[]): string[] =>
  ancestors.flatMap((node) => ("kind" in node && (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) ? [node.name.value] : []));
