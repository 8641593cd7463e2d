import { call } from '../net/api';
import type { DemoPerson } from '../net/wire';
import type { Role } from './session';

let asked: Promise<DemoPerson[]> | null = null;

/** The demo people, or nobody where the server is not a demo. Asked once per page. */
export function demoPeople(): Promise<DemoPerson[]> {
  asked ??= call('GET', '/demo/people', { signed: false }).then((answer) => answer.items, () => []);
  return asked;
}

export async function demoPeopleOf(role: Role): Promise<DemoPerson[]> {
  return (await demoPeople()).filter((person) => person.role === role);
}
