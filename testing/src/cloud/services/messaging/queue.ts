import type { Inputs } from "../../inputs.js";
import type { Cloud, Reference, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { mismatched, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { fact } from "../shared/placement.js";
import { isMap, malformedPolicy, parse } from "../shared/policies.js";
import { missingPrincipals } from "../shared/principals.js";

export const queueType = "aws:sqs/queue:Queue";
const invalid = "InvalidAttributeValue";

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
function refuse(inputs: Inputs): Refusals {
    const fifo = inputs.flag("fifoQueue") === true;
    const pattern = fifo ? /^[A-Za-z0-9_-]{1,75}\.fifo$/ : /^[A-Za-z0-9_-]{1,80}$/;
    const rule = fifo
        ? 'at most 80 letters, digits, hyphens and underscores that end with ".fifo"'
        : "at most 80 letters, digits, hyphens and underscores";
    return [
        mismatched(inputs, "name", pattern, rule, "InvalidParameterValue"),
        outside(inputs, "delaySeconds", 0, 900, invalid),
        outside(inputs, "maxMessageSize", 1_024, 1_048_576, invalid),
        outside(inputs, "messageRetentionSeconds", 60, 1_209_600, invalid),
        outside(inputs, "receiveWaitTimeSeconds", 0, 20, invalid),
        outside(inputs, "visibilityTimeoutSeconds", 0, 43_200, invalid),
        outside(inputs, "kmsDataKeyReusePeriodSeconds", 60, 86_400, invalid),
        unlisted(inputs, "deduplicationScope", ["messageGroup", "queue"], invalid),
        unlisted(inputs, "fifoThroughputLimit", ["perQueue", "perMessageGroupId"], invalid),
        inputs.flag("contentBasedDeduplication") === true &&
            only(inputs, "contentBasedDeduplication", fifo, "with fifoQueue", "InvalidAttributeName"),
        refuseIf(
            inputs.flag("sqsManagedSseEnabled") === true && inputs.has("kmsMasterKeyId"),
            invalid,
            "sqsManagedSseEnabled and kmsMasterKeyId are both set; keep one of them.",
        ),
        ...malformedPolicy(inputs, "policy", "resource", invalid),
        ...redriveFaults(inputs),
    ];
}

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
function redriveFaults(inputs: Inputs): Refusals {
    const text = inputs.text("redrivePolicy");
    if (text === undefined || text === "") return [];
    const policy = parse(text);
    const count = isMap(policy) ? Number(policy.maxReceiveCount) : NaN;
    const complete = isMap(policy) && typeof policy.deadLetterTargetArn === "string";
    return [
        refuseIf(
            !complete || !Number.isInteger(count) || count < 1 || count > 1000,
            "InvalidParameterValue",
            'redrivePolicy is malformed; write {"deadLetterTargetArn":"<ARN of a queue>","maxReceiveCount":<1 to 1000>}.',
        ),
    ];
}

function deadLetterFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const policy = parse(inputs.text("redrivePolicy") ?? "");
    const target = isMap(policy) ? policy.deadLetterTargetArn : undefined;
    if (typeof target !== "string") return [];
    const queue = cloud.all(queueType).find((each) => fact(each, "arn") === target);
    const mixed = queue !== undefined && (queue.facts.fifoQueue === true) !== (inputs.flag("fifoQueue") === true);
    return [
        refuseIf(
            queue === undefined,
            "InvalidParameterValue",
            `Value ${target} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist; create that queue first.`,
        ),
        refuseIf(
            mixed,
            "InvalidParameterValue",
            "the dead-letter queue of a FIFO queue is a FIFO queue too; use two of one kind.",
        ),
    ];
}

const queue: ServiceModel = {
    type: queueType,
    immutable: ["name", "namePrefix", "fifoQueue"],
    defaults: {
        contentBasedDeduplication: false,
        delaySeconds: 0,
        fifoQueue: false,
        maxMessageSize: 262_144,
        messageRetentionSeconds: 345_600,
        receiveWaitTimeSeconds: 0,
        visibilityTimeoutSeconds: 30,
    },
    autoName: {
        property: "name",
        maxLength: 80,
        suffix: (inputs) => (inputs.flag("fifoQueue") === true ? ".fifo" : ""),
    },
    taggable: true,
    unique: [{ property: "name", code: "QueueAlreadyExists" }],
    facts: ["name", "fifoQueue", "visibilityTimeoutSeconds"],
    refuse,
    refuseWith: (inputs, cloud) => [
        ...deadLetterFaults(inputs, cloud),
        ...missingKey(inputs, "kmsMasterKeyId", cloud, "KMS.NotFoundException"),
    ],
    id: (inputs, place) => `https://sqs.${place.region}.amazonaws.com/${place.account}/${inputs.text("name") ?? ""}`,
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "sqs", inputs.text("name") ?? ""),
        url: place.id,
        deduplicationScope: inputs.flag("fifoQueue") === true ? "queue" : "",
        fifoThroughputLimit: inputs.flag("fifoQueue") === true ? "perQueue" : "",
        kmsDataKeyReusePeriodSeconds: 300,
        policy: "",
        redriveAllowPolicy: "",
        redrivePolicy: "",
        // Since 2022 a new queue is encrypted with a key of SQS's own.
        sqsManagedSseEnabled: !inputs.has("kmsMasterKeyId"),
    }),
};

const ofQueue: Reference = { property: "queueUrl", to: [queueType], missing: "QueueDoesNotExist" };

const queuePolicy: ServiceModel = {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    immutable: ["queueUrl"],
    facts: ["queueUrl", "policy"],
    references: [ofQueue],
    refuse: (inputs) => malformedPolicy(inputs, "policy", "resource", invalid),
    refuseWith: (inputs, cloud) => missingPrincipals(inputs, "policy", cloud, invalid),
    id: (inputs) => inputs.text("queueUrl") ?? "",
};

const redrivePolicy: ServiceModel = {
    type: "aws:sqs/redrivePolicy:RedrivePolicy",
    immutable: ["queueUrl"],
    references: [ofQueue],
    refuse: redriveFaults,
    id: (inputs) => inputs.text("queueUrl") ?? "",
};

const redriveAllowPolicy: ServiceModel = {
    type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    immutable: ["queueUrl"],
    references: [ofQueue],
    refuse: (inputs) => {
        const policy = parse(inputs.text("redriveAllowPolicy") ?? "");
        const permissions = ["allowAll", "denyAll", "byQueue"];
        const bad =
            inputs.text("redriveAllowPolicy") !== undefined &&
            !(isMap(policy) && permissions.includes(String(policy.redrivePermission)));
        return [
            refuseIf(
                bad,
                invalid,
                `redriveAllowPolicy names no redrivePermission; use one of ${permissions.join(", ")}.`,
            ),
        ];
    },
    id: (inputs) => inputs.text("queueUrl") ?? "",
};

export const models: readonly ServiceModel[] = [queue, queuePolicy, redrivePolicy, redriveAllowPolicy];
