/** Code that only a working rider needs: loaded when the panel is opened, on duty, or when commands are queued. */
import { startSending } from './outboxOutcomes';

export { dutyWords } from '../i18n/dutyWords';
export { DutyPanel } from './DutyPanel';
export { OfferDialog } from './OfferDialog';
export { SignOutDialog } from './SignOutDialog';

startSending();
