/** Backs off up to 15 s, with jitter so that a restarted server is not met by every phone in the same instant. */
export function reconnectDelay(attempt: number, random = Math.random()): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(attempt, 8));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** The longest `Retry-After` that is honoured, in milliseconds. */
const MOST_PATIENCE_MS = 60_000;

/** The pause before a command is sent again, in milliseconds: doubled each time, with jitter, never shorter than the server asked for. */
export function pause(tries: number, askedMs = 0, random = Math.random()): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 6));
  return Math.round(Math.max(Math.min(askedMs, MOST_PATIENCE_MS), ceiling / 2) + (ceiling / 2) * random);
}
