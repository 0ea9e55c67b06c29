import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  say
} from "./chunk-XUNIQA4C.js";
import {
  maskDeep,
  masker
} from "./chunk-XIQQJYF2.js";
import {
  statuses
} from "./chunk-6OF6XI5R.js";

// src/commands/outcome.ts
async function printReport(render, results) {
  let { stdout } = process, color = !!stdout.isTTY && !process.env.NO_COLOR, text = render(results, { width: stdout.columns || 100, color });
  await say(stdout, text, color ? "colors" : "nothing");
}
async function saveFiles(results, folder, status) {
  if (folder === null) return status;
  let { writeFiles } = await import("./files-PQALLYGD.js"), mask = masker(process.env), problems = await writeFiles(maskDeep(results, mask), folder, mask);
  for (let text of problems) await say(process.stderr, `fork-safety: ${text}
`);
  return problems.length > 0 && status === statuses.ok ? statuses.couldNotRun : status;
}

export {
  printReport,
  saveFiles
};
