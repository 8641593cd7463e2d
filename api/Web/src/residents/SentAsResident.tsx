import { text } from '../i18n/i18n';
import { ApiError, describe } from '../net/problem';
import { trySending } from '../offline/outbox';
import { isDurable, unsent } from '../offline/unsentCommands';
import type { SentProps } from '../reports/reportChannel';
import { partsOf, stageOf, type Stage } from '../reports/reportOutcome';
import { FileLine } from '../reports/SentReport';
import { Icon, type IconName } from '../ui/Icon';
import { CodeCard } from './CodeCard';
import { ownReports } from './ownReports';

const ICONS: Record<Stage, IconName> = { sending: 'arrow', kept: 'clock', received: 'check', refused: 'warning' };

/** What has become of a report without account; once it was received, the code by which it is followed. */
export function SentAsResident({ operationId, joined, hasPhoto, onRevise, onMine, onClose }: SentProps) {
  const { words, photo } = partsOf(operationId, unsent.value);
  const stage = stageOf(words);
  const own = ownReports.value.find((one) => one.operationId === operationId);
  const why = words?.refused ? describe(new ApiError(words.refused.status, words.refused.code, words.refused.detail)) : '';
  return (
    <div class={`report-outcome ${stage}`} data-testid="report-outcome" data-stage={stage}>
      <p class="report-stage" role="status">
        <Icon name={ICONS[stage]} size={40} />
        <strong>{text(stage === 'received' ? (joined ? 'resident.joinedTitle' : 'resident.sentTitle') : `report.stage.${stage}`)}</strong>
      </p>
      {stage === 'kept' && <p>{text(isDurable.value ? 'report.keptLong' : 'outbox.unsafe')}</p>}
      {stage === 'refused' && <p class="form-problem" role="alert">{why}</p>}
      {stage === 'received' && own && <><p>{text('resident.sentLong')}</p><CodeCard code={own.code} /></>}
      {hasPhoto && stage === 'received' && <FileLine kind="photo" stage={stageOf(photo)} progress={photo?.progress} />}
      {hasPhoto && stage !== 'received' && stage !== 'refused' && <p class="muted">{text('report.photoFollows')}</p>}
      <div class="action-row">
        {stage === 'refused'
          ? <button type="button" class="primary" data-testid="report-revise" onClick={onRevise}>{text('report.revise')}</button>
          : <button type="button" class="primary" data-testid="report-done" onClick={onClose}><Icon name="check" />{text('report.done')}</button>}
        {stage === 'kept' && <button type="button" class="secondary" onClick={trySending}>{text('outbox.tryNow')}</button>}
        <button type="button" class="secondary" onClick={onMine}>{text('report.mine')}</button>
      </div>
    </div>
  );
}
