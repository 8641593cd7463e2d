import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { addressOf, APPS } from './navigate';

const square = { lat: 30.2741, lon: 120.1551 };
const [lon, lat] = gcoord.transform([square.lon, square.lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];

describe('the way to a task in another map', () => {
  it('is the place itself where the map is told the datum', () => {
    expect(addressOf('amap', square, { lat, lon }, '随手拍'))
      .toContain('to=120.155100,30.274100,%E9%9A%8F%E6%89%8B%E6%8B%8D&mode=ride&coordinate=wgs84');
    expect(addressOf('baidu', square, { lat, lon }, 'x')).toContain('location=30.274100,120.155100&');
    expect(addressOf('baidu', square, { lat, lon }, 'x')).toContain('coord_type=wgs84');
    expect(addressOf('geo', square, { lat, lon }, 'x')).toBe('geo:30.274100,120.155100?q=30.274100,120.155100(x)');
  });

  it('is half a kilometre beside it for a map that stands in GCJ-02', () => {
    const [, toLat, toLon] = /daddr=([\d.]+),([\d.]+)/.exec(addressOf('apple', square, { lat, lon }, 'x'))!;
    expect(Number(toLat)).toBeCloseTo(lat, 5);
    expect(Math.abs(Number(toLon) - square.lon)).toBeGreaterThan(0.003);
  });

  it('says nothing that a name could turn into another place', () => {
    for (const app of APPS) expect(addressOf(app, square, { lat, lon }, 'a&to=1,2#?')).not.toContain('&to=1,2');
  });
});
