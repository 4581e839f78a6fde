/** What is measured, in Node and in browsers alike. */

import { Campaign } from "abilita";
import factotum2025 from "abilita/campaigns/factotum-2025";
import { isValid, parse, validateMany } from "abilita/codice-fiscale";
import packaged from "codice-fiscale-js";
import { belfioreConnector } from "@marketto/belfiore-connector-embedded";
import { CodiceFiscaleUtils } from "@marketto/codice-fiscale-utils";

/** It is packaged for `require`, which Node wraps once more. */
const CodiceFiscale = packaged.CodiceFiscale ?? packaged.default ?? packaged;

const ROUNDS = 40;

/** Made-up persons of every month and place letter; every second code has a wrong check character. */
function codes(count) {
  const first = "RSSMRA80A01H50";
  return Array.from({ length: count }, (_, index) => {
    const year = String(index % 100).padStart(2, "0");
    const month = "ABCDEHLMPRST"[index % 12];
    const day = String((index % 28) + 1).padStart(2, "0");
    const stem = `${first.slice(0, 6)}${year}${month}${day}H501`;
    const letter = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((last) => isValid(stem + last));
    return stem + (index % 2 ? letter : letter === "A" ? "B" : "A");
  });
}

/**
 * What one call costs, in microseconds: in the fastest of the rounds, which alternate between all that is compared. Whatever
 * else the machine does can only make a round slower.
 */
function timed(calls, times) {
  const rounds = new Map(Object.keys(calls).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, call] of Object.entries(calls)) {
      const start = performance.now();
      for (let index = 0; index < times; index += 1) call(index);
      rounds.get(name).push(((performance.now() - start) * 1000) / times);
    }
  }
  return [...rounds].map(([name, all]) => ({ name, cost: Math.min(...all) }));
}

/** The same of something that answers later. */
async function later(call, times) {
  await call(0);
  const start = performance.now();
  for (let index = 0; index < times; index += 1) await call(index);
  return ((performance.now() - start) * 1000) / times;
}

let sink = 0;
const keep = (value) => (sink += value ? 1 : 0);

/** All figures. `cedar` is that of the page or of Node. */
export async function measure(cedar) {
  const { validator } = new CodiceFiscaleUtils(belfioreConnector);
  const sample = codes(1000);
  const many = codes(100_000);
  const bytes = new TextEncoder().encode(many.join("\n"));
  const single = timed(
    {
      "abilita isValid": (index) => keep(isValid(sample[index % 1000])),
      "abilita parse": (index) => keep(parse(sample[index % 1000]).ok),
      "codice-fiscale-js check": (index) => keep(CodiceFiscale.check(sample[index % 1000])),
    },
    50_000,
  );
  const marketto = await later(async (index) => keep(await validator.codiceFiscale(sample[index]).valid), 200);
  const column = timed(
    {
      "abilita validateMany, bytes": () => keep(validateMany(bytes)[0]),
      "abilita validateMany, texts": () => keep(validateMany(many)[0]),
      "codice-fiscale-js check, one by one": () => many.forEach((code) => keep(CodiceFiscale.check(code))),
    },
    5,
  );
  return [
    { what: "one code", unit: "µs", costs: [...single, { name: "@marketto/codice-fiscale-utils valid", cost: marketto }] },
    { what: "100,000 codes", unit: "ns a code", costs: column.map(({ name, cost }) => ({ name, cost: cost / 100 })) },
    { what: "one decision", unit: "µs", costs: decisions(cedar) },
  ];
}

const PERSON = "RSSNNA75S42D205F";

function decisions(cedar) {
  const campaign = Campaign.load(factotum2025);
  const register = [{ role: "delegate", person: { codiceFiscale: PERSON } }];
  const instance = campaign.replay([campaign.open("7f3a", { register }, "2025-09-01T00:00:00+02:00")]);
  const ask = (at) => () => {
    const identity = { scheme: "spid", level: 2, codiceFiscale: PERSON };
    const request = { function: "interventions.request", asker: { person: PERSON, identity } };
    keep(campaign.decide(instance, request, at).decision === "allow");
  };
  const until = (at) => () => {
    const identity = { scheme: "spid", level: 2, codiceFiscale: PERSON };
    const request = { function: "interventions.request", asker: { person: PERSON, identity } };
    keep(campaign.decide(instance, request, at).validUntil);
  };
  const [before, during] = [new Date("2025-09-07T09:00:00+02:00"), new Date("2025-10-07T09:00:00+02:00")];
  // Not in turns: V8 11 (Node 20) can stop with a fatal error of its own where calls into two modules share a call site.
  const cedars = timed(
    {
      "cedar-wasm statefulIsAuthorized, allow": withCedar(cedar, before.getTime()),
      "cedar-wasm statefulIsAuthorized, deny": withCedar(cedar, during.getTime()),
    },
    500,
  );
  const own = timed(
    {
      "abilita decide, allow": ask(before),
      "abilita decide, deny": ask(during),
      "abilita decide, allow, and read validUntil": until(before),
    },
    500,
  );
  return [...own, ...cedars];
}

const POLICIES = `
permit(principal in Role::"delegate", action == Action::"interventions.request", resource)
  when { context.scheme == "spid" && context.level >= 2 };
forbid(principal, action == Action::"interventions.request", resource)
  when { context.now >= 1759701600000 && !context.concluded };`;

/** The same question where policies know neither cases nor time: both are told with each request. */
function withCedar(cedar, now) {
  cedar.preparsePolicySet("factotum", { staticPolicies: POLICIES });
  return () => {
    const principal = { type: "User", id: PERSON };
    const { response } = cedar.statefulIsAuthorized({
      principal,
      action: { type: "Action", id: "interventions.request" },
      resource: { type: "Portal", id: "factotum" },
      context: { scheme: "spid", level: 2, now, concluded: false },
      preparsedPolicySetId: "factotum",
      entities: [{ uid: principal, attrs: {}, parents: [{ type: "Role", id: "delegate" }] }],
    });
    keep(response.decision === "allow");
  };
}
