import type * as aws from "@pulumi/aws";
import type { ChildScope } from "../common/scope.js";
import type { EventFunctionArgs } from "./args.js";
import type { FunctionSettings } from "./settings.js";

/** What every child builder of a function needs to know. */
export interface FunctionScope extends ChildScope {
    args: EventFunctionArgs;
    settings: FunctionSettings;
}

/** What a trigger calls, and where goes what comes of it in vain. */
export interface Called {
    function: aws.lambda.Function;
    undelivered: aws.sqs.Queue;
    /** What must be there before the first event comes. */
    ready: aws.lambda.FunctionEventInvokeConfig;
}
