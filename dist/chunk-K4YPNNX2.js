import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

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
var spawnRun = ([file, ...args], { env, cwd, timeout, input = "", interrupt }) => new Promise((resolve) => {
  let child = spawn(file ?? "", args, {
    env,
    cwd,
    detached: !0,
    stdio: ["pipe", "pipe", "pipe"]
  });
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
  child.on("exit", () => endGroup(child.pid)), child.on("error", (error) => {
    over(), resolve({ code: null, signal: null, stdout: "", stderr: error.message, timedOut: !1 });
  }), child.on("close", (code, signal) => {
    over(), resolve({ code, signal, stdout: stdout(), stderr: stderr(), timedOut });
  });
});

export {
  spawnRun
};
