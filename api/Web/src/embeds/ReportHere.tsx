import { useEffect, useState } from 'preact/hooks';
import { loadWords, text } from '../i18n/i18n';
import { reportWords } from '../i18n/reportWords';
import { residentWords } from '../i18n/residentWords';
import { ApiError } from '../net/problem';
import { ReportButtons } from '../residents/ReportButtons';
import { lazy } from '../ui/lazy';
import { notifyError } from '../ui/Notices';
import { useLinkedRider } from './linkedRider';
import type { EmbedProps } from './embedPage';

const bundle = () => import('./reportBundle');
const ReportInEmbed = lazy(async () => ({ default: (await bundle()).ReportInEmbed }));

/** Reports a problem: as the linked rider, or without an account where the district takes that. */
export default function ReportHere({ parent }: EmbedProps) {
  const rider = useLinkedRider(parent);
  const [reporting, setReporting] = useState<{ photo: File | null } | null>(null);
  useEffect(() => { void loadWords(reportWords).then(() => loadWords(residentWords)); }, []);

  function begin(photo: File | null): void {
    bundle().then(() => setReporting({ photo }), () => notifyError(new ApiError(0, 'network')));
  }

  return (
    <section class="embed-report">
      <p data-testid="embed-as" data-linked={rider !== null}>{text(rider ? 'embed.asRider' : 'embed.asAnybody')}</p>
      <ReportButtons shoot={text('embed.shoot')} words={text('embed.words')} onBegin={begin} />
      {reporting && <ReportInEmbed rider={rider} parent={parent} first={reporting.photo} onClose={() => setReporting(null)} />}
    </section>
  );
}
