import { beforeEach, describe, expect, it, vi } from 'vitest';

type Took = (position: GeolocationPosition) => void;
type Failed = (error: { code: number }) => void;

/** A phone's positioning: what it was asked, and what it answers when told to. */
function positioning() {
  const watches = new Map<number, { took: Took; failed: Failed }>();
  let last = 0;
  return {
    watches,
    watchPosition(took: Took, failed: Failed) { watches.set(++last, { took, failed }); return last; },
    clearWatch(id: number) { watches.delete(id); },
    getCurrentPosition(_took: Took, failed: Failed) { failed({ code: 1 }); },
    measure(lat: number, lon: number, timestamp = Date.now(), accuracy = 10) {
      const position = { coords: { latitude: lat, longitude: lon, accuracy }, timestamp } as unknown as GeolocationPosition;
      for (const { took } of watches.values()) took(position);
    },
    fail(code: number) { for (const { failed } of watches.values()) failed({ code }); },
  };
}

describe('where the rider is', () => {
  let phone: ReturnType<typeof positioning>;
  let place: typeof import('./position');

  beforeEach(async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-29T04:00:00Z') });
    vi.resetModules();
    phone = positioning();
    vi.stubGlobal('navigator', { geolocation: phone });
    vi.stubGlobal('localStorage', { getItem: () => '{"lat":30.2,"lon":120.1}', setItem: () => undefined });
    place = await import('./position');
  });

  it('W4: is nowhere on duty until the phone has measured it, whatever place the list looks at', () => {
    place.follow(true);
    expect(place.here.value.source).toBe('chosen');
    expect(place.fix.value).toBeNull();
    phone.fail(1);
    place.choosePlace({ lat: 30.3, lon: 120.2 });
    expect(place.fix.value).toBeNull();
    phone.measure(30.25, 120.15);
    expect(place.fix.value).toMatchObject({ lat: 30.25, byHand: false });
  });

  it('W5: grows old while the phone gives nothing but errors, and is measured anew when it can', () => {
    place.follow(true);
    phone.measure(30.25, 120.15);
    const { at } = place.fix.value!;
    for (let minute = 0; minute < 5; minute++) {
      vi.advanceTimersByTime(60_000);
      place.askWhenQuiet();
      phone.fail(3);
    }
    expect(place.fix.value!.at).toBe(at);
    phone.measure(30.26, 120.15);
    expect(place.fix.value!.at).toBe(Date.now());
  });

  it('W6: a tap on the map moves the list and not the rider, and the list stays there', () => {
    place.follow(true);
    phone.measure(30.25, 120.15);
    place.choosePlace({ lat: 30.31, lon: 120.15 });
    expect(place.here.value).toMatchObject({ lat: 30.31, source: 'chosen' });
    expect(place.fix.value).toMatchObject({ lat: 30.25 });
    phone.measure(30.2501, 120.15);
    expect(place.here.value).toMatchObject({ lat: 30.31, source: 'chosen' });
    expect(place.fix.value).toMatchObject({ lat: 30.2501 });
  });

  it('W6: a place set by hand is another act, rough and as old as it is, and a measured one replaces it', () => {
    place.follow(true);
    place.placing.value = true;
    place.placeByHand({ lat: 30.31, lon: 120.15 });
    expect(place.placing.value).toBe(false);
    expect(place.fix.value).toMatchObject({ lat: 30.31, byHand: true, accuracyM: 200, at: Date.now() });
    phone.measure(30.25, 120.15);
    expect(place.fix.value).toMatchObject({ lat: 30.25, byHand: false });
  });

  it('W4: going off duty forgets it', () => {
    place.follow(true);
    phone.measure(30.25, 120.15);
    place.follow(false);
    expect(place.fix.value).toBeNull();
    expect(phone.watches.size).toBe(0);
    place.follow(true);
    expect(place.fix.value).toBeNull();
  });
});
