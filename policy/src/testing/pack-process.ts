import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import {
    analyzeRequest,
    analyzeStackRequest,
    configureRequest,
    type Report,
    reportsOf,
    type TestResource,
    type WireProperties,
} from "./wire.js";

/** Settings by rule, as `--policy-pack-config` takes them. */
export type Configuration = Readonly<Record<string, WireProperties>>;

const packFolder = resolve(__dirname, "../..");

/** The compiled pack in a process of its own, driven over the protocol and in the order of the engine. */
export class PackProcess {
    private known: Promise<AnalyzerInfo> | undefined;

    private constructor(
        private readonly process: ChildProcess,
        private readonly client: AnalyzerClient,
    ) {}

    /** Compiles the pack where its sources are newer than the output, and starts it. */
    public static async start(): Promise<PackProcess> {
        const modules = createRequire(__filename);
        execFileSync(process.execPath, [modules.resolve("typescript/bin/tsc"), "--build", packFolder], {
            stdio: "inherit",
        });
        const runner = modules.resolve("@pulumi/pulumi/cmd/run-policy-pack");
        // The first argument is the engine's address, which a pack does not call.
        const child = spawn(process.execPath, [runner, "127.0.0.1:0", packFolder], {
            cwd: packFolder,
            stdio: ["ignore", "pipe", "inherit"],
        });
        const [port] = await once(createInterface(child.stdout), "line");
        return new PackProcess(child, new AnalyzerClient(`127.0.0.1:${String(port)}`, credentials.createInsecure()));
    }

    public async stop(): Promise<void> {
        this.client.close();
        const exit = once(this.process, "exit");
        this.process.kill();
        await exit;
    }

    /** What the pack says about itself and its rules. */
    public info(): Promise<AnalyzerInfo> {
        this.known ??= answer((done) => this.client.getAnalyzerInfo(new Empty(), done));
        return this.known;
    }

    /** @throws when the pack refuses the configuration */
    public async configure(configuration: Configuration): Promise<void> {
        const request = configureRequest(await this.info(), configuration);
        await answer<Empty>((done) => this.client.configure(request, done));
    }

    /** Has the resource rules judge one resource. */
    public async analyze(resource: TestResource, configuration: Configuration = {}): Promise<Report[]> {
        await this.configure(configuration);
        return reportsOf(await answer((done) => this.client.analyze(analyzeRequest(resource), done)));
    }

    /** Has the stack rules judge a whole stack. */
    public async analyzeStack(stack: readonly TestResource[], configuration: Configuration = {}): Promise<Report[]> {
        await this.configure(configuration);
        return reportsOf(await answer((done) => this.client.analyzeStack(analyzeStackRequest(stack), done)));
    }
}

function answer<Response>(
    call: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        call((error, response) => (error === null ? resolve(response) : reject(error)));
    });
}
