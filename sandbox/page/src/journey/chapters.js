const BEGINNINGS = ["received", "pressed"];

/**
 * The hops of a journey as chapters: each begins when something came in (PagerDuty told something, or a person pressed a button) and holds what followed from it. Hops
 * that carry the same trace belong together also where others came between them.
 *
 * @param {object[]} hops oldest first
 * @returns {{key: string, hops: object[], millis: number}[]} with the time from the first hop to the last
 */
export function chaptersOf(hops) {
  const chapters = [];
  const byTrace = new Map();
  for (const hop of hops) {
    let chapter = (hop.trace && byTrace.get(hop.trace)) || undefined;
    if (!chapter) {
      const last = chapters.at(-1);
      chapter = !last || BEGINNINGS.includes(hop.step) || (hop.trace && last.trace && last.trace !== hop.trace) ? undefined : last;
    }
    if (!chapter) {
      chapter = { key: `${hop.at} ${hop.step} ${chapters.length}`, trace: hop.trace, hops: [] };
      chapters.push(chapter);
    }
    if (hop.trace) {
      byTrace.set(hop.trace, chapter);
      chapter.trace ??= hop.trace;
    }
    chapter.hops.push(hop);
  }
  return chapters.map(({ key, hops: own }) => ({ key, hops: own, millis: Date.parse(own.at(-1).at) - Date.parse(own[0].at) }));
}

/** Milliseconds from one hop to the next of a chapter; 0 for the first. */
export function gap(hops, index) {
  return index === 0 ? 0 : Math.max(0, Date.parse(hops[index].at) - Date.parse(hops[index - 1].at));
}
