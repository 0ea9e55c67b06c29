import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  summaryOf
} from "./chunk-WRBQPBJU.js";
import {
  EMULATED_WAIT,
  blocksAround,
  bodyOf,
  callsIn,
  callsOf,
  callsOn,
  forker,
  fullName,
  functionAround,
  isClass,
  isFunction,
  isOwn,
  isPath,
  lastName,
  lineOf,
  lineage,
  lostThreads,
  mainStack,
  moduleOf,
  namedArgument,
  ownBody,
  ownFrame,
  ownStatements,
  passed,
  pathOf,
  processName,
  published,
  quoted,
  receiverOf,
  rerooted,
  rootOf,
  sceneOf,
  statementAt,
  statementOf,
  textOf,
  waitOf,
  withHeads
} from "./chunk-VRHXLW4T.js";
import "./chunk-JPSADPAB.js";
import {
  hazards
} from "./chunk-GNQBAFHD.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/diagnosis/threads.ts
function threadName(scene, stack) {
  if (stack.name) return stack.name;
  let known = scene.evidence.forks.flatMap((fork) => fork.stacks).find((one) => one.name && one.ident !== null && one.ident === stack.ident);
  if (known?.name) return known.name;
  if (stack.ident === mainStack(scene, stack.pid)?.ident) return "MainThread";
  let target = stack.frames.findLast((frame) => isOwn(scene, frame.file));
  return target ? `Thread (${target.function})` : "Thread";
}
function threadPlace(scene, stack) {
  let outside = stack.frames.find(({ file }) => installed.test(file)), frame = ownFrame(scene, stack.frames) ?? startedAt(scene, stack) ?? outside ?? stack.frames[0];
  return frame ? { ...frame, thread: threadName(scene, stack) } : null;
}
var installed = /(?:site|dist)-packages\/(\w+)/;
function packageOf(stack) {
  return stack.frames.map(({ file }) => installed.exec(file)?.[1]).find((name) => name !== void 0) ?? null;
}
function startedAt(scene, stack) {
  let own = ownStatements(scene).filter((one) => !isFunction(one) && !isClass(one)), isThreading = ({ file }) => moduleOf(scene, file) === "threading.py", found = (stack.frames.every(isThreading) ? timerStart(own) : null) ?? packageUse(own, packageOf(stack));
  return found && { file: found.source.file, line: found.line, function: "<module>" };
}
function timerStart(own) {
  let makers = own.filter((one) => callsIn(one).some(({ of }) => lastName(of) === "Timer")), [maker2] = makers;
  if (makers.length !== 1 || !maker2) return null;
  let name = maker2.binds[0] && textOf(maker2.binds[0][0]), starts = (one) => callsIn(one).some(({ of }) => name !== void 0 && textOf(of) === `${name}.start`);
  return own.find(starts) ?? maker2;
}
function packageUse(own, name) {
  if (!name) return null;
  let names = own.flatMap((one) => one.imports ?? []).filter(([from, original]) => (from ?? original).split(".")[0] === name).map(([from, original, alias]) => alias ?? (from ? original : original.split(".")[0])), uses = (one) => callsOf(one.parts).some(({ of }) => names.includes(rootOf(of) ?? ""));
  return own.find(uses) ?? null;
}

// src/diagnosis/finding.ts
function finding(question, known) {
  return {
    hazard: "unknown",
    lock: null,
    stack: question.stack,
    fork: question.forks[0] ?? null,
    holder: null,
    because: [],
    confidence: "low",
    ...known
  };
}
function notFork(question, lock, because) {
  let why = question.forks.length > 0 ? "no other thread existed at the fork, so none was lost that could end this wait" : "the blocked process was not made by a fork that was seen";
  return finding(question, {
    hazard: "not-fork",
    lock,
    fork: null,
    because: [...because, why],
    confidence: "medium"
  });
}
function firstFork(forks, find) {
  for (let fork of forks) {
    let found = find(fork);
    if (found) return { fork, found };
  }
  return null;
}
var threadsLost = (forks) => forks.some((fork) => fork.native === !0 || lostThreads(fork).length > 0);
function onlyThread(forks) {
  return firstFork(forks, (fork) => {
    let lost = lostThreads(fork);
    return lost.length === 1 ? lost[0] : null;
  });
}
function at(scene, place) {
  let { file, line } = published(scene, { ...place, function: "" }), inside = /(?:site|dist)-packages\/(.*)$/.exec(file)?.[1];
  return `${moduleOf(scene, place.file) ?? inside ?? file}:${line}`;
}
var whereIs = (scene, { source, line }) => at(scene, { file: source.file, line });
function standing(scene, stack) {
  let place = threadPlace(scene, stack), name = `thread ${threadName(scene, stack)}`;
  return place ? `${name} was at ${at(scene, place)}` : name;
}
function rivalry({ rivals }, could) {
  return rivals === 0 ? [] : [`${rivals} more ${rivals > 1 ? "threads" : "thread"} could ${could} by the same reading`];
}

// src/diagnosis/held.ts
var pairs = {
  acquire: "release",
  __enter__: "__exit__",
  lock: "unlock",
  acquire_lock: "release_lock",
  pthread_mutex_lock: "pthread_mutex_unlock",
  pthread_spin_lock: "pthread_spin_unlock",
  pthread_rwlock_wrlock: "pthread_rwlock_unlock",
  pthread_rwlock_rdlock: "pthread_rwlock_unlock",
  sem_wait: "sem_post",
  // An ExitStack gives back at the end of its own block.
  enter_context: "pop_all"
}, releases = new Set(Object.values(pairs)), isNativeTake = (call) => /^(?:pthread|sem)_/.test(lastName(call.of));
function lockCalls(statement) {
  return callsIn(statement).flatMap((call) => {
    let name = lastName(call.of), takes = Object.hasOwn(pairs, name);
    if (!takes && !releases.has(name)) return [];
    let tree = /^(?:pthread_|sem_|enter_context)/.test(name) ? pointedTo(call.args[0]) : receiverOf(call), isSuper = tree?.is === "call" && lastName(tree.of) === "super";
    return tree && !isSuper ? [{ tree, statement, takes, call }] : [];
  });
}
function pointedTo(expr) {
  return expr?.is === "call" && /^(?:byref|pointer)$/.test(lastName(expr.of)) ? expr.args[0] : expr;
}
function locksHeld(names, { frames, locks = [] }) {
  return frames.flatMap((frame, i) => {
    let statement = statementAt(names.sources.get(frame.file), frame.line);
    if (!statement) return [];
    let notes = locks.filter((note) => note.frame === i);
    return heldAt(names, statement).filter((one) => !givenBackByWait(statement, one, frames[i - 1])).map((one) => ({ ...one, object: noted(notes, one) }));
  });
}
function noted(notes, { tree, seen }) {
  let path = textOf(seen ?? tree);
  return notes.find((note) => note.path === path)?.object;
}
function givenBackByWait(statement, held, inner) {
  return !inner || !/^wait(?:_for)?$/.test(inner.function) ? !1 : callsIn(statement).some((call) => {
    let on = /^wait(?:_for)?$/.test(lastName(call.of)) ? receiverOf(call) : null;
    return on !== null && textOf(on) === textOf(held.tree);
  });
}
function heldAt(names, statement) {
  let blocks = blocksAround(statement), entering = itemsOf(statement, "taking"), inside = blocks.flatMap((block) => itemsOf(block, "holding")), held = [...entering, ...inside, ...takenBefore(names, statement)].flatMap((one) => [one, ...entered(names, one)]), looped = blocks.flatMap(
    (block) => block.iterates ? [{ tree: block.iterates, statement: block, how: "holding" }] : []
  );
  return [...held, ...looped.flatMap((one) => entered(names, one))];
}
var itemsOf = (statement, how2) => (statement.items ?? []).map((tree) => ({ tree, statement, how: how2 }));
function takenBefore(names, statement) {
  let scope = functionAround(statement), body = scope ? ownBody(scope) : statement.source.statements.filter((one) => !functionAround(one)), taken = [];
  for (let one of body) {
    if (one.index >= statement.index) break;
    let way = passed(one, statement);
    way !== "never" && follow(names, one, taken, way === "perhaps");
  }
  let here = lockCalls(statement).filter((call) => call.takes);
  return [...taken, ...here.map((one) => ({ ...one, how: "taking" }))];
}
function follow(names, statement, taken, perhaps) {
  for (let call of [...lockCalls(statement), ...helperCalls(names, statement)])
    call.takes ? taken.push({ ...call, how: perhaps ? "maybe" : "holding" }) : giveBack(names, taken, call, perhaps);
}
function giveBack(names, taken, released, perhaps) {
  let last = (alike) => taken.findLastIndex((one) => {
    let likeness = names.compare(one, released);
    return likeness === "same" || likeness === "kin" || alike && likeness === "alike";
  }), index = last(!1) >= 0 ? last(!1) : last(!0);
  index < 0 || (perhaps ? taken[index] = { ...taken[index], how: "maybe" } : taken.splice(index, 1));
}
function helperCalls(names, statement) {
  return isFunction(statement) ? [] : callsIn(statement).flatMap((call) => {
    let definitions = names.called(call, statement);
    return definitions.length <= 3 ? definitions.flatMap(net) : [];
  });
}
function net(definition) {
  let open = [];
  for (let call of ownBody(definition).flatMap(lockCalls)) {
    let text = textOf(call.tree), match = open.findLastIndex((one) => one.takes && !call.takes && textOf(one.tree) === text);
    match >= 0 ? open.splice(match, 1) : open.push(call);
  }
  return open;
}
function entered(names, item) {
  let { tree, statement } = item, call = tree.is === "call" ? tree : null, type = names.classOf(call ? { tree: call.of, statement } : item), enter = type && (names.method(type, "__enter__") ?? names.method(type, "__aenter__"));
  return (enter ? [enter] : call ? names.called(call, statement) : []).flatMap((one) => takenInside(names, one, item, enter === one));
}
function takenInside(names, definition, item, isEnter) {
  let body = bodyOf(definition), blocks = body.filter((s) => s.yields).flatMap(blocksAround).flatMap((block) => itemsOf(block, item.how)), calls = body.flatMap((s) => [...lockCalls(s), ...helperCalls(names, s)]).filter((call) => call.takes).map((call) => ({ ...call, how: item.how })), self = definition.parameters[0];
  return [...blocks, ...calls].map(
    (one) => isEnter && rootOf(one.tree) === self ? { ...one, seen: rerooted(one.tree, item.tree) } : one
  );
}

// src/diagnosis/waiting.ts
var machinery = /^(?:threading|_threading_local|queue|Queue|contextlib)\.py$|^concurrent\/futures\/\w+\.py$|^multiprocessing\/(?:pool|queues|synchronize)\.py$|^asyncio\/\w+\.py$/, threadingFiles = /^_?threading(?:_local)?\.py$/, processFiles = /^(?:subprocess|os|multiprocessing\/(?:popen_\w+|forkserver|forking))\.py$/;
function waitingFor(scene, { frames }, wait) {
  let [first] = frames;
  if (!first) return { kind: "unknown" };
  if (frames.some((frame) => frame.function === EMULATED_WAIT)) return { kind: "emulated" };
  if (/^<frozen importlib/.test(first.file) && isImportWait(first.function))
    return { kind: "import" };
  let module = moduleOf(scene, first.file) ?? "";
  return threadingFiles.test(module) ? inThreading(scene, frames) : processFiles.test(module) && wait?.kind !== "futex" ? { kind: "process" } : inStatement(scene, frames, wait);
}
var isImportWait = (name) => /^(?:acquire|__enter__|_lock_unlock_module|_get_module_lock|__init__)$/.test(name);
function inThreading(scene, frames) {
  let end = frames.findIndex(({ file }) => !threadingFiles.test(moduleOf(scene, file) ?? "")), inside = frames.slice(0, end < 0 ? frames.length : end).map((frame) => frame.function);
  if (inside.some((name) => /^(?:_wait_for_tstate_lock|join|_shutdown)$/.test(name)))
    return { kind: "thread" };
  if (inside[0] === "wait" || inside[0] === "wait_for") return served(scene, frames, inside);
  let statement = outerStatement(scene, frames, /^(?:_?threading(?:_local)?|contextlib)\.py$/);
  return { kind: "lock", expressions: statement ? locksAsked(statement) : [] };
}
function outerStatement(scene, frames, inner) {
  let frame = frames.find(({ file }) => !inner.test(moduleOf(scene, file) ?? ""));
  return frame ? statementOf(scene, frame) : null;
}
function served(scene, frames, inside) {
  let at2 = frames.findIndex(({ file }) => !machinery.test(moduleOf(scene, file) ?? "")), inner = frames.slice(0, at2 < 0 ? frames.length : at2), server = serverOf(scene, inner, inside), statement = frames[at2] ? statementOf(scene, frames[at2]) : null;
  if (!statement) return { kind: "served", server, expressions: [] };
  let trees = receivers(statement, server, inner.at(-1).function);
  return { kind: "served", server, expressions: trees.map((tree) => ({ tree, statement })) };
}
function serverOf(scene, inner, inside) {
  let modules = inner.map((frame) => moduleOf(scene, frame.file) ?? ""), functions = inner.map((frame) => frame.function);
  return modules.includes("multiprocessing/pool.py") ? "pool" : modules.some((module) => module.startsWith("concurrent/futures/")) ? "executor" : modules.some((module) => /^[qQ]ueue\.py$/.test(module)) ? functions.includes("join") ? "queue-join" : functions.includes("put") ? "queue-full" : "queue" : inside.includes("_wait") || inside.includes("_enter") ? "barrier" : inside.includes("acquire") || inside.includes("__enter__") ? "semaphore" : inside.length > 1 && inside[1] === "wait" ? "event" : "condition";
}
var methods = {
  executor: /^(?:result|exception|map|wait|as_completed|submit|shutdown|join)$/,
  pool: /^(?:get|wait|map|imap|apply|starmap|imap_unordered|join|next)$/
};
function receivers(statement, server, called) {
  let calls = callsIn(statement).flatMap((call) => {
    let name = lastName(call.of);
    if (name !== called && !methods[server]?.test(name)) return [];
    let on = server === "executor" && /^(?:wait|as_completed)$/.test(name) && call.args[0] || receiverOf(call);
    return on ? [on] : [];
  });
  return calls.length > 0 ? calls : withHeads(statement).flatMap(({ items = [] }) => items);
}
function locksAsked(innermost) {
  return withHeads(innermost).flatMap((statement) => [...lockCalls(statement).filter((call) => call.takes), ...(statement.items ?? []).map((tree) => ({ tree, statement }))]);
}
function inStatement(scene, frames, wait) {
  let statement = outerStatement(scene, frames, /^contextlib\.py$/);
  if (!statement) return belowPython(wait);
  let locks = [...locksAsked(statement), ...locksByOtherNames(scene, statement)];
  if (locks.length > 0)
    return { kind: lockCalls(statement).some(({ takes, call }) => takes && isNativeTake(call)) ? "native" : "lock", expressions: locks };
  let called = callsIn(statement).map((call) => fullName(scene.names, call.of, statement));
  if (called.some((name) => /^(?:os|posix|pty)\.fork(?:pty)?$/.test(name ?? "")))
    return { kind: "fork" };
  if (called.some((name) => /^(?:os|posix)\.wait(?:pid|id|3|4)?$/.test(name ?? "")))
    return { kind: "process" };
  if (wait && (wait.kind !== "futex" || wait.owner || namesLibrary(wait))) return belowPython(wait);
  let queues = queuesAsked(scene, statement);
  if (queues.length > 0) return { kind: "served", server: "queue", expressions: queues };
  let files = streams(scene, statement);
  return files.length > 0 ? { kind: "buffer", expressions: files } : belowPython(wait);
}
function belowPython(wait) {
  return wait?.lock ? { kind: "lock", expressions: [] } : wait?.kind === "process" ? { kind: "process" } : wait?.kind === "futex" || wait?.owner || namesLibrary(wait) ? { kind: "native", expressions: [] } : { kind: "unknown" };
}
function locksByOtherNames({ names }, statement) {
  return callsIn(statement).flatMap(
    ({ of }) => names.values({ tree: of, statement }).flatMap((value) => {
      let { tree } = value;
      return tree.is === "attribute" && /^(?:acquire|__enter__)$/.test(tree.name) ? [{ ...value, tree: tree.of }] : [];
    })
  );
}
function queuesAsked(scene, statement) {
  return callsOn(statement.parts, /^get$/).map(({ on }) => ({ tree: on, statement })).filter(
    (one) => scene.names.values(one).some((value) => {
      let made = value.tree.is === "call" && fullName(scene.names, value.tree.of, value.statement);
      return made === "queue.SimpleQueue" || made === "_queue.SimpleQueue";
    })
  );
}
function namesLibrary(wait) {
  let name = wait?.mapping ? wait.mapping.slice(wait.mapping.lastIndexOf("/") + 1) : "";
  return !/\.(?:so|dylib)/.test(name) || /^libpython/.test(name) ? null : name;
}
var io = /^(?:write|writelines|writerow|writerows|flush|read|readline|readlines|readinto|read1|peek|close|seek|tell|truncate)$/;
function streams(scene, statement) {
  return callsIn(statement).flatMap((call) => streamsOf(scene, call, statement)).map((tree) => ({ tree, statement }));
}
var standard = {
  is: "attribute",
  of: { is: "name", name: "sys" },
  name: "stdout"
};
function streamsOf(scene, call, statement) {
  let name = lastName(call.of);
  if (fullName(scene.names, call.of, statement) === "print")
    return [namedArgument(call, "file") ?? standard];
  let given = namedArgument(call, "fp") ?? call.args[1];
  if (name === "dump" && given) return [given];
  if (name === "copyfileobj") return call.args.slice(0, 2);
  let on = io.test(name) ? receiverOf(call) : null;
  return on ? [on] : [];
}

// src/diagnosis/holders.ts
var likely = { identical: 3, same: 2, kin: 1.5, alike: 1 }, certain = { holding: 2, maybe: 1, taking: 0 }, rank = ({ likeness, how: how2 }) => likely[likeness] + certain[how2];
function holderOf(scene, stacks, asked) {
  let { names } = scene, wanted = asked.flatMap((one) => [one, ...entered(names, { ...one, how: "taking" })]), found = stacks.flatMap(
    (stack) => locksHeld(names, stack).flatMap(
      (one) => likenesses(scene, one, wanted).map((match) => ({
        ...match,
        stack,
        how: one.how,
        expression: one
      }))
    )
  );
  return ownerOf(stacks, asked, found) ?? best(found);
}
function ownerOf(stacks, asked, found) {
  for (let one of asked) {
    let note = stacks.flatMap(({ locks = [] }) => locks).find(({ object, owner }) => owner && object === one.object), stack = note && stacks.find(({ ident }) => ident === note.owner);
    if (!stack) continue;
    let expression = best(found.filter((match) => match.stack === stack))?.expression ?? one;
    return { stack, expression, asked: one, ...{ likeness: "identical", how: "holding", rivals: 0, owner: !0 } };
  }
  return null;
}
function likenesses(scene, held, wanted) {
  return wanted.flatMap((asked) => {
    if (held.object && asked.object)
      return held.object === asked.object ? [{ likeness: "identical", asked }] : [];
    let likeness = scene.names.compare(held, asked);
    return likeness === "other" ? [] : [{ likeness, asked }];
  });
}
function best(candidates) {
  let top = Math.max(...candidates.map(rank)), winners = candidates.filter((one) => rank(one) === top), [first] = winners;
  return first ? { ...first, rivals: new Set(winners.map((one) => one.stack)).size - 1 } : null;
}
function writerOf(scene, stacks, asked) {
  let byAge = stacks.toSorted((a, b) => (a.tid ?? 0) - (b.tid ?? 0));
  return best(
    byAge.flatMap(
      (stack) => busyWith(scene, stack).flatMap(
        (one) => likenesses(scene, { ...one, how: "holding" }, asked).map((match) => ({
          ...match,
          stack,
          how: "holding",
          expression: one
        }))
      )
    )
  );
}
function busyWith(scene, stack) {
  let [frame] = stack.frames, statement = frame ? statementOf(scene, frame) : null, waits = stack.tid !== null && waitOf(scene, stack)?.kind === "futex";
  return statement && !waits ? streams(scene, statement) : [];
}
var verbs = {
  queue: /^put(?:_nowait)?$/,
  "queue-full": /^get(?:_nowait)?$/,
  "queue-join": /^task_done$/,
  event: /^set$/,
  condition: /^notify(?:_all|All)?$/,
  barrier: /^(?:wait|abort|reset)$/,
  semaphore: /^release$/,
  executor: /^set_(?:result|exception)$/
};
function serverOf2(scene, stacks, server, asked) {
  let verb = verbs[server];
  return verb ? best(
    stacks.flatMap(
      (stack) => reachable(scene, stack.frames).flatMap((definition) => madeCalls(definition, verb)).flatMap(
        (expression) => likenesses(scene, { ...expression, how: "holding" }, asked).map((match) => ({
          ...match,
          stack,
          how: "holding",
          expression
        }))
      )
    )
  ) : null;
}
var MAX_CALL_DEPTH = 3;
function reachable(scene, frames) {
  let found = /* @__PURE__ */ new Set(), edge = frames.flatMap((frame) => {
    let statement = statementOf(scene, frame), scope = statement && functionAround(statement);
    return scope ? [scope] : [];
  });
  for (let depth = 0; depth <= MAX_CALL_DEPTH && edge.length > 0; depth++) {
    let fresh = edge.filter((one) => !found.has(one));
    for (let one of fresh) found.add(one);
    edge = fresh.flatMap((one) => calledBy(scene, one));
  }
  return [...found];
}
function calledBy({ names }, definition) {
  return bodyOf(definition).filter((one) => !isFunction(one)).flatMap((one) => callsIn(one).flatMap((call) => names.called(call, one)));
}
function madeCalls(definition, verb) {
  return bodyOf(definition).flatMap(
    (statement) => callsOf(statement.parts).flatMap((call) => {
      let on = verb.test(lastName(call.of)) ? receiverOf(call) : null;
      return on ? [{ tree: on, statement }] : [];
    })
  );
}
var poolFiles = {
  executor: /^concurrent\/futures\/(?:thread|process)\.py$|^asyncio\/(?:base_events|runners)\.py$/,
  pool: /^multiprocessing\/pool\.py$/
};
function poolThreads(scene, fork, server) {
  let files = poolFiles[server], inPool = ({ frames }) => frames.some(({ file }) => files?.test(moduleOf(scene, file) ?? "")), found = lostThreads(fork).filter(inPool), worker = ({ frames }) => frames.some((frame) => /^(?:worker|_worker|_handle_results|run_forever)$/.test(frame.function));
  return [...found.filter(worker), ...found.filter((stack) => !worker(stack))];
}

// src/diagnosis/identity.ts
function identified(scene, stack, fork, asked) {
  let object = waitOf(scene, stack)?.lock ?? null;
  if (object === null) return asked;
  let names = namesOf(scene, fork, object), isNamed = ({ tree }) => names.some((one) => textOf(one.tree) === textOf(tree)), shown = asked.find(isNamed) ?? asked[0] ?? names[0];
  return shown ? [{ ...shown, object }] : [];
}
function namesOf(scene, { stacks }, object) {
  return stacks.flatMap(
    ({ locks = [], frames }) => locks.flatMap((note) => {
      let frame = note.object === object ? frames[note.frame] : void 0, statement = frame && statementOf(scene, frame);
      return statement ? [{ tree: pathOf(note.path), statement }] : [];
    })
  );
}

// src/diagnosis/imports.ts
import { dirname } from "node:path";
var isImportlib = (scene, { file }) => /^<frozen (?:importlib|zipimport)/.test(file) || moduleOf(scene, file) === "importlib/__init__.py", isEncodings = (scene, { file }) => moduleOf(scene, file) === "encodings/__init__.py";
function blockedModule(scene, frames) {
  let at2 = frames.findIndex((frame) => !isImportlib(scene, frame)), importer = frames[at2];
  if (!importer) return { modules: [], codec: !1, reason: null };
  if (isEncodings(scene, importer)) return { modules: [], codec: !0, reason: null };
  let modules = importedAt(scene, importer), reason = modules.length > 0 ? `the line that imports names ${modules[0]}` : null;
  return { modules, codec: !1, reason };
}
function importedAt(scene, frame) {
  let statement = statementOf(scene, frame);
  if (!statement) return [];
  let literal = callsOf(statement.parts).filter(
    ({ of }) => /^(?:import_module|__import__)$/.test(lastName(of))
  ).flatMap(({ args }) => args[0]?.is === "text" ? [args[0].text] : []);
  return [...byImport(scene, statement), ...literal.flatMap(withParents)];
}
function byImport(scene, { imports = [], source }) {
  let [first] = imports;
  if (!first || first[0] === null) return imports.flatMap(([, name]) => withParents(name));
  let [, dots, rest] = /^(\.*)(.*)$/.exec(first[0]), base = absolute(scene, dots, rest, source.file), below = imports.map(([, name]) => `${base}.${name}`);
  return [...withParents(base), ...below];
}
function withParents(module) {
  let parts = module.split(".");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("."));
}
function absolute(scene, dots, rest, file) {
  if (dots === "") return rest;
  let folder = dirname(file);
  for (let i = 1; i < dots.length; i++) folder = dirname(folder);
  return [moduleName(scene, `${folder}/__init__.py`) ?? "", rest].filter((part) => part !== "").join(".");
}
function moduleName(scene, file) {
  let { folder } = scene.context, below = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : null, path = /(?:site-packages|dist-packages)\/(.*)$/.exec(file)?.[1] ?? moduleOf(scene, file) ?? below;
  return path?.endsWith(".py") ? path.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".") : null;
}
function inProgress(scene, frames) {
  return frames.flatMap((frame, i) => {
    let inner = frames[i - 1];
    if (isImportlib(scene, frame) || !inner || !isImportlib(scene, inner)) return [];
    let from = frames.slice(0, i).findLastIndex((one) => !isImportlib(scene, one)), running = frames[from], known = running?.function === "<module>" ? moduleName(scene, running.file) : null;
    return known ? [known] : importedAt(scene, frame);
  });
}
function importHolder(scene, stacks, asked, object) {
  let noted3 = stacks.flatMap(notedImports), exact = noted3.find((one) => one.object === object), named = asked.modules.map((module) => noted3.find((one) => one.module === module)), found = exact ?? named.find((one) => one !== void 0);
  return found ? { ...found, sure: !0 } : byFrames(scene, stacks, asked);
}
var noted2 = /^import lock of (.+)$/;
function notedImports(stack) {
  return (stack.locks ?? []).flatMap(({ path, object, owner }) => {
    let module = noted2.exec(path)?.[1];
    return module !== void 0 && owner === stack.ident ? [{ stack, module, object }] : [];
  });
}
function byFrames(scene, stacks, asked) {
  let importers = stacks.flatMap((stack) => {
    let modules = inProgress(scene, stack.frames), codec2 = stack.frames.some((frame) => isEncodings(scene, frame));
    return modules.length > 0 || codec2 ? [{ stack, modules, codec: codec2 }] : [];
  });
  for (let module of asked.modules) {
    let found = importers.find((one) => one.modules.includes(module));
    if (found) return { stack: found.stack, module, sure: !0 };
  }
  let codec = asked.codec ? importers.find((one) => one.codec) : void 0;
  if (codec) {
    let module = codec.modules.find((one) => one.startsWith("encodings.")) ?? asked.modules[0];
    return module ? { stack: codec.stack, module, sure: !0 } : null;
  }
  let [only] = importers;
  return importers.length !== 1 || !only || only.modules.length === 0 || asked.modules.length > 0 ? null : { stack: only.stack, module: only.modules.at(-1), sure: !1 };
}

// src/diagnosis/owned.ts
function ownerAt(question) {
  let wait = waitOf(question.scene, question.stack), { holder, owner } = wait ?? {}, tid = owner && !owner.alive ? owner.tid : null, isIt = (one) => holder !== void 0 && one.ident === holder || tid !== null && one.tid === tid;
  return firstFork(question.forks, (fork) => fork.stacks.find(isIt) ?? null);
}
function owned(question, known) {
  let { scene, stack } = question, wait = waitOf(scene, stack), hit = ownerAt(question), tid = wait?.owner?.alive === !1 ? wait.owner.tid : null;
  if (!hit && tid === null) return known;
  let gone = `the lock names ${tid === null ? "a thread" : `thread ${tid}`} as its owner, which does not exist in process ${stack.pid}`, because = [...known.because, gone];
  return hit ? (because.push(`it is a thread of the parent: at the fork ${standing(scene, hit.found)}`), { ...known, fork: hit.fork, holder: hit.found, because, confidence: "high" }) : { ...known, because };
}

// src/diagnosis/served.ts
var nameOf = (one) => one ? textOf(one.tree) : null;
function served2(question, server) {
  let found = server === "executor" || server === "pool" ? poolServer(question, server) : threadServer(question, server);
  if (found) return found;
  let lock = nameOf(question.asked[0]);
  if (!threadsLost(question.forks)) return notFork(question, lock, []);
  let because = [
    question.forks.some((fork) => fork.native) ? "the process was forked by native code, so what its threads did then was not seen" : "no thread of the parent could be seen to be the one that ends this wait"
  ];
  return finding(question, { hazard: "lost-thread", lock, because });
}
function threadServer(question, server) {
  let { scene, forks, asked } = question, known = { hazard: "lost-thread", lock: nameOf(asked[0]) }, hit = firstFork(forks, (fork) => serverOf2(scene, lostThreads(fork), server, asked));
  if (hit) {
    let { stack, expression, likeness, rivals } = hit.found, { source, line } = expression.statement, call = lineOf(source, line)?.slice(0, 80), where = whereIs(scene, expression.statement), reaches = `its code reaches \`${call}\` at ${where} (inferred from the source)`;
    return finding(question, {
      ...known,
      fork: hit.fork,
      holder: stack,
      because: [
        `at the fork ${standing(scene, stack)}; ${reaches}`,
        ...rivalry(hit.found, "do so")
      ],
      confidence: likeness === "same" && rivals === 0 ? "high" : "medium"
    });
  }
  let only = onlyThread(forks);
  if (!only) return null;
  let because = [`at the fork ${standing(scene, only.found)}: the only other thread (inferred)`];
  return finding(question, { ...known, fork: only.fork, holder: only.found, because });
}
var submission = /^(?:submit|map|apply|apply_async|map_async|imap|imap_unordered|starmap|starmap_async)$/, poolMaker = /^(?:\w*PoolExecutor|ThreadPool|Pool|new_event_loop|get_event_loop|\w*Executor)$/;
function poolServer(question, server) {
  let { scene, forks, asked } = question, setter = server === "executor" ? threadServer(question, server) : null;
  if (setter?.confidence === "high") return setter;
  let job = jobOf(scene, asked), hit = firstFork(forks, (fork2) => choose(scene, poolThreads(scene, fork2, server), job));
  if (!hit) return setter ?? threadServer(question, server);
  let { fork, found } = hit, own = ownFrame(scene, found.frames), made = own ? null : constructorOf(scene, job.pool), because = [`at the fork ${standing(scene, found)}, as a worker of the pool`];
  return made && because.push(`it was idle; the pool is made at ${at(scene, made)} (found in the source)`), finding(question, {
    hazard: "lost-thread",
    lock: nameOf(job.pool && (!own || job.onLoop) ? job.pool : asked[0]),
    fork,
    holder: found,
    holderPlace: made,
    because,
    confidence: own || made ? "high" : "medium"
  });
}
function jobOf(scene, asked) {
  for (let { tree, statement } of origins(scene, asked))
    for (let call of callsOf([tree])) {
      let name = lastName(call.of), loop = namedArgument(call, "loop") ?? call.args[1];
      if (name === "run_coroutine_threadsafe" && loop)
        return { pool: { tree: loop, statement }, function: null, onLoop: !0 };
      let on = submission.test(name) ? receiverOf(call) : null, [given] = call.args;
      if (on && isPath(on)) {
        let known = given && lastName(given);
        return { pool: { tree: on, statement }, function: known || null, onLoop: !1 };
      }
    }
  return { pool: asked[0] ?? null, function: null, onLoop: !1 };
}
var MAX_STEPS = 3;
function origins(scene, asked) {
  let all = [...asked], edge = asked;
  for (let step = 0; step < MAX_STEPS; step++)
    edge = edge.flatMap((one) => scene.names.values(one)), all.push(...edge);
  return all;
}
function choose(scene, stacks, job) {
  let kind = stacks.filter((stack) => isLoop(scene, stack) === job.onLoop), prefix = workerNames(scene, job.pool), inPool = kind.filter((one) => prefix && threadName(scene, one).startsWith(prefix)), fitting = inPool.length > 0 ? inPool : kind, running = fitting.find(({ frames }) => frames.some((one) => one.function === job.function)), busy = fitting.find((stack) => ownFrame(scene, stack.frames));
  return running ?? busy ?? fitting[0] ?? stacks[0] ?? null;
}
var isLoop = (scene, { frames }) => frames.some(({ file }) => moduleOf(scene, file)?.startsWith("asyncio/")), makesPool = (expr) => expr.is === "call" && poolMaker.test(lastName(expr.of));
function workerNames(scene, pool) {
  let made = pool && scene.names.values(pool).find(({ tree }) => makesPool(tree));
  if (made?.tree.is !== "call") return null;
  let prefix = namedArgument(made.tree, "thread_name_prefix");
  if (prefix) return prefix.is === "text" ? `${prefix.text}_` : null;
  let index = ownStatements(scene).filter((one) => callsIn(one).some(isUnnamed)).indexOf(made.statement);
  return index < 0 ? null : `ThreadPoolExecutor-${index}_`;
}
var isUnnamed = (call) => lastName(call.of) === "ThreadPoolExecutor" && !namedArgument(call, "thread_name_prefix");
function constructorOf(scene, pool) {
  let named = pool && scene.names.values(pool).find(({ tree }) => makesPool(tree));
  if (named) return placeOf(named.statement);
  let makers = ownStatements(scene).filter(
    (one) => !isClass(one) && !isFunction(one) && callsIn(one).some(makesPool)
  );
  return makers.length === 1 ? placeOf(makers[0]) : null;
}
var placeOf = ({ source, line }) => ({
  file: source.file,
  line,
  function: "<module>"
});

// src/diagnosis/locks.ts
function importing(question) {
  let { scene, stack, forks } = question, asked = blockedModule(scene, stack.frames), object = waitOf(scene, stack)?.lock ?? null, hit = firstFork(forks, (fork) => importHolder(scene, lostThreads(fork), asked, object)), module = hit?.found.module ?? asked.modules[0], known = {
    hazard: "import-lock",
    lock: module ? `import lock of ${module}` : "an import lock",
    because: ["the blocked thread stands in importlib, waiting for a module's lock"],
    confidence: "medium"
  };
  return asked.reason && known.because.push(asked.reason), hit ? (known.because.push(`at the fork ${standing(scene, hit.found.stack)}, importing ${module}`), finding(question, {
    ...known,
    fork: hit.fork,
    holder: hit.found.stack,
    confidence: hit.found.sure ? "high" : "medium"
  })) : finding(question, known);
}
function pythonLock(question) {
  let { scene, stack, forks, asked } = question, hit = firstFork(
    forks,
    (fork) => holderOf(scene, lostThreads(fork), identified(scene, stack, fork, asked))
  ), living = livingHolder(question), signal = !hit && living?.stack === stack ? threadServer(question, "semaphore") : null;
  return signal && signal.confidence !== "low" ? signal : hit && !(living && outweighs(living, hit.found)) ? orphaned(question, hit.fork, hit.found) : living ? amongTheLiving(question, living) : unseenHolder(question);
}
var outweighs = (a, b) => a.likeness === "same" && b.likeness !== "same" && b.likeness !== "identical";
function unseenHolder(question) {
  let { scene, forks, asked } = question, [first] = asked, lock = first ? lockName(question, first) : null, made = first ? madeAt(scene, first) : [];
  if (waitOf(scene, question.stack)?.kind === "shared-futex") return shared(question, lock);
  if (!threadsLost(forks)) return notFork(question, lock, made);
  let only = onlyThread(forks), because = only ? `${standing(scene, only.found)}, the only other thread that existed at the fork (inferred)` : "no thread of the parent could be seen to hold it at the fork";
  return finding(question, {
    hazard: "orphaned-lock",
    lock,
    because: [...made, because],
    ...only ? { fork: only.fork, holder: only.found } : {}
  });
}
function shared(question, lock) {
  let { scene } = question, named = scene.evidence.processes.filter(({ signal }) => signal !== void 0).map(({ pid, signal }) => `${signal} ended ${processName(scene, pid)}`), last = named.length > 0 ? named.join(", ") : "See which process took it last";
  return finding(question, {
    hazard: "not-fork",
    lock,
    fork: null,
    because: [
      "the lock lies in memory that processes share: another process took it, and ended or was killed before it gave it back, or is stuck as well",
      ...named
    ],
    remedy: `${last}: one that is killed gives no shared lock back. Do not kill workers while they may hold it, or give each process a lock of its own.`,
    confidence: "medium"
  });
}
function orphaned(question, fork, match) {
  let { scene } = question, { stack, asked, rivals } = match, sure = match.likeness === "identical" || match.likeness === "same", certain2 = sure && match.how === "holding" && rivals === 0;
  return finding(question, {
    hazard: "orphaned-lock",
    lock: lockName(question, asked),
    fork,
    holder: stack,
    because: [
      `at the fork ${standing(scene, stack)}, ${heldWords(scene, match)}`,
      ...madeAt(scene, asked),
      ...identityWords(match),
      ...rivalry(match, "hold it")
    ],
    confidence: certain2 ? "high" : rivals > 0 && !sure ? "low" : "medium"
  });
}
var how = {
  holding: "which lies between taking and giving back",
  maybe: "behind a branch that takes or gives back",
  taking: "which takes"
};
function heldWords(scene, match) {
  let { expression } = match, where = whereIs(scene, expression.statement);
  return `${how[match.how]} \`${textOf(expression.tree)}\` (${where}; read from the source)`;
}
function identityWords({ likeness, owner }) {
  return owner ? ["the lock itself names that thread as its owner"] : likeness === "identical" ? ["both names mean one object, as seen at the fork"] : likeness === "kin" ? ["that both names mean the lock of one instance is inferred from their class"] : likeness === "alike" ? ["that both names mean one lock is inferred from their ends"] : [];
}
function lockName({ scene, stack }, { tree, statement }) {
  let { file } = statement.source;
  if (isOwn(scene, file)) return textOf(tree);
  if (/^[qQ]ueue\.py$/.test(moduleOf(scene, file) ?? ""))
    return `the mutex of ${queueName(scene, stack)}`;
  let short = file.slice(file.lastIndexOf("/", file.lastIndexOf("/") - 1) + 1);
  return `${textOf(tree)} in ${short}:${statement.line}`;
}
function queueName(scene, stack) {
  let frame = ownFrame(scene, stack.frames), statement = frame ? statementOf(scene, frame) : null, call = (statement ? callsIn(statement) : []).find(({ of }) => /^(?:put|get|join|qsize|empty|full)/.test(lastName(of))), on = call && receiverOf(call);
  return on ? textOf(on) : "a queue";
}
var maker = /^(?:R?Lock|Condition|(?:Bounded)?Semaphore|Event|Barrier|\w*Queue|allocate_lock)$/;
function madeAt(scene, expression) {
  let made = scene.names.values(expression).find(({ tree }) => tree.is === "call" && maker.test(lastName(tree.of)));
  return made ? [`it is made at ${whereIs(scene, made.statement)} (found in the source)`] : [];
}
function livingHolder(question) {
  let { scene, stack, asked } = question, others = scene.evidence.stacks.filter((one) => one.pid === stack.pid && one !== stack), found = holderOf(scene, others, asked);
  if (found?.how === "holding") return found;
  if (asked.some((one) => isReentrant(scene, one))) return null;
  let from = stack.frames.findIndex(({ file }) => isOwn(scene, file)), self = holderOf(scene, [{ ...stack, frames: stack.frames.slice(from) }], asked), asks = asked.some(({ statement }) => statement === self?.expression.statement);
  return self?.how === "holding" && self.likeness === "same" && !asks ? { ...self, stack } : null;
}
function isReentrant(scene, expression) {
  return scene.names.values(expression).some(
    ({ tree }) => tree.is === "call" && /^(?:RLock|Condition)$/.test(lastName(tree.of)) && tree.args.length + tree.named.length === 0
  );
}
function amongTheLiving(question, match) {
  let { scene, stack } = question, where = whereIs(scene, match.expression.statement), text = textOf(match.expression.tree), because = match.stack === stack ? `the blocked thread itself took \`${text}\` at ${where} and waits for it again` : `${standing(scene, match.stack)}, alive in the same process, and holds \`${text}\` (${where}; read from the source)`;
  return finding(question, {
    hazard: "not-fork",
    lock: lockName(question, match.asked),
    fork: null,
    holder: match.stack,
    because: [because, ...madeAt(scene, match.asked)],
    confidence: match.likeness === "same" ? "high" : "medium"
  });
}
function buffer(question) {
  let { scene, forks, asked } = question, owner = ownerAt(question)?.found, hit = firstFork(forks, (fork) => {
    let lost = lostThreads(fork).filter((one) => !owner || one === owner);
    return writerOf(scene, lost, asked) ?? onlyWriter(scene, lost);
  }), [first] = asked, shown = first && isOwn(scene, first.statement.source.file) ? first : hit?.found.expression ?? first, lock = `the buffer of ${shown ? textOf(shown.tree) : "a file"}`, because = ["the blocked line uses the file, and no Python lock is on its stack"], known = finding(question, { hazard: "buffer-lock", lock, because }), gone = owned(question, known);
  if (gone.holder) return gone;
  if (!threadsLost(forks)) return notFork(question, lock, because);
  if (!hit) return known;
  let { stack, expression, likeness, rivals } = hit.found;
  return because.push(`at the fork ${standing(scene, stack)}, in a call on \`${textOf(expression.tree)}\``), finding(question, {
    hazard: "buffer-lock",
    lock,
    fork: hit.fork,
    holder: stack,
    because: [...because, ...rivalry(hit.found, "be in such a call")],
    confidence: likeness === "same" && rivals === 0 ? "high" : "medium"
  });
}
function onlyWriter(scene, stacks) {
  let writers = stacks.flatMap((stack) => {
    let found = writerOf(scene, [stack], busyWith(scene, stack));
    return found ? [{ ...found, likeness: "alike" }] : [];
  });
  return writers.length === 1 ? writers[0] : null;
}

// src/diagnosis/libraries.ts
var openmp = "Compute in the child only (no parallel region before the fork), run with OMP_NUM_THREADS=1, or start the child with spawn or forkserver.", libraries = [
  {
    file: /^libgomp/,
    remedy: openmp,
    source: "https://gcc.gnu.org/bugzilla/show_bug.cgi?id=60035"
  },
  {
    file: /^libi?omp/,
    remedy: openmp,
    source: "https://github.com/joblib/threadpoolctl/issues/40"
  },
  {
    file: /openblas/i,
    remedy: "Run with OPENBLAS_NUM_THREADS=1, compute in the child only, or start the child with spawn or forkserver.",
    source: "https://github.com/OpenMathLib/OpenBLAS/issues/294"
  },
  {
    file: /grpc/i,
    remedy: "Make channels and stubs in the child, or set GRPC_ENABLE_FORK_SUPPORT=true and GRPC_POLL_STRATEGY=poll (no server, no call in progress at the fork), or start the child with spawn or forkserver.",
    source: "https://github.com/grpc/grpc/blob/master/doc/fork_support.md"
  },
  {
    file: /polars/i,
    remedy: "Start the child with spawn (or forkserver), also where a pool does it.",
    source: "https://docs.pola.rs/user-guide/misc/multiprocessing/"
  },
  {
    file: /tokenizers/i,
    remedy: "Set TOKENIZERS_PARALLELISM=false before the first use, use the tokenizer in the child only, or start the child with spawn or forkserver.",
    source: "https://github.com/huggingface/transformers/issues/5486"
  },
  {
    file: /rdkafka/i,
    remedy: "Make producers and consumers in the child, after the fork.",
    source: "https://github.com/confluentinc/librdkafka/issues/4869"
  }
], libraryOf = (name) => libraries.find(({ file }) => file.test(name)) ?? null;

// src/diagnosis/native.ts
function native(question) {
  let { scene, stack, forks, asked } = question, wait = waitOf(scene, stack), library = nativeLibrary(scene, stack), lock = (asked[0] && textOf(asked[0].tree)) ?? (library ? `a lock in ${library}` : "a lock in native code"), because = [wait ? `in the kernel the thread waits: ${wait.text}` : "it waits below Python"];
  if (library && because.push(foundIn(library, wait?.mapping ?? null)), wait?.owner?.alive || forks.length === 0) return notFork(question, lock, because);
  let told2 = library ? libraryOf(library) : null;
  told2 && because.push(`that library does not survive a fork: ${told2.source}`);
  let remedy = told2 ? { remedy: told2.remedy } : {}, known = finding(question, { hazard: "native-lock", lock, because, ...remedy }), gone = owned(question, known);
  if (gone.holder) return gone;
  let hit = firstFork(forks, (fork) => holderOf(scene, lostThreads(fork), asked));
  if (!hit) return { ...gone, confidence: wait?.owner ? "high" : library ? "medium" : "low" };
  let held = orphaned(question, hit.fork, hit.found), both = [...gone.because, ...held.because];
  return { ...held, hazard: "native-lock", lock, because: both, ...remedy };
}
function foundIn(library, mapping) {
  return mapping?.endsWith(library) ? `the address it waits on is ${library}'s` : `its frames are in ${library}`;
}
var baseName = (path) => path.slice(path.lastIndexOf("/") + 1), isExtension = (path) => !/^(?:lib(?:c|pthread|python|m|dl)[.-]|ld-|python)/.test(baseName(path));
function nativeLibrary(scene, stack) {
  let wait = waitOf(scene, stack), mapped = namesLibrary(wait);
  if (mapped && !/^lib(?:c|pthread)[.-]/.test(mapped)) return mapped;
  let frames = scene.evidence.native.filter((one) => one.pid === stack.pid).filter((one) => !wait || one.tid === wait.tid).flatMap((one) => one.frames), known = frames.find(
    ({ library }) => library && (libraryOf(baseName(library)) ?? isExtension(library))
  );
  if (known?.library) return baseName(known.library);
  let calls = frames.map((frame) => frame.function).join(" ");
  return /getaddrinfo|res_n?search|nss_/.test(calls) ? "libc's resolver" : /malloc|_int_free|arena_get/.test(calls) ? "libc's malloc" : packageOf(stack) ?? mapped;
}
function insideFork(question) {
  return finding(question, {
    hazard: "native-lock",
    lock: "a lock of the interpreter, inside fork() itself",
    because: ["the child has not left the call that forked: no line of its own has run yet"],
    confidence: "medium"
  });
}
var EMULATED_LOCK = "the getaddrinfo lock (emulated)";
function emulated(question) {
  let asks = `the child's stack ends in ${EMULATED_WAIT}, where the emulation waits for its lock`, known = finding(question, {
    hazard: "emulated-lock",
    lock: EMULATED_LOCK,
    because: [asks],
    confidence: "medium"
  });
  return { ...known, ...tracedHolder(question, known.because) };
}
function tracedHolder({ scene, forks }, because) {
  let hit = firstFork(forks, (fork2) => holdingAt(scene, fork2));
  if (!hit) return null;
  let { fork, found } = hit, stack = fork.stacks.find((one) => one.ident !== null && one.ident === found.ident) ?? null, who = found.thread ?? (stack ? threadName(scene, stack) : `thread ${found.ident}`), ago = `${Math.max(0, (fork.time - found.time) * 1e3).toFixed(1)} ms before the fork`, text = found.did === "got" ? `${who} got the lock ${ago} and had not released it` : `${who} asked for the lock ${ago}, when nobody had it, and was the next to get it`;
  return {
    lock: EMULATED_LOCK,
    fork,
    holder: stack,
    holderPlace: stack && placed(scene, stack) ? null : found.place,
    because: [...because, `the trace shows that ${text}`, ...startOf(scene, stack)],
    confidence: "high"
  };
}
var placed = (scene, stack) => ownFrame(scene, stack.frames) ?? startedAt(scene, stack);
function startOf(scene, stack) {
  let start = stack && !ownFrame(scene, stack.frames) ? startedAt(scene, stack) : null;
  return start ? [`${at(scene, start)} is where it seems to be started (inferred)`] : [];
}
function holdingAt({ evidence }, fork) {
  let events = evidence.trace.filter((one) => one.pid === fork.pid && one.ident !== fork.ident), before = events.filter((one) => one.time <= fork.time), last = before.filter((one) => one.did !== "asked").at(-1);
  if (last?.did === "got") return last;
  let next = events.find((one) => one.did === "got" && one.time > fork.time);
  return before.filter((one) => one.did === "asked").findLast((one) => next === void 0 || one.ident === next.ident) ?? null;
}

// src/diagnosis/findings.ts
function findingOf(scene, stack) {
  let waiting = isStillForking(scene, stack) ? { kind: "fork" } : waitingFor(scene, stack, waitOf(scene, stack)), asked = "expressions" in waiting ? waiting.expressions : [], question = { scene, stack, forks: lineage(scene, stack.pid), asked };
  switch (waiting.kind) {
    case "emulated":
      return emulated(question);
    case "import":
      return importing(question);
    case "lock":
      return pythonLock(question);
    case "buffer":
      return buffer(question);
    case "native":
      return native(question);
    case "served":
      return waiting.server === "semaphore" ? semaphore(question) : served2(question, waiting.server);
    case "fork":
      return insideFork(question);
    default:
      return waitOf(scene, stack)?.kind === "pipe" ? pipe(question) : finding(question, {});
  }
}
function isStillForking(scene, { pid, frames }) {
  let [fork] = lineage(scene, pid), before = fork && forker(fork)?.frames, same = before?.length === frames.length && frames.every((one, i) => isAt(one, before[i])), statement = frames[0] && statementOf(scene, frames[0]);
  return same === !0 && frames.length > 0 && (!statement || lockCalls(statement).length === 0);
}
var isAt = (one, other) => one.file === other.file && one.line === other.line;
function pipe(question) {
  let { scene } = question, { waits, stuck } = scene.evidence, open = ({ pid, ends = [] }) => {
    let others = ends.map((one) => one === pid ? "itself" : processName(scene, one));
    return others.length > 0 ? `, whose other end is open in ${others.join(" and ")}` : "";
  }, because = waits.filter(({ kind, pid }) => kind === "pipe" && stuck.includes(pid)).map((wait) => `${processName(scene, wait.pid)} ${wait.text}${open(wait)}`);
  return finding(question, {
    lock: "the other end of a pipe",
    because: [...because, "every process that could still write to it, or close it, is stuck too"],
    remedy: "A forked child keeps open every end of a pipe that it inherited: close the ends it does not use in the child, fork before the pipe is made, or start programs with close_fds=True."
  });
}
function semaphore(question) {
  let held = pythonLock(question);
  if (held.confidence !== "low") return held;
  let signal = served2(question, "semaphore");
  return held.holder && !signal.holder ? held : signal;
}

// src/diagnosis/diagnose.ts
function diagnose(evidence, context, facts) {
  let scene = sceneOf(evidence, context, facts), ranked = suspects(scene).map((stack) => findingOf(scene, stack)).sort((a, b) => score(scene, b) - score(scene, a)), [best2] = ranked, stuck = evidence.stuck.length > 0;
  return best2 && (stuck || isCertain(best2)) ? told(scene, best2) : byTrace(scene) ?? (stuck ? unseen(scene) : null);
}
function suspects(scene) {
  let { stuck, stacks } = scene.evidence, pids = stuck.length > 0 ? stuck : stacks.map((stack) => stack.pid), own = stacks.filter((stack) => pids.includes(stack.pid));
  return stuck.length > 0 ? own : own.filter((stack) => lineage(scene, stack.pid).length > 0);
}
var isCertain = ({ hazard, holder, confidence }) => holder !== null && hazard !== "not-fork" && hazard !== "lost-thread" && confidence === "high", lockKinds = ["import-lock", "orphaned-lock", "buffer-lock", "emulated-lock", "native-lock"], weight = { high: 6, medium: 4, low: 0 };
function score(scene, finding2) {
  let { hazard, holder, stack, confidence } = finding2, isMain = mainStack(scene, stack.pid) === stack, order = scene.evidence.stuck.indexOf(stack.pid);
  return kindScore(hazard, holder !== null) + weight[confidence] + (isMain ? 10 : 0) - order / 100;
}
function kindScore(hazard, held) {
  return lockKinds.includes(hazard) ? held ? 100 : 50 : hazard === "lost-thread" ? held ? 80 : 30 : hazard === "not-fork" ? held ? 60 : 20 : 0;
}
function told(scene, finding2, failure = null) {
  let { hazard, lock, stack, fork, holder, because, confidence } = finding2, forkStack = fork ? forker(fork) : null, forkPlace = forkStack && (ownFrame(scene, forkStack.frames) ?? forkStack.frames[0] ?? null), blocked = threadPlace(scene, stack), held = holderPlace(scene, finding2), places = {
    hazard,
    lock,
    fork: forkPlace && quoted(scene, forkPlace),
    blocked: blocked && { ...inThread(scene, blocked), pid: stack.pid },
    holder: held && inThread(scene, held)
  }, process = processName(scene, stack.pid), remedy = finding2.remedy ?? hazards[hazard].advice, pages = (frames) => frames.map((frame) => published(scene, frame));
  return {
    ...places,
    summary: summaryOf({
      ...places,
      process,
      failure,
      remedy,
      self: holder === stack,
      native: fork?.native === !0
    }),
    remedy,
    confidence,
    because,
    frames: {
      fork: pages(forkStack?.frames ?? []),
      blocked: pages(stack.frames),
      holder: pages(holder?.frames ?? [])
    },
    page: hazard,
    seen: {
      fork: indexIn(scene.evidence.forks, fork),
      blocked: indexIn(scene.evidence.stacks, stack),
      holder: indexIn(fork?.stacks ?? [], holder)
    }
  };
}
function indexIn(list, one) {
  let index = one === null ? -1 : list.indexOf(one);
  return index < 0 ? null : index;
}
function inThread(scene, place) {
  return { ...quoted(scene, place), thread: place.thread };
}
function holderPlace(scene, { holder, holderPlace: shown }) {
  return shown ? { ...shown, thread: holder ? threadName(scene, holder) : "a thread of the parent" } : holder ? threadPlace(scene, holder) : null;
}
function byTrace(scene) {
  for (let asked of neverGot(scene.evidence.trace)) {
    let { pid, ident } = asked, failure = scene.evidence.uncaught.find((one) => one.pid === pid), frames = failure?.frames ?? (asked.place ? [asked.place] : []), name = failure ? "MainThread" : asked.thread, question = { scene, stack: { pid, ident: failure ? null : ident, tid: null, name, frames }, forks: lineage(scene, pid), asked: [] }, because = ["the trace shows that the child asked for the lock and never got it"];
    failure && because.push(`the child failed with ${failure.type}: ${failure.text.slice(0, 200)}`);
    let holder = tracedHolder(question, because);
    if (!holder) continue;
    let found = finding(question, { hazard: "emulated-lock", ...holder });
    return told(scene, found, failure?.type ?? null);
  }
  return null;
}
function neverGot(trace) {
  return trace.filter(
    (asked) => asked.did === "asked" && !trace.some(
      (one) => one.did === "got" && one.pid === asked.pid && one.ident === asked.ident && one.time >= asked.time
    )
  );
}
var MAX_MISSING = 3;
function unseen(scene) {
  let pid = scene.evidence.stuck[0], stack = { pid, ident: null, tid: pid, name: null, frames: [] }, forks = lineage(scene, pid), lost = forks.slice(0, 1).flatMap(lostThreads), because = [
    ...scene.evidence.missing.slice(0, MAX_MISSING).map((one) => `not seen: ${one}`),
    ...lost.map((one) => `not copied by the fork: ${standing(scene, one)}`)
  ];
  return told(scene, finding({ scene, stack, forks, asked: [] }, { because }));
}
export {
  diagnose
};
