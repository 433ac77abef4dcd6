import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BootPlan } from "./boot-plan.js";
import { renderUserData } from "./script.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** A folder that stands for an instance's disk, and programs that only write down how they were called. */
export class Instance {
    private readonly disk = mkdtempSync(join(tmpdir(), "instance-"));
    private readonly programs = join(this.disk, "programs");

    constructor() {
        const folders = ["programs", "etc", "usr/sbin", "var/log", "var/cache", "opt/aws/amazon-cloudwatch-agent/bin"];
        for (const folder of folders) mkdirSync(join(this.disk, folder), { recursive: true });
        const recorded = ["systemctl", "nginx", "useradd", "mount", "sh", "tail"];
        for (const program of recorded) this.install(program, "exit 0");
        this.install("sleep", "exit 0");
        this.install("apt-get", "exit 0");
        this.install("curl", answers);
        this.install("../opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl", "exit 0");
        // Files belong to whoever runs the tests, because only root could give them away.
        this.install(
            "install",
            'args=(); while (($#)); do [[ $1 == -o ]] && shift 2 || { args+=("$1"); shift; }; done\nexec /usr/bin/install "${args[@]}"',
        );
        this.pack();
    }

    /** Runs the user data of `plan`, whose checksum is made that of the artefact unless it is meant to be wrong. */
    boot(plan: BootPlan, matching = true): { status: number | null; output: string } {
        const sha256 = createHash("sha256")
            .update(readFileSync(join(this.disk, "artefact.tar.gz")))
            .digest("hex");
        const artefact = matching ? { ...plan.artefact, sha256 } : plan.artefact;
        // Everything that the script writes to the disk goes to the folder instead.
        const script = renderUserData({ ...plan, artefact }).replace(
            /(?<=^|[\s'">:])\/(etc|opt|usr\/(?:local\/)?sbin|var)(?=\/)/gm,
            (path) => `${this.disk}${path}`,
        );
        const env = { PATH: `${this.programs}:${process.env.PATH ?? ""}`, DISK: this.disk, TMPDIR: this.disk };
        // Without --norc, bash takes Node's pipe for a remote login and reads the tester's own settings.
        const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], { env, encoding: "utf8" });
        return { status, output: stdout + stderr };
    }

    /** Runs the watch of an instance that was booted, while the group wants one state after the other of it. */
    watch(wanted: readonly string[]): string {
        writeFileSync(join(this.disk, "wanted"), wanted.map((state) => `${state}\n`).join(""));
        // Each round begins with a pause; after the last state there is none.
        this.install("sleep", '[[ -s "$DISK/wanted" ]]');
        const script = join(this.disk, "usr/local/sbin/evenkeel-launch");
        const env = { PATH: `${this.programs}:${process.env.PATH ?? ""}`, DISK: this.disk };
        return spawnSync("bash", ["--norc", script], { env, encoding: "utf8" }).stdout;
    }

    /** The arguments of every call to `program`. */
    calls(program: string): string[] {
        const log = join(this.disk, `${program}.calls`);
        return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
    }

    /** Lets the first calls of a program fail. */
    failing(program: string, times: number): void {
        this.install(program, `(( $(wc -l <"$DISK/${program}.calls") > ${times} ))`);
    }

    unhealthy(): void {
        this.install("curl", `[[ "$*" != *127.0.0.1* ]] || exit 22\n${answers}`);
    }

    file(path: string): string {
        return readFileSync(join(this.disk, path), "utf8");
    }

    exists(path: string): boolean {
        return existsSync(join(this.disk, path));
    }

    terminate(): void {
        rmSync(this.disk, { recursive: true });
    }

    private install(program: string, body: string): void {
        const path = join(this.programs, program);
        writeFileSync(path, `#!/bin/bash\necho "$*" >>"$DISK/${program.split("/").pop()}.calls"\n${body}\n`);
        chmodSync(path, 0o755);
    }

    private pack(): void {
        const folder = join(this.disk, "artefact");
        mkdirSync(folder);
        writeFileSync(join(folder, "server.js"), "the server\n");
        execFileSync("tar", ["-czf", join(this.disk, "artefact.tar.gz"), "-C", folder, "."]);
    }
}

/** What a `curl` on an instance would get: metadata, the artefact, and for everything else an empty file. */
const answers = `while (($#)); do
    case $1 in
    -o) out=$2; shift ;;
    --config) cat >"$DISK/curl-config"; shift ;;
    */api/token) echo token; exit ;;
    */security-credentials/) echo web-instance; exit ;;
    */security-credentials/web-instance) echo '{"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret/Key+", "Token": "token=="}'; exit ;;
    */instance-id) echo i-0123456789abcdef0; exit ;;
    */availability-zone) echo eu-west-1a; exit ;;
    */target-lifecycle-state) head -n 1 "$DISK/wanted"; sed -i 1d "$DISK/wanted"; exit ;;
    https://ec2.*) echo '<value>web-group-1a2b3c4</value>'; exit ;;
    *artefacts-1a2b3c4*) cp "$DISK/artefact.tar.gz" "$out"; exit ;;
    esac
    shift
done
[[ -z \${out-} || $out == /dev/null ]] || : >"$out"`;
