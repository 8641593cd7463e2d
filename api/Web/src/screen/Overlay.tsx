import { text, textIfKnown } from '../i18n/i18n';
import { Icon, type IconName } from '../ui/Icon';
import { greeting, refusal, type Door } from './screenState';

const DOOR_ICON: Record<Door, IconName> = { opened: 'door', refused: 'blocked', none: 'check' };

/** Over everything, readable from two metres, gone by itself: nobody touches a station's screen with wet gloves. */
export function Overlay() {
  const shown = greeting.value;
  const refused = refusal.value;
  return (
    <div role="alert" aria-live="assertive" class={`overlay ${shown ? 'welcome' : refused ? 'refused' : 'empty-overlay'}`}>
      {shown && (
        <div class="overlay-card" data-testid="welcome" data-visiting={shown.welcome.visiting} data-door={shown.door}>
          <Icon name="check" size={72} />
          <p class="overlay-name" data-testid="welcome-name">{text('screen.hello', { name: shown.welcome.displayName })}</p>
          <p class="overlay-line" data-testid="welcome-line">{text(shown.welcome.visiting ? 'screen.visiting' : 'screen.home')}</p>
          <p class="overlay-door" data-testid="welcome-door"><Icon name={DOOR_ICON[shown.door]} size={36} />{text(`screen.door.${shown.door}`)}
            {shown.door === 'refused' && shown.doorReason ? `: ${textIfKnown(`error.${shown.doorReason}`) ?? textIfKnown(`door.${shown.doorReason}`) ?? shown.doorReason}` : ''}</p>
          <p class="overlay-facts">
            <span>{textIfKnown(`tier.${shown.welcome.tier}`) ?? shown.welcome.tier}</span>
            <span>{text('screen.points', { n: shown.welcome.points })}</span>
          </p>
        </div>
      )}
      {!shown && refused && (
        <div class="overlay-card" data-testid="refusal">
          <Icon name="blocked" size={72} />
          <p class="overlay-name">{text('screen.refused')}</p>
          <p class="overlay-line" data-testid="refusal-reason">{refused}</p>
        </div>
      )}
    </div>
  );
}
