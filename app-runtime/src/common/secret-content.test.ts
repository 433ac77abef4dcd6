import { expect } from "chai";
import { LogIn, secretContent } from "./secret-content.js";

describe("the content of a secret", () => {
    it("is what the schema asks for, whatever else there is", () => {
        const text = JSON.stringify({ engine: "postgres", username: "a", password: 'p"ä', port: 5432 });

        expect(secretContent(text, LogIn)).to.include({ username: "a", password: 'p"ä' });
    });

    for (const text of ["hunter2", '"hunter2"', "null", "[", '{"username":"a"}', '{"username":"a","password":7}']) {
        it(`is nothing where the text is ${text}`, () => {
            expect(secretContent(text, LogIn)).to.equal(undefined);
        });
    }
});
