import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Icon } from './Icon';
import { Notices, openDialogs } from './Notices';

interface Props {
  title: string;
  testId: string;
  /** Absent when the dialog must be answered and cannot just be put away. */
  onClose?: () => void;
  kind?: 'sheet' | 'full';
  children: ComponentChildren;
}

/** A native modal dialog: the browser keeps focus inside and gives it back, Escape included. */
export function Dialog({ title, testId, onClose, kind = 'sheet', children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page: of one that is gone already the browser does not give the focus back.
  useLayoutEffect(() => {
    const dialog = box.current!;
    // Safari learnt dialogs in 2022; before, it is a box on top of the page.
    if (!dialog.open) {
      if (dialog.showModal) dialog.showModal();
      else dialog.setAttribute('open', '');
    }
    openDialogs.value = [...openDialogs.peek(), testId];
    return () => {
      openDialogs.value = openDialogs.peek().filter((id) => id !== testId);
      dialog.close?.();
    };
  }, []);
  return (
    <dialog ref={box} class={`${kind} ${testId}`} aria-label={title} data-testid={testId}
      onCancel={(event) => {
        // Who puts a camera away that was opened from here stays here.
        if (event.target !== box.current) return;
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => { if (event.target === box.current) onClose?.(); }}>
      <div class="dialog-body">
        <div class="dialog-head">
          <h2><bdi>{title}</bdi></h2>
          {onClose && (
            <button type="button" class="plain square" aria-label={text('action.close')} data-testid={`${testId}-close`} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
      </div>
      <Notices inside={testId} />
    </dialog>
  );
}
