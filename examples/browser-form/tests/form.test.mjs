/** The form in a browser: typing, pasting, errors, the keyboard alone, without a network, for everybody. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { launch, serve } from "../../../bindings-wasm/tests/browser.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = process.env.SCREENSHOTS ?? join(tmpdir(), "abilita-screenshots");

const ANNA = { surname: "Rossi", name: "Anna", codice_fiscale: "RSSNNA75S42D205F", email: "anna@example.org" };
const BLOCK = "Rossi\tAnna\tRSSNNA75S42D205F\tanna@example.org\tdelegato\nConti\tDora\tCNTDRO68C54L219H\tdora@example.org\tRSPP\n";

let browser, server, page, troubles, dialogs;

before(async () => {
  execFileSync("npx", ["--no-install", "vite", "build", "--logLevel", "error"], { cwd: project, stdio: "inherit" });
  mkdirSync(screenshots, { recursive: true });
  server = await serve(join(project, "dist"));
  browser = await launch(chromium);
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  troubles = [];
  dialogs = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("dialog", (dialog) => dialogs.push(dialog.type()) && dialog.accept());
  await open();
});

afterEach(async () => {
  await page.context().close();
  assert.deepEqual(troubles, []);
});

async function open(query = "?today=2025-10-15") {
  await page.goto(`${server.address}/${query}`);
  await page.waitForSelector("body[data-offline]", { timeout: 30_000 });
}

const field = (name, row = 1) => page.locator(`#delegate-${row}-${name}`);
const isFocused = (place) => place.evaluate((element) => element === document.activeElement);
const findingsOf = (name, row = 1) => page.locator(`#delegate-${row}-${name}-findings`);

async function fill(data, row = 1) {
  for (const [name, value] of Object.entries(data)) await field(name, row).fill(value);
}

async function paste(text, until = "#status:not(:empty)") {
  await page.evaluate((cells) => {
    const data = new DataTransfer();
    data.setData("text/plain", cells);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector("#roster input").dispatchEvent(event);
  }, text);
  await page.locator(until).waitFor({ state: "attached" });
}

/** No violation of WCAG 2.1, levels A and AA. */
async function isAccessible(what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }),
  );
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  assert.deepEqual(told, [], what);
}

test("a mistake is told at its field as soon as it has been left, and goes as soon as it is mended", async () => {
  await field("codice_fiscale").fill("RSSNNA75S42D205X");
  await field("email").focus();
  assert.match(await findingsOf("codice_fiscale").textContent(), /Errore: Il carattere di controllo/);
  assert.equal(await field("codice_fiscale").getAttribute("aria-invalid"), "true");
  assert.equal(await field("codice_fiscale").getAttribute("aria-describedby"), "delegate-1-codice_fiscale-findings");
  await field("codice_fiscale").fill(ANNA.codice_fiscale);
  assert.equal(await findingsOf("codice_fiscale").textContent(), "");
  assert.equal(await field("codice_fiscale").getAttribute("aria-invalid"), null);
  assert.equal(await field("codice_fiscale").getAttribute("aria-describedby"), null);
});

test("a name that does not give the letters of the code is a warning, not an error", async () => {
  await fill({ ...ANNA, surname: "Bianchi" });
  await field("role").focus();
  const found = await page.locator(".finding.warning").allTextContents();
  assert.ok(found.some((text) => text.startsWith("Avviso: ")), found.join());
  assert.equal(await page.locator("[aria-invalid]").count(), 0);
});

test("F25-07: without an RSPP the list is not complete, and the summary says so and leads to each field", async () => {
  await fill({ ...ANNA, email: "anna" });
  await page.locator("button[type=submit]").click();
  const summary = page.locator("#summary .alert");
  assert.ok(await summary.evaluate((element) => element === document.activeElement));
  assert.match(await summary.textContent(), /Ci sono 2 errori/);
  assert.match(await summary.textContent(), /Manca un ruolo obbligatorio/);
  await summary.locator("a").first().click();
  assert.ok(await field("email").evaluate((element) => element === document.activeElement));
  assert.equal(await page.getByText("Manca un ruolo obbligatorio: RSPP").count(), 1, "told once");
  await summary.locator("a").last().click();
  assert.ok(await isFocused(page.locator("#add")));
  await isAccessible("with errors");
});

test("errors in the summary are in the order of the page, and a row in which nothing stands is no delegate yet", async () => {
  assert.equal(await page.getByText("un solo delegato").count(), 0);
  await page.locator("button[type=submit]").click();
  const told = await page.locator("#summary li").allTextContents();
  assert.deepEqual(told.map((text) => text.split(/[,:]/)[1].trim()), ["cognome", "nome", "codice fiscale", "RSPP"]);
  assert.equal(await field("surname").getAttribute("aria-required"), "true");
  assert.match(await page.locator("label[for=delegate-1-email]").textContent(), /facoltativo/);
});

test("who has gone on to the next field hears what is wrong with the last, once", async () => {
  await field("codice_fiscale").fill("RSSNNA75S42D205X");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => /^Codice fiscale: Errore: /.test(document.querySelector("#status").textContent));
  await page.locator("#add").click();
  await page.waitForFunction(() => document.querySelector("#status").textContent === "Riga aggiunta.");
  await field("codice_fiscale").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.locator("#status").textContent(), "Riga aggiunta.");
});

test("a row that was removed comes back to its place, with what stood in it", async () => {
  await paste(BLOCK);
  await page.locator("fieldset.delegate").first().getByRole("button", { name: "Rimuovi" }).click();
  assert.deepEqual(await page.locator("legend").allTextContents(), ["Delegato 1: Conti Dora"]);
  assert.match(await page.locator(".removed").textContent(), /Riga rimossa: Rossi Anna/);
  await isAccessible("after a removal");
  await page.keyboard.press("Enter");
  assert.deepEqual(await page.locator("legend").allTextContents(), ["Delegato 1: Rossi Anna", "Delegato 2: Conti Dora"]);
  assert.equal(await page.locator("fieldset.delegate input").nth(2).inputValue(), ANNA.codice_fiscale);
  assert.ok(await isFocused(page.locator("fieldset.delegate input").first()));
});

test("a list in order is told complete", async () => {
  await paste(BLOCK);
  await page.locator("button[type=submit]").click();
  assert.match(await page.locator("#outcome").textContent(), /completo e senza errori/);
  assert.equal(await page.locator("#summary .alert").count(), 0);
});

test("cells from a spreadsheet become rows, with headings or without", async () => {
  await paste(BLOCK);
  assert.equal(await page.locator("fieldset.delegate").count(), 2);
  assert.equal(await page.locator("fieldset.delegate select").nth(2).inputValue().catch(() => ""), "rspp");
  await page.locator("#status").evaluate((status) => (status.textContent = ""));
  await paste(`C.F.\tNome\tCognome\nVRDLCU93A30G674G\tLuca\tVerdi\n`);
  assert.equal(await page.locator("fieldset.delegate").count(), 3);
  assert.match(await page.locator("legend").nth(2).textContent(), /Verdi Luca/);
});

test("columns without headings are known by what stands in them; what is not clear is asked", async () => {
  const persons = () => page.locator("legend").allTextContents();
  await paste("1\tRSPP\tRSSNNA75S42D205X\tRossi\tAnna\r\n2\tdelegato\tCNTDRO68C54L219H\tConti\tDora\r\n");
  assert.deepEqual(await persons(), ["Delegato 1: Rossi Anna", "Delegato 2: Conti Dora"]);
  assert.equal(await page.locator("fieldset.delegate select").first().inputValue(), "rspp");
  await page.locator("#status").evaluate((status) => (status.textContent = ""));
  await paste("Verdi\tLuca\r\n");
  assert.equal((await persons()).at(-1), "Delegato 3: Verdi Luca");
  await paste("Torino\tVerdi\tLuca\r\n", "#transfer .alert");
  assert.match(await page.locator("#transfer").textContent(), /non sono stati letti.*intestazioni/s);
  assert.equal((await persons()).length, 3);
});

test("a word that is pasted is typed, as ever", async () => {
  await field("surname").focus();
  await page.evaluate(() => navigator.clipboard.writeText("Rossi"));
  await page.keyboard.press("Control+V");
  assert.equal(await field("surname").inputValue(), "Rossi");
  assert.equal(await page.locator("fieldset.delegate").count(), 1);
});

test("a CSV file of any encoding is imported; what cannot be read is told with its line", async () => {
  const file = Buffer.from("Cognome;Nome;CF;Ruolo\r\nGreco;Nicol\xf2;GRCNCL66R08A662D;delegato\r\ntroppo;poco\r\n", "latin1");
  await page.setInputFiles("#file", { name: "delegati.csv", mimeType: "text/csv", buffer: file });
  await page.waitForFunction(() => document.querySelector("legend").textContent.includes("Greco"));
  assert.match(await page.locator("legend").first().textContent(), /Greco Nicolò/);
  assert.match(await page.locator("#transfer").textContent(), /letti tutti.*Riga 3: .*1 riga aggiunta/s);
});

test("a file without the needed columns is told where the focus goes, in words of the form, until the next one", async () => {
  await page.setInputFiles("#file", { name: "delegati.csv", mimeType: "text/csv", buffer: Buffer.from("uno;due\r\na;b\r\n") });
  const told = page.locator("#transfer .alert");
  await told.waitFor();
  assert.ok(await isFocused(told));
  assert.match(await told.textContent(), /non ha una colonna necessaria: «Codice fiscale»/);
  await isAccessible("with a file that cannot be read");
  await field("surname").fill("Rossi");
  assert.equal(await told.count(), 1);
  await paste(BLOCK);
  assert.equal(await told.count(), 0);
});

test("what was typed is not lost unasked with the page, until it is exported", async () => {
  await field("surname").click();
  await page.keyboard.type("Rossi");
  await page.reload();
  await page.waitForSelector("body[data-offline]");
  assert.deepEqual(dialogs, ["beforeunload"]);
  await field("surname").click();
  await page.keyboard.type("Rossi");
  await Promise.all([page.waitForEvent("download"), page.locator("#export").click()]);
  await page.reload();
  assert.deepEqual(dialogs, ["beforeunload"]);
});

test("the list is exported as a CSV file that is read back", async () => {
  await paste(BLOCK);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#export").click()]);
  const text = readFileSync(await download.path(), "utf8");
  assert.ok(text.startsWith("\ufeff") && text.includes("Conti;Dora;CNTDRO68C54L219H"));
  await page.reload();
  await page.waitForSelector("body[data-offline]");
  await page.setInputFiles("#file", { name: "delegati.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForFunction(() => document.querySelectorAll("fieldset.delegate").length === 2);
});

test("the keyboard alone is enough: type, choose a place of birth, take the code, add, remove", async () => {
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await field("surname").focus();
  await page.keyboard.type("Rossi");
  await press("Tab");
  await page.keyboard.type("Maria");
  await press("Tab", "Tab", "Tab", "Tab");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  await press("Enter", "Tab");
  await page.keyboard.type("01011980");
  await field("birth-sex").focus();
  await press("F", "Tab");
  await page.keyboard.type("roma");
  await page.waitForSelector("#delegate-1-birth-place-list li[role=option]");
  await isAccessible("with the list of places open");
  await press("ArrowDown");
  assert.equal(await field("birth-place").getAttribute("aria-activedescendant"), "delegate-1-birth-place-option-0");
  await press("Enter");
  assert.equal(await field("birth-place").inputValue(), "ROMA (RM)");
  assert.equal(await field("birth-guess").textContent(), "RSSMRA80A41H501Y");
  await press("Tab", "Enter");
  assert.equal(await field("codice_fiscale").inputValue(), "RSSMRA80A41H501Y");
  await page.locator("#add").focus();
  await press("Enter");
  assert.ok(await field("surname", 2).evaluate((element) => element === document.activeElement));
  await field("remove", 2).focus();
  await press("Space");
  assert.equal(await page.locator("fieldset.delegate").count(), 1);
  assert.ok(await isFocused(page.getByRole("button", { name: "Annulla la rimozione" })));
});

test("a place is chosen from those in force on the day of birth, abroad too; what is not found is told", async () => {
  await page.locator("summary").click();
  const options = page.locator("#delegate-1-birth-place-list [role=option]");
  const search = async (day, name) => {
    await field("birth-date").fill(day);
    await field("birth-place").fill(name);
    await page.waitForFunction(() => document.querySelector(".place [role=status]").textContent !== "");
    const found = await options.allTextContents();
    await field("birth-place").fill("");
    await page.locator(".place [role=status]").evaluate((status) => (status.textContent = ""));
    return found;
  };
  assert.equal((await search("1930-01-01", "fiume"))[0], "FIUME (FU, fino al 1947)");
  assert.ok(!(await search("1980-01-01", "fiume")).some((found) => found.startsWith("FIUME (")));
  assert.equal((await search("1980-01-01", "jugoslavia"))[0], "JUGOSLAVIA (Stato estero, fino al 2003)");
  await field("birth-place").fill("londra");
  await page.locator("#delegate-1-birth-place-none").waitFor();
  assert.equal(await field("birth-place").getAttribute("aria-expanded"), "false");
  await isAccessible("with a place that is not found");
});

test("the calendar shows today, which the page gives", async () => {
  const text = await page.locator("#calendar svg").textContent();
  assert.match(text, /oggi/i);
  assert.match(text, /25 ottobre 2025/);
});

test("everything is in English too, and what was typed stays", async () => {
  await fill(ANNA);
  await page.locator("summary").click();
  await field("birth-date").fill("1975-11-02");
  await field("birth-sex").selectOption("F");
  await page.locator("#language").click();
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.ok(await field("birth-date").isVisible());
  assert.deepEqual([await field("birth-date").inputValue(), await field("birth-sex").inputValue()], ["1975-11-02", "F"]);
  assert.equal(await field("surname").inputValue(), "Rossi");
  assert.match(await page.locator("#calendar svg").textContent(), /by Saturday 25 October 2025/);
  await field("codice_fiscale").fill("X");
  await field("email").focus();
  assert.match(await findingsOf("codice_fiscale").textContent(), /Error: .*16 characters/);
  await isAccessible("in English");
});

test("it works without a network, and opens again without one", async () => {
  await page.context().setOffline(true);
  await fill(ANNA);
  await paste(BLOCK);
  await field("birth-place", 2).evaluate((element) => (element.closest("details").open = true));
  await field("birth-place", 2).fill("torino");
  await page.waitForSelector("#delegate-2-birth-place-list li[role=option]");
  await page.reload();
  await page.waitForSelector("body[data-ready]");
  assert.equal(await page.locator("fieldset.delegate").count(), 1);
});

test("with the user's own colours buttons have an edge, and the chosen place stands out", async () => {
  await page.emulateMedia({ forcedColors: "active" });
  assert.notEqual(await page.locator("#add").evaluate((button) => getComputedStyle(button).borderTopWidth), "0px");
  await page.locator("summary").click();
  await field("birth-place").fill("roma");
  await page.waitForSelector("#delegate-1-birth-place-list li[role=option]");
  await page.keyboard.press("ArrowDown");
  const backgrounds = await page
    .locator("#delegate-1-birth-place-list [role=option]")
    .evaluateAll((options) => options.slice(0, 2).map((option) => getComputedStyle(option).backgroundColor));
  assert.notEqual(backgrounds[0], backgrounds[1]);
});

// 320 is what is left of 1280 at 400 %.
for (const width of [320, 360, 1280]) {
  test(`at ${width} pixels nothing is cut, and no rule of WCAG 2.1 AA is broken`, async () => {
    await page.setViewportSize({ width, height: 900 });
    await open();
    await isAccessible(`empty, ${width}`);
    await page.screenshot({ path: join(screenshots, `empty-${width}.png`), fullPage: true });
    await paste(BLOCK.replace("D205F", "D205X"));
    await page.locator("#status").evaluate((status) => (status.textContent = ""));
    await page.locator("summary").first().click();
    await page.locator("button[type=submit]").click();
    await isAccessible(`with errors, ${width}`);
    await page.screenshot({ path: join(screenshots, `errors-${width}.png`), fullPage: true });
    const links = page.locator("#summary a");
    const heights = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().height));
    assert.ok(heights.length > 0 && heights.every((height) => height >= 24), `WCAG 2.2, 2.5.8: ${heights}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  });
}
