import { signal } from '@preact/signals';

/** The attribution of the base map in view; null while only outlines are shown. A module of its own, because the map's code is loaded later. */
export const shownBaseMap = signal<string | null>(null);
