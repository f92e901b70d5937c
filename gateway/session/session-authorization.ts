import type { FastifyRequest } from "fastify";

const authorizations = new WeakMap<FastifyRequest, string>();

/** Notes the token that the browser's session holds for this request. */
export const setSessionAuthorization = (request: FastifyRequest, accessToken: string): void => void authorizations.set(request, `Bearer ${accessToken}`);

/** The Authorization that the browser's session stands for, when the request came with one. */
export const sessionAuthorization = (request: FastifyRequest): string | undefined => authorizations.get(request);
