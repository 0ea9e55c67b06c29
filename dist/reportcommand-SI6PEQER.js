import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readFlags
} from "./chunk-OJRC6EP2.js";
import {
  checkReport
} from "./chunk-ZEODXVHS.js";
import {
  printReport,
  saveFiles
} from "./chunk-F3GVWYKI.js";
import "./chunk-ZKOPNLTC.js";
import {
  acceptedFile
} from "./chunk-DJH7MPP3.js";
import "./chunk-T4GIYXUV.js";
import "./chunk-DLK6JDP2.js";
import "./chunk-V352M3SL.js";
import {
  kindOf
} from "./chunk-USP62LTP.js";
import "./chunk-H454OG53.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-5ZMJKVG2.js";
import {
  say
} from "./chunk-KVWGYCXR.js";
import "./chunk-ZKAOGPAP.js";
import "./chunk-MPD5VYC6.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";

// src/commands/reportcommand.ts
async function reportCommand(args) {
  let settings = checkReport(readFlags(args, "report"), { cwd: process.cwd(), kindOf }), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-GO3EPFH5.js"),
    import("./terminal-R6AB7J4Y.js")
  ]), { results } = await runReport(settings);
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-OXPDX5SF.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-GO3EPFH5.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await say(process.stdout, `${acceptedFile}: ${what}
`), 0;
}
export {
  acceptCommand,
  reportCommand
};
