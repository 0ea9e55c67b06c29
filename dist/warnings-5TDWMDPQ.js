import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/diagnosis/warnings.ts
var github = (path) => `https://github.com/${path}`, known = [
  {
    id: "cpython-multithreaded-fork",
    text: /This process \(pid=\d+\) is multi-threaded, use of (?:fork|forkpty)\(\) may lead to deadlocks in the child\./,
    url: github("python/cpython/issues/100228")
  },
  {
    id: "pymongo-opened-before-fork",
    text: /(?:Async)?MongoClient opened before fork\./,
    url: "https://dochub.mongodb.org/core/pymongo-fork-deadlock"
  },
  {
    id: "objc-initialize",
    text: /\+\[\S+ initialize\] may have been in progress in another thread when fork\(\) was called/,
    url: github("apple-oss-distributions/objc4")
  },
  {
    id: "corefoundation-fork",
    text: /The process has forked and you cannot use this CoreFoundation functionality safely|__THE_PROCESS_HAS_FORKED_AND_YOU_CANNOT_USE_THIS_COREFOUNDATION_FUNCTIONALITY/,
    url: github("apple-oss-distributions/CF")
  },
  {
    id: "macos-forked-crash",
    text: /\*\*\* (?:multi|single)-threaded process forked \*\*\*|crashed on child side of fork pre-exec/,
    url: github("numpy/numpy/issues/8249")
  },
  {
    id: "grpc-fork-support",
    text: /Fork support not enabled; try running with the environment variable GRPC_ENABLE_FORK_SUPPORT=1|Other threads are currently calling into gRPC, skipping fork\(\) handlers|Fork support is only compatible with the epoll1 and poll polling strategies|Wrong file descriptor generation/,
    url: github("grpc/grpc/blob/master/doc/fork_support.md")
  },
  {
    id: "tokenizers-fork",
    text: /huggingface\/tokenizers: The current process just got forked, after parallelism has already been used|Explicitly set the environment variable TOKENIZERS_PARALLELISM=\(true \| false\)/,
    url: github("huggingface/transformers/issues/5486")
  },
  {
    id: "openmp-fork-in-parallel-region",
    text: /OMP: Warning #190: Forking a process while a parallel region is active is potentially unsafe/,
    url: github("joblib/threadpoolctl/issues/40")
  },
  {
    id: "numba-openmp-fork",
    text: /Terminating: fork\(\) called from a process already using GNU OpenMP, this is unsafe\./,
    url: "https://numba.readthedocs.io/en/stable/user/threading-layer.html",
    remedy: "Run parallel functions in the child only, choose the threading layer tbb (NUMBA_THREADING_LAYER), or start the child with spawn or forkserver."
  },
  {
    id: "torch-cuda-fork",
    text: /Cannot re-initialize CUDA in forked subprocess/,
    url: github("pytorch/pytorch/issues/40403")
  },
  {
    id: "torch-autograd-fork",
    text: /Unable to handle autograd's threading in combination with fork-based multiprocessing/,
    url: github("pytorch/pytorch/wiki/Autograd-and-Fork")
  },
  {
    id: "polars-fork",
    text: /Using fork\(\) can cause Polars to deadlock in the child process/,
    url: github("pola-rs/polars/issues/20000")
  },
  {
    id: "jax-fork",
    text: /os\.fork\(\) (?:was called\. os\.fork\(\) )?is incompatible with multithreaded code, and JAX is multithreaded/,
    url: github("jax-ml/jax/issues/18989")
  },
  {
    id: "openmpi-fork",
    text: /An? (?:MPI )?process has executed an operation involving a call to the\s+"fork\(\)" system call/,
    url: github("h5py/h5py/issues/1095")
  },
  {
    id: "thread-sanitizer-fork",
    text: /ThreadSanitizer: starting new threads after multi-threaded fork is not supported/,
    url: github("python/cpython/pull/121599")
  },
  {
    id: "librdkafka-fork",
    text: /\(was process forked\?\)|rd_kafka_destroy_app: assert: !\*"failed to join main thread"/,
    url: github("confluentinc/librdkafka/issues/4869")
  },
  {
    id: "shared-tls-connection",
    text: /decryption failed or bad record mac|SSL SYSCALL error: EOF detected/,
    url: github("celery/celery/issues/1564")
  },
  {
    id: "shared-database-connection",
    text: /Lost connection to MySQL server during query|This result object does not return rows\. It has been closed automatically/,
    url: "https://docs.sqlalchemy.org/en/20/core/pooling.html#using-connection-pools-with-multiprocessing-or-os-fork"
  },
  {
    id: "worker-died",
    text: /Worker exited prematurely: signal (?:6|11)\b|A worker was found in a dead state/,
    url: github("celery/celery/issues/4113")
  },
  {
    id: "puma-threads-before-fork",
    text: /! WARNING: Detected \d+ Thread\(s\) started in app boot/,
    url: github("puma/puma/issues/2421")
  },
  {
    id: "lint-preexec-fn",
    text: /Using preexec_fn keyword which may be unsafe in the presence of threads|\bPLW1509\b/,
    url: "https://docs.astral.sh/ruff/rules/subprocess-popen-preexec-fn/"
  },
  {
    id: "resource-tracker-died",
    text: /resource_tracker: process died unexpectedly, relaunching\.\s+Some resources might leak\./,
    url: github("tqdm/tqdm/issues/1355")
  }
], inCrash = [
  {
    id: "libdispatch-after-fork",
    text: /\b_?dispatch_(?:apply|group_async)\w*/,
    url: github("skyfielders/python-skyfield/issues/1024")
  }
], colours = /\u001b\[[0-9;]*m/g, MAX_TEXT = 500;
function recognise(trials) {
  let found = /* @__PURE__ */ new Map();
  for (let trial of [trials].flat()) {
    for (let text of textsOf(trial)) search(text, known, found);
    trial.crash && search(trial.crash, [...known, ...inCrash], found);
  }
  return [...found.values()];
}
function textsOf({ stdout, stderr, warnings, uncaught }) {
  let recorded = warnings.map((one) => one.text), raised = uncaught.map((one) => `${one.type}: ${one.text}`);
  return [...recorded, stderr, stdout, ...raised].map((text) => text.replace(colours, ""));
}
function search(text, patterns, found) {
  for (let { id, text: pattern, url, remedy } of patterns) {
    let match = found.has(id) ? null : pattern.exec(text), more = remedy === void 0 ? {} : { remedy };
    match && found.set(id, { id, text: lineOf(text, match), url, ...more });
  }
}
function lineOf(text, match) {
  let from = Math.max(text.lastIndexOf(`
`, match.index) + 1, match.index - MAX_TEXT / 2), behind = match.index + match[0].length, end = text.indexOf(`
`, behind);
  return text.slice(from, end < 0 ? void 0 : end).trim().slice(0, MAX_TEXT);
}
export {
  recognise
};
