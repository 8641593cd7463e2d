import { signal } from '@preact/signals';
import type { Knowledge, LinkState } from '../net/line';
import type { Me, Offer, Recognised } from '../net/types';

/** What the page knows of its rider. Apart from the connection that fills it, whose code is only fetched after the first list. */
export const me = signal<Me | null>(null);
export const offers = signal<Offer[]>([]);
export const recognised = signal<Recognised | null>(null);
export const riderLink = signal<LinkState>('connecting');
/** Whether what is shown of the rider is the server's last word; unknown until it has spoken. */
export const riderKnown = signal<Knowledge>('unknown');

export function change(part: Partial<Me>): void {
  if (me.value) me.value = { ...me.value, ...part };
}
