import { dropDraft, keepDraft } from '../offline/outbox';
import { toKeep, type ReportDraft } from './reportDraft';

/** Not at every key: a picture is written with the words, in milliseconds. */
const PAUSE_MS = 400;

/** Keeps a report while it is written, one write after the other; what a page that is put away has not yet written is written then. */
export class DraftKeeper {
  private waiting: ReportDraft | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  keep(draft: ReportDraft): void {
    this.waiting = draft;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), PAUSE_MS);
  }

  /** Writes at once what waits. */
  write(): void {
    const draft = this.waiting;
    this.waiting = null;
    clearTimeout(this.timer);
    if (draft) this.writing = this.writing.then(() => keepDraft(toKeep(draft))).catch(() => undefined);
  }

  /** Writes nothing more of it: it is sent, or thrown away. */
  async stop(): Promise<void> {
    this.waiting = null;
    clearTimeout(this.timer);
    await this.writing;
  }

  async drop(): Promise<void> {
    await this.stop();
    await dropDraft();
  }
}
