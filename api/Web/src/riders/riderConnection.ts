import { effect } from '@preact/signals';
import { currentToken, onSignOut, session } from '../accounts/session';
import { loadWords, text } from '../i18n/i18n';
import { call } from '../net/api';
import { now, serverNow } from '../net/clock';
import { openHub, type Hub } from '../net/hub';
import type { EndedReservation, Me, Offer, Task, WithdrawnOffer } from '../net/wire';
import { caseChanged } from '../reports/ownCases';
import { isDone } from '../tasks/actions';
import { notify } from '../ui/Notices';
import { playSignal } from '../ui/sound';
import { isPending } from '../offline/unsentCommands';
import { clearCachedRider, cacheRider, cachedRider } from './riderCache';
import { inForce } from './orderDeadline';
import { leaving, patchMe, me, offers, recognised, riderStatus, riderLink } from './riderState';

let hub: Hub<'/hubs/rider'> | null = null;
let keeping: () => void = () => undefined;

/** The connection commands go over; null while signed out. */
export const riderConnection = () => hub?.connection ?? null;

export function applyMe(value: Me | null | undefined): void {
  if (!value) return;
  const due = me.value?.orderDeadline;
  me.value = value;
  if (due && value.onDuty && !value.orderDeadline && Date.parse(due) <= serverNow() + 1500) notifyOrderPassed();
  if (value.offers) offers.value = value.offers.filter((offer) => Date.parse(offer.expiresAt) > serverNow() && !answered(offer));
}

/** Offers are made again from now on, which surprises a rider who forgot the order. */
function notifyOrderPassed(): void {
  notify(text('deadline.passed'));
}

/** The rider has answered; the server only does not know yet. */
const answered = (offer: Offer) => isPending(offer.task.id, 'accept', 'decline');

export function applyTask(task: Task): void {
  const held = me.value?.activeTask;
  if (held && held.id === task.id && (task.revision ?? 0) < (held.revision ?? 0)) return;
  const mine = task.assignee === me.value?.id || task.assignee === session.value?.subject;
  // Accepted on another phone or assigned by a dispatcher: the offer needs no answer.
  if (mine) offers.value = offers.value.filter((offer) => offer.task.id !== task.id);
  if (mine && !isDone(task)) {
    patchMe({ activeTask: task });
  } else if (mine) {
    if (held?.id === task.id) patchMe({ activeTask: null });
    // The same end told again says something else: a platform has answered after it.
    const known = ended.get(task.id) === task.status;
    ended.set(task.id, task.status);
    if (known) void tellExemptions(task);
    // Why it was rejected or cancelled stays on the page: `endedTasks` come after it.
    else if (task.status === 'rejected' || task.status === 'cancelled') playSignal('bad');
    else notify(text(task.status === 'verified' ? 'task.done.verified' : 'task.done.submitted', { points: task.points }), 'good');
  } else if (held?.id === task.id) {
    patchMe({ activeTask: null });
    if (!leaving.delete(task.id)) notify(text('task.takenAway'), 'bad');
  }
}

/** How tasks ended that the rider was told of. */
const ended = new Map<string, string>();

async function tellExemptions(task: Task): Promise<void> {
  const granted = task.exemptions?.filter((exemption) => exemption.status === 'granted') ?? [];
  if (granted.length === 0) return;
  const { exemptionText, exemptionWords } = await import('./exemptionBundle');
  await loadWords(exemptionWords);
  for (const exemption of granted) notify(exemptionText(exemption, now.value), 'good');
}

function offered(offer: Offer): void {
  offers.value = [...offers.value.filter((known) => known.offerId !== offer.offerId), offer];
  playSignal('offer');
}

export function dropOffer(offerId: string): void {
  offers.value = offers.value.filter((offer) => offer.offerId !== offerId);
}

function withdrawn(message: WithdrawnOffer): void {
  if (!offers.value.some((offer) => offer.offerId === message.offerId)) return;
  dropOffer(message.offerId);
  // Answered on another phone of the same rider, or put away by going off duty: nothing to tell.
  if (message.reason === 'answered' || message.reason === 'offDuty') return;
  notify(text(message.reason === 'taken' ? 'offer.gone.taken' : message.reason === 'cancelled' ? 'offer.gone.cancelled' : 'offer.gone.expired'));
}

function reservationEnded(message: EndedReservation): void {
  if (me.value?.reservation?.reservationId === message.reservationId) patchMe({ reservation: null });
  const bad = message.reason !== 'started' && message.reason !== 'cancelled';
  const keys = {
    expired: 'reservation.ended.expired', portFaulted: 'reservation.ended.portFaulted', started: 'reservation.ended.started',
    stationOffline: 'reservation.ended.stationOffline', cancelled: 'reservation.ended.cancelled',
    portRemoved: 'reservation.ended.portRemoved', stationRetired: 'reservation.ended.stationRetired',
  } as const;
  notify(text(keys[message.reason as keyof typeof keys] ?? 'reservation.ended.other', { station: message.stationName }), bad ? 'bad' : 'good');
  if (bad) playSignal('bad');
}

onSignOut(clearCachedRider);

export function connectRider(): void {
  if (hub || !session.value) return;
  const { subject } = session.value;
  applyMe(cachedRider(subject));
  keeping = effect(() => { if (me.value && session.value?.subject === subject) cacheRider(subject, me.value); });
  hub = openHub('/hubs/rider', { token: currentToken, connected: awaitMe, ask: refreshMe });
  const { connection } = hub;
  connection.on('Me', (value) => {
    applyMe(value);
    meAt = performance.now();
    heard();
  });
  connection.on('TaskOffered', offered);
  connection.on('OfferWithdrawn', withdrawn);
  connection.on('TaskChanged', applyTask);
  connection.on('CaseChanged', (changed) => { if (caseChanged(changed)) notify(text('report.news')); });
  connection.on('BalanceChanged', (balance) => patchMe({ balance }));
  connection.on('ReservationEnded', reservationEnded);
  connection.on('Recognised', (message) => {
    recognised.value = message;
    playSignal('good');
  });
  hub.state.subscribe((state) => { riderLink.value = state; });
  hub.known.subscribe((known) => { riderStatus.value = known; });
  hub.start();
}

/** A `Me` message received within this time, in milliseconds, belongs to this connection. */
const JUST_NOW_MS = 1000;
let meAt = -Infinity;
let heard: () => void = () => undefined;

/** Resolves with the `Me` message that the server sends on connecting, or with the REST answer, whichever is first. */
function awaitMe(): Promise<void> {
  if (performance.now() - meAt < JUST_NOW_MS) return Promise.resolve();
  return new Promise((resolve, reject) => {
    heard = resolve;
    refreshMe().then(resolve, reject);
  });
}

export async function refreshMe(): Promise<void> {
  if (session.value) applyMe(await call('GET', '/riders/me'));
}

export function disconnectRider(): void {
  if (!hub) return;
  void hub.stop();
  hub = null;
  keeping();
  me.value = null;
  offers.value = [];
  recognised.value = null;
}

// An offer that has run out must not stay on the screen because a message got lost; the same for a reservation.
now.subscribe((at) => {
  if (offers.value.some((offer) => Date.parse(offer.expiresAt) <= at)) {
    offers.value = offers.value.filter((offer) => Date.parse(offer.expiresAt) > at);
  }
  const rider = me.value;
  if (rider?.orderDeadline && !inForce(rider.orderDeadline, at)) {
    patchMe({ orderDeadline: null });
    if (rider.onDuty) notifyOrderPassed();
  }
  const held = me.value?.reservation;
  if (held && Date.parse(held.expiresAt) + 3000 <= at) patchMe({ reservation: null });
});
