import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ChildResult } from "./child.js";
import { ensureEngine, ensureGoTool } from "./engine.js";
import type { Outside } from "./outside.js";
import type { Progress } from "./progress.js";
import { EngineUnavailable } from "./unavailable.js";
import { engineTool, engineVersion, yamlHostTool } from "./versions.js";

const quiet: Progress = { say: () => undefined, during: (_title, work) => work() };
const fine: ChildResult = { code: 0, output: "" };

describe("ensureEngine", () => {
    let cache: string;
    let calls: string[];

    beforeEach(() => {
        cache = mkdtempSync(join(tmpdir(), "evenkeel-engine-"));
        calls = [];
    });
    afterEach(() => rmSync(cache, { recursive: true }));

    /** A machine with nothing: no `pulumi`, no network, no Go. */
    function bareMachine(changes: Partial<Outside> = {}): Outside {
        return {
            environment: { EVENKEEL_CACHE: cache },
            findOnPath: () => undefined,
            versionOf: () => Promise.reject(new Error("not there")),
            reach: () => Promise.reject(new Error("getaddrinfo ENOTFOUND get.pulumi.com")),
            download: () => Promise.reject(new Error("not reached")),
            go: () => Promise.reject(new Error("not there")),
            ...changes,
        };
    }

    /** Go 1.26 whose build writes the executable. */
    function workingGo(build: () => ChildResult = () => fine): Partial<Outside> {
        return {
            findOnPath: (name) => (name === "go" ? "/usr/bin/go" : undefined),
            go: (args) => {
                calls.push(`go ${args[0] ?? ""}`);
                if (args[0] === "version")
                    return Promise.resolve({ code: 0, output: "go version go1.26.8 linux/amd64" });
                const result = build();
                const target = args[args.indexOf("-o") + 1] ?? "";
                if (result.code === 0) writeFileSync(target, "engine");
                return Promise.resolve(result);
            },
        };
    }

    function pulumiOnPath(version: string): Partial<Outside> {
        const file = join(cache, "pulumi-of-the-machine");
        writeFileSync(file, "");
        return {
            findOnPath: (name) => (name === "pulumi" ? file : undefined),
            versionOf: () => {
                calls.push("version");
                return Promise.resolve(version);
            },
        };
    }

    async function failure(changes: Partial<Outside>): Promise<EngineUnavailable> {
        try {
            await ensureEngine({ outside: bareMachine(changes), progress: quiet });
        } catch (error) {
            if (error instanceof EngineUnavailable) return error;
            throw error;
        }
        throw new Error("it found an engine");
    }

    it("takes the pulumi on PATH, and asks for its version once as long as it stays the same", async () => {
        const outside = bareMachine(pulumiOnPath("v3.240.0"));
        const engine = await ensureEngine({ outside, progress: quiet });
        await ensureEngine({ outside, progress: quiet });
        expect(engine.origin).to.equal("PATH");
        expect(calls).to.deep.equal(["version"]);
    });

    it("takes the engine in the cache without trying anything", async () => {
        const executable = join(cache, engineTool.folder, "bin", "pulumi");
        mkdirSync(dirname(executable), { recursive: true });
        writeFileSync(executable, "engine");
        const engine = await ensureEngine({ outside: bareMachine(), progress: quiet });
        expect(engine).to.deep.equal({ executable, origin: "cache" });
    });

    it("downloads when the vendor can be reached", async () => {
        const outside = bareMachine({
            reach: () => Promise.resolve(),
            download: (version, folder) => {
                calls.push(`download ${version}`);
                mkdirSync(join(folder, "bin"));
                writeFileSync(join(folder, "bin", "pulumi"), "engine");
                return Promise.resolve(fine);
            },
        });
        const { executable } = await ensureEngine({ outside, progress: quiet });
        expect(existsSync(executable)).to.equal(true);
        expect(calls).to.deep.equal([`download ${engineVersion}`]);
    });

    it("builds when the vendor cannot be reached, and does so once", async () => {
        const outside = bareMachine(workingGo());
        const { executable } = await ensureEngine({ outside, progress: quiet });
        await ensureEngine({ outside, progress: quiet });
        expect(existsSync(executable)).to.equal(true);
        expect(calls).to.deep.equal(["go version", "go build"]);
    });

    it("builds once when two runs ask at the same time", async () => {
        const outside = bareMachine(workingGo());
        await Promise.all([1, 2].map(() => ensureEngine({ outside, progress: quiet })));
        expect(calls.filter((call) => call === "go build")).to.have.length(1);
    });

    it("leaves nothing that looks finished when the build fails", async () => {
        await failure(workingGo(() => ({ code: 1, output: "internal error: boom" })));
        expect(readdirSync(cache).filter((entry) => entry.startsWith(engineTool.folder))).to.deep.equal([]);
    });

    it("names all that was tried, why it failed, and what to do", async () => {
        const { message, attempts } = await failure({});
        expect(attempts).to.deep.equal([
            { way: "`pulumi` on PATH", reason: "there is none" },
            {
                way: "the vendor's download (get.pulumi.com)",
                reason: "no connection: getaddrinfo ENOTFOUND get.pulumi.com",
            },
            { way: "a build through the Go module proxy", reason: "there is no `go` on PATH" },
        ]);
        expect(message).to.include("https://www.pulumi.com/docs/iac/download-install/");
        expect(message).to.include("https://go.dev/dl/");
        expect(message).not.to.match(/\n\s+at /);
    });

    it("passes over a pulumi that is too old, and says so", async () => {
        const { attempts } = await failure(pulumiOnPath("v3.120.0"));
        expect(attempts[0]?.reason).to.match(/is v3\.120\.0; 3\.200\.0 or later is needed$/);
    });

    it("says when the pulumi on PATH does not run", async () => {
        const broken = { ...pulumiOnPath(""), versionOf: () => Promise.reject(new Error("no answer within 30 s")) };
        const { attempts } = await failure(broken);
        expect(attempts[0]?.reason).to.match(/does not run: no answer within 30 s$/);
    });

    it("says when Go is too old", async () => {
        const { attempts } = await failure({
            findOnPath: (name) => (name === "go" ? "/usr/bin/go" : undefined),
            go: () => Promise.resolve({ code: 0, output: "go version go1.21.3 linux/amd64" }),
        });
        expect(attempts.at(-1)?.reason).to.match(/^Go 1\.21\.3 is too old; 1\.26\S* or later is needed$/);
    });

    it("says when the module proxy cannot be reached", async () => {
        const output =
            'go: downloading x v1.0.0\nx@v1.0.0: Get "https://proxy.example/x": dial tcp: lookup proxy.example: no such host';
        const { attempts } = await failure(workingGo(() => ({ code: 1, output })));
        expect(attempts.at(-1)?.reason).to.include("no such host");
    });

    it("says when the disk is full, and asks for room instead of for tools", async () => {
        const output = "compile: writing output: write $WORK/b001/_pkg_.a: no space left on device";
        const { message, attempts } = await failure(workingGo(() => ({ code: 1, output })));
        expect(attempts.at(-1)?.reason).to.match(/^the disk is full \(/);
        expect(message).to.include("EVENKEEL_CACHE");
        expect(message).not.to.include("go.dev");
    });

    it("says when the cache cannot be written", async () => {
        const file = join(cache, "a-file");
        writeFileSync(file, "");
        for (const [folder, code] of [
            [join(file, "cache"), "ENOTDIR"],
            [file, "EEXIST"],
        ] as const) {
            const { attempts, message } = await failure({ environment: { EVENKEEL_CACHE: folder } });
            expect(attempts.at(-1)?.reason).to.include(code);
            expect(message).to.include(`name a folder that can be written with EVENKEEL_CACHE (now ${folder})`);
        }
    });

    it("gives Go an environment in which the user's flags cannot change the build", async () => {
        let seen: NodeJS.ProcessEnv = {};
        const go = workingGo();
        const outside = bareMachine({
            ...go,
            environment: {
                EVENKEEL_CACHE: cache,
                GOFLAGS: "-mod=vendor",
                GOOS: "plan9",
                GOPROXY: "https://mirror.example",
            },
            go: (args, directory, environment) => {
                seen = environment;
                return go.go?.(args, directory, environment) ?? Promise.resolve(fine);
            },
        });
        await ensureEngine({ outside, progress: quiet });
        expect(seen).to.include({ GOFLAGS: "-mod=readonly", GOTOOLCHAIN: "local", GOPROXY: "https://mirror.example" });
        expect(seen).not.to.have.property("GOOS");
    });

    it("builds the YAML language host into a folder of its own", async () => {
        const folder = await ensureGoTool(yamlHostTool, { outside: bareMachine(workingGo()), progress: quiet });
        expect(readdirSync(folder)).to.deep.equal(["pulumi-language-yaml"]);
    });
});
