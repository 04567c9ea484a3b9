import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "./icon.jsx";

/** A window above the page with one purpose; Escape and the cross close it. */
export function Modal({ title, onClose, children, testid }) {
  const dialog = useRef();
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    const opened = dialog.current;
    return () => {
      opened.close();
      // What opened the window may have been drawn anew meanwhile: then the messages are the nearest place.
      (before?.isConnected ? before : document.querySelector(".messages"))?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby={id}
      data-testid={testid}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="subtle square" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="modal-body">{children}</div>
    </dialog>
  );
}
