/**
 * What a platform's page and one of ours inside it say to each other by `postMessage`. Every message is `{ redstation: 1, type, … }`; one of
 * another form, or of a type that is not known, is passed over. Written down for platforms in `api/docs/partners.md`.
 */
export const MARK = 'redstation';

/** From our page. */
export type FromPage =
  /** It listens. Sent once, to any origin; all others go only to the origin that has spoken. */
  | { type: 'ready'; page: string }
  /** It wants a token of the linked rider: answer with `token`. */
  | { type: 'token-needed' }
  /** How high its content is now, in CSS pixels. */
  | { type: 'height'; px: number }
  /** A report has been taken. */
  | { type: 'reported'; caseId: string }
  /** Where the rider's task stands: `none` without one. */
  | { type: 'duty'; state: string };

/** To our page. */
export type ToPage =
  /** The linked rider's access token, null where no rider is linked. */
  | { type: 'token'; token: string | null }
  | { type: 'language'; language: 'zh' | 'en' }
  | { type: 'theme'; theme: 'light' | 'dark' }
  /** Where the rider is, WGS-84 degrees, and how exactly that is known, in metres; it stays in the page. */
  | { type: 'place'; lat: number; lon: number; accuracyM?: number };

export function isForUs(data: unknown): data is ToPage {
  if (typeof data !== 'object' || data === null || (data as Record<string, unknown>)[MARK] !== 1) return false;
  const message = data as Record<string, unknown>;
  switch (message['type']) {
    case 'token': return message['token'] === null || typeof message['token'] === 'string';
    case 'language': return message['language'] === 'zh' || message['language'] === 'en';
    case 'theme': return message['theme'] === 'light' || message['theme'] === 'dark';
    case 'place': return isDegrees(message['lat'], 90) && isDegrees(message['lon'], 180) && isMetres(message['accuracyM']);
    default: return false;
  }
}

const isDegrees = (value: unknown, most: number) => typeof value === 'number' && Math.abs(value) <= most;

const isMetres = (value: unknown) => value === undefined || (typeof value === 'number' && value >= 0 && Number.isFinite(value));
