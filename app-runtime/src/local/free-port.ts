import net from "node:net";
import { LocalServerError } from "./errors.js";

/** A TCP port on the loopback address that nobody listens on now. Take it at once: nothing keeps others from it. */
export function freePort(host = "127.0.0.1"): Promise<number> {
    return new Promise((resolve, reject) => {
        const probe = net.createServer();
        probe.once("error", reject);
        probe.listen({ port: 0, host }, () => {
            const address = probe.address();
            probe.close(() =>
                typeof address === "object" && address !== null
                    ? resolve(address.port)
                    : reject(new Error(`There is no free port on ${host}.`)),
            );
        });
    });
}

/**
 * Looks whether a port on the loopback address can be taken, before anything is started for it.
 *
 * @param port 0 for any
 * @param option of the command line, for the message
 * @throws LocalServerError saying why it cannot
 */
export async function requireFreePort(port: number, option: string, host = "127.0.0.1"): Promise<void> {
    const probe = net.createServer();
    const refusal = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
        probe.once("error", resolve);
        probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
    });
    if (refusal === undefined) return;
    const reasons: Readonly<Record<string, string>> = {
        EADDRINUSE: "which another program has",
        EACCES: "which only an administrator of this machine may take",
    };
    const reason = reasons[refusal.code ?? ""] ?? `which cannot be taken (${refusal.code})`;
    throw new LocalServerError(`${option} is ${port}, ${reason}; give another, or leave it out for a free one.`);
}
