import { metres, text } from '../i18n/i18n';
import { now } from '../net/clock';
import { changes } from '../stations/stationStore';
import { ago } from '../stations/FreshnessLine';
import { Icon } from '../ui/Icon';
import { placeOf } from './fix';
import { placeInWords } from './placeInWords';
import { fix, locate, locating, placing } from './position';

/** Where dispatch takes the rider to be: how exact and how old that is, and what to do when it is not known. */
export function DutyPlace({ onPlace }: { onPlace: () => void }) {
  const known = fix.value;
  const state = placeOf(known, now.value);
  const words = {
    n: known ? metres(known.accuracyM) : '',
    ago: known ? ago(Math.max(0, Math.floor((now.value - known.at) / 1000))) : '',
  };
  const isKnown = state === 'good' || state === 'hand';
  void changes.value;
  const where = known && isKnown ? placeInWords(known) : null;
  return (
    <div class="duty-place" data-testid="duty-place" data-state={state}>
      <p class={isKnown ? 'muted' : 'hint'} role={isKnown ? undefined : 'status'}>
        <Icon name="pin" size={20} />{text(`place.${state}`, words)}
      </p>
      {isKnown && (
        <p class="muted" data-testid="duty-where">
          {where && <><strong><bdi>{where}</bdi></strong>{text('list.stop')}</>}{text('where.means')}
        </p>
      )}
      <div class="action-row">
        <button type="button" class="secondary" disabled={locating.value} data-testid="place-locate" onClick={locate}>
          <Icon name="locate" />{text(locating.value ? 'near.locating' : state === 'good' ? 'where.again' : 'near.locate')}
        </button>
        {/* Set by hand beside a phone that measures, a place would last until its next fix. */}
        {state !== 'good' && (
          <button type="button" class="secondary" data-testid="place-by-hand" onClick={() => { placing.value = true; onPlace(); }}>
            <Icon name="pin" />{text('place.byHand')}
          </button>
        )}
      </div>
    </div>
  );
}
