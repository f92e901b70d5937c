/** The national care-plan CSV standard as pure code. Everything other rooms may use is exported here. */
export * from "./generated/index.js";
export * from "./layout/layout.js";
export { codeLists, type CodeListId } from "./generated/code-lists.js";
export * from "./identifier/care-level.js";
export * from "./identifier/insured-number.js";
export * from "./identifier/insurer-number.js";
export { hasMyNumber, isMyNumber } from "./identifier/my-number.js";
export * from "./identifier/office-number.js";
export * from "./identifier/prefecture.js";
export * from "./identifier/service-type.js";
