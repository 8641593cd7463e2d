import { newOperationId } from './api';
import { ApiError } from './problem';

/**
 * What a person asks for by pressing a button. Its operation id stays the same until there is a final answer: after tries that were never
 * answered it may have been done, so another press asks for the same thing and not for a second one.
 */
export class Question {
  private id = newOperationId();

  /** Asks under the id of this question. Answered or refused for good, the next is another question. */
  async ask<T>(send: (operationId: string) => Promise<T>): Promise<T> {
    try {
      const answer = await send(this.id);
      this.id = newOperationId();
      return answer;
    } catch (error) {
      if (error instanceof ApiError && error.final) this.id = newOperationId();
      throw error;
    }
  }
}
