import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type ProviderPackage, providerService } from "./service.js";
import type { Lifecycle } from "../lifecycle.js";

/** The engine itself sends and takes up to 400 MB. */
const largestMessage = 400 * 1024 * 1024;

export interface RunningServer {
    readonly port: number;
    stop(): void;
}

/**
 * Serves a provider on a free port of this machine, for this machine only.
 *
 * @param noteDefaultRegion told when a cloud's provider is given no region
 */
export async function serve(
    provider: ProviderPackage,
    lifecycle: Lifecycle,
    noteDefaultRegion: () => void = () => undefined,
): Promise<RunningServer> {
    const server = new Server({
        "grpc.max_receive_message_length": largestMessage,
        "grpc.max_send_message_length": largestMessage,
    });
    server.addService(ResourceProviderService, providerService(provider, lifecycle, noteDefaultRegion));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
            if (error === null) resolve(bound);
            else reject(error);
        });
    });
    return { port, stop: () => server.forceShutdown() };
}
