import { signal } from '@preact/signals';
import { call, newOperationId, useTokens } from '../net/api';
import { ApiError } from '../net/problem';
import type { Role } from '../net/types';
import { openTwins } from './twins';

interface TokenAnswer { accessToken: string; expiresIn: number; refreshToken: string; role: Role; subject: string }

export interface Session {
  /** Made at sign-in; a duplicated tab has the same one and so knows its twin. */
  sid: string;
  role: Role;
  subject: string;
  accessToken: string;
  refreshToken: string;
  /** Local time (ms) after which the access token is not used any more. */
  until: number;
  displayName?: string;
  districts?: string[];
  stationId?: string;
}

export type Grant =
  | { grant: 'otp'; phone: string; code: string }
  | { grant: 'password'; username: string; password: string }
  | { grant: 'device'; stationId: string; secret: string }
  | { grant: 'demo'; subject: string };

const RENEW_BEFORE_MS = 30_000;

/** Who is signed in on this page. Kept per tab and per role, so that one browser can be several people. */
export const session = signal<Session | null>(null);
let slot: Role = 'rider';
let renewing: Promise<string | null> | null = null;
const twins = openTwins({
  held: () => session.value,
  adopt: (tokens) => { keep({ ...session.value!, ...tokens }); },
  end: forget,
});

const keyOf = (role: Role) => `rs.session.${role}`;

/** Reads what an earlier page of this tab left for a role, and makes it this page's session. */
export function openSession(role: Role): void {
  slot = role;
  useTokens({ token: currentToken, renew });
  try {
    const kept = sessionStorage.getItem(keyOf(role));
    session.value = kept ? (JSON.parse(kept) as Session) : null;
  } catch {
    session.value = null;
  }
}

export async function signIn(grant: Grant, known: Partial<Session> = {}): Promise<Session> {
  const answer = await call<TokenAnswer>('/auth/token', { method: 'POST', body: grant, signed: false });
  // Each page is one role's; a rider's token on the dispatcher's page would only fail later, one call at a time.
  if (answer.role !== slot && !(slot === 'dispatcher' && answer.role === 'admin')) throw new ApiError(403, 'wrong_role');
  const claims = readClaims(answer.accessToken);
  return keep({ ...claims, ...known, ...fresh(answer), sid: newOperationId() });
}

/** Signs in from the start page, for a page of another role that is opened next. */
export async function signInFor(role: Role, grant: Grant, known: Partial<Session>): Promise<void> {
  slot = role;
  await signIn(grant, known);
}

export function signOut(): void {
  const current = session.value;
  if (!current) return;
  const { refreshToken, sid } = current;
  forget();
  twins.signedOut(sid);
  // Telling the server is a courtesy; the page is signed out either way.
  void call('/auth/logout', { method: 'POST', body: { refreshToken }, signed: false }).catch(() => undefined);
}

export async function currentToken(): Promise<string | null> {
  const current = session.value;
  if (!current) return null;
  return Date.now() < current.until - RENEW_BEFORE_MS ? current.accessToken : renew();
}

/** Refresh tokens work once, so all who need a new one must share a single exchange. */
function renew(): Promise<string | null> {
  renewing ??= twins.once(exchange).then(() => session.value?.accessToken ?? null).finally(() => { renewing = null; });
  return renewing;
}

async function exchange(): Promise<void> {
  const current = session.value;
  if (!current) return;
  try {
    const body = { grant: 'refresh', refreshToken: current.refreshToken };
    const answer = await call<TokenAnswer>('/auth/token', { method: 'POST', body, signed: false });
    keep({ ...current, ...fresh(answer) });
  } catch (error) {
    // Only a refusal ends the session; a tunnel does not.
    if (error instanceof ApiError && (error.status === 400 || error.status === 401 || error.status === 403)) forget();
  }
}

function forget(): void {
  session.value = null;
  sessionStorage.removeItem(keyOf(slot));
}

function fresh(answer: TokenAnswer) {
  const { accessToken, refreshToken, role, subject } = answer;
  return { accessToken, refreshToken, role, subject, until: Date.now() + answer.expiresIn * 1000 };
}

function keep(value: Session): Session {
  session.value = value;
  try {
    sessionStorage.setItem(keyOf(slot), JSON.stringify(value));
  } catch {
    // Then the session lasts as long as this page.
  }
  return value;
}

/** Districts and name for display only; what a token may do is decided by the server. */
function readClaims(token: string): Partial<Session> {
  try {
    const part = token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(part), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const listed = claims['districts'] ?? claims['district'];
    const districts = typeof listed === 'string' ? listed.split(/[ ,]+/).filter(Boolean) : (listed as string[] | undefined);
    const name = claims['name'];
    return { ...(districts ? { districts } : {}), ...(typeof name === 'string' ? { displayName: name } : {}) };
  } catch {
    return {};
  }
}
