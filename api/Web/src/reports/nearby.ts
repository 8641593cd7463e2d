import { useEffect, useRef, useState } from 'preact/hooks';
import type { NearbyCase, Position } from '../net/wire';

/** A choice of class that is changed at once is not asked about, in milliseconds. */
const SETTLED_MS = 250;
/** A report waits no longer than this, in milliseconds, to learn whether somebody was first: on a bad line it is better sent twice than not. */
const PATIENCE_MS = 1000;

const none: NearbyCase[] = [];

/** Asks for open cases of a class around a place. */
export type AskNearby = (query: { class: string; lat: string; lon: string }) => Promise<{ items: NearbyCase[] }>;

/**
 * Open cases of a class around a place. What cannot be asked is none: the server's dispatchers merge what is the same.
 * `current` waits a moment for an answer that is on its way.
 */
export function useNearby(
  classId: string | undefined, place: Position | null, askFor: AskNearby,
): { found: NearbyCase[]; current: () => Promise<NearbyCase[]> } {
  const key = classId && place ? `${classId}/${place.lat.toFixed(4)}/${place.lon.toFixed(4)}` : '';
  const [answer, setAnswer] = useState<{ key: string; found: NearbyCase[] }>({ key: '', found: none });
  const asked = useRef<{ key: string; found: Promise<NearbyCase[]> }>({ key: '', found: Promise.resolve(none) });

  useEffect(() => {
    if (!key || !classId || !place) return;
    const ask = async () => {
      const { items } = await askFor({ class: classId, lat: place.lat.toFixed(5), lon: place.lon.toFixed(5) });
      return items;
    };
    let gone = false;
    const found = new Promise<void>((settled) => setTimeout(settled, SETTLED_MS)).then(() => (gone ? none : ask())).catch(() => none);
    asked.current = { key, found };
    void found.then((items) => { if (!gone) setAnswer({ key, found: items }); });
    return () => { gone = true; };
  }, [key]);

  const known = answer.key === key ? answer.found : none;
  return {
    found: known,
    current: () => {
      if (answer.key === key || asked.current.key !== key) return Promise.resolve(known);
      return Promise.race([asked.current.found, new Promise<NearbyCase[]>((done) => setTimeout(() => done(none), PATIENCE_MS))]);
    },
  };
}
