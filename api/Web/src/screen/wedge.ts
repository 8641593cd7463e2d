/**
 * Tells a reader that types like a keyboard from a person: a reader's characters follow each other within
 * milliseconds and end with Enter. Pure, so that the rule can be tested; the page feeds it with keys and times.
 */
export class WedgeReader {
  private text = '';
  private last = 0;

  constructor(private readonly gapMs = 80, private readonly shortest = 8, private readonly longest = 400) {}

  /** The code that this key completes, or null. */
  key(key: string, at: number): string | null {
    const fast = at - this.last <= this.gapMs;
    this.last = at;
    if (key === 'Enter') {
      const code = fast && this.text.length >= this.shortest ? this.text : null;
      this.text = '';
      return code;
    }
    if (key.length !== 1) return null;
    this.text = fast && this.text.length < this.longest ? this.text + key : key;
    return null;
  }
}
