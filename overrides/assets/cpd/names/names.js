// @ts-check
/**
 * What looks like somebody's name, telephone number or e-mail address. It is a reminder, no filter: it looks
 * for what is common here, and would rather pass a name over than stop at every second word. In another language than
 * English it knows addresses and numbers only.
 *
 * @requires names/english
 */
cpd.names = (() => {
  const { element } = cpd;
  cpd.load("names.css");
  const { words, things, firstNames } = cpd.namesInEnglish;

  /** In a row of capitals one of these makes it something else than a person. */
  const NO_NAME = new Set([...things, ...cpd.moreWords("not-names").flatMap(words)]);

  /** Where names can be told by their capitals, and titles and first names are these. */
  const isEnglish = /^en\b/i.test(document.documentElement.lang || "en");

  const EMAIL = /(?<![\p{L}\d.+_%-])[\p{L}\d][\p{L}\d.+_%-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/gu;
  const TELEPHONE = /(?<![\w.,/£-])(?:\+44[ -]?(?:\(0\)[ -]?)?[1-37-9]|\(?0[1-37-9])(?:[ ()-]{0,2}\d){8,9}(?![\d/])/g;
  const CAPITAL = String.raw`\p{Lu}(?:[\p{L}]|['’-](?=\p{L}))*\p{Ll}`;
  const TITLED = new RegExp(String.raw`(?<![\p{L}\d])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor|Rev|Fr)\.? (?:${CAPITAL}|\p{Lu}\.?)(?: ${CAPITAL})*`, "gu");
  const INITIAL = new RegExp(String.raw`(?<![\p{L}\d.])(?:\p{Lu}\. ?)+${CAPITAL}`, "gu");
  const ROW = new RegExp(String.raw`(?<![\p{L}\d'’-])${CAPITAL}(?: ${CAPITAL})*(?![\p{L}\d])`, "gu");

  /** Whether a sentence, a line or a point of a list begins here. @param {string} before */
  const isStart = (before) => !before || /(?:[.!?:…][)"”’']*\s+|\n\s*|[“"‘(]|[-–—•*]\s+|\d[.)]\s+)$/u.test(before);

  /** The words of a row of capitals that are somebody's name, or none. @param {string} row @param {boolean} isAtStart */
  function nameIn(row, isAtStart) {
    const parts = row.split(" ").map((word) => word.replace(/['’]s$/, ""));
    const known = parts.findIndex((word) => firstNames.has(word));
    // "Green Trust", "Rose Brindley Academy"; but "When Sarah" is Sarah.
    const isThing = parts.some((word) => NO_NAME.has(word));
    if (known >= 0 && !(isThing && parts.length > 1)) return parts.slice(known).join(" ");
    const rest = isAtStart ? parts.slice(1) : parts;
    return rest.length === 2 && !isThing ? rest.join(" ") : "";
  }

  /** @param {string} text @returns {Cpd.Found[]} */
  function found(text) {
    /** @type {(Cpd.Found & {from: number})[]} */
    const all = [];
    let rest = text.normalize("NFC").replace(/[^\S\n]/gu, " ").replace(/\bSt\. (?=\p{Lu})/gu, "St ");

    /** Take what fits out of the text, so that nothing is told twice. @param {Cpd.Found["kind"]} kind @param {RegExp} pattern */
    function take(kind, pattern) {
      rest = rest.replace(pattern, (one, from) => {
        all.push({ kind, text: one.trim(), from });
        return "\0".repeat(one.length);
      });
    }

    take("email", EMAIL);
    take("telephone", TELEPHONE);
    if (isEnglish) take("name", TITLED);
    if (isEnglish) take("name", INITIAL);
    for (const match of isEnglish ? rest.matchAll(ROW) : []) {
      const name = nameIn(match[0], isStart(rest.slice(Math.max(0, match.index - 12), match.index)));
      if (name) all.push({ kind: "name", text: name, from: match.index });
    }
    const inOrder = all.sort((one, other) => one.from - other.from);
    return [...new Map(inOrder.map(({ kind, text: words }) => [words, { kind, text: words }])).values()];
  }

  /**
   * The reader looks at what was found, and may go on. Where nothing was, it goes on at once and there is no list.
   * @param {string[]} texts @param {() => void} goOn @param {() => void} [again] what "Let me check" does
   * @returns {HTMLElement | null}
   */
  function panel(texts, goOn, again) {
    const list = found(texts.join("\n\n"));
    if (!list.length) {
      goOn();
      return null;
    }
    const kinds = { name: "", telephone: " (a telephone number)", email: " (an e-mail address)" };
    const title = list.every(({ kind }) => kind === "name") ? "These look like names of people" : "These look like people’s names, numbers or addresses";
    const box = element("div", { class: "cpd-names", role: "group", "aria-label": title, tabindex: "-1" });
    const button = (/** @type {string} */ words, /** @type {(() => void) | undefined} */ act) => {
      const answered = () => {
        box.remove();
        act?.();
      };
      return cpd.button(words, answered, { looks: "cpd-names__button" });
    };
    box.append(element("p", "cpd-names__title", title),
      element("ul", "", ...list.map(({ kind, text }) => element("li", "", text + kinds[kind]))),
      element("p", "", "Nobody should be known from what you pass on. If these aren’t people’s names, or they have agreed, continue."),
      element("div", "cpd-names__buttons", button("Let me check", again), button("Continue", goOn)));
    return box;
  }

  return { found, panel };
})();
