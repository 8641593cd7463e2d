/** Backs off up to 15 s, with jitter so that a restarted server is not met by every phone in the same instant. */
export function retryDelay(attempt: number, random = Math.random()): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(attempt, 8));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
