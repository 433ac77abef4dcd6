import { expect } from "chai";
import { spawn } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";

interface Ending {
    code: number | null;
    output: string;
}

async function runServer(environment: Record<string, string>): Promise<Ending> {
    const server = spawn(process.execPath, ["--require", "tsx/cjs", path.join(__dirname, "main.ts")], {
        env: environment,
    });
    const [output, code] = await Promise.all([
        text(server.stdout),
        new Promise<number | null>((resolve) => server.once("exit", resolve)),
    ]);
    return { code, output };
}

describe("the server's process", () => {
    it("ends with one sentence per missing variable and no stack trace", async () => {
        const { code, output } = await runServer({ PORT: "none" });

        expect(code).to.equal(1);
        expect(output.trim().split("\n")).to.have.lengthOf(3);
        expect(output).to.contain("ENVIRONMENT_NAME is not set").and.contain('PORT is \\"none\\"');
        expect(output).not.to.contain("    at ");
    });

    it("ends with a sentence where the port is in use", async () => {
        const other = net.createServer();
        await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
        const address = other.address();
        const port = typeof address === "object" && address !== null ? String(address.port) : "";

        const { code, output } = await runServer({ ENVIRONMENT_NAME: "dev", AWS_REGION: "eu-west-1", PORT: port });
        other.close();

        expect(code).to.equal(1);
        expect(output).to.contain("The port is in use").and.contain(port);
        expect(output).not.to.contain("    at ");
    });
});
