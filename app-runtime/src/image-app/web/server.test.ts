import { expect } from "chai";
import { assets } from "./assets/assets.js";
import { TestServer } from "./testing/test-server.js";

describe("the web server", () => {
    let server: TestServer;

    beforeEach(async () => {
        server = await TestServer.start();
    });
    afterEach(() => server.stop());

    it("has these routes and no others", () => {
        const { routes } = server;

        expect(routes.filter((route) => !route.startsWith("HEAD "))).to.deep.equal([
            "DELETE /api/images/:id",
            "GET /",
            "GET /account",
            "GET /api/images",
            "GET /api/images/:id",
            "GET /api/images/:id/content",
            "GET /api/openapi.json",
            "GET /assets/:name",
            "GET /health",
            "GET /images/:id",
            "GET /images/:id/delete",
            "GET /log-in",
            "GET /ready",
            "GET /upload",
            "POST /account/password",
            "POST /account/token",
            "POST /api/images",
            "POST /images/:id/delete",
            "POST /log-in",
            "POST /log-out",
            "POST /upload",
        ]);
        expect(routes.filter((route) => route.startsWith("HEAD "))).to.deep.equal(
            routes.filter((route) => route.startsWith("GET ")).map((route) => route.replace("GET", "HEAD")),
        );
    });

    it("answers everything with headers that let a browser do nothing but show what is ours", async () => {
        for (const url of [
            "/",
            "/log-in",
            "/health",
            "/api/images",
            "/nothing",
            "/%zz",
            `/images/${"x".repeat(200)}`,
        ]) {
            const { headers } = await server.inject({ url });

            expect(headers["content-security-policy"], url).to.contain("default-src 'none'");
            expect(headers["x-content-type-options"], url).to.equal("nosniff");
            expect(headers["cross-origin-resource-policy"], url).to.equal("same-origin");
            expect(headers["cross-origin-opener-policy"], url).to.equal("same-origin");
            expect(headers["referrer-policy"], url).to.be.oneOf(["no-referrer", "same-origin"]);
            expect(headers["x-request-id"], url).to.be.a("string");
            expect(headers, url).not.to.have.property("strict-transport-security");
        }
    });

    it("asks browsers to insist on HTTPS where it is reached by HTTPS", async () => {
        const secure = await TestServer.start({ https: true });
        const { headers } = await secure.inject({ url: "/log-in" });
        await secure.stop();

        expect(headers["strict-transport-security"]).to.equal("max-age=31536000");
        expect(String(headers["set-cookie"])).to.match(/^__Host-stranger=.*; Secure/);
    });

    it("serves style sheet, script and icon under addresses that may be kept for ever", async () => {
        for (const { path: url } of Object.values(assets)) {
            const { statusCode, headers, rawPayload } = await server.inject({ url });

            expect(statusCode).to.equal(200);
            expect(headers["cache-control"]).to.equal("public, max-age=31536000, immutable");
            expect(headers["content-type"]).to.match(/^(text\/css|text\/javascript|image\/svg\+xml)/);
            expect(rawPayload.length).to.be.greaterThan(100);
        }
    });

    it("says to people and programs, each in their way, that there is nothing", async () => {
        const page = await server.inject({ url: "/nothing" });
        const problem = await server.inject({ url: "/api/nothing", headers: { "x-request-id": "r-1" } });

        expect(page.statusCode).to.equal(404);
        expect(page.headers["content-type"]).to.equal("text/html; charset=utf-8");
        expect(page.body).to.contain("Page not found");
        expect(problem.headers["content-type"]).to.equal("application/problem+json; charset=utf-8");
        expect(problem.json()).to.deep.equal({
            type: "about:blank",
            title: "Not Found",
            status: 404,
            detail: "There is nothing at this address.",
            requestId: "r-1",
        });
    });

    it("says which methods an address takes", async () => {
        const answer = await server.inject({ method: "PUT", url: "/api/images" });

        expect(answer.statusCode).to.equal(405);
        expect(answer.headers.allow).to.equal("GET, HEAD, POST");
        expect(answer.json().detail).to.equal("This address takes GET, HEAD, POST only.");
        expect((await server.inject({ method: "OPTIONS", url: "/images/x/delete" })).headers.allow).to.equal(
            "GET, HEAD, POST",
        );
        expect((await server.inject({ method: "DELETE", url: "/images//delete" })).statusCode).to.equal(404);
    });

    it("takes over the load balancer's trace id where it is well formed", async () => {
        const trace = "Root=1-67891233-abcdef012345678912345678";

        const taken = await server.inject({ url: "/nothing", headers: { "x-amzn-trace-id": trace } });
        const replaced = await server.inject({ url: "/nothing", headers: { "x-amzn-trace-id": '"<x>"' } });

        expect(taken.headers["x-request-id"]).to.equal(trace);
        expect(replaced.headers["x-request-id"]).to.match(/^[0-9a-f-]{36}$/);
    });

    it("logs one line per request, with the id that the answer carries and without the query", async () => {
        const { headers } = await server.inject({ url: `/nothing/${"x".repeat(500)}?token=hidden` });

        expect(server.lines).to.have.lengthOf(1);
        expect(server.lines[0]).to.include({
            level: "info",
            message: "request",
            method: "GET",
            path: `/nothing/${"x".repeat(291)}`,
            status: 404,
            requestId: headers["x-request-id"],
            client: "127.0.0.1",
        });
    });

    it("logs the client's address as proxies name it, where they are trusted", async () => {
        const proxied = await TestServer.start({ trustedProxies: ["127.0.0.0/8", "10.0.0.0/16"] });
        await proxied.inject({ url: "/a", headers: { "x-forwarded-for": "6.6.6.6, 1.2.3.4, 10.0.0.9" } });
        await proxied.stop();
        await server.inject({ url: "/a", headers: { "x-forwarded-for": "6.6.6.6" } });

        expect(proxied.lines[0]).to.include({ client: "1.2.3.4" });
        expect(server.lines[0]).to.include({ client: "127.0.0.1" });
    });

    it("does not log the load balancer's questions while all is well", async () => {
        await server.inject({ url: "/health" });
        server.stopping = true;
        await server.inject({ url: "/health" });

        expect(server.lines.map(({ path, status }) => [path, status])).to.deep.equal([["/health", 503]]);
    });

    it("writes down what is broken and tells the client nothing of it", async () => {
        const { token } = await server.addAccount();
        server.catalogue.page = () => Promise.reject(new Error("secret-host refused"));

        const answer = await server.inject({ url: "/api/images", headers: { authorization: `Bearer ${token}` } });
        const errors = server.lines.filter(({ level }) => level === "error");

        expect(answer.statusCode).to.equal(500);
        expect(answer.body).not.to.contain("secret-host");
        expect(errors).to.have.lengthOf(1);
        expect(errors[0]?.["error"]).to.contain("secret-host refused").and.contain("server.test");
        expect(errors[0]?.["requestId"]).to.equal(answer.headers["x-request-id"]);
    });

    it("refuses to be made with a key that could be guessed, or with networks that are none", async () => {
        const failures = await Promise.all(
            [{ sessionKeys: ["short"] }, { sessionKeys: [] }, { trustedProxies: ["somewhere"] }].map((settings) =>
                TestServer.start(settings).catch((error: Error) => error.message),
            ),
        );

        expect(failures[0]).to.contain("at least 32 characters").and.not.contain("short");
        expect(failures[1]).to.contain("at least one session key");
        expect(failures[2]).to.contain('"somewhere" is no address');
    });
});
