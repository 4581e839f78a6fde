/** What comes back has the keys that the types say: those of `tests/types/keys.ts`, which the compiler holds to the types. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Campaign, effectsOf } from "abilita";
import factotum2025 from "abilita/campaigns/factotum-2025";
import { Timeline } from "abilita/timeline";

const file = readFileSync(new URL("types/keys.ts", import.meta.url), "utf8");
const typed = Object.fromEntries(
  [...file.matchAll(/export const (\w+): \S+ = \{([^}]*)\}/g)].map(([, name, keys]) => [
    name,
    [...keys.matchAll(/(\w+): true/g)].map(([, key]) => key),
  ]),
);

const AT = "2025-10-07T09:00:00+02:00";
const HEAD = { codiceFiscale: "CNTDRO68C54L219H", name: "Dora", surname: "Conti", email: "dora@example.org" };
const asker = { person: HEAD.codiceFiscale, identity: { scheme: "spid", level: 2, codiceFiscale: HEAD.codiceFiscale } };
const campaign = Campaign.load(factotum2025);
const opened = campaign.open("7f3a", { record: [{ role: "head", person: HEAD }] }, "2025-09-01T00:00:00+02:00");
const instance = campaign.replay([opened]);
const give = (name, given = {}) =>
  campaign.handle(instance, { name, asker, expectedSequence: instance.sequence, arguments: given }, AT);
const { refusal } = give("submit");
for (const role of ["delegate", "rspp"]) {
  for (const event of give("insert", { person: { person: HEAD }, role }).events) campaign.apply(instance, event);
}
const submitted = give("submit");
const snapshot = campaign.snapshot(instance);
const timeline = Timeline.of(campaign, "it", AT).toData({ today: AT });

const COMES = {
  decision: campaign.decide(instance, { function: "delegates.manage", asker }, AT),
  finding: campaign.check(instance, [], "submission", AT)[0],
  event: opened,
  effect: submitted.events.flatMap(effectsOf)[0],
  refusal,
  offer: campaign.openCommands(instance, asker, AT)[0],
  figures: campaign.figures([snapshot], AT),
  snapshot,
  standing: snapshot.own,
  timeline,
  entry: timeline.entries[0],
  window: timeline.windows[0],
};

for (const [name, value] of Object.entries(COMES)) {
  test(`${name} has the keys of its type`, () => {
    assert.deepEqual(Object.keys(value).sort(), typed[name].sort());
  });
}

test("every typed form comes", () => assert.deepEqual(Object.keys(typed).sort(), Object.keys(COMES).sort()));
