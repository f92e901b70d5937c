import { useEffect } from "react";
import { graphiqlWords } from "./graphiql-words.js";
import type { Language } from "./texts.js";

const shortcut = /^(.+?)( \([^()]*\))?$/s;
const attributes = ["aria-label", "title"] as const;
/** What people typed, and what the server said, is not GraphiQL's. */
const notIts = ".monaco-editor, .kg-bar, .kg-result, .graphiql-tab-button";
const its = ".graphiql-container, .graphiql-dialog, [data-radix-popper-content-wrapper]";

/** Shows GraphiQL's own words in the reader's language, also those that it draws later. */
export function useTranslatedGraphiql(language: Language): void {
  useEffect(() => {
    const words = language === "ja" ? new Map(Object.entries(graphiqlWords)) : new Map(Object.entries(graphiqlWords).map(([english, japanese]) => [japanese, english]));
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) translate(node, words);
    });
    for (const place of document.querySelectorAll(its)) translate(place, words);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: [...attributes] });
    return () => observer.disconnect();
  }, [language]);
}

/** Translates a node and what is below it, as far as it is GraphiQL's. */
function translate(node: Node, words: ReadonlyMap<string, string>): void {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element?.closest(its) || element.closest(notIts)) return;
  if (node instanceof Text) translateText(node, words);
  if (!(node instanceof Element)) return;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (below) => (below instanceof Element && below.matches(notIts) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (let below: Node | null = node; below; below = walker.nextNode()) {
    if (below instanceof Text) translateText(below, words);
    else if (below instanceof Element) for (const name of attributes) translateAttribute(below, name, words);
  }
}

const inOther = (text: string | null, words: ReadonlyMap<string, string>): string | undefined => {
  const [, said = "", keys = ""] = shortcut.exec(text?.trim() ?? "") ?? [];
  const other = words.get(said);
  return other === undefined ? undefined : `${other}${keys}`;
};

function translateText(text: Text, words: ReadonlyMap<string, string>): void {
  const other = inOther(text.nodeValue, words);
  if (other !== undefined && other !== text.nodeValue) text.nodeValue = other;
}

function translateAttribute(element: Element, name: string, words: ReadonlyMap<string, string>): void {
  const other = inOther(element.getAttribute(name), words);
  if (other !== undefined && other !== element.getAttribute(name)) element.setAttribute(name, other);
}
