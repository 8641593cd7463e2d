import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { ApiError, describe } from '../net/problem';
import type { DemoPerson } from '../net/wire';
import { DemoList } from './DemoList';
import { demoPeopleOf } from './demoPeople';
import { DeviceForm, PasswordForm } from './credentialForms';
import { PhoneForm } from './PhoneForm';
import { signIn, type Grant, type Role, type Session } from './session';

interface Props { role: Role; stationId?: string; onDone: () => void }

/** How someone of one role signs in on this page: as a demo person where there are any, and the real way. */
export function SignIn({ role, stationId, onDone }: Props) {
  const [people, setPeople] = useState<DemoPerson[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    void demoPeopleOf(role).then((found) => setPeople(stationId ? found.filter((person) => person.stationId === stationId) : found));
  }, [role, stationId]);

  async function enter(grant: Grant, own: string[] = [], known: Partial<Session> = {}): Promise<ApiError | null | undefined> {
    setBusy(true);
    setProblem('');
    try {
      await signIn(grant, known);
      onDone();
      return null;
    } catch (error) {
      if (error instanceof ApiError && own.includes(error.code)) return error;
      setProblem(describe(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="sign-in" data-testid="sign-in">
      {people.length > 0 && (
        <section aria-labelledby="demo-title">
          <h3 id="demo-title">{text('demo.title')}</h3>
          <DemoList people={people} busy={busy} onPick={(person) => void enter({ grant: 'demo', subject: person.subject }, [], knownOf(person))} />
          <p class="or"><span>{text('demo.or')}</span></p>
        </section>
      )}
      {role === 'rider' && <PhoneForm busy={busy} enter={enter} />}
      {(role === 'dispatcher' || role === 'operator' || role === 'admin') && <PasswordForm busy={busy} enter={enter} />}
      {role === 'device' && <DeviceForm busy={busy} enter={enter} stationId={stationId ?? ''} />}
      <p class="form-problem" role="alert" data-testid="sign-in-problem">{problem}</p>
    </div>
  );
}

export function knownOf(person: DemoPerson): Partial<Session> {
  return {
    displayName: person.displayName,
    ...(person.districts ? { districts: person.districts } : {}),
    ...(person.stationId ? { stationId: person.stationId } : {}),
  };
}
