import type { EmbeddedRider } from '../net/wire';

/** Under whose name what is not sent yet is kept: what somebody else left on the phone is not sent as theirs. */
export const riderAsSubject = ({ platform, rider }: EmbeddedRider): string => `embed:${platform}:${rider}`;
