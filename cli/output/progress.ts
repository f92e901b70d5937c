/** Tells how far a longer piece of work is: one changing line on a terminal, a line now and then elsewhere. */
export class Progress {
  private readonly started = performance.now();
  private last = 0;

  constructor(
    private readonly title: string,
    private readonly total: number,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {}

  /** Says that `done` of the total are finished. */
  at(done: number): void {
    const now = performance.now();
    const every = this.out.isTTY ? 100 : 2_000;
    if (now - this.last < every && done < this.total) return;
    this.last = now;
    const seconds = (now - this.started) / 1_000;
    const rate = done / Math.max(seconds, 0.001);
    const left = done > 0 && done < this.total ? `, ${Math.ceil((this.total - done) / rate)} s left` : "";
    const text = `  ${this.title} ${done}/${this.total} (${Math.round(rate)}/s${left})`;
    this.out.write(this.out.isTTY ? `\r\u001b[2K${text}${done >= this.total ? "\n" : ""}` : `${text}\n`);
  }
}
