import { certifiedRegions } from "@evenkeel/app-runtime";
import type { Preset, WebSizes } from "./presets.js";
import { everybody } from "./ranges.js";
import type { AwsValues, ProjectValues } from "./schema.js";

/** What rules between keys speak of: those values that are right each by itself. */
export interface CheckedValues {
    /** Namespace of the project's own keys. */
    readonly namespace: string;
    readonly aws: Partial<AwsValues>;
    readonly project: Partial<ProjectValues>;
    /** Whether a key of the project is there at all, right or wrong. */
    readonly isGiven: (key: keyof ProjectValues) => boolean;
    /** Undefined where the tier is not known. */
    readonly preset: Preset | undefined;
    /** The web tier after the preset. */
    readonly web: Partial<WebSizes>;
}

type Findings = (string | false)[];

/** What is wrong with values that are right each by itself: `false` entries are the checks that passed. */
export function findContradictions(values: CheckedValues): Findings {
    return [
        ...zoneFindings(values),
        ...webFindings(values),
        ...certificateFindings(values),
        databaseFinding(values),
        alertFinding(values),
        ...subscriberFindings(values),
        uptimeFinding(values),
    ];
}

function zoneFindings({ namespace, aws: { region }, project: { zones } }: CheckedValues): Findings {
    const key = `${namespace}:zones`;
    const repeated = (zones ?? []).filter((zone, index, all) => all.indexOf(zone) !== index);
    const foreign = (zones ?? []).filter((zone) => region !== undefined && zone.slice(0, -1) !== region);
    return [
        foreign.length > 0 &&
            `${key} names ${foreign.join(", ")}, but aws:region is "${region}"; use zones of that region, such as "${region}a".`,
        repeated.length > 0 && `${key} names ${repeated.join(", ")} twice; name every zone once.`,
        zones === undefined &&
            region !== undefined &&
            irregularRegions.has(region) &&
            `${key} is not set, and which zones of ${region} an account has cannot be told from its name; name two or three ` +
                `of those that "aws ec2 describe-availability-zones --region ${region}" lists.`,
    ];
}

function webFindings({ namespace, project: { tier }, preset, web }: CheckedValues): Findings {
    const key = `${namespace}:web`;
    const { instanceType, minSize, maxSize } = web;
    return [
        preset !== undefined &&
            minSize !== undefined &&
            minSize < preset.lowestMinSize &&
            `${key}.minSize is ${minSize}; tier "${tier}" needs ${preset.lowestMinSize} or more, so that one instance can fail.`,
        minSize !== undefined &&
            maxSize !== undefined &&
            minSize > maxSize &&
            `${key}.minSize is ${minSize} but maxSize is ${maxSize}; set maxSize to ${minSize} or more, or minSize to ${maxSize} or less.`,
        instanceType !== undefined &&
            isArm(instanceType) &&
            `${key}.instanceType is "${instanceType}", which has an Arm processor, and the application is built for x86-64; use a type such as "t3.small".`,
    ];
}

function certificateFindings({
    namespace,
    aws: { region },
    project: { tier, certificateArn, siteName, plainHttp },
    isGiven,
    preset,
}: CheckedValues): Findings {
    const key = `${namespace}:certificateArn`;
    const certificateRegion = certificateArn?.split(":")[3];
    return [
        certificateRegion !== undefined &&
            region !== undefined &&
            certificateRegion !== region &&
            `${key} is of region ${certificateRegion}, but aws:region is "${region}"; use a certificate of that region.`,
        preset?.needsCertificate === true &&
            !isGiven("certificateArn") &&
            plainHttp !== true &&
            `${key} is not set, and what visitors of tier "${tier}" send must not be readable on its way; name a certificate in ACM, or set ` +
                `${namespace}:plainHttp to true until there is one.`,
        certificateArn !== undefined &&
            plainHttp === true &&
            `${namespace}:plainHttp is true although there is a certificate; remove one of them.`,
        isGiven("certificateArn") &&
            !isGiven("siteName") &&
            `${namespace}:siteName is not set, and what asks the site whether it is well has to ask for the name that its certificate is for; use one such as "www.example.com".`,
        siteName !== undefined &&
            !isGiven("certificateArn") &&
            `${namespace}:siteName is "${siteName}", but there is no certificate for it; name one as ${key}, or remove the name.`,
    ];
}

/** The applications talk to a database only when they know who vouches for it. */
function databaseFinding({ aws: { region } }: CheckedValues): string | false {
    const known = certifiedRegions();
    return (
        region !== undefined &&
        !known.includes(region) &&
        `aws:region is "${region}", and the certificates that the artefact carries vouch for no database there; use one of ${known.join(", ")}.`
    );
}

function alertFinding({ namespace, project: { tier, alertEmails }, isGiven, preset }: CheckedValues): string | false {
    // Of addresses that are given and wrong, that is said already.
    const namesNobody = alertEmails === undefined ? !isGiven("alertEmails") : Object.keys(alertEmails).length === 0;
    return (
        preset?.needsAlertEmails === true &&
        namesNobody &&
        `${namespace}:alertEmails names nobody, and tier "${tier}" must not fail unseen; use e-mail addresses by name, such as {"on-call": "team@example.com"}.`
    );
}

/** What a subscriber of PagerDuty is called among the people. */
export const pagerDutyName = "pagerduty";
/** What follows a person's name in the subscription to notices, where there is one of its own. */
export const noticesSuffix = "-notices";

/** All who are told are subscribers, each by a name. */
function subscriberFindings(values: CheckedValues): Findings {
    const { namespace, aws, project, isGiven } = values;
    const { alertEmails = {}, alertPhones = {}, pagerDuty, newRelic } = project;
    const [mailboxes, phones] = [Object.keys(alertEmails), Object.keys(alertPhones)];
    const twice = phones.filter((name) => mailboxes.includes(name));
    const taken = [...mailboxes, ...phones].filter((name) => name === pagerDutyName || name.endsWith(noticesSuffix));
    const secrets = [
        ["pagerDuty.routingKeySecretArn", pagerDuty?.routingKeySecretArn],
        ["newRelic.licenseKeySecretArn", newRelic?.licenseKeySecretArn],
    ] as const;
    return [
        twice.length > 0 &&
            `${namespace}:alertPhones and ${namespace}:alertEmails both name ${twice.join(", ")}; use another name for the telephone, such as "${twice[0] ?? ""}-phone".`,
        ...taken.map(
            (name) =>
                `${namespace}:${mailboxes.includes(name) ? "alertEmails" : "alertPhones"} names somebody "${name}", and "${pagerDutyName}" and names that end with "${noticesSuffix}" are taken; use another one.`,
        ),
        pagerDuty !== undefined &&
            !isGiven("alertEmails") &&
            !isGiven("alertPhones") &&
            `${namespace}:pagerDuty pages, and nobody would hear of a page that fails; name somebody in ${namespace}:alertEmails or ${namespace}:alertPhones too.`,
        ...secrets.map(
            ([key, arn]) =>
                arn !== undefined &&
                aws.region !== undefined &&
                arn.split(":")[3] !== aws.region &&
                `${namespace}:${key} is of region ${arn.split(":")[3] ?? ""}, but aws:region is "${aws.region}"; use a secret of that region.`,
        ),
    ];
}

/** What asks from all over the world comes from no network that could be named. */
function uptimeFinding({ namespace, project: { uptime, allowFrom } }: CheckedValues): string | false {
    return (
        uptime !== undefined &&
        allowFrom !== undefined &&
        !allowFrom.includes(everybody) &&
        `${namespace}:uptime has the site asked from outside, and ${namespace}:allowFrom lets in ${allowFrom.join(", ")} only; allow "${everybody}", or remove ${namespace}:uptime.`
    );
}

/** Regions whose zones are not called a, b, c for every account. */
const irregularRegions: ReadonlySet<string> = new Set(["us-west-1", "ap-northeast-1", "ca-central-1"]);

/** Graviton families have a "g" after the generation's digit: t4g, m7gd, c8gn; a1 is the first of them. */
function isArm(instanceType: string): boolean {
    return /^(a1|[a-z]+\d+g[a-z]*)\./.test(instanceType);
}
