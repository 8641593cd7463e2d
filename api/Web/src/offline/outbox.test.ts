import { beforeEach, expect, it, vi } from 'vitest';

type Item = { seq: number; subject: string; operationId: string; step: string };

const { held, kept, store } = vi.hoisted(() => {
  const items: Item[] = [];
  const reads: (() => void)[] = [];
  const hold = { next: false, release: () => reads.splice(0).forEach((go) => go()) };
  vi.stubGlobal('document', { documentElement: { lang: 'zh' } });
  vi.stubGlobal('addEventListener', () => undefined);
  const keys = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => keys.get(key) ?? null,
    setItem: (key: string, value: string) => { keys.set(key, value); },
    removeItem: (key: string) => { keys.delete(key); },
  });
  return {
    held: hold,
    kept: keys,
    store: {
      items,
      all: () => {
        const found = [...items];
        if (!hold.next) return Promise.resolve(found);
        hold.next = false;
        return new Promise<Item[]>((resolve) => { reads.push(() => resolve(found)); });
      },
      remove: async (seq: number) => {
        items.splice(items.findIndex((item) => item.seq === seq), 1);
        // What the next one who asks is told is on its way for long.
        hold.next = seq === 1;
      },
    },
  };
});
vi.mock('./fallbackStore', () => ({ openStore: () => store }));
const { drop, empty } = await import('./outbox');

beforeEach(() => { store.items.push(...[1, 2].map((seq) => ({ seq, subject: 'r-1', operationId: `op-${seq}`, step: 'start' }))); });

it('leaves nothing behind when a change that was read before the sign-out is told after it', async () => {
  const dropping = drop('op-1');
  await vi.waitFor(() => expect(store.items).toHaveLength(1));
  await empty('r-1');
  held.release();
  await dropping;

  expect(store.items).toEqual([]);
  expect([...kept.keys()]).toEqual([]);
});
