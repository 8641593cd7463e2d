import { namedDayAndTime } from '../i18n/chinaTime';
import { metres, text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { NearbyCase } from '../net/wire';
import { Icon } from '../ui/Icon';
import { caseStatusName } from './caseText';

interface Props { cases: NearbyCase[]; busy: boolean; onJoin: (one: NearbyCase) => void }

/** What others have reported of the same class near here: "me too" instead of the same once more. */
export function NearbyList({ cases, busy, onJoin }: Props) {
  return (
    <section class="nearby" aria-labelledby="nearby-title" data-testid="nearby-cases">
      <h3 id="nearby-title"><Icon name="warning" size={20} />{text('report.nearby')}</h3>
      <ul>
        {cases.map((one) => (
          <li key={one.id} data-testid="nearby-case">
            {one.note && <p><bdi>{one.note}</bdi></p>}
            <p class="muted">
              {text('report.nearbyFacts', {
                d: metres(one.distanceM), at: namedDayAndTime(one.reportedAt, now.value), n: one.reporterCount, status: caseStatusName(one.status),
              })}
            </p>
            {one.actions.includes('join')
              ? <button type="button" class="secondary wide" disabled={busy} data-testid="join-case" onClick={() => onJoin(one)}>
                  <Icon name="user" />{text('report.meToo')}</button>
              : <p class="muted">{text('report.alreadyMine')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
