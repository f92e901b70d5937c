import { Kind, print, visit } from "graphql";
import type {
  ConstDirectiveNode, DocumentNode, FieldDefinitionNode, FieldNode, InterfaceTypeDefinitionNode, ObjectTypeDefinitionNode, SelectionSetNode,
} from "graphql";
import { parseFieldSet, printFieldSet } from "./field-set.js";
import { namedType } from "./named-type.js";

/** What a synthetic field stands for: `price(currency: "USD")` is planned as `price__required0`. */
export interface RequiredField {
  readonly name: string;
  readonly arguments: NonNullable<FieldNode["arguments"]>;
}

/** The synthetic fields of a supergraph and who needs them. */
export interface RequiredArguments {
  readonly fields: ReadonlyMap<string, RequiredField>;
  /** The real field behind a name, which may be the name itself. */
  readonly realName: (name: string) => string;
  /** What a field's `requires` holds in one subgraph: its leaves as `owner.name`. */
  readonly pathsOf: (subgraph: string, type: string, field: string) => ReadonlySet<string>;
}

type Owner = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/**
 * Gives every field that some `@requires` names with arguments a synthetic twin without arguments, in every type that
 * has it, and lets the `requires` name the twin. The planner then keeps differing arguments apart; the plan compiler
 * turns the twin back into the real field under an alias.
 */
export function addRequiredArguments(document: DocumentNode): { document: DocumentNode; required: RequiredArguments } {
  const owners = new Map<string, Owner>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) owners.set(definition.name.value, definition);
  }
  const fields = new Map<string, RequiredField>();
  const twins = new Map<string, Set<string>>();

  const twinOf = (typeName: string, field: FieldNode): string => {
    const text = callText(field.name.value, field.arguments);
    let name = [...fields].find(([, known]) => callText(known.name, known.arguments) === text)?.[0];
    if (!name) {
      let count = fields.size;
      do name = `${field.name.value}__required${count++}`;
      while ([...owners.values()].some((owner) => findField(owner, name as string)));
      fields.set(name, { name: field.name.value, arguments: field.arguments ?? [] });
    }
    for (const owner of family(owners, typeName)) {
      if (findField(owner, field.name.value)) addTo(twins, owner.name.value, name);
    }
    return name;
  };

  const rewriteSet = (typeName: string, selectionSet: SelectionSetNode): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.map((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return { ...selection, selectionSet: rewriteSet(selection.typeCondition?.name.value ?? typeName, selection.selectionSet) };
      }
      if (selection.kind !== Kind.FIELD) return selection;
      const definition = findField(owners.get(typeName), selection.name.value);
      const inner = selection.selectionSet && definition ? rewriteSet(namedType(definition.type), selection.selectionSet) : selection.selectionSet;
      if (!selection.arguments?.length) return { ...selection, selectionSet: inner };
      return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: twinOf(typeName, selection) }, selectionSet: inner } as const;
    }),
  });

  const needed = new Map<string, Set<string>>();
  const rewriteRequires = (owner: Owner, field: FieldDefinitionNode, directive: ConstDirectiveNode): ConstDirectiveNode => {
    const requires = stringArgument(directive, "requires");
    if (directive.name.value !== "join__field" || requires === undefined) return directive;
    const set = rewriteSet(owner.name.value, parseFieldSet(requires));
    // What a key holds is sent anyway and must not be taken for something only this field needs.
    const keys = keyPaths(owner);
    for (const path of leafPaths(set)) if (!keys.has(path)) addTo(needed, `${stringArgument(directive, "graph")}.${owner.name.value}.${field.name.value}`, path);
    if (!requires.includes("(")) return directive;
    const value = { kind: Kind.STRING, value: printFieldSet(set) } as const;
    return { ...directive, arguments: directive.arguments?.map((item) => (item.name.value === "requires" ? { ...item, value } : item)) };
  };

  const rewritten = mapOwners(document, (owner) => ({
    ...owner,
    fields: owner.fields?.map((field) => ({ ...field, directives: field.directives?.map((directive) => rewriteRequires(owner, field, directive)) })),
  }));
  const graphs = graphNames(document);
  const required: RequiredArguments = {
    fields,
    realName: (name) => fields.get(name)?.name ?? name,
    pathsOf: (subgraph, type, field) => needed.get(`${graphs.get(subgraph)}.${type}.${field}`) ?? new Set(),
  };
  if (fields.size === 0) return { document, required };
  const withTwins = mapOwners(rewritten, (owner) => {
    const names = [...(twins.get(owner.name.value) ?? [])];
    return { ...owner, fields: [...(owner.fields ?? []), ...names.map((name) => toTwin(owner, name, required.realName(name)))] };
  });
  return { document: withTwins, required };
}

function toTwin(owner: Owner, name: string, realName: string): FieldDefinitionNode {
  const real = findField(owner, realName) as FieldDefinitionNode;
  return { ...real, description: undefined, name: { kind: Kind.NAME, value: name }, arguments: [] };
}

const keyPaths = (owner: Owner): ReadonlySet<string> =>
  new Set((owner.directives ?? []).flatMap((directive) => (directive.name.value === "join__type" ? leafPaths(parseFieldSet(stringArgument(directive, "key") ?? "__typename")) : [])));

function leafPaths(set: SelectionSetNode, prefix = ""): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return leafPaths(selection.selectionSet, prefix);
    if (selection.kind !== Kind.FIELD) return [];
    const path = prefix + selection.name.value;
    return selection.selectionSet ? leafPaths(selection.selectionSet, `${path}.`) : [path];
  });
}

const callText = (name: string, args: FieldNode["arguments"] = []): string => `${name}(${args.map(print).sort().join(",")})`;

function addTo(map: Map<string, Set<string>>, key: string, name: string): void {
  const names = map.get(key);
  if (names) names.add(name);
  else map.set(key, new Set([name]));
}

function stringArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((item) => item.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** Subgraph name → its value in the `join__Graph` enum. */
function graphNames(document: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  visit(document, {
    EnumValueDefinition(value) {
      for (const directive of value.directives ?? []) {
        if (directive.name.value === "join__graph") names.set(stringArgument(directive, "name") ?? "", value.name.value);
      }
    },
  });
  return names;
}

const mapOwners = (document: DocumentNode, change: (owner: Owner) => Owner): DocumentNode =>
  visit(document, { ObjectTypeDefinition: (node) => change(node), InterfaceTypeDefinition: (node) => change(node) });

const findField = (owner: Owner | undefined, name: string): FieldDefinitionNode | undefined => owner?.fields?.find((field) => field.name.value === name);

/** The type, the interfaces it implements and, for an interface, all its implementers: a twin must exist in all of them. */
function family(owners: ReadonlyMap<string, Owner>, typeName: string): Owner[] {
  const names = new Set([typeName, ...(owners.get(typeName)?.interfaces ?? []).map((item) => item.name.value)]);
  for (const owner of owners.values()) {
    if (owner.interfaces?.some((item) => names.has(item.name.value))) names.add(owner.name.value);
  }
  return [...names].flatMap((name) => owners.get(name) ?? []);
}
