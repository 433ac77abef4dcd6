/**
 * `pulumi-language-nodejs`: what the engine starts to run Node programs and policy packs.
 *
 * It prints its port on the first line, as every Pulumi plugin does; the last argument is the engine's address.
 */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import { Children } from "./children.js";
import { languageRuntime } from "./service.js";

/** A plan of a large program, with its configuration, is more than gRPC's 4 MB. */
const longestMessage = 400 * 1024 * 1024;

const engineAddress = process.argv.at(-1) ?? "";
const children = new Children();
const server = new Server({
    "grpc.max_receive_message_length": longestMessage,
    "grpc.max_send_message_length": longestMessage,
});
server.addService(LanguageRuntimeService, languageRuntime(engineAddress, children));
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) {
        process.stderr.write(`the Node language host cannot open a port: ${error.message}\n`);
        process.exit(1);
    }
    process.stdout.write(`${port}\n`);
});

function end(): void {
    children.endAll();
    process.exit(0);
}
process.on("SIGINT", end);
process.on("SIGTERM", end);
// The engine holds the other end of our standard input: when it is killed, nobody else tells us to end.
process.stdin.on("end", end);
process.stdin.resume();
