/** The form: asks the campaign at every change, and shows what it says. */

import "bootstrap-italia/dist/css/bootstrap-italia.min.css";
import "./style.css";

import { Campaign, init } from "abilita";
import factotum2025 from "abilita/campaigns/factotum-2025";
import { init as initCode } from "abilita/codice-fiscale";
import { init as initPlaces } from "abilita/places";
import { init as initTable } from "abilita/table";
import { Timeline, init as initTimeline } from "abilita/timeline";

import { delegateCard, fieldId, findingLine, showFindings } from "./delegate-card.js";
import { element } from "./dom.js";
import { Roster } from "./roster.js";
import { errorSummary, transferSummary } from "./summary.js";
import { textsOf } from "./texts.js";
import { download, isBlock, readBlock, readFile } from "./transfer.js";

const asked = new URLSearchParams(location.search);
/** The library reads no clock: the page says what day it is. */
const today = asked.has("today") ? new Date(asked.get("today")) : new Date();
const at = (id) => document.getElementById(id);

await Promise.all([init(), initCode()]).catch((error) => {
  at("content").append(...["it", "en"].map((lang) => element("p", { lang, role: "alert" }, textsOf(lang).loadFailed)));
  throw error;
});
const campaign = Campaign.load(factotum2025);
const roster = new Roster(campaign, today);
let lang = asked.get("lang") === "en" ? "en" : "it";
let texts = textsOf(lang);
let isChecked = false;
/** The list as it was exported last: what is newer is lost with the page. */
let exported = "";

function showTexts() {
  texts = textsOf(lang);
  document.documentElement.lang = lang;
  document.title = texts.title;
  for (const marked of document.querySelectorAll("[data-text]")) marked.textContent = texts[marked.dataset.text];
  at("language").textContent = texts.language;
  at("language").lang = lang === "it" ? "en" : "it";
  say("");
  at("transfer").replaceChildren();
  showCalendar();
  at("roster").replaceChildren(...roster.rows.map(card));
  update();
}

/** Nobody waits for the calendar to type a name: its module is loaded beside. */
async function showCalendar() {
  await initTimeline();
  const timeline = Timeline.of(campaign, lang, today);
  const width = Math.max(280, Math.floor(at("calendar").clientWidth));
  // The drawing is made by the library, which escapes every text in it.
  at("calendar").innerHTML = timeline.toSvg({ today, width });
  timeline.free();
}

function card(row) {
  const remove = () => {
    roster.remove(row);
    document.querySelector(".removed")?.remove();
    const notice = removalNotice(row);
    at(`delegate-${row.id}`).replaceWith(notice);
    update();
    notice.querySelector("button").focus();
  };
  const { roles, required } = roster;
  return delegateCard(row, { roles, required, texts, lang, changed: update, left, remove });
}

/** Stands where a row was, until the next is removed: the focus finds there how to have it back. */
function removalNotice(row) {
  const restore = () => {
    roster.restore(row, [...at("roster").children].indexOf(notice));
    notice.replaceWith(card(row));
    update();
    say(texts.restored);
    at(fieldId(row, "surname")).focus();
  };
  const id = `removed-${row.id}`;
  const { surname, name } = row.person;
  const text = element("span", { id }, texts.removed([surname, name].filter(Boolean).join(" ")));
  const look = "btn btn-outline-primary btn-sm";
  const undo = element("button", { type: "button", class: look, "aria-describedby": id, onclick: restore }, texts.undo);
  const notice = element("p", { class: "removed" }, text, undo);
  return notice;
}

/** Whoever has gone on to the next field is told what is wrong with the last, once. */
function left(row, field) {
  update();
  if (!roster.rows.includes(row)) return; // it was left by the button that removed it
  const text = at(`${fieldId(row, field)}-findings`).textContent;
  if (text !== "" && text !== row.told?.[field]) say(`${texts[field]}: ${text}`);
  row.told = { ...row.told, [field]: text };
}

function add(delegate) {
  const row = roster.add(delegate);
  at("roster").append(card(row));
  return row;
}

/** What is found now, shown where it belongs. */
function update() {
  const findings = roster.findings(isChecked ? "submission" : "draft");
  roster.rows.forEach((row, index) => {
    const found = findings.filter(({ of }) => of === row);
    showFindings(row, index, found, { texts, lang, all: isChecked });
  });
  // Errors of the whole are in the summary.
  const ofAll = findings.filter(({ of, severity }) => !of && severity !== "error");
  at("roster-findings").replaceChildren(...ofAll.map((finding) => findingLine(finding, texts, lang)));
  if (isChecked) showSummary(findings);
  return findings;
}

function showSummary(findings) {
  const errors = findings.filter(({ severity }) => severity === "error");
  replace(at("summary"), errors.length > 0 ? errorSummary(errors, roster.rows, { texts, lang }) : null);
  const complete = element("div", { class: "alert alert-success", tabindex: "-1" }, texts.complete);
  replace(at("outcome"), errors.length === 0 ? complete : null);
  return errors;
}

/** What says the same as before stays: the focus may be in it. */
function replace(place, content) {
  if (place.innerHTML !== (content?.outerHTML ?? "")) place.replaceChildren(...(content ? [content] : []));
}

/** Told to who does not see the page, the same thing twice too: only a change is read out. */
function say(text) {
  at("status").textContent = "";
  if (text !== "") setTimeout(() => (at("status").textContent = text), 50);
}

/** Rows that came from elsewhere take the place of rows in which nothing stands. */
function take({ rows, problems }) {
  const blanks = rows.length > 0 ? roster.rows.filter((row) => roster.isBlank(row)) : [];
  for (const blank of blanks) {
    roster.remove(blank);
    at(`delegate-${blank.id}`).remove();
  }
  const taken = rows.map(({ delegate }) => {
    const row = add(delegate);
    for (const field of ["surname", "name", "codice_fiscale", "email", "role"]) row.touched.add(field);
    return row;
  });
  update();
  const summary = problems.length > 0 ? transferSummary(problems, taken.length, { texts, lang }) : null;
  replace(at("transfer"), summary);
  const findings = roster.findings("draft");
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  if (summary) {
    say("");
    at("transfer").firstElementChild.focus(); // which says how many there are
  } else {
    say(`${texts.imported(taken.length)} ${texts.inList(texts.counts(count("error"), count("warning")))}`);
    if (taken[0]) at(fieldId(taken[0], "surname")).focus();
  }
}

/** What would be lost with the page. */
const typed = () => JSON.stringify(roster.rows.filter((row) => !roster.isBlank(row)).map(({ role, person }) => ({ role, person })));

at("add").addEventListener("click", () => {
  const row = add();
  update();
  say(texts.added);
  at(fieldId(row, "surname")).focus();
});
at("import").addEventListener("click", () => at("file").click());
at("file").addEventListener("change", async ({ target }) => {
  if (target.files[0]) take(await readFile(target.files[0], roster.roles));
  target.value = "";
});
at("export").addEventListener("click", async () => {
  const rows = roster.rows.filter((row) => !roster.isBlank(row));
  await download(rows, { roles: roster.roles, lang, name: texts.file });
  exported = typed();
});
window.addEventListener("beforeunload", (event) => {
  // Personal data are not stored in the browser: offices share computers.
  if (typed() !== "[]" && typed() !== exported) event.preventDefault();
});
at("language").addEventListener("click", () => {
  lang = lang === "it" ? "en" : "it";
  showTexts();
});
at("roster").addEventListener("paste", async (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!isBlock(text)) return;
  event.preventDefault();
  take(await readBlock(text, roster.roles));
});
at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  isChecked = true;
  const errors = showSummary(update());
  (errors.length > 0 ? at("summary") : at("outcome")).firstElementChild.focus();
});
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth !== width) showCalendar();
  width = window.innerWidth;
});

roster.add();
showTexts();
document.body.dataset.ready = "";
// From here on nothing is needed of the network: what is loaded late is loaded now, and the page itself is kept.
await Promise.all([initPlaces(), initTable()]);
if ("serviceWorker" in navigator && import.meta.env.PROD) {
  await navigator.serviceWorker.register("./offline.js");
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { port1, port2 } = new MessageChannel();
  const kept = new Promise((resolve) => (port1.onmessage = resolve));
  active.postMessage([location.href.split(/[?#]/)[0], ...loaded], [port2]);
  await kept;
}
document.body.dataset.offline = "";
