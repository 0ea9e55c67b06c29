import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  neutral,
  neutralInColors
} from "./chunk-GOKAOVLN.js";

// src/guard/mask.ts
var secretName = /^(INPUT_TOKEN|.*_TOKEN|ACTIONS_.*)$/, isCommonplace = (value) => value.length < 3 || /^(true|false|\d{1,5})$/i.test(value);
function secretsIn(env) {
  return Object.entries(env).filter(([name, value]) => secretName.test(name) && !isCommonplace(value ?? "")).map(([, value]) => value).sort((one, other) => other.length - one.length);
}
var LEAST_LENGTH = 8, gap = [
  "\\u001b\\[[0-?]*[ -/]*[@-~]",
  "\\u001b\\][^\\p{Cc}]{0,200}(?:\\u0007|\\u001b\\\\)",
  "\\u001b(?![[\\]])",
  "(?!\\u001b)[\\s\\p{Cc}\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffd]",
  "\\\\(?:x1b\\[[0-9;]*m|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[nrtfb0])?",
  "%0[AaDd]"
].join("|"), literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), spread = (text) => [...text].map(literal).join(`(?:${gap}){0,64}`);
function patternsOf(secret) {
  if (secret.length < LEAST_LENGTH) return [new RegExp(literal(secret), "gu")];
  let bytes = Buffer.from(secret), turned = [...secret].reverse().join(""), spelled = [secret, turned, bytes.toString("hex"), encodeURIComponent(secret)];
  return [
    ...[...new Set(spelled)].map((text) => new RegExp(spread(text), "giu")),
    ...[0, 1, 2].map((before) => new RegExp(spread(base64(bytes, before)), "gu"))
  ];
}
function base64(bytes, before) {
  return Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").slice(Math.ceil(before * 8 / 6), Math.floor((before + bytes.length) * 8 / 6));
}
function masker(env) {
  let patterns = secretsIn(env).flatMap(patternsOf);
  return (text) => patterns.reduce((masked, one) => masked.replace(one, "***"), text);
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
var SPREAD = 4096;
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
