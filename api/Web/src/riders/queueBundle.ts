/** Waiting for a port, with its words: one file, fetched at a station that has none free. */
export { PortQueue } from './PortQueue';
export { queueWords } from '../i18n/queueWords';
