import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { homeOf, makeHome, type Home } from "./home.js";
import { Problem } from "./problem.js";
import { readProject } from "./project.js";
import { secretPlaceholder, writeShadow, writeStackCopy } from "./shadow.js";

describe("the engine's copies of the project's files", () => {
    let folder: string;
    let home: Home;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-shadow-"));
        home = homeOf(folder, {});
        makeHome(home);
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const readCopy = (name: string): unknown => parse(readFileSync(join(home.project, name), "utf8"));
    const aws = { kind: "providers", name: "aws", path: "/plugins/aws" } as const;

    it("points at the program and names the plugins, and keeps the rest", () => {
        write(
            "Pulumi.yaml",
            [
                "name: shop # the name",
                "runtime: nodejs",
                "stackConfigDir: .",
                "packages: {parts: ../components, other: registry/name@1.0.0}",
                "plugins:",
                "  providers:",
                "    - {name: aws, path: ../real-aws}",
                "    - {name: own, path: ./own, version: 1.2.3}",
                "  analyzers: [{name: a, path: /a}]",
            ].join("\n"),
        );
        writeShadow(home, readProject(folder), [aws], undefined);
        expect(readCopy("Pulumi.yaml")).to.deep.equal({
            name: "shop",
            runtime: "nodejs",
            main: folder,
            packages: { parts: join(folder, "..", "components"), other: "registry/name@1.0.0" },
            plugins: {
                providers: [
                    { name: "aws", path: "/plugins/aws" },
                    { name: "own", path: join(folder, "own"), version: "1.2.3" },
                ],
                languages: [],
                analyzers: [{ name: "a", path: "/a" }],
            },
        });
    });

    it("does not touch a copy that is right, so that runs of two stacks do not disturb each other", () => {
        write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
        write("Pulumi.dev.yaml", "config: {}\n");
        const times = [1, 2].map(() => {
            writeShadow(home, readProject(folder), [aws], "dev");
            return ["Pulumi.yaml", "Pulumi.dev.yaml"].map((name) => statSync(join(home.project, name)).ino);
        });
        expect(times[0]).to.deep.equal(times[1]);
    });

    it("takes the stack's file afresh and keeps the salt that the engine has given the copy", () => {
        write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
        write("Pulumi.dev.yaml", "config:\n  shop:size: 1\n");
        const copy = join(home.project, "Pulumi.dev.yaml");
        writeFileSync(copy, "config:\n  shop:size: 1\n  shop:once: given with -c\nencryptionsalt: v1:salt\n");
        writeShadow(home, readProject(folder), [aws], "dev");
        expect(readCopy("Pulumi.dev.yaml")).to.deep.equal({ config: { "shop:size": 1 }, encryptionsalt: "v1:salt" });
    });

    it("forgets what -c gave to a stack that has no file", () => {
        const copy = join(home.project, "Pulumi.x.yaml");
        writeFileSync(copy, "config:\n  shop:once: 1\nencryptionsalt: v1:salt\n");
        writeStackCopy(undefined, copy);
        expect(readCopy("Pulumi.x.yaml")).to.deep.equal({ encryptionsalt: "v1:salt" });
    });

    it("gives secrets of real runs a placeholder, because their key is elsewhere", () => {
        write(
            "Pulumi.prod.yaml",
            [
                "secretsprovider: awskms://alias/real",
                "encryptedkey: abc",
                "encryptionsalt: v1:real",
                "config:",
                "  shop:password: {secure: AAAB}",
                "  shop:mail:",
                "    user: me",
                "    key:",
                "      secure: AAAC",
            ].join("\n"),
        );
        const { unreadable } = writeStackCopy(join(folder, "Pulumi.prod.yaml"), join(home.project, "Pulumi.prod.yaml"));
        expect(unreadable).to.deep.equal(["shop:password", "shop:mail.key"]);
        expect(readCopy("Pulumi.prod.yaml")).to.deep.equal({
            config: { "shop:password": secretPlaceholder, "shop:mail": { user: "me", key: secretPlaceholder } },
        });
    });

    it("takes an empty stack file for one without settings", () => {
        write("Pulumi.dev.yaml", "# nothing yet\n");
        writeStackCopy(join(folder, "Pulumi.dev.yaml"), join(home.project, "Pulumi.dev.yaml"));
        expect(readCopy("Pulumi.dev.yaml")).to.deep.equal({});
    });

    it("refuses a stack file of another shape, and says what is expected", () => {
        const copy = () => writeStackCopy(join(folder, "Pulumi.dev.yaml"), join(home.project, "Pulumi.dev.yaml"));
        const file = join(folder, "Pulumi.dev.yaml");
        const found: [string, string][] = [
            ["config:\n  - aws:region: eu-west-1\n", `config in ${file} is a list; it has keys with values below it`],
            ["config: eu-west-1\n", `config in ${file} is the text "eu-west-1"; it has keys`],
            ["- config: {}\n", `${file} is a list; a stack file has keys, such as config:`],
        ];
        for (const [text, sentence] of found) {
            write("Pulumi.dev.yaml", text);
            expect(copy, text).to.throw(Problem, sentence);
        }
        write("Pulumi.dev.yaml", "config:\n");
        expect(copy).not.to.throw();
    });

    it("tells of keys that Pulumi passes over", () => {
        write("Pulumi.dev.yaml", "konfig: {}\nowner: me\nenvironment: [a]\n");
        const file = join(folder, "Pulumi.dev.yaml");
        expect(writeStackCopy(file, join(home.project, "Pulumi.dev.yaml")).unknown).to.deep.equal([
            `${file} has the key konfig, which Pulumi passes over; did you mean config?`,
            `${file} has the key owner, which Pulumi passes over; known are config, environment, secretsprovider, encryptedkey, encryptionsalt`,
        ]);
    });
});
