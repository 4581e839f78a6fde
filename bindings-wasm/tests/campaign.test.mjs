/** The engine over its typed API: what comes back has the form that the types say. */

import assert from "node:assert/strict";
import { test } from "node:test";

import * as abilita from "abilita";
import factotum2025 from "abilita/campaigns/factotum-2025";
import istanzeOnline from "abilita/campaigns/istanze-online";
import istanzeOnline2016 from "abilita/campaigns/istanze-online-2016";
import { Library, compile } from "abilita/compiler";
import { runScenario } from "abilita/scenario";
import { Timeline } from "abilita/timeline";
import { Temporal } from "temporal-polyfill";

const { AskError, Campaign, Case, DefinitionError, FreedError, ImageError, effectsOf, erase } = abilita;

const HEAD = { codiceFiscale: "CNTDRO68C54L219H", name: "Dora", surname: "Conti", email: "dora@example.org" };
const ANNA = { codiceFiscale: "RSSNNA75S42D205F", name: "Anna", surname: "Rossi", email: "anna@example.org" };
const logged = (codiceFiscale) => ({ person: codiceFiscale, identity: { scheme: "spid", level: 2, codiceFiscale } });
const SEPTEMBER = "2025-09-01T00:00:00+02:00";
const OCTOBER = "2025-10-07T09:00:00+02:00";

const campaign = Campaign.load(factotum2025);
const opened = campaign.open(
  "7f3a",
  { record: [{ role: "head", person: HEAD }], register: [{ role: "delegate", person: ANNA }] },
  SEPTEMBER,
);
const fresh = () => campaign.replay([opened]);
const request = { function: "interventions.request", asker: logged(ANNA.codiceFiscale) };

test("a campaign says of itself what does not depend on a case", () => {
  assert.equal(campaign.id, "factotum-2025");
  assert.equal(campaign.zone, "Europe/Rome");
  assert.match(campaign.hash, /^[0-9a-f]{64}$/);
  assert.deepEqual(campaign.roles.find(({ name }) => name === "head").holders, "on_record");
  assert.ok(campaign.functions.some(({ name }) => name === "delegates.manage"));
  assert.deepEqual(campaign.commands.find(({ name }) => name === "insert").arguments, [
    { name: "person", type: "person" },
    { name: "role", type: "role" },
  ]);
  assert.notEqual(campaign.hintText("mail_zone_referent", "it"), campaign.hintText("mail_zone_referent", "en"));
  assert.equal(campaign.moment("deadline", SEPTEMBER), "2025-10-25T22:00:00Z");
  assert.equal(campaign.moment("christmas", SEPTEMBER), null);
});

test("F25-02: the suspension denies, and says until when a decision holds", () => {
  const before = campaign.decide(fresh(), request, SEPTEMBER);
  assert.equal(before.decision, "allow");
  assert.equal(before.validUntil, "2025-10-05T22:00:00Z");
  const during = campaign.decide(fresh(), request, OCTOBER);
  assert.equal(during.decision, "deny");
  assert.deepEqual(during.because, ["F25-02", "F25-10"]);
  assert.deepEqual([during.next, during.validUntil], ["mail_zone_referent", null]);
  assert.match(campaign.explain(fresh(), request, OCTOBER, "en"), /F25-02/);
});

test("instants may be texts, Dates or Temporal objects; a wall clock is none", () => {
  const at = Temporal.ZonedDateTime.from("2025-10-07T09:00[Europe/Rome]");
  for (const instant of [OCTOBER, new Date(OCTOBER), at, at.toInstant()]) {
    assert.equal(campaign.decide(fresh(), request, instant).decision, "deny");
  }
  for (const none of ["2025-10-07T09:00:00", new Date(NaN), 7, null]) {
    assert.throws(() => campaign.decide(fresh(), request, none), (error) => {
      return error instanceof abilita.WireError && error.path === "at" && error.code === "wire.wrong_value";
    });
  }
});

test("permissions and open commands are one answer each, for menus and buttons", () => {
  const head = logged(HEAD.codiceFiscale);
  const allowed = campaign.permissions(fresh(), head, OCTOBER).filter(({ decision }) => decision === "allow");
  assert.deepEqual(allowed.map((entry) => entry.function), ["delegates.manage", "interim.request"]);
  const [confirm] = campaign.openCommands(fresh(), head, OCTOBER);
  assert.deepEqual(confirm, { name: "confirm", function: "delegates.manage", arguments: { person: "person" } });
});

test("a command gives events and effects, and changes nothing by itself", () => {
  const instance = fresh();
  const command = {
    name: "confirm",
    asker: logged(HEAD.codiceFiscale),
    expectedSequence: instance.sequence,
    arguments: { person: { person: ANNA } },
  };
  const handled = campaign.handle(instance, command, OCTOBER);
  assert.ok(handled.accepted);
  assert.equal(campaign.stateOf(instance, "renewal"), "not_started");
  for (const event of handled.events) campaign.apply(instance, event);
  assert.equal(campaign.stateOf(instance, "renewal"), "drafting");
  assert.deepEqual(campaign.draftOf(instance), [{ role: "delegate", person: ANNA }]);
  const again = campaign.handle(instance, command, OCTOBER);
  assert.equal(again.refusal.code, "stale_sequence");
});

test("live and replay are one, from stored JSON", () => {
  const instance = fresh();
  const log = [opened];
  const doing = (name, given, asker = logged(HEAD.codiceFiscale)) => {
    const command = { name, asker, expectedSequence: instance.sequence, arguments: given };
    const { accepted, events, refusal } = campaign.handle(instance, command, OCTOBER);
    assert.ok(accepted, refusal?.code);
    for (const event of events) campaign.apply(instance, event);
    log.push(...events);
    return events;
  };
  doing("confirm", { person: { person: ANNA } });
  doing("insert", { person: { person: HEAD }, role: "rspp" });
  const submitted = doing("submit", {});
  assert.deepEqual(submitted.flatMap(effectsOf).map(({ name }) => name), ["mail:operator"]);
  const replayed = campaign.replay(JSON.parse(JSON.stringify(log)));
  assert.deepEqual(campaign.snapshot(replayed), campaign.snapshot(instance));
  const restored = campaign.restore(JSON.parse(JSON.stringify(campaign.snapshot(instance))));
  assert.deepEqual(campaign.snapshot(restored), campaign.snapshot(instance));
  const erased = erase(log, ANNA.codiceFiscale);
  assert.ok(!JSON.stringify(erased).includes(ANNA.codiceFiscale));
  assert.equal(campaign.stateOf(campaign.replay(erased), "renewal"), "submitted");
  const figures = campaign.figures([campaign.snapshot(instance)], OCTOBER);
  assert.equal(figures.tracks.renewal.submitted, 1);
  assert.equal(typeof figures.lockedOut, "number");
});

test("F25-04: time alone brings the flag of who is late", () => {
  const instance = fresh();
  for (const event of campaign.due(instance, "2025-10-26T00:00:00+02:00")) campaign.apply(instance, event);
  assert.deepEqual(campaign.flagsOf(instance), ["late"]);
});

test("news of a case: a new head teacher", () => {
  const instance = fresh();
  const told = {
    offRecord: [{ role: "head", codiceFiscale: HEAD.codiceFiscale }],
    onRecord: [{ role: "head", person: ANNA }],
    facts: { zone_referent: "zona@example.org" },
  };
  for (const event of campaign.tell(instance, told, OCTOBER)) campaign.apply(instance, event);
  assert.deepEqual(campaign.recordOf(instance), [{ role: "head", person: ANNA }]);
  assert.equal(campaign.factOf(instance, "zone_referent"), "zona@example.org");
  assert.throws(() => campaign.tell(instance, { facts: { shoe: 44 } }, OCTOBER), abilita.ToldError);
});

test("F25-07: the RSPP must be in the list", () => {
  const roster = [{ role: "delegate", person: ANNA }];
  const findings = campaign.check(fresh(), roster, "submission", OCTOBER);
  const missing = findings.find(({ code }) => code === "role_missing");
  assert.deepEqual([missing.severity, missing.role, missing.cites], ["error", "rspp", ["F25-07"]]);
  const typo = campaign.check(fresh(), [{ role: "delegate", person: { ...ANNA, codiceFiscale: "RSSNNA75S42D205X" } }], "draft", OCTOBER);
  assert.deepEqual([typo[0].code, typo[0].path, typo[0].position], ["codice_fiscale.check_character", "roster[0].codice_fiscale", 15]);
});

test("P16: an announced moment is known from its instant on", () => {
  const frozen = Campaign.load(istanzeOnline2016);
  assert.ok(frozen.awaitsAnnouncement("update_concluded"));
  const at = "2016-12-07T08:00:00+01:00";
  const reopened = frozen.announce({ moment: "update_concluded", at, knownFrom: at, act: "home page" });
  assert.deepEqual(reopened.announcements(), [
    { moment: "update_concluded", at: "2016-12-07T07:00:00Z", knownFrom: "2016-12-07T07:00:00Z", act: "home page" },
  ]);
  assert.equal(frozen.announcements().length, 0);
  assert.throws(() => frozen.announce({ moment: "christmas", at, knownFrom: at }), abilita.AnnouncementError);
});

test("an amended definition is adopted by an event", () => {
  const library = Library.builtIn();
  const text = library.toJson("factotum-2025").replace("2025-10-25", "2025-10-31");
  library.addJson("extended.json", text);
  const extended = library.compile("factotum-2025");
  const instance = fresh();
  const events = extended.adopt(campaign, instance, "circular of 20 October", OCTOBER);
  for (const event of events.slice(0, -1)) campaign.apply(instance, event);
  const adopted = extended.applyAdopted(campaign, instance, events.at(-1));
  assert.equal(extended.stateOf(adopted, "renewal"), "not_started");
  assert.throws(() => campaign.decide(adopted, request, OCTOBER), AskError);
});

test("the timeline is text and drawing, with today in it", () => {
  const timeline = Timeline.of(campaign, "en", OCTOBER);
  assert.match(timeline.toText({ today: OCTOBER }), /by Saturday 25 October 2025/);
  assert.match(timeline.toSvg({ today: new Date(OCTOBER), width: 360 }), /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
});

test("a decision says until when it held for the case it was asked of, whatever came of that since", () => {
  const ask = (of) => campaign.decide(of, request, SEPTEMBER);
  const expected = ask(fresh()).validUntil;
  assert.equal(expected, "2025-10-05T22:00:00Z");
  const changed = fresh();
  const before = ask(changed);
  for (const event of campaign.due(changed, "2026-01-01T00:00:00+01:00")) campaign.apply(changed, event);
  const freed = fresh();
  const gone = ask(freed);
  freed.free();
  assert.deepEqual([before.validUntil, gone.validUntil], [expected, expected]);
  assert.equal(JSON.parse(JSON.stringify(ask(fresh()))).validUntil, expected);
  assert.throws(() => ask(freed), FreedError);
});

test("what was freed says so, and is freed again by the end of a block", () => {
  const own = Campaign.load(factotum2025);
  const instance = fresh();
  const timeline = Timeline.of(own, "it", OCTOBER);
  const library = Library.builtIn();
  for (const each of [instance, timeline, library, own]) {
    each.free();
    each[Symbol.dispose]();
  }
  assert.ok(instance instanceof Case);
  const gone = { name: "FreedError", code: "freed" };
  for (const use of [
    () => campaign.decide(instance, request, OCTOBER),
    () => campaign.flagsOf(instance),
    () => instance.id,
    () => timeline.toText(),
    () => library.ids(),
    () => own.title,
  ]) {
    assert.throws(use, gone);
  }
  assert.doesNotThrow(() => instance.free());
});

test("errors have their names, whatever a bundler makes of those of the classes", () => {
  const classes = Object.entries(abilita).filter(([name]) => name.endsWith("Error") && name !== "AbilitaError");
  assert.ok(classes.length > 8);
  for (const [name, Class] of classes) {
    assert.match(String(Object.getOwnPropertyDescriptor(Class.prototype, "name")?.get), new RegExp(`return "${name}"`));
  }
});

test("a request of any form is answered, or refused, as its JSON is", () => {
  const instance = fresh();
  const plain = campaign.decide(instance, request, OCTOBER);
  const finer = campaign.decide(instance, request, "2025-10-07T09:00:00.0001+02:00");
  assert.deepEqual({ ...finer }, { ...plain });
  assert.deepEqual({ ...campaign.decide(instance, request, new Date(OCTOBER)) }, { ...plain });
  const stray = { ...request, asker: { ...request.asker, age: 3 } };
  assert.throws(() => campaign.decide(instance, stray, OCTOBER), { name: "WireError", path: "asker.age" });
  const nobody = { function: request.function, asker: { vouched: true } };
  assert.throws(() => campaign.decide(instance, nobody, OCTOBER), { name: "WireError", path: "role" });
  assert.throws(() => campaign.decide(instance, request, "soon"), { name: "WireError", path: "at" });
  assert.throws(() => campaign.decide(instance, request, new Date(NaN)), { name: "WireError", path: "at" });
});

test("an image is the campaign again, with what it answers", () => {
  const loaded = Campaign.load(campaign.image);
  assert.deepEqual([loaded.hash, loaded.functions], [campaign.hash, campaign.functions]);
  assert.equal(loaded.decide(fresh(), request, OCTOBER).decision, campaign.decide(fresh(), request, OCTOBER).decision);
  assert.equal(Campaign.load(istanzeOnline.buffer).id, "istanze-online");
  const given = campaign.image;
  const kept = Campaign.load(given);
  given.fill(0); // it is the caller's own
  assert.equal(Timeline.of(kept, "en", OCTOBER).toData().campaign, "factotum-2025");
});

test("bytes that are no image are refused with what is wrong", () => {
  const refused = (image, code) => assert.throws(() => Campaign.load(image), (error) => error instanceof ImageError && error.code === code);
  refused(new Uint8Array(), "image.malformed");
  refused(new TextEncoder().encode('{"id": "a"}'), "image.malformed");
  refused(campaign.image.subarray(0, 1000), "image.damaged");
  const newer = campaign.image;
  newer[8] += 1;
  refused(newer, "image.other_version");
});

test("a calendar is that of the campaign as it was compiled and announced", () => {
  const library = Library.builtIn();
  library.addJson("mine.json", JSON.stringify({ id: "mine", extends: "istanze-online-2016", title: { it: "Mia", en: "Mine" } }));
  const compiled = library.compile("mine");
  const [moment] = compiled.moments.map(({ name }) => name).filter((name) => compiled.awaitsAnnouncement(name));
  const announced = compiled.announce({ moment, at: OCTOBER, knownFrom: SEPTEMBER, act: "an act" });
  const { title, announcements } = Timeline.of(announced, "en", OCTOBER).toData();
  assert.equal(title, "Mine");
  assert.deepEqual(announcements.map(({ act }) => act), ["an act"]);
});

test("the timeline is data, too", () => {
  const data = Timeline.of(campaign, "it", OCTOBER).toData({ today: OCTOBER });
  const deadline = data.entries.find(({ name }) => name === "deadline");
  assert.deepEqual([deadline.said, deadline.days, deadline.insteadOf], ["entro sabato 25 ottobre 2025", 18, null]);
  assert.deepEqual(data.windows.map(({ name, end }) => [name, end.kind]), [["suspension", "by_case"]]);
});

test("errors are subclasses of Error with a code and a path", () => {
  const unsound = '{"format": "abilita-definition/1", "id": "a", "case": "institute", "zone": "Europe/Paris"}';
  assert.throws(() => compile(unsound), (error) => {
    assert.ok(error instanceof DefinitionError && error instanceof abilita.AbilitaError && error instanceof Error);
    assert.equal(error.name, "DefinitionError");
    const zone = error.problems.find(({ path }) => path === "zone"); // not one of the zones that are built in
    assert.deepEqual([zone.code, zone.found], ["definition.wrong_value", "Europe/Paris"]);
    return true;
  });
  const asking = (changes) => () => campaign.decide(fresh(), { ...request, ...changes }, OCTOBER);
  assert.throws(asking({ function: "fly" }), { name: "AskError", code: "unknown_function" });
  assert.throws(asking({ asker: { ruolo: "head" } }), { name: "WireError", path: "asker.ruolo" });
  assert.throws(() => campaign.replay([]), { name: "ReplayError" });
  assert.throws(() => campaign.open("x", { facts: { shoe: 1 } }, SEPTEMBER), { code: "opening.unknown_fact" });
  assert.throws(() => runScenario(campaign, "{}"), { name: "ScenarioError" });
  assert.throws(() => Campaign.load(new Uint8Array()), (error) => error.text("it") !== error.text("en"));
});

test("no error tells a codice fiscale", () => {
  const person = "RSSNNA75S42D205F";
  const wrong = [
    () => campaign.decide(fresh(), { function: person, asker: { person: [person] } }, OCTOBER),
    () => campaign.replay([{ ...opened, at: person }]),
    () => campaign.handle(fresh(), { name: "x", asker: {}, expectedSequence: person }, OCTOBER),
  ];
  for (const call of wrong) assert.throws(call, ({ message }) => !message.includes(person));
});

test("every code has its texts, and no code stands twice", () => {
  const codes = abilita.codes();
  assert.equal(new Set(codes.map(({ code }) => code)).size, codes.length);
  assert.ok(codes.every(({ kind, it, en }) => kind && it && en));
});

test("Standard Schema: a delegate as the campaign wants one", () => {
  const { validate } = abilita.delegate(campaign, { at: OCTOBER, lang: "en" })["~standard"];
  assert.deepEqual(validate({ role: "delegate", person: ANNA }), { value: { role: "delegate", person: ANNA } });
  const { issues } = validate({ role: "pilot", person: { ...ANNA, surname: " ", codiceFiscale: "X" } });
  assert.deepEqual(issues.map(({ code, path }) => [code, path.join(".")]), [
    ["role_unknown", "role"],
    ["codice_fiscale.length", "person.codiceFiscale"],
    ["missing_field", "person.surname"],
  ]);
  assert.ok(validate(null).issues.length > 0);
});
