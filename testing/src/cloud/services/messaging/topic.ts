import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { malformedPolicy, policyStatements, valuesOf } from "../shared/policies.js";
import { missingPrincipals } from "../shared/principals.js";

export const topicType = "aws:sns/topic:Topic";
const roleType = "aws:iam/role:Role";
const invalid = "InvalidParameter";
const feedback = ["application", "firehose", "http", "lambda", "sqs"];

/** Only SNS's own actions belong into a topic's policy. */
const action = /^(\*|sns:(\*|[A-Za-z*]+))$/i;

// https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
export function topicPolicyFaults(inputs: Inputs): Refusals {
    const actions = policyStatements(inputs.json("policy")).flatMap((statement) => valuesOf(statement, "Action"));
    const foreign = actions.find((each) => !action.test(each));
    const message = `policy names the action "${foreign}": Policy statement action out of service scope! Use actions of sns.`;
    return [
        ...malformedPolicy(inputs, "policy", "resource", invalid),
        refuseIf(foreign !== undefined, invalid, message),
    ];
}

// https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
function refuse(inputs: Inputs): Refusals {
    const fifo = inputs.flag("fifoTopic") === true;
    const pattern = fifo ? /^[A-Za-z0-9_-]{1,251}\.fifo$/ : /^[A-Za-z0-9_-]{1,256}$/;
    const rule = fifo
        ? 'at most 256 letters, digits, hyphens and underscores that end with ".fifo"'
        : "at most 256 letters, digits, hyphens and underscores";
    return [
        mismatched(inputs, "name", pattern, rule, invalid),
        longerThan(inputs, "displayName", 100, invalid),
        only(
            inputs,
            "contentBasedDeduplication",
            fifo || inputs.flag("contentBasedDeduplication") === false,
            "with fifoTopic",
            invalid,
        ),
        only(inputs, "archivePolicy", fifo, "with fifoTopic", invalid),
        unlisted(inputs, "signatureVersion", [1, 2], invalid),
        unlisted(inputs, "tracingConfig", ["PassThrough", "Active"], invalid),
        unlisted(inputs, "fifoThroughputScope", ["Topic", "MessageGroup"], invalid),
        // https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
        ...feedback.map((kind) => outside(inputs, `${kind}SuccessFeedbackSampleRate`, 0, 100, invalid)),
        ...topicPolicyFaults(inputs),
    ];
}

const topic: ServiceModel = {
    type: topicType,
    immutable: ["name", "namePrefix", "fifoTopic"],
    defaults: { contentBasedDeduplication: false, fifoTopic: false },
    autoName: {
        property: "name",
        maxLength: 80,
        suffix: (inputs) => (inputs.flag("fifoTopic") === true ? ".fifo" : ""),
    },
    taggable: true,
    facts: ["name", "fifoTopic", "kmsMasterKeyId"],
    references: feedback.flatMap((kind) =>
        ["Success", "Failure"].map((outcome) => ({
            property: `${kind}${outcome}FeedbackRoleArn`,
            to: [roleType],
            by: "arn",
            missing: invalid,
        })),
    ),
    refuse,
    refuseWith: (inputs, cloud) => [
        ...missingKey(inputs, "kmsMasterKeyId", cloud, "KMSNotFound"),
        ...missingPrincipals(inputs, "policy", cloud, invalid),
    ],
    id: (inputs, place) => regionalArn(place, "sns", inputs.text("name") ?? ""),
    outputs: (inputs, place) => ({
        arn: place.id,
        beginningArchiveTime: "",
        owner: place.account,
        fifoThroughputScope: inputs.flag("fifoTopic") === true ? "Topic" : "",
        policy: ownersPolicy(place.id, place.account),
        signatureVersion: 0,
        tracingConfig: "",
    }),
};

/** The policy of a topic that nobody gave one: its owner may do everything. */
function ownersPolicy(arn: string, account: string): string {
    const actions = [
        "GetTopicAttributes",
        "SetTopicAttributes",
        "AddPermission",
        "RemovePermission",
        "DeleteTopic",
        "Subscribe",
        "ListSubscriptionsByTopic",
        "Publish",
    ];
    return JSON.stringify({
        Version: "2008-10-17",
        Id: "__default_policy_ID",
        Statement: [
            {
                Sid: "__default_statement_ID",
                Effect: "Allow",
                Principal: { AWS: "*" },
                Action: actions.map((name) => `SNS:${name}`),
                Resource: arn,
                Condition: { StringEquals: { "AWS:SourceOwner": account } },
            },
        ],
    });
}

const topicPolicy: ServiceModel = {
    type: "aws:sns/topicPolicy:TopicPolicy",
    immutable: ["arn"],
    facts: ["arn", "policy"],
    references: [{ property: "arn", to: [topicType], by: "arn", missing: "NotFound" }],
    refuse: topicPolicyFaults,
    refuseWith: (inputs, cloud) => missingPrincipals(inputs, "policy", cloud, invalid),
    id: (inputs) => inputs.text("arn") ?? "",
    outputs: (_inputs, place) => ({ owner: place.account }),
};

export const models: readonly ServiceModel[] = [topic, topicPolicy];
