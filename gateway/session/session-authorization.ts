import type { FastifyRequest } from "fastify";

/** What a browser's session stands for on one request. */
export interface SessionAuthorization {
  readonly authorization: string;
  readonly sessionId: string;
}

const authorizations = new WeakMap<FastifyRequest, SessionAuthorization>();

/** Notes the token that the browser's session holds for this request. */
export const setSessionAuthorization = (request: FastifyRequest, accessToken: string, sessionId: string): void => void authorizations.set(request, { authorization: `Bearer ${accessToken}`, sessionId });

/** The Authorization that the browser's session stands for, when the request came with one. */
export const sessionAuthorization = (request: FastifyRequest): SessionAuthorization | undefined => authorizations.get(request);
