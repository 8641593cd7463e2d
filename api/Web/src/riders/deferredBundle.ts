/** What the rider's page needs after its first list, fetched as one piece so that a poor network is asked only once. */
export { StationSheet } from './StationSheet';
export { startBackground } from './background';
export { EndedTasks } from './EndedTasks';
export { Identity } from './Identity';
export { ReservationCard } from './ReservationCard';
export { SignInDialog } from './SignInDialog';
