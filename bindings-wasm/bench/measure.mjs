/** What is measured, in Node and in browsers alike. */

import { Campaign } from "abilita";
import { isValid, parse, validateMany } from "abilita/codice-fiscale";
import packaged from "codice-fiscale-js";
import { belfioreConnector } from "@marketto/belfiore-connector-embedded";
import { CodiceFiscaleUtils } from "@marketto/codice-fiscale-utils";

/** It is packaged for `require`, which Node wraps once more. */
const CodiceFiscale = packaged.CodiceFiscale ?? packaged.default ?? packaged;

const ROUNDS = 9;

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

/** Microseconds a call: the median of rounds that alternate between all. */
function timed(calls, times) {
  const rounds = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, { call, share = 1 }] of Object.entries(calls)) {
      const count = Math.max(1, Math.round(times * share));
      const start = performance.now();
      for (let index = 0; index < count; index += 1) call(index);
      if (round > 0) rounds[name].push(((performance.now() - start) * 1000) / count); // the first warms up
    }
  }
  return Object.entries(rounds).map(([name, all]) => [name, all.sort((a, b) => a - b)[ROUNDS >> 1]]);
}

/** The same of something that answers later. */
async function one(call, count) {
  await call(0);
  const start = performance.now();
  for (let index = 0; index < count; index += 1) await call(index);
  return ((performance.now() - start) * 1000) / count;
}

export async function measure() {
  const { validator } = new CodiceFiscaleUtils(belfioreConnector);
  const sample = codes(1000);
  const many = codes(100_000);
  const bytes = new TextEncoder().encode(many.join("\n"));
  let sink = 0;
  const keep = (value) => (sink += value ? 1 : 0);

  const single = timed(
    {
      "abilita isValid": { call: (index) => keep(isValid(sample[index % 1000])) },
      "abilita parse": { call: (index) => keep(parse(sample[index % 1000]).ok) },
      "codice-fiscale-js check": { call: (index) => keep(CodiceFiscale.check(sample[index % 1000])) },
    },
    20_000,
  );
  const slow = await one(async (index) => keep(await validator.codiceFiscale(sample[index]).valid), 200);
  const columns = timed(
    {
      "abilita validateMany, texts": { call: () => keep(validateMany(many)[0]) },
      "abilita validateMany, bytes": { call: () => keep(validateMany(bytes)[0]) },
      "codice-fiscale-js check, one by one": { call: () => many.forEach((code) => keep(CodiceFiscale.check(code))) },
    },
    1,
  );
  return [
    "one call, µs:",
    ...single.map(([name, cost]) => `  ${name}: ${cost.toFixed(3)}`),
    `  @marketto/codice-fiscale-utils valid: ${slow.toFixed(1)}`,
    "100,000 codes, ns a code:",
    ...columns.map(([name, cost]) => `  ${name}: ${((cost * 1000) / 100_000).toFixed(1)}`),
    "one decision, µs:",
    ...decisions(keep).map(([name, cost]) => `  ${name}: ${cost.toFixed(2)}`),
    `(${sink > 0 ? "results used" : ""})`,
  ];
}

function decisions(keep) {
  const person = "RSSNNA75S42D205F";
  const campaign = Campaign.builtIn("factotum-2025");
  const register = [{ role: "delegate", person: { codiceFiscale: person } }];
  const instance = campaign.replay([campaign.open("7f3a", { register }, "2025-09-01T00:00:00+02:00")]);
  const asker = { person, identity: { scheme: "spid", level: 2, codiceFiscale: person } };
  const request = { function: "interventions.request", asker };
  const ask = (at) => ({ call: () => keep(campaign.decide(instance, request, at).decision === "allow") });
  return timed({ allow: ask("2025-09-07T09:00:00+02:00"), deny: ask("2025-10-07T09:00:00+02:00") }, 5000);
}
