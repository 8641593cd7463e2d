import { IndexedDbOutboxStore, MemoryOutboxStore, type NewCommand, type OutboxStore, type StoredCommand } from './outboxStore';
import { isDurable } from './unsentCommands';

/** The browser's database, or memory where there is none. Even reading `indexedDB` throws where storage is forbidden. */
export function openStore(): OutboxStore {
  try {
    if (globalThis.indexedDB) return new FallbackStore(new IndexedDbOutboxStore(indexedDB));
  } catch {
    // As without one.
  }
  return inMemory(0);
}

/** Continues in memory when the database fails (cannot be opened, is full): what the rider did is not lost while the page is open. */
class FallbackStore implements OutboxStore {
  private moved: Promise<OutboxStore> | null = null;

  constructor(private readonly database: OutboxStore) {}

  all(): Promise<StoredCommand[]> { return this.attempt((store) => store.all()); }

  add(item: NewCommand): Promise<StoredCommand> { return this.attempt((store) => store.add(item)); }

  put(item: StoredCommand): Promise<void> { return this.attempt((store) => store.put(item)); }

  remove(seq: number): Promise<void> { return this.attempt((store) => store.remove(seq)); }

  private async attempt<T>(act: (store: OutboxStore) => Promise<T>): Promise<T> {
    if (this.moved) return act(await this.moved);
    try {
      return await act(this.database);
    } catch {
      this.moved ??= this.move();
      return act(await this.moved);
    }
  }

  private async move(): Promise<OutboxStore> {
    const known = await this.database.all().catch(() => []);
    const memory = inMemory(Math.max(0, ...known.map((item) => item.seq)));
    for (const item of known) await memory.put(item);
    return memory;
  }
}

function inMemory(first: number): OutboxStore {
  isDurable.value = false;
  return new MemoryOutboxStore(first);
}
