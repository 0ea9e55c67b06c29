import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/process/run.ts
import { spawn } from "node:child_process";
var capBytes = 1 << 20;
function tail(stream) {
  let chunks = [];
  return stream.on("data", (chunk) => {
    chunks.push(chunk), chunks.length > 64 && (chunks = [Buffer.concat(chunks).subarray(-capBytes)]);
  }), () => Buffer.concat(chunks).subarray(-capBytes).toString("utf8");
}
function endGroup(pid) {
  try {
    pid && process.kill(-pid, "SIGKILL");
  } catch {
  }
}
var hasStreams = (child) => child.stdio !== void 0, spawnRun = ([file, ...args], { env, cwd, timeout, input = "", interrupt }) => new Promise((resolve) => {
  let failed = ({ message }) => resolve({ code: null, signal: null, stdout: "", stderr: message, timedOut: !1 }), child = spawn(file ?? "", args, {
    env,
    cwd,
    detached: !0,
    stdio: ["pipe", "pipe", "pipe"]
  });
  if (child.on("error", failed), !hasStreams(child)) return;
  child.stdin.on("error", () => {
  }), child.stdin.end(input);
  let stdout = tail(child.stdout), stderr = tail(child.stderr), timedOut = !1, end = () => {
    endGroup(child.pid), child.stdout.destroy(), child.stderr.destroy();
  }, timer = setTimeout(() => {
    timedOut = !0, end();
  }, timeout * 1e3);
  interrupt?.addEventListener("abort", end), interrupt?.aborted && end();
  let over = () => {
    clearTimeout(timer), interrupt?.removeEventListener("abort", end);
  };
  child.on("exit", () => endGroup(child.pid)), child.on("error", over), child.on("close", (code, signal) => {
    over(), resolve({ code, signal, stdout: stdout(), stderr: stderr(), timedOut });
  });
});

export {
  hasStreams,
  spawnRun
};
