import { expect } from "chai";
import { EnvironmentError } from "../../common/environment.js";
import { readSettings, type CacheAutoscalerEnvironment } from "./environment.js";

const required = {
    ENVIRONMENT_NAME: "dev",
    STATE_TABLE: "state",
    CACHE_CONFIGURATION_PARAMETER: "/evenkeel/dev/cache-configuration",
    METRICS_NAMESPACE: "Evenkeel/dev",
    AUTO_SCALING_GROUP: "web-group",
    ALERT_TOPIC_ARN: "arn:aws:sns:eu-west-1:123456789012:scaling",
    AWS_REGION: "eu-west-1",
} satisfies CacheAutoscalerEnvironment;

function problemsOf(variables: Record<string, string>): readonly string[] {
    try {
        readSettings(variables);
        return [];
    } catch (error) {
        return error instanceof EnvironmentError ? error.problems : [String(error)];
    }
}

describe("the cache autoscaler's environment", () => {
    it("says where things are, and needs no more", () => {
        expect(readSettings(required)).to.deep.equal({
            environmentName: "dev",
            region: "eu-west-1",
            endpoint: undefined,
            stateTable: "state",
            configurationParameter: "/evenkeel/dev/cache-configuration",
            metricsNamespace: "Evenkeel/dev",
            group: "web-group",
            leastNodes: 1,
            alertTopic: required.ALERT_TOPIC_ARN,
        });
    });

    it("takes the size that the group was deployed with, and an emulator", () => {
        const more = { AUTO_SCALING_GROUP_MIN_SIZE: "3", AWS_ENDPOINT_URL: "http://127.0.0.1:5000" };

        expect(readSettings({ ...required, ...more })).to.include({ leastNodes: 3, endpoint: more.AWS_ENDPOINT_URL });
        expect(problemsOf({ ...required, AUTO_SCALING_GROUP_MIN_SIZE: "0" })).to.deep.equal([
            'AUTO_SCALING_GROUP_MIN_SIZE is "0"; set it to a whole number from 1 to 1000.',
        ]);
    });

    it("names everything that is missing at once", () => {
        expect(problemsOf({}).map((problem) => problem.split(" ")[0])).to.have.members(Object.keys(required));
    });
});
