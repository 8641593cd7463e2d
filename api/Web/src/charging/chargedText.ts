import type { ChargingSession } from '../net/wire';

/** How long a session has gone on, in whole minutes, and how much was charged, in kWh with one decimal. */
export function chargedText(session: ChargingSession, now: number): { minutes: number; energy: string } {
  const until = session.endedAt ? Date.parse(session.endedAt) : session.status === 'lost' ? Date.parse(session.heardAt) : now;
  const minutes = Math.max(0, Math.floor((until - Date.parse(session.startedAt)) / 60_000));
  return { minutes, energy: (session.energyWh / 1000).toFixed(1) };
}
