import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { now } from './clock';

export type LinkState = 'connecting' | 'up' | 'down';

/** What a page may claim: its numbers are the server's last word, were so once, or have never been heard. */
export type DataStatus = 'live' | 'stale' | 'unknown';

/** Without an open line a word of the server is believed this long, in milliseconds; it is asked for more often than that. */
export const TRUSTED_MS = 25_000;

export function dataStatus(link: LinkState, doubted: boolean, heardAt: number, at: number): DataStatus {
  if (heardAt === 0) return 'unknown';
  if (doubted) return 'stale';
  return link === 'up' || (at >= heardAt && at - heardAt < TRUSTED_MS) ? 'live' : 'stale';
}

/** What is known of one source of facts: the state of its line, when the server last spoke, and what follows from both. */
export class SourceStatus {
  readonly link: Signal<LinkState> = signal<LinkState>('connecting');
  /** When the server last spoke, in this device's time (ms); 0 before it has. */
  readonly heardAt = signal(0);
  private readonly doubted = signal(false);
  readonly known: ReadonlySignal<DataStatus> = computed(() => {
    void now.value;
    return dataStatus(this.link.value, this.doubted.value, this.heardAt.value, Date.now());
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
