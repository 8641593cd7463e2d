import { call } from '../net/api';
import type { DemoPerson, Role } from '../net/types';

let asked: Promise<DemoPerson[]> | null = null;

/** The demo people, or nobody where the server is not a demo. Asked once per page. */
export function demoPeople(): Promise<DemoPerson[]> {
  asked ??= call<{ items: DemoPerson[] }>('/demo/people', { signed: false }).then((answer) => answer.items, () => []);
  return asked;
}

export async function demoPeopleOf(role: Role): Promise<DemoPerson[]> {
  return (await demoPeople()).filter((person) => person.role === role);
}
