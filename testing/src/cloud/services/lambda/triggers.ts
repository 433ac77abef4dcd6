import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals, ServiceModel } from "../../model.js";
import { parseArn, regionalArn } from "../shared/arn.js";
import { absent, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";
import { creationTime, uuid } from "../shared/made-up.js";
import { fact } from "../shared/placement.js";
import { aliasType, functionType, invalid, notFound } from "./types.js";

/** A function is named by its name, its ARN, or either with a version or alias behind it. */
function namedFunction(given: string | undefined, cloud: Cloud): CloudResource | undefined {
    if (given === undefined) return undefined;
    const name = parseArn(given)?.resource.split(":")[1] ?? given.split(":")[0] ?? "";
    return cloud.find(functionType, name);
}

export function missingFunction(inputs: Inputs, property: string, cloud: Cloud): Refusals[number] {
    const given = inputs.text(property);
    const missing = given !== undefined && namedFunction(given, cloud) === undefined;
    return refuseIf(missing, notFound, `Function not found: ${property} is "${given}"; name a function that exists.`);
}

/** A version is a number or `$LATEST`; any other word is the name of an alias, which has to be there. */
function missingAlias(inputs: Inputs, property: string, cloud: Cloud): Refusals[number] {
    const qualifier = inputs.text("qualifier") ?? "$LATEST";
    const owner = namedFunction(inputs.text(property), cloud)?.id;
    const known = cloud
        .all(aliasType)
        .some((each) => fact(each, "name") === qualifier && each.id.includes(`:function:${owner}:`));
    const missing = owner !== undefined && !/^(\$LATEST|\d+)$/.test(qualifier) && !known;
    return refuseIf(
        missing,
        notFound,
        `Function not found: ${owner}:${qualifier}; let qualifier name an alias that exists.`,
    );
}

// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
const permission: ServiceModel = {
    type: "aws:lambda/permission:Permission",
    immutable: [
        ...["action", "eventSourceToken", "function", "functionUrlAuthType", "invokedViaFunctionUrl", "principal"],
        ...["principalOrgId", "qualifier", "sourceAccount", "sourceArn", "statementId", "statementIdPrefix"],
    ],
    autoName: { property: "statementId", maxLength: 100 },
    facts: ["function", "principal", "sourceArn"],
    refuse: (inputs) => [
        mismatched(
            inputs,
            "action",
            /^(\*|lambda:([A-Za-z]+|\*))$/,
            '"lambda:InvokeFunction" or another action of lambda',
            "ValidationException",
        ),
        mismatched(
            inputs,
            "statementId",
            /^[A-Za-z0-9_-]{1,100}$/,
            "at most 100 letters, digits, hyphens and underscores",
            "ValidationException",
        ),
        mismatched(
            inputs,
            "principal",
            /^(\*|\d{12}|arn:.+|[a-z0-9.-]+\.amazonaws\.com(\.cn)?|events\.[a-z0-9.-]+)$/,
            'a service such as "s3.amazonaws.com", an account or an ARN',
            invalid,
        ),
        mismatched(inputs, "sourceAccount", /^\d{12}$/, "an account number of 12 digits", "ValidationException"),
        mismatched(inputs, "sourceArn", /^arn:/, "an ARN", "ValidationException"),
    ],
    refuseWith: (inputs, cloud) => [
        missingFunction(inputs, "function", cloud),
        missingAlias(inputs, "function", cloud),
    ],
    id: (inputs) => inputs.text("statementId") ?? "",
};

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
function mappingFaults(inputs: Inputs): Refusals {
    const service = parseArn(inputs.text("eventSourceArn") ?? "")?.service;
    const stream = service === "kinesis" || service === "dynamodb";
    const queue = service === "sqs";
    const batch = inputs.number("batchSize") ?? 0;
    return [
        outside(inputs, "batchSize", 1, 10_000, "ValidationException"),
        outside(inputs, "maximumBatchingWindowInSeconds", 0, 300, "ValidationException"),
        outside(inputs, "parallelizationFactor", 1, 10, "ValidationException"),
        outside(inputs, "maximumRetryAttempts", -1, 10_000, "ValidationException"),
        outside(inputs, "scalingConfig.maximumConcurrency", 2, 1_000, "ValidationException"),
        refuseIf(
            queue && batch > 10 && (inputs.number("maximumBatchingWindowInSeconds") ?? 0) < 1,
            invalid,
            `batchSize is ${batch}; from 11 on set maximumBatchingWindowInSeconds to 1 or more.`,
        ),
        stream && absent(inputs, "startingPosition", invalid, "use LATEST or TRIM_HORIZON"),
        refuseIf(queue && inputs.has("startingPosition"), invalid, "startingPosition is set for a queue; remove it."),
        unlisted(inputs, "startingPosition", ["LATEST", "TRIM_HORIZON", "AT_TIMESTAMP"], "ValidationException"),
    ];
}

/** A message must stay hidden at least as long as the function may work on it. */
function hiddenTooShortly(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const queue = cloud.all("aws:sqs/queue:Queue").find((each) => fact(each, "arn") === inputs.text("eventSourceArn"));
    const hidden = Number(queue?.facts.visibilityTimeoutSeconds ?? NaN);
    const timeout = Number(namedFunction(inputs.text("functionName"), cloud)?.facts.timeout ?? NaN);
    const message = `Queue visibility timeout: ${hidden} seconds is less than Function timeout: ${timeout} seconds; raise visibilityTimeoutSeconds.`;
    return refuseIf(hidden < timeout, invalid, message);
}

const eventSourceMapping: ServiceModel = {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    immutable: ["eventSourceArn", "startingPosition", "startingPositionTimestamp", "queues", "topics"],
    defaults: { enabled: true },
    taggable: true,
    refuse: mappingFaults,
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    refuseWith: (inputs, cloud) => [missingFunction(inputs, "functionName", cloud), hiddenTooShortly(inputs, cloud)],
    id: (_inputs, place) => uuid(place),
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "lambda", `event-source-mapping:${place.id}`),
        functionArn:
            parseArn(inputs.text("functionName") ?? "") === undefined
                ? regionalArn(place, "lambda", `function:${inputs.text("functionName") ?? ""}`)
                : (inputs.text("functionName") ?? ""),
        lastModified: creationTime,
        lastProcessingResult: "",
        state: inputs.flag("enabled") === false ? "Disabled" : "Enabled",
        stateTransitionReason: "USER_INITIATED",
        uuid: place.id,
    }),
};

// https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
const eventInvokeConfig: ServiceModel = {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    immutable: ["functionName", "qualifier"],
    defaults: { maximumRetryAttempts: 2 },
    refuse: (inputs) => [
        outside(inputs, "maximumRetryAttempts", 0, 2, "ValidationException"),
        outside(inputs, "maximumEventAgeInSeconds", 60, 21_600, "ValidationException"),
        ...["onFailure", "onSuccess"].map((outcome) =>
            mismatched(
                inputs,
                `destinationConfig.${outcome}.destination`,
                /^arn:/,
                "the ARN of a queue, topic, function, bus or bucket",
                invalid,
            ),
        ),
    ],
    refuseWith: (inputs, cloud) => [
        missingFunction(inputs, "functionName", cloud),
        missingAlias(inputs, "functionName", cloud),
    ],
    id: (inputs) =>
        [inputs.text("functionName"), inputs.text("qualifier")].filter((part) => part !== undefined).join(":"),
};

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html
const functionUrl: ServiceModel = {
    type: "aws:lambda/functionUrl:FunctionUrl",
    immutable: ["functionName", "qualifier"],
    defaults: { invokeMode: "BUFFERED" },
    refuse: (inputs) => [
        unlisted(inputs, "authorizationType", ["AWS_IAM", "NONE"], "ValidationException"),
        unlisted(inputs, "invokeMode", ["BUFFERED", "RESPONSE_STREAM"], "ValidationException"),
        outside(inputs, "cors.maxAge", 0, 86_400, "ValidationException"),
    ],
    refuseWith: (inputs, cloud) => [missingFunction(inputs, "functionName", cloud)],
    id: (inputs) => inputs.text("functionName") ?? "",
    outputs: (inputs, place) => {
        const urlId = place.hex(32, "url");
        return {
            functionArn: regionalArn(place, "lambda", `function:${inputs.text("functionName") ?? ""}`),
            functionUrl: `https://${urlId}.lambda-url.${place.region}.on.aws/`,
            urlId,
        };
    },
};

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html
const alias: ServiceModel = {
    type: aliasType,
    immutable: ["functionName", "name"],
    autoName: { property: "name", maxLength: 128 },
    refuse: (inputs) => [
        mismatched(
            inputs,
            "name",
            /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/,
            "at most 128 letters, digits, hyphens and underscores, not only digits",
            "ValidationException",
        ),
        mismatched(
            inputs,
            "functionVersion",
            /^(\$LATEST|\d+)$/,
            '"$LATEST" or a version number',
            "ValidationException",
        ),
    ],
    refuseWith: (inputs, cloud) => [missingFunction(inputs, "functionName", cloud)],
    id: (inputs, place) => aliasArn(inputs, regionalArn(place, "lambda", "function")),
    outputs: (_inputs, place) => ({
        arn: place.id,
        invokeArn: `arn:${place.partition}:apigateway:${place.region}:lambda:path/2015-03-31/functions/${place.id}/invocations`,
    }),
};

function aliasArn(inputs: Inputs, prefix: string): string {
    const name =
        parseArn(inputs.text("functionName") ?? "")?.resource.split(":")[1] ?? inputs.text("functionName") ?? "";
    return `${prefix}:${name}:${inputs.text("name") ?? ""}`;
}

export const models: readonly ServiceModel[] = [permission, eventSourceMapping, eventInvokeConfig, functionUrl, alias];
