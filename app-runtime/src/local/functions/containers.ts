import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { extract } from "tar-stream";
import type { ContainerRequest } from "./container-request.js";
import { ContainerError } from "./errors.js";
import { functionArnOf, functionEnvironment } from "./function-environment.js";
import { startFunction, type FunctionAnswer, type FunctionProcess } from "./function-process.js";

/** The image that functions are containers of; its tag is the runtime, such as `nodejs24.x`. */
export const functionImage = "evenkeel/function";

/** What the emulator fills a volume with; nothing runs in it. */
const carrierImage = "busybox";

/** Where a function's container sees its code. */
const codeMount = "/var/task";

export interface ContainersOptions {
    /** Where volumes and calls have their folders; whoever named it removes it. */
    readonly folder: string;
    /** The program that calls a handler. */
    readonly bootstrap: string;
    /** Where functions find AWS. */
    readonly endpoint: string;
}

interface Container {
    readonly request: ContainerRequest;
    readonly folder: string;
    /** From the moment on that it is asked to start, so that whoever ends everything misses none. */
    process?: Promise<FunctionProcess>;
}

/** Containers without Docker: a volume is a folder, and a container of a function is a process of this machine's Node. */
export class Containers {
    private readonly containers = new Map<string, Container>();
    private readonly named = new Set<string>();

    constructor(private readonly options: ContainersOptions) {}

    public get volumes(): readonly string[] {
        return [...this.named];
    }

    /** @returns its name, which is a new one where none is asked for */
    public async createVolume(asked: string): Promise<string> {
        const name = asked === "" ? randomUUID() : asked;
        await mkdir(this.folderOfVolume(name), { recursive: true });
        this.named.add(name);
        return name;
    }

    public async removeVolume(name: string): Promise<void> {
        this.named.delete(name);
        await rm(this.folderOfVolume(name), { recursive: true, force: true });
    }

    /**
     * @returns the id of the new container
     * @throws ContainerError where it is neither a function in Node nor what carries the files of one
     */
    public create(request: ContainerRequest): string {
        if (request.image !== carrierImage && !request.image.startsWith(`${functionImage}:nodejs`)) {
            throw new ContainerError(
                400,
                `Functions run in this machine's Node and ${request.image} is no runtime of Node; deploy the function for one, such as nodejs24.x.`,
            );
        }
        const id = randomUUID();
        this.containers.set(id, { request, folder: path.join(this.options.folder, "calls", id) });
        return id;
    }

    /** Unpacks a tar archive into the volume that the container sees at `target`. */
    public async unpack(id: string, target: string, archive: Readable): Promise<void> {
        const folder = this.folderOfMount(this.find(id).request, target);
        for await (const entry of archive.pipe(extract())) {
            const file = path.join(folder, entry.header.name);
            if (!file.startsWith(folder + path.sep)) {
                throw new ContainerError(400, `The archive has a file outside of its folder: ${entry.header.name}.`);
            }
            await mkdir(path.dirname(file), { recursive: true });
            await writeFile(file, await buffer(entry));
        }
    }

    public async start(id: string): Promise<void> {
        const container = this.find(id);
        const { image, command, environment, memoryBytes } = container.request;
        if (image === carrierImage) {
            return;
        }
        const [handler = "", event = "{}"] = command;
        container.process = startFunction({
            bootstrap: this.options.bootstrap,
            code: this.folderOfMount(container.request, codeMount),
            folder: container.folder,
            event,
            environment: { ...functionEnvironment(environment, this.options.endpoint), _HANDLER: handler },
            functionArn: functionArnOf(environment),
            memoryMegabytes: Math.floor(memoryBytes / 1_048_576),
            timeoutSeconds: Number(environment["AWS_LAMBDA_FUNCTION_TIMEOUT"]),
        });
        await container.process;
    }

    /** What came of it, once it has ended; undefined for what only carries files. */
    public async answerOf(id: string): Promise<FunctionAnswer | undefined> {
        return (await this.find(id).process)?.ended;
    }

    /** Answers once it has ended. */
    public async kill(id: string): Promise<void> {
        const process = await this.find(id).process;
        process?.kill();
        await process?.ended;
    }

    public async remove(id: string): Promise<void> {
        const { folder } = this.find(id);
        await this.kill(id);
        await rm(folder, { recursive: true, force: true });
        this.containers.delete(id);
    }

    public async removeAll(): Promise<void> {
        await Promise.all([...this.containers.keys()].map((id) => this.remove(id)));
    }

    /** @throws ContainerError where there is none of that id */
    private find(id: string): Container {
        const container = this.containers.get(id);
        if (container === undefined) {
            throw new ContainerError(404, `There is no container ${id}.`);
        }
        return container;
    }

    private folderOfVolume(name: string): string {
        if (!/^\w[\w-]*$/.test(name)) {
            throw new ContainerError(400, `The name of the volume is not letters, digits, _ and - only: ${name}.`);
        }
        return path.join(this.options.folder, "volumes", name);
    }

    private folderOfMount({ volumes }: ContainerRequest, target: string): string {
        const name = volumes.get(target);
        if (name === undefined || target === "/opt") {
            throw new ContainerError(
                501,
                name === undefined
                    ? `The container has no volume at ${target}.`
                    : "Layers do not run here; bundle what the function imports.",
            );
        }
        return this.folderOfVolume(name);
    }
}
