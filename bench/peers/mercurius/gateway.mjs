import Fastify from "fastify";
import gateway from "@mercuriusjs/gateway";

/** Mercurius in front of the four subgraphs. Argument: their names, addresses and federation 1 types as JSON. */
const services = JSON.parse(process.argv[2]);
const app = Fastify();
await app.register(gateway, { gateway: { services: services.map((service) => ({ ...service, keepAlive: 60_000, connections: 128 })) }, jit: 1 });
const url = await app.listen({ port: 0, host: "127.0.0.1" });
process.send({ url: `${url}/graphql` });
process.on("disconnect", () => process.exit(0));
