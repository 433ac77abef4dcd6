import http from "node:http";
import https from "node:https";
import { Type } from "typebox";
import { Check } from "typebox/value";
import { reasonOf } from "../../common/reason.js";
import type { ProbeResult } from "./observation.js";

/** Questions at once, so that more than one instance is asked. */
const questions = 3;
/** What is read of an answer; `/ready` says what it has to say in far less. */
const mostBytes = 65_536;

/** What `/ready` of the image application answers, as far as it matters here. */
const Readiness = Type.Object({
    dependencies: Type.Array(
        Type.Object({
            name: Type.String({ maxLength: 64 }),
            state: Type.Union([Type.Literal("up"), Type.Literal("down")]),
        }),
    ),
});

/** One answer: undefined where it was as it should be. */
interface Failure {
    readonly reason: string;
    /** Dependencies that it names as down. */
    readonly down: readonly string[];
}

/** Asks the web site as visitors do, several times at once, each time on a new connection. Never rejects: no answer is a result too. */
export async function askSite({ url, seconds }: { readonly url: URL; readonly seconds: number }): Promise<ProbeResult> {
    const answers = await Promise.all(Array.from({ length: questions }, () => askOnce(url, seconds)));
    const failures = answers.filter((answer): answer is Failure => answer !== undefined);
    const [first, ...others] = failures;
    const isShared = first !== undefined && failures.length === answers.length;
    return {
        asked: answers.length,
        failed: failures.length,
        reason: first?.reason,
        dependencies: isShared ? first.down.filter((name) => others.every(({ down }) => down.includes(name))) : [],
    };
}

async function askOnce(url: URL, seconds: number): Promise<Failure | undefined> {
    try {
        const { status, body } = await get(url, AbortSignal.timeout(seconds * 1_000));
        if (status >= 200 && status < 300) {
            return undefined;
        }
        const down = dependenciesDown(body);
        const missing = down.length === 0 ? "" : `, because ${down.join(" and ")} cannot be used`;
        return { reason: `${url.pathname} was answered with ${status}${missing}`, down };
    } catch (error) {
        const isLate = error instanceof Error && error.name === "AbortError";
        const reason = isLate ? `not answered within ${seconds} seconds` : `not answered (${reasonOf(error)})`;
        return { reason: `${url.pathname} was ${reason}`, down: [] };
    }
}

function get(url: URL, signal: AbortSignal): Promise<{ readonly status: number; readonly body: string }> {
    const { get: ask } = url.protocol === "https:" ? https : http;
    return new Promise((resolve, reject) => {
        // A connection that was kept while Lambda paused the function may be dead: without an agent each is new.
        const options = { agent: false, signal, headers: { "user-agent": "evenkeel-health-guardian" } } as const;
        const request = ask(url, options, (response) => {
            const parts: Buffer[] = [];
            let bytes = 0;
            const finish = (): void =>
                resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") });
            response.on("data", (part: Buffer) => {
                bytes += part.length;
                if (bytes > mostBytes) {
                    finish();
                    response.destroy();
                } else {
                    parts.push(part);
                }
            });
            response.on("end", finish);
            response.on("error", reject);
        });
        request.on("error", reject);
    });
}

function dependenciesDown(body: string): readonly string[] {
    let answer: unknown;
    try {
        answer = JSON.parse(body);
    } catch {
        // Whoever answers with an error page names no dependency.
        return [];
    }
    return Check(Readiness, answer)
        ? answer.dependencies.filter(({ state }) => state === "down").map(({ name }) => name)
        : [];
}
