import { expect } from "chai";
import { EnvironmentError } from "../common/environment.js";
import { readSettings, type ImageEnvironment } from "./environment.js";

/** What has to be set, and nothing else. */
const required: ImageEnvironment = {
    ENVIRONMENT_NAME: "dev",
    AWS_REGION: "eu-west-1",
    PORT: "8080",
    DATABASE_HOST: "db.example",
    DATABASE_PORT: "5432",
    DATABASE_NAME: "images",
    DATABASE_ENGINE: "postgres",
    DATABASE_SECRET_ARN: "arn:database",
    DATABASE_CA_FILE: "/opt/ca.pem",
    UPLOADS_PATH: "/mnt/uploads",
    CONTENT_BUCKET: "content",
    SESSION_SECRET_ARN: "arn:session",
    CACHE_CONFIGURATION_PARAMETER: "/evenkeel/dev/cache-configuration",
    METRICS_NAMESPACE: "Evenkeel/dev",
};

function problemsOf(variables: Record<string, string | undefined>): readonly string[] {
    try {
        readSettings(variables);
    } catch (error) {
        if (error instanceof EnvironmentError) return error.problems;
        throw error;
    }
    return [];
}

describe("the environment of the image application", () => {
    it("needs no more than the contract requires, and is safe by default", () => {
        expect(readSettings({ ...required })).to.deep.equal({
            environmentName: "dev",
            region: "eu-west-1",
            endpoint: undefined,
            instanceId: undefined,
            availabilityZone: undefined,
            listen: { host: "127.0.0.1", port: 8080, maxConnections: 2_000 },
            database: {
                engine: "postgres",
                host: "db.example",
                port: 5432,
                database: "images",
                secret: "arn:database",
                certificateFile: "/opt/ca.pem",
                connections: 10,
            },
            uploadsFolder: "/mnt/uploads",
            bucket: "content",
            sessionSecret: "arn:session",
            firstAccountSecret: undefined,
            configurationParameter: "/evenkeel/dev/cache-configuration",
            metricsNamespace: "Evenkeel/dev",
            https: true,
            trustedProxies: ["127.0.0.1/32", "::1/128"],
            maxUploadBytes: 20_000_000,
            requestSeconds: 300,
            idleSeconds: 30,
            stopSeconds: 25,
            moveSeconds: 5,
            sharedCache: undefined,
        });
    });

    it("is refused with one sentence for each variable that is missing, and none for those that need not be there", () => {
        const problems = problemsOf({});

        expect(problems.map((problem) => problem.split(" ")[0]).sort()).to.deep.equal(Object.keys(required).sort());
        expect(problems.every((problem) => / is not set; set it to .+\.$/.test(problem))).to.equal(true);
    });

    for (const [name, value, problem] of [
        ["PORT", "http", 'PORT is "http"; set it to a whole number from 0 to 65535.'],
        ["DATABASE_ENGINE", "oracle", 'DATABASE_ENGINE is "oracle"; set it to "postgres" or "mysql".'],
        ["HTTPS", "maybe", 'HTTPS is "maybe"; set it to "yes" or "no".'],
        ["STOP_SECONDS", "0", 'STOP_SECONDS is "0"; set it to a whole number from 1 to 300.'],
    ] as const) {
        it(`is refused where ${name} is "${value}"`, () => {
            expect(problemsOf({ ...required, [name]: value })).to.deep.equal([problem]);
        });
    }

    const sharedCache = { CACHE_HOST: "cache.example", CACHE_PORT: "6379", CACHE_USER: "user", CACHE_NAME: "name" };

    it("takes the cache that all nodes share as a grant tells of it", () => {
        const settings = readSettings({ ...required, ...sharedCache, CACHE_CLUSTER_MODE: "disabled" });

        const expected = { host: "cache.example", port: 6_379, user: "user", name: "name" };
        expect(settings.sharedCache).to.deep.equal({ ...expected, certificateFile: undefined });
        const local = readSettings({ ...required, ...sharedCache, CACHE_CA_FILE: "/opt/cache.pem" });
        expect(local.sharedCache?.certificateFile).to.equal("/opt/cache.pem");
    });

    for (const [what, changes, problem] of [
        [
            "half of a shared cache",
            { CACHE_USER: undefined, CACHE_NAME: "" },
            "Of the shared cache CACHE_USER and CACHE_NAME are not set; set all of CACHE_HOST, CACHE_PORT, CACHE_USER, CACHE_NAME, or none of them.",
        ],
        [
            "a shared cache without a port",
            { CACHE_PORT: undefined },
            "Of the shared cache CACHE_PORT is not set; set all of CACHE_HOST, CACHE_PORT, CACHE_USER, CACHE_NAME, or none of them.",
        ],
        [
            "a port that is none",
            { CACHE_PORT: "tls" },
            'CACHE_PORT is "tls"; set it to a whole number from 1 to 65535.',
        ],
        [
            "a cache with several shards",
            { CACHE_CLUSTER_MODE: "enabled" },
            'CACHE_CLUSTER_MODE is "enabled"; the application needs a cache with one shard, where it is "disabled".',
        ],
    ] as const) {
        it(`is refused with one sentence where it tells of ${what}`, () => {
            expect(problemsOf({ ...required, ...sharedCache, ...changes })).to.deep.equal([problem]);
        });
    }

    it("takes the proxies, the emulator and plain HTTP of one machine", () => {
        const settings = readSettings({
            ...required,
            ...{ TRUSTED_PROXIES: "10.0.0.0/16, 127.0.0.1", HTTPS: "no", AWS_ENDPOINT_URL: "http://127.0.0.1:5000" },
        });

        expect(settings).to.include({ https: false, endpoint: "http://127.0.0.1:5000" });
        expect(settings.trustedProxies).to.deep.equal(["10.0.0.0/16", "127.0.0.1"]);
    });
});
