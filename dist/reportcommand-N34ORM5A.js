import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  readFlags
} from "./chunk-GE3E2ETG.js";
import {
  checkReport
} from "./chunk-5XN324CV.js";
import {
  printReport,
  saveFiles
} from "./chunk-B2VUDPEG.js";
import "./chunk-4HRCFEKT.js";
import {
  acceptedFile
} from "./chunk-PNLALIAX.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-5STJQOOH.js";
import "./chunk-UOZYLLCR.js";
import {
  kindOf
} from "./chunk-SBCFCADC.js";
import "./chunk-3K7J5SFL.js";
import "./chunk-5FBDSQKI.js";
import "./chunk-UCJPMVFQ.js";
import {
  say
} from "./chunk-24X7FJQM.js";
import "./chunk-57MXYEPM.js";
import "./chunk-LUQBKZON.js";
import "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import "./chunk-EDXCZYEH.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/reportcommand.ts
async function reportCommand(args) {
  let settings = checkReport(readFlags(args, "report"), { cwd: process.cwd(), kindOf }), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-IJOQTSYS.js"),
    import("./terminal-RBNLVQPE.js")
  ]), { results } = await runReport(settings);
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-DN24ORMY.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-IJOQTSYS.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await say(process.stdout, `${acceptedFile}: ${what}
`), 0;
}
export {
  acceptCommand,
  reportCommand
};
