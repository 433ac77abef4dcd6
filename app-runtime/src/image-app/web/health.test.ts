import { expect } from "chai";
import { TestServer } from "./testing/test-server.js";

describe("health", () => {
    let server: TestServer;

    beforeEach(async () => {
        server = await TestServer.start({ instanceId: "i-0123", availabilityZone: "eu-west-1a" });
    });
    afterEach(() => server.stop());

    it("says that the process is alive, and which one it is", async () => {
        const answer = await server.inject({ url: "/health" });

        expect(answer.statusCode).to.equal(200);
        expect(answer.headers["cache-control"]).to.equal("no-store");
        const { uptimeSeconds, ...rest } = answer.json();
        expect(uptimeSeconds).to.be.at.least(0);
        expect(rest).to.deep.equal({
            status: "ok",
            version: "1.2.3",
            environment: "test",
            instanceId: "i-0123",
            availabilityZone: "eu-west-1a",
        });
    });

    it("sends the load balancer elsewhere, and connections with it, while the process stops", async () => {
        server.stopping = true;
        const health = await server.inject({ url: "/health" });
        const ready = await server.inject({ url: "/ready" });

        expect([health.statusCode, health.json().status]).to.deep.equal([503, "stopping"]);
        expect([ready.statusCode, ready.json().status]).to.deep.equal([503, "stopping"]);
        expect(health.headers.connection).to.equal("close");
    });

    it("names every dependency and whether it can be used", async () => {
        server.readiness["bucket"] = () => Promise.reject(new Error("no route to 10.0.0.7"));
        const answer = await server.inject({ url: "/ready" });
        const { status, dependencies } = answer.json();

        expect(answer.statusCode).to.equal(503);
        expect(status).to.equal("not ready");
        expect(dependencies.map(({ name, state }: Record<string, string>) => [name, state])).to.deep.equal([
            ["database", "up"],
            ["bucket", "down"],
        ]);
        expect(answer.body).not.to.contain("10.0.0.7");
        expect(server.lines[0]).to.include({ message: "dependency is down", problem: "no route to 10.0.0.7" });
    });

    it("is ready when everything can be used", async () => {
        const answer = await server.inject({ url: "/ready" });

        expect(answer.statusCode).to.equal(200);
        expect(answer.json().status).to.equal("ready");
    });

    it("asks a dependency once, however many want to know", async () => {
        let questions = 0;
        server.readiness["database"] = async () => {
            questions += 1;
        };
        await Promise.all(Array.from({ length: 50 }, () => server.inject({ url: "/ready" })));

        expect(questions).to.equal(1);
    });

    it("does not wait for a dependency that never answers", async () => {
        server.readiness["database"] = () => new Promise(() => undefined);
        const answer = await server.inject({ url: "/ready" });

        expect(answer.statusCode).to.equal(503);
        expect(server.lines[0]).to.include({ problem: "no answer within 2 seconds" });
    });
});
