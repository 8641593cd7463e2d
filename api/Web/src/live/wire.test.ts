import { expect, it } from 'vitest';
import { normalise } from './wire';

it('brings names and dates to the form of the JSON contract', () => {
  expect(normalise({ Tile: 't', Stations: [{ AsOf: new Date(0), Ports: { Total: 2 } }] }))
    .toEqual({ tile: 't', stations: [{ asOf: '1970-01-01T00:00:00.000Z', ports: { total: 2 } }] });
});
