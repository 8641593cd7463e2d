import { computed, signal } from '@preact/signals';
import { describe } from '../net/problem';
import { Question } from '../net/question';
import type { Case } from '../net/wire';
import { isDeskAction } from './actionForms';
import { send, type ActionInput, type DeskAction } from './caseCommands';
import { cases, refresh, take } from './inboxState';

/** What is said of one case alone is not done to many. */
const ONE_BY_ONE: ReadonlySet<DeskAction> = new Set<DeskAction>(['merge', 'split', 'handBack']);

const marked = signal<ReadonlySet<string>>(new Set());
/** The marked cases that are on the list. */
export const chosen = computed(() => cases.value.filter(({ id }) => marked.value.has(id)));

/** What the server lets this reader do with each of them now. */
export const common = computed(() => {
  const [first, ...others] = chosen.value;
  return (first?.actions ?? []).filter(isDeskAction)
    .filter((action) => !ONE_BY_ONE.has(action) && others.every((view) => view.actions.includes(action)));
});

export function mark(id: string, on: boolean): void {
  const next = new Set(marked.value);
  if (on) next.add(id);
  else next.delete(id);
  marked.value = next;
}

export function markNone(): void {
  marked.value = new Set();
}

const questions = new Map<string, Question>();

/** One that was not done, and why. */
export interface Refused { view: Case; why: string }

/** Does the same with each of them, one after the other, each answered by itself. What was done is marked no more. */
export async function actOnAll(views: Case[], action: DeskAction, input: ActionInput): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const view of views) {
    const name = `${action}/${view.id}`;
    const question = questions.get(name) ?? new Question();
    questions.set(name, question);
    try {
      take(await question.ask((operationId) => send(view.id, action, operationId, input)));
      mark(view.id, false);
    } catch (error) {
      refused.push({ view, why: describe(error) });
    }
  }
  await refresh().catch(() => undefined);
  return refused;
}
