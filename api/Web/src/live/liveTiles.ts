import type { StationSummary } from '../net/types';

export interface TileSnapshot { tile: string; sequence: number; stations: StationSummary[] }
export interface TileChange extends TileSnapshot { after: number }

/** What a message did: `gap` means that something was missed and the whole set must be asked for again. */
export type Outcome = 'applied' | 'kept' | 'ignored' | 'gap';

type Held = { sequence: number };
type Pending = { kind: 'change'; value: TileChange } | { kind: 'reset'; value: TileSnapshot };

/**
 * Keeps the promise of the live hub: late perhaps, but never wrong without knowing it.
 * Pure bookkeeping of sequence numbers; it knows neither the connection nor the page.
 */
export class LiveTiles {
  private held = new Map<string, Held>();
  private watched = new Set<string>();
  private pending: Pending[] = [];
  private lastTicket = 0;
  /** The question that is still unanswered, or 0. */
  private openTicket = 0;

  constructor(private readonly apply: (stations: StationSummary[]) => void) {}

  /** Call right before asking the hub: from here on messages may arrive earlier than the snapshot they follow. */
  beginWatch(tiles: Iterable<string>): number {
    this.watched = new Set(tiles);
    this.pending = [];
    this.openTicket = ++this.lastTicket;
    return this.openTicket;
  }

  /** Takes the hub's answer. An answer to a question that has been replaced meanwhile is dropped. */
  endWatch(ticket: number, snapshots: TileSnapshot[]): Outcome {
    if (ticket !== this.openTicket) return 'ignored';
    this.openTicket = 0;
    this.held.clear();
    for (const snapshot of snapshots) this.replace(snapshot);
    const kept = this.pending;
    this.pending = [];
    let outcome: Outcome = 'applied';
    for (const message of kept) {
      const held = this.held.get(message.value.tile);
      // Already contained in the snapshot: the answer overtook it.
      if (held && message.value.sequence <= held.sequence) continue;
      const result = message.kind === 'change' ? this.change(message.value) : this.reset(message.value);
      if (result === 'gap') outcome = 'gap';
    }
    return outcome;
  }

  /** The question failed; what arrives before the next one cannot be placed. */
  abandonWatch(ticket: number): void {
    if (ticket !== this.openTicket) return;
    this.openTicket = 0;
    this.pending = [];
    this.held.clear();
  }

  change(change: TileChange): Outcome {
    if (this.inFlight) return this.keep({ kind: 'change', value: change });
    if (!this.watched.has(change.tile)) return 'ignored';
    const held = this.held.get(change.tile);
    if (!held || held.sequence !== change.after) return 'gap';
    held.sequence = change.sequence;
    this.apply(change.stations);
    return 'applied';
  }

  reset(snapshot: TileSnapshot): Outcome {
    if (this.inFlight) return this.keep({ kind: 'reset', value: snapshot });
    if (!this.watched.has(snapshot.tile)) return 'ignored';
    this.replace(snapshot);
    return 'applied';
  }

  /** Sequence held for a tile, for diagnosis and tests. */
  sequenceOf(tile: string): number | undefined {
    return this.held.get(tile)?.sequence;
  }

  private replace(snapshot: TileSnapshot): void {
    this.held.set(snapshot.tile, { sequence: snapshot.sequence });
    this.apply(snapshot.stations);
  }

  private keep(message: Pending): Outcome {
    this.pending.push(message);
    return 'kept';
  }

  private get inFlight(): boolean { return this.openTicket > 0; }
}
