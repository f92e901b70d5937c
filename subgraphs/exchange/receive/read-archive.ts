import { Readable } from "node:stream";
import yauzl from "yauzl";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { ExchangeSettings } from "../exchange-services.js";
import type { IncomingFile } from "./receive.service.js";
import { chunkBytes, type StagedFile, type UploadStage } from "./upload-stage.js";

const refused = (rule: string, cause?: unknown) => new KaigoError("PARCEL_ARCHIVE_REFUSED", { rule }, { cause });

/** Below this many unpacked bytes no archive is a bomb, however well its lines repeat. */
const harmlessBytes = 1_000_000;
const symbolicLink = 0o120000;

/** Gives an archive's bytes in any order from the chunks in which it was put down. */
class StagedArchive extends yauzl.RandomAccessReader {
  private last: { ordinal: number; bytes: Promise<Buffer> } | undefined;

  constructor(
    private readonly stage: UploadStage,
    private readonly contentId: string,
  ) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.range(start, end), { objectMode: false });
  }

  private async *range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const ordinal = Math.floor(at / chunkBytes);
      const from = at - ordinal * chunkBytes;
      const piece = (await this.chunk(ordinal)).subarray(from, from + end - at);
      if (piece.length === 0) throw new Error("the archive ends early");
      yield piece;
      at += piece.length;
    }
  }

  private chunk(ordinal: number): Promise<Buffer> {
    if (this.last?.ordinal !== ordinal) this.last = { ordinal, bytes: this.stage.chunk(this.contentId, ordinal) };
    return this.last.bytes;
  }
}

/**
 * The files inside a staged zip, one at a time. Throws PARCEL_ARCHIVE_REFUSED for anything but a plain list of exchange files:
 * folders, paths, links, encryption, nested archives, too many entries, too large or too good a packing.
 */
export async function* readArchive(stage: UploadStage, archive: StagedFile, settings: ExchangeSettings): AsyncGenerator<IncomingFile> {
  const zip = await open(stage, archive);
  try {
    if (zip.entryCount > settings.maxFiles) throw refused(`entries ≤ ${settings.maxFiles}`);
    const entries: { readonly name: string; readonly entry: yauzl.Entry }[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      assertPlain(name, entry);
      entries.push({ name, entry });
    }
    const unpacked = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    if (unpacked > settings.maxBytes) throw new KaigoError("PAYLOAD_TOO_LARGE", { limit: settings.maxBytes });
    if (unpacked > harmlessBytes && unpacked > archive.size * settings.maxRatio) throw refused(`ratio ≤ ${settings.maxRatio}`);
    for (const { name, entry } of entries) yield { name, bytes: contentOf(zip, entry) };
  } catch (error) {
    throw error instanceof KaigoError ? error : refused("readable zip", error);
  } finally {
    zip.close();
  }
}

async function open(stage: UploadStage, archive: StagedFile): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromRandomAccessReaderPromise(new StagedArchive(stage, archive.contentId), archive.size, { autoClose: false, decodeStrings: false });
  } catch (error) {
    throw refused("readable zip", error);
  }
}

/** The name as it stands there: the package would refuse paths by itself, without telling them from damage. */
const nameOf = ({ generalPurposeBitFlag, fileNameRaw, extraFields }: yauzl.Entry): string => yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);

/** What the directory of the archive says is checked before a byte is unpacked. */
function assertPlain(name: string, { externalFileAttributes, generalPurposeBitFlag, compressionMethod }: yauzl.Entry): void {
  if (/[/\\:]/.test(name) || name.startsWith(".")) throw refused("no folders or paths");
  if (((externalFileAttributes >>> 16) & 0o170000) === symbolicLink) throw refused("no links");
  if ((generalPurposeBitFlag & 1) !== 0) throw refused("no encryption");
  if (compressionMethod !== 0 && compressionMethod !== 8) throw refused("stored or deflated");
  if (!/\.(csv|jpg)$/i.test(name)) throw refused("only .CSV and .jpg");
}

/** An entry's bytes; a size, checksum or packing that is not as announced refuses the archive. */
async function* contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw refused("undamaged entries", error);
  }
}
