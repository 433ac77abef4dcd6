import { expect } from "chai";
import { EnvironmentError, readSettings } from "./environment.js";

const enough = { ENVIRONMENT_NAME: "dev", AWS_REGION: "eu-west-1", PORT: "8080" };

function problemsOf(variables: Record<string, string>): readonly string[] {
    try {
        readSettings(variables);
    } catch (error) {
        if (error instanceof EnvironmentError) {
            return error.problems;
        }
        throw error;
    }
    return [];
}

describe("readSettings", () => {
    it("needs three variables and answers the rest with safe values", () => {
        expect(readSettings(enough)).to.deep.equal({
            environmentName: "dev",
            region: "eu-west-1",
            port: 8080,
            host: "127.0.0.1",
            instanceId: undefined,
            availabilityZone: undefined,
            drainSeconds: 25,
        });
    });

    it("takes everything that is given", () => {
        const optional = {
            HOST: "0.0.0.0",
            INSTANCE_ID: "i-0123",
            AVAILABILITY_ZONE: "eu-west-1a",
            DRAIN_SECONDS: "300",
        };

        expect(readSettings({ ...enough, ...optional })).to.include({
            host: "0.0.0.0",
            instanceId: "i-0123",
            availabilityZone: "eu-west-1a",
            drainSeconds: 300,
        });
    });

    it("names every missing variable at once, and what it should be", () => {
        expect(problemsOf({})).to.deep.equal([
            'ENVIRONMENT_NAME is not set; set it to the name of the environment, such as "dev".',
            'AWS_REGION is not set; set it to the region of the instance, such as "eu-west-1".',
            "PORT is not set; set it to a whole number from 0 to 65535.",
        ]);
    });

    for (const port of ["http", "-1", "65536", "80.5", "1e3", "0x50"]) {
        it(`refuses the port ${port}`, () => {
            expect(problemsOf({ ...enough, PORT: port })).to.deep.equal([
                `PORT is "${port}"; set it to a whole number from 0 to 65535.`,
            ]);
        });
    }

    for (const seconds of ["0", "301"]) {
        it(`refuses a drain time of ${seconds} seconds`, () => {
            expect(problemsOf({ ...enough, DRAIN_SECONDS: seconds })).to.have.lengthOf(1);
        });
    }

    it("takes a variable that is set to nothing for one that is not set", () => {
        expect(readSettings({ ...enough, INSTANCE_ID: " ", DRAIN_SECONDS: "" })).to.include({
            instanceId: undefined,
            drainSeconds: 25,
        });
        expect(problemsOf({ ...enough, ENVIRONMENT_NAME: "" })).to.have.lengthOf(1);
    });
});
