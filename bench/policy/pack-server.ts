import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { type AnalyzerInfo, AnalyzeResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The size of a message that the engine sends and takes. */
const maximumBytes = 400 * 1_024 * 1_024;

/** A pack in a process of its own, as the engine starts it. */
export class PackServer {
    private constructor(
        private readonly child: ChildProcess,
        private readonly client: AnalyzerClient,
    ) {}

    /** Starts the pack of a folder, with the SDK that the folder has, and waits for its first answer. */
    public static async start(folder: string): Promise<PackServer> {
        const runner = createRequire(join(folder, "index.js")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
        // The first argument is the engine's address, which a pack does not call.
        const child = spawn(process.execPath, [runner, "127.0.0.1:0", folder], {
            cwd: folder,
            stdio: ["ignore", "pipe", "inherit"],
        });
        const [port] = await Promise.race([once(createInterface(child.stdout), "line"), once(child, "exit")]);
        if (child.exitCode !== null) throw new Error(`The pack in ${folder} ended with ${child.exitCode}.`);
        const client = new AnalyzerClient(`127.0.0.1:${String(port)}`, credentials.createInsecure(), {
            "grpc.max_receive_message_length": maximumBytes,
            "grpc.max_send_message_length": maximumBytes,
        });
        const server = new PackServer(child, client);
        await answer<AnalyzerInfo>((done) => client.getAnalyzerInfo(new Empty(), done));
        return server;
    }

    /** What the process keeps in memory, in bytes. */
    public memory(): number {
        const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.child.pid}/status`, "utf8")) ?? [];
        return Number(kibibytes) * 1_024;
    }

    /** Sends bytes as they are and takes bytes, so that the time is the pack's and not that of writing the question. */
    public async ask(call: "analyze" | "analyzeStack", question: Buffer): Promise<AnalyzeResponse> {
        const { path } = AnalyzerService[call];
        const bytes = await answer<Buffer>((done) =>
            this.client.makeUnaryRequest(path, asIs, asIs, question, (error, value) =>
                done(error, value ?? Buffer.of()),
            ),
        );
        return AnalyzeResponse.deserializeBinary(bytes);
    }

    public async stop(): Promise<void> {
        this.client.close();
        const exit = once(this.child, "exit");
        this.child.kill();
        await exit;
    }
}

const asIs = (bytes: Buffer): Buffer => bytes;

function answer<Response>(
    call: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        call((error, response) => (error === null ? resolve(response) : reject(error)));
    });
}
