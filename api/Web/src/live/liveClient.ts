import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { openHub, reconnectDelay, type Hub } from '../net/hub';
import type { StationSummary } from '../net/wire';
import { CompactTiles, type Outcome } from './compactTiles';

/** Watches the tiles of the view over the live hub, in its compact form, and hands every newer station on. */
export class LiveClient {
  readonly hub: Hub<'/hubs/live'>;
  private readonly tiles: CompactTiles;
  private wanted: string[] = [];
  private missed = new Set<string>();
  private asking = false;
  private askAgain = false;
  private failures = 0;

  constructor(apply: (stations: StationSummary[]) => void, ask?: () => Promise<unknown>) {
    this.tiles = new CompactTiles(apply);
    this.hub = openHub('/hubs/live', {
      protocol: new MessagePackHubProtocol(),
      connected: () => {
        this.tiles.forget();
        this.missed.clear();
        return this.ask();
      },
      ...(ask ? { ask } : {}),
    });
    this.hub.connection.on('s', (state) => this.settle(this.tiles.state(state)));
    this.hub.connection.on('d', (bytes) => this.settle(this.tiles.delta(bytes)));
    this.hub.start();
  }

  watch(tiles: string[]): void {
    const before = new Set(this.wanted);
    if (tiles.length === before.size && tiles.every((tile) => before.has(tile))) return;
    this.wanted = tiles;
    this.tiles.watch(tiles);
    void this.ask();
  }

  private settle(outcome: Outcome): void {
    if (outcome.kind !== 'gap') return;
    this.missed.add(outcome.tile);
    void this.ask();
  }

  /** One request at a time; changes meanwhile are sent together afterwards. */
  private async ask(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    const { connection } = this.hub;
    if (connection.state !== 'Connected' || this.wanted.length === 0) return;
    this.asking = true;
    const missed = [...this.missed];
    this.missed.clear();
    try {
      await connection.invoke('WatchCompact', this.wanted);
      if (missed.length > 0) await connection.invoke('RepeatCompact', missed);
      this.failures = 0;
    } catch {
      missed.forEach((tile) => this.missed.add(tile));
      this.askAgain = true;
      // Still marked as asking while it waits: gaps noticed meanwhile join this one instead of each starting a question.
      await new Promise((done) => setTimeout(done, reconnectDelay(this.failures++)));
    }
    this.asking = false;
    if (this.askAgain) {
      this.askAgain = false;
      void this.ask();
    }
  }
}
