import { lang, text } from '../i18n/i18n';
import type { Key } from '../i18n/i18n';
import type { TaskPrices } from '../net/wire';
import { named } from './priceText';

/** 治理定价目录. */
export function TaskTable({ list }: { list: TaskPrices }) {
  const insured = list.items.some((price) => price.insuranceCover);
  return (
    <table class="price-table" data-testid="task-table">
      <thead>
        <tr>
          <th scope="col">{text('prices.field.type')}</th>
          <th scope="col" class="number">{text('prices.field.points')}</th>
          <th scope="col" class="number">{text('prices.field.minutes')}</th>
          <th scope="col">{text('prices.field.skills')}</th>
          {insured && <th scope="col">{text('prices.cover')}</th>}
        </tr>
      </thead>
      <tbody>
        {list.items.map((price) => (
          <tr key={price.type} data-testid="task-price" data-key={price.type}>
            <th scope="row">
              <bdi>{named(price)}</bdi>
              {list.overridden.includes(price.type) && <span class="tag" data-testid="own-price">{text('prices.own')}</span>}
            </th>
            <td class="number" data-label={text('prices.field.points')}><strong>{price.points}</strong></td>
            <td class="number" data-label={text('prices.field.minutes')}>{price.minutes}</td>
            <td data-label={text('prices.field.skills')}>
              {price.skills.length > 0 ? price.skills.map((skill) => text(`skill.${skill}` as Key)).join(text('list.comma')) : text('prices.nothing')}
            </td>
            {insured && (
              <td data-label={text('prices.cover')} data-testid="insurance-cover">
                <bdi>{(lang.value === 'zh' ? price.insuranceCover : price.insuranceCoverEn) ?? text('prices.nothing')}</bdi>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
