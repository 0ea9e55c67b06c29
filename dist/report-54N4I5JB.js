import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  acceptedFile
} from "./chunk-KEX4AZP7.js";
import "./chunk-TX3J2MFP.js";
import {
  readReportFlags
} from "./chunk-UUYCG4KX.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/report.ts
async function reportCommand(args) {
  let settings = readReportFlags(args, process.cwd()), [{ runReport }, { renderTerminal }] = await Promise.all([
    import("./reportrun-XLYVBR5P.js"),
    import("./terminal-YKFR6HYW.js")
  ]), { results, status } = await runReport(settings);
  if (settings.output) {
    let { writeFiles } = await import("./files-MQOT3IQ3.js");
    await writeFiles(results, settings.output);
  }
  let { stdout } = process, color = !!stdout.isTTY && !process.env.NO_COLOR;
  return await print(renderTerminal(results, { width: stdout.columns || 100, color })), status;
}
async function acceptCommand(args) {
  let { SettingsError } = await import("./raw-OXPDX5SF.js"), flags = args.filter((text) => text.startsWith("-"));
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`));
  let { runAccept } = await import("./reportrun-XLYVBR5P.js"), lines = await runAccept(args, process.cwd()), what = lines.length > 0 ? `accepted:
${lines.join(`
`)}` : "nothing new to accept";
  return await print(`${acceptedFile}: ${what}
`), 0;
}
var print = (text) => new Promise((resolve) => {
  process.stdout.once("error", () => resolve()), process.stdout.write(text, () => resolve());
});
export {
  acceptCommand,
  reportCommand
};
