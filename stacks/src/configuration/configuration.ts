import { DatabaseEngine, type NatGateways } from "@evenkeel/components";
import * as pulumi from "@pulumi/pulumi";
import { readNamespace } from "./namespace.js";
import { nearest } from "./nearest.js";
import { presets, type Tier, type WebSizes } from "./presets.js";
import { findContradictions } from "./rules.js";
import { awsSchema, projectSchema, type AwsValues, type ProjectValues } from "./schema.js";
import type { ConfigurationSource } from "./source.js";

/** An environment, fully decided: every preset applied, nothing left to guess. */
export interface Configuration {
    /** Name of the stack, such as `dev`. */
    readonly environment: string;
    readonly tier: Tier;
    readonly owner: string;
    readonly aws: AwsValues;
    readonly zones: string[];
    readonly natGateways: NatGateways;
    readonly allowFrom: string[];
    /** E-mail addresses by name. */
    readonly alertEmails: Record<string, pulumi.Input<string>>;
    /** Telephone numbers by name. */
    readonly alertPhones: Record<string, pulumi.Input<string>>;
    readonly pagerDuty: ProjectValues["pagerDuty"];
    readonly certificateArn: string | undefined;
    /** Name of the site; undefined where there is no certificate. */
    readonly siteName: string | undefined;
    readonly costs: ProjectValues["costs"];
    /** Who may reach the manager; undefined where there is none. */
    readonly manager: ProjectValues["manager"];
    /** The cache that the nodes of the image application share; undefined where there is none. */
    readonly sharedCache: ProjectValues["sharedCache"];
    readonly uptime: ProjectValues["uptime"];
    readonly notices: ProjectValues["notices"];
    readonly newRelic: ProjectValues["newRelic"];
    readonly web: WebSizes;
    readonly database: {
        readonly engine: DatabaseEngine;
        readonly version: string | undefined;
        readonly instanceClass: string;
        readonly multiAz: boolean;
        readonly backupRetentionDays: number;
        readonly allocatedStorage: number | undefined;
        readonly maxAllocatedStorage: number | undefined;
        readonly allowMajorVersionUpgrade: boolean;
    };
    readonly deletionProtection: boolean;
    readonly keepData: boolean;
    readonly logRetentionDays: number;
    readonly firewall: boolean;
    /** Whether attackers are turned away, and not only told of. */
    readonly blockAttackers: boolean;
    /** Address ranges that are never taken for attackers. */
    readonly neverBlock: string[];
    readonly guardianDryRun: boolean;
    readonly reservesConcurrency: boolean;
}

/**
 * Reads the configuration of a stack, before anything is created.
 *
 * @throws a `RunError` that lists everything that is wrong, each with its key, its value, what is allowed and how to set it right
 */
export function readConfiguration(source: ConfigurationSource): Configuration {
    const aws = readNamespace(source, "aws", awsSchema);
    const project = readNamespace(source, source.project, projectSchema);
    const { tier, web: givenWeb } = project.rightValues;
    const preset = tier === undefined ? undefined : presets[tier];
    const problems = [
        ...strayNamespaces(source),
        ...aws.problems,
        ...project.problems,
        ...findContradictions({
            namespace: source.project,
            aws: aws.rightValues,
            project: project.rightValues,
            isGiven: (key) => `${source.project}:${key}` in source.values,
            preset,
            web: { ...preset?.web, ...givenWeb },
        }),
    ].filter((problem) => problem !== false);
    if (aws.values === undefined || project.values === undefined || problems.length > 0) {
        throw configurationError(source, problems);
    }
    return decide(source, aws.values, project.values);
}

function decide(source: ConfigurationSource, aws: AwsValues, project: ProjectValues): Configuration {
    const { tier, owner, allowFrom, certificateArn, siteName, pagerDuty, web, database } = project;
    const { costs, manager, sharedCache, uptime, notices, newRelic } = project;
    const preset = presets[tier];
    return {
        environment: source.stack,
        tier,
        owner,
        aws,
        zones: project.zones ?? firstZones(aws.region, preset.zoneCount),
        natGateways: preset.natGateways,
        allowFrom,
        alertEmails: keepSecret(project.alertEmails ?? {}, source.isSecret(`${source.project}:alertEmails`)),
        alertPhones: keepSecret(project.alertPhones ?? {}, source.isSecret(`${source.project}:alertPhones`)),
        pagerDuty,
        certificateArn,
        siteName,
        costs,
        manager,
        sharedCache,
        uptime,
        notices,
        newRelic,
        web: {
            instanceType: web?.instanceType ?? preset.web.instanceType,
            minSize: web?.minSize ?? preset.web.minSize,
            maxSize: web?.maxSize ?? preset.web.maxSize,
        },
        database: {
            engine: database?.engine ?? DatabaseEngine.Postgres,
            version: database?.version,
            instanceClass: database?.instanceClass ?? preset.database.instanceClass,
            allocatedStorage: database?.allocatedStorage,
            maxAllocatedStorage: database?.maxAllocatedStorage,
            allowMajorVersionUpgrade: database?.allowMajorVersionUpgrade ?? false,
            multiAz: preset.database.multiAz,
            backupRetentionDays: preset.database.backupRetentionDays,
        },
        deletionProtection: project.deletionProtection ?? preset.deletionProtection,
        keepData: preset.keepData,
        logRetentionDays: preset.logRetentionDays,
        firewall: preset.firewall,
        blockAttackers: project.blockAttackers ?? false,
        neverBlock: project.neverBlock ?? [],
        guardianDryRun: project.guardianDryRun ?? false,
        reservesConcurrency: preset.reservesConcurrency,
    };
}

function keepSecret(addresses: Record<string, string>, secret: boolean): Configuration["alertEmails"] {
    const kept = Object.entries(addresses).map(([name, address]) => [name, secret ? pulumi.secret(address) : address]);
    return Object.fromEntries(kept);
}

function firstZones(region: string, count: number): string[] {
    return ["a", "b", "c"].slice(0, count).map((letter) => `${region}${letter}`);
}

/** A key in a namespace that nobody reads has no effect; where its name is nearly the project's, it is a slip. */
function strayNamespaces({ project, values }: ConfigurationSource): string[] {
    return Object.keys(values).flatMap((key) => {
        const [namespace = "", ...rest] = key.split(":");
        const isSlip = namespace !== project && nearest(namespace, [project]) !== undefined;
        return isSlip ? [`${key} is read by nobody; did you mean ${project}:${rest.join(":")}?`] : [];
    });
}

function configurationError({ stack }: ConfigurationSource, problems: readonly string[]): pulumi.RunError {
    const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    const lines = problems.map((problem) => `  - ${problem}`);
    const where =
        `Edit Pulumi.${stack}.yaml, set a key with "pulumi config set <key> <value> --stack ${stack}", or correct what ` +
        "this run was given with -c.";
    return new pulumi.RunError([`The configuration of stack "${stack}" has ${count}:`, ...lines, where].join("\n"));
}
