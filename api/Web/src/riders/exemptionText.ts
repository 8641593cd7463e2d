import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';

export type Exemption = NonNullable<Task['exemptions']>[number];

/** What to say of a platform that was asked to forgive the time: nothing that it has not said. */
export function exemptionText(exemption: Exemption, at: number): string {
  const platform = exemption.platformName;
  switch (exemption.status) {
    case 'granted': return text('exemption.granted', { platform, minutes: exemption.grantedMinutes ?? 0 });
    case 'refused': return text('exemption.refused', { platform });
    case 'silent': return text('exemption.silent', { platform });
    default: return exemption.heldMinutes === 0
      ? text('exemption.empty', { platform })
      : text('exemption.waiting', { platform, seconds: Math.max(0, Math.ceil((Date.parse(exemption.answerBy) - at) / 1000)) });
  }
}
