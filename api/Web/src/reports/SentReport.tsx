import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import { ApiError, describe } from '../net/problem';
import { trySending } from '../offline/outbox';
import { isDurable, unsent } from '../offline/unsentCommands';
import { Icon, type IconName } from '../ui/Icon';
import { dueText } from './caseText';
import { ownCases } from './ownCases';
import type { SentProps } from './reportChannel';
import { partsOf, stageOf, type Stage } from './reportOutcome';

const ICONS: Record<Stage, IconName> = { sending: 'arrow', kept: 'clock', received: 'check', refused: 'warning' };

/** A page that shows no reports has nowhere to lead to. */
type Props = Omit<SentProps, 'onMine'> & { onMine: SentProps['onMine'] | null };

/** What has become of a report after it was sent: kept, on its way, received or refused, and the same of its photo. */
export function SentReport({ operationId, joined, hasPhoto, hasVoice, caseId, onRevise, onMine, onClose }: Props) {
  const { words, photo, voice } = partsOf(operationId, unsent.value);
  const stage = stageOf(words);
  const view = ownCases.value?.find(({ id }) => id === caseId);
  const due = stage === 'received' && view ? dueText(view, now.value) : '';
  const why = words?.refused ? describe(new ApiError(words.refused.status, words.refused.code, words.refused.detail)) : '';
  return (
    <div class={`report-outcome ${stage}`} data-testid="report-outcome" data-stage={stage}>
      <p class="report-stage" role="status">
        <Icon name={ICONS[stage]} size={40} />
        <strong>{text(joined && stage === 'received' ? 'report.stage.joined' : `report.stage.${stage}`)}</strong>
      </p>
      {stage === 'kept' && <p>{text(isDurable.value ? 'report.keptLong' : 'outbox.unsafe')}</p>}
      {stage === 'refused' && <p class="form-problem" role="alert">{why}</p>}
      {stage === 'received' && <p>{due || text('report.receivedLong')}</p>}
      {hasPhoto && stage === 'received' && <FileLine kind="photo" stage={stageOf(photo)} progress={photo?.progress} />}
      {hasVoice && stage === 'received' && <FileLine kind="voice" stage={stageOf(voice)} progress={undefined} />}
      {hasPhoto && stage !== 'received' && stage !== 'refused' && <p class="muted">{text('report.photoFollows')}</p>}
      <div class="action-row">
        {stage === 'refused'
          ? <button type="button" class="primary" data-testid="report-revise" onClick={onRevise}>{text('report.revise')}</button>
          : <button type="button" class="primary" data-testid="report-done" onClick={onClose}><Icon name="check" />{text('report.done')}</button>}
        {stage === 'kept' && <button type="button" class="secondary" onClick={trySending}>{text('outbox.tryNow')}</button>}
        {onMine && <button type="button" class="secondary" onClick={onMine}>{text('report.mine')}</button>}
      </div>
    </div>
  );
}

export function FileLine({ kind, stage, progress }: { kind: 'photo' | 'voice'; stage: Stage; progress: number | undefined }) {
  return (
    <div data-testid={`report-${kind}-stage`} data-stage={stage}>
      <p class="muted" role="status">
        <Icon name={kind === 'photo' ? 'camera' : 'sound'} size={20} />{text(`report.${kind}.${stage}`)}
        {progress !== undefined && ` ${text('outbox.progress', { n: Math.round(progress * 100) })}`}
      </p>
      {stage !== 'received' && stage !== 'refused' && progress !== undefined
        && <progress max={1} value={progress} aria-label={text('report.photo.sending')} />}
    </div>
  );
}
