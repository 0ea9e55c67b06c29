import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  neutral,
  oneLine
} from "./chunk-U5ILEWQD.js";

// src/reporting/markdown.ts
var gap = "\u200B", commitId = /\b[0-9a-f]{7,40}\b/gi, entity = (character) => `&#${character.charCodeAt(0)};`, spanSafe = /^(?!.*<!--)[\w ./:<>()=,+*@#$%&~!?;'"[\]{}^–—…\p{L}-]+$/u, codeSpan = /(?<!`)`([^`]+)`(?!`)/;
function prose(text, max) {
  return oneLine(text, max).split(codeSpan).map((part, at) => at % 2 === 1 ? code(part) : words(part)).join("");
}
function words(line) {
  return withGaps(line).replace(/[\\&<>|`]/g, entity).replace(/[*[\]{}~$!]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, "\\$&").replace(/:(?=\/\/)|(?<=\b(?:mailto|xmpp|www))[:.]/gi, entity).replace(/^[-+=#]/, "\\$&").replace(/^\d+(?=[.)](?:\s|$))/, `$&${gap}`);
}
function code(text, max) {
  let line = oneLine(text, max);
  return line === "" ? "\u2013" : spanSafe.test(line) ? `\`${line}\`` : `<code>${html(line)}</code>`;
}
function html(text, max) {
  return withGaps(oneLine(text, max)).replace(/[!-'*+:-@[-`{-~]|(?<=\bwww)\./gi, entity);
}
function withGaps(line) {
  return line.replace(/[@#]|(?<=\bGH)-(?=\d)/gi, `$&${gap}`).replace(commitId, (id) => id.replace(/.{6}/g, `$&${gap}`));
}
function fence(text, language = "") {
  let body = neutral(text).replace(/\n+$/, ""), longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length)), ticks = "`".repeat(longest + 1);
  return `${ticks}${language}
${body}
${ticks}`;
}
function details(summary, body) {
  return `<details><summary>${summary}</summary>

${body}

</details>`;
}
function table(header, rows) {
  let line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join(`
`);
}

export {
  codeSpan,
  prose,
  code,
  html,
  fence,
  details,
  table
};
