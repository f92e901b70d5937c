/** Bytes that stay in memory between receiving and taking in: of one set, and of all sets in this process. */
const mostOfOne = 8_000_000;
const mostOfAll = 16_000_000;

let ofAll = 0;

/**
 * The bytes of one upload, kept in memory beside their way to the disk: what is in hand can be read while the database stores it, and
 * need not be read back. Gives up by itself where a set is large or many are under way; then the stored bytes are read.
 */
export class Hand {
  private readonly contents = new Map<string, Uint8Array[]>();
  private bytes = 0;
  private open = true;

  /** Whether the whole upload, as far as it has come, is in hand. */
  get isOpen(): boolean {
    return this.open;
  }

  keep(contentId: string, bytes: Uint8Array): void {
    if (!this.open) return;
    if (this.bytes + bytes.length > mostOfOne || ofAll + bytes.length > mostOfAll) return this.letGo();
    this.bytes += bytes.length;
    ofAll += bytes.length;
    const parts = this.contents.get(contentId);
    if (parts) parts.push(bytes);
    else this.contents.set(contentId, [bytes]);
  }

  /** All bytes of a content, or null when nothing is in hand any more. */
  content(contentId: string): Buffer | null {
    return this.open ? Buffer.concat(this.contents.get(contentId) ?? []) : null;
  }

  /** Safe to call twice. */
  letGo(): void {
    this.open = false;
    this.contents.clear();
    ofAll -= this.bytes;
    this.bytes = 0;
  }
}
