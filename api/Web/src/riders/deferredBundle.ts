/** Code that the rider's page needs after its first list, loaded as one file: one request on a poor network. */
export { startBackground } from './background';
export { EndedTasks } from './EndedTasks';
export { ExpiryNotice } from './ExpiryNotice';
export { Identity } from './Identity';
export { ReservationCard } from './ReservationCard';
export { SignInDialog } from './SignInDialog';
