import { lang, text } from '../i18n/i18n';
import type { Case } from '../net/wire';
import { serverNow } from '../net/clock';
import { districtName, districtsUnder } from '../districts/districts';
import { prices, taskName } from '../tasks/taskText';
import { Problem, type useFormProblem } from '../ui/formProblem';
import type { Field } from './actionForms';
import { categoryOf, classesOf, nameOfClass } from './caseClasses';
import { limitText } from './caseText';
import { cases } from './inboxState';
import { MergeTargets } from './MergeTargets';

interface Props { field: Field; view: Case; problem: ReturnType<typeof useFormProblem> }

const WITHIN = [10, 20, 30, 60, 120, 1440];
const DAY_MS = 86_400_000;
/** 挂账 is looked at again within so many days. */
const REVIEW_DAYS = { usual: 30, most: 179 };
/** A case may go to any district of the province. */
const PROVINCE = '330000';

/** The one thing that an action asks besides a remark. */
export function ActionField({ field, view, problem }: Props) {
  switch (field) {
    case 'class': return <ClassField view={view} problem={problem} />;
    case 'reason': return <ReasonField view={view} problem={problem} />;
    case 'target': return <MergeTargets view={view} problem={problem} />;
    case 'unit': return <UnitField view={view} problem={problem} />;
    case 'district': return <DistrictField view={view} problem={problem} />;
    case 'review': return <ReviewField problem={problem} />;
    case 'extension': return <ExtensionField view={view} problem={problem} />;
    case 'task': return <TaskField problem={problem} />;
  }
}

type Of<K extends keyof Props = 'problem'> = Pick<Props, K | 'problem'>;

function ClassField({ view, problem }: Of<'view'>) {
  const classes = classesOf(view.district)?.classes ?? [];
  return (
    <label>{text('inbox.class')}
      <select name="class" data-testid="action-class" {...problem.at('class')}>
        {[...new Set(classes.map(categoryOf))].map((category) => (
          <optgroup key={category} label={category}>
            {classes.filter((one) => categoryOf(one) === category).map((one) => (
              <option key={one.id} value={one.id} selected={one.id === view.class}>
                {nameOfClass(one)}{one.urgent ? ` · ${text('inbox.urgent')}` : ''}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <Problem name="class" words={problem.of('class')} />
    </label>
  );
}

function ReasonField({ view, problem }: Of<'view'>) {
  const reasons = classesOf(view.district)?.reasons ?? [];
  return (
    <label>{text('inbox.reasonTold')}
      <select name="reason" data-testid="action-reason" {...problem.at('reason')}>
        {reasons.map((one) => <option key={one.code} value={one.code}>{lang.value === 'zh' ? one.text : one.textEn}</option>)}
      </select>
      <Problem name="reason" words={problem.of('reason')} />
    </label>
  );
}

function UnitField({ view, problem }: Of<'view'>) {
  const known = [...new Set(cases.value.map(({ unit }) => unit).filter((unit): unit is string => Boolean(unit)))].sort();
  return (
    <label>{text('inbox.unit')}
      <input name="unit" list="units" maxLength={80} required autocomplete="off" defaultValue={view.unit ?? ''} data-testid="action-unit"
        {...problem.at('unit')} />
      <datalist id="units">{known.map((unit) => <option key={unit} value={unit} />)}</datalist>
      <Problem name="unit" words={problem.of('unit')} />
    </label>
  );
}

function DistrictField({ view, problem }: Of<'view'>) {
  const others = districtsUnder([PROVINCE]).filter(({ adcode }) => adcode !== view.district);
  return (
    <label>{text('inbox.toDistrict')}
      <select name="district" data-testid="action-district" {...problem.at('district')}>
        {others.map(({ adcode, city }) => <option key={adcode} value={adcode}>{lang.value === 'zh' ? city : ''} {districtName(adcode)}</option>)}
      </select>
      <Problem name="district" words={problem.of('district')} />
    </label>
  );
}

function ReviewField({ problem }: Of) {
  const day = (ahead: number) => new Date(serverNow() + ahead * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
  return (
    <label>{text('inbox.review')}
      <input type="date" name="reviewAt" required min={day(1)} max={day(REVIEW_DAYS.most)} defaultValue={day(REVIEW_DAYS.usual)}
        data-testid="action-review" {...problem.at('reviewAt')} />
      <Problem name="reviewAt" words={problem.of('reviewAt')} />
    </label>
  );
}

function ExtensionField({ view, problem }: Of<'view'>) {
  const { amount, unit } = view.limits.close;
  return (
    <label>{text('inbox.extension', { most: limitText({ amount, unit }) })}
      <input type="number" name="extension" required min={1} max={amount} step={1} defaultValue="1" data-testid="action-extension"
        {...problem.at('extension')} />
      <Problem name="extension" words={problem.of('extension')} />
    </label>
  );
}

function TaskField({ problem }: Of) {
  return (
    <div class="field-pair">
      <label>{text('newTask.type')}
        <select name="type" data-testid="action-type" {...problem.at('type')}>
          {prices.value.map(({ type }) => <option key={type} value={type} selected={type === 'hazardCheck'}>{taskName(type)}</option>)}
        </select>
        <Problem name="type" words={problem.of('type')} />
      </label>
      <label>{text('newTask.within')}
        <select name="minutes" data-testid="action-minutes" {...problem.at('minutes')}>
          {WITHIN.map((minutes) => (
            <option key={minutes} value={minutes} selected={minutes === 30}>
              {minutes < 60 ? text('unit.min', { n: minutes }) : text('unit.h', { n: minutes / 60 })}
            </option>
          ))}
        </select>
        <Problem name="minutes" words={problem.of('minutes')} />
      </label>
    </div>
  );
}
