import { signal } from '@preact/signals';

/** Whom to name for the base map that is seen; null while nothing but the outlines is. Apart from the map, whose code comes later. */
export const shownBaseMap = signal<string | null>(null);
