import { answer } from "./answer.js";

postMessage(await answer());
