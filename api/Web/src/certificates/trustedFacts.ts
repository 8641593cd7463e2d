import { type Jwk, readJwk } from './jws';
import { type StatusList, readStatusList } from './statusList';

/** What a certificate is checked against: once fetched, no network is needed any more. */
export interface TrustedFacts { keys: Jwk[]; lists: StatusList[]; fetchedAtMs: number }

/** Lists are made anew each minute; so long they are not asked for again. */
const FRESH_FOR_MS = 60_000;

async function fetched(path: string): Promise<Response> {
  const answer = await fetch(path, { headers: { Accept: '*/*' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** Fetches the issuer's keys and status lists from where this page is from. */
export async function fetchFacts(nowMs: number): Promise<TrustedFacts> {
  const { keys } = await (await fetched('/.well-known/jwks.json')).json() as { keys: never[] };
  const read = keys.map(readJwk).filter((key) => key !== null);
  const { status_lists: uris } = await (await fetched('/status-lists')).json() as { status_lists: string[] };
  const lists = await Promise.all(uris.map(async (uri) => readStatusList(await (await fetched(new URL(uri).pathname)).text(), read)));
  return { keys: read, lists: lists.filter((list) => list !== null), fetchedAtMs: nowMs };
}

/**
 * The newest facts there are: those known, where they are fresh or no newer ones can be had.
 * @param lacking Whether they did not say all that was asked, such as of a list that is newer than they are.
 */
export async function newestFacts(known: TrustedFacts, nowMs: number, lacking = false): Promise<TrustedFacts> {
  if (!navigator.onLine || nowMs - known.fetchedAtMs < FRESH_FOR_MS && !lacking) return known;
  try {
    return await fetchFacts(nowMs);
  } catch {
    return known;
  }
}
