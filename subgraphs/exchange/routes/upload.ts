import type { IncomingMessage } from "node:http";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { settingsOf, type ExchangeServices } from "../exchange-services.js";
import { readArchive } from "../receive/read-archive.js";
import { assertExchangeOffice, type IncomingFile } from "../receive/receive.service.js";
import { UploadStage } from "../receive/upload-stage.js";
import { takeParcel, type SentParcel } from "../send-parcel.js";

const zipTypes = ["application/zip", "application/x-zip-compressed"];

/** Lets a scope take multipart forms and zip bodies as streams. */
export async function acceptUploads(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart);
  scope.addContentTypeParser(zipTypes, (_request, payload, done) => done(null, payload));
}

/** Takes a set from a request body. Throws what receiving throws, and INPUT_INVALID or PARCEL_ARCHIVE_REFUSED for a body that cannot be read. */
export async function upload(services: ExchangeServices, viewer: Viewer, request: FastifyRequest): Promise<SentParcel> {
  assertExchangeOffice(viewer);
  try {
    if (request.isMultipart()) return await takeParcel(services, viewer, formFiles(services, request));
    if (isStream(request.body)) return await takeArchive(services, viewer, request.body);
    throw new KaigoError("INPUT_INVALID", { field: "content-type", rule: "multipart/form-data, application/zip" });
  } catch (error) {
    await drain(request.raw);
    throw error;
  }
}

const isStream = (body: unknown): body is AsyncIterable<Uint8Array> => typeof body === "object" && body !== null && Symbol.asyncIterator in body;

async function* formFiles(services: ExchangeServices, request: FastifyRequest): AsyncGenerator<IncomingFile> {
  const { maxBytes, maxFiles } = settingsOf(services);
  // One more than we allow, so that our own limits speak first; whole paths, so that a path is refused and not cut off.
  const limits = { fileSize: maxBytes + 1, files: maxFiles + 1, fields: 1, fieldSize: 1_000, headerPairs: 20 };
  for await (const part of request.parts({ limits, preservePath: true })) {
    if (part.type !== "file" || part.fieldname !== "file") throw new KaigoError("INPUT_INVALID", { field: "form", rule: "only files, each named file" });
    yield { name: part.filename, bytes: part.file as AsyncIterable<Uint8Array> };
  }
}

/** Archives are read from their end, so one is put down first and removed afterwards, whatever comes of it. */
async function takeArchive(services: ExchangeServices, viewer: Viewer, body: AsyncIterable<Uint8Array>): Promise<SentParcel> {
  const settings = settingsOf(services);
  const stage = new UploadStage(services.database, viewer, settings.maxBytes);
  try {
    const archive = await stage.add("archive", body);
    return await takeParcel(services, viewer, readArchive(stage, archive, settings));
  } finally {
    await stage.discard();
  }
}

/** Reads on for a moment so that a client in the middle of sending can still read the answer. */
function drain(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 1_000);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once("end", done).once("close", done).once("error", done);
    request.unpipe();
    request.resume();
  });
}
