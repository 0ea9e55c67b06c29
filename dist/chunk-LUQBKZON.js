import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  neutral,
  neutralInColors
} from "./chunk-XES5G6ES.js";

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
  let outer = rewritten(text, entities, unescaped), inner = rewritten(outer.letters, escapes, unescaped), seen = asSeen(inner.letters), span = (from, to) => [seen, inner, outer].reduce(({ start, end }, one) => one.span(start, end), {
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
  let { at: first, start, end, copied } = pieces[low];
  return copied ? { start: start + at - first, end: start + at - first + 1 } : { start, end };
}

// src/guard/mask.ts
var secretName = /^(INPUT_TOKEN|.*_TOKEN|ACTIONS_.*)$/, isCommonplace = (value) => value.length < 3 || /^(true|false|\d{1,5})$/i.test(value);
function secretsIn(env) {
  return Object.entries(env).filter(([name, value]) => secretName.test(name) && !isCommonplace(value ?? "")).map(([, value]) => value).sort((one, other) => other.length - one.length);
}
var LEAST_LENGTH = 8;
function masker(env) {
  let secrets = secretsIn(env), long = secrets.filter((secret) => secret.length >= LEAST_LENGTH), searches = [asSeen, asUnescaped, asPairs].map((read) => searchFor(long, read));
  return (text) => {
    let masked = cutOut(
      text,
      searches.flatMap((search) => search(text))
    );
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), masked);
  };
}
function searchFor(secrets, read) {
  let needles = secrets.flatMap(
    (secret) => needlesOf(secret, (read(secret) ?? asSeen(secret)).letters)
  );
  return (text) => {
    let reading = needles.length > 0 ? read(text) : null;
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
  for (let { start, end } of spans.sort((one, other) => one.start - other.start))
    start >= done && (masked += `${text.slice(done, start)}***`), done = Math.max(done, end);
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
  let whole = pieces.join(""), masked = mask(whole);
  if (masked === whole) return [...pieces];
  let each = pieces.map(mask);
  return mask(each.join("")) === each.join("") ? each : [masked, ...pieces.slice(1).map(() => "")];
}
var SPREAD = 16384;
function maskStream(mask) {
  let held = "";
  return {
    add: (text) => {
      if (held += text, held.length < 2 * SPREAD) return "";
      let masked = mask(held), cut = masked.length - SPREAD, line = masked.lastIndexOf(`
`, cut) + 1, end = line > 0 ? line : cut;
      return held = masked.slice(end), masked.slice(0, end);
    },
    end: () => {
      let rest = mask(held);
      return held = "", rest;
    }
  };
}

export {
  masker,
  cleaner,
  maskDeep,
  maskPieces,
  maskStream
};
