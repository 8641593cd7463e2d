import { currentToken } from '../accounts/session';
import { ApiError, readProblem } from '../net/problem';

/** What a platform asks for, as it stands in the page's address; null when the server has found that it is not sound. */
export function askedOf(search: string): { clientId: string; redirectUri: string; scope: string } | null {
  const query = new URLSearchParams(search);
  const [clientId, redirectUri, scope] = [query.get('client_id'), query.get('redirect_uri'), query.get('scope')];
  return clientId && redirectUri && scope && !query.has('error') ? { clientId, redirectUri, scope } : null;
}

/** What is posted: the platform's own request, and the rider's answer. What the address claims to be an answer counts for nothing. */
export function answerTo(search: string, agreed: readonly string[] | null): URLSearchParams {
  const body = new URLSearchParams(search);
  body.delete('agreed');
  body.delete('refused');
  if (agreed) body.set('agreed', agreed.join(' '));
  else body.set('refused', '1');
  return body;
}

/**
 * Tells the server what the rider has decided, and answers where they go from here. The rider's token goes in a header that no other site's page
 * can send.
 */
export async function answerPlatform(search: string, agreed: readonly string[] | null): Promise<string> {
  let response: Response;
  try {
    response = await fetch('/connect/authorize', {
      method: 'POST',
      body: answerTo(search, agreed),
      headers: { 'authorization': `Bearer ${await currentToken()}`, 'accept': 'application/json', 'accept-language': document.documentElement.lang },
    });
  } catch {
    throw new ApiError(0, 'network');
  }
  if (!response.ok) throw await readProblem(response);
  return ((await response.json()) as { redirectTo: string }).redirectTo;
}
