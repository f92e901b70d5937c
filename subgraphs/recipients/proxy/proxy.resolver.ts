import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Recipient } from "../recipient/recipient.entity.js";
import { Proxy } from "./proxy.entity.js";
import { EndProxyInput, RegisterProxyInput } from "./proxy.input.js";
import { proxiesOf } from "./proxy.loader.js";
import { endProxy, registerProxy } from "./proxy.service.js";

@ObjectType({ description: "The person with their proxies after the change. 変更後の利用者" })
export class ProxyPayload {
  @Field(() => Recipient, { description: "The person. 利用者", simple: true })
  recipient!: Recipient;
}

@Resolver(() => Recipient)
export class ProxyResolver {
  @Mutation(() => ProxyPayload, { description: "Registers somebody who acts for a person and sees what the person sees. 代理人を登録する" })
  async registerProxy(@Arg("input", () => RegisterProxyInput, { description: "Who acts for whom. 登録の内容" }) input: RegisterProxyInput, @Ctx() context: RequestContext): Promise<ProxyPayload> {
    return { recipient: await registerProxy(context, input) };
  }

  @Mutation(() => ProxyPayload, { description: "Ends a proxy's part. 代理を終了する" })
  async endProxy(@Arg("input", () => EndProxyInput, { description: "Which proxy, and the last day. 終了の内容" }) input: EndProxyInput, @Ctx() context: RequestContext): Promise<ProxyPayload> {
    return { recipient: await endProxy(context, input) };
  }

  @FieldResolver(() => [Proxy], { description: "Those who act or have acted for the person; for the person and the insurer. 代理人" })
  proxies(@Root() recipient: Recipient, @Ctx() context: RequestContext): Promise<Proxy[]> {
    return context.load(proxiesOf, recipient);
  }
}
