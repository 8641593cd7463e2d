import { text } from '../i18n/i18n';
import type { DistrictRules } from '../net/wire';

/** 区县规则, each in a sentence. */
export function RuleTable({ list }: { list: DistrictRules }) {
  return (
    <ul class="rules" data-testid="rule-table">
      {list.items.map(({ rule, value }) => (
        <li key={rule} data-testid="rule" data-key={rule}>
          <strong>{text(`prices.rule.${rule}`)}</strong>
          {list.overridden.includes(rule) && <span class="tag" data-testid="own-price">{text('prices.ownRule')}</span>}
          <p>{value == null ? text(`prices.rule.${rule}.none`) : text(`prices.rule.${rule}.text`, { n: value })}</p>
        </li>
      ))}
    </ul>
  );
}
