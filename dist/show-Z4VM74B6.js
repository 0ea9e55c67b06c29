import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  readResultFiles
} from "./chunk-YH7743IN.js";
import {
  renderCase,
  renderTerminal
} from "./chunk-NQGHOS5A.js";
import "./chunk-MITD5O34.js";
import "./chunk-P4O4QTVH.js";
import "./chunk-HCZJ2AW3.js";
import "./chunk-KPW73PEQ.js";
import {
  caseName
} from "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import {
  SettingsError,
  printReport
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

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
