import { text } from '../i18n/i18n';
import { ApiError, describe } from '../net/problem';
import { trySending } from '../offline/outbox';
import { isDurable, unsent } from '../offline/unsentCommands';
import type { SentProps } from '../reports/reportChannel';
import { partsOf, stageOf } from '../reports/reportOutcome';
import { FileLine } from '../reports/SentReport';
import { Icon } from '../ui/Icon';

/** What has become of a linked rider's report. How it goes on they see in their own page. */
export function SentInEmbed({ operationId, joined, hasPhoto, onRevise, onClose }: SentProps) {
  const { words, photo } = partsOf(operationId, unsent.value);
  const stage = stageOf(words);
  const why = words?.refused ? describe(new ApiError(words.refused.status, words.refused.code, words.refused.detail)) : '';
  return (
    <div class={`report-outcome ${stage}`} data-testid="report-outcome" data-stage={stage}>
      <p class="report-stage" role="status">
        <strong>{text(joined && stage === 'received' ? 'report.stage.joined' : `report.stage.${stage}`)}</strong>
      </p>
      {stage === 'kept' && <p>{text(isDurable.value ? 'report.keptLong' : 'outbox.unsafe')}</p>}
      {stage === 'refused' && <p class="form-problem" role="alert">{why}</p>}
      {stage === 'received' && <p>{text('report.receivedLong')}</p>}
      {hasPhoto && stage === 'received' && <FileLine kind="photo" stage={stageOf(photo)} progress={photo?.progress} />}
      <div class="action-row">
        {stage === 'refused'
          ? <button type="button" class="primary" data-testid="report-revise" onClick={onRevise}>{text('report.revise')}</button>
          : <button type="button" class="primary" data-testid="report-done" onClick={onClose}><Icon name="check" />{text('report.done')}</button>}
        {stage === 'kept' && <button type="button" class="secondary" onClick={trySending}>{text('outbox.tryNow')}</button>}
      </div>
    </div>
  );
}
