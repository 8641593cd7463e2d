import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { now } from './clock';

export type LinkState = 'connecting' | 'up' | 'down';

/** How far the data shown can be trusted: `live` is current, `stale` may be outdated, `unknown` has never been received. */
export type DataStatus = 'live' | 'stale' | 'unknown';

/** Without a connection data counts as live for this long, in milliseconds; it is requested more often than that. */
export const TRUSTED_MS = 25_000;

export function dataStatus(link: LinkState, doubted: boolean, heardAt: number, at: number): DataStatus {
  if (heardAt === 0) return 'unknown';
  if (doubted) return 'stale';
  return link === 'up' || (at >= heardAt && at - heardAt < TRUSTED_MS) ? 'live' : 'stale';
}

/** The status of one source of data: its connection, when the server was last heard, and whether the data is live. */
export class SourceStatus {
  readonly link: Signal<LinkState> = signal<LinkState>('connecting');
  /** When the server last spoke, in this device's time (ms); 0 before it has. */
  readonly heardAt = signal(0);
  private readonly doubted = signal(false);
  readonly known: ReadonlySignal<DataStatus> = computed(() => {
    void now.value;
    return dataStatus(this.link.value, this.doubted.value, this.heardAt.value, Date.now());
  });

  /** Data has just arrived: what the page shows is current. */
  confirm(): void {
    this.heardAt.value = Date.now();
    this.doubted.value = false;
  }

  /** The device may have slept: the data is stale until the server has answered again. */
  suspect(): void {
    if (this.link.value === 'up') this.link.value = 'connecting';
    this.doubted.value = true;
  }

  forget(): void {
    this.link.value = 'connecting';
    this.heardAt.value = 0;
    this.doubted.value = false;
  }
}
