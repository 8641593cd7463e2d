import { signal } from '@preact/signals';
import { lang } from '../i18n/i18n';
import { call } from '../net/api';
import type { District } from '../net/wire';

const districts = signal<Map<string, District>>(new Map());

/** The list names cities in Chinese only. */
const CITY_EN: Record<string, string> = { '3301': 'Hangzhou', '3302': 'Ningbo', '3303': 'Wenzhou', '3306': 'Shaoxing' };

export async function loadDistricts(): Promise<void> {
  try {
    const answer = await call('GET', '/districts', { signed: false });
    districts.value = new Map(answer.items.map((district) => [district.adcode, district]));
  } catch {
    // Then districts appear by their number, which is still true.
  }
}

/** The name of one district, when the list of them is there. */
export function nameOf(adcode: string): string | undefined {
  const known = districts.value.get(adcode);
  return known && (lang.value === 'zh' ? known.name : known.nameEn);
}

/** The name in the language shown; whole cities and the province are written as such. */
export function districtName(adcode: string): string {
  const known = nameOf(adcode);
  if (known) return known;
  if (adcode.endsWith('00')) {
    const inside = [...districts.value.values()].find((district) => district.adcode.startsWith(adcode.slice(0, 4)));
    if (inside && !adcode.endsWith('0000')) return lang.value === 'zh' ? inside.city : CITY_EN[inside.adcode.slice(0, 4)] ?? inside.city;
    if (adcode === '330000') return lang.value === 'zh' ? '浙江省' : 'Zhejiang';
  }
  return adcode;
}

/** Every district that an adcode stands for: itself, or all below a city or province. */
export function districtsUnder(adcodes: string[]): District[] {
  const prefixes = adcodes.map((adcode) => adcode.replace(/(00)+$/, ''));
  return [...districts.value.values()].filter((district) => prefixes.some((prefix) => district.adcode.startsWith(prefix)));
}
