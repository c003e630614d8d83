// @ts-check
/**
 * What looks like somebody's name, telephone number or e-mail address. It is a reminder, no filter: it looks
 * for what is common in schools here, and would rather pass a name over than stop at every second word.
 */
cpd.names = (() => {
  const { element } = cpd;
  cpd.load("names.css");
  const words = (/** @type {string} */ list) => new Set(list.trim().split(/\s+/));

  /** In a row of capitals one of these makes it something else than a person. */
  const NO_NAME = words(`
    Academy Academies Activity Advisory Africa African Agency Alliance America American Anglia April Art Arts Assessment Association August Authority Autumn Avenue
    Bank Basingstoke Birmingham Board Borough Bradford Brighton Bristol Britain British Cambridge Cambridgeshire Campus Cardiff Catholic
    Centre Charter Christmas Church City Class Classroom Close Club Coaching Coast Coasts College Colleges Committee Commission Community Computing
    Conference Continuing Cornwall Council County Coventry Cumbria Curriculum Day December Department Deputy Derby Derbyshire Design
    Development Devon Director Division Dorset Drive Drama Durham Early East Eastern Easter Education Edinburgh England English Essex Europe
    European Evaluation Excellence February Federation Fellow Form Foundation Free French Friday Friends Further Gardens General Geography
    German Glasgow Gloucester Good Google Government Governor Governors Grammar Great Green Group Guide Guidance Hall Hamlets Hampshire Head Headteacher
    Heads Health Hertfordshire High Higher History Home Hong House Hub Hubs Hull Humanities Idea Ideas Improvement Inclusion Infant Initiative
    Inspection Institute Ireland Island Islands January Journal July June Junior Kent Key Keynes King Kingdom Lane Lancashire Languages Latin Lead
    Leader Leaders Leadership Learning Leeds Leicester Leicestershire Lesson Library Lincoln Lincolnshire Literacy Liverpool Local London
    Lower Manager Manchester March Mastery Mathematics Maths May Meals Meeting Memorandum Mentor Mentoring Mersey Merseyside Microsoft Middle Midlands
    Ministry Monday Museum Music National Needs Network New Newcastle Norfolk North Northern Northampton Northumberland Norwich Nottingham
    Nottinghamshire November Numeracy Nursery October Office Officer Ofsted Open Oxford Oxfordshire Paper Park Partner Partners Partnership
    People Personal Phase Physical Physics Place Plan Planning Plymouth Policy Portsmouth Practice Premium Primary Prep Professional Programme
    Progress Project Pupil Pupils Qualified Queen Question Questions Reading Reception Reflective Religious Report Research Resource
    Resources Review Road Room Rose Royal Saint Saturday Scheme School Schools Science Scotland Scottish Secondary Section Senior September
    Services Set Sheet Sheffield Shire Shanghai Shropshire Singapore Sixth Social Society Somerset South Southampton Southern Spanish Special Specialist
    Spring St Staffordshire Stage Standards State States Statement Step Strategy Street Student Students Studies Study Suffolk Suite Summer
    Sunday Support Surrey Sussex Swansea Teacher Teachers Teaching Team Teams Technology Term Test Thames Thursday Together Town Tree Trust Trusts
    Tuesday Tyne Union Unit United University Universities Upper Valley Village Virtual Vocational Wales Ward Warwick Warwickshire Way
    Wednesday Week Welsh West Western Wiltshire Worcester Work Working World Year Years York Yorkshire Zone`);

  /** First names that are hardly ever anything else, so that one alone is told, too. */
  const FIRST = words(`
    Aaliyah Aaron Abdul Abdullah Abigail Adam Adrian Ahmed Aidan Aisha Alan Alexander Alexandra Ali Alice Alison Amanda Amelia Amina Amir
    Amy Andrea Andrew Angela Anil Anita Ann Anna Anne Anthony Archie Arjun Arthur Asha Ayesha Barbara Beatrice Ben Benjamin Beth Bethany
    Brian Callum Cameron Carol Caroline Catherine Charles Charlie Charlotte Chloe Chris Christine Christopher Claire Colin Connor Craig
    Daniel Daniela Danielle David Deborah Deepa Denise Diane Donna Dylan Edward Eleanor Elena Elizabeth Ella Ellie Emily Emma Eric Ethan
    Evie Fatima Felix Fiona Finlay Francesca Freddie Freya Gareth Gary Gemma George Georgia Georgina Geoff Geoffrey Gillian Graham Grzegorz
    Hamza Hannah Harold Harriet Harry Hassan Heather Helen Henry Holly Hussain Ian Ibrahim Imran Isaac Isabel Isabella Isabelle Isla Jacob
    Jacqueline Jake Jamal James Jamie Jane Janet Janice Jasmine Jason Jean Jennifer Jenny Jessica Jill Joan Joanna Joanne Joe John
    Jonathan Joseph Joshua Judith Julia Julian Julie Karen Kate Katherine Kathryn Katie Keith Kelly Kenneth Kevin Khalid Kimberley Laura
    Lauren Lee Leo Leon Leonard Lewis Liam Linda Lisa Louis Louise Lucas Lucy Luke Lynn Maisie Malcolm Manjit Margaret Maria Marie Martha
    Martin Mary Maryam Matthew Megan Mehmet Melanie Mia Michael Michelle Millie Mohamed Mohammad Mohammed Molly Muhammad Nadia Naomi Natalie
    Natasha Nathan Neil Niamh Nicholas Nicola Nicole Nigel Nina Noah Oliver Olivia Omar Oscar Owen Pamela Patricia Patrick Paul Paula Peter
    Philip Phoebe Piotr Poppy Pritesh Priya Rachel Rajesh Ravi Rebecca Richard Rita Robert Roger Ronald Rosie Ruth Ryan Sally Samantha
    Samuel Sandra Sanjay Sara Sarah Scott Sean Shannon Sharon Sheila Sian Simon Simran Sophia Sophie Stephanie Stephen Steve Steven Stuart
    Sunita Susan Suzanne Tariq Theo Theresa Thomas Tim Timothy Tom Tomasz Tracey Tyler Usman Valerie Veronica Victoria Vikram Vincent
    Wayne Wendy William Yasmin Yusuf Zachary Zainab Zara Zoe`);

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
    const known = parts.findIndex((word) => FIRST.has(word));
    // "Maths Hub", "James Brindley School"; but "When Sarah" is Sarah.
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
    take("name", TITLED);
    take("name", INITIAL);
    for (const match of rest.matchAll(ROW)) {
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
