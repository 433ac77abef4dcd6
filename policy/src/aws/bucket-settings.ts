import type { PolicyResource } from "@pulumi/policy";
import { type Finding, undecidable, violation } from "../core/finding.js";
import { elementsOf, type Reading, read, textOf } from "../core/reading.js";
import { isGiven } from "../core/references.js";
import { type Candidates, Referrers } from "../core/referrers.js";
import type { Stack } from "../core/stack.js";
import type { ResourceFindings } from "../core/stack-rule.js";
import { bucketTypes } from "./buckets.js";

/** One setting of a bucket, which stands in a resource of its own or, the older way, within the bucket. */
export interface BucketSetting {
    /** The resource of its own, under each name that the provider has for it. */
    types: readonly string[];
    judgeOwn: (setting: PolicyResource) => Finding[];
    /** The property within the bucket, under each name that the provider has for it. */
    inline: readonly string[];
    judgeInline: (bucket: PolicyResource, property: string) => Finding[];
    /** What is wrong with a bucket without it, such as `has no access logs`, and what to do. */
    problem: string;
    fix: string;
    /** What makes the setting needless for a bucket. */
    needless?: { of(bucket: PolicyResource): Candidates };
}

/** Asks every bucket of a stack for a setting. Directory buckets have no such settings. */
export function judgeBuckets(stack: Stack, setting: BucketSetting): ResourceFindings[] {
    const settings = new Referrers(stack, { from: setting.types, property: "bucket", to: bucketTypes });
    return stack.ofType(...bucketTypes).map((bucket) => judgeBucket(bucket, settings.of(bucket), setting));
}

/** The two names that the provider has for each setting of a bucket, such as `bucketVersioning`. */
export function settingTypes(name: string): string[] {
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return [`aws:s3/${name}:${title}`, `aws:s3/${name}V2:${title}V2`];
}

/** Asks that some element of a list complies: that one does is enough, and one that is not known yet may. */
export function judgeSome(
    list: Reading,
    property: string,
    { complies, problem, fix }: { complies(element: Reading): boolean | undefined; problem: string; fix: string },
): Finding[] {
    const answers = list.state === "unknown" ? [undefined] : elementsOf(list).map(complies);
    if (answers.includes(true)) {
        return [];
    }
    return [
        answers.includes(undefined)
            ? undecidable(property, "is not known yet", fix)
            : violation(property, problem, fix),
    ];
}

function judgeBucket(bucket: PolicyResource, settings: Candidates, setting: BucketSetting): ResourceFindings {
    const [own] = settings.certain;
    const findings = own === undefined ? judgeWithin(bucket, setting) : settings.certain.flatMap(setting.judgeOwn);
    const needless = setting.needless?.of(bucket);
    if (findings.length === 0 || (needless !== undefined && needless.certain.length > 0)) {
        return { resource: bucket, findings: [] };
    }
    const [doubtful] = [...(own === undefined ? settings.possible : []), ...(needless?.possible ?? [])];
    return doubtful === undefined
        ? { resource: own ?? bucket, findings }
        : { resource: bucket, findings: [doubt(doubtful, setting)] };
}

function judgeWithin(bucket: PolicyResource, { inline, judgeInline, problem, fix }: BucketSetting): Finding[] {
    const property = inline.find((name) => isSet(bucket, name));
    return property === undefined ? [violation("bucket", problem, fix)] : judgeInline(bucket, property);
}

function doubt({ name }: PolicyResource, { problem, fix }: BucketSetting): Finding {
    return undecidable("bucket", `${problem}, unless "${name}" is for it, which is not known yet`, fix);
}

/** Once the bucket exists, AWS shows an empty list or text for what the program left out. */
function isSet(bucket: PolicyResource, property: string): boolean {
    const value = read(bucket.props, property);
    const isEmpty = value.state === "known" && Array.isArray(value.value) && value.value.length === 0;
    return isGiven(bucket, property) && !isEmpty && textOf(value) !== "";
}
