import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { refuseIf, together, unlisted } from "../shared/checks.js";
import { bucketAsId, ofBucket } from "./bucket.js";

/** In the order in which objects can move through them. */
const storageClasses = ["STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];
const infrequentAccess = ["STANDARD_IA", "ONEZONE_IA"];
const infrequentAccessDays = 30;
const actions = [
    "expiration",
    "transitions",
    "noncurrentVersionExpiration",
    "noncurrentVersionTransitions",
    "abortIncompleteMultipartUpload",
];

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
function transitionFaults(rule: Inputs): Refusals {
    const expiry = rule.number("expiration.days");
    return [
        ...rule.list("transitions").flatMap((transition) => {
            const days = transition.number("days");
            const storageClass = transition.text("storageClass") ?? "";
            return [
                unlisted(transition, "storageClass", storageClasses, "MalformedXML"),
                together(transition, "days", "date", "MalformedXML"),
                tooEarly(storageClass, days),
                refuseIf(
                    days !== undefined && expiry !== undefined && expiry <= days,
                    "InvalidArgument",
                    `expiration.days is ${expiry} and a transition's days ${days}; let the objects expire later than they move.`,
                ),
            ];
        }),
        ...leftTooEarly(rule),
        ...rule
            .list("noncurrentVersionTransitions")
            .flatMap((transition) => [
                unlisted(transition, "storageClass", storageClasses, "MalformedXML"),
                tooEarly(transition.text("storageClass") ?? "", transition.number("noncurrentDays")),
            ]),
    ];
}

/** What has moved to infrequent access stays there for 30 days, and comes back from nowhere further down. */
function leftTooEarly(rule: Inputs): Refusals {
    const moves = rule.list("transitions").map((transition) => ({
        storageClass: transition.text("storageClass") ?? "",
        days: transition.number("days"),
    }));
    return moves
        .filter(({ storageClass }) => infrequentAccess.includes(storageClass))
        .flatMap((from) =>
            moves.map((to) =>
                refuseIf(
                    storageClasses.indexOf(to.storageClass) > storageClasses.indexOf(from.storageClass) &&
                        from.days !== undefined &&
                        to.days !== undefined &&
                        to.days < from.days + infrequentAccessDays,
                    "InvalidArgument",
                    `'Days' of the transition to ${to.storageClass} is ${to.days}; use at least 30 more than the ${from.days} of that to ${from.storageClass}.`,
                ),
            ),
        );
}

function tooEarly(storageClass: string, days: number | undefined): Refusals[number] {
    const bad = infrequentAccess.includes(storageClass) && days !== undefined && days < infrequentAccessDays;
    const message = `a transition to ${storageClass} after ${days} days; use at least ${infrequentAccessDays}.`;
    return refuseIf(bad, "InvalidArgument", message);
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
function ruleFaults(rule: Inputs): Refusals {
    const predicates = ["prefix", "tag", "objectSizeGreaterThan", "objectSizeLessThan", "and"].filter((predicate) =>
        rule.has(`filter.${predicate}`),
    );
    const narrow = ["filter.tag", "filter.and.tags", "filter.objectSizeGreaterThan", "filter.objectSizeLessThan"];
    const id = rule.text("id") ?? "";
    return [
        unlisted(rule, "status", ["Enabled", "Disabled"], "MalformedXML"),
        together(rule, "filter", "prefix", "MalformedXML"),
        refuseIf(id.length > 255, "InvalidArgument", `the rule's id has ${id.length} characters; use at most 255.`),
        refuseIf(
            predicates.length > 1,
            "MalformedXML",
            `rule "${id}" has the filters ${predicates.join(" and ")} beside each other; put them into filter.and.`,
        ),
        refuseIf(
            !actions.some((action) => rule.has(action)),
            "InvalidRequest",
            `rule "${id}" does nothing; give it one of ${actions.join(", ")}.`,
        ),
        refuseIf(
            rule.has("abortIncompleteMultipartUpload") && narrow.some((predicate) => rule.has(predicate)),
            "InvalidRequest",
            `rule "${id}" has abortIncompleteMultipartUpload and a filter by tag or size; put it into a rule of its own.`,
        ),
        ...transitionFaults(rule),
    ];
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
const lifecycle: ServiceModel = {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    immutable: ["bucket", "expectedBucketOwner"],
    references: [ofBucket],
    refuse: (inputs) => {
        const ids = inputs.list("rules").map((rule) => rule.text("id"));
        const repeated = ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);
        return [
            refuseIf(
                repeated !== undefined,
                "InvalidArgument",
                `two rules have the id "${repeated}"; give each its own.`,
            ),
            refuseIf(ids.length > 1000, "InvalidRequest", `rules has ${ids.length} entries; use at most 1000.`),
            ...inputs.list("rules").flatMap(ruleFaults),
        ];
    },
    id: bucketAsId,
    outputs: () => ({ transitionDefaultMinimumObjectSize: "all_storage_classes_128K" }),
};

export const models: readonly ServiceModel[] = [lifecycle];
