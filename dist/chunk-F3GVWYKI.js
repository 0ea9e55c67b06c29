import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  say
} from "./chunk-KVWGYCXR.js";
import {
  maskDeep,
  masker
} from "./chunk-MPD5VYC6.js";
import {
  withLost
} from "./chunk-VKJV4PSY.js";

// src/commands/outcome.ts
async function printReport(render, results) {
  let { stdout } = process, color = !!stdout.isTTY && !process.env.NO_COLOR, text = render(results, { width: stdout.columns || 100, color });
  await say(stdout, text, color ? "colors" : "nothing");
}
async function saveFiles(results, folder) {
  if (folder === null) return results.verdict.status;
  let [{ writeFiles }, { lostSentences }] = await Promise.all([
    import("./files-T4R2A4AG.js"),
    import("./lost-QJJPVN7P.js")
  ]), mask = masker(process.env), problems = lostSentences(await writeFiles(maskDeep(results, mask), folder, mask));
  for (let text of problems) await say(process.stderr, `fork-safety: ${text}
`);
  return withLost(results, problems).verdict.status;
}

export {
  printReport,
  saveFiles
};
