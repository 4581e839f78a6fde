/** Elements, made in one expression. Texts are always set as text. */

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Adds or takes one id of an attribute that lists ids. */
export function setReference(field, attribute, id, isThere) {
  const ids = new Set((field.getAttribute(attribute) ?? "").split(" ").filter(Boolean));
  if (isThere) ids.add(id);
  else ids.delete(id);
  if (ids.size > 0) field.setAttribute(attribute, [...ids].join(" "));
  else field.removeAttribute(attribute);
}

let isPressed = false;
addEventListener("pointerdown", () => (isPressed = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (isPressed = false), true);

/** Does something that moves the page once no button is held down: a click must not miss what it was meant for. */
export function whenReleased(action) {
  if (isPressed) addEventListener("pointerup", () => setTimeout(action), { once: true });
  else action();
}
