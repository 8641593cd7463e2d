import type { CompactState, StationState, StationSummary } from '../net/wire';

/** What a message did: `gap` means that something was missed and the tile's state must be asked for again. */
export type Outcome = { kind: 'applied' | 'ignored' } | { kind: 'gap'; tile: string };

interface Held extends CompactState { lost: boolean }

const OPEN = 1;
const CONNECTED = 2;
const SHIFTED = 4;
const RESERVABLE = 8;
const NEVER_HEARD = 16;
/** In the order of their numbers, which begin at bit 5. */
const STATES: StationState[] = ['free', 'full', 'closed', 'offline', 'noPorts', 'retired'];

const APPLIED: Outcome = { kind: 'applied' };
const IGNORED: Outcome = { kind: 'ignored' };

/**
 * Keeps the promise of the live hub in its compact form (docs/hubs.md): late perhaps, but never wrong without knowing it.
 * It knows neither the connection nor the page.
 */
export class CompactTiles {
  private byNumber = new Map<number, Held>();
  private watched = new Set<string>();

  constructor(private readonly apply: (stations: StationSummary[]) => void) {}

  /** Call before asking the hub for these tiles: what is not among them is forgotten. */
  watch(tiles: Iterable<string>): void {
    this.watched = new Set(tiles);
    for (const [number, held] of this.byNumber) if (!this.watched.has(held.tile)) this.byNumber.delete(number);
  }

  /** The connection is gone and with it all that numbers stand for. */
  forget(): void {
    this.byNumber.clear();
  }

  /** Takes an `s`. */
  state(state: CompactState): Outcome {
    for (const [number, held] of this.byNumber) if (held.tile === state.tile) this.byNumber.delete(number);
    // Also takes the number away from a tile that no longer has it.
    this.byNumber.delete(state.number);
    if (!this.watched.has(state.tile)) return IGNORED;
    this.byNumber.set(state.number, { ...state, lost: false });
    this.apply(state.stations);
    return APPLIED;
  }

  /** Takes a `d`. */
  delta(bytes: Uint8Array): Outcome {
    const reader = new Reader(bytes);
    const tile = this.byNumber.get(reader.number());
    if (!tile || tile.lost) return IGNORED;
    const step = (tile.step + 1) % 256;
    if (reader.byte() !== step) {
      tile.lost = true;
      return { kind: 'gap', tile: tile.tile };
    }
    tile.step = step;
    tile.time += reader.number();
    const changed: StationSummary[] = [];
    while (!reader.done) {
      const index = reader.number();
      const station = readStation(reader, tile.time, tile.stations[index]!);
      tile.stations[index] = station;
      changed.push(station);
    }
    this.apply(changed);
    return APPLIED;
  }
}

function readStation(reader: Reader, time: number, before: StationSummary): StationSummary {
  const flags = reader.byte();
  const from = time - reader.number();
  const shift = flags & SHIFTED ? reader.signed() : 0;
  const available = reader.number();
  const reserved = reader.number();
  const charging = reader.number();
  const faulted = reader.number();
  const { total } = before.ports;
  return {
    ...before,
    open: (flags & OPEN) !== 0,
    connected: (flags & CONNECTED) !== 0,
    state: STATES[flags >> 5] ?? 'offline',
    reservable: (flags & RESERVABLE) !== 0,
    asOf: flags & NEVER_HEARD ? null : new Date(from).toISOString(),
    revision: from + shift,
    ports: { total, available, reserved, charging, faulted, offline: total - available - reserved - charging - faulted },
  };
}

/** Reads numbers of seven bits a byte. Bit operators end at 32 bits, and a time has more. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean { return this.at >= this.bytes.length; }

  byte(): number {
    if (this.done) throw new RangeError('A message of the live map ends too early.');
    return this.bytes[this.at++]!;
  }

  number(): number {
    for (let value = 0, unit = 1; ; unit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  signed(): number {
    const code = this.number();
    return code % 2 ? -(code + 1) / 2 : code / 2;
  }
}
