import { text } from '../i18n/i18n';
import { ApiError, describe } from '../net/problem';
import { drop, reviseReport, trySending } from '../offline/outbox';
import { unsent, type UnsentCommand } from '../offline/unsentCommands';
import { stageOf } from '../reports/reportOutcome';

/** What is kept on the phone and not sent yet; nothing where all is. */
export function UnsentReports({ onRevise }: { onRevise: () => void }) {
  if (unsent.value.length === 0) return null;
  return (
    <section class="unsent" aria-label={text('outbox.title')} data-testid="reports-unsent">
      <h2>{text('outbox.title')}</h2>
      <ul>{unsent.value.map((item) => <Waiting key={item.operationId} item={item} onRevise={onRevise} />)}</ul>
    </section>
  );
}

function Waiting({ item, onRevise }: { item: UnsentCommand; onRevise: () => void }) {
  const stage = stageOf(item);
  const { operationId, refused, lastFailure, progress, step } = item;
  const revise = () => void reviseReport(operationId).then(onRevise);
  return (
    <li data-testid="report-unsent" data-step={step} data-stage={stage}>
      <strong><bdi>{item.title}</bdi></strong>
      <p class={stage === 'refused' ? 'bad' : 'muted'} role="status">
        {text(`report.${step === 'reportPhoto' ? 'photo' : 'stage'}.${stage}`)}
        {refused && text('list.stop') + describe(new ApiError(refused.status, refused.code, refused.detail))}
        {progress !== undefined && !refused && ` ${text('outbox.progress', { n: Math.round(progress * 100) })}`}
      </p>
      {refused ? (
        <div class="action-row">
          {step === 'report' && <button type="button" class="secondary" data-testid="report-again" onClick={revise}>{text('report.revise')}</button>}
          <button type="button" class="secondary" onClick={() => void drop(operationId)}>{text('outbox.seen')}</button>
        </div>
      ) : lastFailure && (
        <button type="button" class="secondary" onClick={trySending}>{text('outbox.tryNow')}</button>
      )}
    </li>
  );
}
