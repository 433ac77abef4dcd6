import { NatGateways } from "@evenkeel/components";

/** How much an environment has to withstand. */
export const Tier = {
    /** For one developer's eyes: as cheap as it runs, gone without trace when it is destroyed. */
    Dev: "dev",
    /** Of the same shape as prod, and small: what breaks in prod should break here first. */
    Test: "test",
    /** Survives the loss of a zone, and refuses to be deleted. */
    Prod: "prod",
} as const;
export type Tier = (typeof Tier)[keyof typeof Tier];

/** How the web tier's group of instances is sized. */
export interface WebSizes {
    readonly instanceType: string;
    readonly minSize: number;
    readonly maxSize: number;
}

/** What a tier decides. All of it is a plain value, because it decides which resources there are. */
export interface Preset {
    /** Availability zones to spread over, where the configuration names none. */
    readonly zoneCount: number;
    readonly natGateways: NatGateways;
    /** Instances of the web tier; the configuration may set each of them. */
    readonly web: WebSizes;
    /** Fewest instances that the configuration may ask for. */
    readonly lowestMinSize: number;
    readonly database: {
        readonly instanceClass: string;
        readonly multiAz: boolean;
        readonly backupRetentionDays: number;
    };
    /** Whether the database, the files and the load balancer refuse to be deleted; the configuration may set it. */
    readonly deletionProtection: boolean;
    /** Whether destroying the stack leaves a last snapshot of the database and refuses to delete buckets that hold something. */
    readonly keepData: boolean;
    /** Days for which logs are kept: a year where somebody may have to find out how an intruder came in. */
    readonly logRetentionDays: number;
    /** Whether a firewall reads what visitors send. */
    readonly firewall: boolean;
    /** Whether calls of each function are kept for it in the account's quota, which a new account has to have raised for that. */
    readonly reservesConcurrency: boolean;
    /** Whether somebody must be told of alarms. */
    readonly needsAlertEmails: boolean;
    /** Whether pages must not be readable on their way; the configuration may say that they may be. */
    readonly needsCertificate: boolean;
}

/** Everything that differs between tiers, side by side. */
export const presets: Readonly<Record<Tier, Preset>> = {
    [Tier.Dev]: {
        zoneCount: 2,
        natGateways: NatGateways.Single,
        web: { instanceType: "t3.micro", minSize: 1, maxSize: 2 },
        lowestMinSize: 1,
        database: { instanceClass: "db.t4g.micro", multiAz: false, backupRetentionDays: 7 },
        deletionProtection: false,
        keepData: false,
        logRetentionDays: 14,
        firewall: false,
        reservesConcurrency: false,
        needsAlertEmails: false,
        needsCertificate: false,
    },
    [Tier.Test]: {
        zoneCount: 2,
        natGateways: NatGateways.PerZone,
        web: { instanceType: "t3.small", minSize: 2, maxSize: 4 },
        lowestMinSize: 2,
        database: { instanceClass: "db.t4g.small", multiAz: true, backupRetentionDays: 7 },
        deletionProtection: false,
        keepData: false,
        logRetentionDays: 365,
        firewall: true,
        reservesConcurrency: true,
        needsAlertEmails: false,
        needsCertificate: false,
    },
    [Tier.Prod]: {
        zoneCount: 3,
        natGateways: NatGateways.PerZone,
        web: { instanceType: "t3.medium", minSize: 3, maxSize: 12 },
        lowestMinSize: 2,
        database: { instanceClass: "db.m7g.large", multiAz: true, backupRetentionDays: 35 },
        deletionProtection: true,
        keepData: true,
        logRetentionDays: 365,
        firewall: true,
        reservesConcurrency: true,
        needsAlertEmails: true,
        needsCertificate: true,
    },
};
