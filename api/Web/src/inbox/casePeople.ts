import { signal } from '@preact/signals';
import { onSignOut } from '../accounts/session';
import { isolated, text, textIfKnown } from '../i18n/i18n';
import { call } from '../net/api';
import type { Case, CasePerson } from '../net/wire';

/** Those whose names were read, by their subject; null for who is not known. */
const people = signal<ReadonlyMap<string, CasePerson | null>>(new Map());

onSignOut(() => { people.value = new Map(); });

const SYSTEM = 'system';
/** What the names of people without account begin with; the rest says nothing of them. */
const RESIDENT = 'public:';

/** Everybody whom the case names by a subject. */
export function subjectsOf(view: Pick<Case, 'history' | 'tasks' | 'proposedSuspension' | 'organisation'>): string[] {
  const all = [...view.history.map(({ by }) => by), ...view.tasks.map(({ assignee }) => assignee), view.proposedSuspension?.by];
  return [...new Set(all)].filter((one): one is string => Boolean(one) && one !== SYSTEM && one !== view.organisation)
    .filter((one) => !one.startsWith(RESIDENT));
}

/** Reads the names that are not known yet. Without them the page says less, and goes on. */
export async function loadPeople(view: Case): Promise<void> {
  const asked = subjectsOf(view).filter((subject) => !people.value.get(subject));
  if (asked.length === 0) return;
  const { items } = await call('GET', '/cases/{id}/people', { path: { id: view.id } });
  const found = new Map<string, CasePerson | null>([...people.value, ...asked.map((subject) => [subject, null] as const)]);
  for (const person of items) found.set(person.subject, person);
  people.value = found;
}

/** Role and name of somebody; never their subject, which says nothing to a person. Empty until it was asked for. */
export function personText(subject: string, view: Pick<Case, 'organisation'>): string {
  if (subject === SYSTEM) return '';
  if (subject.startsWith(RESIDENT)) return text('inbox.byResident');
  if (subject === view.organisation) return isolated(subject);
  const person = people.value.get(subject);
  if (person === undefined) return '';
  if (person === null) return text('inbox.byOther');
  const role = textIfKnown(`role.${person.role}`) ?? person.role;
  return person.name.startsWith(role) ? isolated(person.name) : text('inbox.byPerson', { role, name: person.name });
}
