/**
 * What the scripts give each other, and what the built site gives them. One file, because classic scripts share
 * one global scope: a type that two scripts speak of has its one name here, in `Cpd`; what only one script
 * speaks of is a `@typedef` inside that script's function. Not part of the site.
 */

declare namespace Cpd {
  // What readers write: store.js

  type Value = string | number | boolean | string[];

  /** What is kept of one thing: with the question as it was asked, where there was one, and a reminder's sequence. */
  interface Given {
    value: Value;
    label: string;
    type: string;
    at?: string;
    words?: string;
    shared?: string;
    asked?: string;
    wording?: string;
    sequence?: number;
  }

  /** `at`: when it was written, ISO 8601. */
  type Facet = Readonly<Given & { v: number; at: string }>;

  /** A facet with its place. */
  interface Kept {
    id: string;
    facet: string;
    entry: Given & { at: string };
  }

  interface Unreadable {
    key: string;
    raw: string;
  }

  type Refusal = "" | "refused" | "full" | "gone";

  interface Trouble {
    kind: Exclude<Refusal, ""> | "damaged" | "newer";
    unkept: number;
    found: Unreadable[];
  }

  /** `isRescued`: this lost against another tab, and was put aside. */
  interface Change {
    id: string;
    facet: string;
    value: Facet | null;
    isElsewhere: boolean;
    isRescued: boolean;
  }

  interface Store {
    get(id: string, facet: string): Facet | null;
    ids(): string[];
    all(id: string): Map<string, Facet>;
    entries(): (Facet & { id: string; facet: string })[];
    alias(id: string, formerIds: string[]): void;
    set(id: string, facet: string, given: Given, options?: { aside?: string }): boolean;
    remove(id: string, facet: string, options?: { after?: string }): void;
    roomFor(id: string, facet: string): string;
    shared(word: string): Facet[];
    damaged(id?: string): Unreadable[];
    discard(key: string): () => void;
    hasRoom(): boolean;
    troubles(id?: string): Trouble[];
    migrations: Map<number, (entry: Record<string, unknown>) => object>;
    share(isOn: boolean, options?: { take?: boolean }): boolean;
    isShared(): boolean;
    reasons: Record<Exclude<Refusal, "">, string>;
    trouble(id?: string): Trouble | null;
    unkept(): number;
    watch(watcher: (change: Change) => void): () => void;
    onTrouble(listener: () => void): () => void;
  }

  // The parts of the store: store/*.js

  interface Reading {
    raw: string | null;
    kind: "none" | "good" | "damaged" | "newer";
    facet: Facet | null;
  }

  interface Keys {
    PREFIX: string;
    SHARED: string;
    SHARED_EVER: string[];
    keyOf(id: string, facet: string): string;
    asideOf(number: number, id: string, facet: string): string;
    nameOf(key: string): { id: string; facet: string };
    isOurs(key: string): boolean;
    isPutAside(key: string): boolean;
    places(id: string, facet: string): string[];
    alias(id: string, formerIds: string[]): void;
    room(facet: string, isFree: (place: string) => boolean): string;
  }

  /** `isGone`: all was deleted, not by us: it is held until the reader writes again. */
  interface Shelf {
    readings: Map<string, Reading>;
    waiting: Map<string, { raw: string | null; after: string | null; base: string | null }>;
    mine: Map<string, string | null>;
    listeners: Set<() => void>;
    state: { refusal: Refusal; isGone: boolean; isShared: boolean };
    storage(): Storage;
    attempt<T>(act: () => T, otherwise: T): T;
    look(): void;
    textAt(key: string): string | null;
    read(key: string): Reading;
    there(key: string): Reading;
    keys(isAside?: boolean): string[];
    place(id: string, facet: string): string;
    get(id: string, facet: string): Facet | null;
    isNewer(key: string): boolean;
    hold(key: string, raw: string | null, after?: string | null): void;
    write(key: string, raw: string | null, after?: string | null): void;
    flush(): void;
    hasRoom(): boolean;
    hear(): void;
    settle(key: string): boolean;
  }

  interface Aside {
    watchers: Set<(change: Change) => void>;
    tell(key: string, isElsewhere: boolean, isRescued?: boolean): void;
    saveAside(key: string, aside?: string): string | null;
    free(key: string): string;
    rescue(key: string, raw: string | null, after?: string | null): string | null;
    leave(id: string, facet: string, seen: string, after: string | null): void;
  }

  // What the site has: catalogue-data.js, record-data.js, bodies/*.js, decks/*.js, routes-data.js

  interface Kind {
    label: string;
    plural: string;
    asks?: boolean;
  }

  interface Suite {
    id: string;
    title: string;
    url: string;
    phase: string | null;
  }

  interface Item {
    id: string;
    was?: string[];
    kind: string;
    label: string;
    title: string;
    url: string;
    suite: string | null;
    section: string | null;
    place?: string;
    minutes: number | null;
    with: string | null;
    phase: string | null;
    tags: string[];
    asked?: string;
    form?: string | null;
    withdrawn?: boolean;
    /** Stands in no list, and no session is made of it. */
    unlisted?: boolean;
  }

  /** A page, form or route: what can have a place in a record, and is no item. */
  interface Place {
    id: string;
    was?: string[];
    title: string;
    url: string;
    suite?: string | null;
    steps?: Pick<Step, "url">[];
  }

  interface Step {
    url: string;
    title: string;
    why: string;
  }

  interface Catalogue {
    site?: string;
    title?: string;
    url?: string;
    kinds: Record<string, Kind>;
    suites: Suite[];
    items: Item[];
    pages: Place[];
    forms: Place[];
    routes: Place[];
    storage: Declaration[];
  }

  /** What may be kept, as far as it is part of a record: domain/storage.py. */
  interface Declaration {
    part: string;
    facets: { key: string; label: string; type: string; least: number; most: number; place: string }[];
  }

  /** By suite, by item. */
  type Bodies = Record<string, Record<string, { facts?: string; body?: string }>>;

  interface DeckPage {
    title: string;
    label: string;
    url: string;
    html: string;
    section?: { number: number; title: string } | null;
  }

  type Routes = Record<string, { title: string; url: string; steps: Step[] }>;

  // The planner: plan.js, planner.js, pack.js

  interface Wishes {
    minutes: number;
    people: number | null;
    suite?: string;
    phase?: string;
    topic?: string;
    done?: string[];
  }

  /** An id of FRAMES, or of an item. */
  interface Part {
    id: string;
    minutes: number;
    why: string;
  }

  interface Plan {
    parts: Part[];
    spare: number;
    worth: number;
    nearest: string[];
  }

  type Frames = Record<string, { title: string; minutes: number; why: string } | undefined>;

  /** What plan.js needs of a catalogue. */
  type Timetable = Pick<Catalogue, "kinds" | "suites" | "items">;

  interface Planning {
    FRAMES: Frames;
    MOST: number;
    plan(catalogue: Timetable, wishes: Wishes): Plan;
    instead(catalogue: Timetable, wishes: Wishes, parts: { id: string; minutes: number }[], at: number): Item[];
    company(words: string | null, people: number | null): { fit: number; how: string };
    opens(catalogue: Timetable, item: Item): Item | null;
    phases(catalogue: Timetable, item: Item): string[];
    times(parts: { minutes: number }[], start: number | null): string[];
    time(words: string | null): number | null;
    clock(minutes: number): string;
    written(parts: { id: string; minutes: number }[]): string;
    read(catalogue: Timetable, words: string): { parts: { id: string; minutes: number }[]; unknown: string[] };
  }

  /** An activity that can be in a session. `at`: which it is of its suite; `fit`: 2 where it suits so many people, 1 at a pinch. */
  interface Candidate {
    item: Item;
    at: number;
    minutes: number;
    fit: number;
    opens: Item | null;
  }

  interface Candidates {
    STEPS: { near: number; section: number; suite: number; far: number };
    isThere(item: Item): boolean;
    takesTime(item: Item): boolean;
    opens(catalogue: Timetable, item: Item): Item | null;
    phases(catalogue: Timetable, item: Item): string[];
    against(catalogue: Timetable, wishes: Wishes, item: Item): string[];
    all(catalogue: Timetable, wishes: Wishes): Candidate[];
    one(catalogue: Timetable, wishes: Wishes, item: Item): Candidate;
    distance(one: Candidate, other: Candidate): keyof Candidates["STEPS"];
    own(one: Candidate): number;
  }

  /** What stands in the planner's form. */
  interface Wanted extends Wishes {
    from: string;
    suite: string;
    phase: string;
    topic: string;
    undone: boolean;
  }

  interface PlannerWishes {
    field(name: "minutes"): HTMLInputElement;
    wanted(): Wanted;
    wishes(): Wishes;
    restore(query: URLSearchParams): string[];
  }

  type PlannerRow = Part & { key: number };

  /** What can be done to a row of the session. */
  interface PlannerActs {
    move(row: PlannerRow, by: number): void;
    swap(row: PlannerRow): void;
    remove(row: PlannerRow): void;
    lengthen(row: PlannerRow, input: HTMLInputElement): void;
  }

  interface PlannerChanges extends PlannerActs {
    before: { rows: PlannerRow[] } | null;
    offered: Map<number, string[]>;
    add(id: string): void;
    back(): void;
  }

  interface PlannerLines {
    table(): HTMLTableElement;
    draw(times: string[], people: number | null): void;
    forget(rows: PlannerRow[]): void;
    tool(row: PlannerRow | undefined, act: string): HTMLElement | null;
    whom(id: string, people: number | null): string;
    content(id: string): { facts: DocumentFragment; body: DocumentFragment } | null;
  }

  /** What its parts and the pack use of a planner. */
  interface Planner {
    place: HTMLElement;
    catalogue: Catalogue;
    items: Map<string, Item>;
    rows: PlannerRow[];
    whole: string;
    packed: string;
    heading: HTMLElement;
    packing: HTMLElement;
    wish: PlannerWishes;
    lines: PlannerLines;
    row(id: string, minutes: number, why: string): PlannerRow;
    wanted(): Wanted;
    wishes(): Wishes;
    draw(): void;
    rest(left: number): string;
    keep(): void;
    print(what: string): void;
    say(words: string): void;
    title(id: string): string;
    whom(id: string, people: number | null): string;
    content(id: string): { facts: DocumentFragment; body: DocumentFragment } | null;
  }

  interface PackEntry {
    id: string;
    minutes: number;
    time: string;
  }

  /** What a pack is for, and what is in it. `suite`: the whole suite it is for; none for the session. */
  interface Contents {
    planner: Planner;
    catalogue: Catalogue;
    suite: Suite | null;
    title: string;
    items(): (PackEntry & { item: Item })[];
    entries(): PackEntry[];
    isIn(id: string): boolean;
  }

  interface PackPapers {
    lost(): HTMLElement;
    plain(content: DocumentFragment): DocumentFragment;
    whom(pack: Contents, id: string): string;
    agendaTable(pack: Contents, looks?: string): HTMLTableElement;
    agenda(pack: Contents): HTMLElement[];
    signin(pack: Contents): HTMLElement[];
    handouts(pack: Contents): HTMLElement[];
  }

  // The parts of a form's script: form/*.js

  type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

  /** What can stand in a field. */
  interface Shape {
    type: string;
    choices: string[];
  }

  /** What is kept and stands in no field. */
  interface EarlierAnswer {
    facet: string;
    kept: Facet;
    label: string;
    words: string;
  }

  interface Answers {
    split(words: string | undefined | null): string[];
    same(one: unknown, other: unknown): boolean;
    lines(text: unknown): string;
    wordsOf(kept: Facet): string;
    fits(shape: Shape, kept: Facet): boolean;
    wrong(text: string, bounds: { least?: string; most?: string }): string;
    rowsIn(kept: Facet | null): string[];
    isOrder(kept: Facet | null): boolean;
    restored(before: string[], there: string[], row: string): string[];
  }

  interface Fields {
    controls(field: Element): Control[];
    nameOf(field: Element): string;
    labelOf(field: Element): string;
    typeOf(field: Element): string;
    isTick(control: unknown): control is HTMLInputElement;
    isWritten(control: unknown): control is HTMLInputElement | HTMLTextAreaElement;
    valueOf(field: Element): string | string[];
    isEmpty(field: Element): boolean;
    isAnswered(field: Element): boolean;
    isUnfinished(field: Element): boolean;
    put(field: Element, value: Value): void;
    fits(field: Element, kept: Facet): boolean;
    wordsOf(field: Element): string;
    shown(control: Control): string;
    formerNames(field: Element): string[];
    wrong(field: Element): string;
  }

  /** Keeps what stands in fields. */
  interface Keeper {
    form: HTMLElement;
    fields(): Element[];
    source(field: Element): { facet: string; kept: Facet } | null;
    kept(field: Element): Value;
    save(field: Element): "nothing" | "own" | "both";
    earlier(): EarlierAnswer[];
    clear(): () => void;
    putBack(facet: string, kept: Facet): void;
  }

  type Undoable = (words: string, undo: () => void) => void;

  interface Beside {
    keepFocus(change: () => void): void;
    undoList(before: Element): Undoable;
    mirror(control: Control): void;
    grow(control: Control): void;
    clearButton(field: Element, taken: () => void): void;
    showOffers(field: Element, take: (value: string) => void): void;
    note(field: Element, kind: string, words: string): void;
  }

  /** What is required and still empty. */
  interface Required {
    settle(): void;
    ask(act: () => void): void;
  }

  /** What a form does now and then. */
  interface FormDeeds {
    printBlank(form: HTMLElement): void;
    clear(page: FormPage, place: HTMLElement): void;
    download(page: FormPage, button: HTMLButtonElement, ending: string, words: string): void;
    Required: new (form: HTMLElement, box: HTMLElement) => Required;
    earlier(page: FormPage, section: HTMLElement): () => void;
  }

  interface Copies {
    show(): void;
    all(): { number: number; id: string; name: string }[];
    keep(given: Map<string, Given>, number?: number): number;
    address(number: number): string;
  }

  /** A form on its page, as its parts know it. */
  interface FormPage {
    form: Form;
    id: string;
    keeper: Keeper;
    whenComplete(act: () => void): void;
    say(words: string): void;
    own<T>(change: () => T): T;
    dress(field: Element): void;
    settle(): void;
    refresh(isForced?: boolean): void;
  }

  // Forms: form.js, summary.js, change.js, form-deeds.js, office.js

  interface Answer {
    value: string | string[];
    words: string;
    label: string;
    type: string;
  }

  interface Told {
    label: string;
    words: string;
  }

  /** A heading, a sentence, and what is told, at the end of a file. */
  interface Added {
    heading: string;
    why: string;
    told: Told[];
  }

  /** `endings`: what follows the row in the names of its places. */
  interface Table {
    part: string;
    endings: string[];
  }

  interface Summed {
    table: string;
    row: string;
    lines: string[];
  }

  /** A form's answers, as other scripts find them in `form.cpdForm`. */
  interface Filled {
    id: string;
    title: string;
    answers(): Map<string, Answer>;
    rows(part: string): string[];
    earlier(): (Told & { facet: string; value: Value; type: string; at: string })[];
    copies(): { id: string; number: number; name: string }[];
    keep(answers: Map<string, Given>, number?: number): number;
    address(number: number): string;
    copyId(number: number): string;
    whenComplete(act: () => void): void;
    say(words: string): void;
  }

  interface Form extends HTMLElement {
    cpdForm?: Filled;
  }

  /** An area of a summary, as it is rated now. */
  interface Area {
    name: string;
    label: string;
    points: number;
    statements: { label: string; field: string; mark: number | null }[];
  }

  interface Summary extends HTMLElement {
    cpdSummary?: () => Area[];
    cpdChange?: () => Added | null;
  }

  /** A file that is filled in. */
  interface Blank {
    rows(table: Table, wanted: string[]): void;
    write(name: string, answer: Answer): boolean;
    tick(name: string): boolean;
    sum(summed: Summed): void;
    append(added: Added): void;
    packed(kind: string): Blob;
  }

  type Files = Record<string, Uint8Array<ArrayBuffer>>;

  type Make = (name: string, attributes?: Record<string, string>, ...inside: (Node | string)[]) => Element;

  interface Word extends Blank {
    tree: Document;
    space: string;
    make: Make;
    line(style: string, words: string): Element;
  }

  /** What both kinds of file have: office/blank.js. */
  interface Tree extends Blank {
    files: Files;
    main: string;
    space: string;
    tree: Document;
    make: Make;
    places: Map<string, Element>;
    named(name: string): string;
    place(name: string): Element | undefined;
    row(table: Table, row: string): Element | null;
    loosen(place: Element, words: string): void;
    loosenRow(row: Element): void;
    loosenAnswer(place: Element): void;
    look(): void;
    cloned(row: Element): void;
    rename(row: Element, names: Map<string, string>): void;
  }

  interface OfficeText {
    sayable(text: string): string;
    slug(words: string): string;
    runsLeft(text: string): boolean;
    stretches(text: string): { words: string; isLeftwards: boolean }[];
    checksum(name: string): string;
  }

  interface Office {
    readonly KINDS: readonly { ending: string; words: string; type: string; Blank: new (files: Files) => Blank }[];
    readonly Word: new (files: Files) => Word;
    child(element: Element | null | undefined, name: string): Element | undefined;
    slug(words: string): string;
    load(source: string): Promise<void>;
    unpacked(template: string): Promise<Files>;
  }

  // Several people's answers: joint.js, together-view.js, together.js

  type Answered = string | string[];

  interface Choice {
    id: string;
    label: string;
  }

  /** `names`: those it had before. */
  interface Field {
    name: string;
    label: string;
    type: string;
    choices: Choice[];
    names: string[];
    shared: string;
    lines: number;
    unit: string;
  }

  /** `isNaming`: whether it names people or schools. */
  interface FormPart {
    id: string;
    label: string;
    type: string;
    group: string;
    names: string[];
    fields: Field[];
    rows: Choice[];
    columns: Field[];
    slots: { card: Field; note: Field | null }[];
    isOrdered: boolean;
    isNaming: boolean;
  }

  interface Row {
    row: string;
    values: Map<string, Answered>;
  }

  /** `left`: how many did not fit. */
  interface Taken {
    answers: Map<string, Answered>;
    tables: Map<string, Row[]>;
    left: number;
  }

  type Level = "same" | "close" | "mostly" | "apart";

  interface Measure {
    count: number;
    tally: Map<string, number>;
    middle: number[];
    ends: number[];
    agreed: number;
    share: number;
    level: Level;
    apart: number;
    reach: number;
  }

  interface Voice extends Taken {
    key: string;
    name: string;
    isOwn: boolean;
    isIn: boolean;
    notes: string[];
  }

  interface Work {
    parts: FormPart[];
    voices: Voice[];
    order: "form" | "apart";
    isNaming: boolean;
    isAgreeing: boolean;
    agreed: Map<string, Answered>;
    before: Map<string, Set<string>>;
    rows: Map<string, { from: string; values: Map<string, Answered> }[]>;
    unfolded: Set<string>;
    decided(): void;
    redraw(key: string): void;
    say(words: string): void;
  }

  /** Answers of one copy of a form, in a file. */
  interface AnswerSet {
    words: string;
    isNamed: boolean;
    answers: [string, unknown][];
    at: string;
  }

  type Opened = { error: string } | { sets: AnswerSet[]; from: string; site: string };

  interface Joint {
    FORMAT: string;
    VERSION: number;
    LABEL: number;
    KEEPER: string;
    plain(value: unknown, most: number): string;
    opened(text: string, base: string): Opened;
    read(form: HTMLElement): FormPart[];
    taken(parts: FormPart[], facets: Iterable<[string, unknown]>): Taken;
    measure(of: Field, values: Answered[], places?: number): Measure | null;
    byApart(one: Measure | null, other: Measure | null): number;
    proposed(of: Field, values: Answered[]): Answered;
    middle(values: number[]): number[];
    number(text: string): number;
    view(work: Work): Node[];
    progress(work: Work): { decided: number; proposed: number; open: number; rows: number };
    facets(work: Work): Map<string, Given>;
  }

  // The joint view, part by part: together-view/*.js

  /** What one person answered to one field. */
  interface Said {
    voice: Voice;
    value: Answered;
  }

  /** A statement or card with the field it is answered in. */
  interface JointRow {
    label: string;
    field: Field;
    measure: Measure | null;
  }

  /** What is drawn at once: the work, and what is proposed for each field. */
  interface Scene extends Work {
    proposal: Map<string, Answered>;
  }

  /** What stands in the agreed version. `only`: who alone answered. */
  interface Agreed {
    value: Answered;
    isOwn: boolean;
    only?: string;
  }

  interface Editor {
    box: HTMLElement;
    put(value: string): void;
    read?(): string;
  }

  interface JointWords {
    round(value: number): string;
    namesOf(said: Said[]): string;
    nameInSentence(voice: Voice): string;
    anchor(name: string): string;
    answerWords(field: Field, value: Answered): string;
    medianWords(middle: number[]): string;
    rangeWords(ends: number[]): string;
    agreementWords(field: Field, measure: Measure, places?: number): string;
    agreementMeaning(field: Field, places?: number): string;
    fewWords(said: Said[]): string;
    nobodyWords(verb: string, noun: string, all: { label: string }[]): string;
  }

  interface JointSaid {
    saidOf(work: Work, name: string): Said[];
    places(part: FormPart): number;
    isCard(part: FormPart, field: Field): boolean;
    measureOf(work: Work, part: FormPart, field: Field): Measure | null;
    counts(work: Work, part: FormPart): { part: FormPart; field: Field; measure: Measure | null }[];
    rows(work: Work, part: FormPart, column?: string): JointRow[];
    partsInOrder(work: Work): FormPart[];
    rowsInOrder<T extends { measure: Measure | null }>(work: Work, some: T[]): T[];
    isBlank(work: Work, name: string): boolean;
    isBlankPart(work: Work, part: FormPart): boolean;
  }

  interface JointProposals {
    proposals(work: Work): Map<string, Answered>;
    chosenCards(work: Work, part: FormPart): { card: Choice; said: Said[] }[];
    rowsOf(work: Work, part: FormPart): { from: string; values: Map<string, Answered> }[];
    stateOf(work: Work, name: string, proposal: Map<string, Answered>): Agreed;
  }

  interface JointEditor {
    button(words: string, act: () => void, more?: { label?: string; key?: string }): HTMLButtonElement;
    control(field: Field, label: string, state: Agreed, how: { values?: string[]; set(value: Answered): void; replaced?(before: string): void; isPlain?: boolean }): Editor;
    editor(scene: Scene, field: Field): Editor;
    box(word: string, ...inside: (Node | string)[]): HTMLElement;
  }

  interface JointCounts {
    fold(work: Work, of: string[], words: string, inside: Node[]): HTMLDetailsElement;
    halves(work: Work, rows: JointRow[], noun: "statement" | "card", draw: (rows: JointRow[]) => HTMLElement): HTMLElement[];
    line(count: number, all: number): SVGElement;
    cell(header: string, ...inside: (Node | string)[]): HTMLTableCellElement;
    head(words: string, ...more: (Node | string)[]): HTMLTableCellElement;
    wide(looks: string, caption: Node, heads: Node[], body: Node[]): HTMLElement;
    verdict(field: Field, measure: Measure | null, said: Said[]): (Node | string)[];
    agreedBox(scene: Scene, field: Field): HTMLElement[];
    matrix(scene: Scene, caption: string, first: string, rows: JointRow[]): HTMLElement;
    ranking(scene: Scene, rows: JointRow[], places: number): HTMLElement;
    tally(scene: Scene, part: FormPart): HTMLElement[];
  }

  interface JointTexts {
    texts(scene: Scene, field: Field): HTMLElement[];
    words(said: Said[], more?: (one: Said) => Node[]): HTMLElement;
    values(scene: Scene, part: FormPart): HTMLElement[];
    signatures(scene: Scene, part: FormPart): HTMLElement[];
    rows(scene: Scene, part: FormPart): HTMLElement[];
  }

  // Cards to sort: sort/*.js

  interface SortCard {
    id: string;
    words: string;
    item: HTMLElement;
    fits: string[];
    fitting: string;
    why: Node[];
  }

  interface SortPile {
    id: string;
    label: string;
  }

  /** The cards that are chosen in the end, each in a select of the form. */
  interface SortChosen {
    cards: HTMLSelectElement[];
    has(card: SortCard): boolean;
    isFull(): boolean;
    count(): number;
    add(card: SortCard): void;
    remove(card: SortCard): void;
    list(first: SortCard[], label: string): void;
  }

  interface SortCards {
    of(root: HTMLElement): SortCard[];
    pilesOf(card: SortCard): SortPile[];
    pileOf(card: SortCard): string;
    put(card: SortCard, pile: string): void;
    rank(card: SortCard): number;
    number(cards: SortCard[]): void;
    chosenOf(root: HTMLElement): SortChosen;
  }

  /** A card on the board, with its tools. */
  interface SortFace {
    card: SortCard;
    why: HTMLElement;
    tools: HTMLElement;
    group: HTMLElement;
    item: HTMLElement;
    choice: HTMLButtonElement;
    tool(looks: string, label: string, act: () => void): HTMLButtonElement;
    name(one: HTMLElement, deed: string): void;
    choose(chosen: SortChosen, canBe: boolean): void;
  }

  class SortBoard {
    constructor(root: HTMLElement);
    root: HTMLElement;
    name: string;
    cards: SortCard[];
    chosen: SortChosen;
    faces: Map<string, SortFace>;
    said: HTMLElement;
    board: HTMLElement;
    lists: HTMLElement[];
    dragging: Record<string, unknown>;
    face(id: string): SortFace;
    heading(...inside: (Node | string)[]): HTMLElement;
    foot(...buttons: HTMLElement[]): HTMLElement;
    arrange(list: HTMLElement, items: HTMLElement[]): void;
    start(): void;
    act(change: () => void): void;
    say(...inside: (Node | string)[]): void;
    draw(): void;
    dropped(face: SortFace, list: HTMLElement): void;
  }

  // Working together on a form, part by part: together/*.js

  interface TogetherTools {
    button(words: string, act: () => void, more?: { kind?: string; label?: string; key?: string }): HTMLButtonElement;
    tickBox(words: string, isTicked: boolean, act: (isTicked: boolean) => void, key: string, ...more: (Node | string)[]): { tick: HTMLInputElement; label: HTMLElement };
    foldButton(words: string, box: HTMLElement, key: string): HTMLButtonElement;
    keepFocus(box: HTMLElement, draw: () => void, wanted?: string): void;
    site(): string;
  }

  /** Whose answers there are. `refused`: why files were not used. */
  interface Voices {
    files: Voice[];
    refused: string[];
    own(): Voice[];
    choose(voice: Voice, isIn: boolean): void;
    remove(voice: Voice): void;
    addAll(files: Iterable<File>): Promise<number>;
  }

  interface Giving {
    opener: HTMLButtonElement;
    sheet: HTMLElement;
    list(): void;
  }

  interface Ending {
    box: HTMLElement;
    decided(): void;
    draw(isThere: boolean): void;
  }

  // Slides: deck-sections.js, slides.js

  interface Sections {
    ofPage(kicker: string): Promise<HTMLElement[]>;
    ofSuite(suite: string): Promise<HTMLElement[]>;
  }

  /** The parts of slides.js: slides/*.js. */
  interface SlideLayout {
    NOTES: string;
    slide(section: HTMLElement, goesOn: boolean): { made: HTMLElement; body: HTMLElement };
    contents(section: HTMLElement): ChildNode[];
    laid(section: HTMLElement, place: HTMLElement): HTMLElement[];
  }

  interface SlidePaper {
    handout(sections: HTMLElement[]): HTMLElement;
    withNotes(sections: HTMLElement[], title: string): HTMLElement;
    onPaper(inside: HTMLElement): void;
  }

  interface Slides {
    show(sections: HTMLElement[], options: { title: string; at?: number; turned?: (part: number) => void }): Promise<HTMLDialogElement>;
    handout(sections: HTMLElement[]): HTMLElement;
    print(sections: HTMLElement[], options: { title: string }): Promise<void>;
  }

  // What stands under an item: item.js, tray.js, remind.js, share.js, names.js, speaking.js

  interface Voicing {
    say(words: string): void;
    wait(): void;
    saved(): void;
  }

  /** What item.js made of one element `[data-cpd=item]`. */
  interface Keep {
    root: HTMLElement;
    id: string;
    title: string;
    asked: string;
    minutes: string | undefined;
    asks: boolean;
    box: HTMLElement;
    row: HTMLElement;
    tray: HTMLElement;
    buttons: Record<string, HTMLButtonElement>;
    wording(): string;
    settle(isForced?: boolean): void;
    say(words: string): void;
  }

  type Keeps = Keep[] & { last?: Keep };

  interface Tray {
    button(words: string, act: () => void, kind?: string): HTMLButtonElement;
    line(...inside: (Node | string)[]): HTMLParagraphElement;
    said(text: string): HTMLElement;
    dayFrom(days?: number): string;
    backup(entries: object[]): string;
    fileName(id: string): string;
    absolute(path?: string): string;
    address(keep: Keep): string;
    show(keep: Keep, name: string, ...inside: (Node | string)[]): boolean;
    close(keep: Keep): void;
    alarm(): void;
  }

  interface Reminder {
    id: string;
    title: string;
    text?: string;
    url?: string;
    day: string;
    sequence?: number;
  }

  interface Calendar {
    event(reminder: Reminder): string;
    cancellation(reminder: Reminder): string;
    next(kept: { sequence?: number } | null): number;
  }

  interface SharedPart {
    id: string;
    title: string;
    facet: "answer" | "note";
    value: string;
    asked?: string;
    wording?: string;
  }

  interface Shared {
    link(shared: SharedPart[]): Promise<string>;
    read(fragment: string): Promise<SharedPart[] | null>;
  }

  interface Found {
    kind: "name" | "telephone" | "email";
    text: string;
  }

  interface Names {
    found(text: string): Found[];
    panel(texts: string[], goOn: () => void, again?: () => void): HTMLElement | null;
  }

  /** How a term was met; what shows it. */
  type Met = (link: HTMLAnchorElement, type: string) => void;

  // My record: record/*.js, record-*.js, export-*.js

  /** `under`: the ids it may stand under; `isStart`: for all facets that begin so. */
  interface Declared {
    part: string;
    label: string;
    type: string;
    least: number;
    most: number;
    place: string;
    under: RegExp;
    isStart: boolean;
  }

  type Sort = "item" | "page" | "form" | "route" | "log" | "gone";

  /** What is kept of one thing, and what the site says of it. `url` is empty where the site no longer has it. */
  interface Thing {
    id: string;
    sort: Sort;
    title: string;
    url: string;
    suite: string;
    suiteTitle: string;
    section: string;
    place: string;
    order: number;
    kind: string;
    kindLabel: string;
    minutes: number | null;
    asked: string;
    isWithdrawn: boolean;
    steps: Pick<Step, "url">[] | null;
    facets: Map<string, Facet>;
    at: string;
  }

  interface Entry {
    id: string;
    facet: string;
    thing: Thing;
    entry: Facet;
  }

  interface Group {
    title: string;
    sections: Map<string, Thing[]>;
  }

  /** Something that was deleted, at its place. */
  interface Ghost {
    words: string;
    key: string;
    undo(): void;
  }

  /** What the record's page gives its parts. */
  interface View {
    root: HTMLElement;
    search: string;
    order: "suite" | "date";
    ticked: Set<string>;
    without: Set<string>;
    ghosts: Map<string, Ghost[]>;
    say(words: string): void;
    warn(words: string): void;
    draw(focus?: string): void;
    saved(): void;
    things(): Thing[];
    chosen(): Thing[];
    sought(): string[];
    remember(thing: Thing, place?: string): void;
    own(act: () => void): void;
    tick(id: string, isOn: boolean): void;
    choose(key: string, isOn: boolean): void;
    reused<L extends number | string>(thing: Thing, level: L, make: (view: View, thing: Thing, level: L) => HTMLElement): HTMLElement;
  }

  /** The record's page, as its frame knows it. */
  interface RecordPage extends View {
    tickAll(isOn: boolean): void;
    orderBy(value: "suite" | "date", words: string): void;
  }

  /** Where the focus was: the heading of its section, the key it bears, what was marked. */
  interface Focus {
    part: HTMLElement | null;
    key: string;
    from: number | null;
    to: number | null;
    top: number;
  }

  interface Frame {
    status: HTMLElement;
    alert: HTMLElement;
    search: HTMLInputElement;
    choices: HTMLElement;
    file: HTMLInputElement;
    imports: HTMLElement;
    boxes: Record<"shared" | "trouble" | "nudge" | "jump" | "due" | "touched" | "list" | "rows" | "save" | "wipe" | "sharing", HTMLElement>;
    hideEmpty(isEmpty: boolean, isAnythingElse: boolean): void;
    count(words: string): void;
    jump(): HTMLElement;
    focused(): Focus | null;
    refocus(before: Focus | null, focus?: string): void;
    keepFocus(change: () => void): void;
    onDrop(take: (file: File | undefined) => void): void;
  }

  interface Exported {
    entries: Entry[];
    isWhole: boolean;
    site: { name: string; title: string; url: string };
    day: string;
    made: string;
    damaged: Unreadable[];
  }

  /** What a back-up file holds, and how much was not taken, by why. */
  interface BackUp {
    entries: Kept[];
    left: Map<string, number>;
    notes: Map<string, number>;
    damaged: number;
    site: string;
    made: string;
  }

  interface ToldOf {
    title: string;
    url: string;
    facts: string[];
    texts: { question: string; label: string; words: string }[];
  }

  interface LaidOut {
    groups: { title: string; sections: { title: string; things: ToldOf[] }[] }[];
    total: string;
    log: { headings: string[]; rows: string[][] };
  }

  interface ButtonLooks {
    looks?: string;
    kind?: string;
    label?: string;
    key?: string;
  }

  interface MyRecord {
    // record/facets.js
    facets: {
      stem(facet: string): string;
      own(facet: string): Declared | undefined;
      declared(facet: string): Declared | undefined;
      parts(): Map<string, string>;
      partOf(id: string, facet: string): string;
      placeOf(facet: string): string;
      labelOf(facet: string): string;
      wordsOf(facet: string, entry: Given): string;
      byRank(one: string, other: string): number;
    };
    // record/model.js
    SETTINGS: string;
    root: string;
    partOf(id: string, facet: string): string;
    wordsOf(facet: string, entry: Given): string;
    stem(facet: string): string;
    later(day: string, count: number): string;
    shortly(day: string): string;
    hours(minutes: number): string;
    told(facet: string, entry: Given): string;
    otherFacts(facets: Map<string, Facet>, without?: string[]): string[];
    folded(words: string): string;
    entries(): (Facet & { id: string; facet: string })[];
    things(): Thing[];
    flat(all: Thing[]): Entry[];
    question(item: { id: string; suite?: string | null }): Promise<string>;
    questioned(entries: Entry[]): Promise<void>;
    questionOf(entry: Pick<Entry, "facet" | "thing" | "entry">): string;
    minutesOf(one: Thing): number;
    logged(all: Thing[]): Thing[];
    inOrder(one: Thing, other: Thing): number;
    totals(rows: Thing[], by?: (one: Thing) => string): [string, number][];
    named(): Promise<unknown>;
    catalogue(): Catalogue;
    abroad(url: string): string;
    // record/tools.js
    WARNING: string;
    opened: Set<string>;
    tick(words: string, how: { key?: string; isOn?: boolean; act: (isOn: boolean) => void }): HTMLElement;
    labelled(words: string, control: HTMLElement): HTMLElement;
    box(view: View, of: { id: string; facet: string; label: string; title: string; rows?: number; hides?: boolean }): HTMLElement;
    ask(view: View, title: string, inside: (Node | string)[], answers: { words: string; value: string; kind?: string }[]): Promise<string>;
    forget(view: View, kept: Pick<Kept, "id" | "facet">[]): void;
    putBack(view: View, kept: Kept[]): void;
    deleted(view: View, place: string, words: string, kept: Kept[], more?: (() => void)[]): Ghost;
    undoable(view: View, place: string, words: string, undo: () => void): Ghost;
    undos(view: View, place: string): HTMLElement[];
    settle(): void;
    // record/groups.js
    fitting(view: View, all: Thing[]): Thing[];
    groupOf(thing: Thing): { key: string; title: string; section: string };
    bySuite(all: Thing[]): Group[];
    byDate(all: Thing[]): Group[];
    // record/due.js
    due(view: View, all: Thing[]): Node[];
    // record/list.js
    list(view: View, all: Thing[]): Node[];
    lastTouched(all: Thing[]): Node[];
    parts(view: View, all: Thing[]): Node[];
    link(thing: Thing, sought?: string[]): HTMLElement;
    fold(words: string, text: string, looks?: string): HTMLElement;
    asked(words: string, item: { id: string; suite?: string | null }, how?: { looks?: string; isPrinted?: boolean }): HTMLElement;
    factsOf(thing: Thing): string[];
    // record/log.js
    log: {
      HEADINGS: string[];
      section(view: View, all: Thing[], shown: Thing[]): Node[];
      addForm(view: View): HTMLElement;
    };
    // record/keep.js
    keep: {
      saveBox(view: View): Node[];
      nudge(view: View): Node[];
      deleteBox(view: View): Node[];
      troubles(view: View): Node[];
      shareBox(view: View): Node[];
    };
    // record/frame.js
    Frame: new (root: HTMLElement, page: RecordPage) => Frame;
    // what comes when it is used
    exports: Record<string, (of: Exported) => Blob | Promise<Blob>>;
    laidOut(entries: Entry[]): LaidOut;
    read(file: Pick<File, "size" | "text">): Promise<BackUp | { refused: string }>;
    bring(view: View, file: File, box: HTMLElement): Promise<void>;
    shared(view: View, place: HTMLElement): Promise<void>;
  }

  // The namespace: cpd.js

  type Start = (root: HTMLElement) => void;

  // Search: search/*

  /** The index as it is written: pages are [title, url, signs of their passages, suite, genre, boost]. */
  interface SearchCore {
    kinds: [label: string, plural: string][];
    suites: string[];
    pages: [title: string, url: string, signs: string, suite: number, genre: number, boost: number][];
    /** The first word of each part of the alphabet. */
    words: string[];
  }

  interface SearchPage {
    number: number;
    title: string;
    url: string;
    suite: string;
    genre: number;
    boost: number;
    /** The number of its first passage. */
    first: number;
    /** `length`: as many words has its title. */
    passages: { kind: number; length: number }[];
  }

  interface SearchSite {
    kinds: { label: string; plural: string }[];
    pages: SearchPage[];
    /** For each passage its page. */
    owners: number[];
    words: string[];
  }

  /** A word that was looked for, with the words of the site that answer it. */
  interface SearchTerm {
    wanted: string;
    isMistyped: boolean;
    found: { word: string; likeness: number; notes: number[] }[];
  }

  interface SearchHit {
    page: SearchPage;
    passages: { place: number; kind: number; length: number; words: number; titled: number; score: number }[];
    /** Of the page and of all its passages that were met. */
    kinds: Set<number>;
    /** How many of the words it has. */
    words: number;
    rank: number;
    score: number;
  }

  interface SearchFound {
    hits: SearchHit[];
    /** How many pages each kind has, by number. */
    counts: Map<number, number>;
    terms: SearchTerm[];
    /** All words of the site that answer. */
    words: Set<string>;
    hasAll: boolean;
  }

  type SearchText = [anchor: string, title: string, text: string];
  type SearchGet = (name: string) => Promise<unknown>;

  interface SearchWords {
    keys(written: string, isTyped?: boolean): string[];
    places(text: string): { word: string; at: number }[];
    typed(text: string): string[];
    bare(word: string): string;
    isNear(one: string, other: string): boolean;
    likeness(word: string, wanted: string, isEnglish: boolean): number;
    nearness(word: string, wanted: string): number;
    stump(wanted: string, isEnglish: boolean): string;
  }

  interface SearchFinder {
    site(): Promise<SearchSite>;
    texts(page: number): Promise<SearchText[]>;
    find(text: string, kind?: number): Promise<SearchFound>;
  }

  interface Namespace {
    run(scope?: ParentNode): void;
    element<T extends keyof HTMLElementTagNameMap>(tag: T, looks?: string | Record<string, string>, ...inside: (Node | string)[]): HTMLElementTagNameMap[T];
    button(words: string, act: () => void, more?: ButtonLooks): HTMLButtonElement;
    offer(contents: Blob | string, name: string, type?: string): void;
    toAddress(chosen: Record<string, string>): void;
    printPart(part: string, after?: () => void): void;
    drawing(tag: string, attributes: Record<string, string | number>, ...inside: Node[]): SVGElement;
    load(...names: string[]): Promise<unknown>;
    brought(...names: string[]): void;
    component(name: string, start: Start): void;
    asTable<T extends Element>(table: T): T;
    idIn(hash?: string): string;
    counted(count: number, one: string, many?: string): string;
    isDay(value: unknown): value is string;
    dated(day: string): string;
    readonly language: string;
    word(name: string, usual: string): string;
    moreWords(name: string): string[];
    organisations(): string[];
    escaped(words: string): string;
    datedAt(at: string): string;
    dayOf(moment?: Date): string;
    wording(copy: DocumentFragment | Element): string;
    within(text: string, most: number): string;
    toWrite(question: string): string;
    copyId(base: string, number: number): string;
    copyOf(id: string): { base: string; number: number };
    trays: Record<string, (keep: Keep) => void>;

    // What other scripts bring, script by script, each part before what needs it. Who uses one of these has had it loaded before.
    found(name: string, digest: string, data: unknown): void;
    searchWords: SearchWords;
    searchPostings: {
      notes(signs: string): number[];
      shards(firsts: string[], beginning: string): number[];
      entries(shard: string): [string, string][];
      site(core: SearchCore): SearchSite;
    };
    searchRanking: {
      ranked(site: SearchSite, terms: SearchTerm[], typedWords: string, kind?: number): SearchHit[];
      counts(hits: SearchHit[]): Map<number, number>;
    };
    searchExcerpts: {
      pieces(text: string, isWanted: (key: string) => boolean): [string, boolean][];
      excerpt(text: string, isWanted: (key: string) => boolean): [string, boolean][];
    };
    searchPiece: SearchGet;
    SearchFinder: new (get: SearchGet, isEnglish: boolean) => SearchFinder;
    searchHit(hit: SearchHit, texts: SearchText[] | null, search: { found: SearchFound; site: SearchSite; words: string }): HTMLElement;
    storeKeys: Keys;
    storeReading: { VERSION: number; migrations: Store["migrations"]; parse(raw: string | null): Reading };
    storeShelf: Shelf;
    storeAside: Aside;
    store: Store;
    catalogue?: Catalogue;
    bodies?: Bodies;
    decks: Record<string, DeckPage[]>;
    formAnswers: Answers;
    formFields: Fields;
    formBeside: Beside;
    FormKeeper: { new (form: HTMLElement, id: string): Keeper; CALLED: string };
    formRows?(page: FormPage, part: HTMLElement): { name: string; names(): string[]; sync(): void };
    FormCopies: { new (keeper: Keeper, box: HTMLElement, here: number): Copies; here(): number };
    formActions: {
      later(page: FormPage, act: (deeds: FormDeeds) => void, otherwise?: () => void): void;
      missing(form: HTMLElement): Element[];
      offer(page: FormPage, find: (name: string) => HTMLElement): void;
      together(page: FormPage, section: HTMLElement): void;
      sums(form: HTMLElement): void;
    };
    formMessages: { trouble(id: string, box: HTMLElement): () => void };
    formDeeds: FormDeeds;
    ownCopy(form: Form, filled: Filled, ending: string): Promise<string>;
    sortCards: SortCards;
    SortBoard: typeof SortBoard;
    SortPiles: typeof SortBoard;
    SortOrder: typeof SortBoard;
    jointForm: Joint["read"];
    jointFiles: Pick<Joint, "FORMAT" | "VERSION" | "LABEL" | "KEEPER" | "plain" | "opened">;
    jointAnswers: Joint["taken"];
    joint: Joint;
    jointWords: JointWords;
    jointSaid: JointSaid;
    jointProposals: JointProposals;
    jointEditor: JointEditor;
    jointCounts: JointCounts;
    jointTexts: JointTexts;
    jointSort(scene: Scene, part: FormPart): Node[];
    togetherTools: TogetherTools;
    TogetherVoices: { new (filled: Filled, parts: FormPart[], base: string): Voices; size(taken: Taken): number };
    TogetherGiving: new (form: Form, filled: Filled, parts: FormPart[]) => Giving;
    TogetherEnding: new (filled: Filled, work: Work, draw: (focus?: string) => void) => Ending;
    together(form: Form, box: HTMLElement): void;
    planLinks: Pick<Planning, "MOST" | "FRAMES" | "written" | "read">;
    planClock: Pick<Planning, "time" | "clock" | "times">;
    planCompany: Planning["company"];
    planCandidates: Candidates;
    planBest(all: Candidate[], room: number): { chosen: Candidate[]; opening: number; worth: number };
    planSwap: Planning["instead"];
    plan: Planning;
    PlannerWishes: { new (form: HTMLFormElement, catalogue: Catalogue): PlannerWishes; group(select: HTMLSelectElement, label: string, options: [string, string][]): void };
    PlannerLines: new (planner: Planner, acts: PlannerActs) => PlannerLines;
    PlannerChanges: new (planner: Planner) => PlannerChanges;
    packPapers: PackPapers;
    packDeck(pack: Contents): HTMLElement[];
    pack: { open(planner: Planner, isRestored: boolean): void; slides(planner: Planner): Promise<void> };
    officeBlank: { Blank: new (files: Files, main: string, space: string) => Tree; child: Office["child"] };
    officeText: OfficeText;
    OfficeWord: new (files: Files) => Word;
    OfficeOpenDocument: new (files: Files) => Blank;
    office: Office;
    slidesLayout: SlideLayout;
    slidesPaper: SlidePaper;
    slides: Slides;
    sections: Sections;
    keeps: Keeps;
    tray: Tray;
    ics: Calendar;
    shared: Shared;
    names: Names;
    namesInEnglish: { words(list: string): string[]; things: Set<string>; firstNames: Set<string> };
    speaking(line: HTMLElement, whenPaused?: () => void): Voicing;
    record: MyRecord;
    terms: (root: HTMLElement, wasTouch: boolean) => Met;
  }
}

interface Window {
  /** By form, by the file's ending: blank files as zip in base64. */
  cpdTemplates?: Record<string, Record<string, string> | undefined>;
  cpdRoutes?: Cpd.Routes;
  /** Material's: the page that is open, and each whose text comes into it. */
  document$?: { subscribe(next: () => void): void };
}

// Material's, of head-script.html

declare function __md_get(key: string): unknown;
declare function __md_set(key: string, value: unknown): void;

// Vendored

declare const fflate: {
  zipSync(files: Record<string, [Uint8Array, { mtime: Date; level: 0 | 6 }]>): Uint8Array<ArrayBuffer>;
  unzipSync(bytes: Uint8Array): Cpd.Files;
};

interface RevealDeck {
  isReady(): boolean;
  initialize(settings: object): Promise<void>;
  configure(settings: object): void;
  on(type: string, heard: () => void): void;
  layout(): void;
  sync(): void;
  next(): void;
  prev(): void;
  slide(at: number): void;
  getCurrentSlide(): HTMLElement;
  getSlidePastCount(): number;
}

declare const Reveal: new (element: HTMLElement) => RevealDeck;

declare const Sortable: {
  create(element: HTMLElement, options: object): { option(name: string, value: unknown): void };
};
