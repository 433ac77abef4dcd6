import { expect } from "chai";
import { EnvironmentError } from "../common/environment.js";
import { readSettings, type ManagerEnvironment } from "./environment.js";

const required = {
    ENVIRONMENT_NAME: "dev",
    AWS_REGION: "eu-west-1",
    PORT: "8080",
    CACHE_CONFIGURATION_PARAMETER: "/evenkeel/dev/cache-configuration",
    METRICS_NAMESPACE: "Evenkeel/dev",
    ADMINISTRATOR_SECRET_ARN: "arn:administrator",
    SESSION_SECRET_ARN: "arn:sessions",
} satisfies ManagerEnvironment;

describe("the manager's environment", () => {
    it("has safe defaults for all that need not be said", () => {
        expect(readSettings(required)).to.deep.equal({
            environmentName: "dev",
            region: "eu-west-1",
            endpoint: undefined,
            instanceId: undefined,
            availabilityZone: undefined,
            listen: { host: "127.0.0.1", port: 8_080, maxConnections: 200 },
            configurationParameter: "/evenkeel/dev/cache-configuration",
            metricsNamespace: "Evenkeel/dev",
            administratorSecret: "arn:administrator",
            sessionSecret: "arn:sessions",
            scalesHere: true,
            autoScalingGroup: undefined,
            autoScalingGroupMinSize: 1,
            alertTopic: undefined,
            https: true,
            trustedProxies: ["127.0.0.1/32", "::1/128"],
            stopSeconds: 25,
        });
    });

    it("takes all that can be said", () => {
        const settings = readSettings({
            ...required,
            ...{ HOST: "0.0.0.0", HTTPS: "no", TRUSTED_PROXIES: "10.0.0.0/16", STOP_SECONDS: "5" },
            ...{ AUTO_SCALING_GROUP: "web-group", AUTO_SCALING_GROUP_MIN_SIZE: "3", ALERT_TOPIC_ARN: "arn:topic" },
            ...{ AWS_ENDPOINT_URL: "http://127.0.0.1:5000", INSTANCE_ID: "i-1", MAX_CONNECTIONS: "9" },
            AUTO_SCALING: "elsewhere",
        });

        expect(settings).to.deep.include({ https: false, trustedProxies: ["10.0.0.0/16"], stopSeconds: 5 });
        expect(settings).to.include({
            scalesHere: false,
            autoScalingGroup: "web-group",
            autoScalingGroupMinSize: 3,
            alertTopic: "arn:topic",
        });
        expect(settings).to.deep.include({ endpoint: "http://127.0.0.1:5000", instanceId: "i-1" });
        expect(settings.listen).to.deep.equal({ host: "0.0.0.0", port: 8_080, maxConnections: 9 });
    });

    it("names everything that is missing at once", () => {
        let problems: readonly string[] = [];
        try {
            readSettings({});
        } catch (error) {
            problems = error instanceof EnvironmentError ? error.problems : [];
        }

        expect(problems.map((problem) => problem.split(" ")[0])).to.have.members(Object.keys(required));
    });
});
