import * as aws from "@pulumi/aws";
import type { Scope } from "../scope.js";
import { createCacheAutoscaler } from "./cache-autoscaler.js";
import { createHealthGuardian } from "./health-guardian.js";
import { createNewRelicForwarder } from "./new-relic-forwarder.js";
import { createNotices } from "./notices.js";
import type { OperationsParts, OperationsScope, Watched } from "./scope.js";
import { createTrafficAnalyser } from "./traffic-analyser.js";
import { createUploadMover } from "./upload-mover.js";
import { createUptimeReporter } from "./uptime-reporter.js";

/** Makes the functions that look after everything else, and answers what their alarms are. */
export function createOperations(scope: Scope, parts: OperationsParts): Watched[] {
    // One for all: a key of each function's own would be a dollar a month for each.
    const key = new aws.kms.Key(
        "operations",
        {
            description: "Variables of the functions that look after the environment",
            enableKeyRotation: true,
            deletionWindowInDays: scope.configuration.keepData ? 30 : 7,
        },
        { parent: parts.images.tier },
    );
    const operations: OperationsScope = { ...scope, ...parts, keyArn: key.arn };
    return [
        createHealthGuardian(operations),
        createUploadMover(operations),
        createTrafficAnalyser(operations),
        createCacheAutoscaler(operations),
        ...createUptimeReporter(operations),
        ...createNotices(operations),
        ...createNewRelicForwarder(operations),
    ];
}
