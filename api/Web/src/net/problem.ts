import { text, textIfKnown } from '../i18n/i18n';

export interface FieldError { field: string; rule: string; /** Where the rule has a code of its own. */ code?: string }

/** A refusal or failure with the stable code of the API, ready to be shown to a person. */
export class ApiError extends Error {
  /** `retryAfterMs`: how long the server asks to be left alone, in milliseconds. */
  constructor(
    readonly status: number, readonly code: string, readonly detail?: string, readonly retryAfterMs = 0,
    /** Which fields of what was sent break which rule. */
    readonly errors: FieldError[] = [],
    /** What a reader did to a code that is none. */
    readonly reading?: 'damaged' | 'foreign',
    /** When and where a code was used that is shown again. */
    readonly delivered?: { at: string; where: string },
  ) {
    super(detail ?? code);
  }

  /** No answer at all, as opposed to an answer we do not like. */
  get offline(): boolean { return this.status === 0; }

  /** The command itself is refused, for good; all else may go well another time. Who is not signed in any more signs in again. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 408, 423, 425, 429].includes(this.status);
  }
}

/** `Retry-After` in milliseconds; it is written in seconds or as a date. */
export function retryAfter(header: string | null, at = Date.now()): number {
  if (!header) return 0;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - at;
  return ms > 0 ? ms : 0;
}

export async function readProblem(response: Response): Promise<ApiError> {
  const wait = retryAfter(response.headers.get('retry-after'));
  try {
    const body = (await response.json()) as {
      code?: string; detail?: string; title?: string; errors?: FieldError[]; reading?: 'damaged' | 'foreign';
      deliveredAt?: string; deliveredWhere?: string;
    };
    const delivered = body.deliveredAt ? { at: body.deliveredAt, where: body.deliveredWhere ?? '' } : undefined;
    const code = body.code ?? `http_${response.status}`;
    return new ApiError(response.status, code, body.detail ?? body.title, wait, body.errors, body.reading, delivered);
  } catch {
    return new ApiError(response.status, `http_${response.status}`, undefined, wait);
  }
}

/** SignalR wraps the server's "code: text" in words of its own; the code is what can be translated. */
export function fromHubError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const found = /HubException: ([a-z][a-z0-9_]*): ?(.*)$/s.exec(message);
  if (found) return new ApiError(409, found[1]!, found[2]);
  return new ApiError(0, 'network', message);
}

/** A validation rule in the reader's language where it is translated, else as the server wrote it. */
export function ruleText(rule: string): string {
  const range = /^(?:a whole number from )?(\d+) to (\d+)(?: (characters|minutes))?$/.exec(rule);
  const kind = range && (rule.startsWith('a whole') ? 'rule.whole' : range[3] ? `rule.${range[3] as 'characters' | 'minutes'}` as const : null);
  if (kind) return text(kind, { from: range[1]!, to: range[2]! });
  return textIfKnown(`rule.${rule}`) ?? rule;
}

/** The sentence shown to a person: translated when the code is known, else what the server said. */
export function describe(error: unknown): string {
  const problem = error instanceof ApiError ? error : fromHubError(error);
  return textIfKnown(`error.${problem.code}`) ?? problem.detail ?? textIfKnown(`error.http_${problem.status}`) ?? text('error.unknown');
}
