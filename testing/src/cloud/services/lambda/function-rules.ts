import type { Inputs } from "../../inputs.js";
import type { Refusals } from "../../model.js";
import { absent, longerThan, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";
import { isMap } from "../shared/policies.js";
import { invalid } from "./types.js";

// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
const runtimes = [
    ...["nodejs20.x", "nodejs22.x", "nodejs24.x", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14"],
    ...[
        "java8.al2",
        "java11",
        "java17",
        "java21",
        "java25",
        "dotnet8",
        "dotnet9",
        "dotnet10",
        "ruby3.2",
        "ruby3.3",
        "ruby3.4",
    ],
    ...["provided.al2", "provided.al2023"],
];
/** Runtimes with which no new function can be made any more. */
const ended =
    /^(nodejs(|4\.3|4\.3-edge|6\.10|8\.10|10\.x|12\.x|14\.x|16\.x|18\.x)|python(2\.7|3\.[6-9])|ruby2\.[57]|java8|go1\.x|provided|dotnet(core[123]\.[01]|5\.0|6|7))$/;

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
const reserved = [
    ...[
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_DEFAULT_REGION",
        "AWS_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME",
    ],
    ...["AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE"],
    ...["AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID"],
    ...[
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
    ],
];
const maximumEnvironmentBytes = 4096;

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
function environmentFaults(inputs: Inputs): Refusals {
    const variables = inputs.json("environment.variables");
    if (!isMap(variables)) return [];
    const names = Object.keys(variables);
    const taken = names.find((name) => reserved.includes(name));
    const malformed = names.find((name) => !/^[A-Za-z][A-Za-z0-9_]+$/.test(name) && !reserved.includes(name));
    const size = Buffer.byteLength(JSON.stringify(variables));
    return [
        refuseIf(
            taken !== undefined,
            invalid,
            `the environment sets ${taken}, which Lambda reserves; use another name.`,
        ),
        refuseIf(
            malformed !== undefined,
            invalid,
            `the environment sets "${malformed}"; use letters, digits and underscores, a letter first.`,
        ),
        refuseIf(
            size > maximumEnvironmentBytes,
            invalid,
            `the environment has ${size} bytes; Lambda was unable to configure your environment variables because they exceed 4KB.`,
        ),
    ];
}

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
export function functionFaults(inputs: Inputs): Refusals {
    const image = inputs.text("packageType") === "Image";
    const runtime = inputs.text("runtime");
    const gone = runtime !== undefined && ended.test(runtime);
    return [
        mismatched(
            inputs,
            "name",
            /^[A-Za-z0-9_-]{1,64}$/,
            "at most 64 letters, digits, hyphens and underscores",
            "ValidationException",
        ),
        outside(inputs, "timeout", 1, 900, "ValidationException"),
        outside(inputs, "memorySize", 128, 10_240, "ValidationException"),
        outside(inputs, "ephemeralStorage.size", 512, 10_240, "ValidationException"),
        outside(inputs, "reservedConcurrentExecutions", -1, Infinity, "ValidationException"),
        refuseIf(
            gone,
            invalid,
            `The runtime parameter of ${runtime} is no longer supported for creating or updating functions; use one of ${runtimes.join(", ")}.`,
        ),
        !gone && unlisted(inputs, "runtime", runtimes, invalid),
        !image && absent(inputs, "runtime", invalid, 'set it, or packageType "Image"'),
        !image && absent(inputs, "handler", invalid, 'name the file and the function, such as "index.handler"'),
        ...codeFaults(inputs, image),
        unlisted(inputs, "architectures.0", ["x86_64", "arm64"], invalid),
        unlisted(inputs, "packageType", ["Zip", "Image"], invalid),
        unlisted(inputs, "tracingConfig.mode", ["PassThrough", "Active"], "ValidationException"),
        longerThan(inputs, "description", 256, "ValidationException"),
        refuseIf(
            (inputs.count("layers") ?? 0) > 5,
            invalid,
            `layers has ${inputs.count("layers")} entries; use at most 5.`,
        ),
        ...loggingFaults(inputs),
        ...environmentFaults(inputs),
        ...mountFaults(inputs),
    ];
}

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html
function mountFaults(inputs: Inputs): Refusals {
    return [
        mismatched(
            inputs,
            "fileSystemConfig.localMountPath",
            /^\/mnt\/[A-Za-z0-9_.-]+$/,
            'a folder of /mnt, such as "/mnt/uploads"',
            "ValidationException",
        ),
        inputs.has("fileSystemConfig.arn") &&
            absent(inputs, "vpcConfig", invalid, "a function mounts files in the network that they are in"),
    ];
}

function codeFaults(inputs: Inputs, image: boolean): Refusals {
    const sources = ["code", "s3Bucket", "imageUri"].filter((source) => inputs.has(source));
    return [
        refuseIf(
            sources.length !== 1,
            invalid,
            `${sources.length === 0 ? "none" : "more than one"} of code, s3Bucket and imageUri is set; set exactly one.`,
        ),
        refuseIf(
            image !== inputs.has("imageUri") && sources.length === 1,
            invalid,
            'imageUri goes with packageType "Image" and only with it.',
        ),
        inputs.has("s3Bucket") && absent(inputs, "s3Key", invalid, "name the object in the bucket"),
    ];
}

// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
function loggingFaults(inputs: Inputs): Refusals {
    const plain = inputs.text("loggingConfig.logFormat") === "Text";
    const levels = ["applicationLogLevel", "systemLogLevel"].filter((level) => inputs.has(`loggingConfig.${level}`));
    return [
        unlisted(inputs, "loggingConfig.logFormat", ["Text", "JSON"], "ValidationException"),
        refuseIf(
            plain && levels.length > 0,
            invalid,
            `loggingConfig sets ${levels.join(" and ")} with the format Text; use JSON.`,
        ),
        unlisted(
            inputs,
            "loggingConfig.applicationLogLevel",
            ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"],
            "ValidationException",
        ),
        unlisted(inputs, "loggingConfig.systemLogLevel", ["DEBUG", "INFO", "WARN"], "ValidationException"),
    ];
}
