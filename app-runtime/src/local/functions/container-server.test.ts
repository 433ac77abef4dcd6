import { expect } from "chai";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import * as tar from "tar-stream";
import { CleanUp } from "../clean-up.js";
import { startContainerServer } from "./container-server.js";
import { isRunning, untilRead } from "./processes.fixtures.test.js";

describe("the server that stands for Docker", () => {
    let folder: string;
    let socketPath: string;
    let cleanUp: CleanUp;

    beforeEach(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "evenkeel-containers-"));
        cleanUp = new CleanUp();
        const address = await startContainerServer({ folder, endpoint: "http://127.0.0.1:1" }, cleanUp);
        socketPath = address.replace("unix://", "");
    });

    afterEach(async () => {
        await cleanUp.run();
        await rm(folder, { recursive: true, force: true });
    });

    interface Answer {
        readonly status: number | undefined;
        readonly body: string;
    }

    function ask(method: string, where: string, body?: unknown): Promise<Answer> {
        return new Promise((resolve, reject) => {
            const headers = body === undefined || body instanceof Buffer ? {} : { "content-type": "application/json" };
            const call = request({ socketPath, method, path: where, headers }, (response) =>
                text(response).then((answer) => resolve({ status: response.statusCode, body: answer }), reject),
            );
            call.once("error", reject).end(body instanceof Buffer ? body : JSON.stringify(body));
        });
    }

    const created = async (...asked: Parameters<typeof ask>): Promise<string> => {
        const { status, body } = await ask(...asked);
        expect(status, body).to.equal(201);
        return JSON.parse(body).Id ?? JSON.parse(body).Name;
    };

    async function archiveOf(name: string, content: string): Promise<Buffer> {
        const pack = tar.pack();
        pack.entry({ name }, content);
        pack.finalize();
        return buffer(pack);
    }

    const container = (image: string, volume: string, target: string, event = "{}") => ({
        Image: image,
        Cmd: ["index.handler", event],
        Env: ["AWS_LAMBDA_FUNCTION_TIMEOUT=60", "MOTO_HOST=http://host.docker.internal", "AWS_REGION=eu-west-1"],
        HostConfig: { Binds: [`${volume}:${target}:rw`], Memory: 134_217_728 },
    });

    /** The id of a function's container. */
    async function functionOf(source: string): Promise<string> {
        const volume = await created("POST", "/volumes/create", { Name: "" });
        const carrier = await created("POST", "/containers/create", container("busybox", volume, "/tmp/data"));
        const archive = await archiveOf("index.js", source);
        expect((await ask("PUT", `/containers/${carrier}/archive?path=/tmp/data`, archive)).status).to.equal(200);
        return created("POST", "/containers/create", container("evenkeel/function:nodejs24.x", volume, "/var/task"));
    }

    it("answers what it does not know with 501, and names the call", async () => {
        expect(await ask("POST", "/v1.44/containers/prune")).to.deep.equal({
            status: 501,
            body: '{"message":"POST /containers/prune is no part of the Engine API that functions need here."}',
        });
        expect((await ask("GET", "/v1.44/images/search?term=node")).status).to.equal(501);
    });

    it("runs a function, with AWS where it is told", async () => {
        const id = await functionOf(`exports.handler = async () => { console.log("seen");
            return [process.env.AWS_ENDPOINT_URL, process.env.MOTO_HOST ?? "none"]; };`);
        await ask("POST", `/v1.44/containers/${id}/start`);

        expect((await ask("POST", `/v1.44/containers/${id}/wait`)).body).to.equal('{"StatusCode":0}');
        const read = async (stream: string) => (await ask("GET", `/containers/${id}/logs?${stream}=1`)).body.slice(8);
        expect(await read("stderr")).to.equal("seen\n");
        expect(await read("stdout")).to.equal('["http://127.0.0.1:1","none"]\n');
    });

    it("refuses what would not run as it does on AWS", async () => {
        const python = await ask(
            "POST",
            "/containers/create",
            container("evenkeel/function:python3.13", "a", "/var/task"),
        );
        expect(python.status).to.equal(400);
        expect(python.body).to.contain("evenkeel/function:python3.13 is no runtime of Node");

        const layer = await created("POST", "/containers/create", container("busybox", "a", "/opt"));
        const unpacked = await ask("PUT", `/containers/${layer}/archive?path=/opt`, await archiveOf("a", "a"));
        expect([unpacked.status, unpacked.body]).to.deep.equal([
            501,
            '{"message":"Layers do not run here; bundle what the function imports."}',
        ]);
    });

    it("writes nothing outside of its folder", async () => {
        expect((await ask("POST", "/volumes/create", { Name: "../../elsewhere" })).status).to.equal(400);

        const volume = await created("POST", "/volumes/create", { Name: "one" });
        const carrier = await created("POST", "/containers/create", container("busybox", volume, "/tmp/data"));
        const archive = await archiveOf("../../../elsewhere", "a");
        expect((await ask("PUT", `/containers/${carrier}/archive?path=/tmp/data`, archive)).body).to.contain(
            "outside of its folder: ../../../elsewhere",
        );
    });

    it("ends a function that is stopped, and removes its folder with it", async () => {
        const id = await functionOf("exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));");
        await ask("POST", `/containers/${id}/start`);
        expect(existsSync(path.join(folder, "calls", id))).to.equal(true);
        expect((await ask("POST", `/containers/${id}/stop`)).status).to.equal(204);
        expect((await ask("POST", `/containers/${id}/wait`)).body).to.equal('{"StatusCode":1}');

        await ask("DELETE", `/containers/${id}`);
        expect(existsSync(path.join(folder, "calls", id))).to.equal(false);
        expect((await ask("POST", `/containers/${id}/wait`)).status).to.equal(404);
    });

    it("ends the functions that run when it is ended itself", async () => {
        const mark = path.join(folder, "mark");
        const id = await functionOf(`exports.handler = () => {
            require("fs").symlinkSync(String(process.pid), ${JSON.stringify(mark)});
            return new Promise((resolve) => setTimeout(resolve, 60_000)); };`);
        await ask("POST", `/containers/${id}/start`);
        const pid = Number(await untilRead(mark));
        expect(isRunning(pid)).to.equal(true);
        await cleanUp.run();

        expect(isRunning(pid)).to.equal(false);
        expect(existsSync(path.join(folder, "calls", id))).to.equal(false);
        expect((await ask("GET", "/_ping").catch(String)).toString()).to.match(/ENOENT|ECONNREFUSED/);
    });
});
