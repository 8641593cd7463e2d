import { beforeEach, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'zh' } });
  vi.stubGlobal('addEventListener', () => undefined);
});
const kept = new Map<string, string>();
vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
const { EVERYTHING } = await import('./inboxState');
const { forgetView, openViews, savedViews, saveView } = await import('./savedViews');

beforeEach(() => { kept.clear(); openViews('a'); });

it('views are kept by account and by name', () => {
  saveView('a', { name: '紧急', filter: { ...EVERYTHING, urgent: true } });
  saveView('a', { name: '环卫', filter: { ...EVERYTHING, unit: '环卫所' } });
  saveView('a', { name: '紧急', filter: { ...EVERYTHING, urgent: true, status: 'handled' } });
  openViews('b');
  expect(savedViews.value).toEqual([]);
  openViews('a');
  expect(savedViews.value).toHaveLength(2);
  expect(savedViews.value.find(({ name }) => name === '紧急')?.filter.status).toBe('handled');
  forgetView('a', '紧急');
  openViews('a');
  expect(savedViews.value.map(({ name }) => name)).toEqual(['环卫']);
});

it('what another version has left is taken as far as it goes', () => {
  kept.set('rs.inbox.views.a', JSON.stringify([{ name: 'old', filter: { status: 'over', gone: 1 } }, { name: 5 }, null, 'x']));
  openViews('a');
  expect(savedViews.value).toEqual([{ name: 'old', filter: { ...EVERYTHING, status: 'over', gone: 1 } }]);
  kept.set('rs.inbox.views.a', '{');
  openViews('a');
  expect(savedViews.value).toEqual([]);
});
