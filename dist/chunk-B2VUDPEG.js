import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  say
} from "./chunk-24X7FJQM.js";
import {
  maskDeep,
  masker
} from "./chunk-LUQBKZON.js";
import {
  withLost
} from "./chunk-QU3RPW44.js";

// src/commands/outcome.ts
async function printReport(render, results) {
  let { stdout } = process, color = !!stdout.isTTY && !process.env.NO_COLOR, text = render(results, { width: stdout.columns || 100, color });
  await say(stdout, text, color ? "colors" : "nothing");
}
async function saveFiles(results, folder) {
  if (folder === null) return results.verdict.status;
  let [{ writeFiles }, { lostSentences }] = await Promise.all([
    import("./files-UN5JXLKZ.js"),
    import("./lost-NOLWCFXH.js")
  ]), mask = masker(process.env), problems = lostSentences(await writeFiles(maskDeep(results, mask), folder, mask));
  for (let text of problems) await say(process.stderr, `fork-safety: ${text}
`);
  return withLost(results, problems).verdict.status;
}

export {
  printReport,
  saveFiles
};
