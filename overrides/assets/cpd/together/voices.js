// @ts-check
/**
 * Whose answers there are: this reader's copies of the form, and what colleagues' files bring. What a file says is never
 * trusted: its size, its types and each answer are checked against the form. Nothing of it is kept.
 *
 * @requires joint
 * @requires store
 * @requires together/tools
 */
cpd.TogetherVoices = (() => {
  const { store, joint, counted } = cpd;
  const { LABEL, plain } = joint;
  const { site } = cpd.togetherTools;
  /** A whole back-up is far smaller; more would only keep the browser busy. */
  const BYTES = 20_000_000;
  const VOICES = 100;

  /** What the site was called before. */
  const was = () => (document.documentElement.dataset.cpdSiteWas ?? "").split(" ");

  /** @param {Cpd.Taken} taken */
  const size = ({ answers, tables }) => answers.size + [...tables.values()].flat().length;

  class Voices {
    /** @param {Cpd.Filled} filled @param {Cpd.FormPart[]} parts @param {string} base the form's id */
    constructor(filled, parts, base) {
      this.filled = filled;
      this.parts = parts;
      this.base = base;
      /** @type {Cpd.Voice[]} */
      this.files = [];
      /** Why files were not used. @type {string[]} */
      this.refused = [];
      /** Files that were read, so that one is not counted twice. @type {Set<string>} */
      this.seen = new Set();
      /** What was chosen of one's own copies. @type {Map<string, boolean>} */
      this.chosen = new Map();
      this.number = 0;
    }

    /** This reader's copies with something in them, this one first. @returns {Cpd.Voice[]} */
    own() {
      const copies = this.filled.copies();
      const here = copies.filter(({ id }) => id === this.filled.id);
      return [...here, ...copies.filter((copy) => !here.includes(copy))].map(({ id, number, name }) => {
        const taken = joint.taken(this.parts, [...store.all(id)].map(([facet, { value }]) => [facet, value]));
        const isHere = id === this.filled.id;
        const words = isHere ? "Mine" : `My ${name.startsWith("Copy ") ? name.toLowerCase() : `copy ${number} (${name})`}`;
        return { ...taken, key: id, name: words, isOwn: true, isIn: this.chosen.get(id) ?? isHere, notes: [] };
      }).filter((voice) => size(voice));
    }

    /** @param {Cpd.Voice} voice @param {boolean} isIn */
    choose(voice, isIn) {
      if (voice.isOwn) this.chosen.set(voice.key, isIn);
      else voice.isIn = isIn;
    }

    /** @param {Cpd.Voice} voice */
    remove(voice) {
      this.files.splice(this.files.indexOf(voice), 1);
      if (!this.files.length) this.seen.clear();
    }

    /** A name that nobody has yet. @param {string} wanted */
    freeName(wanted) {
      const names = new Set(["Mine", ...this.files.map(({ name }) => name)]);
      let name = wanted;
      for (let at = 2; names.has(name); at += 1) name = `${wanted} (${at})`;
      return name;
    }

    /** Take a file in; what was wrong with it, if it was. @param {File} file */
    async add(file) {
      const name = plain(file.name, LABEL) || "a file";
      if (file.size > BYTES) return `${name}: it is larger than ${BYTES / 1_000_000} MB.`;
      const text = await file.text().catch(() => null);
      if (text === null) return `${name}: it could not be opened.`;
      if (this.seen.has(text)) return `${name}: this file is here already.`;
      const found = joint.opened(text, this.base);
      if ("error" in found) return `${name}: ${found.error}`;
      const sets = found.sets.map((set) => ({ words: set.words, taken: joint.taken(this.parts, set.answers) })).filter(({ taken }) => size(taken));
      if (!sets.length) return `${name}: none of its answers fits this form as it is now.`;
      if (this.files.length + sets.length > VOICES) return `${name}: there are ${VOICES} sets of answers here already.`;
      this.seen.add(text);
      this.take(found, name, sets);
      return "";
    }

    /** @param {{from: string, site: string}} found @param {string} name the file's @param {{words: string, taken: Cpd.Taken}[]} sets */
    take(found, name, sets) {
      const stem = found.from || `Colleague ${(this.number += 1)}`;
      const isForeign = found.site && ![site(), ...was()].includes(found.site);
      sets.forEach(({ words, taken }, at) => {
        const notes = [
          name,
          isForeign ? `made on another site, ${found.site}` : "",
          taken.left ? `${counted(taken.left, "answer")} left out: this form has no place for ${taken.left === 1 ? "it" : "them"}` : "",
          sets.length > 1 && !at ? `one of ${sets.length} copies in the file` : "",
        ].filter(Boolean);
        this.files.push({ ...taken, key: `file-${this.seen.size}-${at}`, name: this.freeName(sets.length > 1 && words ? `${stem}, ${words}` : stem), isOwn: false, isIn: !at, notes });
      });
    }

    /** Take files in; how many sets of answers were added. @param {Iterable<File>} files */
    async addAll(files) {
      const before = this.files.length;
      /** @type {string[]} */
      const refused = [];
      for (const file of files) {
        const failure = await this.add(file);
        if (failure) refused.push(failure);
      }
      this.refused = refused;
      return this.files.length - before;
    }
  }

  return Object.assign(Voices, { size });
})();
