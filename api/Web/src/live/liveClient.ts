import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { openHub, retryDelay, type Hub } from '../net/hub';
import type { StationSummary } from '../net/types';
import { LiveTiles, type Outcome, type TileChange, type TileSnapshot } from './liveTiles';
import { normalise } from './wire';

/** Watches the tiles of the view over the live hub and hands every newer station on. */
export class LiveClient {
  readonly hub: Hub;
  private readonly tiles: LiveTiles;
  private wanted: string[] = [];
  private asking = false;
  private askAgain = false;
  private failures = 0;

  constructor(apply: (stations: StationSummary[]) => void) {
    this.tiles = new LiveTiles(apply);
    this.hub = openHub('/hubs/live', { protocol: new MessagePackHubProtocol(), connected: () => this.ask() });
    this.hub.connection.on('TileChanged', (message: unknown) => this.settle(this.tiles.change(normalise<TileChange>(message))));
    this.hub.connection.on('TileReset', (message: unknown) => this.settle(this.tiles.reset(normalise<TileSnapshot>(message))));
    this.hub.start();
  }

  watch(tiles: string[]): void {
    const before = new Set(this.wanted);
    if (tiles.length === before.size && tiles.every((tile) => before.has(tile))) return;
    this.wanted = tiles;
    void this.ask();
  }

  private settle(outcome: Outcome): void {
    if (outcome === 'gap') void this.ask();
  }

  /** One question at a time; wishes that come up meanwhile are asked together afterwards. */
  private async ask(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    if (this.hub.connection.state !== 'Connected' || this.wanted.length === 0) return;
    this.asking = true;
    const ticket = this.tiles.beginWatch(this.wanted);
    let outcome: Outcome = 'applied';
    try {
      const answer = await this.hub.connection.invoke('Watch', this.wanted);
      outcome = this.tiles.endWatch(ticket, normalise<TileSnapshot[]>(answer));
      this.failures = 0;
    } catch {
      this.tiles.abandonWatch(ticket);
      outcome = 'gap';
      this.failures++;
    }
    // Still marked as asking while it waits: gaps noticed meanwhile join this one instead of each starting a question.
    if (outcome === 'gap') {
      this.askAgain = true;
      await new Promise((done) => setTimeout(done, retryDelay(this.failures)));
    }
    this.asking = false;
    if (this.askAgain) {
      this.askAgain = false;
      void this.ask();
    }
  }
}
