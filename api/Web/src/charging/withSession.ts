import type { ChargingSession } from '../net/wire';

/** The list with a session as it is now: in its place, or before all others when it has just begun. */
export function withSession(known: readonly ChargingSession[], changed: ChargingSession): ChargingSession[] {
  const place = known.findIndex((one) => one.id === changed.id);
  if (place >= 0 && Date.parse(known[place]!.heardAt) > Date.parse(changed.heardAt)) return [...known];
  return place >= 0 ? known.map((one) => (one.id === changed.id ? changed : one)) : [changed, ...known];
}
