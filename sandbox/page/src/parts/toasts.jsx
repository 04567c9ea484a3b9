import { useStore } from "../base/store.js";
import { go } from "../live/go.js";
import { dismiss, page } from "../live/page.js";
import { Icon } from "./icon.jsx";

/** Short messages at the edge of the page. */
export function Toasts() {
  const toasts = useStore(page, (now) => now.toasts);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} class="toast" data-testid="toast">
          <p>{toast.text}</p>
          {toast.deed && (
            <button
              type="button"
              class="small"
              onClick={() => {
                dismiss(toast.id);
                go(toast.deed.address);
              }}
            >
              {toast.deed.label}
            </button>
          )}
          <button type="button" class="subtle small square" aria-label="Dismiss this message" onClick={() => dismiss(toast.id)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}
