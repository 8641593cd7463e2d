import { signal } from '@preact/signals';
import type { Position } from '../net/wire';
import { theme } from '../ui/theme';

/** Where the rider is, as the platform's page or the phone has said; kept in memory only. */
export const place = signal<Position & { accuracyM?: number } | null>(null);

/** The colours of the page around, not kept: they are that page's choice. */
export function setTheme(wanted: string | null): void {
  if (wanted !== 'light' && wanted !== 'dark') return;
  document.documentElement.dataset['theme'] = wanted;
  theme.value = wanted;
}
