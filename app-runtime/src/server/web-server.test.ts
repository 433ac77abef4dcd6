import { expect } from "chai";
import http from "node:http";
import net from "node:net";
import { readSettings } from "./environment.js";
import { createLog } from "./log.js";
import { startWebServer, type WebServer } from "./web-server.js";

interface Line {
    message: string;
    [field: string]: unknown;
}

describe("startWebServer", () => {
    const lines: Line[] = [];
    const log = createLog((line) => lines.push(JSON.parse(line)));
    const settings = readSettings({ ENVIRONMENT_NAME: "dev", AWS_REGION: "eu-west-1", PORT: "0", DRAIN_SECONDS: "1" });
    let server: WebServer;

    beforeEach(async () => {
        lines.length = 0;
        server = await startWebServer({ settings, release: { version: "1" }, log });
    });

    afterEach(() => server.stop());

    const address = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

    it("answers with headers that let a browser do nothing but show the page", async () => {
        const response = await fetch(address("/"));

        expect(response.status).to.equal(200);
        expect(response.headers.get("content-security-policy")).to.contain("default-src 'none'");
        expect(response.headers.get("x-content-type-options")).to.equal("nosniff");
        expect(response.headers.get("cache-control")).to.equal("no-store");
        expect(await response.text()).to.contain("evenkeel dev");
    });

    it("answers HEAD like GET, without the body", async () => {
        const response = await fetch(address("/health"), { method: "HEAD" });

        expect(response.status).to.equal(200);
        expect(Number(response.headers.get("content-length"))).to.be.greaterThan(0);
        expect(await response.text()).to.equal("");
    });

    it("logs one line per request, with the id that the answer carries and without the query", async () => {
        const response = await fetch(address("/nothing?token=hidden"), { headers: { "x-request-id": "abc" } });
        await response.text();
        while (lines.length === 0) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }

        expect(response.headers.get("x-request-id")).to.equal("abc");
        expect(lines).to.have.lengthOf(1);
        expect(lines[0]).to.include({
            message: "request",
            requestId: "abc",
            method: "GET",
            path: "/nothing",
            status: 404,
        });
    });

    it("stops at once where connections are only kept alive", async () => {
        const agent = new http.Agent({ keepAlive: true });
        await new Promise((resolve, reject) => {
            http.get(address("/health"), { agent }, (response) => response.resume().on("end", resolve)).on(
                "error",
                reject,
            );
        });

        expect(await server.stop()).to.equal(true);
        agent.destroy();
    });

    it("cuts off what is still unfinished when the drain time is over, and says so", async () => {
        const socket = net.connect(server.port, "127.0.0.1");
        await new Promise((resolve) => socket.once("connect", resolve));
        socket.on("error", () => undefined).write("GET / HTTP/1.1\r\nHost: unfinished\r\n");
        // The server must have read the first half before it is told to stop.
        await new Promise((resolve) => setTimeout(resolve, 50));

        expect(await server.stop()).to.equal(false);
        socket.destroy();
    });
});
