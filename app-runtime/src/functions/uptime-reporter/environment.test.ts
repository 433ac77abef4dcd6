import { expect } from "chai";
import { EnvironmentError } from "../../common/environment.js";
import { readSettings, type UptimeReporterEnvironment } from "./environment.js";

const required = {
    ENVIRONMENT_NAME: "prod",
    AWS_REGION: "eu-west-1",
    STATE_TABLE: "state",
    REPORTS_BUCKET: "reports",
    REPORTS_TOPIC_ARN: "arn:reports",
    PAGES_TOPIC_ARN: "arn:pages",
    HEALTH_CHECKS: "site=id-1, manager=id-2",
} satisfies UptimeReporterEnvironment;

function problemsOf(variables: Readonly<Record<string, string>>): readonly string[] {
    try {
        readSettings(variables);
        return [];
    } catch (error) {
        return error instanceof EnvironmentError ? error.problems : [];
    }
}

describe("the environment of the uptime reporter", () => {
    it("has safe defaults for all that need not be said", () => {
        expect(readSettings(required)).to.deep.equal({
            environmentName: "prod",
            region: "eu-west-1",
            endpoint: undefined,
            stateTable: "state",
            bucket: "reports",
            reportsTopic: "arn:reports",
            pagesTopic: "arn:pages",
            services: [
                { name: "site", healthCheck: "id-1" },
                { name: "manager", healthCheck: "id-2" },
            ],
            timeZone: "UTC",
            goalPercent: 99.95,
        });
        expect(readSettings({ ...required, GOAL_PERCENT: "99", TIME_ZONE: "Europe/Berlin" })).to.include({
            ...{ goalPercent: 99, timeZone: "Europe/Berlin" },
        });
    });

    it("names everything that is missing at once", () => {
        expect(problemsOf({}).map((problem) => problem.split(" ")[0])).to.have.members(Object.keys(required));
    });

    for (const [name, value] of [
        ["HEALTH_CHECKS", "site"],
        ["HEALTH_CHECKS", "site=1,site=2"],
        ["TIME_ZONE", "CET+1"],
        ["GOAL_PERCENT", "100"],
        ["GOAL_PERCENT", "5"],
    ] as const) {
        it(`refuses ${name}=${value}`, () => {
            const [problem = ""] = problemsOf({ ...required, [name]: value });
            expect(problem.startsWith(`${name} is "${value}"; set it to`), problem).to.equal(true);
        });
    }
});
