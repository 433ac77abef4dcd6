import { expect } from "chai";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { drain, listen } from "../../common/web/serve.js";
import type { WebSettings } from "./parts.js";
import type { NewAccount } from "./sign-in/accounts.js";
import { multipartBody } from "./testing/browser.js";
import { pictureStart } from "./testing/memory-images.js";
import { TestServer, type LogLine } from "./testing/test-server.js";

describe("the web server on a socket", () => {
    let server: TestServer;
    let ada: NewAccount;
    let port: number;
    const sockets: net.Socket[] = [];

    const start = async (settings: Partial<WebSettings> = {}, maxConnections = 100): Promise<void> => {
        server = await TestServer.start(settings);
        ada = await server.addAccount();
        port = await listen(server.app, { port: 0, host: "127.0.0.1", maxConnections });
    };
    const connect = async (): Promise<net.Socket> => {
        const socket = net.connect(port, "127.0.0.1");
        sockets.push(socket);
        socket.on("error", () => undefined);
        await once(socket, "connect");
        return socket;
    };
    /** Sends text and answers everything that comes back until the server closes the connection. */
    const exchange = async (request: string): Promise<string> => {
        const socket = await connect();
        socket.write(request);
        return everythingFrom(socket);
    };
    const uploadHead = (length: number | "chunked"): string =>
        [
            "POST /api/images HTTP/1.1",
            "Host: test",
            `Authorization: Bearer ${ada.token}`,
            `Content-Type: ${multipartBody({}).headers["content-type"]}`,
            length === "chunked" ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`,
            "",
            "",
        ].join("\r\n");
    const lineOf = async (path: string): Promise<LogLine> => {
        for (;;) {
            const line = server.lines.find((each) => each["path"] === path);
            if (line !== undefined) {
                return line;
            }
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
    };

    afterEach(async () => {
        sockets.splice(0).forEach((socket) => socket.destroy());
        await server.stop();
    });

    it("uploads, serves and deletes", async () => {
        await start();
        const address = `http://127.0.0.1:${port}`;
        const headers = { authorization: `Bearer ${ada.token}` };
        const body = new FormData();
        body.set("image", new File([`${pictureStart}${"x".repeat(90_000)}`], "Ferry.png"));

        const stored = await fetch(`${address}/api/images`, { method: "POST", headers, body });
        const location = `${address}${stored.headers.get("location")}`;
        const content = await fetch(`${location}/content`, { headers });
        const bytes = await content.text();
        const deleted = await fetch(location, { method: "DELETE", headers });

        expect([stored.status, content.status, deleted.status]).to.deep.equal([201, 200, 204]);
        expect(bytes).to.have.lengthOf(90_007);
        expect((await lineOf("/api/images"))["completed"]).to.equal(true);
    });

    it("answers 408 to headers that do not come", async () => {
        await start({ requestSeconds: 1 });

        expect(await exchange("GET / HTTP/1.1\r\nHost: slow\r\n")).to.match(/^HTTP\/1\.1 408 /);
    });

    it("answers 408 to a body that does not come", async () => {
        await start({ requestSeconds: 1 });
        const answer = await exchange(
            "POST /log-in HTTP/1.1\r\nHost: slow\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\nname",
        );

        expect(answer).to.match(/^HTTP\/1\.1 408 /);
    });

    it("answers 408 to an upload that stops in the middle, and keeps nothing of it", async () => {
        await start({ idleSeconds: 0.2 });
        const { payload } = multipartBody({ file: { content: `${pictureStart}${"x".repeat(50_000)}` } });
        const socket = await connect();
        socket.write(uploadHead(payload.length));
        socket.write(payload.subarray(0, 20_000));
        const [answer] = await once(socket, "data");

        expect(String(answer))
            .to.match(/^HTTP\/1\.1 408 /)
            .and.contain("Nothing of the file came for 0.2 seconds.");
        expect(await server.catalogue.count()).to.equal(0);
    });

    it("does not blame a client for the time that the stores take", async () => {
        await start({ idleSeconds: 0.2 });
        const receive = server.images.receive.bind(server.images);
        server.images.receive = async (stream, options) => {
            await new Promise((resolve) => setTimeout(resolve, 400));
            return receive(stream, options);
        };
        const { headers, payload } = multipartBody({ file: { content: `${pictureStart}${"x".repeat(90_000)}` } });
        const answer = await fetch(`http://127.0.0.1:${port}/api/images`, {
            method: "POST",
            headers: { ...headers, authorization: `Bearer ${ada.token}` },
            body: Uint8Array.from(payload),
        });

        expect(answer.status).to.equal(201);
    });

    it("keeps nothing of an upload whose client went away", async () => {
        await start();
        let failure: unknown;
        const receive = server.images.receive.bind(server.images);
        server.images.receive = (stream, options) =>
            receive(stream, options).catch((error: unknown) => {
                failure = error;
                throw error;
            });
        const { payload } = multipartBody({ file: { content: `${pictureStart}${"x".repeat(50_000)}` } });
        const socket = await connect();
        socket.write(uploadHead(payload.length));
        socket.write(payload.subarray(0, 20_000));
        await new Promise((resolve) => setTimeout(resolve, 100));
        socket.destroy();
        const line = await lineOf("/api/images");

        expect(line["completed"]).to.equal(false);
        while (failure === undefined) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        expect(failure).to.have.property("status", 400);
        expect(await server.catalogue.count()).to.equal(0);
        expect(server.lines.filter(({ level }) => level === "error")).to.deep.equal([]);
    });

    for (const [what, end] of [
        // From here on comes more of the file.
        ["a file", "PICTURE"],
        // From here on comes more of the head of the part that was to hold the file.
        ["the head of a part", 'filename="boat.png"'],
    ] as const) {
        it(`answers 413 to ${what} that goes on and on, long before its end, and ends the connection`, async () => {
            await start();
            const socket = await connect();
            const answer = everythingFrom(socket);
            const { payload } = multipartBody({ file: { content: pictureStart } });
            const send = (bytes: Buffer): boolean =>
                socket.write(`${bytes.length.toString(16)}\r\n${bytes.toString()}\r\n`);
            socket.write(uploadHead("chunked"));
            send(payload.subarray(0, payload.indexOf(end) + end.length));
            const more = setInterval(() => send(Buffer.alloc(16_384, "x")), 5);
            try {
                expect(await answer)
                    .to.match(/^HTTP\/1\.1 413 /)
                    .and.contain("too-large");
            } finally {
                clearInterval(more);
            }
            expect(await server.catalogue.count()).to.equal(0);
        }).timeout(15_000);
    }

    it("lets a client that was refused use its connection again", async () => {
        await start();
        const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        const send = (path: string, body: Buffer): Promise<number | undefined> =>
            new Promise((resolve, reject) => {
                const options = { agent, port, path, method: "POST", headers: multipartBody({}).headers };
                const request = http.request(options, (answer) => {
                    answer.resume().on("end", () => resolve(answer.statusCode));
                });
                request.on("error", reject).end(body);
            });
        const { payload } = multipartBody({ file: { content: "x".repeat(90_000) } });

        expect(await send("/api/images", payload)).to.equal(401);
        expect(await send("/api/images", payload)).to.equal(401);
        expect(Object.values(agent.freeSockets).flat()).to.have.lengthOf(1);
        agent.destroy();
    });

    it("answers addresses that nobody can read", async () => {
        await start();
        for (const address of ["//%zz/", "//[::1", "/%", "http://[/", "//user@:80:80/", "*"]) {
            const answer = await exchange(`GET ${address} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n`);
            expect(answer, address).to.match(/^HTTP\/1\.1 (?:303|40[014]) /);
        }
    });

    it("answers 431 to headers that are too large, and 400 to what is no HTTP", async () => {
        await start();

        expect(await exchange(`GET / HTTP/1.1\r\nHost: x\r\nCookie: ${"x".repeat(20_000)}\r\n\r\n`)).to.match(
            /^HTTP\/1\.1 431 /,
        );
        for (const nonsense of [
            "nonsense\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "\x16\x03\x01\x02\x00\x01",
            "GET  HTTP/9\r\n\r\n",
        ]) {
            expect(await exchange(nonsense), nonsense).to.match(/^HTTP\/1\.1 400 /);
        }
        const smuggled =
            "POST /log-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
        expect(await exchange(smuggled)).to.match(/^HTTP\/1\.1 400 /);
    });

    it("closes connections beyond the limit at once", async () => {
        await start({}, 2);
        await Promise.all([connect(), connect()]);
        const third = await connect();

        expect(await everythingFrom(third)).to.equal("");
    });

    it("stops at once where connections are only kept alive", async () => {
        await start();
        const agent = new http.Agent({ keepAlive: true });
        await new Promise((resolve, reject) => {
            http.get({ agent, port, path: "/health" }, (answer) => answer.resume().on("end", resolve)).on(
                "error",
                reject,
            );
        });

        expect(await drain(server.app, 5)).to.equal(true);
        agent.destroy();
    });

    it("finishes what it is answering, and takes nothing new, before it stops", async () => {
        await start();
        let proceed = (): void => undefined;
        const wait = new Promise<void>((resolve) => {
            proceed = resolve;
        });
        server.catalogue.page = async () => {
            await wait;
            return [];
        };
        const headers = { authorization: `Bearer ${ada.token}` };
        const pending = fetch(`http://127.0.0.1:${port}/api/images`, { headers });
        await new Promise((resolve) => setTimeout(resolve, 100));
        server.stopping = true;
        const stopped = drain(server.app, 5);
        const refused = await fetch(`http://127.0.0.1:${port}/health`).catch((error: Error) => error.message);
        proceed();
        const answer = await pending;

        expect(refused).to.equal("fetch failed");
        expect(answer.status).to.equal(200);
        expect(await answer.json()).to.deep.equal({ images: [], nextCursor: null });
        expect(await stopped).to.equal(true);
    });

    it("cuts off what is still unfinished when the drain time is over, and says so", async () => {
        await start();
        const socket = await connect();
        socket.write("POST /log-in HTTP/1.1\r\nHost: unfinished\r\nContent-Length: 9\r\n");
        await new Promise((resolve) => setTimeout(resolve, 50));

        expect(await drain(server.app, 0.2)).to.equal(false);
    });
});

/** What a server sends until the connection is gone, also where it ends it while the client is still sending. */
async function everythingFrom(socket: net.Socket): Promise<string> {
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    await new Promise((resolve) => socket.once("close", resolve));
    return Buffer.concat(chunks).toString();
}
