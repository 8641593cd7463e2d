import type { Offer } from '../net/wire';
import { post } from '../offline/outbox';
import { playSignal } from '../ui/sound';
import { dropOffer } from './riderConnection';

/** Answers an offer; says `kept` when there is no network and the answer waits. */
async function reply(offer: Offer, step: 'accept' | 'decline'): Promise<'sent' | 'kept'> {
  const { offerId, task } = offer;
  try {
    const outcome = await post({ step, taskId: task.id, taskType: task.type, body: { offerId } });
    if (outcome.kind === 'refused') throw outcome.error;
    return outcome.kind;
  } finally {
    // Answered or lost: the same offer cannot be answered twice.
    dropOffer(offerId);
  }
}

export async function accept(offer: Offer): Promise<'sent' | 'kept'> {
  const outcome = await reply(offer, 'accept');
  if (outcome === 'sent') playSignal('good');
  return outcome;
}

export const decline = (offer: Offer) => reply(offer, 'decline');
