import { expect } from "chai";
import { type Line, logLine } from "../testing/log-line.js";
import { parsed } from "../testing/parse.js";
import { isSlow } from "./slow.js";

const noTarget = { target: "-", times: "-1 -1 -1" };

describe("a request", () => {
    for (const [what, held, line] of [
        ["given up by the client after 300 ms", false, { status: 460, took: 300, ...noTarget }],
        ["given up by the client after 4.9 seconds", false, { status: 460, took: 4_900, ...noTarget }],
        ["given up by the client after 45 seconds", true, { status: 460, took: 45_000, ...noTarget }],
        ["given up by the client after nobody knows how long", true, { status: 460, took: NaN, ...noTarget }],
        ["that the load balancer no longer waits for", true, { status: 408, took: 0, ...noTarget }],
        ["that is complete after 5 seconds", true, { times: "5.000 0.020 0.000" }],
        ["that is complete after 4 seconds", false, { times: "4.900 0.020 0.000" }],
        ["that takes 10 seconds at the target", true, { times: "0.001 10.000 0.000" }],
        ["that takes 9 seconds at the target", false, { times: "0.001 9.900 0.000" }],
        ["that becomes a connection which is meant to stay", false, { status: 101, times: "0.001 50.000 0.000" }],
    ] as const satisfies readonly (readonly [string, boolean, Line])[]) {
        it(`${what} ${held ? "is" : "is not"} held open`, () => {
            const row = parsed(logLine(line));
            expect(row && isSlow(row)).to.equal(held);
        });
    }
});
