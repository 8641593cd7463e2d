import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { metres, text } from '../i18n/i18n';
import { call } from '../net/api';
import { now } from '../net/clock';
import { describe } from '../net/problem';
import type { Case, NearbyCase } from '../net/wire';
import { Problem, type useFormProblem } from '../ui/formProblem';
import { statusName } from './caseText';

/** Open cases of the same class around, of which one may be the same. Only an earlier one can be merged into. */
export function MergeTargets({ view, problem }: { view: Case; problem: ReturnType<typeof useFormProblem> }) {
  const [near, setNear] = useState<NearbyCase[] | null>(null);
  const [trouble, setTrouble] = useState('');
  const { id, position: { lat, lon }, class: classId } = view;
  useEffect(() => {
    call('GET', '/cases/nearby', { query: { class: classId, lat: String(lat), lon: String(lon) } })
      .then(({ items }) => setNear(items.filter((one) => one.id !== id)), (error: unknown) => setTrouble(describe(error)));
  }, [id]);
  if (trouble) return <p class="form-problem" role="alert">{trouble}</p>;
  if (!near) return <p class="muted" role="status">{text('inbox.nearbyLoading')}</p>;
  const earlier = near.filter((one) => Date.parse(one.reportedAt) < Date.parse(view.reportedAt));
  return (
    <fieldset class="targets" data-testid="merge-targets" {...problem.at('caseId')}>
      <legend>{text('inbox.mergeInto')}</legend>
      {earlier.map((one, index) => (
        <label key={one.id} class="target">
          <input type="radio" name="caseId" value={one.id} defaultChecked={index === 0} data-testid="merge-target" data-case={one.id} />
          <span>
            <bdi>{one.note}</bdi>
            <span class="muted">
              {metres(one.distanceM)} · {statusName(one.status)} · {dayAndTime(one.reportedAt, now.peek())}
              {' · '}{text('inbox.reporters', { n: one.reporterCount })}
            </span>
          </span>
        </label>
      ))}
      {earlier.length === 0 && <p class="muted" data-testid="merge-none">{text(near.length > 0 ? 'inbox.nearbyLater' : 'inbox.nearbyNone')}</p>}
      <Problem name="caseId" words={problem.of('caseId')} />
    </fieldset>
  );
}
