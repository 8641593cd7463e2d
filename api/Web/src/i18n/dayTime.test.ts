import { beforeAll, describe, expect, it, vi } from 'vitest';

describe('a time with its day', () => {
  let words: typeof import('./i18n') & typeof import('./chinaTime');

  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
    words = { ...(await import('./i18n')), ...(await import('./chinaTime')) };
    await words.loadWords();
  });

  it('W26: says tomorrow when it is, in China, whatever the zone of the computer', () => {
    const evening = Date.parse('2026-11-29T11:09:00Z');
    expect(words.namedDayAndTime(evening, evening)).toBe('今天 19:09');
    expect(words.namedDayAndTime('2026-11-29T19:09:00Z', evening)).toBe('明天 03:09');
    expect(words.namedDayAndTime('2026-11-29T15:59:00Z', evening)).toBe('今天 23:59');
    expect(words.namedDayAndTime('2026-11-29T16:00:00Z', evening)).toBe('明天 00:00');
    expect(words.namedDayAndTime('2026-12-31T16:30:00Z', Date.parse('2026-12-31T15:30:00Z'))).toBe('明天 00:30');
    expect(words.namedDayAndTime('2026-12-03T01:00:00Z', evening)).toBe('12月3日 09:00');
  });

  it('P2: a distance says how uncertain it is, unless that is little', () => {
    expect(words.distance(250, 10)).toBe('250 米');
    expect(words.distance(250, null)).toBe('250 米');
    expect(words.distance(100, 400)).toBe('100 米（±400 米）');
  });
});
