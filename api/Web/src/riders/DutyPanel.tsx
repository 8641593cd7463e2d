import { useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { namedDayAndTime } from '../i18n/chinaTime';
import { text, textIfKnown } from '../i18n/i18n';
import { now, serverNow } from '../net/clock';
import { TimeLeft } from '../ui/Countdown';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { goOffDuty, goOnDuty, setDeadline } from './riderCommands';
import { choiceOf, DEADLINES, inForce } from './orderDeadline';
import { DutyPlace } from './DutyPlace';
import { me } from './riderState';
import { RiderUnknown } from './RiderUnknown';
import { TaskCard } from './TaskCard';
import { UnsentList } from './UnsentList';

export function DutyPanel({ onSignIn, onPlace }: { onSignIn: () => void; onPlace: () => void }) {
  const rider = me.value;
  if (!rider && session.value) return <RiderUnknown><UnsentList /></RiderUnknown>;
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
          <strong data-testid="rider-name"><bdi>{rider.displayName}</bdi></strong>
          <span class="muted">{textIfKnown(`tier.${rider.tier}`) ?? rider.tier}</span>
        </div>
        <dl class="figures small">
          <div><dt>{text('me.points')}</dt><dd data-testid="points">{rider.balance.points}</dd></div>
          <div><dt>{text('me.hours')}</dt><dd data-testid="hours">{Math.round(rider.balance.socialHours * 10) / 10}</dd></div>
        </dl>
      </div>
      {rider.activeTask && <TaskCard task={rider.activeTask} />}
      <UnsentList />
      <DutySwitch />
      {rider.onDuty && <DutyPlace onPlace={onPlace} />}
      {rider.onDuty && <DeadlineChoice />}
    </section>
  );
}

function DutySwitch() {
  const [busy, setBusy] = useState(false);
  const rider = me.value!;
  async function turn(): Promise<void> {
    setBusy(true);
    try {
      await (rider.onDuty ? goOffDuty() : goOnDuty());
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <button type="button" role="switch" aria-checked={rider.onDuty} class="duty-switch" disabled={busy} data-testid="duty-toggle"
        onClick={() => void turn()}>
        <span class="duty-knob"><Icon name={rider.onDuty ? 'duty' : 'moon'} size={30} /></span>
        <span class="card-main">
          <strong>{text(rider.onDuty ? 'duty.on' : 'duty.off')}</strong>
          <span>{text(rider.onDuty ? 'duty.tapOff' : 'duty.tapOn')}</span>
        </span>
      </button>
      {rider.onDuty && rider.limitAt && (
        <p class="muted" data-testid="duty-limit">{text('duty.limit', { at: namedDayAndTime(rider.limitAt, now.value) })}</p>
      )}
      {!rider.onDuty && rider.restUntil && Date.parse(rider.restUntil) > now.value && (
        <p class="hint" data-testid="duty-rest">
          <Icon name="moon" size={20} />{text('duty.rest', { at: namedDayAndTime(rider.restUntil, now.value) })}
        </p>
      )}
    </>
  );
}

/** The tightest order being carried: with less time than a task takes, no offer is made. The pressed button shows what the server has stored. */
function DeadlineChoice() {
  const due = inForce(me.value?.orderDeadline, now.value);
  const shown = choiceOf(due, now.value);
  async function choose(minutes: number | null): Promise<void> {
    try {
      await setDeadline(minutes === null ? null : new Date(serverNow() + minutes * 60_000).toISOString());
    } catch (error) {
      notifyError(error);
    }
  }
  return (
    <fieldset class="choices">
      <legend>{text('deadline.title')}</legend>
      <div class="chips">
        {DEADLINES.map((minutes) => (
          <button key={String(minutes)} type="button" class="chip" aria-pressed={shown === minutes} data-testid={`deadline-${minutes ?? 'none'}`}
            onClick={() => void choose(minutes)}>
            {minutes === null ? text('deadline.none') : text('unit.min', { n: minutes })}
          </button>
        ))}
      </div>
      <p class="muted" data-testid="deadline-left">
        {due && <>{text('deadline.left', { at: namedDayAndTime(due, now.value) })} <TimeLeft until={due} />{text('list.stop')}</>}
        {text('deadline.hint')}
      </p>
    </fieldset>
  );
}
