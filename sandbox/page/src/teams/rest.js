/**
 * Where a conversation rests for whoever follows it: at its end, with the newest message wholly in sight where there is room, else with its beginning.
 *
 * @param {{scrollHeight: number, clientHeight: number}} list what scrolls
 * @param {number} [newest] where the newest message begins, from the top of what scrolls; `undefined` where there is none
 * @returns {number} the scroll position
 */
export function restOf({ scrollHeight, clientHeight }, newest) {
  const end = Math.max(0, scrollHeight - clientHeight);
  return newest === undefined ? end : Math.min(end, Math.max(0, Math.floor(newest)));
}
