import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/github/client.ts
var secondsPerTry = 10, waits = 3, sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)), tooLate = () => new DOMException("the time for it was used up", "AbortError");
function politeFetch(fetch2, limit, second) {
  return async (url, options) => {
    for (let waited = 0; ; waited++) {
      let left = limit.deadline - Date.now();
      if (left <= 0) throw tooLate();
      let signal = AbortSignal.timeout(Math.min(left, secondsPerTry * 1e3)), response = await fetch2(url, { ...options, signal }), wait = Number(response.headers.get("retry-after")) * second;
      if (!((response.status === 403 || response.status === 429) && wait > 0) || waited === waits || Date.now() + wait >= limit.deadline) return response;
      await sleep(wait);
    }
  };
}
var grace = 2e3;
function limitOf(milliseconds, interrupt) {
  let limit = { deadline: Date.now() + milliseconds }, timers = /* @__PURE__ */ new Map(), arm = (late) => {
    clearTimeout(timers.get(late)), timers.set(late, setTimeout(late, Math.max(0, limit.deadline - Date.now())));
  }, cut = () => {
    limit.deadline = Math.min(limit.deadline, Date.now() + grace);
    for (let late of timers.keys()) arm(late);
  };
  return interrupt?.aborted ? cut() : interrupt?.addEventListener("abort", cut), Object.assign(limit, {
    wait: (late) => (arm(late), () => {
      clearTimeout(timers.get(late)), timers.delete(late);
    })
  });
}
async function race(work, limit) {
  let stop = () => {
  }, late = new Promise((_, reject) => {
    stop = limit.wait(() => reject(tooLate()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop();
  }
}
async function openClient(settings) {
  let { token, repository, apiUrl, seconds = 60, second = 1e3 } = settings, limit = limitOf(seconds * 1e3, settings.interrupt), { getOctokit } = await import("./github-E5OHZHHK.js"), { defaults } = await import("./utils-AOKVSPF6.js"), { retry } = await import("./dist-bundle-M2YQGOFR.js"), { throttling } = await import("./dist-bundle-AHPSO3NA.js"), fits = (after, _, __, waited) => waited < waits && Date.now() + after * second < limit.deadline, octokit = getOctokit(
    token,
    {
      baseUrl: apiUrl,
      log: { debug: () => {
      }, info: () => {
      }, warn: () => {
      }, error: () => {
      } },
      request: { fetch: politeFetch(defaults.request?.fetch ?? fetch, limit, second) },
      retry: {
        doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
        retries: 2,
        retryAfterBaseValue: second
      },
      throttle: {
        id: crypto.randomUUID(),
        retryAfterBaseValue: second,
        onRateLimit: fits,
        onSecondaryRateLimit: () => !1
      }
    },
    retry,
    throttling
  ), [owner = "", repo = ""] = repository.split("/");
  return {
    octokit,
    token,
    repo: { owner, repo },
    within: (work) => race(work, limit),
    wait: (seconds2) => sleep(seconds2 * second)
  };
}
function statusOf(error) {
  let { status, response } = error ?? {};
  return typeof status == "number" && response !== void 0 ? status : null;
}

export {
  openClient,
  statusOf
};
