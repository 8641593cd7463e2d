import { afterEach, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'zh' } });
  vi.stubGlobal('addEventListener', () => undefined);
});
const { createTask } = await import('./boardState');
const { Question } = await import('../net/question');

/** Not until no timer is left: the page's clock may tick over from the real time into the test's, and never ends. */
const LONGER_THAN_ALL_TRIES_MS = 120_000;

afterEach(() => vi.useRealTimers());

it('W8: a task is asked for under one id, also when the dispatcher presses again after tries that were all lost', async () => {
  vi.useFakeTimers();
  const sent: string[] = [];
  let lost = true;
  vi.stubGlobal('fetch', vi.fn(async (_address: string, init: { body: string }) => {
    sent.push((JSON.parse(init.body) as { operationId: string }).operationId);
    if (lost) throw new TypeError('the network is gone');
    return new Response(JSON.stringify({ id: 't-1', revision: 1, history: [], actions: [] }), { status: 201 });
  }));
  const question = new Question();
  const press = () => question.ask((operationId) => createTask(
    { type: 'hazardCheck', position: { lat: 30.25, lon: 120.15 }, note: '井盖', minutes: 30 }, operationId));

  const first = expect(press()).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(LONGER_THAN_ALL_TRIES_MS);
  await first;
  const tries = sent.length;
  lost = false;
  const second = press();
  await vi.advanceTimersByTimeAsync(LONGER_THAN_ALL_TRIES_MS);
  await expect(second).resolves.toMatchObject({ id: 't-1' });

  expect(tries).toBeGreaterThan(1);
  expect(sent).toHaveLength(tries + 1);
  expect(new Set(sent).size).toBe(1);
});
