import { createFetcher, type GraphQLAnswer } from "../../../web/src/request/fetcher.js";
import { textsFor, type Language } from "../../../web/src/texts.js";

/** A fetcher whose server answers with the given responses in turn. */
function setUp(answers: (Response | Error)[], renewed = false) {
  const sent: Headers[] = [];
  const settings = { language: "ja" as Language };
  let token = "t1";
  let renewals = 0;
  const send = createFetcher({
    endpoint: "/graphql",
    session: {
      freshToken: async () => token,
      renew: async () => {
        renewals += 1;
        token = "t2";
        return renewed;
      },
    },
    current: () => ({ language: settings.language, texts: textsFor(settings.language) }),
    fetch: async (_input, init) => {
      sent.push(new Headers(init?.headers));
      const answer = answers.shift()!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { send, sent, settings, renewals: () => renewals };
}

const ok = () => Response.json({ data: { a: 1 } });
const refused = (status: number) => Response.json({ errors: [{ message: "x", extensions: { code: "UNAUTHENTICATED" } }] }, { status });
const codeOf = (answer: GraphQLAnswer) => answer.errors?.[0]?.extensions?.["code"];

describe("fetcher of the page", () => {
  test("sends the token and the language chosen at that moment", async () => {
    const { send, sent, settings } = setUp([ok(), ok()]);
    expect(await send({ query: "{a}" })).toEqual({ data: { a: 1 } });
    settings.language = "en";
    await send({ query: "{a}" }, { headers: { "x-purpose": "care" } });
    expect(sent.map((headers) => headers.get("accept-language"))).toEqual(["ja, en;q=0.5", "en, ja;q=0.5"]);
    expect(sent[1]?.get("authorization")).toBe("Bearer t1");
    expect(sent[1]?.get("x-purpose")).toBe("care");
  });

  test.each([401, 200])("renews a refused token once (HTTP %i) and tries again", async (status) => {
    const { send, sent, renewals } = setUp([refused(status), ok()], true);
    expect(await send({ query: "{a}" })).toEqual({ data: { a: 1 } });
    expect(sent.map((headers) => headers.get("authorization"))).toEqual(["Bearer t1", "Bearer t2"]);
    expect(renewals()).toBe(1);
  });

  test("does not try again when renewing gives no other token, nor a third time", async () => {
    const hopeless = setUp([refused(401)]);
    expect(codeOf(await hopeless.send({ query: "{a}" }))).toBe("UNAUTHENTICATED");
    const twice = setUp([refused(401), refused(401)], true);
    expect(codeOf(await twice.send({ query: "{a}" }))).toBe("UNAUTHENTICATED");
    expect(twice.renewals()).toBe(1);
  });

  test("tells an unreachable server and an unreadable answer in the caller's language", async () => {
    const { send, settings } = setUp([new Error("refused"), new Response("<html>", { status: 502 }), Response.json("text")]);
    const unreachable = await send({ query: "{a}" });
    expect(codeOf(unreachable)).toBe("UNREACHABLE");
    expect(unreachable.errors?.[0]?.message).toContain("接続できません");
    settings.language = "en";
    expect((await send({ query: "{a}" })).errors?.[0]?.message).toBe("The server's answer could not be read (HTTP 502).");
    expect(codeOf(await send({ query: "{a}" }))).toBe("UNREADABLE");
  });
});
