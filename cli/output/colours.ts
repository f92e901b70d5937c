import { styleText } from "node:util";

type Style = "green" | "yellow" | "red" | "bold" | "dim";

/** Colours a text for a terminal that shows colours; NO_COLOR, FORCE_COLOR and pipes are heeded. */
export function inColour(style: Style, text: string, out: NodeJS.WriteStream = process.stdout): string {
  return out.isTTY && out.hasColors() ? styleText(style, text, { validateStream: false }) : text;
}
