import { expect } from "chai";
import { EnvironmentError } from "../../common/environment.js";
import { readSettings, type HealthGuardianEnvironment } from "./environment.js";

const required = {
    ENVIRONMENT_NAME: "dev",
    STATE_TABLE: "state",
    ALERT_TOPIC_ARN: "arn:aws:sns:eu-west-1:123456789012:health",
    AUTO_SCALING_GROUP: "web-group",
    TARGET_GROUP_ARN: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef",
    LOAD_BALANCER_ARN: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/0123456789abcdef",
    PROBE_URL: "https://example.com/ready",
    AWS_REGION: "eu-west-1",
} satisfies HealthGuardianEnvironment;

function problemsOf(variables: Record<string, string>): readonly string[] {
    try {
        readSettings(variables);
        return [];
    } catch (error) {
        return error instanceof EnvironmentError ? error.problems : [String(error)];
    }
}

describe("the health guardian's environment", () => {
    it("has safe defaults for all that need not be said", () => {
        expect(readSettings(required)).to.deep.equal({
            environmentName: "dev",
            region: "eu-west-1",
            endpoint: undefined,
            stateTable: "state",
            alertTopic: required.ALERT_TOPIC_ARN,
            group: "web-group",
            targetGroup: required.TARGET_GROUP_ARN,
            loadBalancer: required.LOAD_BALANCER_ARN,
            probe: { url: new URL("https://example.com/ready"), seconds: 5 },
            isDryRun: false,
        });
    });

    it("takes all that can be said", () => {
        const settings = readSettings({
            ...required,
            ...{ DRY_RUN: "yes", PROBE_SECONDS: "2" },
        });

        expect([settings.isDryRun, settings.probe.seconds]).to.deep.equal([true, 2]);
    });

    it("names everything that is missing at once", () => {
        expect(problemsOf({}).map((problem) => problem.split(" ")[0])).to.have.members(Object.keys(required));
    });

    it("says what is wrong with what is there", () => {
        const wrong = {
            TARGET_GROUP_ARN: "web",
            LOAD_BALANCER_ARN: required.LOAD_BALANCER_ARN.replace("/app/", "/net/"),
            PROBE_URL: "example.com/ready",
        };

        expect(problemsOf({ ...required, ...wrong })).to.have.members([
            'TARGET_GROUP_ARN is "web"; set it to an ARN with ":targetgroup/" in it.',
            `LOAD_BALANCER_ARN is "${wrong.LOAD_BALANCER_ARN}"; set it to an ARN with ":loadbalancer/app/" in it.`,
            'PROBE_URL is "example.com/ready"; set it to an address behind the load balancer, such as "https://example.com/ready".',
        ]);
    });
});
