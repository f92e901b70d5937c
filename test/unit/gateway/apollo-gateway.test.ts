import { ApolloServer } from "@apollo/server";
import { createApolloGateway } from "../../../gateway/apollo-gateway.js";
import { createExecutor } from "../../../gateway/execute/executor.js";
import { createInProcessTransport } from "../../../gateway/execute/in-process.js";
import { loadSupergraph } from "../../../gateway/supergraph/load.js";
import { compose } from "../../support/federation.js";

function build(greeting: string, field = "hello") {
  let executions = 0;
  const { sdl, schemas } = compose({ a: { sdl: `type Query { ${field}: String }`, resolvers: { Query: { [field]: () => `${greeting} ${(executions += 1)}` } } } });
  const transport = createInProcessTransport({ subgraphs: schemas });
  return { executor: createExecutor({ supergraph: loadSupergraph(sdl), transport }), executions: () => executions };
}

describe("the Apollo Server adapter", () => {
  test("answers with the executor's result, executed once", async () => {
    const { executor, executions } = build("good day");
    const server = new ApolloServer({ gateway: createApolloGateway(executor) });
    await server.start();
    const { body } = await server.executeOperation({ query: "{ hello __typename }" });
    expect(JSON.parse(JSON.stringify(body))).toMatchObject({ singleResult: { data: { hello: "good day 1", __typename: "Query" } } });
    expect(executions()).toBe(1);
    await server.stop();
  });

  test("serves another supergraph after an update, without a restart", async () => {
    const gateway = createApolloGateway(build("old").executor);
    const server = new ApolloServer({ gateway });
    await server.start();
    gateway.update(build("new", "goodbye").executor);
    const { body } = await server.executeOperation({ query: "{ goodbye }" });
    expect(JSON.parse(JSON.stringify(body))).toMatchObject({ singleResult: { data: { goodbye: "new 1" } } });
    await server.stop();
  });
});
