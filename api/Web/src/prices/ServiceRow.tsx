import { lang, text } from '../i18n/i18n';
import { DELIVERIES, SKILLS, TIERS } from './draft';
import { RowChoice, RowField, RowFrame, type RowProps } from './rowFields';

/** One service for points, to be edited. */
export function ServiceRow(props: RowProps & { onRemove: () => void }) {
  const { row, at, onChange } = props;
  const title = (lang.value === 'zh' ? row.fields['name'] : row.fields['nameEn']) ?? '';
  const skills = ['', ...SKILLS].map((one): [string, string] => [one, one ? text(`skill.${one as 'firstAid'}`) : text('prices.nothing')]);
  const minutes = `(${text('prices.inMinutes')})`;
  return (
    <RowFrame {...props} title={title} closed={!row.added}>
      <RowField {...props} field="id" hint="a-z 0-9 -" />
      <RowField {...props} field="points" kind="number" />
      <RowField {...props} field="name" />
      <RowField {...props} field="nameEn" />
      <RowField {...props} field="description" kind="long" />
      <RowField {...props} field="descriptionEn" kind="long" />
      <RowField {...props} field="need" hint="a-z 0-9 -" />
      <RowField {...props} field="provider" hint="A-Z a-z 0-9 . _ -" />
      <RowField {...props} field="needName" />
      <RowField {...props} field="needNameEn" />
      <RowChoice {...props} field="delivery" options={DELIVERIES.map((one) => [one, text(`prices.delivery.${one}`)])} />
      <RowField {...props} field="holdMinutes" kind="number" hint={minutes} />
      {row.fields['delivery'] === 'appointment' && <RowField {...props} field="cancelMinutes" kind="number" hint={minutes} />}
      <RowChoice {...props} field="leastTier" options={TIERS.map((one) => [one, text(`tier.${one}`)])} />
      <RowChoice {...props} field="skill" options={skills} />
      <label class="row-check">
        <input type="checkbox" checked={row.oncePerYear} data-testid={`once-${at}`}
          onChange={(event) => onChange({ ...row, oncePerYear: event.currentTarget.checked })} />
        <span>{text('prices.oncePerYear')}</span>
      </label>
    </RowFrame>
  );
}
