import type { OtpSent } from '../net/wire';

/** A code that is on its way to a phone. Times are the server's, in milliseconds. */
export interface PendingOtp {
  /** As it was typed; the server reads it. */
  phone: string;
  /** Null when it was another page that asked for it. */
  sentAt: number | null;
  /** From when on the server sends another. */
  retryAt: number;
  expiresAt: number;
}

const KEY = 'rs.otp';
/** For how long a code may be on its way that another page asked for: as long as codes live. */
const UNKNOWN_LIFE_MS = 5 * 60_000;

interface Store { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }

export function sentOtp(phone: string, answer: OtpSent): PendingOtp {
  const sentAt = Date.parse(answer.sentAt);
  return { phone, sentAt, retryAt: Date.parse(answer.retryAt), expiresAt: sentAt + answer.expiresIn * 1000 };
}

/** The server will not send another code yet, so the last one is still valid, whichever page requested it. */
export function waitingOtp(phone: string, retryAfterMs: number, before: PendingOtp | null, now: number): PendingOtp {
  const retryAt = now + retryAfterMs;
  return before?.phone === phone && now < before.expiresAt
    ? { ...before, retryAt }
    : { phone, sentAt: null, retryAt, expiresAt: now + UNKNOWN_LIFE_MS };
}

/** Kept for this tab only and no longer than the code works: the device may be shared. */
export function savePendingOtp(code: PendingOtp, store: Store): void {
  try {
    store.setItem(KEY, JSON.stringify(code));
  } catch {
    // Then the code is typed before the page is loaded again.
  }
}

export function clearPendingOtp(store: Store): void {
  try {
    store.removeItem(KEY);
  } catch {
    // Nothing was kept either.
  }
}

/** What an earlier page of this tab asked for, while it works. */
export function loadPendingOtp(store: Store, now: number): PendingOtp | null {
  try {
    const kept = JSON.parse(store.getItem(KEY) ?? 'null') as PendingOtp | null;
    if (kept && typeof kept.phone === 'string' && kept.expiresAt > now) return kept;
  } catch {
    // Not our format.
  }
  clearPendingOtp(store);
  return null;
}

/** `138****8000`; what is no such number is shown as it is. */
export function maskPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '').slice(-11);
  return digits.length === 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : phone;
}
