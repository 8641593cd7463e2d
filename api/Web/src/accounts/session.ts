import { signal } from '@preact/signals';
import { call, newOperationId, useTokens } from '../net/api';
import { ApiError } from '../net/problem';
import type { Tokens as TokenAnswer } from '../net/wire';
import { SessionStore } from './sessionStore';
import { newer, openTabSessionSync } from './tabSessionSync';

export type Role = 'rider' | 'dispatcher' | 'operator' | 'device' | 'partner' | 'auditor' | 'admin';

export interface Session {
  /** Created at sign-in; a duplicated tab has the same one. */
  sid: string;
  role: Role;
  subject: string;
  accessToken: string;
  refreshToken: string;
  /** Local time (ms) after which the access token is not used any more. */
  until: number;
  /** How often the tokens were exchanged since sign-in: tells later tokens from earlier ones without a clock. */
  renewals?: number;
  displayName?: string;
  districts?: string[];
  stationId?: string;
  /** The provider of services whose staff it is. */
  organisation?: string;
}

export type Grant =
  | { grant: 'otp'; phone: string; code: string }
  | { grant: 'password'; username: string; password: string }
  | { grant: 'device'; stationId: string; secret: string }
  | { grant: 'demo'; subject: string };

const RENEW_BEFORE_MS = 30_000;

/** Who is signed in on this page. */
export const session = signal<Session | null>(null);
let slot: Role = 'rider';
let kept = new SessionStore(slot);
let renewing: Promise<string | null> | null = null;
const tabSync = openTabSessionSync({
  held: () => session.value,
  adopt: (tokens) => { renewTo({ ...session.value!, ...tokens }); },
  end: forget,
  newest: () => (session.value ? kept.newest(session.value.sid) : null),
});

/** Reads what an earlier page left for a role, of this tab or of this device, and makes it this page's session. */
export function openSession(role: Role, scope?: string): void {
  slot = role;
  kept = new SessionStore(role, scope);
  useTokens({ token: currentToken, renew });
  session.value = kept.open();
  const current = session.value;
  // The tab may have slept while another one exchanged the tokens.
  const newest = current && kept.newest(current.sid);
  if (current && newest && newer(current, newest)) session.value = newest;
  if (session.value) kept.renew(session.value);
}

export async function signIn(grant: Grant, known: Partial<Session> = {}): Promise<Session> {
  const answer = await call('POST', '/auth/token', { body: grant, signed: false });
  // Each page is one role's; a rider's token on the dispatcher's page would only fail later, one call at a time.
  if (answer.role !== slot && !(slot === 'dispatcher' && answer.role === 'admin')) throw new ApiError(403, 'wrong_role');
  const claims = readClaims(answer.accessToken);
  const station = grant.grant === 'device' ? { stationId: grant.stationId } : {};
  session.value = { ...claims, ...station, ...known, ...fresh(answer), sid: newOperationId(), renewals: 0 };
  kept.keep(session.value);
  return session.value;
}

/** Signs in from the start page, for a page of another role that is opened next. */
export async function signInFor(role: Role, grant: Grant, known: Partial<Session>): Promise<void> {
  slot = role;
  kept = new SessionStore(role, role === 'device' ? known.stationId : undefined);
  await signIn(grant, known);
}

const leaving = new Set<(subject: string) => void>();

/** Runs when a person signs out, on any of the session's tabs: what is kept of them on this device must go. */
export function onSignOut(act: (subject: string) => void): void {
  leaving.add(act);
}

export function signOut(): void {
  const current = session.value;
  if (!current) return;
  const { refreshToken, sid, subject } = current;
  forget();
  leaving.forEach((act) => act(subject));
  tabSync.signedOut(sid);
  // Telling the server is a courtesy; the page is signed out either way.
  void call('POST', '/auth/logout', { body: { refreshToken }, signed: false }).catch(() => undefined);
}

export async function currentToken(): Promise<string | null> {
  const current = session.value;
  if (!current) return null;
  return Date.now() < current.until - RENEW_BEFORE_MS ? current.accessToken : renew();
}

/** Refresh tokens work once, so all who need a new one must share a single exchange. */
function renew(): Promise<string | null> {
  renewing ??= tabSync.exchangeOnce(exchange).then(() => session.value?.accessToken ?? null).finally(() => { renewing = null; });
  return renewing;
}

async function exchange(): Promise<void> {
  const current = session.value;
  if (!current) return;
  try {
    const body = { grant: 'refresh', refreshToken: current.refreshToken };
    const answer = await call('POST', '/auth/token', { body, signed: false });
    renewTo({ ...current, ...fresh(answer), renewals: (current.renewals ?? 0) + 1 });
  } catch (error) {
    // Only a refusal ends the session; a tunnel does not.
    if (!(error instanceof ApiError) || ![400, 401, 403].includes(error.status)) return;
    // Where tabs cannot take turns, another one may have been first.
    const newest = kept.newest(current.sid);
    if (newest && newer(current, newest)) renewTo({ ...current, ...newest });
    else forget();
  }
}

function forget(): void {
  const sid = session.value?.sid;
  session.value = null;
  if (sid) kept.forget(sid);
}

function fresh(answer: TokenAnswer) {
  const { accessToken, refreshToken, role, subject } = answer;
  return { accessToken, refreshToken: refreshToken!, role: role as Role, subject, until: Date.now() + answer.expiresIn * 1000 };
}

function renewTo(value: Session): void {
  session.value = value;
  kept.renew(value);
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
    const organisation = claims['organisation'];
    return {
      ...(districts ? { districts } : {}),
      ...(typeof name === 'string' ? { displayName: name } : {}),
      ...(typeof organisation === 'string' ? { organisation } : {}),
    };
  } catch {
    return {};
  }
}
