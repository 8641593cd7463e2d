/** A gap this long between two ticks of a one-second timer, in milliseconds, means that the page was asleep. */
const ASLEEP_MS = 4000;
/** Events within this time, in milliseconds, are one waking. */
const ONE_WAKING_MS = 400;

const wakers = new Set<() => void>();
let wokenAt = -Infinity;

/** Runs whenever the page may have missed something: shown again, focused, thawed, back on a network, or its clock stood still. */
export function onWake(act: () => void): () => void {
  if (wakers.size === 0) listen();
  wakers.add(act);
  return () => { wakers.delete(act); };
}

/** Whether the page woke a moment ago: connections that the browser keeps may then be dead without knowing it. */
export function justWoke(withinMs = 10_000): boolean {
  const since = performance.now() - wokenAt;
  return since >= 0 && since < withinMs;
}

function wake(): void {
  const at = performance.now();
  if (at >= wokenAt && at - wokenAt < ONE_WAKING_MS) return;
  wokenAt = at;
  wakers.forEach((act) => act());
}

let listening = false;
function listen(): void {
  if (listening) return;
  listening = true;
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') wake(); });
  document.addEventListener('resume', wake);
  addEventListener('pageshow', (event) => { if (event.persisted) wake(); });
  addEventListener('focus', wake);
  addEventListener('online', wake);
  (navigator as { connection?: EventTarget }).connection?.addEventListener?.('change', wake);
  let last = Date.now();
  setInterval(() => {
    const at = Date.now();
    const gap = at - last;
    last = at;
    // A hidden page's clock is slowed down by the browser; it is woken when it is shown.
    if (gap > ASLEEP_MS && document.visibilityState === 'visible') wake();
  }, 1000);
}
