import { text } from '../i18n/i18n';
import type { EntryChange } from '../net/wire';
import { fieldName, named, valueText } from './priceText';

/** What differs between two lists: what came, what went, and of what changed each field with its old and new value. */
export function Changes({ changes }: { changes: EntryChange[] }) {
  if (changes.length === 0) return <p class="muted" data-testid="changes-none">{text('prices.noChange')}</p>;
  return (
    <ul class="changes" data-testid="changes">
      {changes.map((change) => (
        <li key={change.key} class={`change ${change.kind}`} data-testid="change" data-key={change.key} data-kind={change.kind}>
          <p><strong class="change-kind">{text(`prices.change.${change.kind}`)}</strong> <bdi>{named(change)}</bdi></p>
          {change.kind === 'changed' ? <ChangedFields change={change} /> : <p class="muted">{summary(change)}</p>}
        </li>
      ))}
    </ul>
  );
}

function ChangedFields({ change }: { change: EntryChange }) {
  return (
    <dl>
      {change.fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            <span class="visually-hidden">{text('prices.before')}</span><del>{valueText(field, before)}</del>{' → '}
            <span class="visually-hidden">{text('prices.after')}</span><ins>{valueText(field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of an entry that came or went its amounts say enough; all of it is in the list. */
function summary(change: EntryChange): string {
  return change.fields.filter(({ field }) => field === 'points' || field === 'minutes')
    .map(({ field, before, after }) => valueText(field, after ?? before)).join(text('list.comma'));
}
