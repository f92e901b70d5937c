import { getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from "graphql";
import { html, type Html } from "../html.js";
import { addressFrom } from "../page.js";
import type { Owners } from "./owners.js";

interface Line {
  readonly from: string;
  readonly to: string;
  readonly fields: readonly string[];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const size = { width: 900, height: 620, node: { width: 186, height: 44 } };
const centre = "Recipient";

/** The entities and the fields that lead from one to the other, as a drawing: the person in the middle. */
export function entityMap(schema: GraphQLSchema, owners: Owners): Html {
  const entities = [...owners.keys.keys()].filter((name) => isObjectType(schema.getType(name)));
  const bySubgraph = (name: string) => owners.subgraphs.indexOf(owners.ofType.get(name) ?? "");
  const around = entities.filter((name) => name !== centre).sort((a, b) => bySubgraph(a) - bySubgraph(b) || a.localeCompare(b));
  const places = new Map<string, Place>([[centre, { x: size.width / 2, y: size.height / 2 }], ...around.map((name, index) => [name, onEllipse(index / around.length)] as const)]);
  const lines = linesBetween(schema, entities);
  return html`<figure class="map">
<svg viewBox="0 0 ${size.width} ${size.height}" role="group" aria-label="Entities and the fields between them; the same as a list below">
${lines.map((line) => drawLine(line, places))}
${[...places].map(([name, place]) => drawNode(name, place, bySubgraph(name)))}
</svg>
<figcaption><ul class="legend">${owners.subgraphs.map((name, index) => html`<li class="colour-${index}">${name}</li>`)}</ul>
<details><summary>The same as a list</summary><ul>${lines.map(({ from, to, fields }) => html`<li><a href="${addressFrom("schema", `schema/${from}`)}">${from}</a> → <a href="${addressFrom("schema", `schema/${to}`)}">${to}</a>: ${fields.join(", ")}</li>`)}</ul></details></figcaption>
</figure>
`;
}

function onEllipse(turn: number): Place {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return { x: Math.round(size.width / 2 + Math.cos(angle) * 345), y: Math.round(size.height / 2 + Math.sin(angle) * 265) };
}

function linesBetween(schema: GraphQLSchema, entities: readonly string[]): Line[] {
  return entities.flatMap((from) => {
    const found = new Map<string, string[]>();
    for (const field of fieldsOf(schema, from)) {
      const to = targetOf(schema, field);
      if (entities.includes(to)) found.set(to, [...(found.get(to) ?? []), field.name]);
    }
    return [...found].map(([to, fields]) => ({ from, to, fields }));
  });
}

/** The type a field leads to, through the page of a list. */
function targetOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string {
  const { name } = getNamedType(field.type);
  const nodes = name.endsWith("Connection") ? fieldsOf(schema, name).find((member) => member.name === "nodes") : undefined;
  return nodes ? getNamedType(nodes.type).name : name;
}

function fieldsOf(schema: GraphQLSchema, name: string): GraphQLField<unknown, unknown>[] {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

function drawLine({ from, to, fields }: Line, places: ReadonlyMap<string, Place>): Html | false {
  const [a, b] = [places.get(from), places.get(to)];
  if (!a || !b || from === to) return false;
  // Bent to one side, so that the way there and the way back are two lines.
  const bend = { x: (a.x + b.x) / 2 + (b.y - a.y) * 0.08, y: (a.y + b.y) / 2 - (b.x - a.x) * 0.08 };
  return html`<path class="line" d="M${a.x} ${a.y} Q${bend.x.toFixed(0)} ${bend.y.toFixed(0)} ${b.x} ${b.y}"><title>${from} → ${to}: ${fields.join(", ")}</title></path>
`;
}

const drawNode = (name: string, { x, y }: Place, colour: number): Html => {
  const { width, height } = size.node;
  return html`<a href="${addressFrom("schema", `schema/${name}`)}" class="node colour-${colour}"><rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="12"></rect><text x="${x}" y="${y + 6}" text-anchor="middle">${name}</text></a>
`;
};
