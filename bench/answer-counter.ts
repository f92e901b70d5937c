const lastChunk = Buffer.from("0\r\n\r\n");

/** Knows when an answer of HTTP/1.1 is whole, by its length or its last chunk, without reading it. */
export class AnswerCounter {
  #head = "";
  #left: number | undefined;
  isGood = true;

  /** Whether this chunk ends the answer. */
  take(chunk: Buffer): boolean {
    let { length } = chunk;
    if (this.#left === undefined) {
      this.#head += chunk.toString("latin1");
      const end = this.#head.indexOf("\r\n\r\n");
      if (end < 0) return false;
      this.isGood = this.#head.startsWith("HTTP/1.1 200");
      length = this.#head.length - end - 4;
      const told = /\r\ncontent-length: (\d+)/i.exec(this.#head.slice(0, end))?.[1];
      this.#left = told === undefined ? Number.POSITIVE_INFINITY : Number(told);
      this.#head = "";
    }
    this.#left -= length;
    if (this.#left > 0 && !(this.#left === Number.POSITIVE_INFINITY && chunk.subarray(-5).equals(lastChunk))) return false;
    this.#left = undefined;
    return true;
  }
}
