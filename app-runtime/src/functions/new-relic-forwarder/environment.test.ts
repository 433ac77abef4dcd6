import { expect } from "chai";
import { EnvironmentError } from "../../common/environment.js";
import { readSettings } from "./environment.js";

const variables = {
    ENVIRONMENT_NAME: "dev",
    AWS_REGION: "eu-west-1",
    LICENSE_KEY_SECRET_ARN: "arn:secret",
    STATE_TABLE: "state",
};
const problemsOf = (change: Record<string, string | undefined>): readonly string[] => {
    try {
        readSettings({ ...variables, ...change });
        return [];
    } catch (error) {
        if (error instanceof EnvironmentError) return error.problems;
        throw error;
    }
};

describe("the environment of the function for New Relic", () => {
    it("has no metrics and the United States by default", () => {
        expect(readSettings(variables)).to.deep.equal({
            environmentName: "dev",
            region: "eu-west-1",
            endpoint: undefined,
            licenseKeySecret: "arn:secret",
            stateTable: "state",
            metrics: [],
            otlpEndpoint: "https://otlp.nr-data.net",
        });
    });

    it("has metrics as JSON", () => {
        const metrics = [
            {
                namespace: "AWS/RDS",
                name: "CPUUtilization",
                statistic: "p99.9",
                dimensions: { DBInstanceIdentifier: "a" },
            },
        ];
        expect(readSettings({ ...variables, METRICS: JSON.stringify(metrics) }).metrics).to.deep.equal(metrics);
    });

    it("is refused as a whole, variable by variable", () => {
        expect(problemsOf({ ENVIRONMENT_NAME: "", LICENSE_KEY_SECRET_ARN: "", STATE_TABLE: "" })).to.have.length(3);
    });

    for (const [what, METRICS, fix] of [
        ["no JSON", "cpu", 'the list is "cpu"; use a JSON list of at most 100 metrics'],
        [
            "another statistic",
            '[{"namespace":"n","name":"m","statistic":"Mean"}]',
            '0.statistic is "Mean"; use Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p99',
        ],
        [
            "a metric without a name",
            '[{"namespace":"n","statistic":"Sum"}]',
            "0.name is missing; use the name of a metric such as CPUUtilization",
        ],
        [
            "an unknown field",
            '[{"namespace":"n","name":"m","statistic":"Sum","unit":"s"}]',
            "0.unit is not known; remove it",
        ],
    ] as const) {
        it(`refuses ${what} for metrics`, () => {
            expect(problemsOf({ METRICS })).to.deep.equal([`METRICS is "${METRICS}"; ${fix}.`]);
        });
    }

    for (const OTLP_ENDPOINT of ["http://otlp.nr-data.net", "https://otlp.nr-data.net/v1/logs", "otlp"]) {
        it(`sends no key to ${OTLP_ENDPOINT}`, () => {
            expect(problemsOf({ OTLP_ENDPOINT })[0]).to.contain("set it to an https address without a path");
        });
    }
});
