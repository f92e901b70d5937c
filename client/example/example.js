// A care manager's people and their plans. The token comes from the address's fragment (#token=…), or from the demo.
import { createClient, GraphError, itemsOf, MyPeopleDocument, PlanDocumentDocument } from "../index.js";

const gateway = new URLSearchParams(location.search).get("gateway") ?? location.origin;
const [state, people, plan] = ["state", "people", "plan"].map((id) => document.getElementById(id));

async function token() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) return given;
  const personas = await (await fetch(`${gateway}/dev/personas`)).json();
  return personas.find(({ id }) => id === "care-manager")?.token;
}

const client = createClient({ url: `${gateway}/graphql`, token, language: "ja" });

/** An element with text, or with elements inside. */
const element = (name, ...inside) => {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
};

function showPerson({ id, name, nameKana, insuredCard }) {
  const button = element("button", name, element("small", `${nameKana} · 認定の期限 ${insuredCard?.validTo ?? "なし"}`));
  button.addEventListener("click", () => tried(() => openPlan(id)));
  people.append(element("li", button));
}

async function openPlan(id) {
  const { recipient } = await client.ask(PlanDocumentDocument, { id });
  const carePlan = recipient?.carePlan;
  plan.replaceChildren(element("h2", `${recipient?.name ?? ""} 居宅サービス計画書`));
  if (!carePlan) plan.append(element("p", "計画はまだありません。"));
  else {
    plan.append(element("p", carePlan.overallSupportPolicy ?? ""));
    plan.append(...carePlan.issues.map(({ number, text, goals }) => element("section", element("h3", `${number}. ${text}`), element("ul", ...goals.map(({ longTermGoal }) => element("li", longTermGoal ?? ""))))));
  }
  plan.focus();
}

/** Says what went wrong in the server's own words. */
async function tried(work) {
  try {
    state.textContent = "";
    await work();
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    state.textContent = `${error.message}（${error.code}）`;
  }
}

await tried(async () => {
  for await (const person of itemsOf(client, MyPeopleDocument, {}, ({ recipients }) => recipients)) showPerson(person);
  state.textContent = `${people.children.length} 人`;
});
