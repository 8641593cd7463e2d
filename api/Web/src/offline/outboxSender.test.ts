import { describe, expect, it, vi } from 'vitest';
vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));
import { ApiError } from '../net/problem';
import { HELD_BY_OTHER_TAB } from './tabLock';
import { pause } from '../net/backoff';
import { OutboxSender, type SenderDependencies } from './outboxSender';
import { followUps } from './reports';
import { MemoryOutboxStore, type StoredCommand, type NewCommand } from './outboxStore';

const command = (step: NewCommand['step'], taskId: string, operationId: string, createdAt = 0): NewCommand =>
  ({ operationId, subject: 'r', step, taskId, taskType: 'patrol', path: `/tasks/${taskId}/${step}`, body: {}, createdAt, refused: null });

/** A phone whose server answers as told, and whose pauses end when the test says so. */
function phone(answer: (item: StoredCommand, nth: number) => unknown, more: Partial<SenderDependencies> = {}) {
  const store = new MemoryOutboxStore();
  const pauses: { ms: number; wake: () => void }[] = [];
  const [sends, sent, refused]: [string[], string[], string[]] = [[], [], []];
  let nth = 0;
  const sender = new OutboxSender({
    store: () => store,
    followUps: () => [],
    deliver: async (item) => {
      sends.push(item.operationId);
      const result = answer(item, nth++);
      if (result instanceof Error) throw result;
      return result;
    },
    withTabLock: (_name, act) => act(),
    sleep: (ms) => {
      let wake = () => undefined as void;
      const done = new Promise<void>((resolve) => { wake = resolve; });
      pauses.push({ ms, wake });
      return { done, wake };
    },
    changed: async () => undefined,
    sent: (item) => { sent.push(item.operationId); },
    refused: (item) => { refused.push(item.operationId); },
    ...more,
  });
  sender.of('r');
  return { store, sender, sends, pauses, sent, refused };
}

const quiet = () => new Promise((done) => setTimeout(done, 5));
const unavailable = () => new ApiError(503, 'busy');

describe('what a phone keeps', () => {
  it('W8: is sent again under the same id after a 503, with a pause of seconds, and only then taken off', async () => {
    const { store, sender, sends, pauses, sent } = phone((_item, nth) => (nth === 0 ? unavailable() : { ok: true }));
    expect(await sender.post(command('submit', 't', 'a'))).toEqual({ kind: 'kept' });
    expect((await store.all()).map((item) => item.operationId)).toEqual(['a']);
    expect(sender.triesOf(1)).toEqual({ tries: 1, lastFailure: 'server' });
    await quiet();
    expect(pauses[0]!.ms).toBeLessThanOrEqual(1000);
    pauses[0]!.wake();
    await quiet();
    expect(sends).toEqual(['a', 'a']);
    expect(sent).toEqual(['a']);
    expect(await store.all()).toEqual([]);
  });

  it.each([[0, 'network'], [408, 'http_408'], [429, 'too_many_requests'], [500, 'x'], [502, 'x'], [504, 'x'], [401, 'http_401']])(
    'W8: stays after %i', async (status, code) => {
      const { store, sender } = phone(() => new ApiError(status, code));
      expect((await sender.post(command('submit', 't', 'a'))).kind).toBe('kept');
      expect(await store.all()).toHaveLength(1);
    });

  it('W8: waits as long as the server asks, but never longer than a minute and a half', () => {
    expect(pause(0, 20_000, 0)).toBe(20_000);
    expect(pause(0, 3_600_000, 1)).toBeLessThanOrEqual(61_000);
    for (let tries = 0; tries < 50; tries++) expect(pause(tries, 0, 1)).toBeLessThanOrEqual(30_000);
    expect(pause(3, 0, 0)).not.toBe(pause(3, 0, 1));
  });

  it('W8: goes in the order in which it was done, whatever the clock said', async () => {
    let up = false;
    const { sender, sends, pauses } = phone(() => (up ? {} : unavailable()));
    await sender.post(command('accept', 't', 'first', 3000));
    void sender.post(command('start', 't', 'second', 2000));
    void sender.post(command('submit', 't', 'third', 1000));
    await quiet();
    up = true;
    pauses.forEach((one) => one.wake());
    await quiet();
    pauses.forEach((one) => one.wake());
    await quiet();
    expect(sends.filter((id, at) => sends.lastIndexOf(id) === at)).toEqual(['first', 'second', 'third']);
  });

  it('is sent all the same when the phone failed meanwhile, a moment later', async () => {
    let fails = true;
    const { sender, store, pauses, sent } = phone(() => ({ ok: true }), {
      withTabLock: (_name, act) => {
        if (!fails) return act();
        fails = false;
        throw new Error('no lock');
      },
    });
    void sender.post(command('submit', 't', 'a'));
    await quiet();
    expect(sent).toEqual([]);
    pauses[0]!.wake();
    await quiet();
    expect(sent).toEqual(['a']);
    expect(await store.all()).toEqual([]);
  });

  it('W8: of one task does not hold up another task', async () => {
    const { sender, sent } = phone((item) => (item.taskId === 'stuck' ? unavailable() : {}));
    await sender.post(command('submit', 'stuck', 'a'));
    await sender.post(command('start', 'free', 'b'));
    expect(sent).toEqual(['b']);
  });

  it('W8: that is refused for good is shown until it is seen, and what follows it goes on', async () => {
    const { store, sender, refused, sent } = phone((item) => (item.step === 'start' ? new ApiError(409, 'operation_id_too_old') : {}));
    expect((await sender.post(command('start', 't', 'a'))).kind).toBe('refused');
    await sender.post(command('submit', 't', 'b'));
    expect(refused).toEqual(['a']);
    expect(sent).toEqual(['b']);
    expect((await store.all()).map((item) => item.refused?.code)).toEqual(['operation_id_too_old']);
  });

  it('W8: is sent by one tab', async () => {
    let busy = true;
    const { sender, sends, pauses } = phone(() => ({}), { withTabLock: async (_name, act) => (busy ? HELD_BY_OTHER_TAB : act()) });
    expect((await sender.post(command('submit', 't', 'a'))).kind).toBe('kept');
    expect(sends).toEqual([]);
    await quiet();
    busy = false;
    pauses[0]!.wake();
    await quiet();
    expect(sends).toEqual(['a']);
  });

  it('W9: sends the words before the photo, and words never wait for a photo', async () => {
    let photoDone: (value: unknown) => void = () => undefined;
    const { sender, sends, sent } = phone((item) => (item.step === 'photo' ? { slow: true } : {}), {
      deliver: async (item) => {
        sends.push(item.operationId);
        if (item.step === 'photo') await new Promise((done) => { photoDone = done; });
        return {};
      },
    });
    const words = sender.post(command('submit', 't', 'words'));
    void sender.post(command('photo', 't', 'photo'));
    await words;
    await quiet();
    await sender.post(command('start', 'other', 'later'));
    expect(sends).toEqual(['words', 'photo', 'later']);
    expect(sent).toEqual(['words', 'later']);
    photoDone({});
    await quiet();
    expect(sent).toEqual(['words', 'later', 'photo']);
  });

  it('W10: a refused photo leaves the words alone, and stays to be taken again', async () => {
    const { store, sender, sent } = phone((item) => (item.step === 'photo' ? new ApiError(413, 'body_too_large') : {}));
    void sender.post(command('photo', 't', 'photo'));
    await sender.post(command('submit', 'u', 'words'));
    await quiet();
    expect(sent).toEqual(['words']);
    expect((await store.all()).map((item) => [item.step, item.refused?.status])).toEqual([['photo', 413]]);
  });

  it('W14: of an earlier visit is sent as soon as its person is known, and nobody else\'s is', async () => {
    const store = new MemoryOutboxStore();
    await store.add(command('submit', 't', 'mine'));
    await store.add({ ...command('submit', 't', 'theirs'), subject: 'other' });
    const { sends } = phone(() => ({}), { store: () => store });
    await quiet();
    expect(sends).toEqual(['mine']);
    expect((await store.all()).map((item) => item.operationId)).toEqual(['theirs']);
  });

  it('sends reports in the order in which they were made, and a photo after its report and beside the others', async () => {
    let up = false;
    let photoDone: (value: unknown) => void = () => undefined;
    const { store, sender, sends, sent, pauses } = phone(() => ({}), {
      deliver: async (item) => {
        sends.push(item.operationId);
        if (!up) throw unavailable();
        if (item.step === 'reportPhoto') await new Promise((done) => { photoDone = done; });
        return { id: `case-of-${item.operationId}` };
      },
      followUps,
    });
    const report = (id: string, photo?: StoredCommand['photo']): NewCommand =>
      ({ ...command('report', id, id), path: '/cases', ...(photo ? { photo } : {}) });
    await sender.post(report('first', { bytes: new ArrayBuffer(1), type: 'image/jpeg' }));
    await sender.post(report('second'));
    await sender.post({ ...command('join', 'third', 'third'), path: '/cases/x/join' });
    expect(new Set(sends)).toEqual(new Set(['first']));
    expect([1, 2, 3].map((seq) => sender.triesOf(seq).lastFailure)).toEqual(['server', 'server', 'server']);

    up = true;
    sends.length = 0;
    await quiet();
    pauses.forEach((one) => one.wake());
    await quiet();
    expect(sends.filter((id) => id !== 'first.p')).toEqual(['first', 'second', 'third']);
    expect(sent).toEqual(['first', 'second', 'third']);
    expect((await store.all()).map(({ operationId, step, path }) => [operationId, step, path]))
      .toEqual([['first.p', 'reportPhoto', '/cases/case-of-first/attachments']]);
    photoDone({});
    await quiet();
    expect(await store.all()).toEqual([]);
  });

  it('sends a report again whose page was closed before it was taken off, and nothing of it under another id', async () => {
    const photo = { bytes: new ArrayBuffer(1), type: 'image/jpeg' };
    const { store, sender, sends } = phone(() => ({ id: 'case' }), { followUps });
    await store.add({ ...command('report', 'a', 'a'), path: '/cases', photo });
    await store.add({ ...command('reportPhoto', 'a', 'a.p'), path: '/cases/case/attachments', photo });
    await sender.retryNow();
    await quiet();
    expect([...new Set(sends)].sort()).toEqual(['a', 'a.p']);
    expect(await store.all()).toEqual([]);
  });

  it('does not send what is still being written', async () => {
    const { store, sender, sends } = phone(() => ({}));
    await store.add({ ...command('draft', 'd', 'd'), path: '/cases' });
    await sender.retryNow();
    await quiet();
    expect(sends).toEqual([]);
    expect(await store.all()).toHaveLength(1);
  });
});
