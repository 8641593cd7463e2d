import { districtName, districtsUnder } from '../districts/districts';
import { text } from '../i18n/i18n';
import { Problem, type useFormProblem } from '../ui/formProblem';

const PROVINCE = ['330000'];

/** Some districts, or whole cities; none may stand for all. */
export function DistrictChoice({ name, chosen, all, problem, onChange }: {
  name: string; chosen: string[]; all?: boolean; problem: ReturnType<typeof useFormProblem>; onChange: (chosen: string[]) => void;
}) {
  const districts = districtsUnder(PROVINCE);
  const cities = [...new Set(districts.map(({ adcode }) => `${adcode.slice(0, 4)}00`))];
  return (
    <div class="field">
      <label>{text('integrations.districts')}
        <select name={name} value="" data-testid={name} {...problem.at(name)}
          onChange={(event) => {
            const added = event.currentTarget.value;
            if (added) onChange([...new Set([...chosen, added])]);
            event.currentTarget.value = '';
          }}>
          <option value="">{text(chosen.length === 0 && all ? 'integrations.allDistricts' : 'integrations.addDistrict')}</option>
          {cities.map((city) => (
            <optgroup key={city} label={districtName(city)}>
              <option value={city}>{text('integrations.wholeCity', { city: districtName(city) })}</option>
              {districts.filter(({ adcode }) => adcode.startsWith(city.slice(0, 4))).map(({ adcode }) => (
                <option key={adcode} value={adcode}>{districtName(adcode)}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Problem name={name} words={problem.of(name)} />
      {chosen.length > 0 && (
        <div class="chips">
          {chosen.map((adcode) => (
            <button key={adcode} type="button" class="chip" aria-label={text('integrations.removeDistrict', { name: districtName(adcode) })}
              onClick={() => onChange(chosen.filter((one) => one !== adcode))}>
              {districtName(adcode)} <span aria-hidden="true">×</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
