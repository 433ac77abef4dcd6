import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import {
    analyzeRequest,
    analyzeStackRequest,
    configureRequest,
    remediationsOf,
    type Report,
    reportsOf,
    type TestResource,
    type WireProperties,
} from "./wire.js";

/** Settings by rule, as `--policy-pack-config` takes them. */
export type Configuration = Readonly<Record<string, WireProperties>>;

const packFolder = resolve(__dirname, "../..");

/** The size of a message that the engine sends and takes. */
const maximumBytes = 400 * 1_024 * 1_024;

/** A pack in a process of its own, driven over the protocol and in the order of the engine. */
export class PackProcess {
    private known: Promise<AnalyzerInfo> | undefined;

    private constructor(
        private readonly process: ChildProcess,
        private readonly client: AnalyzerClient,
    ) {}

    /**
     * Compiles this repository's pack where its sources are newer than the output, and starts a pack.
     *
     * @param environment variables that it sees beside those of the tests
     * @param folder of the pack, where it is another
     */
    public static async start(
        environment: Readonly<Record<string, string>> = {},
        folder = packFolder,
    ): Promise<PackProcess> {
        const modules = createRequire(__filename);
        execFileSync(process.execPath, [join(packFolder, "../scripts/build.mjs"), "policy"], { stdio: "inherit" });
        const runner = modules.resolve("@pulumi/pulumi/cmd/run-policy-pack");
        // The first argument is the engine's address, which a pack does not call.
        const child = spawn(process.execPath, [runner, "127.0.0.1:0", folder], {
            cwd: folder,
            env: { ...process.env, ...environment },
            stdio: ["ignore", "pipe", "inherit"],
        });
        const [port] = await once(createInterface(child.stdout), "line");
        const options = {
            "grpc.max_receive_message_length": maximumBytes,
            "grpc.max_send_message_length": maximumBytes,
        };
        const address = `127.0.0.1:${String(port)}`;
        return new PackProcess(child, new AnalyzerClient(address, credentials.createInsecure(), options));
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
    public async configure(configuration: Configuration, remediating: readonly string[] = []): Promise<void> {
        const request = configureRequest(await this.info(), configuration, remediating);
        await answer<Empty>((done) => this.client.configure(request, done));
    }

    /** Has the resource rules judge one resource. */
    public async analyze(resource: TestResource, configuration: Configuration = {}): Promise<Report[]> {
        await this.configure(configuration);
        return this.analyzeAsConfigured(resource);
    }

    /** The same with the last configuration, whose run it continues. */
    public async analyzeAsConfigured(resource: TestResource): Promise<Report[]> {
        return reportsOf(await answer((done) => this.client.analyze(analyzeRequest(resource), done)));
    }

    /** Has the rules that are configured here mend one resource, as those whose level is `remediate` do. */
    public async remediate(resource: TestResource, configuration: Configuration): Promise<Record<string, unknown>> {
        await this.configure(configuration, Object.keys(configuration));
        return this.remediateAsConfigured(resource);
    }

    /** The same with the levels of the last configuration. */
    public async remediateAsConfigured(resource: TestResource): Promise<Record<string, unknown>> {
        return remediationsOf(await answer((done) => this.client.remediate(analyzeRequest(resource), done)));
    }

    /** Has the stack rules judge a whole stack. */
    public async analyzeStack(stack: readonly TestResource[], configuration: Configuration = {}): Promise<Report[]> {
        await this.configure(configuration);
        return this.analyzeStackAsConfigured(stack);
    }

    /** The same with the last configuration, whose run it ends. */
    public async analyzeStackAsConfigured(stack: readonly TestResource[]): Promise<Report[]> {
        return reportsOf(await answer((done) => this.client.analyzeStack(analyzeStackRequest(stack), done)));
    }

    /**
     * A whole run, as the engine makes it: one configuration, then the resource rules for each resource, then the stack
     * rules.
     *
     * @param outputs what the stack rules are shown, where that differs from the inputs
     */
    public async run(
        inputs: readonly TestResource[],
        configuration: Configuration = {},
        outputs: readonly TestResource[] = inputs,
    ): Promise<Report[]> {
        await this.configure(configuration);
        const reports: Report[] = [];
        for (const resource of inputs) reports.push(...(await this.analyzeAsConfigured(resource)));
        return [...reports, ...(await this.analyzeStackAsConfigured(outputs))];
    }
}

function answer<Response>(
    call: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        call((error, response) => (error === null ? resolve(response) : reject(error)));
    });
}
