import { describe, expect, it } from 'vitest';
import { QrDebouncer } from './qrDebouncer';

/** Looks every 200 ms; what was read, with the time in ms. */
function watch(sight: QrDebouncer, picture: (at: number) => string | null, until: number, from = 0): [string, number][] {
  const read: [string, number][] = [];
  for (let at = from; at < until; at += 200) {
    const code = sight.look(picture(at), at);
    if (code) read.push([code, at]);
  }
  return read;
}

describe('Sight', () => {
  it('W3: reads a code once for as long as it stays in the picture', () => {
    expect(watch(new QrDebouncer(), () => 'a', 600_000)).toEqual([['a', 0]]);
  });
  it('W3: is not fooled by looks that miss a code that is still there', () => {
    expect(watch(new QrDebouncer(), (at) => (at % 1400 === 0 ? 'a' : null), 60_000)).toEqual([['a', 0]]);
  });
  it('W3: reads it again when it comes back', () => {
    expect(watch(new QrDebouncer(), (at) => (at < 4000 || at >= 6000 ? 'a' : null), 20_000)).toEqual([['a', 0], ['a', 6000]]);
  });
  it('P5: rests after a reading, and then reads who stands there', () => {
    expect(watch(new QrDebouncer(), (at) => (at < 400 ? 'a' : 'b'), 20_000)).toEqual([['a', 0], ['b', 3000]]);
  });
  it('P4: does not read the same code twice within the rest, though it was away', () => {
    expect(watch(new QrDebouncer(), (at) => (at < 200 || at >= 2000 ? 'a' : null), 4600)).toEqual([['a', 0]]);
  });
  it('W3: reads again at once what could not be read', () => {
    const sight = new QrDebouncer();
    watch(sight, () => 'a', 1000);
    sight.forget();
    expect(watch(sight, () => 'a', 5000, 1000)).toEqual([['a', 1000]]);
  });
});
