import { effect } from '@preact/signals';
import { now, serverNow } from '../net/clock';
import { report, worthSending, type Fix } from './fix';
import { askWhenQuiet, fix, follow } from './position';
import { reportPosition } from './riderCommands';
import { me, riderLink } from './riderState';

/** Sends where the rider is, on duty only, with the time it was measured at. Nothing is sent, measured or kept off duty. */
export function startReporting(): () => void {
  let sent: { fix: Fix; at: number } | null = null;
  return effect(() => {
    const onDuty = me.value?.onDuty ?? false;
    follow(onDuty);
    const known = fix.value;
    void now.value;
    if (!onDuty || riderLink.value !== 'up') {
      // The server forgets with the line, so the next one begins with the place.
      sent = null;
      return;
    }
    askWhenQuiet();
    const at = serverNow();
    if (!known || !worthSending(known, sent, at)) return;
    const mine = { fix: known, at };
    sent = mine;
    reportPosition(report(known)).catch(() => { if (sent === mine) sent = null; });
  });
}
