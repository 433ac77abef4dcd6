import { setTimeout } from "node:timers/promises";
import { CloudError, type Subject } from "./errors.js";

const calls = ["create", "read", "update", "delete"] as const;
const faultNames = ["fail", "throttle", "timeout", "lose-answer"] as const;

export type Call = (typeof calls)[number];
export type FaultName = (typeof faultNames)[number];

/** One call that goes wrong. */
export interface Fault {
    readonly type: string;
    readonly call: Call;
    /** Which call of this kind on this type, counted from 1 in each run. @default 1 */
    readonly nth: number;
    /** With `lose-answer` the change is made and only the answer is lost. */
    readonly fault: FaultName;
}

export interface FaultPlan {
    readonly faults: readonly Fault[];
    /** How long every create, read, update and delete takes at least. @default 0 */
    readonly latencyMs: number;
}

const errors: Readonly<Record<FaultName, { readonly code: string; readonly message: string }>> = {
    fail: { code: "InternalFailure", message: "the request failed because of an unknown error in the service" },
    throttle: { code: "ThrottlingException", message: "Rate exceeded" },
    timeout: { code: "RequestTimeout", message: "no answer came in time, and nothing was changed" },
    "lose-answer": { code: "RequestTimeout", message: "the connection was closed before the answer came" },
};

/** Makes calls slow or fail as a test planned it. */
export class Faults {
    private readonly counts = new Map<string, number>();
    private readonly cancelled = new AbortController();

    constructor(private readonly plan: FaultPlan) {}

    /**
     * Runs a call, or lets it go wrong.
     *
     * @throws CloudError the fault that was planned for this call
     */
    async during<T>(call: Call, subject: Subject, work: () => T): Promise<T> {
        const fault = this.next(call, subject.type);
        await this.wait();
        if (fault !== undefined && fault !== "lose-answer") throw faultError(fault, subject);
        const result = work();
        if (fault !== undefined) throw faultError(fault, subject);
        return result;
    }

    /** Ends every wait: the run is being stopped. */
    cancel(): void {
        this.cancelled.abort();
    }

    private next(call: Call, type: string): FaultName | undefined {
        const key = `${call} ${type}`;
        const count = (this.counts.get(key) ?? 0) + 1;
        this.counts.set(key, count);
        return this.plan.faults.find((fault) => fault.type === type && fault.call === call && fault.nth === count)
            ?.fault;
    }

    private async wait(): Promise<void> {
        if (this.plan.latencyMs === 0) return;
        try {
            await setTimeout(this.plan.latencyMs, undefined, { signal: this.cancelled.signal });
        } catch {
            throw new CloudError(
                "RequestCanceled",
                "RequestCanceled: the run was cancelled while the call was under way",
            );
        }
    }
}

function faultError(fault: FaultName, { type, name }: Subject): CloudError {
    const { code, message } = errors[fault];
    return new CloudError(code, `${code}: ${message} (${type} "${name}")`);
}

export const noFaults: FaultPlan = { faults: [], latencyMs: 0 };

/**
 * Reads a plan such as `[{"type": "aws:rds/instance:Instance", "call": "create", "fault": "fail"}, {"latencyMs": 50}]`.
 *
 * @throws Error that names every mistake and what is allowed
 */
export function parseFaults(text: string | undefined): FaultPlan {
    if (text === undefined || text.trim() === "") return noFaults;
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch {
        throw new Error("EVENKEEL_FAULTS is not JSON; write a list of faults.");
    }
    const entries = (Array.isArray(json) ? json : [json]).map((entry: unknown, index) => parseEntry(entry, index));
    const problems = entries.flatMap((entry) => entry.problems);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    return {
        faults: entries.flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
        latencyMs: Math.max(0, ...entries.map(({ latencyMs }) => latencyMs ?? 0)),
    };
}

interface Entry {
    readonly problems: readonly string[];
    readonly fault?: Fault;
    readonly latencyMs?: number;
}

function parseEntry(entry: unknown, index: number): Entry {
    const where = `EVENKEEL_FAULTS[${String(index)}]`;
    if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
        return { problems: [`${where} is not an object; write {"type", "call", "nth", "fault"} or {"latencyMs"}.`] };
    }
    const members = new Map<string, unknown>(Object.entries(entry));
    return members.has("latencyMs") ? parseLatency(members, where) : parseFault(members, where);
}

function parseLatency(members: ReadonlyMap<string, unknown>, where: string): Entry {
    const latencyMs = members.get("latencyMs");
    const problems = unknownKeys(members, ["latencyMs"], where);
    if (typeof latencyMs === "number" && latencyMs >= 0) return { problems, latencyMs };
    return {
        problems: [...problems, `${where}.latencyMs is ${JSON.stringify(latencyMs)}; write milliseconds, 0 or more.`],
    };
}

function parseFault(members: ReadonlyMap<string, unknown>, where: string): Entry {
    const problems = unknownKeys(members, ["type", "call", "nth", "fault"], where);
    const said = (key: string, allowed: string): void => {
        problems.push(`${where}.${key} is ${JSON.stringify(members.get(key) ?? null)}; write ${allowed}.`);
    };
    const type = members.get("type");
    const call = calls.find((known) => known === members.get("call"));
    const fault = faultNames.find((known) => known === members.get("fault"));
    const nth = members.get("nth") ?? 1;
    if (typeof type !== "string" || type.split(":").length !== 3)
        said("type", 'a type such as "aws:rds/instance:Instance"');
    if (call === undefined) said("call", oneOf(calls));
    if (fault === undefined) said("fault", oneOf(faultNames));
    if (typeof nth !== "number" || !Number.isInteger(nth) || nth < 1) said("nth", "a whole number from 1");
    if (problems.length > 0 || typeof type !== "string" || typeof nth !== "number" || !call || !fault)
        return { problems };
    return { problems, fault: { type, call, nth, fault } };
}

function unknownKeys(members: ReadonlyMap<string, unknown>, allowed: readonly string[], where: string): string[] {
    return [...members.keys()]
        .filter((key) => !allowed.includes(key))
        .map((key) => `${where} has the unknown key "${key}"; allowed are ${allowed.join(", ")}.`);
}

function oneOf(words: readonly string[]): string {
    return words.map((word) => `"${word}"`).join(" or ");
}
