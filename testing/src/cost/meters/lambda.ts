import { above, meter, numberOr, usage } from "../drafts.js";
import type { Meter } from "../model.js";

/** MiB of `/tmp` that every function has. https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html */
const includedStorage = 512;

/** @see https://aws.amazon.com/lambda/pricing/ */
export const lambdaMeters: readonly Meter[] = [
    meter("aws:lambda/function:Function", ({ inputs }) => {
        const memory = numberOr(inputs, "memorySize", 128);
        const size = memory === undefined ? "" : ` with ${memory} MiB`;
        return [
            usage("requests", "lambda.requests"),
            inputs.texts("architectures").includes("arm64")
                ? usage(`GB-seconds on Arm${size}`, "lambda.duration-arm")
                : usage(`GB-seconds${size}`, "lambda.duration"),
            above(includedStorage, numberOr(inputs, "ephemeralStorage.size", includedStorage)) !== 0 &&
                usage("GB-seconds of storage above 512 MiB", "lambda.storage"),
        ];
    }),
];
