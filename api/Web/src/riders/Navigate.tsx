import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { taskName } from '../tasks/taskText';
import { Icon } from '../ui/Icon';
import { addressOf, APPS, chosenApp, keepApp, type App } from './navigate';

/** The way there with a map of the rider's choice: asked once, one tap from then on. */
export function Navigate({ task }: { task: Task }) {
  const [app, setApp] = useState(chosenApp);
  const [choosing, setChoosing] = useState(app === null);
  const [gcj02, setGcj02] = useState(task.position);
  const { lat, lon } = task.position;

  useEffect(() => {
    let gone = false;
    // For Apple's maps, whose link leads half a kilometre astray without.
    void import('gcoord').then(({ default: gcoord }) => {
      const [east, north] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];
      if (!gone) setGcj02({ lat: north, lon: east });
    }, () => undefined);
    return () => { gone = true; };
  }, [lat, lon]);

  const link = (to: App) => addressOf(to, task.position, gcj02, taskName(task.type));
  // Until the place is converted, or when that code could not be fetched, no link is better than one that leads astray.
  const leads = (to: App) => to !== 'apple' || gcj02 !== task.position;
  const chose = (to: App) => { keepApp(to); setApp(to); setChoosing(false); };
  // A scheme of the system opens no window of its own.
  const window = (to: App) => (to === 'geo' ? {} : { target: '_blank', rel: 'noopener noreferrer' });

  if (app && !choosing && leads(app)) {
    return (
      <div class="action-row navigate">
        <a class="secondary" href={link(app)} {...window(app)} data-testid="navigate">
          <Icon name="arrow" />{text('navigate.with', { app: text(`navigate.${app}`) })}
        </a>
        <button type="button" class="plain" data-testid="navigate-other" onClick={() => setChoosing(true)}>{text('navigate.other')}</button>
      </div>
    );
  }
  return (
    <div class="navigate" role="group" aria-label={text('navigate.choose')}>
      <p class="muted">{text('navigate.choose')}</p>
      <div class="chips">
        {APPS.filter(leads).map((to) => (
          <a key={to} class="chip" href={link(to)} {...window(to)} data-testid={`navigate-${to}`} onClick={() => chose(to)}>
            {text(`navigate.${to}`)}
          </a>
        ))}
      </div>
    </div>
  );
}
