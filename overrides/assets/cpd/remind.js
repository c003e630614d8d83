// @ts-check
/**
 * A reminder is a file that a calendar takes in; nothing is sent. One to cancel it has the same UID and a
 * higher sequence, so the calendar knows what it is about.
 *
 * It is at four o'clock of whatever clock the calendar has: an entry for a whole day is reminded of at
 * midnight, or not at all, and at the end of a working day there is time to act on it.
 *
 * @requires store
 */
cpd.ics = (() => {
  const SITE = document.documentElement.dataset.cpdSite || "site";
  const OCTETS = 75;
  const TEXT = 3000;
  const HOUR = 16;
  const SINCE = Date.UTC(2026, 0);

  /** A text as RFC 5545 wants it. @param {string} text */
  const escaped = (text) => text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

  /** One line in pieces of 75 octets, which cut neither a character nor an escaped pair. @param {string} line */
  function folded(line) {
    const lines = [""];
    let length = 0;
    for (const unit of line.match(/\\[\\;,n]|[^]/gu) ?? []) {
      const octets = new TextEncoder().encode(unit).length;
      if (length + octets > OCTETS) {
        lines.push(" ");
        length = 1;
      }
      lines[lines.length - 1] += unit;
      length += octets;
    }
    return lines.join("\r\n");
  }

  /** "20260503T160000", local to whoever reads it. @param {string} day */
  const floating = (day) => `${day.replaceAll("-", "")}T${HOUR}0000`;

  /** @param {string} method @param {Cpd.Reminder} reminder @param {string[]} more */
  function calendar(method, { id, title, text = "", url = "", day, sequence = 0 }, more) {
    const words = [cpd.within(cpd.toWrite(text.trim()), TEXT), url].filter(Boolean).join("\n\n");
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cpd//reminder//EN", `METHOD:${method}`,
      "BEGIN:VEVENT", `UID:${escaped(`${id}@${SITE}.cpd`)}`, `DTSTAMP:${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`,
      `SEQUENCE:${sequence}`, `DTSTART:${floating(day)}`, "DURATION:PT30M", "TRANSP:TRANSPARENT",
      `SUMMARY:${escaped(title)}`, ...(words ? [`DESCRIPTION:${escaped(words)}`] : []), ...(url ? [`URL:${new URL(url).href}`] : []),
      ...more,
      "END:VEVENT", "END:VCALENDAR", "",
    ].map(folded).join("\r\n");
  }

  return {
    /** @param {Cpd.Reminder} reminder */
    event: (reminder) => calendar("PUBLISH", reminder,
      ["STATUS:CONFIRMED", "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(reminder.title)}`, "TRIGGER:PT0M", "END:VALARM"]),
    /** @param {Cpd.Reminder} reminder */
    cancellation: (reminder) => calendar("CANCEL", reminder, ["STATUS:CANCELLED"]),
    /**
     * The sequence of the next file about the same item. It counts seconds, so that it rises also after a
     * reminder was cancelled and nothing of it is kept. @param {{sequence?: number} | null} kept
     */
    next: (kept) => Math.max((kept?.sequence ?? -1) + 1, Math.floor((Date.now() - SINCE) / 1000), 0),
  };
})();

cpd.trays.remind = (() => {
  const { element, dated } = cpd;

  /** The first day whose four o'clock is still to come. */
  const first = () => cpd.tray.dayFrom(new Date().getHours() < 16 ? 0 : 1);

  /** The next day on which people work. */
  function workDay() {
    const today = new Date().getDay();
    const days = today === 5 ? 3 : today === 6 ? 2 : 1;
    return { words: `${days === 1 ? "Tomorrow" : "Monday"} ${cpd.word("after-work", "after work")}`, day: cpd.tray.dayFrom(days) };
  }

  /** The day in so many, or the Monday after it, where that falls on a weekend. @param {number} days */
  function weekday(days) {
    const name = new Date(`${cpd.tray.dayFrom(days)}T12:00`).getDay();
    return cpd.tray.dayFrom(days + (name === 6 ? 2 : name === 0 ? 1 : 0));
  }

  /** A day with its weekday; `month` as it is to be said. @param {string} day @param {"long" | "short"} length */
  const dayWords = (day, length) => new Date(`${day}T12:00`).toLocaleDateString(cpd.language, { weekday: length, day: "numeric", month: length });

  class Reminding {
    /** @param {Cpd.Keep} keep */
    constructor(keep) {
      const hint = `cpd-remind-${cpd.keeps.indexOf(keep)}`;
      this.keep = keep;
      this.field = element("input", { type: "date", min: first(), "aria-describedby": hint });
      this.wrong = element("p", { class: "cpd-keep__wrong", id: hint });
      this.field.value = String(this.kept()?.value ?? "");
      this.field.addEventListener("change", () => this.check());
    }

    kept() {
      return cpd.store.get(this.keep.id, "remind");
    }

    open() {
      const { button, line, show } = cpd.tray;
      const kept = this.kept();
      const choices = [workDay(), { words: "In a week", day: weekday(7) }, { words: cpd.word("in-six-weeks", "In six weeks"), day: weekday(42) }]
        .map(({ words, day }) => button(`${words}, ${dayWords(day, "short")}`, () => this.choose(day), "small"));
      const make = button(kept ? "Download the changed reminder" : "Download the reminder", () => this.make(), "main");
      const isOpen = show(this.keep, "remind",
        line(kept ? `There is a reminder for ${dated(String(kept.value))}. With another day the file moves it there.` : "This makes a file for your calendar, for four o’clock on the day you choose."),
        element("div", "cpd-keep__buttons", ...choices),
        element("label", "", "Remind me on ", this.field), this.wrong,
        element("div", "cpd-keep__buttons", make, kept ? button("Cancel the reminder", () => this.cancel()) : ""));
      if (isOpen) choices[0].focus();
    }

    /** @param {string} day */
    choose(day) {
      this.field.value = day;
      this.check();
      this.keep.say(dayWords(day, "long"));
    }

    check() {
      const { value } = this.field;
      const words = !value ? "Choose a day." : value >= first() ? "" : value < cpd.tray.dayFrom() ? "That day has passed. Choose a later one." : "It is past four today. Choose a later day.";
      this.wrong.textContent = words;
      this.field.setAttribute("aria-invalid", String(Boolean(words)));
      return !words;
    }

    /** @param {string} day @param {number} sequence */
    reminder(day, sequence) {
      const { keep } = this;
      return { id: keep.id, title: keep.title, text: keep.wording(), url: cpd.tray.address(keep), day, sequence };
    }

    make() {
      const { id, title } = this.keep;
      const { value } = this.field;
      if (!this.check()) return this.field.focus();
      const sequence = cpd.ics.next(this.kept());
      cpd.store.set(id, "remind", { value, label: title, type: "date", sequence });
      cpd.offer(cpd.ics.event(this.reminder(value, sequence)), `reminder-${cpd.tray.fileName(id)}.ics`, "text/calendar");
      this.again(`The file for ${dated(value)} is in your downloads. Open it, and it adds the reminder to your calendar.`);
    }

    cancel() {
      const { id } = this.keep;
      const before = this.kept();
      cpd.store.remove(id, "remind");
      cpd.offer(cpd.ics.cancellation(this.reminder(String(before?.value), cpd.ics.next(before))), `cancel-reminder-${cpd.tray.fileName(id)}.ics`, "text/calendar");
      this.again("The file that cancels it is in your downloads. Open it, and it removes the reminder from your calendar. If yours does not, delete it there.");
    }

    /** @param {string} words */
    again(words) {
      const { keep } = this;
      cpd.tray.close(keep);
      cpd.trays.remind(keep);
      keep.tray.querySelector(".cpd-keep__sheet")?.prepend(cpd.tray.line(words));
      keep.tray.querySelector("button")?.focus();
      keep.say(words);
    }
  }

  return (keep) => new Reminding(keep).open();
})();
