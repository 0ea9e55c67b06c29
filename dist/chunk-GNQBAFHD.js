import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/diagnosis/hazards.ts
var hazards = {
  "import-lock": {
    title: "Import lock held at the fork",
    advice: "Import the module before the first thread starts, or fork before starting threads."
  },
  "orphaned-lock": {
    title: "Lock held at the fork",
    advice: "Give the child a new lock with os.register_at_fork(after_in_child=\u2026), fork before the thread starts, or start the child with spawn or forkserver."
  },
  "buffer-lock": {
    title: "Output buffer locked at the fork",
    advice: "Do not share the file between the thread and the child: open it anew in the child, or stop the thread before the fork."
  },
  "emulated-lock": {
    title: "getaddrinfo lock held at the fork (emulated)",
    advice: "Start what looks up names after the fork (connect=False for a MongoClient), or let the lookup finish first."
  },
  "native-lock": {
    title: "Lock of a native library held at the fork",
    advice: "Use the library for the first time in the child, or start the child with spawn or forkserver."
  },
  "lost-thread": {
    title: "Thread lost by the fork",
    advice: "Start the thread, executor or pool in the child (lazily, or with os.register_at_fork), fork before it starts, or use spawn or forkserver."
  },
  "not-fork": {
    title: "Deadlock that the fork did not cause",
    advice: "Look at the order in which the threads take their locks, and at who should end the wait."
  },
  unknown: {
    title: "Deadlock of unknown cause",
    advice: "The stacks are with the result; the variants sleep and fork-first tell more about its kind."
  }
};

export {
  hazards
};
