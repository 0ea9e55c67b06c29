import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readFlags
} from "./chunk-ATDIWFQZ.js";
import {
  checkReport
} from "./chunk-IQEYXQ5P.js";
import {
  printReport,
  saveFiles
} from "./chunk-F3GVWYKI.js";
import "./chunk-ZKOPNLTC.js";
import {
  acceptedFile
} from "./chunk-WMDSOPFR.js";
import "./chunk-T4GIYXUV.js";
import "./chunk-SWP2F7QC.js";
import "./chunk-V352M3SL.js";
import {
  kindOf
} from "./chunk-XFSFM5H3.js";
import "./chunk-EXOWNS4Q.js";
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
import "./chunk-FCNQ32FX.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";

// src/commands/reportcommand.ts
async function reportCommand(args) {
  let settings = checkReport(readFlags(args, "report"), { cwd: process.cwd(), kindOf }), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-33TSVLLM.js"),
    import("./terminal-R6AB7J4Y.js")
  ]), { results } = await runReport(settings);
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-OXPDX5SF.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-33TSVLLM.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await say(process.stdout, `${acceptedFile}: ${what}
`), 0;
}
export {
  acceptCommand,
  reportCommand
};
