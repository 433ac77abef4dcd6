import { expect } from "chai";
import { readSettings } from "./environment.js";
import { answer, describeDuration, type Instance } from "./routes.js";

const instance: Instance = {
    settings: readSettings({
        ENVIRONMENT_NAME: "test",
        AWS_REGION: "eu-west-1",
        PORT: "0",
        INSTANCE_ID: "i-0123",
        AVAILABILITY_ZONE: "eu-west-1a",
    }),
    release: { version: "0.1.0-abc" },
    uptimeSeconds: () => 61,
    isStopping: () => false,
};

describe("the routes", () => {
    it("report health with status, version, place and uptime", () => {
        const { status, contentType, body } = answer(instance, "GET", "/health");

        expect(status).to.equal(200);
        expect(contentType).to.equal("application/json; charset=utf-8");
        expect(JSON.parse(body)).to.deep.equal({
            status: "ok",
            version: "0.1.0-abc",
            environment: "test",
            instanceId: "i-0123",
            availabilityZone: "eu-west-1a",
            uptimeSeconds: 61,
        });
    });

    it("report 503 while stopping", () => {
        const { status, body } = answer({ ...instance, isStopping: () => true }, "GET", "/health");

        expect(status).to.equal(503);
        expect(JSON.parse(body)).to.include({ status: "stopping" });
    });

    it("describe the instance at /", () => {
        const { status, body } = answer(instance, "GET", "/?from=anywhere");

        expect(status).to.equal(200);
        for (const fact of ["evenkeel test", "0.1.0-abc", "eu-west-1a", "i-0123", "1 min 1 s"]) {
            expect(body).to.contain(fact);
        }
    });

    it("leave out what the instance was not told", () => {
        const settings = { ...instance.settings, instanceId: undefined };

        expect(answer({ ...instance, settings }, "GET", "/").body).not.to.contain("<dt>Instance</dt>");
    });

    it("answer 404 for any other path", () => {
        for (const target of ["/nothing", "/health/", "//", "*", "/HEALTH"]) {
            expect(answer(instance, "GET", target).status, target).to.equal(404);
        }
    });

    it("answer 405 with the allowed methods for a write", () => {
        expect(answer(instance, "POST", "/health")).to.deep.include({ status: 405, headers: { Allow: "GET, HEAD" } });
    });
});

describe("describeDuration", () => {
    for (const [seconds, said] of [
        [0, "0 s"],
        [59, "59 s"],
        [60, "1 min 0 s"],
        [3_599, "59 min 59 s"],
        [12_000, "3 h 20 min"],
        [86_400, "1 d 0 h"],
    ] as const) {
        it(`says ${seconds} seconds as ${said}`, () => {
            expect(describeDuration(seconds)).to.equal(said);
        });
    }
});
