import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/settings/help.ts
var optionHelp = `Options of run; REPRO is a file, folder, glob, scenario or a name in fork-safety.toml; none
means those of fork-safety.toml, or all scenarios. COMMAND is run in the working directory:
  --python SPEC               a path or a version (3.12, ">=3.9 <3.13", 3.13t, pypy3.10); repeatable
  --python-version-file FILE  .python-version, .tool-versions or pyproject.toml
  --install REQUIREMENT       into an environment of the case's own; repeatable
  --with NAME=V,V             cases with each version of a package: pymongo=3.13,4.9; repeatable
  --pass-env NAME             a variable that the repro may see; repeatable
  --variants A,B              instead of those that a repro declares; sweep holds each lock at a fork
  --sleep SECONDS,\u2026           how long the variant sleep waits before a fork; of several the rates
  --replay LINE               what a sweep found, once more: 'app/cache.py:12 Thread-1 2'
  --trials N|auto             of a command default 1, of a script default 5
  --timeout SECONDS           limit of a trial; of a command default 600, of a script default 30
  --jobs N                    cases at once, default the number of cores
  --emulate none,getaddrinfo-lock
  --mongodb-uri URI           a real MongoDB instead of the loopback server
  --baseline FILE             results.json to compare with
  --fail-on unexpected|never  default unexpected
  --fail-on-warnings          a fork warning fails the run
  --allow-skips               a skipped case does not fail the run
  --max-hang-rate P           with --trials auto: the hang rate to exclude, such as 0.05
  --budget SECONDS            for the whole run; each case is tried at least once
  --shard I/N                 one of N parts of the plan
  --offline                   fetch nothing
  --stop-at-first             the first hang ends a command
  --output DIR                results.json, report.html, summary.md, junit.xml, fork-safety.sarif
  --name TEXT                 what this run is called wherever it is told
  --matrix JSON               the values of this job of a matrix, to tell it from the others
  --full-output               all that the trials printed, into the output folder
  --dry-run                   print the plan and run nothing

Exit status: 0 all as expected, 1 something was not, 2 wrong usage or settings,
3 could not run, 130 interrupted.
`;
export {
  optionHelp
};
