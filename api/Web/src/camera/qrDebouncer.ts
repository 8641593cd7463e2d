/** A code that was out of the picture for so long is shown anew when it comes back. */
const GONE_AFTER_MS = 1500;
/** After a reading the camera rests: a phone that rotates its code in view, or two phones side by side, must not be read in turns. */
const REST_MS = 3000;

/**
 * Which of the codes in a camera's picture are news: a code is read once for as long as it stays there. Pure, so that the rule can be
 * tested; the camera feeds it with what each look found, and when.
 */
export class QrDebouncer {
  private held: string | null = null;
  private seenAt = -Infinity;
  private readAt = -Infinity;

  /** What is to be read now, or null. */
  look(code: string | null, at: number): string | null {
    if (!code) return null;
    const stays = code === this.held && at - this.seenAt < GONE_AFTER_MS;
    if (stays || (code === this.held && at - this.readAt < REST_MS)) {
      this.seenAt = at;
      return null;
    }
    if (at - this.readAt < REST_MS) return null;
    this.held = code;
    this.seenAt = at;
    this.readAt = at;
    return code;
  }

  /** What is in the picture was not read after all; it is news again. */
  forget(): void {
    this.held = null;
    this.readAt = -Infinity;
  }
}
