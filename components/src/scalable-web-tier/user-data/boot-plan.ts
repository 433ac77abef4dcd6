import type { Architecture } from "../../common/architecture.js";
import type { RequestLimits } from "../request-limits-args.js";

/** Everything that an instance must know to become a server, with all outputs known. */
export interface BootPlan {
    /** Name of the tier; folders and units are called after it. */
    name: string;
    region: string;
    architecture: Architecture;
    /** Address ranges of the network: what comes from there is the load balancer. */
    networkRanges: readonly string[];
    /** What one address may ask for. */
    requestLimits: RequestLimits;
    /** Address ranges for which there are no such limits. */
    neverLimit: readonly string[];
    /** The largest body of a request that is taken. */
    maximumBodyMegabytes: number;
    artefact: BootArtefact;
    /** Program and arguments, the program relative to the unpacked artefact. */
    command: readonly string[];
    /** Port on which the application listens behind nginx. */
    port: number;
    /** Path at which the application itself says whether it can serve. */
    healthPath: string;
    environment: Readonly<Record<string, string>>;
    mounts: readonly BootMount[];
    logGroups: BootLogGroups;
    /** Whether the agent takes the application's traces and metrics. */
    telemetry: boolean;
    /**
     * Hook of the group that waits for the instance to serve.
     * @default the group waits for nothing
     */
    launchHook?: string | undefined;
}

export interface BootArtefact {
    bucketName: string;
    key: string;
    sha256: string;
}

export interface BootMount {
    fileSystemId: string;
    accessPointId: string;
    path: string;
}

/** Names of the log groups, by what is in them. */
export interface BootLogGroups {
    /** What the application prints. */
    application: string;
    /** One line for each request. */
    access: string;
    /** The boot, the system, and nginx's complaints. */
    system: string;
}

/** Where things are on an instance of the tier `name`. */
export function placesOf(name: string) {
    return {
        folder: `/opt/${name}`,
        unit: `evenkeel-${name}.service`,
        unitFile: `/etc/systemd/system/evenkeel-${name}.service`,
        watchUnit: `evenkeel-${name}-launch.service`,
        watchUnitFile: `/etc/systemd/system/evenkeel-${name}-launch.service`,
        watchScript: "/usr/local/sbin/evenkeel-launch",
        tlsUnit: "evenkeel-tls.service",
        tlsUnitFile: "/etc/systemd/system/evenkeel-tls.service",
        tlsFolder: "/run/evenkeel-tls",
        tlsKey: "/run/evenkeel-tls/key.pem",
        tlsCertificate: "/run/evenkeel-tls/certificate.pem",
        environmentFile: "/etc/evenkeel/environment",
        logFolder: "/var/log/evenkeel",
        applicationLog: "/var/log/evenkeel/application.log",
        accessLog: "/var/log/nginx/access.log",
        errorLog: "/var/log/nginx/error.log",
        agentFile: "/opt/aws/amazon-cloudwatch-agent/etc/evenkeel.json",
    } as const;
}

/** The user that the application runs as. */
export const applicationUser = "evenkeel";

/** Variables that the tier sets itself, so that an argument or a grant must not. */
export const suppliedVariables = ["PORT", "AWS_REGION", "INSTANCE_ID", "AVAILABILITY_ZONE"] as const;
/** Name of a variable that every application of a tier finds in its environment. */
export type SuppliedVariable = (typeof suppliedVariables)[number];
