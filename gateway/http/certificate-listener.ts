import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { FastifyInstance } from "fastify";
import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { toClientCertificate, type ClientCertificate } from "../identity/client-certificate.js";

type Settings = Pick<Config, "HOST" | "MTLS_PORT" | "MTLS_CERT" | "MTLS_KEY" | "MTLS_CLIENT_CA" | "MTLS_OFFICE_FIELD">;

const certificates = new WeakMap<Socket, ClientCertificate>();

/**
 * A listener of its own for office software, in front of the same routes: TLS 1.3 only, and only with a certificate of the
 * trusted authority. Null when MTLS_PORT is not set. Throws CONFIG_INVALID when a file is missing or unreadable.
 */
export async function listenForOffices(app: FastifyInstance, settings: Settings): Promise<{ readonly port: number; close(): Promise<void> } | null> {
  if (settings.MTLS_PORT === undefined) return null;
  await app.ready();
  const server = createServer(
    { cert: read("MTLS_CERT", settings), key: read("MTLS_KEY", settings), ca: read("MTLS_CLIENT_CA", settings), requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.3" },
    (request, response) => app.routing(request, response),
  );
  server.on("secureConnection", (socket) => {
    const certificate = peerCertificateOf(socket);
    if (certificate) certificates.set(socket, toClientCertificate(certificate, settings.MTLS_OFFICE_FIELD));
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(settings.MTLS_PORT, settings.HOST, resolve));
  const place = server.address();
  return {
    port: typeof place === "object" && place !== null ? place.port : settings.MTLS_PORT,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** The certificate that a connection was opened with; undefined on connections that ask for none. A header never stands for one. */
export const certificateOf = (socket: Socket): ClientCertificate | undefined => certificates.get(socket);

/** The certificate in the form that RFC 8705 hashes; only for connections of office software. */
export const peerCertificateOf = (socket: Socket): X509Certificate | undefined => (socket instanceof TLSSocket && socket.authorized ? socket.getPeerX509Certificate() : undefined);

function read(variable: "MTLS_CERT" | "MTLS_KEY" | "MTLS_CLIENT_CA", settings: Settings): Buffer {
  try {
    return readFileSync(settings[variable] ?? "");
  } catch (error) {
    throw new KaigoError("CONFIG_INVALID", { variable }, { cause: error });
  }
}
