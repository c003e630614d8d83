// @ts-check
/**
 * Times of day as they are read and said, and when each part of a session is. Touches no page.
 */
cpd.planClock = (() => {
  /** Minutes from midnight, or nothing where it is no time. @param {string | null} words */
  function time(words) {
    const found = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(words ?? "");
    const [hours, minutes] = found ? [Number(found[1]), Number(found[2] ?? 0)] : [99, 0];
    return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
  }

  /** @param {number} minutes from midnight */
  function clock(minutes) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const inDay = ((minutes % 1440) + 1440) % 1440;
    return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}${minutes >= 1440 ? " (next day)" : ""}`;
  }

  /** From when to when each part goes; in minutes of the session where no time is set. @param {{minutes: number}[]} parts @param {number | null} start */
  function times(parts, start) {
    let at = start ?? 0;
    return parts.map(({ minutes }) => {
      const from = at;
      at += minutes;
      if (start === null) return minutes ? `Minute ${from} to ${at}` : `Minute ${from}`;
      return minutes ? `${clock(from)} to ${clock(at)}` : clock(from);
    });
  }

  return { time, clock, times };
})();
