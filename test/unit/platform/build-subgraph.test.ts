import { graphql } from "graphql";
import { Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver } from "type-graphql";
import { Column, Entity } from "../../../platform/database/mapping.js";
import { buildSubgraph } from "../../../platform/graphql/build-subgraph.js";
import type { SubgraphManifest } from "../../../platform/subgraph/manifest.js";
import { everyone } from "../../../platform/subgraph/policy.js";

@Entity({ schema: "x", name: "thing" })
@Directive('@key(fields: "id")')
@ObjectType("Thing")
class Thing {
  @Column({ type: "text" })
  @Field(() => ID, { simple: true })
  id!: string;
}

@Resolver(() => Thing)
class ThingResolver {
  @Query(() => Thing, { nullable: true })
  thing(): Thing | null {
    return null;
  }

  @FieldResolver(() => String)
  extra(): string {
    return "extra";
  }
}

const whole: SubgraphManifest = {
  name: "things",
  entities: [Thing],
  resolvers: [ThingResolver],
  references: { Thing: { policy: everyone, resolve: () => null } },
  policies: { "Query.thing": everyone, "Thing.extra": everyone },
};

describe("a subgraph", () => {
  test("starts when every root field, entity field and reference has a policy", async () => {
    expect((await buildSubgraph(whole)).sdl).toContain('type Thing @key(fields: "id")');
  });

  test("refuses more references in one request than a gateway sends, and answers as many as that", async () => {
    const { schema } = await buildSubgraph(whole);
    const ask = (count: number) => graphql({ schema, source: "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }", variableValues: { of: Array.from({ length: count }, (_, index) => ({ __typename: "Thing", id: String(index) })) }, contextValue: { viewer: {} } });
    expect((await ask(500)).data?.["_entities"]).toHaveLength(500);
    expect((await ask(501)).errors?.map(({ extensions }) => extensions)).toEqual([{ code: "OPERATION_TOO_COMPLEX", parameters: { measure: "representations", value: 501, limit: 500 } }]);
  });

  test.each([
    ["a root field has no policy", { ...whole, policies: { "Thing.extra": everyone } }, "Query.thing has no policy"],
    ["an entity's field has no policy", { ...whole, policies: { "Query.thing": everyone } }, "Thing.extra has no policy"],
    ["an entity has no reference", { ...whole, references: {} }, "entity Thing has no reference"],
    ["a policy names a field that is not there", { ...whole, policies: { ...whole.policies, "Query.other": everyone } }, "policies for unknown fields: Query.other"],
  ] as const)("does not start when %s", async (_name, manifest, message) => {
    await expect(buildSubgraph(manifest)).rejects.toThrow(message);
  });
});
