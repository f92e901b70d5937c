import type { Language } from "../../platform/errors/kaigo-error.js";
import { terminalLanguage } from "./language.js";

/** Where progress is shown; a terminal has one changing line. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressSettings {
  /** Default stderr: an answer on stdout stays clean. */
  readonly out?: ProgressOutput;
  readonly language?: Language;
  /** Monotonic clock in milliseconds. */
  readonly now?: () => number;
}

/** Work that is done before this says nothing. */
const patience = 2_000;
const width = 24;
const words = {
  en: { rate: (rate: string) => `${rate}/s`, left: (seconds: number) => `${seconds} s left` },
  ja: { rate: (rate: string) => `毎秒 ${rate}`, left: (seconds: number) => `残り ${seconds} 秒` },
};

/** Tells how far a longer piece of work is, how fast it goes and how long it still takes: one changing line on a terminal, a line now and then elsewhere. */
export class Progress {
  readonly #out: ProgressOutput;
  readonly #language: Language;
  readonly #now: () => number;
  readonly #started: number;
  #last: number;
  #shown = false;

  constructor(
    private readonly title: string,
    private readonly total: number,
    { out = process.stderr, language = terminalLanguage(), now = () => performance.now() }: ProgressSettings = {},
  ) {
    this.#out = out;
    this.#language = language;
    this.#now = now;
    this.#started = now();
    this.#last = this.#started + patience - this.#every;
  }

  /** Says that `done` of the total are finished. */
  at(done: number): void {
    const now = this.#now();
    const isLast = done >= this.total;
    if (isLast ? !this.#shown : now - this.#last < this.#every) return;
    this.#last = now;
    this.#shown = true;
    const text = this.#line(done, (now - this.#started) / 1_000);
    this.#out.write(this.#out.isTTY ? `\r\u001b[2K${text}${isLast ? "\n" : ""}` : `${text}\n`);
  }

  get #every(): number {
    return this.#out.isTTY ? 100 : patience;
  }

  #line(done: number, seconds: number): string {
    const share = this.total > 0 ? Math.min(1, done / this.total) : 1;
    const filled = Math.round(share * width);
    const rate = done / Math.max(seconds, 0.001);
    const say = words[this.#language];
    const rest = done > 0 && done < this.total ? `, ${say.left(Math.ceil((this.total - done) / rate))}` : "";
    return `  ${this.title} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${this.total} (${say.rate(rate < 10 ? rate.toFixed(1) : String(Math.round(rate)))}${rest})`;
  }
}
