import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  printReport
} from "./chunk-F3GVWYKI.js";
import {
  readResultFiles
} from "./chunk-J4HC6JCV.js";
import {
  renderCase,
  renderTerminal
} from "./chunk-WXKDDS6D.js";
import "./chunk-4IGNDIUA.js";
import "./chunk-ENV4VEDE.js";
import "./chunk-QHPELSPZ.js";
import "./chunk-LLDVXLHF.js";
import {
  caseName
} from "./chunk-Y3TY6NIN.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-75CTU4SX.js";
import "./chunk-7JQGRVNU.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-KVWGYCXR.js";
import "./chunk-ZKAOGPAP.js";
import "./chunk-MPD5VYC6.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/show.ts
async function showCommand(args) {
  let [path, ...words] = args;
  if (path === void 0 || args.some((one) => one.startsWith("-")))
    throw new SettingsError([
      "show: takes a results.json, and words of a case: show results.json sleep"
    ]);
  let { files, problems } = await readResultFiles([path], process.cwd()), [file] = files;
  if (!file || problems.length > 0)
    throw new SettingsError(
      [...problems, ...file ? [] : [`'${path}' does not exist`]].map((text) => `show: ${text}`)
    );
  let found = casesWith(file.results, words), render = (results, options) => found.map((one) => renderCase(one, results, options)).join(`
`);
  return await printReport(words.length === 0 ? renderTerminal : render, file.results), 0;
}
function casesWith({ cases }, words) {
  let wanted = words.map((word) => word.toLowerCase()), found = cases.filter((one) => {
    let name = caseName(one).toLowerCase();
    return wanted.every((word) => name.includes(word));
  });
  if (found.length > 0) return found;
  let names = [...new Set(cases.map(({ repro, variant }) => `${repro} ${variant}`))];
  throw new SettingsError([
    `show: no case has '${words.join(" ")}'; there are: ${names.join(", ")}`
  ]);
}
export {
  showCommand
};
