import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { environmentOf, runtimeOptions, splitArguments } from "./runtime-options.js";

describe("runtimeOptions", () => {
    it("compiles TypeScript unless the project says otherwise, as the vendor's host does", () => {
        expect(runtimeOptions(undefined)).to.deep.equal({ typescript: true, nodeargs: [], tsconfig: undefined });
        expect(runtimeOptions(Struct.fromJavaScript({ typescript: false })).typescript).to.equal(false);
    });

    it("splits node's arguments as a shell does", () => {
        expect(splitArguments(`--import tsx --title="two words" 'a b'`)).to.deep.equal([
            "--import",
            "tsx",
            "--title=two words",
            "a b",
        ]);
    });

    it("tells the SDK what it reads from the environment", () => {
        const options = runtimeOptions(Struct.fromJavaScript({ tsconfig: "tsconfig.infra.json" }));
        expect(environmentOf(options)).to.deep.equal({
            PULUMI_NODEJS_TYPESCRIPT: "true",
            PULUMI_NODEJS_TSCONFIG_PATH: "tsconfig.infra.json",
        });
    });
});
