import { learnServerTime } from './clock';
import { addressOf, type Answer, type BodyOf, type Method, type Operation, type Parameters, type PathOf, type Values } from './operations';
import { takePreloaded } from './preloaded';
import { ApiError, readProblem } from './problem';
import { timeLimit } from './timeout';
import { justWoke } from './wake';

const BASE = '/api/v1';
const TIMEOUT_MS = 15_000;
/** Just after waking, a GET without an answer is repeated after this long (ms), on another connection. */
const ASK_AGAIN_MS = 1000;
const ASK_TIMES = 4;

/** Where requests get their token from; the session module fills it in, so that neither has to import the other. */
export interface TokenSource {
  token(): Promise<string | null>;
  renew(): Promise<string | null>;
}

let tokens: TokenSource = { token: async () => null, renew: async () => null };

export function useTokens(source: TokenSource): void {
  tokens = source;
}

/** One id per command. A repeat with the same id is answered as the first time, so retrying is harmless. */
export function newOperationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Settings {
  /** False for calls that must not carry a token, such as signing in. */
  signed?: boolean;
  /** How long the answer may take, in milliseconds. */
  timeoutMs?: number;
  headers?: Record<string, string>;
}

interface Request extends Settings {
  method: Method;
  /** Behind `/api/v1`. */
  path: string;
  body?: unknown;
}

async function send(request: Request, token: string | null): Promise<Response> {
  const { method, path } = request;
  const headers: Record<string, string> = { accept: 'application/json' };
  let body: BodyInit | undefined;
  if (request.body instanceof Blob) {
    headers['content-type'] = request.body.type;
    body = request.body;
  } else if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(request.body);
  }
  if (token) headers['authorization'] = `Bearer ${token}`;
  headers['accept-language'] = document.documentElement.lang;
  const impatient = method === 'GET' && justWoke();
  // The browser's cache makes identical requests wait for each other.
  const init: RequestInit = { method, headers: { ...headers, ...request.headers }, body, ...(impatient ? { cache: 'no-store' } : {}) };
  const once = () => fetchInTime(BASE + path, init, request.timeoutMs ?? TIMEOUT_MS);
  try {
    return await (impatient ? impatiently(once) : once());
  } catch {
    throw new ApiError(0, 'network');
  }
}

/** Reads the body to completion: one that stops half-way is a failure. */
async function fetchInTime(address: string, init: RequestInit, ms: number): Promise<Response> {
  const limit = timeLimit(ms);
  try {
    const response = await limit.within(fetch(address, { ...init, signal: limit.signal }));
    learnServerTime(response.headers.get('x-from-cache') ? null : response.headers.get('date'));
    const empty = [204, 205, 304].includes(response.status);
    const { status, statusText, headers } = response;
    return new Response(empty ? null : await limit.within(response.arrayBuffer()), { status, statusText, headers });
  } finally {
    limit.done();
  }
}

/** The browser may use a connection that died while the page slept, and wait for long. The first answer counts. */
function impatiently(once: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    let [asked, failed] = [0, 0];
    const ask = () => {
      if (++asked === ASK_TIMES) clearInterval(more);
      once().then((answer) => { clearInterval(more); resolve(answer); }, (error: unknown) => {
        if (++failed < asked) return;
        clearInterval(more);
        reject(error);
      });
    };
    const more = setInterval(ask, ASK_AGAIN_MS);
    ask();
  });
}

/** Sends a request and, where its token has run out meanwhile, once more with another. */
async function answered(request: Request): Promise<Response> {
  const token = request.signed === false ? null : await tokens.token();
  let response = await send(request, token);
  if (response.status === 401 && token) {
    const renewed = await tokens.renew();
    if (renewed) response = await send(request, renewed);
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** What an operation is called with. */
type Call<M extends Method, P extends PathOf<M>> = Parameters<Operation<M, P>> & BodyOf<Operation<M, P>> & Settings;
/** Left out where nothing has to be said. */
type Calling<M extends Method, P extends PathOf<M>> = object extends Call<M, P> ? [options?: Call<M, P>] : [options: Call<M, P>];

/**
 * Calls an operation of the api; names, parameters, body and answer are those of its OpenAPI document.
 * @throws {ApiError} It was refused, or nothing answered.
 */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M, path: P, ...[options = {} as Call<M, P>]: Calling<M, P>
): Promise<Answer<Operation<M, P>>> {
  return callAddress({ ...options, method, path: addressOf(path, options as Values) }) as Promise<Answer<Operation<M, P>>>;
}

/** As {@link call}, for a command that was kept: its address and body are those of the version of the page that kept it. */
export async function callAddress(request: Request): Promise<unknown> {
  const body = await (await answered(request)).text();
  return body ? JSON.parse(body) : undefined;
}

/** As {@link call} for a question, and says whether the service worker answered from its cache because the network did not. */
export async function callOrCached<P extends PathOf<'GET'>>(
  template: P, options: Parameters<Operation<'GET', P>>,
): Promise<{ value: Answer<Operation<'GET', P>>; cached: boolean }> {
  const path = addressOf(template, options as Values);
  const preloaded = await takePreloaded(path)?.catch(() => null);
  if (preloaded?.ok) learnServerTime(preloaded.headers.get('x-from-cache') ? null : preloaded.headers.get('date'));
  const response = preloaded?.ok ? preloaded : await answered({ method: 'GET', path });
  return { value: (await response.json()) as Answer<Operation<'GET', P>>, cached: response.headers.has('x-from-cache') };
}

/** A picture's bytes: an `<img>` cannot send a token, so they are fetched and shown from memory. */
export async function fetchPhoto(id: string): Promise<Blob> {
  return (await answered({ method: 'GET', path: addressOf('/photos/{id}', { path: { id } }) })).blob();
}

/** A recording's bytes: an `<audio>` cannot send one either. */
export async function fetchVoice(id: string): Promise<Blob> {
  return (await answered({ method: 'GET', path: addressOf('/voices/{id}', { path: { id } }) })).blob();
}

/** A list as a file: a link cannot send a token either. */
export async function fetchFile(path: string, body?: unknown): Promise<Blob> {
  return (await answered({ method: body ? 'POST' : 'GET', path, body, headers: { accept: 'text/csv' } })).blob();
}
