import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { lang, text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Honour, OwnHonour } from '../net/wire';

/** What each honour takes, for everybody; for a rider, how far they are. */
export function Honours() {
  const [lines, setLines] = useState<(Pick<OwnHonour, 'honour'> & Partial<OwnHonour>)[] | null>(null);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    const loaded = session.value
      ? call('GET', '/riders/me/honours').then(({ items }) => items)
      : call('GET', '/honours', { signed: false }).then(({ items }) => items.map((honour) => ({ honour })));
    loaded.then(setLines, (error: unknown) => setTrouble(describe(error)));
  }, []);
  return (
    <section class="card" aria-labelledby="honours-title">
      <h3 id="honours-title">{text('growth.honours')}</h3>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {!lines && !trouble && <p class="empty" role="status">{text('growth.loading')}</p>}
      <ul class="honours" data-testid="honours">
        {lines?.map(({ honour, progress, held }) => (
          <li key={honour.id} data-held={held ?? false} data-honour={honour.id}>
            <strong>{named(honour)}{held && <span class="held">{text('growth.held')}</span>}</strong>
            <small>{needed(honour, progress)}</small>
            {progress !== undefined && <progress value={Math.min(progress, honour.atLeast)} max={honour.atLeast} aria-label={named(honour)} />}
            {honour.hiring && <small>{text('growth.hiring')}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const named = ({ name, nameEn }: Honour) => (lang.value === 'zh' ? name : nameEn);

function needed({ measure, atLeast, task }: Honour, progress = 0): string {
  const kind = task ? text('growth.ofTask', { task: text(`task.type.${task}`) }) : '';
  return kind + text('growth.progress', { n: Math.min(progress, atLeast), of: atLeast, unit: text(`growth.unit.${measure}`) });
}
