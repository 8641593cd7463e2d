import { describe, expect, it } from 'vitest';
import { choiceOf, DEADLINES, inForce } from './orderDeadline';

const NOW = Date.parse('2026-11-29T04:00:00Z');
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

describe('the order deadline', () => {
  it('W7: what is pressed follows from what the server holds, also after a reload', () => {
    expect(choiceOf(inMinutes(15), NOW)).toBe(15);
    expect(choiceOf(inMinutes(14.2), NOW)).toBe(15);
    expect(choiceOf(inMinutes(15.03), NOW)).toBe(15);
    expect(choiceOf(inMinutes(25), NOW)).toBe(30);
    expect(choiceOf(inMinutes(240), NOW)).toBeUndefined();
    for (const minutes of DEADLINES) expect(choiceOf(minutes === null ? null : inMinutes(minutes), NOW)).toBe(minutes);
  });

  it('P1: one whose time has passed is no order', () => {
    for (const due of [null, undefined, inMinutes(0), inMinutes(-1), inMinutes(-600)]) {
      expect(inForce(due, NOW)).toBeNull();
      expect(choiceOf(due, NOW)).toBeNull();
    }
  });
});
