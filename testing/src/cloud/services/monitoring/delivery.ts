import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { isElsewhere, parseArn, regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, refuseIf, unlisted } from "../shared/checks.js";
import { fact } from "../shared/placement.js";

const sourceType = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const destinationType = "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination";
const distributionType = "aws:cloudfront/distribution:Distribution";

const invalid = "ValidationException";
const notFound = "ResourceNotFoundException";
const conflict = "ConflictException";

/** CloudFront's logs start in this region, wherever they go. */
const edgeRegion = "us-east-1";
const longestName = 60;

function badName(inputs: Inputs, property: string): Refusals {
    return [
        longerThan(inputs, property, longestName, invalid),
        mismatched(inputs, property, /^[\w-]*$/, "letters, digits, dashes and underscores", invalid),
    ];
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
function edgeFaults(inputs: Inputs): Refusals {
    if (parseArn(inputs.text("resourceArn") ?? "")?.service !== "cloudfront") return [];
    const region = inputs.text("region");
    return [
        unlisted(inputs, "logType", ["ACCESS_LOGS", "CONNECTION_LOGS"], invalid),
        refuseIf(
            region !== undefined && region !== edgeRegion,
            invalid,
            `region is "${region}"; logs of CloudFront start in ${edgeRegion} only.`,
        ),
    ];
}

function missingDistribution(inputs: Inputs, cloud: Cloud): Refusals {
    const arn = inputs.text("resourceArn") ?? "";
    const judged = parseArn(arn)?.service === "cloudfront" && !isElsewhere(arn);
    const exists = cloud.all(distributionType).some((distribution) => fact(distribution, "arn") === arn);
    return [
        refuseIf(judged && !exists, notFound, `resourceArn names "${arn}", which does not exist; name one that does.`),
    ];
}

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html
const source: ServiceModel = {
    type: sourceType,
    immutable: ["name", "logType", "resourceArn"],
    autoName: { property: "name", maxLength: longestName },
    taggable: true,
    // What already has a source, under whatever name, gets no second one.
    unique: [
        { property: "name", code: conflict },
        { property: "resourceArn", code: conflict },
    ],
    facts: ["name"],
    refuse: (inputs) => [
        ...badName(inputs, "name"),
        mismatched(inputs, "resourceArn", /^arn:/, "the ARN of what sends the logs", invalid),
        ...edgeFaults(inputs),
    ],
    refuseWith: missingDistribution,
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "logs", `delivery-source:${place.id}`),
        service: parseArn(inputs.text("resourceArn") ?? "")?.service ?? "",
    }),
};

const destinationTypes: Readonly<Record<string, string>> = { s3: "S3", logs: "CWL", firehose: "FH" };
const resourceArn = "deliveryDestinationConfiguration.destinationResourceArn";

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliveryDestination.html
const destination: ServiceModel = {
    type: destinationType,
    immutable: ["name", "outputFormat"],
    autoName: { property: "name", maxLength: longestName },
    taggable: true,
    unique: [{ property: "name", code: conflict }],
    facts: ["name"],
    refuse: (inputs) => [
        ...badName(inputs, "name"),
        mismatched(inputs, resourceArn, /^arn:/, "the ARN of a bucket, a log group or a stream", invalid),
        unlisted(inputs, "outputFormat", ["json", "plain", "w3c", "raw", "parquet"], invalid),
        unlisted(inputs, "deliveryDestinationType", ["S3", "CWL", "FH", "XRAY"], invalid),
        refuseIf(
            !inputs.has("deliveryDestinationConfiguration") && !inputs.has("deliveryDestinationType"),
            invalid,
            "neither deliveryDestinationConfiguration nor deliveryDestinationType is set; say where the logs go.",
        ),
    ],
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "logs", `delivery-destination:${place.id}`),
        deliveryDestinationType: destinationTypes[parseArn(inputs.text(resourceArn) ?? "")?.service ?? ""] ?? "",
    }),
};

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateDelivery.html
const delivery: ServiceModel = {
    type: "aws:cloudwatch/logDelivery:LogDelivery",
    immutable: ["deliverySourceName", "deliveryDestinationArn"],
    taggable: true,
    references: [
        { property: "deliverySourceName", to: [sourceType], missing: notFound, inUse: conflict },
        { property: "deliveryDestinationArn", to: [destinationType], by: "arn", missing: notFound, inUse: conflict },
    ],
    refuse: (inputs) => {
        const fields = inputs.count("recordFields") ?? 0;
        return [
            longerThan(inputs, "fieldDelimiter", 5, invalid),
            refuseIf(fields > 128, invalid, `recordFields has ${fields} fields; use at most 128.`),
        ];
    },
    id: (_inputs, place) => place.hex(16, "delivery"),
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "logs", `delivery:${place.id}`),
        fieldDelimiter: "",
        recordFields: [],
        s3DeliveryConfigurations: [],
    }),
};

export const models: readonly ServiceModel[] = [source, destination, delivery];
