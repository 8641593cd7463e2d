import { describe, expect, it, vi } from 'vitest';

vi.mock('./i18n', () => ({ locale: () => 'zh-CN' }));
declare const process: { env: Record<string, string | undefined> };
const { clockTime, dayAndTime } = await import('./chinaTime');
const { sameDay, startOfDay } = await import('./chinaDay');

const midnight = Date.parse('2026-11-29T00:00:00+08:00');

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland'])('a computer set to %s', (zone) => {
  const there = (act: () => void) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    try { act(); } finally { if (before === undefined) delete process.env['TZ']; else process.env['TZ'] = before; }
  };

  it('W18: shows China\'s time', () => there(() => {
    expect(clockTime('2026-11-29T11:09:00.000Z')).toBe('19:09');
    expect(clockTime(midnight)).toBe('00:00');
    expect(clockTime(midnight - 1)).toBe('23:59');
  }));

  it('W18: begins a day at China\'s midnight', () => there(() => {
    expect(sameDay(midnight, midnight + 86_399_999)).toBe(true);
    expect(sameDay(midnight - 1, midnight)).toBe(false);
    expect(startOfDay(midnight + 3_600_000).getTime()).toBe(midnight);
    expect(startOfDay(midnight - 1).getTime()).toBe(midnight - 86_400_000);
  }));

  it('W18: names the day when it is another', () => there(() => {
    expect(dayAndTime(midnight + 60_000, midnight)).toBe('00:01');
    expect(dayAndTime(midnight - 60_000, midnight)).toContain('28');
    expect(dayAndTime(midnight - 60_000, midnight)).toContain('23:59');
  }));
});
