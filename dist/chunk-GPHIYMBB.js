import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  readHead
} from "./chunk-DOC3YQ5I.js";
import {
  which
} from "./chunk-NPL4NAEF.js";
import {
  spawnRun
} from "./chunk-U5ILEWQD.js";

// src/watchdog/debuggers.ts
var LIMIT = 15, MAX_FRAMES = 40;
function findDebuggers(path, run = spawnRun) {
  let env = { PATH: path, HOME: "/nonexistent", LC_ALL: "C" }, ask = async (command) => {
    let file = await which(command[0], path);
    if (!file) return `${command[0]} is not on PATH`;
    let ended = await run([file, ...command.slice(1)], { env, cwd: "/", timeout: LIMIT });
    return ended.code === 0 ? { output: ended.stdout } : `${command[0]}: ${lastLine(ended.stderr) || "failed"}`;
  };
  return {
    pythonStacks: async (pid) => {
      let answer = await ask(["py-spy", "dump", "--json", "--pid", `${pid}`]);
      return typeof answer == "string" ? answer : parsePySpy(answer.output, pid);
    },
    nativeStacks: async (pid) => {
      let answer = await ask(gdbCommand(pid));
      return typeof answer == "string" ? answer : parseGdb(answer.output, pid);
    }
  };
}
var lastLine = (text) => text.trim().split(`
`).at(-1) ?? "";
function gdbCommand(pid) {
  return [
    "gdb",
    "-nx",
    "-batch",
    ...["auto-load off", "debuginfod enabled off", "print frame-arguments none"].flatMap((one) => ["-iex", `set ${one}`]),
    "-p",
    `${pid}`,
    "-ex",
    `thread apply all bt ${MAX_FRAMES}`
  ];
}
function parseGdb(output, pid) {
  let stacks = [];
  for (let line of output.split(`
`)) {
    let thread = /^Thread \d+ \(.*\bLWP (\d+)\)/.exec(line);
    thread && stacks.push({ pid, tid: Number(thread[1]), frames: [] });
    let frame = /^#\d+\s+(?:0x[0-9a-f]+ in )?(\S+) \(.*\)(?: from (.*)| at .*)?$/.exec(line);
    frame && stacks.at(-1)?.frames.push({ function: frame[1], library: frame[2] ?? null });
  }
  return stacks;
}
function parsePySpy(output, pid) {
  try {
    return JSON.parse(output.replace(/"thread_id": (\d+)/g, '"thread_id": "$1"')).map((thread) => ({
      pid,
      ident: `${thread.thread_id}`,
      tid: thread.os_thread_id,
      name: thread.thread_name,
      frames: thread.frames.map(
        ({ filename, line, name }) => ({ file: filename, line, function: name })
      )
    }));
  } catch {
    return "py-spy: its answer could not be read";
  }
}

// src/watchdog/stacks.ts
import { statSync } from "node:fs";
var MAX_DUMP = 1 << 20;
async function requestDump(pid, request) {
  let before = sizeOf(request.file);
  try {
    request.kill(pid, request.signal);
  } catch (error) {
    return `process ${pid} could not be asked for its stacks: ${error.message}`;
  }
  let dump = await settled(before, request);
  return dump ? parseStacks(dump, pid) : `process ${pid} did not write its Python stacks`;
}
var sizeOf = (file) => statSync(file, { throwIfNoEntry: !1 })?.size ?? 0;
async function settled(before, request) {
  let size = before;
  for (let waited = 0; waited < 500; waited += request.step) {
    await request.pause(request.step);
    let now = sizeOf(request.file);
    if (now > before && now === size && await request.asleep()) break;
    size = now;
  }
  return readHead(request.file, MAX_DUMP, before);
}
function parseStacks(dump, pid) {
  let stacks = [];
  for (let line of dump.split(`
`)) {
    let thread = /^(?:Current thread|Thread) (0x[0-9a-f]+)(?: \[(.*)\])? \(most recent/.exec(line);
    if (thread) {
      let ident = BigInt(thread[1]).toString();
      stacks.push({ pid, ident, tid: null, name: thread[2] ?? null, frames: [] });
      continue;
    }
    let frame = parseFrame(line);
    frame && stacks.at(-1)?.frames.push(frame);
  }
  return stacks;
}
function parseFrame(line) {
  let match = /^ {2}File "(.*)", line (\d+) in (.*)$/.exec(line);
  return match ? { file: match[1], line: Number(match[2]), function: match[3] } : null;
}

export {
  findDebuggers,
  requestDump
};
