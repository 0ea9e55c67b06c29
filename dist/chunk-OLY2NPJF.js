import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  which
} from "./chunk-NPL4NAEF.js";

// src/process/toolkit.ts
async function toolkitRun([name = "", ...args], { env, cwd, timeout }) {
  let { getExecOutput } = await import("./exec-W5FTQG6Q.js"), quoted = `"${(name.includes("/") ? name : await which(name, env.PATH) ?? name).replaceAll('"', '\\"')}"`, output = getExecOutput(quoted, args, { env, cwd, silent: !0, ignoreReturnCode: !0 }).then(
    ({ exitCode, stdout, stderr }) => ({ ...unstarted, code: exitCode, stdout, stderr }),
    ({ message }) => ({ ...unstarted, stderr: message })
  );
  return new Promise((resolve) => {
    let late = { ...unstarted, timedOut: !0 }, timer = setTimeout(resolve, timeout * 1e3, late);
    output.then((ended) => {
      clearTimeout(timer), resolve(ended);
    });
  });
}
var unstarted = { code: null, signal: null, stdout: "", stderr: "", timedOut: !1 };

export {
  toolkitRun
};
