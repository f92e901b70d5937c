import { Kind } from "graphql";
import type { TypeNode } from "graphql";

/** The name inside lists and non-nulls. */
export const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));
