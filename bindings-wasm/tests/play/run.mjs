/** The steps of a scenario, played over the API of the package. */

import { AbilitaError, AnnouncementError, AskError, effectsOf } from "abilita";

import { PERSON_FIELDS, asValue } from "./format.mjs";
import { FileError } from "./json.mjs";
import { Stage, asPerson, factOf, unknown } from "./stage.mjs";

/** Plays a scenario against a campaign; gives every expectation that failed. */
export function play(scenario, campaign) {
  return new Play(scenario, campaign).run(scenario.steps);
}

class Play {
  #failures = [];
  #step = 0;
  /** The messages that time has brought since the step before. */
  #brought = [];
  #stage;
  #campaign;

  constructor(scenario, campaign) {
    this.#campaign = campaign;
    this.#stage = new Stage(scenario, campaign);
  }

  run(steps) {
    let last = null;
    steps.forEach((step, index) => {
      this.#step = index;
      const at = this.#instant(step.at, "at");
      if (last !== null && at < last) throw new FileError(this.#path("at"), "the steps go back in time");
      last = at;
      this.#play(step);
    });
    return this.#failures;
  }

  #path(key) {
    return `steps[${this.#step}].${key}`;
  }

  #instant(text, key) {
    const instant = nanoseconds(text);
    if (instant === null) throw new FileError(this.#path(key), "expected an instant in RFC 3339 with an offset");
    return instant;
  }

  /** What the API throws here is a mistake of the file at this place. */
  #at(path, call) {
    try {
      return call();
    } catch (error) {
      throw error instanceof AbilitaError ? new FileError(path, error.message) : error;
    }
  }

  /** Every case is carried on to the instant before anything else. */
  #play(step) {
    const { at, expect = {} } = step;
    this.#advance(at);
    if (step.happens !== undefined) this.#happens(step.happens, at);
    if (step.announce) this.#announced(step.announce, at);
    if (step.tell) this.#tell(step.tell, at);
    const announces = step.happens !== undefined || step.announce;
    if (step.ask) this.#ask(step.ask, expect, at);
    if (step.do) this.#do(step.do, expect, at);
    if (step.check) this.#check(step.check, expect, at);
    if (step.state) this.#state(step.state.case, expect);
    if (!announces) this.#brought = []; // what an announcement brings at once, the step after it can expect
  }

  #advance(at) {
    const path = this.#path("at");
    for (const instance of this.#stage.cases) {
      this.#at(path, () => {
        const events = this.#campaign.due(instance, at);
        this.#brought.push(...events.flatMap(effectsOf));
        this.#apply(instance, events);
      });
    }
  }

  #apply(instance, events) {
    for (const event of events) this.#campaign.apply(instance, event);
  }

  #happens(moment, at) {
    const path = this.#path("happens");
    if (!this.#campaign.awaitsAnnouncement(moment)) {
      throw unknown(path, "moment that waits for an announcement", moment);
    }
    this.#announce({ moment, at, knownFrom: at }, "happens");
  }

  #announced({ moment, at, act }, knownFrom) {
    this.#instant(at, "announce.at");
    this.#announce({ moment, at, knownFrom, ...(act === undefined ? {} : { act }) }, "announce.moment");
  }

  #announce(announcement, key) {
    try {
      this.#campaign = this.#campaign.announce(announcement);
    } catch (error) {
      if (error instanceof AnnouncementError && error.code === "announcement.unknown_moment") {
        throw unknown(this.#path(key), "moment", announcement.moment);
      }
      throw error instanceof AbilitaError ? new FileError(this.#path(key), error.message) : error;
    }
    this.#brought = [];
    this.#advance(announcement.knownFrom);
  }

  #tell(tell, at) {
    const path = this.#path("tell");
    const person = tell.person === undefined ? null : this.#stage.person(tell.person, `${path}.person`);
    const facts = {};
    for (const [name, tree] of tell.facts) facts[name] = factOf(name, tree, path);
    for (const name of tell.forget) facts[name] = null;
    const told = person ? { members: [{ codiceFiscale: person.codiceFiscale, facts }] } : { facts };
    const instance = this.#stage.case(tell.case, `${path}.case`);
    this.#at(path, () => this.#apply(instance, this.#campaign.tell(instance, told, at)));
  }

  #ask(ask, expect, at) {
    const path = this.#path("ask");
    const instance = this.#stage.case(ask.case, `${path}.case`);
    const asker = this.#stage.asker(ask, path);
    const decision = this.#decide(instance, { function: ask.function, asker }, at, path);
    this.#same("decision", expect.decision, decision.decision);
    this.#contained("because", expect.because, decision.because);
    this.#same("next", expect.next, decision.next);
    if (expect.valid_until !== undefined) {
      const expected = expect.valid_until === null ? null : this.#instant(expect.valid_until, "expect.valid_until");
      const found = decision.validUntil === null ? null : nanoseconds(decision.validUntil);
      this.#compare("valid_until", expect.valid_until, decision.validUntil, expected === found);
    }
  }

  #decide(instance, request, at, path) {
    try {
      return this.#campaign.decide(instance, request, at);
    } catch (error) {
      throw error instanceof AskError ? unknown(`${path}.function`, "function", request.function) : error;
    }
  }

  #do(order, expect, at) {
    const path = this.#path("do");
    const instance = this.#stage.case(order.case, `${path}.case`);
    const command = {
      name: order.command,
      asker: this.#stage.asker(order, path),
      expectedSequence: instance.sequence,
      arguments: this.#arguments(order, path),
    };
    const handled = this.#campaign.handle(instance, command, at);
    const refusal = handled.accepted ? null : handled.refusal;
    const found = refusal ? `false (${refusal.code})` : "true";
    this.#compare("accepted", expect.accepted, found, expect.accepted === handled.accepted);
    this.#same("refusal", expect.refusal, refusal?.code ?? "none");
    this.#contained("because", expect.because, refusal?.because ?? []);
    this.#same("next", expect.next, refusal?.next ?? null);
    const effects = handled.accepted ? handled.effects.map(({ name }) => name) : [];
    this.#contained("effects", expect.effects, effects);
    if (handled.accepted) this.#at(path, () => this.#apply(instance, handled.events));
  }

  /** A person is named by key under the argument's name, or his data stand among the arguments. */
  #arguments(order, path) {
    const declared = this.#campaign.commands.find(({ name }) => name === order.command)?.arguments ?? [];
    const typeOf = (name) => declared.find((argument) => argument.name === name)?.type;
    const first = declared.find((argument) => argument.type === "person")?.name;
    const open = first !== undefined && !order.with.has(first) ? first : undefined;
    const given = {};
    const inline = new Map();
    for (const [name, tree] of order.with) {
      const type = typeOf(name);
      if (open !== undefined && type === undefined && PERSON_FIELDS.includes(name)) inline.set(name, tree);
      else given[name] = this.#argument(tree, type === "person", `${path}.with.${name}`);
    }
    if (open !== undefined && inline.size > 0) given[open] = this.#argument(inline, true, `${path}.with`);
    return given;
  }

  /** What cannot be of the type is put to the engine all the same, as something it refuses. */
  #argument(tree, isPerson, path) {
    if (!isPerson) return asValue(tree) ?? { person: {} };
    if (typeof tree === "string") return { person: this.#stage.person(tree, path) };
    if (!(tree instanceof Map)) return [];
    for (const [key, value] of tree) {
      if (!PERSON_FIELDS.includes(key)) throw new FileError(path, `a person has no \`${key}\``);
      if (typeof value !== "string") return [];
    }
    return { person: asPerson(Object.fromEntries(tree)) };
  }

  #check(check, expect, at) {
    const path = this.#path("check");
    const instance = this.#stage.case(check.case, `${path}.case`);
    const roster = check.roster.map((entry, index) => this.#stage.delegate(entry, `${path}.roster[${index}]`));
    const findings = this.#at(path, () => this.#campaign.check(instance, roster, check.stage, at));
    const codes = (severity) => findings.filter((finding) => finding.severity === severity).map(({ code }) => code);
    this.#sameSet("errors", expect.errors, codes("error"));
    this.#sameSet("warnings", expect.warnings, codes("warning"));
    this.#sameSet("advice", expect.advice, codes("advice"));
    this.#contained("because", expect.because, findings.flatMap(({ cites }) => cites));
  }

  #state(key, expect) {
    const instance = this.#stage.case(key, `${this.#path("state")}.case`);
    for (const [track, expected] of expect.tracks ?? []) {
      const found = this.#campaign.stateOf(instance, track);
      if (found === null) throw unknown(this.#path("expect.tracks"), "track", track);
      this.#compare("tracks", `${track}: ${expected}`, found, expected === found);
    }
    this.#sameSet("flags", expect.flags, this.#campaign.flagsOf(instance));
    this.#sameSet("debts", expect.debts, instance.debts);
    const brought = this.#brought.filter((effect) => effect.case === instance.id);
    this.#sameSet("effects", expect.effects, brought.map(({ name }) => name));
    this.#members(instance, expect.members ?? new Map());
    if (expect.enabled !== undefined) this.#enabled(instance, expect.enabled);
  }

  #members(instance, expected) {
    const path = this.#path("expect.members");
    for (const [key, tracks] of expected) {
      const { codiceFiscale } = this.#stage.person(key, path);
      for (const [track, state] of tracks) {
        if (!this.#campaign.tracks.some(({ name, ofMembers }) => name === track && ofMembers)) {
          throw unknown(path, "track of members", track);
        }
        const found = this.#campaign.memberState(instance, codiceFiscale, track) ?? "none";
        this.#compare("members", `${key}, ${track}: ${state}`, found, state === found);
      }
    }
  }

  /** Who stands in the register, compared by person; told by key. */
  #enabled(instance, expected) {
    const wanted = expected.map((entry) => {
      const colon = entry.lastIndexOf(":");
      const [key, role] = colon < 0 ? [entry, ""] : [entry.slice(0, colon), entry.slice(colon + 1)];
      return { id: this.#stage.idOf(key), role };
    });
    const register = this.#campaign.registerOf(instance);
    const found = register.map(({ role, person }) => ({ id: person.codiceFiscale, role }));
    const written = (set) => distinct(set.map(({ id, role }) => `${id}:${role}`));
    const told = (set) => `[${set.map(({ id, role }) => `${this.#stage.keyOf(id)}:${role}`).sort().join(", ")}]`;
    this.#compare("enabled", told(wanted), told(found), written(wanted) === written(found));
  }

  #same(what, expected, found) {
    if (expected !== undefined) this.#compare(what, expected, found, expected === found);
  }

  #contained(what, expected, found) {
    if (expected !== undefined) {
      this.#compare(what, list(expected), list(found), expected.every((entry) => found.includes(entry)));
    }
  }

  #sameSet(what, expected, found) {
    if (expected !== undefined) {
      this.#compare(what, list(expected), list(found), distinct(expected) === distinct(found));
    }
  }

  #compare(what, expected, found, isSame) {
    if (expected === undefined || isSame) return;
    this.#failures.push({ step: this.#step, what, expected: String(expected), found: String(found) });
  }
}

const list = (entries) => `[${entries.join(", ")}]`;
const distinct = (entries) => JSON.stringify([...new Set(entries)].sort());

/** An instant as nanoseconds since 1970, to be compared with others; null for what is none. */
function nanoseconds(text) {
  const form = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
  const found = form.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const [, , , , , , , fraction = "", sign = "+", hours = "00", minutes = "00"] = found;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 60 || Number(hours) > 23 || Number(minutes) > 59) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60 * (sign === "-" ? -1 : 1);
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  return BigInt(seconds) * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, "0"));
}
