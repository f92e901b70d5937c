import { useEffect } from "react";

/** Repairs in GraphiQL's own markup what assistive technology trips over, and keeps it repaired while GraphiQL redraws. */
export function useMendedGraphiql(selectLabel: string): void {
  useEffect(() => watch(".graphiql-session-header", mendTabs), []);
  useEffect(() => watch(".graphiql-plugin", (panel) => nameSelects(panel, selectLabel)), [selectLabel]);
}

function watch(selector: string, mend: (element: Element) => void): (() => void) | undefined {
  const element = document.querySelector(selector);
  if (!element) return undefined;
  const observer = new MutationObserver(() => mend(element));
  observer.observe(element, { subtree: true, childList: true, attributeFilter: ["aria-selected"] });
  mend(element);
  return () => observer.disconnect();
}

/** A box of role "tab" with two buttons inside cannot be entered: makes the tabs a plain list of buttons, the open one marked. One that opens behind others that fill the bar is brought into sight. */
function mendTabs(header: Element): void {
  header.querySelector("[role=tablist]")?.removeAttribute("role");
  for (const tab of header.querySelectorAll(".graphiql-tab")) {
    tab.removeAttribute("role");
    tab.removeAttribute("aria-selected");
    const button = tab.querySelector(".graphiql-tab-button");
    if (!tab.classList.contains("graphiql-tab-active")) button?.removeAttribute("aria-current");
    else if (!button?.hasAttribute("aria-current")) {
      button?.setAttribute("aria-current", "true");
      tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }
}

/** The explorer's choice of operation kind has no name of its own. */
function nameSelects(panel: Element, label: string): void {
  for (const select of panel.querySelectorAll("select")) select.setAttribute("aria-label", label);
}
