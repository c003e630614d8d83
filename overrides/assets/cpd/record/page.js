// @ts-check
/**
 * My record: all that a reader has written, ticked and starred, in one place. This part draws the page anew when something
 * changes; how it is laid out stands in frame.js, what is drawn in list.js, due.js, log.js and keep.js. What comes when
 * it is used: export-*.js, record-file.js and record-import.js, record-shared.js.
 *
 * @requires store
 * @requires speaking
 * @requires record/frame
 * @requires record/groups
 * @requires record/list
 * @requires record/due
 * @requires record/log
 * @requires record/keep
 */
(() => {
  const { element, counted, store, record } = cpd;
  const PAUSE = 200;
  const QUIET = 12_000;

  /** Which order the page's address names. @returns {"suite" | "date"} */
  const orderNamed = () => (new URLSearchParams(location.search).get("order") === "date" ? "date" : "suite");

  /** @implements {Cpd.View} */
  class RecordPage {
    search = "";
    order = orderNamed();
    /** @type {Set<string>} */
    ticked = new Set();
    /** @type {Set<string>} */
    without = new Set();
    /** @type {Map<string, Cpd.Ghost[]>} */
    ghosts = new Map();

    /** @type {Map<string, {signature: string, node: HTMLElement}>} */
    #cards = new Map();
    /** What was deleted, by where. @type {Map<string, Cpd.Thing>} */
    #remembered = new Map();
    #isOwn = false;
    #isWaiting = false;
    #isEmpty = true;
    #quiet = 0;
    /** What is kept, as it is now; read again after every change. @type {Cpd.Thing[] | null} */
    #fresh = null;

    /** @param {HTMLElement} root @param {boolean} isEmpty whether nothing is kept */
    constructor(root, isEmpty) {
      this.root = root;
      this.frame = new record.Frame(root, this);
      this.voice = cpd.speaking(this.frame.status);
      this.#listen();
      this.draw();
      if (isEmpty) this.#nameLater();
      this.#showShared();
      const target = location.hash.startsWith("#cpd-record-") ? document.getElementById(location.hash.slice(1)) : null;
      target?.scrollIntoView();
    }

    /** Nobody needs names before there is something to name. */
    #nameLater() {
      const come = async () => {
        unwatch();
        await record.named();
        this.#cards.clear();
        this.#fresh = null;
        if (!this.#isEmpty) this.draw();
      };
      const unwatch = store.watch(come);
      this.root.addEventListener("focusin", come, { once: true });
    }

    // What the parts are given

    /** What is said here stands elsewhere, too; so it need not cover the page for long. @param {string} words */
    say(words) {
      this.voice.say(words);
      clearTimeout(this.#quiet);
      this.#quiet = setTimeout(() => (this.frame.status.textContent = ""), QUIET);
    }

    saved() {
      this.voice.saved();
    }

    /** @param {string} words */
    warn(words) {
      this.frame.alert.replaceChildren(element("p", "cpd-record__trouble", words));
    }

    things() {
      record.settle();
      this.#fresh ??= record.things();
      return this.#fresh;
    }

    shown() {
      return record.fitting(this, this.things());
    }

    chosen() {
      return this.shown().filter(({ id }) => !this.ticked.size || this.ticked.has(id));
    }

    /** The words that are looked for. */
    sought() {
      return record.folded(this.search).split(/\s+/).filter(Boolean);
    }

    /** What was deleted keeps its place. @param {Cpd.Thing} thing @param {string} [place] */
    remember(thing, place = thing.id) {
      this.#remembered.set(place, { ...thing, facets: new Map() });
    }

    /** Changes made here are drawn by whoever makes them. @param {() => void} act */
    own(act) {
      this.#isOwn = true;
      try {
        act();
      } finally {
        this.#isOwn = false;
      }
    }

    /** @param {string} id @param {boolean} isOn */
    tick(id, isOn) {
      if (isOn) this.ticked.add(id);
      else this.ticked.delete(id);
      this.#drawEnd();
    }

    /** @param {boolean} isOn */
    tickAll(isOn) {
      this.ticked.clear();
      if (isOn) this.shown().forEach(({ id }) => this.ticked.add(id));
      this.draw();
      this.say(isOn ? `${counted(this.ticked.size, "thing")} ticked.` : "Nothing ticked: everything shown is included.");
    }

    /** @param {string} key @param {boolean} isOn */
    choose(key, isOn) {
      if (isOn) this.without.delete(key);
      else this.without.add(key);
      this.draw();
    }

    /** A card or a row that has not changed is not made again. @type {Cpd.View["reused"]} */
    reused(thing, level, make) {
      const name = `${typeof level} ${thing.id}`;
      const facts = [...thing.facets].map(([facet, { at, asked, value }]) => [facet, at, asked, record.opened.has(`${thing.id}#${facet}`), typeof value === "string" && value.length > 200 ? value.length : value]);
      const ghosts = [thing.id, `row ${thing.id}`].flatMap((place) => this.ghosts.get(place) ?? []).map(({ key }) => key);
      const signature = JSON.stringify([level, this.search, this.ticked.has(thing.id), facts, ghosts]);
      const known = this.#cards.get(name);
      if (known?.signature === signature) return known.node;
      const node = make(this, thing, level);
      this.#cards.set(name, { signature, node });
      return node;
    }

    // Drawing

    /** Things that were deleted, at these places, while they can be brought back. @param {Set<string>} ids what is there @param {(place: string) => boolean} isHere */
    #deleted(ids, isHere) {
      return [...this.#remembered].filter(([place, { id }]) => this.ghosts.has(place) && !ids.has(id) && isHere(place)).map(([, thing]) => thing);
    }

    /** Draw everything anew; the focus stays, or goes to what bears a key. @param {string} [focus] */
    draw(focus) {
      const { boxes, choices } = this.frame;
      const kept = this.things();
      const active = document.activeElement;
      const before = this.frame.focused();
      const ids = new Set(kept.map(({ id }) => id));
      // What was deleted keeps its place, in the list or in the log, where it can be undone.
      const all = [...kept, ...this.#deleted(ids, (place) => !place.startsWith("row "))].sort(record.inOrder);
      const rows = [...kept, ...this.#deleted(ids, (place) => place.startsWith("row "))];
      const fitted = this.shown();
      for (const id of this.ticked) if (!ids.has(id)) this.ticked.delete(id);
      const fits = new Set(fitted);
      const drawn = all.map((one) => fitted.find(({ id }) => id === one.id) ?? one).filter((one) => fits.has(one) || !one.facets.size);
      this.#isEmpty = !all.length;
      this.frame.hideEmpty(this.#isEmpty, Boolean(this.ghosts.size || store.troubles().length || store.all(record.SETTINGS).size));
      boxes.list.replaceChildren(...record.list(this, drawn));
      boxes.due.replaceChildren(...record.due(this, kept));
      boxes.touched.replaceChildren(...record.lastTouched(kept));
      choices.replaceChildren(...record.parts(this, kept));
      this.frame.count(this.#words(fitted.length, kept.length));
      boxes.rows.replaceChildren(...record.log.section(this, rows, fitted));
      boxes.jump.replaceChildren(...(this.#isEmpty ? [] : [this.frame.jump()]));
      this.#drawEnd();
      if (focus !== undefined || active !== document.activeElement) this.frame.refocus(before, focus);
    }

    /** How much fits what is looked for. @param {number} fitting @param {number} all */
    #words(fitting, all) {
      const isChosen = this.search.trim() || this.without.size;
      return isChosen ? `${fitting} of ${counted(all, "thing")} ${fitting === 1 ? "fits" : "fit"}.` : `${counted(all, "thing")}.`;
    }

    /** What depends on what is chosen. */
    #drawEnd() {
      const { boxes } = this.frame;
      const { keep } = record;
      this.frame.keepFocus(() => {
        boxes.trouble.replaceChildren(...keep.troubles(this), ...record.undos(this, "#bad"));
        boxes.nudge.replaceChildren(...keep.nudge(this));
        boxes.save.replaceChildren(...(this.#isEmpty ? [element("p", "", "There is nothing to save yet.")] : keep.saveBox(this)));
        boxes.wipe.replaceChildren(...keep.deleteBox(this));
        boxes.sharing.replaceChildren(...keep.shareBox(this));
      });
    }

    /** Draw when the browser is about to draw. */
    #drawLater() {
      if (this.#isWaiting) return;
      this.#isWaiting = true;
      requestAnimationFrame(() => {
        this.#isWaiting = false;
        this.draw();
      });
    }

    // What the reader does

    #listen() {
      const { search, file } = this.frame;
      let timer = 0;
      search.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          this.search = search.value;
          this.draw();
        }, PAUSE);
      });
      file.addEventListener("change", () => this.#bring(file.files?.[0]));
      this.frame.onDrop((given) => this.#bring(given));
      store.watch(() => {
        this.#fresh = null;
        if (!this.#isOwn) this.#drawLater();
      });
      store.onTrouble(() => {
        this.#fresh = null;
        this.#drawLater();
      });
      addEventListener("hashchange", () => this.#showShared());
    }

    /** @param {"suite" | "date"} value @param {string} words */
    orderBy(value, words) {
      const url = new URL(location.href);
      if (value === "date") url.searchParams.set("order", value);
      else url.searchParams.delete("order");
      history.replaceState(null, "", url);
      this.order = value;
      this.draw();
      this.say(`Ordered ${words.toLowerCase()}.`);
    }

    /** A back-up file. @param {File | undefined} given */
    async #bring(given) {
      if (!given) return;
      this.frame.alert.replaceChildren();
      try {
        await record.named();
        await cpd.load("record-file", "record-import");
        await record.bring(this, given, this.frame.imports);
      } catch (error) {
        console.error("cpd: the file could not be brought back", error);
        this.warn("This file could not be read. Nothing was changed.");
      }
      this.frame.file.value = "";
    }

    /** What somebody else wrote, in the address. */
    async #showShared() {
      if (!location.hash.startsWith("#shared=")) return;
      await record.named();
      await cpd.load("record-shared");
      await record.shared(this, this.frame.boxes.shared);
    }
  }

  cpd.component("record", async (root) => {
    const isEmpty = !store.entries().length;
    if (!isEmpty) await record.named();
    void new RecordPage(root, isEmpty);
  });
})();
