import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/filenames.ts
import { isUtf8 } from "node:buffer";
import fs from "node:fs";
var stray = /[\udc80-\udcff]/gu, decoded = (bytes) => isUtf8(bytes) ? bytes.toString("utf8") : null;
function nameOf(bytes) {
  let whole = decoded(bytes);
  if (whole !== null) return whole;
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

export {
  nameOf,
  bytesOf,
  isOdd,
  canonical,
  shownName,
  exactArguments
};
