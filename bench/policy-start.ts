import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");

/** From the start of the pack's process, as the engine starts it, to its first answer. */
export async function firstAnswer(pack: string): Promise<void> {
    const folder = join(__dirname, "..", pack);
    const child = spawn(process.execPath, [runner, "127.0.0.1:0", folder], {
        cwd: folder,
        stdio: ["ignore", "pipe", "inherit"],
    });
    try {
        const [port] = (await once(createInterface(child.stdout), "line")) as [string];
        const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
        await new Promise<void>((resolve, reject) => {
            client.getAnalyzerInfo(new Empty(), (error) => {
                if (error === null) resolve();
                else reject(error);
            });
        });
        client.close();
    } finally {
        child.kill();
        await once(child, "exit");
    }
}
