import { describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));

import { ApiError } from '../net/problem';
import { OutboxSender } from './outboxSender';
import { MemoryOutboxStore, type NewCommand, type StoredCommand } from './outboxStore';
import { followUps } from './reports';

const PHONES = 10;
const REPORTS = 100;

/** The same numbers at each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Knows each command once, by its id, and remembers in which order they first came. */
class Server {
  readonly arrived: string[] = [];
  take(item: StoredCommand): { id: string } {
    if (!this.arrived.includes(item.operationId)) this.arrived.push(item.operationId);
    return { id: `case-${item.taskId}` };
  }
}

/** A page with a phone's store behind it; when it is closed nothing of it goes on. */
class Page {
  private open = true;
  readonly sender: OutboxSender;

  constructor(store: MemoryOutboxStore, server: Server, random: () => number) {
    const hop = () => new Promise<void>((done) => setTimeout(done));
    this.sender = new OutboxSender({
      store: () => store,
      followUps,
      deliver: async (item) => {
        await hop();
        if (!this.open) return new Promise(() => undefined);
        const luck = random();
        if (luck < 0.2) throw new ApiError(0, 'network');
        if (luck < 0.25) throw new ApiError(503, 'busy');
        const answer = server.take(item);
        await hop();
        if (!this.open) return new Promise(() => undefined);
        // It has arrived, and its answer is lost.
        if (luck < 0.4) throw new ApiError(0, 'network');
        return answer;
      },
      withTabLock: (_name, act) => act(),
      sleep: () => ({ done: hop(), wake: () => undefined }),
      changed: async () => undefined,
      sent: () => undefined,
      refused: () => undefined,
    });
    this.sender.of('r');
  }

  close(): void {
    this.open = false;
    this.sender.of(null);
  }
}

async function reportFrom(phone: number, random: () => number): Promise<{ server: Server; left: number }> {
  const [store, server] = [new MemoryOutboxStore(), new Server()];
  let page = new Page(store, server, random);
  for (let n = 0; n < REPORTS; n++) {
    const operationId = `${phone}-${n}`;
    const report: NewCommand = {
      operationId, subject: 'r', step: 'report', taskId: operationId, taskType: '', path: '/cases', body: {}, createdAt: 0, refused: null,
      ...(random() < 0.5 ? { photo: { bytes: new ArrayBuffer(1), type: 'image/jpeg' } } : {}),
    };
    void page.sender.post(report);
    await new Promise((done) => setTimeout(done));
    if (random() < 0.05) {
      page.close();
      page = new Page(store, server, random);
    }
  }
  while ((await store.all()).length > 0) {
    await page.sender.retryNow();
    await new Promise((done) => setTimeout(done, 1));
  }
  return { server, left: (await store.all()).length };
}

describe('a thousand reports from phones that lose the network, whose pages are closed now and then', () => {
  it('arrive once each, in the order in which each phone made them, and each photo after its report', async () => {
    const phones = await Promise.all(Array.from({ length: PHONES }, (_, phone) => reportFrom(phone, numbers(phone + 1))));
    let photos = 0;
    phones.forEach(({ server, left }, phone) => {
      expect(left).toBe(0);
      const reports = server.arrived.filter((id) => !id.endsWith('.p'));
      expect(reports).toEqual(Array.from({ length: REPORTS }, (_, n) => `${phone}-${n}`));
      for (const id of server.arrived.filter((one) => one.endsWith('.p'))) {
        photos++;
        expect(server.arrived.indexOf(id)).toBeGreaterThan(server.arrived.indexOf(id.slice(0, -2)));
      }
    });
    expect(photos).toBeGreaterThan(PHONES * REPORTS * 0.4);
  }, 60_000);
});
