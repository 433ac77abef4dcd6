import net from "node:net";

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
