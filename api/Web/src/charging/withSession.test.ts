import { expect, it } from 'vitest';
import type { ChargingSession } from '../net/wire';
import { chargedText } from './chargedText';
import { withSession } from './withSession';

const session = (id: string, heardAt: string, energyWh = 0) => ({ id, heardAt, energyWh }) as ChargingSession;

it('shows a session as it was last heard, in its place, and a new one first', () => {
  const known = [session('b', '2026-11-30T10:00:00.000Z'), session('a', '2026-11-30T09:00:00.000Z')];
  expect(withSession(known, session('a', '2026-11-30T10:30:00.000Z', 5)).map((one) => [one.id, one.energyWh])).toEqual([['b', 0], ['a', 5]]);
  expect(withSession(known, session('a', '2026-11-30T08:00:00.000Z', 5)).map((one) => one.energyWh)).toEqual([0, 0]);
  expect(withSession(known, session('c', '2026-11-30T10:30:00.000Z')).map((one) => one.id)).toEqual(['c', 'b', 'a']);
});

it('says how long and how much in whole minutes and tenths', () => {
  const one = { startedAt: '2026-11-30T10:00:00.000Z', endedAt: null, energyWh: 440 } as unknown as ChargingSession;
  expect(chargedText(one, Date.parse('2026-11-30T11:02:59.000Z'))).toEqual({ minutes: 62, energy: '0.4' });
  expect(chargedText({ ...one, endedAt: '2026-11-30T09:59:00.000Z' }, 0).minutes).toBe(0);
});
