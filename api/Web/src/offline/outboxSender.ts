import { ApiError } from '../net/problem';
import { pause } from '../net/backoff';
import { HELD_BY_OTHER_TAB } from './tabLock';
import type { StoredCommand, NewCommand, OutboxStore } from './outboxStore';
import { isAttachment } from './unsentCommands';

/** How soon to look whether another tab has sent it. */
const ELSEWHERE_MS = 2000;

export interface SenderDependencies {
  store: () => OutboxStore;
  /** Sends it; throws an {@link ApiError}. */
  deliver(item: StoredCommand): Promise<unknown>;
  /** What is left to be sent of a command that has arrived. */
  followUps(item: StoredCommand, answer: unknown): NewCommand[];
  withTabLock<T>(name: string, act: () => Promise<T>): Promise<T | typeof HELD_BY_OTHER_TAB>;
  sleep(ms: number): { done: Promise<void>; wake: () => void };
  /** What is shown has changed. */
  changed(): Promise<void>;
  sent(item: StoredCommand, answer: unknown): void;
  refused(item: StoredCommand, error: ApiError): void;
}

/** What became of a command by the end of its first try. */
export type Outcome = { kind: 'sent'; answer: unknown } | { kind: 'kept' } | { kind: 'refused'; error: ApiError };

interface Lane { wake: () => void; again: boolean }

/**
 * Sends what is in the store until nothing is left. Commands of one task go one after the other, in the order in which they were
 * done; different tasks do not wait for each other. Reports of cases go in the order in which they were made. Photos and recordings go one
 * at a time, beside the words and after those that they belong to.
 */
export class OutboxSender {
  private subject: string | null = null;
  private readonly lanes = new Map<string, Lane>();
  private readonly attempts = new Map<number, number>();
  private readonly lastFailure = new Map<number, 'network' | 'server'>();
  private readonly waiters = new Map<string, (outcome: Outcome) => void>();

  constructor(private readonly work: SenderDependencies) {}

  /** Whose commands are sent; nobody's while nobody is signed in. */
  of(subject: string | null): void {
    this.subject = subject;
    if (subject) void this.retryNow();
    else this.lanes.forEach((lane) => lane.wake());
  }

  /** Stores a command and sends it; resolves after the first attempt, its own or that of a command before it. */
  async post(item: NewCommand, stored?: () => Promise<void>): Promise<Outcome> {
    const first = new Promise<Outcome>((resolve) => this.waiters.set(item.operationId, resolve));
    await this.work.store().add(item);
    await stored?.();
    await this.work.changed();
    await this.retryNow();
    return first;
  }

  /** Retries at once what is waiting for its next attempt. */
  async retryNow(): Promise<void> {
    await this.startNew();
    this.lanes.forEach((lane) => {
      lane.again = true;
      lane.wake();
    });
  }

  /** Starts sending new commands; those waiting for their next attempt go on waiting. */
  async startNew(): Promise<void> {
    const items = await this.ownCommands();
    for (const name of new Set(items.filter((item) => !item.refused).map(laneOf))) {
      if (!this.lanes.has(name)) this.start(name);
    }
  }

  triesOf(seq: number): { tries?: number; lastFailure?: 'network' | 'server' } {
    const lastFailure = this.lastFailure.get(seq);
    return { ...(this.attempts.has(seq) ? { tries: this.attempts.get(seq)! } : {}), ...(lastFailure ? { lastFailure } : {}) };
  }

  private start(name: string): void {
    const lane: Lane = { wake: () => undefined, again: false };
    this.lanes.set(name, lane);
    this.run(name, lane).catch(async () => {
      // What is kept could not be read or noted: it is not forgotten for that.
      await this.work.sleep(ELSEWHERE_MS).done;
      this.lanes.delete(name);
      await this.startNew();
    }).catch(() => this.lanes.delete(name));
  }

  private async run(name: string, lane: Lane): Promise<void> {
    for (;;) {
      lane.again = false;
      const item = next(await this.ownCommands(), name);
      if (!item) {
        // Something may have been added while the store was being read.
        if (lane.again) continue;
        this.lanes.delete(name);
        return;
      }
      const wait = await this.attempt(item);
      if (wait === 0) continue;
      const sleep = this.work.sleep(wait);
      lane.wake = sleep.wake;
      await sleep.done;
      lane.wake = () => undefined;
    }
  }

  /** Tries once; answers how long to wait before the next try of this lane. */
  private async attempt(item: StoredCommand): Promise<number> {
    const wait = await this.work.withTabLock(`rs.outbox.${laneOf(item)}`, async () => {
      // Another tab may have sent it in the meantime.
      const still = (await this.ownCommands()).find((other) => other.seq === item.seq);
      return still && !still.refused ? this.tryOnce(still) : 0;
    });
    if (wait !== HELD_BY_OTHER_TAB) return wait;
    await this.settleLane(item);
    return ELSEWHERE_MS;
  }

  private async tryOnce(item: StoredCommand): Promise<number> {
    try {
      const answer = await this.work.deliver(item);
      // Before the command goes: a page that is closed between sends it again, and what follows it under the same ids.
      for (const follower of this.work.followUps(item, answer)) await this.work.store().add(follower);
      await this.work.store().remove(item.seq);
      this.forget(item);
      await this.markLane(item, null);
      await this.work.changed();
      this.work.sent(item, answer);
      this.settle(item, { kind: 'sent', answer });
      await this.afterwards(item);
      return 0;
    } catch (error) {
      const problem = error instanceof ApiError ? error : new ApiError(0, 'network', String(error));
      return problem.final ? this.refuse(item, problem) : this.later(item, problem);
    }
  }

  /** A refusal is final, and stays on the phone until its person has seen it. */
  private async refuse(item: StoredCommand, error: ApiError): Promise<number> {
    this.forget(item);
    const { status, code, detail } = error;
    await this.work.store().put({ ...item, refused: { status, code, ...(detail ? { detail } : {}) } });
    await this.work.changed();
    this.work.refused(item, error);
    this.settle(item, { kind: 'refused', error });
    return 0;
  }

  private async later(item: StoredCommand, error: ApiError): Promise<number> {
    // A photo that has got further is not a photo that fails.
    const tries = error.code === 'part_arrived' ? 0 : this.attempts.get(item.seq) ?? 0;
    this.attempts.set(item.seq, tries + 1);
    await this.markLane(item, error.offline ? 'network' : 'server');
    await this.work.changed();
    await this.settleLane(item);
    return pause(tries, error.retryAfterMs);
  }

  /** The photo of a task may go once its words have gone. */
  private async afterwards(item: StoredCommand): Promise<void> {
    if (!isAttachment(item.step)) await this.retryNow();
  }

  private settle(item: StoredCommand, outcome: Outcome): void {
    this.waiters.get(item.operationId)?.(outcome);
    this.waiters.delete(item.operationId);
  }

  /** What one meets, those behind it meet too. */
  private async markLane(head: StoredCommand, met: 'network' | 'server' | null): Promise<void> {
    for (const item of await this.ownCommands()) {
      if (item.refused || laneOf(item) !== laneOf(head)) continue;
      if (met) this.lastFailure.set(item.seq, met);
      else this.lastFailure.delete(item.seq);
    }
  }

  /** Commands behind one that has to wait are kept too. */
  private async settleLane(head: StoredCommand): Promise<void> {
    for (const item of await this.ownCommands()) if (laneOf(item) === laneOf(head)) this.settle(item, { kind: 'kept' });
  }

  private forget(item: StoredCommand): void {
    this.attempts.delete(item.seq);
    this.lastFailure.delete(item.seq);
  }

  private async ownCommands(): Promise<StoredCommand[]> {
    const { subject } = this;
    if (!subject) return [];
    return (await this.work.store().all()).filter((item) => item.subject === subject && item.step !== 'draft');
  }
}

export function laneOf(item: { step: string; taskId: string }): string {
  if (isAttachment(item.step)) return 'photo';
  return item.step === 'report' || item.step === 'join' ? 'reports' : `task/${item.taskId}`;
}

/** The one whose turn it is in a lane. Words of its task, refused ones too, hold a photo up: without them it is of no use. */
function next(items: StoredCommand[], lane: string): StoredCommand | undefined {
  const words = items.filter(({ step }) => !isAttachment(step));
  return items.filter((item) => !item.refused && laneOf(item) === lane).sort((a, b) => a.seq - b.seq)
    .find((item) => !isAttachment(item.step) || !words.some((other) => other.taskId === item.taskId && other.seq < item.seq));
}
