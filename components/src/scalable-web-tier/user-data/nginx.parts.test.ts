import { expect } from "chai";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { text } from "node:stream/consumers";
import { bootPlan } from "./fixtures.test.js";
import { Site } from "./site.fixtures.test.js";

/** So many that a test meets no limit by mistake. */
const generous = { perSecond: 10_000, burst: 10_000, atOnce: 1_000 };
/** Addresses of this machine stand for those of the network; 127.0.0.2 is outside. */
const loadBalancer = ["127.0.0.1/32"];
const outside = "127.0.0.2";
const visitor = "203.0.113.9";

describe("the real nginx, with the configuration of an instance", () => {
    let site: Site;
    const open = async (differing: Parameters<typeof Site.open>[0] = {}): Promise<Site> =>
        (site = await Site.open({ requestLimits: generous, networkRanges: loadBalancer, ...differing }));
    afterEach(() => site.close());

    it("hands requests on with what the load balancer said of them", async () => {
        await open();
        const headers = { "x-forwarded-for": visitor, "x-forwarded-proto": "https", cookie: "a=b" };
        const answer = await site.ask("/a%20b?c=d", { method: "PUT", headers, body: "hello" });
        expect(answer).to.include({ status: 200, body: "an answer" });
        expect([site.lastReceived.method, site.lastReceived.url]).to.deep.equal(["PUT", "/a%20b?c=d"]);
        expect(site.lastReceived.headers).to.include({
            "x-forwarded-proto": "https",
            "x-forwarded-for": visitor,
            "x-real-ip": visitor,
            cookie: "a=b",
        });
        expect(site.lastReceived.headers["x-request-id"]).to.match(/^[0-9a-f]{32}$/);
    });

    it("tells the application which host and port the visitor asked for, and never two of them", async () => {
        await open();
        const hostOf = async (bytes: string) => {
            await site.say(`${bytes}\r\nConnection: close\r\n\r\n`);
            return site.lastReceived.headers.host;
        };
        expect(await hostOf("GET / HTTP/1.1\r\nHost: Shop.example:8443")).to.equal("shop.example:8443");
        expect(await hostOf("GET / HTTP/1.1\r\nHost: shop.example")).to.equal("shop.example");
        expect(await hostOf("GET / HTTP/1.1\r\nHost: [::1]:8080")).to.equal("[::1]:8080");
        expect(await hostOf("GET / HTTP/1.1\r\nHost: [::1]")).to.equal("[::1]");
        expect(await hostOf("GET http://a.example/ HTTP/1.1\r\nHost: b.example:81")).to.equal("a.example");
        expect(await hostOf("GET http://a.example:82/ HTTP/1.1\r\nHost: a.example:82")).to.equal("a.example:82");
        expect(site.received).to.have.length(6);
        expect(await site.say("GET / HTTP/1.0\r\n\r\n")).to.match(/^HTTP\/1\.1 400 /);
        expect(site.received).to.have.length(6);
    });

    it("leaves redirects as the application wrote them", async () => {
        await open();
        for (const location of ["/log-in?next=%2F", "http://shop.example:8443/a", "https://elsewhere.example/"]) {
            site.application = (_request, response) => void response.writeHead(303, { location }).end();
            const { headers } = await site.ask("/", { headers: { host: "shop.example:8443" } });
            expect(headers.location).to.equal(location);
        }
    });

    it("believes the last entry of X-Forwarded-For, and of the network only", async () => {
        await open();
        const headers = { "x-forwarded-for": `198.51.100.1, ${visitor}` };
        await site.ask("/", { headers });
        expect(site.lastReceived.headers["x-forwarded-for"]).to.equal(visitor);
        await site.ask("/", { headers, localAddress: outside });
        expect(site.lastReceived.headers["x-forwarded-for"]).to.equal(outside);
        expect((await site.log(2)).map(({ client }) => client)).to.deep.equal([visitor, outside]);
    });

    it("keeps the connection to the application, and opens no tunnel through it", async () => {
        await open();
        const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
        expect((await site.ask("/", { headers: upgrade })).status).to.equal(200);
        expect(site.lastReceived.headers).to.not.have.any.keys("connection", "upgrade");
        // Each worker of nginx has a connection of its own.
        for (let count = 0; count < 5 * availableParallelism(); count += 1) await site.ask("/");
        const connections = new Set(site.received.map(({ socket }) => socket));
        expect(connections.size).to.be.at.most(availableParallelism());
    });

    it("refuses what an address asks for beyond its limit with 429, and counts each visitor alone", async () => {
        await open({ requestLimits: { perSecond: 1, burst: 2, atOnce: 100 } });
        const as = (address: string) => () => site.ask("/", { headers: { "x-forwarded-for": address } });
        const statuses = async (ask: () => Promise<{ status: number }>): Promise<number[]> =>
            (await Promise.all(Array.from({ length: 10 }, ask))).map(({ status }) => status).sort();
        const some = await statuses(as(visitor));
        expect(some.slice(0, 3)).to.deep.equal([200, 200, 200]);
        expect(some.filter((status) => status === 429)).to.not.have.length(0);
        expect([...new Set(some)]).to.deep.equal([200, 429]);
        expect((await as("203.0.113.10")()).status).to.equal(200);
    });

    it("refuses what an address asks for at the same time with 429", async () => {
        await open({ requestLimits: { ...generous, atOnce: 2 } });
        const waiting: (() => void)[] = [];
        const both = new Promise<void>((resolve) => {
            site.application = (_request, response) => {
                waiting.push(() => response.end());
                if (waiting.length === 2) resolve();
            };
        });
        const answers = [site.ask("/"), site.ask("/")];
        await both;
        expect((await site.ask("/")).status).to.equal(429);
        waiting.forEach((answer) => answer());
        expect((await Promise.all(answers)).map(({ status }) => status)).to.deep.equal([200, 200]);
    });

    it("limits neither addresses that many people share nor health checks", async () => {
        await open({ requestLimits: { perSecond: 1, burst: 1, atOnce: 100 }, neverLimit: ["203.0.113.0/24"] });
        const headers = { "x-forwarded-for": visitor };
        const asked = Array.from({ length: 20 }, (_, index) =>
            index % 2 === 0 ? site.ask("/", { headers }) : site.ask("/health"),
        );
        expect((await Promise.all(asked)).map(({ status }) => status)).to.deep.equal(asked.map(() => 200));
    });

    it("asks the application for its own path of health, and logs no line of it", async () => {
        await open({ healthPath: "/alive" });
        await site.ask("/health");
        expect(site.lastReceived.url).to.equal("/alive");
        await site.ask("/alive");
        expect((await site.log(1)).map(({ uri }) => uri)).to.deep.equal(["/alive"]);
    });

    it("logs each request as JSON, whatever is in it, without its query", async () => {
        await open();
        const headers = {
            ...{ host: "shop.example", "user-agent": 'a"\\b', "x-forwarded-for": visitor },
            "x-amzn-trace-id": "Root=1-5759e988-bd862e3fe1be46a994272793",
        };
        await site.ask("/a%22b?password=secret", { method: "POST", headers });
        const [line] = await site.log(1);
        expect(line).to.include({
            ...{ client: visitor, method: "POST", host: "shop.example", uri: '/a"b', status: 200, bytes: 9, cache: "" },
            ...{ agent: 'a"\\b', trace: "Root=1-5759e988-bd862e3fe1be46a994272793" },
        });
        expect(line?.["seconds"]).to.be.a("number");
        expect(Number(line?.["upstreamSeconds"])).to.be.at.least(0);
        expect(Date.parse(String(line?.["time"]))).to.be.closeTo(Date.now(), 60_000);
        expect(JSON.stringify(line)).to.not.contain("secret");
    });

    it("takes bodies up to the limit and refuses larger ones, whether they say their length or not", async () => {
        await open({ maximumBodyMegabytes: 1 });
        site.application = (request, response) =>
            void text(request).then(
                (body) => response.end(String(body.length)),
                () => undefined,
            );
        const post = (bytes: number, headers = {}) =>
            site.ask("/", { method: "POST", body: "x".repeat(bytes), headers });
        const chunked = { "transfer-encoding": "chunked" };
        expect(await post(1024 ** 2)).to.include({ status: 200, body: String(1024 ** 2) });
        expect((await post(1024 ** 2 + 1)).status).to.equal(413);
        expect((await post(1024 ** 2 + 1, chunked)).status).to.equal(413);
    });

    it("hands a body on as it comes, and a refusal back before all of it is sent", async () => {
        await open();
        const reached = new Promise<string>((resolve) => {
            site.application = (request, response) => {
                request.once("data", (part) => {
                    resolve(String(part));
                    response.writeHead(403, { connection: "close" }).end("not you");
                });
            };
        });
        const socket = site.connect();
        // The rest of the body is never sent.
        socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nthe first bytes");
        expect(await reached).to.equal("the first bytes");
        expect(String((await once(socket, "data"))[0])).to.match(/^HTTP\/1\.1 403 /);
        socket.destroy();
    });

    it("refuses what is no request, and what could be two", async () => {
        await open();
        const first = async (bytes: string) => (await site.say(bytes)).split("\r\n")[0];
        const bad = [
            "no request\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnot a length\r\n",
            `GET /${"a".repeat(9_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
        ];
        expect(await Promise.all(bad.map(first))).to.deep.equal([
            ...Array.from({ length: 7 }, () => "HTTP/1.1 400 Bad Request"),
            "HTTP/1.1 414 Request-URI Too Large",
        ]);
        const unknown = await first("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n");
        expect(unknown).to.equal("HTTP/1.1 501 Not Implemented");
        expect(site.received).to.deep.equal([]);
    });

    it("drops names of headers that an application could take for others", async () => {
        await open();
        await site.ask("/", { headers: { x_forwarded_for: visitor, x_real_ip: visitor } });
        expect(site.lastReceived.headers).to.not.have.any.keys("x_forwarded_for", "x_real_ip");
    });

    it("says 502 while nobody listens, and serves again by itself", async () => {
        await open();
        await site.stopApplication();
        expect((await site.ask("/")).status).to.equal(502);
        expect((await site.ask("/health")).status).to.equal(502);
        await site.startApplication();
        expect((await site.ask("/")).status).to.equal(200);
    });

    it("gives up on headers and bodies that do not come, and on an application that does not answer", async function () {
        this.timeout(120_000);
        await open();
        site.application = () => undefined;
        const neverEnded = async (bytes: string): Promise<void> => {
            const socket = site.connect();
            socket.write(bytes);
            socket.resume();
            await once(socket, "close");
        };
        const [answer] = await Promise.all([
            site.ask("/slow"),
            neverEnded("GET / HTTP/1.1\r\nHost: a\r\n"),
            neverEnded("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"),
        ]);
        expect(answer.status).to.equal(504);
        const statusOf = Object.fromEntries((await site.log(3)).map(({ uri, status }) => [uri, status]));
        expect(statusOf).to.include({ "/slow": 504, "/form": 408 });
    });

    it("starts on the plan of the other tests too", async () => {
        site = await Site.open({ ...bootPlan, neverLimit: [], networkRanges: ["10.0.0.0/16", "100.64.0.0/16"] });
        expect((await site.ask("/")).status).to.equal(200);
    });
});
