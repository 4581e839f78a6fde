/** Boxes that receive the focus: what is wrong with the list, with a link to each place; what of a file was not read. */

import { fieldId } from "./delegate-card.js";
import { element } from "./dom.js";

export function errorSummary(errors, rows, { texts, lang }) {
  const items = errors.map((finding) => {
    const { of, field } = finding;
    // What is missing from the list is mended by adding it.
    const target = of ? fieldId(of, field ?? "surname") : "add";
    const go = (event) => {
      event.preventDefault();
      document.getElementById(target).focus();
    };
    const place = of ? `${texts.row(rows.indexOf(of))}, ${texts[field ?? "surname"].toLowerCase()}: ` : "";
    return element("li", {}, element("a", { href: `#${target}`, onclick: go }, place + finding[lang]));
  });
  return box("summary-title", texts.summaryTitle(errors.length), items);
}

/** What of a file, or of pasted cells, could not be read, beside so many rows that could. */
export function transferSummary(problems, count, { texts, lang }) {
  const items = problems.map(({ line, [lang]: text }) => {
    const named = text.replaceAll(/`([^`]*)`/g, (_, name) => `«${texts[name] ?? name}»`);
    return element("li", {}, line === null ? named : `${texts.line(line)}: ${named}`);
  });
  const read = count > 0 ? [element("p", { class: "mb-0" }, texts.imported(count))] : [];
  return box("transfer-title", texts.notRead(count), items, ...read);
}

function box(id, title, items, ...more) {
  return element(
    "div",
    { class: "alert alert-danger", role: "group", tabindex: "-1", "aria-labelledby": id },
    element("h2", { class: "h5", id }, title),
    element("ul", {}, ...items),
    ...more,
  );
}
