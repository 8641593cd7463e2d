import { Icon } from '../ui/Icon';
import { locate } from './place';

interface Props {
  /** What stands on the button that opens the camera. */
  shoot: string;
  /** What stands on the one that begins with words. */
  words: string;
  onBegin: (photo: File | null) => void;
}

/** Begins a report, with the camera or with words. The phone is asked where it is meanwhile. */
export function ReportButtons({ shoot, words, onBegin }: Props) {
  return (
    <>
      <label class="primary huge report-shoot">
        <Icon name="camera" size={34} />{shoot}
        <input type="file" accept="image/jpeg" capture="environment" data-testid="report-camera" onClick={locate}
          onChange={(event) => {
            const photo = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (photo) onBegin(photo);
          }} />
      </label>
      <button type="button" class="secondary wide" data-testid="report-words" onClick={() => { locate(); onBegin(null); }}>{words}</button>
    </>
  );
}
