import { signal } from '@preact/signals';
import { lang } from '../i18n/i18n';
import { call } from '../net/api';
import type { District } from '../net/types';

const districts = signal<Map<string, District>>(new Map());

export async function loadDistricts(): Promise<void> {
  try {
    const answer = await call<{ items: District[] }>('/districts', { signed: false });
    districts.value = new Map(answer.items.map((district) => [district.adcode, district]));
  } catch {
    // Then districts appear by their number, which is still true.
  }
}

/** The name in the language shown; whole cities and the province are written as such. */
export function districtName(adcode: string): string {
  const known = districts.value.get(adcode);
  if (known) return lang.value === 'zh' ? known.name : known.nameEn;
  if (adcode.endsWith('00')) {
    const inside = [...districts.value.values()].find((district) => district.adcode.startsWith(adcode.slice(0, 4)));
    if (inside && !adcode.endsWith('0000')) return inside.city;
    if (adcode === '330000') return lang.value === 'zh' ? '浙江省' : 'Zhejiang';
  }
  return adcode;
}

/** Every district that an adcode stands for: itself, or all below a city or province. */
export function districtsUnder(adcodes: string[]): District[] {
  const prefixes = adcodes.map((adcode) => adcode.replace(/(00)+$/, ''));
  return [...districts.value.values()].filter((district) => prefixes.some((prefix) => district.adcode.startsWith(prefix)));
}
