import { describe, expect, it } from 'vitest';
import type { StationSummary } from '../net/wire';
import { distanceM } from './geo';
import { likelyOrder, type Wish } from './likelyOrder';

const here = { lat: 30.27, lon: 120.15 };
/** So many metres north of the rider. */
const at = (metres: number) => ({ lat: here.lat + metres / 111_195, lon: here.lon });
const station = (id: string, metres: number, state: StationSummary['state'] = 'free') => ({ id, position: at(metres), state }) as StationSummary;
const wish: Wish = { here, destination: null, favourites: new Set(), service: null };
const ids = (stations: StationSummary[], extra: Partial<Wish> = {}) => likelyOrder(stations, { ...wish, ...extra }).map(({ id }) => id);

describe('the order of stations', () => {
  it('is by distance among those that are free', () => {
    expect(ids([station('far', 900), station('near', 100), station('middle', 500)])).toEqual(['near', 'middle', 'far']);
  });

  it('has a free one that is a little farther before a full one, and a full one near before a free one far away', () => {
    expect(ids([station('full', 200, 'full'), station('free', 600)])).toEqual(['free', 'full']);
    expect(ids([station('full', 200, 'full'), station('free', 1500)])).toEqual(['full', 'free']);
  });

  it('has what is shut or silent behind what works nearby', () => {
    expect(ids([station('shut', 50, 'closed'), station('silent', 60, 'offline'), station('free', 1900)])).toEqual(['free', 'shut', 'silent']);
  });

  it('does not ask for a free port of who looks for water', () => {
    expect(ids([station('full', 200, 'full'), station('free', 600)], { service: 'water' })).toEqual(['full', 'free']);
  });

  it('has what lies on the way to the task first, and not what lies nearer behind the rider', () => {
    const destination = at(3000);
    expect(ids([station('behind', -400), station('onTheWay', 2000)], { destination })).toEqual(['onTheWay', 'behind']);
    expect(distanceM(here, at(2000))).toBeGreaterThan(distanceM(here, at(-400)));
  });

  it('begins with a favourite that is near, and leaves one at the other end of the city where it is', () => {
    const favourites = new Set(['mine', 'other']);
    expect(ids([station('near', 100), station('mine', 3000, 'full'), station('other', 9000)], { favourites })).toEqual(['mine', 'near', 'other']);
  });
});
