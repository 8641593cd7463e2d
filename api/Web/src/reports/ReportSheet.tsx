import { useEffect, useRef, useState } from 'preact/hooks';
import { namedDayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { newOperationId } from '../net/api';
import { now, serverNow } from '../net/clock';
import type { NearbyCase, Position } from '../net/wire';
import { drop, keptDraft, postReport } from '../offline/outbox';
import type { Report } from '../offline/reports';
import { shrink } from '../tasks/photo';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/Notices';
import { nameOfClass } from './caseClasses';
import { pastChoices, propose, rememberChoice } from './classChoice';
import { ClassField } from './ClassField';
import { DraftKeeper } from './draftKeeper';
import { useNearby } from './nearby';
import { NearbyList } from './NearbyList';
import { PhotoField } from './PhotoField';
import { PlaceField } from './PlaceField';
import type { ReportChannel } from './reportChannel';
import { fromKept, missing, placed, takenAt, toSend, type Measured, type ReportDraft } from './reportDraft';
import { useClassesAt } from './useClassesAt';
import { VoiceField } from './VoiceField';

interface Props {
  subject: string;
  channel: ReportChannel;
  /** The picture that was just taken; null for a report that begins with words. */
  first: File | null;
  measured: Measured | null;
  around: Position;
  locating: boolean;
  onLocate: () => void;
  onMine: () => void;
  onClose: () => void;
}

interface Sent { operationId: string; joined: boolean; hasPhoto: boolean; hasVoice: boolean; caseId: string | null }

const fresh = (first: File | null): ReportDraft => ({
  operationId: newOperationId(), note: '', classId: '', position: null, accuracyM: null, photo: null, voice: null,
  observedAt: first ? takenAt(first, Date.now(), serverNow()) : serverNow(),
});

/** A report, filled in as far as the phone can: the third tap sends it. */
export function ReportSheet({ subject, channel, first, measured, around, locating, onLocate, onMine, onClose }: Props) {
  const [draft, setDraft] = useState(() => fresh(first));
  const [restored, setRestored] = useState(false);
  const [shrinking, setShrinking] = useState(first !== null);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const [keeper] = useState(() => new DraftKeeper());
  const [past] = useState(() => pastChoices(subject));
  const small = useRef<Promise<Blob | null>>(Promise.resolve(null));
  const latest = useRef(draft);
  const here = useClassesAt(draft.position);
  const proposed = propose(here.classes, draft.note, draft.position, past);
  const chosen = here.classes.find(({ id }) => id === draft.classId) ?? proposed[0];
  const nearby = useNearby(chosen?.id, draft.position, channel.nearby);
  const barred = channel.useBarred(draft.position);
  latest.current = draft;

  /** From the draft as it is now: what was shrunk or measured meanwhile stays. */
  function change(part: Partial<ReportDraft>): void {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    keeper.keep(latest.current);
  }

  function pick(file: File): void {
    setShrinking(true);
    small.current = shrink(file).catch(() => {
      notify(text('task.photoUnreadable'), 'bad');
      return null;
    });
    const mine = small.current;
    void mine.then((photo) => {
      if (small.current !== mine) return;
      setShrinking(false);
      if (photo) change({ photo });
    });
  }

  useEffect(() => {
    if (first) pick(first);
    onLocate();
    void keptDraft().then((kept) => {
      if (!kept) return;
      const before = fromKept(kept);
      setRestored(true);
      // A new picture is of a new place and time; what was written before goes with it.
      change(first ? { note: before.note, classId: before.classId } : { ...before, photo: latest.current.photo ?? before.photo });
    });
    const away = () => keeper.write();
    addEventListener('pagehide', away);
    document.addEventListener('visibilitychange', away);
    return () => {
      removeEventListener('pagehide', away);
      document.removeEventListener('visibilitychange', away);
      keeper.write();
    };
  }, []);

  useEffect(() => {
    const better = placed(latest.current, measured);
    if (better !== latest.current) change(better);
  }, [measured]);

  async function hand(report: Report, joined: boolean, classId: string): Promise<void> {
    await keeper.stop();
    const { operationId, photo, voice } = report;
    const handed = { operationId, joined, hasPhoto: photo !== null, hasVoice: voice !== null, caseId: null };
    rememberChoice(subject, classId, latest.current.position!);
    const outcome = await postReport(report, () => setSent(handed));
    if (outcome.kind === 'sent') setSent({ ...handed, caseId: channel.caseIdOf(outcome.answer) });
  }

  async function send(act: (ready: ReportDraft) => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await small.current;
      await act(latest.current);
    } finally {
      setBusy(false);
    }
  }

  const report = () => send(async (ready) => {
    if (!chosen || missing(ready, chosen)) return;
    const shown = nearby.found.length > 0;
    // What others have reported is shown once; who then still presses has seen it.
    if (!shown && (await nearby.current()).length > 0) return;
    await hand(toSend(ready, chosen.id, nameOfClass(chosen), channel.path), false, chosen.id);
  });

  const join = (one: NearbyCase) => send(async (ready) => {
    const title = chosen ? nameOfClass(chosen) : '';
    const { operationId, photo, voice } = ready;
    await hand({ step: 'join', operationId, ...channel.join(one.id), title, photo, voice }, true, one.class);
  });

  async function revise(): Promise<void> {
    const refused = sent!.operationId;
    setSent(null);
    change({ operationId: newOperationId() });
    await drop(refused);
  }

  if (sent) {
    return (
      <Dialog title={text('report.title')} testId="report-sheet" onClose={onClose}>
        <channel.Sent {...sent} onRevise={() => void revise()} onMine={onMine} onClose={onClose} />
      </Dialog>
    );
  }
  const lacks = missing(shrinking ? { ...draft, photo: new Blob() } : draft, chosen);
  const name = chosen ? nameOfClass(chosen) : '';
  const withoutWords = draft.photo || draft.voice || shrinking;
  return (
    <Dialog title={text('report.title')} testId="report-sheet" onClose={onClose}>
      <form class="report-form" onSubmit={(event) => { event.preventDefault(); void report(); }}>
        {restored && (
          <p class="hint" role="status" data-testid="report-restored">
            <Icon name="clock" size={20} /><span>{text('report.restored')}</span>
            <button type="button" class="linkish" onClick={() => void keeper.drop().then(onClose)}>{text('report.throwAway')}</button>
          </p>
        )}
        {nearby.found.length > 0 && <NearbyList cases={nearby.found} busy={busy} onJoin={(one) => void join(one)} />}
        <PhotoField photo={draft.photo} shrinking={shrinking} onPick={pick} onChange={(photo) => change({ photo })} />
        <ClassField proposed={proposed} all={here.classes} chosen={chosen?.id ?? ''} onChoose={(classId) => change({ classId })} />
        <label>{text('report.note')}
          <textarea rows={2} maxLength={500} value={draft.note} data-testid="report-note"
            placeholder={withoutWords ? text('report.noteElse', { name }) : text('report.noteNeeded')}
            onInput={(event) => change({ note: event.currentTarget.value })} />
        </label>
        {channel.takesVoice && <VoiceField voice={draft.voice} onChange={(voice) => change({ voice })} />}
        <PlaceField position={draft.position} accuracyM={draft.accuracyM} around={around} district={here.district} outside={here.outside}
          locating={locating} onLocate={onLocate} onMove={(position) => change({ position, accuracyM: null })} />
        <p class="muted"><Icon name="clock" size={18} />{text('report.seenAt', { at: namedDayAndTime(draft.observedAt, now.value) })}</p>
        {barred}
        <button class="primary huge report-send" disabled={busy || lacks !== null || here.outside || barred !== null} data-testid="report-send">
          <Icon name="arrow" />
          {lacks ? text(`report.lacks.${lacks}`) : text(nearby.found.length > 0 ? 'report.sendAnyway' : busy ? 'report.preparing' : 'report.send')}
        </button>
      </form>
    </Dialog>
  );
}
