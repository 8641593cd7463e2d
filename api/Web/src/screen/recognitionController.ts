import { ApiError } from '../net/problem';
import type { Recognition, Welcome } from '../net/wire';

export type Door = Recognition['door'];

/** What a rider is greeted with: the hub's welcome, or as much of it as the answer to a reading has. */
export type Greeting = Omit<Welcome, 'at'>;

/** Why a reading failed that is not the person's fault. */
export type Trouble = 'line' | 'lineOver' | 'server' | 'signIn' | 'damaged' | 'foreign' | 'inputMethod';

/** Shows the result of a reading. */
export interface RecognitionView {
  welcome(welcome: Greeting, door: Door, already: boolean): void;
  refused(error: ApiError): void;
  trouble(trouble: Trouble): void;
}

interface RecognitionDependencies {
  ask(operationId: string, credential: string): Promise<Recognition>;
  newOperationId(): string;
  now(): number;
  wait(ms: number): Promise<void>;
}

/** How long a reading is retried without an answer, in milliseconds: people do not wait longer at a screen. */
const PATIENCE_MS = 20_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4000;
/** How long a code is remembered as that of somebody who was welcomed. */
const REMEMBER_MS = 5 * 60_000;
/** The screen still greets then; the same code needs no second question. */
const FRESH_MS = 3000;

interface Welcomed { recognition: Recognition; at: number }

/**
 * Turns each reading into one request and one result on the screen. Whoever was welcomed is not refused for the same
 * code; faults of the reader, the network or the screen are not shown as the person's.
 */
export class RecognitionController {
  private readonly welcomed = new Map<string, Welcomed>();
  private asking: string | null = null;
  /** Counts readings: one that is tried again gives way to the next. */
  private turn = 0;

  constructor(private readonly world: RecognitionDependencies, private readonly shown: RecognitionView) {}

  /** Asks about what was read, in this order until one is a code. False when it could not be settled and may be read again. */
  async read(candidates: string[]): Promise<boolean> {
    const [first] = candidates;
    if (first === undefined) {
      this.shown.trouble('inputMethod');
      return true;
    }
    if (first === this.asking) return true;
    const known = this.welcomed.get(first);
    if (known && this.world.now() - known.at < FRESH_MS) {
      this.greet(known.recognition, true);
      return true;
    }
    const turn = ++this.turn;
    this.asking = first;
    try {
      return await this.settle(candidates, turn);
    } finally {
      if (turn === this.turn) this.asking = null;
    }
  }

  private async settle(candidates: string[], turn: number): Promise<boolean> {
    let refusal: ApiError | null = null;
    for (const credential of candidates) {
      try {
        const recognition = await this.ask(credential, turn);
        if (!recognition) return false;
        this.remember(credential, recognition);
        if (turn === this.turn || !recognition.alreadyWelcome) this.greet(recognition, recognition.alreadyWelcome);
        return true;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        refusal ??= error;
        if (error.code !== 'credential_invalid') {
          refusal = error;
          break;
        }
      }
    }
    if (turn === this.turn) this.refuse(candidates, refusal!);
    return true;
  }

  /** Null when nothing has answered, or the next reading has come. */
  private async ask(credential: string, turn: number): Promise<Recognition | null> {
    const operationId = this.world.newOperationId();
    const until = this.world.now() + PATIENCE_MS;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
      try {
        return await this.world.ask(operationId, credential);
      } catch (error) {
        if (!(error instanceof ApiError) || !passes(error)) throw error;
        const over = this.world.now() + wait >= until;
        if (turn === this.turn) this.shown.trouble(over ? 'lineOver' : error.offline ? 'line' : 'server');
        if (over) return null;
      }
      await this.world.wait(wait);
      if (turn !== this.turn) return null;
    }
  }

  private refuse(candidates: string[], error: ApiError): void {
    const known = candidates.map((text) => this.welcomed.get(text)).find((one) => one && this.world.now() - one.at < REMEMBER_MS);
    if (known && (error.code === 'credential_used' || error.code === 'credential_expired')) this.greet(known.recognition, true);
    else if (error.code === 'credential_invalid' && (error.reading === 'damaged' || error.reading === 'foreign')) this.shown.trouble(error.reading);
    else if (error.status === 401 || error.code === 'not_allowed') this.shown.trouble('signIn');
    else this.shown.refused(error);
  }

  private greet({ rider, visiting, door }: Recognition, already: boolean): void {
    const { displayName, tier, points, socialHours, honours } = rider;
    this.shown.welcome({ displayName, tier, points, socialHours, honours, visiting }, door, already);
  }

  private remember(credential: string, recognition: Recognition): void {
    const at = this.world.now();
    for (const [text, known] of this.welcomed) if (at - known.at >= REMEMBER_MS) this.welcomed.delete(text);
    this.welcomed.set(credential, { recognition, at });
  }
}

/** Whether a retry may succeed. */
function passes(error: ApiError): boolean {
  return error.offline || error.status === 408 || error.status === 429 || error.status >= 500;
}
