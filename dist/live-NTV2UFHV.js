import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  stringWidth,
  truncate
} from "./chunk-ENV4VEDE.js";
import {
  caseName,
  duration,
  outcomeSentence,
  plural
} from "./chunk-B2WEEKKV.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-DY6BQZGB.js";
import {
  oneLine
} from "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";

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
function showProgress(stream, mask) {
  let begun = performance.now(), running = /* @__PURE__ */ new Map(), skipped = /* @__PURE__ */ new Set(), state = {
    total: 0,
    done: 0,
    hung: 0,
    regressions: 0,
    running: [],
    elapsed: 0
  }, seconds = (since) => (performance.now() - since) / 1e3, erase = stream.isTTY ? "\r\x1B[K" : "";
  function draw() {
    stream.isTTY && (state.elapsed = seconds(begun), state.running = [...running].map(([key, since]) => {
      let [repro, variant] = key.split("\0");
      return { repro, variant, seconds: seconds(since) };
    }), stream.write(erase + mask(renderProgress(state, stream.columns || 80))));
  }
  let timer = stream.isTTY ? setInterval(draw, 250) : void 0;
  return {
    planned: (cases) => {
      state.total = cases, draw();
    },
    started: (one) => {
      running.set(keyOf(one.repro.name, one), performance.now()), draw();
    },
    finished: (result) => {
      running.delete(keyOf(result.repro, result)), state.done++, state.hung += result.hangs > 0 ? 1 : 0, state.regressions += result.verdict === "regression" ? 1 : 0;
      let line = `${state.done} of ${state.total}: ${caseName(result)}: ${outcomeSentence(result)}`, reason = result.outcome === "skipped" ? result.reason ?? "" : null, isTold = reason !== null && skipped.has(reason);
      reason !== null && skipped.add(reason), !stream.isTTY && !isTold && stream.write(`${mask(oneLine(line, 200))}
`), draw();
    },
    end: () => {
      clearInterval(timer), stream.write(erase);
    }
  };
}
var keyOf = (repro, { variant, emulation, python }) => [repro, variant, emulation, python.path].join("\0");
export {
  showProgress
};
