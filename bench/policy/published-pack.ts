import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const name = "@pulumi/awsguard";
const version = "0.3.1";
const folder = join(homedir(), ".cache", "evenkeel", "bench", `awsguard-${version}`);

const program = `const { AwsGuard } = require("${name}");

new AwsGuard({ all: "advisory" });
`;

/**
 * A pack that others published, with all of its rules on, in a folder that later runs find again.
 *
 * @returns its name and folder, or undefined where npm cannot get it, which is said
 */
export function publishedPack(): { name: string; folder: string } | undefined {
    if (!existsSync(folder)) {
        const unfinished = `${folder}.${process.pid}`;
        mkdirSync(unfinished, { recursive: true });
        writeFileSync(join(unfinished, "PulumiPolicy.yaml"), "runtime: nodejs\nmain: index.js\n");
        const manifest = { name: "awsguard-pack", version: "0.0.0", private: true };
        writeFileSync(join(unfinished, "package.json"), JSON.stringify(manifest));
        writeFileSync(join(unfinished, "index.js"), program);
        try {
            const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
            execFileSync("npm", ["install", ...flags, `${name}@${version}`], { cwd: unfinished, stdio: "inherit" });
            renameSync(unfinished, folder);
        } catch (error) {
            rmSync(unfinished, { recursive: true, force: true });
            console.log(`${name} is not beside ours: ${error instanceof Error ? error.message : String(error)}`);
            return undefined;
        }
    }
    return { name: `${name} ${version}`, folder };
}
