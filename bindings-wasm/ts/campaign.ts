/// <reference lib="esnext.disposable" preserve="true" />
/** Campaigns: the four answers. */

import { announcementJson, fromWireAnnouncement } from "./announcement.js";
import type { Announcement, AnnouncementLike, WireAnnouncement } from "./announcement.js";
import { Case, caseOf, changedHandleOf, handleOf, keptHandleOf } from "./case.js";
import type { Command, CommandOffer, Figures, Handled, Opening, Told } from "./command.js";
import { openingJson, toWireCommand, toWireNews } from "./command.js";
import type { Decision, Said, WireDecision } from "./decision.js";
import { fromWireDecision, readSaid, saying } from "./decision.js";
import type {
  CommandDeclared,
  Conflict,
  Description,
  Fact,
  Role,
  Source,
  Titled,
  Track,
} from "./description.js";
import type * as Raw from "./engine/abilita_wasm_bg.js";
import { engine } from "./engine.js";
import { calling } from "./error.js";
import type { Event } from "./event.js";
import { keep } from "./image.js";
import { giveBack } from "./memory.js";
import type { Delegate, ListedPerson } from "./person.js";
import { fromStoredDelegates, toStoredDelegate } from "./person.js";
import type { Asker, Identity, Request } from "./request.js";
import { isPlain, toWireAsker, toWireRequest } from "./request.js";
import type { Finding, Stage } from "./roster.js";
import type { Snapshot } from "./snapshot.js";
import type { Lang, Texts } from "./text.js";
import { instant, millisecondsOf } from "./time.js";
import type { Instant, InstantLike } from "./time.js";
import type { StoredValue, Value } from "./value.js";
import { fromStoredValue } from "./value.js";

/** Of whoever is not logged in. */
const NOBODY: Partial<Identity> = {};

/**
 * A campaign: a sound definition, compiled, with the moments announced so far. Load it once and ask it many times; it
 * does not change. Announcing a moment gives a new one.
 *
 * It keeps no case, reads no clock and does no I/O: cases and instants are passed in.
 *
 * @example
 * ```ts
 * import factotum2025 from "abilita/campaigns/factotum-2025";
 *
 * const campaign = Campaign.load(factotum2025);
 * const opened = campaign.open("7f3a", {
 *   register: [{ role: "delegate", person: { codiceFiscale: "RSSNNA75S42D205F" } }],
 * }, "2025-09-01T00:00:00+02:00");
 * const instance = campaign.replay([opened]);
 * const decision = campaign.decide(instance, {
 *   function: "interventions.request",
 *   asker: {
 *     person: "RSSNNA75S42D205F",
 *     identity: { scheme: "spid", level: 2, codiceFiscale: "RSSNNA75S42D205F" },
 *   },
 * }, "2025-10-07T09:00:00+02:00");
 * if (decision.decision === "deny") console.log(decision.because, decision.next); // ["F25-02", "F25-10"], "mail_zone_referent"
 * ```
 */
export class Campaign implements Disposable {
  readonly #handle: Raw.Campaign;
  readonly #image: Uint8Array;
  /** What each answer says, by its number. */
  readonly #said: Said[] = [];
  #lastText = "";
  #lastMilliseconds = NaN;
  #description: Description | undefined;

  private constructor(handle: Raw.Campaign, image: Uint8Array) {
    this.#handle = handle;
    this.#image = image;
    keep(this, () => ({ image, announcements: this.announcements() }));
  }

  /**
   * A campaign compiled ahead: one of `abilita/campaigns/`, or your own, by `abilita compile` on a server or by
   * `abilita/compiler` from a definition in JSON.
   *
   * Take images from whom you take code: what they say of rules is believed.
   *
   * @throws {@link ImageError} for bytes that are none, are damaged, or were compiled by a version of abilita with another form.
   *
   * @example
   * ```ts
   * const response = await fetch("/factotum-2026.abilita");
   * const campaign = Campaign.load(await response.arrayBuffer());
   * ```
   */
  static load(image: Uint8Array | ArrayBuffer): Campaign {
    const own = new Uint8Array(image.slice(0));
    return new Campaign(calling(() => engine.glue.Campaign.from_image(own)), own);
  }

  /** The image it was loaded from, for {@link load}: without what was announced since. */
  get image(): Uint8Array {
    return this.#image.slice();
  }

  get #described(): Description {
    return (this.#description ??= this.#say<Description>("description"));
  }

  /** The id of the definition. */
  get id(): string {
    return this.#described.id;
  }

  /** The portal it is for, as the definition names it. */
  get portal(): string {
    return this.#described.portal;
  }

  /** What a case of this campaign is: `institute`, `person` … */
  get caseKind(): string {
    return this.#described.caseKind;
  }

  /** The title. */
  get title(): Texts {
    return this.#described.title;
  }

  /** The IANA zone in which its dates are read. */
  get zone(): string {
    return this.#described.zone;
  }

  /** SHA-256 of the definition: what cases and events store to know under which text they came about. */
  get hash(): string {
    return this.#described.hash;
  }

  /** The functions it decides about, in the order of the definition. */
  get functions(): readonly Titled[] {
    return this.#described.functions;
  }

  /** The roles. */
  get roles(): readonly Role[] {
    return this.#described.roles;
  }

  /** The facts that a case can have. */
  get facts(): readonly Fact[] {
    return this.#described.facts;
  }

  /** The tracks, with their states. */
  get tracks(): readonly Track[] {
    return this.#described.tracks;
  }

  /** The commands, with their arguments. */
  get commands(): readonly CommandDeclared[] {
    return this.#described.commands;
  }

  /** The moments, in the order of the definition. */
  get moments(): readonly Titled[] {
    return this.#described.moments;
  }

  /** The acts that the definition puts into data. */
  get sources(): readonly Source[] {
    return this.#described.sources;
  }

  /** Where the sources contradict each other, with the reading taken. */
  get conflicts(): readonly Conflict[] {
    return this.#described.conflicts;
  }

  /** What a hint (`next`) tells the user; the hint's name where the definition gives no text. */
  hintText(hint: string, lang: Lang): string {
    return this.#say("hintText", hint, lang);
  }

  /** What a refusal of the campaign's own tells the user. */
  refusalText(refusal: string, lang: Lang): string {
    return this.#say("refusalText", refusal, lang);
  }

  /** What a flag is called. */
  flagTitle(flag: string, lang: Lang): string {
    return this.#say("flagTitle", flag, lang);
  }

  /** When a moment is, as known at `knownAt`; null where it takes a case to say it, or nobody knows. */
  moment(name: string, knownAt: InstantLike): Instant | null {
    return this.#say("moment", name, instant(knownAt, "knownAt"));
  }

  /**
   * This campaign with one more moment announced. Answers for instants before `knownFrom` stay what they were.
   *
   * @throws {@link AnnouncementError} if there is no such moment, or it is computed from others.
   */
  announce(announcement: AnnouncementLike): Campaign {
    return calling(() => new Campaign(this.#handle.announce(announcementJson(announcement)), this.#image));
  }

  /** The announcements so far, the first known first. */
  announcements(): Announcement[] {
    return this.#say<WireAnnouncement[]>("announcements").map(fromWireAnnouncement);
  }

  /** True for a moment that only an announcement can give: the end of an update, say. */
  awaitsAnnouncement(moment: string): boolean {
    return this.#say("awaitsAnnouncement", moment);
  }

  /**
   * The event that opens a case. `caseId` is the portal's own name for it; keep personal data out of it.
   *
   * @throws {@link OpeningError} for a role, fact or state that the definition does not have.
   */
  open(caseId: string, opening: Opening, at: InstantLike): Event {
    return calling(
      () => JSON.parse(this.#handle.open(caseId, openingJson(opening), instant(at, "at"))) as Event,
    );
  }

  /**
   * The case that its stored events make.
   *
   * @throws {@link ReplayError} if they make none.
   */
  replay(events: readonly Event[]): Case {
    return calling(() => caseOf(this.#handle.replay(JSON.stringify(events))));
  }

  /**
   * Changes a case by an event: the only thing that does. An event that does not fit leaves the case as it was.
   *
   * @throws {@link ReplayError} if it does not fit.
   */
  apply(to: Case, event: Event): void {
    calling(() => this.#handle.apply(changedHandleOf(to), JSON.stringify(event)));
  }

  /**
   * What time alone has brought to a case by `now`: events to store and apply. Ask before every answer, or once a night.
   *
   * @throws {@link AskError} if the case runs under another definition.
   */
  due(of: Case, now: InstantLike): Event[] {
    return this.#ask("due", of, null, now);
  }

  /**
   * May this asker use this function, in this case, at this instant; if not, why, what instead, and until when?
   *
   * @throws {@link AskError} for a function that the campaign does not have, or a case of another definition.
   */
  decide(of: Case, request: Request, at: InstantLike): Decision {
    return calling(() => {
      const milliseconds = this.#milliseconds(at);
      if (Number.isNaN(milliseconds) || !isPlain(request)) {
        return fromWireDecision(this.#ask("decide", of, toWireRequest(request), at));
      }
      const { function: name, asker } = request;
      const { person, role, vouched = false, identity } = asker;
      const { scheme = "", level = 0, codiceFiscale: holder } = identity ?? NOBODY;
      const handle = keptHandleOf(of);
      const number = this.#handle.decide(
        handle, name, person, role, vouched, scheme, level, holder, milliseconds,
      );
      const said = (this.#said[number] ??= readSaid(this.#handle.said(number)));
      return saying(said, () => {
        const login = holder === undefined ? undefined : { scheme, level, codice_fiscale: holder };
        const asked = { function: name, asker: { person, role, vouched, identity: login } };
        return this.#askHandle("validUntil", handle, asked, new Date(milliseconds));
      });
    });
  }

  /** `NaN` for what is not told in milliseconds. The text that was read last is remembered: a page asks much at one instant. */
  #milliseconds(at: InstantLike): number {
    if (at instanceof Date) return millisecondsOf(at);
    if (typeof at !== "string") return NaN;
    if (at !== this.#lastText) {
      this.#lastMilliseconds = engine.glue.milliseconds(at);
      this.#lastText = at;
    }
    return this.#lastMilliseconds;
  }

  /**
   * The answer of {@link decide} in words.
   *
   * @throws {@link AskError} as {@link decide}.
   */
  explain(of: Case, request: Request, at: InstantLike, lang: Lang): string {
    return this.#ask("explain", of, toWireRequest(request), at, lang);
  }

  /**
   * One answer a function, in the order of the definition: for a menu.
   *
   * @throws {@link AskError} if the case runs under another definition.
   */
  permissions(of: Case, asker: Asker, at: InstantLike): Decision[] {
    return this.#ask<WireDecision[]>("permissions", of, toWireAsker(asker), at).map(fromWireDecision);
  }

  /**
   * The commands that are open to the asker now: for buttons.
   *
   * @throws {@link AskError} if the case runs under another definition.
   */
  openCommands(of: Case, asker: Asker, at: InstantLike): CommandOffer[] {
    return this.#ask("openCommands", of, toWireAsker(asker), at);
  }

  /**
   * Is this list of delegates complete and correct? Findings in the order of the roster, then those about the whole.
   *
   * @throws {@link AskError} if the case runs under another definition.
   */
  check(of: Case, roster: readonly Delegate[], stage: Stage, at: InstantLike): Finding[] {
    return this.#ask("check", of, roster.map(toStoredDelegate), at, stage);
  }

  /**
   * What does this command do to this case? Nothing is changed: the events that come of it are to be stored, then applied.
   *
   * @throws {@link WireError} for what is no command. A refusal is no error.
   */
  handle(of: Case, command: Command, at: InstantLike): Handled {
    return this.#ask("handle", of, toWireCommand(command), at);
  }

  /**
   * Takes news of a case that no command brings: the events it comes to.
   *
   * @throws {@link ToldError} if they do not fit the case.
   */
  tell(of: Case, told: Told, at: InstantLike): Event[] {
    return this.#ask("tell", of, toWireNews(told), at);
  }

  /**
   * The events by which a case of `old` goes over to this amended definition, by the act `act`. All but the last are
   * applied with `old.apply`, the last with {@link applyAdopted}.
   *
   * @throws {@link ReplayError} if the case is not one of `old`, or has something that this definition does not name.
   */
  adopt(old: Campaign, of: Case, act: string, at: InstantLike): Event[] {
    return calling(
      () => JSON.parse(this.#handle.adopt(old.#handle, handleOf(of), act, instant(at, "at"))) as Event[],
    );
  }

  /**
   * Applies the event of an adoption: the case of `old`, under this definition.
   *
   * @throws {@link ReplayError} as {@link adopt}.
   */
  applyAdopted(old: Campaign, of: Case, event: Event): Case {
    return calling(() =>
      caseOf(this.#handle.apply_adopted(old.#handle, handleOf(of), JSON.stringify(event))),
    );
  }

  /** A snapshot of a case: a cache of its events. */
  snapshot(of: Case): Snapshot {
    return this.#read("snapshot", of);
  }

  /**
   * The case of a snapshot.
   *
   * @throws {@link ReplayError} if it was taken under another definition.
   */
  restore(snapshot: Snapshot): Case {
    return calling(() => caseOf(this.#handle.restore(JSON.stringify(snapshot))));
  }

  /** The state of a track; null for a track that does not exist. */
  stateOf(of: Case, track: string): string | null {
    return this.#read("state", of, track);
  }

  /** The flags that are set, in the order of the definition. */
  flagsOf(of: Case): string[] {
    return this.#read("flags", of);
  }

  /** A fact of the case; null where it is not known. */
  factOf(of: Case, fact: string): Value | null {
    const value = this.#read<StoredValue | null>("fact", of, fact);
    return value === null ? null : fromStoredValue(value);
  }

  /** The persons on record. */
  recordOf(of: Case): ListedPerson[] {
    return fromStoredDelegates(this.#read("record", of));
  }

  /** The register: whoever is enabled, suspended or not. */
  registerOf(of: Case): ListedPerson[] {
    return fromStoredDelegates(this.#read("register", of));
  }

  /** The draft of the next roster. */
  draftOf(of: Case): ListedPerson[] {
    return fromStoredDelegates(this.#read("draft", of));
  }

  /** The codici fiscali of the persons of whom something of their own is kept. */
  membersOf(of: Case): string[] {
    return this.#read("members", of);
  }

  /** The state of a member's own track; null for a track that no member has. */
  memberState(of: Case, codiceFiscale: string, track: string): string | null {
    return this.#read("memberState", of, track, codiceFiscale);
  }

  /** A fact of a member's own; null where it is not known. */
  memberFact(of: Case, codiceFiscale: string, fact: string): Value | null {
    const value = this.#read<StoredValue | null>("memberFact", of, fact, codiceFiscale);
    return value === null ? null : fromStoredValue(value);
  }

  /** The flags of a member's own, in the order of the definition. */
  memberFlags(of: Case, codiceFiscale: string): string[] {
    return this.#read("memberFlags", of, "", codiceFiscale);
  }

  /**
   * Progress over many cases, given as snapshots.
   *
   * @throws {@link ReplayError} for a snapshot of another definition.
   */
  figures(snapshots: readonly Snapshot[], at: InstantLike): Figures {
    return calling(() => {
      const json = this.#handle.figures(JSON.stringify(snapshots), instant(at, "at"));
      const { locked_out, ...rest } = JSON.parse(json) as Figures & { locked_out: number };
      return { ...rest, lockedOut: locked_out };
    });
  }

  /** Asks about a case at an instant: what it is about crosses as JSON, and so does the answer. */
  #ask<T>(question: Raw.Question, of: Case, about: object | null, at: InstantLike, how = ""): T {
    return this.#askHandle(question, handleOf(of), about, at, how);
  }

  #askHandle<T>(question: Raw.Question, of: Raw.Case, about: object | null, at: InstantLike, how = ""): T {
    return calling(
      () => JSON.parse(this.#handle.ask(of, question, JSON.stringify(about), how, instant(at, "at"))) as T,
    );
  }

  /** Reads what stands in a case. */
  #read<T>(what: Raw.Reading, of: Case, name = "", codiceFiscale = ""): T {
    return calling(() => JSON.parse(this.#handle.read(handleOf(of), what, name, codiceFiscale)) as T);
  }

  /** What it says without a case. */
  #say<T>(what: Raw.Saying, name = "", how = ""): T {
    return calling(() => JSON.parse(this.#handle.say(what, name, how)) as T);
  }

  /** Gives its memory back now. It cannot be used any more. */
  free(): void {
    giveBack(this, () => this.#handle.free());
  }

  /** As {@link free}, at the end of a block that declares it with `using`. */
  [Symbol.dispose](): void {
    this.free();
  }
}
