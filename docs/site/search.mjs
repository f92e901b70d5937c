/** The search of the pages: reads the index at the first use and shows what fits, by keyboard and pointer. */
const box = document.querySelector(".search");
const input = box.querySelector("input");
const list = box.querySelector("ul");
const most = 24;
let index;
let chosen = -1;

async function load() {
  const response = await fetch(box.dataset.index);
  return (await response.json()).map(([title, address, words]) => ({ title, address, words, all: `${title} ${words}`.toLowerCase() }));
}

/** Every word must be there; a title that begins with the first one comes first. */
function find(entries, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = ({ title }) => {
    const lower = title.toLowerCase();
    const [, member = lower] = lower.split(".");
    return member === words[0] || lower === words[0] ? 0 : lower.startsWith(words[0]) || member.startsWith(words[0]) ? 1 : lower.includes(words[0]) ? 2 : 3;
  };
  return entries.filter(({ all }) => words.every((word) => all.includes(word))).sort((a, b) => rank(a) - rank(b) || a.title.length - b.title.length).slice(0, most);
}

function show(found) {
  chosen = -1;
  list.replaceChildren(
    ...found.map(({ title, address, words }, place) => {
      const link = Object.assign(document.createElement("a"), { href: new URL(address, new URL(box.dataset.root || ".", location.href)).href, tabIndex: -1 });
      const name = Object.assign(document.createElement("strong"), { textContent: title });
      link.append(name, document.createTextNode(` ${words}`));
      const item = Object.assign(document.createElement("li"), { id: `found-${place}`, role: "option" });
      item.append(link);
      return item;
    }),
  );
  list.hidden = found.length === 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  input.removeAttribute("aria-activedescendant");
}

function choose(place) {
  const items = [...list.children];
  if (items.length === 0) return;
  chosen = (place + items.length) % items.length;
  items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  items[chosen].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", items[chosen].id);
}

input.addEventListener("input", async () => {
  index ??= load();
  show(find(await index, input.value));
});
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if (event.key === "Escape") show([]);
  else if (event.key === "Enter") list.children[Math.max(0, chosen)]?.querySelector("a").click();
  else return;
  event.preventDefault();
});
document.addEventListener("click", ({ target }) => {
  if (!box.contains(target)) show([]);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, textarea")) return;
  event.preventDefault();
  input.focus();
});
