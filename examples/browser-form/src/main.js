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
import { errorSummary } from "./summary.js";
import { textsOf } from "./texts.js";
import { download, isBlock, readBlock, readFile } from "./transfer.js";

const asked = new URLSearchParams(location.search);
/** The library reads no clock: the page says what day it is. */
const today = asked.has("today") ? new Date(asked.get("today")) : new Date();
const at = (id) => document.getElementById(id);

await Promise.all([init(), initCode()]);
const campaign = Campaign.load(factotum2025);
const roster = new Roster(campaign, today);
let lang = asked.get("lang") === "en" ? "en" : "it";
let texts = textsOf(lang);
let isChecked = false;

function showTexts() {
  texts = textsOf(lang);
  document.documentElement.lang = lang;
  document.title = texts.title;
  for (const marked of document.querySelectorAll("[data-text]")) marked.textContent = texts[marked.dataset.text];
  at("language").textContent = texts.language;
  at("language").lang = lang === "it" ? "en" : "it";
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
    const index = roster.rows.indexOf(row);
    roster.remove(row);
    at(`delegate-${row.id}`).remove();
    update();
    say(texts.removed);
    const next = roster.rows[index] ?? roster.rows.at(-1);
    (next ? at(`delegate-${next.id}-remove`) : at("add")).focus();
  };
  return delegateCard(row, { roles: roster.roles, texts, lang, changed: update, remove });
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
  const ofAll = findings.filter(({ of, severity }) => !of && (isChecked || severity !== "error"));
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

function say(text) {
  at("status").textContent = text;
}

/** Rows that came from elsewhere take the place of rows in which nothing stands. */
function take({ rows, problems }) {
  for (const blank of roster.rows.filter((row) => roster.isBlank(row))) {
    roster.remove(blank);
    at(`delegate-${blank.id}`).remove();
  }
  const taken = rows.map(({ delegate }) => {
    const row = add(delegate);
    for (const field of ["surname", "name", "codice_fiscale", "email", "role"]) row.touched.add(field);
    return row;
  });
  if (roster.rows.length === 0) add();
  update();
  const told = problems.map((problem) => findingLine({ ...problem, severity: "error", [lang]: `${texts.line(problem.line)}: ${problem[lang]}` }, texts, lang));
  at("roster-findings").prepend(...told);
  const findings = roster.findings("draft");
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  say(`${texts.imported(taken.length)} ${texts.counts(count("error"), count("warning"))}`);
  if (taken[0]) at(fieldId(taken[0], "surname")).focus();
}

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
at("export").addEventListener("click", () => download(roster.rows, { roles: roster.roles, lang, name: texts.file }));
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
