import { useEffect } from 'preact/hooks';
import { session } from '../accounts/session';
import { lang, text } from '../i18n/i18n';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { DispatchRecord } from './DispatchRecord';
import { DispatchRule } from './DispatchRule';
import { DispatchSpread } from './DispatchSpread';

export function FairnessApp() {
  useEffect(() => { document.title = `${text('fairness.title')} · ${text('brand.name')}`; }, [lang.value]);
  return (
    <div class="fairness">
      <Header title={text('fairness.title')} />
      <main>
        <section class="fairness-intro">
          <h2>{text('fairness.headline')}</h2>
          <p>{text('fairness.what')}</p>
        </section>
        <DispatchRule />
        <DispatchSpread />
        <section class="card" aria-labelledby="record-title">
          <h3 id="record-title">{text('fairness.mine')}</h3>
          <p class="muted">{text('fairness.mineWhat')}</p>
          {session.value ? <DispatchRecord /> : <a class="linkish" href="/rider" data-testid="fairness-sign-in">{text('fairness.signIn')}</a>}
        </section>
      </main>
      <Notices />
    </div>
  );
}
