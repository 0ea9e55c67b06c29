import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  cut
} from "./chunk-I3CUTFA2.js";

// src/guard/text.ts
import { stripVTControlCharacters } from "node:util";
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

export {
  breakCommands,
  neutral,
  neutralInColors,
  oneLine
};
