import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  blobBase,
  headSha,
  readOnlyReason
} from "./chunk-ZOGB24UI.js";
import {
  openClient,
  statusOf
} from "./chunk-JYMYFZ5I.js";
import {
  disagreementTable,
  leftOut,
  listText,
  reasonList,
  renderSummary
} from "./chunk-YCJFHXTI.js";
import {
  code,
  prose,
  table
} from "./chunk-57RGTFX4.js";
import {
  blindness,
  disagreements,
  groups,
  headline
} from "./chunk-HCZJ2AW3.js";
import {
  annotations,
  workspacePath
} from "./chunk-333END6G.js";
import "./chunk-DKX6DMRH.js";
import {
  findingTitle,
  findings,
  remedies,
  tally,
  worstFirst
} from "./chunk-KPW73PEQ.js";
import {
  baselineSentence,
  cause,
  encodePath,
  line,
  plural,
  whereNames
} from "./chunk-AEWW6MFW.js";
import {
  groupBy
} from "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import {
  breakCommands,
  cut,
  cutBytes,
  maskDeep,
  oneLine,
  verdictOf
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/reporting/comment.ts
var maxBytes = 65e3;
function hiddenMarker(id) {
  return `<!-- ${id.replace(/[^\w.:/ -]+/g, "_").replace(/-{2,}/g, "-")} -->`;
}
function renderComment(results, marker, options = {}) {
  let first = hiddenMarker(marker);
  for (let rows of [50, 20, 5, 1]) {
    let text = breakCommands(`${first}
${body(results, rows, options)}
`);
    if (Buffer.byteLength(text) <= maxBytes) return text;
  }
  return cutBytes(`${first}
${lead(results, options)}
`, maxBytes);
}
var isQuiet = (results) => verdictOf(results).conclusion === "success";
function body(results, rows, options) {
  if (isQuiet(results))
    return [`${title(options)}: ${prose(headline(results), 600)}`, changesText(results), linksText(options)].filter(Boolean).join(" ");
  let regressions = results.cases.filter(({ verdict }) => verdict === "regression"), found = findings(regressions);
  return [
    lead(results, options),
    ...blindness(results).map((text) => prose(text, 500)),
    reasonList(results, Math.min(10, rows)),
    linksText(options),
    changesText(results),
    disagreementTable(disagreements(results.cases), rows),
    unexpectedTable(groups([...regressions].sort(worstFirst)), rows),
    ...found.slice(0, Math.min(5, rows)).map((finding) => explanation(finding, results, options)),
    others(results, found.length - Math.min(5, rows))
  ].filter(Boolean).join(`

`);
}
var title = ({ name = "Fork Safety" }) => prose(name, 100);
function lead(results, options) {
  return `**${title(options)}:** ${prose(headline(results), 600)}`;
}
function linksText({ links }) {
  if (!links) return "";
  let short = links.commit.slice(0, 7), commit = links.blob ? `[\`${short}\`](${links.blob.replace("/blob/", "/commit/").replace(/\/$/, "")})` : `\`${short}\``;
  return `[The run](${links.run}) of commit ${commit}.`;
}
function changesText({ cases }) {
  let changed = cases.filter(({ change }) => change !== void 0);
  if (changed.length === 0) return "";
  let counts = [...groupBy(changed, ({ change }) => change)].filter(([change]) => change !== "unchanged").map(([change, own]) => `${own.length} ${changeNames[change]}`);
  return `Since the base: ${counts.length > 0 ? counts.join(", ") : "nothing changed"}.`;
}
var changeNames = {
  "new-hang": "newly hanging",
  "worse-rate": "hanging more often",
  "new-failure": "newly failing",
  fixed: "fixed",
  unchanged: "unchanged",
  new: "new",
  gone: "gone"
};
function placeLink(place, { links }) {
  let path = workspacePath(place.file, {}), shown = code(line(place));
  return !links?.blob || path === null ? shown : `[${shown}](${links.blob}${encodePath(path)}#L${Math.max(1, Math.trunc(place.line) || 1)})`;
}
function unexpectedTable(list, max) {
  if (list.length === 0) return "";
  let rows = list.slice(0, max).map((group) => groupRow(group));
  return [...["### Not as expected", table(["repro", "variant", "outcome", "expected", "where"], rows)], ...leftOut(list.length - rows.length, "the job summary")].join(`

`);
}
function groupRow({ repro, variant, best, cases }) {
  let rate = cases.length === 1 && best.trials > 0 ? ` ${best.hangs} of ${best.trials}` : "";
  return [
    code(repro, 100),
    code(variant, 60),
    `**${best.outcome}**${rate}`,
    expectedText(cases),
    listText(whereNames(cases))
  ];
}
function expectedText(cases) {
  return [...new Set(cases.flatMap(({ expected }) => expected))].slice(0, 6).join(" or ");
}
function explanation(finding, { conclusions }, options) {
  let { best } = finding, { fork, blocked } = best.diagnosis ?? {}, places = [
    fork && `fork at ${placeLink(fork, options)}`,
    blocked && `blocked at ${placeLink(blocked, options)}`
  ].filter(Boolean), remedy = remedies(finding, conclusions)[0];
  return [
    `**${prose(findingTitle(finding), 200)}.**`,
    prose(cause(best), 800),
    places.length > 0 ? `(${places.join(", ")})` : "",
    remedy ? `**What to do:** ${prose(remedy, 500)}` : "",
    prose(baselineSentence(best), 500)
  ].filter(Boolean).join(" ");
}
function others(results, unexplained) {
  let { skipped, fixed } = tally(results), parts = [
    unexplained > 0 && `${plural(unexplained, "more hazard")} in the job summary`,
    fixed > 0 && `${fixed} fixed`,
    skipped > 0 && `${skipped} skipped`
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}.` : "";
}

// src/github/check.ts
var perRequest = 50, maxAnnotations = 500;
function toAnnotation({ file, line: line2, level, title: title2, message }) {
  return {
    path: file,
    start_line: line2 ?? 1,
    end_line: line2 ?? 1,
    annotation_level: level === "error" ? "failure" : level,
    title: cut(title2, 255),
    message: cutBytes(message || title2, 6e4)
  };
}
function batches(list, size) {
  let count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size));
}
function create(client, run, annotations2) {
  return client.octokit.rest.checks.create({
    ...client.repo,
    name: run.name,
    head_sha: run.headSha,
    status: "completed",
    conclusion: run.conclusion,
    details_url: run.detailsUrl,
    output: { title: oneLine(run.title, 255), summary: cutBytes(run.summary, 65e3), annotations: annotations2 }
  });
}
async function writeCheckRun(client, run) {
  let placed = run.annotations.filter(({ file }) => file !== null).slice(0, maxAnnotations), [first = [], ...rest] = batches(placed.map(toAnnotation), perRequest), created = await create(client, run, first).catch((error) => {
    if (statusOf(error) !== 422 || first.length === 0) throw error;
    return rest.length = 0, create(client, run, []);
  });
  for (let annotations2 of rest)
    await client.octokit.rest.checks.update({
      ...client.repo,
      check_run_id: created.data.id,
      output: {
        title: oneLine(run.title, 255),
        summary: cutBytes(run.summary, 65e3),
        annotations: annotations2
      }
    });
  return created.data.html_url ?? null;
}

// src/github/sticky.ts
async function authorTest({ octokit, token }) {
  if (!/^(ghp|gho|github_pat)_/.test(token)) return ({ user }) => user?.type === "Bot";
  let { data } = await octokit.rest.users.getAuthenticated();
  return ({ user }) => user?.login === data.login;
}
async function ownPost(client, id) {
  let byUs = await authorTest(client), marker = hiddenMarker(id);
  return (post) => (post.body ?? "").split(/\r?\n/, 1)[0] === marker && byUs(post);
}
function isFailedPost(error) {
  let { request } = error ?? {}, status = statusOf(error);
  return request?.method === "POST" && (status === null || status >= 500);
}
async function upsert(client, find, write3) {
  for (let tries = 1; ; tries++)
    try {
      await write3(await find());
      return;
    } catch (error) {
      if (tries === 3 || !isFailedPost(error)) throw error;
      await client.wait(tries);
    }
}
var once = { request: { retries: 0 } };

// src/github/comment.ts
async function findOwn(client, { pull, id }) {
  let isOurs = await ownPost(client, id), pages = client.octokit.paginate.iterator(client.octokit.rest.issues.listComments, {
    ...client.repo,
    issue_number: pull,
    per_page: 100
  });
  for await (let { data } of pages) {
    let own = data.find(isOurs);
    if (own) return own;
  }
  return null;
}
async function write(client, { pull, quiet }, body2, own) {
  let { issues } = client.octokit.rest;
  own?.body === body2 || own === null && quiet || (own ? await issues.updateComment({ ...client.repo, comment_id: own.id, body: body2 }) : await issues.createComment({ ...client.repo, issue_number: pull, body: body2, ...once }));
}
async function writeComment(client, comment) {
  let put = (body2) => upsert(
    client,
    () => findOwn(client, comment),
    (own) => write(client, comment, body2, own)
  );
  try {
    await put(comment.body);
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    let [marker = "", first = ""] = comment.body.split(`
`);
    await put(`${marker}
${cutBytes(first, 1e3)}
`);
  }
}

// src/github/issue.ts
var label = "fork-safety";
async function findOwn2(client, id) {
  let isOurs = await ownPost(client, id), pages = client.octokit.paginate.iterator(client.octokit.rest.issues.listForRepo, {
    ...client.repo,
    labels: label,
    state: "all",
    per_page: 100
  });
  for await (let { data } of pages) {
    let own = data.find((issue) => !issue.pull_request && isOurs(issue));
    if (own) return own;
  }
  return null;
}
async function write2(client, tracking, own) {
  let { issues } = client.octokit.rest, { title: title2, body: body2, healed, runUrl } = tracking;
  if (own === null) {
    healed || await issues.create({ ...client.repo, title: title2, body: body2, labels: [label], ...once });
    return;
  }
  let wasOpen = own.state === "open";
  if (healed && !wasOpen) return;
  let issue = { ...client.repo, issue_number: own.number }, state = healed ? "closed" : "open";
  if (await issues.update({ ...issue, ...healed ? {} : { title: title2, body: body2 }, state }), healed === wasOpen) {
    let said = healed ? `All is as expected again: ${runUrl}` : `It is back: ${runUrl}`;
    await issues.createComment({ ...issue, body: said, ...once });
  }
}
function writeTrackingIssue(client, tracking) {
  return upsert(
    client,
    () => findOwn2(client, tracking.id),
    (own) => write2(client, tracking, own)
  );
}

// src/github/pull.ts
function ofHead(pulls, sha, repository) {
  return pulls.find(
    ({ state, head, base }) => state === "open" && head.sha === sha && base.repo.full_name === repository
  )?.number ?? null;
}
async function findPull(client, workflow) {
  let { payload, repository } = workflow;
  if (payload.pull_request) return payload.pull_request.number ?? null;
  let run = payload.workflow_run;
  if (!run?.head_sha) return null;
  let { rest } = client.octokit, listed = await rest.repos.listPullRequestsAssociatedWithCommit({
    ...client.repo,
    commit_sha: run.head_sha,
    per_page: 100
  }), number = ofHead(listed.data, run.head_sha, repository), owner = run.head_repository?.owner?.login;
  if (number !== null || !owner || !run.head_branch) return number;
  let head = `${owner}:${run.head_branch}`, open = await rest.pulls.list({ ...client.repo, state: "open", head, per_page: 100 });
  return ofHead(open.data, run.head_sha, repository);
}

// src/github/tell.ts
function linksOf(workflow) {
  let sha = headSha(workflow);
  return { run: workflow.runUrl, commit: sha, blob: blobBase(workflow, sha) };
}
function commentSink(results, { name, key, mask }, workflow) {
  let id = `fork-safety:${key}:${name}`;
  return { what: "comment", permission: "pull-requests: write", write: async (client) => {
    let pull = await findPull(client, workflow);
    if (pull === null) return noPull(workflow);
    let body2 = mask(renderComment(results, id, { name, links: linksOf(workflow) }));
    return await writeComment(client, { pull, id, body: body2, quiet: isQuiet(results) }), null;
  } };
}
function noPull({ event }) {
  return event === "workflow_run" || event.startsWith("pull_request") ? null : {
    notice: `Left out: comment. An event of the kind ${oneLine(event, 60)} has no pull request. Annotations and summary are complete.`
  };
}
function issueSink(results, { name, key, mask }, workflow) {
  let id = `fork-safety-watch:${key}:${name}`;
  return { what: "tracking issue", permission: "issues: write", write: async (client) => {
    let { issue } = verdictOf(results);
    if (issue === "leave") return null;
    let body2 = mask(renderComment(results, id, { name, links: linksOf(workflow) })), title2 = mask(`${oneLine(name, 100)}: ${oneLine(headline(results), 150)}`);
    return await writeTrackingIssue(client, { id, title: title2, body: body2, healed: issue === "close", runUrl: workflow.runUrl }), null;
  } };
}
function checkSink(results, { name, mask }, workflow) {
  return { what: "check run", permission: "checks: write", write: async (client) => {
    let run = {
      name: oneLine(name, 100),
      headSha: headSha(workflow),
      title: headline(results),
      summary: renderSummary(results, { maxBytes: 65e3 }),
      annotations: annotations(results).slice(0, maxAnnotations),
      conclusion: verdictOf(results).conclusion,
      detailsUrl: workflow.runUrl
    }, url = await writeCheckRun(client, maskDeep(run, mask));
    return url ? { url } : null;
  } };
}
function sinks(results, tell, workflow) {
  let spoken = workflow.event === "schedule" || tell.comment === "issue" ? issueSink : commentSink;
  return [
    ...tell.checkRun ? [checkSink(results, tell, workflow)] : [],
    ...tell.comment ? [spoken(results, tell, workflow)] : []
  ];
}
var isDenied = ({ error }) => statusOf(error) === 404 || statusOf(error) === 403 && !/rate limit/i.test(String(error));
function denied(failures) {
  let what = failures.map(({ sink }) => sink.what).join(" and "), answers = [...new Set(failures.map(({ error }) => statusOf(error)))].join(" and "), needed = failures.map(({ sink }) => `"${sink.permission}"`).join(" and ");
  return `Not written: ${what}. GitHub answered ${answers}. The job needs the permission ${needed}. Annotations and summary are complete.`;
}
function leftOut2(failures, reason) {
  return `Left out: ${failures.map(({ sink }) => sink.what).join(" and ")}. The pull request is from ${reason}, so its token may only read. Annotations and summary are complete.`;
}
function bottomOf(error) {
  let { cause: cause2, message } = error ?? {};
  return cause2 ? bottomOf(cause2) : String(message ?? error);
}
function failed({ sink, error }) {
  let status = statusOf(error), answer = status === null ? "GitHub could not be reached" : `GitHub answered ${status}`, said = oneLine(bottomOf(error), 300);
  return `Not written: ${sink.what}. ${answer}: ${said}`;
}
function toTold(failures, workflow) {
  let refused = failures.filter(isDenied), others2 = failures.filter((failure) => !isDenied(failure)).map(failed);
  if (refused.length === 0) return { warnings: others2, notices: [] };
  let reason = readOnlyReason(workflow);
  return reason === null ? { warnings: [denied(refused), ...others2], notices: [] } : { warnings: others2, notices: [leftOut2(refused, reason)] };
}
async function tellGitHub(results, tell, workflow) {
  let failures = [], written = [], all = sinks(results, tell, workflow);
  try {
    let { repository, apiUrl } = workflow, client = await openClient({ ...tell, repository, apiUrl });
    for (let sink of all)
      await client.within(sink.write(client)).then((one) => written.push(one)).catch((error) => failures.push({ sink, error }));
  } catch (error) {
    failures.push(...all.map((sink) => ({ sink, error })));
  }
  let told = toTold(failures, workflow), notices = written.flatMap((one) => one && "notice" in one ? [one.notice] : []), page = written.find((one) => one !== null && "url" in one);
  return { ...told, notices: [...told.notices, ...notices], ...page };
}
export {
  tellGitHub
};
