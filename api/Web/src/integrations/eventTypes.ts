import { text, textIfKnown } from '../i18n/i18n';
import type { CaseHistory } from '../net/wire';

const PREFIX = 'cn.redstation.case.';
const TEST = 'cn.redstation.webhook.test';

/** In this order; an event that the server knows and that is missing here does not compile. */
const EVENT_ORDER = {
  reported: 0, joined: 1, verificationStarted: 2, opened: 3, refused: 4, merged: 5, split: 6, absorbed: 7, released: 8, dispatched: 9, started: 10,
  finished: 11, closed: 12, reworkOrdered: 13, returned: 14, handedOver: 15, handedBack: 16, suspensionProposed: 17, suspensionDeclined: 18,
  suspended: 19, reviewDue: 20, resumed: 21, extended: 22, reopened: 23, escalated: 24, taskOpened: 25, taskTaken: 26, taskVerified: 27,
  taskFailed: 28, attached: 29, photoReleased: 30, photoWithdrawn: 31,
} satisfies Record<CaseHistory['event'], number>;

/** The types of events that other systems can be told of. */
export const EVENT_TYPES = Object.keys(EVENT_ORDER).map((event) => PREFIX + event);

/** What happened, for people; a type that this page does not know as it is. */
export const eventName = (type: string) => (type === TEST ? text('integrations.testEvent')
  : textIfKnown(`inbox.event.${type.replace(PREFIX, '')}`) ?? type);
