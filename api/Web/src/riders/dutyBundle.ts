/** What a rider needs who works, and only they: fetched when the panel is opened, when they are on duty, or when something of theirs waits. */
import { startSending } from './outboxOutcomes';

export { DutyPanel } from './DutyPanel';
export { OfferDialog } from './OfferDialog';
export { SignOutDialog } from './SignOutDialog';

startSending();
