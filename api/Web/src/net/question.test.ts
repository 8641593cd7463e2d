import { describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));
const { Question } = await import('./question');
const { ApiError } = await import('./problem');

describe('a question', () => {
  const asked: string[] = [];
  const answering = (outcome: unknown) => async (operationId: string) => {
    asked.push(operationId);
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };

  it('W8: stays the same while nobody answers, and is another one after an answer or a refusal', async () => {
    const question = new Question();
    for (const lost of [new ApiError(0, 'network'), new ApiError(503, 'busy'), new ApiError(429, 'slow'), new Error('a fault of the page')]) {
      await expect(question.ask(answering(lost))).rejects.toBe(lost);
    }
    await expect(question.ask(answering('made'))).resolves.toBe('made');
    await expect(question.ask(answering(new ApiError(409, 'wrong_status')))).rejects.toThrow();
    await expect(question.ask(answering('other'))).resolves.toBe('other');

    const [first, , , , made, refused, other] = asked;
    expect(asked.slice(0, 5)).toEqual([first, first, first, first, first]);
    expect(new Set([made, refused, other]).size).toBe(3);
  });
});
