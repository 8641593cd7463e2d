import { distanceM } from '../stations/geo';
import type { Position } from '../net/wire';

/** Where the rider is, for dispatch: measured by the phone, or set by hand where it cannot measure. Held in memory only. */
export interface Fix extends Position {
  accuracyM: number;
  /** When it was measured or set, by the server's clock (ms). Sending it, or showing it, does not make it newer. */
  at: number;
  byHand: boolean;
}

/** How long a fix is valid in dispatch by default, in milliseconds. */
export const FIX_LIFE_MS = 180_000;
/** A fix less accurate than this, in metres, is wider than the widest search ring and useless. */
export const COARSEST_M = 2000;
/** A finger on a map is about as exact as this. */
export const BY_HAND_M = 200;
/** The most the server takes; beyond, a fix is of no use anyway. */
const MOST_M = 5000;

const AT_MOST_EVERY_MS = 5000;
/** A movement of more than this, in metres, is reported at once. */
const FAR_M = 50;
const AT_ONCE_MS = 1000;
/** Standing still also has to be said, by a new fix, or dispatch forgets where the rider is. */
const AT_LEAST_EVERY_MS = 20_000;

export type Place = 'none' | 'old' | 'coarse' | 'hand' | 'good';

/** What can be said of a place now. */
export function placeOf(fix: Fix | null, at: number): Place {
  if (!fix) return 'none';
  if (at - fix.at > FIX_LIFE_MS) return 'old';
  if (fix.accuracyM > COARSEST_M) return 'coarse';
  return fix.byHand ? 'hand' : 'good';
}

/** The later of two by their own time; one that is too coarse does not take away a good one that still counts. */
export function better(held: Fix | null, next: Fix): Fix {
  if (!held) return next;
  if (next.at < held.at) return held;
  return next.accuracyM > COARSEST_M && held.accuracyM <= COARSEST_M && next.at - held.at <= FIX_LIFE_MS ? held : next;
}

/** What a phone measured. Its clock may be off, so the age of the fix is what counts; a time that has not come yet is now. */
export function measuredFix(measured: GeolocationPosition, deviceNow: number, serverNow: number): Fix {
  const { latitude, longitude, accuracy } = measured.coords;
  const age = Number.isFinite(measured.timestamp) ? Math.max(0, deviceNow - measured.timestamp) : 0;
  return { lat: latitude, lon: longitude, accuracyM: Math.max(0, Math.round(accuracy)), at: serverNow - age, byHand: false };
}

/** Whether a fix is worth a message. The same one is not sent twice: that would make nothing newer. */
export function worthSending(fix: Fix, sent: { fix: Fix; at: number } | null, at: number): boolean {
  if (at - fix.at > FIX_LIFE_MS) return false;
  if (!sent) return true;
  if (fix === sent.fix) return false;
  const since = at - sent.at;
  const moved = distanceM(fix, sent.fix);
  if (moved > FAR_M || placeOf(sent.fix, at) !== placeOf(fix, at)) return since >= AT_ONCE_MS;
  return since >= AT_MOST_EVERY_MS && (moved >= 8 || since >= AT_LEAST_EVERY_MS);
}

/** A fix as the hub takes it. */
export function report(fix: Fix): { lat: number; lon: number; accuracyM: number; at: string } {
  const { lat, lon, accuracyM, at } = fix;
  return { lat, lon, accuracyM: Math.min(accuracyM, MOST_M), at: new Date(at).toISOString() };
}
