import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  acceptedFile
} from "./chunk-KEX4AZP7.js";
import "./chunk-TX3J2MFP.js";
import {
  printReport,
  saveFiles
} from "./chunk-J2QNORBA.js";
import {
  readReportFlags
} from "./chunk-UUYCG4KX.js";
import {
  say
} from "./chunk-XUNIQA4C.js";
import "./chunk-XIQQJYF2.js";
import "./chunk-6OF6XI5R.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/report.ts
async function reportCommand(args) {
  let settings = readReportFlags(args, process.cwd()), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-GEKRE7WZ.js"),
    import("./terminal-ODRAYEO7.js")
  ]), { results, status } = await runReport(settings);
  return await printReport(renderTerminal, results), saveFiles(results, settings.output, status);
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-OXPDX5SF.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-GEKRE7WZ.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await say(process.stdout, `${acceptedFile}: ${what}
`), 0;
}
export {
  acceptCommand,
  reportCommand
};
