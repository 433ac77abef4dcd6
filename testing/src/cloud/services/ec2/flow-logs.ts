import type { ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { refuseIf, unlisted } from "../shared/checks.js";
import { fact, subnetTypes } from "../shared/placement.js";
import { vpcType } from "./types.js";

const flowLogType = "aws:ec2/flowLog:FlowLog";
const invalid = "InvalidParameter";
const watched = [
    "vpcId",
    "subnetId",
    "eniId",
    "transitGatewayId",
    "transitGatewayAttachmentId",
    "regionalNatGatewayId",
];

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
const flowLog: ServiceModel = {
    type: flowLogType,
    immutable: [
        ...watched,
        "deliverCrossAccountRole",
        "destinationOptions",
        "iamRoleArn",
        "logDestination",
        "logDestinationType",
        "logFormat",
        "maxAggregationInterval",
        "trafficType",
    ],
    defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
    taggable: true,
    facts: [...watched, "logDestination", "trafficType"],
    references: [
        { property: "vpcId", to: [vpcType], missing: "InvalidVpcId.NotFound" },
        { property: "subnetId", to: subnetTypes, missing: "InvalidSubnetID.NotFound" },
    ],
    refuse: (inputs) => {
        const given = watched.filter((property) => inputs.has(property));
        const toLogs = inputs.text("logDestinationType") === "cloud-watch-logs";
        const network = !inputs.has("transitGatewayId") && !inputs.has("transitGatewayAttachmentId");
        return [
            refuseIf(given.length !== 1, invalid, `give exactly one of ${watched.join(", ")}.`),
            unlisted(inputs, "logDestinationType", ["cloud-watch-logs", "s3", "kinesis-data-firehose"], invalid),
            unlisted(inputs, "maxAggregationInterval", [60, 600], invalid),
            unlisted(inputs, "trafficType", ["ACCEPT", "REJECT", "ALL"], invalid),
            refuseIf(
                network && !inputs.has("trafficType"),
                "MissingParameter",
                "trafficType is not set; use ACCEPT, REJECT or ALL.",
            ),
            refuseIf(
                !inputs.has("logDestination"),
                "MissingParameter",
                "logDestination is not set; name a log group or bucket by ARN.",
            ),
            refuseIf(
                toLogs && !inputs.has("iamRoleArn"),
                invalid,
                "iamRoleArn is not set; CloudWatch Logs needs a role that may write.",
            ),
            refuseIf(
                inputs.text("logDestinationType") === "s3" && inputs.has("iamRoleArn"),
                invalid,
                "iamRoleArn is set; a delivery to S3 takes none, the bucket's policy allows it.",
            ),
            refuseIf(
                toLogs && inputs.has("destinationOptions"),
                invalid,
                "destinationOptions is set; it is taken only with S3.",
            ),
        ];
    },
    refuseWith: (inputs, cloud) => {
        const known = inputs.known();
        const same = cloud
            .all(flowLogType)
            .find((other) =>
                [...watched, "logDestination", "trafficType"].every(
                    (property) => other.facts[property] === known[property],
                ),
            );
        const message = `${same?.id ?? ""} writes the same traffic to ${fact(same, "logDestination") ?? ""} already; keep one of the two.`;
        return [refuseIf(same !== undefined, "FlowLogAlreadyExists", message)];
    },
    id: (_inputs, place) => `fl-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `vpc-flow-log/${place.id}`),
        logFormat:
            "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} " +
            "${start} ${end} ${action} ${log-status}",
    }),
};

export const flowLogModels: readonly ServiceModel[] = [flowLog];
