import { expect } from "chai";
import { EnvironmentError } from "../../common/environment.js";
import { readSettings, type UploadMoverEnvironment } from "./environment.js";

/** What has to be set, and nothing else. */
const required: UploadMoverEnvironment = {
    AWS_REGION: "eu-west-1",
    DATABASE_HOST: "db.example",
    DATABASE_PORT: "3306",
    DATABASE_NAME: "images",
    DATABASE_ENGINE: "mysql",
    DATABASE_SECRET_ARN: "arn:database",
    UPLOADS_PATH: "/mnt/uploads",
    CONTENT_BUCKET: "content",
};

function problemsOf(variables: Record<string, string | undefined>): readonly string[] {
    try {
        readSettings(variables);
    } catch (error) {
        if (error instanceof EnvironmentError) return error.problems;
        throw error;
    }
    return [];
}

describe("the environment of the mover of uploads", () => {
    it("needs no more than the grants give, and believes the authorities that Lambda's runtime brings", () => {
        expect(readSettings({ ...required })).to.deep.equal({
            region: "eu-west-1",
            endpoint: undefined,
            database: { engine: "mysql", host: "db.example", port: 3306, database: "images", secret: "arn:database" },
            certificateFile: "/var/runtime/ca-cert.pem",
            uploadsFolder: "/mnt/uploads",
            bucket: "content",
        });
    });

    it("believes others where it is told to", () => {
        expect(readSettings({ ...required, DATABASE_CA_FILE: "/opt/ca.pem" }).certificateFile).to.equal("/opt/ca.pem");
    });

    it("is refused with one sentence for each variable that is missing", () => {
        const problems = problemsOf({});

        expect(problems.map((problem) => problem.split(" ")[0]).sort()).to.deep.equal(Object.keys(required).sort());
        expect(problems.every((problem) => / is not set; set it to .+\.$/.test(problem))).to.equal(true);
    });
});
