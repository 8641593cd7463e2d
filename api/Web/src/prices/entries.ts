import type { ServicePrice, TaskPrice } from '../net/wire';

/** The two lists, by the word that their addresses begin with. */
export type ListKind = 'task' | 'service';
export type Entry = TaskPrice | ServicePrice;

export const keyOf = (entry: Entry) => ('type' in entry ? entry.type : entry.id);
export const isTask = (entry: Entry): entry is TaskPrice => 'type' in entry;

/** A draft as it is sent; its entries are checked by the server, which says what is wrong with each field. */
export interface DraftBody {
  operationId?: string;
  district: string | null;
  from: string;
  until: string | null;
  note: string;
  basedOn: number;
  entries: unknown[];
}
