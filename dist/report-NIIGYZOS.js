import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readReportFlags
} from "./chunk-FSU3YMJQ.js";
import {
  printReport,
  saveFiles
} from "./chunk-AUGX2UHP.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-C3ZLOS2S.js";
import {
  acceptedFile
} from "./chunk-OONRCSJ3.js";
import "./chunk-DZWHC3UU.js";
import "./chunk-5ZMJKVG2.js";
import {
  say
} from "./chunk-3WZZPTEL.js";
import "./chunk-XIQQJYF2.js";
import "./chunk-NHVWGZPX.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/report.ts
async function reportCommand(args) {
  let settings = readReportFlags(args, process.cwd()), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-272QL2FF.js"),
    import("./terminal-PSPUKHPM.js")
  ]), { results } = await runReport(settings);
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-OXPDX5SF.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-272QL2FF.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await say(process.stdout, `${acceptedFile}: ${what}
`), 0;
}
export {
  acceptCommand,
  reportCommand
};
