import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  require_picocolors
} from "./chunk-MITD5O34.js";
import {
  pad,
  truncate,
  wrap
} from "./chunk-P4O4QTVH.js";
import {
  pythonName
} from "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-UCJPMVFQ.js";
import {
  breakCommands,
  oneLine
} from "./chunk-U5ILEWQD.js";
import {
  __toESM
} from "./chunk-ZCVG6V4W.js";

// src/reporting/story.ts
var import_picocolors = __toESM(require_picocolors(), 1);
var WIDEST = 80;
function renderStory(results, options) {
  let width = Math.max(40, Math.min(WIDEST, options.width)), colors = import_picocolors.default.createColors(options.color), told = mostTelling(results.cases), lines = [
    ...table(results.cases, colors),
    "",
    ...told ? causeLines(told.diagnosis, width, colors) : ["Nothing hung here."],
    ...pymongoLines(results.cases, options.isBare, width, colors),
    "",
    ...nextLines(options, width, colors)
  ];
  return `${breakCommands(lines.map((line) => line.trimEnd()).join(`
`))}
`;
}
function mostTelling(cases) {
  let hung = cases.filter(({ diagnosis }) => diagnosis?.fork && diagnosis.blocked);
  return hung.find(({ emulation, outcome }) => emulation && outcome === "deadlocked") ?? hung[0];
}
var columns = [14, 15, 24, 24], row = (cells) => cells.map((text, at) => pad(truncate(oneLine(text), columns[at] - 1), columns[at])).join("");
function table(cases, colors) {
  let here = cases[0] ? pythonName(cases[0].python) : "here", head = row(["scenario", "variant", `here, ${here}`, "on a Mac of 2015"]), rows = cases.filter(({ emulation }) => emulation === null), body = rows.map((one, at) => {
    let mac = cases.find(
      (other) => other.emulation && other.repro === one.repro && other.variant === one.variant
    ), name = rows[at - 1]?.repro === one.repro ? "" : one.repro;
    return row([name, one.variant]) + cell(one, columns[2], colors) + (mac ? cell(mac, columns[3], colors) : "\u2013");
  });
  return [colors.dim(head), ...body];
}
function cell(one, width, colors) {
  let { outcome, trials } = one, bad = one.runs.filter((run) => run.outcome === outcome).length, word = outcome === "deadlocked" ? "hangs" : outcome === "failed" ? "fails" : outcome, text = outcome === "passed" || trials === 0 ? word : `${word} ${bad} of ${trials}`;
  return (outcome === "passed" ? colors.green : outcome === "skipped" ? colors.dim : colors.red)(text) + pad("", width - text.length);
}
function causeLines({ lock, fork, blocked, holder, remedy = "" }, width, colors) {
  let name = (lock ?? "a lock").replace(" (emulated)", ""), why = `${holder ? `${holder.thread} holds ${name} when the process forks.` : `${name} is held when the process forks.`} The fork copies the lock, not the thread: the child waits for ever.`, place = (what, at) => {
    if (!at) return [];
    let file = `${at.file.split("/").at(-1)}:${at.line}`;
    return [truncate(`  ${pad(what, 9)}${pad(oneLine(file), 20)} ${oneLine(at.text ?? "")}`, width)];
  };
  return [
    ...titled("Cause", why, width, colors),
    ...place("holds", holder),
    ...place("forks", fork),
    ...place("waits", blocked),
    ...titled("Remedy", oneLine(remedy), width, colors)
  ];
}
var indent = 9;
function titled(name, text, width, colors) {
  return wrap(oneLine(text), width, " ".repeat(indent)).map(
    (line, at) => at === 0 ? colors.bold(pad(name, indent)) + line.slice(indent) : line
  );
}
function pymongoLines(cases, isBare, width, colors) {
  if (isBare)
    return titled("PyMongo", "mongoclient needs it. Type: python3 -m pip install pymongo", width, colors);
  let found = cases.flatMap((one) => one.warnings).find(({ id }) => id === "pymongo-opened-before-fork"), said = /[^:]*? fork\./.exec(oneLine(found?.text ?? ""))?.[0].trim() ?? "";
  return [
    ...said ? titled("PyMongo", `warns of it: "${said}"`, width, colors) : [],
    ...titled("", 'mongoreplicasetclient needs --python 2.7 --install "pymongo<3"', width, colors)
  ];
}
function nextLines({ program }, width, colors) {
  return [
    [`${program} run examples/*.py`, "hazards, each explained"],
    [`${program} init`, "a first repro for your own package"]
  ].map(([command, what], at) => colors.bold(pad(at === 0 ? "Next" : "", indent)) + truncate(`${pad(command, 29)} ${what}`, width - indent));
}
export {
  renderStory
};
