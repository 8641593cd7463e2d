import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { ConsentQuestion } from '../net/wire';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { ConsentForm } from './ConsentForm';
import { answerPlatform, askedOf } from './consent';

/** A rider decides whether a platform learns when they are on duty, and what else. */
export function LinkApp() {
  const asked = askedOf(location.search);
  useEffect(() => { document.title = `${text('link.title')} · ${text('brand.name')}`; });
  return (
    <div class="link">
      <Header title={text('link.title')}>
        {session.value && <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>}
      </Header>
      <main>
        {!asked ? <Wrong />
          : !session.value ? <Gate />
            : <Consent key={session.value.subject} asked={asked} account={session.value.displayName ?? ''} />}
      </main>
      <Notices />
    </div>
  );
}

function Wrong() {
  return (
    <section class="card" data-testid="link-wrong">
      <h2>{text('link.wrong')}</h2>
      <p>{text('link.wrongText')}</p>
    </section>
  );
}

function Gate() {
  return (
    <section class="card">
      <h2>{text('signIn.title')}</h2>
      <p>{text('link.signIn')}</p>
      <SignIn role="rider" onDone={() => undefined} />
    </section>
  );
}

function Consent({ asked, account }: { asked: NonNullable<ReturnType<typeof askedOf>>; account: string }) {
  const [question, setQuestion] = useState<ConsentQuestion | null>(null);
  const [state, setState] = useState<'open' | 'busy' | 'leaving'>('open');
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    call('GET', '/riders/me/platform-consent', { query: asked }).then(setQuestion, (error: unknown) => setTrouble(describe(error)));
  }, []);

  async function decide(agreed: readonly string[] | null): Promise<void> {
    setState('busy');
    setTrouble('');
    try {
      const target = await answerPlatform(location.search, agreed);
      setState('leaving');
      // The question is not asked again when the rider comes back from the platform by the browser's own way.
      location.replace(target);
    } catch (error) {
      setState('open');
      setTrouble(describe(error));
    }
  }

  if (state === 'leaving') return <p class="empty" role="status" data-testid="link-leaving">{text('link.leaving')}</p>;
  return (
    <>
      {!question && !trouble && <p class="empty" role="status">{text('link.loading')}</p>}
      {trouble && <p class="form-problem" role="alert" data-testid="link-trouble">{trouble}</p>}
      {question && <ConsentForm question={question} account={account} busy={state === 'busy'} onDecide={(agreed) => void decide(agreed)} />}
    </>
  );
}
