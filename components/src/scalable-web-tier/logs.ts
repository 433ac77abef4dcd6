import * as aws from "@pulumi/aws";
import type { TierScope } from "./scope.js";

/** The log groups of a tier, by what is in them. */
export interface TierLogs {
    /** What the application prints. */
    application: aws.cloudwatch.LogGroup;
    /** One line for each request. */
    access: aws.cloudwatch.LogGroup;
    /** The boot, the system, and nginx's complaints. */
    system: aws.cloudwatch.LogGroup;
}

/** Created here and not by the agent: a group that the agent creates never expires. */
export function createLogs({ name, parent, tags, settings }: TierScope): TierLogs {
    const createGroup = (role: string) =>
        new aws.cloudwatch.LogGroup(
            `${name}-log-${role}`,
            { retentionInDays: settings.logRetentionDays, tags },
            { parent },
        );
    return { application: createGroup("application"), access: createGroup("access"), system: createGroup("system") };
}
