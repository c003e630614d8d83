// @ts-check
/**
 * Working together on a form: a reader gives colleagues a file with chosen answers, and puts their files
 * side by side. Nothing of a colleague's file is kept: what is read stays in this page until it is left.
 * Only the agreed version is kept, as a copy of the form, and only when the reader asks.
 *
 * What a file says is never trusted: its size, its types and each answer are checked against the form,
 * and everything is shown as text.
 *
 * @requires joint
 * @requires together-view
 * @requires store
 */
(() => {
  const { element, store, joint, counted } = cpd;
  const { FORMAT, VERSION, LABEL, KEEPER, plain } = joint;
  /** A whole back-up is far smaller; more would only keep the browser busy. */
  const BYTES = 20_000_000;
  const VOICES = 100;
  const PAUSE = 400;

  /**
   */

  /** Found again by its words, unless it has a key. @param {string} words @param {() => void} act @param {{kind?: string, label?: string, key?: string}} [more] */
  const button = (words, act, more) => cpd.button(words, act, { key: words, ...more });

  /** A box with a tick. @param {string} words @param {boolean} isTicked @param {(isTicked: boolean) => void} act @param {string} key @param {(Node | string)[]} more */
  function ticking(words, isTicked, act, key, ...more) {
    const tick = element("input", { type: "checkbox", "data-key": key });
    tick.checked = isTicked;
    tick.addEventListener("change", () => act(tick.checked));
    return { tick, label: element("label", "cpd-tick", tick, " ", element("span", "", words, ...more)) };
  }

  /** A part that opens and closes. @param {string} words @param {HTMLElement} box @param {string} key */
  function folding(words, box, key) {
    const opener = button(words, () => {
      box.hidden = !box.hidden;
      opener.setAttribute("aria-expanded", String(!box.hidden));
    }, { key });
    opener.setAttribute("aria-expanded", String(!box.hidden));
    return opener;
  }

  /** Draw anew; where the focus was, by its key, it is again. @param {HTMLElement} box @param {() => void} draw @param {string} [wanted] */
  function keepingFocus(box, draw, wanted) {
    const active = /** @type {Partial<HTMLInputElement> & HTMLElement} */ (document.activeElement);
    const key = wanted ?? (box.contains(active) ? active.dataset.key : "");
    const [from, to] = [active?.selectionStart ?? null, active?.selectionEnd ?? null];
    draw();
    const there = key ? /** @type {Partial<HTMLInputElement> & HTMLElement | null} */ (box.querySelector(`[data-key="${CSS.escape(key)}"]`)) : null;
    if (!there || there === document.activeElement) return;
    there.focus({ preventScroll: true });
    if (from !== null && !wanted && typeof there.selectionStart === "number") there.setSelectionRange?.(from, to);
  }

  const site = () => document.documentElement.dataset.cpdSite ?? "site";
  /** What the site was called before. */
  const was = () => (document.documentElement.dataset.cpdSiteWas ?? "").split(" ");

  // The section

  /** @param {Cpd.Form} form @param {HTMLElement} box where it is drawn */
  cpd.together = (form, box) => {
    const filled = /** @type {Cpd.Filled} */ (form.cpdForm);
    const base = form.dataset.form ?? "";
    /** @type {Cpd.FormPart[]} */
    const parts = joint.read(form);
    /** @type {Cpd.Voice[]} */
    const files = [];
    /** Files that were read, so that one is not counted twice. @type {Set<string>} */
    const seen = new Set();
    /** What was chosen of one's own copies. @type {Map<string, boolean>} */
    const ticked = new Map();
    /** @type {string[]} */
    let refused = [];
    let number = 0;
    /** The agreed version as it was kept last. @type {{number: number, facets: Map<string, Cpd.Given>} | null} */
    let kept = null;
    let isUnkept = false;
    /** What is drawn anew when the form's answers change. @type {(() => void)[]} */
    const refresh = [];

    /** @type {Cpd.Work} */
    const work = {
      parts, voices: [], order: "form", isNaming: false, isAgreeing: false, agreed: new Map(), before: new Map(), rows: new Map(), unfolded: new Set(),
      decided() {
        isUnkept = true;
        showProgress();
      },
      redraw: (key) => draw(key),
      say: filled.say,
    };

    const giving = element("div", "cpd-together__give");
    const voicesBox = element("div", "");
    const view = element("div", "cpd-joint");
    const ending = element("div", "cpd-together__end");
    box.append(
      element("div", "cpd-together__step cpd-together__screen", ...give(giving)),
      element("div", "cpd-together__step cpd-together__screen", ...adding()),
      view, ending,
    );

    // Whose answers

    /** @param {Cpd.Taken} taken */
    const size = ({ answers, tables }) => answers.size + [...tables.values()].flat().length;

    /** This reader's copies with something in them, this one first. @returns {Cpd.Voice[]} */
    function own() {
      const copies = filled.copies();
      const here = copies.filter(({ id }) => id === filled.id);
      return [...here, ...copies.filter((copy) => !here.includes(copy))].map(({ id, number: at, name }) => {
        const taken = joint.taken(parts, [...store.all(id)].map(([facet, { value }]) => [facet, value]));
        const isHere = id === filled.id;
        const words = isHere ? "Mine" : `My ${name.startsWith("Copy ") ? name.toLowerCase() : `copy ${at} (${name})`}`;
        return { ...taken, key: id, name: words, isOwn: true, isIn: ticked.get(id) ?? isHere, notes: [] };
      }).filter((voice) => size(voice));
    }

    /** @param {string} wanted */
    function named(wanted) {
      const names = new Set(["Mine", ...files.map(({ name }) => name)]);
      let name = wanted;
      for (let at = 2; names.has(name); at += 1) name = `${wanted} (${at})`;
      return name;
    }

    /** Take a file in; what was wrong with it, if it was. @param {File} file */
    async function add(file) {
      const name = plain(file.name, LABEL) || "a file";
      if (file.size > BYTES) return `${name}: it is larger than ${BYTES / 1_000_000} MB.`;
      let text = "";
      try {
        text = await file.text();
      } catch {
        return `${name}: it could not be opened.`;
      }
      if (seen.has(text)) return `${name}: this file is here already.`;
      const found = joint.opened(text, base);
      if ("error" in found) return `${name}: ${found.error}`;
      const sets = found.sets.map((set) => ({ set, taken: joint.taken(parts, set.answers) })).filter(({ taken }) => size(taken));
      if (!sets.length) return `${name}: none of its answers fits this form as it is now.`;
      if (files.length + sets.length > VOICES) return `${name}: there are ${VOICES} sets of answers here already.`;
      seen.add(text);
      const stem = found.from || `Colleague ${(number += 1)}`;
      sets.forEach(({ set, taken }, at) => {
        const notes = [name];
        if (found.site && ![site(), ...was()].includes(found.site)) notes.push(`made on another site, ${found.site}`);
        if (taken.left) notes.push(`${counted(taken.left, "answer")} left out: this form has no place for ${taken.left === 1 ? "it" : "them"}`);
        if (sets.length > 1 && !at) notes.push(`one of ${sets.length} copies in the file`);
        files.push({ ...taken, key: `file-${seen.size}-${at}`, name: named(sets.length > 1 && set.words ? `${stem}, ${set.words}` : stem), isOwn: false, isIn: !at, notes });
      });
      return "";
    }

    /** @param {Iterable<File>} chosen */
    async function addAll(chosen) {
      const before = files.length;
      /** @type {string[]} */
      const failures = [];
      for (const file of chosen) {
        const failure = await add(file);
        if (failure) failures.push(failure);
      }
      refused = failures;
      draw();
      const added = files.length - before;
      filled.say([added && `${counted(added, "set")} of answers added.`, failures.length && `${counted(failures.length, "file")} not used.`].filter(Boolean).join(" ") || "No file chosen.");
    }

    function adding() {
      const picker = element("input", { type: "file", multiple: "", accept: ".json,application/json", id: "cpd-together-files", "data-key": "files" });
      picker.addEventListener("change", async () => {
        await addAll([...(picker.files ?? [])]);
        picker.value = ""; // the same file can be chosen again
      });
      for (const type of ["dragover", "drop"]) {
        box.addEventListener(type, (event) => {
          const { dataTransfer } = /** @type {DragEvent} */ (event);
          if (!dataTransfer?.types.includes("Files")) return;
          event.preventDefault();
          box.toggleAttribute("data-dropping", type === "dragover");
          if (type === "drop") addAll([...dataTransfer.files]);
        });
      }
      box.addEventListener("dragleave", ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) box.removeAttribute("data-dropping");
      });
      return [
        element("h3", "", "Add colleagues’ files"),
        element("div", "cpd-together__drop",
          element("label", { class: "cpd-field__label", for: "cpd-together-files" }, "Choose files, several at once, or drop them here"), picker),
        element("p", "cpd-field__help", "These are the files that colleagues saved under “Share my copy”. A back-up of somebody’s record will do, too: only this form is taken from it. Nothing of their files is kept: they are forgotten when you leave or reload this page."),
        voicesBox,
      ];
    }

    /** @param {Cpd.Voice[]} all */
    function listed(all) {
      const items = all.map((voice) => {
        const facts = element("span", "cpd-joint__quiet cpd-joint__under", [`${counted(size(voice), "answer")}`, ...voice.notes].join(" · "));
        const { label } = ticking(voice.name, voice.isIn, (isIn) => {
          if (voice.isOwn) ticked.set(voice.key, isIn);
          else voice.isIn = isIn;
          draw();
          filled.say(`${voice.name}: ${isIn ? "in the joint view" : "not in the joint view"}.`);
        }, `in ${voice.key}`, facts);
        const out = button("Remove", () => {
          files.splice(files.indexOf(voice), 1);
          if (!files.length) seen.clear();
          draw("files");
          filled.say(`${voice.name} taken out.`);
        }, { kind: "small", label: `Remove ${voice.name}`, key: `out ${voice.key}` });
        return element("li", "", label, ...(voice.isOwn ? [] : [out]));
      });
      const wrong = refused.length ? [element("div", "cpd-together__refused", element("p", "", element("strong", "", "Not used")), element("ul", "", ...refused.map((words) => element("li", { dir: "auto" }, words))))] : [];
      const title = items.length ? [element("p", "cpd-field__label", "Whose answers are in the joint view")] : [];
      voicesBox.replaceChildren(...wrong, ...title, element("ul", "cpd-together__voices", ...items));
    }

    // The joint view

    /** @param {string} [key] what is to have the focus */
    function draw(key) {
      const mine = own();
      const all = [...mine, ...files];
      drawn = signed(mine);
      work.voices = all.filter(({ isIn }) => isIn);
      keepingFocus(box, () => {
        listed(all);
        const there = work.voices.length > 1;
        view.replaceChildren(...(there ? [...top(), ...joint.view(work)] : [element("p", "cpd-joint__quiet cpd-together__screen", hint(all))]));
        ending.hidden = !there;
        end();
      }, key);
    }

    /** What one's own answers were when they were drawn. */
    let drawn = "";

    /** @param {Cpd.Voice[]} all */
    const signed = (all) => JSON.stringify(all.map(({ key, name, answers, tables }) => [key, name, [...answers], [...tables].map(([id, rows]) => [id, rows.map(({ row, values }) => [row, [...values]])])]));

    /** @param {Cpd.Voice[]} all */
    const hint = (all) => (all.length ? "A joint view needs the answers of two people or more." : "Add two files or more, or fill in the form and add one, to see them side by side.");

    function top() {
      const orders = /** @type {const} */ ([["form", "As in the form"], ["apart", "Biggest differences first"]]).map(([value, words]) => {
        const radio = element("input", { type: "radio", name: "cpd-together-order", value, "data-key": `order ${value}` });
        radio.checked = work.order === value;
        radio.addEventListener("change", () => {
          work.order = value;
          draw();
          filled.say(words);
        });
        return element("label", "cpd-tick", radio, " ", element("span", "", words));
      });
      const who = ticking("Show who chose what", work.isNaming, (isOn) => {
        work.isNaming = isOn;
        draw();
      }, "who");
      const agree = ticking("Write an agreed version beside it", work.isAgreeing, (isOn) => {
        work.isAgreeing = isOn;
        draw();
        filled.say(isOn ? "Each answer has a place for the agreed one now." : "The agreed version is hidden. What you decided is not lost.");
      }, "agree");
      const how = element("div", { class: "cpd-together__how", hidden: "" }, ...HOW.map(([term, words]) => element("p", "", element("strong", "", `${term}. `), words)));
      return [
        element("h3", { id: "cpd-joint", tabindex: "-1" }, "Joint view"),
        element("p", "cpd-together__paper", `${filled.title}. Printed on ${cpd.dated(cpd.dayOf())}.`),
        element("p", "", element("strong", "", `${work.voices.length} people: `), work.voices.map(({ name }) => name).join(", ")),
        element("div", "cpd-together__controls cpd-together__screen",
          element("fieldset", "cpd-together__order", element("legend", "cpd-visually-hidden", "Order"), ...orders), who.label, agree.label),
        element("p", "cpd-together__tools cpd-together__screen", button("Print the joint view", print), folding("How this is counted", how, "how")), how,
      ];
    }

    const HOW = [
      ["Agreement", "On a scale with four points or more: how many chose the same point or one of two neighbours. Elsewhere: how many chose the same. Numbers: how many are within a tenth of the median. Where several answers can be ticked: how many, on average, ticked each one that anybody ticked. It is a share of those who answered, so who left it out does not count."],
      ["In words", "All the same. Close together: all are on two neighbouring points. Mostly together: three quarters or more. Apart: fewer."],
      ["Median", "The middle answer: as many lie above it as below. Between two points, it is open which to take."],
      ["Range", "From the lowest answer to the highest."],
      ["Biggest differences first", "By these words, then by how far the answers lie from their median on average."],
    ];

    function print() {
      const page = document.documentElement;
      addEventListener("afterprint", () => delete page.dataset.cpdPrint, { once: true });
      page.dataset.cpdPrint = "together";
      window.print();
    }

    // The agreed version

    const progress = element("p", "cpd-together__progress");

    function showProgress() {
      const { decided, proposed, open, rows } = joint.progress(work);
      const pieces = [`${decided} decided by you`, `${proposed} proposed`, `${open} open`, ...(rows ? [counted(rows, "row of tables", "rows of tables")] : [])];
      progress.textContent = `${pieces.join(", ")}.`;
    }

    function end() {
      if (ending.hidden) return;
      const title = element("h3", { id: "cpd-agreed" }, "One agreed version");
      showProgress();
      if (!work.isAgreeing) {
        const start = button("Write an agreed version", () => {
          work.isAgreeing = true;
          draw();
          const first = /** @type {HTMLElement | null} */ (view.querySelector(".cpd-joint__editor :is(select, input, textarea)"));
          first?.focus();
          filled.say("Each answer has a place for the agreed one now.");
        });
        const told = isUnkept || kept ? [progress] : [];
        ending.replaceChildren(title, element("p", "", "Decide together what the form is to say. What most of you chose is proposed, on a scale the median, if it is one point; the rest is open. Nothing is averaged. You can change everything."), ...told, element("p", "cpd-together__tools", start), ...done());
        return;
      }
      const keep = button("Keep it as a copy of this form", keepIt, { kind: "main" });
      ending.replaceChildren(title, progress, element("p", "cpd-field__help", "What is proposed is kept as it stands. What is open stays empty. In the copy you can change everything, and download it as Word or OpenDocument, or print it."), element("p", "cpd-together__tools", keep), ...done());
    }

    /** Where it is kept. */
    function done() {
      if (!kept) return [];
      const link = element("a", { href: filled.address(kept.number), "data-key": "kept" }, "Open the agreed version");
      const words = isUnkept ? `Copy ${kept.number} holds it as it was kept last. ` : `Kept in this browser as copy ${kept.number}. `;
      return [element("p", "cpd-together__kept", words, link, " When you go there, colleagues’ files are forgotten here.")];
    }

    /** Kept again, it goes where it was; unless somebody has written there since. */
    function keepIt() {
      const facets = joint.facets(work);
      if (!facets.size) return filled.say("Nothing is agreed yet.");
      facets.set(KEEPER, { value: "Agreed version", label: "What this copy is called", type: "short-text" });
      const isAsKept = kept && isSame(store.all(filled.copyId(kept.number)), kept.facets);
      const at = filled.keep(facets, isAsKept ? kept?.number : undefined);
      kept = { number: at, facets };
      isUnkept = false;
      draw("kept");
      filled.say(`Kept as copy ${at} of this form.`);
    }

    /** @param {Map<string, Cpd.Facet>} one @param {Map<string, Cpd.Given>} other */
    const isSame = (one, other) => one.size === other.size && [...one].every(([facet, { value }]) => JSON.stringify(value) === JSON.stringify(other.get(facet)?.value));

    addEventListener("beforeunload", (event) => {
      if (!isUnkept) return;
      event.preventDefault();
      event.returnValue = true; // what older browsers look at
    });

    // Giving

    /** @param {HTMLElement} sheet */
    function give(sheet) {
      /** What is not to be in the file. */
      const off = new Set(parts.filter(({ isNaming }) => isNaming).map(({ id }) => id));
      let label = "";
      const choices = element("div", "cpd-together__parts");
      const preview = element("div", { class: "cpd-together__preview", role: "region", "aria-label": "What will be in the file", tabindex: "0" });
      const facts = element("p", "");
      const suspects = element("div", { role: "status" });
      const raw = element("pre", { tabindex: "0", "aria-label": "The file as it is", hidden: "" });
      const from = element("input", { type: "text", id: "cpd-together-from", maxlength: "40", autocomplete: "off" });
      from.addEventListener("input", () => {
        label = plain(from.value, LABEL);
        show();
      });
      const save = button("Save the file", () => {
        const name = `${form.dataset.name ?? "form"}-to-share-${cpd.dayOf()}.json`;
        cpd.offer(text(new Date().toISOString()), name, "application/json");
        filled.say(`Saved: ${name}. Send it as you send any file.`);
      }, { kind: "main" });
      sheet.hidden = true;
      sheet.append(
        element("p", "", "This makes a file that a colleague can add to theirs. It leaves this browser only when you send it."),
        element("div", "cpd-field", element("label", { class: "cpd-field__label", for: "cpd-together-from" }, "A label for you, if you like"),
          element("p", { class: "cpd-field__help", id: "cpd-together-from-help" }, "For example Colleague A. Without one, the file does not say whose it is."), from),
        choices, facts, preview, suspects, element("p", "cpd-together__tools", save, folding("The file as it is", raw, "raw")), raw,
      );
      from.setAttribute("aria-describedby", "cpd-together-from-help");
      const opener = folding("Share my copy", sheet, "give");
      opener.addEventListener("click", list);

      /** What is answered of each part, in the form's order. @returns {{part: Cpd.FormPart, answers: [string, Cpd.Answer][]}[]} */
      function answered() {
        const all = [...filled.answers()];
        return parts.map((part) => ({ part, answers: all.filter(([name]) => name === part.id || name.startsWith(`${part.id}.`)) })).filter(({ answers }) => answers.length);
      }

      const shared = () => answered().filter(({ part }) => !off.has(part.id));

      /** @param {string} at */
      function text(at) {
        const entries = shared().flatMap(({ part, answers }) => {
          const one = (/** @type {string} */ name, /** @type {object} */ given) => ({ id: base, facet: `form.${name}`, v: 1, ...given, at });
          const rows = part.type === "table" ? [one(part.id, { value: filled.rows(part.id), label: part.label, type: "rows" })] : [];
          return [...rows, ...answers.map(([name, { value, label: words, type }]) => one(name, { value, label: words, type }))];
        });
        const about = { form: base, title: filled.title, ...(label && { from: label }) };
        return JSON.stringify({ format: FORMAT, version: VERSION, site: site(), made: at, about, entries }, null, 1);
      }

      function list() {
        const all = answered();
        const groups = [...new Set(all.map(({ part }) => part.group))].map((group) => {
          const inside = all.filter(({ part }) => part.group === group);
          const ticks = inside.map(({ part, answers }) => ticking(part.label, !off.has(part.id), (isIn) => {
            if (isIn) off.delete(part.id);
            else off.add(part.id);
            settle();
            show();
          }, `give ${part.id}`, element("span", "cpd-joint__quiet", ` ${counted(answers.length, "answer")}${part.isNaming ? " · names a person or school" : ""}`)));
          const whole = ticking(group || "Without a heading", true, (isIn) => {
            for (const { part } of inside) {
              if (!isIn) off.add(part.id);
              else if (!part.isNaming) off.delete(part.id);
            }
            inside.forEach(({ part }, at) => { ticks[at].tick.checked = !off.has(part.id); });
            settle();
            show();
          }, `give group ${group}`);
          // What names somebody is ticked by itself only, and counts for nothing here.
          function settle() {
            const all = inside.filter(({ part }) => !part.isNaming);
            const count = all.filter(({ part }) => !off.has(part.id)).length;
            whole.tick.checked = count === all.length;
            whole.tick.indeterminate = count > 0 && count < all.length;
          }
          settle();
          whole.label.classList.add("cpd-together__whole");
          const isWorth = group && inside.filter(({ part }) => !part.isNaming).length > 0 && inside.length > 1;
          return element("div", "cpd-together__group", ...(isWorth ? [whole.label] : []), ...ticks.map((one) => one.label));
        });
        const none = element("p", "", "You have not answered anything on this form yet.");
        keepingFocus(sheet, () => choices.replaceChildren(element("fieldset", "", element("legend", "cpd-field__label", "What goes into the file"), ...(groups.length ? groups : [none]))));
        show();
      }

      function show() {
        const all = shared();
        const count = all.flatMap(({ answers }) => answers).length;
        save.disabled = !count;
        facts.textContent = `In the file: the names of this form and site, the time when you save it, ${label ? `your label “${label}”` : "no label"}, and ${counted(count, "answer")}:`;
        let group = "";
        preview.replaceChildren(...all.flatMap(({ part, answers }) => {
          const isNew = part.group && part.group !== group;
          group = part.group;
          return [...(isNew ? [element("p", "cpd-together__under", part.group)] : []), element("dl", "", ...answers.flatMap(([, { label: words, words: told }]) => [element("dt", "", words), element("dd", { dir: "auto" }, told)]))];
        }));
        preview.hidden = !count;
        raw.textContent = text(new Date().toISOString());
        suspect(all.flatMap(({ answers }) => answers));
      }

      /** What looks like somebody's name, number or address is shown; the reader may go on. @param {[string, Cpd.Answer][]} answers */
      async function suspect(answers) {
        const finder = await namesFinder();
        const written = [{ value: label, label: "Your label", type: "short-text" }, ...answers.map(([, one]) => one)].filter(({ type }) => /text/.test(type));
        const found = finder ? written.flatMap((one) => finder.found(String(one.value)).map(({ text: words }) => ({ words, where: one.label }))) : [];
        const items = found.slice(0, 30).map(({ words, where }) => element("li", "", element("strong", "", words), ` in “${where}”`));
        suspects.replaceChildren(...(items.length ? [element("p", "", "This looks like somebody’s name, telephone number or e-mail address. Remove it above, or leave it if it is fine."), element("ul", "", ...items)] : []));
      }

      refresh.push(() => sheet.hidden || list());
      return [element("p", "cpd-together__tools", opener), sheet];
    }

    /** What looks for names, where this site has it. */
    async function namesFinder() {
      await cpd.load("names").catch(() => null);
      return /** @type {Cpd.Names | undefined} */ (cpd.names);
    }

    // What is answered meanwhile

    let pause = 0;
    function changed() {
      clearTimeout(pause);
      pause = setTimeout(() => {
        refresh.forEach((one) => one());
        if (signed(own()) !== drawn) draw();
      }, PAUSE);
    }
    store.watch(({ id }) => cpd.copyOf(id).base === base && changed());
    draw();
  };
})();
