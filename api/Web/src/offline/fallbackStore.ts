import { IndexedDbOutboxStore, MemoryOutboxStore, type NewCommand, type OutboxStore, type StoredCommand } from './outboxStore';
import { isDurable } from './unsentCommands';

/** How soon a database that did not answer is asked again, in milliseconds. */
const AGAIN_MS = 5000;
/** Above every number that a database gives, so that what was done later comes later. */
const ABOVE = 2 ** 40;

/**
 * The browser's database, or memory where there is none. Even reading `indexedDB` throws where storage is forbidden.
 * @param answersAgain Told when the database has not answered for a while, and does again: it may have what nobody has seen.
 */
export function openStore(answersAgain: () => void): OutboxStore {
  try {
    if (globalThis.indexedDB) return new FallbackStore(new IndexedDbOutboxStore(indexedDB), answersAgain);
  } catch {
    // As without one.
  }
  isDurable.value = false;
  return new MemoryOutboxStore();
}

/**
 * What the database does not take (it is full, or too busy to answer) is kept in memory for as long as the page is open. The database is asked
 * again: what is in it is lost sight of for no longer than it is silent, and what was sent meanwhile does not come back.
 */
export class FallbackStore implements OutboxStore {
  private readonly memory = new MemoryOutboxStore(ABOVE);
  private inMemory = 0;
  /** What the database had when it last answered. */
  private known: StoredCommand[] = [];
  /** What it has not done yet: another command in place of one, or none. */
  private readonly owed = new Map<number, StoredCommand | null>();
  private isSilent = false;

  constructor(private readonly database: OutboxStore, private readonly answersAgain: () => void) {}

  async all(): Promise<StoredCommand[]> {
    if (!this.isSilent) {
      try {
        this.known = await this.database.all();
      } catch {
        this.fallSilent();
      }
    }
    const kept = this.known.map((item) => (this.owed.has(item.seq) ? this.owed.get(item.seq) : item));
    return [...kept.filter((item): item is StoredCommand => item != null), ...await this.memory.all()];
  }

  async add(item: NewCommand): Promise<StoredCommand> {
    // Not before what is in memory: it was done later.
    if (!this.isSilent && this.inMemory === 0) {
      try {
        return await this.database.add(item);
      } catch {
        this.fallSilent();
      }
    }
    this.inMemory++;
    this.tell();
    return this.memory.add(item);
  }

  async put(item: StoredCommand): Promise<void> {
    if (item.seq > ABOVE) await this.memory.put(item);
    else await this.change(item.seq, item);
  }

  async remove(seq: number): Promise<void> {
    if (seq <= ABOVE) {
      await this.change(seq, null);
      return;
    }
    await this.memory.remove(seq);
    this.inMemory = (await this.memory.all()).length;
    this.tell();
  }

  private async change(seq: number, to: StoredCommand | null): Promise<void> {
    this.owed.set(seq, to);
    if (this.isSilent) return;
    try {
      await this.settle();
    } catch {
      this.fallSilent();
    }
  }

  private async settle(): Promise<void> {
    for (const [seq, item] of this.owed) {
      await (item ? this.database.put(item) : this.database.remove(seq));
      if (this.owed.get(seq) === item) this.owed.delete(seq);
    }
  }

  private fallSilent(): void {
    if (this.isSilent) return;
    this.isSilent = true;
    this.tell();
    const askAgain = () => setTimeout(() => {
      this.listen().catch(askAgain);
    }, AGAIN_MS);
    askAgain();
  }

  private async listen(): Promise<void> {
    await this.settle();
    this.known = await this.database.all();
    this.isSilent = false;
    this.tell();
    this.answersAgain();
  }

  private tell(): void {
    isDurable.value = !this.isSilent && this.inMemory === 0;
  }
}
