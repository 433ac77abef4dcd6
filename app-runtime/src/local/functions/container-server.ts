import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import fastify, { type FastifyInstance } from "fastify";
import type { CleanUp } from "../clean-up.js";
import { bundleBootstrap } from "./bundle-bootstrap.js";
import { containerBody, readContainerRequest } from "./container-request.js";
import { Containers } from "./containers.js";
import { ContainerError } from "./errors.js";
import { logFrame } from "./log-frames.js";

/** The largest event of a call that does not wait is 1 MB, of one that waits 6 MB; as a text in JSON it is longer. */
const largestBody = 32 * 1_024 * 1_024;

const byId = Type.Object({ id: Type.String() });
const byName = Type.Object({ name: Type.String() });

export interface ContainerServerOptions {
    /** A folder of its own, which only this user may enter; whoever named it removes it. */
    readonly folder: string;
    /** Where functions find AWS. */
    readonly endpoint: string;
}

/**
 * Starts what the AWS emulator takes for Docker: it answers the part of the Engine API by which the emulator runs functions, and runs them as processes.
 *
 * It listens at a socket in its folder and not at a port: who reaches it can run programs.
 *
 * @returns where Docker's clients find it, as they want it in `DOCKER_HOST`
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/
 */
export async function startContainerServer(
    { folder, endpoint }: ContainerServerOptions,
    cleanUp: CleanUp,
): Promise<string> {
    await mkdir(folder, { recursive: true });
    const bootstrap = path.join(folder, "bootstrap.mjs");
    await bundleBootstrap(bootstrap);
    const containers = new Containers({ folder, bootstrap, endpoint });
    cleanUp.add(() => containers.removeAll());

    const server = createServer();
    describeServer(server);
    serveVolumes(server, containers);
    serveContainers(server, containers);
    serveRuns(server, containers);
    cleanUp.add(() => server.close());
    const socket = path.join(folder, "docker.sock");
    await server.listen({ path: socket });
    return `unix://${socket}`;
}

type Server = ReturnType<typeof createServer>;

function createServer() {
    const server = fastify({
        bodyLimit: largestBody,
        forceCloseConnections: true,
        // Clients ask for the version that they were told, and there is one.
        rewriteUrl: ({ url = "" }) => url.replace(/^\/v\d+\.\d+(?=\/)/, ""),
    }).withTypeProvider<TypeBoxTypeProvider>();
    // An archive comes without a type.
    server.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    server.setNotFoundHandler(({ method, url }) => {
        throw new ContainerError(501, `${method} ${url} is no part of the Engine API that functions need here.`);
    });
    server.setErrorHandler((error, _request, reply) => {
        const status = error instanceof ContainerError ? error.status : 500;
        return reply.code(status).send({ message: error instanceof Error ? error.message : String(error) });
    });
    return server;
}

function describeServer(server: FastifyInstance): void {
    server.get("/_ping", () => "OK");
    server.get("/version", () => ({ Version: "evenkeel", ApiVersion: "1.44", MinAPIVersion: "1.24" }));
    // Every image is there: which of them can run is said where one is to.
    server.get("/images/*", ({ url }, reply) => (url.endsWith("/json") ? { Id: url } : reply.callNotFound()));
}

function serveVolumes(server: Server, containers: Containers): void {
    server.get("/volumes", () => ({ Volumes: containers.volumes.map((Name) => ({ Name })) }));
    const creation = { body: Type.Object({ Name: Type.String() }) };
    server.post("/volumes/create", { schema: creation }, async ({ body }, reply) =>
        reply.code(201).send({ Name: await containers.createVolume(body.Name) }),
    );
    server.delete("/volumes/:name", { schema: { params: byName } }, async ({ params: { name } }, reply) => {
        await containers.removeVolume(name);
        return reply.code(204).send();
    });
}

function serveContainers(server: Server, containers: Containers): void {
    server.post("/containers/create", { schema: { body: containerBody } }, ({ body }, reply) =>
        reply.code(201).send({ Id: containers.create(readContainerRequest(body)), Warnings: [] }),
    );
    server.get("/containers/:id/json", { schema: { params: byId } }, ({ params: { id } }) => ({
        Id: id,
        Config: { Tty: false },
    }));
    const archive = { params: byId, querystring: Type.Object({ path: Type.String() }) };
    server.put("/containers/:id/archive", { schema: archive }, async ({ params: { id }, query, raw }, reply) => {
        await containers.unpack(id, query.path, raw);
        return reply.send();
    });
    server.delete("/containers/:id", { schema: { params: byId } }, async ({ params: { id } }, reply) => {
        await containers.remove(id);
        return reply.code(204).send();
    });
}

function serveRuns(server: Server, containers: Containers): void {
    server.post("/containers/:id/start", { schema: { params: byId } }, async ({ params: { id } }, reply) => {
        await containers.start(id);
        return reply.code(204).send();
    });
    server.post("/containers/:id/wait", { schema: { params: byId } }, async ({ params: { id } }) => ({
        StatusCode: (await containers.answerOf(id))?.exitCode ?? 0,
    }));
    for (const end of ["stop", "kill"]) {
        server.post(`/containers/:id/${end}`, { schema: { params: byId } }, async ({ params: { id } }, reply) => {
            await containers.kill(id);
            return reply.code(204).send();
        });
    }
    // The emulator puts both streams together and takes the last line for the answer.
    const chosen = Type.Object({ stdout: Type.Optional(Type.String()), stderr: Type.Optional(Type.String()) });
    server.get("/containers/:id/logs", { schema: { params: byId, querystring: chosen } }, async (request, reply) => {
        const { answer = "", log = Buffer.alloc(0) } = (await containers.answerOf(request.params.id)) ?? {};
        const { stdout, stderr } = request.query;
        const frames = [
            stderr === "1" ? logFrame("stderr", endedByLineFeed(log)) : Buffer.alloc(0),
            stdout === "1" ? logFrame("stdout", Buffer.from(`${answer}\n`)) : Buffer.alloc(0),
        ];
        return reply.type("application/octet-stream").send(Buffer.concat(frames));
    });
}

/** What a function printed last may have no end of line; the answer would become a part of it. */
function endedByLineFeed(log: Buffer): Buffer {
    return log.length === 0 || log.at(-1) === 0x0a ? log : Buffer.concat([log, Buffer.from("\n")]);
}
