/** One delegate: his fields, and what is found at each of them. */

import { birthData } from "./birth-data.js";
import { element, setReference, whenReleased } from "./dom.js";

/** The fields by the names that findings use, with the key of the person and what browsers fill in. */
const FIELDS = [
  { name: "surname", key: "surname", autocomplete: "off" },
  { name: "name", key: "name", autocomplete: "off" },
  { name: "codice_fiscale", key: "codiceFiscale", autocomplete: "off", autocapitalize: "characters", class: "code" },
  { name: "email", key: "email", type: "email", inputmode: "email", autocomplete: "off" },
];

export const fieldId = (row, field) => `delegate-${row.id}-${field}`;

/** The card of a row. `changed` is called when something was typed, `left` after a field, `remove` when it shall go. */
export function delegateCard(row, { roles, required, texts, lang, changed, left, remove }) {
  const inputs = FIELDS.map((field) => textField(row, field, { texts, isRequired: required.has(field.name), changed, left }));
  const role = roleField(row, roles, texts, lang, changed);
  const useCode = (code) => {
    const input = card.querySelector(`#${fieldId(row, "codice_fiscale")}`);
    input.value = code;
    row.person.codiceFiscale = code;
    row.touched.add("codice_fiscale");
    changed();
    input.focus();
  };
  const card = element(
    "fieldset",
    { class: "delegate", id: `delegate-${row.id}` },
    element("legend", { class: "h5" }, ""),
    element("div", { class: "fields" }, ...inputs, role),
    birthData(row, { texts, useCode }),
    element(
      "button",
      { type: "button", class: "btn btn-outline-danger btn-sm", onclick: remove, id: `delegate-${row.id}-remove` },
      texts.remove,
      element("span", { class: "visually-hidden" }, ""),
    ),
  );
  return card;
}

function textField(row, { name, key, class: look = "", ...attributes }, { texts, isRequired, changed, left }) {
  const id = fieldId(row, name);
  const input = element("input", {
    id,
    class: `form-control ${look}`,
    type: "text",
    spellcheck: "false",
    "aria-required": isRequired ? "true" : null,
    ...attributes,
    oninput: () => {
      row.person[key] = input.value;
      changed();
    },
    onblur: () => {
      if (input.value === "" && !row.touched.has(name)) return;
      row.touched.add(name);
      whenReleased(() => left(row, name));
    },
  });
  input.value = row.person[key];
  return element(
    "div",
    { class: "field" },
    element("label", { for: id }, isRequired ? texts[name] : `${texts[name]} ${texts.optional}`),
    input,
    element("div", { class: "findings", id: `${id}-findings` }),
  );
}

function roleField(row, roles, texts, lang, changed) {
  const id = fieldId(row, "role");
  const known = roles.some(({ name }) => name === row.role);
  const options = known ? roles : [...roles, { name: row.role, title: { it: row.role, en: row.role } }];
  const select = element(
    "select",
    { id, class: "form-select", onchange: () => ((row.role = select.value), row.touched.add("role"), changed()) },
    ...options.map(({ name, title }) =>
      element("option", { value: name, selected: name === row.role }, title[lang]),
    ),
  );
  return element(
    "div",
    { class: "field" },
    element("label", { for: id }, texts.role),
    select,
    element("div", { class: "findings", id: `${id}-findings` }),
  );
}

/** Shows what is found in a row: errors where the user has been already, everything else at once. */
export function showFindings(row, index, found, { texts, lang, all }) {
  const card = document.getElementById(`delegate-${row.id}`);
  const { surname, name } = row.person;
  const who = [surname, name].filter(Boolean).join(" ");
  card.querySelector("legend").textContent = who ? `${texts.row(index)}: ${who}` : texts.row(index);
  card.querySelector("button .visually-hidden").textContent = `: ${card.querySelector("legend").textContent}`;
  for (const field of ["surname", "name", "codice_fiscale", "email", "role"]) {
    const here = found.filter((finding) => finding.field === field);
    const shown = all || row.touched.has(field) ? here : [];
    const control = document.getElementById(fieldId(row, field));
    const list = document.getElementById(`${fieldId(row, field)}-findings`);
    list.replaceChildren(...shown.map((finding) => findingLine(finding, texts, lang)));
    const isInvalid = shown.some(({ severity }) => severity === "error");
    control.classList.toggle("is-invalid", isInvalid);
    if (isInvalid) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    setReference(control, "aria-describedby", list.id, shown.length > 0);
  }
}

/** What is found, in words that do not rest on colour. */
export function findingLine(finding, texts, lang) {
  return element(
    "p",
    { class: `finding ${finding.severity}` },
    element("strong", {}, `${texts[finding.severity]}: `),
    finding[lang],
  );
}
