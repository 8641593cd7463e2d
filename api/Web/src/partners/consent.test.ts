import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' }, visibilityState: 'visible', addEventListener: () => undefined });
const { answerTo, askedOf } = await import('./consent');

const ASKED = '?client_id=p1&redirect_uri=https%3A%2F%2Fplatform.example%2Fback&scope=openid%20duty%20orders&state=s%26t&code_challenge=c';

describe('what a platform asks for', () => {
  it('is read from the address', () => {
    expect(askedOf(ASKED)).toEqual({ clientId: 'p1', redirectUri: 'https://platform.example/back', scope: 'openid duty orders' });
  });

  it('is nothing when the server found it unsound, or a part is missing', () => {
    for (const search of ['', '?error=invalid_request', `${ASKED}&error=invalid_scope`, ASKED.replace('client_id', 'client')]) {
      expect(askedOf(search)).toBeNull();
    }
  });
});

describe('the answer', () => {
  it('has all of the request, and what was chosen', () => {
    const body = answerTo(ASKED, ['orders', 'score']);
    expect(Object.fromEntries(body)).toEqual({
      client_id: 'p1', redirect_uri: 'https://platform.example/back', scope: 'openid duty orders', state: 's&t', code_challenge: 'c',
      agreed: 'orders score',
    });
  });

  it('is never taken from the address', () => {
    expect(answerTo(`${ASKED}&agreed=score&agreed=orders`, []).getAll('agreed')).toEqual(['']);
    const refused = answerTo(`${ASKED}&agreed=score&refused=0`, null);
    expect([refused.has('agreed'), refused.getAll('refused')]).toEqual([false, ['1']]);
    expect(answerTo(`${ASKED}&refused=1`, ['score']).has('refused')).toBe(false);
  });
});
