// @ts-check
/** Words as files for word processors have them: what XML can hold, which way text runs, names. Touches no page. */
cpd.officeText = (() => {
  /** What XML can hold, with one kind of line break. @param {string} text */
  const sayable = (text) => text.replace(/\r\n?/g, "\n").replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");

  /** A part of a file's name: "Straße 4" is "strasse-4". @param {string} words */
  function slug(words) {
    const plain = words.toLowerCase().replace(/ß/g, "ss").replace(/æ/g, "ae").replace(/ø/g, "o").normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");
    return plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
  }

  // Letters that are read from right to left, the other letters, and stretches of one sort among the other.
  const RIGHT = "\\u{590}-\\u{8ff}\\u{fb1d}-\\u{fdff}\\u{fe70}-\\u{fefc}\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
  const LEFT = `(?![${RIGHT}])\\p{L}`;
  const LETTER = new RegExp(`[${RIGHT}]|${LEFT}`, "u");
  const RIGHT_IN_LEFT = new RegExp(`([${RIGHT}](?:(?:(?!${LEFT}).)*[${RIGHT}])?)`, "su");
  const LEFT_IN_RIGHT = new RegExp(`(${LEFT}(?:[^${RIGHT}]*(?:${LEFT}|\\p{Nd}))?)`, "u");

  /** Whether text is read from right to left: its first letter says so. @param {string} text */
  const runsLeft = (text) => new RegExp(`^[${RIGHT}]`, "u").test(LETTER.exec(text)?.[0] ?? "");

  /** Text in stretches of one direction, as in directions.py. @param {string} text */
  function stretches(text) {
    const base = runsLeft(text);
    return text.split(base ? LEFT_IN_RIGHT : RIGHT_IN_LEFT).map((words, at) => ({ words, isLeftwards: base !== (at % 2 === 1) })).filter(({ words }) => words);
  }

  /** @param {string} name */
  function checksum(name) {
    let sum = -1;
    for (const byte of new TextEncoder().encode(name)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return (~sum >>> 0).toString(16).padStart(8, "0");
  }

  return { sayable, slug, runsLeft, stretches, checksum };
})();
