/** What keeps this browser from being pushed to; `ready` when nothing does. */
export type PushAbility = 'ready' | 'forbidden' | 'homeScreen' | 'unsupported';

interface Surroundings {
  serviceWorker: boolean;
  pushManager: boolean;
  /** Null where the browser knows no notifications. */
  permission: NotificationPermission | null;
  /** Whether it is a phone or tablet of Apple. */
  apple: boolean;
  /** Whether the page was opened from the home screen. */
  standalone: boolean;
}

/** Apple gives pages push only once they are on the home screen, and does not say so. */
export function abilityOf({ serviceWorker, pushManager, permission, apple, standalone }: Surroundings): PushAbility {
  if (serviceWorker && pushManager && permission !== null) return permission === 'denied' ? 'forbidden' : 'ready';
  return apple && !standalone ? 'homeScreen' : 'unsupported';
}

export function pushAbility(): PushAbility {
  const { userAgent, maxTouchPoints } = navigator;
  return abilityOf({
    serviceWorker: 'serviceWorker' in navigator,
    pushManager: 'PushManager' in window,
    permission: 'Notification' in window ? Notification.permission : null,
    // A tablet of Apple says that it is a computer, of which none has a touch screen.
    apple: /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1),
    standalone: matchMedia('(display-mode: standalone)').matches,
  });
}
