import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { now } from './clock';

export type LinkState = 'connecting' | 'up' | 'down';

/** What a page may claim: its numbers are the server's last word, were so once, or have never been heard. */
export type Knowledge = 'live' | 'stale' | 'unknown';

/** Without an open line a word of the server is believed this long, in milliseconds; it is asked for more often than that. */
export const BELIEVED_MS = 25_000;
/** The page's clock ticks once a second. One that stood still this long, in milliseconds, was asleep. */
const ASLEEP_MS = 4000;
/** Waking has several signs at once; together they are one. */
const ONE_WAKING_MS = 400;

export function knowledge(link: LinkState, doubted: boolean, heardAt: number, at: number): Knowledge {
  if (heardAt === 0) return 'unknown';
  if (doubted) return 'stale';
  return link === 'up' || (at >= heardAt && at - heardAt < BELIEVED_MS) ? 'live' : 'stale';
}

/** What is known of one source of facts: the state of its line, when the server last spoke, and what follows from both. */
export class Line {
  readonly link: Signal<LinkState> = signal<LinkState>('connecting');
  /** When the server last spoke, in this device's time (ms); 0 before it has. */
  readonly heardAt = signal(0);
  private readonly doubted = signal(false);
  readonly known: ReadonlySignal<Knowledge> = computed(() => {
    void now.value;
    return knowledge(this.link.value, this.doubted.value, this.heardAt.value, Date.now());
  });

  /** The server has spoken: what the page shows is its word of just now. */
  heard(): void {
    this.heardAt.value = Date.now();
    this.doubted.value = false;
  }

  /** The device may have slept: nothing counts until the server has been asked again. */
  doubt(): void {
    if (this.link.value === 'up') this.link.value = 'connecting';
    this.doubted.value = true;
  }

  forget(): void {
    this.link.value = 'connecting';
    this.heardAt.value = 0;
    this.doubted.value = false;
  }
}

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
