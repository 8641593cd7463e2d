import { signal } from '@preact/signals';
import type { LinkState } from '../net/hub';
import type { Me, Offer, Recognised } from '../net/types';

/** What the page knows of its rider. Apart from the connection that fills it, whose code is only fetched after the first list. */
export const me = signal<Me | null>(null);
export const offers = signal<Offer[]>([]);
export const recognised = signal<Recognised | null>(null);
export const riderLink = signal<LinkState>('connecting');

export function change(part: Partial<Me>): void {
  if (me.value) me.value = { ...me.value, ...part };
}
