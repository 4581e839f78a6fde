/**
 * Figures beside the peers, in one run: `npm run bench`, in Node.
 *
 * Each call is timed with its arguments ready, in rounds that alternate between the libraries; the median round counts. The
 * codes are half valid, half wrong, as they come in forms and registers. What each library tests differs, and is told beside.
 */

import { cpus } from "node:os";
import { createRequire } from "node:module";

import { measure } from "./measure.mjs";

const require = createRequire(import.meta.url);
const version = (name) => require(`${name}/package.json`).version;
console.log(`Node ${process.version}, ${cpus()[0].model}`);
console.log(`codice-fiscale-js ${version("codice-fiscale-js")}: layout and check character`);
console.log("@marketto/codice-fiscale-utils 3.1.3: layout, check character, names, place and its dates");
console.log("abilita: layout, calendar, names, place, check character");
for (const line of await measure()) console.log(line);
