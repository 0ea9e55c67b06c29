import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  acceptedFile
} from "./chunk-V2DIBNBO.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-VNWCTKMG.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-5RYS45QM.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import {
  checkReport,
  kindOf,
  printReport,
  readFlags,
  saveFiles,
  say
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/reportcommand.ts
async function reportCommand(args) {
  let settings = checkReport(readFlags(args, "report"), { cwd: process.cwd(), kindOf }), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-B7D7XOLN.js"),
    import("./terminal-X6UHUA5L.js")
  ]), { results } = await runReport(settings);
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-M2IZ7EDZ.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-B7D7XOLN.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await say(process.stdout, `${acceptedFile}: ${what}
`), 0;
}
export {
  acceptCommand,
  reportCommand
};
