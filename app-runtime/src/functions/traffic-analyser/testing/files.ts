import type { Random } from "../../../image-app/testing/random.js";
import { type Line, noon } from "./log-line.js";
import { anywhere, client, traffic, visitors } from "./traffic.js";

export type File = readonly Line[];

/** Visitors with four incidents among them, of twelve minutes from {@link noon} on. */
export function someTraffic(): Line[] {
    const from =
        (address: string, line: Line) =>
        (index: number): Line => ({ client: `${address}:${1_000 + index}`, ...line });
    const sources = [
        visitors({ count: 20, seed: 5, address: anywhere(20) }),
        client({ from: 100, until: 400, rate: 3, line: from("198.51.100.1", { path: "/search" }) }),
        client({ from: 200, until: 300, rate: 2, line: from("198.51.100.2", { path: "/log-in", status: 403 }) }),
        client({ from: 500, until: 700, rate: 0.2, line: from("2001:db8::1", { path: "/.env", status: 404 }) }),
    ];
    return [...traffic(sources, 720, noon)];
}

/** Rows of several nodes in files of five minutes, in any order. */
export function split(lines: readonly Line[], random: Random): File[] {
    const nodes = 1 + random.below(4);
    const files = new Map<string, Line[]>();
    for (const line of lines) {
        const name = `${random.below(nodes)} ${Math.floor((line.time ?? 0) / 300_000)}`;
        files.set(name, [...(files.get(name) ?? []), line]);
    }
    return [...files.values()]
        .map((file) => ({ file, place: random.fraction() }))
        .sort((one, other) => one.place - other.place)
        .map(({ file }) => file);
}

/** Five requests a second for one path, for two minutes from {@link noon} on. */
export function flood(address: string): File {
    const line = (): Line => ({ path: "/search", client: `${address}:1` });
    return [...traffic([client({ from: 0, rate: 5, line })], 120, noon)];
}
