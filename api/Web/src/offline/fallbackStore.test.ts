import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FallbackStore } from './fallbackStore';
import { MemoryOutboxStore, type NewCommand, type StoredCommand } from './outboxStore';
import { isDurable } from './unsentCommands';

/** A database that answers, or does not. */
class Database extends MemoryOutboxStore {
  isSilent = false;

  override all(): Promise<StoredCommand[]> { return this.answer(() => super.all()); }
  override add(item: NewCommand): Promise<StoredCommand> { return this.answer(() => super.add(item)); }
  override put(item: StoredCommand): Promise<void> { return this.answer(() => super.put(item)); }
  override remove(seq: number): Promise<void> { return this.answer(() => super.remove(seq)); }

  private answer<T>(act: () => Promise<T>): Promise<T> {
    return this.isSilent ? Promise.reject(new Error('silent')) : act();
  }
}

const command = (operationId: string) => ({ operationId, subject: 'r', step: 'report', taskId: operationId }) as unknown as NewCommand;

describe('a store whose database does not always answer', () => {
  let database: Database;
  let store: FallbackStore;
  const again = vi.fn();
  const ids = async () => (await store.all()).map((item) => item.operationId);

  beforeEach(() => {
    vi.useFakeTimers();
    again.mockClear();
    isDurable.value = true;
    database = new Database();
    store = new FallbackStore(database, again);
  });
  afterEach(() => { vi.useRealTimers(); });

  async function answers(): Promise<void> {
    database.isSilent = false;
    await vi.advanceTimersByTimeAsync(5000);
  }

  it('finds what is in it as soon as it answers', async () => {
    await database.add(command('a'));
    database.isSilent = true;
    expect(await ids()).toEqual([]);
    expect(isDurable.value).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(again).not.toHaveBeenCalled();

    await answers();

    expect(again).toHaveBeenCalledOnce();
    expect(await ids()).toEqual(['a']);
    expect(isDurable.value).toBe(true);
  });

  it('keeps in memory what the database does not take, behind what it has, until that is gone', async () => {
    await store.add(command('a'));
    database.isSilent = true;
    await store.add(command('b'));
    await answers();
    await store.add(command('c'));

    expect(await ids()).toEqual(['a', 'b', 'c']);
    expect(isDurable.value).toBe(false);

    for (const item of (await store.all()).slice(1)) await store.remove(item.seq);
    expect(isDurable.value).toBe(true);
    await store.add(command('d'));
    expect((await database.all()).map((item) => item.operationId)).toEqual(['a', 'd']);
  });

  it('does not bring back what was sent while it was silent', async () => {
    const [sent, changed] = [await store.add(command('a')), await store.add(command('b'))];
    await store.all();
    database.isSilent = true;
    await store.remove(sent.seq);
    await store.put({ ...changed, title: 'another' } as StoredCommand);

    expect((await store.all()).map(({ operationId, title }) => [operationId, title])).toEqual([['b', 'another']]);
    await answers();

    expect((await database.all()).map(({ operationId, title }) => [operationId, title])).toEqual([['b', 'another']]);
    expect(await ids()).toEqual(['b']);
  });
});
