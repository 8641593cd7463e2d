import { describe, expect, it } from 'vitest';
import { better, FIX_LIFE_MS, measuredFix, placeOf, report, worthSending, type Fix } from './fix';

const NOON = Date.parse('2026-11-29T04:00:00Z');
const fix = (part: Partial<Fix> = {}): Fix => ({ lat: 30.25, lon: 120.15, accuracyM: 10, at: NOON, byHand: false, ...part });
const measured = (timestamp: number, accuracy = 10) =>
  ({ coords: { latitude: 30.25, longitude: 120.15, accuracy }, timestamp }) as unknown as GeolocationPosition;

describe('a fix', () => {
  it('W5: keeps the time it was measured at, also on a phone whose clock is minutes off', () => {
    const deviceNow = NOON - 240_000;
    expect(measuredFix(measured(deviceNow - 30_000), deviceNow, NOON).at).toBe(NOON - 30_000);
    expect(measuredFix(measured(deviceNow + 5000), deviceNow, NOON).at).toBe(NOON);
    expect(measuredFix(measured(Number.NaN), deviceNow, NOON).at).toBe(NOON);
  });

  it('W5: is sent with its own time, and the same one is not sent again however long ago that was', () => {
    const known = fix();
    expect(report(known).at).toBe('2026-11-29T04:00:00.000Z');
    expect(worthSending(known, null, NOON)).toBe(true);
    expect(worthSending(known, { fix: known, at: NOON }, NOON + 60_000)).toBe(false);
    expect(worthSending(fix({ at: NOON + 20_000 }), { fix: known, at: NOON }, NOON + 20_000)).toBe(true);
    expect(worthSending(fix({ at: NOON + 6000 }), { fix: known, at: NOON }, NOON + 6000)).toBe(false);
  });

  it('W5: does not count and is not sent after its life', () => {
    expect(placeOf(fix(), NOON + FIX_LIFE_MS)).toBe('good');
    expect(placeOf(fix(), NOON + FIX_LIFE_MS + 1)).toBe('old');
    expect(worthSending(fix(), null, NOON + FIX_LIFE_MS + 1)).toBe(false);
  });

  it('W5: of two the later by its own time counts', () => {
    const held = fix({ at: NOON });
    expect(better(held, fix({ at: NOON - 1 }))).toBe(held);
    expect(better(held, fix({ at: NOON + 1, accuracyM: 300 })).accuracyM).toBe(300);
  });

  it('P2: tells how uncertain it is, and a coarse one does not replace a good one', () => {
    expect(report(measuredFix(measured(NOON, 4500), NOON, NOON)).accuracyM).toBe(4500);
    expect(report(measuredFix(measured(NOON, 90_000), NOON, NOON)).accuracyM).toBe(5000);
    const held = fix();
    expect(better(held, fix({ at: NOON + 1000, accuracyM: 4500 }))).toBe(held);
    expect(better(held, fix({ at: NOON + FIX_LIFE_MS + 1, accuracyM: 4500 })).accuracyM).toBe(4500);
    expect(placeOf(fix({ accuracyM: 4500 }), NOON)).toBe('coarse');
  });

  it('W4: without one there is no place', () => {
    expect(placeOf(null, NOON)).toBe('none');
  });

  it('W6: one set by hand is marked so, and told of soon after a measured one far away', () => {
    const hand = fix({ byHand: true, lat: 30.31, at: NOON + 2000, accuracyM: 200 });
    expect(placeOf(hand, NOON + 2000)).toBe('hand');
    expect(worthSending(hand, { fix: fix(), at: NOON }, NOON + 2000)).toBe(true);
  });
});
