import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { DemoPerson } from '../net/wire';
import { Icon } from '../ui/Icon';
import type { Role } from './session';
import { districtName } from '../districts/districts';

const FIRST = 6;

/** Demo people to sign in as with one tap. Long lists start short. */
export function DemoList({ people, busy, onPick }: { people: DemoPerson[]; busy: boolean; onPick: (person: DemoPerson) => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? people : people.slice(0, FIRST);
  return (
    <>
      <ul class="people" data-testid="demo-people">
        {shown.map((person) => (
          <li key={person.subject}>
            <button type="button" class="person" disabled={busy} data-testid="demo-person" data-subject={person.subject}
              onClick={() => onPick(person)}>
              <Icon name={person.role === 'device' ? 'station' : 'user'} />
              <span class="card-main">
                <strong><bdi>{person.displayName}</bdi></strong>
                <span class="muted">
                  {(person.districts ?? []).map(districtName).join(text('list.comma')) || text(`role.${person.role as Role}`)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {people.length > FIRST && !all && (
        <button type="button" class="secondary wide" data-testid="demo-more" onClick={() => setAll(true)}>
          {text('demo.more', { n: people.length - FIRST })}
        </button>
      )}
    </>
  );
}
