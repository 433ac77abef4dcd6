import type { Inputs } from "../../inputs.js";
import type { Cloud, PlacedResource, Properties, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { refuseIf } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { creationTime } from "../shared/made-up.js";
import { securityGroupTypes, subnetTypes } from "../shared/placement.js";
import { trustOf } from "../shared/principals.js";
import { functionFaults } from "./function-rules.js";
import { functionType, invalid } from "./types.js";

/** The role has to let Lambda in. AWS checks it when the function is made. */
function refuseWith(inputs: Inputs, cloud: Cloud): Refusals {
    const trusted = trustOf(inputs.text("role"), cloud)?.includes("lambda.amazonaws.com") ?? true;
    const message =
        "The role defined for the function cannot be assumed by Lambda; let its trust policy name lambda.amazonaws.com.";
    return [
        // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
        refuseIf(!trusted, invalid, message),
        ...missingKey(inputs, "kmsKeyArn", cloud, "KMSNotFoundException"),
    ];
}

function outputs(inputs: Inputs, place: PlacedResource): Properties {
    const arn = regionalArn(place, "lambda", `function:${place.id}`);
    const version = inputs.flag("publish") === true ? String(Number(place.previous?.version ?? 0) + 1) : "$LATEST";
    const path = `arn:${place.partition}:apigateway:${place.region}:lambda:path`;
    return {
        arn,
        invokeArn: `${path}/2015-03-31/functions/${arn}/invocations`,
        lastModified: creationTime.replace("Z", ".000+0000"),
        qualifiedArn: `${arn}:${version}`,
        qualifiedInvokeArn: `${path}/2015-03-31/functions/${arn}:${version}/invocations`,
        responseStreamingInvokeArn: `${path}/2021-11-15/functions/${arn}/response-streaming-invocations`,
        signingJobArn: "",
        signingProfileVersionArn: "",
        sourceCodeSize: 1024,
        version,
        architectures: ["x86_64"],
        codeSha256: place.hex(43, "code"),
        ephemeralStorage: { size: 512 },
        loggingConfig: { logFormat: "Text", logGroup: `/aws/lambda/${place.id}` },
        tracingConfig: { mode: "PassThrough" },
    };
}

const lambdaFunction: ServiceModel = {
    type: functionType,
    immutable: ["name", "packageType"],
    defaults: {
        memorySize: 128,
        packageType: "Zip",
        publish: false,
        reservedConcurrentExecutions: -1,
        skipDestroy: false,
        timeout: 3,
    },
    autoName: { property: "name", maxLength: 64 },
    taggable: true,
    unique: [{ property: "name", code: "ResourceConflictException" }],
    facts: ["name", "timeout"],
    references: [
        { property: "role", to: ["aws:iam/role:Role"], by: "arn", missing: invalid },
        { property: "vpcConfig.subnetIds[]", to: subnetTypes, missing: invalid, inUse: "DependencyViolation" },
        {
            property: "vpcConfig.securityGroupIds[]",
            to: securityGroupTypes,
            missing: invalid,
            inUse: "DependencyViolation",
        },
        { property: "fileSystemConfig.arn", to: ["aws:efs/accessPoint:AccessPoint"], by: "arn", missing: invalid },
    ],
    refuse: functionFaults,
    refuseWith,
    id: (inputs) => inputs.text("name") ?? "",
    outputs,
    changeWithUpdate: ["lastModified", "qualifiedArn", "qualifiedInvokeArn", "version"],
};

// https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html
const layerVersion: ServiceModel = {
    type: "aws:lambda/layerVersion:LayerVersion",
    immutable: [
        ...[
            "layerName",
            "code",
            "s3Bucket",
            "s3Key",
            "s3ObjectVersion",
            "description",
            "licenseInfo",
            "sourceCodeHash",
        ],
        ...["compatibleArchitectures", "compatibleRuntimes"],
    ],
    defaults: { skipDestroy: false },
    id: (inputs, place) => regionalArn(place, "lambda", `layer:${inputs.text("layerName") ?? ""}:1`),
    outputs: (inputs, place) => ({
        arn: place.id,
        codeSha256: place.hex(43, "code"),
        createdDate: creationTime,
        layerArn: regionalArn(place, "lambda", `layer:${inputs.text("layerName") ?? ""}`),
        signingJobArn: "",
        signingProfileVersionArn: "",
        sourceCodeSize: 1024,
        version: "1",
    }),
};

export const models: readonly ServiceModel[] = [lambdaFunction, layerVersion];
