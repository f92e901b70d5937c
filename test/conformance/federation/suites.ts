import { abstractSuites } from "./abstract.cases.js";
import { byTypeSuites } from "./by-type.cases.js";
import type { FederationSuite } from "./case.js";
import { complexKeySuites } from "./complex-keys.cases.js";
import { directiveSuites } from "./directives.cases.js";
import { extensionSuites } from "./extensions.cases.js";
import { inputSuites } from "./inputs.cases.js";
import { interfaceObjectSuites } from "./interface-objects.cases.js";
import { interfaceSuites } from "./interfaces.cases.js";
import { keySuites } from "./keys.cases.js";
import { lostRequiresSuites } from "./lost-requires.cases.js";
import { nameSuites } from "./names.cases.js";
import { providesSuites } from "./provides.cases.js";
import { requiredShapeSuites } from "./required-shapes.cases.js";
import { requiresSuites } from "./requires.cases.js";
import { unionSuites } from "./unions.cases.js";

/** Every small federation with its operations and the whole answers that must come back. */
export const federationSuites: readonly FederationSuite[] = [
  ...keySuites, ...requiresSuites, ...abstractSuites, ...nameSuites, ...directiveSuites,
  ...extensionSuites, ...providesSuites, ...unionSuites, ...complexKeySuites, ...inputSuites, ...interfaceObjectSuites, ...interfaceSuites, ...requiredShapeSuites, ...byTypeSuites, ...lostRequiresSuites,
];

/** What the public federation audit (graphql-hive/federation-gateway-audit) tries, suite by suite, and where it is tried here. */
export const auditCounterparts: Readonly<Record<string, readonly string[]>> = {
  "abstract-types": ["an abstract type of which one subgraph knows more", "interfaces and unions"],
  "child-type-mismatch": ["members of a union that type one field differently in a subgraph"],
  "circular-reference-interface": ["@provides below an interface that leads back to itself"],
  "complex-entity-call": ["keys made of lists and of nested objects"],
  "corrupted-supergraph-node-id": ["a node interface in several subgraphs"],
  "enum-intersection": ["an enumeration of which the subgraphs know different values"],
  "executable-directive-definition-default-arguments": ["a directive for operations that two subgraphs define differently"],
  "fed1-external-extends": ["federation 1, extended by @extends"],
  "fed1-external-extends-resolvable": ["federation 1 with a second key that the extension only refers to"],
  "fed1-external-extension": ["federation 1, extended by extend"],
  "fed2-external-extends": ["federation 2, extended by @extends"],
  "fed2-external-extension": ["federation 2, extended by extend"],
  "include-skip": ["@include and @skip"],
  "input-object-intersection": ["an input of which the subgraphs know different fields"],
  "interface-object-indirect-extension": ["an interface object that stands only between two types"],
  "interface-object-with-requires": ["an interface object that requires a field of the interface"],
  "i-will-name-you-later": ["@requires through an object that another subgraph completes"],
  "keys-mashup": ["keys of different fields for one type in many subgraphs", "a key that cannot be resolved stands before one that can", "a subgraph that is come back to cannot resolve its first key"],
  mutations: ["mutations across subgraphs", "mutations"],
  "mysterious-external": ["an external field that nothing uses"],
  "nested-provides": ["@provides of a nested selection"],
  "nested-requires": ["@requires of what requires", "@requires of what comes back through the own subgraph, which the planner loses"],
  node: ["a node whose type's fields lie elsewhere"],
  "non-resolvable-interface-object": ["an interface object that nobody can resolve"],
  "null-keys": ["a way to an entity that ends in between", "entities that are not there"],
  "override-type-interface": ["@override of fields of an interface's types"],
  "override-with-requires": ["@override of fields that others require"],
  "parent-entity-call": ["a part whose value depends on its parent"],
  "parent-entity-call-complex": ["a part whose value depends on its parent"],
  "partial-union": ["a union without keys of which one subgraph knows one member only"],
  "partial-union-complex": ["a union below shared types on the way through two subgraphs"],
  "provides-on-interface": ["@provides on an interface"],
  "provides-on-union": ["@provides on a union"],
  "provides-only-requested-fields": ["@provides of more than is asked for"],
  "requires-circular": ["@requires in a circle of subgraphs"],
  "requires-interface": ["@requires of an interface's fields"],
  "requires-requires": ["@requires of what requires", "a chain of @requires and an answer that fails on the way"],
  "requires-with-argument": ["@requires", "@requires through an object that another subgraph completes"],
  "requires-with-argument-conflict": ["@requires"],
  "requires-with-fragments": ["@requires with fragments of interfaces and types"],
  "shared-root": ["one root value of which each subgraph knows a part"],
  "simple-entity-call": ["an entity by an e-mail address and by an id"],
  "simple-inaccessible": ["@provides, @shareable, @override and @inaccessible", "an enumeration of which the subgraphs know different values"],
  "simple-interface-object": ["interface objects", "an interface object beside its types, in three subgraphs"],
  "simple-override": ["@provides, @shareable, @override and @inaccessible"],
  "simple-requires-provides": ["@requires and @provides in a shop"],
  typename: ["the type's name"],
  "unavailable-override": ["@override from a subgraph that is not there"],
  "union-interface-distributed": ["a union and interfaces whose types differ between subgraphs"],
  "union-overfetching": ["one place that is asked for different things by the type around it"],
  "union-intersection": ["a union of which two subgraphs know different members", "a union whose members differ between subgraphs"],
};
