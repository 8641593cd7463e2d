import { call } from '../net/api';
import { serverNow } from '../net/clock';
import type { Position, PublicReportForm } from '../net/wire';

/** A token that is over sooner than this, in milliseconds, is not sent any more. */
const LEAST_LIFE_MS = 60_000;

let held: PublicReportForm | null = null;

/** What the district of a place takes. */
export async function formAt(place: Position | null): Promise<PublicReportForm> {
  // To about a hundred metres: which district it is, and no more, needs to be known before anything is sent.
  const query = place ? { lat: place.lat.toFixed(3), lon: place.lon.toFixed(3) } : {};
  held = await call('GET', '/public-reports/form', { query, signed: false });
  return held;
}

/** The token that a report needs: the last one that was given, or a new one where that is over or was not taken. */
export async function formToken(fresh: boolean): Promise<string> {
  const good = !fresh && held && Date.parse(held.expiresAt) - serverNow() > LEAST_LIFE_MS;
  return (good ? held! : await formAt(null)).token;
}
