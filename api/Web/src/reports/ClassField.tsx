import { lang, text } from '../i18n/i18n';
import type { CaseClass } from '../net/wire';
import { nameOfClass } from './caseClasses';

interface Props { proposed: CaseClass[]; all: CaseClass[]; chosen: string; onChoose: (classId: string) => void }

/** The likely classes to tap, and all of them in a list. */
export function ClassField({ proposed, all, chosen, onChoose }: Props) {
  const categories = [...new Set(all.map((one) => one.category))];
  const shown = proposed.some(({ id }) => id === chosen) ? proposed : [...all.filter(({ id }) => id === chosen), ...proposed];
  return (
    <fieldset class="report-class">
      <legend>{text('report.class')}</legend>
      <div class="chips">
        {shown.map((one) => (
          <button key={one.id} type="button" class="chip" aria-pressed={one.id === chosen} data-testid="report-class" data-class={one.id}
            onClick={() => onChoose(one.id)}>
            {nameOfClass(one)}
          </button>
        ))}
        <select class="chip" aria-label={text('report.allClasses')} data-testid="report-classes" value=""
          onChange={(event) => { if (event.currentTarget.value) onChoose(event.currentTarget.value); event.currentTarget.value = ''; }}>
          <option value="">{text('report.allClasses')}</option>
          {categories.map((category) => {
            const inside = all.filter((one) => one.category === category);
            return (
              <optgroup key={category} label={lang.value === 'zh' ? category : inside[0]!.categoryEn}>
                {inside.map((one) => <option key={one.id} value={one.id}>{nameOfClass(one)}</option>)}
              </optgroup>
            );
          })}
        </select>
      </div>
    </fieldset>
  );
}
