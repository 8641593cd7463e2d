import { useEffect, useState } from 'preact/hooks';
import { clockTime } from '../i18n/chinaTime';
import { lang, text } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { undoable } from './deliveries';
import { overlay, takeBack } from './overlayState';

/** Riders' names are on it: whoever leaves it open does not leave it to everybody. */
const SHOWN_MS = 30_000;

/** What was handed over here within five minutes: after its overlay has gone, a mistake is one press away. */
export function RecentDeliveries() {
  const [open, setOpen] = useState(false);
  const listed = undoable.value;
  const covered = overlay.value !== null;
  useEffect(() => {
    const timer = open ? setTimeout(() => setOpen(false), SHOWN_MS) : undefined;
    return () => clearTimeout(timer);
  }, [open]);
  // A dialog would lie over what is said to the next rider.
  useEffect(() => { if (covered || listed.length === 0) setOpen(false); }, [covered, listed.length]);
  if (listed.length === 0) return null;
  const title = text('screen.recent', { n: listed.length });
  return (
    <>
      <button type="button" class="secondary" data-testid="recent-open" onClick={() => setOpen(true)}>
        <Icon name="swap" /><span>{title}</span>
      </button>
      {open && (
        <Dialog title={title} testId="recent" onClose={() => setOpen(false)}>
          <ul class="recent-list">
            {listed.map((one) => (
              <li key={one.redemptionId} data-testid="recent-one">
                <div>
                  <p class="recent-what">{lang.value === 'zh' ? one.offer.name : one.offer.nameEn}</p>
                  <p>{clockTime(one.deliveredAt!)} · {text('screen.deliveredTo', { name: one.rider.displayName })}</p>
                </div>
                <button type="button" class="secondary" data-testid="recent-undo"
                  onClick={() => { setOpen(false); void takeBack(one); }}>{text('screen.undo')}</button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
