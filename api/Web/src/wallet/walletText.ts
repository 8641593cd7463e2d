import { text, textIfKnown } from '../i18n/i18n';
import type { Movement } from '../net/wire';

/** What a movement was for; a reason that this page has no words for yet is shown by its own name. */
export const reasonText = (reason: string) => textIfKnown(`wallet.reason.${reason}`) ?? reason;

export function amountText(amount: number, unit: string): string {
  if (unit === 'points') return text('wallet.points', { n: amount });
  return unit === 'socialMinutes' ? text('wallet.minutes', { n: amount }) : `${amount} ${unit}`;
}

/** What a movement changed: what came or went, or what was put aside and returned. */
export function changeText({ amount, heldChange, unit }: Pick<Movement, 'amount' | 'heldChange' | 'unit'>): string {
  if (amount !== 0) return (amount > 0 ? '+' : '−') + amountText(Math.abs(amount), unit);
  return text(heldChange > 0 ? 'wallet.held' : 'wallet.returned', { amount: amountText(Math.abs(heldChange), unit) });
}
