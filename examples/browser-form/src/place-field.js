/** A combobox of places of birth (ARIA 1.2, list autocomplete). The names are loaded when it is first used. */

import { init, searchPlaces } from "abilita/places";

import { element } from "./dom.js";

const SHOWN = 8;

export function placeField({ id, texts, typed, on, chosen }) {
  let found = [];
  let active = -1;
  const list = element("ul", { id: `${id}-list`, role: "listbox", class: "places", "aria-label": texts.birthPlace, hidden: true });
  const status = element("p", { role: "status", class: "visually-hidden" });
  const none = element("p", { id: `${id}-none`, class: "finding warning", hidden: true }, texts.noPlace);
  const input = element("input", {
    id,
    class: "form-control",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-describedby": `${id}-hint`,
    onfocus: () => void init(),
    oninput: () => void search(),
    onkeydown: (event) => key(event),
    onblur: () => close(),
  });
  input.value = typed;

  async function search() {
    chosen(null, input.value);
    none.hidden = true;
    const text = input.value.trim();
    if (text.length < 2) return close();
    await init();
    if (input.value.trim() !== text) return undefined; // he has typed on meanwhile
    const day = on();
    found = searchPlaces(text, day ? { on: day, limit: SHOWN } : { limit: SHOWN });
    active = -1;
    list.replaceChildren(...found.map(option));
    none.hidden = found.length > 0;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
    status.textContent = found.length === 0 ? texts.noPlace : texts.places(found.length);
    return undefined;
  }

  function option(place, index) {
    return element(
      "li",
      {
        id: `${id}-option-${index}`,
        role: "option",
        "aria-selected": "false",
        onmousedown: (event) => (event.preventDefault(), choose(index)),
      },
      described(place),
    );
  }

  function described({ name, province, to }) {
    const where = province === "EE" ? texts.abroad : province;
    return `${name} (${to === null ? where : `${where}, ${texts.until(to.slice(0, 4))}`})`;
  }

  function key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && found.length > 0 && !list.hidden) {
      event.preventDefault();
      move((active + steps[event.key] + found.length) % found.length);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  }

  function move(index) {
    active = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    list.children[index].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${id}-option-${index}`);
  }

  function choose(index) {
    const place = found[index];
    input.value = described(place);
    close();
    chosen(place, input.value);
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  return element(
    "div",
    { class: "field place" },
    element("label", { for: id }, texts.birthPlace),
    input,
    list,
    none,
    element("p", { id: `${id}-hint`, class: "hint" }, texts.birthPlaceHint),
    status,
  );
}
