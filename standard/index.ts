/** The national care-plan CSV standard as pure code. Everything other rooms may use is exported here. */
export * from "./generated/index.js";
export * from "./layout/layout.js";
export { codeLists, type CodeListId } from "./generated/code-lists.js";
