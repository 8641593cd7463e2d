/** Own line icons on a 24-unit grid: no icon font, no emoji, nothing that can be a missing glyph. */
const PATHS = {
  station: 'M4 20V9l8-5 8 5v11M9 20v-6h6v6M3 20h18',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  map: 'M9 4 3 6.5v13.5l6-2.5 6 2.5 6-2.5V4l-6 2.5L9 4Zm0 0v13.5M15 6.5V20',
  duty: 'M12 3 5 6v5c0 4.6 2.9 8 7 10 4.1-2 7-5.4 7-10V6l-7-3ZM9 12l2.2 2.2L15.5 10',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2v2M20 14v2M14 20h2M18 18h2v2',
  locate: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v4M12 18v4M2 12h4M18 12h4',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c.8-4 4-6 8-6s7.2 2 8 6',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  check: 'M5 12.5 10 17.5 19.5 7',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4ZM12 10.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5.2l3.5 2',
  bolt: 'M13 2 5 13.5h6L10 22l9-12h-6.5L13 2Z',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.2v.1',
  blocked: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.8 5.8l12.4 12.4',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0V8ZM12 17v4',
  swap: 'M4 8h14l-3.5-3.5M20 16H6l3.5 3.5',
  water: 'M12 3c3.5 4.5 6 7.3 6 11a6 6 0 0 1-12 0c0-3.7 2.5-6.5 6-11Z',
  rest: 'M4 12V7h16v5M3 12h18v5H3ZM5 17v3M19 17v3',
  hotFood: 'M4 12h16a8 8 0 0 1-16 0ZM9 3c-1 1.5 1 2.5 0 4.5M14 3c-1 1.5 1 2.5 0 4.5',
  firstAid: 'M4 8h16v12H4ZM9 8V5h6v3M12 11v6M9 14h6',
  restroom: 'M8 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 9v6M6 21l2-6 2 6M16 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM13 16l3-7 3 7h-6ZM16 16v5',
  wifi: 'M3 9.5a13 13 0 0 1 18 0M6.5 13a8 8 0 0 1 11 0M9.7 16.4a3.4 3.4 0 0 1 4.6 0M12 20v.1',
  locker: 'M5 3h14v18H5ZM12 3v18M5 12h14M9.5 7v1.5M14.5 7v1.5M9.5 15.5V17M14.5 15.5V17',
  legalAid: 'M12 3v18M7 21h10M5 7h14M5 7l-3 7h6L5 7ZM19 7l-3 7h6l-3-7Z',
  door: 'M6 21V3h10v18M3 21h18M13 12v.1',
  pin: 'M12 21c4.5-5 7-8.3 7-11.5a7 7 0 0 0-14 0C5 12.7 7.5 16 12 21ZM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  arrow: 'M12 20V5M6 10.5 12 4.5l6 6',
  snapReport: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4ZM12 10.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  hazardCheck: 'M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.2v.1',
  mediation: 'M4 5h11v8H9l-3 3v-3H4ZM17 9h3v7h-2v3l-3-3h-4',
  patrol: 'M12 3 5 6v5c0 4.6 2.9 8 7 10 4.1-2 7-5.4 7-10V6l-7-3ZM9 12l2.2 2.2L15.5 10',
  sound: 'M5 10v4h3l4 3.5v-11L8 10H5ZM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  star: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8L12 3.5Z',
  gift: 'M4 11h16v9H4ZM3 7h18v4H3ZM12 7v13M12 7c-2.5 0-4.5-1-4.5-2.5S9.5 3 12 7c2.5-4 4.5-4 4.5-2.5S14.5 7 12 7Z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  link: 'M9 15l6-6M10 6.5l1.5-1.5a4.2 4.2 0 0 1 6 6L16 12.5M8 11.5 6.5 13a4.2 4.2 0 0 0 6 6L14 17.5',
} as const;

export type IconName = keyof typeof PATHS;

export function hasIcon(name: string): name is IconName {
  return name in PATHS;
}

/** Decoration only: the words beside it carry the meaning. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
