import type { BootPlan } from "./boot-plan.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** An instance without shared files. */
export const bootPlan: BootPlan = {
    name: "web",
    region: "eu-west-1",
    architecture: "amd64",
    networkRanges: ["10.0.0.0/16"],
    requestLimits: { perSecond: 50, burst: 200, atOnce: 100 },
    neverLimit: [],
    maximumBodyMegabytes: 32,
    artefact: { bucketName: "artefacts-1a2b3c4", key: "web/1.0.0.tar.gz", sha256: "0123456789abcdef".repeat(4) },
    command: ["node/bin/node", "server.js"],
    port: 8080,
    healthPath: "/health",
    environment: { ENVIRONMENT_NAME: "dev" },
    mounts: [],
    logGroups: {
        application: "web-log-application-1a2b3c4",
        access: "web-log-access-1a2b3c4",
        system: "web-log-system-1a2b3c4",
    },
    telemetry: false,
};

export const uploads = {
    fileSystemId: "fs-0123456789abcdef0",
    accessPointId: "fsap-0123456789abcdef0",
    path: "/mnt/uploads",
};
