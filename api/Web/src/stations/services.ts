import { text, textIfKnown } from '../i18n/i18n';
import type { StationService } from '../net/wire';
import type { IconName } from '../ui/Icon';
import type { StationState } from './stationState';

/** In the order people look for them. One that the server knows and that is missing here does not compile. */
const ICONS = {
  charging: 'plug', swap: 'swap', water: 'water', hotFood: 'hotFood', rest: 'rest', restroom: 'restroom', firstAid: 'firstAid',
  locker: 'locker', wifi: 'wifi', legalAid: 'legalAid',
} satisfies Record<StationService, IconName>;

export const SERVICES = Object.keys(ICONS) as StationService[];

export function serviceIcon(service: string): IconName {
  return (ICONS as Record<string, IconName | undefined>)[service] ?? 'station';
}

/** A service this version has no word for is shown as the station named it. */
export function serviceName(service: string): string {
  return textIfKnown(`service.${service}`) ?? service;
}

export function inOrder(services: string[]): string[] {
  const place = (service: string) => {
    const index = (SERVICES as string[]).indexOf(service);
    return index < 0 ? SERVICES.length : index;
  };
  return [...services].sort((a, b) => place(a) - place(b));
}

export const stationWord = {
  free: () => text('station.free'),
  full: () => text('station.full'),
  closed: () => text('station.closed'),
  offline: () => text('station.offline'),
  noPorts: () => text('station.noPorts'),
  retired: () => text('station.retired'),
} as const satisfies Record<StationState, () => string>;

/** The sign of a state that has no number. */
export const stationIcon: Record<StationState, IconName> = {
  free: 'check', full: 'bolt', closed: 'moon', offline: 'blocked', noPorts: 'station', retired: 'blocked',
};
