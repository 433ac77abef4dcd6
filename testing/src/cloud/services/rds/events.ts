import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { absent, longerThan, refuseIf, unlisted } from "../shared/checks.js";
import { fact } from "../shared/placement.js";
import { badCombination, badValue, instanceType } from "./types.js";

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
const categories: Readonly<Record<string, readonly string[]>> = {
    "db-instance": [
        ...[
            "availability",
            "backtrack",
            "backup",
            "configuration change",
            "creation",
            "deletion",
            "failover",
            "failure",
        ],
        ...["low storage", "maintenance", "notification", "read replica", "recovery", "restoration", "security"],
        "security patching",
    ],
    "db-parameter-group": ["configuration change"],
    "db-security-group": ["configuration change", "failure"],
    "db-snapshot": ["creation", "deletion", "notification", "restoration"],
    "db-cluster": [
        ...["configuration change", "creation", "deletion", "failover", "failure", "global-failover", "maintenance"],
        ...["migration", "notification", "serverless"],
    ],
    "db-cluster-snapshot": ["backup", "notification"],
    "db-proxy": ["configuration change", "creation", "deletion", "failure"],
    "blue-green-deployment": ["creation", "deletion", "failure", "notification"],
    "custom-engine-version": ["creation", "failure", "restoring"],
};

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html
function refuse(inputs: Inputs): Refusals {
    const source = inputs.text("sourceType");
    const known = source === undefined ? Object.values(categories).flat() : (categories[source] ?? []);
    const unknown = inputs.texts("eventCategories").find((category) => !known.includes(category));
    return [
        longerThan(inputs, "name", 255, badValue),
        unlisted(inputs, "sourceType", Object.keys(categories), badValue),
        refuseIf(
            unknown !== undefined && known.length > 0,
            "SubscriptionCategoryNotFound",
            `eventCategories names "${unknown}"; with the sourceType ${source ?? "(all)"} use some of ${[...new Set(known)].join(", ")}.`,
        ),
        inputs.has("sourceIds") &&
            absent(inputs, "sourceType", badCombination, "say what kind of source sourceIds names"),
    ];
}

const eventSubscription: ServiceModel = {
    type: "aws:rds/eventSubscription:EventSubscription",
    immutable: ["name", "namePrefix"],
    defaults: { enabled: true },
    autoName: { property: "name", maxLength: 255 },
    taggable: true,
    unique: [{ property: "name", code: "SubscriptionAlreadyExist" }],
    references: [{ property: "snsTopic", to: ["aws:sns/topic:Topic"], by: "arn", missing: "SNSTopicArnNotFound" }],
    refuse,
    refuseWith: (inputs, cloud) => {
        if (inputs.text("sourceType") !== "db-instance") return [];
        const identifiers = cloud.all(instanceType).map((instance) => fact(instance, "identifier"));
        const missing = inputs.texts("sourceIds").find((id) => !identifiers.includes(id));
        const message = `sourceIds names "${missing}", which does not exist; use the identifier of an instance.`;
        return [refuseIf(missing !== undefined, "SourceNotFound", message)];
    },
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "rds", `es:${place.id}`), customerAwsId: place.account }),
};

export const models: readonly ServiceModel[] = [eventSubscription];
