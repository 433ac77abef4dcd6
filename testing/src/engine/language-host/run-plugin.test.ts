import { ProgramInfo, RunPluginRequest, type RunPluginResponse } from "@pulumi/pulumi/proto/language_pb.js";
import { expect } from "chai";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Children } from "./children.js";
import { runPlugin } from "./run-plugin.js";

/** What the engine is told of a package of components that is run in `cwd`. */
function answersOf(cwd: string): Promise<{ stderr: string; codes: number[] }> {
    const responses: RunPluginResponse[] = [];
    const info = new ProgramInfo().setProgramDirectory(__dirname);
    const request = new RunPluginRequest().setKind("resource").setPwd(cwd).setInfo(info);
    return new Promise((resolve) => {
        // Later than the end, so that an answer after it would be seen.
        const settle = () =>
            setTimeout(() => {
                const stderr = responses.map((response) => Buffer.from(response.getStderr_asU8()).toString()).join("");
                resolve({ stderr, codes: responses.flatMap((each) => (each.hasExitcode() ? each.getExitcode() : [])) });
            }, 100);
        const call = { request, on: () => undefined, write: (each: RunPluginResponse) => responses.push(each) };
        runPlugin({ ...call, end: settle }, new Children());
    });
}

describe("runPlugin", () => {
    it("answers with the reason and code 1, once, when the plugin cannot be started", async () => {
        const { stderr, codes } = await answersOf(join(tmpdir(), "evenkeel-there-is-no-such-folder"));
        expect(stderr).to.match(/^\/.* cannot be run in \/.*no-such-folder: spawn .* ENOENT\n$/);
        expect(codes).to.deep.equal([1]);
    });
});
