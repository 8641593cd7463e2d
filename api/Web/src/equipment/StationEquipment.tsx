import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { EquipmentCard } from './EquipmentCard';
import { RegisterForm } from './RegisterForm';
import { SecretDialog, type Secret } from './SecretDialog';
import { usePolled } from './usePolled';

/** The devices of a station. */
export function StationEquipment({ station }: { station: string }) {
  const { value, trouble, reload } = usePolled(() => call('GET', '/stations/{id}/equipment', { path: { id: station } }), station);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);

  async function show(given: Secret): Promise<void> {
    setAdding(false);
    setSecret(given);
    await reload();
  }

  return (
    <section class="part" aria-labelledby="part-title">
      <h2 id="part-title"><bdi>{station}</bdi></h2>
      {adding
        ? <RegisterForm station={station} onDone={show} onCancel={() => setAdding(false)} />
        : <button type="button" class="secondary wide" data-testid="add" onClick={() => setAdding(true)}>{text('equipment.add')}</button>}
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {value?.items.length === 0 && <p class="empty">{text('equipment.none')}</p>}
      <ul class="cards">
        {value?.items.map((one) => <EquipmentCard key={one.identity} equipment={one} onSecret={show} onChange={reload} />)}
      </ul>
      {secret && <SecretDialog {...secret} onClose={() => setSecret(null)} />}
    </section>
  );
}
