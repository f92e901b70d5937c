import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { shopSdl } from "./shop.js";

/** The shop's supergraph with the addresses of its subgraphs. */
export function composeShop(addresses: Readonly<Record<string, string>> | undefined): string {
  const services = Object.entries(shopSdl).map(([name, sdl]) => ({ name, url: addresses?.[name] ?? `http://${name}.invalid`, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.join("\n"));
  return supergraphSdl;
}
