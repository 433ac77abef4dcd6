import { expect } from "chai";
import Fastify, { type FastifyInstance } from "fastify";
import { once } from "node:events";
import net from "node:net";
import { ClientAddresses } from "./client-address.js";
import { logRequests } from "./request-log.js";
import { listen } from "./serve.js";

describe("the log of requests", () => {
    let app: FastifyInstance;
    let begun: Promise<void>;
    let logged: Promise<object>;
    let socket: net.Socket;

    beforeEach(async () => {
        app = Fastify();
        logged = new Promise((resolve) => {
            const info = (_message: string, fields: object = {}): void => resolve(fields);
            const log = { info, warn: info, error: info };
            logRequests(app, { log, clientAddresses: new ClientAddresses(["127.0.0.1"]) });
        });
        begun = new Promise((resolve) => {
            // The answer to it never comes.
            app.get("/slow", () => new Promise(() => resolve()));
        });
        app.get("/quick", async () => "done");
        const port = await listen(app, { port: 0, host: "127.0.0.1", maxConnections: 10 });
        socket = net.connect(port, "127.0.0.1");
        await once(socket, "connect");
    });

    afterEach(async () => {
        socket.destroy();
        await app.close();
    });

    const send = (path: string): unknown =>
        socket.write(`GET ${path}?token=1 HTTP/1.1\r\nHost: test\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n`);

    it("has the client that a trusted proxy names, and no query", async () => {
        send("/quick");

        expect(await logged).to.include({ client: "192.0.2.7", path: "/quick", status: 200, completed: true });
    });

    it("has the client of a request that was cut off, too", async () => {
        send("/slow");
        await begun;
        socket.destroy();

        expect(await logged).to.include({ client: "192.0.2.7", path: "/slow", completed: false });
    });
});
