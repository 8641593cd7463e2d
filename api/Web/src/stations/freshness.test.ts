import { describe, expect, it } from 'vitest';
import { countdown } from '../ui/countdownText';
import { freshness, span } from './freshness';

const at = Date.parse('2026-11-24T04:00:00.000Z');
const ago = (seconds: number) => new Date(at - seconds * 1000).toISOString();

describe('freshness', () => {
  it('trusts an old number while changes arrive', () => {
    expect(freshness({ asOf: ago(600), state: 'free' }, at, true)).toEqual({ kind: 'fresh', seconds: 600 });
  });
  it('calls it stale when they do not', () => {
    expect(freshness({ asOf: ago(91), state: 'free' }, at, false).kind).toBe('stale');
    expect(freshness({ asOf: ago(30), state: 'free' }, at, false).kind).toBe('fresh');
  });
  it('shows a silent station as offline whatever its number', () => {
    expect(freshness({ asOf: ago(1), state: 'offline' }, at, true).kind).toBe('offline');
  });
  it('S1: has no age for a station that was never heard', () => {
    expect(freshness({ asOf: null, state: 'offline' }, at, true)).toEqual({ kind: 'never', seconds: 0 });
  });
  it('W27: never looks fresh beside an offline box', () => {
    expect(freshness({ asOf: ago(21), state: 'offline' }, at, true).kind).toBe('offline');
  });
  it('never shows a negative age when clocks differ', () => {
    expect(freshness({ asOf: ago(-20), state: 'free' }, at, true).seconds).toBe(0);
  });
});

describe('span and countdown', () => {
  it('uses one unit', () => {
    expect(span(59)).toEqual({ unit: 's', n: 59 });
    expect(span(61)).toEqual({ unit: 'min', n: 1 });
    expect(span(7300)).toEqual({ unit: 'h', n: 2 });
    expect(span(200_000)).toEqual({ unit: 'd', n: 2 });
  });
  it('counts down to zero and no further', () => {
    expect(countdown(600.9)).toBe('10:00');
    expect(countdown(599.2)).toBe('9:59');
    expect(countdown(5)).toBe('0:05');
    expect(countdown(-3)).toBe('0:00');
    expect(countdown(3725)).toBe('1:02:05');
  });
});
