import { useState } from 'preact/hooks';
import { type Key, text } from '../i18n/i18n';
import type { ConsentQuestion } from '../net/wire';
import { Icon } from '../ui/Icon';

const NEVER = ['place', 'orders', 'person'] as const;

/** What is shared, in plain words, and what never is. Nothing optional is chosen unless the rider does, or did when they linked before. */
export function ConsentForm({ question, account, busy, onDecide }: {
  question: ConsentQuestion; account: string; busy: boolean; onDecide: (agreed: readonly string[] | null) => void;
}) {
  const { name, returnsTo, required, optional, linked } = question;
  const [chosen, setChosen] = useState<readonly string[]>(optional.filter((scope) => linked?.includes(scope)));
  const toggle = (scope: string, on: boolean) => setChosen(on ? [...chosen, scope] : chosen.filter((one) => one !== scope));
  return (
    <form class="consent" data-testid="consent" onSubmit={(event) => { event.preventDefault(); onDecide(chosen); }}>
      <h2>{text('link.ask', { name })}</h2>
      {account && <p class="muted">{text('link.account', { name: account })}</p>}
      <p>{text('link.why')}</p>
      {linked && <p class="muted">{text('link.linked')}</p>}
      <fieldset class="card">
        <legend>{text('link.told')}</legend>
        {required.map((scope) => (
          <div key={scope} class="scope">
            <Icon name="check" size={26} />
            <Words scope={scope} note={text('link.always')} />
          </div>
        ))}
        {optional.map((scope) => (
          <label key={scope} class="scope">
            <input type="checkbox" checked={chosen.includes(scope)} disabled={busy} data-testid={`scope-${scope}`}
              onChange={(event) => toggle(scope, event.currentTarget.checked)} />
            <Words scope={scope} note={text('link.optional')} />
          </label>
        ))}
      </fieldset>
      <section class="card never" aria-labelledby="never-title">
        <h3 id="never-title">{text('link.never')}</h3>
        <ul>{NEVER.map((what) => <li key={what}>{text(`link.never.${what}`)}</li>)}</ul>
      </section>
      <p>{text('link.any')}</p>
      <p class="muted">{text('link.back', { host: returnsTo })}</p>
      <div class="consent-ways">
        <button type="submit" class="primary" disabled={busy} data-testid="consent-agree">{text(linked ? 'link.agreeAgain' : 'link.agree')}</button>
        <button type="button" class="secondary" disabled={busy} data-testid="consent-refuse" onClick={() => onDecide(null)}>
          {text('link.refuse')}
        </button>
      </div>
    </form>
  );
}

function Words({ scope, note }: { scope: string; note: string }) {
  return (
    <span>
      <strong>{text(`link.scope.${scope}` as Key)}</strong> <small>{note}</small>
      <span>{text(`link.scope.${scope}.text` as Key)}</span>
    </span>
  );
}
