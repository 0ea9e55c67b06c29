import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/github/workflow.ts
function readPayload(text) {
  try {
    let payload = JSON.parse(text ?? "{}");
    return typeof payload == "object" && payload !== null ? payload : {};
  } catch {
    return {};
  }
}
function readWorkflow(env, readText) {
  let repository = env.GITHUB_REPOSITORY ?? "";
  if (!/^[^/]+\/[^/]+$/.test(repository)) return null;
  let path = env.GITHUB_EVENT_PATH, server = env.GITHUB_SERVER_URL || "https://github.com", payload = readPayload(path ? readText(path) : null), own = `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID ?? ""}`;
  return {
    event: env.GITHUB_EVENT_NAME ?? "",
    payload,
    repository,
    apiUrl: env.GITHUB_API_URL || "https://api.github.com",
    sha: env.GITHUB_SHA ?? "",
    workflow: env.GITHUB_WORKFLOW ?? "",
    file: /([^/]+\.ya?ml)@/.exec(env.GITHUB_WORKFLOW_REF ?? "")?.[1] ?? null,
    runId: env.GITHUB_RUN_ID ?? "",
    job: env.GITHUB_JOB ?? "",
    actor: env.GITHUB_ACTOR ?? "",
    runUrl: payload.workflow_run?.html_url ?? own
  };
}
function headSha({ payload, sha }) {
  return payload.pull_request?.head?.sha ?? payload.workflow_run?.head_sha ?? sha;
}
function readOnlyReason({ event, payload, actor }) {
  if (event !== "pull_request") return null;
  if (actor === "dependabot[bot]") return "Dependabot";
  let { head, base } = payload.pull_request ?? {};
  return head?.repo?.full_name === base?.repo?.full_name ? null : "a fork";
}
function blobBase({ runUrl }, sha) {
  let repository = /^https?:\/\/.*(?=\/actions\/runs\/)/.exec(runUrl)?.[0];
  return repository && /^[0-9a-f]{40,64}$/.test(sha) ? `${repository}/blob/${sha}/` : null;
}

export {
  readWorkflow,
  headSha,
  readOnlyReason,
  blobBase
};
