// @ts-check
/**
 * Working together on a form: a reader gives colleagues a file with chosen answers, and puts their files
 * side by side. Nothing of a colleague's file is kept: what is read stays in this page until it is left.
 * Only the agreed version is kept, as a copy of the form, and only when the reader asks. All that a file says
 * is shown as text.
 *
 * @requires joint
 * @requires together-view
 * @requires store
 * @requires together/ending
 * @requires together/giving
 * @requires together/tools
 * @requires together/voices
 */
(() => {
  const { element, store, joint, counted } = cpd;
  const { button, tickBox, foldButton, keepFocus } = cpd.togetherTools;
  const PAUSE = 400;
  const HOW = [
    ["Agreement", "On a scale with four points or more: how many chose the same point or one of two neighbours. Elsewhere: how many chose the same. Numbers: how many are within a tenth of the median. Where several answers can be ticked: how many, on average, ticked each one that anybody ticked. It is a share of those who answered, so who left it out does not count."],
    ["In words", "All the same. Close together: all are on two neighbouring points. Mostly together: three quarters or more. Apart: fewer."],
    ["Median", "The middle answer: as many lie above it as below. Between two points, it is open which to take."],
    ["Range", "From the lowest answer to the highest."],
    ["Biggest differences first", "By these words, then by how far the answers lie from their median on average."],
  ];

  /** What answers are, to see whether they have changed. @param {Cpd.Voice[]} all */
  const signature = (all) => JSON.stringify(all.map(({ key, name, answers, tables }) => [key, name, [...answers], [...tables].map(([id, rows]) => [id, rows.map(({ row, values }) => [row, [...values]])])]));

  class Together {
    voicesBox = element("div", "");
    view = element("div", "cpd-joint");
    /** What one's own answers were when they were drawn. */
    drawn = "";
    pause = 0;

    /** @param {Cpd.Form} form @param {HTMLElement} box where it is drawn */
    constructor(form, box) {
      const base = form.dataset.form ?? "";
      const parts = joint.read(form);
      this.box = box;
      this.filled = /** @type {Cpd.Filled} */ (form.cpdForm);
      this.voices = new cpd.TogetherVoices(this.filled, parts, base);
      /** @type {Cpd.Work} */
      this.work = {
        parts, voices: [], order: "form", isNaming: false, isAgreeing: false, agreed: new Map(), before: new Map(), rows: new Map(), unfolded: new Set(),
        decided: () => this.ending.decided(),
        redraw: (key) => this.draw(key),
        say: (words) => this.filled.say(words),
      };
      this.giving = new cpd.TogetherGiving(form, this.filled, parts);
      this.ending = new cpd.TogetherEnding(this.filled, this.work, (key) => this.draw(key));
      box.append(
        element("div", "cpd-together__step cpd-together__screen", element("p", "cpd-together__tools", this.giving.opener), this.giving.sheet),
        element("div", "cpd-together__step cpd-together__screen", ...this.addSection()),
        this.view, this.ending.box,
      );
      store.watch(({ id }) => cpd.copyOf(id).base === base && this.follow());
      this.draw();
    }

    // Whose answers

    addSection() {
      const picker = element("input", { type: "file", multiple: "", accept: ".json,application/json", id: "cpd-together-files", "data-key": "files" });
      picker.addEventListener("change", async () => {
        await this.add([...(picker.files ?? [])]);
        picker.value = ""; // the same file can be chosen again
      });
      this.takeDrops();
      return [
        element("h3", "", "Add colleagues’ files"),
        element("div", "cpd-together__drop",
          element("label", { class: "cpd-field__label", for: "cpd-together-files" }, "Choose files, several at once, or drop them here"), picker),
        element("p", "cpd-field__help", "These are the files that colleagues saved under “Share my copy”. A back-up of somebody’s record will do, too: only this form is taken from it. Nothing of their files is kept: they are forgotten when you leave or reload this page."),
        this.voicesBox,
      ];
    }

    takeDrops() {
      const { box } = this;
      for (const type of ["dragover", "drop"]) {
        box.addEventListener(type, (event) => {
          const { dataTransfer } = /** @type {DragEvent} */ (event);
          if (!dataTransfer?.types.includes("Files")) return;
          event.preventDefault();
          box.toggleAttribute("data-dropping", type === "dragover");
          if (type === "drop") this.add([...dataTransfer.files]);
        });
      }
      box.addEventListener("dragleave", ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) box.removeAttribute("data-dropping");
      });
    }

    /** @param {File[]} files */
    async add(files) {
      const added = await this.voices.addAll(files);
      const { length } = this.voices.refused;
      this.draw();
      this.filled.say([added && `${counted(added, "set")} of answers added.`, length && `${counted(length, "file")} not used.`].filter(Boolean).join(" ") || "No file chosen.");
    }

    /** @param {Cpd.Voice} voice */
    voiceLine(voice) {
      const facts = element("span", "cpd-joint__quiet cpd-joint__under", [`${counted(cpd.TogetherVoices.size(voice), "answer")}`, ...voice.notes].join(" · "));
      const { label } = tickBox(voice.name, voice.isIn, (isIn) => {
        this.voices.choose(voice, isIn);
        this.draw();
        this.filled.say(`${voice.name}: ${isIn ? "in the joint view" : "not in the joint view"}.`);
      }, `in ${voice.key}`, facts);
      const out = button("Remove", () => {
        this.voices.remove(voice);
        this.draw("files");
        this.filled.say(`${voice.name} taken out.`);
      }, { kind: "small", label: `Remove ${voice.name}`, key: `out ${voice.key}` });
      return element("li", "", label, ...(voice.isOwn ? [] : [out]));
    }

    /** @param {Cpd.Voice[]} all */
    list(all) {
      const { refused } = this.voices;
      const wrong = refused.length ? [element("div", "cpd-together__refused", element("p", "", element("strong", "", "Not used")), element("ul", "", ...refused.map((words) => element("li", { dir: "auto" }, words))))] : [];
      const title = all.length ? [element("p", "cpd-field__label", "Whose answers are in the joint view")] : [];
      this.voicesBox.replaceChildren(...wrong, ...title, element("ul", "cpd-together__voices", ...all.map((voice) => this.voiceLine(voice))));
    }

    // The joint view

    /** @param {string} [key] what is to have the focus */
    draw(key) {
      const mine = this.voices.own();
      const all = [...mine, ...this.voices.files];
      const hint = all.length ? "A joint view needs the answers of two people or more." : "Add two files or more, or fill in the form and add one, to see them side by side.";
      this.drawn = signature(mine);
      this.work.voices = all.filter(({ isIn }) => isIn);
      keepFocus(this.box, () => {
        this.list(all);
        const isThere = this.work.voices.length > 1;
        this.view.replaceChildren(...(isThere ? [...this.top(), ...joint.view(this.work)] : [element("p", "cpd-joint__quiet cpd-together__screen", hint)]));
        this.ending.draw(isThere);
      }, key);
    }

    orderRadios() {
      return /** @type {const} */ ([["form", "As in the form"], ["apart", "Biggest differences first"]]).map(([value, words]) => {
        const radio = element("input", { type: "radio", name: "cpd-together-order", value, "data-key": `order ${value}` });
        radio.checked = this.work.order === value;
        radio.addEventListener("change", () => {
          this.work.order = value;
          this.draw();
          this.filled.say(words);
        });
        return element("label", "cpd-tick", radio, " ", element("span", "", words));
      });
    }

    top() {
      const { work, filled } = this;
      const who = tickBox("Show who chose what", work.isNaming, (isOn) => {
        work.isNaming = isOn;
        this.draw();
      }, "who");
      const agree = tickBox("Write an agreed version beside it", work.isAgreeing, (isOn) => {
        work.isAgreeing = isOn;
        this.draw();
        filled.say(isOn ? "Each answer has a place for the agreed one now." : "The agreed version is hidden. What you decided is not lost.");
      }, "agree");
      const how = element("div", { class: "cpd-together__how", hidden: "" }, ...HOW.map(([term, words]) => element("p", "", element("strong", "", `${term}. `), words)));
      return [
        element("h3", { id: "cpd-joint", tabindex: "-1" }, "Joint view"),
        element("p", "cpd-together__paper", `${filled.title}. Printed on ${cpd.dated(cpd.dayOf())}.`),
        element("p", "", element("strong", "", `${work.voices.length} people: `), work.voices.map(({ name }) => name).join(", ")),
        element("div", "cpd-together__controls cpd-together__screen",
          element("fieldset", "cpd-together__order", element("legend", "cpd-visually-hidden", "Order"), ...this.orderRadios()), who.label, agree.label),
        element("p", "cpd-together__tools cpd-together__screen", button("Print the joint view", () => cpd.printPart("together")), foldButton("How this is counted", how, "how")), how,
      ];
    }

    /** The form was filled in further meanwhile, here or in another tab. */
    follow() {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => {
        if (!this.giving.sheet.hidden) this.giving.list();
        if (signature(this.voices.own()) !== this.drawn) this.draw();
      }, PAUSE);
    }
  }

  cpd.together = (form, box) => void new Together(form, box);
})();
