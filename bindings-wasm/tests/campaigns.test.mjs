/** The campaigns that come with abilita, each a module that exports its image: what the engine beside them answers from it. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

import { Campaign } from "abilita";
import { Library } from "abilita/compiler";

const PERSON = "RSSNNA75S42D205F";
const asker = { person: PERSON, identity: { scheme: "spid", level: 2, codiceFiscale: PERSON } };
const delegate = { register: [{ role: "delegate", person: { codiceFiscale: PERSON } }] };
const user = { record: [{ role: "user", person: { codiceFiscale: PERSON } }] };

/** Of each campaign, who may not use what, when, and by which rules. */
const DENIED = {
  "factotum-2021": [delegate, "interventions.request", "2021-09-20T09:00:00+02:00", ["F21-03", "F21-11", "F21-12"]],
  "factotum-2025": [delegate, "interventions.request", "2025-10-07T09:00:00+02:00", ["F25-02", "F25-10"]],
  "istanze-online": [user, "enter", "2019-03-01T10:00:00+01:00", ["EN-03"]],
  "istanze-online-2016": [user, "registration", "2016-12-01T09:00:00+01:00", ["P16-01"]],
};

const library = Library.builtIn();

for (const [id, [opening, name, at, because]] of Object.entries(DENIED)) {
  test(`${id} is what its definition says, and answers`, async () => {
    const { default: image } = await import(`abilita/campaigns/${id}`);
    assert.deepEqual(image, library.compile(id).image);
    const campaign = Campaign.load(image);
    assert.equal(campaign.id, id);
    const instance = campaign.replay([campaign.open("7f3a", opening, at)]);
    const decision = campaign.decide(instance, { function: name, asker }, at);
    assert.deepEqual([decision.decision, decision.because], ["deny", because]);
  });
}

test("each definition that comes with abilita has its module, and is asked here", () => {
  const ids = library.ids().sort();
  const modules = readdirSync(new URL("../dist/campaigns", import.meta.url)).filter((file) => file.endsWith(".js"));
  assert.deepEqual(modules.sort(), ids.map((id) => `${id}.js`).sort());
  assert.deepEqual(Object.keys(DENIED).sort(), ids);
});
