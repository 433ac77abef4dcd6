import { expect } from "chai";
import { withLiteralKeys } from "./pure-schemas.js";

describe("the schemas of the AWS SDK in a bundle", () => {
    it("have texts for keys where the file says which", () => {
        const source = ['const _xN = "xmlName";', "export var A$ = [3, { [_xN]: _it }];"].join("\n");

        expect(withLiteralKeys(source)).to.equal(
            ['const _xN = "xmlName";', 'export var A$ = [3, { "xmlName": _it }];'].join("\n"),
        );
    });

    it("stay as they are where a key is not a constant of the file, or is no key", () => {
        const source = ["const _a = make();", "export var B$ = [[_a], { [_a]: 1, [_b]: 2 }];"].join("\n");

        expect(withLiteralKeys(source)).to.equal(source);
    });
});
