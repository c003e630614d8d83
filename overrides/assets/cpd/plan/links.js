// @ts-check
/**
 * A plan as a link has it, "~arrive:5,first/an-item:3,/another-of-first:20"; and what is no item in it. Touches no page.
 */
cpd.planLinks = (() => {
  /** The longest session, in minutes. */
  const MOST = 480;

  /** What is no item: by the name it has in a link. @type {Record<string, {title: string, minutes: number, why: string}>} */
  const FRAMES = {
    "~arrive": { title: "Arrive", minutes: 5, why: "To settle, and to say what this is about." },
    "~break": { title: "Break", minutes: 10, why: "So that nobody sits for much more than an hour and a half." },
    "~close": { title: "Close", minutes: 5, why: "Each says one thing to try. Agree who does what by when." },
  };

  /** @param {{id: string, minutes: number}[]} parts */
  function written(parts) {
    let suite = "";
    return parts.map(({ id, minutes }) => {
      const cut = id.indexOf("/");
      const short = cut > 0 && id.slice(0, cut) === suite ? id.slice(cut) : id;
      if (cut > 0) suite = id.slice(0, cut);
      return `${encodeURIComponent(short).replaceAll("%2F", "/")}:${minutes}`;
    }).join(",");
  }

  /** What an id of a link stands for, under its present name. @param {Cpd.Timetable} catalogue @param {string} id */
  function partOf({ items }, id) {
    if (Object.hasOwn(FRAMES, id)) return { id, minutes: FRAMES[id].minutes };
    const item = items.find((one) => one.id === id) ?? items.find((one) => one.was?.includes(id));
    return item && !item.withdrawn ? { id: item.id, minutes: item.minutes ?? 0 } : null;
  }

  /** What a link says; ids that are no longer there are named. Minutes that make no sense are the item's own. @param {Cpd.Timetable} catalogue @param {string} words */
  function read(catalogue, words) {
    /** @type {{id: string, minutes: number}[]} */
    const parts = [];
    /** @type {string[]} */
    const unknown = [];
    let suite = "";
    for (const one of words.split(",").filter(Boolean).slice(0, 200)) {
      const [, short, length] = /^(.*?)(?::(\d{1,3}))?$/s.exec(one) ?? [];
      const id = short.startsWith("/") ? suite + short : short;
      if (id.includes("/")) suite = id.slice(0, id.indexOf("/"));
      const found = partOf(catalogue, id);
      if (found) parts.push({ id: found.id, minutes: Math.min(length === undefined ? found.minutes : Number(length), MOST) });
      else unknown.push(id);
    }
    return { parts, unknown };
  }

  return { MOST, FRAMES, written, read };
})();
