import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { text } from '../i18n/i18n';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { filter, show } from './inboxState';
import { forgetView, openViews, savedViews, saveView } from './savedViews';

const NAME_MOST = 40;

/** Filters under names: this account's, in this browser. */
export function SavedViews() {
  const subject = session.value?.subject ?? '';
  const [naming, setNaming] = useState(false);
  useEffect(() => openViews(subject), [subject]);
  const here = JSON.stringify(filter.value);
  const current = savedViews.value.find((view) => JSON.stringify(view.filter) === here);

  function save(event: SubmitEvent): void {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('view') ?? '').trim();
    if (name) saveView(subject, { name, filter: filter.value });
    setNaming(false);
  }

  return (
    <>
      {savedViews.value.length > 0 && (
        <select class="chip" aria-label={text('inbox.views')} data-testid="views" value={current?.name ?? ''}
          onChange={(event) => {
            const chosen = savedViews.value.find(({ name }) => name === event.currentTarget.value);
            if (chosen) show(chosen.filter).catch(notifyError);
          }}>
          <option value="">{text('inbox.views')}</option>
          {savedViews.value.map(({ name }) => <option key={name} value={name}>{name}</option>)}
        </select>
      )}
      {current
        ? (
          <button type="button" class="chip" data-testid="view-forget" onClick={() => forgetView(subject, current.name)}>
            {text('inbox.viewForget', { name: current.name })}
          </button>
        )
        : naming
          ? (
            <form class="view-name" onSubmit={save}>
              <input class="chip" name="view" maxLength={NAME_MOST} required aria-label={text('inbox.viewName')}
                placeholder={text('inbox.viewName')} data-testid="view-name" />
              <button class="plain square" aria-label={text('inbox.viewSave')} data-testid="view-keep"><Icon name="check" /></button>
            </form>
          )
          : <button type="button" class="chip" data-testid="view-save" onClick={() => setNaming(true)}>{text('inbox.viewSave')}</button>}
    </>
  );
}
