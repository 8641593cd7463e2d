/** Code and words that only a rider needs whose platform was asked to forgive the time of a task. */
export { exemptionWords } from '../i18n/exemptionWords';
export { ExemptionCard } from './ExemptionCard';
export { exemptionText } from './exemptionText';
