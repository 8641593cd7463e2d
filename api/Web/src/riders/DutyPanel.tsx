import { useState } from 'preact/hooks';
import { clockTime } from '../i18n/chinaTime';
import { text, textIfKnown } from '../i18n/i18n';
import { serverNow } from '../net/clock';
import { waitingCount } from '../offline/outbox';
import { TimeLeft } from '../ui/Countdown';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { here, placeSoon } from './position';
import { goOffDuty, goOnDuty, setDeadline } from './commands';
import { me } from './riderState';
import { TaskCard } from './TaskCard';

const DEADLINES = [null, 15, 30, 45, 60] as const;

export function DutyPanel({ onSignIn }: { onSignIn: () => void }) {
  const rider = me.value;
  if (!rider) {
    return (
      <section class="panel invite" data-testid="duty-signed-out">
        <Icon name="duty" size={48} />
        <h2>{text('duty.inviteTitle')}</h2>
        <p>{text('duty.invite')}</p>
        <button type="button" class="primary huge" onClick={onSignIn} data-testid="duty-sign-in"><Icon name="user" />{text('signIn.title')}</button>
      </section>
    );
  }
  return (
    <section class="panel" aria-label={text('nav.duty')} data-testid="duty-panel">
      <div class="who">
        <div class="card-main">
          <strong data-testid="rider-name">{rider.displayName}</strong>
          <span class="muted">{textIfKnown(`tier.${rider.tier}`) ?? rider.tier}</span>
        </div>
        <dl class="figures small">
          <div><dt>{text('me.points')}</dt><dd data-testid="points">{rider.balance.points}</dd></div>
          <div><dt>{text('me.hours')}</dt><dd data-testid="hours">{Math.round(rider.balance.socialHours * 10) / 10}</dd></div>
        </dl>
      </div>
      {rider.activeTask && <TaskCard task={rider.activeTask} />}
      <DutySwitch />
      {rider.onDuty && <DeadlineChoice />}
      {waitingCount.value > 0 && <p class="hint" data-testid="outbox"><Icon name="clock" size={20} />{text('outbox.waiting', { n: waitingCount.value })}</p>}
    </section>
  );
}

function DutySwitch() {
  const [busy, setBusy] = useState(false);
  const rider = me.value!;
  async function turn(): Promise<void> {
    setBusy(true);
    try {
      await (rider.onDuty ? goOffDuty() : goOnDuty(await placeSoon(3000)));
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <button type="button" role="switch" aria-checked={rider.onDuty} class="duty-switch" disabled={busy} data-testid="duty-toggle" onClick={() => void turn()}>
        <span class="duty-knob"><Icon name={rider.onDuty ? 'duty' : 'moon'} size={30} /></span>
        <span class="card-main">
          <strong>{text(rider.onDuty ? 'duty.on' : 'duty.off')}</strong>
          <span>{text(rider.onDuty ? 'duty.tapOff' : 'duty.tapOn')}</span>
        </span>
      </button>
      {rider.onDuty && rider.limitAt && <p class="muted">{text('duty.limit', { at: clockTime(rider.limitAt) })}</p>}
      {rider.onDuty && here.value.source !== 'gps' && <p class="hint"><Icon name="pin" size={20} />{text('duty.noGps')}</p>}
    </>
  );
}

/** The tightest order being carried: with less time than a task takes, no offer comes. */
function DeadlineChoice() {
  const due = me.value?.orderDeadline ?? null;
  const [chosen, setChosen] = useState<number | null>(null);
  async function choose(minutes: number | null): Promise<void> {
    try {
      await setDeadline(minutes === null ? null : new Date(serverNow() + minutes * 60_000).toISOString());
      setChosen(minutes);
    } catch (error) {
      notifyError(error);
    }
  }
  return (
    <fieldset class="choices">
      <legend>{text('deadline.title')}</legend>
      <div class="chips">
        {DEADLINES.map((minutes) => (
          <button key={String(minutes)} type="button" class="chip" aria-pressed={due ? chosen === minutes : minutes === null} data-testid={`deadline-${minutes ?? 'none'}`}
            onClick={() => void choose(minutes)}>
            {minutes === null ? text('deadline.none') : text('unit.min', { n: minutes })}
          </button>
        ))}
      </div>
      <p class="muted">{due && Date.parse(due) > serverNow() && <>{text('deadline.left')} <TimeLeft until={due} />{text('list.stop')}</>}{text('deadline.hint')}</p>
    </fieldset>
  );
}
