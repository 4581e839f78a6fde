// The same programme in Node, in a page and in a worker, bundled or not.
import { Campaign, init } from "abilita";
import factotum2025 from "abilita/campaigns/factotum-2025";
import { init as initCode, parse } from "abilita/codice-fiscale";
import { init as initPlaces, searchPlaces } from "abilita/places";

export async function answer() {
  await Promise.all([init(), initCode(), initPlaces()]);
  const person = "RSSNNA75S42D205F";
  const campaign = Campaign.load(factotum2025);
  const opened = campaign.open(
    "7f3a",
    { register: [{ role: "delegate", person: { codiceFiscale: person } }] },
    "2025-09-01T00:00:00+02:00",
  );
  const request = {
    function: "interventions.request",
    asker: { person, identity: { scheme: "spid", level: 2, codiceFiscale: person } },
  };
  const decision = campaign.decide(campaign.replay([opened]), request, "2025-10-07T09:00:00+02:00");
  const parsed = parse(person);
  const [place] = searchPlaces("roma");
  return `${decision.decision} ${decision.because.join(" ")}; ${parsed.ok && parsed.value.sex}; ${place?.name}`;
}
