import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/Notices';
import { decode } from '../tasks/photo';
import { areaBetween, cover, type Area } from './cover';

interface Point { x: number; y: number }
interface Props { photo: Blob; onClose: () => void; onDone: (covered: Blob) => void }

/** Faces and plates are covered by drawing rectangles over them, before the picture leaves the phone. */
export default function CoverDialog({ photo, onClose, onDone }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<Point | null>(null);
  const [drawn, setDrawn] = useState<Area | null>(null);
  const [covered, setCovered] = useState(0);

  useEffect(() => { void draw(); }, []);

  /** Draws the picture as it was before anything was covered. */
  async function draw(): Promise<void> {
    try {
      const picture = await decode(photo);
      const target = canvas.current;
      if (target) {
        [target.width, target.height] = [picture.width, picture.height];
        target.getContext('2d')!.drawImage(picture.source, 0, 0);
      }
      picture.done();
      setCovered(0);
    } catch {
      notify(text('task.photoUnreadable'), 'bad');
      onClose();
    }
  }

  function at(event: PointerEvent): Point {
    const target = canvas.current!;
    const box = target.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * target.width, y: ((event.clientY - box.top) / box.height) * target.height };
  }

  function down(event: PointerEvent): void {
    canvas.current!.setPointerCapture(event.pointerId);
    from.current = at(event);
  }

  function move(event: PointerEvent): void {
    if (from.current) setDrawn(areaBetween(from.current, at(event), canvas.current!));
  }

  function up(event: PointerEvent): void {
    const area = from.current && areaBetween(from.current, at(event), canvas.current!);
    from.current = null;
    setDrawn(null);
    if (!area) return;
    cover(canvas.current!, area);
    setCovered((before) => before + 1);
  }

  function done(): void {
    canvas.current!.toBlob((blob) => {
      if (blob) onDone(blob);
      else notify(text('task.photoUnreadable'), 'bad');
    }, 'image/jpeg', 0.8);
  }

  const share = (value: number, of: number) => `${(value / of) * 100}%`;
  const size = canvas.current;
  return (
    <Dialog title={text('report.coverTitle')} testId="cover-dialog" kind="full" onClose={onClose}>
      <p>{text('report.coverHow')}</p>
      <div class="cover-area">
        <canvas ref={canvas} data-testid="cover-canvas" data-covered={covered} role="img" aria-label={text('task.photoPreview')}
          onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={() => { from.current = null; setDrawn(null); }} />
        {drawn && size && (
          <span class="cover-frame" style={{
            left: share(drawn.x, size.width), top: share(drawn.y, size.height),
            width: share(drawn.width, size.width), height: share(drawn.height, size.height),
          }} />
        )}
      </div>
      <p class="muted" role="status">{covered > 0 ? text('report.covered', { n: covered }) : ''}</p>
      <div class="action-row">
        <button type="button" class="secondary" disabled={covered === 0} onClick={() => void draw()}>{text('report.uncover')}</button>
        <button type="button" class="primary" disabled={covered === 0} data-testid="cover-done" onClick={done}>
          <Icon name="check" />{text('report.coverDone')}
        </button>
      </div>
    </Dialog>
  );
}
