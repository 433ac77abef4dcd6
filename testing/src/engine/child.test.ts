import { expect } from "chai";
import { runChild } from "./child.js";

describe("runChild", () => {
    const options = { cwd: ".", env: process.env, timeout: 10_000 };

    it("answers the exit code and everything that was printed", async () => {
        const script = "console.log('out'); console.error('err'); process.exitCode = 3;";
        const { code, output } = await runChild(process.execPath, ["-e", script], options);
        expect(code).to.equal(3);
        expect(output).to.include("out\n").and.include("err\n");
    });

    it("ends a program that takes too long", async () => {
        const script = "setInterval(() => undefined, 1000)";
        const { code } = await runChild(process.execPath, ["-e", script], { ...options, timeout: 100 });
        expect(code).not.to.equal(0);
    });

    it("rejects when the program cannot be started", async () => {
        const error = await runChild("/no/such/program", [], options).catch((reason: unknown) => reason);
        expect(error).to.be.an("error").with.property("code", "ENOENT");
    });
});
