import { describe, expect, it } from 'vitest';
import { daysOf, periods } from './periods';

it('a period goes from its first to its last day', () => {
  expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(daysOf('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

describe('the periods to choose from', () => {
  it('are the months and years up to now, by China\'s day', () => {
    const { months, years } = periods(Date.parse('2026-12-31T16:00:00Z'));
    expect(months.slice(0, 3)).toEqual(['2027-01', '2026-12', '2026-11']);
    expect(months).toHaveLength(12);
    expect(years).toEqual(['2027', '2026', '2025']);
    expect(periods(Date.parse('2026-12-31T15:59:59Z')).months[0]).toBe('2026-12');
  });
});
