import { expect } from "chai";
import http from "node:http";
import type { ProbeResult } from "./observation.js";
import { askSite } from "./probe.js";

const answer = (name: string, state: string): string =>
    JSON.stringify({ status: "not ready", dependencies: [{ name, state, milliseconds: 3 }] });

describe("the probe through the load balancer", () => {
    let server: http.Server;
    let connections: number;
    /** Answers the request of that number, from 0 on. */
    let reply: (response: http.ServerResponse, number: number) => void;

    beforeEach(async () => {
        connections = 0;
        let requests = 0;
        server = http.createServer((_request, response) => reply(response, requests++));
        server.on("connection", () => (connections += 1));
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    afterEach(() => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
    });

    const ask = (): Promise<ProbeResult> => {
        const address = server.address();
        const port = typeof address === "object" ? (address?.port ?? 0) : 0;
        return askSite({ url: new URL(`http://127.0.0.1:${port}/ready`), seconds: 1 });
    };

    it("asks three times, on connections of their own, and is content with 200", async () => {
        reply = (response) => response.end("{}");

        expect(await ask()).to.deep.equal({ asked: 3, failed: 0, reason: undefined, dependencies: [] });
        expect(connections).to.equal(3);
    });

    it("names the dependency that every answer names", async () => {
        reply = (response) => response.writeHead(503).end(answer("database", "down"));

        expect(await ask()).to.deep.equal({
            asked: 3,
            failed: 3,
            reason: "/ready was answered with 503, because database cannot be used",
            dependencies: ["database"],
        });
    });

    it("takes a dependency for no common one where another answer does without it", async () => {
        reply = (response, number) => response.writeHead(number === 0 ? 200 : 503).end(answer("database", "down"));

        expect(await ask()).to.deep.include({ asked: 3, failed: 2, dependencies: [] });
    });

    it("knows nothing of dependencies from an error page, a redirect, or an answer without an end", async () => {
        const endless = (response: http.ServerResponse): void => {
            response.writeHead(500);
            const more = (): void => void response.write("x".repeat(65_536), (error) => (error ? undefined : more()));
            more();
        };
        reply = (response, number) =>
            number === 0
                ? response.writeHead(502).end("<html>")
                : number === 1
                  ? response.writeHead(301).end(answer("database", "up"))
                  : endless(response);

        expect(await ask()).to.deep.include({ asked: 3, failed: 3, dependencies: [] });
    });

    it("waits no longer than it was told", async () => {
        reply = () => undefined;

        expect(await ask()).to.deep.include({ failed: 3, reason: "/ready was not answered within 1 seconds" });
    });

    it("says why there is no connection", async () => {
        const refused = await askSite({ url: new URL("http://127.0.0.1:1/ready"), seconds: 1 });

        expect(refused.reason).to.match(/^\/ready was not answered \(Error: .*ECONNREFUSED/);
    });
});
