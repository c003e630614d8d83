// @ts-check
/**
 * With how many people an activity can be done, and how they do it, by the words of its `with`. Touches no page.
 */
cpd.planCompany = (() => {
  /** A pattern of words: the usual ones, and those that the site adds. @param {string} before @param {string[]} usual @param {string} name */
  const oneOf = (before, usual, name) => new RegExp(`${before}\\b(?:${[...usual, ...cpd.moreWords(name).map(cpd.escaped)].join("|")})\\b`, "i");

  /**
   * Whom an activity is meant for, by the words of `with`; the first that fits counts. `can`: with
   * how many people it can be done; `best`: for how many it is made; `many`: how more than that do it.
   * @type {{words: RegExp, can: [number, number], best: [number, number], many?: (people: number) => string, hint?: string}[]}
   */
  const COMPANY = [
    { words: /^$/, can: [1, Infinity], best: [1, Infinity] },
    { words: /\b(alone|(on|by) (your|one'?s) ?(own|self)|yourself|individually)\b/i, can: [1, Infinity], best: [1, 1], many: () => "each for themselves" },
    { words: oneOf("\\b(?:other|another|partner|second) ", ["organisation", "institution"], "elsewhere"), can: [2, Infinity], best: [NaN, NaN], hint: "ask them to come" },
    { words: /\bpartners\b/i, can: [2, Infinity], best: [NaN, NaN], hint: "ask them to come" },
    { words: oneOf("", ["team", "group", "staff", "colleagues", "everyone", "trios?", "threes"], "team"), can: [2, Infinity], best: [3, Infinity] },
    { words: oneOf("", ["colleague", "partner", "friend", "coach", "mentor", "mentee", "peer", "somebody", "someone", "pairs?"], "colleague"), can: [2, Infinity], best: [2, Infinity], many: inPairs },
    // Somebody with a role: your subject leader, the person who leads it.
    { words: /./, can: [2, Infinity], best: [NaN, NaN], hint: "ask them to come" },
  ];

  /** @param {number} people */
  function inPairs(people) {
    if (people === 3) return "as a three";
    return people % 2 ? "in pairs and a three" : `in ${people / 2} pairs`;
  }

  /** How well something suits so many people: 2 made for them, 1 at a pinch, 0 not; and how they do it. @param {string | null} words @param {number | null} people */
  function company(words, people) {
    const said = (words ?? "").trim();
    const rule = /** @type {typeof COMPANY[number]} */ (COMPANY.find((one) => one.words.test(said)));
    const { can, best, many, hint = "" } = rule;
    if (!people) return { fit: 2, how: "" };
    if (people < can[0] || people > can[1]) return { fit: 0, how: "" };
    const isMore = people > 2 || (people > 1 && best[1] === 1);
    return { fit: people >= best[0] && people <= best[1] ? 2 : 1, how: many && isMore ? many(people) : hint };
  }

  return company;
})();
