import { expect } from "chai";
import { isLogIn, secretContent } from "./secret-content.js";

describe("the content of a secret", () => {
    it("is what was asked for, whatever else there is", () => {
        const text = JSON.stringify({ engine: "postgres", username: "a", password: 'p"ä', port: 5432 });

        expect(secretContent(text, isLogIn)).to.include({ username: "a", password: 'p"ä' });
    });

    for (const text of ["hunter2", '"hunter2"', "null", "[", '{"username":"a"}', '{"username":"a","password":7}']) {
        it(`is nothing where the text is ${text}`, () => {
            expect(secretContent(text, isLogIn)).to.equal(undefined);
        });
    }
});
