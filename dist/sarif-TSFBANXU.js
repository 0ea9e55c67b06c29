import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  workspacePath
} from "./chunk-333END6G.js";
import {
  hazardPage
} from "./chunk-DKX6DMRH.js";
import {
  findingTitle,
  findings,
  lockFacts,
  remedies
} from "./chunk-KPW73PEQ.js";
import {
  cause,
  encodePath,
  outcomeSentence,
  placeName,
  plural,
  whereName
} from "./chunk-AEWW6MFW.js";
import {
  pythonName
} from "./chunk-EXVSSEUH.js";
import {
  hazards
} from "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import {
  oneLine
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/reporting/sarif.ts
import { createHash } from "node:crypto";
var maxResults = 5e3, schema = "https://json.schemastore.org/sarif-2.1.0.json", outcomeRules = {
  crashed: { title: "Crash", advice: "Look at the signal and the stacks in the summary." },
  "timed-out": { title: "Time limit reached", advice: "Nothing was proven; look at the stacks." },
  failed: { title: "Failure after a fork", advice: "Look at the exception in the output." },
  deadlocked: hazards.unknown,
  invalid: { title: "Nothing was tested", advice: "Make the script reach its fork." },
  "latent-lock": {
    title: "Latent hang: a lock that a thread may hold at the fork",
    advice: hazards["orphaned-lock"].advice
  },
  passed: { title: "Passed against expectation", advice: "Change the expectation." }
};
function renderSarif(results, options = {}) {
  let found = findings(results.cases).slice(0, maxResults), ids = [...new Set(found.map(ruleId))], log = {
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: oneLine(results.tool.name, 60),
            version: oneLine(results.tool.version, 60),
            rules: ids.map((id) => rule(id, options))
          }
        },
        automationDetails: { id: `fork-safety/${oneLine(category(results), 100)}/` },
        columnKind: "utf16CodeUnits",
        results: found.map((finding) => result(finding, results, ids, options))
      }
    ]
  };
  return `${JSON.stringify(log, null, 2)}
`;
}
function category({ leg, legs, environment, cases }) {
  if (leg?.name) return leg.name;
  let pythons = [...new Set(cases.map(({ python }) => pythonName(python)))];
  return legs ? environment.os : [environment.os, ...pythons.sort()].join(" ");
}
function ruleId({ kind, best: { diagnosis, outcome, sweep } }) {
  return kind === "invalid" ? kind : sweep && outcome === "deadlocked" ? "latent-lock" : diagnosis ? diagnosis.hazard : outcome;
}
function rule(id, { docsBase }) {
  let { title, advice } = { ...outcomeRules, ...hazards }[id] ?? hazards.unknown;
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${advice}` },
    help: { text: advice },
    defaultConfiguration: { level: "error" },
    properties: { tags: ["fork", "concurrency"], precision: "high" },
    ...docsBase && id in hazards ? { helpUri: `${docsBase}/${id}.md` } : {}
  };
}
function result(finding, results, ids, options) {
  let { best, kind } = finding, { blocked, fork, holder } = best.diagnosis ?? {}, related = [
    fork && location(fork, `fork: ${placeName(fork)}`, options, 1),
    holder && location(holder, `holder: ${placeName(holder)}`, options, 2)
  ].filter((one) => one != null);
  return {
    ruleId: ruleId(finding),
    ruleIndex: ids.indexOf(ruleId(finding)),
    level: kind === "regression" ? "error" : "note",
    message: { text: message(finding, results, options) },
    locations: [location(blocked ?? { file: best.file, line: 1 }, void 0, options)],
    ...related.length > 0 ? { relatedLocations: related } : {},
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding) }
  };
}
var plain = (text) => oneLine(text, 900).replaceAll("[", "(").replaceAll("]", ")");
function message(finding, results, { docsBase }) {
  let { best, cases } = finding, more = cases.length > 1 ? `; and in ${plural(cases.length - 1, "more case")}` : "";
  return [
    `${findingTitle(finding)}.`,
    cause(best),
    ...lockFacts(best).map(([name, text]) => `${name}: ${text}.`),
    ...remedies(finding, results.conclusions).slice(0, 2),
    `Seen in ${best.variant}, ${whereName(best)}: ${outcomeSentence(best)}${more}.`,
    best.diagnosis && docsBase ? `${docsBase}/${hazardPage(best.diagnosis)}.md` : ""
  ].filter(Boolean).map(plain).join(" ");
}
function location({ file, line }, text, options, id) {
  return {
    ...id === void 0 ? {} : { id },
    physicalLocation: {
      artifactLocation: artifact(file, options),
      region: { startLine: Math.max(1, Math.trunc(line) || 1) }
    },
    ...text === void 0 ? {} : { message: { text: plain(text) } }
  };
}
function artifact(file, options) {
  let inside = workspacePath(file, options);
  if (inside) return { uri: encodePath(inside), uriBaseId: "%SRCROOT%" };
  let path = oneLine(file, 1e3);
  return { uri: path.startsWith("/") ? `file://${encodePath(path)}` : encodePath(path) };
}
function fingerprint({ best }) {
  let { hazard, lock, fork, blocked } = best.diagnosis ?? {}, identity = [best.repro, hazard ?? best.outcome, lock, fork?.function, blocked?.function];
  return best.incident?.test && identity.push(best.incident.test), `${createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 16)}:1`;
}
export {
  renderSarif
};
