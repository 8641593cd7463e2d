import { text, textIfKnown } from '../i18n/i18n';

/** A refusal or failure with the stable code of the API, ready to be told to a person. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, readonly detail?: string) {
    super(detail ?? code);
  }

  /** No answer at all, as opposed to an answer we do not like. */
  get offline(): boolean { return this.status === 0; }
}

export async function readProblem(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as { code?: string; detail?: string; title?: string };
    return new ApiError(response.status, body.code ?? `http_${response.status}`, body.detail ?? body.title);
  } catch {
    return new ApiError(response.status, `http_${response.status}`);
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

/** The sentence shown to a person: translated when the code is known, else what the server said. */
export function describe(error: unknown): string {
  const problem = error instanceof ApiError ? error : fromHubError(error);
  return textIfKnown(`error.${problem.code}`) ?? problem.detail ?? textIfKnown(`error.http_${problem.status}`) ?? text('error.unknown');
}
