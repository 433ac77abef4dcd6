import type { FunctionBundles } from "@evenkeel/app-runtime";
import {
    type AlertingTopics,
    type EventFunction,
    type EventFunctionArgs,
    type FunctionPermissionArgs,
    type ManagedDatabase,
    type Network,
    type ScalableWebTier,
    type SharedFileStore,
} from "@evenkeel/components";
import type * as pulumi from "@pulumi/pulumi";
import type { ImageTier } from "../image-application.js";
import type { Statement } from "../permissions.js";
import type { Scope } from "../scope.js";
import type { Stores } from "../stores.js";

/** What the functions look after, and by which they tell people. */
export interface OperationsParts {
    readonly bundles: FunctionBundles;
    readonly images: ImageTier;
    readonly network: Network;
    readonly stores: Stores;
    readonly database: ManagedDatabase;
    readonly uploads: SharedFileStore;
    readonly alerts: AlertingTopics;
}

/** The same, for the functions themselves. */
export interface OperationsScope extends Scope, OperationsParts {
    /** Key of the variables of all functions. */
    readonly keyArn: pulumi.Output<string>;
}

/** Something with alarms, for the page of charts. */
export type Watched = Pick<EventFunction, "alarmArns">;

/** What a function needs to be told beyond what Lambda, its component and its grants tell it; a variable that is missing does not compile. */
export type DeployedVariables<Environment, Granted extends PropertyKey = never> = Omit<
    Environment,
    "AWS_REGION" | "STATE_TABLE" | Granted
>;

/** What all functions have in common. */
type CommonArgs = Pick<
    EventFunctionArgs,
    "alarmTopicArn" | "kmsKeyArn" | "logRetentionDays" | "reservedConcurrency" | "environment"
>;

/**
 * What a function of any kind is made with.
 *
 * @param environment its own variables
 */
export function commonArgs(
    { configuration, alerts, keyArn }: OperationsScope,
    environment: Record<string, pulumi.Input<string>> = {},
): CommonArgs {
    return {
        alarmTopicArn: alerts.topicArn("health"),
        kmsKeyArn: keyArn,
        logRetentionDays: configuration.logRetentionDays,
        // A new account has a quota of ten calls at once and refuses to reserve any: where nothing has to be withstood, nobody is made to ask for more.
        ...(configuration.reservesConcurrency ? {} : { reservedConcurrency: -1 }),
        environment: { ...environment, POWERTOOLS_METRICS_NAMESPACE: functionNamespace(configuration.environment) },
    };
}

/** Where the functions of an environment count: another one of the same account has its own. */
export function functionNamespace(environment: string): string {
    return `Evenkeel/${environment}/Functions`;
}

/** Why nobody is told of a call that was given up. */
const nextCall = { silencedBecause: "The next call of the schedule is the next attempt, and has the same to do" };

/** For what looks every minute, and does in the next what it could not do in this one: three failures of five are told of, and none is kept. */
export const calledEveryMinute = {
    schedule: "rate(1 minute)",
    maximumRetries: 0,
    maximumAgeSeconds: 60,
    alarms: { errors: { evaluationPeriods: 5, datapointsToAlarm: 3 }, undelivered: nextCall },
} satisfies Partial<EventFunctionArgs>;

/** The same for what looks every five minutes: three failures within twenty. */
export const calledEveryFiveMinutes = {
    schedule: "rate(5 minutes)",
    maximumRetries: 0,
    maximumAgeSeconds: 300,
    alarms: { errors: { evaluationPeriods: 20, datapointsToAlarm: 3 }, undelivered: nextCall },
} satisfies Partial<EventFunctionArgs>;

/** A table that is deleted when nothing is kept of the environment. */
export function stateOf({ configuration }: Scope): EventFunctionArgs["state"] {
    return { deletionProtection: configuration.deletionProtection };
}

/** Statements as the component takes them. */
export function permitting(...statements: Statement[]): FunctionPermissionArgs[] {
    return statements.map(({ action, resource, condition }) => ({
        actions: [action].flat(),
        resources: [resource].flat(),
        ...(condition === undefined ? {} : { conditions: conditionsOf(condition) }),
    }));
}

function conditionsOf(condition: NonNullable<Statement["condition"]>): FunctionPermissionArgs["conditions"] {
    return Object.fromEntries(
        Object.entries(condition).map(([operator, keys]) => [
            operator,
            Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, [value]])),
        ]),
    );
}

/** Where visitors find the site: by the name that its certificate is for, where there is one. */
export function siteAddress({ configuration }: Scope, tier: ScalableWebTier): pulumi.Input<string> {
    return configuration.siteName === undefined ? tier.url : `https://${configuration.siteName}`;
}
