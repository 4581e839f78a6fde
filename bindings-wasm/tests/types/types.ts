/** What must compile, and what must not. */

import { AbilitaError, Campaign, delegate, effectsOf, init } from "abilita";
import factotum2025 from "abilita/campaigns/factotum-2025";
import { Library, compile } from "abilita/compiler";
import type { Change, Decision, Delegate, Event, Finding, Handled, StandardSchema } from "abilita";
import { codiceFiscale, constrain, parse, validateMany } from "abilita/codice-fiscale";
import { searchPlaces } from "abilita/places";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Temporal } from "temporal-polyfill";

declare const campaign: Campaign;
declare const decision: Decision;
declare const handled: Handled;
declare const finding: Finding;
declare const event: Event;
declare const change: Change;
declare const input: HTMLInputElement;
declare const zoned: Temporal.ZonedDateTime;
declare const exact: Temporal.Instant;
declare const plain: Temporal.PlainDate;

type Is<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const yes = <T extends true>(): T | void => undefined;

// Decisions, findings, events and what a command comes to are discriminated unions.
if (decision.decision === "allow") yes<Is<typeof decision.code, "access.permitted">>();
else yes<Is<Extract<typeof decision.code, "access.permitted">, never>>();
if (handled.accepted) effectsOf(handled.events[0]!);
else console.log(handled.refusal.findings);
// @ts-expect-error a refused command has no events
if (!handled.accepted) handled.events;
if (finding.severity === "advice") yes<Is<typeof finding.code, "roster.too_many" | "roster.single_delegate">>();
switch (event.body.kind) {
  case "opened":
  case "told":
    event.body.changes;
    break;
  case "handled":
    event.body.by.role;
    break;
  case "moment_reached":
    event.body.moment;
    break;
  case "adopted":
    // @ts-expect-error an adoption changes nothing
    event.body.changes;
    break;
  default:
    event.body satisfies never;
}
if (change.change === "moved") change.to;
// @ts-expect-error only some changes name a track
change.track;

// Nothing that comes back can be changed, and no answer is `any`.
// @ts-expect-error
decision.decision = "allow";
// @ts-expect-error
decision.because.push("X");
yes<Is<ReturnType<typeof campaign.factOf> extends string ? true : false, false>>();
// @ts-expect-error there is no such thing
decision.nothing;

// Instants: texts, Dates, Temporal. Civil dates: texts, Temporal; a Date is none.
const instance = campaign.replay([event]);
const request = { function: "enter", asker: { person: "RSSNNA75S42D205F" } } as const;
campaign.decide(instance, request, "2025-10-07T09:00:00+02:00");
campaign.decide(instance, request, new Date(0));
campaign.decide(instance, request, zoned);
campaign.decide(instance, request, exact);
// @ts-expect-error a civil date is no instant
campaign.decide(instance, request, plain);
// @ts-expect-error nor is a number
campaign.decide(instance, request, 0);
searchPlaces("roma", { on: plain });
// @ts-expect-error which day a Date is depends on the zone
searchPlaces("roma", { on: new Date(0) });

// Who asks: the host vouches in a role, or not at all.
campaign.permissions(instance, { vouched: true, role: "operator" }, zoned);
// @ts-expect-error in which role?
campaign.permissions(instance, { vouched: true }, zoned);
// @ts-expect-error a login is somebody's
campaign.permissions(instance, { identity: { scheme: "spid", level: 2 } }, zoned);

const roster: Delegate[] = [{ role: "delegate", person: { codiceFiscale: "RSSNNA75S42D205F" } }];
campaign.check(instance, roster, "submission", zoned);
// @ts-expect-error there are two stages
campaign.check(instance, roster, "final", zoned);
// @ts-expect-error data of a person are texts
campaign.check(instance, [{ role: "delegate", person: { name: 7 } }], "draft", zoned);
// @ts-expect-error cases are made by a campaign
new (instance.constructor as typeof import("abilita").Case)();

// Compiled parsers tell what a code is.
const parsed = parse("x");
if (parsed.ok && parsed.value.kind === "ordinary") yes<Is<typeof parsed.value.sex, "F" | "M">>();
// @ts-expect-error a provisional code says nothing about the person
if (parsed.ok && parsed.value.kind === "provisional") parsed.value.sex;
yes<Is<ReturnType<typeof validateMany>, Uint8Array<ArrayBufferLike>>>();
constrain(input, { lang: "it" });

// Standard Schema, as its own types have it.
const forCodes: StandardSchemaV1<string, string> = codiceFiscale();
const forDelegates: StandardSchemaV1<Delegate, Delegate> = delegate(campaign, { at: zoned });
const own: StandardSchema<string, string> = codiceFiscale();

// Campaigns come as images.
yes<Is<typeof factotum2025, Uint8Array>>();
// @ts-expect-error
import("abilita/campaigns/factotum-1999");

// Errors and disposal.
try {
  using library = Library.builtIn();
  yes<Is<ReturnType<typeof library.compile>, Campaign>>();
  yes<Is<ReturnType<typeof compile>, Campaign>>();
  Campaign.load(factotum2025) satisfies Campaign;
} catch (error) {
  if (error instanceof AbilitaError) yes<Is<typeof error.code, string>>();
}
init() satisfies Promise<void>;
init(new Uint8Array());
init(new WebAssembly.Module(new Uint8Array()));
// @ts-expect-error a number is no module
init(5);
void [forCodes, forDelegates, own];
