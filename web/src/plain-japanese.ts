import { useMonaco } from "@graphiql/react";
import { useEffect } from "react";

const options = { unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false } };

/** Japanese names hold ideographic spaces and full-width letters: the editors must not box them as suspicious. */
export function usePlainJapanese(): void {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    if (!monaco) return undefined;
    for (const open of monaco.editor.getEditors()) open.updateOptions(options);
    const listening = monaco.editor.onDidCreateEditor((created) => created.updateOptions(options));
    return () => listening.dispose();
  }, [monaco]);
}
