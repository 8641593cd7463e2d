import { lang, text, textIfKnown } from '../i18n/i18n';
import { Icon, type IconName } from '../ui/Icon';
import type { Door } from './recognitionController';
import { overlay, takeBack, type OverlayContent } from './overlayState';

const DOOR_ICON: Record<Door, IconName> = { opened: 'door', refused: 'blocked', none: 'check' };

/** Covers the page, readable from two metres, and closes by itself: riders wear gloves. */
export function Overlay() {
  const said = overlay.value;
  // What may be handed over is as good news as a welcome.
  const look = said?.kind === 'delivered' ? 'welcome' : said?.kind ?? 'empty-overlay';
  return (
    <div role="alert" aria-live="assertive" class={`overlay ${look}`} data-kind={said?.kind ?? 'none'}>
      {said?.kind === 'welcome' && <Welcomed said={said} />}
      {said?.kind === 'delivered' && <Delivered said={said} />}
      {said?.kind === 'refused' && (
        <div class="overlay-card" data-testid="refusal">
          <Icon name="blocked" size={72} />
          <p class="overlay-name">{text('screen.refused')}</p>
          <p class="overlay-line" data-testid="refusal-reason">{said.reason}</p>
        </div>
      )}
      {said?.kind === 'trouble' && (
        <div class="overlay-card" data-testid="trouble" data-trouble={said.trouble}>
          <Icon name="warning" size={72} />
          <p class="overlay-name">{text(`screen.trouble.${said.trouble}`)}</p>
          <p class="overlay-line" data-testid="trouble-what">{text(`screen.trouble.${said.trouble}.what`)}</p>
        </div>
      )}
    </div>
  );
}

function Delivered({ said: { redemption, undone } }: { said: Extract<OverlayContent, { kind: 'delivered' }> }) {
  const chinese = lang.value === 'zh';
  return (
    <div class="overlay-card" data-testid="screen-delivered" data-undone={undone}>
      <Icon name={undone ? 'swap' : 'check'} size={72} />
      <p class="overlay-name">{text(undone ? 'screen.undone' : 'screen.delivered')}</p>
      <p class="overlay-line" data-testid="screen-what">{chinese ? redemption.offer.name : redemption.offer.nameEn}</p>
      {!undone && <p class="overlay-line">{chinese ? redemption.offer.description : redemption.offer.descriptionEn}</p>}
      <p class="overlay-line">{text('screen.deliveredTo', { name: redemption.rider.displayName })}</p>
      {redemption.actions.includes('undo') && (
        <button type="button" class="secondary huge" data-testid="screen-undo" onClick={() => void takeBack(redemption)}>
          {text('screen.undo')}
        </button>
      )}
    </div>
  );
}

function Welcomed({ said: { welcome, door, doorReason, already } }: { said: Extract<OverlayContent, { kind: 'welcome' }> }) {
  const reason = doorReason ? textIfKnown(`error.${doorReason}`) ?? textIfKnown(`door.${doorReason}`) ?? doorReason : null;
  return (
    <div class="overlay-card" data-testid="welcome" data-visiting={welcome.visiting} data-door={door} data-already={already}>
      <Icon name="check" size={72} />
      <p class="overlay-name" data-testid="welcome-name">{text(already ? 'screen.helloAgain' : 'screen.hello', { name: welcome.displayName })}</p>
      <p class="overlay-line" data-testid="welcome-line">
        {text(already ? 'screen.already' : welcome.visiting ? 'screen.visiting' : 'screen.home')}
      </p>
      {already ? (
        <p class="overlay-line">{text('screen.already.what')}</p>
      ) : (
        <p class="overlay-door" data-testid="welcome-door"><Icon name={DOOR_ICON[door]} size={36} />{text(`screen.door.${door}`)}
          {door === 'refused' && reason ? `: ${reason}` : ''}</p>
      )}
      <p class="overlay-facts">
        <span>{textIfKnown(`tier.${welcome.tier}`) ?? welcome.tier}</span>
        <span>{text('screen.points', { n: welcome.points })}</span>
      </p>
      {!!welcome.honours?.length && (
        <ul class="overlay-honours" data-testid="welcome-honours">
          {welcome.honours.map((honour) => <li key={honour.id}>{lang.value === 'zh' ? honour.name : honour.nameEn}</li>)}
        </ul>
      )}
    </div>
  );
}
