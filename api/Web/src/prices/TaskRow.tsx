import { text } from '../i18n/i18n';
import { SKILLS } from './draft';
import { fieldName } from './priceText';
import { RowField, RowFrame, type RowProps } from './rowFields';

/** What one kind of task pays, to be edited. */
export function TaskRow(props: RowProps & { onRemove: () => void }) {
  const { row, at, onChange } = props;
  const toggle = (skill: string) => onChange({
    ...row, skills: SKILLS.filter((one) => (one === skill ? !row.skills.includes(one) : row.skills.includes(one))),
  });
  return (
    <RowFrame {...props} title={text(`task.type.${row.fields['type'] as 'patrol'}`)}>
      <RowField {...props} field="points" kind="number" />
      <RowField {...props} field="minutes" kind="number" />
      <RowField {...props} field="name" />
      <RowField {...props} field="nameEn" />
      <RowField {...props} field="insuranceCover" kind="long" hint={text('prices.optional')} />
      <RowField {...props} field="insuranceCoverEn" kind="long" hint={text('prices.optional')} />
      <div class="row-field skills" role="group" aria-label={fieldName('skills')}>
        <span>{fieldName('skills')}</span>
        <div class="chips">
          {SKILLS.map((skill) => (
            <button key={skill} type="button" class="chip" aria-pressed={row.skills.includes(skill)} data-testid={`skill-${at}-${skill}`}
              onClick={() => toggle(skill)}>
              {text(`skill.${skill}`)}
            </button>
          ))}
        </div>
      </div>
    </RowFrame>
  );
}
