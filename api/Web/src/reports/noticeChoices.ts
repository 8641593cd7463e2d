import { signal } from '@preact/signals';
import { onSignOut } from '../accounts/session';
import { lang } from '../i18n/i18n';
import { call } from '../net/api';
import { ApiError } from '../net/problem';
import type { NoticeReceivers } from '../net/wire';
import { base64Url, receiverId } from './pushIds';

/** By what the rider is told what becomes of their reports, and what else there is; null until it is known. */
export const notices = signal<NoticeReceivers | null>(null);
/** What this browser is among them, when it has subscribed. */
export const thisBrowser = signal<string | null>(null);

onSignOut(() => { notices.value = null; });

export async function loadNotices(): Promise<void> {
  const [list, subscription] = await Promise.all([call('GET', '/riders/me/notices'), subscribed()]);
  thisBrowser.value = subscription && await receiverId(subscription.endpoint);
  notices.value = list;
  const here = list.items.find(({ id }) => id === thisBrowser.value);
  // The page may speak another language by now, and whoever runs the server may have changed its key.
  if (here && list.pushKey && (here.language !== lang.value || !hasKey(subscription!, list.pushKey))) await choosePush(list.pushKey);
}

/** Asks for permission: only to be called for a tap. */
export async function choosePush(pushKey: string): Promise<void> {
  if (await Notification.requestPermission() !== 'granted') throw new ApiError(0, 'push_refused');
  const subscription = await subscribe(pushKey);
  const { endpoint, keys } = subscription.toJSON();
  const body = { endpoint: endpoint!, p256dh: keys!['p256dh']!, auth: keys!['auth']!, language: lang.value };
  notices.value = await call('PUT', '/riders/me/notices/push', { body });
  thisBrowser.value = await receiverId(endpoint!);
}

export async function chooseSms(phone: string): Promise<void> {
  notices.value = await call('PUT', '/riders/me/notices/sms', { body: { phone, language: lang.value } });
}

export async function chooseWeChat(): Promise<void> {
  notices.value = await call('PUT', '/riders/me/notices/weChat', { body: { language: lang.value } });
}

export async function leave(id: string): Promise<void> {
  notices.value = await call('DELETE', '/riders/me/notices/{id}', { path: { id } });
  if (id !== thisBrowser.value) return;
  await (await subscribed())?.unsubscribe();
  thisBrowser.value = null;
}

async function subscribe(pushKey: string): Promise<PushSubscription> {
  const manager = (await registration())?.pushManager;
  if (!manager) throw new ApiError(0, 'push_unreachable');
  const held = await manager.getSubscription();
  if (held && hasKey(held, pushKey)) return held;
  // A browser has one subscription; with another key it must be given up first.
  await held?.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey }).catch(() => { throw new ApiError(0, 'push_unreachable'); });
}

async function subscribed(): Promise<PushSubscription | null> {
  return (await (await registration())?.pushManager?.getSubscription()) ?? null;
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : undefined;
}

function hasKey({ options }: PushSubscription, pushKey: string): boolean {
  return options.applicationServerKey !== null && base64Url(new Uint8Array(options.applicationServerKey)) === pushKey;
}
