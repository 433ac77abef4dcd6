import type { Inputs } from "../../inputs.js";
import type { Reference, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { isSet, longerThan, mismatched, refuseIf, unlisted } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { malformedPolicy } from "../shared/policies.js";

const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
const invalid = "InvalidParameterException";
const notFound = "ResourceNotFoundException";

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
const retentions = [
    ...[0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
const logGroup: ServiceModel = {
    type: logGroupType,
    immutable: ["name", "namePrefix", "logGroupClass"],
    defaults: { retentionInDays: 0, skipDestroy: false },
    autoName: { property: "name", maxLength: 512 },
    taggable: true,
    unique: [{ property: "name", code: "ResourceAlreadyExistsException" }],
    facts: ["name"],
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/logs/protecting-log-groups-from-deletion.html
    deletionProtection: { property: "deletionProtectionEnabled", code: "ValidationException" },
    refuse: (inputs) => [
        longerThan(inputs, "name", 512, invalid),
        mismatched(inputs, "name", /^[A-Za-z0-9._\-/#]+$/, "letters, digits and ._-/#", invalid),
        refuseIf(
            inputs.text("name")?.startsWith("aws/") === true,
            invalid,
            `name is "${inputs.text("name")}"; a name must not begin with "aws/", use "/aws/…".`,
        ),
        unlisted(inputs, "retentionInDays", retentions, invalid),
        unlisted(inputs, "logGroupClass", ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"], invalid),
    ],
    refuseWith: (inputs, cloud) => missingKey(inputs, "kmsKeyId", cloud, invalid),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "logs", `log-group:${place.id}`),
        deletionProtectionEnabled: false,
        logGroupClass: "STANDARD",
    }),
};

const ofGroup: Reference = { property: "logGroupName", to: [logGroupType], missing: notFound };

function transformationFaults(inputs: Inputs): Refusals {
    const path = "metricTransformation";
    return [
        refuseIf(
            isSet(inputs, `${path}.defaultValue`) && isSet(inputs, `${path}.dimensions`),
            invalid,
            "metricTransformation has a defaultValue and dimensions; keep one of them.",
        ),
        mismatched(
            inputs,
            `${path}.namespace`,
            /^[^:*$]{1,255}$/,
            "at most 255 characters without :, * and $",
            invalid,
        ),
        mismatched(inputs, `${path}.name`, /^[^:*$]{1,255}$/, "at most 255 characters without :, * and $", invalid),
    ];
}

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
const metricFilter: ServiceModel = {
    type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    immutable: ["name", "logGroupName"],
    autoName: { property: "name", maxLength: 255 },
    references: [ofGroup],
    refuse: (inputs) => [
        mismatched(inputs, "name", /^[^:*]{1,512}$/, "at most 512 characters without : and *", invalid),
        longerThan(inputs, "pattern", 1024, invalid),
        ...transformationFaults(inputs),
    ],
    id: (inputs) => inputs.text("name") ?? "",
};

const logStream: ServiceModel = {
    type: "aws:cloudwatch/logStream:LogStream",
    immutable: ["name", "logGroupName"],
    autoName: { property: "name", maxLength: 512 },
    references: [ofGroup],
    refuse: (inputs) => [
        mismatched(inputs, "name", /^[^:*]{1,512}$/, "at most 512 characters without : and *", invalid),
    ],
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "logs", `log-group:${inputs.text("logGroupName") ?? ""}:log-stream:${place.id}`),
    }),
};

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
const subscriptionFilter: ServiceModel = {
    type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    immutable: ["name", "logGroup"],
    autoName: { property: "name", maxLength: 512 },
    references: [{ property: "logGroup", to: [logGroupType], missing: notFound }],
    refuse: (inputs) => [
        unlisted(inputs, "distribution", ["ByLogStream", "Random"], invalid),
        longerThan(inputs, "filterPattern", 1024, invalid),
    ],
    id: (_inputs, place) => `cwlsf-${parseInt(place.hex(8, "filter"), 16)}`,
    outputs: () => ({ distribution: "ByLogStream", roleArn: "" }),
};

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
const resourcePolicy: ServiceModel = {
    type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    immutable: ["policyName", "resourceArn"],
    refuse: (inputs) => [
        ...malformedPolicy(inputs, "policyDocument", "resource", invalid),
        longerThan(inputs, "policyDocument", 5120, "LimitExceededException"),
    ],
    id: (inputs) => inputs.text("policyName") ?? inputs.text("resourceArn") ?? "",
    outputs: (_inputs, place) => ({ policyScope: "ACCOUNT", revisionId: place.hex(32, "revision") }),
};

export const models: readonly ServiceModel[] = [logGroup, metricFilter, logStream, subscriptionFilter, resourcePolicy];
