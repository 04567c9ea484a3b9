const PATHS = {
  chat: "M3.5 10a6.5 6.5 0 1 1 3.2 5.6L3.5 16.5l.9-3.1A6.5 6.5 0 0 1 3.5 10ZM7.5 8.5h5M7.5 11.5h3.5",
  people: "M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 16v-.8c0-2 2.2-3.2 5-3.2s5 1.2 5 3.2v.8M13.5 9.5a2.250 2.250 0 1 0-.4-4.5M14.5 12.2c1.8.3 3 1.3 3 2.8v1",
  channel: "M7.5 3.5 6 16.5M14 3.5l-1.5 13M3.5 7.5h13.5M3 12.5h13.5",
  lock: "M5.5 9h9v7.5h-9ZM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  shared: "M6 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM14.5 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM14.5 16.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8.2 9l4.5-2.5M8.2 11l4.5 2.5",
  send: "m3.5 3.5 13.5 6.5-13.5 6.5 2-6.5ZM5.5 10H11",
  down: "m5.5 8 4.5 4.5L14.5 8",
  up: "m5.5 12 4.5-4.5 4.5 4.5",
  right: "m8 5.5 4.5 4.5L8 14.5",
  back: "m11.5 5-5 5 5 5",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  close: "m5 5 10 10M15 5 5 15",
  check: "m4 10.5 4 4 8-9",
  copy: "M7 7h8.5v9.5H7ZM4.5 13V3.5H13",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l2.8-2.8a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0L4.5 11.3a3 3 0 0 0 4.2 4.2l1-1",
  open: "M8 4.5H4.5v11h11V12M11.5 4h4.5v4.5M16 4l-6.5 6.5",
  plus: "M10 4v12M4 10h12",
  like: "M6.5 9v7.5H4V9ZM6.5 9.5l3.2-6.2c1.5 0 2.2 1 1.9 2.4L11 8.5h4.2c1 0 1.6.8 1.4 1.8l-1 4.7c-.2.9-.8 1.5-1.8 1.5H6.5",
  heart: "M10 16.5 4.3 10.7a3.6 3.6 0 0 1 0-5.1 3.5 3.5 0 0 1 5 0l.7.7.7-.7a3.5 3.5 0 0 1 5 0 3.6 3.6 0 0 1 0 5.1Z",
  storm: "M11 2.5 4.5 11.5H10l-1 6 6.5-9H10Z",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1",
  moon: "M16.5 12A7 7 0 0 1 8 3.5a6.8 6.8 0 1 0 8.5 8.5Z",
  screen: "M3 4.5h14v9.5H3ZM7.5 17h5M10 14v3",
  help: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM7.9 7.7a2.1 2.1 0 1 1 3 2.1c-.6.3-.9.7-.9 1.4v.3M10 14h.01",
  keyboard: "M2.5 5.5h15v9h-15ZM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7",
  bell: "M10 3a4.5 4.5 0 0 0-4.5 4.5V11L4 14h12l-1.5-3V7.5A4.5 4.5 0 0 0 10 3ZM8.5 16.5h3",
  note: "M4.5 3.5h11v9l-3.5 4H4.5ZM12 16.5v-4h3.5M7 7h6M7 10h3.5",
  warn: "M10 3.5 2.5 16.5h15ZM10 8.5v4M10 14.5h.01",
  received: "M3.5 11v4.5h13V11M10 3.5v8M6.5 8.5 10 12l3.5-3.5",
  understood: "M10 3a5 5 0 0 0-3 9v2.5h6V12a5 5 0 0 0-3-9ZM8 17h4",
  routed: "M3.5 10h5M8.5 10 12 5.5h4.5M8.5 10l3.5 4.5h4.5M14.5 3.5l2 2-2 2M14.5 12.5l2 2-2 2",
  desired: "M3.5 4.5h13v11h-13ZM3.5 8h13M6.5 11.5h4",
  sent: "m3.5 3.5 13.5 6.5-13.5 6.5 2-6.5ZM5.5 10H11",
  pressed: "M8 11V4.8a1.3 1.3 0 0 1 2.6 0V9l4 .9c.9.2 1.4 1 1.3 1.8L15 17H9.5L5 12.5c-.6-.6 0-1.8 1-1.7Z",
  acted: "m4 10.5 4 4 8-9",
  told: "M3.5 8.5v3h2.5l5.5 3.5V5L6 8.5ZM14.5 7.5a3.5 3.5 0 0 1 0 5",
};

/** A small line drawing; it says nothing to a screen reader, the text beside it does. */
export function Icon({ name, size = 20 }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <path d={PATHS[name] ?? PATHS.help} stroke-width={name === "more" ? 2.4 : undefined} />
    </svg>
  );
}
