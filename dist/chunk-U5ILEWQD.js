import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/commands/start.ts
import { writeSync as writeSync2 } from "node:fs";

// src/verdict/status.ts
var statuses = {
  ok: 0,
  unexpected: 1,
  wrong: 2,
  couldNotRun: 3,
  interrupted: 130
}, couldNotBeRun = "could not be run: ", usualRules = {
  failOn: "unexpected",
  allowSkips: !1,
  failOnWarnings: !1,
  named: !1,
  mayBeEmpty: !1,
  unread: []
}, rulesOf = (settings) => ({
  ...usualRules,
  failOn: settings.failOn,
  allowSkips: settings.allowSkips,
  failOnWarnings: settings.failOnWarnings,
  named: settings.repros.length > 0,
  mayBeEmpty: settings.shard !== null
}), verdictOf = (results) => results.verdict ?? judgeRun(results, usualRules), judgeRun = (results, rules) => verdictFrom(findFaults(results, rules), results);
function withLost(results, lost) {
  let unwritten = named("unwritten", lost, !0);
  if (unwritten === null) return results;
  let verdict = verdictFrom([...results.verdict.faults, unwritten], results);
  return { ...results, verdict };
}
var noSuccess = (status) => status === statuses.ok ? statuses.couldNotRun : status;
function verdictFrom(faults, results) {
  let joined = results.legs !== void 0, nameOf2 = ({ kind: kind2 }) => joined && kind2 === "interrupted" ? "could-not-run" : nameOfKind[kind2], worst = (some) => order.find((name) => some.some((one) => nameOf2(one) === name)), failing = faults.filter(({ fails }) => fails), is = worst(failing) ?? worst(faults) ?? "as-expected", status = failing.length === 0 ? statuses.ok : statusOf[is], ran = results.cases.some(({ outcome }) => outcome !== "skipped"), clean = is === "as-expected" && ran;
  return {
    is,
    status,
    conclusion: status !== statuses.ok ? "failure" : clean ? "success" : "neutral",
    issue: clean ? "close" : leavesIssue(is, faults) ? "leave" : "open",
    faults
  };
}
var order = ["interrupted", "unexpected", "could-not-run"], nameOfKind = {
  interrupted: "interrupted",
  regressions: "unexpected",
  warnings: "unexpected",
  tampering: "could-not-run",
  invalid: "could-not-run",
  prevented: "could-not-run",
  "no-python": "could-not-run",
  "failed-install": "could-not-run",
  skipped: "could-not-run",
  nothing: "could-not-run",
  "missing-legs": "could-not-run",
  "unread-files": "could-not-run",
  unwritten: "could-not-run"
}, statusOf = {
  "as-expected": statuses.ok,
  unexpected: statuses.unexpected,
  "could-not-run": statuses.couldNotRun,
  interrupted: statuses.interrupted
};
function leavesIssue(is, faults) {
  if (is === "unexpected") return !1;
  let nothing2 = faults.some(({ kind: kind2 }) => kind2 === "nothing");
  return is !== "could-not-run" || nothing2 || faults.every(({ kind: kind2 }) => kind2 === "unwritten");
}
function findFaults(results, rules) {
  let { legs = [] } = results, cases = results.cases.filter(({ change }) => change !== "gone"), unexpectedFails = rules.failOn !== "never", skipped = cases.filter((one) => one.outcome === "skipped"), noPython = skipped.filter((one) => one.python.path === ""), badInstall = skipped.filter((one) => typeof one.install == "string"), prevented = skipped.filter(({ reason: reason2 }) => reason2?.startsWith(couldNotBeRun)), told = /* @__PURE__ */ new Set([...noPython, ...badInstall, ...prevented]), others = skipped.filter((one) => !told.has(one)), all = skipped.length === cases.length && told.size === 0, counts = !rules.allowSkips && (rules.named || all || legHas(results, "skipped")), wasCut = results.interrupted && results.legs === void 0, warned = rules.failOnWarnings || legHas(results, "warnings"), missing2 = legs.filter((leg) => leg.missing).map(({ name }) => name);
  return [
    results.interrupted ? { kind: "interrupted", count: 1, texts: [], fails: !0 } : null,
    named("tampering", results.tampering ?? [], !0),
    fault(
      "regressions",
      cases.filter(({ verdict }) => verdict === "regression"),
      unexpectedFails
    ),
    warned ? fault("warnings", cases.filter(hasWarning), unexpectedFails) : null,
    fault(
      "invalid",
      cases.filter(({ verdict }) => verdict === "invalid"),
      !0
    ),
    fault("prevented", prevented, !rules.allowSkips),
    fault("no-python", noPython, !rules.allowSkips),
    fault("failed-install", badInstall, !rules.allowSkips),
    counts && !wasCut ? fault("skipped", others, !0) : null,
    cases.length === 0 && !rules.mayBeEmpty ? nothing(results, rules) : null,
    named("missing-legs", missing2, !isEmptyReport(results, rules)),
    named("unread-files", rules.unread, !0)
  ].filter((one) => one !== null);
}
var hasWarning = ({ warnings }) => warnings.length > 0, legHas = ({ legs = [] }, kind2) => legs.some(({ verdict }) => verdict?.faults.some((one) => one.kind === kind2 && one.fails)), isEmptyReport = ({ cases, legs }, { failOn: failOn2, unread }) => legs !== void 0 && cases.length === 0 && failOn2 === "never" && unread.length === 0, nothing = (results, rules) => ({
  kind: "nothing",
  count: 0,
  texts: [],
  fails: !isEmptyReport(results, rules)
});
function fault(kind2, cases, fails) {
  if (cases.length === 0) return null;
  let texts = cases.flatMap(textsOf[kind2] ?? reasonOf);
  return { kind: kind2, count: cases.length, texts: [...new Set(texts)], fails };
}
var textsOf = {
  regressions: () => [],
  warnings: ({ repro, warnings }) => warnings.map(({ id }) => `${id} in ${repro}`),
  prevented: ({ reason: reason2 }) => [reason2.slice(couldNotBeRun.length)]
}, reasonOf = ({ reason: reason2 }) => reason2 ?? "no reason given";
function named(kind2, texts, fails) {
  return texts.length === 0 ? null : { kind: kind2, count: texts.length, texts: [...texts], fails };
}

// src/commands/say.ts
import { writeSync } from "node:fs";

// src/guard/reading.ts
var unseen = new RegExp(
  [
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]",
    "\\u001b\\][^\\p{Cc}]{0,200}(?:\\u0007|\\u001b\\\\)",
    "[ \\n]+",
    "[\\s\\p{Cc}\\p{M}\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffd\\\\]"
  ].join("|"),
  "gu"
), escapes = /(?:%[0-9a-f]{2})+|(?:\\x[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\U[0-9a-f]{8}|\\[0-7]{1,3}|\\[nrtfbve]/gi, entities = /&#\d{1,7};|&#x[0-9a-f]{1,6};/gi, betweenPairs = /(?<=[0-9a-f]{2})[:,-](?=[0-9a-f]{2})/gi, asSeen = (text) => rewritten(text, unseen, () => ""), asUnescaped = (text) => {
  if (text.search(escapes) < 0 && text.search(entities) < 0) return null;
  let outer = rewritten(text, entities, unescaped), inner = rewritten(outer.letters, escapes, unescaped), seen = asSeen(inner.letters), span = (from, to) => [seen, inner, outer].reduce(({ start: start2, end }, one) => one.span(start2, end), {
    start: from,
    end: to
  });
  return { letters: seen.letters, span };
}, asPairs = (text) => text.search(betweenPairs) < 0 ? null : rewritten(text, betweenPairs, () => "");
function unescaped(found) {
  if (/^(?:%|\\x)/i.test(found)) return Buffer.from(found.replace(/%|\\x/gi, ""), "hex").toString();
  if (/^\\[a-z]$/i.test(found)) return " ";
  let base = /^(?:\\u|&#x)/i.test(found) ? 16 : found.startsWith("\\") ? 8 : 10, code = Number.parseInt(found.replace(/^(?:\\u|&#x|&#|\\)\{?/i, ""), base);
  return code <= 1114111 ? String.fromCodePoint(code) : " ";
}
function rewritten(text, what, by) {
  let pieces = null, place = (at) => (pieces ??= piecesOf(text, what, by), placeOf(pieces, at));
  return {
    letters: text.replace(what, by),
    span: (from, to) => ({ start: place(from).start, end: place(to - 1).end })
  };
}
function piecesOf(text, what, by) {
  let pieces = [], [at, done] = [0, 0], add = (length, end, copied) => {
    length > 0 && pieces.push({ at, start: done, end, copied }), at += length, done = end;
  };
  for (let { 0: found, index } of text.matchAll(what))
    add(index - done, index, !0), add(by(found).length, index + found.length, !1);
  return add(text.length - done, text.length, !0), pieces;
}
function placeOf(pieces, at) {
  let [low, high] = [0, pieces.length - 1];
  for (; low < high; ) {
    let middle = Math.ceil((low + high) / 2);
    pieces[middle].at <= at ? low = middle : high = middle - 1;
  }
  let { at: first, start: start2, end, copied } = pieces[low];
  return copied ? { start: start2 + at - first, end: start2 + at - first + 1 } : { start: start2, end };
}

// src/guard/text.ts
import { stripVTControlCharacters } from "node:util";

// src/results/cut.ts
function cut(text, max, marker = "\u2026") {
  if (text.length <= max) return text;
  let end = Math.max(0, max - marker.length), kept = text.slice(0, end);
  return (isLeadingHalf(kept.charCodeAt(end - 1)) ? kept.slice(0, -1) : kept) + marker;
}
function isLeadingHalf(unit) {
  return unit >= 55296 && unit <= 56319;
}
function cutBytes(text, max, marker = "\u2026") {
  if (fits(text, max)) return text;
  let bytes = Buffer.from(text.slice(0, max)), end = Math.max(0, max - Buffer.byteLength(marker));
  for (; end > 0 && isContinuation(bytes[end]); ) end--;
  return bytes.toString("utf8", 0, end) + marker;
}
function tailBytes(text, max, marker = `[earlier output cut]
`) {
  if (fits(text, max)) return text;
  let bytes = Buffer.from(text.slice(-max)), start2 = bytes.length - Math.max(0, max - Buffer.byteLength(marker));
  for (; start2 < bytes.length && isContinuation(bytes[start2]); ) start2++;
  return marker + bytes.toString("utf8", start2);
}
function fits(text, max) {
  return text.length <= max && Buffer.byteLength(text) <= max;
}
function isContinuation(byte) {
  return byte !== void 0 && (byte & 192) === 128;
}

// src/guard/text.ts
var lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g, invisible = /(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu, unwritable = /[\p{Surrogate}\ufffe\uffff]/gu;
function breakCommands(text) {
  return text.replaceAll("##[", "## [").replace(/^([^\S\n]*)::/gm, "$1: :");
}
function neutral(text) {
  let plain = stripVTControlCharacters(text).replace(lineEnds, `
`).replace(invisible, "").replace(unwritable, "\uFFFD");
  return breakCommands(plain);
}
var color = new RegExp("(\x1B\\[[\\d;]*m)"), neutralInColors = (text) => text.split(color).map((part, at) => at % 2 === 0 ? neutral(part) : part).join("");
function oneLine(text, max = 300) {
  let line = neutral(text.slice(0, 4 * max)).replace(/\s+/g, " ");
  return cut(line.trim(), max);
}

// src/guard/mask.ts
var secretName = /^(INPUT_TOKEN|.*_TOKEN|ACTIONS_.*)$/, isCommonplace = (value) => value.length < 3 || /^(true|false|\d{1,5})$/i.test(value);
function secretsIn(env) {
  return Object.entries(env).filter(([name, value]) => secretName.test(name) && !isCommonplace(value ?? "")).map(([, value]) => value).sort((one, other) => other.length - one.length);
}
var LEAST_LENGTH = 8;
function masker(env) {
  let secrets = secretsIn(env), long = secrets.filter((secret) => secret.length >= LEAST_LENGTH), searches = [asSeen, asUnescaped, asPairs].map((read2) => searchFor(long, read2));
  return (text) => {
    let masked = cutOut(
      text,
      searches.flatMap((search) => search(text))
    );
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), masked);
  };
}
function searchFor(secrets, read2) {
  let needles = secrets.flatMap(
    (secret) => needlesOf(secret, (read2(secret) ?? asSeen(secret)).letters)
  );
  return (text) => {
    let reading = needles.length > 0 ? read2(text) : null;
    if (!reading) return [];
    let forms = { folded: fold(reading.letters), base64: ofUrls(reading.letters) };
    return needles.flatMap(
      ({ form, letters }) => placesOf(letters, forms[form]).map((at) => reading.span(at, at + letters.length))
    );
  };
}
function needlesOf(secret, letters) {
  let bytes = Buffer.from(secret), folded = [letters, [...letters].reverse().join(""), bytes.toString("hex")].map(fold), inBase64 = [0, 1, 2].map((before) => ofUrls(base64(bytes, before)));
  return [
    ...folded.map((letters2) => ({ form: "folded", letters: letters2 })),
    ...inBase64.map((letters2) => ({ form: "base64", letters: letters2 }))
  ].filter(({ letters: letters2 }) => letters2.length >= LEAST_LENGTH);
}
var fold = (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()), ofUrls = (text) => text.replaceAll("-", "+").replaceAll("_", "/");
function base64(bytes, before) {
  return Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").slice(Math.ceil(before * 8 / 6), Math.floor((before + bytes.length) * 8 / 6));
}
function placesOf(needle, text) {
  let found = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length))
    found.push(at);
  return found;
}
function cutOut(text, spans) {
  if (spans.length === 0) return text;
  let masked = "", done = 0;
  for (let { start: start2, end } of spans.sort((one, other) => one.start - other.start))
    start2 >= done && (masked += `${text.slice(done, start2)}***`), done = Math.max(done, end);
  return masked + text.slice(done);
}
function cleaner(env, keep = "nothing") {
  let mask = masker(env), clean = keep === "colors" ? neutralInColors : neutral;
  return (text) => mask(clean(mask(text)));
}
function maskDeep(value, mask) {
  if (typeof value == "string") return mask(value);
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask));
  if (value === null || typeof value != "object") return value;
  let entries = Object.entries(value).map(([key, one]) => [mask(key), maskDeep(one, mask)]);
  return Object.fromEntries(entries);
}
function maskPieces(pieces, mask) {
  let whole2 = pieces.join(""), masked = mask(whole2);
  if (masked === whole2) return [...pieces];
  let each = pieces.map(mask);
  return mask(each.join("")) === each.join("") ? each : [masked, ...pieces.slice(1).map(() => "")];
}
var SPREAD = 16384;
function maskStream(mask) {
  let held = "";
  return {
    add: (text) => {
      if (held += text, held.length < 2 * SPREAD) return "";
      let masked = mask(held), cut2 = masked.length - SPREAD, line = masked.lastIndexOf(`
`, cut2) + 1, end = line > 0 ? line : cut2;
      return held = masked.slice(end), masked.slice(0, end);
    },
    end: () => {
      let rest = mask(held);
      return held = "", rest;
    }
  };
}

// src/commands/cannotrun.ts
var CannotRun = class extends Error {
  constructor(reason2) {
    super(reason2), this.name = "CannotRun";
  }
};
function needsFork(platform3) {
  if (platform3 === "win32") throw new CannotRun("Windows has no fork(): there is nothing to test");
}

// src/commands/say.ts
function say(stream, text, keep = "nothing") {
  let clean = cleaner(process.env, keep);
  return new Promise((resolve2) => stream.write(clean(text), () => resolve2()));
}
function outliveStreams() {
  let lost = !1;
  for (let [stream, name, other] of [
    [process.stdout, "standard output", 2],
    [process.stderr, "standard error", 1]
  ]) {
    let told = !1;
    stream.on("error", ({ code }) => {
      if (!(told || code === "EPIPE")) {
        told = !0, lost ||= stream === process.stdout;
        try {
          writeSync(other, `fork-safety: ${name} could not be written to: ${code}
`);
        } catch {
        }
      }
    });
  }
  return () => lost;
}
function describeError(error) {
  if (error instanceof SettingsError) return error.problems.join(`
`);
  let { code, message, stack } = error;
  return `fork-safety: ${code !== void 0 || error instanceof CannotRun ? message : stack ?? error}`;
}

// src/commands/start.ts
async function start(program2) {
  let hasLost = outliveStreams();
  process.on("uncaughtException", (error) => {
    try {
      writeSync2(2, `${describeError(error)}
`);
    } finally {
      process.exit(statuses.couldNotRun);
    }
  });
  let status = await program2();
  process.exit(hasLost() ? noSuccess(status) : status);
}

// src/commands/commandline.ts
import { platform as platform2 } from "node:os";

// src/settings/nearest.ts
function nearest(given, words) {
  let [best] = words.map((word) => ({ word, slips: slipsBetween(given, word) })).sort((one, other) => one.slips - other.slips);
  return best && best.slips <= Math.max(1, Math.floor(given.length / 3)) ? best.word : null;
}
function didYouMean(given, words) {
  let meant = nearest(given, words);
  return meant === null ? "" : `; did you mean ${meant}?`;
}
function noSuchOption(written, flags) {
  let options = flags.map((flag) => `--${flag}`), said = didYouMean(written, options) || `; there are: ${options.join(", ")}`;
  return `${written}: no such option${said}`;
}
function slipsBetween(one, other) {
  let rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    let row = [i];
    for (let j = 1; j <= other.length; j++) {
      let same = one[i - 1] === other[j - 1], swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        rows[i - 1][j] + 1,
        row[j - 1] + 1,
        rows[i - 1][j - 1] + (same ? 0 : 1),
        swapped ? rows[i - 2][j - 2] + 1 : Number.POSITIVE_INFINITY
      );
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
}

// src/settings/values.ts
import { statSync } from "node:fs";
import { resolve } from "node:path";

// src/filenames.ts
import { isUtf8 } from "node:buffer";
import fs from "node:fs";
var stray = /[\udc80-\udcff]/gu, decoded = (bytes) => isUtf8(bytes) ? bytes.toString("utf8") : null;
function nameOf(bytes) {
  let whole2 = decoded(bytes);
  if (whole2 !== null) return whole2;
  let text = "";
  for (let at = 0, length = 1; at < bytes.length; at += length)
    length = [1, 2, 3, 4].find((n) => decoded(bytes.subarray(at, at + n)) !== null) ?? 0, text += length ? decoded(bytes.subarray(at, at + length)) : escapeOf(bytes[at]), length ||= 1;
  return text;
}
var escapeOf = (byte) => String.fromCharCode(56320 + byte);
function bytesOf(name) {
  if (!isOdd(name)) return Buffer.from(name);
  let parts = [...name].map(
    (one) => isOdd(one) ? Buffer.of(one.charCodeAt(0) & 255) : Buffer.from(one)
  );
  return Buffer.concat(parts);
}
var isOdd = (name) => name.search(stray) >= 0, canonical = (name) => isOdd(name) ? nameOf(bytesOf(name)) : name, shownName = (name) => name.replace(stray, (one) => `\\x${(one.charCodeAt(0) & 255).toString(16)}`);
function exactArguments(given) {
  if (!given.some((text) => text.includes("\uFFFD"))) return [...given];
  try {
    return fs.readFileSync("/proc/self/cmdline").toString("latin1").split("\0").slice(0, -1).slice(-given.length).map((text) => nameOf(Buffer.from(text, "latin1")));
  } catch {
    return [...given];
  }
}

// src/settings/replay.ts
var MAIN = "MainThread";
function replayLine({ lock, order: order2, thread, fork, early, standIn }) {
  return `${order2 > 1 ? `${lock}#${order2}` : lock} ${standIn ? STAND_IN : thread} ${fork}${early ? " early" : ""}`;
}
var STAND_IN = "(stand-in)", LINE = /^(\S.*?:\d+)(?:#(\d+))? (\S.*?) (\d+(?:\.\d+)*)( early)?$/, REPLAY_WAIT = 5;
function readReplay(line) {
  let [, lock, order2 = "1", thread, fork, early] = LINE.exec(line.trim()) ?? [];
  if (lock === void 0 || thread === void 0 || fork === void 0) return null;
  let standIn = thread === STAND_IN;
  return {
    lock,
    order: Number(order2),
    thread: standIn ? "*" : thread,
    fork,
    standIn,
    early: early !== void 0,
    forker: MAIN,
    wait: REPLAY_WAIT
  };
}

// src/settings/values.ts
var LONGEST = 86400, MOST_TRIALS = 1e5, PLAIN_NUMBER = /^\d+(\.\d+)?$/;
function real(text, most) {
  let value = PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value <= most ? value : null;
}
function whole(text, least, most) {
  let value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
var seconds = `a number of seconds above 0, at most ${LONGEST}`, timeLimit = { allowed: seconds, read: (text) => real(text, LONGEST) }, budget = { allowed: seconds, read: (text) => real(text, 7 * LONGEST) }, trialCount = {
  allowed: `a whole number from 1 to ${MOST_TRIALS}, or auto`,
  read: (text) => text === "auto" ? text : whole(text, 1, MOST_TRIALS)
}, jobCount = {
  allowed: "a whole number from 1 to 1024",
  read: (text) => whole(text, 1, 1024)
}, truth = {
  allowed: "true or false",
  read: (text) => /^(true|True|TRUE)$/.test(text) ? !0 : /^(false|False|FALSE)$/.test(text) ? !1 : null
}, aCommand = "a program and its arguments, such as python -m pytest", isCommand = (words) => words[0] !== void 0 && words[0].trim() !== "" && !words.some((word) => word.includes("\0")), fraction = {
  allowed: "a number above 0 and below 1",
  read(text) {
    let value = real(text, 1);
    return value !== null && value < 1 ? value : null;
  }
}, names = {
  allowed: "names, separated by commas",
  read(text) {
    let found = text.split(/[,\n]/).map((name) => name.trim());
    return found.every((name) => name !== "") ? [...new Set(found)] : null;
  }
}, delays = {
  allowed: "numbers of seconds from 0 to 600, separated by commas",
  read(text) {
    let found = names.read(text);
    return found?.every((one) => PLAIN_NUMBER.test(one) && Number(one) <= 600) ? [...new Set(found.map(Number))].sort((a, b) => a - b) : null;
  }
}, replayed = {
  allowed: "a line of a sweep, such as 'app/cache.py:12 Thread-1 2'",
  read: (text) => readReplay(text) ? text.trim() : null
}, emulationNames = ["none", "getaddrinfo-lock"], emulations = {
  allowed: `${emulationNames.join(", ")}, or both, by comma`,
  read(text) {
    let found = names.read(text);
    return found?.every((name) => emulationNames.includes(name)) ? found.map((name) => name === "none" ? null : name) : null;
  }
}, title = {
  allowed: "one line of at most 100 characters",
  read: (text) => /^\S.{0,99}$/u.test(text) ? text : null
}, failOn = {
  allowed: "unexpected or never",
  read: (text) => text === "unexpected" || text === "never" ? text : null
}, shard = {
  allowed: "I/N with 1 \u2264 I \u2264 N \u2264 1000",
  read(text) {
    let match = /^(\d{1,4})\/(\d{1,4})$/.exec(text), [index, of] = [Number(match?.[1]), Number(match?.[2])];
    return index >= 1 && index <= of && of <= 1e3 ? { index, of } : null;
  }
}, mongodbUri = {
  allowed: "mongodb://\u2026 or mongodb+srv://\u2026",
  read: (text) => /^mongodb(\+srv)?:\/\/[^\s/]+/.test(text) ? text : null
}, matrix = {
  allowed: "JSON",
  read(text) {
    try {
      let value = JSON.parse(text);
      return value === null ? "" : JSON.stringify(value);
    } catch {
      return "";
    }
  }
}, compared = {
  allowed: "NAME=VERSION,VERSION, such as pymongo=3.13,4.9",
  read(text) {
    let [, name, list = ""] = /^\s*([A-Za-z0-9][\w.-]*)\s*=\s*([^=]+)$/.exec(text) ?? [], versions = list.split(",").map((version) => version.trim());
    return name !== void 0 && versions.every((one) => /^\d[\w.]*$/.test(one)) ? { name, versions: [...new Set(versions)] } : null;
  }
}, neverPassed = /^(INPUT_.*|ACTIONS_.*|STATE_.*|NODE_OPTIONS|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|ARTIFACTS.*))$/, passedVariable = {
  allowed: "a name of a variable, none of the runner\u2019s own (INPUT_*, ACTIONS_*, its command files)",
  read: (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !neverPassed.test(name) ? name : null
}, filled = (allowed2) => ({
  allowed: allowed2,
  read: (text) => text.trim() || null
});
function kindOf(path) {
  try {
    return statSync(bytesOf(path)).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}
var existingFile = ({ cwd, kindOf: kindOf2 }) => ({
  allowed: "a file that exists",
  read: (text) => text !== "" && kindOf2(resolve(cwd, text)) === "file" ? resolve(cwd, text) : null
}), baseline = (place) => {
  let file = existingFile(place);
  return {
    allowed: `${file.allowed}, or auto`,
    read: (text) => text === "auto" ? text : file.read(text)
  };
}, existingFolder = ({ cwd, kindOf: kindOf2 }) => ({
  allowed: "a folder that exists",
  read: (text) => kindOf2(resolve(cwd, text)) === "folder" ? resolve(cwd, text) : null
}), outputFolder = ({ cwd, kindOf: kindOf2 }) => ({
  allowed: "a folder, which is made where it does not exist",
  read: (text) => text.trim() !== "" && kindOf2(resolve(cwd, text)) !== "file" ? resolve(cwd, text) : null
});

// src/commands/runcommand.ts
import { availableParallelism, tmpdir } from "node:os";

// src/guard/commandfiles.ts
import {
  appendFileSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from "node:fs";
import { basename, dirname, join } from "node:path";
var variables = ["ENV", "PATH", "OUTPUT", "STATE", "STEP_SUMMARY"].map((name) => `GITHUB_${name}`), commandFile = /^(set_env|add_path|set_output|save_state|step_summary)_/;
function guardCommandFiles(env) {
  let named2 = variables.flatMap((name) => env[name] || []), folders = [...new Set(named2.map((file) => dirname(file)))], present = () => new Set([...named2, ...folders.flatMap(commandFilesIn)].filter(statOf)), right = new Map(
    [...present()].filter((file) => statOf(file)?.isFile()).map((file) => [file, readFileSync(file)])
  ), odd = new Set([...present()].filter((file) => !right.has(file))), found = /* @__PURE__ */ new Set(), untold = /* @__PURE__ */ new Set();
  function undo() {
    let added = [...present()].filter((file) => !right.has(file) && !odd.has(file)), changed = [...right].filter(([file, content]) => !holds(file, content)), said = [...added, ...changed.map(([file]) => file)].map((file) => {
      let end = restore(file, right.get(file)) ? "this was undone" : "this could not be undone";
      return `tampering: it wrote to the runner's command file ${kind(file)}; ${end}`;
    });
    for (let text of said)
      found.add(text), untold.add(text);
  }
  function check() {
    undo();
    let said = [...untold];
    return untold.clear(), said;
  }
  return {
    check,
    append: (file, text) => {
      undo();
      let before = right.get(file) ?? Buffer.alloc(0);
      try {
        appendFileSync(file, text);
      } catch (error) {
        throw right.has(file) && truncateSync(file, before.length), error;
      }
      odd.has(file) || right.set(file, Buffer.concat([before, Buffer.from(text)]));
    },
    tampering: () => [...found]
  };
}
function restore(file, content) {
  try {
    return rmSync(file, { force: !0, recursive: !0 }), content && writeFileSync(file, content, { flag: "wx" }), !0;
  } catch {
    return !1;
  }
}
function statOf(file) {
  try {
    return lstatSync(file);
  } catch {
    return;
  }
}
function holds(file, content) {
  let stat = statOf(file);
  try {
    return !!stat?.isFile() && stat.size === content.length && readFileSync(file).equals(content);
  } catch {
    return !1;
  }
}
var kind = (file) => commandFile.exec(basename(file))?.[1] ?? basename(file);
function commandFilesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => commandFile.test(name)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

// src/python/pythons.ts
import { arch, platform } from "node:os";

// src/guard/environment.ts
var allowed = /* @__PURE__ */ new Set([
  "PATH",
  "HOME",
  "LANG",
  "TZ",
  "TMPDIR",
  "USER",
  "SHELL",
  "TERM",
  "CI",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "NO_PROXY",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE"
]), forInstalls = /^(PIP_|UV_(?!PUBLISH)|NETRC$)/, isAllowed = (name) => allowed.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name);
function trialEnvironment(env, passed) {
  return pick(env, (name) => isAllowed(name) || passed.includes(name));
}
function installEnvironment(env, passed) {
  return pick(env, (name) => isAllowed(name) || passed.includes(name) || forInstalls.test(name));
}
function pick(env, wanted) {
  let entries = Object.entries(env).filter(
    (entry) => entry[1] !== void 0 && wanted(entry[0])
  );
  return Object.fromEntries(entries);
}

// src/process/interrupt.ts
async function unlessAborted(work, signal, reason2) {
  let give = () => {
  }, aborted = new Promise((_, reject) => {
    give = () => reject(reason2), signal.aborted ? give() : signal.addEventListener("abort", give);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", give);
  }
}

// src/process/run.ts
import { spawn } from "node:child_process";
var capBytes = 1 << 20;
function tail(stream) {
  let chunks = [];
  return stream.on("data", (chunk) => {
    chunks.push(chunk), chunks.length > 64 && (chunks = [Buffer.concat(chunks).subarray(-capBytes)]);
  }), () => Buffer.concat(chunks).subarray(-capBytes).toString("utf8");
}
function endGroup(pid) {
  try {
    pid && process.kill(-pid, "SIGKILL");
  } catch {
  }
}
var hasStreams = (child) => child.stdio !== void 0, spawnRun = ([file, ...args], { env, cwd, timeout, input = "", interrupt }) => new Promise((resolve2) => {
  let failed = ({ message }) => resolve2({ code: null, signal: null, stdout: "", stderr: message, timedOut: !1 }), child = spawn(file ?? "", args, {
    env,
    cwd,
    detached: !0,
    stdio: ["pipe", "pipe", "pipe"]
  });
  if (child.on("error", failed), !hasStreams(child)) return;
  child.stdin.on("error", () => {
  }), child.stdin.end(input);
  let stdout = tail(child.stdout), stderr = tail(child.stderr), timedOut = !1, end = () => {
    endGroup(child.pid), child.stdout.destroy(), child.stderr.destroy();
  }, timer = setTimeout(() => {
    timedOut = !0, end();
  }, timeout * 1e3);
  interrupt?.addEventListener("abort", end), interrupt?.aborted && end();
  let over = () => {
    clearTimeout(timer), interrupt?.removeEventListener("abort", end);
  };
  child.on("exit", () => endGroup(child.pid)), child.on("error", over), child.on("close", (code, signal) => {
    over(), resolve2({ code, signal, stdout: stdout(), stderr: stderr(), timedOut });
  });
});

// src/python/context.ts
import { join as join2 } from "node:path";
var InstallError = class extends Error {
  log;
  constructor(message, log = "") {
    super(message), this.name = "InstallError", this.log = log;
  }
}, contextVariables = [
  "RUNNER_TOOL_CACHE",
  "AGENT_TOOLSDIRECTORY",
  "PYENV_ROOT",
  "PYENV_VERSION",
  "XDG_CACHE_HOME",
  "XDG_DATA_HOME",
  "UV_PYTHON_INSTALL_DIR",
  "UV_PYTHON_INSTALL_MIRROR",
  "UV_PYPY_INSTALL_MIRROR",
  "UV_PYTHON_DOWNLOADS_JSON_URL",
  "FORK_SAFETY_UV_MIRROR"
];
function toolCaches(env) {
  let folders = [env.AGENT_TOOLSDIRECTORY, env.RUNNER_TOOL_CACHE];
  return [...new Set(folders.filter((folder) => folder !== void 0 && folder !== ""))];
}
function ownFolder(env) {
  let [toolCache] = toolCaches(env), cache = toolCache ?? env.XDG_CACHE_HOME ?? join2(env.HOME ?? "/tmp", ".cache");
  return join2(cache, "fork-safety");
}
function lastLines(text, count = 40) {
  return text.split(`
`).filter((line) => line.trim() !== "").slice(-count).join(`
`);
}

// src/python/probe.ts
var program = `import sys
v = sys.version_info
own = getattr(sys, "pypy_version_info", None)
name = "pypy" if own else getattr(getattr(sys, "implementation", None), "name", "cpython")
if name == "graalpy": own = sys.implementation.version
form = lambda v: "%d.%d.%d%s" % (v[:3] + ("" if v[3] == "final" else {"alpha": "a", "beta": "b", "candidate": "rc"}.get(v[3], v[3]) + str(v[4]),))
sys.stdout.write("|".join(["fork-safety", name, form(v), form(own) if own else "", getattr(sys, "abiflags", ""), sys.executable or ""]))
`, names2 = { cpython: "CPython", pypy: "PyPy", graalpy: "GraalPy" }, limit = 10;
async function probe(command, deps) {
  let { run: run2, env, cwd, origin } = deps, ended = await run2([command, "-S", "-E", "-c", program], { env, cwd, timeout: limit }), answer = /^fork-safety\|(\w+)\|([\w.]+)\|([\w.]*)\|(\w*)\|(.*)$/.exec(ended.stdout);
  if (ended.code !== 0 || !answer) throw new Error(`${command} ${reason(ended)}`);
  let [, name = "", version = "", build = "", flags = "", path = ""] = answer;
  return {
    implementation: names2[name] ?? name,
    version,
    build: build || null,
    freeThreaded: flags.includes("t"),
    path: path || command,
    origin
  };
}
function reason(ended) {
  let said = ended.stderr.trim().split(`
`)[0];
  return ended.timedOut ? `did not answer within ${limit} s: is it a Python?` : ended.code === 0 ? "is no Python: it ran, but gave no version" : ended.signal ? `is no usable Python: it was ended by ${ended.signal}` : ended.code === null ? `could not be started: ${said}` : `is no usable Python: exit status ${ended.code}${said ? `: ${said}` : ""}`;
}

// src/python/pythons.ts
function contextFor(settings, { env, log }, run2, variables2) {
  let own = contextVariables.flatMap((name) => env[name] ? [[name, env[name]]] : []), all = { ...variables2, ...Object.fromEntries(own) };
  return {
    env: all,
    cwd: settings.cwd,
    platform: platform(),
    arch: arch(),
    offline: settings.offline,
    run: run2,
    folder: ownFolder(all),
    log
  };
}
function findPythons(settings, world) {
  let finding = findAll(settings, world);
  return finding.catch(() => {
  }), finding;
}
async function findAll(settings, world) {
  let variables2 = trialEnvironment(world.env, settings.passEnv), { interrupt } = world, context = contextFor(settings, world, (command, options) => spawnRun(command, { ...options, interrupt }), variables2), specs = [...settings.pythons, ...await fromFile(settings)], wanted = specs.length > 0 ? specs : ["python3"], ask = null, askOnce = () => (ask ??= import("./find-3LIM3XDN.js").then(({ asker: asker2 }) => asker2(context)), ask), search = (spec) => unlessAborted(findOne(spec, context, askOnce), interrupt, new Error("interrupted")).catch(
    (error) => missing(spec, error)
  ), found = await Promise.all(wanted.map(search));
  return distinct(found);
}
async function fromFile(settings) {
  if (settings.pythonVersionFile === null) return [];
  let { readVersionFile } = await import("./version-file-S6EXBD27.js");
  return readVersionFile(settings.pythonVersionFile, settings.cwd).catch((error) => {
    throw new SettingsError([`python-version-file: ${error.message}`]);
  });
}
async function findOne(spec, context, askOnce) {
  if (spec === "python3" || spec.includes("/")) {
    let origin = spec === "python3" ? "PATH" : "path", command = spec.includes("/") ? pathFrom(context.cwd, spec) : spec;
    return { ...await probe(command, { ...context, origin }), env: {} };
  }
  let { findOrInstall } = await import("./install-H4II5QLB.js");
  return findOrInstall(spec, context, await askOnce());
}
var missing = (spec, error) => ({
  ...unknown,
  version: spec,
  missing: error.message + hintOf(spec)
}), hintOf = (spec) => /^3\.[12]$/.test(spec) ? `; should it be 3.${spec.at(-1)}0? Write it in quotes, since YAML reads 3.${spec.at(-1)}0 as ${spec}` : "", pathFrom = (cwd, path) => path.startsWith("/") ? path : `${cwd}/${path}`, unknown = {
  implementation: "unknown",
  freeThreaded: !1,
  path: "",
  env: {}
};
function distinct(pythons) {
  let key = (one) => one.path || `${one.version}: ${one.missing}`;
  return [...new Map(pythons.map((one) => [key(one), one])).values()];
}

// src/settings/ask.ts
function asker(raw, problems) {
  let read2 = (name, given, value) => {
    let found = value.read(given);
    return found === null && problems.push(`${raw.show(name)}: got '${given}', allowed is ${value.allowed}`), found;
  };
  return {
    one(name, value) {
      let given = raw.values.get(name) ?? [];
      return given.length > 1 && problems.push(`${raw.show(name)}: given ${given.length} times`), given.length === 1 ? read2(name, given[0], value) : null;
    },
    words(name) {
      let words = raw.values.get(name);
      return words === void 0 ? null : (isCommand(words) || problems.push(`${raw.show(name)}: got '${words.join(" ")}', allowed is ${aCommand}`), Object.freeze([...words]));
    },
    list(name, value) {
      let found = (raw.values.get(name) ?? []).map((given) => read2(name, given, value));
      return Object.freeze(found.filter((one) => one !== null));
    }
  };
}

// src/settings/check.ts
function checkSettings(raw, machine) {
  let problems = [...raw.problems], ask = asker(raw, problems), cwd = ask.one("working-directory", existingFolder(machine)) ?? machine.cwd, settings = read(ask, { ...machine, cwd });
  return settings.command !== null && settings.repros.length > 0 && problems.push(`${raw.show("repro")}: got ${settings.repros[0]} and a command; run one of them`), settings.fullOutput && !raw.values.has("output") && problems.push(
    `${raw.show("full-output")}: needs ${raw.show("output")}, where the text is to go`
  ), settings.maxHangRate !== null && typeof settings.trials == "number" && problems.push(
    `${raw.show("max-hang-rate")}: decides how many trials are run, so ${raw.show("trials")} must be auto`
  ), { settings: Object.freeze(settings), problems };
}
function read(ask, machine) {
  return {
    repros: ask.list("repro", filled("a file, folder, glob or scenario")),
    command: ask.words("command"),
    pythons: [
      ...ask.list("python-version", filled("a version or a path")),
      ...ask.list("python-path", filled("a path")).map(asPath)
    ],
    pythonVersionFile: ask.one("python-version-file", existingFile(machine)),
    variants: ask.one("variants", names),
    sleep: ask.one("sleep", delays),
    replay: ask.one("replay", replayed),
    trials: ask.one("trials", trialCount),
    timeout: ask.one("timeout", timeLimit),
    jobs: ask.one("jobs", jobCount) ?? machine.cpus,
    emulations: ask.one("emulate", emulations) ?? [null],
    install: ask.list("install", filled("a requirement, -r FILE or a path")),
    with: ask.list("with", compared),
    passEnv: ask.list("pass-env", passedVariable),
    mongodbUri: ask.one("mongodb-uri", mongodbUri),
    baseline: ask.one("baseline", baseline(machine)),
    failOn: ask.one("fail-on", failOn) ?? "unexpected",
    allowSkips: ask.one("allow-skips", truth) ?? !1,
    maxHangRate: ask.one("max-hang-rate", fraction),
    budget: ask.one("budget", budget),
    shard: ask.one("shard", shard),
    offline: ask.one("offline", truth) ?? !1,
    stopAtFirst: ask.one("stop-at-first", truth) ?? !1,
    fullOutput: ask.one("full-output", truth) ?? !1,
    failOnWarnings: ask.one("fail-on-warnings", truth) ?? !1,
    dryRun: ask.one("dry-run", truth) ?? !1,
    output: ask.one("output", outputFolder(machine)),
    name: ask.one("name", title),
    matrix: ask.one("matrix", matrix) || null,
    cwd: machine.cwd
  };
}
var asPath = (path) => path.includes("/") ? path : `./${path}`;
function checkReport(raw, base) {
  let problems = [...raw.problems], ask = asker(raw, problems), path = filled("a path"), settings = {
    results: ask.list("results", path),
    expectedLegs: ask.one("expected-legs", path),
    baseline: ask.one("baseline", path),
    failOn: ask.one("fail-on", failOn) ?? "unexpected",
    allowSkips: ask.one("allow-skips", truth) ?? !1,
    name: ask.one("name", title),
    matrix: ask.one("matrix", matrix) || null,
    output: ask.one("output", outputFolder(base)),
    cwd: base.cwd
  };
  if (raw.values.has("results") || problems.push(`${raw.show("results")}: name at least one results file`), problems.length > 0) throw new SettingsError(problems);
  return Object.freeze(settings);
}

// src/settings/flags.ts
import { parseArgs } from "node:util";

// src/settings/names.ts
var run = ["run"], report = ["report"], both = [...run, ...report], settingTable = {
  repro: { kind: "list", of: run, option: null },
  command: { kind: "words", of: run, option: null },
  results: { kind: "list", of: report, option: null },
  "expected-legs": { kind: "one", of: report },
  "python-version": { kind: "list", of: run, option: "python" },
  "python-path": { kind: "list", of: run, option: null },
  "python-version-file": { kind: "one", of: run },
  install: { kind: "list", of: run },
  with: { kind: "list", of: run },
  "pass-env": { kind: "list", of: run },
  variants: { kind: "one", of: run },
  sleep: { kind: "one", of: run },
  replay: { kind: "one", of: run },
  trials: { kind: "one", of: run },
  timeout: { kind: "one", of: run },
  jobs: { kind: "one", of: run },
  emulate: { kind: "one", of: run },
  "mongodb-uri": { kind: "one", of: run },
  baseline: { kind: "one", of: both },
  "fail-on": { kind: "one", of: both },
  "fail-on-warnings": { kind: "switch", of: run },
  "allow-skips": { kind: "switch", of: both },
  "max-hang-rate": { kind: "one", of: run },
  budget: { kind: "one", of: run },
  shard: { kind: "one", of: run },
  offline: { kind: "switch", of: run },
  "stop-at-first": { kind: "switch", of: run },
  "full-output": { kind: "switch", of: run },
  "dry-run": { kind: "switch", of: run },
  output: { kind: "one", of: both },
  "working-directory": { kind: "one", of: run, option: null },
  name: { kind: "one", of: both },
  matrix: { kind: "one", of: both },
  token: { kind: "one", of: both, option: null },
  comment: { kind: "one", of: both, option: null },
  "check-run": { kind: "switch", of: both, option: null }
};
function settingsOf(command) {
  return Object.entries(settingTable).filter(([, { of }]) => of.includes(command)).map(([name]) => name);
}
var positional = {
  run: "repro",
  report: "results"
};
function optionOf(name) {
  let { option } = settingTable[name];
  return option === void 0 ? name : option;
}
var isSwitch = (name) => settingTable[name].kind === "switch", isWords = (name) => settingTable[name].kind === "words", isList = (name) => settingTable[name].kind === "list";

// src/settings/flags.ts
function optionsOf(command) {
  return new Map(
    settingsOf(command).flatMap((name) => {
      let option = optionOf(name);
      return option === null ? [] : [[option, name]];
    })
  );
}
function tokensOf(args, options) {
  let known = [...options].map(([option, name]) => {
    let type = isSwitch(name) ? "boolean" : "string";
    return [option, { type, multiple: !0 }];
  }), { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(known),
    strict: !1,
    allowPositionals: !0,
    tokens: !0
  });
  return tokens;
}
function readFlags(all, command = "run") {
  let options = optionsOf(command), { args, words } = splitAtWords(all, command), tokens = tokensOf(args, options), values = new Map(words && [["command", words]]), problems = [], add = (name, value) => values.set(name, [...values.get(name) ?? [], value]);
  for (let [at, token] of tokens.entries()) {
    if (token.kind === "positional" && !isValueOf(tokens[at - 1], options) && add(positional[command], token.value), token.kind !== "option") continue;
    let name = options.get(token.name), problem = problemOf(token, name, options);
    problem ? problems.push(problem) : add(name, token.value ?? "true");
  }
  return { values, problems, show: (name) => optionOf(name) ? `--${optionOf(name)}` : name };
}
function splitAtWords(all, command) {
  let end = command === "run" ? all.indexOf("--") : -1;
  return end < 0 ? { args: all, words: null } : { args: all.slice(0, end), words: all.slice(end + 1) };
}
function isValueOf(before, options) {
  if (before?.kind !== "option" || before.value !== void 0 || options.has(before.name))
    return !1;
  let meant = options.get(nearest(before.name, [...options.keys()]) ?? "");
  return meant !== void 0 && !isSwitch(meant);
}
function problemOf(token, name, options) {
  return name ? isSwitch(name) ? token.value === void 0 ? null : `${token.rawName}: takes no value, got '${token.value}'` : token.value === void 0 || isOption(token) ? `${token.rawName}: needs a value` : null : noSuchOption(token.rawName, [...options.keys()]);
}
var isOption = (token) => !token.inlineValue && token.value?.startsWith("--") === !0;

// src/commands/outcome.ts
async function printReport(render, results) {
  let { stdout } = process, color2 = !!stdout.isTTY && !process.env.NO_COLOR, text = render(results, { width: stdout.columns || 100, color: color2 });
  await say(stdout, text, color2 ? "colors" : "nothing");
}
async function saveFiles(results, folder) {
  if (folder === null) return results.verdict.status;
  let [{ writeFiles }, { lostSentences }] = await Promise.all([
    import("./files-ICVM4FFE.js"),
    import("./lost-PKLQ2QI2.js")
  ]), mask = masker(process.env), problems = lostSentences(await writeFiles(maskDeep(results, mask), folder, mask));
  for (let text of problems) await say(process.stderr, `fork-safety: ${text}
`);
  return withLost(results, problems).verdict.status;
}

// src/commands/settled.ts
async function settled({ settings, problems }) {
  if (problems.length > 0) {
    let { readPlan } = await import("./read-IPCXOXXJ.js");
    await readPlan(settings, problems);
  }
  return settings;
}

// src/commands/signals.ts
import { setMaxListeners } from "node:events";
function interruptedBySignals() {
  let controller = new AbortController();
  setMaxListeners(0, controller.signal);
  for (let signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(signal, () => controller.abort());
  return controller.signal;
}

// src/commands/step.ts
async function runStep(env, work) {
  try {
    return await work();
  } catch (error) {
    let wrong = error instanceof SettingsError;
    return await fail(describeError(error), env), wrong ? statuses.wrong : statuses.couldNotRun;
  }
}
async function lastLook(files, status, tell) {
  let changed = files.check();
  for (let text of changed) await tell(text);
  return changed.length > 0 ? noSuccess(status) : status;
}
async function fail(text, env) {
  let { setFailed } = await import("./core-JDEPI2KQ.js");
  setFailed(cleaner(env)(text));
}
function ownPart({ GITHUB_ACTION: step = "" }) {
  return (step.startsWith("__") ? /_(\d+)$/.exec(step)?.[1] ?? "" : step).replace(/[^A-Za-z0-9._-]/g, "_");
}

// src/commands/runcommand.ts
async function runCommand(args) {
  let commandFiles = guardCommandFiles(process.env), status = await runCases(args, commandFiles);
  return lastLook(commandFiles, status, (text) => say(process.stderr, `${text}
`));
}
function settingsFrom(args) {
  let machine = { cwd: process.cwd(), cpus: availableParallelism(), kindOf };
  return checkSettings(readFlags(args), machine);
}
async function runCases(args, commandFiles) {
  let settings = await settled(settingsFrom(args)), interrupt = interruptedBySignals(), pythons = findPythons(settings, { env: process.env, log: () => {
  }, interrupt }), means = { commandFiles, interrupt, pythons };
  return settings.dryRun ? dryRun(settings, means) : runAndReport(settings, means);
}
async function runAndReport(settings, means) {
  let results = await runShown(settings, means), { renderTerminal } = await import("./terminal-X6UHUA5L.js");
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function effectsOf(means) {
  let { currentSystem } = await import("./currentsystem-JZVPAUSG.js");
  return {
    ...means,
    env: process.env,
    system: await currentSystem(),
    temporary: tmpdir(),
    log: () => {
    }
  };
}
async function runShown(settings, means) {
  let [effects, { run: run2 }] = await Promise.all([effectsOf(means), import("./run-CI7YP5VG.js")]), { showProgress } = await import("./live-C5QINXUU.js"), progress = showProgress(process.stderr, cleaner(process.env));
  return run2(settings, { ...effects, ...progress }).finally(progress.end);
}
async function dryRun(settings, means) {
  let [effects, { plan }, { renderPlan }] = await Promise.all([
    effectsOf(means),
    import("./run-CI7YP5VG.js"),
    import("./plan-XHIU2YJE.js")
  ]);
  return await say(process.stdout, renderPlan((await plan(settings, effects)).cases)), statuses.ok;
}

// src/commands/commandline.ts
var usage = `fork-safety run [REPRO\u2026]                runs repros and their variants
fork-safety run -- COMMAND \u2026            runs a command, such as python -m pytest
fork-safety init [--matrix]             a first repro for your package
fork-safety show RESULTS.json [WORD\u2026]   its report again, or cases in full
fork-safety report RESULTS.json\u2026        joins the results of several jobs
fork-safety accept RESULTS.json\u2026        writes outcomes into fork-safety.toml
fork-safety story                       a deadlock of 2015, on one screen
fork-safety list                        scenarios, variants and Pythons here
fork-safety --help | --version
`, commands = {
  run: runCommand,
  report: async (args) => (await import("./reportcommand-MVB65SAC.js")).reportCommand(args),
  accept: async (args) => (await import("./reportcommand-MVB65SAC.js")).acceptCommand(args),
  init: async (args) => (await import("./init-35ENAYOU.js")).initCommand(args),
  show: async (args) => (await import("./show-Z4VM74B6.js")).showCommand(args),
  story: async (args) => (await import("./story-KU4KD3EU.js")).storyCommand(args),
  list: async (args) => (await import("./list-X4ZDHUSM.js")).listCommand(args)
};
async function commandLine([name = "", ...args]) {
  try {
    return await dispatch(name, args);
  } catch (error) {
    let wrong = error instanceof SettingsError;
    return await say(process.stderr, `${describeError(error)}
`), wrong ? statuses.wrong : statuses.couldNotRun;
  }
}
async function dispatch(name, args) {
  if (name === "--version") {
    let { version } = await import("./version-N3HBVTRM.js");
    return print(`${version}
`);
  }
  if (["--help", "-h", "help"].includes(name) || args.includes("--help")) return print(await help());
  let command = Object.hasOwn(commands, name) ? commands[name] : void 0;
  if (!command) throw new SettingsError([await noSuchCommand(name, args)]);
  return ["run", "init", "story"].includes(name) && needsFork(platform2()), command(args);
}
async function noSuchCommand(name, args) {
  if (name === "") return usage.trimEnd();
  let word = nearest(name, [...Object.keys(commands), "--help", "--version"]), meant = word && !kindOf(name) ? [word, ...args] : ["run", name, ...args], told = word || await isForRun(name) ? `

did you mean: ${meant.join(" ")}` : "";
  return `got '${name}', allowed is one of:
${usage.trimEnd()}${told}`;
}
async function isForRun(name) {
  if (/^-|\.py$|[*/]/.test(name) || kindOf(name)) return !0;
  let [{ scenarioNames }, { scenariosFolder }] = await Promise.all([
    import("./repros-LNYGBZVT.js"),
    import("./read-IPCXOXXJ.js")
  ]);
  return scenarioNames(scenariosFolder).includes(name);
}
async function help() {
  let { optionHelp } = await import("./help-GVLOHO3Z.js");
  return `${usage}
${optionHelp}`;
}
async function print(text) {
  return await say(process.stdout, text), statuses.ok;
}

// src/settings/raw.ts
var SettingsError = class extends Error {
  problems;
  constructor(problems) {
    super(problems.join(`
`)), this.name = "SettingsError", this.problems = problems;
  }
};

export {
  didYouMean,
  SettingsError,
  nameOf,
  bytesOf,
  isOdd,
  canonical,
  shownName,
  exactArguments,
  MAIN,
  replayLine,
  readReplay,
  timeLimit,
  trialCount,
  truth,
  isCommand,
  kindOf,
  statuses,
  couldNotBeRun,
  usualRules,
  rulesOf,
  verdictOf,
  judgeRun,
  withLost,
  CannotRun,
  needsFork,
  guardCommandFiles,
  cut,
  cutBytes,
  tailBytes,
  breakCommands,
  neutral,
  oneLine,
  masker,
  cleaner,
  maskDeep,
  maskPieces,
  maskStream,
  trialEnvironment,
  installEnvironment,
  unlessAborted,
  hasStreams,
  spawnRun,
  InstallError,
  toolCaches,
  lastLines,
  probe,
  contextFor,
  findPythons,
  asker,
  checkSettings,
  checkReport,
  settingsOf,
  isWords,
  isList,
  readFlags,
  say,
  printReport,
  saveFiles,
  settled,
  interruptedBySignals,
  runStep,
  lastLook,
  fail,
  ownPart,
  settingsFrom,
  runAndReport,
  runShown,
  commandLine,
  start
};
