import { closeSync, openSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { logLine, noon } from "../../app-runtime/src/functions/traffic-analyser/testing/log-line.js";
import { anywhere, traffic, visitors } from "../../app-runtime/src/functions/traffic-analyser/testing/traffic.js";
import { Random } from "../../app-runtime/src/image-app/testing/random.js";

export interface LogObject {
    readonly path: string;
    readonly rows: number;
    /** Unpacked. */
    readonly bytes: number;
}

/** Seconds of traffic in a member of a packed object, which is as much as is kept in memory while one is made. */
const secondsOfMember = 60;

/** Rows of a thousand visitors, each as long as those of a real load balancer and with a trace and a connection of its own, packed until they are `least` bytes unpacked. */
export function makeLogObject(path: string, least: number): LogObject {
    const random = new Random(1);
    const hex = (digits: number): string =>
        Array.from({ length: digits / 8 }, () =>
            random
                .below(2 ** 32)
                .toString(16)
                .padStart(8, "0"),
        ).join("");
    const thousand = visitors({ count: 1_000, seed: 1, address: anywhere(11) });
    const file = openSync(path, "w");
    let [rows, bytes] = [0, 0];
    try {
        for (let minute = 0; bytes < least; minute++) {
            const start = minute * secondsOfMember;
            const source = (second: number): ReturnType<typeof thousand> => thousand(start + second);
            const lines: string[] = [];
            for (const line of traffic([source], secondsOfMember, noon + start * 1_000)) {
                const row = logLine({ ...line, more: ` TID_${hex(32)}` });
                lines.push(row.replace("1-58337262-36d228ad5d99923122bbe354", `1-${hex(8)}-${hex(24)}`), "\n");
                rows += 1;
            }
            const text = lines.join("");
            bytes += text.length;
            writeSync(file, gzipSync(text));
        }
    } finally {
        closeSync(file);
    }
    return { path, rows, bytes };
}
