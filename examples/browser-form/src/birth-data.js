/** The probable codice fiscale from the data of birth, with a search for the place. */

import { encode } from "abilita/codice-fiscale";

import { element } from "./dom.js";
import { placeField } from "./place-field.js";

export function birthData(row, { texts, useCode }) {
  const id = (name) => `delegate-${row.id}-birth-${name}`;
  const { born } = row; // outlives the card, which is made anew for another language
  const date = element("input", { id: id("date"), class: "form-control", type: "date", min: "1900-01-01", oninput: () => update() });
  const sex = element(
    "select",
    { id: id("sex"), class: "form-select", onchange: () => update() },
    element("option", { value: "" }, ""),
    element("option", { value: "F" }, texts.female),
    element("option", { value: "M" }, texts.male),
  );
  date.value = born.date;
  sex.value = born.sex;
  const output = element("output", { id: id("guess"), class: "code" }, texts.guessNeeds);
  const use = element("button", { type: "button", class: "btn btn-outline-primary btn-sm", hidden: true }, texts.use);
  use.addEventListener("click", () => useCode(output.textContent));

  function update() {
    Object.assign(born, { sex: sex.value, date: date.value });
    const code = guess(row.person, born);
    output.textContent = code ?? texts.guessNeeds;
    use.hidden = code === null;
  }

  const place = placeField({
    id: id("place"),
    texts,
    typed: born.typed,
    on: () => date.value,
    chosen: (found, typed) => {
      Object.assign(born, { place: found, typed });
      update();
    },
  });
  const details = element(
    "details",
    {
      class: "birth",
      open: born.isOpen,
      ontoggle: () => {
        born.isOpen = details.open;
        update();
      },
    },
    element("summary", {}, texts.helper),
    element(
      "div",
      { class: "fields" },
      element("div", { class: "field" }, element("label", { for: id("date") }, texts.birthDate), date),
      element("div", { class: "field" }, element("label", { for: id("sex") }, texts.sex), sex),
      place,
      element("div", { class: "field" }, element("label", { for: id("guess") }, texts.guess), output, use),
    ),
  );
  return details;
}

/** The code that the data would give; null where they do not yet give one. */
function guess({ surname, name }, { sex, date, place }) {
  if (!surname || !name || !sex || !date || !place) return null;
  try {
    return encode({ surname, name, sex, birthDate: date, place: place.code });
  } catch {
    return null;
  }
}
