import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { logLine, noon } from "./log-line.js";
import { anywhere, traffic, visitors } from "./traffic.js";
import { World } from "./world.js";

/** The most memory that this process ever had, in bytes. */
function peakBytes(): number {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) * 1_024;
}

/** Has an object of so many bytes analysed that is never in memory as a whole, and prints what came of it as JSON. */
async function analyseLarge(least: number): Promise<void> {
    const world = new World();
    const sources = [visitors({ count: 500, seed: 1, address: anywhere(20) })];
    let text = "";
    for (const line of traffic(sources, 10, noon)) text += `${logLine(line)}\n`;
    const [length, member] = [text.length, gzipSync(text)];
    text = "";
    let bytes = 0;
    world.objects.open = () =>
        Promise.resolve({
            writtenAt: world.now,
            bytes: (async function* () {
                for (; bytes < least; bytes += length) yield member;
            })(),
        });
    const before = peakBytes();
    await world.instance().call({ task: "objects", objects: [{ bucket: "logs", key: "large", etag: "e" }] });
    const requests = await world.requests();
    const rows =
        (bytes / length) * [...traffic([visitors({ count: 500, seed: 1, address: anywhere(20) })], 10, noon)].length;
    process.stdout.write(JSON.stringify({ bytes, requests, rows, tookBytes: peakBytes() - before }));
}

void analyseLarge(Number(process.argv[2]));
