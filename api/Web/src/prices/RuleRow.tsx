import { text } from '../i18n/i18n';
import type { DistrictRuleKind } from '../net/wire';
import { RowField, RowFrame, type RowProps } from './rowFields';

/** One rule for points, to be edited; without a value it does not hold. */
export function RuleRow(props: RowProps & { onRemove: () => void }) {
  const rule = props.row.fields['rule'] as DistrictRuleKind;
  return (
    <RowFrame {...props} title={text(`prices.rule.${rule}`)}>
      <p class="muted">{text(`prices.rule.${rule}.hint`)}</p>
      <RowField {...props} field="value" kind="number" hint={`(${text(`prices.rule.${rule}.unit`)})`} />
    </RowFrame>
  );
}
