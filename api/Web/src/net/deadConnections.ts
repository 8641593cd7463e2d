import { timeLimit } from './timeout';

/** Connections that a browser keeps to one server. */
const MOST = 6;
const LIMIT_MS = 700;
const PAUSE_MS = 2000;

let last = -Infinity;

/**
 * Makes the browser drop connections that died while the page slept. It keeps some open for the next request, and on a dead one a request
 * hangs; only a request that is given up makes it close the connection. As many small ones as it has connections find them all.
 */
export function dropDeadConnections(): void {
  const at = performance.now();
  if (at >= last && at - last < PAUSE_MS) return;
  last = at;
  for (let n = 0; n < MOST; n++) {
    const limit = timeLimit(LIMIT_MS);
    fetch(`/healthz?${n}`, { cache: 'no-store', signal: limit.signal }).catch(() => undefined).finally(limit.done);
  }
}
