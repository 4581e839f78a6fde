/** The summary of errors: where the focus goes when the list is not in order, with a link to each field. */

import { fieldId } from "./delegate-card.js";
import { element } from "./dom.js";

export function errorSummary(errors, rows, { texts, lang }) {
  const items = errors.map((finding) => {
    const { of, field } = finding;
    if (!of) return element("li", {}, finding[lang]);
    const target = fieldId(of, field ?? "surname");
    const go = (event) => {
      event.preventDefault();
      document.getElementById(target).focus();
    };
    const text = `${texts.row(rows.indexOf(of))}, ${texts[field ?? "surname"].toLowerCase()}: ${finding[lang]}`;
    return element("li", {}, element("a", { href: `#${target}`, onclick: go }, text));
  });
  const title = element("h2", { class: "h5", id: "summary-title" }, texts.summaryTitle(errors.length));
  return element(
    "div",
    { class: "alert alert-danger", role: "group", tabindex: "-1", "aria-labelledby": title.id },
    title,
    element("ul", {}, ...items),
  );
}
