import { signal } from '@preact/signals';
import type { DataStatus, LinkState } from '../net/sourceStatus';
import type { Me, Offer, Recognised } from '../net/wire';

/** What the page knows of its rider. Apart from the connection that fills it, whose code is only fetched after the first list. */
export const me = signal<Me | null>(null);
export const offers = signal<Offer[]>([]);
export const recognised = signal<Recognised | null>(null);
export const riderLink = signal<LinkState>('connecting');
/** Whether the rider's data is current; unknown until the server has sent it. */
export const riderStatus = signal<DataStatus>('unknown');

/** Tasks that the rider is giving back by themselves: that they are gone then is no news. */
export const leaving = new Set<string>();

export function patchMe(part: Partial<Me>): void {
  if (me.value) me.value = { ...me.value, ...part };
}
