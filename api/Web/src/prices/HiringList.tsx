import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchFile } from '../net/api';
import { describe } from '../net/problem';
import { Question } from '../net/question';
import { saveFile } from '../ui/saveFile';

/** Who qualifies for preferential hiring and agreed to be found by this district's office, as a file. Each one is told of it. */
export function HiringList({ district }: { district: string }) {
  const question = useRef(new Question());
  const [state, setState] = useState<'open' | 'busy' | 'saved'>('open');
  const [trouble, setTrouble] = useState('');

  async function fetchList(): Promise<void> {
    setState('busy');
    setTrouble('');
    try {
      const file = await question.current.ask((operationId) => fetchFile('/hiring/exports', { operationId, district }));
      saveFile(file, `hiring-${district}.csv`);
      setState('saved');
    } catch (error) {
      setState('open');
      setTrouble(describe(error));
    }
  }

  return (
    <section class="price-list" aria-labelledby="hiring-title" data-testid="hiring-list">
      <h2 id="hiring-title">{text('hiring.title')}</h2>
      <p class="muted">{text('hiring.text')}</p>
      {trouble && <p class="form-problem" role="alert" data-testid="hiring-list-trouble">{trouble}</p>}
      {state === 'saved' && <p role="status" data-testid="hiring-saved">{text('hiring.saved')}</p>}
      <button type="button" class="secondary" disabled={state === 'busy'} data-testid="hiring-fetch" onClick={() => void fetchList()}>
        {text('hiring.fetch')}
      </button>
    </section>
  );
}
