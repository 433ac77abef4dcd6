import type { PolicyResource } from "@pulumi/policy";
import { type Finding, undecidable, violation } from "../core/finding.js";
import { type Reading, read, textOf } from "../core/reading.js";
import { isGiven } from "../core/references.js";
import type { Candidates } from "../core/referrers.js";
import type { ResourceFindings } from "../core/stack-rule.js";
import { type PolicyDocument, policyDocument, type PolicyStatement } from "./policy-document.js";

/** The policies of topics, queues and buckets: each stands in a resource of its own, or within what it protects. */
export interface PolicyDemand {
    /** The policies that are resources of their own, by what they protect. */
    policies: { of(target: PolicyResource): Candidates };
    holds(statements: readonly PolicyStatement[]): boolean;
    /** What is wrong with a policy that does not hold. */
    problem: string;
    fix: string;
}

/** Asks the same of the policies of some resources, and that each has one. */
export function judgePolicies(targets: readonly PolicyResource[], demand: PolicyDemand): ResourceFindings[] {
    return targets.map((target) => {
        const { certain, possible } = demand.policies.of(target);
        const holder = certain[0] ?? (hasInlinePolicy(target) ? target : undefined);
        if (holder !== undefined) {
            return { resource: holder, findings: judgeDocument(readPolicy(holder), demand) };
        }
        const [doubtful] = possible;
        const missing =
            doubtful === undefined
                ? violation("policy", "is not set", demand.fix)
                : undecidable("policy", `may be set by "${doubtful.name}", which is not known yet`, demand.fix);
        return { resource: target, findings: [missing] };
    });
}

/** The document in a `policy`. AWS shows an empty text where there is none. */
export function documentIn(policy: Reading): PolicyDocument {
    return textOf(policy)?.trim() === "" ? { state: "absent" } : policyDocument(policy);
}

function readPolicy({ props }: PolicyResource): PolicyDocument {
    return documentIn(read(props, "policy"));
}

function hasInlinePolicy(target: PolicyResource): boolean {
    return isGiven(target, "policy") && readPolicy(target).state !== "absent";
}

/** What a policy says in a first preview is not known wherever it names an ARN, so that it cannot be decided then. */
function judgeDocument(document: PolicyDocument, { holds, problem, fix }: PolicyDemand): Finding[] {
    switch (document.state) {
        case "known":
            return holds(document.statements) ? [] : [violation("policy", problem, fix)];
        case "unknown":
            return [undecidable("policy", "is not known yet", fix)];
        case "absent":
            return [violation("policy", "is not set", fix)];
        case "malformed":
            return [violation("policy", "is no policy document", fix)];
    }
}
