import { learnServerTime } from './clock';
import { takeEarly } from './early';
import { timeLimit } from './limit';
import { justWoke } from './line';
import { ApiError, readProblem } from './problem';

const BASE = '/api/v1';
const TIMEOUT_MS = 15_000;
/** Just after waking a question that has no answer yet is put again after this long, on another connection. */
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

interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** False for calls that must not carry a token, such as signing in. */
  signed?: boolean;
  /** How long the answer may take, in milliseconds. */
  timeoutMs?: number;
  headers?: Record<string, string>;
}

async function send(path: string, options: Options, token: string | null): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  let body: BodyInit | undefined;
  if (options.body instanceof Blob) {
    headers['content-type'] = options.body.type;
    body = options.body;
  } else if (options.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(options.body);
  }
  if (token) headers['authorization'] = `Bearer ${token}`;
  headers['accept-language'] = document.documentElement.lang;
  const method = options.method ?? 'GET';
  const impatient = method === 'GET' && justWoke();
  // Two of the same question would wait for each other in the browser's cache.
  const init: RequestInit = { method, headers: { ...headers, ...options.headers }, body, ...(impatient ? { cache: 'no-store' } : {}) };
  const once = () => fetchInTime(BASE + path, init, options.timeoutMs ?? TIMEOUT_MS);
  try {
    return await (impatient ? impatiently(once) : once());
  } catch {
    throw new ApiError(0, 'network');
  }
}

/** The whole answer counts: a body that stops half-way is no answer. */
async function fetchInTime(address: string, init: RequestInit, ms: number): Promise<Response> {
  const limit = timeLimit(ms);
  try {
    const response = await fetch(address, { ...init, signal: limit.signal });
    learnServerTime(response.headers.get('x-from-cache') ? null : response.headers.get('date'));
    const empty = [204, 205, 304].includes(response.status);
    const { status, statusText, headers } = response;
    return new Response(empty ? null : await response.arrayBuffer(), { status, statusText, headers });
  } finally {
    limit.done();
  }
}

/** The browser may send a question over a connection that died while the page slept, and wait for long. The first answer counts. */
function impatiently(once: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    let [asked, failed] = [0, 0];
    let more: ReturnType<typeof setInterval> | undefined;
    const ask = () => {
      if (++asked === ASK_TIMES) clearInterval(more);
      once().then((answer) => { clearInterval(more); resolve(answer); }, (error: unknown) => {
        if (++failed < asked) return;
        clearInterval(more);
        reject(error);
      });
    };
    more = setInterval(ask, ASK_AGAIN_MS);
    ask();
  });
}

async function answered(path: string, options: Options): Promise<Response> {
  const token = options.signed === false ? null : await tokens.token();
  let response = await send(path, options, token);
  if (response.status === 401 && token) {
    const renewed = await tokens.renew();
    if (renewed) response = await send(path, options, renewed);
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

export async function call<T>(path: string, options: Options = {}): Promise<T> {
  const response = await answered(path, options);
  if (response.status === 204 || response.status === 202) {
    const body = await response.text();
    return (body ? JSON.parse(body) : undefined) as T;
  }
  return (await response.json()) as T;
}

/** As {@link call}, and says whether the service worker answered from its cache because the network did not. */
export async function callOrCached<T>(path: string): Promise<{ value: T; cached: boolean }> {
  const early = await takeEarly(path)?.catch(() => null);
  if (early?.ok) learnServerTime(early.headers.get('x-from-cache') ? null : early.headers.get('date'));
  const response = early?.ok ? early : await answered(path, {});
  return { value: (await response.json()) as T, cached: response.headers.has('x-from-cache') };
}

/** For pictures: an `<img>` cannot send a token, so the bytes are fetched and shown from memory. */
export async function fetchBlob(path: string): Promise<Blob> {
  return (await answered(path, {})).blob();
}
