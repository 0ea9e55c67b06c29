import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  printReport
} from "./chunk-B2VUDPEG.js";
import {
  readResultFiles
} from "./chunk-FNNDNCA2.js";
import {
  renderCase,
  renderTerminal
} from "./chunk-DKARY64E.js";
import "./chunk-MITD5O34.js";
import "./chunk-K3AKHOSJ.js";
import "./chunk-M7YGQXLQ.js";
import "./chunk-XOYY56RN.js";
import {
  caseName
} from "./chunk-7BHERII6.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-24X7FJQM.js";
import "./chunk-57MXYEPM.js";
import "./chunk-LUQBKZON.js";
import "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";
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
