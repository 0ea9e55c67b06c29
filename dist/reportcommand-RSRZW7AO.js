import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  acceptedFile
} from "./chunk-UIHQKJK6.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-EZYWMKSF.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-P74D6O5T.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import {
  checkReport,
  kindOf,
  printReport,
  readFlags,
  saveFiles,
  say
} from "./chunk-2SKYY7RS.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/reportcommand.ts
async function reportCommand(args) {
  let settings = checkReport(readFlags(args, "report"), { cwd: process.cwd(), kindOf }), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-F4THGVQH.js"),
    import("./terminal-YIT4EB2L.js")
  ]), { results } = await runReport(settings);
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-AN2XTOTW.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-F4THGVQH.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await say(process.stdout, `${acceptedFile}: ${what}
`), 0;
}
export {
  acceptCommand,
  reportCommand
};
