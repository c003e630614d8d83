// @ts-check
/**
 * What opens under an item's row, and what is told there only when there is something to tell: "done" and its
 * minutes, printing, a question that has changed, earlier answers, trouble with keeping. item.js brings this.
 *
 * @requires store
 */
(() => {
  const { element, store, trays, counted, datedAt } = cpd;
  const keeps = cpd.keeps ?? [];
  const page = document.documentElement;

  // Parts

  /** @param {string} words @param {() => void} act @param {string} [kind] */
  const button = (words, act, kind) => cpd.button(words, act, { looks: "cpd-keep__button", kind });

  /** @param {(Node | string)[]} inside */
  const line = (...inside) => element("p", "", ...inside);

  /** A text with its line breaks. @param {string} text */
  const said = (text) => element("div", "cpd-keep__text", text);

  /** The day so many days from now, here: "2026-05-03". */
  function dayFrom(days = 0) {
    const day = new Date();
    day.setDate(day.getDate() + days);
    return cpd.dayOf(day);
  }

  /** Entries as a back-up that My record can take in. @param {object[]} entries */
  const backup = (entries) =>
    JSON.stringify({ format: "cpd-record", version: 1, site: page.dataset.cpdSite, made: new Date().toISOString(), entries }, null, 2);

  /** A name for a file. @param {string} id */
  const fileName = (id) => id.replace(/[^\w-]+/g, "-").slice(0, 80);

  /** Where this page stands for others; a copy on a memory stick leads to the site, where it has an address. @param {string} [path] */
  function absolute(path = "") {
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))?.href;
    const found = new URL(path, canonical ?? location.href.replace(/[?#].*$/, ""));
    if (found.protocol !== "file:") found.pathname = found.pathname.replace(/\/index\.html$/, "/");
    return found.href;
  }

  /** Where an item stands. @param {Pick<Cpd.Keep, "root">} keep */
  function address({ root }) {
    const place = root.querySelector(":scope > .cpd-item__place a")?.getAttribute("href");
    return absolute(place ?? (root.id && `#${root.id}`));
  }

  // The tray

  /** @param {Cpd.Keep} keep */
  function close({ tray, buttons, say }) {
    say("");
    for (const name of ["remind", "share"]) buttons[name].setAttribute("aria-expanded", "false");
    delete tray.dataset.open;
    tray.replaceChildren();
  }

  /** Open this under the row; if it is open, close it. Whether it is open now. @param {Cpd.Keep} keep @param {string} name @param {(Node | string)[]} inside */
  function show(keep, name, ...inside) {
    const { tray, buttons, title } = keep;
    const wasOpen = tray.dataset.open === name && name !== "done";
    close(keep);
    if (wasOpen) return false;
    tray.dataset.open = name;
    if (name !== "done") buttons[name].setAttribute("aria-expanded", "true");
    const leave = () => {
      close(keep);
      [buttons[name], buttons.more, buttons.all].find((one) => one.checkVisibility())?.focus();
    };
    const sheet = element("div", { class: "cpd-keep__sheet", role: "group", "aria-label": `${buttons[name].textContent}: ${title}` },
      ...inside, line(button("Close", leave, "quiet")));
    sheet.addEventListener("keydown", ({ key }) => key === "Escape" && leave());
    tray.append(sheet);
    return true;
  }

  // Done, and its minutes

  /** @param {Cpd.Keep} keep */
  trays.done = (keep) => {
    const { id, title, say } = keep;
    const facets = ["done", "minutes"];
    const before = facets.map((facet) => store.get(id, facet));
    const minutes = Number(keep.minutes) || 0;
    if (before[0]) {
      facets.forEach((facet) => store.remove(id, facet));
      const undo = () => {
        facets.forEach((facet, place) => before[place] && store.set(id, facet, before[place]));
        close(keep);
        keep.buttons.done.focus();
        say(`${keep.buttons.done.textContent} again.`);
      };
      show(keep, "done", line("No longer marked as done. ", button("Undo", undo)));
      return say("No longer marked as done.");
    }
    store.set(id, "done", { value: dayFrom(), label: title, type: "date" });
    const record = page.dataset.cpdRecord;
    const parts = [];
    if (minutes) {
      store.set(id, "minutes", { value: minutes, label: title, type: "number" });
      const field = element("input", { type: "number", min: "1", max: "6000", value: String(minutes) });
      field.addEventListener("input", () => {
        const value = Number(field.value);
        if (!field.validity.valid || !value) return say("Write the minutes in figures, 1 or more.");
        store.set(id, "minutes", { value, label: title, type: "number" });
        return say(`Saved in this browser: ${counted(value, "minute")}.`);
      });
      parts.push(element("label", "", "How many minutes? ", field));
    }
    if (record) parts.push(line(element("a", { href: record }, "Add what you learned in My record")));
    show(keep, "done", ...parts);
    say("Marked as done in this browser.");
  };

  // Print just this

  /** @param {Cpd.Keep} keep */
  trays.print = ({ root }) => {
    if (root.matches(".cpd-tools")) return window.print();
    const source = element("p", "cpd-keep__source", `${document.title}: ${address({ root })}`);
    root.append(source);
    root.dataset.cpdPrinted = "";
    cpd.printPart("one", () => {
      source.remove();
      delete root.dataset.cpdPrinted;
    });
  };

  // A question that has changed, and earlier answers

  /** The question as it was. @param {Cpd.Facet} entry */
  function then({ wording }) {
    if (!wording) return "";
    return element("details", "cpd-keep__wording", element("summary", "", "The question then"), said(wording));
  }

  /** A part of an item's box, made once. @param {Cpd.Keep} keep @param {string} name */
  function part({ box }, name) {
    const there = box.querySelector(`:scope > .cpd-keep__${name}`);
    if (there) return there;
    const made = element("div", `cpd-keep__${name}`);
    if (name === "changed") box.prepend(made);
    else box.append(made);
    return made;
  }

  /** Say it, with a button that takes it back. @param {Element} place @param {string} words @param {() => void} undo */
  function undoable(place, words, undo) {
    const back = button("Undo", () => {
      note.remove();
      undo();
    });
    const note = line(`${words} `, back);
    note.className = "cpd-keep__undo";
    place.append(note);
    back.focus();
  }

  /** @param {Cpd.Keep} keep */
  function showChangedQuestion(keep) {
    const { id, asked, say } = keep;
    const answer = store.get(id, "answer");
    const place = part(keep, "changed");
    place.querySelector(":scope > .cpd-keep__notice")?.remove();
    if (!keep.asks || !answer?.asked || answer.asked === asked) return;
    const day = datedAt(answer.at);
    const fits = () => {
      store.set(id, "answer", { ...answer, asked, wording: keep.wording() });
      undoable(place, "Your answer stands for the question as it is now.", () => putBack(keep, "answer", answer));
      say("Your answer stands.");
    };
    const aside = () => {
      const facet = store.roomFor(id, "answer");
      store.set(id, facet, answer);
      store.remove(id, "answer", { after: facet });
      undoable(place, "Your earlier answer is put aside and stands below.", () => {
        putBack(keep, "answer", answer);
        store.remove(id, facet, { after: "answer" });
      });
      say("Your earlier answer is put aside.");
    };
    place.prepend(element("div", "cpd-keep__notice",
      line(element("strong", "", "The question has changed since you answered"), day && ` on ${day}`, "."),
      then(answer),
      element("div", "cpd-keep__buttons", button("My answer still fits", fits), button("Put it aside and answer again", aside))));
  }

  /** Keep again what was there; what was written since makes room. @param {Cpd.Keep} keep @param {string} facet @param {Cpd.Facet} entry */
  function putBack(keep, facet, entry) {
    const now = store.get(keep.id, facet);
    store.set(keep.id, facet, entry, now && now.value !== entry.value ? { aside: store.roomFor(keep.id, facet) } : {});
    keep.settle(true);
  }

  /** @param {Cpd.Keep} keep */
  function earlier(keep) {
    const { id, say } = keep;
    const found = [...store.all(id)].filter(([facet]) => /^earlier\.(answer|note)(~\d+)?$/.test(facet));
    const place = part(keep, "old");
    const drawn = found.sort(([, one], [, other]) => other.at.localeCompare(one.at)).map(([facet, entry]) => {
      const [, of = ""] = /^earlier\.(\w+)/.exec(facet) ?? [];
      const day = datedAt(entry.at);
      const back = () => {
        putBack(keep, of, entry);
        store.remove(id, facet, { after: of });
        say(`Your earlier ${of} is back in the box.`);
        /** @type {HTMLElement | null} */ (keep.box.querySelector(`.cpd-keep__box--${of} textarea`))?.focus();
      };
      const remove = () => {
        store.remove(id, facet);
        undoable(place, `Earlier ${of} deleted.`, () => store.set(id, store.get(id, facet) ? store.roomFor(id, of) : facet, entry));
        say(`Earlier ${of} deleted.`);
      };
      return element("div", "cpd-keep__earlier", line(`Earlier ${of}${day && `, written on ${day}`}`), said(String(entry.value)), then(entry),
        element("div", "cpd-keep__buttons", !keep.asks && of === "answer" ? "" : button("Bring it back", back), button("Delete", remove)));
    });
    place.querySelectorAll(":scope > .cpd-keep__earlier").forEach((one) => one.remove());
    place.prepend(...drawn);
  }

  /** What was told of each, so that nothing is drawn anew under somebody's finger. @type {WeakMap<Cpd.Keep, string>} */
  const told = new WeakMap();

  /** @param {Cpd.Keep} keep */
  trays.old = (keep) => {
    const state = JSON.stringify([...store.all(keep.id)].filter(([facet]) => /answer|note/.test(facet)).map(([facet, { at, asked }]) => [facet, at, facet === "answer" ? asked : ""]));
    if (told.get(keep) === state) return;
    told.set(keep, state);
    showChangedQuestion(keep);
    earlier(keep);
  };

  store.watch(({ id }) => {
    for (const keep of keeps) if (keep.id === id && told.has(keep)) trays.old(keep);
  });

  // Trouble

  const notice = element("div", { class: "cpd-keep__notice cpd-keep__notice--alarm", role: "status" });
  const stay = (/** @type {BeforeUnloadEvent} */ event) => event.preventDefault();

  /** Say what is wrong with keeping, near what was typed, once a page. */
  function alarm() {
    const isOf = (/** @type {Cpd.Keep} */ { id }, /** @type {Cpd.Unreadable} */ { key }) => key.includes(`:${id}#`);
    const troubles = store.troubles().map((one) => ({ ...one, found: one.found.filter((bad) => keeps.some((keep) => isOf(keep, bad))) }))
      .filter(({ unkept, found }) => unkept || found.length);
    removeEventListener("beforeunload", stay);
    if (store.unkept()) addEventListener("beforeunload", stay);
    const said = JSON.stringify(troubles.map(({ kind, unkept, found }) => [kind, unkept > 0, found.length]));
    const concerned = keeps.find((keep) => troubles.some(({ found }) => found.some((bad) => isOf(keep, bad))));
    const place = keeps.last ?? concerned ?? keeps[0];
    if (!place || notice.dataset.said === said) return;
    notice.dataset.said = said;
    if (!notice.isConnected || notice.closest(".cpd-keep") !== place.box) place.row.before(notice);
    notice.hidden = !troubles.length;
    const raw = troubles.filter(({ kind }) => kind === "damaged").flatMap(({ found }) => found);
    notice.replaceChildren(...troubles.flatMap(paragraphs), element("div", "cpd-keep__buttons",
      button("Download what you have on this page", download),
      raw.length ? button("Download what could not be read", () => saveRaw(raw)) : ""));
  }

  /** @param {Cpd.Trouble} trouble @returns {Node[]} */
  function paragraphs({ kind, unkept, found }) {
    const things = found.length === 1 ? "One thing you wrote" : `${found.length} things you wrote`;
    if (kind === "damaged") return [line(`${things} here could not be read. Nothing was deleted, and you can go on.`)];
    if (kind === "newer") {
      return [line(`${things} here was written by a newer version of this page. Nothing was deleted.${unkept ? " What you write over it here is not kept." : ""} Reload this page to get that version.`)];
    }
    return [line(`This browser is not keeping what you write: ${store.reasons[kind]}. It stays here while this page is open. Print or download it before you leave.`)];
  }

  /** @param {Cpd.Unreadable[]} found */
  const saveRaw = (found) => cpd.offer(found.map(({ key, raw }) => `${key}\n${raw}\n`).join("\n"), "could-not-be-read.txt", "text/plain");

  function download() {
    const ids = new Set(keeps.map(({ id }) => id));
    cpd.offer(backup(store.entries().filter(({ id }) => ids.has(id))), "what-i-wrote.json", "application/json");
  }

  store.onTrouble(alarm);

  cpd.tray = { button, line, said, dayFrom, backup, fileName, absolute, address, show, close, alarm };
})();
