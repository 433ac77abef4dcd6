import { once } from "node:events";
import net from "node:net";
import type { CleanUp } from "./clean-up.js";

/** What visitors reach, in front of all nodes. */
export interface Front {
    /** From now on requests go to these ports of the loopback address. */
    route(ports: readonly number[]): Promise<void>;
}

/**
 * Stands for nginx where that is not installed: hands connections to the nodes in turn, and does nothing else.
 *
 * @throws the system's error where the port is taken
 */
export async function startFront(port: number, ports: readonly number[], cleanUp: CleanUp): Promise<Front> {
    let nodes = ports;
    let turn = 0;
    const open = new Set<net.Socket>();
    const server = net.createServer((visitor) => {
        const node = net.connect({ host: "127.0.0.1", port: nodes[turn++ % nodes.length] ?? 0 });
        for (const [one, other] of [
            [visitor, node],
            [node, visitor],
        ] as const) {
            open.add(one);
            one.pipe(other);
            // Either side may go away at any time; the other one then has nobody to talk to.
            one.on("error", () => other.destroy()).on("close", () => {
                open.delete(one);
                other.destroySoon();
            });
        }
    });
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject).listen({ host: "127.0.0.1", port }, resolve);
    });
    cleanUp.add(async () => {
        server.close();
        open.forEach((socket) => socket.destroy());
        await once(server, "close");
    });
    return {
        route: async (changed) => {
            nodes = changed;
        },
    };
}
