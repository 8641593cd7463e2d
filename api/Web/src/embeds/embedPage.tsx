import type { ComponentType } from 'preact';
import { embedWords } from '../i18n/embedWords';
import { loadWords, switchLanguage } from '../i18n/i18n';
import { call, useTokens } from '../net/api';
import { drawPage } from '../ui/drawPage';
import { EmbedFrame } from './EmbedFrame';
import { place, setTheme } from './embedState';
import { tokensTold } from './linkedRider';
import { ParentPage } from './parentPage';
import type { ToPage } from './protocol';

export interface EmbedProps { parent: ParentPage }

const views: Record<string, () => Promise<{ default: ComponentType<EmbedProps> }>> = {
  map: () => import('./FreePorts'),
  report: () => import('./ReportHere'),
  duty: () => import('./DutyCard'),
};

/** A page inside a delivery platform's app: `/embed/map`, `/embed/report` or `/embed/duty`, of the platform that `?platform` names. */
export async function openEmbed(): Promise<void> {
  const page = location.pathname.split('/').pop() ?? '';
  const asked = new URLSearchParams(location.search);
  const language = asked.get('lang');
  if (language === 'zh' || language === 'en') await switchLanguage(language);
  setTheme(asked.get('theme'));
  const parent = new ParentPage(await originsOf(asked.get('platform')), hear);
  useTokens({ token: () => parent.token(), renew: () => parent.renew() });
  parent.tell({ type: 'ready', page });
  const view = views[page];
  if (!view) return;
  const [{ default: View }] = await Promise.all([view(), loadWords(embedWords)]);
  await drawPage(() => <EmbedFrame page={page} parent={parent}><View parent={parent} /></EmbedFrame>, embedWords);
}

/** Who may talk to this page. Of a platform that does not take part, nobody. */
async function originsOf(platform: string | null): Promise<readonly string[]> {
  if (!platform) return [];
  return call('GET', '/embeds/{platformId}', { path: { platformId: platform }, signed: false }).then((found) => found.origins, () => []);
}

function hear(message: ToPage): void {
  if (message.type === 'token') tokensTold.value++;
  if (message.type === 'language') void switchLanguage(message.language);
  if (message.type === 'theme') setTheme(message.theme);
  if (message.type === 'place') {
    const { lat, lon, accuracyM } = message;
    place.value = accuracyM === undefined ? { lat, lon } : { lat, lon, accuracyM };
  }
}
