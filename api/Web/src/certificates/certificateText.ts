import { text } from '../i18n/i18n';

/** Minutes as people say them. */
export function duration(minutes: number): string {
  return minutes < 60 ? text('certificate.minutes', { n: minutes })
    : text('certificate.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}
