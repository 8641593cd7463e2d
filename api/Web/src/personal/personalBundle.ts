/** What only a rider needs who asks what is known of them. */
export { PersonalDataDialog } from './PersonalDataDialog';
export { personalWords } from '../i18n/personalWords';
