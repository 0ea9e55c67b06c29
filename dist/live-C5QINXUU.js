import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  stringWidth,
  truncate
} from "./chunk-P4O4QTVH.js";
import {
  caseName,
  duration,
  outcomeSentence,
  plural
} from "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-UCJPMVFQ.js";
import {
  oneLine
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/reporting/progress.ts
function renderProgress(state, width) {
  let { total, done, hung, regressions, elapsed, running } = state, start = [
    `${done} of ${total} done`,
    hung > 0 && `${hung} hung`,
    regressions > 0 && plural(regressions, "regression"),
    duration(Math.floor(elapsed))
  ].filter(Boolean).join(", "), room = width - 1 - stringWidth(start) - 2;
  return truncate(
    room > 10 && running.length > 0 ? `${start}: ${runningNames(state, room)}` : start,
    width - 1
  );
}
function runningNames({ running }, room) {
  let names = running.map(
    ({ repro, variant, seconds }) => `${oneLine(repro, 60)} ${oneLine(variant, 40)} ${duration(Math.floor(seconds))}`
  );
  for (let shown = names.length; shown > 1; shown--) {
    let more = names.length > shown ? ` and ${names.length - shown} more` : "", text = names.slice(0, shown).join(", ") + more;
    if (stringWidth(text) <= room) return text;
  }
  return names.length > 1 ? `${names[0]} and ${names.length - 1} more` : names[0] ?? "";
}

// src/reporting/live.ts
var SILENCE = 45e3;
function showProgress(stream, clean) {
  let progress = openProgress(), skipped = /* @__PURE__ */ new Set(), erase = stream.isTTY ? "\r\x1B[K" : "", told = performance.now(), lastLine = "";
  function draw() {
    stream.isTTY && stream.write(erase + clean(renderProgress(progress.now(), stream.columns || 80)));
  }
  function tell(text) {
    told = performance.now(), stream.write(erase + clean(text)), draw();
  }
  function sayWhatRuns() {
    let now = progress.now();
    if (performance.now() - told < SILENCE) return;
    let names = now.running.slice(0, 3).map(
      ({ repro, variant, seconds }) => `${repro}, ${variant}, for ${duration(Math.floor(seconds))}`
    ), last = lastLine && `; its last line: ${lastLine}`, what = names.length > 0 ? `still running: ${names.join("; ")}${last}` : renderProgress(now, 200);
    tell(`${oneLine(what, 400)}
`);
  }
  let timer = stream.isTTY ? setInterval(draw, 250) : setInterval(sayWhatRuns, SILENCE / 3);
  return {
    planned: (cases) => {
      progress.planned(cases), draw();
    },
    started: (one) => {
      progress.started(keyOf(one.repro.name, one)), draw();
    },
    finished: (result) => {
      progress.finished(result);
      let line = lineOf(result, progress.now());
      !stream.isTTY && !isTold(result, skipped) && tell(`${oneLine(line, 200)}
`), draw();
    },
    printed: (text) => {
      lastLine = text.trimEnd().split(`
`).at(-1) ?? "", tell(text);
    },
    end: () => {
      clearInterval(timer), stream.write(erase);
    }
  };
}
var lineOf = (result, { done, total }) => `${done} of ${total}: ${caseName(result)}: ${outcomeSentence(result)}`;
function isTold({ outcome, reason }, skipped) {
  if (outcome !== "skipped") return !1;
  let before = skipped.has(reason ?? "");
  return skipped.add(reason ?? ""), before;
}
function openProgress() {
  let begun = performance.now(), running = /* @__PURE__ */ new Map(), counts = { total: 0, done: 0, hung: 0, regressions: 0 }, seconds = (since) => (performance.now() - since) / 1e3;
  return {
    planned: (cases) => {
      counts.total = cases;
    },
    started: (key) => {
      running.set(key, performance.now());
    },
    finished: (result) => {
      running.delete(keyOf(result.repro, result)), counts.done++, counts.hung += result.hangs > 0 ? 1 : 0, counts.regressions += result.verdict === "regression" ? 1 : 0;
    },
    now: () => ({
      ...counts,
      elapsed: seconds(begun),
      running: [...running].map(([key, since]) => {
        let [repro, variant] = key.split("\0");
        return { repro, variant, seconds: seconds(since) };
      })
    })
  };
}
var keyOf = (repro, { variant, emulation, python, with: versions = [] }) => [repro, variant, emulation, python.path, versions.map(labelOf)].join("\0"), labelOf = (version) => typeof version == "string" ? version : Object.values(version).join(" ");
export {
  showProgress
};
